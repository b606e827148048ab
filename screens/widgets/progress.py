"""The progress line: the names of the steps, with signs for done, current and ahead."""

from collections.abc import Collection
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from templates.questions.questions import STEPS, Step, find_step

_DONE, _CURRENT, _AHEAD = ("✓", "$text-success"), ("●", "bold $text-primary"), ("○", "$muted")
"""The sign of a step and its style."""

_CONNECTOR_DONE, _CONNECTOR_AHEAD = (" ━ ", "$text-success"), (" ┄ ", "$muted")
"""The connector before a step that was reached, and the one before a step ahead."""


class _Part(NamedTuple):
    """A part of the line; a click on it goes to the step, if it has a `step_id`."""

    text: str
    style: str
    step_id: str = ""


class Progress(Static):
    """One line that shows the current step; a click on a step or an arrow goes there.

    If the names of all steps do not fit, only the current one is shown, with its number.
    """

    class StepClicked(Message):
        """A step was clicked, or the arrow to the previous or next step."""

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
        """Show the steps that are not in `skipped`; `current` and those in `done` are marked."""
        shown = (current, frozenset(skipped), frozenset(done))
        if shown != (self._current, self._skipped, self._done):
            self._current, self._skipped, self._done = shown
            self._draw()

    def on_resize(self) -> None:
        """Show all steps or only the current one, depending on the new width."""
        if self._current:
            self._draw()

    def _draw(self) -> None:
        width = self.content_size.width or self.app.size.width - 2
        steps = [step for step in STEPS if step.id not in self._skipped]
        is_skipped = self._current in self._skipped
        index = 0 if is_skipped else steps.index(find_step(self._current))
        self._parts = self._all_steps(steps, index, width) or self._one_step(steps, index)
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

    def _all_steps(self, steps: list[Step], current: int, width: int) -> list[_Part]:
        """Return every step with its name, or [] if they do not fit in `width` columns.

        `current` is the index of the current step.
        """
        width_of_names = sum(2 + cell_len(step.title) for step in steps)
        connector_count = len(steps) - 1
        if width_of_names + connector_count > width:
            return []
        has_room_for_lines = (
            width_of_names + connector_count * cell_len(_CONNECTOR_AHEAD[0]) <= width
        )
        parts = []
        for index, step in enumerate(steps):
            if index:
                connector = _CONNECTOR_DONE if index <= current else _CONNECTOR_AHEAD
                parts.append(_Part(*(connector if has_room_for_lines else (" ", ""))))
            if index == current:
                sign, style = _CURRENT
            else:
                sign, style = _DONE if step.id in self._done else _AHEAD
            parts.append(_Part(f"{sign} {step.title}", style, step.id))
        return parts

    def _one_step(self, steps: list[Step], current: int) -> list[_Part]:
        """Return the current step and its number, between arrows to the steps beside it."""
        before = steps[current - 1].id if current else ""
        after = steps[current + 1].id if current + 1 < len(steps) else ""
        return [
            _Part("‹ " if before else "  ", "$muted", before),
            _Part(find_step(self._current).title, _CURRENT[1]),
            _Part(f"  {current + 1} of {len(steps)}", "$muted"),
            _Part(" ›" if after else "", "$muted", after),
        ]
