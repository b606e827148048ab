"""The step for the writer's own words, or for the news of a follow-up."""

from screens.steps.prose import ProseStep


class DetailStep(ProseStep):
    """Ask for the writer's own words."""

    step_id = "detail"
