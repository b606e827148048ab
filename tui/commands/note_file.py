"""Reading a note from a file, also one written elsewhere: plain text, or a mail as a file."""

import re
import sys
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path

from templates.errors import LetterError

MOST_BYTES = 10_000_000
_HEADER = re.compile(rb"(?im)^(from|to|date|message-id|mime-version|content-type|received):")
_HEADERS_AS_ONE = 2


def read_letter_file(name: str) -> str:
    """Return the text of a note in a file, or on standard input for "-".

    Of a mail that is the subject and the text, as "Subject: …" and an empty line before it.
    Raises LetterError with a sentence that says what is wrong with the file.
    """
    try:
        raw = _read(name)
    except OSError as error:
        raise LetterError(f"{name}: {error.strerror}") from None
    if len(raw) > MOST_BYTES:
        raise LetterError(f"{name}: too large for a note (over {MOST_BYTES // 1_000_000} MB)")
    text = _mail(raw) if _is_mail(name, raw) else _plain(name, raw)
    if not text.strip():
        raise LetterError(f"{name}: there is nothing in it to check")
    return text


def _read(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(MOST_BYTES + 1)


def _is_mail(name: str, raw: bytes) -> bool:
    head = re.split(rb"\r?\n\r?\n", raw[:20_000], maxsplit=1)[0]
    return name.lower().endswith(".eml") or len(set(_HEADER.findall(head))) >= _HEADERS_AS_ONE


def _plain(name: str, raw: bytes) -> str:
    if b"\0" in raw:
        raise LetterError(f"{name}: not a text")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise LetterError(f"{name}: not text in UTF-8 (byte {error.start + 1} is not)") from None


def _mail(raw: bytes) -> str:
    mail = message_from_bytes(raw, policy=policy.default)
    if not isinstance(mail, EmailMessage):
        raise TypeError("the mail policy makes mails")
    part = mail.get_body(preferencelist=("plain", "html"))
    text = ""
    if isinstance(part, EmailMessage):
        content = part.get_payload(decode=True)
        charset = part.get_content_charset("utf-8")
        if isinstance(content, bytes):
            text = _decoded(content, charset)
        if part.get_content_subtype() == "html":
            text = _words_of(text)
    subject = str(mail.get("subject", "")).strip()
    return f"Subject: {subject}\n\n{text}" if subject else text


def _decoded(content: bytes, charset: str) -> str:
    try:
        return content.decode(charset, errors="replace")
    except LookupError:
        return content.decode("utf-8", errors="replace")


class _Words(HTMLParser):
    _BLOCKS = frozenset("p div br li tr h1 h2 h3 blockquote".split())

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._unread = 0
        self._quoted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unread += tag in ("script", "style", "head")
        self._quoted += tag == "blockquote"
        if tag in self._BLOCKS:
            self.pieces.append("\n> " if self._quoted else "\n" if tag == "br" else "\n\n")

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in ("script", "style", "head")
        self._quoted -= tag == "blockquote"
        if tag in self._BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if self._unread <= 0:
            self.pieces.append(re.sub(r"\s+", " ", data))


def _words_of(html: str) -> str:
    parser = _Words()
    parser.feed(html)
    return re.sub(r"\n{3,}", "\n\n", "".join(parser.pieces)).strip()
