"""The line of keys at the bottom of a screen, made from its active bindings."""

from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.binding import ActiveBinding
from textual.content import Content
from textual.widgets import Static

NOTE_BINDING, HELP_BINDING, QUIT_BINDING = "note", "help", "quit"
_FIXED_BINDINGS = (NOTE_BINDING, HELP_BINDING, QUIT_BINDING)
"""The ids of the bindings that the line ends with, in the order in which they are shown."""
_GAP, _NARROW_GAP = 2, 1
"""The number of columns between two keys of the line, usually and on a narrow screen."""

_KEY_NAMES = {
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
    """Return the name of a key as shown on screen, such as "Ctrl+N", "Esc" or "F1"."""
    binding = active.binding
    if binding.key_display:
        return binding.key_display
    key = binding.key
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    if key.startswith("ctrl+"):
        return "Ctrl+" + key.removeprefix("ctrl+").upper()
    return key.upper() if key.startswith("f") else key


class FooterKey(NamedTuple):
    """A key of the line: its name on screen, what it does, and its name in Textual."""

    name: str
    description: str
    textual_key: str
    id: str
    """The id of its binding, or ""."""

    @property
    def text(self) -> str:
        """The key and what it does, as shown in the line."""
        return f"{self.name} {self.description}".rstrip()


class KeyFooter(Static):
    """A line of keys, which can be clicked: Enter first, help and quit last.

    Where the style sheet gives it two rows, the keys between them are in the upper one. On a narrow
    screen, some of these are dropped. Textual's `Footer` cuts the line off instead. It also mounts
    a new widget for each key when the focus moves, which doubles the time for moving the focus
    (73 ms instead of 34).
    """

    def __init__(self) -> None:
        super().__init__(id="keys", markup=False)
        self._shown: list[list[FooterKey]] = []
        self._gap = _GAP

    def on_mount(self) -> None:
        """Show the keys again when the bindings change, as they do with the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.show_keys())
        self.show_keys()

    def on_resize(self) -> None:
        """Fit the line to the new width."""
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys that work now."""
        rows, gap = self._rows_that_fit(self.content_size.width or self.app.size.width - 2)
        if (rows, gap) != (self._shown, self._gap):
            self._shown, self._gap = rows, gap
            self.update(Content("\n").join(map(self._line, rows)), layout=False)

    def _line(self, keys: list[FooterKey]) -> Content:
        texts = [Content(key.text).stylize("reverse", 0, len(key.name)) for key in keys]
        return Content(" " * self._gap).join(texts)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y >= len(self._shown):
            return
        end = 0
        for key in self._shown[offset.y]:
            end += cell_len(key.text)
            if offset.x < end:
                self.app.simulate_key(key.textual_key)
                return
            end += self._gap

    def _rows_that_fit(self, width: int) -> tuple[list[list[FooterKey]], int]:
        """Return rows of as many keys as fit in `width` cells, and the columns between two keys."""
        active = [a for a in self.screen.active_bindings.values() if a.binding.show and a.enabled]
        # Of several keys for one action only the last is shown.
        by_action = {a.binding.action: a for a in active}
        keys = sorted(map(_key, by_action.values()), key=_sort_order)
        if self.size.height < 2:
            row, gap = _row_that_fits(keys, width)
            return [row], gap
        # Esc is in the same place on every screen.
        own = [key for key in keys if _may_be_dropped(key) and key.textual_key != "escape"]
        upper = _beginning_that_fits(own, width)
        lower, gap = _row_that_fits([key for key in keys if key not in upper], width)
        return [upper, lower], gap


def _may_be_dropped(key: FooterKey) -> bool:
    return key.textual_key != "enter" and key.id not in _FIXED_BINDINGS


def _row_that_fits(keys: list[FooterKey], width: int) -> tuple[list[FooterKey], int]:
    """Return as many keys as fit in `width` cells, and the columns between two of them."""
    keys = list(keys)
    others = list(filter(_may_be_dropped, keys))
    while others and _width(keys, _GAP) > width:
        keys.remove(others.pop())
    if _width(keys, _GAP) <= width:
        return keys, _GAP
    # F1 and ? need no description: they are well known.
    keys = [k._replace(description="") if k.id == HELP_BINDING else k for k in keys]
    # Enter is the only key left whose binding has no id.
    for dropped in (NOTE_BINDING, "", HELP_BINDING):
        if _width(keys, _NARROW_GAP) > width:
            keys = [key for key in keys if key.id != dropped]
    return keys, _NARROW_GAP


def _beginning_that_fits(keys: list[FooterKey], width: int) -> list[FooterKey]:
    """Return the first of some keys, as many as fit in `width` cells."""
    count = len(keys)
    while count and _width(keys[:count], _GAP) > width:
        count -= 1
    return keys[:count]


def _sort_order(key: FooterKey) -> int:
    """Return the sort order of a key in the line: Enter, then other keys, then the fixed keys."""
    if key.textual_key == "enter":
        return -1
    return 1 + _FIXED_BINDINGS.index(key.id) if key.id in _FIXED_BINDINGS else 0


def _width(keys: list[FooterKey], gap: int) -> int:
    return sum(cell_len(key.text) + gap for key in keys) - gap


def _key(active: ActiveBinding) -> FooterKey:
    binding = active.binding
    return FooterKey(key_name(active), binding.description, binding.key, binding.id or "")
