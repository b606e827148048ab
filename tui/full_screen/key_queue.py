"""Handle keys typed ahead one by one, each after everything that the previous one caused."""

import asyncio
from collections import deque
from time import monotonic
from typing import Any, TypeGuard

from textual import events
from textual.app import App, ReturnType
from textual.driver import Driver
from textual.screen import Screen


class KeyQueueApp(App[ReturnType]):
    """An app that handles each key only after everything that the previous one caused.

    Textual sends each key to the widget that has the focus when the key is read. Keys typed ahead,
    over a slow connection or by a script, would all go to the first field, Enter included. Here
    they are queued until neither the app nor any widget on the screen has a message left to handle.
    Queued text for one field is inserted as one edit.
    """

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self._queue: deque[events.Event] = deque()
        """The input that is not handled yet: keys, clicks and pastes."""
        self._queue_task: asyncio.Task[None] | None = None
        """The task that empties the queue; None while the queue is empty."""
        self._last_input_time = float("-inf")
        """When the last input was queued, in `monotonic` seconds."""

    @property
    def seconds_without_input(self) -> float:
        """The seconds since the last key, click or paste; infinite before the first."""
        return monotonic() - self._last_input_time

    async def on_event(self, event: events.Event) -> None:
        """Queue input, unless a screen has forwarded it; handle other events as usual."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            self._queue.append(event)
            self._last_input_time = monotonic()
            if self._queue_task is None:
                self._queue_task = asyncio.create_task(self._process_queue())
        else:
            await super().on_event(event)

    async def _process_queue(self) -> None:
        while self._queue and self.is_running:
            await asyncio.sleep(0)
            if self.is_idle(self.screen):
                # An empty queue is not enough: the last message may not be finished, or may have
                # started a task that opens a dialog. So `_handle_next` is called only after the
                # screen and then the app have come to their next message, and it checks again.
                self.screen.call_later(self.call_later, self._handle_next)
        self._queue_task = None

    def is_idle(self, screen: Screen[Any]) -> bool:
        """Return whether a screen is mounted, and neither it nor the app has a message to handle.

        The messages of a screen include those of its widgets.
        """
        receivers = (self, *screen.walk_children(with_self=True))
        return screen.is_mounted and not any(node.message_queue_size for node in receivers)

    async def _handle_next(self) -> None:
        """Handle the next event of the queue; a character together with those that follow it."""
        if not self._queue or not self.is_idle(self.screen):
            return
        event = self._queue.popleft()
        if self._is_text(event):
            text = event.character or ""
            while self._queue and self._is_text(following := self._queue[0]):
                text += following.character or ""
                self._queue.popleft()
            event = events.Key(event.key, text)
        await super().on_event(event)

    def _is_text(self, event: events.Event) -> TypeGuard[events.Key]:
        """Return whether an event is the key of a character that the focused widget inserts."""
        return (
            isinstance(event, events.Key)
            and event.is_printable
            and self.focused is not None
            and self.focused.check_consume_key(event.key, event.character)
        )
