"""The writer's answers: one frozen value from which a note is made."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias

from templates.text import clean_line, clean_lines, split_names

Answer: TypeAlias = "str | int | bool | tuple[str, ...] | tuple[AddedSentence, ...] | None"
"""The value of one answer: text, a choice, a count, yes or no, names, or None for no answer."""


class Length(StrEnum):
    """How long the note may be; a choice of its own, since every tone can be brief."""

    STANDARD = "standard"
    SHORT = "short"


class Spelling(StrEnum):
    """Whose spelling the note uses: "Yours sincerely" and "Dr", or "Sincerely" and "Dr."."""

    BRITISH = "british"
    AMERICAN = "american"


class Interest(StrEnum):
    """How wide the writer's continued interest is."""

    ROLE = "role"
    ORGANISATION = "organisation"
    FIELD = "field"
    NONE = "none"


class RecipientRole(StrEnum):
    """The recipient's part in the application."""

    HIRING_MANAGER = "hiring_manager"
    RECRUITER = "recruiter"
    AGENCY = "agency"
    PANEL = "panel"
    REFERRER = "referrer"


class MeetingFormat(StrEnum):
    """How the meetings were held."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    TELEPHONE = "telephone"
    MIXED = "mixed"
    """In more than one way, so that there were several."""


class NewsChannel(StrEnum):
    """How the news reached the writer."""

    EMAIL = "email"
    TELEPHONE = "telephone"
    IN_PERSON = "in_person"
    AUTOMATIC = "automatic"
    NONE = "none"
    """Not from them."""


class ToldAlready(StrEnum):
    """How the writer told them, before the note, that they withdraw or decline."""

    TELEPHONE = "telephone"
    IN_PERSON = "in_person"
    EMAIL = "email"
    NONE = "none"


class AddedSentence(NamedTuple):
    """Sentences of the writer's own that were added on the review step."""

    after: str
    """The move that they follow; "" at the beginning of the body."""
    text: str


def _cleaned(clean: Callable[[Any], Any], default: object = "") -> Any:
    """Declare a field that people type in; `clean` makes any value of it safe."""
    return field(default=default, metadata={"clean": clean})


def _clean_names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for item in names for name in split_names(item))


def _clean_added(added: tuple[AddedSentence, ...]) -> tuple[AddedSentence, ...]:
    return tuple(AddedSentence(after, clean_line(text)) for after, text in added)


@dataclass(frozen=True, slots=True)
class Answers:
    """What the writer has answered so far; None or "" for what was not answered.

    `outcome` and `tone` are names from the wording (outcomes.toml, tones.toml), because an
    adviser may add to them; every other choice is one of the enumerations above. Whatever people
    type is cleaned when the value is made: every text but `edited` is one line, and none holds a
    control character.
    """

    outcome: str | None = None
    recipient_name: str = _cleaned(clean_line)
    recipient_email: str = _cleaned(clean_line)
    """The address that the note is mailed to, or several."""
    greet_as: str = _cleaned(clean_line)
    part: RecipientRole | None = None
    also_thank: tuple[str, ...] = _cleaned(_clean_names, default=())
    organisation: str = _cleaned(clean_line)
    client: str = _cleaned(clean_line)
    """The employer, where the recipient works for an agency."""
    role: str = _cleaned(clean_line)
    meetings: int | None = None
    held: MeetingFormat | None = None
    news: NewsChannel | None = None
    told_close: bool | None = None
    """Whether they said that the writer came close."""
    sender_name: str = _cleaned(clean_line)
    sender_email: str = _cleaned(clean_line)
    sender_phone: str = _cleaned(clean_line)
    sender_linkedin: str = _cleaned(clean_line)
    """The address of the writer's LinkedIn profile."""
    told_by: str = _cleaned(clean_line)
    """Who of several recipients told the writer."""
    told_already: ToldAlready | None = None
    """How the writer has told them already that they withdraw or decline."""
    appointee: str = _cleaned(clean_line)
    """The person chosen, where the writer knows."""
    work_with: bool | None = None
    """Whether the writer will work with the person chosen."""
    thanks_for: str = _cleaned(clean_line)
    """What the recipient did for the writer."""
    detail: str = _cleaned(clean_line)
    """What stays with the writer, and what came of it: the end of a sentence, or sentences."""
    reason: str = _cleaned(clean_line)
    """Why the writer withdrew, declined or went back on a yes."""
    own_words: str = _cleaned(clean_line)
    """Anything else, in whole sentences."""
    tone: str | None = None
    length: Length | None = None
    spelling: Spelling | None = None
    interest: Interest | None = None
    keep_in_mind: bool | None = None
    consider_for: str = _cleaned(clean_line)
    """What the recipient should think of the writer for."""
    meet_again: str = _cleaned(clean_line)
    """When or where they will meet again."""
    linkedin: bool | None = None
    """Whether to ask for a LinkedIn connection."""
    follow_up: int | None = None
    """Which note after a sent one this is, 1 or 2; None for a note that follows none."""
    brings: str = _cleaned(clean_line)
    """What a note that follows has to offer, in a clause or a sentence."""
    brought: str = _cleaned(clean_line)
    """What the note before it offered, where it is the second."""
    words: tuple[str, ...] = ()
    """The wording entries that the writer picked ("interest.gladly_apply"), in any order."""
    left_out: tuple[str, ...] = ()
    """The optional moves that the writer left out."""
    subject: str = _cleaned(clean_line)
    """The writer's own subject; "" for the composed one."""
    added: tuple[AddedSentence, ...] = _cleaned(_clean_added, default=())
    """The sentences that the writer added."""
    shuffle: int = 0
    """How often the writer asked for other words throughout."""
    edited: str = _cleaned(clean_lines)
    """The letter as the writer edited it by hand, if they did; it replaces the composed one."""
    edited_from: str = _cleaned(clean_line)
    """The fingerprint of the letter that was edited, which tells whether the answers changed."""

    def __post_init__(self) -> None:
        for name, clean in _CLEANERS.items():
            object.__setattr__(self, name, clean(getattr(self, name)))


_CLEANERS: dict[str, Callable[[Any], Any]] = {
    f.name: f.metadata["clean"] for f in fields(Answers) if "clean" in f.metadata
}

REQUIRED_FIELDS = ("outcome", "recipient_name", "role", "organisation", "sender_name")
"""The answers that no note can do without."""
