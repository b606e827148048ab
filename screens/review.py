"""The whole note, sentence by sentence, and what it still lacks."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from screens.numbered_list import NumberedList
from screens.step import Step
from templates.questions import BY_FIELD
from templates.situation import settle


class MissingList(NumberedList):
    """The answers that the note cannot do without; each is a key press away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Answer it", tooltip="Go to the question", id="answer-it"),
    ]


class ReviewStep(Step):
    """Show the note as they will read it."""

    step_id = "review"

    @dataclass
    class WentTo(Message):
        """The writer wants to answer one question."""

        step: str
        field: str

    def compose_step(self) -> ComposeResult:
        """Compose the list of what is missing."""
        yield Static("", id="standing", markup=False)
        yield MissingList(id="missing", markup=False, compact=True)

    def show_answers(self) -> None:
        """Show the note, and list what is missing from it."""
        super().show_answers()
        missing = settle(self.answers, self.wording).missing
        listed = self.query_one(MissingList)
        listed.set_options(
            [Option(f"{n} {BY_FIELD[f].label}", id=f) for n, f in enumerate(missing, 1)]
        )
        listed.display = bool(missing)
        standing = "Still missing:" if missing else "Nothing is missing."
        self.query_one("#standing", Static).update(standing)
        if missing:
            listed.highlighted = 0
            listed.focus()

    @on(OptionList.OptionSelected, "#missing")
    def _answer_missing(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        field = event.option_id or ""
        self.post_message(self.WentTo(BY_FIELD[field].step, field))
