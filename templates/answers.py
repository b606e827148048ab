"""The writer's answers: one frozen value that says everything a note is made from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from templates.text import lines, names_in, one_line

Answer: TypeAlias = "str | int | bool | tuple[str, ...] | None"
"""One answer as it is held: text, a choice, a count, yes or no, names, or not answered."""


class Length(StrEnum):
    """How long the note may be (content-guide: length is a choice apart from tone)."""

    STANDARD = "standard"
    SHORT = "short"


class Spelling(StrEnum):
    """Whose forms the note keeps to: "Yours sincerely" and "Dr", or "Sincerely" and "Dr."."""

    BRITISH = "british"
    AMERICAN = "american"


class Interest(StrEnum):
    """How far the writer's interest still reaches."""

    ROLE = "role"
    ORGANISATION = "organisation"
    FIELD = "field"
    NONE = "none"


class RecipientRole(StrEnum):
    """The part that the reader of the note played."""

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
    """Some in one way, some in another; so there were several."""


class NewsChannel(StrEnum):
    """How the news reached the writer."""

    EMAIL = "email"
    TELEPHONE = "telephone"
    IN_PERSON = "in_person"
    AUTOMATIC = "automatic"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Answers:
    """What the writer has answered so far; None or "" where nothing was answered.

    `outcome` and `tone` are names from the wording (outcomes.toml, tones.toml), because an
    adviser may add to them; everything else that is chosen is one of the enumerations above.
    Every text but `edited` is kept on one line, and all without control characters, whoever made
    the value.
    """

    outcome: str | None = None
    recipient_name: str = ""
    recipient_email: str = ""
    """Where the note goes, if it goes by mail: an address, or several."""
    greet_as: str = ""
    part: RecipientRole | None = None
    also_thank: tuple[str, ...] = ()
    organisation: str = ""
    client: str = ""
    """The employer, where the reader is an agency."""
    role: str = ""
    meetings: int | None = None
    held: MeetingFormat | None = None
    news: NewsChannel | None = None
    told_close: bool | None = None
    """Whether they said that the writer came close."""
    sender_name: str = ""
    sender_email: str = ""
    sender_phone: str = ""
    sender_linkedin: str = ""
    """The address of the writer's LinkedIn profile."""
    detail: str = ""
    """The end of the sentence "What stays with me is …"."""
    reason: str = ""
    """One clause: why the writer withdrew, declined or had to go back on a yes."""
    tone: str | None = None
    length: Length | None = None
    spelling: Spelling | None = None
    interest: Interest | None = None
    keep_in_mind: bool | None = None
    linkedin: bool | None = None
    """Whether to ask for a LinkedIn connection."""
    follow_up: int | None = None
    """Which note after the one that was sent this is: 1, 2, or None for a note of its own."""
    brings: str = ""
    """What a note that follows carries, in a clause or a sentence."""
    words: tuple[str, ...] = ()
    """The wording entries that the writer picked ("news.good_of_you"), in no order."""
    left_out: tuple[str, ...] = ()
    """The optional moves that the writer left out."""
    shuffle: int = 0
    """How often the words were drawn anew."""
    edited: str = ""
    """The letter as the writer edited it by hand, if they did; it then stands for the note."""
    edited_from: str = ""
    """A mark of the letter that was edited, to tell when the answers have moved on since."""

    def __post_init__(self) -> None:
        for field in _TEXTS:
            clean = lines if field == "edited" else one_line
            object.__setattr__(self, field, clean(getattr(self, field)))
        names = tuple(name for item in self.also_thank for name in names_in(item))
        object.__setattr__(self, "also_thank", names)


_TEXTS = tuple(name for name, kind in Answers.__annotations__.items() if kind is str)
