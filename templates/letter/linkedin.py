"""The LinkedIn connection note: a few words of its own, within LinkedIn's limit."""

from typing import NamedTuple

from templates.answers import Answers
from templates.letter.composer import fill, placeholder_values
from templates.letter.situation import resolve
from templates.phrasebook.wording import Wording, built_in


class ConnectionNote(NamedTuple):
    """A connection note, and the most characters it may have."""

    text: str
    limit: int

    @property
    def length(self) -> int:
        """The length in characters, as LinkedIn counts them: UTF-16 units."""
        return utf16_length(self.text)


def utf16_length(text: str) -> int:
    """Return the length of a text as a browser's text box counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def connection_note(
    answers: Answers, wording: Wording | None = None, *, premium: bool = False
) -> ConnectionNote | None:
    """Return the connection note, or None where none would be fitting.

    The longest text within the limit is taken, and none is ever cut. If names are so long that
    even the shortest is over it, that one is taken without the writer's name.
    """
    wording = wording or built_in()
    situation = resolve(answers, wording)
    if not situation.makes("linkedin"):
        return None
    limit = wording.linkedin.premium if premium else wording.linkedin.free
    entry = next(e for e in wording.linkedin.entries if e.holds(situation.facts))
    texts = entry.texts[situation.tone.sentences]
    values = placeholder_values(situation)
    for text in (fill(text, values) for text in texts):
        if utf16_length(text) <= limit:
            return ConnectionNote(text, limit)
    return ConnectionNote(fill(texts[-1], {**values, "sender": ""}).rstrip(), limit)
