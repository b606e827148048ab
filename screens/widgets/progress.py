"""The progress line: a bridge of planks, one a step, and the name of the step it has reached."""

from collections.abc import Collection

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from templates.questions.questions import STEPS, Step, find_step

WIDEST_PLANK, NARROWEST_PLANK = 6, 2
"""Columns of a plank."""


class Progress(Static):
    """One line that shows where the writer is; a click on a plank or an arrow goes there."""

    class StepClicked(Message):
        """A plank was clicked, or an arrow to the step before or after."""

        def __init__(self, step_id: str) -> None:
            super().__init__()
            self.step_id = step_id

    def __init__(self) -> None:
        super().__init__(id="progress", markup=False)
        self._current = ""
        self._skipped: frozenset[str] = frozenset()
        self._done: frozenset[str] = frozenset()
        self._targets: list[tuple[int, str]] = []
        """The end of each part of the line, in columns, and the step that a click goes to."""

    def show(self, current: str, skipped: Collection[str], done: Collection[str]) -> None:
        """Show the step of an id as the current one, others as skipped, and those that are done."""
        shown = (current, frozenset(skipped), frozenset(done))
        if shown != (self._current, self._skipped, self._done):
            self._current, self._skipped, self._done = shown
            self._draw()

    def on_resize(self) -> None:
        """Shorten the line or write it out, as the new width allows."""
        if self._current:
            self._draw()

    def _draw(self) -> None:
        self.update(self._line(self.content_size.width or self.app.size.width - 2), layout=False)

    def on_click(self, event: events.Click) -> None:
        """Go to the step that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        for end, step_id in self._targets:
            if offset.x < end:
                if step_id:
                    self.post_message(self.StepClicked(step_id))
                return

    def _line(self, width: int) -> Content:
        taken = [step for step in STEPS if step.id not in self._skipped]
        current = find_step(self._current)
        place = taken.index(current) if current in taken else 0
        where = f"{place + 1} of {len(taken)}"
        before = taken[place - 1].id if place else ""
        after = taken[place + 1].id if place + 1 < len(taken) else ""
        name = [
            ("‹ " if before else "  ", "$muted"),
            (current.title, "bold $text-primary"),
            (f"  {where}", "$muted"),
            (" ›" if after else "  ", "$muted"),
        ]
        name_width = sum(cell_len(text) for text, _ in name)
        plank = min(WIDEST_PLANK, (width - name_width - 3) // len(taken))
        self._targets = []
        pieces: list[tuple[str, str]] = []
        column = 0
        if plank >= NARROWEST_PLANK:
            for step in taken:
                pieces.append(self._plank(step, current, plank, is_last=step is taken[-1]))
                column += plank
                self._targets.append((column, step.id))
            column += 1
            pieces.append((" ", ""))
        self._targets += [
            (column + 2, before),
            (column + name_width - 2, ""),
            (column + name_width, after),
        ]
        return Content.assemble(*pieces, *name).truncate(max(1, width))

    def _plank(self, step: Step, current: Step, width: int, *, is_last: bool) -> tuple[str, str]:
        """Return a plank: laid, being laid, or the gap ahead."""
        if step is current:
            return "━" * (width - 1) + ("━" if is_last else "╸"), "bold $text-primary"
        if step.id in self._done:
            return "━" * (width - 1) + ("━" if is_last else "┯"), "$text-success"
        return "┄" * width, "$muted"
