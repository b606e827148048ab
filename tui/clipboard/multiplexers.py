"""tmux and GNU screen between the wizard and the terminal: which are there, and how to reach past.

tmux takes OSC 52 for itself and hands it on with `set-clipboard on`; with `allow-passthrough on` it
passes on what is wrapped for it. screen passes on any string in a DCS, a few hundred bytes at most.
"""

import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum, auto
from os import ttyname

SCREEN_TAKES = 252
"""Bytes of a string that every version of screen passes on; four more enclose them."""

PATIENCE = 1.0
"""Seconds that tmux has for an answer."""

_ESC, _END = "\x1b", "\x1b\\"


class Multiplexer(Enum):
    """What may stand between: tmux, screen, or either at the far end of a line."""

    TMUX = auto()
    SCREEN = auto()
    UNKNOWN = auto()


def multiplexers(
    environment: Mapping[str, str],
    tmux_is_inner: Callable[[Mapping[str, str]], bool] | None = None,
    *,
    ask_tmux: bool = True,
) -> tuple[Multiplexer, ...]:
    """Return the multiplexers that the program runs in, the innermost first.

    One at the near end of a line is known only by the kind of terminal it claims to be, as is the
    inner one of two where tmux may not be asked.
    """
    tmux, screen = bool(environment.get("TMUX")), bool(environment.get("STY"))
    if tmux and screen:
        inner = (
            (tmux_is_inner or _tmux_is_inner)(environment) if ask_tmux else _is_tmux(environment)
        )
        order = (Multiplexer.TMUX, Multiplexer.SCREEN)
        return order if inner else order[::-1]
    if tmux or (_is_tmux(environment) and not screen):
        return (Multiplexer.TMUX,)
    if screen:
        return (Multiplexer.SCREEN,)
    is_screen = environment.get("TERM", "").startswith("screen")
    return (Multiplexer.UNKNOWN,) if is_screen else ()


def through(inside: Sequence[Multiplexer], sequence: str) -> str:
    """Return a control sequence in every form that gets it through to the terminal.

    A terminal that is reached by two of them takes the same text twice, which does no harm.
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
    return f"{_ESC}Ptmux;{sequence.replace(_ESC, _ESC * 2)}{_END}"


def _for_screen(sequence: str) -> str:
    return "".join(f"{_ESC}P{piece}{_END}" for piece in _pieces(sequence))


def _pieces(sequence: str) -> Iterator[str]:
    """Part a sequence into what screen takes, and never with the end of a string inside a piece."""
    whole = sequence.replace(_END, f"{_ESC}\0\\").split("\0")
    for part in whole:
        yield from (part[at : at + SCREEN_TAKES] for at in range(0, len(part), SCREEN_TAKES))


def tmux_hands_on(environment: Mapping[str, str]) -> bool | None:
    """Say whether the tmux of this machine lets a text through; None where it does not tell."""
    if not environment.get("TMUX"):
        return None
    match (_told_by_tmux("#{set-clipboard} #{allow-passthrough}", environment) or "").split():
        case [clipboard, passthrough]:
            return clipboard == "on" or passthrough not in ("off", "0")
    # Older ones let through what is wrapped for them without being asked to.
    return None


def _tmux_is_inner(environment: Mapping[str, str]) -> bool:
    """Say whether the terminal drawn on is a pane of tmux, rather than a window of screen."""
    told = _told_by_tmux("#{pane_tty}", environment)
    if told is None:
        return _is_tmux(environment)
    return told == ttyname(2)


def _is_tmux(environment: Mapping[str, str]) -> bool:
    return environment.get("TERM", "").startswith("tmux")


def _told_by_tmux(asked: str, environment: Mapping[str, str]) -> str | None:
    """Return what tmux says of the pane, or None where it does not answer."""
    pane = environment.get("TMUX_PANE", "")
    try:
        answer = subprocess.run(
            ["tmux", "display-message", "-p", "-t", pane, asked],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=PATIENCE,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    return answer.stdout.strip()
