"""The findings in the letter, as the review goes through them."""

from templates import Note
from templates.etiquette.findings import Finding, merge_findings


class LetterFindings:
    """What the checker and the proofreader found in a letter; one of the findings is current."""

    def __init__(self) -> None:
        self.all: tuple[Finding, ...] = ()
        self._index = 0
        """The index of the current finding."""
        self._proofread_text = ""
        """The letter that was proofread last; "" if none was."""
        self._proofreader_findings: tuple[Finding, ...] = ()
        """The findings of the proofreader in that letter."""

    @property
    def current(self) -> Finding | None:
        """The finding that the keys of the review act on; None if there is none."""
        return self.all[self._index] if self.all else None

    def needs_proofreading(self, note: Note) -> bool:
        """Return whether the letter was edited by hand, and not proofread or sent since."""
        return (
            bool(note.edited_letter)
            and not note.is_kept_as_sent
            and note.edited_letter != self._proofread_text
        )

    def update(self, note: Note, findings: tuple[Finding, ...]) -> None:
        """Replace the findings with what the checker found in a note's letter.

        What the proofreader found in the same letter is kept.
        """
        # If both are "", nothing has been proofread, and the proofreader has found nothing.
        if note.edited_letter == self._proofread_text:
            findings = merge_findings((*findings, *self._proofreader_findings))
        self.all = findings
        self._index = min(self._index, max(0, len(findings) - 1))

    def set_proofreader_findings(self, text: str, findings: tuple[Finding, ...]) -> None:
        """Remember the findings of the proofreader in a letter, for the next update."""
        self._proofread_text, self._proofreader_findings = text, findings

    def go(self, by: int) -> None:
        """Make the next (1) or previous (-1) finding current; the first follows the last."""
        self._index = (self._index + by) % len(self.all)

    def accept_word(self) -> str:
        """Accept the word of the current finding as correct, and return it.

        The next update drops all findings on it. Return "" for a finding that is no misspelt word.
        """
        finding = self.current
        if finding is None or finding not in self._proofreader_findings or " " in finding.text:
            return ""
        self._proofreader_findings = tuple(
            other for other in self._proofreader_findings if other.text != finding.text
        )
        return finding.text
