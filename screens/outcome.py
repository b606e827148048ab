"""How it ended."""

from screens.step import Step


class OutcomeStep(Step):
    """Ask for the outcome, which decides everything after it."""

    step_id = "outcome"
