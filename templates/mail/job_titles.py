"""Recognise job titles, which are no names of organisations."""

import re

from templates.mail.lexicon import LEXICON
from templates.mail.names import has_organisation_word
from templates.names.word_kinds import as_listed

_FIRST_WORDS_OF_JOB_TITLES = frozenset(
    "dean chair keeper head director chief senior junior deputy manager vice".split()
)
_ENDS_IN_PARTNER = re.compile(r"(?<=\w) (?:&|and|und|et|en|og|och) Partners?$")
_PREPOSITION = re.compile(r" (in|of|for|to) ")


def is_job_title(text: str) -> bool:
    """Return whether a text reads as a job title, such as "Head Gardener"."""
    preposition = _PREPOSITION.search(text)
    # With "in", it cannot be an organisation: "Lecturer in Media", but "College of Media".
    if preposition and (preposition[1] == "in" or not has_organisation_word(text)):
        text = re.sub(r"^[Tt]he ", "", text[: preposition.start()])
    # "co-operative" is one word: only "operative" alone would be a job title.
    words = [as_listed(word) for word in re.split(r"[\s,/()]+|(?<!\b[Cc]o)-", text) if word]
    if not words or is_firm_of_partners(text):
        return False
    first_title, _, second_title = text.replace(" and ", " & ").rpartition(" & ")
    # As in "Teacher & Chair".
    ends_in_member_or_chair = as_listed(second_title.split(" ")[-1]) in ("member", "chair")
    if first_title and ends_in_member_or_chair and is_job_title(first_title):
        return True
    if words[-1] in LEXICON.role_nouns and words[-1] not in LEXICON.organisation_words:
        return True
    return len(words) > 1 and words[0] in _FIRST_WORDS_OF_JOB_TITLES


def is_firm_of_partners(text: str) -> bool:
    """Return whether a text is like "Lovelace & Partner", and not like "Solicitor & Partner"."""
    match = _ENDS_IN_PARTNER.search(text)
    return match is not None and not is_job_title(text[: match.start()])


def is_title_before_of(text: str) -> bool:
    """Return whether a text can stand before "of" in a job title, such as "Director"."""
    words = text.split()
    return bool(words) and as_listed(words[-1]) in LEXICON.role_nouns
