"""What separates names, and a name from a role."""

AND = r"(?i)\s+and\s+|\s*[&+]\s*"
"""An "and" between two names, or a sign for it."""
SLASH = r"\s+/\s*|\s*/\s+|(?<=\w\w)/(?=\w\w)"
"""A slash between two names, as opposed to "c/o"."""
DETAIL_SEPARATOR = r"\s+[-–—|·•]+\s*|\s*[-–—|·•]+\s+|\s*[—|·•]\s*|\s*:\s+"
"""A dash, a bar, a dot or a colon between a name and a role or a place."""
