"""A text area that checks its text while it is typed, and the list of findings."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static
from textual.widgets.text_area import Edit, EditResult

from screens.widgets.proofreading import ProofreadingRequested, WordAccepted
from screens.widgets.undoable_area import UndoableArea
from templates.etiquette.findings import Finding, Severity, apply_fix, is_doubt

PAUSE_SECONDS = 0.6
"""Seconds without a keystroke, after which the current word is checked and the text proofread."""

MAX_QUOTE_LENGTH = 44
"""The maximum number of characters that the list quotes for a finding."""

_SIGNS = {Severity.STOP: "!", Severity.HINT: "?", Severity.DOUBT: "~"}

Check = Callable[[str], tuple[Finding, ...]]
"""A function that returns the findings in a text."""


class FindingsArea(UndoableArea):
    """A text area that underlines its findings.

    The word being typed is not checked until it is finished, or until the writer pauses.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3,ctrl+f", "next_finding", "Next", show=False, tooltip="Go to the next finding"),
        Binding("ctrl+t", "apply_fix", "Fix it", tooltip="Replace or remove what is marked"),
        Binding(
            "f4,ctrl+r",
            "accept_word",
            "Remember",
            show=False,
            tooltip="Remember how a word is spelt",
        ),
    ]

    @dataclass
    class FindingsChanged(Message):
        """The findings in the text changed, or another finding became the current one."""

        area: "FindingsArea"

        @property
        def control(self) -> "FindingsArea":
            """The text area."""
            return self.area

    def __init__(self, text: str = "", *, check: Check, id: str | None = None) -> None:  # noqa: A002
        super().__init__(text, id=id, soft_wrap=True, compact=True, highlight_cursor_line=False)
        self.cursor_blink = False
        self.check = check
        self.opening: str | None = None
        """The words of the note that the text continues, or None for a whole letter."""
        self.findings: tuple[Finding, ...] = ()
        self._spelling_findings: tuple[Finding, ...] = ()
        self._proofreading_timer: Timer | None = None
        self._has_paused_typing = True

    def on_mount(self) -> None:
        """Check the initial text."""
        self.check_text()

    def check_text(self) -> None:
        """Check the text, and underline the findings."""
        start, end = (0, 0) if self._has_paused_typing else self._current_word()
        # Blanks in place of the word, so that the offsets of the findings after it do not change.
        text = self.text[:start] + " " * (end - start) + self.text[end:]
        findings = self.check(text)
        # Quoted from the text without blanks, since the current word may be part of a finding.
        findings = tuple(f._replace(text=self.text[f.start : f.end]) for f in findings)
        earlier = tuple(self._findings_at_current_word(findings, start, end))
        # While the current word is blank, there may be a doubt in place of an earlier finding.
        others = [f for f in findings if not (is_doubt(f) and _overlaps_any(f, earlier))]
        findings = (*others, *earlier)
        findings = tuple(
            sorted((*findings, *self._spelling_findings_besides(findings)), key=lambda f: f.start)
        )
        if findings != self.findings:
            self.findings = findings
            self.notify_style_update()
            self.refresh()
            self.refresh_bindings()
            self.post_message(self.FindingsChanged(self))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable the key for a fix if no finding has a replacement."""
        if action == "apply_fix":
            return any(finding.replacement is not None for finding in self.findings)
        return super().check_action(action, parameters)

    def _spelling_findings_besides(self, findings: tuple[Finding, ...]) -> list[Finding]:
        """Return the spelling findings that still apply and that overlap none of `findings`."""
        return [
            spelling
            for spelling in self._spelling_findings
            if self.text[spelling.start : spelling.end] == spelling.text
            and not _overlaps_any(spelling, findings)
        ]

    def _check_after_pause(self) -> None:
        self._has_paused_typing = True
        self.check_text()
        if self.text.strip():
            self.post_message(
                ProofreadingRequested(self.text, self.opening, self._set_spelling_findings)
            )

    def _set_spelling_findings(self, text: str, findings: tuple[Finding, ...]) -> None:
        if text == self.text and self.is_mounted:
            self._spelling_findings = findings
            self.check_text()

    def _findings_at_current_word(
        self, findings: tuple[Finding, ...], start: int, end: int
    ) -> Iterator[Finding]:
        """Yield the earlier findings at the current word, which would flicker otherwise."""
        if start == end:
            return
        for old in self.findings:
            before = old.text[: start - old.start]
            if (
                old.start <= start <= old.end
                and old not in self._spelling_findings
                and self.text[old.start : start] == before
                and not any(f.overlaps(old.start, end) and not is_doubt(f) for f in findings)
            ):
                yield old._replace(end=end, text=self.text[old.start : end])

    def _current_word(self) -> tuple[int, int]:
        """Return the start and end of the word that is being typed; (0, 0) if there is none."""
        text: str = self.text
        if not self.has_focus or not self.selection.is_empty:
            return 0, 0
        end = self._index(self.cursor_location)
        start = end
        while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "'’-"):
            start -= 1
        return (0, 0) if end < len(text) and text[end].isalnum() else (start, end)

    def edit(self, edit: Edit) -> EditResult:
        """Edit the text, and check it at once, before `Changed` is handled."""
        result = super().edit(edit)
        self._has_paused_typing = False
        self.prepare_check()
        self.check_text()
        if self._proofreading_timer is not None:
            self._proofreading_timer.stop()
        self._proofreading_timer = self.set_timer(PAUSE_SECONDS, self._check_after_pause)
        return result

    def prepare_check(self) -> None:
        """Update what depends on an edited text, before it is checked; nothing by default."""

    def on_text_area_selection_changed(self) -> None:
        """Check again when the cursor leaves a word."""
        self.check_text()

    def on_blur(self) -> None:
        """Check the last word, too, once the focus has left."""
        self.check_text()

    def get_line(self, line_index: int) -> Text:
        """Return a line with its findings underlined."""
        line = super().get_line(line_index)
        line_start = self._index((line_index, 0))
        for finding in self.findings:
            start, end = finding.start - line_start, finding.end - line_start
            line.stylize("underline", max(0, start), max(0, end))
        return line

    def _index(self, location: tuple[int, int]) -> int:
        """Return the number of characters before a location."""
        return len(self.document.get_text_range((0, 0), location))

    def move_cursor_to(self, index: int) -> None:
        """Put the cursor at an index in the text."""
        before = self.text[:index]
        self.move_cursor((before.count("\n"), index - before.rfind("\n") - 1))

    @property
    def current(self) -> Finding | None:
        """The finding at the cursor, or else the first."""
        cursor = self._index(self.cursor_location)
        at_cursor = (f for f in self.findings if f.start <= cursor <= f.end)
        return next(at_cursor, self.findings[0] if self.findings else None)

    def action_next_finding(self) -> None:
        """Move the cursor to the next finding, or from the last to the first."""
        cursor = self._index(self.cursor_location)
        later_findings = [finding for finding in self.findings if finding.start > cursor]
        if self.findings:
            self.move_cursor_to((later_findings or self.findings)[0].start)
            self.post_message(self.FindingsChanged(self))

    def action_apply_fix(self) -> None:
        """Replace the words of the current finding with its replacement."""
        current = self.current
        if current is None:
            return
        # Checked again, because the current word must be part of the words to replace.
        overlapping = (f for f in self.check(self.text) if f.overlaps(current.start, current.end))
        finding = next(overlapping, current)
        # Their offsets no longer apply after the fix.
        self._spelling_findings = ()
        if finding.replacement is not None:
            changed = apply_fix(self.text, finding)
            self.replace(changed, self.document.start, self.document.end)
            self.move_cursor_to(min(finding.start, len(changed)))
            self.check_text()

    def action_accept_word(self) -> None:
        """Remember that the word of the current finding is spelt correctly."""
        current = self.current
        if current is not None and current in self._spelling_findings and " " not in current.text:
            self._spelling_findings = tuple(
                f for f in self._spelling_findings if f.text != current.text
            )
            self.post_message(WordAccepted(current.text))
            self.check_text()


class FindingList(Static):
    """The findings in a text, each with its message and the fix."""

    def __init__(self, keys: str = "Ctrl+F goes to the next.") -> None:
        """Prepare a list; `keys` is a sentence that says which keys go from finding to finding."""
        super().__init__("", classes="findings", markup=False)
        self.display = False
        self._keys = keys

    def show(self, findings: tuple[Finding, ...], current: Finding | None = None) -> None:
        """List findings, the current one first; without any, hide the list."""
        if not findings and not self.display:
            return
        self.display = bool(findings)
        is_stop = any(finding.severity is Severity.STOP for finding in findings)
        self.set_class(is_stop, "-stop")
        ordered = sorted(findings, key=lambda f: (f is not current, is_doubt(f)))
        heading = [Content(f"{len(findings)} found. {self._keys}")] if len(findings) > 1 else []
        self.update(Content("\n").join([*heading, *map(_describe, ordered)]))


def _overlaps_any(finding: Finding, others: tuple[Finding, ...]) -> bool:
    return any(finding.overlaps(other.start, other.end) for other in others)


def _describe(finding: Finding) -> Content:
    sign = _SIGNS[finding.severity]
    quote = " ".join(finding.text.split())
    if len(quote) > MAX_QUOTE_LENGTH:
        quote = f"{quote[: MAX_QUOTE_LENGTH - 1]}…"
    fix = ""
    if finding.replacement is not None:
        replacement = finding.replacement.strip()
        fix = " Ctrl+T " + ("leaves it out." if finding.is_removal else f"writes “{replacement}”.")
    if is_doubt(finding):
        return Content.styled(f"{sign} “{quote}” {finding.message}", "$muted")
    colour = "$text-error" if finding.severity is Severity.STOP else "$text-warning"
    return Content.assemble(
        (f"{sign} ", f"bold {colour}"), (f"“{quote}”", "underline"), f" {finding.message}{fix}"
    )
