"""Saving in the background: what is typed is on disk within half a second."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum, auto
from queue import Empty, SimpleQueue
from time import monotonic

from tui.notes.draft import Draft

WITHIN = 0.25
"""Seconds after a change until it is saved; time to write and sync is left of half a second."""

AGAIN = 2.0
"""Seconds after which a save that failed is tried again."""

PATIENCE = 5.0
"""Seconds that a signal waits for a save that is under way."""


class _Order(Enum):
    CHANGED = auto()
    NOW = auto()
    END = auto()


class Autosaver:
    """Saves the last state of a note in a thread of its own, and tries again where that fails.

    `write` saves a note or raises what keeps it from doing so. `told` is called from the thread,
    with the error or None, whenever a save ends otherwise than the one before.
    """

    def __init__(
        self, write: Callable[[Draft], None], told: Callable[[Exception | None], object]
    ) -> None:
        self._write = write
        self._told = told
        self._latest: Draft | None = None
        self._saved: Draft | None = None
        self._trouble: Exception | None = None
        # Putting on this queue is safe also for a signal handler that interrupts another put.
        self._orders: SimpleQueue[_Order | threading.Event] = SimpleQueue()
        self._writing = threading.Lock()
        self._thread = threading.Thread(target=self._run, name="saving", daemon=True)
        self._thread.start()

    def change(self, draft: Draft) -> None:
        """Have a new state of the note saved, within half a second."""
        self._latest = draft
        self._orders.put(_Order.CHANGED)

    def soon(self) -> None:
        """Have the note saved now."""
        self._orders.put(_Order.NOW)

    def as_saved(self, draft: Draft | None) -> None:
        """Take a state of the note as the one that is on disk."""
        self._latest = self._saved = draft

    @property
    def saved(self) -> bool:
        """Whether the latest state of the note is on disk."""
        return self._latest is None or self._latest == self._saved

    def save_here(self) -> None:
        """Save the note in this thread, at once; for a signal handler. Raises as `write` does."""
        if self.saved or not self._writing.acquire(timeout=PATIENCE):
            return
        try:
            self._save()
        finally:
            self._writing.release()

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """Keep the thread from saving for a moment."""
        with self._writing:
            yield

    def settled(self, patience: float) -> bool:
        """Have the note saved now, wait for it, and say whether all is on disk."""
        if not self.saved:
            done = threading.Event()
            self._orders.put(done)
            done.wait(patience)
        return self.saved

    def close(self, patience: float) -> bool:
        """Save what is not saved, end the thread, and say whether all is on disk."""
        self._orders.put(_Order.END)
        self._thread.join(patience)
        return self.saved

    def _run(self) -> None:
        order: _Order | threading.Event | None = None
        while order is not _Order.END:
            order = self._next_order()
            with self._writing:
                trouble = self._tried()
            if repr(trouble) != repr(self._trouble):
                self._told(trouble)
            self._trouble = trouble
            if isinstance(order, threading.Event):
                order.set()

    def _next_order(self) -> _Order | threading.Event:
        try:
            order = self._orders.get(timeout=AGAIN if self._trouble else None)
        except Empty:
            return _Order.NOW
        due = monotonic() + WITHIN
        while order is _Order.CHANGED and (left := due - monotonic()) > 0:
            try:
                order = self._orders.get(timeout=left)
            except Empty:
                break
        return order

    def _tried(self) -> Exception | None:
        if self.saved:
            return None
        try:
            self._save()
        except Exception as error:  # whatever it is, it is told, and the next save is tried
            return error
        return None

    def _save(self) -> None:
        draft = self._latest
        if draft is not None:
            self._write(draft)
            self._saved = draft
