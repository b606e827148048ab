"""Score the checker on labelled notes.

    python -m tools.score FILE… [--cases]

Only totals are printed, so that a file can be scored by someone who must not see its notes;
`--cases` also prints each note that came out wrong.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from templates.etiquette.checker import check_note
from templates.etiquette.findings import Finding, Severity
from templates.phrasebook.wording_reader import built_in
from tools.labelled_notes import KINDS, read_notes

INNOCENT, MISSED = "innocent", "nothing"


@dataclass
class Scores:
    """Counts over notes and their faults."""

    notes: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often a kind of fault was found as a category, or innocent words were."""
    cases: list[str] = field(default_factory=list)

    def add(self, note: dict[str, Any]) -> None:
        """Check a note and count what was found."""
        text = note["text"]
        findings = [f for f in check_note(text, built_in()) if f.category in KINDS]
        right_findings: set[Finding] = set()
        for fault in note["faults"]:
            start = text.index(fault["span"])
            end = start + len(fault["span"])
            hits = [f for f in findings if f.start < end and start < f.end]
            right_findings.update(hits)
            self._add_fault(fault, hits, note["id"])
        wrong_findings = [f for f in findings if f not in right_findings]
        stops = [f for f in wrong_findings if f.severity is Severity.STOP]
        self.faults["stops"] += sum(f.severity is Severity.STOP for f in findings)
        self.faults["false stops"] += len(stops)
        for finding in wrong_findings:
            if finding.severity is Severity.STOP:
                self.confusion[INNOCENT, finding.category] += 1
            self.cases.append(f"{note['id']} FALSE {_describe(finding)}")
        if not note["faults"]:
            self.notes["innocent"] += 1
            self.notes["innocent, stop"] += bool(stops)
            self.notes["innocent, doubt"] += any(f not in stops for f in wrong_findings)

    def _add_fault(self, fault: dict[str, str], hits: list[Finding], note: str) -> None:
        stops = [f for f in hits if f.severity is Severity.STOP]
        categories = [f.category for f in stops or hits]
        kind = fault["kind"]
        self.faults["all"] += 1
        self.faults["found"] += bool(hits)
        self.faults["stopped"] += bool(stops)
        self.faults["named"] += kind in categories
        found_as = categories[0] if categories else MISSED
        self.confusion[kind, kind if kind in categories else found_as] += 1
        if not stops or kind not in categories:
            described = "; ".join(map(_describe, hits)) or MISSED
            self.cases.append(f"{note} {kind.upper()} “{fault['span']}”: {described}")

    def report(self) -> Iterator[str]:
        """Yield the lines of the report."""
        notes, faults = self.notes, self.faults
        yield _share("innocent notes with a stop", notes["innocent, stop"], notes["innocent"])
        yield _share("innocent notes with a doubt", notes["innocent, doubt"], notes["innocent"])
        yield _share("faults found", faults["found"], faults["all"])
        yield _share("faults found by a stop", faults["stopped"], faults["all"])
        yield _share(
            "stops that are right", faults["stops"] - faults["false stops"], faults["stops"]
        )
        yield _share("found faults of the right rule", faults["named"], faults["found"])
        columns = (*KINDS, MISSED)
        yield " ".join(f"{name:>11}" for name in ("", *columns))
        for kind in (*KINDS, INNOCENT):
            row = [self.confusion[kind, column] for column in columns]
            yield " ".join(f"{cell:>11}" for cell in (kind, *row))


def _share(label: str, count: int, total: int) -> str:
    return f"{label:32} {count:5} of {total:5}  {count / total if total else 0:6.3f}"


def _describe(finding: Finding) -> str:
    return f"{finding.severity} ({finding.category}) “{finding.text}”"


def main() -> None:
    """Print the scores of the files on the command line, together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--cases", action="store_true", help="also print what came out wrong")
    options = parser.parse_args()
    scores = Scores()
    for note in read_notes(options.files):
        scores.add(note)
    print("\n".join([*(scores.cases if options.cases else ()), *scores.report()]))


if __name__ == "__main__":
    main()
