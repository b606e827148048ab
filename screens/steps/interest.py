"""The step about continued interest, future roles, and meeting again."""

from screens.steps.prose import ProseStep


class InterestStep(ProseStep):
    """Ask about continued interest, future roles, and meeting again."""

    step_id = "interest"
