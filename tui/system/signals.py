"""Save the note and end when a signal asks for it: a hang-up, a kill or an interrupt.

The handlers are Python's own: those of the event loop would wait for output that a dead line
never takes, while these run whatever the rest of the program is waiting for.
"""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from types import FrameType, TracebackType

_SIGNALS = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)

EXIT_TIMEOUT = 2
"""Seconds for restoring the terminal, after which the process ends all the same."""


class EndedBySignal:
    """A context in which signals save the note and end the program.

    `save` saves the note at once. `leave` is called with an exit status, restores the terminal and
    ends the program; `die_if_caught` then ends it by the same signal. An error in `save` keeps
    no process alive.
    """

    def __init__(self, save: Callable[[], None], leave: Callable[[int], None]) -> None:
        self._save = save
        self._leave = leave
        self._caught: int | None = None
        self._saving = False
        self._hung_up = False

    def __enter__(self) -> "EndedBySignal":
        signal.signal(signal.SIGHUP, self._hang_up)
        signal.signal(signal.SIGTERM, self._end)
        signal.signal(signal.SIGINT, self._end)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for number in _SIGNALS:
            signal.signal(number, signal.SIG_DFL)

    @property
    def caught(self) -> bool:
        """Whether a signal ended the program."""
        return self._caught is not None

    def die_if_caught(self) -> None:
        """End by the signal that was caught, if one was, so that the parent sees it."""
        if self._caught is not None:
            _die(self._caught)

    def _hang_up(self, number: int, frame: FrameType | None) -> None:
        # The terminal is gone, and output to it may wait for ever.
        self._hung_up = True
        if not self._saving:
            self._save_once()
            _die(number)

    def _end(self, number: int, frame: FrameType | None) -> None:
        self._save_once()
        if self._hung_up:
            _die(signal.SIGHUP)
        self._caught = number
        signal.signal(signal.SIGALRM, lambda *_: _die(number))
        signal.alarm(EXIT_TIMEOUT)
        self._leave(128 + number)

    def _save_once(self) -> None:
        # A second signal does not cut the save short.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)
        self._saving = True
        # Whatever goes wrong, the process was asked to end, and does.
        with suppress(Exception):
            self._save()
        self._saving = False


def _die(number: int) -> None:
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
