"""The step that asks whether to connect on LinkedIn."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.widgets import Static

from screens.steps.prose import ProseStep
from screens.widgets.prose_field import ProseField
from templates.letter.note import remove_gap_marks

_TITLE_WITH_REQUEST = "To send with the request to connect"
_TITLE_WITHOUT_REQUEST = "If you ask to connect later"
"""The titles of the connection note, by whether the thank-you note asks to connect."""


class LinkedInStep(ProseStep):
    """Ask whether to include a request to connect, and for the writer's own connection note.

    Below the questions is the connection note with its length. A note that the writer typed with a
    greeting of its own is shown only in its field.
    """

    step_id = "linkedin"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f2,ctrl+o", "edit_connection_note", "Edit it",
            tooltip="Put the composed connection note into the field, to change it",
        ),
    ]  # fmt: skip

    def compose_step(self) -> ComposeResult:
        """Compose the questions, and the connection note below them."""
        yield from super().compose_step()
        with VerticalGroup(classes="titled"):
            yield Static("", id="connection-title", classes="title", markup=False)
            yield Static("", id="connection", markup=False)

    def show_note(self) -> None:
        """Show the note, and the connection note."""
        super().show_note()
        # In other steps, the sentence that the answer makes in the note replaces the examples. This
        # answer makes none.
        self.show_examples()
        connection_note = self.model.connection_note
        if connection_note is None:
            return
        asks_to_connect = self.model.situation.answers.linkedin
        title = _TITLE_WITH_REQUEST if asks_to_connect else _TITLE_WITHOUT_REQUEST
        self.query_one("#connection-title", Static).update(title)
        length = f"{connection_note.length} of {connection_note.limit} characters"
        text = remove_gap_marks(connection_note.text)
        lines = [length] if connection_note.is_own else [text, "", length]
        lines += connection_note.hints
        self.query_one("#connection", Static).update("\n".join(lines))

    def sentence_text(self, field: ProseField) -> str:
        """Return "": what is typed here does not appear in the note."""
        return ""

    def errors_by_field(self) -> dict[str, str]:
        """Return the errors; a typed connection note must not be too long."""
        errors = super().errors_by_field()
        connection_note = self.model.connection_note
        if connection_note is not None and connection_note.error:
            errors["connection_note"] = connection_note.error
        return errors

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enable the key that edits the composed connection note only in the empty field."""
        if action == "edit_connection_note":
            return isinstance(self.focused, ProseField) and not self.focused.value
        return super().check_action(action, parameters)

    def action_edit_connection_note(self) -> None:
        """Make the composed connection note the writer's own, to be changed in its field."""
        connection_note = self.model.connection_note
        if connection_note is not None:
            self.answer("connection_note", remove_gap_marks(connection_note.text))
            self.show_answers()
