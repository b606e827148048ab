"""The clipboard: that of this machine, or that of the terminal at the other end of the line."""

from tui.clipboard.local import copy_to_local_clipboard, has_local_clipboard
from tui.clipboard.osc52 import ClipboardError, copy_by_terminal

__all__ = [
    "ClipboardError",
    "copy_by_terminal",
    "copy_to_local_clipboard",
    "has_local_clipboard",
]
