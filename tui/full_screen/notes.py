"""The list of notes in the full screen: open, copy, mark as sent, follow up, trash."""

import asyncio
from dataclasses import dataclass
from datetime import date

from textual import work
from textual.message import Message

from screens.dialogs.confirm import ChoiceDialog, ConfirmDialog
from screens.notes import NoteAction, NoteRow, NotesScreen
from templates import Answers, BridgeError
from tui.full_screen.sent_notes import mark_as_sent
from tui.notes import Draft, Entry
from tui.notes.draft import now
from tui.notes.follow_up import is_due
from tui.notes.listing import format_date, format_time, outcome_of, status_of
from tui.notes.lock import LockedElsewhere
from tui.session import BROKEN_CONNECTION_ADVICE, LATE_SAVE_MESSAGE, Position, Session


class SessionNotesScreen(NotesScreen):
    """The list of the notes in the session's folder; it performs what the writer requests."""

    @dataclass
    class Opened(Message):
        """A note was opened; the wizard continues at `position`."""

        position: Position

    @dataclass
    class Closed(Message):
        """The writer leaves the list, back to the screen it was opened from."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._notes_folder = session.open_note.notes_folder
        self._trashed_ids: list[str] = []
        """The ids of the notes that were put in the trash in this session, in that order."""
        self.pending_message = ""
        """The message to show when the screen is shown next, or ""."""

    def on_screen_resume(self) -> None:
        """Show the list, with the pending message."""
        self.list_notes(self.pending_message)
        self.pending_message = ""

    def list_notes(self, message: str = "") -> None:
        """List the notes as they are on disk now; show a message, or why they cannot be read."""
        rows = tuple(_row(entry, self._session.today) for entry in self._notes_folder.entries())
        self.show(rows, message or self._notes_folder.read_error)

    @work
    async def perform(self, action: NoteAction, note_id: str) -> None:
        """Perform an action with a note; if that fails, show why."""
        try:
            is_saved = await asyncio.to_thread(self._session.open_note.flush)
            keeps_note_open = action in (NoteAction.LEAVE, NoteAction.RESTORE)
            if not is_saved and not keeps_note_open:
                self.list_notes("! The open note is not saved yet; Ctrl+Q says how to keep it.")
                return
            match action:
                case NoteAction.NEW:
                    self.post_message(self.Opened(self._session.start_new_note()))
                case NoteAction.OPEN:
                    await self.open(note_id)
                case NoteAction.COPY:
                    self.post_message(
                        self.Opened(self._session.copy_for_another_recipient(note_id))
                    )
                case NoteAction.TOGGLE_SENT:
                    await self._toggle_sent(note_id)
                case NoteAction.FOLLOW_UP:
                    self.post_message(self.Opened(self._session.follow_up(note_id)))
                case NoteAction.TRASH:
                    await self._trash(note_id)
                case NoteAction.RESTORE:
                    self._restore()
                case NoteAction.LEAVE:
                    self.post_message(self.Closed())
        except BridgeError as error:
            self.list_notes(f"! {error}")

    async def open(self, note_id: str) -> None:
        """Open a note, or offer a copy if another session has it locked. Raises BridgeError."""
        entry = self._notes_folder.entry(note_id)
        if entry.is_from_newer_version:
            self._show_in_viewer(entry)
            return
        try:
            position = self._session.open(note_id)
        except LockedElsewhere as error:
            if not await self._wants_copy(error.holder):
                self.list_notes()
                return
            position = self._session.open_copy(note_id)
        if recovered := self._session.recover_external_edit():
            notices = (*recovered.notices, "Ctrl+Z undoes that.")
            position = recovered._replace(notices=notices)
        if self._session.has_late_save:
            position = await self._resolve_late_save() or position
        self.post_message(self.Opened(position))

    async def _wants_copy(self, holder: str) -> bool:
        """Ask whether to open a copy of a note that another session, the `holder`, has open."""
        question = f"This note is open elsewhere: {holder}."
        if not self._session.capabilities.may_use_files:
            # The writer is on a host, over a connection that may break.
            question += f" {BROKEN_CONNECTION_ADVICE}"
        choices = (("copy", "open a copy"), ("back", "leave it"))
        return await self.app.push_screen_wait(ChoiceDialog(question, choices, "back")) == "copy"

    async def _resolve_late_save(self) -> Position | None:
        """Ask whether to use a text that the editor saved late, and return where it is shown.

        Return None if it is not used.
        """
        choices = (
            ("use", "use it; Ctrl+Z undoes that"),
            ("keep", "keep the note as it is"),
            ("later", "decide when you open the note again"),
        )
        match await self.app.push_screen_wait(ChoiceDialog(LATE_SAVE_MESSAGE, choices, "later")):
            case "use":
                return self._session.use_late_save()
            case "keep":
                self._session.dismiss_late_save()
        return None

    def _show_in_viewer(self, entry: Entry) -> None:
        """Show the file of a note that only a newer version of the program can open."""
        # Imported here: only this dialog needs Textual's text area, which takes 25 ms to load.
        from screens.dialogs.text_viewer import TextViewer

        heading = f"{entry.id}: {entry.error}; it is read-only."
        self.app.push_screen(TextViewer(heading, self._notes_folder.text(entry.id)))

    async def _toggle_sent(self, note_id: str) -> None:
        sent_notes = self._session.sent_notes
        if sent_notes.is_sent(note_id):
            message = sent_notes.mark_unsent(note_id)
        else:
            message = await mark_as_sent(self.app, sent_notes, note_id, "")
        self.list_notes(message)

    async def _trash(self, note_id: str) -> None:
        question = f"Put {_describe(self._notes_folder.entry(note_id))} in the trash?"
        if await self.app.push_screen_wait(ConfirmDialog(question, "remove it", "keep it")):
            self._session.trash(note_id)
            self._trashed_ids.append(note_id)
            self.list_notes(
                f"Moved to {self._notes_folder.trash} for 30 days. Ctrl+Z brings it back."
            )

    def _restore(self) -> None:
        if self._trashed_ids:
            self._session.restore(self._trashed_ids.pop())
            self.list_notes("The note is restored.")


def _describe(entry: Entry) -> str:
    """Return "the note to" and its recipient or, if that is unknown, "the note" and its id."""
    if entry.draft is None:
        return f"the note {entry.id}"
    answers = entry.draft.answers
    recipient = ", ".join(filter(None, (answers.organisation, answers.recipient_name)))
    return f"the note to {recipient}" if recipient else f"the note {entry.id}"


def _row(entry: Entry, today: date) -> NoteRow:
    """Return the row for a note; one that cannot be read has its id in place of its answers."""
    answers = entry.draft.answers if entry.draft else Answers(organisation=entry.id)
    return NoteRow(
        id=entry.id,
        organisation=answers.organisation or "(no organisation yet)",
        recipient=answers.recipient_name,
        role=answers.role,
        outcome=outcome_of(entry),
        status=status_of(entry, today),
        changed=format_time(entry.changed, now()),
        error=entry.error,
        follow_up=_follow_up_hint(entry.draft, today) if entry.draft else "",
    )


def _follow_up_hint(draft: Draft, today: date) -> str:
    """Return a sentence about the follow-up of a note, or about the note it follows up, or ""."""
    if draft.reminder_date is not None:
        day = format_date(draft.reminder_date)
        if is_due(draft, today):
            return f"Due since {day}: Ctrl+F writes a short note to follow it up."
        if draft.sent_at is not None:
            return f"Another may follow from {day} on."
    return f"It follows up {draft.followed_note_id}." if draft.followed_note_id else ""
