"""Render the note as a mail, to be sent or to be opened as a draft.

Headers are encoded here rather than by `email.policy`, which may fold inside a quoted display
name. A comma in the name would then separate two addresses.
"""

import re
from email.charset import QP, Charset
from email.header import Header
from email.message import Message
from typing import TypeAlias

from templates.names.addresses import split_name_and_addresses
from templates.questions.addresses import is_address
from templates.text import split_names, tidy
from tui.export.outgoing import ExportError, OutgoingNote

_Mail: TypeAlias = "Message[str, Header | str]"

_UNQUOTED_NAME = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?: [\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
"""Matches a display name that needs no quotes, such as "Grace Hopper" but not "Dr. Hopper"."""
_MAX_WORD_LENGTH = 59
"""Maximum number of characters in a word; a header line with a longer word could not be folded."""


def to_eml(outgoing: OutgoingNote) -> str:
    """Return the note as a mail without a date.

    The From header is omitted if the sender's address is unknown. Raises ExportError if the
    address of a recipient is invalid, and UnfinishedNote if required answers are missing.
    """
    return _render(outgoing, Message())


def to_mail_draft(outgoing: OutgoingNote) -> str:
    """Return the note as a mail file that mail programs open as a draft.

    Raises the same exceptions as `to_eml`.
    """
    mail: _Mail = Message()
    # `to_eml` omits this header, because programs that only send mail would also send it.
    mail["X-Unsent"] = "1"
    return _render(outgoing, mail)


def _render(outgoing: OutgoingNote, mail: _Mail) -> str:
    answers = outgoing.answers
    if address := _sender_address(outgoing):
        sender = _mailbox(tidy(answers.sender_name), address)
        mail["From"] = Header(sender, header_name="From")
    if recipients := _recipients(outgoing):
        mail["To"] = Header(", ".join(recipients), header_name="To")
    subject = outgoing.subject
    subject = subject if _is_plain(subject) else _encode(subject)
    mail["Subject"] = Header(subject, header_name="Subject")
    if original_mail := outgoing.original_mail:
        mail["In-Reply-To"] = Header(original_mail.message_id, header_name="In-Reply-To")
        mail["References"] = Header(" ".join(original_mail.thread), header_name="References")
    charset = Charset("utf-8")
    charset.body_encoding = QP
    mail.set_payload(f"{outgoing.letter}\n", charset)
    return mail.as_bytes().decode("ascii")


def _sender_address(outgoing: OutgoingNote) -> str:
    """Return the writer's address, or else the address to which the original mail was sent.

    Return "" if no address is known.
    """
    sender_email = tidy(outgoing.answers.sender_email)
    if is_address(sender_email):
        return sender_email
    recipient = outgoing.original_mail.recipient if outgoing.original_mail else ""
    return recipient if recipient.isascii() else ""


def _recipients(outgoing: OutgoingNote) -> list[str]:
    addresses = outgoing.addresses
    name, _ = split_name_and_addresses(outgoing.answers.recipient_name)
    names = (name,) if len(addresses) == 1 else split_names(name)
    if len(names) != len(addresses):
        # It is unclear which name belongs to which address, so leave the names out.
        names = ("",) * len(addresses)
    return [_mailbox(name, address) for name, address in zip(names, addresses, strict=True)]


def _mailbox(name: str, address: str) -> str:
    """Return `Name <address>`, with the name quoted or encoded if necessary."""
    if not is_address(address):
        raise ExportError(f"{address} is not a valid email address.")
    local, _, domain = address.rpartition("@")
    if not local.isascii():
        raise ExportError(f"{address} has letters before the @ that few mail servers take.")
    ascii_address = f"{local}@{domain.encode('idna').decode()}"
    return f"{_display_name(name)} <{ascii_address}>" if name else ascii_address


def _display_name(name: str) -> str:
    if not _is_plain(name):
        return _encode(name)
    if _UNQUOTED_NAME.fullmatch(name):
        return name
    escaped = re.sub(r'(["\\])', r"\\\1", name)
    return f'"{escaped}"'


def _is_plain(text: str) -> bool:
    """Return whether a text can be used in a header without encoding."""
    longest = max(map(len, text.split(" ")))
    # "=?" would be parsed as the start of an encoded word.
    is_unambiguous = text.isascii() and text.isprintable() and "=?" not in text
    return is_unambiguous and longest <= _MAX_WORD_LENGTH


def _encode(text: str) -> str:
    """Return a text in encoded words (RFC 2047) on one line, which is folded later."""
    return " ".join(Header(text, "utf-8", maxlinelen=_MAX_WORD_LENGTH).encode().split())
