"""Go from step to step, past those that are skipped in a situation."""

from templates.letter.situation import Situation
from templates.questions.questions import STEPS, Step, skip_reason


def next_step(step_id: str, situation: Situation) -> tuple[Step | None, tuple[str, ...]]:
    """Return the next step, and a sentence on each step that is skipped on the way to it.

    The step is None after the last one.
    """
    reasons: list[str] = []
    for step in STEPS[_find_step_index(step_id) + 1 :]:
        reason = skip_reason(step.id, situation)
        if reason is None:
            return step, tuple(reasons)
        reasons.append(reason)
    return None, tuple(reasons)


def previous_step(step_id: str, situation: Situation) -> Step | None:
    """Return the previous step that is not skipped, or None before the first."""
    for step in reversed(STEPS[: _find_step_index(step_id)]):
        if skip_reason(step.id, situation) is None:
            return step
    return None


def active_steps(situation: Situation) -> tuple[Step, ...]:
    """Return the steps that are not skipped, in order."""
    return tuple(step for step in STEPS if skip_reason(step.id, situation) is None)


def _find_step_index(step_id: str) -> int:
    return next(index for index, step in enumerate(STEPS) if step.id == step_id)
