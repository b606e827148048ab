"""tmux and GNU screen between the program and the terminal.

tmux interprets OSC 52 itself and passes it on with `set-clipboard on`; with `allow-passthrough on`
it passes on what is wrapped for it. screen passes on any string in a DCS of limited length.
"""

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto
from os import ttyname

SCREEN_MAX_STRING = 252
"""Bytes of a string that every version of screen passes on, without the four that enclose it."""

TMUX_TIMEOUT = 1.0
"""Seconds to wait for tmux to answer."""

_ESC, _ST = "\x1b", "\x1b\\"


class Multiplexer(Enum):
    """A multiplexer; UNKNOWN is either of the two at the near end of an SSH connection."""

    TMUX = auto()
    SCREEN = auto()
    UNKNOWN = auto()


def multiplexers(environment: Mapping[str, str], *, ask_tmux: bool) -> tuple[Multiplexer, ...]:
    """Return the multiplexers that the program runs in, the innermost first.

    One at the near end of an SSH connection is known only by the terminal type it sets. Where both
    run on this machine tmux tells which is inside, or the terminal type if tmux may not be started.
    """
    term = environment.get("TERM", "")
    tmux, screen = bool(environment.get("TMUX")), bool(environment.get("STY"))
    if tmux and screen:
        tmux_is_inner = _tmux_is_inner(environment) if ask_tmux else None
        if tmux_is_inner is None:
            tmux_is_inner = term.startswith("tmux")
        order = (Multiplexer.TMUX, Multiplexer.SCREEN)
        return order if tmux_is_inner else order[::-1]
    if tmux or (term.startswith("tmux") and not screen):
        return (Multiplexer.TMUX,)
    if screen:
        return (Multiplexer.SCREEN,)
    return (Multiplexer.UNKNOWN,) if term.startswith("screen") else ()


def wrap_for(inside: Sequence[Multiplexer], sequence: str) -> str:
    """Return a control sequence in every form that may reach the terminal.

    `inside` are the multiplexers, the innermost first. A terminal that more than one form reaches
    takes the same text again, which does no harm.
    """
    forms = [sequence]
    for multiplexer in reversed(inside):
        match multiplexer:
            case Multiplexer.TMUX:
                forms = [sequence, *map(_for_tmux, forms)]
            case Multiplexer.SCREEN:
                forms = [*map(_for_screen, forms)]
            case Multiplexer.UNKNOWN:
                # screen drops the bare sequence, and tmux what is wrapped for screen.
                forms = [sequence, *map(_for_screen, forms)]
    return "".join(forms)


def _for_tmux(sequence: str) -> str:
    return f"{_ESC}Ptmux;{sequence.replace(_ESC, _ESC * 2)}{_ST}"


def _for_screen(sequence: str) -> str:
    return "".join(f"{_ESC}P{chunk}{_ST}" for chunk in _screen_chunks(sequence))


def _screen_chunks(sequence: str) -> Iterator[str]:
    """Split a sequence into what screen takes, and any string terminator between two chunks."""
    for part in sequence.replace(_ST, f"{_ESC}\0\\").split("\0"):
        for start in range(0, len(part), SCREEN_MAX_STRING):
            yield part[start : start + SCREEN_MAX_STRING]


def tmux_forwards(environment: Mapping[str, str]) -> bool | None:
    """Return whether the tmux of this machine passes a copied text on; None if that is unknown."""
    if not environment.get("TMUX"):
        return None
    match (_ask_tmux("#{set-clipboard} #{allow-passthrough}", environment) or "").split():
        case [clipboard, passthrough]:
            return clipboard == "on" or passthrough not in ("off", "0")
    # Older versions have no allow-passthrough, and pass on what is wrapped for them.
    return None


def _tmux_is_inner(environment: Mapping[str, str]) -> bool | None:
    """Return whether the program draws on a pane of tmux; None if tmux does not answer."""
    pane = _ask_tmux("#{pane_tty}", environment)
    return None if pane is None else pane == ttyname(2)


def _ask_tmux(formats: str, environment: Mapping[str, str]) -> str | None:
    """Return what tmux says of the pane; None if it does not answer."""
    pane = environment.get("TMUX_PANE", "")
    try:
        answer = subprocess.run(
            ["tmux", "display-message", "-p", "-t", pane, formats],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=TMUX_TIMEOUT,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    return answer.stdout.strip()
