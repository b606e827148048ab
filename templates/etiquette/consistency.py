"""Whether a note agrees with the answers: names, organisation and role as they were given."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from templates.answers import Answers
from templates.etiquette.findings import Finding, Rule, Severity
from templates.etiquette.letter_parts import Letter
from templates.letter.names import bare_role

_CAPITALISED = re.compile(r"(?<![\w@./-])[^\W\d_a-zß-öø-ÿ][\w]*(?:['’-][^\W\d_]+)*(?![\w@])")
_RUN = r"((?:the\s)?[A-Z][\w&.'’-]*(?:\s(?:&|and|of|de|for)?\s?[A-Z][\w&.'’-]*){0,4})"
_AT_AN_ORGANISATION = re.compile(
    r"\b(?:role|position|post|job|opportunity|vacancy|opening|internship|career|interview|"
    rf"interviewing|interviewed|application)\s(?:at|with)\s{_RUN}|\bjoin(?:ing)?\s{_RUN}"
)
_A_ROLE = re.compile(
    r"\bthe\s((?:[A-Z][\w&/-]*\s){1,5})(?:role|position|post|job|vacancy|opening)\b"
)
_GREETED_SO = frozenset(
    (
        "dear hi hello hey good morning afternoon evening mr mrs ms mx miss dr prof professor sir "
        "madam dame rev all everyone team both and hiring manager recruiter panel"
    ).split()
)
_MISSPELT = "The name is spelt otherwise in your answers; a wrong name undoes the rest of the note."
_ANOTHER = "This is not the name in your answers; a note meant for someone else is never forgotten."
_SHORTEST = 4
"""Letters under which two names are too easily alike to tell a slip from another name."""


def inconsistencies(
    text: str, letter: Letter, answers: Answers, greeting: str
) -> Iterator[Finding]:
    """Yield every name that is unlike the one given; `greeting` is how the reader is greeted."""
    yield from misspelt(text, answers)
    given = _given(answers)
    if letter.greeting and answers.recipient_name:
        at, words = letter.greeting
        for found in re.finditer(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", words):
            word = found[0].casefold()
            if word not in _GREETED_SO and word not in given and not _close_to(found[0], answers):
                yield _stop(at, at + len(words), words, _ANOTHER, greeting)
                break
    organisations = _words([answers.organisation, answers.client])
    if organisations:
        for found in _AT_AN_ORGANISATION.finditer(text):
            name = found[1] or found[2]
            words_in = _words([name])
            if not words_in & (organisations | given) and not _close_to(name, answers):
                at = found.start(1) if found[1] else found.start(2)
                yield _stop(at, at + len(name), name, _ANOTHER, answers.organisation or None)
    role = _words([answers.role])
    if role:
        for found in _A_ROLE.finditer(text):
            name = found[1].rstrip()
            if not _words([name]) & (role | given) and not _close_to(name, answers):
                at = found.start(1)
                yield _stop(at, at + len(name), name, _ANOTHER, bare_role(answers.role))


def misspelt(text: str, answers: Answers) -> Iterator[Finding]:
    """Yield every name that is nearly, but not quite, one that was given."""
    for found in _CAPITALISED.finditer(text):
        word = re.sub(r"['’]s$", "", found[0])
        if right := _near_miss(word, _names(answers)):
            yield _stop(found.start(), found.start() + len(word), word, _MISSPELT, right)


def _close_to(name: str, answers: Answers) -> bool:
    return any(_near_miss(word, _names(answers)) for word in name.split())


def _names(answers: Answers) -> tuple[str, ...]:
    texts = (
        answers.recipient_name, answers.greet_as, answers.organisation, answers.client,
        answers.sender_name, answers.role, *answers.also_thank,
    )  # fmt: skip
    return tuple(dict.fromkeys(w.strip(".,()") for text in texts for w in text.split()))


def _given(answers: Answers) -> frozenset[str]:
    return _words(_names(answers))


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(
        word.casefold()
        for text in texts
        for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)
    )


@lru_cache(maxsize=1024)
def _near_miss(word: str, names: tuple[str, ...]) -> str | None:
    plain = word.casefold()
    if len(plain) < _SHORTEST or any(plain == name.casefold() for name in names):
        return None
    for name in names:
        if len(name) >= _SHORTEST and name[:1].isupper():
            slips = 1 if min(len(name), len(plain)) < 8 else 2
            if name[0].casefold() == plain[0] and _slips(plain, name.casefold(), slips):
                return name
    return None


def _slips(one: str, other: str, most: int) -> bool:
    """Say whether two words differ by at most a few letters left out, added, changed or turned."""
    if abs(len(one) - len(other)) > most:
        return False
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        now = [row]
        for column, wanted in enumerate(other, 1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != wanted))
            turned = row > 1 and column > 1 and letter == other[column - 2]
            if turned and one[row - 2] == wanted:
                cost = min(cost, before_last[column - 2] + 1)
            now.append(cost)
        before_last, last = last, now
    return last[-1] <= most


def _stop(start: int, end: int, text: str, why: str, replacement: str | None) -> Finding:
    return Finding(Rule.NAME, Severity.STOP, start, end, text, why, replacement)


def resolve_placeholders(answers: Answers) -> Mapping[str, str]:
    """Return the answers that left-overs of a template stand for."""
    return {
        "sender_name": answers.sender_name,
        "role": answers.role,
        "organisation": answers.organisation,
        "recipient_name": answers.recipient_name,
    }
