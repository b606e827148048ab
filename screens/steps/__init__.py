"""The steps of the wizard, each in a file named after its id."""

from importlib import import_module

from screens.steps.base import Step

_CLASS_NAMES = {
    "outcome": "OutcomeStep",
    "people": "PeopleStep",
    "detail": "DetailStep",
    "tone": "ToneStep",
    "interest": "InterestStep",
    "linkedin": "LinkedInStep",
    "review": "ReviewStep",
    "export": "ExportStep",
}
"""The name of each step's class by the step's id, which is also the name of its module."""


def load_step_class(step_id: str) -> type[Step]:
    """Return the class of a step, importing its module if necessary."""
    module = import_module(f"screens.steps.{step_id}")
    step_class: type[Step] = getattr(module, _CLASS_NAMES[step_id])
    return step_class


__all__ = ["Step", "load_step_class"]
