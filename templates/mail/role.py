"""Find the role that a letter is about."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from templates.letter.roles import short_role_name
from templates.mail.letter import Letter
from templates.mail.names import normalize
from templates.mail.role_mentions import find_role_mentions
from templates.mail.role_names import clean_role, in_title_case, may_be_role, without_organisation
from templates.mail.role_nouns import has_role_noun, names_role

_MIN_SCORE = 2.0
_TEACHER_WITH_LEVEL = re.compile(r"(?i)(?:year|grade|key stage) \d.*\b(?:teacher|tutor)s?$")
"""A role with the level of the pupils, which must stay: "Grade 5 Science Teacher"."""


class Role(NamedTuple):
    """The name of a role, and the text that it was found in."""

    name: str = ""
    evidence: str = ""


@dataclass(slots=True)
class _Candidate:
    """A name that may be the role's, with its evidence."""

    score: float = 0.0
    weights_by_form: dict[str, float] = field(default_factory=dict)
    """How much evidence there is for each way to write the name."""
    evidence: str = ""


def find_role(
    letter: Letter, subjects: tuple[str, ...], organisations: tuple[str, ...] = ()
) -> Role:
    """Return the role that a letter is about; an empty Role if the letter does not name one.

    `organisations` are the names of organisations in the letter, which are not roles.
    """
    normalized_organisations = {
        normalize(re.sub(r"^[Tt]he ", "", name)) for name in organisations if name
    }
    candidates: dict[str, _Candidate] = {}
    seen: set[tuple[str, str]] = set()
    for mention in find_role_mentions(letter, subjects):
        name = clean_role(without_organisation(mention.text, organisations))
        normalized = normalize(name)
        if (normalized, mention.evidence) in seen:
            # Another pattern found it already.
            continue
        seen.add((normalized, mention.evidence))
        if not normalized or normalized in normalized_organisations:
            continue
        is_in_subject = mention.evidence.startswith("Subject: ")
        if not may_be_role(name, is_uncertain=mention.weight < 2, is_in_subject=is_in_subject):
            continue
        candidate = candidates.setdefault(normalized, _Candidate(evidence=mention.evidence))
        # Of several mentions, the first counts in full and the others by half.
        factor = 0.5 if candidate.score else 1.0
        candidate.score += (mention.weight + _weight_of_words(name)) * factor
        weight = candidate.weights_by_form.get(name, 0)
        candidate.weights_by_form[name] = weight + mention.weight
    return _without_job_details(_choose_role(candidates), subjects)


def _weight_of_words(name: str) -> float:
    """Return how much the words of a name show that it is a role's.

    A single capitalised word is often a place, or short for a client.
    """
    if has_role_noun(name):
        return 1.0
    return -1.2 if name.istitle() and " " not in name else -0.6


def _choose_role(candidates: dict[str, _Candidate]) -> Role:
    """Return the best of the candidates, which are given by their normalized name."""
    for short, candidate in candidates.items():
        for full, longer in candidates.items():
            if full != short and short in full and len(short) > 4:
                # They support each other; the full name counts with what the short one added.
                longer.score += candidate.score * 0.3
                candidate.score += longer.score * 0.3
    ranked = sorted(candidates.items(), key=lambda item: -item[1].score)
    if not ranked or ranked[0][1].score < _MIN_SCORE:
        return Role()
    short, winner = ranked[0]
    is_one_word = all(len(form.split()) == 1 for form in winner.weights_by_form)
    for full, longer in ranked[1:]:
        # "The Producer role" may be short for "Podcast Producer".
        form = max(longer.weights_by_form, key=len)
        has_word = is_one_word and short in map(normalize, form.split())
        is_full_name = full.endswith(short) and longer.score >= _MIN_SCORE
        if (has_word or is_full_name) and len(form.split()) < 9:
            winner = longer
            break
    for _, shorter in ranked:
        # Elsewhere, the mail names the same role without its place.
        forms = shorter.weights_by_form
        if any(
            f"{form} in " in other for form in forms for other in winner.weights_by_form
        ) and any(map(names_role, forms)):
            winner = shorter
            break
    weights = winner.weights_by_form
    name = max(weights, key=lambda form: (weights[form], sum(map(str.isupper, form))))
    return Role(in_title_case(name), winner.evidence)


def _without_job_details(role: Role, subjects: tuple[str, ...]) -> Role:
    """Return a role without places, contracts and levels, unless a subject has the full name."""
    if _TEACHER_WITH_LEVEL.match(role.name):
        return role
    short_name = short_role_name(role.name)
    if short_name.casefold().endswith((" summer", " spring", " autumn", " winter")):
        # "Summer Internship" needs its noun.
        return role
    normalized = normalize(role.name)
    if short_name == role.name or any(normalized in normalize(subject) for subject in subjects):
        return role
    return role._replace(name=short_name)
