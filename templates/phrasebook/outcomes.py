"""What an ending, a tone and a kind of recipient are, as the wording describes them."""

from collections.abc import Mapping
from typing import NamedTuple

from templates.answers import Interest, Length, MeetingFormat, RecipientRole, Spelling
from templates.phrasebook.entries import Text


class Outcome(NamedTuple):
    """One ending: how it is offered, and what a note may say in it."""

    id: str
    label: str
    hint: str
    subject: Text
    required: frozenset[str]
    when_held: frozenset[str]
    optional: frozenset[str]
    on_request: frozenset[str]
    fill: tuple[str, ...]
    paragraphs: tuple[tuple[str, ...], ...]
    meetings: tuple[int, int]
    held: tuple[MeetingFormat, ...]
    words: Mapping[Length, tuple[int, int]]
    interest: Interest
    keep_in_mind: bool
    linkedin: bool
    subdued: bool
    not_to: frozenset[RecipientRole]
    follow_up: tuple[int, ...] = ()
    """Days after a sent note at which another may follow; none where none is fitting."""
    no_follow_up: str = ""
    """Why there is none, in a sentence."""

    def allows(self, move: str) -> bool:
        """Say whether a move is ever true in this ending."""
        return move in self.required | self.when_held | self.optional | self.on_request


class FollowUpWording(NamedTuple):
    """The shape of the note that follows a sent one, the same for every ending."""

    subject: Text
    required: frozenset[str]
    optional: frozenset[str]
    paragraphs: tuple[tuple[str, ...], ...]
    words: Mapping[Length, tuple[int, int]]

    def of(self, outcome: Outcome) -> Outcome:
        """Return an ending as the note that follows makes of it: other moves, in another order."""
        return outcome._replace(
            subject=self.subject,
            required=self.required,
            when_held=frozenset(),
            optional=self.optional,
            on_request=frozenset(),
            fill=(),
            paragraphs=self.paragraphs,
            words=self.words,
        )


class Tone(NamedTuple):
    """How a note sounds: whose sentences it uses, its greeting and its sign-offs."""

    id: str
    label: str
    hint: str
    sentences: str
    names: str
    greeting: Text
    sign_offs: Mapping[Spelling, tuple[str, ...]]
    subdued_sign_offs: Mapping[Spelling, tuple[str, ...]]


class RecipientRoleWording(NamedTuple):
    """One kind of recipient, and what is never said to them."""

    label: str
    hint: str
    side: str
    never: frozenset[str]
