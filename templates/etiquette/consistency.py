"""Check a note against the answers: the names, the organisation and the role."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from templates.answers import Answers
from templates.etiquette.findings import Category, Finding, Severity
from templates.etiquette.letter_parts import Letter
from templates.letter.name_words import TITLES
from templates.letter.roles import role_name

_LETTERS = r"(?:[^\W\d_][\u0300-\u036f]*)+"
"""Letters, also those whose accent is a character of its own."""
_CAPITALISED = re.compile(
    rf"(?<![\w@./\u0300-\u036f-])[^\W\d_a-zß-öø-ÿ][\w\u0300-\u036f]*"
    rf"(?:['’-]{_LETTERS})*(?![\w@\u0300-\u036f])"
)
_WORD = re.compile(rf"{_LETTERS}(?:['’-]{_LETTERS})*")
_NAME = r"((?:the\s)?[A-Z][\w&.'’-]*(?:\s(?:&|and|of|de|for)?\s?[A-Z][\w&.'’-]*){0,4})"
_ORGANISATION = re.compile(
    r"\b(?:role|position|post|job|opportunity|vacancy|opening|internship|career|interview|"
    rf"interviewing|interviewed|application)\s(?:at|with)\s{_NAME}|\bjoin(?:ing)?\s{_NAME}"
)
_ROLE = re.compile(r"\bthe\s((?:[A-Z][\w&/-]*\s){1,5})(?:role|position|post|job|vacancy|opening)\b")
_GREETING_WORDS = frozenset(
    (
        "dear hi hello hey good morning afternoon evening miss madam all everyone team both and "
        "hiring manager recruiter panel"
    ).split()
).union(TITLES)
_MISSPELT = "The name is spelt otherwise in your answers; a wrong name undoes the rest of the note."
_WRONG_NAME = (
    "This is not the name in your answers; a note meant for someone else is never forgotten."
)
_WORDS_OF_LETTERS = frozenset(
    (
        "best cheers come dear each even ever from glad good great hello here hope hoping just "
        "kind kindest kindly last like long look love many mark meet more most much nice once only "
        "over please regards respectfully sincerely some such sure take thank thanks that their "
        "them then there these they this those time true truly very want warm warmest warmly well "
        "were what when where which while wish wishes wishing with work would your yours january "
        "february march april june july august september october november december monday tuesday "
        "wednesday thursday friday saturday sunday"
    ).split()
)
"""Words that a sentence of any letter may begin with: none is a misspelt name."""
_AROUND_NAMES = '.,;:()<>[]"“”'
_MIN_LETTERS = 4
"""The minimum length of a name to compare; shorter names are similar by coincidence."""


def check_consistency(
    text: str, letter: Letter, answers: Answers, greeting: str
) -> Iterator[Finding]:
    """Yield a finding for each name unlike the one in the answers.

    `greeting` is the right greeting, offered in place of a wrong one.
    """
    yield from check_spelling_of_names(text, answers)
    known = _words([*_names(answers), greeting])
    if letter.greeting and answers.recipient_name:
        at, words = letter.greeting
        for match in _WORD.finditer(words):
            word = _folded(match[0])
            if word not in _GREETING_WORDS | known and not _is_near_miss(match[0], answers):
                yield _stop(at, at + len(words), words, _WRONG_NAME, greeting)
                break
    organisations = _words([answers.organisation, answers.client])
    if organisations:
        for match in _ORGANISATION.finditer(text):
            name = match[1] or match[2]
            if not _words([name]) & (organisations | known) and not _is_near_miss(name, answers):
                at = match.start(1) if match[1] else match.start(2)
                yield _stop(at, at + len(name), name, _WRONG_NAME, answers.organisation or None)
    role = _words([answers.role])
    if role:
        for match in _ROLE.finditer(text):
            name = match[1].rstrip()
            if not _words([name]) & (role | known) and not _is_near_miss(name, answers):
                at = match.start(1)
                yield _stop(at, at + len(name), name, _WRONG_NAME, role_name(answers.role))


def check_spelling_of_names(text: str, answers: Answers) -> Iterator[Finding]:
    """Yield a finding for each word that is nearly, but not quite, a name in the answers."""
    for match in _CAPITALISED.finditer(text):
        word = re.sub(r"['’]s$", "", match[0])
        if right := _near_miss(word, _names(answers)):
            yield _stop(match.start(), match.start() + len(word), word, _MISSPELT, right)


def _is_near_miss(name: str, answers: Answers) -> bool:
    return any(_near_miss(word, _names(answers)) for word in name.split())


def _names(answers: Answers) -> tuple[str, ...]:
    texts = (
        answers.recipient_name, answers.greet_as, answers.organisation, answers.client,
        answers.sender_name, answers.role, *answers.also_thank,
    )  # fmt: skip
    return tuple(dict.fromkeys(w.strip(_AROUND_NAMES) for text in texts for w in text.split()))


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(_folded(word) for text in texts for word in _WORD.findall(text))


def _folded(word: str) -> str:
    """Return a word in lower case, with each accent and its letter as one character."""
    return unicodedata.normalize("NFC", word).casefold()


@lru_cache(maxsize=1024)
def _near_miss(word: str, names: tuple[str, ...]) -> str | None:
    """Return the name that a word is a misspelling of, or None."""
    lower = _folded(word)
    if len(lower) < _MIN_LETTERS or lower in _WORDS_OF_LETTERS:
        return None
    if any(lower == _folded(name) for name in names):
        return None
    for name in names:
        if len(name) >= _MIN_LETTERS and name[:1].isupper():
            max_distance = 1 if min(len(name), len(lower)) < 8 else 2
            expected = _folded(name)
            alike = expected[0] == lower[0] and abs(len(expected) - len(lower)) <= max_distance
            if alike and _distance(lower, expected) <= max_distance:
                return name
    return None


def _distance(one: str, other: str) -> int:
    """Return the edit distance of two words; swapping two neighbouring letters counts as one.

    This is the optimal string alignment distance.
    """
    before_last: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        current = [row]
        for column, expected in enumerate(other, 1):
            cost = min(last[column] + 1, current[-1] + 1, last[column - 1] + (letter != expected))
            swapped = row > 1 and column > 1 and letter == other[column - 2]
            if swapped and one[row - 2] == expected:
                cost = min(cost, before_last[column - 2] + 1)
            current.append(cost)
        before_last, last = last, current
    return last[-1]


def _stop(start: int, end: int, text: str, message: str, replacement: str | None) -> Finding:
    return Finding(Category.NAME, Severity.STOP, start, end, text, message, replacement)
