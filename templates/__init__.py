"""What is said: the answers, the wording, and the note they make.

Pure: the standard library only, no terminal, nothing written to disk.
"""

from templates.answers import Answers, Held, Interest, Length, News, Part, Spelling
from templates.compose import compose
from templates.faults import AnswersError, BridgeError, UnfinishedNote, WordingError
from templates.note import Note, Sentence

__all__ = [
    "Answers",
    "AnswersError",
    "BridgeError",
    "Held",
    "Interest",
    "Length",
    "News",
    "Note",
    "Part",
    "Sentence",
    "Spelling",
    "UnfinishedNote",
    "WordingError",
    "compose",
]
