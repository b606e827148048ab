"""The writer's answers, as one frozen value from which a note is composed."""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias

from templates.text import clean_line, clean_lines, split_names

Answer: TypeAlias = "str | int | bool | tuple[str, ...] | tuple[AddedText, ...] | None"
"""One answer: text, a choice, a number, yes or no, names, added sentences, or None if missing."""


class Length(StrEnum):
    """How long the note may be."""

    STANDARD = "standard"
    SHORT = "short"


class Spelling(StrEnum):
    """British usage ("Yours sincerely", "Dr") or American usage ("Sincerely", "Dr.")."""

    BRITISH = "british"
    AMERICAN = "american"


class Interest(StrEnum):
    """What the writer is still interested in."""

    ROLE = "role"
    ORGANISATION = "organisation"
    FIELD = "field"
    """The field of work."""
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
    """Several meetings, held in different ways."""


class NewsChannel(StrEnum):
    """How the news reached the writer."""

    EMAIL = "email"
    TELEPHONE = "telephone"
    IN_PERSON = "in_person"
    AUTOMATIC = "automatic"
    NONE = "none"
    """Not from the employer."""


class WithdrawalChannel(StrEnum):
    """How the recipient was told, before the note, that the writer withdraws or declines."""

    TELEPHONE = "telephone"
    IN_PERSON = "in_person"
    EMAIL = "email"
    NONE = "none"


class AddedText(NamedTuple):
    """What the writer added in one place on the review step: one or more sentences."""

    after: str
    """The move that the text follows; "" if it begins the letter, below the greeting."""
    text: str


def _cleaned(clean: Callable[[Any], Any], default: object = "") -> Any:
    """Declare a field for typed text; `clean` is the function that cleans its values."""
    return field(default=default, metadata={"clean": clean})


def _clean_names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for item in names for name in split_names(item))


def _clean_added(added: tuple[AddedText, ...]) -> tuple[AddedText, ...]:
    return tuple(AddedText(after, clean_line(text)) for after, text in added)


@dataclass(frozen=True, slots=True, repr=False)
class Answers:
    """The answers that the writer has given so far; None or "" for those that are missing.

    `outcome` and `tone` are ids from the wording (outcomes.toml, tones.toml), to which a careers
    adviser may add (docs/wording.md); every other choice is from one of the enumerations above.
    Typed text is cleaned: it has no control characters and, except in `edited_letter`, is on one
    line.
    """

    outcome: str | None = None
    recipient_name: str = _cleaned(clean_line)
    recipient_email: str = _cleaned(clean_line)
    """The address that the note is mailed to, or several."""
    greet_as: str = _cleaned(clean_line)
    """The name in the greeting, in place of the one derived from `recipient_name`."""
    part: RecipientRole | None = None
    """The recipient's role, that is, their part in the application; `role` is the job."""
    also_thank: tuple[str, ...] = _cleaned(_clean_names, default=())
    """The names of others whom the note thanks."""
    organisation: str = _cleaned(clean_line)
    client: str = _cleaned(clean_line)
    """The employer, if the recipient works for an agency."""
    role: str = _cleaned(clean_line)
    """The name of the job."""
    meetings: int | None = None
    """The number of meetings."""
    held: MeetingFormat | None = None
    """How the meetings were held."""
    occasion: str = _cleaned(clean_line)
    """What the meetings were, as after "Thank you for": "the two mornings in the yard"."""
    news: NewsChannel | None = None
    """The channel by which the news of how the application ended reached the writer."""
    told_close: bool | None = None
    """Whether the employer told the writer that they came close to getting the job."""
    on_hold: bool | None = None
    """Whether a role that nobody was chosen for is on hold, and may come back."""
    sender_name: str = _cleaned(clean_line)
    sender_email: str = _cleaned(clean_line)
    sender_phone: str = _cleaned(clean_line)
    sender_linkedin: str = _cleaned(clean_line)
    """The address of the writer's LinkedIn profile."""
    told_by: str = _cleaned(clean_line)
    """Of several recipients, the name of the one who gave the writer the news."""
    told_already: WithdrawalChannel | None = None
    """How the recipient was told, before the note, that the writer withdraws or declines."""
    appointee: str = _cleaned(clean_line)
    """The person chosen, if the writer knows."""
    work_with: bool | None = None
    """Whether the writer will work with the person chosen."""
    thanks_for: str = _cleaned(clean_line)
    """What the recipient did for the writer."""
    detail: str = _cleaned(clean_line)
    """What the writer remembers, and what came of it: a phrase after an opening, or sentences."""
    reason: str = _cleaned(clean_line)
    """The reason why the writer withdrew, declined, or took back an acceptance."""
    own_words: str = _cleaned(clean_line)
    """Anything else, in whole sentences."""
    tone: str | None = None
    length: Length | None = None
    spelling: Spelling | None = None
    interest: Interest | None = None
    keep_in_mind: bool | None = None
    consider_for: str = _cleaned(clean_line)
    """What the recipient might consider the writer for."""
    meet_again: str = _cleaned(clean_line)
    """When or where the writer and the recipient will meet again."""
    linkedin: bool | None = None
    """Whether to ask for a LinkedIn connection."""
    connection_note: str = _cleaned(clean_line)
    """The writer's own connection note; "" for the composed one."""
    follow_up: int | None = None
    """The number of this follow-up note, 1 or 2; None for a first note."""
    brings: str = _cleaned(clean_line)
    """What this follow-up note brings, such as "an article" or "I have passed the exam"."""
    tie: str = _cleaned(clean_line)
    """What a follow-up note's news has to do with the recipient, such as "It was your idea"."""
    hope: str = _cleaned(clean_line)
    """What the writer hopes for by the time of a follow-up, such as "I'm free from May"."""
    previously_brought: str = _cleaned(clean_line)
    """In a second follow-up note, what the first one brought (its `brings`); otherwise ""."""
    chosen_variants: tuple[str, ...] = ()
    """The names of the variants that the writer chose, such as "interest.gladly_apply"."""
    left_out: tuple[str, ...] = ()
    """The names of the optional moves that the writer left out."""
    subject: str = _cleaned(clean_line)
    """The writer's own subject; "" for the composed one."""
    added: tuple[AddedText, ...] = _cleaned(_clean_added, default=())
    """What the writer added, place by place."""
    reword_count: int = 0
    """How many times the writer had the whole note reworded."""
    edited_letter: str = _cleaned(clean_lines)
    """The letter in place of the composed one: edited by hand, or kept as it was sent; or ""."""
    edited_from: str = _cleaned(clean_line)
    """The fingerprint of the composed letter that `edited_letter` was made from."""

    def __repr__(self) -> str:
        """Return the answers that are given, as in a call of `Answers`."""
        # The method that `dataclass` generates would take 1% of the time of the command `render`.
        values = ((f, getattr(self, f.name)) for f in fields(self))
        given = (f"{f.name}={value!r}" for f, value in values if value != f.default)
        return f"Answers({', '.join(given)})"

    def __post_init__(self) -> None:
        for name, clean in _CLEANERS.items():
            object.__setattr__(self, name, clean(getattr(self, name)))


_CLEANERS: dict[str, Callable[[Any], Any]] = {
    f.name: f.metadata["clean"] for f in fields(Answers) if "clean" in f.metadata
}
"""The function that cleans each typed answer, by field."""

REQUIRED_FIELDS = ("outcome", "recipient_name", "role", "organisation", "sender_name")
"""The fields that every note needs."""
