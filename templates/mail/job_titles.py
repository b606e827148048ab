"""Recognise job titles, which are no names of organisations."""

import re

from templates.mail.lexicon import LEXICON
from templates.mail.names import has_organisation_word
from templates.names.word_kinds import as_listed

_FIRST_WORDS_OF_JOB_TITLES = frozenset(
    "dean chair keeper head director chief senior junior deputy manager vice".split()
)


def is_job_title(text: str) -> bool:
    """Return whether a text reads as a job title, such as "Head Gardener"."""
    before_preposition, *field = re.split(r" (?:(in)|of|for|to) ", text, maxsplit=1)
    # An organisation is not named after a role in a field: "Lecturer in Media".
    if field and (field[0] or not has_organisation_word(text)):
        text = re.sub(r"^[Tt]he ", "", before_preposition)
    words = [as_listed(word) for word in re.split(r"[\s,/()-]+", text) if word]
    if not words:
        return False
    head, _, last = re.sub(r" and ", " & ", text).rpartition(" & ")
    # As in "Teacher & Chair".
    if head and as_listed(last.split(" ")[-1]) in ("member", "chair") and is_job_title(head):
        return True
    if words[-1] in LEXICON.role_nouns and words[-1] not in LEXICON.organisation_words:
        return True
    return len(words) > 1 and words[0] in _FIRST_WORDS_OF_JOB_TITLES


def begins_job_title(text: str) -> bool:
    """Return whether a text begins like a job title, such as "Head" of "Head Gardener"."""
    return is_job_title(f"{text} …")


def is_title_before_of(text: str) -> bool:
    """Return whether a text reads as the part of a job title in front of "of"."""
    words = text.split()
    return bool(words) and (begins_job_title(text) or as_listed(words[-1]) in LEXICON.role_nouns)
