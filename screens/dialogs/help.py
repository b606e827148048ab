"""The help: every key that works on a screen, and what its questions mean."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from screens.widgets.footer import KeyFooter, key_name
from templates.questions.questions import Question


class HelpDialog(ModalScreen[None]):
    """List the keys of a screen with what they do, and its questions with their hints.

    Textual's `HelpPanel` opens beside the screen, which is too wide for 80 columns, and also lists
    Textual's dozens of keys for scrolling and editing.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f1,question_mark,enter,q,escape", "dismiss", "Close"),
    ]

    def __init__(
        self, title: str, bindings: list[ActiveBinding], questions: tuple[Question, ...]
    ) -> None:
        super().__init__()
        self._title = title
        self._active_bindings = bindings
        self._questions = questions

    def compose(self) -> ComposeResult:
        """Compose the keys, those of the footer first, then the questions."""
        rows: dict[str, list[str]] = {}
        for active in sorted(self._active_bindings, key=lambda active: not active.binding.show):
            # A binding without a tooltip is Textual's own, or is bound to a digit.
            if tooltip := active.binding.tooltip:
                rows.setdefault(tooltip, []).append(key_name(active))
        rows["Move from field to field"] = ["↑↓ Tab"]
        rows["Go to an option by its number or letter"] = ["1–9 0 a–z"]
        rows["Select text with the mouse"] = ["Shift-drag"]
        pieces: list[str | tuple[str, str]] = []
        for tooltip, keys in rows.items():
            pieces += [(f"{' '.join(dict.fromkeys(keys)):<16}", "bold"), f"{tooltip}\n"]
        with VerticalScroll(classes="dialog") as dialog:
            dialog.border_title = Content("Help")
            yield Static(Content.styled(f"{self._title}\n", "bold $text-primary"))
            yield Static(Content.assemble(*pieces))
            for question in self._questions:
                hint = f"  {question.hint}" if question.hint else ""
                yield Static(Content.assemble((question.label, "bold"), (hint, "$muted")))
        yield KeyFooter()
