"""Read a text pasted from a web mail: what its page shows around the mail is no part of it."""

import re
from typing import NamedTuple

from templates.mail.headers import (
    HEADER_LINE,
    HEADERS_BY_LABEL,
    NO_MAILBOX,
    Mailbox,
    find_mailboxes,
)
from templates.mail.lexicon import LEXICON
from templates.text import tidy

_AROUND = 15
"""How many lines above and below the mail may be the page's."""
_MAX_LOOSE = 3
"""How many lines above the mail may be neither a header nor a word of the page."""
_MAX_LINE = 120
_DATE = re.compile(
    r"(?i)^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:\d{1,2} [a-z]{3,9}|"
    r"[a-z]{3,9} \d{1,2}|\d{1,4}[/.-]\d{1,2}).{0,60}$"
    r"|^(?:(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|today|yesterday),? (?:at )?)?"
    r"\d{1,2}:\d{2}(?:\s?[ap]m)?(?: \(.{1,30}\))?$"
)
_TO_ME = re.compile(r"(?i)^(?:to:? (?:me|you)\b.{0,40}|to:?\s*$|cc:? .{0,80})$")
_TO = re.compile(r"^to (?=[^\W\d_a-z])(?P<name>.{2,80})$")
_GREETING = re.compile(r"(?i)^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\b|.*[,!]$")


class Pasted(NamedTuple):
    """A pasted mail: its headers, where the page shows them, and its text."""

    text: str
    sender: Mailbox = NO_MAILBOX
    subject: str = ""
    recipients: tuple[Mailbox, ...] = ()


def read_pasted(text: str) -> Pasted:
    """Return a pasted text without the words of the page around it."""
    lines = text.splitlines()
    end = len(lines)
    while (
        end
        and len(lines) - end < _AROUND
        and (not lines[end - 1].strip() or _is_of_page(lines[end - 1]))
    ):
        end -= 1
    filled = [n for n, line in enumerate(lines[:end]) if line.strip()][:_AROUND]
    return _with_head(lines[:end], filled)


def _with_head(lines: list[str], filled: list[int]) -> Pasted:
    """Part the lines of the page above a mail, and what they tell of it, from the mail."""
    headers: dict[str, str] = {}
    sender, is_page, is_dated = NO_MAILBOX, False, False
    loose: list[str] = []
    names: list[str] = []
    start = 0
    for n in filled:
        line = tidy(lines[n][:300])
        if _is_of_page(line) or _TO_ME.match(line):
            is_page |= _is_of_page(line)
        elif match := HEADER_LINE.match(line):
            name = match[1].lower()
            headers.setdefault(HEADERS_BY_LABEL.get(name, name), match[2].strip())
        elif match := _TO.match(line):
            headers.setdefault("to", match["name"])
        elif _DATE.match(line):
            is_dated = True
        elif not sender.address and "@" in line and len(line) < _MAX_LINE:
            sender = next(iter(find_mailboxes(line)), NO_MAILBOX)
        elif len(line) < _MAX_LINE and len(loose) < _MAX_LOOSE and not _GREETING.match(line):
            loose.append(line)
            continue
        else:
            break
        # A line that is neither belongs to the page only if one that does stands below it.
        names, start = loose[:], n + 1
    is_marked = bool(names) and names[0] == tidy(lines[filled[0]][:300])
    if "from" in headers:
        is_page = True
        if "subject" in headers and not is_marked:
            # A whole block of headers, as of a forwarded mail.
            return Pasted("\n".join(lines))
        mailbox = next(iter(find_mailboxes(headers["from"])), NO_MAILBOX)
        sender = Mailbox(mailbox.name or sender.name, mailbox.address or sender.address)
    if not (is_page or (sender.address and (is_dated or "to" in headers))):
        return Pasted("\n".join(lines))
    subject = headers.get("subject", "") or (names.pop(0) if is_marked else "")
    if not sender.name:
        sender = sender._replace(name=next((name for name in names if len(name) > 3), ""))
    to = headers.get("to", "")
    recipients = find_mailboxes(to) if to.casefold() not in ("", "me", "you") else ()
    return Pasted("\n".join(lines[start:]), sender, subject, recipients)


def _is_of_page(line: str) -> bool:
    plain = tidy(line[:200]).casefold().strip(" .…•·>|")
    return plain in LEXICON.page_words or any(plain.startswith(w) for w in LEXICON.page_lines)
