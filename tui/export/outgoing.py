"""A finished note on its way out, with all that a way out needs to know of it."""

from typing import TYPE_CHECKING, NamedTuple

from templates import Answers, Note, compose
from templates.letter.composer import seed_for
from templates.phrasebook.wording import Wording
from templates.questions.addresses import addresses_in
from tui.export.reply import RepliedMail

if TYPE_CHECKING:
    from datetime import date, datetime

    from templates.letter.linkedin import ConnectionNote

COLUMNS = 72
"""The width that mail is wrapped to, in characters."""


class Reminder(NamedTuple):
    """A day on which to write again: the note that is followed, and for which time.

    `since` is when that note was sent.
    """

    note_id: str
    number: int
    day: "date"
    since: "datetime"


class Outgoing(NamedTuple):
    """A note, the answers and the wording it was made from, and how it is to leave.

    `premium` says that LinkedIn allows the writer longer notes. `answered` is the mail that the
    note answers, and `wrapped` says that lines are broken as for mail, where otherwise a paragraph
    is one line. `no_reminder` is why there is no reminder.
    """

    note: Note
    answers: Answers
    wording: Wording
    premium: bool = False
    answered: RepliedMail | None = None
    wrapped: bool = False
    reminder: Reminder | None = None
    no_reminder: str = "The note is not known to be sent, so there is nothing to be reminded of."

    @property
    def subject(self) -> str:
        """The subject: that of the mail that is answered, or the note's own."""
        return (self.answered and self.answered.subject_of_the_answer) or self.note.subject

    @property
    def letter(self) -> str:
        """Everything below the subject, greeting to signature, wrapped or not.

        Raises UnfinishedNote while required answers are missing.
        """
        letter = self.note.letter()
        return "\n".join(map(_wrapped, letter.split("\n"))) if self.wrapped else letter

    @property
    def connection(self) -> "ConnectionNote | None":
        """The note of a LinkedIn request, or None where a request would not be fitting."""
        from templates.letter.linkedin import connection_note

        return connection_note(self.answers, self.wording, premium=self.premium)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where the note goes: the address in the answers, or where the mail came from."""
        typed = addresses_in(self.answers.recipient_email)
        if not typed and self.answered and self.answered.address:
            return (self.answered.address,)
        return typed


def outgoing_note(
    answers: Answers,
    wording: Wording,
    *,
    premium: bool = False,
    answered: RepliedMail | None = None,
    wrapped: bool = False,
) -> Outgoing:
    """Return the note for some answers, on its way out."""
    return Outgoing(
        note=compose(answers, wording, seed_for(answers)),
        answers=answers,
        wording=wording,
        premium=premium,
        answered=answered,
        wrapped=wrapped,
    )


def _wrapped(line: str) -> str:
    import textwrap

    return textwrap.fill(
        line, COLUMNS, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
    )
