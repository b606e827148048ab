"""How it is asked: one step of the wizard a file, in Textual."""

from screens.detail import DetailStep
from screens.export import ExportStep
from screens.interest import InterestStep
from screens.linkedin import LinkedInStep
from screens.outcome import OutcomeStep
from screens.people import PeopleStep
from screens.review import ReviewStep
from screens.step import Step
from screens.tone import ToneStep

STEP_SCREENS: tuple[type[Step], ...] = (
    OutcomeStep,
    PeopleStep,
    DetailStep,
    ToneStep,
    InterestStep,
    LinkedInStep,
    ReviewStep,
    ExportStep,
)
"""The steps, in order."""

__all__ = ["STEP_SCREENS", "Step"]
