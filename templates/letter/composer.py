"""Compose a note from answers."""

import re
from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from typing import TypeVar

from templates.answers import AddedSentence, Answers, Length, RecipientRole, Spelling, ToldAlready
from templates.letter.grammar import parse, uncapitalise, with_article
from templates.letter.moves import COMFORTABLE_WORDS, arrange, filler_moves, included_moves
from templates.letter.note import STAND_IN_CLOSE, STAND_IN_OPEN, Note, Sentence, count_words
from templates.letter.openings import chosen_opening
from templates.letter.people import (
    greeting_name,
    is_salutation,
    joined,
    mention,
    other_greeting,
)
from templates.letter.roles import inside_a_sentence, role_as_typed, role_name, the_role
from templates.letter.seed import pseudo_random, seed_for
from templates.letter.selection import MAX_THANKS, Choice, Selector, count_thanks
from templates.letter.situation import FRAMED_FIELDS, Situation, resolve
from templates.letter.topic import topic
from templates.phrasebook.entries import Text
from templates.phrasebook.facts import GrammaticalForm
from templates.phrasebook.wording import Wording, built_in
from templates.text import tidy

ADDED = "added"
"""The move of a sentence that the writer added."""

_Name = TypeVar("_Name", str, str | None)
_CLOSING_MOVES = frozenset(
    ("interest", "role_interest", "field_interest", "door", "keep_in_mind", "meet_again", "pass_on")
)
"""The moves that a note can end with."""

_Paragraphs = tuple[tuple[Sentence, ...], ...]

_DOUBLED_STOP = re.compile(r"([.!?][\"”’')]?)\.(?=\s|$)")
_FIELDS_WITH_ARTICLE = frozenset({"detail", "thanks_for"})
"""Fields in which a bare noun stands for something that both remember, and so takes "the"."""
_LONG_WORD = re.compile(r"\w{4,}")

_WORDS_OF_JOINED_PARAGRAPHS = 40
_SHORTENING_COSTS, _LENGTHENING_COSTS = (1.0, 3.0, 12.0), (-0.7, -2.0, -6.0)
"""The cost of each word in successive attempts to shorten or lengthen a note."""

_STAND_INS = {
    "recipient_name": "their name",
    "role": "…",
    "organisation": "the organisation",
    "sender_name": "Your name",
}
"""The words shown in place of a missing required answer."""


def compose(answers: Answers, wording: Wording | None = None, seed: str | None = None) -> Note:
    """Return the note for answers; the same answers always give the same note.

    `seed` chooses between equally good words. By default it depends on the names in the answers, so
    that two writers do not send the same letter.
    """
    situation = resolve(answers, wording or built_in())
    return compose_note(situation, seed_for(answers) if seed is None else seed)


def compose_note(situation: Situation, seed: str) -> Note:
    """Return the note for a situation; `seed` chooses between equally good words."""
    values = placeholder_values(situation)
    paragraphs = _with_added(_paragraphs(situation, values, seed), situation.answers.added)
    return Note(
        subject=_subject(situation, values),
        greeting=_greeting(situation, values),
        paragraphs=paragraphs,
        sign_off=_sign_off(situation, paragraphs, seed),
        signature=_signature(situation.answers),
        missing=situation.missing,
        edited=situation.original_answers.edited.strip("\n"),
    )


def fingerprint(letter: str) -> str:
    """Return a hash of a letter, as 16 hexadecimal digits."""
    return blake2b(letter.encode(), digest_size=8).hexdigest()


def is_stale(answers: Answers, note: Note) -> bool:
    """Return whether the composed letter has changed since the writer edited it."""
    return bool(note.edited) and answers.edited_from != fingerprint(note.composed_letter())


def _paragraphs(situation: Situation, values: dict[str, str], seed: str) -> _Paragraphs:
    """Return the body, with a length within the outcome's limits if possible.

    Fillers lengthen short notes; the first one also ends a note that would end with the detail. A
    body that is still too long or too short is composed again with shorter or longer sentences.
    """
    selector = Selector(situation, seed)

    @cache
    def sentence(choice: Choice) -> Sentence:
        text = choice.text
        if situation.answers.spelling is Spelling.AMERICAN:
            text = situation.wording.in_american_spelling(text)
        return Sentence(fill(text, values), choice.entry.moves, choice.entry.name)

    def compose_body(moves: frozenset[str], word_cost: float = 0.0) -> _Paragraphs:
        rows = selector.select(arrange(moves, situation), word_cost)
        return tuple(tuple(map(sentence, row)) for row in rows)

    length = situation.answers.length or Length.STANDARD
    fewest, most = situation.outcome.words[length]
    moves = included_moves(situation)
    body = compose_body(moves)
    room = COMFORTABLE_WORDS[length] if _CLOSING_MOVES & moves else most
    for filler in filler_moves(situation):
        if not any(filler in sentence.moves for row in body for sentence in row):
            longer = compose_body(moves | {filler})
            if count_words(longer) <= room:
                body, moves = longer, moves | {filler}
        room = COMFORTABLE_WORDS[length]
    for word_cost in _SHORTENING_COSTS if count_words(body) > most else _LENGTHENING_COSTS:
        if fewest <= count_words(body) <= most:
            break
        body = compose_body(moves, word_cost)
    return _joined_in_pairs(body) if length is Length.SHORT else body


def _joined_in_pairs(paragraphs: _Paragraphs) -> _Paragraphs:
    """Return a body with every two paragraphs joined where that makes no long block."""
    rows: list[tuple[Sentence, ...]] = []
    for row in paragraphs:
        if rows and count_words((rows[-1], row)) <= _WORDS_OF_JOINED_PARAGRAPHS:
            rows[-1] = (*rows[-1], *row)
        else:
            rows.append(row)
    return tuple(rows)


def _with_added(paragraphs: _Paragraphs, added: tuple[AddedSentence, ...]) -> _Paragraphs:
    """Return the body with the writer's own sentences; one whose place is gone comes last."""
    rows = [list(row) for row in paragraphs]
    if added and not rows:
        rows = [[]]
    for number, (after, text) in enumerate(added, 1):
        sentence = Sentence(tidy(text), (ADDED,), f"{ADDED}.{number}")
        places = [
            (row, at + 1)
            for row, sentences in enumerate(rows)
            for at, other in enumerate(sentences)
            if after in other.moves
        ]
        row, at = places[-1] if places else (len(rows) - 1, len(rows[-1])) if after else (0, 0)
        while at < len(rows[row]) and rows[row][at].moves == (ADDED,):
            at += 1
        rows[row].insert(at, sentence)
    return tuple(map(tuple, rows))


def fill(text: Text, values: dict[str, str]) -> str:
    """Return a text with its placeholders filled and its first letter capitalised.

    No full stop follows a name with its own, like "Inc." or "Yahoo!".
    """
    result = _DOUBLED_STOP.sub(r"\1", text.fill(values))
    start = 1 if result.startswith(STAND_IN_OPEN) else 0
    return result[:start] + result[start : start + 1].upper() + result[start + 1 :]


def placeholder_values(situation: Situation) -> dict[str, str]:
    """Return the value of each placeholder in a situation."""
    answers, spelling = situation.answers, situation.answers.spelling or Spelling.BRITISH
    role, organisation = tidy(answers.role), tidy(answers.organisation)
    noun = situation.tone.role_nouns[spelling]
    others = tuple(mention(name, spelling) for name in answers.also_thank)
    values = {
        "role": role_name(role) if role else _stand_in("role"),
        "the_role": the_role(role, noun) if role else f"the {_stand_in('role')} {noun}",
        "organisation": inside_a_sentence(organisation) or _stand_in("organisation"),
        "client": inside_a_sentence(tidy(answers.client)),
        "others": joined(others, spelling),
        "reader": _recipient(situation),
        "appointee": _as_greeted(answers.appointee, situation),
        "told_by": _as_greeted(answers.told_by, situation),
        "own_words": parse(answers.own_words).text,
        "topic": topic(situation.fragments["brings"]),
        **{field: _fragment_text(field, situation) for field in FRAMED_FIELDS.values()},
        "sender": tidy(answers.sender_name) or _stand_in("sender_name"),
    }
    for phrase in situation.wording.phrases:
        values[phrase] = situation.phrase(phrase).fill(values)
        if phrase == "you":
            named = others if situation.others_were_there else ()
            values["everyone"] = joined((values["you"], *named), spelling)
    # Wording that puts either of them into itself gets nothing there.
    values |= {"greeting": "", "memory": ""}
    values["greeting"] = _greeting(situation, values).rstrip(",")
    values["memory"] = _memory(situation, values)
    return values


def _fragment_text(field: str, situation: Situation) -> str:
    fragment = situation.fragments[field]
    takes_article = field in _FIELDS_WITH_ARTICLE and fragment.form is GrammaticalForm.BARE_NOUN
    return with_article(fragment.text) if takes_article else fragment.text


def _as_greeted(name: str, situation: Situation) -> str:
    """Return a person's name as the tone would greet them, to stand in a sentence."""
    spelling = situation.answers.spelling or Spelling.BRITISH
    return greeting_name(name, spelling, formal=situation.tone.names == "formal")


def _memory(situation: Situation, values: dict[str, str]) -> str:
    """Return the detail as the note says it, to stand after a comma, or "" if there is none."""
    entry = chosen_opening("detail", situation)
    if entry is None or not values["detail"]:
        return ""
    text = entry.texts[situation.tone.id]
    memory = text.fill(values).rstrip(".")
    return memory if text.source.startswith("{") else uncapitalise(memory)


def _stand_in(field: str) -> str:
    return f"{STAND_IN_OPEN}{_STAND_INS[field]}{STAND_IN_CLOSE}"


def _recipient(situation: Situation) -> str:
    answers, spelling = situation.answers, situation.answers.spelling or Spelling.BRITISH
    if greet_as := tidy(answers.greet_as):
        return mention(greet_as, spelling)
    return _named_by(greeting_name, situation) or _stand_in("recipient_name")


def guessed_greeting(situation: Situation) -> str | None:
    """Return the name to greet instead of a guessed one, "" if there is none, None if not guessed.

    A title that the tone leaves out is greeted instead, too. As an answer to `greet_as` it greets
    that name.
    """
    return None if tidy(situation.answers.greet_as) else _named_by(other_greeting, situation)


def _named_by(reading: Callable[..., _Name], situation: Situation) -> _Name:
    answers = situation.answers
    return reading(
        answers.recipient_name,
        answers.spelling or Spelling.BRITISH,
        formal=situation.tone.names == "formal",
        several=answers.part is RecipientRole.PANEL,
        employers=(answers.organisation, answers.client),
    )


def _greeting(situation: Situation, values: dict[str, str]) -> str:
    recipient = values["reader"]
    return f"{recipient}," if is_salutation(recipient) else fill(situation.tone.greeting, values)


def _subject(situation: Situation, values: dict[str, str]) -> str:
    if own := tidy(situation.answers.subject):
        return own
    outcome, role = situation.outcome, tidy(situation.answers.role)
    has_told = situation.answers.told_already is not ToldAlready.NONE
    text = outcome.told_subject if has_told else outcome.subject
    if not situation.answers.follow_up:
        text = situation.recipient.subject or text
    return fill(text, {**values, "role": role_as_typed(role)} if role else values)


def _sign_off(situation: Situation, paragraphs: _Paragraphs, seed: str) -> str:
    """Return a sign-off within the limit of thanks that repeats no word of the last sentence."""
    spelling, tone = situation.answers.spelling or Spelling.BRITISH, situation.tone
    sign_offs = (tone.subdued_sign_offs if situation.outcome.subdued else tone.sign_offs)[spelling]
    texts = [sentence.text for paragraph in paragraphs for sentence in paragraph]
    may_thank = sum(map(count_thanks, texts)) < MAX_THANKS
    fitting = [text for text in sign_offs if may_thank or not count_thanks(text)] or sign_offs
    last_words = _word_beginnings(texts[-1]) if texts else set()
    distinct = [text for text in fitting if last_words.isdisjoint(_word_beginnings(text))]
    return min(distinct or fitting, key=lambda text: pseudo_random(seed, text))


def _word_beginnings(text: str) -> set[str]:
    """Return the first letters of each longer word, equal for "wish" and "wishes"."""
    return {word[:4].casefold() for word in _LONG_WORD.findall(text)}


def _signature(answers: Answers) -> tuple[str, ...]:
    contact = (answers.sender_email, answers.sender_phone, answers.sender_linkedin)
    name = tidy(answers.sender_name) or _stand_in("sender_name")
    return (name, *filter(None, map(tidy, contact)))
