"""Write the many words that a pattern may begin with as a list."""


def any_of(words: str) -> str:
    """Return a regular expression for one of several words, or phrases with "_" for a space."""
    return f"(?:{'|'.join(words.split()).replace('_', ' ')})"
