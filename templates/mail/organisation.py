"""Find the organisation that a letter is from, and the client of an agency."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from templates.mail.addresses import is_no_reply
from templates.mail.domains import label_to_name, organisation_label
from templates.mail.headers import Mailbox
from templates.mail.job_titles import is_job_title
from templates.mail.letter import Letter
from templates.mail.lexicon import LEXICON
from templates.mail.names import (
    has_organisation_word,
    has_team_word,
    is_mailing_service,
    normalize,
    without_joining_words,
    without_legal_form,
)
from templates.mail.organisation_mentions import Mention, find_mentions, is_named_as_employer
from templates.mail.organisation_names import (
    find_name_matching_domain,
    is_generic_name,
    to_initials,
)
from templates.mail.people import is_used_as_organisation
from templates.mail.phrases import find_signal
from templates.names.word_kinds import as_listed, is_given_name

_JOB_BOARD_LABEL = re.compile(r"job|hire|hiring|career|recruit|talent|apply|vacanc|(?:hr|ats)$")
_INSTITUTION_PREFIX = re.compile(r"[A-Z]\w+ (?:of|for) (?:the )?(?=[A-Z])")
"""The beginning of an organisation's name that its domain may leave out: "University of"."""
_END_OF_LEGAL_FORM = r"\.?,? (?:Ltd|Limited|KG|KGaA|Bhd)\b"
_UNUSED_LEGAL_FORM = re.compile(r",? (?:e\. ?V|Pte|Pty|Pvt|Sdn|GmbH & Co)\.?$")
_TITLES = frozenset("mr mrs ms miss mx".split())
_SALARY = re.compile(r"(?i)\d+(?:k|hrs?|x|pm|am)$")
_MIN_SCORE = 2.0
_MIN_SCORE_OF_CLIENT = 1.2


class Organisation(NamedTuple):
    """The name of an organisation, and the text that it was found in."""

    name: str = ""
    evidence: str = ""


class Organisations(NamedTuple):
    """The organisation of the sender and, where that is an agency, its client."""

    of_sender: Organisation = Organisation()
    client: Organisation = Organisation()
    is_agency: bool = False
    agency_evidence: str = ""


@dataclass(slots=True)
class _Candidate:
    """A name that may be the organisation's, with its evidence."""

    weights_by_form: dict[str, float] = field(default_factory=dict)
    """How much evidence there is for each way to write the name."""
    score: float = 0.0
    scores_by_source: dict[str, float] = field(default_factory=dict)
    evidence: str = ""
    is_named_by_sender: bool = False
    """Whether the signature, or the sender's name or domain, contains the name, too."""
    has_article: bool = False
    """Whether the mail puts "the" before the name."""
    lacks_article: bool = False
    """Whether a sentence has the name without "the"."""
    has_article_in_name: bool = False
    """Whether "The" is a part of the name: it has a capital in a header or a signature."""

    @property
    def name(self) -> str:
        """The form with the most evidence, without a legal form if the mail has one without.

        It has an article if the mail uses one, unless it is like "University of Kent".
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


def find_organisations(
    letter: Letter,
    subjects: tuple[str, ...],
    sender: Mailbox,
    other_mailboxes: Iterable[Mailbox],
    captions: tuple[str, ...],
    people: Iterable[str],
) -> Organisations:
    """Return the organisation that a letter is from and, where that is an agency, its client.

    `other_mailboxes` are further mailboxes of the sender. `captions` are the title of an HTML
    mail and the alternative texts of its images. `people` are the names of persons in the mail,
    which are not names of organisations.
    """
    addresses = [mailbox.address for mailbox in (sender, *other_mailboxes) if mailbox.address]
    labels = dict.fromkeys(map(organisation_label, addresses))
    services = [
        label
        for label in labels
        if label
        and (_only_forwards(label, letter, sender) or _is_like_job_board(label, letter, sender))
    ]
    domain_labels = tuple(
        label for label in labels if label not in LEXICON.organisation_words | {"", *services}
    )
    mentions = find_mentions(letter, subjects, sender, captions, domain_labels)
    candidates = _collect_candidates(mentions, people, sender, domain_labels)
    for label in services:
        candidates.pop(label, None)
    for label in domain_labels:
        _add_score_of_domain(candidates, label)
    _add_scores_of_short_forms(candidates)
    ranked = sorted(
        candidates.values(), key=lambda c: (-c.score, not c.is_named_by_sender, -len(c.name))
    )
    agency_evidence = _find_agency(letter, ranked, domain_labels)
    if agency_evidence:
        return Organisations(
            _choose_agency(ranked, letter, domain_labels, addresses),
            _choose_client(ranked),
            True,
            agency_evidence,
        )
    if not ranked or ranked[0].score < _MIN_SCORE:
        return Organisations(_name_from_domain(domain_labels, addresses))
    return Organisations(_to_organisation(ranked[0]))


def find_organisation_in_own_words(
    sentences: Iterable[str], addresses: Iterable[str]
) -> Organisation:
    """Return the organisation that the writer's own sentences name as a domain does."""
    labels = [label for label in map(organisation_label, addresses) if len(label) > 3]
    for sentence in sentences:
        for label in labels:
            if name := find_name_matching_domain(label, sentence):
                return Organisation(name, sentence)
    return Organisation()


def _to_organisation(candidate: _Candidate) -> Organisation:
    return Organisation(candidate.name, candidate.evidence)


def _choose_client(ranked: list[_Candidate]) -> Organisation:
    for candidate in ranked:
        if (
            not candidate.is_named_by_sender
            and candidate.scores_by_source.keys() & {"body", "subject"}
            and candidate.score >= _MIN_SCORE_OF_CLIENT
            and not is_given_name(candidate.name)
            and not candidate.name.isupper()
        ):
            return _to_organisation(candidate)
    return Organisation()


def _choose_agency(
    ranked: list[_Candidate], letter: Letter, domain_labels: tuple[str, ...], addresses: list[str]
) -> Organisation:
    for candidate in ranked:
        if candidate.is_named_by_sender and candidate.score >= _MIN_SCORE:
            agency = _to_organisation(candidate)
            break
    else:
        agency = _name_from_domain(domain_labels, addresses)
    return _as_in_signature(agency, letter)


def _as_in_signature(agency: Organisation, letter: Letter) -> Organisation:
    """Return an agency by its full name in the signature if that ends in "Recruitment" or the like.

    For other organisations such a word would be the name of a team, which is left out.
    """
    if not agency.name:
        return agency
    for line in letter.signature[:8]:
        piece = re.split(r"\s*[|·•,(]\s*", line)[0].strip()
        words = piece.split()
        is_short = piece.startswith(agency.name) and 1 < len(words) < 7
        if is_short and as_listed(words[-1]) in LEXICON.agency_words:
            return Organisation(piece, line)
    return agency


def _name_from_domain(domain_labels: tuple[str, ...], addresses: list[str]) -> Organisation:
    if not addresses or is_no_reply(addresses[0]):
        # A no-reply address often has the domain of a mailing service, not of the organisation.
        return Organisation()
    name = ""
    if domain_labels:
        name = _name_with_hyphens(domain_labels[0], addresses[0])
        name = name or label_to_name(domain_labels[0])
    return Organisation(name, f"@{addresses[0].partition('@')[2]}") if name else Organisation()


def _name_with_hyphens(label: str, address: str) -> str:
    """Return the words that hyphens part in the domain of an address; "" if there are none.

    `label` is the domain's label without hyphens. Short parts may be abbreviations.
    """
    for part in address.rpartition("@")[2].split("."):
        words = part.split("-")
        if "".join(words) == label and 1 < len(words) < 4 and all(len(word) > 4 for word in words):
            return " ".join(map(str.capitalize, words))
    return ""


def _only_forwards(label: str, letter: Letter, sender: Mailbox) -> bool:
    """Return whether the service with a domain only forwards a letter.

    The letter says so, or the organisation is the name of a mailbox at the service: acme@.
    """
    name, local_part = normalize(sender.name), normalize(sender.address.partition("@")[0])
    is_mailbox_at_service = (
        len(name) > 3
        and name == local_part
        and name not in label
        and not has_team_word(sender.name)
    )
    if is_mailbox_at_service and is_used_as_organisation(sender.name, letter):
        return True
    if is_named_as_employer(label, letter.sentences):
        return False
    domain_parts = sender.address.partition("@")[2].split(".")
    subdomains = [part for part in domain_parts if len(part) > 4 and not part.startswith(label)]
    if name.startswith(tuple(subdomains)):
        # As in jobs@acme.service.example.
        return True
    before = r"(?:poweredby|via|sentthrough|sentby|sentwith|through|using|loginto|operatedby)"
    after = (
        r"(?:ltd|limited|inc|gmbh|ab|as|llc|plc|bv)?(?:onbehalfof|onlypasses|handles|processes|sent|"
        r"isa(?:product|service|platform|recruitmentplatform))"
    )
    pattern = re.compile(rf"{before}{label}|{label}{after}")
    texts = (*letter.sentences_and_footer, sender.name)
    return any(pattern.search(normalize(text)) for text in texts)


def _is_like_job_board(label: str, letter: Letter, sender: Mailbox) -> bool:
    """Return whether a domain is named like a job board, and the letter does not say otherwise.

    A letter from an address that nobody reads may mention the board, too, but not as an employer.
    """
    if not _JOB_BOARD_LABEL.search(label):
        return False
    if is_no_reply(sender.address):
        return not is_named_as_employer(label, letter.sentences)
    lines = [normalize(line) for line in (*letter.sentences, *letter.signature)]
    return not any(label in line for line in lines)


def _collect_candidates(
    mentions: Iterable[Mention],
    people: Iterable[str],
    sender: Mailbox,
    domain_labels: tuple[str, ...],
) -> dict[str, _Candidate]:
    """Return the candidates by their normalized name."""
    normalized_people = {normalize(name) for name in people if name}
    service = "" if domain_labels else _name_of_service(sender)
    candidates: dict[str, _Candidate] = {}
    for mention in mentions:
        full_name = mention.name.strip(" ,")
        form = re.sub(r"^[Tt]he ", "", full_name)
        short_name = without_legal_form(form)
        if short_name != form:
            form = _with_complete_legal_form(form, mention.evidence)
        normalized = normalize(short_name)
        if normalized not in domain_labels and not _is_possible(short_name, normalized_people):
            continue
        if normalized == service:
            continue
        candidate = candidates.setdefault(normalized, _Candidate(evidence=mention.evidence))
        # Of several mentions in one source, the best counts in full and the others a little.
        score = candidate.scores_by_source.get(mention.source, 0.0)
        added = max(mention.weight, score) - score + (0.25 if score else 0)
        candidate.score += added
        candidate.scores_by_source[mention.source] = score + added
        weight = candidate.weights_by_form.get(form, 0)
        candidate.weights_by_form[form] = weight + mention.weight
        candidate.is_named_by_sender |= mention.source in ("sender", "signature", "image", "domain")
        if mention.source in ("signature", "sender", "domain"):
            candidate.has_article_in_name |= full_name.startswith("The ")
        elif mention.source == "body":
            has_article = full_name.startswith(("The ", "the "))
            candidate.has_article |= has_article
            candidate.lacks_article |= not has_article
    return candidates


def _with_complete_legal_form(form: str, evidence: str) -> str:
    """Return a name with all of a legal form of two words: "Acme Pte. Ltd" for "Acme Pte".

    Half of a legal form is left out, and so is the German "e. V.", which nobody says.
    """
    match = re.search(re.escape(form) + _END_OF_LEGAL_FORM, evidence)
    return match[0] if match else _UNUSED_LEGAL_FORM.sub("", form)


def _name_of_service(sender: Mailbox) -> str:
    """Return the normalized name of a sender that only repeats its no-reply domain, else "".

    Such a domain is that of a service; "ats" at its end stands for "applicant tracking system".
    """
    name = normalize(sender.name)
    domain = sender.address.partition("@")[2]
    label = normalize(domain.split(".")[0]).removesuffix("ats")
    is_own_domain = organisation_label(sender.address) in ("", normalize(domain.split(".")[0]))
    is_service = (
        is_own_domain
        and is_no_reply(sender.address)
        and (name == label or domain.split(".")[0] == f"{label}-ats")
    )
    return label if is_service else ""


def _add_score_of_domain(candidates: dict[str, _Candidate], label: str) -> None:
    """Raise the scores of the candidates that a domain is named after."""
    common_parts = re.compile(r"^the|(?:group|uk|global|international)$")
    core_label = common_parts.sub("", label)
    if len(core_label) > 3 and label not in candidates:
        label = core_label
    for normalized, candidate in candidates.items():
        core = common_parts.sub("", normalized)
        short_form = normalize(without_joining_words(candidate.short_name))
        if label in (normalized, core, short_form):
            candidate.score += 3
        elif len(label) > 3 and normalized.startswith(label):
            candidate.score += 2.5
        elif len(normalized) > 3 and label.startswith(normalized):
            candidate.score += 2
        elif len(label) > 4 and (label in normalized or normalized in label):
            candidate.score += 1
        elif _is_abbreviation(label, candidate.short_name):
            candidate.score += 1.5
        else:
            continue
        candidate.is_named_by_sender = True


def _is_abbreviation(short: str, name: str) -> bool:
    """Return whether a word is the initials of a name, perhaps without the last one."""
    initials = to_initials(name)
    return len(short) > 1 and (short == initials or (len(short) > 2 and short == initials[:-1]))


def _add_scores_of_short_forms(candidates: dict[str, _Candidate]) -> None:
    """Raise the scores of full names of which a short form is a candidate, too."""
    for short, candidate in candidates.items():
        for full, longer in candidates.items():
            if (
                len(short) > 2
                and _is_abbreviation(short, longer.short_name)
                and longer.is_named_by_sender
            ):
                # "MCRC" in the header, and the full name in the signature.
                longer.score += candidate.score
            if full == short or len(short) < 4 or longer.scores_by_source.keys() == {"subject"}:
                continue
            if candidate.scores_by_source.keys() == {"domain"} and _contains_short_form(
                longer, candidate
            ):
                longer.score = max(longer.score, candidate.score + 0.5)
            is_at_end = full.endswith(short) and longer.score >= _MIN_SCORE
            if not full.startswith(short) and not is_at_end:
                continue
            is_confirmed = (
                "body" in candidate.scores_by_source and "signature" in longer.scores_by_source
            )
            if is_confirmed and not has_team_word(longer.name):
                # The text and the signature name the same organisation.
                longer.score += 0.5
            longer.score += candidate.score * 0.6
            prefix = _INSTITUTION_PREFIX.match(longer.name)
            if prefix and normalize(longer.name[prefix.end() :]) == short:
                longer.score = max(longer.score, candidate.score + 0.5)
            longer.is_named_by_sender |= candidate.is_named_by_sender
            has_own_article = as_listed(candidate.short_name.split()[-1]) in (
                LEXICON.organisation_words
            )
            longer.has_article |= candidate.has_article and not has_own_article


def _contains_short_form(longer: _Candidate, short: _Candidate) -> bool:
    """Return whether a full name in a signature has a short form between its other words."""
    is_full_name = "signature" in longer.scores_by_source and has_organisation_word(longer.name)
    return is_full_name and f" {short.short_name} " in longer.name


def _is_possible(name: str, normalized_people: set[str]) -> bool:
    """Return whether a name can be an organisation's."""
    normalized = normalize(name)
    words = name.split()
    if _SALARY.match(name):
        return False
    if words and as_listed(words[0]) in _TITLES and not has_organisation_word(name):
        return False
    if len(words) == 1 and as_listed(name) in LEXICON.organisation_words:
        # A single word such as "Construction" is a part of a name, or a field of work.
        return False
    if not 2 <= len(normalized) <= 60 or not 0 < len(words) < 10 or is_mailing_service(name):
        return False
    if normalized in normalized_people or "@" in name or re.search(r"\d{3}", name):
        return False
    is_like_person = any(
        normalized in person or person in normalized
        for person in normalized_people
        if len(person) > 2
    )
    if is_like_person and not has_organisation_word(name):
        return False
    if is_job_title(re.sub(r"['’]s$", "", name)) or is_generic_name(name):
        return False
    last_word = as_listed(words[-1])
    return last_word not in LEXICON.role_nouns or last_word in LEXICON.organisation_words


def _find_agency(letter: Letter, ranked: list[_Candidate], domain_labels: tuple[str, ...]) -> str:
    """Return the evidence that an agency wrote a letter; "" if there is none."""
    if match := find_signal("agency", letter.sentences_and_footer):
        return match.sentence
    for candidate in ranked:
        words = [as_listed(word) for word in candidate.name.split()]
        if candidate.is_named_by_sender and LEXICON.agency_words.intersection(words[1:]):
            return candidate.name
    suffixes = tuple(LEXICON.agency_words)
    return next((label for label in domain_labels if label.endswith(suffixes)), "")
