"""The terminal's clipboard, by the escape sequence OSC 52, through tmux and GNU screen.

Nothing comes back from the terminal, so nobody can know whether the text arrived.
"""

from base64 import b64encode
from collections.abc import Sequence

from templates import BridgeError
from tui.clipboard.multiplexers import Multiplexer, through

MOST_BYTES = 6000
"""Beyond this some terminals drop the sequence without a word."""


class ClipboardError(BridgeError):
    """A text cannot go to the clipboard; the text of the error says why."""


def osc52(text: str, inside: Sequence[Multiplexer] = ()) -> str:
    """Return what to write so that the terminal takes a text.

    `inside` are the multiplexers between, the innermost first. Raises ClipboardError for a text
    that is too long.
    """
    raw = text.encode()
    if len(raw) > MOST_BYTES:
        raise ClipboardError("Too long for a terminal's clipboard: save it to a file.")
    return through(inside, f"\x1b]52;c;{b64encode(raw).decode()}\a")


def said_of_it(inside: Sequence[Multiplexer] = ()) -> str:
    """Return a sentence on what is known to have happened, and what to do if it did not."""
    if inside[:1] == (Multiplexer.TMUX,):
        return "Sent to your terminal's clipboard if tmux here has set-clipboard on; else save."
    return "Sent to your terminal's clipboard. If it does not arrive, save to a file."
