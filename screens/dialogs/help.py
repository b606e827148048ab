"""The help: every key that works on a screen, and what its questions mean."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from screens.widgets.footer import DialogFooter, key_name
from screens.widgets.hanging_indent import TermList
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
        self,
        title: str,
        bindings: list[ActiveBinding],
        other_keys: dict[str, str],
        questions: tuple[Question, ...],
    ) -> None:
        """Prepare the help for a screen, from its heading, its active bindings and its questions.

        `other_keys` are keys that have no binding with a tooltip, by what they do.
        """
        super().__init__()
        self._title = title
        self._active_bindings = bindings
        self._other_keys = other_keys
        self._questions = questions

    def compose(self) -> ComposeResult:
        """Compose the keys, then the questions."""
        with VerticalScroll(classes="dialog") as dialog:
            dialog.border_title = Content("Help")
            yield Static(Content.styled(self._title, "bold $text-primary"))
            yield Static(self._list_of_keys())
            if self._questions:
                yield Static(self._list_of_questions())
        yield DialogFooter()

    def _list_of_keys(self) -> TermList:
        """Return a line for each effect with all of its keys; keys in the footer come first."""
        keys_by_effect: dict[str, list[str]] = {}
        for active in sorted(self._active_bindings, key=lambda active: not active.binding.show):
            # A binding without a tooltip is Textual's own, or is listed together with another.
            if tooltip := active.binding.tooltip:
                keys = keys_by_effect.setdefault(tooltip, [])
                if key_name(active) not in keys:
                    keys.append(key_name(active))
        keys_by_effect |= {effect: [keys] for effect, keys in self._other_keys.items()}
        keys_by_effect["Select text with the mouse"] = ["Shift-drag"]
        return TermList(
            [
                (Content.styled(" ".join(keys), "bold"), Content(effect))
                for effect, keys in keys_by_effect.items()
            ]
        )

    def _list_of_questions(self) -> TermList:
        """Return a line for each question with its hint."""
        return TermList(
            [
                (Content.styled(question.label, "bold"), Content.styled(question.hint, "$muted"))
                for question in self._questions
            ]
        )
