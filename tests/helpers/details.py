"""A note after one meeting, with a detail."""

from dataclasses import replace

from helpers.combinations import NAMED
from templates import compose


def note_with_detail(detail):
    """Return a note with a detail; an empty detail is none."""
    return compose(replace(NAMED, outcome="not_selected", tone="warm", meetings=1, detail=detail))


def sentences_with_detail(detail):
    """Return the sentences in which a note says its detail."""
    return " ".join(s.text for s in note_with_detail(detail).sentences if "detail" in s.moves)
