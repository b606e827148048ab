"""What the checker finds in a text with the built-in wording."""

from templates.etiquette.checker import check_note
from templates.etiquette.findings import select_stops
from templates.phrasebook.wording_reader import built_in


def find_stops(text, answers=None):
    """Return the stops in a note, also for contradicting the answers if they are given."""
    return select_stops(check_note(text, built_in(), answers))
