"""The first step: how the application ended."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from screens.steps.base import Step

_MAIL_NOTICE = "If you have the employer's mail, press m to fill in what it says."


class OutcomeStep(Step):
    """Ask for the outcome, which all other questions depend on, or for the employer's mail."""

    step_id = "outcome"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "read_mail", "Their mail", tooltip="Fill in answers from their mail"),
        Binding("escape", "back", "Quit", show=False, tooltip="Quit"),
    ]

    @dataclass
    class MailRequested(Message):
        """The writer wants to fill in answers from the employer's mail."""

        text: str = ""
        """The text of the mail if it was pasted already, or ""."""

    def set_notice_and_focus(self, notice: str = "", field: str = "") -> None:
        """Set the notice; until an outcome is chosen, it offers to read the employer's mail."""
        if not notice and not self.answers.outcome:
            notice = _MAIL_NOTICE
        super().set_notice_and_focus(notice, field)

    def action_read_mail(self) -> None:
        """Ask for the employer's mail."""
        self.post_message(self.MailRequested())

    def on_paste(self, event: events.Paste) -> None:
        """Treat a paste as the employer's mail: this step has no field to paste into."""
        event.stop()
        self.post_message(self.MailRequested(event.text))
