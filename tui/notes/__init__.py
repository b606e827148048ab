"""Store notes on disk, one TOML file each, and save the open note automatically."""

from tui.notes.draft import Draft, DraftError, Status
from tui.notes.folder import Entry, NotesFolder

__all__ = ["Draft", "DraftError", "Entry", "NotesFolder", "Status"]
