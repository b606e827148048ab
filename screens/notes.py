"""The notes begun and sent before."""

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.cells import cell_len, set_cell_size
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from screens.steps.layout import Frame
from screens.widgets.footer import KeyFooter
from screens.widgets.option_lists import PlainList
from screens.widgets.save_status import SaveStatus

_WIDE, _MEDIUM, _NARROW = 70, 40, 20
"""Columns from which the outcome is told too, the reader and the time, and the status."""


class NoteRow(NamedTuple):
    """What the list tells of a note; `why` is why it cannot be read."""

    id: str
    organisation: str
    recipient: str
    role: str
    outcome: str
    status: str
    changed: str
    why: str = ""
    after: str = ""
    """What is to be said of a note that follows it, or that it follows."""

    def matches(self, typed: str) -> bool:
        """Say whether every word typed is somewhere in it."""
        said = " ".join(
            (self.organisation, self.recipient, self.role, self.outcome, self.status, self.id)
        ).casefold()
        return all(word in said for word in typed.casefold().split())

    def line(self, width: int) -> str:
        """Return it as one line of a width in cells."""
        told = [(self.outcome, 17)] if width >= _WIDE else []
        told += [(self.status, 7)] if width >= _NARROW else []
        told += [(self.changed, 14)] if width >= _MEDIUM else []
        left = width - sum(room for _, room in told)
        cells = [(self.organisation, left)]
        if width >= _MEDIUM:
            cells = [(self.organisation, left // 2), (self.recipient, left - left // 2)]
        return "".join(_fitted(text, room) for text, room in cells + told)


def _fitted(text: str, room: int) -> str:
    if cell_len(text) >= room:
        return set_cell_size(text, max(0, room - 2)) + "… " if room > 1 else ""
    return set_cell_size(text, room)


class NoteList(PlainList):
    """The notes, one a line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open", tooltip="Open the note", id="open"),
    ]


class NotesScreen(Screen[None]):
    """Every note, the one changed last first; what is typed searches them."""

    AUTO_FOCUS = "NoteList"
    VERTICAL_BREAKPOINTS = Frame.VERTICAL_BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "wish('begin')", "New", tooltip="Begin a new note", id="begin"),
        Binding(
            "ctrl+t", "wish('copy')", "Copy", tooltip="A copy for another person", id="copy"
        ),
        Binding("ctrl+s", "wish('mark')", "Sent", tooltip="It was sent, or was not", id="mark"),
        Binding(
            "ctrl+f", "wish('follow')", "Follow up", tooltip="A note that follows it", id="follow"
        ),
        Binding("ctrl+r", "wish('trash')", "Remove", tooltip="Put it in the trash", id="trash"),
        Binding("delete", "wish('trash')", "Remove", show=False),
        Binding(
            "ctrl+z", "wish('bring_back')", "Bring back", show=False,
            tooltip="Bring back what was removed last",
        ),
        Binding("escape", "back", "Back", tooltip="Clear the search, or leave"),
        Binding("up", "move(-1)", "Up", show=False, tooltip="Move up"),
        Binding("down", "move(1)", "Down", show=False, tooltip="Move down"),
    ]  # fmt: skip

    @dataclass
    class Wished(Message):
        """The writer wants something done, with the note of an id where it is about one."""

        wish: str
        note_id: str

    def __init__(self) -> None:
        super().__init__(id="notes")
        self._rows: tuple[NoteRow, ...] = ()
        self._listed: list[NoteRow] = []
        self._notice = ("", "")
        """What was said, and the note that was highlighted then."""

    def compose(self) -> ComposeResult:
        """Compose the search, the list, and what is said of the highlighted note."""
        yield Static("Your notes", id="heading", markup=False)
        search = Input(
            placeholder="type to search", id="search", compact=True, select_on_focus=False
        )
        search.cursor_blink = False
        yield search
        yield NoteList(id="listed", markup=False, compact=True)
        yield Static("", id="about", markup=False)
        yield SaveStatus()
        yield KeyFooter()

    def show(self, rows: tuple[NoteRow, ...], told: str = "") -> None:
        """Show notes, and say something."""
        self._rows = rows
        self._list_them()
        row = self.current
        self._notice = (told, row.id if row else "")
        if told:
            self.tell(told)

    def tell(self, text: str) -> None:
        """Say something on the hint line."""
        self.query_one("#about", Static).update(text)

    @property
    def current(self) -> NoteRow | None:
        """The highlighted note."""
        place = self.query_one(NoteList).highlighted
        return self._listed[place] if place is not None and place < len(self._listed) else None

    def _list_them(self) -> None:
        current = self.current
        shown = self.query_one(NoteList)
        typed = self.query_one("#search", Input).value
        self._listed = [row for row in self._rows if row.matches(typed)]
        width = max(1, self.size.width - 1)
        shown.set_options([Option(Content(r.line(width)), id=r.id) for r in self._listed])
        if self._listed:
            ids = [row.id for row in self._listed]
            shown.highlighted = ids.index(current.id) if current and current.id in ids else 0
        else:
            self.tell("No note has that in it." if self._rows else "There are no notes yet.")

    def on_resize(self) -> None:
        """Fit the list to the new width."""
        self._list_them()

    @on(OptionList.OptionHighlighted)
    def _tell_of_it(self) -> None:
        row = self.current
        if row is not None and self._notice[0] and row.id == self._notice[1]:
            self.tell(self._notice[0])
        elif row is not None:
            self._notice = ("", "")
            told = " · ".join(filter(None, (row.after, row.role, row.id)))
            self.tell(f"! {row.id} cannot be read: {row.why}." if row.why else told)

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def _open(self) -> None:
        self.action_wish("open")

    @on(Input.Changed, "#search")
    def _search(self) -> None:
        self._list_them()

    def on_key(self, event: events.Key) -> None:
        """Search with what is typed, wherever the focus is."""
        search = self.query_one("#search", Input)
        if self.focused is not search and event.is_printable and event.character:
            event.stop()
            search.focus()
            search.insert_text_at_cursor(event.character)

    def action_move(self, by: int) -> None:
        """Move through the list, from the search too."""
        shown = self.query_one(NoteList)
        shown.focus()
        if by > 0:
            shown.action_cursor_down()
        else:
            shown.action_cursor_up()

    def action_wish(self, wish: str) -> None:
        """Say what the writer wants done."""
        row = self.current
        if row is not None or wish in ("begin", "bring_back"):
            self.post_message(self.Wished(wish, row.id if row else ""))

    def action_back(self) -> None:
        """Clear the search, or leave where there is none."""
        search = self.query_one("#search", Input)
        if search.value:
            search.value = ""
            self.query_one(NoteList).focus()
        else:
            self.post_message(self.Wished("leave", ""))
