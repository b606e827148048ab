"""Splits the bytes that a terminal sends into typed text, keys, control sequences and pastes."""

import codecs
import re
from collections.abc import Iterator
from typing import NamedTuple

REST_SECONDS = 2.0
"""How long to wait for the rest of a sequence, a character or a paste that has begun."""

LEGACY_BYTES = "legacy-bytes"
"""The error handler that reads bytes which are invalid in an encoding as Windows-1252."""

_ESC = b"\x1b"
_CONTROL_SEQUENCE = re.compile(
    rb"""\x1b(?:
        \[ (?: \[[ -~]                      # a function key of the Linux console
             | M[ -\xff]{3}                 # a mouse report of X10
             | \d{1,2}\$                    # a shifted key of rxvt
             | (?![\[M]) [ -?]* [@-~] )
      | O [0-9;]* [ -/:<-~]                 # a function key, or one of the keypad
    )""",
    re.VERBOSE,
)
_BEGUN_CONTROL_SEQUENCE = re.compile(rb"\x1b(?:\[(?:\[|M[ -\xff]{0,2}|[ -?]*)|O[0-9;]*)?")
_TEXT_SEQUENCE = re.compile(rb"\x1b[]PX^_][^\x00-\x1f\x7f]*?(?:\x07|\x1b\\|\xc2\x9c)")
"""An answer that is a text: OSC, DCS, SOS, PM or APC."""
_BEGUN_TEXT_SEQUENCE = re.compile(rb"\x1b[]PX^_][^\x00-\x1f\x7f]*\x1b?")
_ANSWERS = {
    b"\x1b]": b"0123456789lL",
    b"\x1bP": b"0123456789>!+$=",
    b"\x1b_": b"G",
    b"\x1b^": b"",
    b"\x1bX": b"",
}
"""How an answer goes on after its first two bytes, which are also those of an Alt+key."""

_LATE_ANSWER = re.compile(rb"\[[?>]\d|\]\d\d?;|P[>!01][|$+]|_G")
"""What cannot have been typed: an answer whose Esc came so early that it was taken for the key."""
_LATE_ANSWER_BEGUN = re.compile(rb"\[[?>]?|\]\d{0,2}|P[>!01]?|_")
_LATE_SECONDS = 0.5
"""How long such a beginning is held back, since it may have been typed after all."""

_PASTE_BEGIN, _PASTE_END = b"\x1b[200~", b"\x1b[201~"
_INTRODUCERS = {code: chr(ord(code) - 0x40) for code in "\x8f\x90\x98\x9b\x9d\x9e\x9f"}
"""Control characters that begin a sequence as Esc and another character do."""
_INTRODUCER = re.compile(f"[{''.join(_INTRODUCERS)}]")
_SEQUENCE = re.compile(
    r"\x1b\[[ -?]*[@-~]|\x1bO[ -~]|\x1b[]P_][^\x00-\x1f\x7f]*(?:\x07|\x1b\\)|\x1b"
)


class Text(NamedTuple):
    """Characters that were typed; control characters are keys."""

    text: str


class EscapeKey(NamedTuple):
    """The Escape key."""


class AltKey(NamedTuple):
    """A character that was typed with Alt."""

    character: str


class ControlSequence(NamedTuple):
    """A complete sequence that begins with `ESC [` or `ESC O`: a key, the mouse, or an answer."""

    text: str


class Answer(NamedTuple):
    """A complete sequence that is a text, which answers a question of the program."""

    text: str


class Paste(NamedTuple):
    """A text that was pasted."""

    text: str


Token = Text | EscapeKey | AltKey | ControlSequence | Answer | Paste


def _decode_legacy_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "ignore"), error.end


codecs.register_error(LEGACY_BYTES, _decode_legacy_bytes)


def without_sequences(text: str) -> str:
    """Return a text without the sequences in it, as of colours, keys or answers of a terminal."""
    return _SEQUENCE.sub("", text)


class InputSplitter:
    """Splits input into tokens, however it is divided into reads.

    Bytes that are invalid in `encoding` are taken for Windows-1252, which includes Latin-1.
    `escape_seconds` is how long an Esc waits for what may follow it.
    """

    def __init__(self, encoding: str, escape_seconds: float) -> None:
        self._encoding = encoding
        self._escape_seconds = escape_seconds
        self._decoder = codecs.getincrementaldecoder(encoding)(LEGACY_BYTES)
        self._rest = b""
        self._paste: bytearray | None = None
        self._has_paused = False
        self._is_after_escape = False
        self._is_after_escape_key = False

    def feed(self, data: bytes) -> Iterator[Token]:
        """Yield what is complete now."""
        if self._is_after_escape_key:
            if _LATE_ANSWER_BEGUN.fullmatch(self._rest + data):
                self._rest += data
                return
            self._is_after_escape_key = False
            if _LATE_ANSWER.match(self._rest + data):
                self._rest = _ESC + self._rest
        if self._has_paused and data and self._rest:
            if data[0] not in _ANSWERS.get(self._rest, data):
                # It was an Alt+key, which does nothing.
                self._rest = b""
            self._has_paused = False
        self._rest += data
        while self._rest:
            before = self._rest
            if self._paste is not None:
                yield from self._take_paste()
            elif self._rest.startswith(_ESC):
                yield from self._take_sequence()
            else:
                yield from self._take_text()
            if self._rest == before:
                return

    def expire(self, silence: float) -> Iterator[Token]:
        """Yield or drop what is not going to be completed, after seconds of `silence`."""
        if self._rest == _ESC and self._paste is None:
            if silence >= self._escape_seconds:
                self._rest = b""
                self._is_after_escape_key = True
                yield EscapeKey()
        elif self._is_after_escape_key and silence >= _LATE_SECONDS:
            self._is_after_escape_key = False
            yield from self.feed(b"")
        elif silence >= REST_SECONDS:
            if self._paste is not None:
                yield from self._end_paste()
            self._rest = b""
            yield from self._decode(b"", is_complete=True)
        elif silence >= self._escape_seconds:
            self._has_paused = self._rest in _ANSWERS

    def _take_paste(self) -> Iterator[Token]:
        assert self._paste is not None
        before, end, after = self._rest.partition(_PASTE_END)
        if end:
            self._paste += before
            self._rest = after
            yield from self._end_paste()
            return
        # The end may have arrived in part.
        begun = next((n for n in range(len(_PASTE_END) - 1, 0, -1)
                      if self._rest.endswith(_PASTE_END[:n])), 0)  # fmt: skip
        whole = len(self._rest) - begun
        self._paste += self._rest[:whole]
        self._rest = self._rest[whole:]

    def _end_paste(self) -> Iterator[Token]:
        assert self._paste is not None
        text = self._paste.decode(self._encoding, LEGACY_BYTES)
        self._paste = None
        yield Paste(without_sequences(text))

    def _take_sequence(self) -> Iterator[Token]:
        rest = self._rest
        begun = _BEGUN_TEXT_SEQUENCE.match(rest) or _BEGUN_CONTROL_SEQUENCE.match(rest)
        assert begun is not None
        if match := _CONTROL_SEQUENCE.match(rest):
            self._rest = rest[match.end() :]
            if match[0] == _PASTE_BEGIN:
                self._paste = bytearray()
            else:
                yield ControlSequence(match[0].decode("latin-1"))
        elif match := _TEXT_SEQUENCE.match(rest):
            self._rest = rest[match.end() :]
            yield Answer(match[0].decode("latin-1"))
        elif begun.end() == len(rest):
            return
        elif begun[0] != _ESC:
            # What follows breaks it off, and an Esc begins another.
            self._rest = rest[begun.end() - begun[0].endswith(_ESC) :]
        elif rest.startswith(_ESC * 2):
            self._rest = rest[1:]
            yield EscapeKey()
        elif rest[1] < 0x80:
            self._rest = rest[2:]
            yield AltKey(chr(rest[1]))
        else:
            # The character may be incomplete yet.
            self._rest = rest[1:]
            self._is_after_escape = True

    def _take_text(self) -> Iterator[Token]:
        text, escape, after = self._rest.partition(_ESC)
        self._rest = escape + after
        yield from self._decode(text, is_complete=bool(escape))

    def _decode(self, data: bytes, *, is_complete: bool) -> Iterator[Token]:
        text = self._decoder.decode(data, is_complete)
        if text and self._is_after_escape:
            self._is_after_escape = False
            if text[0] not in _INTRODUCERS:
                yield AltKey(text[0])
                text = text[1:]
        if match := _INTRODUCER.search(text):
            sequence = f"\x1b{_INTRODUCERS[match[0]]}{text[match.end() :]}"
            incomplete, _ = self._decoder.getstate()
            self._decoder.reset()
            self._rest = sequence.encode(self._encoding, "ignore") + incomplete + self._rest
            text = text[: match.start()]
        if text:
            yield Text(text)
