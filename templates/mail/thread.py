"""Split the text of a mail into the messages of its thread: the newest, quoted and forwarded."""

import re
from dataclasses import dataclass, replace

from templates.mail.headers import NO_MAILBOX, Mailbox, find_mailboxes, split_header_line
from templates.mail.mime import Mail
from templates.text import clean_line

MAX_LINES = 5_000
"""The maximum number of lines in a mail; the rest is ignored."""

_MAX_LINE = 2_000
"""The maximum number of characters in a line; the rest is ignored."""
_MAX_DEPTH = 8
"""How deep a message may be nested in others.

Deeper quotations are ignored. A deeper forwarded message is read as part of the one around it.
"""
_MAX_HEADER_LINES = 16
_MAX_ATTRIBUTION, _MAX_WRAPPED_ATTRIBUTION = 400, 499
"""Maximum number of characters in an attribution: in one line, and in several, joined."""
_MAX_ATTRIBUTION_LINES = 3
_MAX_WORDS_OF_FORWARD_LINE = 8
_MAX_EMPTY_LINES = 3
"""How many empty lines may be between the announcement of a forwarded message and its headers."""
_QUOTE_PREFIX = re.compile(r"[ \t]{0,3}(?:[>|»][ \t]?)+")
"""As in "> " or "> > "."""
_FIRST_QUOTE_PREFIX = re.compile(r"^[ \t]{0,3}[>|»] ?")
_FORWARD_LINE = re.compile(
    r"(?i)^[-_=> *]{0,40}(?:begin )?(?:forwarded|fwd|original|weitergeleitete|doorgestuurd|"
    r"ursprüngliche|oorspronkelijk|oprindelig|opprinnelig|ursprungligt|oryginalna|"
    r"message (?:transféré|d['’]origine)|mensaje (?:reenviado|original)|mensagem original|"
    r"messaggio originale)[ -]?(?:message|mail|nachricht|bericht|meddelelse|melding|meddelande|"
    r"wiadomość|e-mail|email)?(?: from [^-]{1,80})?[-_=:< *]{0,40}$"
)
"""As in "---------- Forwarded message ---------" or "Begin forwarded message:"."""
_SEPARATOR_LINE = re.compile(r"^\s*[_-]{10,}\s*$")
_WROTE = (
    r"(?:wrote|writes|said|schrieb|schreef|skrev|a écrit|escribió|ha scritto|escreveu|kirjoitti|"
    r"napisał\(?a?\)?|napsal\(?a?\)?)"
)
"""The verb of an attribution."""
_ATTRIBUTION = re.compile(
    r"(?i)^(?:(?:on|am|le|op|el|il|em|den) .{3,300}|.{3,200}<[^<>\s]{3,200}@[^<>\s]{1,200}>.{0,60}|"
    rf"\d{{1,4}}[-./ ].{{3,300}}|.{{2,80}}) "
    rf"(?:{_WROTE}|schrieb am .{{3,60}}|escreveu no dia .{{3,60}})\s?:?\s*$"
)
"""The line above a quotation that says who wrote it: "On 3 May 2026, Ada wrote:"."""
_WROTE_ON_DATE = re.compile(r"(?i)^(?P<name>[^,;]{2,60}?) (?:wrote|schrieb) (?:on|am) .{4,60}:$")
"""An attribution with the date after the verb: "Ada wrote on 3 May 2026:"."""
_VERB_BEFORE_NAME = re.compile(
    rf"(?i)^.{{0,12}}\d.{{2,60}}? {_WROTE} (?P<name>.{{0,100}}@.{{2,100}}?)\s?:$"
)
"""An attribution with the verb before the name: "den 3 maj 2026 kl. 9:15 skrev Ada <ada@…>:"."""
_WRAPPED_ATTRIBUTION_START = re.compile(r"(?i)^(?:on|am|le|op|el) .{0,300}(?:\d|<)")
_WRAPPED_ATTRIBUTION_END = re.compile(r"(?i)(?:wrote|schrieb|a écrit|schreef|writes)\s?:\s*$")
"""The first and the last line of a wrapped attribution: "On 3 May 2026, Ada" and "wrote:"."""
_ADDRESS = re.compile(r"(?i)\s*[<(\[]?(?:mailto:)?\S+@\S+")
_VERB = re.compile(rf"(?i)(?:^|\s+){_WROTE}(?!\w).*$")
_UP_TO_TIME_OR_YEAR = re.compile(
    r"(?i)^.*(?:\d{1,2}[:.]\d{2}(?::\d\d)?(?:\s?[ap]\.?m\.?)?|\b\d{4})"
)
_TIME_ZONE = re.compile(r"(?i)^[\s,]*(?:(?:\(?[A-Z]{2,4}\)?|[+-]\d{4})\s*,)?[\s,]*")
"""The parts of an attribution around the name: "On 3 May 2026 at 9:15 CET, Ada <ada@…> wrote:"."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a thread."""

    lines: tuple[str, ...]
    """The lines without quote prefixes."""
    sender: Mailbox = NO_MAILBOX
    reply_to: tuple[Mailbox, ...] = ()
    recipients: tuple[Mailbox, ...] = ()
    subject: str = ""
    is_quoted: bool = False
    is_forwarded: bool = False
    """Whether its headers are in the text, or it is an attached mail."""
    mail: Mail | None = None
    """The mail, if this is its newest message; None for an older message in the text of a mail."""

    @property
    def word_count(self) -> int:
        """The number of words."""
        return sum(len(line.split()) for line in self.lines)


def split_thread(mail: Mail) -> tuple[Message, ...]:
    """Return the messages in the text of a mail, newest first, then those in attached mails."""
    lines = [_clean(line) for line in mail.text.splitlines()[:MAX_LINES]]
    newest = Message((), mail.sender, mail.reply_to, mail.recipients, mail.subject, mail=mail)
    messages = _split(lines, newest, 0)
    for attached_mail in mail.attachments:
        messages += [replace(message, is_forwarded=True) for message in split_thread(attached_mail)]
    return tuple(messages)


def _clean(line: str) -> str:
    """Return a line with ordinary spaces only, and none at its end."""
    return clean_line(line[:_MAX_LINE]).rstrip()


def _split(lines: list[str], message: Message, depth: int) -> list[Message]:
    """Return a message with its own lines, then the messages that it quotes or forwards.

    `message` has the headers, and no lines yet. `depth` is the number of messages that it is
    nested in, quoted or forwarded.
    """
    own_lines: list[str] = []
    quoted_lines: list[str] = []
    attribution_of_quote = ""
    messages_below: list[Message] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        if _QUOTE_PREFIX.match(line) and not line.lstrip().startswith("»»"):
            quoted_lines.append(_unquote(line))
            index += 1
            continue
        if found_attribution := _find_attribution(lines, index):
            attribution, next_index = found_attribution
            next_text = next((line for line in lines[next_index:] if line.strip()), "")
            if _QUOTE_PREFIX.match(next_text):
                # The attribution is about the quoted lines below, which are collected.
                attribution_of_quote = attribution_of_quote or attribution
                index = next_index
                continue
            # Without quote prefixes, all lines below are the older message.
            if depth < _MAX_DEPTH:
                below = _read_attribution(attribution)
                messages_below = _split(lines[next_index:], below, depth + 1)
            break
        if depth < _MAX_DEPTH and (found_headers := _find_header_block(lines, index)):
            below, next_index = found_headers
            messages_below = _split(lines[next_index:], below, depth + 1)
            break
        own_lines.append(line)
        index += 1
    quoted_messages: list[Message] = []
    if quoted_lines and depth < _MAX_DEPTH:
        quoted = _read_attribution(attribution_of_quote)
        quoted_messages = _split(quoted_lines, quoted, depth + 1)
    return [
        replace(message, lines=tuple(own_lines)),
        *(replace(other, is_quoted=True) for other in quoted_messages),
        *messages_below,
    ]


def _unquote(line: str) -> str:
    """Return a quoted line without its first quote prefix."""
    return _FIRST_QUOTE_PREFIX.sub("", line)


def _find_attribution(lines: list[str], index: int) -> tuple[str, int] | None:
    """Return the attribution that begins in a line, or None.

    Also return the index of the line below the attribution. An attribution with its date after the
    verb, or its verb before the name, is returned as the name alone.
    """
    line = lines[index].strip()
    if len(line) > _MAX_ATTRIBUTION or not line:
        return None
    if match := _WROTE_ON_DATE.match(line) or _VERB_BEFORE_NAME.match(line):
        return match["name"], index + 1
    may_be_attribution = line.endswith(":") or "@" in line
    if may_be_attribution and _ATTRIBUTION.match(line) and _has_date_or_address(line):
        return line, index + 1
    if not _WRAPPED_ATTRIBUTION_START.match(line):
        return None
    last_end = min(index + _MAX_ATTRIBUTION_LINES, len(lines))
    for end in range(index + 2, last_end + 1):
        joined = " ".join(part.strip() for part in lines[index:end])
        is_attribution = _WRAPPED_ATTRIBUTION_END.search(joined) and _has_date_or_address(joined)
        if is_attribution and len(joined) <= _MAX_WRAPPED_ATTRIBUTION:
            return joined, end
    return None


def _has_date_or_address(line: str) -> bool:
    return any(map(str.isdigit, line)) or "<" in line or "@" in line


def _read_attribution(attribution: str) -> Message:
    """Return a quoted message without lines, from the sender that an attribution names."""
    mailboxes = find_mailboxes(attribution) if "@" in attribution else ()
    address = mailboxes[0].address if mailboxes else ""
    name = _VERB.sub("", _ADDRESS.sub(" ", attribution))
    name = _TIME_ZONE.sub("", _UP_TO_TIME_OR_YEAR.sub("", name))
    return Message((), Mailbox(name.strip(" ,:-<>\"'"), address), is_quoted=True)


def _find_header_block(lines: list[str], index: int) -> tuple[Message, int] | None:
    """Return the message whose headers begin in a line, and the index of the line after them.

    A line above them may announce them. Return None if there are no headers.
    """
    line = lines[index]
    is_short = len(line.split()) <= _MAX_WORDS_OF_FORWARD_LINE
    announces_forward = is_short and _FORWARD_LINE.match(line.strip()[:200]) is not None
    start = index
    if announces_forward or _SEPARATOR_LINE.match(line):
        start += 1
        max_start = min(start + _MAX_EMPTY_LINES, len(lines))
        while start < max_start and not lines[start].strip():
            start += 1
    headers, count, end = _read_headers(lines, start)
    is_certain = announces_forward or (
        count >= 3 and ("subject" in headers or headers.keys() >= {"to", "date"})
    )
    if "from" not in headers or not is_certain:
        return None
    message = Message(
        lines=(),
        sender=next(iter(find_mailboxes(headers["from"])), Mailbox(headers["from"], "")),
        reply_to=find_mailboxes(headers.get("reply-to", "")),
        recipients=find_mailboxes(headers.get("to", "")),
        subject=headers.get("subject", ""),
        is_forwarded=True,
    )
    return message, end


def _read_headers(lines: list[str], start: int) -> tuple[dict[str, str], int, int]:
    """Return headers by name, the number of header lines, and the index of the line after them."""
    headers: dict[str, str] = {}
    name, count = "", 0
    end = min(start + _MAX_HEADER_LINES, len(lines))
    for index in range(start, end):
        text = lines[index].strip()
        if header := split_header_line(text):
            name, value = header
            headers.setdefault(name, value)
            count += 1
        elif text and name and not headers[name]:
            # Some programs put the value on the next line.
            headers[name] = text
        elif text and name in ("to", "cc", "subject") and lines[index][:1] in (" ", "<"):
            headers[name] += f" {text}"
        elif text or name:
            return headers, count, index
    return headers, count, end
