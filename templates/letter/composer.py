"""Compose a note from answers: the body, the subject, the greeting and the sign-off."""

import re
from functools import cache
from hashlib import blake2b

from templates.answers import AddedSentence, Answers, Length, Spelling, WithdrawalChannel
from templates.letter.moves import MAX_WORDS_WITH_FILLERS, arrange, filler_moves, included_moves
from templates.letter.note import Note, Sentence, count_words
from templates.letter.roles import role_in_subject
from templates.letter.seed import pseudo_random
from templates.letter.selection import MAX_THANKS, Choice, Selector, count_thanks
from templates.letter.situation import Situation, resolve
from templates.letter.values import fill, greeting, in_writers_spelling, placeholder_values
from templates.phrasebook.wording import Wording
from templates.phrasebook.wording_reader import built_in
from templates.text import tidy

ADDED = "added"
"""The move of a sentence that the writer added."""

_CLOSING_MOVES = frozenset(
    ("interest", "role_interest", "field_interest", "door", "keep_in_mind", "meet_again", "pass_on")
)
"""The moves that a note can end with."""

_Paragraphs = tuple[tuple[Sentence, ...], ...]

_LONG_WORD = re.compile(r"\w{4,}")

_MAX_WORDS_OF_JOINED_PARAGRAPHS = 40

_SHORTENING_COSTS, _LENGTHENING_COSTS = (1.0, 3.0, 12.0), (-0.7, -2.0, -6.0)
"""The cost of each word in successive attempts to shorten or lengthen a note."""


def compose(answers: Answers, wording: Wording | None = None) -> Note:
    """Return the note for answers; the same answers always give the same note."""
    return compose_note(resolve(answers, wording or built_in()))


def compose_note(situation: Situation) -> Note:
    """Return the note for a situation."""
    values = placeholder_values(situation)
    paragraphs = _insert_added(_paragraphs(situation, values), situation.answers.added)
    return Note(
        subject=_subject(situation, values),
        greeting=greeting(situation, values),
        paragraphs=paragraphs,
        sign_off=_sign_off(situation, paragraphs),
        signature=_signature(situation.answers, values["sender"]),
        missing=situation.missing,
        edited=situation.answers_as_given.edited.strip("\n"),
        is_as_sent=is_letter_as_sent(situation.answers_as_given),
    )


def fingerprint(letter: str) -> str:
    """Return a hash of a letter, as 16 hexadecimal digits."""
    return blake2b(letter.encode(), digest_size=8).hexdigest()


def fingerprint_with_subject(subject: str, letter: str) -> str:
    """Return a hash of a letter as sent, if its subject was composed as well."""
    return fingerprint(f"{subject}\n\n{letter}")


def is_letter_as_sent(answers: Answers) -> bool:
    """Return whether `edited` is the composed letter, stored unchanged when the note was sent.

    Then `edited_from` is its own fingerprint; after an edit, it is that of the letter before.
    """
    fingerprints = (
        fingerprint(answers.edited),
        fingerprint_with_subject(answers.subject, answers.edited),
    )
    return bool(answers.edited) and answers.edited_from in fingerprints


def is_stale(answers: Answers, note: Note) -> bool:
    """Return whether the composed letter has changed since the writer edited it."""
    letter = note.composed_letter()
    fingerprints = fingerprint(letter), fingerprint_with_subject(note.subject, letter)
    return bool(note.edited) and answers.edited_from not in fingerprints


def _paragraphs(situation: Situation, values: dict[str, str]) -> _Paragraphs:
    """Return the body, with a length within the outcome's limits if possible.

    Fillers lengthen a short body; the first filler is also added to a body without a closing move.
    A body that is still too long or too short is composed again from shorter or longer variants.
    """
    selector = Selector(situation)

    @cache
    def sentence(choice: Choice) -> Sentence:
        text = fill(in_writers_spelling(choice.text, situation), values)
        return Sentence(text, choice.variant.moves, choice.variant.name)

    def compose_body(moves: frozenset[str], word_cost: float = 0.0) -> _Paragraphs:
        paragraphs = selector.select(arrange(moves, situation), word_cost)
        return tuple(tuple(map(sentence, paragraph)) for paragraph in paragraphs)

    length = situation.answers.length or Length.STANDARD
    min_words, max_words = situation.outcome.word_limits[length]
    moves = included_moves(situation)
    body = compose_body(moves)
    max_words_with_filler = MAX_WORDS_WITH_FILLERS[length] if _CLOSING_MOVES & moves else max_words
    for filler in filler_moves(situation):
        if not any(filler in sentence.moves for paragraph in body for sentence in paragraph):
            longer = compose_body(moves | {filler})
            if count_words(longer) <= max_words_with_filler:
                body, moves = longer, moves | {filler}
        max_words_with_filler = MAX_WORDS_WITH_FILLERS[length]
    word_costs = _SHORTENING_COSTS if count_words(body) > max_words else _LENGTHENING_COSTS
    for word_cost in word_costs:
        if min_words <= count_words(body) <= max_words:
            break
        body = compose_body(moves, word_cost)
    body = _join_last_paragraph("no_reply_needed", body)
    return _join_in_pairs(body) if length is Length.SHORT else body


def _join_last_paragraph(move: str, paragraphs: _Paragraphs) -> _Paragraphs:
    """Return a body whose last paragraph, if it only makes this move, is joined to the previous."""
    *others, last = paragraphs or ((),)
    if others and all(sentence.moves == (move,) for sentence in last):
        others[-1] = (*others[-1], *last)
        return tuple(others)
    return paragraphs


def _join_in_pairs(paragraphs: _Paragraphs) -> _Paragraphs:
    """Return a body with consecutive paragraphs joined unless that makes a long one."""
    joined: list[tuple[Sentence, ...]] = []
    for paragraph in paragraphs:
        if joined and count_words((joined[-1], paragraph)) <= _MAX_WORDS_OF_JOINED_PARAGRAPHS:
            joined[-1] = (*joined[-1], *paragraph)
        else:
            joined.append(paragraph)
    return tuple(joined)


def _insert_added(paragraphs: _Paragraphs, added: tuple[AddedSentence, ...]) -> _Paragraphs:
    """Return the body with the added sentences, each after the one that makes its `after` move."""
    body = [list(paragraph) for paragraph in paragraphs]
    if added and not body:
        body = [[]]
    for number, (after, text) in enumerate(added, 1):
        sentence = Sentence(tidy(text), (ADDED,), f"{ADDED}.{number}")
        paragraph, index = _place_after(after, body)
        while index < len(paragraph) and paragraph[index].moves == (ADDED,):
            index += 1
        paragraph.insert(index, sentence)
    return tuple(map(tuple, body))


def _place_after(move: str, body: list[list[Sentence]]) -> tuple[list[Sentence], int]:
    """Return the paragraph and the index in it after the last sentence that makes a move.

    If none makes it, that is the end of the body; for the empty move it is the beginning.
    """
    if not move:
        return body[0], 0
    for paragraph in reversed(body):
        for index in range(len(paragraph), 0, -1):
            if move in paragraph[index - 1].moves:
                return paragraph, index
    return body[-1], len(body[-1])


def _subject(situation: Situation, values: dict[str, str]) -> str:
    if own_subject := tidy(situation.answers.subject):
        return own_subject
    outcome, role = situation.outcome, tidy(situation.answers.role)
    has_withdrawn = situation.answers.told_already is not WithdrawalChannel.NONE
    text = outcome.told_subject if has_withdrawn else outcome.subject
    if not situation.answers.follow_up:
        text = situation.recipient.subject or text
    return fill(text, {**values, "role": role_in_subject(role)} if role else values)


def _sign_off(situation: Situation, paragraphs: _Paragraphs) -> str:
    """Return a sign-off; if possible it repeats no word of the last paragraph.

    It thanks only if the body has fewer than the maximum number of thanks.
    """
    spelling, tone = situation.answers.spelling or Spelling.BRITISH, situation.tone
    sign_offs = (tone.subdued_sign_offs if situation.outcome.subdued else tone.sign_offs)[spelling]
    texts = [sentence.text for paragraph in paragraphs for sentence in paragraph]
    may_thank = sum(map(count_thanks, texts)) < MAX_THANKS
    fitting = [text for text in sign_offs if may_thank or not count_thanks(text)] or sign_offs
    last_words = _word_beginnings(" ".join(s.text for s in paragraphs[-1])) if paragraphs else set()
    distinct = [text for text in fitting if last_words.isdisjoint(_word_beginnings(text))]
    return min(distinct or fitting, key=lambda text: pseudo_random(situation.seed, text))


def _word_beginnings(text: str) -> set[str]:
    """Return the first four letters of each longer word: equal for "wish" and "wishes"."""
    return {word[:4].casefold() for word in _LONG_WORD.findall(text)}


def _signature(answers: Answers, name: str) -> tuple[str, ...]:
    contact = (answers.sender_email, answers.sender_phone, answers.sender_linkedin)
    return (name, *filter(None, map(tidy, contact)))
