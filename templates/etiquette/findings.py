"""Findings: problems in a text, with category, severity and replacement."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Category(StrEnum):
    """The category of a finding."""

    FEEDBACK = "feedback"
    REASONS = "reasons"
    GRIEVANCE = "grievance"
    PLEAD = "plead"
    OVERSHARING = "oversharing"
    PLACEHOLDER = "placeholder"
    UNTRUE = "untrue"
    NAME = "name"
    REGISTER = "register"
    LENGTH = "length"
    STYLE = "style"


class Severity(StrEnum):
    """The severity of a finding.

    A stop rests on words that can be named, and would burn the bridge. A hint is advice on style. A
    question is only a suspicion of the classifier: it is shown quietly, and neither blocks an
    export nor asks for a confirmation.
    """

    STOP = "stop"
    HINT = "hint"
    QUESTION = "question"

    @property
    def rank(self) -> int:
        """Its place among the severities, the gravest first."""
        return tuple(Severity).index(self)


class Finding(NamedTuple):
    """One problem in a text, in its words from `start` to `end` (in characters).

    `message` says in a sentence what it costs the writer. `replacement` takes the words' place: ""
    removes them, and None means that only the writer can know what belongs there.
    """

    category: Category
    severity: Severity
    start: int
    end: int
    text: str
    message: str
    replacement: str | None = None

    def with_offset(self, by: int) -> "Finding":
        """Return the finding for a text with `by` more characters in front."""
        return self._replace(start=self.start + by, end=self.end + by)

    def overlaps(self, start: int, end: int) -> bool:
        """Return whether the finding and the words from `start` to `end` share a character."""
        return self.start < end and start < self.end


def apply_fix(text: str, finding: Finding) -> str:
    """Return a text with a finding's replacement in place; a removal leaves no double space.

    A finding without a replacement leaves the text as it is.
    """
    if finding.replacement is None:
        return text
    before, after = text[: finding.start], text[finding.end :]
    if finding.replacement:
        return before + finding.replacement + after
    if not before.strip() or before.endswith("\n"):
        return before + after.lstrip(" ") if after.strip(" \n") or before else after
    if not after or after[0] in "\n .,;!?":
        before = before.rstrip(" ")
    return before + after


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings with the severity STOP."""
    return tuple(finding for finding in findings if finding.severity is Severity.STOP)


def is_question(finding: Finding) -> bool:
    """Return whether a finding is only a suspicion, to be shown quietly."""
    return finding.severity is Severity.QUESTION


def merge_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings sorted by place, without those that another finding makes superfluous.

    These are findings inside a stop, or inside another of their category, and questions about words
    that have another finding. One about the length of the whole note stays, and hides no other.
    """
    ordered = sorted(findings, key=lambda f: (f.start, f.severity.rank, -f.end))
    others = [f for f in ordered if not is_question(f) and f.category is not Category.LENGTH]
    ordered = [
        f for f in ordered
        if not is_question(f) or not any(o.overlaps(f.start, f.end) for o in others)
    ]  # fmt: skip
    merged: list[Finding] = []
    for finding in ordered:
        if finding.category is Category.LENGTH or not any(
            f.category is not Category.LENGTH and f.start <= finding.start and finding.end <= f.end
            and (f.severity is Severity.STOP or f.category is finding.category)
            for f in merged
        ):  # fmt: skip
            merged.append(finding)
    return tuple(merged)
