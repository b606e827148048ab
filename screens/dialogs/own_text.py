"""The dialog in which the writer adds sentences of their own to a note, or rewrites its subject."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Static

from screens.widgets.field import FieldSubmitted, PasteReported
from screens.widgets.finding_list import FindingList
from screens.widgets.findings_area import Check, FindingsArea
from screens.widgets.footer import DialogFooter
from screens.widgets.form import Form
from screens.widgets.prose_field import ProseField
from screens.widgets.save_status import SaveStatus
from templates.questions.questions import QUESTION_BY_FIELD


class OwnTextDialog(ModalScreen[None]):
    """Write or change a text, which may be empty; each change to it is saved."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Save and close"),
    ]

    def __init__(
        self,
        heading: str,
        text: str,
        check: Check,
        save: Callable[[str], None],
        meaning_if_empty: str = "no sentence is added",
    ) -> None:
        """Prepare to write a text.

        `heading` says where the text goes. `check` returns the findings in a text, and `save` is
        called with the text after each change. `meaning_if_empty` says what an empty text means, in
        a clause that follows "If it is empty,".
        """
        super().__init__()
        self._heading = heading
        # A field must have a question; the question for own words is the most similar.
        self._field = ProseField(QUESTION_BY_FIELD["own_words"])
        self._field.placeholder = ""
        self._field.check = check
        self._field.show_answer(text)
        self._save = save
        message = f"Enter or Esc closes this. If it is empty, {meaning_if_empty}."
        self._message = Static(message, id="message", markup=False)

    def compose(self) -> ComposeResult:
        """Compose the field, its findings, and the message that says how to close it."""
        with Form(classes="dialog"):
            yield Static(self._heading, classes="title", markup=False)
            yield self._field
            yield FindingList()
            yield SaveStatus()
            yield self._message
        yield DialogFooter()

    def on_mount(self) -> None:
        """Put the cursor after the text, and save each change to it."""
        self._field.move_cursor_to(len(self._field.value))
        self.watch(self._field, "value", self._save, init=False)

    @on(FindingsArea.FindingsChanged)
    def _list_findings(self) -> None:
        self.query_one(FindingList).show(self._field.findings, self._field.current_finding)

    @on(PasteReported)
    def _show_report_on_paste(self, event: PasteReported) -> None:
        self._message.update(f"! {event.text}" if event.is_refused else event.text)

    @on(FieldSubmitted)
    def action_close(self) -> None:
        """Close the dialog."""
        self.dismiss()
