"""Compose a note from answers."""
