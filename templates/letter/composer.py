"""Compose a note from answers: the body, the subject, the greeting and the sign-off."""

import re
from functools import cache
from hashlib import blake2b

from templates.answers import AddedText, Answers, MeetingFormat, RecipientRole
from templates.letter.arrangement import arrange
from templates.letter.moves import (
    MAX_WORDS_WITH_FILLERS,
    does_sign_off_thank_other,
    filler_moves,
    included_moves,
)
from templates.letter.note import Note, Sentence, count_words
from templates.letter.seed import pseudo_random
from templates.letter.selection import MAX_THANKS, Choice, Selector, count_thanks
from templates.letter.situation import Situation, resolve
from templates.letter.values import fill, greeting, in_writers_spelling, placeholder_values
from templates.names.name_words import TITLES
from templates.names.people import parse_people
from templates.phrasebook.wording import Wording
from templates.phrasebook.wording_reader import built_in
from templates.text import tidy

ADDED = "added"
"""The move of a sentence that the writer added."""

_CLOSING_MOVES = frozenset(
    (
        "interest",
        "role_interest",
        "field_interest",
        "door",
        "keep_in_mind",
        "linkedin",
        "meet_again",
    )
)
"""The moves after which a note needs no good wish at its end."""

_Paragraphs = tuple[tuple[Sentence, ...], ...]

_LENGTH_OF_STEM = 4
"""How many characters of two words are compared, so that "wish" and "wishes" count as the same."""

_SHORTENING_COSTS, _LENGTHENING_COSTS = (1.0, 3.0, 12.0), (-0.7, -2.0, -6.0)
"""The cost of each word in successive attempts to shorten or lengthen a note."""


def compose(answers: Answers, wording: Wording | None = None) -> Note:
    """Return the note for answers; the same answers always give the same note.

    `wording` is by default the built-in wording.
    """
    return compose_note(resolve(answers, wording or built_in()))


def compose_note(situation: Situation) -> Note:
    """Return the note for a situation."""
    values = placeholder_values(situation)
    paragraphs = _insert_added(_compose_body(situation, values), situation.answers.added)
    return Note(
        subject=tidy(situation.answers.subject) or compose_subject(situation, values),
        greeting=greeting(situation, values),
        paragraphs=paragraphs,
        sign_off=_choose_sign_off(situation, paragraphs, values),
        signature=_compose_signature(situation, values["sender"]),
        missing=situation.missing,
        edited_letter=situation.answers_as_given.edited_letter.strip("\n"),
        is_kept_as_sent=is_letter_as_sent(situation.answers_as_given),
    )


def fingerprint(letter: str) -> str:
    """Return a hash of a letter, as 16 hexadecimal digits."""
    return blake2b(letter.encode(), digest_size=8).hexdigest()


def fingerprint_with_subject(subject: str, letter: str) -> str:
    """Return a hash of a letter and its subject, for a note that was sent as it was composed."""
    return fingerprint(f"{subject}\n\n{letter}")


def is_letter_as_sent(answers: Answers) -> bool:
    """Return whether `edited_letter` is the composed letter, stored when the note was sent.

    If it is, `edited_from` is the fingerprint of `edited_letter` itself. If the writer edited the
    letter, `edited_from` is the fingerprint of the letter before the edit.
    """
    return bool(answers.edited_letter) and answers.edited_from in (
        fingerprint(answers.edited_letter),
        fingerprint_with_subject(answers.subject, answers.edited_letter),
    )


def is_stale(answers: Answers, note: Note) -> bool:
    """Return whether the composed letter has changed since the writer edited it."""
    letter = note.composed_letter()
    return bool(note.edited_letter) and answers.edited_from not in (
        fingerprint(letter),
        fingerprint_with_subject(note.subject, letter),
    )


def _compose_body(situation: Situation, values: dict[str, str]) -> _Paragraphs:
    """Return the body, with a length within the outcome's limits if possible."""
    composer = _BodyComposer(situation, values)
    moves = included_moves(situation)
    body, moves = composer.add_fillers(composer.compose(moves), moves)
    body = composer.fit_length(body, moves)
    return _join_last_paragraph("no_reply_needed", body)


class _BodyComposer:
    """Composes bodies of one note from different moves and in different lengths."""

    def __init__(self, situation: Situation, values: dict[str, str]) -> None:
        self._situation = situation
        self._values = values
        self._selector = Selector(situation)
        # The bodies of a note have most choices in common.
        self._to_sentence = cache(self._fill_choice)
        self._min_words, self._max_words = situation.outcome.word_limits[situation.length]

    def compose(self, moves: frozenset[str], word_cost: float = 0.0) -> _Paragraphs:
        """Return the body that makes some moves; a higher `word_cost` makes it shorter."""
        paragraphs = self._selector.select(arrange(moves, self._situation), word_cost)
        return tuple(tuple(map(self._to_sentence, paragraph)) for paragraph in paragraphs)

    def _fill_choice(self, choice: Choice) -> Sentence:
        text = fill(in_writers_spelling(choice.text, self._situation), self._values)
        return Sentence(text, choice.variant.moves, choice.variant.name)

    def add_fillers(
        self, body: _Paragraphs, moves: frozenset[str]
    ) -> tuple[_Paragraphs, frozenset[str]]:
        """Return a body with the fillers for which there is room, and the moves that it makes.

        If no other move closes the note, a good wish may take more words.
        """
        needs_closing = moves.isdisjoint(_CLOSING_MOVES)
        for filler in filler_moves(self._situation):
            if any(filler in sentence.moves for paragraph in body for sentence in paragraph):
                continue
            longer_body = self.compose(moves | {filler})
            limit = MAX_WORDS_WITH_FILLERS[self._situation.length]
            if needs_closing and filler == "wishes":
                limit = self._max_words
            if count_words(longer_body) <= limit:
                body, moves = longer_body, moves | {filler}
        return body, moves

    def fit_length(self, body: _Paragraphs, moves: frozenset[str]) -> _Paragraphs:
        """Return the body, with shorter or longer variants if it is too long or too short."""
        is_too_long = count_words(body) > self._max_words
        for word_cost in _SHORTENING_COSTS if is_too_long else _LENGTHENING_COSTS:
            if self._min_words <= count_words(body) <= self._max_words:
                break
            body = self.compose(moves, word_cost)
        return body


def _join_last_paragraph(move: str, paragraphs: _Paragraphs) -> _Paragraphs:
    """Return the body; a last paragraph that only makes `move` is joined to the one before."""
    if len(paragraphs) < 2:
        return paragraphs
    *others, before_last, last = paragraphs
    makes_only_move = all(sentence.moves == (move,) for sentence in last)
    return (*others, (*before_last, *last)) if makes_only_move else paragraphs


def _insert_added(paragraphs: _Paragraphs, added: tuple[AddedText, ...]) -> _Paragraphs:
    """Return the body with the added sentences, each after the sentence with its `after` move."""
    body = [list(paragraph) for paragraph in paragraphs]
    if added and not body:
        body = [[]]
    for number, (after, text) in enumerate(added, 1):
        sentence = Sentence(tidy(text), (ADDED,), f"{ADDED}.{number}")
        paragraph, index = _find_place_after(after, body)
        # Sentences added earlier to the same place come first.
        while index < len(paragraph) and paragraph[index].moves == (ADDED,):
            index += 1
        paragraph.insert(index, sentence)
    return tuple(map(tuple, body))


def _find_place_after(move: str, body: list[list[Sentence]]) -> tuple[list[Sentence], int]:
    """Return the paragraph with the last sentence that makes a move, and the index after it.

    If no sentence makes the move, the place is the end of the body. For the empty move, the place
    is the beginning.
    """
    if not move:
        return body[0], 0
    for paragraph in reversed(body):
        indices = [index for index, sentence in enumerate(paragraph) if move in sentence.moves]
        if indices:
            return paragraph, indices[-1] + 1
    return body[-1], len(body[-1])


def compose_subject(situation: Situation, values: dict[str, str] | None = None) -> str:
    """Return the subject of the recipient's role, if it has one, or else of the outcome.

    A follow-up always has the subject of its outcome. `values` are the values of the placeholders,
    if known already.
    """
    values = values or placeholder_values(situation)
    outcome = situation.outcome
    text = outcome.told_subject if situation.is_withdrawal_known else outcome.subject
    if not situation.answers.follow_up:
        text = situation.recipient.subject or text
    return fill(text, values)


def _choose_sign_off(situation: Situation, paragraphs: _Paragraphs, values: dict[str, str]) -> str:
    """Return the sign-off that thanks another person as well, where it does so.

    Otherwise return, if possible, a sign-off that repeats no word of the last paragraph.

    If the body thanks as often as a note may, a sign-off that thanks is chosen only if there is no
    other.
    """
    tone = situation.tone
    if tone.shared_sign_off and does_sign_off_thank_other(situation):
        return fill(tone.shared_sign_off, values)
    by_spelling = tone.subdued_sign_offs if situation.outcome.subdued else tone.sign_offs
    sign_offs = by_spelling[situation.spelling]
    if _is_to_familiar_reader(situation):
        sign_offs = tone.familiar_sign_offs[situation.spelling] or sign_offs
    texts = [sentence.text for paragraph in paragraphs for sentence in paragraph]
    may_thank = sum(map(count_thanks, texts)) < MAX_THANKS
    fitting = [text for text in sign_offs if may_thank or not count_thanks(text)] or sign_offs
    last_paragraph = " ".join(sentence.text for sentence in paragraphs[-1]) if paragraphs else ""
    repeated = _find_stems(last_paragraph)
    distinct = [text for text in fitting if repeated.isdisjoint(_find_stems(text))]
    return min(distinct or fitting, key=lambda text: pseudo_random(situation.seed, text))


def _find_stems(text: str) -> set[str]:
    """Return the first characters of each long word, in lower case."""
    words = re.findall(r"\w+", text)
    return {word[:_LENGTH_OF_STEM].casefold() for word in words if len(word) >= _LENGTH_OF_STEM}


def _is_to_familiar_reader(situation: Situation) -> bool:
    """Return whether a follow-up is on first names, and its readers know the writer by sight.

    The writer meets them anyway, or was interviewed by the recipient in person.
    """
    answers = situation.answers
    meets_anyway = bool(answers.meet_again) or "internal" in situation.outcome.lineage
    was_in_person = answers.held in (MeetingFormat.IN_PERSON, MeetingFormat.MIXED)
    was_interviewed = was_in_person and answers.part is RecipientRole.HIRING_MANAGER
    has_title = not TITLES.keys().isdisjoint(re.findall(r"\w+", answers.greet_as.casefold()))
    is_personal = not situation.tone.uses_formal_names and not has_title
    return bool(answers.follow_up) and is_personal and (meets_anyway or was_interviewed)


def _compose_signature(situation: Situation, name: str) -> tuple[str, ...]:
    """Return the lines of the signature: the name, and the ways to reach the writer.

    To a familiar reader, the given name is enough.
    """
    answers = situation.answers
    if _is_to_familiar_reader(situation):
        name = next((person.given for person in parse_people(name) if person.given), name)
    contact = (answers.sender_email, answers.sender_phone, answers.sender_linkedin)
    return (name, *filter(None, map(tidy, contact)))
