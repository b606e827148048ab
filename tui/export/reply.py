"""The mail that a note replies to."""

import re
from typing import NamedTuple

from templates.errors import InvalidInput
from templates.questions.addresses import MESSAGE_ID

MAX_REFERENCES = 20
"""Maximum number of message ids in a References header."""

_REPLY_PREFIX = r"(?i)^(?:re|aw|antw|sv|vs|rif|odp|ynt)\s*(?:\[\d+\])?\s*:\s*"
"""Matches what mail programs put before the subject of a reply: "Re: ", "AW: ", "Re[2]: "."""


class MailError(InvalidInput):
    """A file contains no mail that can be replied to; the message names the file and says why."""


class OriginalMail(NamedTuple):
    """The headers of a mail that are needed to reply to it.

    `address` is the reply address, or "" if nobody reads replies. `recipient` is the writer's own
    address, to which the mail was sent, or "" if the mail had several recipients.
    """

    message_id: str
    references: tuple[str, ...] = ()
    subject: str = ""
    address: str = ""
    recipient: str = ""

    @property
    def reply_subject(self) -> str:
        """The subject with a single "Re: " prefix, or "" if the mail has no subject."""
        subject = self.subject
        while match := re.match(_REPLY_PREFIX, subject):
            subject = subject[match.end() :]
        return f"Re: {subject}" if subject else ""

    @property
    def thread(self) -> tuple[str, ...]:
        """The message ids for the References header of the reply.

        A long thread is shortened to its first id and its most recent ids.
        """
        # A dictionary drops repeated ids, and keeps the order.
        ids = tuple(dict.fromkeys((*self.references, self.message_id)))
        if len(ids) <= MAX_REFERENCES:
            return ids
        first, recent = ids[0], ids[-(MAX_REFERENCES - 1) :]
        return (first, *recent)


def is_message_id(value: object) -> bool:
    """Return whether a value is a message id, including angle brackets."""
    return isinstance(value, str) and bool(re.fullmatch(MESSAGE_ID, value))
