"""What an ending, a tone and a kind of recipient are, as the wording describes them."""

from collections.abc import Mapping
from typing import NamedTuple

from templates.answers import Held, Interest, Length, Part, Spelling
from templates.entries import Text


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
    held: tuple[Held, ...]
    words: Mapping[Length, tuple[int, int]]
    interest: Interest
    keep_in_mind: bool
    linkedin: bool
    subdued: bool
    not_to: frozenset[Part]

    def allows(self, move: str) -> bool:
        """Say whether a move is ever true in this ending."""
        return move in self.required | self.when_held | self.optional | self.on_request


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


class PartWording(NamedTuple):
    """One kind of recipient, and what is never said to them."""

    label: str
    hint: str
    side: str
    never: frozenset[str]
