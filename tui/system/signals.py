"""Save the note and end the program on a signal: a hang-up, a kill or an interrupt.

The handlers are set with `signal.signal`. Handlers of the event loop would not run while the loop
waits for output to a terminal that is gone.
"""

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType, TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # For annotations only: plain mode does not need `asyncio`.
    from asyncio import AbstractEventLoop

_SIGNALS = (signal.SIGHUP, signal.SIGTERM, signal.SIGINT)

EXIT_TIMEOUT = 2
"""Seconds to restore the terminal, after which the process ends anyway."""

_READ_SIZE = 4096
"""The number of bytes to read from the pipe of signals at once; each signal writes one."""


class SignalHandlers:
    """A context in which signals save the note and end the program.

    `save` saves the note at once; if it fails, the program still ends. `leave` is called with an
    exit status, and makes the program restore the terminal and leave the context.
    `die_by_caught_signal` then ends the process by the same signal. A hang-up ends it at once,
    since there is no terminal to restore.
    """

    def __init__(self, save: Callable[[], None], leave: Callable[[int], None]) -> None:
        self._save = save
        self._leave = leave
        self._caught_signal: int | None = None
        self._is_saving = False
        self._has_hung_up = False

    def __enter__(self) -> "SignalHandlers":
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
        for signum in _SIGNALS:
            signal.signal(signum, signal.SIG_DFL)

    @property
    def has_caught_signal(self) -> bool:
        """Whether a signal ended the program."""
        return self._caught_signal is not None

    def die_by_caught_signal(self) -> None:
        """End the process by the signal that was caught, if any, so that its parent sees it."""
        if self._caught_signal is not None:
            _die_by(self._caught_signal)

    def _hang_up(self, signum: int, frame: FrameType | None) -> None:
        # The terminal is gone, and output to it may block for ever.
        self._has_hung_up = True
        if not self._is_saving:
            self._save_uninterrupted()
            _die_by(signum)

    def _end(self, signum: int, frame: FrameType | None) -> None:
        self._save_uninterrupted()
        if self._has_hung_up:
            _die_by(signal.SIGHUP)
        self._caught_signal = signum
        signal.signal(signal.SIGALRM, lambda *_: _die_by(signum))
        signal.alarm(EXIT_TIMEOUT)
        self._leave(128 + signum)

    def _save_uninterrupted(self) -> None:
        # A second signal must not interrupt the save.
        for signum in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signum, signal.SIG_IGN)
        self._is_saving = True
        # The process was asked to end, and ends even if the note cannot be saved.
        with suppress(Exception):
            self._save()
        self._is_saving = False


@contextmanager
def wake_on_signals(loop: "AbstractEventLoop") -> Iterator[None]:
    """Let each signal wake an event loop that waits, so that the signal's handler runs at once.

    Otherwise a signal that arrives just before the wait begins, or in another thread, would not
    end the wait. Must be called in the main thread.
    """
    reader, writer = os.pipe()
    for end in (reader, writer):
        os.set_blocking(end, False)
    previous = signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
    loop.add_reader(reader, os.read, reader, _READ_SIZE)
    try:
        yield
    finally:
        loop.remove_reader(reader)
        signal.set_wakeup_fd(previous)
        os.close(reader)
        os.close(writer)


def _die_by(signum: int) -> None:
    signal.signal(signum, signal.SIG_DFL)
    os.kill(os.getpid(), signum)
