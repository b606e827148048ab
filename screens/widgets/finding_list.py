"""The list of the findings in a text."""

from textual.content import Content
from textual.widgets import Static

from templates.etiquette.findings import Finding, Severity

_MAX_QUOTE_LENGTH = 44
"""The maximum number of characters of a finding that the list quotes."""

_SIGNS = {Severity.STOP: "!", Severity.HINT: "?", Severity.DOUBT: "~"}
"""The sign before each finding, for those who cannot see its colour."""


class FindingList(Static):
    """The findings in a text, each with its message and the key that fixes it."""

    def __init__(self, key_hint: str = "Ctrl+F goes to the next.") -> None:
        """Prepare a list; `key_hint` says which keys go from finding to finding."""
        super().__init__("", classes="findings", markup=False)
        self.display = False
        self._key_hint = key_hint

    def show(self, findings: tuple[Finding, ...], current: Finding | None = None) -> None:
        """List findings, the current one first; without any, hide the list."""
        if not findings and not self.display:
            return
        self.display = bool(findings)
        has_stop = any(finding.severity is Severity.STOP for finding in findings)
        self.set_class(has_stop, "-stop")
        # The current finding first, doubts last.
        ordered = sorted(findings, key=lambda f: (f is not current, f.is_doubt))
        lines = [_describe(finding) for finding in ordered]
        if len(findings) > 1:
            lines.insert(0, Content(f"{len(findings)} found. {self._key_hint}"))
        self.update(Content("\n").join(lines))


def _describe(finding: Finding) -> Content:
    """Return the line of the list for a finding."""
    sign = _SIGNS[finding.severity]
    quote = finding.quote
    if len(quote) > _MAX_QUOTE_LENGTH:
        quote = f"{quote[: _MAX_QUOTE_LENGTH - 1]}…"
    if finding.is_doubt:
        return Content.styled(f"{sign} “{quote}” {finding.message}", "$muted")
    fix = ""
    if finding.is_removal:
        fix = " Ctrl+T leaves it out."
    elif finding.replacement is not None:
        fix = f" Ctrl+T writes “{finding.replacement.strip()}”."
    colour = "$text-error" if finding.severity is Severity.STOP else "$text-warning"
    return Content.assemble(
        (f"{sign} ", f"bold {colour}"), (f"“{quote}”", "underline"), f" {finding.message}{fix}"
    )
