"""Tell teams, roles and organisations from people."""

import re

from templates.names import name_words
from templates.names.capitals import with_usual_capitals
from templates.names.pasted_text import SYMBOLS_TO_SPACES, without_brackets
from templates.names.person_name import PersonName
from templates.names.separators import AND, DETAIL_SEPARATOR
from templates.names.titles import has_title
from templates.names.word_kinds import as_listed, is_given_name
from templates.text import tidy

FALLBACK_RECIPIENT = "Hiring Team"
"""The recipient if what was typed names nobody."""
_ORGANISATION_AFTER_TEAM = r"(?i)\s(?:at|for|from|in)\s+(?:the\s+)?(.+)"
"""The words " at Acme" after a team; the organisation is the pattern's group."""
_WORDS_BEFORE_TEAM = r"(?i)^(?:(?:the|our|your|their|whole|entire)\s+)+(?=\S)"
"""Words before the name of a team: "the whole "."""


def parse_team(text: str) -> PersonName | None:
    """Parse a team, a role or a recipient without a name; return None for any other text."""
    return _parse_unnamed_recipient(text) or _parse_named_team(text)


def _parse_unnamed_recipient(text: str) -> PersonName | None:
    """Parse words for people without their names: "sir or madam", "unknown", "all"."""
    lower = tidy(text.translate(SYMBOLS_TO_SPACES)).casefold()
    if words := name_words.UNNAMED_RECIPIENTS.get(lower.rstrip(".")):
        return PersonName(words, is_team=True)
    if (
        lower in name_words.UNKNOWN_RECIPIENTS
        or lower.startswith("whoever ")
        or not any(map(str.isalnum, text))
    ):
        return PersonName(FALLBACK_RECIPIENT, is_team=True, is_guess=True)
    if name_words.TITLES.get(as_listed(text)) in name_words.COURTESY_TITLES:
        return PersonName("Sir or Madam", is_team=True, is_guess=True)
    if lower.split()[0] in ("all", "everyone", "everybody"):
        group = without_brackets(text)
        return PersonName(group[0].lower() + group[1:], is_team=True)
    return None


def _parse_named_team(text: str) -> PersonName | None:
    """Parse the name of a team or a role, maybe with its organisation: "HR Manager at Acme".

    Return None if a text may be the name of a person.
    """
    team, *details = re.split(rf"{DETAIL_SEPARATOR}|,\s*", without_brackets(text))
    if details:
        # "Recruiter: Roe", "HR - Dr Roe", "HR - Jane"
        is_name = has_title(details[0]) or is_given_name(details[0].split(" ")[0])
        if is_name or ": " in text:
            return None
    team = re.sub(_WORDS_BEFORE_TEAM, "", team)
    organisation = re.search(_ORGANISATION_AFTER_TEAM, team)
    name = team[: organisation.start()] if organisation else team
    last = as_listed(name.split()[-1]) if name.split() else ""
    # Two words after a role are the name of the person: "Recruiter - Jane Roe".
    names_person = last not in name_words.TEAM_ENDINGS and any(" " in detail for detail in details)
    has_article = tidy(text.translate(SYMBOLS_TO_SPACES)).casefold().startswith("the ")
    if has_article and not (details or is_team(name) or re.search(AND, text)):
        return PersonName(team, is_team=True, is_guess=True)
    if not is_team(name) or names_person:
        return None
    if organisation and name.casefold() == "team":
        name = f"{organisation[1]} Team"
    elif last in name_words.ENDINGS_THAT_NEED_TEAM and not _is_head_of(name):
        name = f"{name} Team"
    return PersonName(_capitalise_team(name), is_team=True)


def _capitalise_team(name: str) -> str:
    """Return the name of a team with capitals: "Hiring Team"."""
    words = (with_usual_capitals(name) or name).split()
    capitalised = (with_usual_capitals(word) or word if word.islower() else word for word in words)
    return " ".join(
        word.lower() if word.casefold() in name_words.LOWER_CASE_WORDS else word
        for word in capitalised
    )


def is_team(text: str) -> bool:
    """Return whether a text is certainly not a person, but a team or a role: "Hiring Team".

    This decides who is greeted without a person's name.
    """
    words = [*map(as_listed, text.split())]
    if not words or is_given_name(words[0]) or has_title(text):
        return False
    last = words[-1]
    is_group = len(words) > 1 and last in name_words.TEAM_ENDINGS | name_words.COMPANY_ENDINGS
    is_role = len(words) > 2 and last in name_words.ROLE_ENDINGS
    return is_group or is_role or _has_only_role_words(words)


def may_be_role_or_organisation(text: str) -> bool:
    """Return whether a text may be a role or an organisation: "Head of Art", "Acme Hospital".

    This only decides which texts beside a name are ignored, so it need not be certain.
    """
    words = [*map(as_listed, text.split())]
    if not words or is_given_name(words[0]) or has_title(text):
        return False
    if _has_only_role_words(words) or (len(words) > 1 and words[-1] in name_words.ROLE_ENDINGS):
        return True
    is_organisation = len(words) > 1 and not name_words.ORGANISATION_WORDS.isdisjoint(words)
    return is_organisation or _is_head_of(text)


def _is_head_of(text: str) -> bool:
    """Return whether a text begins like "Head of" or "Lead for"."""
    first, *others = [*map(as_listed, text.split())]
    return first in name_words.CORE_ROLE_WORDS and others[:1] in (["of"], ["for"])


def _has_only_role_words(words: list[str]) -> bool:
    """Return whether all words are used for roles, and at least one is hardly ever a name."""
    has_core_word = not name_words.CORE_ROLE_WORDS.isdisjoint(words)
    return has_core_word and (name_words.ROLE_WORDS | name_words.LOWER_CASE_WORDS).issuperset(words)
