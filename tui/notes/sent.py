"""Mark notes as sent, set reminders, and start follow-ups."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from templates import Answers
from templates.letter.composer import (
    compose,
    fingerprint,
    fingerprint_with_subject,
    is_letter_as_sent,
)
from templates.letter.situation import resolve
from templates.phrasebook.wording import Wording
from tui.export.outgoing import Reminder
from tui.notes import Draft, DraftError, Status
from tui.notes.draft import now
from tui.notes.follow_up import answers_for_follow_up, next_follow_up_date, no_follow_up_reason
from tui.notes.listing import format_date
from tui.notes.open_note import OpenNote


def keep_letter(answers: Answers, wording: Wording) -> Answers:
    """Return answers that contain the letter and the subject as they are now.

    The answers of an unfinished note are returned unchanged.
    """
    note = compose(answers, wording)
    if note.missing:
        return answers
    if note.edited_letter:
        # The letter that the writer edited is stored already.
        return replace(answers, subject=note.subject)
    letter = note.composed_letter()
    # The fingerprint tells `release_letter` whether the subject was also composed.
    if answers.subject:
        return replace(answers, edited_letter=letter, edited_from=fingerprint(letter))
    edited_from = fingerprint_with_subject(note.subject, letter)
    return replace(answers, subject=note.subject, edited_letter=letter, edited_from=edited_from)


def release_letter(answers: Answers, wording: Wording) -> Answers:
    """Return answers without the letter and the subject that `keep_letter` added."""
    if is_letter_as_sent(answers):
        has_own_subject = answers.edited_from == fingerprint(answers.edited_letter)
        subject = answers.subject if has_own_subject else ""
        return replace(answers, subject=subject, edited_letter="", edited_from="")
    # A letter that the writer edited stays; its subject goes only if it is the composed one.
    without_subject = replace(answers, subject="")
    composed_subject = compose(without_subject, wording).subject
    return without_subject if composed_subject == answers.subject else answers


class SentNotes:
    """Marks notes as sent, sets reminders and starts follow-ups; returns messages to show."""

    def __init__(self, open_note: OpenNote, wording: Wording) -> None:
        self._open_note = open_note
        self._notes_folder = open_note.notes_folder
        self._wording = wording

    def _find_draft(self, note_id: str) -> Draft | None:
        if note_id == self._open_note.draft.id:
            return self._open_note.draft
        return self._notes_folder.entry(note_id).draft

    def is_sent(self, note_id: str) -> bool:
        """Return whether a note is marked as sent."""
        draft = self._find_draft(note_id)
        return draft is not None and draft.status is Status.SENT

    def mark_sent(self, note_id: str, destination_id: str) -> tuple[str, date | None]:
        """Mark a note as sent, and return a message and the date for a follow-up.

        `destination_id` is the destination it was exported to, or "" if unknown. The date is the
        first on which a follow-up is appropriate. If no follow-up is appropriate, it is None and
        the message says why. Raises DraftError if the note cannot be changed.
        """
        was_sent = self.is_sent(note_id)

        def change(draft: Draft) -> Draft:
            # The letter stays as it was sent, even if the wording changes.
            answers, time = keep_letter(draft.answers, self._wording), now()
            return replace(
                draft, answers=answers, status=Status.SENT, sent_at=time, sent_by=destination_id,
                changed=time,
            )  # fmt: skip

        self._open_note.update_note(note_id, change)
        draft = self._find_draft(note_id)
        follow_up_message = ""
        day: date | None = None
        if draft is not None and draft.followed_note_id:
            if not was_sent:
                self._count_follow_up(draft, 1)
            follow_up_message = self._next_follow_up_message(draft.followed_note_id)
        elif draft is not None and draft.answers.outcome:
            day = next_follow_up_date(draft, self._wording)
            follow_up_message = no_follow_up_reason(draft, self._wording)
        return f"Marked as sent. {follow_up_message}".rstrip(), day

    def mark_unsent(self, note_id: str) -> str:
        """Mark a note as not sent, and return a message.

        Raises DraftError if the note cannot be changed.
        """
        before = self._find_draft(note_id)

        def change(draft: Draft) -> Draft:
            answers = release_letter(draft.answers, self._wording)
            is_complete = not resolve(answers, self._wording).missing
            status = Status.READY if is_complete else Status.DRAFT
            return replace(
                draft, answers=answers, status=status, sent_at=None, sent_by="", reminder_date=None,
                changed=now(),
            )  # fmt: skip

        self._open_note.update_note(note_id, change)
        if before is not None and before.status is Status.SENT:
            self._count_follow_up(before, -1)
        return "Marked as not sent."

    def set_reminder(self, note_id: str, day: date) -> str:
        """Set a reminder in the list of notes, and return a message.

        Raises DraftError if the note cannot be changed.
        """
        self._open_note.update_note(
            note_id, lambda draft: replace(draft, reminder_date=day, changed=now())
        )
        return f"Marked as sent. Your list of notes reminds you on {format_date(day)}."

    def try_to_set_reminder(self, reminder: Reminder) -> str:
        """Set the same reminder as in an exported calendar file; return an error message or ""."""
        try:
            self.set_reminder(reminder.note_id, reminder.day)
        except DraftError as error:
            return f"Your list of notes will not remind you. {error}"
        return ""

    def open_follow_up(self, note_id: str, today: date) -> str:
        """Open the unsent follow-up of a sent note, or start one; return a message or "".

        Raises DraftError if no follow-up may be written, NotSavedError if the open note cannot be
        saved, and LockedElsewhere if another session has the follow-up open.
        """
        draft = self._find_draft(note_id)
        if draft is not None and draft.followed_note_id:
            note_id = draft.followed_note_id
            draft = self._find_draft(note_id)
        if draft is None:
            raise DraftError("This note cannot be followed up, because its file cannot be read.")
        if reason := no_follow_up_reason(draft, self._wording):
            raise DraftError(reason)
        follow_ups = tuple(self._follow_ups_of(note_id))
        for follow_up in follow_ups:
            if follow_up.status is not Status.SENT:
                self._open_note.open(follow_up.id)
                return ""
        previous = max(follow_ups, key=lambda follow_up: follow_up.created, default=None)
        previously_brought = previous.answers.brings if previous else ""
        day = next_follow_up_date(draft, self._wording)
        answers = answers_for_follow_up(draft, previously_brought)
        self._open_note.start_new_and_schedule_save(answers, followed_note_id=note_id)
        if day is None or day <= today:
            return ""
        return f"There is no hurry: the follow-up is due from {format_date(day)} on."

    def _follow_ups_of(self, note_id: str) -> Iterator[Draft]:
        """Yield the follow-ups of a note, the most recently changed first."""
        for entry in self._notes_folder.entries():
            if entry.draft is not None and entry.draft.followed_note_id == note_id:
                yield entry.draft

    def _count_follow_up(self, follow_up: Draft, number: int) -> None:
        """Add `number`, 1 or -1, to the follow-up count of the note that a draft follows up.

        A reminder is moved to the date of the next follow-up.
        """

        def change(draft: Draft) -> Draft:
            count = max(0, draft.follow_up_count + number)
            draft = replace(draft, follow_up_count=count, changed=now())
            has_reminder = draft.reminder_date is not None
            day = next_follow_up_date(draft, self._wording) if has_reminder else None
            return replace(draft, reminder_date=day)

        if follow_up.followed_note_id and self._find_draft(follow_up.followed_note_id) is not None:
            self._open_note.update_note(follow_up.followed_note_id, change)

    def _next_follow_up_message(self, note_id: str) -> str:
        draft = self._find_draft(note_id)
        if draft is None:
            return ""
        if day := next_follow_up_date(draft, self._wording):
            return f"One more may follow, from {format_date(day)} on."
        return no_follow_up_reason(draft, self._wording)
