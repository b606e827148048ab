"""The mail that a note answers, read from the file that its reader saved it to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses
from pathlib import Path

from templates.addresses import is_address
from templates.typed import tidy
from tui.export.faults import MailError

MOST_BYTES = 25_000_000
"""What mail servers take at most, attachments and all."""

MOST_REFERENCES = 20

_ID = re.compile(r"<[!-;=?-~]{1,400}>")
_ANSWERED = re.compile(r"(?i)^(?:re|aw|antw|sv|vs|rif|odp|ynt)\s*(?:\[\d+\])?\s*:\s*")
_NOBODY = re.compile(
    r"(?i)^(?:no|do-?not|dont)[-_.]?reply\b|^(?:mailer-daemon|postmaster|bounces?)\b"
)


@dataclass(frozen=True, slots=True)
class AnsweredMail:
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
        while (shorter := _ANSWERED.sub("", bare)) != bare:
            bare = shorter
        return f"Re: {bare}" if bare else ""

    @property
    def thread(self) -> tuple[str, ...]:
        """The ids of the mails before the answer, the first and the latest of a long thread."""
        ids = tuple(dict.fromkeys((*self.references, self.message_id)))
        return ids if len(ids) <= MOST_REFERENCES else (ids[0], *ids[1 - MOST_REFERENCES :])


def read_answered_mail(path: Path) -> AnsweredMail:
    """Return what an answer needs to know of the mail in a file.

    Raises MailError for a file that cannot be read, or holds no mail that can be answered.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "not a path"
        raise MailError(f"{path}: {why}.") from None
    if len(raw) > MOST_BYTES:
        raise MailError(f"{path}: too large for a mail (over {MOST_BYTES // 1_000_000} MB).")
    mail = message_from_bytes(raw)
    ids = _ids(mail, "Message-ID")
    if not ids:
        raise MailError(f"{path}: not a mail that can be answered: it has no Message-ID.")
    earlier = _ids(mail, "References") or _ids(mail, "In-Reply-To")
    return AnsweredMail(ids[0], earlier, _words(mail, "Subject"), next(_answerable(mail), ""))


def _ids(mail: Message, name: str) -> tuple[str, ...]:
    return tuple(_ID.findall(str(mail.get(name, ""))))


def _words(mail: Message, name: str) -> str:
    raw = mail.get(name, "")
    try:
        return tidy(str(make_header(decode_header(raw))))
    except (LookupError, ValueError, MessageError):
        # Words in an encoding that is unknown, or that they break, stand as they were sent.
        return tidy(str(raw))


def _answerable(mail: Message) -> Iterator[str]:
    for name in ("Reply-To", "From"):
        for _, address in getaddresses([str(mail.get(name, ""))]):
            if is_address(address) and not _NOBODY.match(address):
                yield address
