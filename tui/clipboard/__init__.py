"""The clipboard: this machine's own, or that of the terminal at the other end of the line."""

from tui.clipboard.local import is_local
from tui.clipboard.osc52 import MOST_BYTES, ClipboardError, osc52, sent

__all__ = ["MOST_BYTES", "ClipboardError", "is_local", "osc52", "sent"]
