"""The order of the steps, without those that a situation skips."""

from templates.letter.situation import Situation
from templates.questions.questions import STEPS, Step, why_skipped


def next_step(step_id: str, situation: Situation) -> tuple[Step | None, tuple[str, ...]]:
    """Return the next step, and a sentence for each skipped step before it.

    The next step of the last one is None.
    """
    reasons: list[str] = []
    for step in STEPS[_index(step_id) + 1 :]:
        reason = why_skipped(step.id, situation)
        if reason is None:
            return step, tuple(reasons)
        reasons.append(reason)
    return None, tuple(reasons)


def previous_step(step_id: str, situation: Situation) -> Step | None:
    """Return the previous step that is not skipped, or None before the first."""
    for step in reversed(STEPS[: _index(step_id)]):
        if why_skipped(step.id, situation) is None:
            return step
    return None


def active_steps(situation: Situation) -> tuple[Step, ...]:
    """Return the steps that are not skipped, in order."""
    return tuple(step for step in STEPS if why_skipped(step.id, situation) is None)


def _index(step_id: str) -> int:
    return next(index for index, step in enumerate(STEPS) if step.id == step_id)
