"""Save a note in the background: what is typed is on disk within half a second."""

import itertools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto
from queue import Empty, SimpleQueue
from time import monotonic

from templates import BridgeError

SAVE_DELAY = 0.25
"""Seconds after a change until it is saved; leaves time to write and sync within half a second."""

RETRY_DELAY = 2.0
"""Seconds after which a save that failed is tried again."""

SIGNAL_TIMEOUT = 5.0
"""Seconds that a signal handler waits for a save in progress."""


class NotSavedError(BridgeError):
    """The open note has changes that are not on disk; the text says why."""


class _Request(Enum):
    CHANGED = auto()
    NOW = auto()
    END = auto()


class Autosaver:
    """Calls `write` in a thread of its own after each change, and again after a failure.

    `write` saves the current state or raises what prevents it. `on_result` is called from the
    thread, with the error or None, whenever a save ends differently from the one before.
    """

    def __init__(
        self, write: Callable[[], None], on_result: Callable[[Exception | None], object]
    ) -> None:
        self._write = write
        self._on_result = on_result
        # Numbers the states. Taking the next one is atomic, also between threads and inside a
        # signal handler; only whether two are equal counts.
        self._revisions = itertools.count(1)
        self._current = self._saved = 0
        self._error: Exception | None = None
        # A signal handler that interrupts one put may safely make another.
        self._requests: SimpleQueue[_Request | threading.Event] = SimpleQueue()
        # Re-entrant: a signal handler may interrupt the main thread while it holds the lock.
        self._write_lock = threading.RLock()
        self._thread = threading.Thread(target=self._run, name="autosave", daemon=True)
        self._thread.start()

    @property
    def saved(self) -> bool:
        """Whether the current state is on disk."""
        return self._current == self._saved

    def schedule_save(self) -> None:
        """Save the new state within half a second; call this after changing it."""
        self._current = next(self._revisions)
        self._requests.put(_Request.CHANGED)

    def mark_saved(self) -> None:
        """Take the current state as the one that is on disk."""
        self._saved = self._current

    def request_save(self) -> None:
        """Have the thread save now, without waiting for it."""
        self._requests.put(_Request.NOW)

    def save_now(self) -> None:
        """Save in this thread; for a signal handler. Raises as `write` does.

        Gives up after SIGNAL_TIMEOUT if the thread is still in the middle of a save.
        """
        if not self.saved and self._write_lock.acquire(timeout=SIGNAL_TIMEOUT):
            try:
                self._save()
            finally:
                self._write_lock.release()

    @contextmanager
    def paused(self, timeout: float) -> Iterator[None]:
        """Keep the thread from saving. Raises NotSavedError if a save takes over `timeout` s."""
        if not self._write_lock.acquire(timeout=timeout):
            raise NotSavedError("The note that is open is still being saved: the disk is slow.")
        try:
            yield
        finally:
            self._write_lock.release()

    def flush(self, timeout: float) -> bool:
        """Save now, wait up to `timeout` seconds, and return whether everything is on disk."""
        if not self.saved:
            done = threading.Event()
            self._requests.put(done)
            done.wait(timeout)
        return self.saved

    def close(self, timeout: float) -> bool:
        """Save, end the thread, and return whether everything is on disk."""
        self._requests.put(_Request.END)
        self._thread.join(timeout)
        return self.saved

    def _run(self) -> None:
        request: _Request | threading.Event | None = None
        while request is not _Request.END:
            request = self._next_request()
            with self._write_lock:
                error = self._try_to_save()
            if repr(error) != repr(self._error):
                self._on_result(error)
            self._error = error
            if isinstance(request, threading.Event):
                request.set()

    def _next_request(self) -> _Request | threading.Event:
        try:
            request = self._requests.get(timeout=RETRY_DELAY if self._error else None)
        except Empty:
            return _Request.NOW
        due = monotonic() + SAVE_DELAY
        while request is _Request.CHANGED and (left := due - monotonic()) > 0:
            try:
                request = self._requests.get(timeout=left)
            except Empty:
                break
        return request

    def _try_to_save(self) -> Exception | None:
        if self.saved:
            return None
        try:
            self._save()
        except Exception as error:  # whatever it is, it is reported, and the next save is tried
            return error
        return None

    def _save(self) -> None:
        # Read first: a change made during the write has a later number, and is saved next.
        revision = self._current
        self._write()
        self._saved = revision
