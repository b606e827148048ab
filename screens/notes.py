"""The screen with the list of notes, where the writer searches them and chooses what to do."""

from enum import StrEnum
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from screens.steps.layout import StepLayout
from screens.widgets.footer import KeyFooter
from screens.widgets.line_input import LineInput
from screens.widgets.option_lists import CursorList
from screens.widgets.save_status import SaveStatus

MIN_WIDTH_FOR_STATUS, MIN_WIDTH_FOR_RECIPIENT, MIN_WIDTH_FOR_OUTCOME = 20, 40, 70
"""The minimum width of the list, in cells, to have each of these columns.

The organisation is always shown. The date of the last change is shown if the recipient is.
"""

STATUS_WIDTH, OUTCOME_WIDTH, CHANGED_WIDTH = 8, 17, 14
"""The widths of the columns on the right, in cells."""

MAX_WIDTH = 110
"""The maximum width of the list, in cells, as in the style sheet."""


class NoteRow(NamedTuple):
    """A row of the list: the properties of a note as the writer reads them."""

    id: str
    organisation: str
    recipient: str
    role: str
    outcome: str
    status: str
    changed: str
    """When the note was changed last."""
    error: str = ""
    """Why the note cannot be read, or ""."""
    follow_up: str = ""
    """A sentence on the note's follow-up or, if it is one itself, on the note before; or ""."""

    def matches(self, search: str) -> bool:
        """Return whether each word of a search occurs in the names, role, outcome, status or id."""
        text = " ".join(
            (self.organisation, self.recipient, self.role, self.outcome, self.status, self.id)
        ).casefold()
        return all(word in text for word in search.casefold().split())

    def line(self, width: int) -> str:
        """Return the row as one line, exactly `width` cells wide."""
        right = ""
        if width >= MIN_WIDTH_FOR_OUTCOME:
            right += _fit(self.outcome, OUTCOME_WIDTH)
        if width >= MIN_WIDTH_FOR_STATUS:
            right += _fit(self.status, STATUS_WIDTH)
        if width < MIN_WIDTH_FOR_RECIPIENT:
            return _fit(self.organisation, width - cell_len(right)) + right
        right += _fit(self.changed, CHANGED_WIDTH)
        left_width = width - cell_len(right)
        half = left_width // 2
        return _fit(self.organisation, half) + _fit(self.recipient, left_width - half) + right


def _fit(text: str, width: int) -> str:
    """Return a text cut or padded to a width in cells, at least 1, with a space at its end."""
    return f"{Content(text).truncate(width - 1, ellipsis=True, pad=True).plain} "


class NoteAction(StrEnum):
    """What the writer can do on the screen, in most cases with the highlighted note."""

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
        """Whether the action is done with the highlighted note."""
        return self not in (NoteAction.NEW, NoteAction.RESTORE, NoteAction.LEAVE)


class NoteList(CursorList):
    """The notes, one on each line."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open", tooltip="Open the note"),
    ]


class NotesScreen(Screen[None]):
    """The notes, the most recently changed first; typing searches them."""

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
            "ctrl+f", "request('follow_up')", "Follow up", tooltip="Write a follow-up to it",
        ),
        Binding(
            "delete,ctrl+r", "request('trash')", "Remove",
            tooltip="Remove it; it stays in the trash for 30 days",
        ),
        Binding(
            "ctrl+z", "request('restore')", "Bring back", show=False,
            tooltip="Bring back what was removed last",
        ),
        Binding("escape", "back", "Back", tooltip="Clear the search, or leave"),
        Binding("up", "move(-1)", "Up", show=False, tooltip="Move up"),
        Binding("down", "move(1)", "Down", show=False, tooltip="Move down"),
    ]  # fmt: skip

    def __init__(self) -> None:
        super().__init__(id="notes")
        self._rows: tuple[NoteRow, ...] = ()
        self._matching_rows: list[NoteRow] = []
        self._notice = ""
        """A sentence shown in place of a note's description, or ""."""
        self._notice_note_id = ""
        """The id of the note that was highlighted when the notice was set, or ""."""

    def compose(self) -> ComposeResult:
        """Compose the search, the list, and the description of the highlighted note."""
        yield Static("Your notes", id="heading", markup=False)
        yield LineInput("search", "type to search")
        yield NoteList(id="note-list", markup=False, compact=True)
        yield Static("", id="description", markup=False)
        yield SaveStatus()
        yield KeyFooter()

    def show(self, rows: tuple[NoteRow, ...], notice: str = "") -> None:
        """List notes in the given order; show a notice until another note is highlighted."""
        self._rows = rows
        self._notice = notice
        self._list_matching_rows()
        self._notice_note_id = self.current.id if self.current else ""
        if notice:
            self._show_description(notice)

    def _show_description(self, text: str) -> None:
        self.query_one("#description", Static).update(text)

    @property
    def current(self) -> NoteRow | None:
        """The highlighted note, or None if no note is listed."""
        index = self.query_one(NoteList).highlighted
        if index is None or index >= len(self._matching_rows):
            return None
        return self._matching_rows[index]

    def _list_matching_rows(self) -> None:
        current_id = self.current.id if self.current else ""
        note_list = self.query_one(NoteList)
        search = self.query_one("#search", Input).value
        self._matching_rows = [row for row in self._rows if row.matches(search)]
        # One cell is for the bar at the highlighted note, and one for the scrollbar.
        width = max(1, min(self.size.width, MAX_WIDTH) - 2)
        note_list.set_options(
            [Option(Content(f" {row.line(width)}"), id=row.id) for row in self._matching_rows]
        )
        ids = [row.id for row in self._matching_rows]
        if ids:
            note_list.highlighted = ids.index(current_id) if current_id in ids else 0
        else:
            empty = self._notice or "There are no notes yet."
            self._show_description("No note matches." if self._rows else empty)

    def on_resize(self) -> None:
        """Fit the list to the new width."""
        self._list_matching_rows()

    @on(OptionList.OptionHighlighted)
    def _describe_current(self) -> None:
        row = self.current
        if row is None:
            return
        if self._notice and row.id == self._notice_note_id:
            self._show_description(self._notice)
            return
        self._notice = ""
        if row.error:
            self._show_description(f"! {row.id} cannot be read: {row.error}.")
        else:
            self._show_description(" · ".join(filter(None, (row.follow_up, row.role, row.id))))

    @on(OptionList.OptionSelected)
    @on(Input.Submitted)
    def _open(self) -> None:
        self.action_request(NoteAction.OPEN)

    @on(Input.Changed, "#search")
    def _search(self) -> None:
        self._list_matching_rows()

    def on_key(self, event: events.Key) -> None:
        """Type into the search, whichever widget has the focus."""
        search = self.query_one("#search", Input)
        if self.focused is not search and event.is_printable and event.character:
            event.stop()
            search.focus()
            search.insert_text_at_cursor(event.character)

    def action_move(self, by: int) -> None:
        """Move the highlight down (1) or up (-1), and focus the list."""
        note_list = self.query_one(NoteList)
        note_list.focus()
        if by > 0:
            note_list.action_cursor_down()
        else:
            note_list.action_cursor_up()

    def action_request(self, action: str) -> None:
        """Request an action, by its value in `NoteAction`, with the highlighted note if any."""
        note_action = NoteAction(action)
        note_id = self.current.id if self.current else ""
        if note_id or not note_action.needs_note:
            self.perform(note_action, note_id)

    def perform(self, action: NoteAction, note_id: str) -> object:
        """Perform an action; implemented by the front end.

        `note_id` is the id of the highlighted note, or "".
        """
        raise NotImplementedError

    def action_back(self) -> None:
        """Clear the search, or leave if it is empty."""
        search = self.query_one("#search", Input)
        if search.value:
            search.value = ""
            self.query_one(NoteList).focus()
        else:
            self.action_request(NoteAction.LEAVE)
