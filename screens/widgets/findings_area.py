"""Text that is looked at while it is typed: what would burn the bridge is underlined in place."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static, TextArea
from textual.widgets.text_area import Edit, EditResult

from templates.etiquette.findings import Finding, Severity, apply_fix

_LONGEST_QUOTE = 44

Inspect = Callable[[str], tuple[Finding, ...]]
"""What finds faults in a text."""


PAUSE = 0.6
"""Seconds without a key after which a text is proofread."""


@dataclass
class ProofreadingRequested(Message):
    """Some words that someone typed are there to be proofread.

    `lead` is what they go on from; `taken` is called with the text and what was found in it.
    """

    text: str
    lead: str
    taken: Callable[[str, tuple[Finding, ...]], None]


@dataclass
class WordAccepted(Message):
    """The writer says that a word is spelt right."""

    word: str


class FindingsArea(TextArea):
    """A text area that underlines findings; the word being typed is left in peace."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f3,ctrl+f", "next_finding", "Next", show=False, tooltip="Go to the next thing found"
        ),
        Binding(
            "ctrl+t", "take_instead", "Take", show=False, tooltip="Take what is offered instead"
        ),
        Binding(
            "f4,ctrl+r",
            "learn_word",
            "Remember",
            show=False,
            tooltip="Remember how a word is spelt",
        ),
    ]

    @dataclass
    class Inspected(Message):
        """What is found in the text has changed."""

        area: "FindingsArea"

        @property
        def control(self) -> "FindingsArea":
            """The text area."""
            return self.area

    def __init__(self, text: str = "", *, inspect: Inspect, id: str | None = None) -> None:  # noqa: A002
        super().__init__(text, id=id, soft_wrap=True, compact=True, highlight_cursor_line=False)
        self.cursor_blink = False
        self.inspect = inspect
        self.lead = ""
        self.findings: tuple[Finding, ...] = ()
        self._misspelt: tuple[Finding, ...] = ()
        self._pause: Timer | None = None

    def on_mount(self) -> None:
        """Look at the text that is there."""
        self.look()

    def look(self) -> None:
        """Look at the text as it stands, and show what is found."""
        found = self.inspect(self._without_the_word_being_typed())
        # What is found is quoted as it stands, the word being typed included.
        found = tuple(f._replace(text=self.text[f.start : f.end]) for f in found)
        found = self._with_misspelt(found)
        if found != self.findings:
            self.findings = found
            self.notify_style_update()
            self.refresh()
            self.post_message(self.Inspected(self))

    def _with_misspelt(self, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
        text = self.text
        still = [
            m
            for m in self._misspelt
            if text[m.start : m.end] == m.text
            and not any(f.start < m.end and m.start < f.end for f in found)
        ]
        return tuple(sorted((*found, *still), key=lambda f: f.start))

    def _want_proofreading(self) -> None:
        if self.text.strip():
            self.post_message(ProofreadingRequested(self.text, self.lead, self._take_misspelt))

    def _take_misspelt(self, text: str, found: tuple[Finding, ...]) -> None:
        if text == self.text and self.is_mounted:
            self._misspelt = found
            self.look()

    def _without_the_word_being_typed(self) -> str:
        text: str = self.text
        if not self.has_focus or not self.selection.is_empty:
            return text
        at = self._index(self.cursor_location)
        begun = at
        while begun > 0 and (text[begun - 1].isalnum() or text[begun - 1] in "'’-"):
            begun -= 1
        if begun == at or (at < len(text) and text[at].isalnum()):
            return text
        # As many blanks stand in for it, so that every other word keeps its place.
        return text[:begun] + " " * (at - begun) + text[at:]

    def edit(self, edit: Edit) -> EditResult:
        """Edit the text, and look at it in the same turn."""
        result = super().edit(edit)
        self.look()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self.set_timer(PAUSE, self._want_proofreading)
        return result

    def on_text_area_selection_changed(self) -> None:
        """Look again when the cursor leaves a word."""
        self.look()

    def on_blur(self) -> None:
        """Look at the whole text when nothing is typed any more."""
        self.look()

    def get_line(self, line_index: int) -> Text:
        """Return a line with the findings in it underlined."""
        line = super().get_line(line_index)
        start = self._index((line_index, 0))
        for finding in self.findings:
            first, last = max(0, finding.start - start), min(len(line), finding.end - start)
            if first < last:
                line.stylize("underline", first, last)
        return line

    def _index(self, location: tuple[int, int]) -> int:
        """Return a location as a count of characters from the start of the text."""
        row, column = location
        return sum(len(self.document.get_line(n)) + 1 for n in range(row)) + column

    def put_cursor(self, index: int) -> None:
        """Put the cursor at a count of characters from the start of the text."""
        before = self.text[:index]
        self.move_cursor((before.count("\n"), index - before.rfind("\n") - 1))

    @property
    def current(self) -> Finding | None:
        """The finding at the cursor, or else the first."""
        at = self._index(self.cursor_location)
        here = (f for f in self.findings if f.start <= at <= f.end)
        return next(here, self.findings[0] if self.findings else None)

    def action_next_finding(self) -> None:
        """Move the cursor to the start of the next finding, and round again."""
        at = self._index(self.cursor_location)
        after = [finding for finding in self.findings if finding.start > at] or self.findings
        if after:
            self.put_cursor(after[0].start)
            self.post_message(self.Inspected(self))

    def action_take_instead(self) -> None:
        """Put what is offered in the place of the current finding."""
        at = self.current
        if at is None:
            return
        # The word being typed is part of what is taken out.
        whole = self.inspect(self.text)
        finding = next((f for f in whole if f.start < at.end and at.start < f.end), at)
        self._misspelt = ()
        if finding.replacement is not None:
            changed = apply_fix(self.text, finding)
            self.replace(changed, self.document.start, self.document.end)
            self.put_cursor(min(finding.start, len(changed)))
            self.look()

    def action_learn_word(self) -> None:
        """Remember that the current word is spelt right."""
        finding = self.current
        if finding in self._misspelt and finding is not None and " " not in finding.text:
            self._misspelt = tuple(m for m in self._misspelt if m.text != finding.text)
            self.post_message(WordAccepted(finding.text))
            self.look()


class FindingList(Static):
    """What was found, each with its reason and what to do about it."""

    def __init__(self, keys: str = "Ctrl+F goes to the next.") -> None:
        super().__init__("", classes="findings", markup=False)
        self.display = False
        self._keys = keys

    def show(self, findings: tuple[Finding, ...], current: Finding | None = None) -> None:
        """List findings, the current one first; nothing found takes no room."""
        self.display = bool(findings)
        ordered = sorted(findings, key=lambda f: f is not current)
        keys = f"{len(findings)} found. {self._keys}\n" if len(findings) > 1 else ""
        self.update(Content.assemble(keys, *(piece for f in ordered for piece in told(f))))


def told(finding: Finding, key: str = "Ctrl+T") -> tuple[tuple[str, str] | str, ...]:
    """Return a finding as styled words: its sign, what was written, why, and what instead."""
    sign = "!" if finding.severity is Severity.STOP else "?"
    words = " ".join(finding.text.split())
    if len(words) > _LONGEST_QUOTE:
        words = f"{words[: _LONGEST_QUOTE - 1]}…"
    said = f" {finding.message}"
    if finding.replacement is not None:
        said += f" {key}: {_offer(finding)}"
    return (f"{sign} ", "bold"), (f"“{words}”", "underline"), f"{said}\n"


def _offer(finding: Finding) -> str:
    replacement = (finding.replacement or "").strip()
    if len(replacement) < 2 and finding.text.strip() != replacement and len(finding.text) > 3:
        return "leaves it out."
    return f"“{replacement}”"
