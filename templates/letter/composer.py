"""Compose a note from answers."""

import re
from functools import cache
from hashlib import blake2b

from templates.answers import Answers, Length, RecipientRole, Spelling
from templates.letter.grammar import parse_reason
from templates.letter.moves import COMFORTABLE_WORDS, arrange, filler_moves, included_moves
from templates.letter.note import STAND_IN_CLOSE, STAND_IN_OPEN, Note, Sentence, count_words
from templates.letter.people import greeting_name, is_salutation, joined, mention
from templates.letter.roles import inside_a_sentence, role_as_typed, role_name, the_role
from templates.letter.selection import MAX_THANKS, Choice, Selector, count_thanks, pseudo_random
from templates.letter.situation import Situation, resolve
from templates.phrasebook.entries import Entry, Text
from templates.phrasebook.wording import Wording, built_in
from templates.text import tidy

_Paragraphs = tuple[tuple[Sentence, ...], ...]

_DOUBLED_STOP = re.compile(r"([.!?])\.(?=\s|$)")
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_LONG_WORD = re.compile(r"\w{4,}")

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
    paragraphs = _paragraphs(situation, values, seed)
    return Note(
        subject=fill(situation.outcome.subject, _subject_values(situation, values)),
        greeting=_greeting(situation, values),
        paragraphs=paragraphs,
        sign_off=_sign_off(situation, paragraphs, seed),
        signature=_signature(situation.answers),
        missing=situation.missing,
        edited=situation.original_answers.edited.strip("\n"),
    )


def seed_for(answers: Answers) -> str:
    """Return the seed for answers, which depends on their names and the number of shuffles."""
    names_in_answers = (
        answers.sender_name,
        answers.recipient_name,
        answers.organisation,
        answers.role,
    )
    shuffle = (str(answers.shuffle),) if answers.shuffle else ()
    return "\n".join((*(tidy(name).casefold() for name in names_in_answers), *shuffle))


def fingerprint(letter: str) -> str:
    """Return a hash of a letter, as 16 hexadecimal digits."""
    return blake2b(letter.encode(), digest_size=8).hexdigest()


def is_stale(answers: Answers, note: Note) -> bool:
    """Return whether the composed letter has changed since the writer edited it."""
    return bool(note.edited) and answers.edited_from != fingerprint(note.composed_letter())


def _paragraphs(situation: Situation, values: dict[str, str], seed: str) -> _Paragraphs:
    """Return the body, with a length within the outcome's limits if possible.

    The first filler is a good wish, which is added to every note that has room for it; the others
    only lengthen short notes. A body that is still too long or too short is composed again with
    shorter or longer sentences.
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
    room = most
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
    return body


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
    others = tuple(mention(name, spelling) for name in answers.also_thank)
    values = {
        "role": role_name(role) if role else _stand_in("role"),
        "the_role": the_role(role) if role else f"the {_stand_in('role')} role",
        "organisation": inside_a_sentence(organisation) or _stand_in("organisation"),
        "client": inside_a_sentence(tidy(answers.client)),
        "others": joined(others, spelling),
        "reader": _recipient(situation),
        "count": _in_words(answers.meetings or 0),
        "detail": situation.detail.text,
        "because": parse_reason(answers.reason),
        "brings": situation.brings.text,
        "sender": tidy(answers.sender_name) or _stand_in("sender_name"),
    }
    for phrase, variants in situation.wording.phrases.items():
        text = _most_specific(variants, situation).texts[situation.tone.sentences]
        values[phrase] = text.fill(values)
    values["everyone"] = joined((values["you"], *others), spelling)
    return values


def _most_specific(variants: tuple[Entry, ...], situation: Situation) -> Entry:
    applicable = [entry for entry in variants if entry.holds(situation.facts)]
    return max(applicable, key=lambda entry: len(entry.conditions))


def _stand_in(field: str) -> str:
    return f"{STAND_IN_OPEN}{_STAND_INS[field]}{STAND_IN_CLOSE}"


def _recipient(situation: Situation) -> str:
    answers, spelling = situation.answers, situation.answers.spelling or Spelling.BRITISH
    if greet_as := tidy(answers.greet_as):
        return mention(greet_as, spelling)
    name = greeting_name(
        answers.recipient_name,
        spelling,
        formal=situation.tone.names == "formal",
        several=answers.part is RecipientRole.PANEL,
        employers=(answers.organisation, answers.client),
    )
    return name or _stand_in("recipient_name")


def _greeting(situation: Situation, values: dict[str, str]) -> str:
    recipient = values["reader"]
    return f"{recipient}," if is_salutation(recipient) else fill(situation.tone.greeting, values)


def _subject_values(situation: Situation, values: dict[str, str]) -> dict[str, str]:
    role = tidy(situation.answers.role)
    return {**values, "role": role_as_typed(role)} if role else values


def _in_words(count: int) -> str:
    """Return a small count in words, a larger one in figures."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def _sign_off(situation: Situation, paragraphs: _Paragraphs, seed: str) -> str:
    """Return a sign-off within the limit of thanks that repeats no word of the last sentence."""
    spelling, tone = situation.answers.spelling or Spelling.BRITISH, situation.tone
    sign_offs = (tone.subdued_sign_offs if situation.outcome.subdued else tone.sign_offs)[spelling]
    texts = [sentence.text for paragraph in paragraphs for sentence in paragraph]
    may_thank = sum(map(count_thanks, texts)) < MAX_THANKS
    last_words = _word_beginnings(texts[-1]) if texts else set()
    distinct = [text for text in sign_offs if last_words.isdisjoint(_word_beginnings(text))]
    fitting = [text for text in distinct if may_thank or not count_thanks(text)] or list(sign_offs)
    return min(fitting, key=lambda text: pseudo_random(seed, text))


def _word_beginnings(text: str) -> set[str]:
    """Return the first letters of each longer word, equal for "wish" and "wishes"."""
    return {word[:4].casefold() for word in _LONG_WORD.findall(text)}


def _signature(answers: Answers) -> tuple[str, ...]:
    contact = (answers.sender_email, answers.sender_phone, answers.sender_linkedin)
    name = tidy(answers.sender_name) or _stand_in("sender_name")
    return (name, *filter(None, map(tidy, contact)))
