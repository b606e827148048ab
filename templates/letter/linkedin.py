"""Compose the LinkedIn connection note, within LinkedIn's length limit."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import NamedTuple

from templates.answers import Answers, RecipientRole
from templates.grammar.forms import grammatical_form
from templates.letter.openings import select_opening
from templates.letter.situation import Situation, resolve
from templates.letter.typed_answers.capitals import uncapitalise
from templates.letter.typed_answers.sentences import split_sentences
from templates.letter.values import fill, greeting, in_writers_spelling, placeholder_values
from templates.phrasebook.facts import GrammaticalForm
from templates.phrasebook.variants import Template
from templates.phrasebook.wording import Wording
from templates.phrasebook.wording_reader import built_in
from templates.text import split_names

_STANDALONE_BEGINNING = re.compile(r"(?:I|I[’'](?:ve|m|d)|Now|On|Last|After|Since|My) ")
_WRITER_ACTS = re.compile(
    r"(?:Now|Then|Since|After|On|Last|This|In|At|That|Every)(?: [\w’'-]+){0,5}?,? "
    r"(?:I(?:[’'](?:ve|m))?|there is an?) (?!had\b|was\b)"
    r"|I(?:[’'](?:ve|m)| have| am| now) "
)
"""The beginning of a sentence about what the writer did after the event."""
_REFERS_BACK = re.compile(
    r"(?i)\b(?:its?|that|this|those|these|them|they|ones?|so|he|she|his|hers?|ours|theirs)\b"
)
_CLAUSE_GAP = re.compile(r"[,;] (?:and|but|so|because) |; ")

FIRST_RECIPIENT_HINT = "It is for the first of them: an invitation goes to one person."
"""The sentence to show if `is_for_first_recipient` is true."""


class ConnectionNote(NamedTuple):
    """A connection note, and its maximum length in UTF-16 units.

    `is_for_first_recipient` says that the answers name several recipients, of whom only the first
    gets it.
    """

    text: str
    limit: int
    is_for_first_recipient: bool = False

    @property
    def length(self) -> int:
        """The length as LinkedIn counts it, in UTF-16 units."""
        return utf16_length(self.text)


def utf16_length(text: str) -> int:
    """Return the length of a text in UTF-16 units, as browsers count it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def connection_note(
    answers: Answers, wording: Wording | None = None, *, has_linkedin_premium: bool = False
) -> ConnectionNote | None:
    """Return the connection note, or None if the outcome or the recipient rules one out.

    Excerpts of the detail are tried from the longest to none, until the note fits the limit and
    does not name the recipient again. If none fits, because names are long, the writer's name is
    left out. Texts are never truncated.
    """
    wording = wording or built_in()
    answers_for_one = _for_first_recipient(answers)
    situation = resolve(answers_for_one, wording)
    if not situation.allows_move("linkedin"):
        return None
    limit = wording.linkedin.premium_limit if has_linkedin_premium else wording.linkedin.free_limit
    variant = next(v for v in wording.linkedin.variants if v.applies_to(situation.facts))
    texts = [in_writers_spelling(text, situation) for text in variant.texts[situation.tone.id]]
    values = placeholder_values(situation)
    values["greeting"] = greeting(situation, values).rstrip(",")
    is_for_first_recipient = answers_for_one is not answers
    recipient_pattern = _name_pattern(answers_for_one.recipient_name)
    detail = _detail_in_note(situation, values)
    for text, excerpt in _texts_to_try(texts, split_sentences(detail) if detail else []):
        note = fill(text, {**values, "memory": excerpt})
        body = note.removeprefix(values["greeting"])
        if utf16_length(note) <= limit and not recipient_pattern.search(body):
            return ConnectionNote(note, limit, is_for_first_recipient)
    unsigned_note = fill(texts[-1], {**values, "sender": ""}).rstrip()
    return ConnectionNote(unsigned_note, limit, is_for_first_recipient)


def _texts_to_try(texts: list[Template], sentences: list[str]) -> Iterator[tuple[Template, str]]:
    """Yield texts, each with the excerpt of the detail for its `{memory}`, the longest first."""
    with_excerpt = [text for text in texts if "memory" in text.placeholders]
    signed = [text for text in with_excerpt if "sender" in text.placeholders]
    unsigned = [text for text in with_excerpt if text not in signed]
    with_occasion = [text for text in signed if "occasion" in text.placeholders]
    excerpts = [*_excerpts(sentences)]
    candidates = [
        *product(_writers_parts(sentences), with_occasion),
        *product(excerpts, signed),
        *product(excerpts, unsigned),
    ]
    for excerpt, text in candidates:
        starts_sentence = ". {memory}" in text.source
        yield text, excerpt[:1].upper() + excerpt[1:] if starts_sentence else excerpt
    yield from ((text, "") for text in texts if text not in with_excerpt)


def _excerpts(sentences: list[str]) -> Iterator[str]:
    """Yield shorter and shorter excerpts of a text, which all begin with its first sentence.

    The last sentence often says what came of the event, so the middle ones are left out before it,
    unless it may refer to them.
    """
    for count in range(len(sentences), 0, -1):
        *before, last = sentences[:count]
        yield " ".join([*before, last]).rstrip(".")
        if count == len(sentences) > 2 and _STANDALONE_BEGINNING.match(last):
            yield " ".join([sentences[0], last]).rstrip(".")
        clause, *rest = _CLAUSE_GAP.split(last, maxsplit=1)
        if before and rest and grammatical_form(clause) is GrammaticalForm.SENTENCE:
            yield " ".join([*before, clause])


def _writers_parts(sentences: list[str]) -> Iterator[str]:
    """Yield what the writer did after the event, in whole or in part, the longest first.

    Each begins with a sentence that is clear by itself.
    """
    for start in range(1, len(sentences)):
        if beginning := _WRITER_ACTS.match(sentences[start]):
            # "After that" and "this week" are clear behind the occasion.
            act = sentences[start][beginning.end() :]
            clause = _CLAUSE_GAP.split(act, maxsplit=1)[0]
            if not _REFERS_BACK.search(act):
                for end in range(len(sentences), start, -1):
                    yield " ".join(sentences[start:end]).rstrip(".")
            elif not _REFERS_BACK.search(clause):
                yield (beginning[0] + clause).rstrip(".")


def _detail_in_note(situation: Situation, values: dict[str, str]) -> str:
    """Return the sentence of the note with the detail, so that it can follow a comma, or ""."""
    variant = select_opening("detail", situation)
    if variant is None or not values["detail"]:
        return ""
    text = in_writers_spelling(variant.texts[situation.tone.id], situation)
    sentence = text.fill(values)
    return sentence if text.source.startswith("{") else uncapitalise(sentence)


def _name_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern that matches each name of a person; it matches nothing if there is none."""
    names = re.findall(r"\w{3,}", name)
    return re.compile(rf"\b(?:{'|'.join(names)})\b" if names else r"(?!)")


def _for_first_recipient(answers: Answers) -> Answers:
    """Return the answers for a note to the first of several recipients."""
    names = split_names(answers.recipient_name)
    if answers.part is not RecipientRole.PANEL or len(names) < 2:
        return answers
    return replace(answers, recipient_name=names[0], greet_as="", part=RecipientRole.HIRING_MANAGER)
