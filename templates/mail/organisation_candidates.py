"""Weigh the names that may be those of an organisation."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from templates.mail.headers import Mailbox
from templates.mail.job_titles import is_firm_of_partners, is_job_title
from templates.mail.lexicon import LEXICON
from templates.mail.mention import Mention
from templates.mail.names import (
    has_organisation_word,
    is_mailing_service,
    normalize,
    without_joining_words,
    without_legal_form,
)
from templates.mail.organisation_names import (
    TWO_NAMES,
    is_generic_name,
    to_initials,
)
from templates.mail.services import find_name_of_service
from templates.names.word_kinds import as_listed, is_given_name

_INSTITUTION_PREFIX = re.compile(r"[A-Z]\w+ (?:of|for|OF|FOR) (?:the |THE )?(?=[A-Z])")
"""The beginning of an organisation's name that its domain may leave out: "University of"."""
_END_OF_LEGAL_FORM = r"\.?,? (?:(?:Ltd|Limited|KG|KGaA|Bhd)\b|[LW]\.?L\.?[CL]\b\.?)"
"""The second word of a legal form, as in "Pte. Ltd" or "Co. L.L.C."."""
_ABBREVIATION_AT_END = re.compile(r"\b(?:[^\W\d_]\.)+[^\W\d_]$")
"""A legal form without its last full stop, as in "Acme L.L.C"."""
_UNUSED_LEGAL_FORM = re.compile(r",? (?:e\. ?V|Pte|Pty|Pvt|Sdn|GmbH & Co)\.?$")
"""Half of a legal form, or a whole one that nobody says, as in "Acme e. V."."""
_TITLES = frozenset("mr mrs ms miss mx sir lord dame dr prof professor revd cllr".split())
_NUMBER_WITH_UNIT = re.compile(r"(?i)\d+(?:k|hrs?|x|pm|am)$")
"""As in "40k", "35hrs" or "9am"."""
MIN_SCORE = 2.0
"""The minimum score of a name that is surely the organisation's."""
_WEIGHT_OF_REPETITION = 0.25
"""The weight of a mention after the best one in the same source."""
_SHARE_OF_SHORT_FORM = 0.6
"""The share of the score of "Acme" that is added to the score of "Acme Tools"."""
_LEAD = 0.5
"""How far the score of a full name is raised above that of a short form."""


@dataclass(slots=True)
class Candidate:
    """A name that may be the organisation's, with its evidence."""

    evidence: str
    """The text of the first mention."""
    weights_by_form: dict[str, float] = field(default_factory=dict)
    """How much evidence there is for each form of the name, that is, each way to write it."""
    score: float = 0.0
    """How much evidence there is that the name is the organisation's."""
    scores_by_source: dict[str, float] = field(default_factory=dict)
    """How much of the score comes from the mentions in each source."""
    is_named_by_sender: bool = False
    """Whether the sender's name or address, the signature or an image contains the name."""
    has_article: bool = False
    """Whether a sentence has the name with "the"."""
    lacks_article: bool = False
    """Whether a sentence has the name without "the"."""
    has_article_in_name: bool = False
    """Whether "The" is a part of the name: it has a capital in a header or a signature."""

    def add(self, mention: Mention, form: str) -> None:
        """Count a mention; `form` is its name without an article."""
        # Of several mentions in one source, the best counts in full and the others a little.
        score = self.scores_by_source.get(mention.source, 0.0)
        repetition = _WEIGHT_OF_REPETITION if score else 0.0
        added = max(mention.weight, score) - score + repetition
        self.score += added
        self.scores_by_source[mention.source] = score + added
        self.weights_by_form[form] = self.weights_by_form.get(form, 0.0) + mention.weight
        self.is_named_by_sender |= mention.source in ("sender", "signature", "image", "domain")
        name = mention.name.strip(" ,")
        if mention.source in ("signature", "sender", "domain"):
            self.has_article_in_name |= name.startswith("The ")
        elif mention.source == "body":
            has_article = name.startswith(("The ", "the "))
            self.has_article |= has_article
            self.lacks_article |= not has_article

    def outrank(self, other: "Candidate") -> None:
        """Raise the score above that of another candidate, unless it is higher already."""
        self.score = max(self.score, other.score + _LEAD)

    @property
    def name(self) -> str:
        """The form with the most evidence, among those without a legal form if there are any.

        It begins with "the" if the mail uses it so, unless it is like "University of Kent".
        """
        form = self._form
        has_noun = as_listed(self.short_name.split()[-1]) in LEXICON.organisation_words
        needs_article = self.has_article_in_name or (
            self.has_article and has_noun and not self.lacks_article
        )
        return f"the {form}" if needs_article and not _INSTITUTION_PREFIX.match(form) else form

    @property
    def short_name(self) -> str:
        """The name without an article and a legal form."""
        return without_legal_form(self._form)

    @property
    def _form(self) -> str:
        without = [form for form in self.weights_by_form if without_legal_form(form) == form]
        return max(
            without or self.weights_by_form,
            key=lambda form: (self.weights_by_form[form], len(form)),
        )


def collect_candidates(
    mentions: Iterable[Mention],
    people: Iterable[str],
    sender: Mailbox,
    domain_labels: tuple[str, ...],
) -> dict[str, Candidate]:
    """Return the candidates by their normalized name."""
    normalized_people = set(map(normalize, filter(None, people)))
    service = "" if domain_labels else find_name_of_service(sender)
    candidates: dict[str, Candidate] = {}
    for mention in mentions:
        name = mention.name.strip(" ,")
        form = re.sub(r"^(?:[Tt]he|M/s\.?|Messrs\.?) ", "", name)
        short_name = without_legal_form(form)
        if short_name != form:
            form = _with_complete_legal_form(form, mention.evidence)
        form = _with_abbreviation(form, mention.evidence)
        normalized = normalize(short_name)
        forms = {normalized, normalize(without_joining_words(short_name))}
        is_in_domain = not forms.isdisjoint(domain_labels)
        is_possible = is_in_domain or _is_possible(short_name, normalized_people)
        if is_possible and normalized != service:
            candidate = candidates.setdefault(normalized, Candidate(mention.evidence))
            candidate.add(mention._replace(name=name), form)
    return candidates


def _with_complete_legal_form(form: str, evidence: str) -> str:
    """Complete half a legal form from the evidence: "Acme Pte" becomes "Acme Pte. Ltd".

    Without such evidence the half is removed, as is the German "e. V.", which nobody says.
    """
    if _ABBREVIATION_AT_END.search(form) and f"{form}." in evidence:
        form += "."
    match = re.search(re.escape(form) + _END_OF_LEGAL_FORM, evidence)
    return match[0] if match else _UNUSED_LEGAL_FORM.sub("", form)


def _with_abbreviation(form: str, evidence: str) -> str:
    """Return a name with the abbreviation in brackets that the evidence has between its words.

    As in "Elm C of E (VA) School". An abbreviation at the end is left out: it is another name.
    """
    if "(" not in evidence or " " not in form:
        return form
    words = map(re.escape, form.split())
    match = re.search(r" (?:\([A-Z]{2,4}\) )?".join(words), evidence)
    return match[0] if match else form


def add_score_of_domain(candidates: dict[str, Candidate], label: str) -> None:
    """Raise the scores of the candidates that a domain is named after."""
    for normalized, candidate in candidates.items():
        if score := _rate_label(label, normalized, candidate.short_name):
            candidate.score += score
            candidate.is_named_by_sender = True


def _rate_label(label: str, normalized: str, name: str) -> float:
    """Return how well a domain label fits a name; `normalized` is the name in normalized form.

    The rating is 3 if label and name are alike, less if one of them is a part or the initials of
    the other, and 0 otherwise.
    """
    if label in (normalized, normalize(without_joining_words(name))):
        return 3.0
    if len(label) > 3 and normalized.startswith(label):
        return 2.5
    if len(normalized) > 3 and label.startswith(normalized):
        return 2.0
    words = [normalize(word) for word in without_joining_words(name).split()]
    if len(words) > 1 and label == "".join(reversed(words)):
        # As in "City of Leiden" at leiden-city.example.
        return 3.0
    is_shortened = len(words) > 1 and _consists_of_beginnings(label, words)
    if is_shortened or _is_abbreviation(label, name):
        return 1.5
    begins_alike = len(words[0]) > 3 and label.startswith(words[0])
    # A domain may end with the same place as a name, so the name must be an organisation's.
    last_word_counts = (
        len(words[-1]) > 5
        and words[-1] not in LEXICON.organisation_words
        and (has_organisation_word(name) or _has_institution_prefix(name))
    )
    return 1.2 if begins_alike or (last_word_counts and label.endswith(words[-1])) else 0.0


def _is_abbreviation(short: str, name: str) -> bool:
    """Return whether a word is the initials of a name, or at least the first three initials."""
    initials = to_initials(name)
    return len(short) > 1 and (short == initials or (len(short) > 2 and initials.startswith(short)))


def _consists_of_beginnings(letters: str, words: list[str]) -> bool:
    """Return whether letters are beginnings of words: "tprecruit" for "Turner Park Recruitment".

    An "s" may follow.
    """
    ends = {0}
    for word in words:
        ends = {
            end + length
            for end in ends
            for length in range(1, len(word) + 1)
            if letters.startswith(word[:length], end)
        }
    return any(letters[end:] in ("", "s") for end in ends)


def add_scores_of_short_forms(candidates: dict[str, Candidate]) -> None:
    """Raise the scores of full names whose short forms are also candidates.

    The keys of `candidates` are normalized names.
    """
    for short, candidate in candidates.items():
        for full, longer in candidates.items():
            is_abbreviation = len(short) > 2 and _is_abbreviation(short, longer.short_name)
            if is_abbreviation and longer.is_named_by_sender:
                # "MCRC" in the header, and the full name in the signature.
                longer.score += candidate.score
            is_only_in_subject = longer.scores_by_source.keys() == {
                "subject"
            } and not has_organisation_word(longer.name)
            if full == short or len(short) < 4 or is_only_in_subject:
                continue
            is_only_in_domain = candidate.scores_by_source.keys() == {"domain"}
            if is_only_in_domain and _contains_short_form(longer, candidate):
                longer.score += candidate.score
            is_at_end = full.endswith(short) and (
                longer.score >= MIN_SCORE or _has_institution_prefix(longer.name)
            )
            if full.startswith(short) or is_at_end:
                _add_short_form(longer, candidate, short)


def _has_institution_prefix(name: str) -> bool:
    """Return whether a name begins like "Agency for …", and not like "Friends of …"."""
    prefix = _INSTITUTION_PREFIX.match(name)
    return prefix is not None and as_listed(prefix[0].split()[0]) in LEXICON.organisation_words


def _add_short_form(longer: Candidate, candidate: Candidate, short: str) -> None:
    """Count the evidence for a candidate also for a longer name that begins or ends with its name.

    `short` is the normalized name of the candidate.
    """
    longer.score += candidate.score * _SHARE_OF_SHORT_FORM
    prefix = _INSTITUTION_PREFIX.match(longer.name)
    if prefix and normalize(longer.name[prefix.end() :]) == short:
        longer.outrank(candidate)
    longer.is_named_by_sender |= candidate.is_named_by_sender
    # The article of "the Acme Trust" belongs to its noun, not to the longer name.
    last_word = as_listed(candidate.short_name.split()[-1])
    has_own_article = last_word in LEXICON.organisation_words
    longer.has_article |= candidate.has_article and not has_own_article


def _contains_short_form(longer: Candidate, short: Candidate) -> bool:
    """Return whether a full name contains a short form, but does not begin with it.

    The full name must be the sender's or in a signature.
    """
    is_full_name = not longer.scores_by_source.keys().isdisjoint(("signature", "sender"))
    return is_full_name and f" {short.short_name} " in f"{longer.name} "


def _is_possible(name: str, normalized_people: set[str]) -> bool:
    """Return whether a name, given without its legal form, can be an organisation's.

    `normalized_people` are the normalized names of the people in the mail.
    """
    normalized = normalize(name)
    words = name.split()
    if not 2 <= len(normalized) <= 60 or not 0 < len(words) < 10:
        return False
    if (
        (words[0].islower() and not words[0].isascii())
        or _NUMBER_WITH_UNIT.match(name)
        or re.search(r"\d{3}", name)
        or "@" in name
    ):
        return False
    if len(words) == 1 and as_listed(name) in LEXICON.organisation_words:
        # A single word such as "Construction" is a part of a name, or a field of work.
        return False
    if is_mailing_service(name) or normalized in normalized_people:
        return False
    is_like_person = as_listed(words[0]) in _TITLES or any(
        normalized in person or person in normalized
        for person in normalized_people
        if len(person) > 2
    )
    is_couple = TWO_NAMES.fullmatch(name) is not None and (
        (is_given_name(words[0]) and is_given_name(words[-1]))
        or any(person.startswith(normalize(words[0])) for person in normalized_people)
    )
    if (is_like_person or is_couple) and not has_organisation_word(name):
        return False
    if is_job_title(re.sub(r"['’]s$", "", name)) or is_generic_name(name):
        return False
    last_word = as_listed(words[-1])
    return (
        last_word not in LEXICON.role_nouns
        or last_word in LEXICON.organisation_words
        or is_firm_of_partners(name)
    )
