"""The progress line: every step, which are done, which is current, and which are skipped."""

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import Static

from templates.questions.questions import STEPS, step_of


class Progress(Static):
    """One line that shows where the writer is."""

    def __init__(self) -> None:
        super().__init__(id="progress", markup=False)
        self._current = ""
        self._skipped: frozenset[str] = frozenset()

    def show(self, current: str, skipped: frozenset[str]) -> None:
        """Show the step of an id as the current one, and others as skipped."""
        if (current, skipped) != (self._current, self._skipped):
            self._current, self._skipped = current, skipped
            self.update(self._line(self.size.width or 80), layout=False)

    def on_resize(self) -> None:
        """Shorten the line or write it out, as the new width allows."""
        if self._current:
            self.update(self._line(self.size.width), layout=False)

    def _line(self, width: int) -> Content:
        current = step_of(self._current)
        place = STEPS.index(current)
        pieces: list[tuple[str, str]] = []
        for index, step in enumerate(STEPS):
            if step.id in self._skipped:
                pieces.append((f"– {step.title}", "dim strike"))
            elif step is current:
                pieces.append((f"● {step.title}", "bold"))
            else:
                pieces.append((f"{'✓' if index < place else '·'} {step.title}", ""))
        room = width - sum(cell_len(text) for text, _ in pieces)
        gap = min(2, room // (len(pieces) - 1))
        if gap < 1:
            taken = [step for step in STEPS if step.id not in self._skipped]
            short = f"Step {taken.index(current) + 1} of {len(taken)} · {current.title}"
            return Content.styled(short[: max(width, 1)], "bold")
        return Content(" " * gap).join([Content.styled(*piece) for piece in pieces])
