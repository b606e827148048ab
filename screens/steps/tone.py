"""How the note sounds: tone, length, spelling."""

from screens.steps.base import TitledStep


class ToneStep(TitledStep):
    """Ask for tone, length and spelling."""

    step_id = "tone"
