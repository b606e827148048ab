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
_GAP, _NARROW_GAP = 2, 1
"""Columns between two keys of the line, and where it is narrow."""

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
    id: str
    """The id of its binding, or ""."""

    @property
    def text(self) -> str:
        """The key and what it does, as it is written."""
        return f"{self.name} {self.description}".rstrip()


class KeyFooter(Static):
    """One line of keys, which can be clicked: Enter first, help and quit last.

    Where it is narrow, those between are dropped. Textual's `Footer` cuts the line off instead,
    and makes a widget for each key anew when the focus moves, which then takes twice the time
    (73 ms for 34).
    """

    def __init__(self) -> None:
        super().__init__(id="keys", markup=False)
        self._shown: list[Key] = []
        self._gap = _GAP

    def on_mount(self) -> None:
        """Follow the bindings, which change with the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.show_keys())
        self.show_keys()

    def on_resize(self) -> None:
        """Fit the line to the new width."""
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys that work now."""
        keys, gap = self._fitting(self.content_size.width or self.app.size.width - 2)
        if (keys, gap) != (self._shown, self._gap):
            self._shown, self._gap = keys, gap
            texts = [Content(key.text).stylize("reverse", 0, len(key.name)) for key in keys]
            self.update(Content(" " * gap).join(texts), layout=False)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        offset = event.get_content_offset(self)
        end = 0
        for key in self._shown:
            end += cell_len(key.text)
            if offset is not None and offset.x < end:
                self.app.simulate_key(key.key)
                return
            end += self._gap

    def _fitting(self, width: int) -> tuple[list[Key], int]:
        """Return as many keys as fit a width in cells, and the columns between two of them."""
        active = [a for a in self.screen.active_bindings.values() if a.binding.show and a.enabled]
        # Of several keys for one action only the last is shown.
        by_action = {a.binding.action: a for a in active}
        keys = sorted(map(_key, by_action.values()), key=_place)
        others = [key for key in keys if _place(key) == 0]
        while others and _width(keys, _GAP) > width:
            keys.remove(others.pop())
        if _width(keys, _GAP) <= width:
            return keys, _GAP
        # F1 and ? are known for what they do.
        keys = [k._replace(description="") if k.id == HELP_BINDING else k for k in keys]
        for dropped in (NOTE_BINDING, "", HELP_BINDING):
            if _width(keys, _NARROW_GAP) > width:
                keys = [key for key in keys if key.id != dropped]
        return keys, _NARROW_GAP


def _place(key: Key) -> int:
    """Return where a key comes in the line: Enter, what else can be done here, the fixed keys."""
    if key.key == "enter":
        return -1
    return 1 + _FIXED.index(key.id) if key.id in _FIXED else 0


def _width(keys: list[Key], gap: int) -> int:
    return sum(cell_len(key.text) + gap for key in keys) - gap


def _key(active: ActiveBinding) -> Key:
    binding = active.binding
    return Key(key_name(active), binding.description, binding.key, binding.id or "")
