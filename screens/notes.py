"""The list of notes: search them, and say what to do with one."""

from dataclasses import dataclass
from enum import StrEnum
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

from screens.steps.layout import StepLayout
from screens.widgets.footer import KeyFooter
from screens.widgets.option_lists import PlainList
from screens.widgets.save_status import SaveStatus

STATUS_FROM, RECIPIENT_FROM, OUTCOME_FROM = 20, 40, 70
"""Widths of the list, in columns, from which there is room for more than the organisation."""


WIDEST = 110
"""The most columns of the list, as in the style sheet."""


class NoteRow(NamedTuple):
    """What the list shows of a note, as text."""

    id: str
    organisation: str
    recipient: str
    role: str
    outcome: str
    status: str
    changed: str
    error: str = ""
    """Why the note cannot be read, if so."""
    follow_up: str = ""
    """A sentence on the note that follows this one, or that this one follows."""

    def matches(self, search: str) -> bool:
        """Say whether every word of a search occurs somewhere in the row."""
        text = " ".join(
            (self.organisation, self.recipient, self.role, self.outcome, self.status, self.id)
        ).casefold()
        return all(word in text for word in search.casefold().split())

    def line(self, width: int) -> str:
        """Return the row as one line, exactly `width` cells wide."""
        right = [(self.outcome, 17)] if width >= OUTCOME_FROM else []
        right += [(self.status, 8)] if width >= STATUS_FROM else []
        right += [(self.changed, 14)] if width >= RECIPIENT_FROM else []
        room = width - sum(cells for _, cells in right)
        left = [(self.organisation, room)]
        if width >= RECIPIENT_FROM:
            left = [(self.organisation, room // 2), (self.recipient, room - room // 2)]
        return "".join(_column(text, cells) for text, cells in left + right)


def _column(text: str, width: int) -> str:
    if cell_len(text) >= width:
        return set_cell_size(text, max(0, width - 2)) + "… " if width > 1 else ""
    return set_cell_size(text, width)


class NoteAction(StrEnum):
    """What can be done on the screen; most of it with the highlighted note."""

    NEW = "new"
    OPEN = "open"
    COPY = "copy"
    TOGGLE_SENT = "toggle_sent"
    FOLLOW_UP = "follow_up"
    TRASH = "trash"
    RESTORE = "restore"
    LEAVE = "leave"

    @property
    def needs_note(self) -> bool:
        """Whether it is done with one of the notes."""
        return self not in (NoteAction.NEW, NoteAction.RESTORE, NoteAction.LEAVE)


class NoteList(PlainList):
    """The notes, one a line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open", tooltip="Open the note"),
    ]


class NotesScreen(Screen[None]):
    """Every note, the one changed last first; typing searches them."""

    AUTO_FOCUS = "NoteList"
    VERTICAL_BREAKPOINTS = StepLayout.VERTICAL_BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "request('new')", "New", tooltip="Begin a new note"),
        Binding(
            "ctrl+t", "request('copy')", "Copy", tooltip="Copy it for another person"
        ),
        Binding(
            "ctrl+s", "request('toggle_sent')", "Sent", tooltip="Mark it as sent, or as not sent",
        ),
        Binding(
            "ctrl+f", "request('follow_up')", "Follow up", tooltip="Write a note that follows it",
        ),
        Binding("ctrl+r", "request('trash')", "Remove", tooltip="Put it in the trash"),
        Binding("delete", "request('trash')", "Remove", show=False),
        Binding(
            "ctrl+z", "request('restore')", "Bring back", show=False,
            tooltip="Bring back what was removed last",
        ),
        Binding("escape", "back", "Back", tooltip="Clear the search, or leave"),
        Binding("up", "move(-1)", "Up", show=False, tooltip="Move up"),
        Binding("down", "move(1)", "Down", show=False, tooltip="Move down"),
    ]  # fmt: skip

    @dataclass
    class Requested(Message):
        """The writer asked for an action; `note_id` is empty for one that needs no note."""

        action: NoteAction
        note_id: str

    def __init__(self) -> None:
        super().__init__(id="notes")
        self._rows: tuple[NoteRow, ...] = ()
        self._matches: list[NoteRow] = []
        self._notice = ("", "")
        """A sentence to show in place of a note's description, and the id of that note."""

    def compose(self) -> ComposeResult:
        """Compose the search, the list, and the description of the highlighted note."""
        yield Static("Your notes", id="heading", markup=False)
        search = Input(
            placeholder="type to search", id="search", compact=True, select_on_focus=False
        )
        search.cursor_blink = False
        yield search
        yield NoteList(id="note-list", markup=False, compact=True)
        yield Static("", id="description", markup=False)
        yield SaveStatus()
        yield KeyFooter()

    def show(self, rows: tuple[NoteRow, ...], notice: str = "") -> None:
        """Show notes, and a notice until the highlight moves to another note."""
        self._rows = rows
        self._list_matches()
        self._notice = (notice, self.current.id if self.current else "")
        if notice:
            self._describe(notice)

    def _describe(self, text: str) -> None:
        self.query_one("#description", Static).update(text)

    @property
    def current(self) -> NoteRow | None:
        """The highlighted note."""
        index = self.query_one(NoteList).highlighted
        return self._matches[index] if index is not None and index < len(self._matches) else None

    def _list_matches(self) -> None:
        current = self.current
        note_list = self.query_one(NoteList)
        search = self.query_one("#search", Input).value
        self._matches = [row for row in self._rows if row.matches(search)]
        # One column is the highlight's, and one the scrollbar's.
        width = max(1, min(self.size.width, WIDEST) - 2)
        note_list.set_options(
            [Option(Content(f" {row.line(width)}"), id=row.id) for row in self._matches]
        )
        if self._matches:
            ids = [row.id for row in self._matches]
            note_list.highlighted = ids.index(current.id) if current and current.id in ids else 0
        else:
            self._describe("No note matches." if self._rows else "There are no notes yet.")

    def on_resize(self) -> None:
        """Fit the list to the new width."""
        self._list_matches()

    @on(OptionList.OptionHighlighted)
    def _describe_current(self) -> None:
        row = self.current
        if row is None:
            return
        notice, note_id = self._notice
        if not notice or row.id != note_id:
            self._notice = ("", "")
            notice = " · ".join(filter(None, (row.follow_up, row.role, row.id)))
            if row.error:
                notice = f"! {row.id} cannot be read: {row.error}."
        self._describe(notice)

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def _open(self) -> None:
        self.action_request(NoteAction.OPEN)

    @on(Input.Changed, "#search")
    def _search(self) -> None:
        self._list_matches()

    def on_key(self, event: events.Key) -> None:
        """Search for what is typed, wherever the focus is."""
        search = self.query_one("#search", Input)
        if self.focused is not search and event.is_printable and event.character:
            event.stop()
            search.focus()
            search.insert_text_at_cursor(event.character)

    def action_move(self, by: int) -> None:
        """Move the highlight, from the search too."""
        note_list = self.query_one(NoteList)
        note_list.focus()
        if by > 0:
            note_list.action_cursor_down()
        else:
            note_list.action_cursor_up()

    def action_request(self, action: str) -> None:
        """Post the action with the highlighted note; without one, only if it needs none."""
        requested = NoteAction(action)
        note_id = self.current.id if self.current else ""
        if note_id or not requested.needs_note:
            self.post_message(self.Requested(requested, note_id))

    def action_back(self) -> None:
        """Clear the search; leave where there is none."""
        search = self.query_one("#search", Input)
        if search.value:
            search.value = ""
            self.query_one(NoteList).focus()
        else:
            self.action_request(NoteAction.LEAVE)
