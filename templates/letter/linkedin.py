"""The LinkedIn connection note: its own few words, inside the limit."""

from typing import NamedTuple

from templates.answers import Answers
from templates.letter.composer import filled, values_of
from templates.letter.situation import resolve
from templates.phrasebook.wording import Wording, built_in


class ConnectionNote(NamedTuple):
    """A connection note, and how many characters it has of how many it may have."""

    text: str
    limit: int

    @property
    def length(self) -> int:
        """The length in characters, as LinkedIn's box counts them: UTF-16 units."""
        return count(self.text)


def count(text: str) -> int:
    """Return the length of a text as a browser's text box counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def connection_note(
    answers: Answers, wording: Wording | None = None, *, premium: bool = False
) -> ConnectionNote | None:
    """Return the connection note, or None where none would be fitting.

    The fullest wording that fits is taken; nothing is ever cut. Names so long that not even the
    shortest fits are left out of it.
    """
    wording = wording or built_in()
    situation = resolve(answers, wording)
    if not situation.makes("linkedin"):
        return None
    limit = wording.linkedin.premium if premium else wording.linkedin.free
    entry = next(e for e in wording.linkedin.entries if e.holds(situation.facts))
    values = values_of(situation, wording)
    choices = [filled(text, values) for text in entry.texts[situation.tone.sentences]]
    nameless = filled(entry.texts[situation.tone.sentences][-1], {**values, "sender": ""}).rstrip()
    text = next((text for text in choices if count(text) <= limit), nameless)
    return ConnectionNote(text, limit)
