"""How it ended."""

from screens.steps.base import Step


class OutcomeStep(Step):
    """Ask for the outcome, which decides everything after it."""

    step_id = "outcome"
