"""Outcomes, tones and recipient roles, as the wording defines them."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from templates.answers import Interest, Length, MeetingFormat, RecipientRole, Spelling
from templates.phrasebook.facts import Side
from templates.phrasebook.variants import Template

WordLimits = Mapping[Length, tuple[int, int]]
"""The minimum and maximum number of words in a note's body, by length."""

_CASUAL_GREETING = r"(?i)(?:hi|hey)\b"


class Outcome(NamedTuple):
    """An outcome of an application: its label, and what a note about it may say."""

    id: str
    lineage: tuple[str, ...]
    """The id of this outcome, and those of the outcomes that it is like."""
    label: str
    hint: str
    subject: Template
    told_subject: Template
    """The subject if the recipient knows already that the writer withdraws or declines."""
    required: frozenset[str]
    """The moves that every note makes."""
    optional: frozenset[str]
    """The moves that a note may make."""
    on_request: frozenset[str]
    """The moves that a note makes only if the writer adds them."""
    fillers: tuple[str, ...]
    """The optional moves that lengthen a short note, in order of preference."""
    paragraphs: tuple[tuple[str, ...], ...]
    """The moves in the order in which a note makes them, paragraph by paragraph."""
    meeting_limits: tuple[int, int]
    """The minimum and maximum number of meetings."""
    meeting_formats: tuple[MeetingFormat, ...]
    """The ways in which the meetings can have been held."""
    word_limits: WordLimits
    interest: Interest
    """The default answer to `interest`; the next two are those to `keep_in_mind` and `linkedin`."""
    keep_in_mind: bool
    linkedin: bool
    subdued: bool
    """Whether to use the tone's subdued sign-offs."""
    excluded_roles: frozenset[RecipientRole]
    """The roles that the recipient cannot have."""
    follow_up_days: tuple[int, ...] = ()
    """The numbers of days after which a follow-up note may be sent; empty if none should be."""
    no_follow_up_reason: str = ""
    """Why no follow-up note should be sent, as a sentence; "" if the wording does not say."""
    group: str = ""
    """The heading that the outcome is listed under."""

    @property
    def is_silence(self) -> bool:
        """Whether the employer never replied: the note itself closes the matter."""
        return self.allows_move("closing")

    @property
    def is_withdrawal(self) -> bool:
        """Whether the writer withdrew, declined, or took back an acceptance."""
        return self.allows_move("withdrawal")

    @property
    def is_closure(self) -> bool:
        """Whether the role itself went away, so that nobody was chosen."""
        return "role_closed" in self.lineage

    def allows_move(self, move: str) -> bool:
        """Return whether a note about this outcome may make a move."""
        return move in self.required or move in self.optional or move in self.on_request


class FollowUpWording(NamedTuple):
    """The structure of follow-up notes, the same for every outcome.

    The moves, paragraphs and limits are as in `Outcome`.
    """

    subject: Template
    topic_subject: Template
    """The subject if the note's topic has a short name."""
    required: frozenset[str]
    optional: frozenset[str]
    paragraphs: tuple[tuple[str, ...], ...]
    word_limits: WordLimits

    def apply_to(self, outcome: Outcome, *, has_topic: bool) -> Outcome:
        """Return the outcome with the subject, moves and length of a follow-up note."""
        subject = self.topic_subject if has_topic else self.subject
        return outcome._replace(
            subject=subject,
            told_subject=subject,
            subdued=True,
            required=self.required,
            optional=self.optional,
            on_request=frozenset(),
            fillers=(),
            paragraphs=self.paragraphs,
            word_limits=self.word_limits,
        )


class Tone(NamedTuple):
    """A tone: its greeting, its sign-offs, and the sentences that it uses."""

    id: str
    label: str
    hint: str
    sentence_tone: str
    """The id of the tone whose sentences it uses: its own or another's."""
    uses_formal_names: bool
    """Whether the greeting uses the title and the family name, rather than the given name."""
    greeting: Template
    role_nouns: Mapping[Spelling, str]
    """The word for a role in this tone, such as "post" or "job"."""
    sign_offs: Mapping[Spelling, tuple[str, ...]]
    """The sign-offs to choose from, such as "Kind regards,"."""
    subdued_sign_offs: Mapping[Spelling, tuple[str, ...]]
    """The sign-offs to choose from for subdued outcomes."""
    familiar_sign_offs: Mapping[Spelling, tuple[str, ...]]
    """The sign-offs for a follow-up to somebody who knows the writer by sight.

    Empty if `sign_offs` are used for such a follow-up, too.
    """
    shared_sign_off: Template | None
    """The sign-off that thanks a colleague of the recipient as well; None if there is none."""

    @property
    def is_casual(self) -> bool:
        """Whether the greeting of the tone is casual."""
        return is_casual_greeting(self.greeting.source)


def is_casual_greeting(text: str) -> bool:
    """Return whether a greeting is casual, such as "Hi Grace"."""
    return re.match(_CASUAL_GREETING, text) is not None


class RecipientRoleWording(NamedTuple):
    """A recipient role: its label, and how it changes a note."""

    label: str
    hint: str
    side: Side
    excluded_moves: frozenset[str]
    """The moves that a note to such a recipient never makes."""
    subject: Template | None
    """The subject of notes to such a recipient, in place of the outcome's, if there is one."""
