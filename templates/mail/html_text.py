"""Turn HTML into the lines of text that a mail program shows.

The standard library's parser needs quadratic time for unclosed comments and tags: minutes for a
megabyte of them. This parser looks at each character once.
"""

import re
from html import unescape
from itertools import islice
from typing import NamedTuple

MAX_HTML = 1_000_000
"""The maximum number of characters in HTML; the rest is ignored."""

_MAX_TAGS = 50_000
"""The maximum number of tags; further ones are read as text. Newsletters have at most 5,000."""

_MAX_DEPTH = 20
"""The maximum depth of nested quotations; deeper ones are read as if they had this depth."""

_MAX_CAPTIONS = 10

_MAX_CAPTION = 200
"""The maximum number of characters in a caption; the rest is ignored."""

_MAX_ATTRIBUTES = 8_000
"""The maximum number of characters in the attributes of a tag; the rest is ignored."""

_MAX_STYLE, _MAX_CLASS = 2_000, 200
"""The maximum number of characters in the style and the class of a tag; the rest is ignored."""

# Possessive quantifiers keep the time of a search linear. No part may contain a "<", so that an
# unclosed tag ends where the next one begins.
_TAG = re.compile(
    r"""
    < (?P<slash>/?)
    (?P<name>[A-Za-z][A-Za-z0-9:-]{0,30}+)
    (?P<attributes>(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)
    [^<>]*+ >
    """,
    re.VERBOSE,
)
_ATTRIBUTE = re.compile(
    r"""
    (?P<name>[a-zA-Z-]{1,40}+)
    \s*+=\s*+
    (?:"(?P<in_double_quotes>[^"]*+)"|'(?P<in_single_quotes>[^']*+)'|(?P<bare>[^\s"'>]++))
    """,
    re.VERBOSE,
)
_VOID_TAGS = frozenset("area base br col embed hr img input link meta source track wbr".split())
_INVISIBLE_TAGS = frozenset("script style title template object svg noscript".split())
_PARAGRAPH_TAGS = frozenset("p table blockquote h1 h2 h3 h4 h5 h6 ul ol dl hr pre".split())
_LINE_TAGS = frozenset(
    "div tr li dt dd section article header footer address center form br thead tbody".split()
)
_HIDING_STYLE = re.compile(
    r"(?i)(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-skip_hidden\s*:\s*all|"
    r"opacity\s*:\s*0(?![.\d])|"
    r"(?:font-size|max-height|line-height|max-width)\s*:\s*[01](?:px|pt|em)?\s*(?:;|!|$))"
)
"""As in "display: none" or "font-size: 1px"."""
_HIDING_CLASS = re.compile(r"(?i)\bpre-?header\b")
"""The class of a text that only the list of mails shows, as a preview."""
_WHITESPACE = re.compile(r"[ \t\n\r\f\v\xa0\u2000-\u200a\u202f\u205f\u3000]+")
_INVISIBLE_CHARACTERS = re.compile(
    r"[\u200b\u2060\ufeff\u00ad\u034f]+|(?<!\w)[\u200c\u200d]+|[\u200c\u200d]+(?!\w)"
)
"""Invisible characters, which senders use to pad the preview; not joiners inside a word."""


class HTMLText(NamedTuple):
    """The text of an HTML document."""

    text: str
    """The visible lines; lines of a quotation begin with "> " for each level."""
    captions: tuple[str, ...]
    """The title of the document, and the alternative texts of its images."""


def html_to_text(html: str) -> HTMLText:
    """Return the text that a reader of an HTML document sees."""
    html = html[:MAX_HTML]
    tokens = _tokenize(_without_comments(html))
    writer = _TextWriter(skip_hidden=True)
    writer.write(tokens)
    if writer.is_in_hidden_element or not writer.text().strip():
        # A hidden element is never closed, or contains everything: show what it hides after all.
        writer = _TextWriter(skip_hidden=False)
        writer.write(tokens)
    return HTMLText(writer.text(), tuple(dict.fromkeys(writer.captions)))


def _without_comments(html: str) -> str:
    """Return HTML without comments, declarations and conditional comments."""
    pieces: list[str] = []
    position = 0
    while (start := html.find("<!", position)) >= 0:
        pieces.append(html[position:start])
        is_comment = html.startswith("<!--", start)
        opening, closing = ("<!--", "-->") if is_comment else ("<!", ">")
        end = html.find(closing, start + 2)
        if end < 0:
            # Mail programs show what follows an unclosed comment.
            return "".join((*pieces, html[start + len(opening) :].replace("<!", "")))
        position = end + len(closing)
    pieces.append(html[position:])
    return "".join(pieces)


class _Token(NamedTuple):
    """A tag, or the text between two tags."""

    tag: str
    """The name of the tag in lower case; "" for a text."""
    is_end: bool
    """Whether it is an end tag, such as "</p>"."""
    content: str
    """The text, or the attributes of the tag as they are written."""


def _tokenize(html: str) -> list[_Token]:
    tokens: list[_Token] = []
    position = 0
    for match in islice(_TAG.finditer(html), _MAX_TAGS):
        if match.start() > position:
            tokens.append(_Token("", False, html[position : match.start()]))
        tokens.append(_Token(match["name"].lower(), bool(match["slash"]), match["attributes"]))
        position = match.end()
    tokens.append(_Token("", False, html[position:]))
    return tokens


class _TextWriter:
    """Writes the visible text of tokens, line by line."""

    def __init__(self, *, skip_hidden: bool) -> None:
        self.captions: list[str] = []
        self._skip_hidden = skip_hidden
        self._lines: list[str] = []
        self._line_parts: list[str] = []
        self._quote_depth = 0
        self._hiding_tag = ""
        """The tag of the outermost hidden element that is open; "" outside of hidden elements."""
        self._hiding_depth = 0
        """The number of open elements with this tag: one may be nested in another."""

    @property
    def is_in_hidden_element(self) -> bool:
        """Whether an element is open that is hidden by its attributes, not by its kind."""
        return bool(self._hiding_tag) and self._hiding_tag not in _INVISIBLE_TAGS

    def write(self, tokens: list[_Token]) -> None:
        """Write all tokens."""
        for token in tokens:
            if not token.tag:
                self._write_text(token.content)
            elif self._hiding_tag:
                self._track_hidden_element(token)
            elif not token.is_end and self._is_hidden(token):
                self._hiding_tag, self._hiding_depth = token.tag, 1
            else:
                self._write_tag(token)
        self._end_line()

    def text(self) -> str:
        """Return the lines written so far, with at most one empty line in a row."""
        return re.sub(r"\n(?:(?:> ?)*\n){2,}", "\n\n", "\n".join(self._lines)).strip("\n")

    def _is_hidden(self, token: _Token) -> bool:
        if token.tag in _INVISIBLE_TAGS:
            return True
        if token.tag in _VOID_TAGS or not self._skip_hidden or not token.content:
            return False
        attributes = _parse_attributes(token.content)
        return (
            _HIDING_STYLE.search(attributes.get("style", "")[:_MAX_STYLE]) is not None
            or _HIDING_CLASS.search(attributes.get("class", "")[:_MAX_CLASS]) is not None
            or _has_hidden_attribute(token.content)
        )

    def _track_hidden_element(self, token: _Token) -> None:
        """Notice where the hidden element ends."""
        if token.tag == self._hiding_tag:
            self._hiding_depth += -1 if token.is_end else 1
            if not self._hiding_depth:
                self._hiding_tag = ""

    def _write_tag(self, token: _Token) -> None:
        if token.tag == "img":
            alt_text = _parse_attributes(token.content).get("alt", "")
            self._add_caption(alt_text)
        elif token.tag in _PARAGRAPH_TAGS:
            self._end_line()
            self._lines.append(self._quote_prefix().rstrip())
        elif token.tag in _LINE_TAGS:
            self._end_line(always=token.tag == "br")
        elif token.tag in ("td", "th"):
            self._line_parts.append(" ")
        if token.tag == "blockquote":
            depth = self._quote_depth + (-1 if token.is_end else 1)
            self._quote_depth = max(0, min(depth, _MAX_DEPTH))

    def _write_text(self, text: str) -> None:
        if self._hiding_tag == "title":
            self._add_caption(text)
        elif not self._hiding_tag:
            self._line_parts.append(_visible_text(text))

    def _add_caption(self, text: str) -> None:
        caption = _WHITESPACE.sub(" ", _visible_text(text[:_MAX_CAPTION])).strip()
        if caption and len(self.captions) < _MAX_CAPTIONS:
            self.captions.append(caption)

    def _quote_prefix(self) -> str:
        return "> " * self._quote_depth

    def _end_line(self, *, always: bool = False) -> None:
        """Begin a new line, unless the current one is empty; with `always`, even then."""
        text = "".join(self._line_parts)
        line = _WHITESPACE.sub(" ", text).strip()
        self._line_parts.clear()
        # Mail programs write an empty line as a line with nothing but a non-breaking space.
        if line or always or "\xa0" in text:
            self._lines.append(f"{self._quote_prefix()}{line}".rstrip())


def _parse_attributes(source: str) -> dict[str, str]:
    """Return the values of attributes by name; those without a value are left out."""
    values = {}
    for match in _ATTRIBUTE.finditer(source[:_MAX_ATTRIBUTES]):
        value = match["in_double_quotes"] or match["in_single_quotes"] or match["bare"] or ""
        values[match["name"].lower()] = unescape(value)
    return values


def _has_hidden_attribute(source: str) -> bool:
    """Return whether attributes contain `hidden`, which rarely has a value."""
    if "hidden" not in source.lower():
        return False
    names_without_value = _ATTRIBUTE.sub(" ", source[:_MAX_ATTRIBUTES]).lower().split()
    return "hidden" in names_without_value or "hidden" in _parse_attributes(source)


def _visible_text(text: str) -> str:
    """Return a text of HTML without references such as "&amp;" and invisible characters."""
    if "&" in text:
        text = unescape(text)
    if not text.isascii():
        text = _INVISIBLE_CHARACTERS.sub("", text)
    return text
