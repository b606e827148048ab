"""Findings: the problems in a text, with category, severity and replacement."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Category(StrEnum):
    """What a finding is about; each rule of etiquette names its category in the key `rule`."""

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

    A stop is about words that would harm the writer, and blocks an export until it is confirmed. A
    hint is advice on style. A doubt is only a suspicion of the classifier, put as a question: it is
    shown less prominently, and does not block an export.
    """

    STOP = "stop"
    HINT = "hint"
    DOUBT = "doubt"

    @property
    def rank(self) -> int:
        """The position among the severities, from 0 for the most severe."""
        return tuple(Severity).index(self)


class Finding(NamedTuple):
    """One problem in a text."""

    category: Category
    severity: Severity
    start: int
    """The offset of the words at fault, in characters."""
    text: str
    """The words at fault."""
    message: str
    """One sentence on why it is a problem."""
    replacement: str | None = None
    """The better text: "" removes the text, and None means that only the writer can know it."""

    @property
    def end(self) -> int:
        """The offset after the words at fault."""
        return self.start + len(self.text)

    @property
    def is_doubt(self) -> bool:
        """Whether the severity is DOUBT."""
        return self.severity is Severity.DOUBT

    @property
    def is_removal(self) -> bool:
        """Whether the replacement removes words.

        The replacement may be one character: a full stop if the end of a sentence is removed, or a
        capital letter if its beginning is.
        """
        return (
            self.replacement is not None
            and len(self.replacement.strip()) <= 1
            and any(character.isalpha() for character in self.text[:-1])
        )

    @property
    def quote(self) -> str:
        """The words at fault, on one line."""
        return " ".join(self.text.split())

    def with_offset(self, offset: int) -> "Finding":
        """Return the finding for a text with `offset` more characters in front."""
        return self._replace(start=self.start + offset)

    def overlaps(self, start: int, end: int) -> bool:
        """Return whether the finding and the text from `start` to `end` share a character."""
        return self.start < end and start < self.end


def apply_fix(text: str, finding: Finding) -> str:
    """Return a text with the replacement of a finding, if it has one.

    A removal leaves no double space.
    """
    if finding.replacement is None:
        return text
    before, after = text[: finding.start], text[finding.end :]
    if finding.replacement:
        return before + finding.replacement + after
    is_at_start_of_line = not before.strip() or before.endswith("\n")
    if is_at_start_of_line and (before or after.strip(" \n")):
        after = after.lstrip(" ")
    elif not is_at_start_of_line and (not after or after[0] in "\n .,;!?"):
        before = before.rstrip(" ")
    return before + after


def select_stops(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings with the severity STOP."""
    return tuple(finding for finding in findings if finding.severity is Severity.STOP)


def merge_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings sorted by offset, without those that another finding makes superfluous.

    Left out are findings inside a stop, hints and doubts inside another finding of their category,
    and doubts that share words with a stop or a hint. Findings about the length concern the whole
    note: they are always kept, and do not make others superfluous.
    """
    ordered = sorted(findings, key=lambda f: (f.start, f.severity.rank, -f.end))
    certain = [f for f in ordered if not f.is_doubt and f.category is not Category.LENGTH]
    merged: list[Finding] = []
    # The ends of the last stop and of the last finding of each category. As the findings are
    # sorted, it is enough to compare a finding with these ends, which is faster in a pasted text
    # with hundreds of findings. Only a doubt is compared with each stop and hint.
    end_of_stops = -1
    end_by_category: dict[Category, int] = {}
    for finding in ordered:
        if finding.category is Category.LENGTH:
            merged.append(finding)
            continue
        if finding.is_doubt and any(
            other.overlaps(finding.start, finding.end) for other in certain
        ):
            continue
        end_of_category = end_by_category.get(finding.category, -1)
        is_stop = finding.severity is Severity.STOP
        if finding.end <= (end_of_stops if is_stop else max(end_of_stops, end_of_category)):
            continue
        end_by_category[finding.category] = max(end_of_category, finding.end)
        if is_stop:
            end_of_stops = finding.end
        merged.append(finding)
    return tuple(merged)
