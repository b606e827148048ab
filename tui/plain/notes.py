"""The notes begun and sent before, in lines."""

from typing import TYPE_CHECKING

from tui.notes import DraftError, Entry
from tui.notes.draft import for_another_person, now
from tui.notes.listing import format_day, summary
from tui.notes.lock import LockedElsewhere
from tui.notes.sent import SentNotes
from tui.plain.prompts import Back, Prompter

if TYPE_CHECKING:
    from tui.plain.wizard import PlainWizard

_DOES = (
    ("open", "Open it."),
    ("copy", "Begin a copy for another person."),
    ("sent", "Mark it as sent, or as not."),
    ("follow", "Write a note that follows it."),
    ("remove", "Put it in the trash, for 30 days."),
    ("list", "Back to the notes. (usual)"),
)


class PlainNotes:
    """Lets the writer choose a note to go on with."""

    def __init__(self, wizard: "PlainWizard") -> None:
        self._wizard = wizard
        self._talk = wizard.talk
        self._keeping = wizard.keeping
        self._sending = SentNotes(wizard.keeping, wizard.wording)

    def choose(self) -> None:
        """List the notes until one is opened or begun. Raises what a command raises."""
        while not self._chosen():
            continue

    def _chosen(self) -> bool:
        """List the notes once, and say whether one is to be gone on with."""
        try:
            entries = self._keeping.notes.entries()
            self._talk.say("Your notes.")
            choices = [(entry.id, summary(entry, now())) for entry in entries]
            choices.append(("", "Begin a new note. (usual)"))
            note_id = self._talk.choose(choices, "")
            if note_id:
                return self._with(next(entry for entry in entries if entry.id == note_id))
        except Back:
            return False
        self._begin()
        return True

    def _begin(self) -> None:
        self._keeping.begin()
        self._wizard.take_up(self._wizard.fresh_answers())

    def _with(self, entry: Entry) -> bool:
        """Do something with a note, and say whether it is to be gone on with."""
        match self._talk.choose(_DOES, "list"):
            case "open":
                return self.open(entry.id)
            case "copy" if entry.draft:
                answers = for_another_person(entry.draft.answers)
                self._keeping.begin_with(answers)
                self._wizard.take_up(answers)
                return True
            case "copy":
                self._talk.say("What cannot be read cannot be copied.")
            case "sent":
                self._mark(entry.id)
            case "follow":
                return self._follow(entry.id)
            case "remove":
                self._remove(entry.id)
        return False

    def open(self, note_id: str) -> bool:
        """Open a note, and say whether it is open."""
        entry = self._keeping.notes.entry(note_id)
        if entry.newer:
            self._talk.say(f"{entry.id}: {entry.error}; it is only read out.")
            self._talk.say(*self._keeping.notes.text(entry.id).splitlines())
            return False
        try:
            self._keeping.open(note_id)
        except LockedElsewhere as held:
            return self._copy_of_one_held(entry, str(held.holder))
        except DraftError as error:
            self._talk.say(str(error))
            return False
        self._wizard.take_up(self._keeping.draft.answers)
        return True

    def _copy_of_one_held(self, entry: Entry, holder: str) -> bool:
        self._talk.say(f"This note is open elsewhere: {holder}.")
        choices = ((True, "Open a copy."), (False, "Leave it."))
        if not self._talk.choose(choices, None) or entry.draft is None:
            return False
        self._keeping.begin_with(entry.draft.answers)
        self._wizard.take_up(entry.draft.answers)
        return True

    def _mark(self, note_id: str) -> None:
        if not self._sending.is_sent(note_id):
            mark_sent(self._talk, self._sending, note_id, "")
            return
        try:
            self._talk.say(self._sending.unmark(note_id))
        except DraftError as error:
            self._talk.say(str(error))

    def _follow(self, note_id: str) -> bool:
        try:
            notice = self._sending.follow(note_id, self._wizard.today)
        except (DraftError, LockedElsewhere) as error:
            self._talk.say(str(error))
            return False
        if notice:
            self._talk.say(notice)
        self._wizard.take_up(self._keeping.draft.answers)
        return True

    def _remove(self, note_id: str) -> None:
        try:
            self._keeping.trash(note_id)
        except DraftError as error:
            self._talk.say(str(error))
            return
        self._talk.say(f"It stays in {self._keeping.notes.trash} for 30 days.")
        choices = ((True, "Bring it back."), (False, "Leave it there. (usual)"))
        try:
            if self._talk.choose(choices, False):
                self._keeping.restore(note_id)
                self._talk.say("It is back.")
        except DraftError as error:
            self._talk.say(str(error))


def mark_sent(talk: Prompter, sending: SentNotes, note_id: str, way: str) -> None:
    """Mark a note as sent by a way out, and offer to remind of the next one."""
    try:
        told, day = sending.mark(note_id, way)
        talk.say(told)
        if day is not None:
            talk.say(f"One light note that carries something may follow from {format_day(day)} on.")
            choices = ((True, "Be reminded then, in the list of notes."), (False, "No reminder."))
            if talk.choose(choices, None):
                talk.say(sending.remind(note_id, day))
    except DraftError as error:
        talk.say(str(error))
