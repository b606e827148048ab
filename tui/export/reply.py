"""The mail that a note answers, as far as the answer needs to know it."""

import re
from typing import NamedTuple

MOST_REFERENCES = 20

MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,400}>")
_ANSWERED = r"(?i)^(?:re|aw|antw|sv|vs|rif|odp|ynt)\s*(?:\[\d+\])?\s*:\s*"


class RepliedMail(NamedTuple):
    """What an answer needs to know of a mail: its id, its thread, its subject, who wrote it.

    `address` is empty where nobody reads what is sent there.
    """

    message_id: str
    references: tuple[str, ...] = ()
    subject: str = ""
    address: str = ""

    @property
    def subject_of_the_answer(self) -> str:
        """The subject with one "Re:" before it; empty if the mail had none."""
        bare = self.subject
        while (shorter := re.sub(_ANSWERED, "", bare)) != bare:
            bare = shorter
        return f"Re: {bare}" if bare else ""

    @property
    def thread(self) -> tuple[str, ...]:
        """The ids of the mails before the answer, the first and the latest of a long thread."""
        ids = tuple(dict.fromkeys((*self.references, self.message_id)))
        return ids if len(ids) <= MOST_REFERENCES else (ids[0], *ids[1 - MOST_REFERENCES :])


def is_message_id(value: object) -> bool:
    """Say whether a value is the id of a mail, in angle brackets."""
    return isinstance(value, str) and bool(MESSAGE_ID.fullmatch(value))
