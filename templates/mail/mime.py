"""Parse a mail: its headers, its text, and the mails attached to it.

The standard library parses the headers. The parts are split here, because the library needs minutes
for deeply nested parts and ends in a RecursionError.
"""

import binascii
import codecs
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
"""The maximum number of bytes in a mail; mail servers reject larger ones, including attachments."""

MAX_TEXT = 300_000
"""The maximum number of characters in the text of a mail; the rest is ignored."""

_MAX_HEADER_BYTES = 256 * 1024
"""The maximum number of bytes in all headers of a part; the rest is ignored."""
_MAX_ENCODED_BYTES = 1_500_000
"""Maximum number of bytes in a part to decode, more than any text needs; the rest is ignored."""
_MAX_TEXT_BYTES = 4 * MAX_TEXT
"""The maximum number of bytes in `MAX_TEXT` characters in UTF-8 or UTF-16."""
_MAX_DEPTH = 5
"""How deep mails or multiparts may be nested; those that are nested deeper are ignored."""
_MAX_PARTS = 200
_MAX_ATTACHED_MAILS = 5
_MAX_KEYWORD, _MAX_CONTENT_TYPE = 40, 400
"""How many characters are read of a header whose value begins with a keyword, such as "bulk".

The second is for the content type.
"""
_MAX_BOUNDARY = 200
_MAX_HTML_START = 2_000
"""The maximum number of characters in a text that are searched for tags of HTML."""
_PARAMETER_ERRORS = (ValueError, LookupError)
"""What Python raises for malformed parameters of a header."""
_HTML_WORDS_PER_TEXT_WORD = 4
"""A plain text is a placeholder if the HTML has more words than this for each of its words."""
_KNOWN_HEADER_NAMES = (
    b"from|to|cc|date|subject|message-id|mime-version|content-type|received|return-path|reply-to|"
    b"delivered-to|sender|x-[a-z-]{1,60}|dkim-signature|authentication-results|user-agent"
)
_KNOWN_HEADER = re.compile(rb"(?im)^(" + _KNOWN_HEADER_NAMES + rb"):")
_FIRST_HEADER = re.compile(
    # Not "Re: Head Gardener", the subject of a pasted mail.
    rb"(?!(?i:re|fwd?|aw|wg|sv)[ \t]?:)[!-9;-~]{1,80}[ \t]?:"
    rb".*"
    # The next line continues the value or is another header, or there is none.
    rb"(?:\r?\n(?:[ \t]|[!-9;-~]{1,80}[ \t]?:)|\r?\n?$)"
)
_MIN_HEADERS = 2
"""How many different known headers make a text a mail."""
_MAX_BYTES_SEARCHED = 20_000
"""The maximum number of bytes that are searched for known headers."""
_NEXT_MAIL_IN_MBOX = re.compile(
    rb"\n\r?\nFrom \S{1,200} [^\r\n]{5,80}\d{4}[^\r\n]{0,20}\r?\n[A-Za-z-]+:"
)
"""As in "From ada@example.org Fri Nov 27 09:00:00 2026", with a header below it."""
_BLANK_LINE = re.compile(rb"\r?\n[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class Mail:
    """A decoded mail."""

    text: str
    """The visible text in lines; quoted lines begin with "> "."""
    subject: str = ""
    sender: Mailbox = NO_MAILBOX
    reply_to: tuple[Mailbox, ...] = ()
    recipients: tuple[Mailbox, ...] = ()
    message_id: str = ""
    references: tuple[str, ...] = ()
    is_bulk: bool = False
    """Whether the headers say that a program sent the mail, or that it went to many people."""
    captions: tuple[str, ...] = ()
    """The title of an HTML mail, and the alternative texts of its images, such as a logo."""
    attachments: tuple["Mail", ...] = ()


def parse_mail(data: bytes) -> Mail:
    """Parse a mail, an mbox with one mail in it, or a text pasted from webmail.

    Raises UnreadableMail if it is too large or empty, or if it is an mbox with several mails.
    """
    if len(data) > MAX_MAIL_BYTES:
        raise UnreadableMail(f"It is too large for a mail (over {MAX_MAIL_BYTES >> 20} MB).")
    data = data.removeprefix(codecs.BOM_UTF8)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = decode_bytes(data[:_MAX_TEXT_BYTES], "utf-16").encode()
    data = data.lstrip(b"\r\n\t ")
    if not data:
        raise UnreadableMail("There is nothing in it to read.")
    if data.startswith(b"From ") and _has_headers(_without_mbox_line(data)):
        if _NEXT_MAIL_IN_MBOX.search(data):
            raise UnreadableMail(
                "There are several mails in it; save the one to reply to in a file of its own."
            )
        data = _without_mbox_line(data)
    if not _has_headers(data):
        return _parse_pasted(data)
    return _parse_mime(data, 0)


def parse_headers(data: bytes) -> Mail:
    """Parse only the headers of a mail; those that cannot be parsed stay empty. Never raises."""
    data = data.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
    headers, _ = _split_headers(_without_mbox_line(data))
    return _read_headers_of_mail(headers)


def _without_mbox_line(data: bytes) -> bytes:
    return data.partition(b"\n")[2] if data.startswith(b"From ") else data


def _has_headers(data: bytes) -> bool:
    """Return whether data begins with the headers of a mail, not only with words and a colon."""
    head = _BLANK_LINE.split(data[:_MAX_BYTES_SEARCHED], maxsplit=1)[0]
    if not _FIRST_HEADER.match(head):
        return False
    names = {name.lower() for name in _KNOWN_HEADER.findall(head)}
    return len(names) >= _MIN_HEADERS


def _parse_pasted(data: bytes) -> Mail:
    if b"\0" in data[:MAX_TEXT]:
        raise UnreadableMail("It is neither a mail nor text.")
    pasted = read_pasted(decode_bytes(data[:_MAX_TEXT_BYTES], "utf-8")[:MAX_TEXT])
    return Mail(pasted.text, pasted.subject, pasted.sender, recipients=pasted.recipients)


def _parse_mime(data: bytes, depth: int) -> Mail:
    """Parse a mail with headers; `depth` is the number of mails that it is nested in."""
    headers, body = _split_headers(data)
    text, attached_text, html = "", "", HTMLText("", ())
    attachments: list[Mail] = []
    for part, content in _find_leaf_parts(headers, body, depth):
        content_type = _read_content_type(part)
        if content_type == "message/rfc822" or _is_attachment(part):
            content = _decode_transfer_encoding(part, content).lstrip(b"\r\n")
            is_mail = content_type == "message/rfc822" or _has_headers(content)
            if is_mail and depth < _MAX_DEPTH:
                attachments.append(_parse_mime(content, depth + 1))
            elif content_type == "text/plain" and not attached_text:
                attached_text = _decode_charset(part, content[:_MAX_ENCODED_BYTES])
        elif content_type == "text/html" and not html.text:
            html = html_to_text(_decode_text(part, content))
        elif content_type == "text/plain" and len(text) < MAX_TEXT:
            part_text = _decode_text(part, content)
            text = f"{text}\n{part_text[:MAX_TEXT]}" if text else part_text
    if not text.strip() and not html.text:
        text = attached_text
    if not html.text and _looks_like_html(text):
        html = html_to_text(text)
        text = ""
    # A plain text that is much shorter is a placeholder, such as "Please enable HTML".
    if len(text.split()) * _HTML_WORDS_PER_TEXT_WORD < len(html.text.split()):
        text = html.text
    return replace(
        _read_headers_of_mail(headers),
        text=text[:MAX_TEXT],
        captions=html.captions,
        attachments=tuple(attachments[:_MAX_ATTACHED_MAILS]),
    )


def _read_headers_of_mail(headers: Message) -> Mail:
    """Return a mail with its headers only, without text."""
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
    return (
        not _read_start_of_header(headers, "Auto-Submitted", default="no").startswith("no")
        or _read_start_of_header(headers, "Precedence") in ("bulk", "list", "junk", "auto_reply")
        or "List-Unsubscribe" in headers
        or "X-Auto-Response-Suppress" in headers
    )


def _read_start_of_header(headers: Message, name: str, *, default: str = "") -> str:
    """Return the first characters of a header whose value begins with a keyword, in lower case."""
    return str(headers.get(name, default))[:_MAX_KEYWORD].strip().lower()


def _split_headers(data: bytes) -> tuple[Message, bytes]:
    """Return the headers of a mail or a part, and its body."""
    blank_line = _BLANK_LINE.search(data, 0, _MAX_HEADER_BYTES)
    # A part without headers begins with the empty line that would be below them.
    if data[:1] in (b"\n", b"\r"):
        head, body = b"", data
    elif blank_line:
        head, body = data[: blank_line.start()], data[blank_line.end() :]
    elif len(data) <= _MAX_HEADER_BYTES:
        head, body = data, b""
    else:
        head = data[: data.rfind(b"\n", 0, _MAX_HEADER_BYTES) + 1]
        blank_line = _BLANK_LINE.search(data, len(head))
        body = data[blank_line.end() :] if blank_line else b""
    return BytesHeaderParser().parsebytes(head + b"\n\n"), body


def _find_leaf_parts(headers: Message, body: bytes, depth: int) -> Iterator[tuple[Message, bytes]]:
    """Yield headers and content of each part that is not multipart; at most `_MAX_PARTS`."""
    pending = [(headers, body, depth)]
    count = 0
    while pending and count < _MAX_PARTS:
        part, content, part_depth = pending.pop()
        boundary = _read_boundary(part)
        if not boundary:
            yield part, content
            count += 1
            continue
        if part_depth >= _MAX_DEPTH:
            continue
        for inner in reversed(_split_parts(content, boundary)):
            pending.append((*_split_headers(inner), part_depth + 1))


def _split_parts(body: bytes, boundary: bytes) -> list[bytes]:
    """Return the parts between the delimiters of a multipart body; at most `_MAX_PARTS`."""
    delimiter = re.compile(rb"(?m)^--" + re.escape(boundary) + rb"(?P<is_last>--)?[ \t]{0,80}\r?$")
    parts: list[bytes] = []
    start: int | None = None
    for match in delimiter.finditer(body):
        if start is not None:
            parts.append(body[start : match.start()])
        start = None if match["is_last"] else match.end() + 1
        if match["is_last"] or len(parts) >= _MAX_PARTS:
            break
    if start is not None and len(parts) < _MAX_PARTS:
        parts.append(body[start:])
    # Where the boundary is missing, the whole body is one part.
    return parts or [body]


def _read_content_type(part: Message) -> str:
    try:
        return part.get_content_type()
    except _PARAMETER_ERRORS:
        return "text/plain"


def _read_boundary(part: Message) -> bytes:
    """Return the boundary between the parts of a multipart part; b"" for any other part."""
    if not _read_content_type(part).startswith("multipart/"):
        return b""
    try:
        boundary = part.get_boundary()
    except _PARAMETER_ERRORS:
        return b""
    return (boundary or "")[:_MAX_BOUNDARY].encode("utf-8", "surrogateescape").strip()


def _is_attachment(part: Message) -> bool:
    return _read_start_of_header(part, "Content-Disposition").startswith("attachment")


def _decode_transfer_encoding(part: Message, content: bytes) -> bytes:
    """Return the decoded bytes of a part, from `_MAX_ENCODED_BYTES` at most."""
    encoding = _read_start_of_header(part, "Content-Transfer-Encoding")
    content = content[:_MAX_ENCODED_BYTES]
    if encoding == "base64":
        return _decode_base64(content)
    return binascii.a2b_qp(content) if encoding == "quoted-printable" else content


def _decode_text(part: Message, content: bytes) -> str:
    """Return the text of a part, whatever its encoding and its charset."""
    return _decode_charset(part, _decode_transfer_encoding(part, content))


def _decode_charset(part: Message, content: bytes) -> str:
    """Return the text of a part whose transfer encoding is decoded already."""
    try:
        charset = part.get_content_charset()
    except _PARAMETER_ERRORS:
        charset = None
    text = decode_bytes(content, charset)
    content_type = str(part.get("Content-Type", ""))[:_MAX_CONTENT_TYPE].lower().replace(" ", "")
    if "format=flowed" not in content_type:
        return text
    # This format (RFC 3676) adds a space to lines that begin with a space, ">" or "From ".
    return re.sub(r"(?m)^ (?=[ >]|From )", "", text)


def _decode_base64(content: bytes) -> bytes:
    """Return decoded bytes; characters that base64 does not have are ignored."""
    usable = re.sub(rb"[^A-Za-z0-9+/]", b"", content)
    if len(usable) % 4 == 1:
        # A single character after the last group of four, as when a mail was cut off, is no byte.
        usable = usable[:-1]
    try:
        return binascii.a2b_base64(usable + b"=" * (-len(usable) % 4))
    except binascii.Error:
        return content


def _looks_like_html(text: str) -> bool:
    """Return whether a text is HTML that is sent as plain text."""
    start = text[:_MAX_HTML_START].lower()
    return "<html" in start or start.count("</") > 2 or start.count("<br") > 2
