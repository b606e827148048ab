"""Find the role that a letter is about."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from templates.letter.roles import short_role_name
from templates.mail.letter import Letter
from templates.mail.names import normalize
from templates.mail.role_mentions import (
    RoleMention,
    find_named_roles,
    find_role_mentions,
)
from templates.mail.role_names import clean_role, in_title_case, may_be_role, without_organisation
from templates.mail.role_nouns import has_role_noun, is_rank

_MIN_SCORE = 2.0
_MIN_CERTAIN_WEIGHT = 2.0
"""Minimum weight of a mention that need not have a role noun."""
_SHARE_OF_REPETITION = 0.5
"""How much a mention after the first one counts."""
_SHARE_OF_OTHER_NAME = 0.3
"""If one name contains another, each gets this share of the other's score."""
_MAX_WORDS = 8
"""The maximum number of words in a full name that replaces a short one."""
_DETAILS_BEFORE_ROLE = re.compile(
    r"[,:]$|\d\d|(?i:^(?:contract|temporary|permanent|(?:part|full|fixed)-(?:time|term))$)"
)
"""A word that is no part of the role after it: "withdrawal, Gardener", "Temporary Gardener"."""
_LEVEL_TO_KEEP = re.compile(
    r"(?i)^(?:year|grade|key stage) \d.*\b(?:teacher|tutor)s?$|(?-i: (?:III?|IV|V))$"
)
"""A level of the pupils, or one in Roman numerals: "Grade 5 Teacher", "Research Associate II"."""


class Role(NamedTuple):
    """The name of a role, and the text that it was found in."""

    name: str = ""
    evidence: str = ""


@dataclass(slots=True)
class _Candidate:
    """A name that may be the role's, with its evidence."""

    evidence: str
    """The text around the first mention."""
    score: float = 0.0
    """How likely the name is the role's."""
    weights_by_form: dict[str, float] = field(default_factory=dict)
    """The weight of each way to write the name."""

    def add(self, mention: RoleMention, form: str) -> None:
        """Count a mention; `form` is how it writes the name."""
        # Of several mentions, the first counts in full.
        factor = _SHARE_OF_REPETITION if self.score else 1.0
        self.score += (mention.weight + _rate_words(form)) * factor
        self.weights_by_form[form] = self.weights_by_form.get(form, 0.0) + mention.weight


def find_role(letter: Letter, subjects: tuple[str, ...], organisations: tuple[str, ...]) -> Role:
    """Return the role that a letter is about; an empty Role if the letter does not name one.

    `organisations` are the names of organisations in the letter, which are not roles.
    """
    mentions = tuple(find_role_mentions(letter, subjects))
    candidates = _collect_candidates(mentions, organisations)
    role = _choose_role(candidates) if candidates else Role()
    return _without_job_details(role, subjects)


def find_only_named_role(letter: Letter, organisations: tuple[str, ...]) -> Role:
    """Return the only role that the sentences name; an empty Role if there is none, or several.

    This is less certain than `find_role`: the role may be somebody else's. A short form and a full
    form, such as "Research Fellow" and "Research Fellow in Botany", are one role. `organisations`
    are the names of organisations in the letter, which are not roles.
    """
    excluded = _normalize_organisations(organisations)
    roles: dict[str, Role] = {}
    titles = set()
    for mention in find_named_roles(letter):
        name = clean_role(without_organisation(mention.text, organisations))
        normalized = normalize(name)
        if normalized not in excluded and may_be_role(
            name, is_uncertain=False, is_in_subject=False
        ):
            roles.setdefault(normalized, Role(in_title_case(name), mention.evidence))
            if not mention.text.islower():
                titles.add(normalized)
    # An employer who writes roles as titles writes the writer's so.
    names = titles or roles.keys()
    full = max(names, key=len, default="")
    return roles[full] if full and all(short in full for short in names) else Role()


def _collect_candidates(
    mentions: tuple[RoleMention, ...], organisations: tuple[str, ...]
) -> dict[str, _Candidate]:
    """Return the candidates by their normalized name."""
    normalized_organisations = _normalize_organisations(organisations)
    candidates: dict[str, _Candidate] = {}
    seen: set[tuple[str, str]] = set()
    in_subjects = {normalize(mention.text) for mention in mentions if mention.is_in_subject}
    for mention in mentions:
        name = clean_role(without_organisation(mention.text, organisations))
        normalized = normalize(name)
        if (normalized, mention.evidence) in seen:
            # Another pattern found it already.
            continue
        seen.add((normalized, mention.evidence))
        if not normalized or normalized in normalized_organisations:
            continue
        is_uncertain = mention.weight < _MIN_CERTAIN_WEIGHT
        # A subject confirms what a sentence surely says; alone, it only names what may be a role.
        is_in_subject = mention.is_in_subject == is_uncertain and (
            is_uncertain or normalized in in_subjects
        )
        if may_be_role(name, is_uncertain=is_uncertain, is_in_subject=is_in_subject):
            candidates.setdefault(normalized, _Candidate(mention.evidence)).add(mention, name)
    return candidates


def _normalize_organisations(names: Iterable[str]) -> set[str]:
    return {normalize(re.sub(r"^[Tt]he ", "", name)) for name in names if name}


def _rate_words(name: str) -> float:
    """Return how much the words of a name show that it is a role's.

    A single capitalised word is often the name of a place or a client.
    """
    if has_role_noun(name):
        return 1.0
    is_one_capitalised_word = name.istitle() and " " not in name
    return -1.2 if is_one_capitalised_word else -0.6


def _choose_role(candidates: dict[str, _Candidate]) -> Role:
    """Return the best of the candidates, which are given by their normalized name.

    There must be at least one. Return an empty Role if none is good enough.
    """
    for short, candidate in candidates.items():
        for full, longer in candidates.items():
            if full != short and short in full and len(short) > 4:
                # The two names support each other: the full name gets its share of the score first,
                # and then passes on a share of its raised score.
                longer.score += candidate.score * _SHARE_OF_OTHER_NAME
                candidate.score += longer.score * _SHARE_OF_OTHER_NAME
    best, *others = sorted(candidates.items(), key=lambda item: -item[1].score)
    normalized, winner = best
    if winner.score < _MIN_SCORE:
        return Role()
    winner = _find_fuller_candidate(normalized, winner, others) or winner
    weights = winner.weights_by_form
    name = max(weights, key=lambda form: (weights[form], sum(map(str.isupper, form))))
    return Role(in_title_case(name), winner.evidence)


def _find_fuller_candidate(
    short: str, candidate: _Candidate, others: Iterable[tuple[str, _Candidate]]
) -> _Candidate | None:
    """Return the first of the others whose name is a longer form of the candidate's, or None.

    A longer form ends with the short one, as "Podcast Producer" with "Producer". A short form of a
    single word may also stand elsewhere in the longer one: "Producer of Podcasts".
    `short` is the normalized name of the candidate.
    """
    is_one_word = all(len(form.split()) == 1 for form in candidate.weights_by_form)
    for full, longer in others:
        words = max(longer.weights_by_form, key=len).split()
        has_word = is_one_word and short in map(normalize, words)
        is_full_name = full.endswith(short) and longer.score >= _MIN_SCORE
        has_details = any(map(_DETAILS_BEFORE_ROLE.search, words[:-1]))
        if (has_word or is_full_name) and not has_details and len(words) <= _MAX_WORDS:
            return longer
    return None


def _without_job_details(role: Role, subjects: tuple[str, ...]) -> Role:
    """Return a role without places, contracts and levels, unless a subject has the full name."""
    short_name = short_role_name(role.name)
    if is_rank(short_name):
        # "Assistant Manager, Quality" needs its field.
        return role
    # "Summer Internship" and "PhD position" need their noun.
    lacks_noun = short_name.casefold().endswith((" summer", " spring", " autumn", " winter", "phd"))
    if lacks_noun or _LEVEL_TO_KEEP.search(role.name):
        return role
    normalized = normalize(role.name)
    is_in_subject = any(normalized in normalize(subject) for subject in subjects)
    return role if is_in_subject else role._replace(name=short_name)
