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
from templates.letter.composer import compose_note, fingerprint, is_stale
from templates.letter.situation import Situation, resolve
from templates.names.addresses import split_name_and_addresses
from templates.phrasebook.wording import Wording
from templates.questions.navigation import next_step, previous_step
from templates.questions.questions import QUESTION_BY_FIELD, QUESTIONS, STEPS, questions_for_step
from tui.export.outgoing import OutgoingNote
from tui.export.reply import OriginalMail
from tui.notes import Draft, DraftError, NotesFolder, Status
from tui.notes.draft import answers_for_another_recipient, now
from tui.notes.lock import LockedElsewhere
from tui.notes.mail_answers import FillResult, MailAnswers, original_mail
from tui.notes.open_note import OpenNote
from tui.notes.outgoing_draft import prepare_draft
from tui.notes.sent import SentNotes, release_letter
from tui.notes.undo import MAIL_FIELD, Change, History
from tui.system import details, editor
from tui.system.capabilities import Capabilities
from tui.system.program import Program
from tui.system.settings import read_settings

if TYPE_CHECKING:
    # For annotations only: not all sessions need them, and they take time to load.
    from templates.letter.linkedin import ConnectionNote
    from templates.mail import MailReading

BROKEN_CONNECTION_ADVICE = (
    "If your own connection was lost, you can open the note again in a few minutes."
)
LATE_SAVE_MESSAGE = "Your editor saved another version of this note later."
"""Offers a text that the external editor saved after its command had returned."""

_STEP_IDS = tuple(step.id for step in STEPS)


class Position(NamedTuple):
    """A place in the wizard: a step, one of its fields or "", and sentences to show there."""

    step: str
    field: str = ""
    notices: tuple[str, ...] = ()


class Session:
    """The answers for one note, and everything that changes them.

    The note is saved in `notes_folder`, and the writer's details in `config_file`. `today` dates
    new notes, and decides whether a follow-up is due. `program` is the command that starts the
    program again.
    """

    def __init__(
        self,
        wording: Wording,
        *,
        notes_folder: NotesFolder,
        config_file: Path,
        today: date,
        capabilities: Capabilities,
        program: Program = Program(),  # noqa: B008
    ) -> None:
        self.wording = wording
        self.program = program
        self.config_file = config_file
        self.today = today
        self._has_linkedin_premium = read_settings(config_file).premium
        """Whether LinkedIn allows the writer longer connection notes."""
        self.capabilities = capabilities
        self.step = STEPS[0].id
        """The id of the current step."""
        self.open_note = OpenNote(notes_folder, today, self._new_answers())
        self.sent_notes = SentNotes(self.open_note, wording)
        self._history = History()
        self._mail_answers = MailAnswers()
        self._listeners: list[Callable[[], None]] = []
        self._situation: Situation | None = None
        self._note: Note | None = None

    # --- the answers, and the note composed from them

    @property
    def answers(self) -> Answers:
        """The current answers."""
        return self.open_note.draft.answers

    @property
    def situation(self) -> Situation:
        """The answers with gaps filled and untrue ones dropped; cached."""
        if self._situation is None or self._situation.answers_as_given is not self.answers:
            self._situation = resolve(self.answers, self.wording)
            self._note = None
        return self._situation

    @property
    def note(self) -> Note:
        """The note composed from the answers; cached."""
        situation = self.situation
        if self._note is None:
            self._note = compose_note(situation)
        return self._note

    @property
    def connection_note(self) -> "ConnectionNote | None":
        """The connection note, or None if a request to connect is not appropriate."""
        # Imported here: the first step does not need it.
        from templates.letter.linkedin import connection_note

        return connection_note(
            self.answers, self.wording, has_linkedin_premium=self._has_linkedin_premium
        )

    @property
    def is_complete(self) -> bool:
        """Whether every required answer is given."""
        return not self.situation.missing

    @property
    def must_choose_letter(self) -> bool:
        """Whether the writer must choose between the edited letter and the composed one.

        A note that is marked as sent keeps its letter.
        """
        is_sent = self.open_note.draft.status is Status.SENT
        return not is_sent and is_stale(self.answers, self.note)

    def preview(self, field: str, value: Answer) -> Note:
        """Return the note that another answer to one question would give."""
        answers = replace(self.answers, **{field: value})  # type: ignore[arg-type]
        return compose_note(resolve(answers, self.wording))

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call a function after each change to the answers."""
        self._listeners.append(listener)

    # --- changes

    def answer(self, field: str, value: Answer) -> None:
        """Set one answer."""
        self.change(replace(self.answers, **{field: value}), field)  # type: ignore[arg-type]

    def change(self, answers: Answers, field: str) -> None:
        """Replace the answers; undo records `field` as the one that changed."""
        if answers != self.answers:
            self._history.record(self.answers, answers, self.step, field)
            self._set_answers(answers)

    def edit_letter(self, text: str) -> None:
        """Store a hand-edited letter; a text equal to the composed letter clears the edit.

        In a note marked as sent, an empty text removes the stored letter and subject, so that they
        are composed again.
        """
        if not text and self.note.is_kept_as_sent:
            self.change(release_letter(self.answers, self.wording), "edited_letter")
            return
        composed = self.note.composed_letter()
        text = text.strip("\n")
        edited = "" if text == composed else text
        edited_from = fingerprint(composed) if edited else ""
        self.change(
            replace(self.answers, edited_letter=edited, edited_from=edited_from), "edited_letter"
        )

    def reword(self) -> None:
        """Choose other variants everywhere, except where the writer chose one."""
        self.answer("reword_count", self.answers.reword_count + 1)

    def _set_answers(self, answers: Answers) -> None:
        self.open_note.set_answers(answers)
        for listener in self._listeners:
            listener()

    # --- the employer's mail

    def fill_from_mail(self, reading: "MailReading") -> Position:
        """Fill in the missing answers from a mail; one undo removes all of them again.

        The note becomes a reply to the mail. The wizard continues at the question about the outcome
        if that is still open, else at the first step that was filled in, else at the current step.
        """
        draft = self.open_note.draft
        result = self._mail_answers.fill(reading, draft.answers)
        mail = original_mail(reading) or draft.original_mail
        if (result.answers, mail) != (draft.answers, draft.original_mail):
            self._history.record(
                draft.answers, result.answers, self.step, MAIL_FIELD, draft.original_mail
            )
            self._set_original_mail(mail)
            self._set_answers(result.answers)
        return self.go(self._step_after_filling(result), notices=self._mail_notices(result))

    def _step_after_filling(self, result: FillResult) -> str:
        if not self.answers.outcome:
            return STEPS[0].id
        if not result.filled_fields:
            return self.step
        steps = (QUESTION_BY_FIELD[field].step for field in result.filled_fields)
        return min(steps, key=_STEP_IDS.index)

    def _mail_notices(self, result: FillResult) -> tuple[str, ...]:
        """Return sentences on how many answers a mail gave, and which answers it contradicts."""
        asked = [question for question in QUESTIONS if question.is_asked(self.situation)]
        filled_count = sum(question.name in result.filled_fields for question in asked)
        if filled_count == 0:
            notice = "Their mail answers none of the open questions."
        elif filled_count == 1:
            notice = "1 answer is from their mail, shown with the words it rests on."
        else:
            notice = (
                f"{filled_count} answers are from their mail, shown with the words they rest on."
            )
        labels = [
            question.label for question in asked if question.name in result.conflicting_fields
        ]
        if not labels:
            return (notice,)
        return (notice, f"Where their mail says otherwise, your answer stays: {', '.join(labels)}.")

    def _set_original_mail(self, mail: OriginalMail | None) -> None:
        draft = self.open_note.draft
        if mail != draft.original_mail:
            self.open_note.set_draft(replace(draft, original_mail=mail, changed=now()))

    def source_in_mail(self, field: str) -> str:
        """Return a sentence that says which words of the mail an answer is from.

        Return "" if the answer is not from a mail, or is confirmed.
        """
        return self._mail_answers.source(field, self.answers)

    def confirm(self, *fields: str) -> None:
        """Treat the answers in some fields as the writer's own from now on, not as from a mail."""
        self._mail_answers.confirm(fields)

    # --- navigation

    def go(self, step: str, field: str = "", *, notices: tuple[str, ...] = ()) -> Position:
        """Go to a step, and save the draft.

        A complete note is marked as ready when it reaches the export step. When the people step is
        left, an email address that was typed with the recipient's name becomes their address.
        Empty `notices` are dropped.
        """
        if self.step == "people" and step != "people":
            self._move_address_from_name()
        self.step = step
        self.open_note.request_save()
        draft = self.open_note.draft
        if step == "export" and self.is_complete and draft.status is Status.DRAFT:
            self.open_note.set_draft(replace(draft, status=Status.READY, changed=now()))
        return Position(step, field, tuple(filter(None, notices)))

    def _move_address_from_name(self) -> None:
        name, address = split_name_and_addresses(self.answers.recipient_name)
        if address and not self.answers.recipient_email:
            name = name or self.answers.recipient_name
            answers = replace(self.answers, recipient_name=name, recipient_email=address)
            self.change(answers, "recipient_email")

    def next(self, *, remember_details: bool = True) -> Position | None:
        """Go to the next step that is not skipped; None after the last.

        The answers from a mail that the current step showed are confirmed. If the current step is
        the people step, the writer's details are also remembered; a caller that remembers them
        itself passes false for `remember_details`.
        """
        questions = questions_for_step(self.step, self.situation)
        self.confirm(*(question.name for question in questions))
        warning = ""
        if remember_details and self.step == "people":
            warning = self.remember_details()
        step, skip_reasons = next_step(self.step, self.situation)
        if step is None:
            return None
        return self.go(step.id, notices=(warning, *skip_reasons))

    def back(self) -> Position | None:
        """Go to the previous step that is not skipped; None before the first."""
        step = previous_step(self.step, self.situation)
        return self.go(step.id) if step else None

    def undo(self) -> Position | None:
        """Undo the last change, and go to where it was made; None if there is nothing to undo."""
        return self._apply(self._history.undo(self.answers, self.open_note.draft.original_mail))

    def redo(self) -> Position | None:
        """Redo the last undone change; None if there is nothing to redo."""
        return self._apply(self._history.redo(self.answers, self.open_note.draft.original_mail))

    def _apply(self, change: Change | None) -> Position | None:
        if change is None:
            return None
        if change.field == MAIL_FIELD:
            self._set_original_mail(change.original_mail)
        self._set_answers(change.answers)
        question = QUESTION_BY_FIELD.get(change.field)
        is_on_step = question is not None and question.step == change.step
        return self.go(change.step, change.field if is_on_step else "")

    # --- switching notes

    def start_new_note(self) -> Position:
        """Start a new note. Raises NotSavedError if the open note cannot be saved."""
        self.open_note.start_new(self._new_answers())
        return self.resume()

    def open(self, note_id: str) -> Position:
        """Open a draft. Raises NotSavedError, DraftError, and LockedElsewhere."""
        self.open_note.open(note_id)
        return self.resume()

    def open_copy(self, note_id: str) -> Position:
        """Open a copy of a draft that another session has locked.

        Raises NotSavedError and DraftError.
        """
        draft = self._load_draft(note_id)
        self.open_note.start_new_and_schedule_save(draft.answers, draft.followed_note_id)
        return self.resume()

    def copy_for_another_recipient(self, note_id: str) -> Position:
        """Start a note to another recipient from a draft. Raises NotSavedError and DraftError."""
        answers = answers_for_another_recipient(self._load_draft(note_id).answers)
        self.open_note.start_new_and_schedule_save(answers)
        return self.resume("people")

    def follow_up(self, note_id: str) -> Position:
        """Start or open the follow-up of a sent note.

        Raises NotSavedError and DraftError.
        """
        try:
            notice = self.sent_notes.open_follow_up(note_id, self.today)
        except LockedElsewhere as locked:
            raise DraftError(f"The follow-up is open elsewhere: {locked.holder}.") from None
        # Every follow-up brings something new, which is asked for on the detail step.
        step = "" if self.answers.brings else "detail"
        return self.resume(step, notice)

    def trash(self, note_id: str) -> None:
        """Move a draft to the trash; if it is open, a new note is started.

        Raises DraftError, and NotSavedError if the draft is open and cannot be saved.
        """
        if note_id == self.open_note.draft.id:
            self.start_new_note()
        self.open_note.trash_other_note(note_id)

    def restore(self, note_id: str) -> None:
        """Restore a draft from the trash. Raises DraftError."""
        self.open_note.restore_other_note(note_id)

    def resume(self, step: str = "", notice: str = "") -> Position:
        """Continue with the open note at a step, and clear the undo history.

        The default is the first step that may need an answer, or the review of a complete note.
        """
        self._history = History()
        self._mail_answers = MailAnswers()
        self.step = step or self._default_step()
        return self.go(self.step, notices=(notice,))

    def _default_step(self) -> str:
        if not self.answers.outcome:
            return STEPS[0].id
        return "review" if self.is_complete else "people"

    def _load_draft(self, note_id: str) -> Draft:
        draft = self.open_note.notes_folder.entry(note_id).draft
        if draft is None:
            raise DraftError("This note cannot be copied, because its file cannot be read.")
        return draft

    def _new_answers(self) -> Answers:
        return details.read_details(self.config_file)

    # --- export, editor and details

    @property
    def outgoing_note(self) -> OutgoingNote:
        """The open note with the data that the export formats need."""
        outgoing = prepare_draft(self.open_note.draft, self.wording, self.program)
        return outgoing._replace(has_linkedin_premium=self._has_linkedin_premium)

    @property
    def resume_hint(self) -> str:
        """A sentence, printed on exit, about how to reopen the note; "" if it is not on disk."""
        if not self.open_note.is_on_disk:
            return ""
        note_id = self.open_note.draft.id
        if not self.capabilities.may_use_files:
            # A guest can start this program only by logging in.
            return (
                "Note saved. Log in again to continue it. To print its text, log in with this added"
                f" to your command:\n  export {note_id}"
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
        """Recover the text that the external editor had saved when it was interrupted, if any.

        Return where the wizard continues, or None if nothing has been recovered.
        """
        file = self.open_note.external_edit_file
        text = editor.read_interrupted_edit(file)
        if text is None:
            return None
        position = None
        if self._is_other_letter(text):
            notice = "This is what your editor had saved when it was interrupted."
            position = self._take_letter(text, notice)
        if self.open_note.flush():
            file.unlink(missing_ok=True)
        return position

    def _is_other_letter(self, text: str) -> bool:
        """Return whether a text is neither the composed letter nor the edited one."""
        return text not in (self.note.composed_letter(), self.answers.edited_letter)

    def _take_letter(self, text: str, notice: str = "") -> Position:
        # Undo goes to the step that was current when the letter changed. A letter from the editor
        # belongs to the review, even if another step is shown now.
        self.step = "review"
        self.edit_letter(text)
        return self.go("review", notices=(notice,))

    @property
    def has_late_save(self) -> bool:
        """Whether the external editor has saved another text after its command returned."""
        text = editor.read_late_save(self.open_note.external_edit_file)
        return text is not None and self._is_other_letter(text)

    def use_late_save(self) -> Position:
        """Use the text that the external editor saved late."""
        text = editor.read_late_save(self.open_note.external_edit_file)
        position = self.go("review") if text is None else self._take_letter(text)
        self.dismiss_late_save()
        return position

    def dismiss_late_save(self) -> None:
        """Ignore the text that the external editor saved late; a later save is offered again."""
        editor.dismiss_late_save(self.open_note.external_edit_file)

    def remember_details(self) -> str:
        """Save the writer's details for later notes; return an error message or ""."""
        return details.save_details(self.config_file, self.answers)
