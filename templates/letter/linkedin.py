"""Compose the LinkedIn connection note, within LinkedIn's length limit."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from templates.answers import Answers, RecipientRole
from templates.letter.fragments import split_sentences, uncapitalise
from templates.letter.openings import select_opening
from templates.letter.situation import Situation, resolve
from templates.letter.values import fill, greeting, in_writers_spelling, placeholder_values
from templates.phrasebook.entries import Text
from templates.phrasebook.wording import Wording, built_in
from templates.text import split_names

TO_FIRST = "It is for the first of them: an invitation goes to one person."
"""The sentence for a note that `to_first` is true of."""


class ConnectionNote(NamedTuple):
    """A connection note, and its maximum length in UTF-16 units.

    `to_first` says that it is for the first of several recipients: an invitation goes to one.
    """

    text: str
    limit: int
    to_first: bool = False

    @property
    def length(self) -> int:
        """The length as LinkedIn counts it, in UTF-16 units."""
        return utf16_length(self.text)


def utf16_length(text: str) -> int:
    """Return the length of a text in UTF-16 units, as browsers count it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def connection_note(
    answers: Answers, wording: Wording | None = None, *, premium: bool = False
) -> ConnectionNote | None:
    """Return the connection note, or None if the outcome or recipient rules one out.

    Of the texts within the limit that do not speak of the recipient, the first of those that say
    most of the detail is used. If even the shortest exceeds the limit, because names are long, it
    is used without the writer's name. Texts are never truncated.
    """
    wording = wording or built_in()
    answers_to_one = _to_first_recipient(answers)
    situation = resolve(answers_to_one, wording)
    if not situation.makes("linkedin"):
        return None
    limit = wording.linkedin.premium_limit if premium else wording.linkedin.free_limit
    entry = next(e for e in wording.linkedin.entries if e.holds(situation.facts))
    texts = [in_writers_spelling(text, situation) for text in entry.texts[situation.tone.id]]
    values = placeholder_values(situation)
    values["greeting"] = greeting(situation, values).rstrip(",")
    to_first = answers_to_one is not answers
    names_of_reader = _name_pattern(answers_to_one.recipient_name)
    detail = _memory(situation, values)
    for text, memory in _texts_to_try(texts, split_sentences(detail) if detail else []):
        note = fill(text, {**values, "memory": memory})
        body = note.removeprefix(values["greeting"])
        if utf16_length(note) <= limit and not names_of_reader.search(body):
            return ConnectionNote(note, limit, to_first)
    return ConnectionNote(fill(texts[-1], {**values, "sender": ""}).rstrip(), limit, to_first)


def _texts_to_try(texts: list[Text], sentences: list[str]) -> Iterator[tuple[Text, str]]:
    """Yield each text with what it says of the detail, those with most sentences of it first."""
    with_memory = [text for text in texts if "memory" in text.placeholders]
    for count in range(len(sentences), 0, -1):
        memory = " ".join(sentences[:count]).rstrip(".")
        for text in with_memory:
            starts_sentence = ". {memory}" in text.source
            yield text, memory[:1].upper() + memory[1:] if starts_sentence else memory
    yield from ((text, "") for text in texts if text not in with_memory)


def _memory(situation: Situation, values: dict[str, str]) -> str:
    """Return the detail as the note says it, to stand after a comma, or "" if there is none."""
    entry = select_opening("detail", situation)
    if entry is None or not values["detail"]:
        return ""
    text = in_writers_spelling(entry.texts[situation.tone.id], situation)
    memory = text.fill(values)
    return memory if text.source.startswith("{") else uncapitalise(memory)


def _name_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern for the names of a person, of whom a note to them does not speak."""
    names = re.findall(r"\w{3,}", name)
    return re.compile(rf"\b(?:{'|'.join(names)})\b" if names else r"(?!)")


def _to_first_recipient(answers: Answers) -> Answers:
    """Return the answers for the first of several recipients: an invitation goes to one."""
    names = split_names(answers.recipient_name)
    if answers.part is not RecipientRole.PANEL or len(names) < 2:
        return answers
    return replace(answers, recipient_name=names[0], greet_as="", part=RecipientRole.HIRING_MANAGER)
