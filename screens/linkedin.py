"""Whether to ask for a connection on LinkedIn."""

from screens.step import Step


class LinkedInStep(Step):
    """Ask whether the note asks to connect."""

    step_id = "linkedin"
