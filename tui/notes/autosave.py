"""Save the open note in the background, within half a second of each change."""

import itertools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto
from queue import Empty, SimpleQueue
from time import monotonic
from typing import TypeAlias

from templates import BridgeError

SAVE_DELAY = 0.25
"""Seconds to wait after a change before saving, so that the write ends within half a second."""

RETRY_DELAY = 2.0
"""Seconds to wait before retrying a failed save."""

SIGNAL_TIMEOUT = 5.0
"""Seconds that a signal handler waits for a save that is in progress."""


class NotSavedError(BridgeError):
    """The open note has unsaved changes; the message says why."""


class _Request(Enum):
    """A request to the background thread."""

    CHANGED = auto()
    SAVE = auto()
    STOP = auto()


_AnyRequest: TypeAlias = _Request | threading.Event
"""A request, or an event, which requests a save at once and is set when that save has ended."""


class Autosaver:
    """Calls `write` in a background thread after each change, and retries after an error.

    `write` saves the current state or raises an exception. The background thread calls
    `on_result` with the exception, or None on success, whenever the result of a save differs
    from the previous result.
    """

    def __init__(
        self, write: Callable[[], None], on_result: Callable[[Exception | None], object]
    ) -> None:
        self._write = write
        self._on_result = on_result
        # Each state gets a revision number, which is only compared for equality. `next` is atomic,
        # so it is safe in several threads and in a signal handler.
        self._revisions = itertools.count(1)
        self._current_revision = self._saved_revision = 0
        self._error: Exception | None = None
        # SimpleQueue.put is re-entrant: a signal handler may call it while another put is running.
        self._requests: SimpleQueue[_AnyRequest] = SimpleQueue()
        # Re-entrant: a signal handler may interrupt the main thread while it holds the lock.
        self._write_lock = threading.RLock()
        self._thread = threading.Thread(target=self._run, name="autosave", daemon=True)
        self._thread.start()

    @property
    def is_saved(self) -> bool:
        """Whether the current state is on disk."""
        return self._current_revision == self._saved_revision

    def schedule_save(self) -> None:
        """Save the new state within half a second; call this after changing it."""
        self._current_revision = next(self._revisions)
        self._requests.put(_Request.CHANGED)

    def mark_saved(self) -> None:
        """Record that the current state is already on disk."""
        self._saved_revision = self._current_revision

    def request_save(self) -> None:
        """Ask the background thread to save immediately, and return without waiting."""
        self._requests.put(_Request.SAVE)

    def save_in_this_thread(self) -> None:
        """Save in the calling thread, for use in a signal handler.

        Returns without saving if the background thread is still saving after SIGNAL_TIMEOUT.
        Raises any exception that `write` raises.
        """
        if not self.is_saved and self._write_lock.acquire(timeout=SIGNAL_TIMEOUT):
            try:
                self._save()
            finally:
                self._write_lock.release()

    @contextmanager
    def paused(self, timeout: float) -> Iterator[None]:
        """Prevent saves by the background thread while the context is active.

        Raises NotSavedError if a save in progress does not finish within `timeout` seconds.
        """
        if not self._write_lock.acquire(timeout=timeout):
            raise NotSavedError("The open note is still being saved: the disk is slow.")
        try:
            yield
        finally:
            self._write_lock.release()

    def flush(self, timeout: float) -> bool:
        """Save, waiting up to `timeout` seconds, and return whether all changes are on disk."""
        if not self.is_saved:
            done = threading.Event()
            self._requests.put(done)
            done.wait(timeout)
        return self.is_saved

    def close(self, timeout: float) -> bool:
        """Save, stop the background thread, and return whether all changes are on disk.

        Waits for the thread for up to `timeout` seconds.
        """
        self._requests.put(_Request.STOP)
        self._thread.join(timeout)
        return self.is_saved

    def _run(self) -> None:
        request: _AnyRequest | None = None
        while request is not _Request.STOP:
            request = self._next_request()
            with self._write_lock:
                error = self._try_to_save()
            # Compared as text, since two exceptions of the same kind are never equal.
            if repr(error) != repr(self._error):
                self._on_result(error)
            self._error = error
            if isinstance(request, threading.Event):
                request.set()

    def _next_request(self) -> _AnyRequest:
        """Wait for a request; after a change, wait for up to SAVE_DELAY for any other request.

        After an error, wait no longer than RETRY_DELAY.
        """
        try:
            request = self._requests.get(timeout=RETRY_DELAY if self._error else None)
        except Empty:
            return _Request.SAVE
        due = monotonic() + SAVE_DELAY
        while request is _Request.CHANGED and (remaining := due - monotonic()) > 0:
            try:
                request = self._requests.get(timeout=remaining)
            except Empty:
                break
        return request

    def _try_to_save(self) -> Exception | None:
        if self.is_saved:
            return None
        try:
            self._save()
        except Exception as error:  # Any error is reported, and the save is retried.
            return error
        return None

    def _save(self) -> None:
        # Read the revision before writing: a change during the write gets a new one, so it is saved
        # next.
        revision = self._current_revision
        self._write()
        self._saved_revision = revision
