"""Read a mail that was pasted from webmail, without the text of the page around it."""

import re
from typing import NamedTuple

from templates.mail.headers import NO_MAILBOX, Mailbox, find_mailboxes, split_header_line
from templates.mail.lexicon import LEXICON
from templates.text import tidy

_MAX_PAGE_LINES = 15
"""Maximum lines of the page above and below the mail."""
_MAX_UNKNOWN_LINES = 3
"""Maximum lines above the mail that are neither a header nor a known text of the page."""
_MAX_LINE_LENGTH = 120
"""Maximum characters in an unknown line, or in one with the sender's address."""
_DATE = re.compile(
    r"(?i)^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:\d{1,2} [a-z]{3,9}|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}|"
    r"\d{1,4}[/.-]\d{1,2}).{0,60}$"
    r"|^(?:[^\W\d_]{3,12},? (?:at )?)?"
    r"\d{1,2}:\d{2}(?:\s?[ap]m)?(?: \(.{1,30}\))?$"
)
_RECIPIENT_LINE_WITHOUT_NAME = re.compile(
    r"(?i)^(?:to:? (?:me|you)\b.{0,40}|to:?\s*$|cc:? .{0,80})$"
)
_TO_NAME = re.compile(r"^to (?=[^\W\d_a-z])(?P<name>.{2,80})$")
_GREETING = re.compile(r"(?i)^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\b|.*[,!]$")


class Pasted(NamedTuple):
    """A pasted mail: its text, and the headers that the page shows."""

    text: str
    sender: Mailbox = NO_MAILBOX
    subject: str = ""
    recipients: tuple[Mailbox, ...] = ()


def read_pasted(text: str) -> Pasted:
    """Return the mail in a pasted text."""
    return _without_page_above(_without_page_below(text.splitlines()))


def _without_page_below(lines: list[str]) -> list[str]:
    end = len(lines)
    for line in reversed(lines[-_MAX_PAGE_LINES:]):
        if line.strip() and not _is_page_text(line):
            break
        end -= 1
    return lines[:end]


def _without_page_above(lines: list[str]) -> Pasted:
    """Return the mail below the lines of the page, with the headers that these show."""
    indexes_with_text = [index for index, line in enumerate(lines) if line.strip()]
    headers: dict[str, str] = {}
    sender = NO_MAILBOX
    is_from_page = has_date = False
    unknown_lines: list[str] = []
    unknown_page_lines: list[str] = []
    start = 0
    for index in indexes_with_text[:_MAX_PAGE_LINES]:
        line = tidy(lines[index][:300])
        if _is_page_text(line):
            is_from_page = True
        elif _RECIPIENT_LINE_WITHOUT_NAME.match(line):
            # Without a date above it, the line may be the mail's own: "To you and all who applied".
            is_from_page |= has_date
        elif header := split_header_line(line):
            headers.setdefault(*header)
        elif match := _TO_NAME.match(line):
            headers.setdefault("to", match["name"])
        elif _DATE.match(line):
            has_date = True
        elif not sender.address and "@" in line and len(line) < _MAX_LINE_LENGTH:
            sender = next(iter(find_mailboxes(line)), NO_MAILBOX)
        elif (
            len(line) < _MAX_LINE_LENGTH
            and len(unknown_lines) < _MAX_UNKNOWN_LINES
            and not _GREETING.match(line)
        ):
            unknown_lines.append(line)
            continue
        else:
            break
        # An unknown line belongs to the page only if it is above a known one.
        unknown_page_lines = unknown_lines[:]
        start = index + 1
    starts_with_subject = bool(unknown_page_lines) and unknown_page_lines[0] == tidy(
        lines[indexes_with_text[0]][:300]
    )
    if "from" in headers:
        is_from_page = True
        if "subject" in headers and not starts_with_subject:
            # These headers belong to a mail that was forwarded, so they stay in the text.
            return Pasted("\n".join(lines))
        mailbox = next(iter(find_mailboxes(headers["from"])), NO_MAILBOX)
        sender = Mailbox(mailbox.name or sender.name, mailbox.address or sender.address)
    to = headers.get("to", "")
    is_from_page |= (bool(sender.address) + has_date + bool(to) > 1) or "@" in to
    # A pasted line "Subject: …" is cut off too, though there is no page.
    is_from_page |= "subject" in headers and "from" not in headers
    if not is_from_page:
        return Pasted("\n".join(lines))
    subject = headers.get("subject", "")
    if not subject and starts_with_subject:
        subject = unknown_page_lines.pop(0)
    if not sender.name:
        name = next((line for line in unknown_page_lines if len(line) > 3), "")
        sender = sender._replace(name=name)
    recipients = find_mailboxes(to) if to.casefold() not in ("", "me", "you") else ()
    return Pasted("\n".join(lines[start:]), sender, subject, recipients)


def _is_page_text(line: str) -> bool:
    text = tidy(line[:200]).casefold().strip(" .…•·>|")
    return text in LEXICON.webmail_lines or text.startswith(LEXICON.webmail_line_starts)
