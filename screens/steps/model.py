"""The model that a step shows and changes."""

from typing import TYPE_CHECKING, Protocol

from templates import Answers, Note
from templates.answers import Answer
from templates.letter.situation import Situation
from templates.phrasebook.wording import Wording

if TYPE_CHECKING:
    # For annotations only: the first step does not need it.
    from templates.letter.linkedin import ConnectionNote


class StepModel(Protocol):
    """The answers for one note and what is derived from them; implemented by the session.

    In its methods, `field` is the name of a field of the answers, unless they say otherwise.
    """

    @property
    def wording(self) -> Wording:
        """The wording that the note is composed from."""

    @property
    def answers(self) -> Answers:
        """The current answers."""

    @property
    def situation(self) -> Situation:
        """The answers with gaps filled and untrue ones dropped."""

    @property
    def note(self) -> Note:
        """The note composed from the answers."""

    @property
    def must_choose_letter(self) -> bool:
        """Whether the writer must choose between the edited letter and a newly composed one."""

    @property
    def connection_note(self) -> "ConnectionNote | None":
        """The connection note, or None if a request to connect is not appropriate."""

    @property
    def can_open_editor(self) -> bool:
        """Whether the external editor may be opened."""

    def answer(self, field: str, value: Answer) -> None:
        """Replace the answer in a field."""

    def change(self, answers: Answers, field: str) -> None:
        """Replace the answers; undo records `field` as the one that changed.

        While the writer edits an added sentence, `field` is the id of that sentence, so that all
        changes to its text are undone as one.
        """

    def source_in_mail(self, field: str) -> str:
        """Return a sentence that says which words of the mail an answer is from.

        Return "" if the answer is not from a mail, or is confirmed.
        """

    def confirm(self, *fields: str) -> None:
        """Confirm answers that were read from the employer's mail."""

    def preview(self, field: str, value: Answer) -> Note:
        """Return the note as it would be with another answer in a field."""

    def reword(self) -> None:
        """Choose other variants everywhere, except where the writer chose one."""

    def edit_letter(self, text: str) -> None:
        """Store a hand-edited letter, or "" to go back to the composed one."""

    def edit_externally(self, letter: str) -> str:
        """Edit a letter in the external editor and return the result. Raises BridgeError."""
