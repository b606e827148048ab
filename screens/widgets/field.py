"""The base class of all fields, and the messages that they post."""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widget import Widget

from templates.answers import Answer
from templates.questions.options import Option
from templates.questions.questions import Question
from templates.text import clean_line

LONGEST_PASTE = 20_000
"""Characters; ten times a long letter. A longer paste was not meant for a note."""

Options = tuple[Option, ...]


class Field(Widget):
    """A widget in which the writer answers a question."""

    question: Question

    @property
    def hint(self) -> str:
        """The sentence for the hint line while the field has the focus."""
        return self.question.hint

    @property
    def answer(self) -> Answer:
        """The answer that is entered. A list has none: its highlight is only a preview."""
        raise NotImplementedError

    def show_answer(self, answer: Answer, options: Options = (), default: Answer = None) -> None:
        """Show an answer; a choice also shows its options, and the default while unanswered."""
        raise NotImplementedError


@dataclass
class FieldSubmitted(Message):
    """The writer pressed Enter in a field, to go on to the next."""

    field: Field


@dataclass
class LinesJoined(Message):
    """The lines of a paste were joined into one; all of the text was kept."""

    count: int

    def __str__(self) -> str:
        return f"{self.count} lines were pasted, and are one now."


@dataclass
class PasteRefused(Message):
    """A paste was too long for a note, and none of it was taken."""

    length: int

    def __str__(self) -> str:
        return f"A paste of {self.length:,} characters is too long; it was not taken."


def end_of_change(old: str, new: str) -> int:
    """Return the index in `new` behind the last character that is not also in `old`."""
    longest = min(len(old), len(new))
    same = next((n for n in range(longest) if old[-1 - n] != new[-1 - n]), longest)
    return len(new) - same


def make_one_line(event: events.Paste, field: Field) -> None:
    """Join the lines of a paste into one, or empty it if it is too long, and post a message."""
    if len(event.text) > LONGEST_PASTE:
        field.post_message(PasteRefused(len(event.text)))
        event.text = ""
        return
    lines = [clean_line(line).strip() for line in event.text.splitlines() if line.strip()]
    if len(lines) > 1:
        event.text = " ".join(lines)
        field.post_message(LinesJoined(len(lines)))
    else:
        event.text = clean_line(event.text.strip("\r\n"))
