"""The clipboard: that of this machine, or that of the terminal at the other end of the line."""

from tui.clipboard.local import copy, is_local
from tui.clipboard.osc52 import ClipboardError, copy_by_terminal

__all__ = ["ClipboardError", "copy", "copy_by_terminal", "is_local"]
