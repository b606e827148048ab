"""Copy text to the terminal's clipboard with the control sequence OSC 52.

The terminal sends no response, so it is unknown whether the text was copied.
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from templates import BridgeError
from tui.clipboard.multiplexers import (
    Multiplexer,
    detect_multiplexers,
    tmux_forwards,
    wrap_for_multiplexers,
)

MAX_SIZE = 6000
"""The maximum number of bytes in text; some terminals silently ignore longer sequences."""

TMUX_DOES_NOT_FORWARD = (
    "tmux blocks it: save, or run in another window: tmux set -g set-clipboard on"
)
"""The error message if tmux would not forward a copied text."""

_TERMS_WITHOUT_CLIPBOARD = ("linux", "vt")
"""The beginnings of terminal types without a clipboard, as in "vt100"."""


class ClipboardError(BridgeError):
    """A text cannot be copied to the clipboard; the message says why."""


class TerminalCopy(NamedTuple):
    """A control sequence to write to the terminal, and a message to show afterwards."""

    sequence: str
    message: str


def may_have_clipboard(environment: Mapping[str, str]) -> bool:
    """Return whether the terminal may have a clipboard; most do not say whether they have one."""
    return not environment.get("TERM", "").startswith(_TERMS_WITHOUT_CLIPBOARD)


def prepare_terminal_copy(
    text: str, environment: Mapping[str, str], advice: str, *, ask_tmux: bool = True
) -> TerminalCopy:
    """Return the control sequence and message for copying a text to the terminal's clipboard.

    `advice` says what to do if the text does not arrive, as the end of a sentence: "save it to a
    file". With `ask_tmux`, tmux on this machine is asked whether it forwards the text, which may
    take a second.
    Raises ClipboardError if the terminal has no clipboard, if the text is too long, or if tmux
    would not forward it.
    """
    if not may_have_clipboard(environment):
        raise ClipboardError(f"This terminal has no clipboard: {advice}.")
    if len(text.encode()) > MAX_SIZE:
        raise ClipboardError(f"Too long for a terminal's clipboard: {advice}.")
    multiplexers = detect_multiplexers(environment, ask_tmux=ask_tmux)
    forwards = tmux_forwards(environment) if ask_tmux else None
    if forwards is False:
        raise ClipboardError(TMUX_DOES_NOT_FORWARD)
    return TerminalCopy(
        osc52_sequence(text, multiplexers),
        message_after_copy(advice, multiplexers, is_forwarded=bool(forwards)),
    )


def osc52_sequence(text: str, multiplexers: Sequence[Multiplexer] = ()) -> str:
    """Return the control sequence that copies a text, wrapped for multiplexers.

    `multiplexers` has the innermost multiplexer first.
    """
    data = b64encode(text.encode()).decode()
    return wrap_for_multiplexers(multiplexers, f"\x1b]52;c;{data}\a")


def message_after_copy(
    advice: str, multiplexers: Sequence[Multiplexer] = (), *, is_forwarded: bool = False
) -> str:
    """Return a message that says that the text was sent, and gives `advice` in case it is lost.

    `is_forwarded` is whether tmux is known to forward it; it only matters in a window of tmux.
    """
    innermost = multiplexers[0] if multiplexers else None
    if innermost is Multiplexer.TMUX and not is_forwarded:
        return f"Sent to your terminal's clipboard if tmux has set-clipboard on; else {advice}."
    return f"Sent to your terminal's clipboard. If it does not arrive, {advice}."
