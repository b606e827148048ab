"""Parse the name of a person, and choose the form of it for a greeting."""

import re
from typing import NamedTuple

from templates.answers import Spelling
from templates.letter import name_words

AND_IN_COUPLE, OR_IN_COUPLE = "‿", "⁀"
"""Characters in place of " and " and " or " in the title of a couple, which is then one word."""

# Here, in `people` and in `roles`, patterns are not compiled: most names and roles need none of
# them, and compiling them all would take as long as everything else that composes a note.
_LETTERS = r"[^\W\d_]+"
_CREDENTIAL = r"[A-Z][A-Za-z.]*[A-Z][A-Za-z.]*(?:-[A-Z]+)?"
_ONSET = "(?:zh|ch|sh|kw|ts|hs|ng|[bcdfghjklmnpqrstwxyz])?"
_SYLLABLE = rf"(?i:{_ONSET}[aeiouüy]{{1,3}}(?:ng|[nmkpth])?)"
_SYLLABLES = rf"{_SYLLABLE}{{1,2}}"
"""One or two syllables of a Chinese or Korean name in Latin letters."""
_EAST_SLAVIC_FAMILY = r"(?i)(?:[оеё]ва?|ина?|ск[иі]й|ская|енко|чук)$"


class PersonName(NamedTuple):
    """One person, or a team, as named in an answer.

    `full` is the name in the order typed, without title, suffix and middle initials. `given` and
    `family` are "" if they are unknown. `is_guess` is whether the name may be read differently, and
    `alternative` is the other likely reading.
    """

    full: str
    title: str = ""
    given: str = ""
    family: str = ""
    nickname: str = ""
    suffix: str = ""
    is_team: bool = False
    is_guess: bool = False
    alternative: "PersonName | None" = None

    def greeting_name(self, spelling: Spelling, *, formal: bool) -> str:
        """Return the name after "Dear": the title and the family name, or the given name.

        No title is guessed: without one, a formal greeting has the full name.
        """
        title = spell_title(self.title, spelling)
        given = self.nickname or self.given
        family = self.family or self.given or self.full
        if not title or self.is_team:
            return self.full if formal or not given else given
        if self.title in name_words.GIVEN_NAME_TITLES and self.given:
            return f"{title} {self.given}"
        if self.title in name_words.FAMILY_NAME_TITLES or not given:
            return f"{title} {family}".strip()
        if formal:
            return f"{title} {self.full if self.title in name_words.FULL_NAME_TITLES else family}"
        return f"{title} {given}" if self.title in name_words.KEPT_TITLES else given

    def full_with_title(self, spelling: Spelling) -> str:
        """Return the full name with its title."""
        return f"{spell_title(self.title, spelling)} {self.full}".strip()


def spell_title(title: str, spelling: Spelling) -> str:
    """Return a title with the full stop that American spelling gives it."""
    if spelling is not Spelling.AMERICAN:
        return title
    return " ".join(
        f"{word}." if word in name_words.ABBREVIATED_TITLES else word for word in title.split()
    )


def parse_person(text: str, *, nickname: str = "", suffix: str = "") -> PersonName:
    """Parse a text with only the name of one person; any text is accepted."""
    text = with_usual_capitals(text) or text
    title, words = split_title(text.split())
    while len(words) > 1 and is_suffix(words[-1], after_full_name=len(words) > 2 or bool(title)):
        suffix = f"{words.pop()} {suffix}".strip()
    if (not title or title in name_words.COURTESY_TITLES) and _has_doctorate(suffix):
        title = "Dr"
    words = [_capitalise_at(index, word) for index, word in enumerate(words)]
    person = _parse_words(words, with_title=bool(title))
    if " and " in title or " or " in title:
        # A greeting by the given name would leave out one of the two.
        person = person._replace(given="")
    alternative = person.alternative and person.alternative._replace(title=title, suffix=suffix)
    return person._replace(title=title, nickname=nickname, suffix=suffix, alternative=alternative)


def split_title(words: list[str]) -> tuple[str, list[str]]:
    """Return the title for a greeting, or "", and the words after the titles.

    Of several titles the most important is returned: Professor for "Prof. Dr.", Dr for "Frau Dr.",
    and Sir for "Professor Sir".
    """
    titles: list[str] = []
    rest = list(words)
    while rest:
        word = as_listed(rest[0])
        following = as_listed(rest[1]) if len(rest) > 1 else ""
        if word in name_words.WORDS_BEFORE_TITLES and following in name_words.TITLES:
            rest.pop(0)
        elif AND_IN_COUPLE in rest[0] or OR_IN_COUPLE in rest[0]:
            conjunction = "and" if AND_IN_COUPLE in rest[0] else "or"
            couple = rest.pop(0).replace(OR_IN_COUPLE, AND_IN_COUPLE).split(AND_IN_COUPLE)
            couple_titles = [name_words.TITLES.get(as_listed(title), title) for title in couple]
            titles.append(f" {conjunction} ".join(couple_titles))
        elif titles and _is_after_title(rest, titles[-1]):
            rest.pop(0)
        elif word in name_words.TITLES and (len(rest) > 1 or titles):
            titles.append(name_words.TITLES[word])
            rest.pop(0)
        elif len(rest) > 1 and _is_abbreviation(rest[0]):
            titles.append(rest.pop(0))
        else:
            break
    titles = [title for title in titles if title]
    special_titles = [title for title in titles if title not in name_words.COURTESY_TITLES]
    for group in (name_words.NOBLE_TITLES, {"Professor"}, {"Dr"}):
        for title in special_titles:
            if title in group:
                return title, rest
    if special_titles and all(title in name_words.RANKS for title in special_titles):
        return " ".join(special_titles), rest
    return (special_titles or titles or [""])[0], rest


def _is_abbreviation(word: str) -> bool:
    """Return whether a word before a name looks like an abbreviated title: "Det."."""
    letters = word.removesuffix(".")
    is_short = letters != word and letters.isalpha() and 1 < len(letters) < 6
    return is_short and letters.istitle() and not (
        is_given_name(letters) or as_listed(word) in name_words.ABBREVIATED_GIVEN_NAMES
    )  # fmt: skip


def _is_after_title(words: list[str], title: str) -> bool:
    """Return whether the first word belongs to the title before it: "rer." in "Dr. rer. nat."."""
    # Without a full stop, most of these words may also be names: "Dr Phil Roe".
    is_unmistakable = words[0].endswith(".") or title == "Datuk" or words[0].startswith("Emerit")
    words_after_title = name_words.WORDS_AFTER_TITLE.get(title, frozenset())
    return is_unmistakable and len(words) > 1 and as_listed(words[0]) in words_after_title


def _parse_words(words: list[str], *, with_title: bool) -> PersonName:
    """Parse the words of a name without title and suffix, by the first rule that applies."""
    full = " ".join(words)
    lower = [word.casefold() for word in words]
    if len(words) < 2:
        given = "" if with_title else full
        return PersonName(full, given=given, is_guess=not with_title and not is_given_name(full))
    if _has_honorific(words) or not has_cased_letters(full) or _is_family_first_in_cyrillic(words):
        return PersonName(full)
    for index, word in enumerate(lower):
        if index and word in name_words.PATRONYMIC_PARTICLES:
            return PersonName(full, given=" ".join(words[:index]))
    if any(word.isupper() for word in words) and not full.isupper():
        in_capitals = [len(word) > 1 and word.isupper() and not is_initial(word) for word in words]
        if in_capitals[0] or in_capitals[-1]:
            return _parse_with_family_in_capitals(words, in_capitals)
    return (
        _parse_family_first(words, lower)
        or _parse_east_asian(words, lower)
        or _parse_given_first(words, lower, with_title=with_title)
    )


def _parse_with_family_in_capitals(words: list[str], in_capitals: list[bool]) -> PersonName:
    """Parse "LI Xiaoming" or "Xiaoming LI"; particles of the family name may be in lower case.

    `in_capitals` says of each word whether it is in capitals.
    """
    if in_capitals[0]:
        end = in_capitals.index(False) if False in in_capitals else len(words)
        family, given = words[:end], words[end:]
    else:
        start = len(in_capitals) - in_capitals[::-1].index(False)
        while start > 1 and is_particle(words[start - 1]):
            start -= 1
        family, given = words[start:], words[:start]
    family = [_capitalise_word(word) if len(word) > 1 else word for word in family]
    full = [*family, *given] if in_capitals[0] else [*given, *family]
    is_vietnamese = (
        in_capitals[0] and family[0].casefold() in name_words.VIETNAMESE_NAMES and len(given) > 1
    )
    # Vietnamese people are called by the last of their given names.
    given = given[-1:] if is_vietnamese else given_name_words(given) or given[:1]
    return PersonName(" ".join(full), given=" ".join(given), family=" ".join(family))


def _parse_family_first(words: list[str], lower: list[str]) -> PersonName | None:
    """Parse a Hungarian, Vietnamese or Japanese name with the family name first, if it is one."""
    full = " ".join(words)
    is_vietnamese = (
        lower[0] in name_words.VIETNAMESE_NAMES and lower[-1] not in name_words.VIETNAMESE_NAMES
    )
    if is_vietnamese and len(words) > 2:
        # Vietnamese people are called by the last of their given names, also with a title.
        return _with_alternative(
            PersonName(full, given=words[-1]), given=words[0], family=words[-1]
        )
    for family_names in (
        name_words.HUNGARIAN_NAMES,
        name_words.JAPANESE_NAMES,
        name_words.VIETNAMESE_NAMES,
    ):
        if lower[0] in family_names and lower[-1] not in family_names and len(words) == 2:
            may_be_given_first = family_names is not name_words.HUNGARIAN_NAMES
            # "Le" is more often a French particle than a Vietnamese name.
            if lower[0] == "le" or (may_be_given_first and is_given_name(words[1])):
                return None
            person = PersonName(full, given=words[1], family=words[0])
            return _with_alternative(person, given=words[0], family=words[1])
    return None


def _parse_east_asian(words: list[str], lower: list[str]) -> PersonName | None:
    """Parse a Chinese or Korean name in either order, if it is one.

    If the order is unknown, so are the given and the family name, and a greeting has the full name.
    """
    first, *rest = words
    family_names = name_words.CHINESE_OR_KOREAN_NAMES
    if family_names.isdisjoint(lower):
        return None
    if not all(re.fullmatch(_SYLLABLES, part) for word in rest for part in word.split("-")):
        return None
    is_hyphenated = "-" in words[-1]
    western = PersonName(" ".join(words), given=first, family=words[-1])
    if lower[0] not in family_names:
        if lower[1] in family_names and (len(words) > 3 or (len(words) == 3 and is_hyphenated)):
            return western._replace(family=words[1])
        are_short = all(len(word) < 6 and re.fullmatch(_SYLLABLE, word) for word in words)
        if len(words) == 3 and lower[2] in family_names and are_short and not is_given_name(first):
            return western._replace(given=" ".join(words[:2]))
        return None
    if any(map(is_given_name, rest)):
        # "Kim Jane" may be in either order, but "Lee Ann Womack" begins with the given name.
        return _in_unknown_order(western) if len(words) == 2 else None
    if lower[-1] in family_names and not is_hyphenated and len(words) == 2:
        return _in_unknown_order(western)
    if (
        len(words) == 2
        and lower[0] in name_words.CHINESE_OR_KOREAN_NAMES_ALSO_GIVEN
        and not is_hyphenated
    ):
        return _in_unknown_order(western)
    # Nobody is called by a given name of one syllable alone.
    given = "" if len(rest) == 1 and re.fullmatch(_SYLLABLE, rest[0]) else " ".join(rest)
    return _with_alternative(
        western._replace(given=given, family=first), given=first, family=words[-1]
    )


def _in_unknown_order(western: PersonName) -> PersonName:
    """Return a name whose first or last word may be the family name."""
    return western._replace(given="", family="", is_guess=True, alternative=western)


def _with_alternative(person: PersonName, *, given: str, family: str) -> PersonName:
    """Return a name as a guess, with an alternative that has another given and family name."""
    alternative = person._replace(given=given, family=family)
    return person._replace(is_guess=True, alternative=alternative)


def _parse_given_first(words: list[str], lower: list[str], *, with_title: bool) -> PersonName:
    """Parse a name with the given name first."""
    full = " ".join(words)
    particles = name_words.LEADING_PARTICLES
    if words[0].islower() and is_particle(words[0]):
        return PersonName(full, family=full)
    if lower[0] in particles and (with_title or len(words) == 2):
        return PersonName(full, family=full, is_guess=True)
    if with_title and len(words) == 2 and lower[0] in name_words.SPANISH_NAMES:
        return PersonName(full, family=full, is_guess=True)
    if " ".join(lower) in name_words.DOUBLE_GIVEN_NAMES:
        return PersonName(full, given=full, is_guess=True)
    given = given_name_words(words)
    rest = words[len(given) :]
    if not given:
        return _parse_initial_first(full, [word for word in words if not is_initial(word)])
    if not rest or (len(rest) == 1 and is_initial(rest[0])):
        return PersonName(full, given=" ".join(given), family=full if with_title else "")
    rest = [word for word in rest[:-1] if not is_initial(word)] + rest[-1:]
    full = " ".join([*given, *rest])
    start = _family_start(rest)
    person = PersonName(full, given=" ".join(given), family=" ".join(rest[start:]))
    if start == 0 and len(rest) > 1 and not is_particle(rest[0]) and not _is_spanish(rest[0]):
        return _with_alternative(person, given=person.given, family=rest[-1])
    return person


def _parse_initial_first(full: str, rest: list[str]) -> PersonName:
    """Parse "J. R. Smith", without a known given name, or "J. Robert Oppenheimer"."""
    if len(rest) > 1 and (
        is_given_name(rest[0]) or rest[0].casefold() in name_words.GIVEN_OR_FAMILY_NAMES
    ):
        family = " ".join(rest[1 + _family_start(rest[1:]) :])
        return PersonName(full, given=rest[0], family=family, is_guess=True)
    return PersonName(full, family=" ".join(rest))


def given_name_words(words: list[str]) -> list[str]:
    """Return the words of the given name at the start of a name; none if it is an initial."""
    lower = [word.casefold() for word in words]
    if not words or is_initial(words[0]):
        return []
    if lower[0] in name_words.GIVEN_NAME_PREFIXES and len(words) > 1:
        return words[:2]
    if lower[0] in ("maría", "maria"):
        for beginning, length in ((["del"], 3), (["de", "los"], 4), (["de", "las"], 4)):
            if lower[1 : 1 + len(beginning)] == beginning and len(words) > length:
                return words[:length]
    if len(words) > 1 and f"{lower[0]} {lower[1]}" in name_words.DOUBLE_GIVEN_NAMES:
        return words[:2]
    return words[:1]


def _family_start(rest: list[str]) -> int:
    """Return the index of the first word of the family name in the words after the given name.

    Particles are part of the family name. The word before the last one is, too, unless it is a
    known given name: to leave out half a family name is ruder than to include a middle name.
    """
    if is_particle(rest[0]):
        return 0
    start = len(rest) - 1
    while start > 0 and is_particle(rest[start - 1]):
        start -= 1
    if start == 0:
        return 0
    before = rest[start - 1]
    if rest[start].casefold() in ("y", "e", "i") or _is_spanish(before):
        return start - 1
    has_particle = start < len(rest) - 1
    is_middle_name = is_given_name(before) or before.casefold() in name_words.GIVEN_OR_FAMILY_NAMES
    return start if has_particle or is_middle_name else start - 1


# --- words


def as_listed(word: str) -> str:
    """Return a word as in the lists of `name_words`: in lower case and without punctuation."""
    return word.strip(".,;:").replace(".-", "-").casefold()


def is_initial(word: str) -> bool:
    """Return whether a word is one or more initials: "J", "J.", "R.K.", "JR"."""
    letters = word.replace(".", " ").replace("-", " ").split()
    if letters and all(len(letter) == 1 and letter.isalpha() for letter in letters):
        return not word.islower() and word != "Ó"
    if len(word) != 2 or not word.isalpha() or not word.isupper():
        return False
    family_names = name_words.CHINESE_OR_KOREAN_NAMES | name_words.VIETNAMESE_NAMES
    return word.casefold() not in family_names


def is_given_name(word: str) -> bool:
    """Return whether a word is in most cases a given name."""
    return word.casefold().partition("-")[0] in name_words.GIVEN_NAMES


def is_particle(word: str) -> bool:
    """Return whether a word is a particle of a family name: "van", "de"."""
    return word.casefold().rstrip(".") in name_words.PARTICLES


def is_suffix(word: str, *, after_full_name: bool) -> bool:
    """Return whether a word is a suffix of a name: "Jr", "PhD", "P.E.".

    `after_full_name` is whether the words before it are a full name. If not, a word such as "MA"
    may be the family name.
    """
    letters = as_listed(word).replace(".", "")
    if letters in name_words.SUFFIXES_OR_NAMES:
        return after_full_name and word.isupper() and len(letters) > 1
    return letters in name_words.SUFFIXES


def is_credential(text: str, *, in_capitals: bool = False) -> bool:
    """Return whether all words of a text are suffixes, or look like abbreviations after a name.

    If the whole text was typed `in_capitals`, capitals do not make a word look like one.
    """
    return all(
        is_suffix(word, after_full_name=True)
        or (not in_capitals and not is_given_name(word) and re.fullmatch(_CREDENTIAL, word))
        for word in text.split()
    )


def has_cased_letters(text: str) -> bool:
    """Return whether a text is in Latin, Greek or Cyrillic letters."""
    return text.isascii() or all(
        ord(letter) < 0x530 or 0x1E00 <= ord(letter) < 0x2000 for letter in text
    )


def _has_doctorate(suffix: str) -> bool:
    return any(as_listed(word).replace(".", "") in name_words.DOCTORATES for word in suffix.split())


def _has_honorific(words: list[str]) -> bool:
    """Return whether a name ends as in "Tanaka-san", "Suzuki sensei", "Ahmet Bey"."""
    name, hyphen, ending = words[-1].rpartition("-")
    return words[-1] in name_words.HONORIFICS or bool(
        name and hyphen and ending in name_words.HONORIFICS
    )


def _is_family_first_in_cyrillic(words: list[str]) -> bool:
    """Return whether a name is like "Иванов Иван" or "Иван Иванович", which is used in full."""
    return words[0][0] > "\u0400" and (
        len(words) > 2 or re.search(_EAST_SLAVIC_FAMILY, words[0]) is not None
    )


def _is_spanish(word: str) -> bool:
    """Return whether a word is probably a Spanish family name."""
    lower = word.casefold()
    return (
        lower in name_words.SPANISH_NAMES
        or lower.endswith("ez")
        or any(map(lower.__contains__, "áéíóúñ"))
    )


# --- capitals


def with_usual_capitals(name: str) -> str | None:
    """Return a name typed in only capitals or only lower case with the usual capitals.

    Return None for any other name, for a single letter, and for a text with an email address.
    """
    letters = [character for character in name if character.isalpha()]
    if len(letters) < 2 or "@" in name or not (name.isupper() or name.islower()):
        return None
    words = name.split()
    capitalised = [
        word.lower()
        if 0 < index < len(words) - 1 and _is_usually_lower_case(words, index)
        else _capitalise_word(word, is_first=index == 0)
        for index, word in enumerate(words)
    ]
    result = " ".join(capitalised)
    return result if result != name else None


def _is_usually_lower_case(words: list[str], index: int) -> bool:
    word = words[index].casefold()
    after_particle = word in ("la", "le", "los", "las") and is_particle(words[index - 1])
    return word in name_words.LOWER_CASE_WORDS or after_particle


def _capitalise_at(index: int, word: str) -> str:
    """Return the word at an index of a name capitalised, unless names have it in lower case."""
    lower_case_words = (
        name_words.PARTICLES | name_words.PATRONYMIC_PARTICLES
        if index
        else name_words.LEADING_PARTICLES
    )
    if not word.islower() or word in lower_case_words or (index and word in name_words.HONORIFICS):
        return word
    return _capitalise_word(word)


def _capitalise_word(word: str, *, is_first: bool = False) -> str:
    """Return a word with the usual capitals: "O'Brien", "McDonald", "PhD"."""
    lower = as_listed(word)
    if lower in name_words.UNUSUAL_CAPITALS:
        return word.casefold().replace(lower, name_words.UNUSUAL_CAPITALS[lower])
    if lower.replace(".", "") in name_words.SUFFIXES - name_words.SUFFIXES_OR_NAMES or (
        is_first and is_initial(word.upper()) and lower not in name_words.GIVEN_NAMES
    ):
        return word.upper()
    titled = re.sub(_LETTERS, lambda match: match[0][0].upper() + match[0][1:].lower(), word)
    titled = re.sub(r"(?<=[^\W\d_]['’])S$", "s", titled)
    return re.sub(
        r"\b(Mc|Mac)([a-z]+)",
        lambda match: (
            match[1] + match[2].capitalize()
            if match[1] == "Mc" or match[2] in name_words.PARTS_AFTER_MAC
            else match[0]
        ),
        titled,
    )
