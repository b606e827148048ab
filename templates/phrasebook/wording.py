"""A complete wording, as its files define it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from templates.answers import RecipientRole
from templates.phrasebook.connection_notes import ConnectionWording
from templates.phrasebook.facts import KnownFacts
from templates.phrasebook.files import WordingFiles
from templates.phrasebook.outcomes import FollowUpWording, Outcome, RecipientRoleWording, Tone
from templates.phrasebook.question_wording import QuestionnaireWording, offered_options
from templates.phrasebook.variants import Template, Variant, respell


@dataclass(frozen=True, eq=False)
class Wording:
    """All that a wording defines; compared by identity, as a cheap cache key."""

    outcomes: Mapping[str, Outcome]
    tones: Mapping[str, Tone]
    recipients: Mapping[RecipientRole, RecipientRoleWording]
    phrases: Mapping[str, tuple[Variant, ...]]
    """The variants of each phrase, by its placeholder."""
    moves: Mapping[str, tuple[Variant, ...]]
    """The variants of each move."""
    follow_up: FollowUpWording
    linkedin: ConnectionWording
    questions: QuestionnaireWording
    """The defaults, and the changes to the questions by the overlay folder."""
    facts: KnownFacts
    """The possible values of the facts that conditions can name."""
    american_spelling: tuple[tuple[str, str], ...]
    """Pairs of a British spelling and its American replacement."""
    stems: Mapping[str, int]
    """The word stems that a note should not repeat, each with a cost from 1 to 9."""
    dropped: Mapping[str, tuple[Variant, ...]]
    """The variants of each move that the overlay folder drops, for some outcomes or for all."""
    files: WordingFiles
    """The files of this wording, which also contain the rules of etiquette."""

    def offered(self, question: Literal["outcome", "tone"]) -> tuple[str, ...]:
        """Return the outcomes or the tones that the wizard offers, in order."""
        options = self.outcomes if question == "outcome" else self.tones
        return offered_options(tuple(options), self.questions.changes_to(question))

    def in_american_spelling(self, template: Template) -> Template:
        """Return a template in American spelling."""
        return respell(template, self.american_spelling)
