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
"""The maximum number of characters in a header; the rest is ignored."""

_MAX_REFERENCES = 20 * MAX_HEADER
"""The maximum number of characters in a header with message ids, which long threads need."""

MAX_ADDRESSES = 50
"""The maximum number of addresses in a header; the rest is ignored."""

_HEADER_NAMES_BY_LABEL = {
    **dict.fromkeys("from von de van da från fra od".split(), "from"),
    **dict.fromkeys("to an à aan para till til do".split(), "to"),
    **dict.fromkeys(
        "subject betreff onderwerp objet asunto ämne emne temat oggetto assunto".split(), "subject"
    ),
    **dict.fromkeys(
        "sent gesendet verzonden envoyé skickat sendt wysłano inviato enviado date datum".split(),
        "date",
    ),
    **{label: label for label in "cc reply-to".split()},
}
"""The names of headers, by their labels in several languages."""
_HEADER_LINE = re.compile(
    rf"(?i)^[*_ ]{{0,3}}(?P<label>{'|'.join(_HEADER_NAMES_BY_LABEL)})[*_ ]{{0,3}}\s?:"
    r"[*_ ]{0,3}(?P<value>.*)$"
)
"""As in "From: Ada", "*Von:* Ada" or "_Subject_: Head Gardener"."""

_ENCODED_WORD = r"=\?[^?\s]{1,60}\?[bBqQ]\?[^?]{0,2000}\?="
_ENCODED_WORDS = re.compile(rf"{_ENCODED_WORD}(?:\s*{_ENCODED_WORD})*")
"""As in "=?utf-8?q?Caf=C3=A9?="; spaces between two encoded words do not count."""
_ADDRESS_IN_ANGLES = r"<\s*(?P<address>[^<>\s@]{1,100}@[^<>\s@]{1,200})\s*>"
_ANGLE_ADDRESS = re.compile(_ADDRESS_IN_ANGLES)
"""As in "<ada@example.org>"."""
_ONLY_ADDRESS = re.compile(rf"(?P<name>(?:[^<>@\"]|(?<=\s)@(?=\s))*){_ADDRESS_IN_ANGLES}[\s,;]*")
"""A single mailbox whose name is not in quotation marks: "Ada @ Acme <ada@example.org>;"."""
_BARE_ADDRESS = re.compile(r"[^\s<>@,;:\"'()\[\]]{1,100}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
"""As in "ada@example.org"."""
_ADDRESS_WITH_MARKS = re.compile(r"(?i)[\[(<]?\s*(?:mailto:)?\S+@\S+")
"""An address with the marks around it, as in "[mailto:ada@example.org]"."""


class Mailbox(NamedTuple):
    """An address and the name in front of it; either may be ""."""

    name: str = ""
    address: str = ""

    def is_same_person(self, other: "Mailbox") -> bool:
        """Return whether both belong to one person, who may have several addresses."""
        if self.address and self.address.casefold() == other.address.casefold():
            return True
        return bool(self.name) and self.name.casefold() == other.name.casefold()


NO_MAILBOX = Mailbox()


def read_header(mail: Message, name: str) -> str:
    """Return the decoded value of a header, on one line; "" if there is none."""
    return _decode_text(_find_raw_header(mail, name))


def read_mailboxes(mail: Message, header_name: str) -> tuple[Mailbox, ...]:
    """Return the mailboxes in a header, in order."""
    mailboxes = []
    for name, address in _split_addresses(_find_raw_header(mail, header_name)):
        address = tidy(_decode_text(address))
        if is_address(address):
            mailboxes.append(Mailbox(_clean_name(name), address))
    return tuple(mailboxes)


def split_header_line(line: str) -> tuple[str, str] | None:
    """Return the name and the value of a header that was written into a text, such as "Von: Ada".

    The name is in lower case and in English, such as "from", for labels in any known language.
    Return None for any other line.
    """
    match = _HEADER_LINE.match(line)
    if not match:
        return None
    return _HEADER_NAMES_BY_LABEL[match["label"].casefold()], match["value"].strip()


def find_mailboxes(text: str) -> tuple[Mailbox, ...]:
    """Return the mailboxes in the value of a header, such as "Ada <ada@example.org>, Grace".

    A text without an address is the name of a single mailbox.
    """
    text = text[:MAX_HEADER]
    mailboxes = []
    for name, address in _split_addresses(text):
        address = re.sub(r"(?i)^mailto:", "", address.strip())
        if is_address(address):
            mailboxes.append(Mailbox(_clean_name(name), address))
    if mailboxes:
        return tuple(mailboxes)
    name = _clean_name(_ADDRESS_WITH_MARKS.sub("", text))
    addresses = [bare.rstrip(".") for bare in _BARE_ADDRESS.findall(text)]
    address = next(filter(is_address, addresses), "")
    return (Mailbox(name, address),) if address or name else ()


def read_message_ids(mail: Message, name: str) -> tuple[str, ...]:
    """Return the message ids in a header."""
    # Message ids are ASCII, so other bytes need not be decoded.
    return tuple(re.findall(MESSAGE_ID, str(mail.get(name, ""))[:_MAX_REFERENCES]))


def _decode_text(raw: str) -> str:
    """Return the text of a header with its encoded words and raw bytes decoded, on one line."""
    text = raw[:MAX_HEADER]
    if not text.isascii():
        # The header parser represents each byte that is not ASCII as a surrogate.
        text = decode_bytes(text.encode("utf-8", "surrogateescape"), "utf-8")
    return tidy(_ENCODED_WORDS.sub(_decode_encoded_words, text) if "=?" in text else text)


def _decode_encoded_words(words: re.Match[str]) -> str:
    try:
        pieces = decode_header(words[0])
    except (HeaderParseError, ValueError):
        return words[0]
    return "".join(
        piece if isinstance(piece, str) else decode_bytes(piece, charset)
        for piece, charset in pieces
    )


def _find_raw_header(mail: Message, name: str) -> str:
    """Return the undecoded value of the first header with a name; "" if there is none."""
    # `mail.get` would replace bytes that are not ASCII; `raw_items` has them as surrogates.
    values = [value for key, value in mail.raw_items() if key.lower() == name.lower()]
    return str(values[0])[:MAX_HEADER] if values else ""


def _split_addresses(raw: str) -> list[tuple[str, str]]:
    """Return the undecoded name and address of each mailbox in the value of a header."""
    if only := _ONLY_ADDRESS.fullmatch(raw):
        # The comma in "Lovelace, Ada <ada@example.org>" does not separate two mailboxes, and the
        # sign in "Ada @ Acme <ada@example.org>" is part of the name.
        return [(only["name"], only["address"])]
    # Encoded words are decoded later: a comma in one of them does not separate addresses.
    try:
        pairs = [pair for pair in getaddresses([raw]) if pair[1]]
    except (ValueError, IndexError, RecursionError):
        pairs = []
    if not any("@" in address for _, address in pairs):
        pairs = []
        start = 0
        for match in _ANGLE_ADDRESS.finditer(raw):
            pairs.append((raw[start : match.start()], match["address"]))
            start = match.end()
    return pairs[:MAX_ADDRESSES]


def _clean_name(raw: str) -> str:
    """Return the decoded name of a mailbox; "" if it only repeats an address."""
    name = _decode_text(raw).strip(" \"'<>,;")
    return "" if "@" in name and " " not in name else name
