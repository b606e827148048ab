"""Split the bytes that a terminal sends into typed text, keys, control sequences and pastes."""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.terminal.escape_sequences import remove_escape_sequences
from tui.terminal.legacy_decoding import LEGACY_DECODING

INCOMPLETE_SECONDS = 2.0
"""How long to wait for the rest of an incomplete sequence, character or paste."""

_ESC = b"\x1b"

_CONTROL_SEQUENCE = re.compile(
    rb"""\x1b(?:
        \[ (?: \[[ -~]                      # a function key of the Linux console
             | M[ -\xff]{3}                 # a mouse report of X10
             | \d{1,2}\$                    # a shifted key of rxvt
             | (?![\[M]) [ -?]* [@-~] )     # any other: an arrow, the mouse, a response
      | O [0-9;]* [ -/:<-~]                 # a function key, or one of the keypad
    )""",
    re.VERBOSE,
)
"""A complete sequence that begins with `ESC [` or `ESC O`, such as `ESC [A` for the up arrow."""
_PARTIAL_CONTROL_SEQUENCE = re.compile(rb"\x1b(?:\[(?:\[|M[ -\xff]{0,2}|[ -?]*)|O[0-9;]*)?")
"""The beginning of a control sequence, or a lone Esc."""

_TEXT_SEQUENCE = re.compile(rb"\x1b[]PX^_][^\x00-\x1f\x7f]*?(?:\x07|\x1b\\)")
r"""A text response: OSC, DCS, SOS, PM or APC, such as `ESC ]11;rgb:0000/0000/0000 ESC \`."""
_PARTIAL_TEXT_SEQUENCE = re.compile(rb"\x1b[]PX^_][^\x00-\x1f\x7f]*\x1b?")
"""The beginning of a text response."""
_THIRD_BYTES = {
    b"\x1b]": b"0123456789lL",
    b"\x1bP": b"0123456789>!+$=",
    b"\x1b_": b"G",
    b"\x1b^": b"",
    b"\x1bX": b"",
}
"""Maps the first two bytes of a text response to the bytes that can follow them.

The first two may also be an Alt+key, such as Alt+P. If there was a pause after them, the third byte
decides: they begin a text response only if it is listed here. No response that the program expects
begins with `ESC ^` or `ESC X`.
"""

_LATE_RESPONSE = re.compile(rb"\[[?>]\d|\]\d\d?;|P[>!01][|$+]|_G")
"""The beginning of a response, such as `]11;`, whose Esc was taken for the Escape key.

That happens if the rest arrives long after the Esc.
"""
_PARTIAL_LATE_RESPONSE = re.compile(rb"\[[?>]?|\]\d{0,2}|P[>!01]?|_")
"""A part of such a beginning, such as `]1`."""
_LATE_RESPONSE_SECONDS = 0.5
"""How long to wait for the rest of a late response; then its beginning counts as typed."""

_PASTE_BEGIN, _PASTE_END = b"\x1b[200~", b"\x1b[201~"


class Text(NamedTuple):
    """Characters that were typed, including control characters, which stand for keys."""

    text: str


class EscapeKey(NamedTuple):
    """The Escape key."""


class AltKey(NamedTuple):
    """A character that was typed with Alt."""

    character: str


class ControlSequence(NamedTuple):
    """A complete sequence that begins with `ESC [` or `ESC O`: a key, the mouse, or a response."""

    text: str


class Response(NamedTuple):
    """A complete text response of the terminal to a query of the program."""

    text: str


class Paste(NamedTuple):
    """A text that was pasted."""

    text: str


Token = Text | EscapeKey | AltKey | ControlSequence | Response | Paste


class InputSplitter:
    """Splits input into tokens, however the bytes are divided into reads.

    Bytes that are invalid in `encoding` are decoded as Windows-1252, which includes Latin-1.
    `escape_seconds` is how long to wait after an Esc for the rest of a sequence.
    """

    def __init__(self, encoding: str, escape_seconds: float) -> None:
        self._encoding = encoding
        self._escape_seconds = escape_seconds
        self._decoder = codecs.getincrementaldecoder(encoding)(LEGACY_DECODING)
        """Decodes typed text; it holds the beginning of an incomplete character."""
        self._buffer = b""
        """The bytes that are not part of a token yet."""
        self._paste: bytearray | None = None
        """The bytes of a paste whose end has not arrived; None outside a paste."""
        self._may_be_alt_key = False
        """Whether there was a pause after two bytes that begin a text response or are an Alt+key.

        The next byte decides which.
        """
        self._is_alt_pending = False
        """Whether the character after an Esc is incomplete; with the Esc it will be an Alt+key."""
        self._may_be_late_response = False
        """Whether the last token was the Escape key: what follows may be a late response."""

    @property
    def is_waiting(self) -> bool:
        """Whether the buffer holds the beginning of a token, which more bytes may complete."""
        return bool(self._buffer)

    def feed(self, data: bytes) -> Iterator[Token]:
        """Yield the tokens that are complete with these bytes."""
        if self._may_be_late_response:
            if _PARTIAL_LATE_RESPONSE.fullmatch(self._buffer + data):
                self._buffer += data
                return
            self._may_be_late_response = False
            if _LATE_RESPONSE.match(self._buffer + data):
                # With its Esc, the beginning is read as a response, and does not count as typed.
                self._buffer = _ESC + self._buffer
        if self._may_be_alt_key and data:
            is_response = data[0] in _THIRD_BYTES[self._buffer]
            if not is_response:
                # The program uses none of these Alt+keys.
                self._buffer = b""
            self._may_be_alt_key = False
        self._buffer += data
        while self._buffer:
            before = self._buffer
            if self._paste is not None:
                yield from self._read_paste()
            elif self._buffer.startswith(_ESC):
                yield from self._read_sequence()
            else:
                yield from self._read_text()
            if self._buffer == before:
                return

    def expire(self, silence: float) -> Iterator[Token]:
        """Yield or drop an incomplete token, after `silence` seconds without a byte."""
        if self._buffer == _ESC and self._paste is None:
            if silence >= self._escape_seconds:
                # Nothing belongs to the Esc: it is the key.
                self._buffer = b""
                self._may_be_late_response = True
                yield EscapeKey()
        elif self._may_be_late_response and silence >= _LATE_RESPONSE_SECONDS:
            # What looked like the beginning of a late response was typed.
            self._may_be_late_response = False
            yield from self.feed(b"")
        elif silence >= INCOMPLETE_SECONDS:
            # The rest has been lost.
            if self._paste is not None:
                yield from self._end_paste()
            self._buffer = b""
            self._may_be_alt_key = False
            yield from self._decode(b"", is_complete=True)
        elif silence >= self._escape_seconds:
            self._may_be_alt_key = self._buffer in _THIRD_BYTES

    def _read_paste(self) -> Iterator[Token]:
        """Move bytes from the buffer to the paste, and yield the paste if it has ended."""
        assert self._paste is not None
        before, end, after = self._buffer.partition(_PASTE_END)
        if end:
            self._paste += before
            self._buffer = after
            yield from self._end_paste()
            return
        # A part of the sequence that ends a paste may have arrived. It stays in the buffer.
        lengths = range(len(_PASTE_END) - 1, 0, -1)
        part_length = next((n for n in lengths if self._buffer.endswith(_PASTE_END[:n])), 0)
        text_length = len(self._buffer) - part_length
        self._paste += self._buffer[:text_length]
        self._buffer = self._buffer[text_length:]

    def _end_paste(self) -> Iterator[Token]:
        assert self._paste is not None
        text = self._paste.decode(self._encoding, LEGACY_DECODING)
        self._paste = None
        yield Paste(remove_escape_sequences(text))

    def _read_sequence(self) -> Iterator[Token]:
        """Take what begins with Esc from the buffer once it is complete, and yield its token."""
        buffer = self._buffer
        partial = _PARTIAL_TEXT_SEQUENCE.match(buffer) or _PARTIAL_CONTROL_SEQUENCE.match(buffer)
        assert partial is not None
        if match := _CONTROL_SEQUENCE.match(buffer):
            self._buffer = buffer[match.end() :]
            if match[0] == _PASTE_BEGIN:
                self._paste = bytearray()
            else:
                yield ControlSequence(match[0].decode("latin-1"))
        elif match := _TEXT_SEQUENCE.match(buffer):
            self._buffer = buffer[match.end() :]
            yield Response(match[0].decode("latin-1"))
        elif partial.end() == len(buffer):
            return
        elif partial[0] != _ESC:
            # The next byte makes it invalid. An Esc at its end may begin another sequence.
            invalid = partial[0].removesuffix(_ESC)
            self._buffer = buffer[len(invalid) :]
        elif buffer.startswith(_ESC * 2):
            self._buffer = buffer[1:]
            yield EscapeKey()
        elif buffer[1] < 0x80:
            self._buffer = buffer[2:]
            yield AltKey(chr(buffer[1]))
        else:
            # The character after Esc may still be incomplete.
            self._buffer = buffer[1:]
            self._is_alt_pending = True

    def _read_text(self) -> Iterator[Token]:
        """Take everything before the next Esc from the buffer, and yield it as text."""
        text, escape, after = self._buffer.partition(_ESC)
        self._buffer = escape + after
        yield from self._decode(text, is_complete=bool(escape))

    def _decode(self, data: bytes, *, is_complete: bool) -> Iterator[Token]:
        """Yield the text of bytes.

        `is_complete` is true if no byte that belongs to the last character can follow.
        """
        text = self._decoder.decode(data, is_complete)
        if text and self._is_alt_pending:
            self._is_alt_pending = False
            yield AltKey(text[0])
            text = text[1:]
        if text:
            yield Text(text)
