"""The base class of all fields, the messages that they post, and what text fields share."""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widget import Widget

from templates.answers import Answer
from templates.questions.options import Option
from templates.questions.questions import Question
from templates.text import clean_line

MAX_PASTE_LENGTH = 20_000
"""The maximum number of characters that can be pasted, ten times the length of a long letter."""

Options = tuple[Option, ...]
"""The options of a choice, in order; () for other questions."""


class Field(Widget):
    """A widget in which the writer answers a question."""

    question: Question

    @property
    def hint(self) -> str:
        """The sentence for the hint line while the field has the focus."""
        return self.question.hint

    @property
    def answer(self) -> Answer:
        """The answer as entered.

        Raises NotImplementedError for a `ChoiceList`, whose highlighted option is not the answer
        until the writer chooses it.
        """
        raise NotImplementedError

    def show_answer(self, answer: Answer, options: Options = (), default: Answer = None) -> None:
        """Show an answer.

        A choice also shows its `options`; while `answer` is None, it marks the option with the
        value `default`. Other fields ignore both arguments.
        """
        raise NotImplementedError


@dataclass
class FieldSubmitted(Message):
    """The writer pressed Enter in a field, to go on to the next."""

    field: Field


@dataclass
class LinesJoined(Message):
    """Several pasted lines were joined into one; no text was lost."""

    count: int

    def __str__(self) -> str:
        return f"The {self.count} pasted lines were joined into one."


@dataclass
class PasteRefused(Message):
    """Pasted text was too long, and none of it was inserted."""

    length: int

    def __str__(self) -> str:
        return f"A paste of {self.length:,} characters is too long; nothing was pasted."


def end_of_change(old: str, new: str) -> int:
    """Return the index in `new` from which both texts are the same; the cursor is put there.

    For example, 4 for "a good day" and "a bad day": both end in "d day".
    """
    common_length = 0
    for old_character, new_character in zip(reversed(old), reversed(new), strict=False):
        if old_character != new_character:
            break
        common_length += 1
    return len(new) - common_length


def clean_paste(event: events.Paste, field: Field) -> None:
    """Make the text of a paste one line without control characters; empty it if it is too long.

    `field` posts `LinesJoined` if there were several lines, and `PasteRefused` if it was too long.
    """
    if len(event.text) > MAX_PASTE_LENGTH:
        field.post_message(PasteRefused(len(event.text)))
        event.text = ""
        return
    lines = [clean_line(line).strip() for line in event.text.splitlines() if line.strip()]
    if len(lines) > 1:
        event.text = " ".join(lines)
        field.post_message(LinesJoined(len(lines)))
    else:
        event.text = clean_line(event.text.strip("\r\n"))
