"""The line of keys at the foot, made from the bindings that are active."""

from rich.cells import cell_len
from textual.binding import ActiveBinding
from textual.content import Content
from textual.widgets import Static

QUIT_BINDING = "leave"
"""The id of the binding that is never dropped from the line."""

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
}


def key_name(active: ActiveBinding) -> str:
    """Return a key as people read it: "^N", "Esc", "F1"."""
    binding = active.binding
    if binding.key_display:
        return binding.key_display
    key = binding.key
    if key in _NAMES:
        return _NAMES[key]
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+").upper()
    return key.upper() if key.startswith("f") else key


class KeyFooter(Static):
    """One line of keys; the least important are dropped where it is narrow, the way out never."""

    def __init__(self) -> None:
        super().__init__(id="keys", markup=False)
        self._shown = ""

    def on_mount(self) -> None:
        """Follow the bindings as the focus moves."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.show_keys())
        self.show_keys()

    def on_resize(self) -> None:
        """Fit the line to the new width."""
        self.show_keys()

    def show_keys(self) -> None:
        """Draw the line again if its words have changed."""
        keys = self._keys()
        shown = repr(keys)
        if shown != self._shown:
            self._shown = shown
            pieces = [piece for key, name in keys for piece in ((key, "bold"), f" {name}  ")]
            self.update(Content.assemble(*pieces), layout=False)

    def _keys(self) -> list[tuple[str, str]]:
        width = self.size.width or 80
        active = [a for a in self.screen.active_bindings.values() if a.binding.show and a.enabled]
        out = [a for a in active if a.binding.id == QUIT_BINDING]
        others = {a.binding.action: a for a in active if a.binding.id != QUIT_BINDING}
        keys = [(key_name(a), a.binding.description) for a in others.values()]
        last = [(key_name(a), a.binding.description) for a in out]
        while keys and _width(keys + last) > width:
            keys.pop()
        return keys + last


def _width(keys: list[tuple[str, str]]) -> int:
    return sum(cell_len(key) + cell_len(name) + 3 for key, name in keys) - 2
