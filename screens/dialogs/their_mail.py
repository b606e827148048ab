"""The dialog in which the writer pastes the employer's mail or names its file."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from screens.widgets.footer import DialogFooter
from screens.widgets.form import Form
from screens.widgets.line_input import LineInput
from screens.widgets.undoable_area import UndoableArea
from templates.text import clean_line

MAX_MAIL_PASTE_LENGTH = 1_000_000
"""The maximum number of characters that can be pasted at once; it takes a second to show them."""


class GivenMail(NamedTuple):
    """The mail as the writer gives it: the name of its file or, if that is "", its text."""

    file: str = ""
    text: str = ""


class MailTextArea(UndoableArea):
    """The text of a mail; pasted text keeps its lines."""

    @dataclass
    class TooLongPasted(Message):
        """A pasted text was too long, and not inserted."""

        length: int

    def __init__(self, text: str) -> None:
        super().__init__(text, id="mail-text", compact=True, highlight_cursor_line=False)
        self.cursor_blink = False

    def on_paste(self, event: events.Paste) -> None:
        """Insert pasted text without Textual, which would keep its control characters."""
        event.prevent_default()
        self.insert_pasted(event.text)

    def insert_pasted(self, text: str) -> None:
        """Insert a text at the cursor, with its lines but without control characters.

        Posts `TooLongPasted` instead if the text is too long.
        """
        if len(text) > MAX_MAIL_PASTE_LENGTH:
            self.post_message(self.TooLongPasted(len(text)))
            return
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        pasted = "\n".join(map(clean_line, lines))
        self.replace(pasted, *self.selection, maintain_selection_offset=False)


class MailFileInput(LineInput):
    """The name of the file with the mail; several pasted lines go to the field for the text."""

    @dataclass
    class TextPasted(Message):
        """Several lines were pasted, which cannot be the name of a file."""

        text: str

    def __init__(self, file: str) -> None:
        super().__init__("mail-file", "e.g. Downloads/mail.eml")
        self.value = file

    def on_paste(self, event: events.Paste) -> None:
        """Pass several lines on; leave a single line to Textual."""
        if len(event.text.splitlines()) > 1:
            event.prevent_default()
            event.stop()
            self.post_message(self.TextPasted(event.text))


class TheirMailDialog(ModalScreen[GivenMail | None]):
    """Ask for the employer's mail; the result is None if the writer gives none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "read", "Read it", priority=True),
        Binding("escape", "dismiss", "Close"),
    ]

    def __init__(self, mail: GivenMail, error: str = "", *, can_name_file: bool) -> None:
        """Fill the fields with `mail`; `error` says why it could not be read, or is "".

        Without `can_name_file`, the mail can only be pasted.
        """
        super().__init__()
        self._text = MailTextArea(mail.text)
        self._file = MailFileInput(mail.file)
        self._can_name_file = can_name_file
        self._message = Static("", id="message", markup=False)
        self._show_message(error)

    def compose(self) -> ComposeResult:
        """Compose the fields for the text and the file, and the help."""
        with Form(classes="dialog"):
            yield Static("Paste their mail, with subject and sender", classes="title")
            yield self._text
            if self._can_name_file:
                yield Static("or name the file it is in", classes="title")
                yield self._file
            yield self._message
        yield DialogFooter()

    def on_mount(self) -> None:
        """Focus the file if the writer has named one; otherwise, the text has the focus."""
        if self._file.value:
            self._file.focus()

    def _show_message(self, error: str) -> None:
        """Show which keys to use, and above them an error, unless it is ""."""
        keys = "Ctrl+Shift+V or Cmd+V pastes. Ctrl+N reads the mail; it is not stored."
        self._message.update(f"! {error}\n{keys}" if error else keys)

    @on(MailTextArea.TooLongPasted)
    def _show_paste_refused(self, event: MailTextArea.TooLongPasted) -> None:
        advice = (
            "save the mail as a file." if self._can_name_file else "paste only the newest message."
        )
        self._show_message(f"A paste of {event.length:,} characters is too long; {advice}")

    @on(MailFileInput.TextPasted)
    def _paste_text(self, event: MailFileInput.TextPasted) -> None:
        self._text.focus()
        self._text.insert_pasted(event.text)

    @on(Input.Submitted)
    def action_read(self) -> None:
        """Close the dialog and return the mail."""
        file, text = self._file.value.strip(), self._text.text
        if not file and not text.strip():
            self._show_message("There is nothing to read yet.")
            return
        self.dismiss(GivenMail(file, "" if file else text))
