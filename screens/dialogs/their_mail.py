"""The dialog in which the writer pastes the employer's mail or names its file."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from screens.widgets.footer import KeyFooter
from screens.widgets.form import Form
from screens.widgets.undoable_area import UndoableArea
from templates.text import clean_line

MAX_MAIL_PASTE_LENGTH = 1_000_000
"""The longest text that can be pasted: so many characters take a second to show."""


class GivenMail(NamedTuple):
    """The mail that the writer gives: the name of its file, or else its text."""

    file: str = ""
    text: str = ""


class MailText(UndoableArea):
    """The text of a mail; a pasted text keeps its lines."""

    @dataclass
    class PasteRefused(Message):
        """A pasted text was too long, and none of it was inserted."""

        length: int

    def __init__(self, text: str) -> None:
        super().__init__(text, id="mail-text", compact=True, highlight_cursor_line=False)
        self.cursor_blink = False

    def on_paste(self, event: events.Paste) -> None:
        """Insert a pasted text here, because Textual would keep its control characters."""
        event.prevent_default()
        self.insert_pasted(event.text)

    def insert_pasted(self, text: str) -> None:
        """Insert a text at the cursor, with its lines but without control characters."""
        if len(text) > MAX_MAIL_PASTE_LENGTH:
            self.post_message(self.PasteRefused(len(text)))
            return
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        pasted = "\n".join(map(clean_line, lines))
        self.replace(pasted, *self.selection, maintain_selection_offset=False)


class MailFile(Input):
    """The name of the file with the mail; several pasted lines go to the field for the text."""

    @dataclass
    class TextPasted(Message):
        """Several lines were pasted, which cannot be the name of a file."""

        text: str

    def __init__(self, file: str) -> None:
        super().__init__(
            file,
            placeholder="e.g. Downloads/mail.eml",
            id="mail-file",
            compact=True,
            select_on_focus=False,
        )
        self.cursor_blink = False

    def on_paste(self, event: events.Paste) -> None:
        """Pass several lines on; leave a single line to Textual."""
        if len(event.text.split("\n")) > 1:
            event.prevent_default()
            event.stop()
            self.post_message(self.TextPasted(event.text))


class TheirMailDialog(ModalScreen[GivenMail | None]):
    """Ask for the employer's mail; the result is None if the writer gives none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "read", "Read it", priority=True),
        Binding("escape", "dismiss", "Close"),
    ]

    def __init__(self, given: GivenMail, error: str = "", *, can_name_file: bool) -> None:
        """Prepare to ask.

        `given` fills the fields, and `error` says why it could not be read. Without
        `can_name_file` the mail can only be pasted.
        """
        super().__init__()
        self._given = given
        self._error = error
        self._can_name_file = can_name_file

    def compose(self) -> ComposeResult:
        """Compose the fields for the text and the file, and the help."""
        with Form(classes="dialog"):
            yield Static("Paste their mail, with subject and sender", classes="title")
            yield MailText(self._given.text)
            if self._can_name_file:
                yield Static("or name the file it is in", classes="title")
                yield MailFile(self._given.file)
            yield Static("", id="message", markup=False)
        yield KeyFooter()

    def on_mount(self) -> None:
        """Focus the field that the writer used, and show the error if there is one."""
        if self._given.file:
            self.query_one(MailFile).focus()
        self._say(f"! {self._error}" if self._error else "")

    def _say(self, text: str) -> None:
        help_text = "Ctrl+Shift+V or Cmd+V pastes. Ctrl+N reads the mail; it is not stored."
        self.query_one("#message", Static).update(f"{text}\n{help_text}".strip())

    @on(MailText.PasteRefused)
    def _show_that_a_paste_was_refused(self, event: MailText.PasteRefused) -> None:
        advice = (
            "save the mail as a file." if self._can_name_file else "paste only the newest message."
        )
        self._say(f"! A paste of {event.length:,} characters is too long; {advice}")

    @on(MailFile.TextPasted)
    def _paste_text(self, event: MailFile.TextPasted) -> None:
        text = self.query_one(MailText)
        text.focus()
        text.insert_pasted(event.text)

    @on(Input.Submitted)
    def action_read(self) -> None:
        """Close the dialog and return the mail."""
        file = self.query_one(MailFile).value.strip() if self._can_name_file else ""
        text = self.query_one(MailText).text
        if not file and not text.strip():
            self._say("! There is nothing to read yet.")
            return
        self.dismiss(GivenMail(file, "" if file else text))
