"""Read the mail that a note replies to from a file."""

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
from tui.export.reply import MESSAGE_ID, MailError, RepliedMail
from tui.system.streams import read_standard_input

MAX_FILE_SIZE = 25_000_000
"""Maximum bytes; mail servers reject larger mails, including attachments."""

_NO_REPLY_ADDRESS = re.compile(
    r"(?:no|do-?not|dont)[-_.]?reply\b|(?:mailer-daemon|postmaster|bounces?)\b", re.IGNORECASE
)


def read_replied_mail(path: Path, name: str = "") -> RepliedMail:
    """Read a mail from a file, or from standard input if the path is "-".

    `name` is the name of the file in error messages, by default its path. Raises MailError if the
    file cannot be read, or does not contain a mail that can be replied to.
    """
    name = name or str(path)
    try:
        raw = _read(path)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a path"
        raise MailError(f"{name}: {reason}.") from None
    if len(raw) > MAX_FILE_SIZE:
        raise MailError(f"{name}: too large for a mail (over {MAX_FILE_SIZE // 1_000_000} MB).")
    mail = message_from_bytes(raw)
    ids = _message_ids(mail, "Message-ID")
    if not ids:
        raise MailError(f"{name}: not a mail that can be answered: it has no Message-ID.")
    references = _message_ids(mail, "References") or _message_ids(mail, "In-Reply-To")
    return RepliedMail(
        ids[0], references, _subject(mail), next(_reply_addresses(mail), ""), _recipient(mail)
    )


def _read(path: Path) -> bytes:
    if path == Path("-"):
        return read_standard_input(MAX_FILE_SIZE + 1)
    with path.open("rb") as file:
        return file.read(MAX_FILE_SIZE + 1)


def _message_ids(mail: Message, header: str) -> tuple[str, ...]:
    return tuple(MESSAGE_ID.findall(str(mail.get(header, ""))))


def _subject(mail: Message) -> str:
    raw = mail.get("Subject", "")
    try:
        return tidy(str(make_header(decode_header(raw))))
    except (LookupError, ValueError, MessageError):
        # The encoding is unknown or invalid; the raw header is better than no subject.
        return tidy(str(raw))


def _reply_addresses(mail: Message) -> Iterator[str]:
    for header in ("Reply-To", "From"):
        for _, address in getaddresses([str(mail.get(header, ""))]):
            if is_address(address) and not _NO_REPLY_ADDRESS.match(address):
                yield address


def _recipient(mail: Message) -> str:
    addresses = {address for _, address in getaddresses([str(mail.get("To", ""))])}
    return addresses.pop() if len(addresses) == 1 and all(map(is_address, addresses)) else ""
