"""A note with the data that the export formats need."""

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from templates import Answers, BridgeError, Note
from templates.letter.composer import compose_note
from templates.letter.situation import IgnoredAnswer, resolve
from templates.phrasebook.wording import Wording
from templates.questions.addresses import split_addresses
from templates.text import tidy
from tui.export.reply import OriginalMail

if TYPE_CHECKING:
    # For annotations only: it is imported where it is used.
    from templates.letter.linkedin import ConnectionNote

LINE_WIDTH = 72
"""The line width of wrapped letters, in characters."""


class ExportError(BridgeError):
    """The note cannot be exported to a destination or format; the message says why."""


class Reminder(NamedTuple):
    """A reminder to write a follow-up.

    `note_id` is the id of the note to follow up, `number` the number of the follow-up, starting at
    1, `day` the day to write it, and `sent_at` the time at which the note was sent. `command` is
    the shell command that opens the note.
    """

    note_id: str
    number: int
    day: date
    sent_at: datetime
    command: str


class OutgoingNote(NamedTuple):
    """A note to export, with the answers and the wording it was composed from.

    `has_linkedin_premium` is whether LinkedIn allows the writer longer connection notes.
    `original_mail` is the mail that the note replies to, if there is one. If `wrapped` is true,
    lines are wrapped at LINE_WIDTH; otherwise each paragraph is one line. `ignored` are the answers
    that the note cannot use. `no_follow_up_reason` says why `reminder` is None. `is_piped` is
    whether a printed note goes to another program or a file.
    """

    note: Note
    answers: Answers
    wording: Wording
    has_linkedin_premium: bool = False
    original_mail: OriginalMail | None = None
    wrapped: bool = False
    ignored: tuple[IgnoredAnswer, ...] = ()
    reminder: Reminder | None = None
    no_follow_up_reason: str = (
        "The note is not marked as sent, so there is nothing to be reminded of."
    )
    is_piped: bool = False

    @property
    def subject(self) -> str:
        """The writer's own subject, or "Re:" and the subject of the mail being replied to.

        Without either it is the composed subject.
        """
        has_own_subject = bool(tidy(self.answers.subject))
        if self.original_mail and not has_own_subject:
            return self.original_mail.reply_subject or self.note.subject
        return self.note.subject

    @property
    def letter(self) -> str:
        """The letter from greeting to signature.

        Raises UnfinishedNote if required answers are missing.
        """
        letter = self.note.letter()
        return "\n".join(map(_wrap, letter.split("\n"))) if self.wrapped else letter

    @property
    def connection_note(self) -> "ConnectionNote | None":
        """The connection note, or None if a request to connect is not appropriate."""
        # Imported here: few notes need it.
        from templates.letter.linkedin import connection_note

        return connection_note(
            self.answers, self.wording, has_linkedin_premium=self.has_linkedin_premium
        )

    @property
    def addresses(self) -> tuple[str, ...]:
        """The recipients' addresses in the answers, or else where replies to their mail go."""
        addresses = split_addresses(self.answers.recipient_email)
        if not addresses and self.original_mail and self.original_mail.address:
            return (self.original_mail.address,)
        return addresses


def compose_outgoing_note(answers: Answers, wording: Wording) -> OutgoingNote:
    """Compose a note to export, without a mail to reply to or a reminder."""
    situation = resolve(answers, wording)
    return OutgoingNote(compose_note(situation), answers, wording, ignored=situation.ignored)


def _wrap(line: str) -> str:
    # Imported here: few notes are wrapped.
    import textwrap

    return textwrap.fill(line, LINE_WIDTH, break_long_words=False, break_on_hyphens=False)
