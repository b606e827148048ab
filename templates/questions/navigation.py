"""The way through the steps, the same for every front end."""

from templates.answers import Answers
from templates.phrasebook.wording import Wording
from templates.questions.questions import STEPS, Step, why_skipped


def next_step(
    step_id: str, answers: Answers, wording: Wording
) -> tuple[Step | None, tuple[str, ...]]:
    """Return the step after one, and why others in between are passed over, a sentence each.

    After the last step there is none.
    """
    passed_over: list[str] = []
    for step in STEPS[_place(step_id) + 1 :]:
        why = why_skipped(step.id, answers, wording)
        if why is None:
            return step, tuple(passed_over)
        passed_over.append(why)
    return None, tuple(passed_over)


def before(step_id: str, answers: Answers, wording: Wording) -> Step | None:
    """Return the step before one that is not passed over; None before the first."""
    for step in reversed(STEPS[: _place(step_id)]):
        if why_skipped(step.id, answers, wording) is None:
            return step
    return None


def walked(answers: Answers, wording: Wording) -> tuple[Step, ...]:
    """Return the steps that are not passed over, in order."""
    return tuple(step for step in STEPS if why_skipped(step.id, answers, wording) is None)


def _place(step_id: str) -> int:
    return next(place for place, step in enumerate(STEPS) if step.id == step_id)
