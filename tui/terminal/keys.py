"""Turn input from a terminal into Textual's messages, and drop what cannot have been typed."""

import re
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

# The parser is private: Textual has no public one.
from textual._xterm_parser import XTermParser
from textual.events import Key, Paste
from textual.message import Message

from templates.text import clean_line
from tui.terminal import input_tokens
from tui.terminal.input_tokens import InputSplitter, Token

_KITTY_KEY = re.compile(
    r"""\x1b\[ (?P<code> \d{1,7})?
        (?: : (?P<shifted> \d{1,7})? )?
        (?: : (?P<base> \d{1,7}) )?
        (?: ; (?P<modifiers> \d{1,3})? (?: : (?P<event> \d) )? )?
        (?: ; (?P<text> \d{1,7} (?: : \d{1,7})* )? )?
        u""",
    re.VERBOSE,
)
"""A key in Kitty's keyboard protocol, such as `ESC [97;5u` for Ctrl+A and `ESC [97;;97u` for "a".

Textual requests this protocol for all keys, each with the `text` that it types. Keys are given as
code points: `code` is the key's own, `shifted` the one that it has with Shift, and `base` that of
the key in the same position on a Latin keyboard.
"""

_MODIFY_OTHER_KEYS = re.compile(r"\x1b\[27;(?P<modifiers>\d{1,3});(?P<code>\d{1,7})~")
"""A key as xterm reports it with `modifyOtherKeys`, such as `ESC [27;5;97~` for Ctrl+A."""

_FUNCTION_KEY = re.compile(
    r"""\x1b\[ (?P<number> \d{0,2})
        (?: ; (?P<modifiers> \d{1,3}) (?: : (?P<event> \d) )? )?
        (?: ; [\d:]* )?                                             # the text of Kitty's protocol
        (?P<final> [~ABCDEFHPQS])""",
    re.VERBOSE,
)
"""A function key, such as `ESC [A` for the up arrow and `ESC [1;5A` for Ctrl with that arrow."""
_TILDE_NUMBERS = frozenset(
    map(str, (*range(1, 9), *range(11, 16), *range(17, 22), *range(23, 27), 28, 29, *range(31, 35)))
)
"""The numbers of function keys whose sequences end with a tilde, such as `ESC [3~` for Delete."""

_MOUSE = re.compile(r"\x1b\[<(?P<buttons>\d{1,3});(?P<x>\d{1,5});(?P<y>\d{1,5})(?P<end>[Mm])")
"""A report of the mouse, such as `ESC [<0;10;5M` for a press; it ends in "m" for a release."""
_MOTION, _EXTRA_BUTTONS = 32, 128
"""The bits of `buttons` that stand for motion, and for the buttons past the seventh."""

_OTHER_SEQUENCE = re.compile(
    r"""\x1b (?: \[Z                    # Shift+Tab
               | \[ [IO]                # the focus comes and goes
               | \[\[ [A-E]             # F1 to F5 on the Linux console
               | \[ \d{1,2} [$^@]       # shifted keys of rxvt, and those with Ctrl
               | \[ [a-d]               # shifted arrows of rxvt
               | \[\?2026;\d\$y         # the response to a query for synchronised output
               | O.                     # a function key, or one of the keypad
             )""",
    re.VERBOSE,
)
"""Other sequences that Textual understands."""

# The bits of the modifiers in a key report.
_SHIFT, _ALT, _CTRL = 0b1, 0b10, 0b100
_SUPER_HYPER_META = 0b111000
_CAPS_LOCK, _NUM_LOCK = 0b1000000, 0b10000000

_RELEASE = "3"
"""The type of the event in which a key is released."""

_ESC, _FIRST_PRINTABLE, _DELETE = 27, 32, 127
"""Code points of ASCII."""

_NAMED_KEYS = frozenset({9, 13, _ESC, _DELETE})
"""The control characters that have keys of their own: Tab, Enter, Esc and Backspace."""

_PRIVATE_USE_KEYS = range(0xE000, 0xF900)
"""Code points that stand for keys without a character."""

_ALT_KEYS = frozenset("fb\t\x7f")
"""The characters that Textual binds with Alt."""

_FOCUS_REPORT = "\x1b[I"
"""The report of the focus, which makes Textual's parser drop an unfinished sequence.

Textual understands it in any state. The focus event itself is discarded.
"""

Size = tuple[int, int]
"""Columns and rows."""


class _Modifiers(NamedTuple):
    """The modifiers of a key report."""

    bits: int
    """The sum of `_SHIFT`, `_ALT` and so on."""

    @classmethod
    def of(cls, number: str | None) -> "_Modifiers":
        """Return the modifiers of a reported number, which is 1 plus the bits; None is 1."""
        return cls(max(int(number or "1") - 1, 0))

    @property
    def is_command(self) -> bool:
        """Whether the key types no text; Ctrl and Alt together are AltGr, which types text."""
        has_ctrl, has_alt = bool(self.bits & _CTRL), bool(self.bits & _ALT)
        return bool(self.bits & _SUPER_HYPER_META) or has_ctrl != has_alt

    @property
    def is_capital(self) -> bool:
        """Whether a letter is typed as a capital: with Shift or Caps Lock, but not with both."""
        return bool(self.bits & _SHIFT) != bool(self.bits & _CAPS_LOCK)

    @property
    def suffix(self) -> str:
        """The modifiers as a parameter of a sequence; "" without any."""
        bits = self.bits & ~(_CAPS_LOCK | _NUM_LOCK)
        return f";{bits + 1}" if bits else ""


class KeyReader:
    """Reads keys, the mouse, pastes and focus from bytes in the encoding of the terminal.

    No input raises an error. A sequence that is not understood is dropped, and never treated as
    typed text. `escape_seconds` is how long to wait after an Esc for the rest of a sequence, `size`
    returns the size of the screen, and `handle_response` is called with each text response.
    """

    def __init__(
        self,
        encoding: str,
        escape_seconds: float,
        size: Callable[[], Size],
        handle_response: Callable[[str], None] = lambda response: None,
    ) -> None:
        self._splitter = InputSplitter(encoding, escape_seconds)
        self._parser = XTermParser()
        self._size = size
        self._handle_response = handle_response

    @property
    def is_waiting(self) -> bool:
        """Whether the bytes so far end in an incomplete sequence, such as a lone Esc."""
        return self._splitter.is_waiting

    def feed(self, data: bytes) -> Iterator[Message]:
        """Yield a message for each token that is complete with these bytes."""
        for token in self._splitter.feed(data):
            yield from self._messages(token)

    def expire(self, silence: float) -> Iterator[Message]:
        """Yield the messages due after `silence` seconds without a byte.

        An example is the Escape key after a lone Esc.
        """
        for token in self._splitter.expire(silence):
            yield from self._messages(token)

    def _messages(self, token: Token) -> Iterator[Message]:
        match token:
            case input_tokens.Text(text):
                yield from self._type_text(text)
            case input_tokens.EscapeKey():
                yield Key("escape", "\x1b")
            case input_tokens.AltKey("\r"):
                yield from self._type_text("\r")
            case input_tokens.AltKey(character) if character in _ALT_KEYS:
                yield from self._parse_with_textual(f"\x1b{character}")
            case input_tokens.ControlSequence(sequence):
                yield from self._read_sequence(sequence)
            case input_tokens.Response(text):
                self._handle_response(text)
            case input_tokens.Paste(text):
                yield Paste(text.replace("\0", ""))

    def _type_text(self, text: str) -> Iterator[Message]:
        """Yield a key for each character, except for those that notes never contain."""
        for character in text:
            # ASCII includes the control characters that stand for keys.
            cleaned = character if character.isascii() else clean_line(character)
            if cleaned.isprintable() or cleaned.isascii():
                for cleaned_character in cleaned:
                    yield from self._parser.feed(cleaned_character)
            else:
                # A zero-width joiner belongs to its word or emoji, but is not a key for Textual.
                yield Paste(cleaned)

    def _parse_with_textual(self, sequence: str) -> Iterator[Message]:
        """Yield what Textual reads from a complete sequence, which may be nothing."""
        messages = list(self._parser.feed(sequence))
        if not messages:
            # Textual does not know the sequence, and waits for more of it.
            list(self._parser.feed(_FOCUS_REPORT))
        yield from messages

    def _read_sequence(self, sequence: str) -> Iterator[Message]:
        if match := _KITTY_KEY.fullmatch(sequence):
            if match["event"] != _RELEASE:
                yield from self._read_kitty_key(match)
        elif match := _MODIFY_OTHER_KEYS.fullmatch(sequence):
            yield from self._press(int(match["code"]), _Modifiers.of(match["modifiers"]))
        elif match := _FUNCTION_KEY.fullmatch(sequence):
            yield from self._read_function_key(match)
        elif match := _MOUSE.fullmatch(sequence):
            yield from self._read_mouse(match)
        elif _OTHER_SEQUENCE.fullmatch(sequence):
            yield from self._parse_with_textual(sequence)

    def _read_kitty_key(self, match: re.Match[str]) -> Iterator[Message]:
        modifiers = _Modifiers.of(match["modifiers"])
        if match["text"] and not modifiers.is_command:
            characters = [_text_of(int(code)) for code in match["text"].split(":")]
            yield from self._type_text("".join(characters))
        elif modifiers.is_command and match["base"]:
            # The key in the same position on a Latin keyboard, such as N on a Cyrillic one.
            yield from self._press(int(match["base"]), modifiers)
        else:
            shifted = int(match["shifted"] or "0") if modifiers.is_capital else 0
            yield from self._press(int(match["code"] or "0"), modifiers, shifted)

    def _press(self, code: int, modifiers: _Modifiers, shifted: int = 0) -> Iterator[Message]:
        """Yield the messages for a key that was reported without its text.

        `code` is its code point, and `shifted` that of what it types with Shift, or 0.
        """
        text = "" if modifiers.is_command else _text_of(shifted or code)
        if text:
            yield from self._type_text(text.upper() if modifiers.is_capital else text)
        elif code in _NAMED_KEYS or _text_of(code) or code in _PRIVATE_USE_KEYS:
            yield from self._parse_with_textual(f"\x1b[{code}{modifiers.suffix}u")

    def _read_function_key(self, match: re.Match[str]) -> Iterator[Message]:
        if match["event"] == _RELEASE:
            return
        number, final = match["number"], match["final"]
        suffix = _Modifiers.of(match["modifiers"]).suffix
        if final == "~":
            if number in _TILDE_NUMBERS:
                yield from self._parse_with_textual(f"\x1b[{number}{suffix}~")
        elif number in ("", "1"):
            # Textual knows the number only with modifiers.
            yield from self._parse_with_textual(f"\x1b[{'1' if suffix else ''}{suffix}{final}")

    def _read_mouse(self, match: re.Match[str]) -> Iterator[Message]:
        buttons, x, y = int(match["buttons"]), int(match["x"]), int(match["y"])
        width, height = self._size()
        is_press = match["end"] == "M" and not buttons & _MOTION
        is_outside = not (1 <= x <= width and 1 <= y <= height)
        if buttons >= _EXTRA_BUTTONS or (is_press and is_outside):
            return
        # A button may be released outside the screen, and that must also reach the app.
        x, y = min(max(x, 1), width), min(max(y, 1), height)
        yield from self._parse_with_textual(f"\x1b[<{buttons};{x};{y}{match['end']}")


def _text_of(code: int) -> str:
    """Return the text of a code point; "" for a key without text and for an invalid code point."""
    if code < _FIRST_PRINTABLE or code == _DELETE or code > sys.maxunicode:
        return ""
    return clean_line(chr(code))
