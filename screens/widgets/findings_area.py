"""A text area that checks its text while it is typed."""

from collections.abc import Callable
from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.timer import Timer
from textual.widgets.text_area import Edit, EditResult

from screens.widgets.proofreading import ProofreadingRequested, WordAccepted
from screens.widgets.undoable_area import UndoableArea
from templates.etiquette.findings import Finding, apply_fix

PAUSE_SECONDS = 0.6
"""Seconds without a keystroke, after which the current word is checked and the text proofread."""

Check = Callable[[str], tuple[Finding, ...]]
"""A function that returns the findings in a text."""


class FindingsArea(UndoableArea):
    """A text area that checks its text with `check`, and underlines the findings.

    The current word, which is being typed, is not checked until it is finished, or until the writer
    pauses.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3,ctrl+f", "next_finding", "Next", show=False, tooltip="Go to the next finding"),
        Binding("ctrl+t", "apply_fix", "Fix it", tooltip="Replace or remove what is underlined"),
        Binding(
            "f4,ctrl+r",
            "accept_word",
            "Remember",
            show=False,
            tooltip="Remember that this word is spelt correctly",
        ),
    ]

    class FindingsChanged(Message):
        """The findings in the text changed, or another one became current."""

    def __init__(self, text: str = "", *, check: Check, id: str | None = None) -> None:  # noqa: A002
        super().__init__(text, id=id, soft_wrap=True, compact=True, highlight_cursor_line=False)
        self.cursor_blink = False
        self.check = check
        self.opening: str | None = None
        """The beginning of the sentence that the text completes; "" for a sentence of its own.

        It is None if the text is a whole letter.
        """
        self.findings: tuple[Finding, ...] = ()
        """The findings that are underlined, in the order of the text."""
        self._proofreader_findings: tuple[Finding, ...] = ()
        """The findings of the proofreader, which may be for an earlier text."""
        self._pause_timer: Timer | None = None
        """Runs from the last edit until the writer has paused."""
        self._has_paused_typing = True

    def on_mount(self) -> None:
        """Check the initial text."""
        self.check_text()

    def check_text(self) -> None:
        """Check the text, and underline the findings."""
        word_start, word_end = (0, 0) if self._has_paused_typing else self._current_word()
        without_word = self._findings_without_word(word_start, word_end)
        earlier = self._earlier_findings_at_word(word_start, word_end, without_word)
        # With the word blanked out, there may be only a doubt where a stop or a hint was.
        findings = [f for f in without_word if not (f.is_doubt and _overlaps_any(f, earlier))]
        findings += earlier
        findings += self._proofreader_findings_besides(findings)
        in_order = tuple(sorted(findings, key=lambda finding: finding.start))
        if in_order != self.findings:
            self.findings = in_order
            self.notify_style_update()
            self.refresh()
            self.refresh_bindings()
            self.post_message(self.FindingsChanged())

    def _findings_without_word(self, start: int, end: int) -> list[Finding]:
        """Return the findings in the text with blanks for the word from `start` to `end`."""
        # One blank for each character, so that the offsets of later findings stay the same.
        text = self.text[:start] + " " * (end - start) + self.text[end:]
        # Where a finding covers the blanks, it quotes the word that they stand for.
        return [f._replace(text=self.text[f.start : f.end]) for f in self.check(text)]

    def _earlier_findings_at_word(
        self, word_start: int, word_end: int, findings: list[Finding]
    ) -> list[Finding]:
        """Return the earlier findings to keep, which extend to the current word.

        Without that word, the check may miss such a finding, which would flicker while the word is
        typed. A finding that is kept ends with the word as typed so far. It is dropped if its words
        before the current one have changed, or if one of the new `findings` that is not a doubt
        overlaps it. Findings of the proofreader are kept elsewhere.
        """
        if word_start == word_end:
            return []
        earlier = []
        for old in self.findings:
            is_at_word = old.start <= word_start <= old.end
            words_before = self.text[old.start : word_start]
            is_unchanged = words_before == old.text[: word_start - old.start]
            is_overlapped = any(
                f.overlaps(old.start, word_end) and not f.is_doubt for f in findings
            )
            is_proofread = old in self._proofreader_findings
            if is_at_word and is_unchanged and not is_overlapped and not is_proofread:
                earlier.append(old._replace(text=self.text[old.start : word_end]))
        return earlier

    def _proofreader_findings_besides(self, findings: list[Finding]) -> list[Finding]:
        """Return the proofreader's findings that still apply and overlap none of `findings`."""
        return [
            finding
            for finding in self._proofreader_findings
            if self.text[finding.start : finding.end] == finding.text
            and not _overlaps_any(finding, findings)
        ]

    def _current_word(self) -> tuple[int, int]:
        """Return the start and end of the word that is being typed; they are equal if none is."""
        text: str = self.text
        if not self.has_focus or not self.selection.is_empty:
            return 0, 0
        end = self._index(self.cursor_location)
        is_before_letter = end < len(text) and text[end].isalnum()
        if is_before_letter:
            # A word that is being corrected in the middle has its end already, so it is checked.
            return 0, 0
        start = end
        while start > 0 and (text[start - 1].isalnum() or text[start - 1] in "'’-"):
            start -= 1
        return start, end

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable the key for a fix if the current finding has no replacement."""
        if action == "apply_fix":
            current = self.current_finding
            return current is not None and current.replacement is not None
        return super().check_action(action, parameters)

    def _check_after_pause(self) -> None:
        self._has_paused_typing = True
        self.check_text()
        if self.text.strip():
            self.post_message(
                ProofreadingRequested(self, self.text, self.opening, self._set_proofreader_findings)
            )

    def _set_proofreader_findings(self, text: str, findings: tuple[Finding, ...]) -> None:
        if text == self.text:
            self._proofreader_findings = findings
            self.check_text()

    def edit(self, edit: Edit) -> EditResult:
        """Edit the text, and check it at once, before `Changed` is handled."""
        result = super().edit(edit)
        self._has_paused_typing = False
        self.prepare_check()
        self.check_text()
        if self._pause_timer is not None:
            self._pause_timer.stop()
        self._pause_timer = self.set_timer(PAUSE_SECONDS, self._check_after_pause)
        return result

    def prepare_check(self) -> None:
        """Prepare to check an edited text; for subclasses, since nothing is needed here."""

    def on_text_area_selection_changed(self) -> None:
        """Check again when the cursor leaves a word, and offer the keys for the finding at it."""
        self.check_text()
        if len(self.findings) > 1:
            self.refresh_bindings()

    def on_blur(self) -> None:
        """Check the last word as well, once the focus has left."""
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
        """Return the index in the text of a location, which is a line and a column."""
        return len(self.document.get_text_range((0, 0), location))

    def move_cursor_to(self, index: int) -> None:
        """Put the cursor at `index` in the text."""
        before = self.text[:index]
        line, column = before.count("\n"), len(before.rpartition("\n")[2])
        self.move_cursor((line, column))

    @property
    def current_finding(self) -> Finding | None:
        """The finding at the cursor, or else the first; None if there is none."""
        cursor = self._index(self.cursor_location)
        at_cursor = [f for f in self.findings if f.start <= cursor <= f.end]
        return next(iter((*at_cursor, *self.findings)), None)

    def action_next_finding(self) -> None:
        """Move the cursor to the next finding, or from the last to the first."""
        if not self.findings:
            return
        cursor = self._index(self.cursor_location)
        after_cursor = [finding for finding in self.findings if finding.start > cursor]
        self.move_cursor_to((*after_cursor, *self.findings)[0].start)
        self.post_message(self.FindingsChanged())

    def action_apply_fix(self) -> None:
        """Replace the words of the current finding with its replacement."""
        current = self.current_finding
        if current is None:
            return
        # The findings may be from a text in which the word being typed was blanked out: check the
        # whole text again, so that the words to replace include that word.
        overlapping = (f for f in self.check(self.text) if f.overlaps(current.start, current.end))
        finding = next(overlapping, current)
        if finding.replacement is not None:
            # A fix moves the words that the proofreader has found.
            self._proofreader_findings = ()
            changed = apply_fix(self.text, finding)
            self.replace(changed, self.document.start, self.document.end)
            self.move_cursor_to(min(finding.start, len(changed)))
            self.check_text()

    def action_accept_word(self) -> None:
        """Remember that the word of the current finding is spelt correctly."""
        current = self.current_finding
        if current is None or current not in self._proofreader_findings or " " in current.text:
            return
        self._proofreader_findings = tuple(
            f for f in self._proofreader_findings if f.text != current.text
        )
        self.post_message(WordAccepted(current.text))
        self.check_text()


def _overlaps_any(finding: Finding, others: list[Finding]) -> bool:
    return any(finding.overlaps(other.start, other.end) for other in others)
