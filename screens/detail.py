"""The one detail that stays with the writer, and a reason where the writer ended it."""

from textual.app import ComposeResult
from textual.widgets import Static

from screens.titled import TitledStep
from templates.questions import BY_FIELD


class DetailStep(TitledStep):
    """Ask the writer to finish a sentence."""

    step_id = "detail"

    def compose_step(self) -> ComposeResult:
        """Compose the fields, and examples below them."""
        yield from super().compose_step()
        examples = "\n".join(f"  {example}" for example in BY_FIELD["detail"].examples)
        yield Static(f"For example\n{examples}", id="examples", markup=False)
