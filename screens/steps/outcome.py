"""The first step: how the application ended."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from screens.steps.base import Step

_HAVE_MAIL = "Have their mail? m reads it, and answers from it."


class OutcomeStep(Step):
    """Ask for the outcome, which decides everything after it; or for the mail that says it."""

    step_id = "outcome"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "read_mail", "Their mail", tooltip="Read their mail, and answer from it"),
    ]

    @dataclass
    class MailRequested(Message):
        """The writer wants the answers to be read from a mail, of which some may be pasted."""

        text: str = ""

    def enter(self, notice: str = "", field: str = "") -> None:
        """Prepare the step; while nothing is answered, say that their mail can answer it."""
        super().enter(notice or ("" if self.answers.outcome else _HAVE_MAIL), field)

    def action_read_mail(self) -> None:
        """Ask for their mail."""
        self.post_message(self.MailRequested())

    def on_paste(self, event: events.Paste) -> None:
        """Take a paste for their mail: nothing else on this step could be pasted."""
        event.stop()
        self.post_message(self.MailRequested(event.text))
