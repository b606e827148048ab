"""Read a note from a text file or a mail, whichever program wrote it."""

import codecs
import re

from templates.errors import NoteFileError
from templates.mail import UnreadableMail
from templates.mail.mime import parse_mail
from templates.text import decode
from tui.system.streams import read_file_or_input

MAX_FILE_SIZE = 10_000_000
"""The maximum size of a note's file, in bytes."""

_MAX_BYTES_SEARCHED = 20_000
"""The number of bytes of a file that are searched for the headers of a mail."""

_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n")
"""Matches an empty line, with the line break before it."""

_MAIL_HEADER = re.compile(rb"(?im)^(from|to|date|message-id|mime-version|content-type|received):")
"""Matches the name of a header at the beginning of a line, such as "From:"."""

_MIN_MAIL_HEADERS = 2
"""A file with at least this many different headers is read as a mail, whatever its name."""


def read_note_file(name: str) -> str:
    """Return the text of the note in a file, or on standard input if the name is "-".

    The text of a mail with a subject starts with a line "Subject: …" and an empty line. Raises
    UnusableFolder, and NoteFileError if the file cannot be read, is too large, is empty, or is not
    text.
    """
    try:
        raw = read_file_or_input(name, MAX_FILE_SIZE + 1)
    except OSError as error:
        raise NoteFileError(f"{name}: {error.strerror}") from None
    if len(raw) > MAX_FILE_SIZE:
        raise NoteFileError(f"{name}: too large for a note (over {MAX_FILE_SIZE // 1_000_000} MB)")
    # An editor may have put a byte order mark before the headers of a mail.
    raw = raw.removeprefix(codecs.BOM_UTF8)
    text = _mail_text(name, raw) if _is_mail(name, raw) else _plain_text(name, raw)
    if not text.strip():
        raise NoteFileError(f"{name}: there is nothing in it to check")
    return text


def _is_mail(name: str, raw: bytes) -> bool:
    if name.lower().endswith(".eml"):
        return True
    headers = _END_OF_HEADERS.split(raw[:_MAX_BYTES_SEARCHED], maxsplit=1)[0]
    return len(set(_MAIL_HEADER.findall(headers))) >= _MIN_MAIL_HEADERS


def _plain_text(name: str, raw: bytes) -> str:
    try:
        text = decode(raw)
    except UnicodeDecodeError as error:
        raise NoteFileError(
            f"{name}: not text in UTF-8 (byte {error.start + 1} is invalid)"
        ) from None
    if "\0" in text:
        raise NoteFileError(f"{name}: not text")
    return text


def _mail_text(name: str, raw: bytes) -> str:
    try:
        mail = parse_mail(raw)
    except UnreadableMail as error:
        raise NoteFileError(f"{name}: {error}") from None
    subject = mail.subject.strip()
    return f"Subject: {subject}\n\n{mail.text}" if subject else mail.text
