"""The baseline of the benchmark: a minimal Textual application with the wizard's layout.

On the left is a list of options or a field, on the right a note that is updated on every change,
and below them Textual's footer. Ctrl+N and Esc go forward and back.
"""

from textual import on
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Footer, Input, OptionList, Static

OPTIONS = [f"Option {number}: it ended in some way or other" for number in range(1, 11)]
NOTE = """Subject: Thank you

Dear {name},

It was good of you to let me know about the role, and I am grateful for that. I trust you have
found the right person for it.

Thank you for the time you gave me, and for thinking of me for the role at all. However it turned
out, I am glad we had our conversation.

{option}

I wish the person you have chosen every success.

Kind regards,
Your name"""


class MinimalScreen(Screen[None]):
    """A question and the note."""

    BINDINGS = [("ctrl+n", "app.forward", "Next"), ("escape", "app.back", "Back")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        """Compose the question on the left and the note on the right."""
        with Horizontal():
            yield from self.compose_question()
            yield Static(NOTE.format(name="name", option=OPTIONS[0]), id="note")
        yield Footer()

    def compose_question(self) -> ComposeResult:
        """Compose the question."""
        yield from ()

    def show_note(self, **values: str) -> None:
        """Show the note with values for its placeholders."""
        note = NOTE.format(**{"name": "name", "option": OPTIONS[0], **values})
        self.query_one("#note", Static).update(note)


class ChoiceScreen(MinimalScreen):
    """A question with a list of options."""

    def compose_question(self) -> ComposeResult:
        """Compose the options."""
        yield OptionList(*OPTIONS)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self.show_note(option=OPTIONS[event.option_index])


class TextScreen(MinimalScreen):
    """A question with a text field."""

    def compose_question(self) -> ComposeResult:
        """Compose the field."""
        yield Input(placeholder="Name")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self.show_note(name=event.value)


class MinimalApp(App[None]):
    """An application with two installed screens."""

    CSS = "OptionList, Input, #note { width: 1fr; } #note { height: 1fr; padding: 1 2; }"
    BINDINGS = [("ctrl+q", "quit", "Quit")]  # noqa: RUF012

    def on_mount(self) -> None:
        """Show the first screen."""
        self.install_screen(ChoiceScreen(), "choose")
        self.install_screen(TextScreen(), "write")
        self.push_screen("choose")

    def action_forward(self) -> None:
        """Go to the second screen."""
        self.switch_screen("write")

    async def action_back(self) -> None:
        """Go to the first screen."""
        self.switch_screen("choose")


if __name__ == "__main__":
    MinimalApp().run()
