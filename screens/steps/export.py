"""The ways out: what each would write, to the letter, and where."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from screens.dialogs.confirm import Confirm
from screens.steps.base import Step
from screens.steps.layout import SIDE_BY_SIDE
from screens.steps.model import StepModel
from screens.widgets.export_preview import ExportPreview
from screens.widgets.hanging_indent import HangingIndent
from screens.widgets.option_lists import DIGITS, NumberedList
from templates.etiquette.checker import check_note
from templates.etiquette.findings import Finding, blocking
from templates.letter.composer import is_stale
from templates.questions.questions import BY_FIELD


class ListedDestination(NamedTuple):
    """A way out as it is listed; `ending` is that of its file, if it writes one."""

    id: str
    key: str
    label: str
    does: str
    ending: str
    goes_out: bool
    """Whether something of the note leaves by it."""


class DestinationPreview(NamedTuple):
    """What a way would write, and where; `link` is one to click."""

    where: str
    written: str
    link: str = ""


class DestinationList(NumberedList):
    """The ways out, each under its key."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Do it", tooltip="Take this way out", id="do"),
        Binding(
            "w", "screen.wrap", "Break lines", tooltip="Break lines as for mail, or not", id="wrap"
        ),
    ]

    def __init__(self, ways: tuple[ListedDestination, ...]) -> None:
        rows = [
            Option(HangingIndent(Content(f"{w.key} "), Content(w.label)), id=w.id) for w in ways
        ]
        super().__init__(*rows, id="ways", markup=False, compact=True)
        for place, way in enumerate(ways):
            if way.key not in DIGITS:
                self._bindings.bind(way.key, f"pick({place})", way.label, show=False)


class ExportStep(Step):
    """Offer the ways out of the finished note."""

    step_id = "export"

    @dataclass
    class Left(Message):
        """The writer took a way out; `path` is where to save."""

        way: str
        path: str

    @dataclass
    class MailGiven(Message):
        """The writer named the file of the mail that the note answers, or, with "", none."""

        path: str

    @dataclass
    class Wrapped(Message):
        """The writer wants lines broken as for mail, or no longer."""

    def __init__(self, model: StepModel) -> None:
        super().__init__(model)
        self.ways: tuple[ListedDestination, ...] = ()
        self.shown: Callable[[str, str], DestinationPreview] = lambda way, path: DestinationPreview(
            "", ""
        )
        """What a way would do with a path as typed; the app knows."""
        self.usual_way = ""
        """The way that was taken last."""
        self.suggested_path: Callable[[str], str] = lambda ending: ""
        """The path of a file, by its ending, until the writer types another."""
        self.answered = ""
        """What is told of the mail that the note answers."""
        self._typed_path = False
        self._begun = False
        """Whether it has been shown before."""
        self.prints = False
        # What the writer means to send all the same is asked about once.
        self._accepted: tuple[Finding, ...] = ()

    def compose_step(self) -> ComposeResult:
        """Compose the list of ways, the path of the file, and that of the mail to answer."""
        yield DestinationList(self.ways)
        for name, label in (("path", "File"), ("mail", "Reply to")):
            with HorizontalGroup(classes="row"):
                yield Static(label, classes="label", markup=False)
                field = Input(id=name, compact=True, select_on_focus=False)
                field.cursor_blink = False
                yield field

    def on_mount(self) -> None:
        """Put what is written where the note is on other steps."""
        self.query_one("#body").mount(ExportPreview())

    def show_answers(self) -> None:
        """Show the ways, and what the highlighted one would write."""
        super().show_answers()
        ways = self.query_one(DestinationList)
        ids = [way.id for way in self.ways]
        if not self._begun and self.usual_way in ids:
            ways.highlighted = ids.index(self.usual_way)
        self._begun = True
        self.query_one("#mail", Input).placeholder = self.answered or "their mail's file (.eml)"
        if self.focused is None:
            ways.focus(scroll_visible=False)
        self._tell_way()
        self.call_after_refresh(self.show_way)

    @property
    def current(self) -> ListedDestination | None:
        """The highlighted way."""
        place = self.query_one(DestinationList).highlighted
        return self.ways[place] if place is not None and place < len(self.ways) else None

    def begin_anew(self) -> None:
        """Forget the path that was typed and the way that was looked at: the note is another."""
        self._typed_path = self._begun = False

    def show_way(self) -> None:
        """Show what the highlighted way would write, and where."""
        way = self.current
        if way is None:
            return
        path = self.query_one("#path", Input)
        if not self._typed_path:
            with path.prevent(Input.Changed):
                path.value = self.suggested_path(way.ending or ".txt")
        shown = self.shown(way.id, path.value)
        self.query_one(ExportPreview).show(
            f"{way.does}\n{shown.where}\n", shown.written, shown.link
        )

    @on(OptionList.OptionHighlighted, "#ways")
    def _look_at_way(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._follow_the_ending()
        self.show_way()
        self._tell_way()

    def _tell_way(self) -> None:
        if self.current:
            narrow = self.app.size.width < SIDE_BY_SIDE
            then = "^G shows what is written." if narrow else "Enter does it, a number at once."
            self.show_hint(f"{self.current.does} {then}")

    def _follow_the_ending(self) -> None:
        """Have a path that was typed for another kind of file end as this kind does."""
        path = self.query_one("#path", Input)
        stem, dot, ending = path.value.rpartition(".")
        known = {way.ending for way in self.ways if way.ending}
        if self.current and self.current.ending and stem and dot + ending in known:
            with path.prevent(Input.Changed):
                path.value = stem + self.current.ending

    @on(Input.Changed, "#path")
    def _keep_path(self) -> None:
        self._typed_path = True
        self.show_way()

    @on(Input.Submitted, "#path")
    def _save_there(self, event: Input.Submitted) -> None:
        event.stop()
        way = self.current
        self._leave(way.id if way and way.ending else "text")

    @on(Input.Submitted, "#mail")
    def _answer_mail(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.MailGiven(event.value.strip()))

    @on(OptionList.OptionSelected, "#ways")
    def _take_way(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._leave(event.option_id or "")

    def action_wrap(self) -> None:
        """Break lines as for mail, or no longer."""
        self.post_message(self.Wrapped())

    def action_scroll_note(self, by: int) -> None:
        """Scroll what is written by a page."""
        written = self.query_one(ExportPreview)
        written.scroll_relative(y=by * max(1, written.size.height - 2), animate=False)

    def _leave(self, way: str) -> None:
        missing = self.model.situation.missing
        if missing:
            labels = ", ".join(BY_FIELD[field].label.lower() for field in missing)
            self.show_error(f"Esc goes back to what the note still needs: {labels}.")
            return
        if is_stale(self.answers, self.model.note):
            self.show_error("The answers changed after you edited the note: Esc, say which stands.")
            return
        note = self.model.note
        burning = blocking(check_note(note.letter(), self.wording, self.answers))
        goes_out = self.prints or any(w.id == way and w.goes_out for w in self.ways)
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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no step after the last."""
        return action != "forward" and super().check_action(action, parameters)


def _question(burning: tuple[Finding, ...]) -> str:
    said = "\n\n".join(f"“{' '.join(f.text.split())}”\n{f.message}" for f in burning[:3])
    more = f"\n\nAnd {len(burning) - 3} more." if len(burning) > 3 else ""
    return f"Something in it may burn the bridge:\n\n{said}{more}\n\nSend it all the same?"
