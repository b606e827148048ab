"""The ways the finished note leaves: its formats, one a module, and what each way out writes.

Nothing here imports Textual: the wizard and the modes without it offer the same ways.
"""

FORMAT_NAMES = ("text", "markdown", "html", "eml", "json", "linkedin", "mailto", "ics")
"""The formats that a note can be printed in."""
