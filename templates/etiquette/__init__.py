"""Checks a text for what could harm the writer, and returns findings."""
