"""The base class of all fields, the messages that they post, and what text fields share."""

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widget import Widget

from templates.answers import Answer
from templates.questions.options import Option
from templates.questions.questions import Question
from templates.text import clean_line, common_prefix_length

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
class PasteReported(Message):
    """Pasted lines were joined into one, or a pasted text was too long and not inserted."""

    text: str
    """A sentence for the writer."""
    is_refused: bool


def end_of_change(old: str, new: str) -> int:
    """Return the index in `new` from which both texts are the same; the cursor is put there.

    For example, 4 for "a good day" and "a bad day": both end in "d day".
    """
    return len(new) - common_prefix_length(old[::-1], new[::-1])


def clean_paste(event: events.Paste, field: Field) -> None:
    """Make the text of a paste one line without control characters; empty it if it is too long.

    `field` posts `PasteReported` if there were several lines, or if the text was too long.
    """
    length = len(event.text)
    if length > MAX_PASTE_LENGTH:
        report = f"A paste of {length:,} characters is too long; nothing was pasted."
        field.post_message(PasteReported(report, is_refused=True))
        event.text = ""
        return
    lines = [clean_line(line).strip() for line in event.text.splitlines() if line.strip()]
    if len(lines) > 1:
        event.text = " ".join(lines)
        report = f"The {len(lines)} pasted lines were joined into one."
        field.post_message(PasteReported(report, is_refused=False))
    else:
        event.text = clean_line(event.text.strip("\r\n"))
