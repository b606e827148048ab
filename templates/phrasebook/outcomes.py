"""What an outcome, a tone and a kind of recipient are, as the wording describes them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from templates.answers import Interest, Length, MeetingFormat, RecipientRole, Spelling
from templates.phrasebook.entries import Text
from templates.phrasebook.facts import Side

WordLimits = Mapping[Length, tuple[int, int]]
"""The fewest and the most words of a note's body, for each length."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One way an application ends: how it is offered, and what a note about it may say."""

    id: str
    label: str
    hint: str
    subject: Text
    required: frozenset[str]
    """The moves that every note makes."""
    when_held: frozenset[str]
    """The moves that a note makes too if there was a meeting."""
    optional: frozenset[str]
    on_request: frozenset[str]
    fill: tuple[str, ...]
    """The moves that may fill up a short note, in the order they are tried."""
    paragraphs: tuple[tuple[str, ...], ...]
    """The moves in the order of the note, paragraph by paragraph."""
    meetings: tuple[int, int]
    """The fewest and the most meetings there can have been."""
    held: tuple[MeetingFormat, ...]
    words: WordLimits
    interest: Interest
    keep_in_mind: bool
    linkedin: bool
    subdued: bool
    """Whether the sign-off is a restrained one."""
    not_to: frozenset[RecipientRole]
    """The roles a recipient cannot have."""
    follow_up: tuple[int, ...] = ()
    """The days after a sent note at which another may follow; empty if none should."""
    no_follow_up: str = ""
    """Why none should follow, as a sentence."""

    def allows(self, move: str) -> bool:
        """Return whether a move is ever true for this outcome."""
        return (
            move in self.required
            or move in self.when_held
            or move in self.optional
            or move in self.on_request
        )


@dataclass(frozen=True, slots=True)
class FollowUpWording:
    """The shape of a note that follows a sent one; the same for every outcome."""

    subject: Text
    required: frozenset[str]
    optional: frozenset[str]
    paragraphs: tuple[tuple[str, ...], ...]
    words: WordLimits

    def apply_to(self, outcome: Outcome) -> Outcome:
        """Return an outcome with the moves, order and length of the note that follows."""
        return replace(
            outcome,
            subject=self.subject,
            required=self.required,
            when_held=frozenset(),
            optional=self.optional,
            on_request=frozenset(),
            fill=(),
            paragraphs=self.paragraphs,
            words=self.words,
        )


@dataclass(frozen=True, slots=True)
class Tone:
    """How a note sounds: its sentences, greeting and sign-offs."""

    id: str
    label: str
    hint: str
    sentences: str
    """The tone whose sentences it uses: its own, or another's."""
    names: Literal["formal", "given"]
    """Whether people are greeted by title and family name, or by their given name."""
    greeting: Text
    sign_offs: Mapping[Spelling, tuple[str, ...]]
    subdued_sign_offs: Mapping[Spelling, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class RecipientRoleWording:
    """How one kind of recipient is offered, and which moves are never made to them."""

    label: str
    hint: str
    side: Side
    never: frozenset[str]
