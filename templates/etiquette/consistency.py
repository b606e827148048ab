"""Check a note against the answers: the names, the organisation and the role."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from templates.answers import Answers
from templates.etiquette.findings import Category, Finding, Severity
from templates.etiquette.letter_parts import LetterParts
from templates.grammar.grammar_words import MONTHS, WEEKDAYS
from templates.letter.roles import short_role_name
from templates.names.name_words import TITLES

_LETTERS = r"(?:[^\W\d_][\u0300-\u036f]*)+"
"""Letters, each with combining accents if it has any."""
_CAPITALISED_WORD = re.compile(
    rf"(?<![\w@./\u0300-\u036f-])[^\W\d_a-zß-öø-ÿ][\w\u0300-\u036f]*"
    rf"(?:['’-]{_LETTERS})*(?![\w@\u0300-\u036f])"
)
"""A capitalised word that is not part of an address or a path."""
_WORD = re.compile(rf"{_LETTERS}(?:['’-]{_LETTERS})*")
_ORGANISATION = re.compile(
    r"\b(?:(?:role|position|post|job|opportunity|vacancy|opening|internship|career|interview|"
    r"interviewing|interviewed|application)\s(?:at|with)|join(?:ing)?)\s"
    # A word with a full stop inside, as in "Booking.com"; "St." is the only one with it at the end.
    r"(?P<name>(?:the\s)?(?:St\.|[A-Z][\w&'’-]*(?:\.\w[\w&'’-]*)*)"
    r"(?:\s(?:&|and|of|de|for)?\s?(?:St\.|[A-Z][\w&'’-]*(?:\.\w[\w&'’-]*)*)){0,4})"
)
"""The name of an organisation: "the role at Acme", "joining the Bank of Leiden"."""
_ROLE = re.compile(
    r"\bthe\s(?P<name>(?:[A-Z][\w&/-]*\s){1,5})(?:role|position|post|job|vacancy|opening)\b"
)
"""The name of a role: "the Head Gardener role"."""
_GREETING_WORDS = frozenset(
    (
        "dear hi hello hey good morning afternoon evening miss madam all everyone team both and "
        "hiring manager recruiter panel"
    ).split()
).union(TITLES)
_MISSPELT_NAME_MESSAGE = (
    "The name is spelt differently in your answers; a wrong name undoes the rest of the note."
)
_WRONG_NAME_MESSAGE = (
    "This is not the name in your answers; a note meant for someone else is never forgotten."
)
_WRONG_ROLE_MESSAGE = (
    "This is not the role in your answers; a note about another job is never forgotten."
)
_COMMON_WORDS = frozenset(
    (
        "best cheers come dear each even ever from glad good great hello here hope hoping just "
        "kind kindest kindly last like long look love many mark meet more most much nice once only "
        "over please regards respectfully sincerely some such sure take thank thanks that their "
        "them then there these they this those time true truly very want warm warmest warmly well "
        "were what when where which while wish wishes wishing with work would your yours"
    ).split()
).union(WEEKDAYS, MONTHS)
"""Words that often begin a sentence, and are not misspelt names."""
_PUNCTUATION = '.,;:()<>[]"“”'
_MIN_LETTERS = 4
"""Minimum length of a word to compare; shorter words are similar by coincidence."""
_MIN_LETTERS_FOR_TWO_MISTAKES = 8
"""Minimum length of words that count as the same with two mistakes; shorter ones may have one."""


def check_consistency(
    text: str, letter: LetterParts, answers: Answers, right_greeting: str
) -> Iterator[Finding]:
    """Yield a finding for each name that is not the one in the answers.

    `right_greeting` replaces a wrong greeting.
    """
    yield from check_spelling_of_names(text, answers)
    known_words = _fold_words([*_find_name_words(answers), right_greeting])
    if letter.greeting and answers.recipient_name:
        offset, greeting = letter.greeting
        unknown_words = (
            word
            for word in _WORD.findall(greeting)
            if _fold(word) not in _GREETING_WORDS | known_words
        )
        if not all(_has_misspelt_name(word, answers) for word in unknown_words):
            yield _make_stop(offset, greeting, _WRONG_NAME_MESSAGE, right_greeting)
    organisations = [answers.organisation, answers.client]
    for pattern, right_names, message, replacement in (
        (_ORGANISATION, organisations, _WRONG_NAME_MESSAGE, answers.organisation or None),
        (_ROLE, [answers.role], _WRONG_ROLE_MESSAGE, short_role_name(answers.role)),
    ):
        # A name without letters, such as "1869", has no words to compare.
        matches = pattern.finditer(text) if _fold_words(right_names) else ()
        for match in matches:
            name = match["name"].rstrip()
            if _is_other_name(name, known_words, answers):
                yield _make_stop(match.start("name"), name, message, replacement)


def check_spelling_of_names(text: str, answers: Answers) -> Iterator[Finding]:
    """Yield a finding for each word that is nearly, but not quite, a name in the answers."""
    name_words = tuple(map(_without_possessive, _find_name_words(answers)))
    for match in _CAPITALISED_WORD.finditer(text):
        word = _without_possessive(match[0])
        if right_name := _find_intended_word(word, name_words):
            yield _make_stop(match.start(), word, _MISSPELT_NAME_MESSAGE, right_name)


def _without_possessive(word: str) -> str:
    """Return a word without "'s" at its end; a name may have one: "St Ann's Hospital"."""
    return re.sub(r"['’]s$", "", word)


def _is_other_name(name: str, known_words: frozenset[str], answers: Answers) -> bool:
    """Return whether a name shares no word with the known ones, not even a misspelt one."""
    return known_words.isdisjoint(_fold_words([name])) and not _has_misspelt_name(name, answers)


def _has_misspelt_name(text: str, answers: Answers) -> bool:
    """Return whether a word of a text is nearly, but not quite, a word of a name in the answers."""
    words = (_without_possessive(word.strip(_PUNCTUATION)) for word in text.split())
    return any(_find_intended_word(word, _find_name_words(answers)) for word in words)


def _find_name_words(answers: Answers) -> tuple[str, ...]:
    """Return the words of all names in the answers, without duplicates."""
    texts = (
        answers.recipient_name, answers.greet_as, answers.organisation, answers.client,
        answers.sender_name, answers.role, *answers.also_thank,
    )  # fmt: skip
    words = (word.strip(_PUNCTUATION) for text in texts for word in text.split())
    return tuple(dict.fromkeys(words))


def _fold_words(texts: Iterable[str]) -> frozenset[str]:
    """Return the words of texts as `_fold` returns them."""
    return frozenset(_fold(word) for text in texts for word in _WORD.findall(text))


def _fold(word: str) -> str:
    """Return a word in lower case, with each accent and its letter as one character."""
    return unicodedata.normalize("NFC", word).casefold()


@lru_cache(maxsize=1024)
def _find_intended_word(word: str, name_words: tuple[str, ...]) -> str | None:
    """Return the word of a name that `word` is a misspelling of, or None."""
    folded = _fold(word)
    if len(folded) < _MIN_LETTERS or folded in _COMMON_WORDS:
        return None
    if any(folded == _fold(name_word) for name_word in name_words):
        return None
    for name_word in name_words:
        if len(name_word) < _MIN_LETTERS or not name_word[:1].isupper():
            continue
        intended = _fold(name_word)
        shorter_length = min(len(name_word), len(folded))
        max_distance = 1 if shorter_length < _MIN_LETTERS_FOR_TWO_MISTAKES else 2
        if (
            intended[0] == folded[0]
            and abs(len(intended) - len(folded)) <= max_distance
            and _edit_distance(folded, intended) <= max_distance
        ):
            return name_word
    return None


def _edit_distance(one: str, other: str) -> int:
    """Return the optimal string alignment distance of two words.

    This is the edit distance in which swapping two neighbouring letters counts as one.
    """
    row_before_last: list[int] = []
    last_row = list(range(len(other) + 1))
    for row, character in enumerate(one, 1):
        current = [row]
        for column, other_character in enumerate(other, 1):
            substitution = last_row[column - 1] + (character != other_character)
            cost = min(last_row[column] + 1, current[-1] + 1, substitution)
            is_swap = row > 1 and column > 1 and character == other[column - 2]
            if is_swap and one[row - 2] == other_character:
                cost = min(cost, row_before_last[column - 2] + 1)
            current.append(cost)
        row_before_last, last_row = last_row, current
    return last_row[-1]


def _make_stop(start: int, text: str, message: str, replacement: str | None) -> Finding:
    """Return a stop about a name at an offset."""
    return Finding(Category.NAME, Severity.STOP, start, text, message, replacement)
