"""Reading the mail that a note answers, from the file that its writer saved it to."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses
from pathlib import Path

from templates.questions.addresses import is_address
from templates.text import tidy
from tui.export.errors import MailError
from tui.export.reply import MESSAGE_ID, RepliedMail

MOST_BYTES = 25_000_000
"""What mail servers take at most, attachments and all."""

_NOBODY = re.compile(
    r"(?i)^(?:no|do-?not|dont)[-_.]?reply\b|^(?:mailer-daemon|postmaster|bounces?)\b"
)


def read_replied_mail(path: Path, called: str = "") -> RepliedMail:
    """Return what an answer needs to know of the mail in a file, `called` so by the writer.

    Raises MailError for a file that cannot be read, or holds no mail that can be answered.
    """
    called = called or str(path)
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "not a path"
        raise MailError(f"{called}: {why}.") from None
    if len(raw) > MOST_BYTES:
        raise MailError(f"{called}: too large for a mail (over {MOST_BYTES // 1_000_000} MB).")
    mail = message_from_bytes(raw)
    ids = _ids(mail, "Message-ID")
    if not ids:
        raise MailError(f"{called}: not a mail that can be answered: it has no Message-ID.")
    earlier = _ids(mail, "References") or _ids(mail, "In-Reply-To")
    return RepliedMail(ids[0], earlier, _words(mail, "Subject"), next(_answerable(mail), ""))


def _ids(mail: Message, name: str) -> tuple[str, ...]:
    return tuple(MESSAGE_ID.findall(str(mail.get(name, ""))))


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
