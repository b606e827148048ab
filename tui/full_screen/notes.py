"""What is done with the notes as a whole: listed, opened, copied, removed and brought back."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from screens.dialogs.confirm import Choose, Confirm
from screens.notes import NoteAction, NoteRow, NotesScreen
from screens.steps import Step
from tui.full_screen import external_editor
from tui.full_screen.sent_notes import SentNotesController
from tui.notes import Draft, DraftError, Entry
from tui.notes.draft import for_another_person, now
from tui.notes.follow_up import is_due
from tui.notes.listing import format_day, format_time, outcome_of, status_of
from tui.notes.lock import LockedElsewhere

if TYPE_CHECKING:
    from tui.full_screen.app import BridgeApp


class NotesController:
    """The notes screen's wishes, carried out."""

    def __init__(self, app: "BridgeApp", after: SentNotesController) -> None:
        self._app = app
        self._after = after
        self._keeping = app.keeping
        self._notes = app.keeping.notes
        self.screen = NotesScreen()
        self._in_trash: list[str] = []
        self._came_from = ""
        """The step that the list was last called from."""

    def show(self, told: str = "") -> None:
        """Show the notes as they are on disk now."""
        self._keeping.flush()
        if isinstance(self._app.screen, Step):
            self._came_from = self._app.screen.step_id
        if self._app.screen is not self.screen:
            self._app.show_screen("notes")
        self._app.call_later(self._refresh, told)

    def show_from_the_front(self) -> None:
        """Show the notes before the first step: from there the way back leads out."""
        self.show()
        self._came_from = ""

    def _refresh(self, told: str) -> None:
        rows = (_row(entry, self._app.today) for entry in self._notes.entries())
        self.screen.show(tuple(rows), told or self._notes.read_error)

    def handle(self, event: NotesScreen.Requested) -> None:
        """Carry out an action that was requested on the screen."""
        match event.action:
            case NoteAction.NEW:
                self.begin()
            case NoteAction.OPEN:
                self.open(event.note_id)
            case NoteAction.COPY:
                self._copy(event.note_id)
            case NoteAction.TOGGLE_SENT:
                self._mark(event.note_id)
            case NoteAction.FOLLOW_UP:
                self._follow(event.note_id)
            case NoteAction.TRASH:
                self._trash(event.note_id)
            case NoteAction.RESTORE:
                self._bring_back()
            case NoteAction.LEAVE:
                self._back()

    def _back(self) -> None:
        """Go back to the note that is open, or leave where none is."""
        if self._came_from and self._keeping.notes.path(self._keeping.draft.id).exists():
            self._app.go(self._came_from)
        else:
            self._app.action_leave()

    def begin(self) -> None:
        """Begin a new note."""
        if self._settled():
            self._keeping.begin()
            self._app.take_up(self._app.fresh_answers())

    def open(self, note_id: str) -> None:
        """Open a note; one that another session has may be opened as a copy."""
        entry = self._notes.entry(note_id)
        if entry.newer:
            self._read(entry)
        elif self._settled():
            try:
                self._keeping.open(note_id)
            except LockedElsewhere as held:
                question = f"This note is open elsewhere: {held.holder}."
                ways = (("copy", "open a copy"), ("back", "leave it"))
                self._app.push_screen(
                    Choose(question, ways, "back"), lambda way: self._open_copy(note_id, way)
                )
            except DraftError as error:
                self._tell(str(error))
            else:
                self._app.take_up(self._keeping.draft.answers)
                self._app.call_after_refresh(external_editor.restore_leftover, self._app)

    def _open_copy(self, note_id: str, way: str | None) -> None:
        draft = self._notes.entry(note_id).draft
        if way == "copy" and draft:
            self._keeping.begin_with(draft.answers, draft.follows)
            self._app.take_up(draft.answers)
        else:
            self.show()

    def _read(self, entry: Entry) -> None:
        # Here, since Textual's text area takes 25 ms to load, and the list of notes has none.
        from screens.dialogs.read_only import ReadOnly

        try:
            text = self._notes.text(entry.id)
        except DraftError as error:
            self._tell(f"{entry.path}: {error}.")
        else:
            self._app.push_screen(ReadOnly(f"{entry.id}: {entry.error}; it is only shown.", text))

    def _copy(self, note_id: str) -> None:
        draft = self._notes.entry(note_id).draft
        if draft is None:
            self._tell("What cannot be read cannot be copied.")
        elif self._settled():
            answers = for_another_person(draft.answers)
            self._keeping.begin_with(answers)
            self._app.take_up(answers, "people")

    def _mark(self, note_id: str) -> None:
        self._after.toggle_sent(note_id, self.show)

    def _follow(self, note_id: str) -> None:
        if self._settled() and (failed := self._after.follow(note_id)):
            self._tell(failed)

    def _trash(self, note_id: str) -> None:
        question = Confirm(f"Put {self._named(note_id)} in the trash?", "remove it", "keep it")
        self._app.push_screen(question, lambda yes: self._put_in_trash(note_id) if yes else None)

    def _named(self, note_id: str) -> str:
        draft = self._notes.entry(note_id).draft
        said = (
            ", ".join(filter(None, (draft.answers.organisation, draft.answers.recipient_name)))
            if draft
            else ""
        )
        return f"the note to {said}" if said else f"the note {note_id}"

    def _put_in_trash(self, note_id: str) -> None:
        if self._settled() and self._try(self._keeping.trash, note_id):
            self._in_trash.append(note_id)
            self.show(f"Moved to {self._notes.trash} for 30 days. Ctrl+Z brings it back.")

    def _bring_back(self) -> None:
        if self._in_trash and self._try(self._keeping.restore, self._in_trash.pop()):
            self.show("It is back.")

    def _try(self, do: Callable[[str], None], note_id: str) -> bool:
        """Do something with a note, or say what kept it from being done."""
        try:
            do(note_id)
        except DraftError as error:
            self.show(f"! {error}")
            return False
        self.show()
        return True

    def _settled(self) -> bool:
        settled = self._keeping.flush()
        if not settled:
            self._tell("The note that is open is not saved yet; Ctrl+Q says how to keep it.")
        return settled

    def _tell(self, told: str) -> None:
        self.show(f"! {told}")


def _row(entry: Entry, today: date) -> NoteRow:
    draft = entry.draft
    answers = draft.answers if draft else None
    return NoteRow(
        id=entry.id,
        organisation=(answers.organisation if answers else entry.id) or "(no organisation yet)",
        recipient=answers.recipient_name if answers else "",
        role=answers.role if answers else "",
        outcome=outcome_of(entry),
        status=status_of(entry, today),
        changed=format_time(entry.changed, now()),
        error=entry.error,
        follow_up=_said_of_what_follows(draft, today) if draft else "",
    )


def _said_of_what_follows(draft: Draft, today: date) -> str:
    if draft.follow_up is not None and is_due(draft, today):
        return f"Due since {format_day(draft.follow_up)}: Ctrl+F writes a light note to follow it."
    if draft.follow_up is not None and draft.sent is not None:
        return f"Another may follow from {format_day(draft.follow_up)} on."
    return f"It follows {draft.follows}." if draft.follows else ""
