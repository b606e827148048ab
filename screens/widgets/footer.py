"""The line of keys at the foot of a screen, made from its active bindings."""

from rich.cells import cell_len
from textual.binding import ActiveBinding
from textual.content import Content
from textual.widgets import Static

QUIT_BINDING = "quit"
"""The id of the binding that is always in the line."""

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
    """Return a key as it is written for people: "^N", "Esc", "F1"."""
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
    """One line of keys; where it is narrow the last are dropped, but never the key to quit.

    Textual's `Footer` cuts the line off instead, and makes a widget for each key anew when the
    focus moves, which then takes twice the time (73 ms for 34).
    """

    def __init__(self) -> None:
        super().__init__(id="keys", markup=False)
        self._shown: list[tuple[str, str]] = []

    def on_mount(self) -> None:
        """Follow the bindings, which change with the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.show_keys())
        self.show_keys()

    def on_resize(self) -> None:
        """Fit the line to the new width."""
        self.show_keys()

    def show_keys(self) -> None:
        """Show the keys that work now."""
        keys = self._fitting(self.size.width or 80)
        if keys != self._shown:
            self._shown = keys
            pieces = [piece for key, name in keys for piece in ((key, "bold"), f" {name}  ")]
            self.update(Content.assemble(*pieces), layout=False)

    def _fitting(self, width: int) -> list[tuple[str, str]]:
        """Return the keys with what they do, as many as fit a width in cells."""
        active = [a for a in self.screen.active_bindings.values() if a.binding.show and a.enabled]
        # The last key of an action stands for all of them.
        by_action = {a.binding.action: a for a in active if a.binding.id != QUIT_BINDING}
        keys = [(key_name(a), a.binding.description) for a in by_action.values()]
        quit_keys = [
            (key_name(a), a.binding.description) for a in active if a.binding.id == QUIT_BINDING
        ]
        while keys and _width(keys + quit_keys) > width:
            keys.pop()
        return keys + quit_keys


def _width(keys: list[tuple[str, str]]) -> int:
    return sum(cell_len(key) + cell_len(name) + 3 for key, name in keys) - 2
