"""The steps of the wizard, one screen a file."""

from importlib import import_module

from screens.steps.base import Step

_STEPS = {
    "outcome": "OutcomeStep",
    "people": "PeopleStep",
    "detail": "DetailStep",
    "tone": "ToneStep",
    "interest": "InterestStep",
    "linkedin": "LinkedInStep",
    "review": "ReviewStep",
    "export": "ExportStep",
}
"""The screen of each step, in the module of the step's name."""


def step_screen(step_id: str) -> type[Step]:
    """Return the screen of a step, loaded when it is first wanted."""
    screen: type[Step] = getattr(import_module(f"screens.steps.{step_id}"), _STEPS[step_id])
    return screen


__all__ = ["Step", "step_screen"]
