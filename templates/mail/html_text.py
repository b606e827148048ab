"""Turn HTML into the lines of text that a mail program shows.

The standard library's parser takes quadratic time on unclosed comments and tags, so that a
megabyte of them would take minutes. Here every character is looked at once.
"""

import re
from html import unescape
from itertools import islice
from typing import NamedTuple

MAX_HTML = 1_000_000
"""Maximum characters of HTML that are read."""

_MAX_TAGS = 50_000
"""Maximum tags that are read; the longest newsletters have a tenth of them."""

_MAX_DEPTH = 20
"""Maximum depth of quotes that is told apart."""

# Possessive, and no part of a tag may hold a "<": an unclosed tag ends where the next begins.
_TAG = re.compile(
    r"<(/?)([A-Za-z][A-Za-z0-9:-]{0,30}+)((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)[^<>]*+>"
)
_ATTRIBUTE = re.compile(r"([a-zA-Z-]{1,40}+)\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s\"'>]++))")
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_NEVER_SHOWN = frozenset("script style title template object svg noscript".split())
_PARAGRAPHS = frozenset("p table blockquote h1 h2 h3 h4 h5 h6 ul ol dl hr pre".split())
_LINES = frozenset(
    "div tr li dt dd section article header footer address center form br thead tbody".split()
)
_HIDDEN = re.compile(
    r"(?i)(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|"
    r"opacity\s*:\s*0(?![.\d])|"
    r"(?:font-size|max-height|line-height|max-width)\s*:\s*[01](?:px|pt|em)?\s*(?:;|!|$))"
)
_HIDDEN_CLASS = re.compile(r"(?i)\bpre-?header\b")
_BLANKS = re.compile(r"[ \t\n\r\f\v\xa0\u2000-\u200a\u202f\u205f\u3000]+")
_FILLERS = re.compile(
    r"[\u200b\u2060\ufeff\u00ad\u034f]+|(?<!\w)[\u200c\u200d]+|[\u200c\u200d]+(?!\w)"
)
"""Invisible characters that fill up a preview; joiners inside a word belong to it."""


class HTMLText(NamedTuple):
    """The text of an HTML document in lines, and its title and the texts of its pictures."""

    text: str
    titles: tuple[str, ...]


def html_to_text(html: str) -> HTMLText:
    """Return the text that a reader sees; lines of a quotation begin with "> " for each level."""
    html = html[:MAX_HTML]
    pieces = _pieces(_without_comments(html))
    writer = _Writer(hide=True)
    if not writer.run(pieces) or not writer.text().strip():
        # An element that hides its content is never closed, or hides everything.
        writer = _Writer(hide=False)
        writer.run(pieces)
    return HTMLText(writer.text(), tuple(dict.fromkeys(writer.titles)))


def _without_comments(html: str) -> str:
    """Return HTML without comments, declarations and conditional sections."""
    kept: list[str] = []
    at = 0
    while (start := html.find("<!", at)) >= 0:
        kept.append(html[at:start])
        closing = "-->" if html.startswith("<!--", start) else ">"
        end = html.find(closing, start + 2)
        if end < 0:
            # Unclosed: what follows is shown, as mail programs do.
            return "".join((*kept, html[start + 4 :].replace("<!", "")))
        at = end + len(closing)
    kept.append(html[at:])
    return "".join(kept)


class _Piece(NamedTuple):
    """A tag, or the text between two tags, where `tag` is ""."""

    tag: str
    is_end: bool
    content: str
    """The text, or the attributes."""


def _pieces(html: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    at = 0
    for match in islice(_TAG.finditer(html), _MAX_TAGS):
        if match.start() > at:
            pieces.append(_Piece("", False, html[at : match.start()]))
        pieces.append(_Piece(match[2].lower(), bool(match[1]), match[3]))
        at = match.end()
    pieces.append(_Piece("", False, html[at:]))
    return pieces


class _Writer:
    """Writes the text of tags and texts in order."""

    def __init__(self, *, hide: bool) -> None:
        self.titles: list[str] = []
        self._hide = hide
        self._lines: list[str] = []
        self._line: list[str] = []
        self._quotes = 0
        self._hidden_by = ""
        self._hidden_depth = 0

    def run(self, pieces: list[_Piece]) -> bool:
        """Write all; return whether every hidden element was closed."""
        for piece in pieces:
            if not piece.tag:
                self._write(piece.content)
            elif self._hidden_by:
                if piece.tag == self._hidden_by:
                    self._hidden_depth += -1 if piece.is_end else 1
                    if not self._hidden_depth:
                        self._hidden_by = ""
            elif not piece.is_end and self._is_hidden(piece):
                self._hidden_by, self._hidden_depth = piece.tag, 1
            else:
                self._tag(piece)
        self._end_line()
        return not self._hidden_by or self._hidden_by in _NEVER_SHOWN

    def text(self) -> str:
        """Return the lines written, with at most one empty line in a row."""
        return re.sub(r"\n(?:>? ?\n){2,}", "\n\n", "\n".join(self._lines)).strip("\n")

    def _is_hidden(self, piece: _Piece) -> bool:
        if piece.tag in _NEVER_SHOWN:
            return True
        if piece.tag in _VOID or not self._hide or not piece.content:
            return False
        attributes = _attributes(piece.content)
        return (
            bool(_HIDDEN.search(attributes.get("style", "")[:2_000]))
            or bool(_HIDDEN_CLASS.search(attributes.get("class", "")[:200]))
            or " hidden" in piece.content.lower().split("=")[0]
        )

    def _tag(self, piece: _Piece) -> None:
        if piece.tag == "img":
            alternative = _attributes(piece.content).get("alt", "")
            if len(self.titles) < 10 and (text := _shown(alternative[:200]).strip()):
                self.titles.append(text)
        elif piece.tag in _PARAGRAPHS:
            self._end_line()
            self._lines.append(self._mark().rstrip())
        elif piece.tag in _LINES:
            self._end_line(always=piece.tag == "br")
        elif piece.tag in ("td", "th"):
            self._line.append(" ")
        if piece.tag == "blockquote":
            depth = self._quotes + (-1 if piece.is_end else 1)
            self._quotes = max(0, min(depth, _MAX_DEPTH))

    def _write(self, text: str) -> None:
        if self._hidden_by == "title" and len(self.titles) < 10:
            self.titles.append(_shown(text[:200]).strip())
        elif not self._hidden_by:
            self._line.append(_shown(text))

    def _mark(self) -> str:
        return "> " * self._quotes

    def _end_line(self, *, always: bool = False) -> None:
        line = _BLANKS.sub(" ", "".join(self._line)).strip()
        self._line.clear()
        if line or always:
            self._lines.append(f"{self._mark()}{line}".rstrip())


def _attributes(source: str) -> dict[str, str]:
    return {
        match[1].lower(): unescape(match[2] or match[3] or match[4] or "")
        for match in _ATTRIBUTE.finditer(source[:8_000])
    }


def _shown(text: str) -> str:
    if "&" in text:
        text = unescape(text)
    return _BLANKS.sub(" ", text if text.isascii() else _FILLERS.sub("", text))
