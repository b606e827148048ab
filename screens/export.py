"""The ways out: a file, the clipboard, the terminal."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from screens.dialogs import Confirm
from screens.hanging import Hanging
from screens.numbered_list import NumberedList
from screens.step import Step
from templates.compose import compose, outrun
from templates.findings import Finding, stops
from templates.inspection import inspect_note
from templates.questions import BY_FIELD
from templates.situation import settle
from templates.wording import Wording

WAYS = (
    ("save", "Save it to a file"),
    ("copy", "Send it to the terminal's clipboard"),
    ("connect", "Send the LinkedIn note to the clipboard"),
    ("print", "Print it on leaving"),
    ("sent", "Mark it as sent"),
    ("done", "Done: leave"),
)
"""The ways out, in order, by the name the app knows them by."""


class WayList(NumberedList):
    """The ways out, each under a number."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Do it", tooltip="Take this way out", id="do"),
    ]

    def __init__(self) -> None:
        ways = [
            Option(Hanging(Content(f"{n} "), Content(label)), id=way)
            for n, (way, label) in enumerate(WAYS, 1)
        ]
        super().__init__(*ways, id="ways", markup=False, compact=True)


class ExportStep(Step):
    """Offer the ways out of the finished note."""

    step_id = "export"

    @dataclass
    class Left(Message):
        """The writer took a way out; `path` is where to save."""

        way: str
        path: str

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording)
        self.suggested_path = ""
        self._typed_path = False
        self.prints = False
        # What the writer means to send all the same is asked about once.
        self._accepted: tuple[Finding, ...] = ()

    def compose_step(self) -> ComposeResult:
        """Compose the list of ways, and the path of the file."""
        yield WayList()
        yield Static("File", classes="title", markup=False)
        path = Input(id="path", compact=True, select_on_focus=False)
        path.cursor_blink = False
        yield path

    def show_answers(self) -> None:
        """Show the note, and where it would be saved."""
        super().show_answers()
        path = self.query_one("#path", Input)
        if not self._typed_path:
            with path.prevent(Input.Changed):
                path.value = self.suggested_path
        if self.focused is None:
            self.query_one(WayList).focus()

    @on(Input.Changed, "#path")
    def _keep_path(self) -> None:
        self._typed_path = True

    @on(Input.Submitted, "#path")
    def _save_there(self, event: Input.Submitted) -> None:
        event.stop()
        self._leave("save")

    @on(OptionList.OptionSelected, "#ways")
    def _take_way(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._leave(event.option_id or "")

    def _leave(self, way: str) -> None:
        missing = settle(self.answers, self.wording).missing
        if missing:
            labels = ", ".join(BY_FIELD[field].label.lower() for field in missing)
            self.complain(f"The note still needs: {labels}. Esc goes back to them.")
            return
        if outrun(self.answers, compose(self.answers, self.wording, self.draw)):
            self.complain("The answers changed after you edited the note: Esc, say which stands.")
            return
        note = compose(self.answers, self.wording, self.draw)
        burning = stops(inspect_note(note.letter(), self.wording, self.answers))
        goes_out = way not in ("done", "sent") or self.prints
        if goes_out and burning and burning != self._accepted:
            question = Confirm(_question(burning), "send it so", "go back to it")
            self.app.push_screen(question, lambda yes: self._accept(yes, way, burning))
        else:
            self._go_out(way)

    def _accept(self, yes: bool | None, way: str, burning: tuple[Finding, ...]) -> None:
        if yes:
            self._accepted = burning
            self._go_out(way)
        else:
            self.action_back()

    def _go_out(self, way: str) -> None:
        self.post_message(self.Left(way, self.query_one("#path", Input).value))

    def action_forward(self) -> None:
        """Finish: there is no step after this one."""
        self._leave("done")


def _question(burning: tuple[Finding, ...]) -> str:
    said = "\n\n".join(f"“{' '.join(f.text.split())}”\n{f.message}" for f in burning[:3])
    more = f"\n\nAnd {len(burning) - 3} more." if len(burning) > 3 else ""
    return f"Something in it may burn the bridge:\n\n{said}{more}\n\nSend it all the same?"
