"""The progress line: every step, which are done, which is now, which are passed over."""

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

from templates.questions.questions import STEPS


class Progress(Static):
    """One line that says where the writer is."""

    def __init__(self) -> None:
        super().__init__(id="progress", markup=False)
        self._now = ""
        self._skipped: frozenset[str] = frozenset()

    def show(self, now: str, skipped: frozenset[str]) -> None:
        """Show a step as the present one, and some as passed over."""
        if (now, skipped) != (self._now, self._skipped):
            self._now, self._skipped = now, skipped
            self.update(self.line(self.size.width or 80), layout=False)

    def on_resize(self) -> None:
        """Shorten or spell out the line for the new width."""
        if self._now:
            self.update(self.line(self.size.width), layout=False)

    def line(self, width: int) -> Content:
        """Return the line as it fits a width in cells."""
        walked = [step for step in STEPS if step.id not in self._skipped]
        now = next(step for step in STEPS if step.id == self._now)
        before = STEPS.index(now)
        pieces: list[tuple[str, str]] = []
        for place, step in enumerate(STEPS):
            if step.id in self._skipped:
                pieces.append((f"– {step.title}", "dim strike"))
            elif step is now:
                pieces.append((f"● {step.title}", "bold"))
            else:
                pieces.append((f"{'✓' if place < before else '·'} {step.title}", ""))
        room = width - sum(cell_len(text) for text, _ in pieces)
        gap = min(2, room // (len(pieces) - 1))
        if gap < 1:
            short = f"Step {walked.index(now) + 1} of {len(walked)} · {now.title}"
            return Content.styled(short[: max(width, 1)], "bold")
        spaced = [part for piece in pieces for part in (piece, " " * gap)][:-1]
        return Content.assemble(*spaced)
