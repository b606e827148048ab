"""A whole note that is looked at: what was found in it is listed, walked through and mended."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from screens.steps.base import Step
from screens.widgets.findings_area import FindingList, ProofreadingRequested, WordAccepted
from templates import Note, compose
from templates.etiquette.checker import check_answer, check_note
from templates.etiquette.findings import Finding, apply_fix, merge_findings
from templates.letter.composer import fingerprint
from templates.phrasebook.wording import Wording


class CheckedStep(Step):
    """A step that shows the whole note and what was found in it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "walk_found(1)", "Found", tooltip="Go to the next thing found", id="found"),
        Binding("p", "walk_found(-1)", "Found before", show=False, tooltip="Go to the one before"),
        Binding("ctrl+t", "take_instead", "Take", tooltip="Take what is offered instead"),
        Binding("f4", "learn_word", "Remember", show=False, tooltip="Remember how a word is spelt"),
    ]

    def __init__(self, wording: Wording) -> None:
        super().__init__(wording)
        self._found: tuple[Finding, ...] = ()
        self._at = 0
        self._proofread: tuple[str, tuple[Finding, ...]] = ("", ())

    @property
    def note(self) -> Note:
        """The note as the answers make it."""
        return compose(self.answers, self.wording, self.draw)

    def look(self) -> None:
        """Look at the letter as it stands."""
        note = self.note
        if note.edited and note.edited != self._proofread[0]:
            self.post_message(ProofreadingRequested(note.edited, "", self._take_misspelt))
        self._found = () if note.missing else self._inspect(note.letter())
        if note.edited == self._proofread[0]:
            self._found = merge_findings((*self._found, *self._proofread[1]))
        self._at = min(self._at, max(0, len(self._found) - 1))
        self._show_found(walked=False)

    def _take_misspelt(self, text: str, found: tuple[Finding, ...]) -> None:
        self._proofread = (text, found)
        self.look()

    def _inspect(self, letter: str) -> tuple[Finding, ...]:
        return check_note(letter, self.wording, self.answers)

    def _show_found(self, *, walked: bool) -> None:
        current = self._found[self._at] if self._found else None
        self.query_one(FindingList).show(self._found, current)
        self.preview.mark(self._found, current if walked else None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to walk what was found where there is anything."""
        if action in ("walk_found", "take_instead", "learn_word"):
            return bool(self._found)
        return super().check_action(action, parameters)

    def action_walk_found(self, by: int) -> None:
        """Go to the next finding, or the one before."""
        if self.preview.current is not None:
            self._at = (self._at + by) % len(self._found)
        self.preview.select(None)
        self._show_found(walked=True)

    def action_take_instead(self) -> None:
        """Take what is offered instead: in the answer the words came from, or in the letter."""
        finding = self._found[self._at]
        for field in ("detail", "reason"):
            typed = getattr(self.answers, field)
            for own in check_answer(typed, self.wording, self.answers):
                if (
                    own.category is finding.category
                    and own.replacement is not None
                    and not self.note.edited
                ):
                    self.answer(field, apply_fix(typed, own))
                    self.show_answers()
                    return
        if finding.replacement is None:
            self.tell("Only you can know what belongs there: e edits the note.")
        else:
            self.keep_edit(apply_fix(self.note.letter(), finding))

    def action_learn_word(self) -> None:
        """Remember that the current word is spelt right."""
        text, misspelt = self._proofread
        finding = self._found[self._at]
        if finding in misspelt and " " not in finding.text:
            self._proofread = (text, tuple(m for m in misspelt if m.text != finding.text))
            self.post_message(WordAccepted(finding.text))
            self.look()

    def hold_edit(self, text: str) -> None:
        """Take a letter as the one that stands, while it is typed; the composed one is none."""
        composed = self.note.composed_letter()
        text = text.strip("\n")
        self.answer("edited", "" if text == composed else text)
        self.answer("edited_from", fingerprint(composed) if self.answers.edited else "")

    def keep_edit(self, text: str) -> None:
        """Take a letter as the one that stands, and show it."""
        self.hold_edit(text)
        self.show_answers()
