"""A note with everything that a format needs to know about it."""

import textwrap
from dataclasses import dataclass
from datetime import date, datetime

from templates import Answers, BridgeError, Note, compose
from templates.letter.composer import seed_for
from templates.letter.linkedin import ConnectionNote, connection_note
from templates.phrasebook.wording import Wording
from templates.questions.addresses import addresses_in
from tui.export.reply import RepliedMail

LINE_WIDTH = 72
"""The width that mail is wrapped to, in characters."""


class ExportError(BridgeError):
    """The note cannot be exported this way; the text says why."""


@dataclass(frozen=True)
class Reminder:
    """A day on which to follow a note up.

    `note_id` is the note to follow up, `since` when it was sent, and `number` counts its
    follow-ups from 1.
    """

    note_id: str
    number: int
    day: date
    since: datetime


@dataclass(frozen=True)
class Outgoing:
    """A note to export, with the answers and the wording it was made from.

    `premium`: LinkedIn allows the writer longer notes. `wrapped`: lines are broken as for mail;
    otherwise a paragraph is one line. `no_reminder`: why `reminder` is None.
    """

    note: Note
    answers: Answers
    wording: Wording
    premium: bool = False
    replied_mail: RepliedMail | None = None
    wrapped: bool = False
    reminder: Reminder | None = None
    no_reminder: str = "The note is not known to be sent, so there is nothing to be reminded of."

    @property
    def subject(self) -> str:
        """The subject of a reply to the replied mail, or the note's own."""
        return (self.replied_mail and self.replied_mail.reply_subject) or self.note.subject

    @property
    def letter(self) -> str:
        """Everything below the subject, from greeting to signature. Raises UnfinishedNote."""
        letter = self.note.letter()
        return "\n".join(map(_wrap, letter.split("\n"))) if self.wrapped else letter

    @property
    def connection(self) -> ConnectionNote | None:
        """The note of a LinkedIn request, or None where a request would not be fitting."""
        return connection_note(self.answers, self.wording, premium=self.premium)

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where the note goes: the addresses in the answers, or where the mail came from."""
        addresses = addresses_in(self.answers.recipient_email)
        if not addresses and self.replied_mail and self.replied_mail.address:
            return (self.replied_mail.address,)
        return addresses


def outgoing_note(
    answers: Answers,
    wording: Wording,
    *,
    premium: bool = False,
    replied_mail: RepliedMail | None = None,
    wrapped: bool = False,
) -> Outgoing:
    """Return the note for some answers, to export."""
    note = compose(answers, wording, seed_for(answers))
    return Outgoing(note, answers, wording, premium, replied_mail, wrapped)


def _wrap(line: str) -> str:
    return textwrap.fill(line, LINE_WIDTH, break_long_words=False, break_on_hyphens=False)
