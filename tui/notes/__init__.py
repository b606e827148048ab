"""The notes on disk: one TOML file for each, saved while it is written, and never lost."""

from tui.notes.draft import Draft, DraftError, Status
from tui.notes.folder import Entry, NotesFolder

__all__ = ["Draft", "DraftError", "Entry", "NotesFolder", "Status"]
