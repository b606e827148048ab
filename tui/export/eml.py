"""The note as a mail that mail programs open as a draft.

Every header is encoded here to the last character: a library that folds names by itself may break
a quoted one in two, and its comma would then part two addresses.
"""

import re
from email.charset import QP, Charset
from email.header import Header
from email.message import Message

from templates.questions.addresses import is_address
from templates.text import names_in, tidy
from tui.export.errors import ExportError
from tui.export.outgoing import Outgoing

_PLAIN_WORDS = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?: [\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
_LONGEST_WORD = 60
"""Characters beyond which a word would not be folded well."""


def eml(outgoing: Outgoing) -> str:
    """Return the note as an unsent mail; it has no date, and no sender that is not known.

    Raises ExportError for an address that mail cannot go to, and UnfinishedNote.
    """
    answers = outgoing.answers
    mail: Message[str, Header | str] = Message()
    mail["X-Unsent"] = "1"
    if is_address(tidy(answers.sender_email)):
        sender = _named(tidy(answers.sender_name), tidy(answers.sender_email))
        mail["From"] = Header(sender, header_name="From")
    if recipients := _recipients(outgoing):
        mail["To"] = Header(", ".join(recipients), header_name="To")
    mail["Subject"] = Header(_words(outgoing.subject), header_name="Subject")
    if answered := outgoing.answered:
        mail["In-Reply-To"] = Header(answered.message_id, header_name="In-Reply-To")
        mail["References"] = Header(" ".join(answered.thread), header_name="References")
    quoted = Charset("utf-8")
    quoted.body_encoding = QP
    mail.set_payload(f"{outgoing.letter}\n", quoted)
    return mail.as_bytes().decode("ascii")


def _recipients(outgoing: Outgoing) -> list[str]:
    addresses = outgoing.addresses
    name = tidy(outgoing.answers.recipient_name)
    several = names_in(name)
    names = (name,) if len(addresses) == 1 else several
    if len(names) != len(addresses):
        # Whose address is whose cannot be told: no name is better than a wrong one.
        names = ("",) * len(addresses)
    return [_named(who, address) for who, address in zip(names, addresses, strict=True)]


def _named(name: str, address: str) -> str:
    if not is_address(address):
        raise ExportError(f"{address} is not an address that mail can go to.")
    local, _, domain = address.rpartition("@")
    if not local.isascii():
        raise ExportError(f"{address} has letters before the @ that few mail servers take.")
    bare = f"{local}@{domain.encode('idna').decode()}"
    return f"{_phrase(name)} <{bare}>" if name else bare


def _phrase(name: str) -> str:
    """Return a name as it stands before an address."""
    if _folds_well(name) and _PLAIN_WORDS.fullmatch(name):
        return name
    if _folds_well(name):
        inside = re.sub(r'(["\\])', r"\\\1", name)
        return f'"{inside}"'
    return _encoded(name)


def _words(text: str) -> str:
    """Return a text as it stands in a header of words."""
    return text if _folds_well(text) else _encoded(text)


def _folds_well(text: str) -> bool:
    longest = max(map(len, text.split(" ")))
    # What looks encoded already would be read as what it only looks like.
    return text.isascii() and text.isprintable() and "=?" not in text and longest < _LONGEST_WORD


def _encoded(text: str) -> str:
    return " ".join(Header(text, "utf-8", maxlinelen=_LONGEST_WORD).encode().split())
