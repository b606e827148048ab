"""How far interest still reaches, and whether to be kept in mind."""

from screens.steps.base import TitledStep


class InterestStep(TitledStep):
    """Ask for continued interest, as wide as it is true."""

    step_id = "interest"
