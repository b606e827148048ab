"""The mail that a note replies to."""

import re
from dataclasses import dataclass

from templates.errors import InvalidInput

MAX_REFERENCES = 20

MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,400}>")
_REPLY_PREFIX = re.compile(
    r"^(?:re|aw|antw|sv|vs|rif|odp|ynt)\s*(?:\[\d+\])?\s*:\s*", re.IGNORECASE
)


class MailError(InvalidInput):
    """A file holds no mail that can be replied to; the text says which and why."""


@dataclass(frozen=True)
class RepliedMail:
    """What a reply needs to know of a mail.

    `address` is where a reply goes; empty where nobody reads what is sent there.
    """

    message_id: str
    references: tuple[str, ...] = ()
    subject: str = ""
    address: str = ""

    @property
    def reply_subject(self) -> str:
        """The subject with one "Re:" before it; empty if the mail had none."""
        subject = self.subject
        while (shorter := _REPLY_PREFIX.sub("", subject)) != subject:
            subject = shorter
        return f"Re: {subject}" if subject else ""

    @property
    def thread(self) -> tuple[str, ...]:
        """The ids for the reply's References header: of a long thread the first and the latest."""
        ids = tuple(dict.fromkeys((*self.references, self.message_id)))
        return ids if len(ids) <= MAX_REFERENCES else (ids[0], *ids[1 - MAX_REFERENCES :])


def is_message_id(value: object) -> bool:
    """Return whether a value is the id of a mail, in angle brackets."""
    return isinstance(value, str) and bool(MESSAGE_ID.fullmatch(value))
