"""What is found in a note: where, which rule, what it costs, and what to write instead."""

from enum import StrEnum
from typing import NamedTuple


class Rule(StrEnum):
    """What a finding is about."""

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
    """How much a finding matters: a stop would burn the bridge, a hint only costs a little."""

    STOP = "stop"
    HINT = "hint"


class Finding(NamedTuple):
    """One fault in a text: its words from `start` to `end`, in characters.

    `message` is a sentence on what it costs the writer. `instead` takes the words' place, "" takes
    them out, and None says that only the writer can know.
    """

    rule: Rule
    severity: Severity
    start: int
    end: int
    text: str
    message: str
    replacement: str | None = None

    def moved(self, by: int) -> "Finding":
        """Return the finding in a text that has `by` more characters in front."""
        return self._replace(start=self.start + by, end=self.end + by)


def apply_fix(text: str, finding: Finding) -> str:
    """Return a text with a finding's replacement in place; what is taken out leaves no gap.

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


def blocking(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return only what would burn the bridge."""
    return tuple(finding for finding in findings if finding.severity is Severity.STOP)
