"""The note as plain text, its subject on the first line."""

from tui.export.outgoing import Outgoing


def text(outgoing: Outgoing) -> str:
    """Return the note as plain text, wrapped or a line for each paragraph.

    Raises UnfinishedNote while required answers are missing.
    """
    return f"Subject: {outgoing.subject}\n\n{outgoing.letter}\n"


def subject(outgoing: Outgoing) -> str:
    """Return the subject alone."""
    return outgoing.subject


def letter(outgoing: Outgoing) -> str:
    """Return everything below the subject, greeting to signature. Raises UnfinishedNote."""
    return outgoing.letter
