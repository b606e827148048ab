"""The line of keys at the foot of a screen, made from its active bindings."""

from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.binding import ActiveBinding
from textual.content import Content
from textual.widgets import Static

NOTE_BINDING, HELP_BINDING, QUIT_BINDING = "note", "help", "quit"
"""The ids of the bindings that are always in the line: to see the note, for help, and to quit."""
_FIXED = (NOTE_BINDING, HELP_BINDING, QUIT_BINDING)
"""The ids of the fixed bindings, in the order in which they end the line."""
_GAP = 2
"""Columns between two keys of the line."""

_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "question_mark": "?",
}


def key_name(active: ActiveBinding) -> str:
    """Return a key as it is written for people: "Ctrl+N", "Esc", "F1"."""
    binding = active.binding
    if binding.key_display:
        return binding.key_display
    key = binding.key
    if key in _NAMES:
        return _NAMES[key]
    if key.startswith("ctrl+"):
        return "Ctrl+" + key.removeprefix("ctrl+").upper()
    return key.upper() if key.startswith("f") else key


class Key(NamedTuple):
    """A key of the line: how it is written, what it does, and how it is pressed."""

    name: str
    description: str
    key: str

    @property
    def width(self) -> int:
        """The columns that it takes, with the gap after it."""
        return cell_len(self.name) + 1 + cell_len(self.description) + _GAP


class KeyFooter(Static):
    """One line of keys, which can be clicked; where it is narrow the last are dropped.

    Those for help and to quit never are. Textual's `Footer` cuts the line off instead, and makes a
    widget for each key anew when the focus moves, which then takes twice the time (73 ms for 34).
    """

    def __init__(self) -> None:
        super().__init__(id="keys", markup=False)
        self._shown: list[Key] = []

    def on_mount(self) -> None:
        """Follow the bindings, which change with the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.show_keys())
        self.show_keys()

    def on_resize(self) -> None:
        """Fit the line to the new width."""
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys that work now."""
        keys = self._fitting(self.content_size.width or self.app.size.width - 2)
        if keys != self._shown:
            self._shown = keys
            pieces = [
                piece
                for key in keys
                for piece in ((key.name, "reverse"), f" {key.description}{' ' * _GAP}")
            ]
            self.update(Content.assemble(*pieces), layout=False)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        offset = event.get_content_offset(self)
        end = 0
        for key in self._shown:
            end += key.width
            if offset is not None and offset.x < end - _GAP:
                self.app.simulate_key(key.key)
                return

    def _fitting(self, width: int) -> list[Key]:
        """Return the keys with what they do, as many as fit a width in cells."""
        active = [a for a in self.screen.active_bindings.values() if a.binding.show and a.enabled]
        # Of several keys for one action only the last is shown.
        by_action = {a.binding.action: a for a in active}
        keys = [_key(a) for a in by_action.values() if a.binding.id not in _FIXED]
        fixed = [a for a in by_action.values() if a.binding.id in _FIXED]
        fixed.sort(key=lambda active: _FIXED.index(active.binding.id or ""))
        fixed_keys = [_key(active) for active in fixed]
        while keys and _width(keys + fixed_keys) > width:
            keys.pop()
        while len(fixed_keys) > 1 and _width(fixed_keys) > width:
            del fixed_keys[0]
        return keys + fixed_keys


def _width(keys: list[Key]) -> int:
    return sum(key.width for key in keys) - _GAP


def _key(active: ActiveBinding) -> Key:
    return Key(key_name(active), active.binding.description, active.binding.key)
