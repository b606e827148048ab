"""Score the checker on labelled notes.

    python -m tools.score FILE… [--cases]

Only totals are printed, so that a file can be scored by someone who must not see its notes;
`--cases` also prints each fault without a stop of its category, and each wrong finding.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from templates.etiquette.checker import check_note
from templates.etiquette.findings import Finding, select_stops
from templates.phrasebook.wording_reader import built_in
from tools.labelled_notes import KINDS, read_notes

INNOCENT, MISSED = "innocent", "nothing"
"""In the confusion table: the row of words without a fault, the column of faults not found."""


@dataclass
class Scores:
    """Counts over notes and their faults."""

    notes: Counter[str] = field(default_factory=Counter)
    """The number of notes without a fault, and of those in which a stop or a doubt was found."""
    faults: Counter[str] = field(default_factory=Counter)
    """The number of all faults, and of those found, stopped, and put in the right category.

    Also the number of all stops, and of false ones.
    """
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often a fault of a kind, the first key, was found as a category, the second.

    The kind `INNOCENT` counts stops about no fault.
    """
    cases: list[str] = field(default_factory=list)
    """A line for each fault without a stop of its category, and for each wrong finding."""

    def add(self, note: dict[str, Any]) -> None:
        """Check a note and count what was found."""
        text = note["text"]
        findings = [f for f in check_note(text, built_in()) if f.category in KINDS]
        right_findings: set[Finding] = set()
        for fault in note["faults"]:
            start = text.index(fault["span"])
            hits = [f for f in findings if f.overlaps(start, start + len(fault["span"]))]
            right_findings.update(hits)
            self._add_fault(fault, hits, note["id"])
        wrong_findings = [f for f in findings if f not in right_findings]
        false_stops = select_stops(wrong_findings)
        self.faults["stops"] += len(select_stops(findings))
        self.faults["false stops"] += len(false_stops)
        for finding in false_stops:
            self.confusion[INNOCENT, finding.category] += 1
        self.cases += [f"{note['id']} FALSE {_describe(finding)}" for finding in wrong_findings]
        if not note["faults"]:
            self.notes["innocent"] += 1
            self.notes["innocent, stop"] += bool(false_stops)
            has_doubt = len(wrong_findings) > len(false_stops)
            self.notes["innocent, doubt"] += has_doubt

    def _add_fault(self, fault: dict[str, str], hits: list[Finding], note_id: str) -> None:
        """Count a fault; `hits` are the findings that overlap it."""
        stops = select_stops(hits)
        categories = [f.category for f in stops or hits]
        kind = fault["kind"]
        self.faults["all"] += 1
        self.faults["found"] += bool(hits)
        self.faults["stopped"] += bool(stops)
        self.faults["right category"] += kind in categories
        found_as = categories[0] if categories else MISSED
        self.confusion[kind, kind if kind in categories else found_as] += 1
        if not stops or kind not in categories:
            described = "; ".join(map(_describe, hits)) or MISSED
            self.cases.append(f"{note_id} {kind.upper()} “{fault['span']}”: {described}")

    def report(self) -> Iterator[str]:
        """Yield the lines of the report."""
        notes, faults = self.notes, self.faults
        yield _format_share(
            "innocent notes with a stop", notes["innocent, stop"], notes["innocent"]
        )
        yield _format_share(
            "innocent notes with a doubt", notes["innocent, doubt"], notes["innocent"]
        )
        yield _format_share("faults found", faults["found"], faults["all"])
        yield _format_share("faults found by a stop", faults["stopped"], faults["all"])
        yield _format_share(
            "stops that are right", faults["stops"] - faults["false stops"], faults["stops"]
        )
        yield _format_share(
            "faults found in the right category", faults["right category"], faults["found"]
        )
        columns = (*KINDS, MISSED)
        yield " ".join(f"{name:>11}" for name in ("", *columns))
        for kind in (*KINDS, INNOCENT):
            row = [self.confusion[kind, column] for column in columns]
            yield " ".join(f"{cell:>11}" for cell in (kind, *row))


def _format_share(label: str, count: int, total: int) -> str:
    """Return a line of the report with a count, a total, and the count's share of the total."""
    return f"{label:34} {count:5} of {total:5}  {count / total if total else 0:6.3f}"


def _describe(finding: Finding) -> str:
    return f"{finding.severity} ({finding.category}) “{finding.text}”"


def main() -> None:
    """Print the scores of the files on the command line, together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--cases", action="store_true", help="also print each mistake")
    options = parser.parse_args()
    scores = Scores()
    for note in read_notes(options.files):
        scores.add(note)
    print("\n".join([*(scores.cases if options.cases else ()), *scores.report()]))


if __name__ == "__main__":
    main()
