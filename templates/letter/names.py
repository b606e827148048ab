"""How the people, the organisation and the role are named inside a sentence."""

import re

from templates.answers import Spelling

TITLES = ("Dr", "Mr", "Mrs", "Ms", "Mx", "Prof", "Professor", "Sir", "Dame", "Rev")
"""The titles that may come before a name, as British spelling has them."""

_TITLES = {title.casefold(): title for title in TITLES}
_UNDOTTED = frozenset({"Professor", "Sir", "Dame"})
_FIRST_NAME_TITLES = frozenset({"Sir", "Dame"})
_PARTICLES = frozenset(
    (
        "al ap ben bin da dal de del della den der des di do dos du el ibn la le san st ten ter "
        "van von zu zum"
    ).split()
)
_ROLE_NOUN = r"(?i)\b(role|position|post|job|vacancy|opening|internship|traineeship)$"
_LEADING_ARTICLE = r"(?i)^(?:the|an?)\s+(?=\S)"
_SUFFIX = r"(?i)^(?:jr|sr|ph\.?d|md|mba|[ivx]+|esq)\.?$"
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def joined(names: tuple[str, ...], spelling: Spelling = Spelling.BRITISH) -> str:
    """Return names as a list in a sentence: "Ada", "Ada and Alan", "Ada, Alan and Grace".

    American spelling puts a comma before the "and" of three and more.
    """
    if len(names) < 2:
        return "".join(names)
    comma = "," if spelling is Spelling.AMERICAN and len(names) > 2 else ""
    return f"{', '.join(names[:-1])}{comma} and {names[-1]}"


def number(count: int) -> str:
    """Return a small count in words, a larger one in figures."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def title_and_name(name: str, spelling: Spelling) -> tuple[str, str]:
    """Part a leading title from a name, the title dotted as the spelling has it.

    "Dr. Grace Hopper" is ("Dr", "Grace Hopper") in British spelling; without a title the first
    part is empty. A family name after a comma ("Hopper, PhD") is kept, the suffix is not.
    """
    words = [word for word in name.split() if not re.match(_SUFFIX, word.strip(","))]
    words = words or name.split()
    if len(words) > 1 and (title := _TITLES.get(words[0].rstrip(".").casefold())):
        dot = "" if spelling is Spelling.BRITISH or title in _UNDOTTED else "."
        return title + dot, " ".join(words[1:]).rstrip(",")
    return "", " ".join(words).rstrip(",")


def given_name(name: str, spelling: Spelling) -> str:
    """Return what a friendly letter calls someone: the first name, or title and family name.

    A name that is one word, or an initial and a family name, is not taken apart.
    """
    title, rest = title_and_name(name, spelling)
    first, *more = rest.split() or [""]
    if title and (not more or first.casefold() in _PARTICLES):
        return f"{title} {rest}"
    if first.endswith(".") or len(first) == 1 or first.casefold() in _PARTICLES:
        return f"{title} {rest}".strip()
    return first


def formal_name(name: str, spelling: Spelling) -> str:
    """Return what a formal letter calls someone: title and family name, or the name in full.

    Without a title none is guessed.
    """
    title, rest = title_and_name(name, spelling)
    words = rest.split()
    if not title or len(words) < 2:
        return f"{title} {rest}".strip()
    if title in _FIRST_NAME_TITLES:
        return f"{title} {words[0]}"
    family = len(words) - 1
    while family > 0 and _is_particle(words[family - 1], first=family == 1):
        family -= 1
    return f"{title} {' '.join(words[family:])}"


def _is_particle(word: str, *, first: bool) -> bool:
    # "Ben" and "Al" begin a name as often as they part one.
    return word.casefold().rstrip(".") in _PARTICLES and not (first and word[0].isupper())


def with_title_as_spelt(name: str, spelling: Spelling) -> str:
    """Return a name as typed, but for the dot of a leading title."""
    title, rest = title_and_name(name, spelling)
    return f"{title} {rest}" if title else name


def the_role(role: str) -> str:
    """Return a role as a noun phrase: "the Programming Lead role", never "role role".

    A role typed with its own noun keeps it ("the post of Head Gardener"), and an article typed
    in front is not doubled.
    """
    bare = re.sub(_LEADING_ARTICLE, "", role)
    has_noun = re.search(_ROLE_NOUN, bare) or re.match(
        r"(?i)(?:role|position|post|job) (?:of|as)\b", bare
    )
    if has_noun:
        first, _, rest = bare.partition(" ")
        if first.casefold() in ("role", "position", "post", "job"):
            bare = f"{first.lower()} {rest}"
        return "the " + re.sub(_ROLE_NOUN, lambda noun: noun[0].lower(), bare)
    return f"the {bare} role"


def bare_role(role: str) -> str:
    """Return a role without an article in front and without its noun at the end."""
    bare = re.sub(_LEADING_ARTICLE, "", role)
    return re.sub(_ROLE_NOUN, "", bare).strip() or bare


def inside_a_sentence(organisation: str) -> str:
    """Return an organisation's name with a leading "The" as it stands inside a sentence."""
    return re.sub(r"^The(?= \S)", "the", organisation)


def as_usually_written(name: str) -> str | None:
    """Return a name typed in haste, all capitals or all small, as names are usually written.

    None for any other name, and for one of a single letter: what is typed is offered a better
    form, never given one.
    """
    letters = [character for character in name if character.isalpha()]
    if len(letters) < 2 or not (name.isupper() or name.islower()):
        return None
    words = name.split()
    written = [
        word.lower()
        if 0 < place < len(words) - 1 and word.lower() in _PARTICLES
        else _capital(word)
        for place, word in enumerate(words)
    ]
    usual = " ".join(written)
    return usual if usual != name else None


def _capital(word: str) -> str:
    titled = re.sub(r"[^\W\d_]+", lambda part: part[0][0].upper() + part[0][1:].lower(), word)
    return re.sub(r"\bMc([a-z])", lambda part: "Mc" + part[1].upper(), titled)
