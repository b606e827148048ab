"""Dialogs over a step: a question with yes and no, and the help."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from screens.widgets.footer import key_name
from templates.questions.questions import Question


class Confirm(ModalScreen[bool]):
    """Ask before something that cannot be undone; Enter and Esc mean no harm."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes", id="yes"),
        Binding("n,escape,enter", "answer(False)", "No", id="no"),
    ]

    def __init__(self, question: str, yes: str = "yes", no: str = "no") -> None:
        super().__init__()
        self._question, self._yes, self._no = question, yes, no

    def compose(self) -> ComposeResult:
        """Compose the question and its two answers."""
        with VerticalScroll(classes="dialog"):
            yield Static(self._question, markup=False)
            yield Static(f"\ny  {self._yes}\nn  {self._no}", markup=False)

    def action_answer(self, answer: bool) -> None:
        """Close with an answer."""
        self.dismiss(answer)


class Choose(ModalScreen[str]):
    """Ask which of several ways to go; each has a key, and Esc takes the one that does no harm.

    `ways` are names and what each is called; a name's key is its first letter.
    """

    def __init__(self, question: str, ways: tuple[tuple[str, str], ...], harmless: str) -> None:
        super().__init__()
        self._question, self._ways, self._harmless = question, ways, harmless

    def on_mount(self) -> None:
        """Bind the keys."""
        for name, called in self._ways:
            self._bindings.bind(name[0], f"answer({name!r})", called)
        self._bindings.bind("escape", f"answer({self._harmless!r})", "Stay")

    def compose(self) -> ComposeResult:
        """Compose the question and the ways."""
        with VerticalScroll(classes="dialog"):
            yield Static(self._question, markup=False)
            listed = "\n".join(f"{name[0]}  {called}" for name, called in self._ways)
            yield Static(f"\n{listed}", markup=False)

    def action_answer(self, name: str) -> None:
        """Close with a way to go."""
        self.dismiss(name)


class ReadOnly(ModalScreen[None]):
    """A text to be read, and not changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "close", "Close", id="close"),
    ]

    def __init__(self, heading: str, text: str) -> None:
        super().__init__()
        self._heading, self._text = heading, text

    def compose(self) -> ComposeResult:
        """Compose the heading, the text, and how to close it."""
        from textual.widgets import TextArea

        yield Static(self._heading, markup=False)
        yield TextArea(self._text, read_only=True, compact=True, soft_wrap=True)
        yield Static("Esc closes this.", markup=False)

    def action_close(self) -> None:
        """Close the text."""
        self.dismiss()


class Help(ModalScreen[None]):
    """Every key that works here, from the bindings themselves, and what the questions mean."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,enter,q", "close", "Close", id="close"),
    ]

    def __init__(
        self, title: str, bindings: list[ActiveBinding], questions: tuple[Question, ...]
    ) -> None:
        super().__init__()
        self._title = title
        self._listed = bindings
        self._questions = questions

    def compose(self) -> ComposeResult:
        """Compose the list of keys."""
        rows: dict[str, list[str]] = {}
        for active in self._listed:
            # A binding without a tooltip is the toolkit's own, or one of a row of digits.
            if said := active.binding.tooltip:
                rows.setdefault(said, []).append(key_name(active))
        rows["Move from field to field"] = ["↑↓ Tab"]
        rows["Pick an option by its number"] = ["1–9 0"]
        pieces: list[str | tuple[str, str]] = []
        for said, keys in rows.items():
            pieces += [(f"{' '.join(dict.fromkeys(keys)):<16}", "bold"), f"{said}\n"]
        with VerticalScroll(classes="dialog"):
            yield Static(Content.styled(f"{self._title}\n", "bold"))
            yield Static(Content.assemble(*pieces))
            for question in self._questions:
                words = f"{question.label}: {question.hint}" if question.hint else question.label
                yield Static(words, markup=False)
            yield Static("Esc closes this.", markup=False)

    def action_close(self) -> None:
        """Close the help."""
        self.dismiss()
