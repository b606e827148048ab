"""The dialogs that ask a question: yes or no, or one of several options."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import ModalScreen, ScreenResultType
from textual.widgets import Static

from screens.widgets.clickable_key import ClickableKey
from screens.widgets.footer import DialogFooter


class _QuestionDialog(ModalScreen[ScreenResultType]):
    """A question, and below it the options, each with its key and what it does."""

    def __init__(self, question: str, options: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._question, self._options = question, options

    def compose(self) -> ComposeResult:
        """Compose the question and the options."""
        with VerticalScroll(classes="dialog"):
            yield Static(self._question, markup=False)
            yield Static("")
            for name, label in self._options:
                yield ClickableKey(name[0], label)
        yield DialogFooter()


class ConfirmDialog(_QuestionDialog[bool]):
    """Ask before something that the writer may not want; Enter and Esc answer no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "dismiss(True)", "Yes"),
        Binding("n,escape,enter", "dismiss(False)", "No"),
    ]

    def __init__(self, question: str, yes: str = "yes", no: str = "no") -> None:
        """Prepare a question; `yes` and `no` say what each answer does."""
        super().__init__(question, (("y", yes), ("n", no)))


class ChoiceDialog(_QuestionDialog[str]):
    """Ask the writer to choose one of several options, each with a key of its own."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Cancel")]

    def __init__(self, question: str, options: tuple[tuple[str, str], ...], cancel: str) -> None:
        """Prepare a question.

        Each of `options` is a name and a label: the first letter of the name is its key, and the
        name is the result. Esc chooses the option named `cancel`.
        """
        super().__init__(question, options)
        self._cancel = cancel

    def on_key(self, event: events.Key) -> None:
        """Close the dialog and return the option whose key was pressed."""
        for name, _ in self._options:
            if event.character == name[0]:
                event.stop()
                self.dismiss(name)
                break

    def action_cancel(self) -> None:
        """Close the dialog and return the option that Esc chooses."""
        self.dismiss(self._cancel)
