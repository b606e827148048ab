"""The step that asks whether to connect on LinkedIn."""

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.widgets import Static

from screens.steps.base import Step
from templates.letter.linkedin import FIRST_RECIPIENT_HINT, connection_note
from templates.letter.note import without_missing_answer_marks

_TITLE_IF_ASKED = "Sent with the request to connect"
_TITLE_IF_NOT_ASKED = "If you ask to connect later"
"""The titles of the connection note, by whether the thank-you note asks to connect."""


class LinkedInStep(Step):
    """Ask whether to include a request to connect, and show the connection note."""

    step_id = "linkedin"

    def compose_step(self) -> ComposeResult:
        """Compose the question, and the connection note below it."""
        yield from super().compose_step()
        with VerticalGroup(classes="titled"):
            yield Static("", id="connection-title", classes="title", markup=False)
            yield Static("", id="connection", markup=False)

    def show_answers(self) -> None:
        """Show the current answers, the note and the connection note."""
        super().show_answers()
        title = _TITLE_IF_ASKED if self.model.situation.answers.linkedin else _TITLE_IF_NOT_ASKED
        self.query_one("#connection-title", Static).update(title)
        connection = connection_note(
            self.answers, self.wording, has_linkedin_premium=self.model.has_linkedin_premium
        )
        if connection is None:
            return
        length = f"{connection.length} of {connection.limit} characters"
        lines = [without_missing_answer_marks(connection.text), "", length]
        if connection.is_for_first_recipient:
            lines.append(FIRST_RECIPIENT_HINT)
        self.query_one("#connection", Static).update("\n".join(lines))
