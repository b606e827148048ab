"""The state of one run of the wizard, independent of any user interface.

The session owns the answers: it changes them, composes the note from them, moves between the
steps, and handles undo. The full screen and plain mode are two front ends over it.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from templates import Answers, Note
from templates.answers import Answer
from templates.letter.composer import compose_note, fingerprint
from templates.letter.people import split_address
from templates.letter.seed import seed_for
from templates.letter.situation import Situation, resolve
from templates.phrasebook.wording import Wording
from templates.questions.navigation import next_step, previous_step
from templates.questions.questions import QUESTION_BY_FIELD, QUESTIONS, STEPS, questions_for_step
from tui.export.outgoing import OutgoingNote
from tui.export.reply import RepliedMail
from tui.notes import Draft, DraftError, NotesFolder, Status
from tui.notes.draft import for_another_person, now
from tui.notes.mail_answers import Filled, MailAnswers, replied_mail
from tui.notes.open_note import OpenNote
from tui.notes.outgoing_draft import outgoing_draft
from tui.notes.sent import SentNotes
from tui.notes.undo import MAIL, Change, History
from tui.system import editor, profile
from tui.system.capabilities import Capabilities
from tui.system.program import Program

if TYPE_CHECKING:
    # For annotations only: few sessions read a mail, and the reader takes time to load.
    from templates.mail import MailReading

LATE_EDIT = "Your editor has saved another text of this note after it had been closed here."
"""The question whether to take what the external editor saved late."""

_STEP_IDS = tuple(step.id for step in STEPS)


class Position(NamedTuple):
    """Where the wizard goes next: a step, one of its fields, and sentences to show there."""

    step: str
    field: str = ""
    notices: tuple[str, ...] = ()


class Session:
    """The answers to one note, and everything that changes them.

    `config` is the file that stores the writer's details, and `premium` says that LinkedIn
    allows the writer longer notes. `program` is how to start the program again. `on_save_error` is
    called from another thread with the error that keeps the note from being saved, and with None
    when it is saved again.
    """

    def __init__(
        self,
        wording: Wording,
        *,
        notes: NotesFolder,
        config: Path,
        today: date,
        capabilities: Capabilities,
        premium: bool = False,
        program: Program = Program(),  # noqa: B008
        on_save_error: Callable[[Exception | None], None],
    ) -> None:
        self.wording = wording
        self.program = program
        self.config = config
        self.today = today
        self.premium = premium
        self.capabilities = capabilities
        self.step = STEPS[0].id
        """The id of the current step."""
        self.open_note = OpenNote(notes, today, on_save_error, self._new_answers())
        self.sent_notes = SentNotes(self.open_note, wording)
        self._history = History()
        self._mail_answers = MailAnswers()
        self._listeners: list[Callable[[], None]] = []
        self.seed = seed_for(self.answers)
        """The seed for choosing among equally good variants; navigation and shuffle change it."""
        self._situation: Situation | None = None
        self._note: Note | None = None

    # --- the answers, and what is derived from them

    @property
    def answers(self) -> Answers:
        """The answers as they are now."""
        return self.open_note.draft.answers

    @property
    def situation(self) -> Situation:
        """The answers with defaults filled in and contradictions removed; cached."""
        if self._situation is None or self._situation.original_answers is not self.answers:
            self._situation = resolve(self.answers, self.wording)
            self._note = None
        return self._situation

    @property
    def note(self) -> Note:
        """The note composed from the answers; cached."""
        situation = self.situation
        if self._note is None:
            self._note = compose_note(situation, self.seed)
        return self._note

    @property
    def complete(self) -> bool:
        """Whether every required answer is given."""
        return not self.situation.missing

    def preview(self, field: str, value: Answer) -> Note:
        """Return the note as it would be with another answer."""
        answers = replace(self.answers, **{field: value})  # type: ignore[arg-type]
        return compose_note(resolve(answers, self.wording), self.seed)

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Have a function called after each change of the answers."""
        self._listeners.append(listener)

    # --- changes

    def answer(self, field: str, value: Answer) -> None:
        """Set one answer."""
        self.change(replace(self.answers, **{field: value}), field)  # type: ignore[arg-type]

    def change(self, answers: Answers, field: str) -> None:
        """Replace the answers; undo records `field` as the one that changed."""
        if answers != self.answers:
            self._history.record(self.answers, answers, self.step, field)
            self._set(answers)

    def edit_letter(self, text: str) -> None:
        """Store a hand-edited letter; text equal to the composed letter clears the edit."""
        composed = self.note.composed_letter()
        text = text.strip("\n")
        edited = "" if text == composed else text
        edited_from = fingerprint(composed) if edited else ""
        self.change(replace(self.answers, edited=edited, edited_from=edited_from), "edited")

    def shuffle(self) -> None:
        """Choose other variants everywhere, except where the writer chose one."""
        self.answer("shuffle", self.answers.shuffle + 1)
        self._reseed()

    def _set(self, answers: Answers) -> None:
        self.open_note.set_answers(answers)
        for listener in self._listeners:
            listener()

    def _reseed(self) -> None:
        self.seed, self._note = seed_for(self.answers), None

    # --- the employer's mail

    def read_mail(self, reading: "MailReading") -> Position:
        """Answer what is not answered yet with what a mail says; one undo takes all of it back.

        The note becomes a reply to the mail, and the wizard continues at the first step with an
        answer from it.
        """
        draft, step = self.open_note.draft, self.step
        filled = self._mail_answers.fill(reading, draft.answers)
        mail = replied_mail(reading) or draft.replied_mail
        if (filled.answers, mail) != (draft.answers, draft.replied_mail):
            self._history.record(draft.answers, filled.answers, step, MAIL, draft.replied_mail)
            self._reply_to(mail)
            self._set(filled.answers)
        if not self.answers.outcome:
            step = STEPS[0].id
        elif filled.fields:
            step = min(
                (QUESTION_BY_FIELD[field].step for field in filled.fields), key=_STEP_IDS.index
            )
        return self.go(step, "", *self._mail_notices(filled))

    def _mail_notices(self, filled: Filled) -> tuple[str, ...]:
        asked = [q for q in QUESTIONS if q.is_asked(self.situation)]
        count = sum(question.field in filled.fields for question in asked)
        found = "Their mail answers nothing that was open."
        if count:
            are = "1 answer is" if count == 1 else f"{count} answers are"
            found = f"{are} from their mail, with the words they rest on."
        labels = ", ".join(q.label for q in asked if q.field in filled.differing)
        return (found, f"It says otherwise, but yours stays: {labels}.") if labels else (found,)

    def _reply_to(self, mail: RepliedMail | None) -> None:
        draft = self.open_note.draft
        if mail != draft.replied_mail:
            self.open_note.set_draft(replace(draft, replied_mail=mail, changed=now()))

    def mail_source(self, field: str) -> str:
        """Return the words of their mail that an answer rests on; "" once it is the writer's."""
        return self._mail_answers.source(field, self.answers)

    def confirm(self, *fields: str) -> None:
        """Take answers from their mail as the writer's own."""
        self._mail_answers.confirm(fields)

    # --- navigation

    def go(self, step: str, field: str = "", *notices: str) -> Position:
        """Go to a step: the draft is saved, and variants are chosen anew.

        A complete note is marked as ready when it reaches the export step. An email address that
        was typed with the recipient's name becomes their address when their step is left.
        """
        if self.step == "people" != step:
            self._move_address_from_name()
        self.step = step
        self._reseed()
        self.open_note.request_save()
        if step == "export" and self.complete and self.open_note.draft.status is Status.DRAFT:
            self.open_note.set_status(Status.READY)
        return Position(step, field, tuple(filter(None, notices)))

    def _move_address_from_name(self) -> None:
        name, address = split_address(self.answers.recipient_name)
        if address and not self.answers.recipient_email:
            name = name or self.answers.recipient_name
            answers = replace(self.answers, recipient_name=name, recipient_email=address)
            self.change(answers, "recipient_email")

    def next(self) -> Position | None:
        """Go to the next step that is not skipped; None after the last.

        That confirms what this step showed from a mail.
        """
        self.confirm(*(q.field for q in questions_for_step(self.step, self.situation)))
        warning = self.remember_profile() if self.step == "people" else ""
        step, skipped = next_step(self.step, self.situation)
        if step is None:
            return None
        return self.go(step.id, "", warning, *skipped)

    def back(self) -> Position | None:
        """Go to the previous step that is not skipped; None before the first."""
        step = previous_step(self.step, self.situation)
        return self.go(step.id) if step else None

    def undo(self) -> Position | None:
        """Undo the last change, and go to where it was made; None if there is nothing to undo."""
        return self._apply(self._history.undo(self.answers, self.open_note.draft.replied_mail))

    def redo(self) -> Position | None:
        """Redo the last undone change; None if there is nothing to redo."""
        return self._apply(self._history.redo(self.answers, self.open_note.draft.replied_mail))

    def _apply(self, change: Change | None) -> Position | None:
        if change is None:
            return None
        if change.field == MAIL:
            self._reply_to(change.replied_mail)
        self._set(change.answers)
        question = QUESTION_BY_FIELD.get(change.field)
        is_there = question is not None and question.step == change.step
        return self.go(change.step, change.field if is_there else "")

    # --- switching notes

    def begin(self) -> Position:
        """Begin a new note. Raises NotSavedError while the open note cannot be saved."""
        self.open_note.start_new(self._new_answers())
        return self.resume()

    def open(self, note_id: str) -> Position:
        """Open a draft. Raises NotSavedError, DraftError, and LockedElsewhere."""
        self.open_note.open(note_id)
        return self.resume()

    def open_copy(self, note_id: str) -> Position:
        """Open a copy of a draft that another session has locked. Raises what `open` raises."""
        draft = self._load_draft(note_id)
        self.open_note.start_new_and_save(draft.answers, draft.follows)
        return self.resume()

    def copy_for_other_recipient(self, note_id: str) -> Position:
        """Start a note to another recipient from a draft. Raises NotSavedError and DraftError."""
        answers = for_another_person(self._load_draft(note_id).answers)
        self.open_note.start_new_and_save(answers)
        return self.resume("people")

    def follow_up(self, note_id: str) -> Position:
        """Start or open the follow-up of a sent note. Raises what `open` raises."""
        notice = self.sent_notes.follow(note_id, self.today)
        return self.resume("" if self.answers.brings else "detail", notice)

    def trash(self, note_id: str) -> None:
        """Move a draft to the trash; if it is open, a new note is started. Raises DraftError."""
        if note_id == self.open_note.draft.id:
            self.begin()
        self.open_note.trash(note_id)

    def restore(self, note_id: str) -> None:
        """Restore a draft from the trash. Raises DraftError."""
        self.open_note.restore(note_id)

    def resume(self, step: str = "", notice: str = "") -> Position:
        """Continue with the open note where input is needed; clears the undo history."""
        self._history = History()
        self._mail_answers = MailAnswers()
        if not step:
            step = "review" if self.complete else "people"
            step = step if self.answers.outcome else STEPS[0].id
        self.step = step
        return self.go(step, "", notice)

    def _load_draft(self, note_id: str) -> Draft:
        draft = self.open_note.notes.entry(note_id).draft
        if draft is None:
            raise DraftError("A note that cannot be read cannot be copied.")
        return draft

    def _new_answers(self) -> Answers:
        return profile.read_profile(self.config)

    # --- export, editor and profile

    @property
    def outgoing_note(self) -> OutgoingNote:
        """The open note with everything that an export needs."""
        return outgoing_draft(
            self.open_note.draft, self.wording, premium=self.premium, program=self.program
        )

    @property
    def resume_hint(self) -> str:
        """A sentence on how to reopen the note, to print on exit; "" if it is not on disk."""
        if not self.open_note.is_on_disk:
            return ""
        note_id = self.open_note.draft.id
        if not self.capabilities.may_use_files:
            # A guest cannot run this program by a command of their own.
            return (
                "Note saved. Log in again to continue it. To have it printed, type"
                f" export {note_id} behind the command that you log in with."
            )
        return f"Note saved. Continue with: {self.program.command('open', note_id)}"

    @property
    def can_open_editor(self) -> bool:
        """Whether the external editor may be opened."""
        return self.capabilities.may_start_programs

    def edit_externally(self, letter: str) -> str:
        """Edit a letter in the external editor and return the result. Raises EditorError."""
        if not self.can_open_editor:
            raise editor.EditorError(
                "External editors are disabled in this session; edit the note here."
            )
        return editor.edit(letter, self.open_note.external_edit_file)

    def recover_external_edit(self) -> Position | None:
        """Recover the external editor's text after an interrupted session, if there is any."""
        file = self.open_note.external_edit_file
        text = editor.read_interrupted_edit(file)
        position = None
        if text is not None and text not in (self.note.composed_letter(), self.answers.edited):
            self.step = "review"
            self.edit_letter(text)
            notice = "This is what your editor held when it was cut off."
            position = self.go("review", "", notice)
        if text is not None and self.open_note.flush():
            file.unlink(missing_ok=True)
        return position

    @property
    def has_late_edit(self) -> bool:
        """Whether the external editor saved another text of the note after it had returned."""
        text = editor.read_late_save(self.open_note.external_edit_file)
        return text is not None and text not in (self.note.composed_letter(), self.answers.edited)

    def take_late_edit(self) -> Position:
        """Take the text that the external editor saved after it had returned."""
        text = editor.read_late_save(self.open_note.external_edit_file)
        self.step = "review"
        if text is not None:
            self.edit_letter(text)
        self.drop_late_edit()
        return self.go("review")

    def drop_late_edit(self) -> None:
        """Keep the note as it is; what the editor saves from now on is asked about again."""
        editor.dismiss_late_save(self.open_note.external_edit_file)

    def remember_profile(self) -> str:
        """Store the writer's details; return a sentence on why that failed, or ""."""
        return profile.try_to_save_profile(self.config, self.answers)
