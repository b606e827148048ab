"""From answers to a note: the moves that are true, in order, in words that fit together."""

import re
from hashlib import blake2b

from templates.answers import Answers, Length, RecipientRole, Spelling
from templates.letter import names
from templates.letter.grammar import read_clause
from templates.letter.moves import COMFORTABLE, fillers, in_order, moves_made
from templates.letter.note import STAND_IN_CLOSE, STAND_IN_OPEN, Note, Sentence
from templates.letter.selection import BRIEFER, MOST_THANKS, WORDIER, Choice, choose, drawn, thanks
from templates.letter.situation import Situation, resolve
from templates.phrasebook.entries import Entry, Text
from templates.phrasebook.wording import Wording, built_in
from templates.text import split_names, tidy

_DOUBLED_STOP = re.compile(r"([.!?])\.(?=\s|$)")

Paragraphs = tuple[tuple[Sentence, ...], ...]

_STAND_INS = {
    "recipient_name": "their name",
    "role": "…",
    "organisation": "the organisation",
    "sender_name": "Your name",
}


def compose(answers: Answers, wording: Wording | None = None, draw: str | None = None) -> Note:
    """Return the note for some answers; total, and always the same for the same answers.

    `draw` decides between wordings that fit equally well. By default it is drawn from the names
    in the answers, so that two writers do not send the same letter.
    """
    seed = seed_for(answers) if draw is None else draw
    return compose_note(resolve(answers, wording or built_in()), seed)


def compose_note(situation: Situation, draw: str) -> Note:
    """Return the note for a situation; `draw` decides between wordings that fit equally well."""
    wording, answers = situation.wording, situation.given
    values = values_of(situation, wording)
    paragraphs = _body(situation, wording, values, draw)
    return Note(
        subject=filled(situation.outcome.subject, values),
        greeting=filled(situation.tone.greeting, values),
        paragraphs=paragraphs,
        sign_off=_sign_off(situation, paragraphs, draw),
        signature=_signature(situation.answers),
        missing=situation.missing,
        edited=answers.edited.strip("\n"),
    )


def seed_for(answers: Answers) -> str:
    """Return what the choice between equal wordings is drawn from: the names in the answers.

    Each shuffle draws anew.
    """
    named = (answers.sender_name, answers.recipient_name, answers.organisation, answers.role)
    drawn_anew = (str(answers.shuffle),) if answers.shuffle else ()
    return "\n".join((*(tidy(name).casefold() for name in named), *drawn_anew))


def fingerprint(letter: str) -> str:
    """Return a short mark of a letter, the same for the same words."""
    return blake2b(letter.encode(), digest_size=8).hexdigest()


def is_stale(answers: Answers, note: Note) -> bool:
    """Say whether the answers have moved on since the writer edited the note."""
    return bool(note.edited) and answers.edited_from != fingerprint(note.composed_letter())


def _body(situation: Situation, wording: Wording, values: dict[str, str], draw: str) -> Paragraphs:
    """Write the moves that are made, round them off, and keep to the outcome's length.

    The first filler is a good wish, which belongs in every note that has room for it; the others
    are only for a note that would otherwise be bare. What is still too long or too short is
    written again in fewer or in more words.
    """

    def written(moves: frozenset[str], brevity: float = 0.0) -> Paragraphs:
        chosen = choose(in_order(moves, situation), situation, wording, draw, brevity)
        return tuple(tuple(_sentence(c, wording, values, situation) for c in row) for row in chosen)

    length = situation.answers.length or Length.STANDARD
    fewest, most = situation.outcome.words[length]
    room = most
    moves = moves_made(situation)
    body = written(moves)
    for filler in fillers(situation):
        if not any(filler in sentence.moves for row in body for sentence in row):
            rounded_off = written(moves | {filler})
            if _count(rounded_off) <= room:
                body, moves = rounded_off, moves | {filler}
        room = COMFORTABLE[length]
    for brevity in BRIEFER if _count(body) > most else WORDIER:
        if fewest <= _count(body) <= most:
            break
        body = written(moves, brevity)
    return body


def _count(body: Paragraphs) -> int:
    return sum(len(sentence.text.split()) for paragraph in body for sentence in paragraph)


def _sentence(
    choice: Choice, wording: Wording, values: dict[str, str], situation: Situation
) -> Sentence:
    text = choice.text
    if situation.answers.spelling is Spelling.AMERICAN:
        text = wording.in_american_spelling(text)
    return Sentence(filled(text, values), choice.entry.moves, choice.entry.name)


def filled(text: Text, values: dict[str, str]) -> str:
    """Fill a text, begin it with a capital, and end it with one stop after "Inc." or "Yahoo!"."""
    filled = text.fill(values)
    filled = _DOUBLED_STOP.sub(lambda match: match[1], filled)
    start = 1 if filled.startswith(STAND_IN_OPEN) else 0
    return filled[:start] + filled[start : start + 1].upper() + filled[start + 1 :]


def values_of(situation: Situation, wording: Wording) -> dict[str, str]:
    """Return what each placeholder stands for in a situation."""
    answers, spelling = situation.answers, situation.answers.spelling or Spelling.BRITISH
    role, organisation = tidy(answers.role), tidy(answers.organisation)
    others = answers.also_thank
    values = {
        "role": names.bare_role(role) if role else _stand_in("role"),
        "the_role": names.the_role(role) if role else f"the {_stand_in('role')} role",
        "organisation": names.inside_a_sentence(organisation) or _stand_in("organisation"),
        "client": names.inside_a_sentence(tidy(answers.client)),
        "others": names.joined(others, spelling),
        "reader": _reader(situation),
        "count": names.number(answers.meetings or 0),
        "detail": situation.detail.text,
        "because": read_clause(answers.reason),
        "brings": situation.brings.text,
        "sender": tidy(answers.sender_name) or _stand_in("sender_name"),
    }
    for name, variants in wording.phrases.items():
        values[name] = _fitting(variants, situation).texts[situation.tone.sentences].fill(values)
    values["everyone"] = names.joined((values["you"], *others), spelling)
    return values


def _fitting(variants: tuple[Entry, ...], situation: Situation) -> Entry:
    holding = [entry for entry in variants if entry.holds(situation.facts)]
    return max(holding, key=lambda entry: len(entry.conditions))


def _stand_in(field: str) -> str:
    return f"{STAND_IN_OPEN}{_STAND_INS[field]}{STAND_IN_CLOSE}"


def _reader(situation: Situation) -> str:
    answers, spelling = situation.answers, situation.answers.spelling or Spelling.BRITISH
    if greet_as := tidy(answers.greet_as):
        return names.with_title_as_spelt(greet_as, spelling)
    name = tidy(answers.recipient_name)
    if not name:
        return _stand_in("recipient_name")
    called = names.formal_name if situation.tone.names == "formal" else names.given_name
    several = answers.part is RecipientRole.PANEL or any(
        mark in name for mark in (" and ", ";", " & ")
    )
    people = (split_names(name) if several else ()) or (name,)
    return names.joined(tuple(called(person, spelling) for person in people), spelling)


def _sign_off(situation: Situation, body: Paragraphs, draw: str) -> str:
    spelling = situation.answers.spelling or Spelling.BRITISH
    tone = situation.tone
    offered = (tone.subdued_sign_offs if situation.outcome.subdued else tone.sign_offs)[spelling]
    said = [sentence.text for paragraph in body for sentence in paragraph]
    room = sum(map(thanks, said)) < MOST_THANKS
    before = set(_words(said[-1])) if said else set()
    fresh = [text for text in offered if before.isdisjoint(_words(text))]
    fitting = [text for text in fresh if room or not thanks(text)] or list(offered)
    return min(fitting, key=lambda text: drawn(draw, text))


def _words(text: str) -> list[str]:
    """Return the beginnings of the longer words, which "wish" and "wishes" have in common."""
    return [word[:4].casefold() for word in re.findall(r"\w{4,}", text)]


def _signature(answers: Answers) -> tuple[str, ...]:
    contact = (answers.sender_email, answers.sender_phone, answers.sender_linkedin)
    name = tidy(answers.sender_name) or _stand_in("sender_name")
    return (name, *filter(None, map(tidy, contact)))
