"""Write the alternatives of a regular expression as a list of words."""


def any_word_of(words: str) -> str:
    """Return a regular expression that matches any of the words; "_" stands for a space.

    "cv cover_letters?" becomes "(?:cv|cover letters?)".
    """
    return f"(?:{'|'.join(words.split()).replace('_', ' ')})"
