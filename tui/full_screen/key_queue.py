"""Input typed ahead is handled in order, each piece where the one before it led."""

import asyncio
from collections import deque
from time import monotonic
from typing import Any, TypeGuard

from textual import events
from textual.app import App, ReturnType
from textual.driver import Driver
from textual.screen import Screen


class KeyQueueApp(App[ReturnType]):
    """An app that handles a key only when all that the key before it caused has happened.

    Textual hands each key to the widget that has the focus when the key is read. Keys typed ahead,
    over a slow line or by a script, would all go to the first field, Enter included. Here they
    wait until neither the app nor any widget on the screen has a message left to handle. Text
    that waits for one field is typed into it as one edit.
    """

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self._waiting: deque[events.Event] = deque()
        self._queue_task: asyncio.Task[None] | None = None
        self._last_input = float("-inf")

    @property
    def seconds_without_input(self) -> float:
        """The time since the last key, click or paste; infinite before the first."""
        return monotonic() - self._last_input

    async def on_event(self, event: events.Event) -> None:
        """Queue input that no widget has been given yet; handle everything else as usual."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            self._waiting.append(event)
            self._last_input = monotonic()
            if self._queue_task is None:
                self._queue_task = asyncio.create_task(self._empty_queue())
        else:
            await super().on_event(event)

    async def _empty_queue(self) -> None:
        while self._waiting and self.is_running:
            await asyncio.sleep(0)
            if self.is_idle():
                # Either may be in the middle of a message that is in no queue any more, or have
                # started a task that opens a dialog: first in line behind both, look once more.
                self.screen.call_later(self.call_later, self._handle_next)
        self._queue_task = None

    def is_idle(self, screen: Screen[Any] | None = None) -> bool:
        """Return whether the app and a screen, by default the top one, have no message left."""
        pumps = (self, *(screen or self.screen).walk_children(with_self=True))
        return not any(pump.message_queue_size for pump in pumps)

    async def _handle_next(self) -> None:
        if not self._waiting or not self.is_idle():
            return
        event = self._waiting.popleft()
        if self._is_text(event):
            text = event.character or ""
            while self._waiting and self._is_text(key := self._waiting[0]):
                text += key.character or ""
                self._waiting.popleft()
            event = events.Key(event.key, text)
        await super().on_event(event)

    def _is_text(self, event: events.Event) -> TypeGuard[events.Key]:
        """Say whether the focused widget inserts what was typed."""
        return (
            isinstance(event, events.Key)
            and event.is_printable
            and self.focused is not None
            and self.focused.check_consume_key(event.key, event.character)
        )
