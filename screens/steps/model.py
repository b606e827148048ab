"""What a step shows and changes, as the screens see it."""

from typing import Protocol

from templates import Answers, Note
from templates.answers import Answer
from templates.letter.situation import Situation
from templates.phrasebook.wording import Wording


class StepModel(Protocol):
    """The answers to one note and what follows from them; the session implements it."""

    @property
    def wording(self) -> Wording:
        """The wording that the note is composed from."""

    @property
    def answers(self) -> Answers:
        """The answers as they are now."""

    @property
    def situation(self) -> Situation:
        """What the answers come to."""

    @property
    def note(self) -> Note:
        """The note that the answers make."""

    @property
    def seed(self) -> str:
        """What decides between variants that fit equally well."""

    @property
    def premium(self) -> bool:
        """Whether LinkedIn allows the writer longer notes."""

    @property
    def offers_editor(self) -> bool:
        """Whether the writer's own editor may be opened."""

    def answer(self, field: str, value: Answer) -> None:
        """Answer a question."""

    def preview(self, field: str, value: Answer) -> Note:
        """Return the note as it would be with another answer."""

    def shuffle(self) -> None:
        """Choose other variants throughout, but for those the writer chose."""

    def edit_letter(self, text: str) -> None:
        """Take a letter that was edited by hand."""

    def edit_externally(self, letter: str) -> str:
        """Return a letter as the writer's own editor leaves it. Raises BridgeError."""
