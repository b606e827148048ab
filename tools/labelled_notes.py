"""Read the labelled notes in data/etiquette.

A file has one JSON object per line: `id`, `text`, and `faults`. Each fault has a `span`, the words
of the text that are at fault, and a `kind`. A text may be a whole note or a single sentence.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

NOTES_FOLDER = Path(__file__).parents[1] / "data" / "etiquette"
"""The folder that contains the folders train, dev and test."""

KINDS = ("feedback", "reasons", "grievance", "plead", "oversharing", "placeholder")
"""The kinds of faults; a fault of each kind is reported as a finding of that category."""


def read_notes(files: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Yield the notes of some files. Raises ValueError for an invalid line."""
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            note = json.loads(line)
            for fault in note["faults"]:
                if fault["span"] not in note["text"] or fault["kind"] not in KINDS:
                    raise ValueError(
                        f"{file}:{number}: a span is not in the text, or a kind is unknown"
                    )
            yield note
