"""The step for the detail and the other own words of the writer, or for a follow-up's news."""

from screens.steps.prose import ProseStep


class DetailStep(ProseStep):
    """Ask for the detail and other own words, or for the news of a follow-up."""

    step_id = "detail"
