"""How far interest still reaches, what to be thought of for, and whether they will meet again."""

from screens.steps.prose import ProseStep


class InterestStep(ProseStep):
    """Ask for continued interest, as wide as it is true."""

    step_id = "interest"
