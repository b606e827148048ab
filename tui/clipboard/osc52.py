"""The clipboard of the terminal, by the escape sequence OSC 52, through tmux and GNU screen.

The terminal answers nothing, so whether it took the text cannot be known.
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from templates import BridgeError
from tui.clipboard.multiplexers import Multiplexer, multiplexers, tmux_forwards, wrap_for

MAX_SIZE = 6000
"""Bytes of text; some terminals silently drop more."""

TMUX_KEEPS_IT = "Type tmux set -g set-clipboard on in tmux, which keeps it so far; or save."
"""The message where tmux would not pass a text on."""


class ClipboardError(BridgeError):
    """A text cannot go to the clipboard; the text of the error says why."""


class TerminalCopy(NamedTuple):
    """What to write to the terminal, and what to tell the user then."""

    sequence: str
    message: str


def copy_by_terminal(
    text: str, environment: Mapping[str, str], *, ask_tmux: bool = True
) -> TerminalCopy:
    """Return what makes the terminal put a text on its clipboard.

    With `ask_tmux` a tmux on this machine is asked whether it passes the text on, which may take a
    second. Raises ClipboardError for a text that is too long, and where tmux would keep it.
    """
    inside = multiplexers(environment, ask_tmux=ask_tmux)
    sequence = osc52(text, inside)
    forwards = tmux_forwards(environment) if ask_tmux else None
    if forwards is False:
        raise ClipboardError(TMUX_KEEPS_IT)
    return TerminalCopy(sequence, sent_message(inside, tmux_forwards=bool(forwards)))


def osc52(text: str, inside: Sequence[Multiplexer] = ()) -> str:
    """Return the control sequence that copies a text, wrapped for the multiplexers it is `inside`.

    The innermost comes first. Raises ClipboardError for a text that is too long.
    """
    data = text.encode()
    if len(data) > MAX_SIZE:
        raise ClipboardError("Too long for a terminal's clipboard: save it to a file.")
    return wrap_for(inside, f"\x1b]52;c;{b64encode(data).decode()}\a")


def sent_message(inside: Sequence[Multiplexer] = (), *, tmux_forwards: bool = False) -> str:
    """Return what is known to have happened, and what to do if the text did not arrive."""
    if inside[:1] == (Multiplexer.TMUX,) and not tmux_forwards:
        return "Sent to your terminal's clipboard if tmux here has set-clipboard on; else save."
    return "Sent to your terminal's clipboard. If it does not arrive, save to a file."
