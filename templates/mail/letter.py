"""Take a message apart: greeting, body, farewell, signature, and the small print below it."""

import re
from dataclasses import dataclass

from templates.etiquette.sentences import split_sentences
from templates.mail.lexicon import LEXICON
from templates.mail.names import same_person
from templates.text import tidy

MAX_BODY = 20_000
"""Maximum characters of a body that are read; no refusal is longer."""

_GREETING = re.compile(
    r"(?i)^(?:(?:dear|hi|hello|hey|hiya|good (?:morning|afternoon|evening|day)|greetings|"
    r"hallo|salut|bonjour|annwyl|kia ora|g'day|to|howdy|morning|afternoon|evening|hej|"
    r"hei|hola|ciao|prynhawn da|bore da|helo|"
    r"sehr geehrte[rs]?|liebe[rs]?|tēnā koe|aloha|namaste|respected|salaam|olá|caro|"
    r"cara|chère?|geachte|beste|heya|yo|"
    r"a chara|a)\b[ ,]*)+"
    r"(?P<name>[^,:;!.\n–—-]{0,80}(?:\.\s?[^,:;!.\n–—]{1,60}|-[^,:;!.\n–—]{1,60})*)"
    r"(?P<end>[,:;!.–—-]|$)"
)
_NAME_FIRST = re.compile(
    r"^(?P<name>[^\W\d_][\w'’-]{1,30})(?P<end>[,!.:]? ?(?:hello|hi)?[,!.:–—-]+)\s*$"
)
_TITLE_FIRST = re.compile(
    r"^(?P<name>(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Frau|"
    r"Herr)\.? [^\W\d_][\w'’-]{1,30}(?: [^\W\d_][\w'’-]{1,30})?)\s?[:,–—-]?$"
)
_INLINE = re.compile(r"(?:[.!?,;)…]|\s[-–—])\s*([^\W\d_][\w'’-]{1,24})(?:\s+[xX]{1,3})?\s*[.!]?$")
_BULLET = re.compile(r"^\s*[-*•·]\s")
_DASHES = re.compile(r"^\s?--\s?$")
_RULE = re.compile(r"^\s*[-_=*~]{5,}\s*$")
_MAX_SIGNATURE_LINE = 90


@dataclass(frozen=True, slots=True)
class Letter:
    """The parts of a message, each in lines or sentences."""

    greeting: str = ""
    """The line that greets, as written."""
    addressee: str = ""
    """The name in the greeting."""
    headings: tuple[str, ...] = ()
    """Lines that stand alone above or below the greeting, such as "Re: Head Gardener"."""
    sentences: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    small_print: tuple[str, ...] = ()
    """What stands below the signature: disclaimers, and who sent it."""

    @property
    def text(self) -> str:
        """The sentences as one text."""
        return " ".join(self.sentences)

    @property
    def everything(self) -> tuple[str, ...]:
        """The sentences, the small print and the signature."""
        return (*self.sentences, *self.small_print, *self.signature)


def dissect(lines: tuple[str, ...], sender: str = "", recipient: str = "") -> Letter:
    """Return the parts of a message; `sender` and `recipient` are names, where they are known."""
    texts = [tidy(re.sub(r"^[*_]{1,2}(.{1,200}?)[*_]{1,2}$", r"\1", line)) for line in lines]
    texts, below = _without_small_print(texts)
    start, greeting, addressee, rest = _find_greeting(texts, recipient)
    headings = [text for text in texts[:start] if text][-6:] if greeting else []
    body = ([rest] if rest else []) + texts[start + bool(greeting) :]
    end, signature, small_print = _find_signature(body, sender)
    if not signature and (inline := _inline_signature(body[:end], sender)):
        body = [*body[:end]]
        signature = [inline]
    paragraphs, own_lines = _paragraphs(body[:end])
    text = "\n\n".join(paragraphs)[:MAX_BODY]
    sentences = tuple(sentence for _, sentence in split_sentences(text))[:400]
    return Letter(
        greeting, addressee, (*headings, *own_lines), sentences,
        tuple(signature[:25]), tuple([*small_print, *below][:60]),
    )  # fmt: skip


def _without_small_print(texts: list[str]) -> tuple[list[str], list[str]]:
    """Part the paragraphs of small print at the end of a message from the rest."""
    end = len(texts)
    while end:
        start = end
        while start and texts[start - 1]:
            start -= 1
        paragraph = [text for text in texts[start:end] if not _RULE.match(text)]
        if not any(paragraph):
            end = start - 1 if start == end else start
            continue
        if len(paragraph) > 8 or not any(map(_is_small_print, paragraph)) or not start:
            break
        if (
            paragraph[0][:1].isupper()
            and len(paragraph[0]) < 50
            and not _is_small_print(paragraph[0])
        ):
            # A signature with a line of small print below it.
            break
        end = start
    rest = texts[:end]
    return rest, [text for text in texts[end:] if text and not _RULE.match(text)]


def _find_greeting(texts: list[str], recipient: str) -> tuple[int, str, str, str]:
    """Return the index of the greeting's line, the line, the name in it, and the text behind."""
    seen = 0
    for index, text in enumerate(texts):
        if not text:
            continue
        seen += 1
        if seen > 40:
            break
        match = _GREETING.match(text[:200])
        if match and _is_greeting(match, text):
            name = re.split(r"\s/\s|\s*/\s*(?=Dear|Hi)", match["name"])[-1]
            name = re.sub(r"(?i)^(?:dear|hi|hello)\s+", "", name)
            return index, text[: match.end()], name.strip(" ,"), text[match.end() :].strip()
        short = _NAME_FIRST.match(text[:80])
        if seen <= 2 and short:
            return index, text, short["name"], ""
        titled = _TITLE_FIRST.match(text[:80])
        if seen <= 4 and titled:
            return index, text, titled["name"], ""
        given = re.match(
            r"[^\W\d_][\w'’-]{1,24}(?=(?: my (?:dear|friend|love)| dear)?[,!]\s)", text
        )
        if seen <= 2 and given and recipient and given[0] in recipient.split():
            return index, given[0], given[0], re.split(r"[,!]", text, maxsplit=1)[1].strip()
        bare = text.rstrip(" ,:!-–—")
        if seen <= 2 and recipient and len(bare.split()) < 4 and same_person(bare, recipient):
            return index, text, bare, ""
    return 0, "", "", ""


def _is_greeting(match: re.Match[str], text: str) -> bool:
    words = match["name"].split()
    if len(words) > 6:
        return False
    if text[:3].lower() == "to ":
        return text.lower().startswith("to whom")
    first = text.split()[0].lower().strip(",!.")
    if first == "good" or first in ("morning", "afternoon", "evening", "greetings"):
        return len(text) < 80 and words[:1] != ["to"] and words[:1] != ["from"]
    return match.end() == len(text) or match["end"] in ",!:.–—" or len(text) < 50


def _find_signature(body: list[str], sender: str) -> tuple[int, list[str], list[str]]:
    """Return where the letter's text ends, the signature, and the small print below it."""
    at = _first_farewell(body)
    named = _first_name_line(body, sender)
    dashes = next((n for n, text in enumerate(body) if _DASHES.match(text)), None)
    if at is not None and (dashes is None or at < dashes):
        _, name = _split_farewell(body[at])
        below = [line for line in ([name] if name else []) + body[at + 1 :] if line]
        return at, *_split_small_print(below)
    if named is not None and (dashes is None or named < dashes):
        before = named - 1
        while before > 0 and not body[before]:
            before -= 1
        line = body[before] if before > 0 else ""
        is_farewell = bool(line) and len(line.split()) < 6 and not line.endswith((".", "!", "?"))
        below = [other for other in body[named:] if other]
        start = before if is_farewell else named
        return start, *_split_small_print(below)
    if dashes is not None:
        below = [line for line in body[dashes + 1 :] if line]
        return dashes, *_split_small_print(below)
    return _unannounced_signature(body)


def _first_name_line(body: list[str], sender: str) -> int | None:
    """Return the index of the first line that is the sender's name, or a part of it."""
    if not sender:
        return None
    for index, text in enumerate(body):
        name = re.sub(r"\s+[xX]{1,4}$", "", text.split(",")[0].split(" | ")[0]).strip(" -–—*.")
        is_short = 0 < len(name.split()) < 6 and len(name) < 50
        if index and is_short and name[:1].isupper() and same_person(name, sender, strict=True):
            return index
    return None


def _inline_signature(body: list[str], sender: str) -> str:
    """Return the name that ends the last line of a letter: "See you around! Lowri x"."""
    last = next((text for text in reversed(body) if text), "")
    match = _INLINE.search(last[-200:])
    if match and match[1][:1].isupper() and sender and same_person(match[1], sender, strict=True):
        return match[1]
    return ""


def _first_farewell(body: list[str]) -> int | None:
    """Return the index of the farewell: the first one below which nothing of the letter follows."""
    found = [index for index, text in enumerate(body) if _is_farewell(text)]
    for index in found:
        behind = [text for text in body[index + 1 :] if text][:3]
        if not behind or len(behind[0]) < _MAX_SIGNATURE_LINE:
            return index
    return found[-1] if found else None


def _is_farewell(text: str) -> bool:
    words, _ = _split_farewell(text)
    return bool(words)


def _split_farewell(text: str) -> tuple[str, str]:
    """Part "Best wishes, Ada" into the farewell and the name; ("", "") for any other line."""
    if not text or len(text) > 70:
        return "", ""
    plain = text.casefold().strip(" ,.!–—-")
    if plain in LEXICON.farewells:
        return text, ""
    last = plain.split()
    if 0 < len(last) < 6 and last[-1] in LEXICON.farewell_ends and not text.endswith((".", "?")):
        return text, ""
    halves = [half.strip(" ,.") for half in re.split(r"\s*[/|]\s*", plain)]
    if len(halves) == 2 and any(half in LEXICON.farewells for half in halves):
        return text, ""
    head, separator, tail = text.partition(",")
    if not separator:
        head, separator, tail = text.partition(" – ")
    if head.lower().strip(" .!") in LEXICON.farewells and 0 < len(tail.split()) < 5:
        return head, tail.strip()
    words = plain.replace(",", "").split()
    if (
        len(words) < 8
        and any(" ".join(words[: n + 1]) in LEXICON.farewells for n in range(len(words)))
        and LEXICON.farewell_tails.issuperset(words[1:])
    ):
        return text, ""
    return "", ""


def _unannounced_signature(body: list[str]) -> tuple[int, list[str], list[str]]:
    """Return the signature of a letter without a farewell: the short lines at its end."""
    index = len(body)
    start = len(body)
    while index > 0:
        index -= 1
        text = body[index]
        if not text:
            continue
        if _is_small_print(text) or _RULE.match(text):
            start = index
            continue
        if _INLINE.search(text) and len(text.split()) > 3:
            break
        if len(text) > 60 or (text.endswith((".", "!", "?")) and len(text.split()) > 3):
            break
        if _BULLET.match(text) and len(text.split()) > 3:
            break
        start = index
    below = [line for line in body[start:] if line]
    if start == 0 and len(below) < 3:
        return len(body), [], []
    return start, *_split_small_print(below)


def _split_small_print(lines: list[str]) -> tuple[list[str], list[str]]:
    for index, line in enumerate(lines):
        following = lines[index + 1] if index + 1 < len(lines) else ""
        is_short = 0 < len(following) < _MAX_SIGNATURE_LINE and not _is_small_print(following)
        if _RULE.match(line) and 0 < index < 3 and is_short:
            # A name, and below a rule the same with a title.
            return _split_small_print([*lines[:index], *lines[index + 1 :]])
        if _RULE.match(line) or _is_small_print(line):
            return lines[:index], [other for other in lines[index:] if not _RULE.match(other)]
        if len(line) > 140:
            return lines[:index], lines[index:]
    return lines, []


def _is_small_print(text: str) -> bool:
    lower = text.lower()
    return any(words in lower for words in LEXICON.small_print)


def _paragraphs(body: list[str]) -> tuple[list[str], list[str]]:
    """Join wrapped lines to paragraphs; also return the short lines that stand alone."""
    width = max((len(text) for text in body), default=0)
    paragraphs: list[str] = []
    alone: list[str] = []
    current: list[str] = []

    def end() -> None:
        if not current:
            return
        paragraph = " ".join(current)
        if len(paragraph) < 120 and not paragraph.endswith((".", "!", "?")) and len(alone) < 12:
            alone.append(paragraph)
        paragraphs.append(paragraph)
        current.clear()

    for index, text in enumerate(body):
        if not text or _BULLET.match(text):
            end()
        if not text:
            continue
        current.append(text)
        following = body[index + 1] if index + 1 < len(body) else ""
        wrapped = len(text) + len(following.split(" ")[0]) + 1 > 0.75 * min(width, 80)
        if not wrapped and not following[:1].islower():
            end()
    end()
    return paragraphs, alone
