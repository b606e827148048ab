"""Read a mail that was pasted from webmail, without the text of the page around it."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from templates.mail.headers import NO_MAILBOX, Mailbox, find_mailboxes, split_header_line
from templates.mail.lexicon import LEXICON
from templates.text import tidy

_MAX_WEBMAIL_LINES = 15
"""The maximum number of lines of webmail above the mail; there may be as many below it."""
_MAX_UNKNOWN_LINES = 3
"""The maximum number of other lines above the mail, besides headers and known texts of the page."""
_MAX_LINE = 119
"""The maximum number of characters in an unknown line, or in one with the sender's address."""
_MAX_HEADER_LINE = 300
"""The maximum number of characters in a line that may be a header; the rest is ignored."""
_DATE = re.compile(
    r"(?i)^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:\d{1,2} [a-z]{3,9}|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}|"
    r"\d{1,4}[/.-]\d{1,2}).{0,60}$"
    r"|^(?:[^\W\d_]{3,12},? (?:at )?)?"
    r"\d{1,2}:\d{2}(?:\s?[ap]m)?(?: \(.{1,30}\))?$"
)
"""As in "Mon, Mar 03, 9:12 AM", "2025/05/16 06:12" or "Yesterday at 14:05 (2 hours ago)"."""
_IGNORED_RECIPIENT_LINE = re.compile(r"(?i)^(?:to:? (?:me|you)\b.{0,40}|to:?\s*$|cc:? .{0,80})$")
"""A line of recipients whose names are not read: "to me", "Cc: Alan"."""
_TO_NAME = re.compile(r"^to (?=[^\W\d_a-z])(?P<name>.{2,80})$")
"""As in "to Ada Lovelace"."""
_HEADER_IN_COLUMNS = re.compile(r"(?i)^(from|to|date|subject)(?:\t| {2,})\s*(?=\S)")
"""The beginning of a header in a table, without a colon: "FROM    Ada"."""
_START_OF_MAIL = re.compile(
    r"(?i)^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\b|.*[,!]$"
)
"""A line that may be a greeting, with which the mail begins: "Hi Ada", "Ada,"."""


class Pasted(NamedTuple):
    """A pasted mail: its text, and the headers that the page shows."""

    text: str
    sender: Mailbox = NO_MAILBOX
    subject: str = ""
    recipients: tuple[Mailbox, ...] = ()


@dataclass(slots=True)
class _PageHead:
    """What was found in the lines that webmail shows above a mail."""

    headers: dict[str, str] = field(default_factory=dict)
    sender: Mailbox = NO_MAILBOX
    """The mailbox in a line without a label."""
    has_date: bool = False
    has_known_text: bool = False
    """Whether there is a line that only a page has."""
    unknown_lines: list[str] = field(default_factory=list)
    """The other lines, such as a subject or a name without a label."""
    end: int = 0
    """The index of the first line of the mail."""


def read_pasted(text: str) -> Pasted:
    """Return the mail in a pasted text, with the headers that the page around it shows."""
    lines = _without_page_below(text.splitlines())
    head = [_HEADER_IN_COLUMNS.sub(r"\1: ", line) for line in lines[:_MAX_WEBMAIL_LINES]]
    lines = [*head, *lines[_MAX_WEBMAIL_LINES:]]
    page = _read_page_above(lines)
    headers, sender, unknown_lines = page.headers, page.sender, page.unknown_lines
    first_line = next((_tidy_line(line) for line in lines if line.strip()), "")
    # An unknown line that comes first is taken for the subject.
    starts_with_unknown_line = unknown_lines[:1] == [first_line]
    if "from" in headers:
        if "subject" in headers and not starts_with_unknown_line:
            # These headers belong to a mail that was forwarded, so they stay in the text.
            return Pasted("\n".join(lines))
        mailbox = next(iter(find_mailboxes(headers["from"])), NO_MAILBOX)
        sender = Mailbox(mailbox.name or sender.name, mailbox.address or sender.address)
    to = headers.get("to", "")
    has_two_signs = sum(map(bool, (sender.address, page.has_date, to))) > 1
    # A line "Subject: …" is a header, and so not part of the text, even if no page is around it.
    has_header = "from" in headers or "subject" in headers or "@" in to
    if not (page.has_known_text or has_header or has_two_signs):
        return Pasted("\n".join(lines))
    subject = headers.get("subject", "")
    if not subject and starts_with_unknown_line:
        subject, *unknown_lines = unknown_lines
    if not sender.name:
        name = next((line for line in unknown_lines if len(line) > 3), "")
        sender = sender._replace(name=name)
    recipients = find_mailboxes(to) if to.casefold() not in ("", "me", "you") else ()
    return Pasted("\n".join(lines[page.end :]), sender, subject, recipients)


def _without_page_below(lines: list[str]) -> list[str]:
    end = len(lines)
    for line in reversed(lines[-_MAX_WEBMAIL_LINES:]):
        if line.strip() and not _is_page_text(line):
            break
        end -= 1
    return lines[:end]


def _read_page_above(lines: list[str]) -> _PageHead:
    """Return what the lines above a mail show; without a page, they may be lines of the mail."""
    page = _PageHead()
    unknown_lines: list[str] = []
    indexes_with_text = [index for index, line in enumerate(lines) if line.strip()]
    for index in indexes_with_text[:_MAX_WEBMAIL_LINES]:
        line = _tidy_line(lines[index])
        is_short = len(line) <= _MAX_LINE
        if _is_page_text(line):
            page.has_known_text = True
        elif _IGNORED_RECIPIENT_LINE.match(line):
            # Without a date above it, the line may be the mail's own: "To you and all who applied".
            page.has_known_text |= page.has_date
        elif header := split_header_line(line):
            page.headers.setdefault(*header)
        elif match := _TO_NAME.match(line):
            page.headers.setdefault("to", match["name"])
        elif _DATE.match(line):
            page.has_date = True
        elif not page.sender.address and "@" in line and is_short:
            page.sender = next(iter(find_mailboxes(line)), NO_MAILBOX)
        elif (
            is_short and len(unknown_lines) < _MAX_UNKNOWN_LINES and not _START_OF_MAIL.match(line)
        ):
            unknown_lines.append(line)
            continue
        else:
            break
        # An unknown line belongs to the page only if it is above a known one.
        page.unknown_lines = unknown_lines[:]
        page.end = index + 1
    return page


def _tidy_line(line: str) -> str:
    return tidy(line[:_MAX_HEADER_LINE])


def _is_page_text(line: str) -> bool:
    """Return whether a line is one that webmail shows around a mail, such as "Reply all"."""
    text = tidy(line[:200]).casefold().strip(" .…•·>|")
    return text in LEXICON.webmail_lines or text.startswith(LEXICON.webmail_line_starts)
