"""Decode the headers of a mail: encoded words, raw bytes of any charset, and addresses."""

import re
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses
from typing import NamedTuple

from templates.mail.charsets import decode_bytes
from templates.questions.addresses import MESSAGE_ID, is_address
from templates.text import tidy

MAX_HEADER = 4_000
"""Maximum characters of a header that are decoded; the rest is ignored."""

MAX_ADDRESSES = 50
"""Maximum addresses that are read from a header."""

HEADER_LINE = re.compile(
    r"(?i)^[*_ ]{0,3}(from|von|de|van|da|sent|gesendet|verzonden|envoyé|date|datum|to|an|à|aan|"
    r"para|cc|subject|betreff|onderwerp|objet|asunto|reply-to)[*_ ]{0,3}\s?:[*_ ]{0,3}(.*)$"
)
"""A header as mail programs show it in a text, in several languages."""

HEADERS = {
    **dict.fromkeys(("from", "von", "de", "van", "da"), "from"),
    **dict.fromkeys(("to", "an", "à", "aan", "para"), "to"),
    **dict.fromkeys(("subject", "betreff", "onderwerp", "objet", "asunto"), "subject"),
    "reply-to": "reply-to",
}
"""The headers by the words that mail programs show them with."""

_ENCODED_WORD = r"=\?[^?\s]{1,60}\?[bBqQ]\?[^?]{0,2000}\?="
_ENCODED_WORDS = re.compile(rf"{_ENCODED_WORD}(?:\s*{_ENCODED_WORD})*")
_ANGLE_ADDRESS = re.compile(r"<\s*([^<>\s@]{1,100}@[^<>\s@]{1,200})\s*>")
_BARE_ADDRESS = re.compile(r"[^\s<>@,;:\"'()\[\]]{1,100}@[\w.-]{1,200}")


class Mailbox(NamedTuple):
    """An address and the name in front of it; either may be ""."""

    name: str = ""
    address: str = ""


NOBODY = Mailbox()


def header_text(mail: Message, header: str) -> str:
    """Return a header on one line, decoded; "" if there is none."""
    return decode_text(_raw(mail, header))


def mailboxes(mail: Message, header: str) -> tuple[Mailbox, ...]:
    """Return the addresses in a header with their names, in order."""
    raw = _raw(mail, header)
    found = []
    for name, address in _split_addresses(raw):
        address = tidy(decode_text(address))
        if is_address(address):
            found.append(Mailbox(_name(name), address))
    return tuple(found)


def mailboxes_in_text(text: str) -> tuple[Mailbox, ...]:
    """Return the addresses in a line of a mail's text, such as "From: Ada <ada@example.org>"."""
    text = text[:MAX_HEADER]
    if text.count("@") == 1 and (one := _ANGLE_ADDRESS.search(text)) and is_address(one[1]):
        # A comma in an unquoted name separates nothing: "Lovelace, Ada <ada@example.org>".
        return (Mailbox(_name(text[: one.start()]), one[1]),)
    boxes = []
    for name, address in _split_addresses(text):
        address = re.sub(r"(?i)^mailto:", "", address.strip())
        if is_address(address):
            boxes.append(Mailbox(_name(name), address))
    if boxes:
        return tuple(boxes)
    name = re.sub(r"(?i)[\[(<]?\s*(?:mailto:)?\S+@\S+", "", text)
    addresses = [a.rstrip(".") for a in _BARE_ADDRESS.findall(text)]
    address = next(filter(is_address, addresses), "")
    return (Mailbox(_name(name), address),) if address or _name(name) else ()


def message_ids(mail: Message, header: str) -> tuple[str, ...]:
    """Return the message ids in a header."""
    # Surrogates stand for bytes that are not ASCII, which no message id has.
    return tuple(MESSAGE_ID.findall(str(mail.get(header, ""))[: 20 * MAX_HEADER]))


def decode_text(raw: str) -> str:
    """Return a header's text on one line, with encoded words and raw bytes decoded."""
    text = raw[:MAX_HEADER]
    if not text.isascii():
        # The parser keeps a byte that is not ASCII as a surrogate.
        text = decode_bytes(text.encode("utf-8", "surrogateescape"), "utf-8")
    return tidy(_ENCODED_WORDS.sub(_decode_words, text) if "=?" in text else text)


def _decode_words(words: re.Match[str]) -> str:
    try:
        pieces = decode_header(words[0])
    except (HeaderParseError, ValueError):
        return words[0]
    return "".join(
        piece if isinstance(piece, str) else decode_bytes(piece, charset)
        for piece, charset in pieces
    )


def _raw(mail: Message, header: str) -> str:
    # A header with bytes that are not ASCII is a `Header` object; its text has lost the bytes.
    values = [value for name, value in mail.raw_items() if name.lower() == header.lower()]
    return str(values[0])[:MAX_HEADER] if values else ""


def _split_addresses(raw: str) -> list[tuple[str, str]]:
    # Encoded words are kept encoded here: a comma in one of them separates nothing.
    try:
        pairs = [pair for pair in getaddresses([raw]) if pair[1]]
    except (ValueError, IndexError, RecursionError):
        pairs = []
    if not any("@" in address for _, address in pairs):
        angled = list(_ANGLE_ADDRESS.finditer(raw))
        starts = [0, *(match.end() for match in angled)]
        pairs = [(raw[s : m.start()], m[1]) for s, m in zip(starts, angled, strict=False)]
    return pairs[:MAX_ADDRESSES]


def _name(raw: str) -> str:
    name = decode_text(raw).strip(" \"'<>,;")
    return "" if "@" in name and " " not in name else name
