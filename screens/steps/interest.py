"""The step for continued interest, future roles, and a next meeting."""

from screens.steps.prose import ProseStep


class InterestStep(ProseStep):
    """Ask for continued interest, future roles, and a next meeting."""

    step_id = "interest"
