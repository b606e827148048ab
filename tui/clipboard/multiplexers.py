"""Send control sequences through tmux and GNU screen to the terminal.

tmux interprets OSC 52 itself, and forwards it if `set-clipboard` is `on`. If `allow-passthrough`
is `on`, it also forwards sequences in its own wrapper. screen forwards any text wrapped in a DCS
sequence of limited length.
"""

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto
from os import ttyname

SCREEN_MAX_STRING = 252
"""The maximum number of bytes of a DCS string that every version of screen forwards.

The four bytes that enclose the string are not counted.
"""

TMUX_TIMEOUT = 1.0
"""Seconds to wait for tmux to respond."""

_ESC = "\x1b"
_ST = "\x1b\\"
"""The string terminator, which ends a DCS string."""


class Multiplexer(Enum):
    """A terminal multiplexer.

    UNKNOWN is either of the two, running on the writer's side of an SSH connection.
    """

    TMUX = auto()
    SCREEN = auto()
    UNKNOWN = auto()


def detect_multiplexers(
    environment: Mapping[str, str], *, ask_tmux: bool
) -> tuple[Multiplexer, ...]:
    """Return the multiplexers that the program runs in, the innermost first.

    A multiplexer on the writer's side of an SSH connection is detected by the terminal type that it
    sets. If both run on this machine, tmux is asked which of the two is the inner one; without
    `ask_tmux`, or if tmux does not respond, the terminal type decides.
    """
    term = environment.get("TERM", "")
    tmux = bool(environment.get("TMUX"))
    screen = bool(environment.get("STY"))
    if tmux and screen:
        tmux_is_inner = _tmux_is_inner(environment) if ask_tmux else None
        if tmux_is_inner is None:
            tmux_is_inner = term.startswith("tmux")
        if tmux_is_inner:
            return (Multiplexer.TMUX, Multiplexer.SCREEN)
        return (Multiplexer.SCREEN, Multiplexer.TMUX)
    if tmux or (term.startswith("tmux") and not screen):
        return (Multiplexer.TMUX,)
    if screen:
        return (Multiplexer.SCREEN,)
    return (Multiplexer.UNKNOWN,) if term.startswith("screen") else ()


def wrap_for_multiplexers(multiplexers: Sequence[Multiplexer], sequence: str) -> str:
    """Return a control sequence in every form that may reach the terminal, one after the other.

    `multiplexers` has the innermost multiplexer first. If several forms reach the terminal, it
    copies the same text several times, which is harmless.
    """
    forms = [sequence]
    for multiplexer in reversed(multiplexers):
        match multiplexer:
            case Multiplexer.TMUX:
                forms = [sequence, *map(_for_tmux, forms)]
            case Multiplexer.SCREEN:
                forms = list(map(_for_screen, forms))
            case Multiplexer.UNKNOWN:
                # screen ignores the unwrapped form, and tmux ignores the form wrapped for screen.
                forms = [sequence, *map(_for_screen, forms)]
    return "".join(forms)


def _for_tmux(sequence: str) -> str:
    return f"{_ESC}Ptmux;{sequence.replace(_ESC, _ESC * 2)}{_ST}"


def _for_screen(sequence: str) -> str:
    return "".join(f"{_ESC}P{chunk}{_ST}" for chunk in _screen_chunks(sequence))


def _screen_chunks(sequence: str) -> Iterator[str]:
    """Split a sequence into chunks short enough for screen.

    A string terminator inside the sequence is split between two chunks, as screen would otherwise
    end its own string there.
    """
    # A null character, which no sequence contains, marks where each terminator is split.
    for part in sequence.replace(_ST, f"{_ESC}\0\\").split("\0"):
        for start in range(0, len(part), SCREEN_MAX_STRING):
            yield part[start : start + SCREEN_MAX_STRING]


def tmux_forwards(environment: Mapping[str, str]) -> bool | None:
    """Return whether tmux on this machine forwards copied text; None if unknown."""
    if not environment.get("TMUX"):
        return None
    options = _ask_tmux("#{set-clipboard} #{allow-passthrough}", environment) or ""
    match options.split():
        case [set_clipboard, allow_passthrough]:
            return set_clipboard == "on" or allow_passthrough not in ("off", "0")
    # Older versions have no allow-passthrough option, and always forward wrapped sequences.
    return None


def _tmux_is_inner(environment: Mapping[str, str]) -> bool | None:
    """Return whether the program's terminal is a tmux pane; None if tmux does not respond."""
    pane = _ask_tmux("#{pane_tty}", environment)
    return None if pane is None else pane == ttyname(2)


def _ask_tmux(format_text: str, environment: Mapping[str, str]) -> str | None:
    """Return a format string as tmux expands it for this pane; None if tmux does not respond."""
    pane = environment.get("TMUX_PANE", "")
    try:
        result = subprocess.run(
            ["tmux", "display-message", "-p", "-t", pane, format_text],
            stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=TMUX_TIMEOUT,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired):
        return None
    return result.stdout.strip()
