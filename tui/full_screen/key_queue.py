"""Keys that arrive together are taken one at a time, each where the one before it led."""

from collections import deque
from functools import partial

from textual import events, on
from textual.app import App, ReturnType
from textual.driver import Driver
from textual.message import Message
from textual.widget import Widget

LEGS = 4
"""To the app and its bindings; what a binding posted; what a step made of it; the next screen."""

PATIENCE = 1.0
"""Seconds after which the next key is taken, should a key's consequences never be reported."""


class KeyQueueApp(App[ReturnType]):
    """An app that takes a key only when all that the key before it set off has happened.

    Textual hands every key to whatever has the focus when the key is read. Keys typed ahead, as
    over a slow line, or sent by a script, would so all go to the first field, Enter and all. Here
    a message follows each key from the widget up to the app, and then whatever the key set off, leg
    by leg, until the screen that is shown by now has seen to it. Then the next key is taken.
    """

    class Followed(Message):
        """What a key set off has been seen to, on one leg of its way after another."""

        def __init__(self, number: int, legs_left: int) -> None:
            super().__init__()
            self.number = number
            self.legs_left = legs_left

    def __init__(self, driver_class: type[Driver] | None = None) -> None:
        super().__init__(driver_class=driver_class)
        self._typed: deque[events.Key] = deque()
        self._target: Widget | None = None
        self._number = 0
        self._busy = False

    async def on_event(self, event: events.Event) -> None:
        """Queue keys that have not been forwarded; all else goes its usual way."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self._typed.append(event)
            if not self._busy:
                await self._take_key()
        else:
            await super().on_event(event)

    def passes_over(self, key: events.Key) -> bool:
        """Say whether a key is to have no effect; none is, here."""
        return False

    async def _take_key(self) -> None:
        self._busy = bool(self._typed)
        if self._busy:
            self._number += 1
            self._target = self.focused or self.screen
            key = self._typed.popleft()
            if not self.passes_over(key):
                await super().on_event(key)
            self._follow(LEGS)
            self.set_timer(PATIENCE, partial(self._give_up, self._number))

    def _follow(self, legs_left: int) -> None:
        target = self._target if legs_left > 2 else None
        if target is None or not target.is_attached:
            target = self.screen
        target.post_message(self.Followed(self._number, legs_left))

    async def _give_up(self, number: int) -> None:
        if self._busy and number == self._number:
            await self._take_key()

    @on(Followed)
    async def _followed(self, event: Followed) -> None:
        if event.number == self._number:
            if event.legs_left > 1:
                self._follow(event.legs_left - 1)
            else:
                await self._take_key()
