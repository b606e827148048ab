"""Copy text to the clipboard of this machine, or of the terminal at the end of a connection."""

from tui.clipboard.local import copy_to_local_clipboard, has_local_clipboard
from tui.clipboard.osc52 import ClipboardError, may_have_clipboard, prepare_terminal_copy

__all__ = [
    "ClipboardError",
    "copy_to_local_clipboard",
    "has_local_clipboard",
    "may_have_clipboard",
    "prepare_terminal_copy",
]
