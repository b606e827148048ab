"""The answers, the wording, and the note that is composed from them.

No module here uses a terminal, writes to disk, or needs another package than tomli.
"""

from templates.answers import (
    Answers,
    Interest,
    Length,
    MeetingFormat,
    NewsChannel,
    RecipientRole,
    Spelling,
)
from templates.errors import AnswersError, BridgeError, UnfinishedNote, WordingError
from templates.letter.composer import compose
from templates.letter.note import Note, Sentence

__all__ = [
    "Answers",
    "AnswersError",
    "BridgeError",
    "Interest",
    "Length",
    "MeetingFormat",
    "NewsChannel",
    "Note",
    "RecipientRole",
    "Sentence",
    "Spelling",
    "UnfinishedNote",
    "WordingError",
    "compose",
]
