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
"""The sign before a step's name, and the style of sign and name, for each state of a step."""

_CONNECTOR_DONE, _CONNECTOR_AHEAD = (" ━ ", "$text-success"), (" ┄ ", "$muted")
"""The connector between two steps, before and after the current step, with its style."""


class _Part(NamedTuple):
    """A part of the progress line."""

    text: str
    style: str
    step_id: str = ""
    """The id of the step that a click on it goes to, or ""."""


class Progress(Static):
    """One line with all steps, the current one marked; a click on a step goes to it.

    If the names of all steps do not fit, only the current one is shown, with its number, between
    arrows to the steps beside it.
    """

    class StepClicked(Message):
        """The name of a step was clicked, or the arrow to the previous or the next step."""

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
        """Show the steps that are not in `skipped`; `current` and those in `done` are marked.

        Every step is named by its id.
        """
        new = (current, frozenset(skipped), frozenset(done))
        if new != (self._current, self._skipped, self._done):
            self._current, self._skipped, self._done = new
            self._draw()

    def on_resize(self) -> None:
        """Show all steps or only the current one, depending on the new width."""
        if self._current:
            self._draw()

    def _draw(self) -> None:
        # Before the first layout there is no content size; the style sheet pads each side by 1.
        width = self.content_size.width or self.app.size.width - 2
        steps = [step for step in STEPS if step.id not in self._skipped]
        is_current_skipped = self._current in self._skipped
        index = 0 if is_current_skipped else steps.index(find_step(self._current))
        for parts in (
            self._all_steps(steps, index, has_connectors=True),
            self._all_steps(steps, index, has_connectors=False),
            self._one_step(steps, index),
        ):
            self._parts = parts
            if sum(cell_len(part.text) for part in parts) <= width:
                break
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

    def _all_steps(self, steps: list[Step], current: int, *, has_connectors: bool) -> list[_Part]:
        """Return every step with its name, and connectors or spaces between them.

        `current` is the index of the current step.
        """
        parts = []
        for index, step in enumerate(steps):
            if index > 0:
                connector = _CONNECTOR_DONE if index <= current else _CONNECTOR_AHEAD
                parts.append(_Part(*connector) if has_connectors else _Part(" ", ""))
            if index == current:
                sign, style = _CURRENT
            else:
                sign, style = _DONE if step.id in self._done else _AHEAD
            parts.append(_Part(f"{sign} {step.title}", style, step.id))
        return parts

    def _one_step(self, steps: list[Step], current: int) -> list[_Part]:
        """Return the current step and its number, between arrows to the steps beside it.

        `current` is the index of the current step.
        """
        before = steps[current - 1].id if current > 0 else ""
        after = steps[current + 1].id if current + 1 < len(steps) else ""
        return [
            _Part("‹ " if before else "  ", "$muted", before),
            _Part(find_step(self._current).title, _CURRENT[1]),
            _Part(f"  {current + 1} of {len(steps)}", "$muted"),
            _Part(" ›" if after else "", "$muted", after),
        ]
