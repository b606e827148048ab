"""The list of notes in plain mode: open, copy, mark as sent, follow up or trash a note."""

from templates import BridgeError
from tui.notes import Entry
from tui.notes.draft import now
from tui.notes.listing import format_date, summary
from tui.notes.lock import LockedElsewhere
from tui.notes.sent import SentNotes
from tui.plain.prompts import Back, Prompter
from tui.session import BROKEN_CONNECTION_ADVICE, LATE_SAVE_MESSAGE, Session

_ACTIONS = (
    ("open", "Open it."),
    ("copy", "Copy it for another recipient."),
    ("sent", "Mark it as sent, or as not sent."),
    ("follow", "Write a follow-up."),
    ("trash", "Put it in the trash, for 30 days."),
    ("list", "Back to the list. (default)"),
)


class PlainNotes:
    """Lists the notes, and lets the writer choose the one to continue with."""

    def __init__(self, session: Session, prompter: Prompter) -> None:
        self._session = session
        self._prompter = prompter
        self._notes_folder = session.open_note.notes_folder

    def choose(self) -> None:
        """List the notes until one is opened or started. Raises GoTo and Quit."""
        while not self._choose_once():
            pass

    def _choose_once(self) -> bool:
        """List the notes once, and return whether the wizard continues with an open note."""
        try:
            entries = self._notes_folder.entries()
            self._prompter.say("Your notes.")
            choices = [(entry.id, summary(entry, now())) for entry in entries]
            choices.append(("", "Start a new note. (default)"))
            note_id = self._prompter.choose(choices, "")
            if note_id:
                return self._act_on(next(entry for entry in entries if entry.id == note_id))
            self._session.start_new_note()
        except Back:
            return False
        except BridgeError as error:
            self._prompter.say(str(error))
            return False
        return True

    def _act_on(self, entry: Entry) -> bool:
        """Carry out an action, and return whether the wizard continues with an open note."""
        match self._prompter.choose(_ACTIONS, "list"):
            case "open":
                return self.open(entry.id)
            case "copy":
                self._session.copy_for_another_recipient(entry.id)
                return True
            case "sent":
                self._toggle_sent(entry.id)
            case "follow":
                self._prompter.say(*self._session.follow_up(entry.id).notices)
                return True
            case "trash":
                self._trash(entry.id)
        return False

    def open(self, note_id: str) -> bool:
        """Open a note, and return whether the wizard continues with it."""
        entry = self._notes_folder.entry(note_id)
        if entry.is_from_newer_version:
            self._prompter.say(f"{entry.id}: {entry.error}; it is read-only.")
            self._prompter.say(*self._notes_folder.text(entry.id).splitlines())
            return False
        try:
            self._session.open(note_id)
        except LockedElsewhere as locked:
            return self._offer_copy(note_id, locked)
        except BridgeError as error:
            self._prompter.say(str(error))
            return False
        if recovered := self._session.recover_external_edit():
            self._prompter.say(*recovered.notices, "u undoes that.")
        if self._session.has_late_save:
            self._resolve_late_save()
        return True

    def _resolve_late_save(self) -> None:
        """Ask what to do with a text that the external editor saved after it had returned."""
        self._prompter.say(LATE_SAVE_MESSAGE)
        choices = ((True, "Use it; u undoes that."), (False, "Keep the note as it is."))
        if self._prompter.choose(choices):
            self._session.use_late_save()
        else:
            self._session.dismiss_late_save()

    def _offer_copy(self, note_id: str, locked: LockedElsewhere) -> bool:
        self._prompter.say(f"This note is open elsewhere: {locked.holder}.")
        if not self._session.capabilities.may_use_files:
            self._prompter.say(BROKEN_CONNECTION_ADVICE)
        choices = ((True, "Open a copy."), (False, "Cancel."))
        try:
            if not self._prompter.choose(choices):
                return False
        except Back:
            return False
        self._session.open_copy(note_id)
        return True

    def _toggle_sent(self, note_id: str) -> None:
        sent_notes = self._session.sent_notes
        if sent_notes.is_sent(note_id):
            self._prompter.say(sent_notes.mark_unsent(note_id))
        else:
            mark_as_sent(self._prompter, sent_notes, note_id, "")

    def _trash(self, note_id: str) -> None:
        self._session.trash(note_id)
        self._prompter.say(f"Moved to {self._notes_folder.trash} for 30 days.")
        choices = ((True, "Restore it."), (False, "Leave it there. (default)"))
        if self._prompter.choose(choices, False):
            self._session.restore(note_id)
            self._prompter.say("The note is restored.")


def mark_as_sent(
    prompter: Prompter, sent_notes: SentNotes, note_id: str, destination_id: str
) -> None:
    """Mark a note as sent, and offer a reminder to write a follow-up.

    `destination_id` is where it was exported, or "" if unknown. Raises DraftError if the note
    cannot be changed.
    """
    message, day = sent_notes.mark_sent(note_id, destination_id)
    prompter.say(message)
    if day is not None:
        prompter.say(f"A short note with something new may follow from {format_date(day)} on.")
        choices = ((True, "Remind me then, in the list of notes."), (False, "No reminder."))
        if prompter.choose(choices):
            prompter.say(sent_notes.set_reminder(note_id, day))
