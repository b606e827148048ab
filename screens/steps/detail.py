"""What only the writer can say, or the news that a follow-up note brings."""

from screens.steps.prose import ProseStep


class DetailStep(ProseStep):
    """Ask for the writer's own words."""

    step_id = "detail"
