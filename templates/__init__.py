"""What is said: the answers, the wording, and the note they make.

Pure: no terminal, nothing written to disk, and of other packages only tomli.
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
