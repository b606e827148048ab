"""Read a text pasted from a web mail: what its page shows around the mail is no part of it."""

import re
from typing import NamedTuple

from templates.mail.headers import NOBODY, Mailbox, mailboxes_in_text
from templates.mail.lexicon import LEXICON
from templates.text import tidy

_AROUND = 15
"""How many lines above and below the mail may be the page's."""
_DATE = re.compile(
    r"(?i)^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:\d{1,2} [a-z]{3,9}|"
    r"[a-z]{3,9} \d{1,2}|\d{1,2}[/.]\d{1,2}).{0,60}$"
    r"|^\d{1,2}:\d{2}(?:\s?[ap]m)?(?: \(.{1,30}\))?$"
)
_TO_ME = re.compile(r"(?i)^(?:to:? (?:me|you)\b.{0,40}|to:?\s*$|cc:? .{0,80})$")


class Pasted(NamedTuple):
    """A pasted mail: who sent it and its subject, where the page shows them, and its text."""

    text: str
    sender: Mailbox = NOBODY
    subject: str = ""


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
    start, sender, subject = 0, NOBODY, ""
    filled = [n for n, line in enumerate(lines[:end]) if line.strip()][:_AROUND]
    is_page = any(_is_of_page(lines[n]) for n in filled)
    for n in filled:
        line = tidy(lines[n][:300])
        if _is_of_page(line) or (is_page and _TO_ME.match(line)):
            start = n + 1
        elif is_page and not sender.address and "@" in line and len(line) < 120:
            sender = next(iter(mailboxes_in_text(line)), NOBODY)
            start = n + 1
        elif start and _DATE.match(line):
            start = n + 1
        elif n == filled[0] and is_page and len(line) < 120 and "@" not in line:
            subject = line
        elif start:
            break
    if not start:
        subject = ""
    return Pasted("\n".join(lines[start:end]), sender, subject)


def _is_of_page(line: str) -> bool:
    plain = tidy(line[:200]).casefold().strip(" .…•·>|")
    return plain in LEXICON.page_words or any(plain.startswith(w) for w in LEXICON.page_lines)
