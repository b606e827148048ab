"""Take a mail apart: its headers, the text it shows, and the mails attached to it.

The headers are parsed by the standard library. The parts are split here: its parser needs minutes
for a mail of deeply nested parts, and ends in a RecursionError.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.message import Message
from email.parser import BytesHeaderParser

from templates.mail.charsets import decode_bytes
from templates.mail.errors import UnreadableMail
from templates.mail.headers import (
    NO_MAILBOX,
    Mailbox,
    read_header,
    read_mailboxes,
    read_message_ids,
)
from templates.mail.html_text import HTMLText, html_to_text
from templates.mail.pasted import read_pasted

MAX_MAIL_BYTES = 25 * 1024 * 1024
"""Maximum bytes of a mail; mail servers reject larger ones, including attachments."""

MAX_TEXT = 300_000
"""Maximum characters of a mail's text that are read."""

_MAX_HEADER_BYTES = 256 * 1024
_MAX_ENCODED = 1_500_000
_MAX_DEPTH = 5
_MAX_PARTS = 200
_HEADER_NAMES = (
    b"from|to|cc|date|subject|message-id|mime-version|content-type|received|return-path|reply-to|"
    b"delivered-to|sender|x-[a-z-]{1,60}|dkim-signature|authentication-results|user-agent"
)
_HEADER = re.compile(rb"(?im)^(" + _HEADER_NAMES + rb"):")
_FIRST_HEADER = re.compile(
    # Not the subject of a pasted mail: "Re: Head Gardener".
    rb"(?!(?i:re|fwd?|aw|wg|sv)[ \t]?:)[!-9;-~]{1,80}[ \t]?:"
    rb".*(?:\r?\n(?:[ \t]|[!-9;-~]{1,80}[ \t]?:)|\r?\n?$)"
)
_MIN_HEADERS = 2
"""The number of different headers from which a text counts as a mail."""
_NEXT_IN_MBOX = re.compile(
    rb"\n\r?\nFrom \S{1,200} [^\r\n]{5,80}\d{4}[^\r\n]{0,20}\r?\n[A-Za-z-]+:"
)
_BLANK_LINE = re.compile(rb"\r?\n[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail as it was sent, decoded."""

    text: str
    """What it shows, in lines; quoted lines begin with "> "."""
    subject: str = ""
    sender: Mailbox = NO_MAILBOX
    reply_to: tuple[Mailbox, ...] = ()
    recipients: tuple[Mailbox, ...] = ()
    message_id: str = ""
    references: tuple[str, ...] = ()
    is_bulk: bool = False
    """Whether its headers say that a program sent it, or that it went to many."""
    titles: tuple[str, ...] = ()
    """The title of an HTML mail, and the texts of its pictures, such as a logo."""
    attached: tuple["Mail", ...] = ()


def parse_mail(data: bytes) -> Mail:
    """Parse a mail, an mbox with one mail in it, or a text pasted from a web mail.

    Raises UnreadableMail if it is too large or empty, or if it is an mbox with several mails.
    """
    if len(data) > MAX_MAIL_BYTES:
        raise UnreadableMail(f"It is too large for a mail (over {MAX_MAIL_BYTES >> 20} MB).")
    data = data.removeprefix(b"\xef\xbb\xbf")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = decode_bytes(data[: 4 * MAX_TEXT], "utf-16").encode()
    data = data.lstrip(b"\r\n\t ")
    if not data:
        raise UnreadableMail("There is nothing in it to read.")
    if data.startswith(b"From ") and _has_headers(_without_mbox_line(data)):
        if _NEXT_IN_MBOX.search(data):
            raise UnreadableMail("There are several mails in it; save the one to answer alone.")
        data = _without_mbox_line(data)
    if not _has_headers(data):
        return _pasted(data)
    return _parse(data, 0)


def parse_headers(data: bytes) -> Mail:
    """Parse the headers of a mail alone; whatever the bytes are, it has as many as can be read."""
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    return _with_headers(_split_headers(_without_mbox_line(data))[0])


def _without_mbox_line(data: bytes) -> bytes:
    return data.partition(b"\n")[2] if data.startswith(b"From ") else data


def _has_headers(data: bytes) -> bool:
    start = _BLANK_LINE.split(data[:20_000], maxsplit=1)[0]
    if not _FIRST_HEADER.match(start):
        return False
    return len({name.lower() for name in _HEADER.findall(start)}) >= _MIN_HEADERS


def _pasted(data: bytes) -> Mail:
    if b"\0" in data[:MAX_TEXT]:
        raise UnreadableMail("It is not a mail, and not a text.")
    pasted = read_pasted(decode_bytes(data[: 4 * MAX_TEXT], "utf-8")[:MAX_TEXT])
    return Mail(pasted.text, pasted.subject, pasted.sender, recipients=pasted.recipients)


def _parse(data: bytes, depth: int) -> Mail:
    headers, body = _split_headers(data)
    text, letter, html = "", "", HTMLText("", ())
    attached: list[Mail] = []
    for part, content in _leaves(headers, body, depth):
        kind = _content_type(part)
        if kind == "message/rfc822" or _is_file(part):
            content = _decoded(part, content).lstrip(b"\r\n")
            is_mail = kind == "message/rfc822" or _has_headers(content)
            if is_mail and depth < _MAX_DEPTH:
                attached.append(_parse(content, depth + 1))
            elif kind == "text/plain" and not letter:
                letter = decode_bytes(content[:_MAX_ENCODED], None)
        elif kind == "text/html" and not html.text:
            html = html_to_text(_text(part, content))
        elif kind == "text/plain" and len(text) < MAX_TEXT:
            text = f"{text}\n{_text(part, content)[:MAX_TEXT]}" if text else _text(part, content)
    if not text.strip() and not html.text:
        # The letter is attached as a file.
        text = letter
    if not html.text and _looks_like_html(text):
        html = html_to_text(text)
        text = ""
    # A plain text that holds little of the other is a placeholder: "Please enable HTML".
    if len(text.split()) * 4 < len(html.text.split()):
        text = html.text
    return replace(
        _with_headers(headers),
        text=text[:MAX_TEXT],
        titles=html.titles,
        attached=tuple(attached[:5]),
    )


def _with_headers(headers: Message) -> Mail:
    """Return a mail without its text."""
    senders = read_mailboxes(headers, "From") or read_mailboxes(headers, "Sender")
    return Mail(
        text="",
        subject=read_header(headers, "Subject"),
        sender=senders[0] if senders else Mailbox(read_header(headers, "From"), ""),
        reply_to=read_mailboxes(headers, "Reply-To"),
        recipients=(*read_mailboxes(headers, "To"), *read_mailboxes(headers, "Bcc")),
        message_id=next(iter(read_message_ids(headers, "Message-ID")), ""),
        references=read_message_ids(headers, "References")
        or read_message_ids(headers, "In-Reply-To"),
        is_bulk=_is_bulk(headers),
    )


def _is_bulk(headers: Message) -> bool:
    submitted = str(headers.get("Auto-Submitted", "no"))[:40].strip().lower()
    precedence = str(headers.get("Precedence", ""))[:40].strip().lower()
    return (
        not submitted.startswith("no")
        or precedence in ("bulk", "list", "junk", "auto_reply")
        or "List-Unsubscribe" in headers
        or "X-Auto-Response-Suppress" in headers
    )


def _split_headers(data: bytes) -> tuple[Message, bytes]:
    blank = _BLANK_LINE.search(data, 0, _MAX_HEADER_BYTES)
    if data[:1] in (b"\n", b"\r"):
        head, body = b"", data
    elif blank:
        head, body = data[: blank.start()], data[blank.end() :]
    elif len(data) <= _MAX_HEADER_BYTES:
        head, body = data, b""
    else:
        head = data[: data.rfind(b"\n", 0, _MAX_HEADER_BYTES) + 1]
        rest = _BLANK_LINE.search(data, len(head))
        body = data[rest.end() :] if rest else b""
    return BytesHeaderParser().parsebytes(head + b"\n\n"), body


def _leaves(headers: Message, body: bytes, depth: int) -> Iterator[tuple[Message, bytes]]:
    """Yield the parts without parts of their own, with their headers; at most `_MAX_PARTS`."""
    pending = [(headers, body, depth)]
    count = 0
    while pending and count < _MAX_PARTS:
        part, content, level = pending.pop()
        boundary = _boundary(part)
        if not boundary:
            yield part, content
            count += 1
            continue
        if level >= _MAX_DEPTH:
            continue
        pieces = [_split_headers(piece) for piece in _split_parts(content, boundary)]
        count += not pieces
        pending += [(inner, inside, level + 1) for inner, inside in reversed(pieces)]


def _split_parts(body: bytes, boundary: bytes) -> list[bytes]:
    delimiter = re.compile(rb"(?m)^--" + re.escape(boundary) + rb"(--)?[ \t]{0,80}\r?$")
    parts: list[bytes] = []
    start: int | None = None
    for match in delimiter.finditer(body):
        if start is not None:
            parts.append(body[start : match.start()])
        start = None if match[1] else match.end() + 1
        if match[1] or len(parts) >= _MAX_PARTS:
            break
    if start is not None and len(parts) < _MAX_PARTS:
        parts.append(body[start:])
    # A mail whose boundaries are broken is shown as it is.
    return parts or [body]


def _content_type(part: Message) -> str:
    try:
        return part.get_content_type()
    except (ValueError, IndexError, LookupError):
        return "text/plain"


def _boundary(part: Message) -> bytes:
    if not _content_type(part).startswith("multipart/"):
        return b""
    try:
        boundary = part.get_boundary()
    except (ValueError, IndexError, LookupError):
        return b""
    return (boundary or "")[:200].encode("utf-8", "surrogateescape").strip()


def _is_file(part: Message) -> bool:
    disposition = str(part.get("Content-Disposition", ""))[:40].strip().lower()
    return disposition.startswith("attachment")


def _decoded(part: Message, content: bytes) -> bytes:
    """Return the bytes of a part, of which so many are read as any text needs."""
    encoding = str(part.get("Content-Transfer-Encoding", ""))[:40].strip().lower()
    content = content[:_MAX_ENCODED]
    if encoding == "base64":
        return _from_base64(content)
    return binascii.a2b_qp(content) if encoding == "quoted-printable" else content


def _text(part: Message, content: bytes) -> str:
    content = _decoded(part, content)
    try:
        charset = part.get_content_charset()
    except (ValueError, LookupError, UnicodeError):
        charset = None
    text = decode_bytes(content, charset)
    flowed = "format=flowed" in str(part.get("Content-Type", ""))[:400].lower().replace(" ", "")
    return re.sub(r"(?m)^ (?=[ >]|From )", "", text) if flowed else text


def _from_base64(content: bytes) -> bytes:
    data = re.sub(rb"[^A-Za-z0-9+/]", b"", content)
    # What is left over of a group of four is lost in transport.
    usable = data[: len(data) - len(data) % 4] if len(data) % 4 == 1 else data
    try:
        return binascii.a2b_base64(usable + b"=" * (-len(usable) % 4))
    except binascii.Error:
        return content


def _looks_like_html(text: str) -> bool:
    start = text[:2_000].lower()
    return "<html" in start or start.count("</") > 2 or start.count("<br") > 2
