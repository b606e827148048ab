"""How the note sounds: tone, length, spelling."""

from screens.steps.titled import TitledStep


class ToneStep(TitledStep):
    """Ask for tone, length and spelling."""

    step_id = "tone"
