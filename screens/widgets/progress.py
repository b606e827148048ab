"""The progress line: every step by its name, with a sign for those done, here and ahead."""

from collections.abc import Collection
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from templates.questions.questions import STEPS, Step, find_step

_DONE, _HERE, _AHEAD = ("✓", "$text-success"), ("●", "bold $text-primary"), ("○", "$muted")
"""The sign of a step and its style."""

_LAID, _GAP = (" ━ ", "$text-success"), (" ┄ ", "$muted")
"""A plank of the bridge between two steps, and a gap where the writer has not been yet."""


class _Part(NamedTuple):
    """A part of the line; a click on it goes to a step, or nowhere with ""."""

    text: str
    style: str
    step_id: str = ""


class Progress(Static):
    """One line that shows where the writer is; a click on a step or an arrow goes there.

    Where the names of all steps do not fit, only the current one is shown, with its number.
    """

    class StepClicked(Message):
        """A step was clicked, or an arrow to the one before or after."""

        def __init__(self, step_id: str) -> None:
            super().__init__()
            self.step_id = step_id

    def __init__(self) -> None:
        super().__init__(id="progress", markup=False)
        self._current = ""
        self._skipped: frozenset[str] = frozenset()
        self._done: frozenset[str] = frozenset()
        self._parts: list[_Part] = []

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
        width = self.content_size.width or self.app.size.width - 2
        steps = [step for step in STEPS if step.id not in self._skipped]
        place = steps.index(find_step(self._current)) if self._current not in self._skipped else 0
        self._parts = self._all_steps(steps, place, width) or self._one_step(steps, place)
        line = Content.assemble(*((part.text, part.style) for part in self._parts))
        self.update(line.truncate(max(1, width)), layout=False)

    def on_click(self, event: events.Click) -> None:
        """Go to the step that was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        end = 0
        for part in self._parts:
            end += cell_len(part.text)
            if offset.x < end:
                if part.step_id:
                    self.post_message(self.StepClicked(part.step_id))
                return

    def _all_steps(self, steps: list[Step], place: int, width: int) -> list[_Part]:
        """Return every step with its name, or nothing where these do not fit a width in columns."""
        names = sum(2 + cell_len(step.title) for step in steps)
        between = len(steps) - 1
        if names + between > width:
            return []
        with_planks = names + between * cell_len(_GAP[0]) <= width
        parts = []
        for index, step in enumerate(steps):
            if index:
                plank = _LAID if index <= place else _GAP
                parts.append(_Part(*(plank if with_planks else (" ", ""))))
            sign, style = _HERE if index == place else _DONE if step.id in self._done else _AHEAD
            parts.append(_Part(f"{sign} {step.title}", style, step.id))
        return parts

    def _one_step(self, steps: list[Step], place: int) -> list[_Part]:
        """Return the current step and its number, between arrows to those beside it."""
        before = steps[place - 1].id if place else ""
        after = steps[place + 1].id if place + 1 < len(steps) else ""
        return [
            _Part("‹ " if before else "  ", "$muted", before),
            _Part(find_step(self._current).title, _HERE[1]),
            _Part(f"  {place + 1} of {len(steps)}", "$muted"),
            _Part(" ›" if after else "", "$muted", after),
        ]
