"""The detail that stays with the writer, a reason, or the news that a follow-up note brings."""

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from screens.steps.base import TitledStep
from screens.widgets.findings_area import FindingList, FindingsArea
from screens.widgets.prose_field import ProseField
from templates.etiquette.checker import check_answer
from templates.etiquette.findings import Finding
from templates.questions.questions import BY_FIELD, step_of


class DetailStep(TitledStep):
    """Ask the writer to finish a sentence, and check it while it is typed."""

    step_id = "detail"

    def compose_step(self) -> ComposeResult:
        """Compose the fields, the findings in them, and examples below."""
        yield from super().compose_step()
        yield FindingList()
        yield Static("", id="examples", markup=False)

    def on_mount(self) -> None:
        """Check what is typed in each field."""
        for field in self.query(ProseField):
            field.check = self._inspect

    def show_answers(self) -> None:
        """Show the answers, and check them again: another outcome makes other words untrue."""
        super().show_answers()
        follows = "brings" in [question.field for question in self.asked]
        heading = "What do you bring?" if follows else step_of(self.step_id).heading
        self.query_one("#heading", Static).update(heading)
        lines = "\n".join(f"  {e}" for e in BY_FIELD["brings" if follows else "detail"].examples)
        self.query_one("#examples", Static).update(f"For example\n{lines}")
        for field in self.query(ProseField):
            field.check_text()

    def _inspect(self, text: str) -> tuple[Finding, ...]:
        return check_answer(text, self.wording, self.answers)

    @on(FindingsArea.FindingsChanged)
    def _list_findings(self) -> None:
        fields = [field for field in self.query(ProseField) if field.findings]
        fields.sort(key=lambda field: not field.has_focus)
        shown = self.query_one(FindingList)
        shown.show(fields[0].findings if fields else (), fields[0].current if fields else None)
        self.query_one("#examples").display = not fields
