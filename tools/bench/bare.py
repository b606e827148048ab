"""The bare application: the wizard's shape in the toolkit's own widgets, and nothing besides.

A list of options or a field on the left, a note on the right that follows every change, and the
toolkit's footer; ctrl+n and Esc go forward and back.
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


class BareScreen(Screen[None]):
    """A question and the note."""

    BINDINGS = [("ctrl+n", "app.forward", "Next"), ("escape", "app.back", "Back")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        """Compose the question beside the note."""
        with Horizontal():
            yield from self.compose_question()
            yield Static(NOTE.format(name="name", option=OPTIONS[0]), id="note")
        yield Footer()

    def compose_question(self) -> ComposeResult:
        """Compose the question."""
        yield from ()

    def show(self, **words: str) -> None:
        """Show the note with some words."""
        filled = NOTE.format(**{"name": "name", "option": OPTIONS[0], **words})
        self.query_one("#note", Static).update(filled)


class Choose(BareScreen):
    """A choice of options."""

    def compose_question(self) -> ComposeResult:
        """Compose the options."""
        yield OptionList(*OPTIONS)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        self.show(option=OPTIONS[event.option_index])


class Write(BareScreen):
    """A field to type in."""

    def compose_question(self) -> ComposeResult:
        """Compose the field."""
        yield Input(placeholder="Name")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        self.show(name=event.value)


class BareApp(App[None]):
    """Two screens, installed once and switched between."""

    CSS = "OptionList, Input, #note { width: 1fr; } #note { height: 1fr; padding: 1 2; }"
    BINDINGS = [("ctrl+q", "quit", "Quit")]  # noqa: RUF012

    def on_mount(self) -> None:
        """Show the first screen."""
        self.install_screen(Choose(), "choose")
        self.install_screen(Write(), "write")
        self.push_screen("choose")

    def action_forward(self) -> None:
        """Go to the second screen."""
        self.switch_screen("write")

    async def action_back(self) -> None:
        """Go to the first screen."""
        self.switch_screen("choose")


if __name__ == "__main__":
    BareApp().run()
