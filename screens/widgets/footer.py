"""The footer of a screen: its keys, made from its active bindings."""

from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.containers import Center
from textual.content import Content
from textual.widgets import Static

NOTE_BINDING, HELP_BINDING, QUIT_BINDING = "note", "help", "quit"
_FIXED_BINDINGS = (NOTE_BINDING, HELP_BINDING, QUIT_BINDING)
"""The ids of the bindings that the footer ends with, in the order in which they are shown."""

_GAP, _NARROW_GAP = 2, 1
"""The cells between two keys, usually and on a narrow screen."""

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
    "delete": "Del",
    "question_mark": "?",
}
"""The names of keys on screen, by their names in Textual; `key_name` derives all others."""


def key_name(active: ActiveBinding) -> str:
    """Return the name of a binding's key as shown on screen, such as "Ctrl+N", "Esc" or "F1"."""
    binding = active.binding
    if binding.key_display:
        return binding.key_display
    key = binding.key
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    if key.startswith("ctrl+"):
        return "Ctrl+" + key.removeprefix("ctrl+").upper()
    is_function_key = key.startswith("f") and key[1:].isdecimal()
    return key.upper() if is_function_key else key


class FooterKey(NamedTuple):
    """A key in the footer."""

    name: str
    """Its name on screen."""
    description: str
    """What it does, in one or two words."""
    textual_key: str
    """Its name in Textual."""
    binding_id: str
    """The id of its binding, or ""."""

    @property
    def text(self) -> str:
        """The key and what it does, as the footer shows them."""
        return f"{self.name} {self.description}".rstrip()


class KeyFooter(Static):
    """A footer with keys that can be clicked: Enter first, the note, help and quit last.

    Where they do not fit, the other keys are dropped, from the end. If the style sheet gives the
    footer two rows, the other keys are in the upper one, except Esc.

    Textual's `Footer` is cut off instead. It also mounts a new widget for each key when the
    focus moves, which doubles the time for moving the focus (73 ms instead of 34).
    """

    def __init__(self) -> None:
        super().__init__(id="keys", markup=False)
        self._rows: list[list[FooterKey]] = []
        """The keys that are shown, in one row or two."""
        self._gap = _GAP

    def on_mount(self) -> None:
        """Show the keys again when the bindings change, as they do when the focus moves."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.show_keys())
        self.show_keys()

    def on_resize(self) -> None:
        """Fit the keys to the new width."""
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys that work now."""
        # Before the first layout there is no content size; the style sheet pads each side by 1.
        width = self.content_size.width or self.app.size.width - 2
        rows, gap = self._rows_that_fit(width)
        if (rows, gap) != (self._rows, self._gap):
            self._rows, self._gap = rows, gap
            self.update(Content("\n").join(map(self._row_content, rows)), layout=False)

    def _row_content(self, keys: list[FooterKey]) -> Content:
        texts = [Content(key.text).stylize("reverse", 0, len(key.name)) for key in keys]
        return Content(" " * self._gap).join(texts)

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y >= len(self._rows):
            return
        start = 0
        for key in self._rows[offset.y]:
            end = start + cell_len(key.text)
            if start <= offset.x < end:
                self.app.simulate_key(key.textual_key)
                return
            start = end + self._gap

    def _rows_that_fit(self, width: int) -> tuple[list[list[FooterKey]], int]:
        """Return rows of as many keys as fit in `width` cells, and the cells between two keys."""
        keys = self._keys()
        has_two_rows = self.size.height > 1
        if not has_two_rows:
            row, gap = _row_that_fits(keys, width)
            return [row], gap
        # Esc stays in the lower row, so that it is in the same place on every screen.
        for_upper = [key for key in keys if _may_be_dropped(key) and key.textual_key != "escape"]
        upper = _beginning_that_fits(for_upper, width)
        lower, gap = _row_that_fits([key for key in keys if key not in upper], width)
        return [upper, lower], gap

    def _keys(self) -> list[FooterKey]:
        """Return every key that works now and is meant for the footer, in order."""
        active = [a for a in self.screen.active_bindings.values() if a.binding.show and a.enabled]
        # Of several keys for one action only the last is shown.
        by_action = {a.binding.action: _key(a) for a in active}
        return sorted(by_action.values(), key=_sort_order)


class DialogFooter(Center):
    """The footer of a dialog, which covers the footer of the screen under it."""

    def compose(self) -> ComposeResult:
        """Compose the footer."""
        yield KeyFooter()

    def on_mount(self) -> None:
        """Take as many rows as the footer of the screen under the dialog, if there is one."""
        below = [screen for screen in self.app.screen_stack if screen is not self.screen][-1:]
        heights = [footer.size.height for screen in below for footer in screen.query(KeyFooter)]
        self.styles.height = max([1, *heights])


def _key(active: ActiveBinding) -> FooterKey:
    binding = active.binding
    return FooterKey(key_name(active), binding.description, binding.key, binding.id or "")


def _sort_order(key: FooterKey) -> int:
    """Return the sort order of a key: Enter, then other keys, then the fixed keys."""
    if key.textual_key == "enter":
        return -1
    if key.binding_id in _FIXED_BINDINGS:
        return 1 + _FIXED_BINDINGS.index(key.binding_id)
    return 0


def _may_be_dropped(key: FooterKey) -> bool:
    return key.textual_key != "enter" and key.binding_id not in _FIXED_BINDINGS


def _row_that_fits(keys: list[FooterKey], width: int) -> tuple[list[FooterKey], int]:
    """Return as many keys as fit in `width` cells, and the cells between two of them."""
    keys = list(keys)
    droppable = [key for key in keys if _may_be_dropped(key)]
    while droppable and _width(keys, _GAP) > width:
        keys.remove(droppable.pop())
    if _width(keys, _GAP) <= width:
        return keys, _GAP
    # As in other programs: "^Q" for "Ctrl+Q".
    keys = [key._replace(name=key.name.replace("Ctrl+", "^")) for key in keys]
    if _width(keys, _NARROW_GAP) <= width:
        return keys, _NARROW_GAP
    # F1 and ? need no description: they are well known.
    keys = [k._replace(description="") if k.binding_id == HELP_BINDING else k for k in keys]
    # Enter is the only key left whose binding has no id.
    for dropped_id in (NOTE_BINDING, "", HELP_BINDING):
        if _width(keys, _NARROW_GAP) > width:
            keys = [key for key in keys if key.binding_id != dropped_id]
    return keys, _NARROW_GAP


def _beginning_that_fits(keys: list[FooterKey], width: int) -> list[FooterKey]:
    """Return as many of the first keys as fit in `width` cells."""
    count = len(keys)
    while count and _width(keys[:count], _GAP) > width:
        count -= 1
    return keys[:count]


def _width(keys: list[FooterKey], gap: int) -> int:
    return sum(cell_len(key.text) + gap for key in keys) - gap
