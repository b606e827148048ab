"""The terminal's clipboard, by the escape sequence OSC 52, through tmux and GNU screen.

Nothing comes back from the terminal, so nobody can know whether the text arrived.
"""

from base64 import b64encode
from collections.abc import Mapping, Sequence

from templates import BridgeError
from tui.clipboard.multiplexers import Multiplexer, multiplexers, through, tmux_hands_on

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


KEPT_BY_TMUX = "Type tmux set -g set-clipboard on in tmux, which keeps it so far; or save."
"""Said where a text would not get any further."""


def said_of_it(inside: Sequence[Multiplexer] = (), *, handed_on: bool = False) -> str:
    """Return a sentence on what is known to have happened, and what to do if it did not.

    `handed_on` says that tmux told that it lets a text through.
    """
    if inside[:1] == (Multiplexer.TMUX,) and not handed_on:
        return "Sent to your terminal's clipboard if tmux here has set-clipboard on; else save."
    return "Sent to your terminal's clipboard. If it does not arrive, save to a file."


def sent(text: str, environment: Mapping[str, str], *, ask_tmux: bool) -> tuple[str, str]:
    """Return what to write so that the terminal takes a text, and what to say of it.

    `ask_tmux` says whether tmux may be started to ask it for its settings. Raises ClipboardError
    for a text that is too long, and where tmux would keep it to itself.
    """
    inside = multiplexers(environment, ask_tmux=ask_tmux)
    sequence = osc52(text, inside)
    handed_on = tmux_hands_on(environment) if ask_tmux else None
    if handed_on is False:
        raise ClipboardError(KEPT_BY_TMUX)
    return sequence, said_of_it(inside, handed_on=bool(handed_on))
