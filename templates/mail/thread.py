"""Split the text of a mail into the messages of its thread: quotes, replies and forwards."""

import re
from dataclasses import dataclass, replace

from templates.mail.headers import (
    HEADER_LINE,
    HEADERS_BY_LABEL,
    NO_MAILBOX,
    Mailbox,
    find_mailboxes,
)
from templates.mail.mime import Mail
from templates.text import clean_line

MAX_LINES = 5_000
"""Maximum lines of a mail that are read."""

_MAX_LINE = 2_000
_QUOTE = re.compile(r"[ \t]{0,3}(?:[>|»][ \t]?)+")
_FORWARD = re.compile(
    r"(?i)^[-_=> *]{0,40}(?:begin )?(?:forwarded|fwd|original|weitergeleitete|doorgestuurd|"
    r"ursprüngliche|message transféré|mensaje reenviado)"
    r"[ -]?(?:message|mail|nachricht|bericht|e-mail|email)?(?: from [^-]{1,80})?[-_=:< *]{0,40}$"
)
_RULE = re.compile(r"^\s*[_-]{10,}\s*$")
_ATTRIBUTION = re.compile(
    r"(?i)^(?:(?:on|am|le|op|el|il|em|den) .{3,300}|.{3,200}<[^<>\s]{3,200}@[^<>\s]{1,200}>.{0,60}|"
    r"\d{1,4}[-./ ].{3,300}|.{2,80}) "
    r"(?:wrote|writes|schrieb|schrieb am .{3,60}|a écrit|schreef|escribió|ha scritto|escreveu|said)"
    r"\s?:?\s*$"
)
_ON_WROTE = re.compile(r"(?i)^(?:on|am|le|op|el) .{0,300}(?:\d|<)")
_WROTE_ON = re.compile(r"(?i)^[^,;]{2,60} (?:wrote|schrieb) (?:on|am) .{4,60}:$")
_WROTE_END = re.compile(r"(?i)(?:wrote|schrieb|a écrit|schreef|writes)\s?:\s*$")


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a thread: who wrote it, to whom, and its lines without marks of quotation."""

    lines: tuple[str, ...]
    sender: Mailbox = NO_MAILBOX
    reply_to: tuple[Mailbox, ...] = ()
    recipients: tuple[Mailbox, ...] = ()
    subject: str = ""
    is_quoted: bool = False
    is_forwarded: bool = False
    mail: Mail | None = None
    """The mail that it is the text of; None for one that is quoted or forwarded in another."""

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(len(line.split()) for line in self.lines)


def messages_of(mail: Mail) -> tuple[Message, ...]:
    """Return the messages that a mail shows, the newest first, then those attached to it."""
    lines = [_clean(line) for line in mail.text.splitlines()[:MAX_LINES]]
    top = Message(
        (), mail.sender, mail.reply_to, mail.recipients, mail.subject, mail=mail
    )  # fmt: skip
    messages = _split(lines, top, 0)
    for attached in mail.attached:
        messages += [replace(m, is_forwarded=True) for m in messages_of(attached)]
    return tuple(messages)


def _clean(line: str) -> str:
    return clean_line(line[:_MAX_LINE].replace("\t", " ").replace("\xa0", " ")).rstrip()


def _split(lines: list[str], top: Message, depth: int) -> list[Message]:
    """Split lines into a message, what it quotes and what it forwards."""
    own: list[str] = []
    quoted: list[str] = []
    attribution = ""
    rest: list[Message] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if _QUOTE.match(line) and not line.lstrip().startswith("»»"):
            quoted.append(_unquoted(line))
            at += 1
            continue
        if found := _attribution(lines, at):
            text, behind = found
            following = next((other for other in lines[behind:] if other.strip()), "")
            if _QUOTE.match(following):
                attribution = attribution or text
                at = behind
                continue
            rest = _split(lines[behind:], _attributed(text), depth + 1) if depth < 8 else []
            break
        if (block := _header_block(lines, at)) and depth < 8:
            message, behind = block
            rest = _split(lines[behind:], message, depth + 1)
            break
        own.append(line)
        at += 1
    message = replace(top, lines=tuple(own))
    if quoted and depth < 8:
        first = _attributed(attribution)
        quotes = [replace(m, is_quoted=True) for m in _split(quoted, first, depth + 1)]
        return [message, *quotes, *rest]
    return [message, *rest]


def _unquoted(line: str) -> str:
    """Return a quoted line without its first mark of quotation."""
    return re.sub(r"^[ \t]{0,3}[>|»] ?", "", line)


def _attribution(lines: list[str], at: int) -> tuple[str, int] | None:
    """Return the line that introduces a quotation, which may be wrapped, and where it ends."""
    line = lines[at].strip()
    if len(line) > 400 or not line:
        return None
    if _WROTE_ON.match(line):
        return re.split(r" (?:wrote|schrieb) ", line)[0], at + 1
    if _ATTRIBUTION.match(line) and (line.endswith(":") or "@" in line) and _says_when(line):
        return line, at + 1
    if _ON_WROTE.match(line):
        for end in range(at + 2, min(at + 4, len(lines) + 1)):
            joined = " ".join(part.strip() for part in lines[at:end])
            if len(joined) < 500 and _WROTE_END.search(joined) and _says_when(joined):
                return joined, end
    return None


def _says_when(line: str) -> bool:
    return any(map(str.isdigit, line)) or "<" in line or "@" in line


def _attributed(text: str) -> Message:
    """Return a message without lines, by whom the introduction of a quotation names."""
    mailboxes = find_mailboxes(text) if "@" in text else ()
    address = mailboxes[0].address if mailboxes else ""
    name = re.sub(r"(?i)\s*[<(\[]?(?:mailto:)?\S+@\S+", " ", text)
    name = re.sub(r"(?i)\s*(?:wrote|writes|schrieb|a écrit|schreef|said)\b.*$", "", name)
    name = re.sub(r"(?i)^.*(?:\d{1,2}[:.]\d{2}(?::\d\d)?(?:\s?[ap]\.?m\.?)?|\b\d{4})", "", name)
    name = re.sub(r"(?i)^[\s,]*(?:(?:\(?[A-Z]{2,4}\)?|[+-]\d{4})\s*,)?[\s,]*", "", name)
    return Message((), Mailbox(name.strip(" ,:-<>\"'"), address), is_quoted=True)


def _header_block(lines: list[str], at: int) -> tuple[Message, int] | None:
    """Return the message that a forward or an older mail begins with, and where its text begins."""
    start = at
    line = lines[at]
    is_marked = bool(_FORWARD.match(line.strip()[:200])) and len(line.split()) < 9
    if is_marked or _RULE.match(line):
        start += 1
        while start < len(lines) and not lines[start].strip() and start < at + 4:
            start += 1
    fields: dict[str, str] = {}
    last, count, end = "", 0, start
    for end in range(start, min(start + 16, len(lines))):
        text = lines[end].strip()
        if match := HEADER_LINE.match(text[:_MAX_LINE]):
            last = HEADERS_BY_LABEL.get(match[1].lower(), match[1].lower())
            fields.setdefault(last, match[2].strip())
            count += 1
        elif text and last and count and not fields[last]:
            # Some programs put the value on the next line.
            fields[last] = text
        elif text and last in ("to", "cc", "subject") and lines[end][:1] in (" ", "<"):
            fields[last] += f" {text}"
        elif text or count:
            break
    else:
        end += 1
    wanted = 1 if is_marked else 3
    if count < wanted or "from" not in fields or (not is_marked and "subject" not in fields):
        return None
    sender = next(iter(find_mailboxes(fields["from"])), Mailbox(fields["from"], ""))
    return (
        Message(
            (),
            sender,
            find_mailboxes(fields.get("reply-to", "")),
            find_mailboxes(fields.get("to", "")),
            fields.get("subject", ""),
            is_forwarded=True,
        ),
        end,
    )
