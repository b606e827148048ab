"""Find the organisation that a letter is from, and the client of an agency."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from templates.mail.addresses import is_no_reply
from templates.mail.domains import find_organisation_label, label_to_name
from templates.mail.headers import Mailbox
from templates.mail.job_titles import is_firm_of_partners, is_job_title
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
from templates.mail.people import is_named_in_address, is_used_as_organisation
from templates.mail.phrases import find_signal
from templates.names.word_kinds import as_listed, is_given_name

_JOB_BOARD_LABEL = re.compile(r"job|hire|hiring|career|recruit|talent|apply|vacanc|(?:hr|ats)$")
"""What is in the domains of job boards and applicant tracking systems, as in "hirewheel"."""
_COMMON_PARTS_OF_LABELS = re.compile(r"^the|(?:group|uk|global|international)$")
"""What may be in a domain but not in the name, or vice versa, as in "acmegroup" for Acme."""
# In the labels of domains and in normalized texts, there are no spaces.
_BEFORE_SERVICE = r"(?:poweredby|via|sentthrough|sentby|sentwith|through|using|loginto|operatedby)"
_AFTER_SERVICE = (
    r"(?:ltd|limited|inc|gmbh|ab|as|llc|plc|bv)?"
    r"(?:onbehalfof|onlypasses|handles|processes|sent|"
    r"isa(?:product|service|platform|recruitmentplatform))"
)
_ACCOUNT_AT_SERVICE = r"(?:account|profile|portal)"
"""What someone has at a service, as in "your Acme account"."""
_EMPLOYER_OF_OTHERS = re.compile(
    r"(?i)\bthe employer (?:has|had|did|does|declined|closed|never|viewed|opened|rejected|marked|"
    r"chose|decided|is|will)\b|\b(?:opened|viewed|seen|read|closed|declined|rejected|marked) by "
    r"(?:the )?employer\b|\bthe employer['’]s (?:decision|answer|reply)"
)
"""As in "the employer has closed the job" or "viewed by employer", which only others write."""
_INSTITUTION_PREFIX = re.compile(r"[A-Z]\w+ (?:of|for) (?:the )?(?=[A-Z])")
"""The beginning of an organisation's name that its domain may leave out: "University of"."""
_END_OF_LEGAL_FORM = r"\.?,? (?:Ltd|Limited|KG|KGaA|Bhd)\b"
"""The second word of a legal form, as in "Pte. Ltd"."""
_UNUSED_LEGAL_FORM = re.compile(r",? (?:e\. ?V|Pte|Pty|Pvt|Sdn|GmbH & Co)\.?$")
"""Half of a legal form, or one that nobody says, as in "Acme e. V."."""
_AGENCY_IN_LINE = re.compile(
    r"(?i)^(?:personalberatung|personalvermittlung|personaldienstleist\w+|zeitarbeit|uitzendbureau|"
    r"werving (?:&|en) selectie|cabinet de recrutement|agenzia per il lavoro|"
    r"agencia de (?:empleo|colocaci[oó]n)|(?:executive|retained) search|search (?:&|and) selection|"
    r"(?:\w+ )?(?:recruitment|staffing|employment) (?:agency|consultants|consultancy|partners))\b"
)
"""The beginning of a line of a signature that says what an agency does."""
_TITLES = frozenset("mr mrs ms miss mx sir lord dame".split())
_NUMBER_WITH_UNIT = re.compile(r"(?i)\d+(?:k|hrs?|x|pm|am)$")
"""As in "40k", "35hrs" or "9am"."""
_MIN_SCORE, _MIN_SCORE_OF_CLIENT, _MIN_SCORE_OF_ONLY_ONE = 2.0, 1.2, 0.6
_WEIGHT_OF_REPETITION = 0.25
"""The weight of a mention after the best one in the same source."""
_SHARE_OF_SHORT_FORM = 0.6
"""The part of the score of a short form, such as "Acme", that is added to that of "Acme Tools"."""
_WEIGHT_OF_CONFIRMATION = 0.5
"""The weight of a short form in the text for a full name in the signature."""
_LEAD = 0.5
"""How much higher the score of a full name is than that of a short form which it outranks."""
_SIGNATURE_LINES_WITH_AGENCY = 8


class Organisation(NamedTuple):
    """The name of an organisation, and the text that it was found in; both "" if unknown."""

    name: str = ""
    evidence: str = ""

    @property
    def is_certain(self) -> bool:
        """Whether the name is known, and not only guessed from the domain of an address.

        The evidence of a guess is "@" and the domain.
        """
        return bool(self.name) and not self.evidence.startswith("@")


class Organisations(NamedTuple):
    """The organisation of the sender and, where that is an agency, its client."""

    of_sender: Organisation = Organisation()
    client: Organisation = Organisation()
    is_agency: bool = False
    agency_evidence: str = ""
    """The text that shows that the sender is an agency."""


@dataclass(slots=True)
class _Candidate:
    """A name that may be the organisation's, with its evidence."""

    evidence: str
    """The text of the first mention."""
    weights_by_form: dict[str, float] = field(default_factory=dict)
    """How much evidence there is for each way to write the name."""
    score: float = 0.0
    """How much evidence there is that the name is the organisation's."""
    scores_by_source: dict[str, float] = field(default_factory=dict)
    """The parts of the score that are from mentions."""
    is_named_by_sender: bool = False
    """Whether the signature, or the sender's name or domain, contains the name, too."""
    has_article: bool = False
    """Whether the mail puts "the" before the name."""
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

    def outrank(self, other: "_Candidate") -> None:
        """Raise the score above that of another candidate, unless it is higher already."""
        self.score = max(self.score, other.score + _LEAD)

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
    labels = list(dict.fromkeys(filter(None, map(find_organisation_label, addresses))))
    services = [
        label
        for label in labels
        if _only_forwards(label, letter, sender) or _is_like_job_board(label, letter, sender)
    ]
    domain_labels = tuple(
        label
        for label in labels
        if label not in services and label not in LEXICON.organisation_words
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
    if agency_evidence := _find_agency_evidence(letter, ranked, domain_labels):
        return Organisations(
            of_sender=_choose_agency(ranked, letter, domain_labels, addresses),
            client=_choose_client(ranked),
            is_agency=True,
            agency_evidence=agency_evidence,
        )
    if ranked and ranked[0].score >= _MIN_SCORE:
        return Organisations(_to_organisation(ranked[0]))
    if (guess := _guess_from_domain(domain_labels, addresses)).name:
        return Organisations(guess)
    return Organisations(_find_only_candidate(ranked))


def find_organisation_in_own_words(
    sentences: Iterable[str], addresses: Iterable[str]
) -> Organisation:
    """Return the organisation that the writer's own sentences name as the domain of an address.

    As in "your job at Copper Beech", for ada@copperbeech.example.
    """
    labels = [label for label in map(find_organisation_label, addresses) if len(label) > 3]
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
            and (candidate.score >= _MIN_SCORE_OF_CLIENT or has_organisation_word(candidate.name))
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
        agency = _guess_from_domain(domain_labels, addresses)
    return _as_in_signature(agency, letter)


def _as_in_signature(agency: Organisation, letter: Letter) -> Organisation:
    """Return an agency by its full name in the signature if that ends in "Recruitment" or the like.

    For other organisations such a word would be the name of a team, which is left out.
    """
    if not agency.name:
        return agency
    for line in letter.signature[:_SIGNATURE_LINES_WITH_AGENCY]:
        full_name = re.split(r"\s*[|·•,(]\s*", line)[0].strip()
        words = full_name.split()
        is_longer_form = full_name.startswith(agency.name) and 1 < len(words) < 7
        if is_longer_form and as_listed(words[-1]) in LEXICON.agency_words:
            return Organisation(full_name, line)
    return agency


def _find_only_candidate(ranked: list[_Candidate]) -> Organisation:
    """Return the only candidate with several words that a sentence or a subject names.

    A single word may be a place or a person, and so may a line of a signature.
    """
    possible = [
        candidate
        for candidate in ranked
        if " " in candidate.short_name
        and not any(map(is_given_name, candidate.short_name.split()))
        and candidate.scores_by_source.keys() <= {"body", "clause", "subject"}
        and candidate.score >= _MIN_SCORE_OF_ONLY_ONE
    ]
    longest = max(possible, key=lambda candidate: len(candidate.name), default=None)
    if longest and all(candidate.short_name in longest.name for candidate in possible):
        return _to_organisation(longest)
    return Organisation()


def _guess_from_domain(domain_labels: tuple[str, ...], addresses: list[str]) -> Organisation:
    """Return the organisation that can be guessed from the first of the sender's addresses."""
    # A no-reply address often has the domain of a mailing service, not of the organisation.
    if not addresses or not domain_labels or is_no_reply(addresses[0]):
        return Organisation()
    label, address = domain_labels[0], addresses[0]
    name = _split_at_hyphens(label, address) or label_to_name(label)
    return Organisation(name, f"@{address.partition('@')[2]}") if name else Organisation()


def _split_at_hyphens(label: str, address: str) -> str:
    """Return the words that hyphens part in the domain of an address; "" if there are none.

    `label` is the domain's label without hyphens. Short parts may be abbreviations.
    """
    for part in address.rpartition("@")[2].split("."):
        words = part.split("-")
        if "".join(words) == label and 1 < len(words) < 4 and all(len(word) > 4 for word in words):
            return " ".join(map(str.capitalize, words))
    return ""


def _only_forwards(label: str, letter: Letter, sender: Mailbox) -> bool:
    """Return whether a domain is that of a service that only forwards a letter.

    The address has the organisation's name in another place, as in acme@service.example and
    jobs@acme.service.example, or the letter says so: "sent through Service" or
    "your Service account".
    """
    local_part, _, domain = sender.address.partition("@")
    name = normalize(without_legal_form(sender.name))
    is_mailbox_at_service = (
        len(name) > 3
        and name == normalize(local_part)
        and name not in label
        and not has_team_word(sender.name)
    )
    if is_mailbox_at_service and is_used_as_organisation(sender.name, letter):
        return True
    if is_named_as_employer(label, letter.sentences):
        return False
    subdomains = [
        part for part in domain.split(".") if len(part) > 4 and not part.startswith(label)
    ]
    if name.startswith(tuple(subdomains)):
        return True
    pattern = re.compile(
        rf"{_BEFORE_SERVICE}{label}|{label}{_AFTER_SERVICE}|your{label}{_ACCOUNT_AT_SERVICE}|"
        rf"{_ACCOUNT_AT_SERVICE}(?:with|at|on){label}"
    )
    texts = (*letter.sentences_and_footer, sender.name)
    if name == label and any(map(_EMPLOYER_OF_OTHERS.search, texts)):
        return True
    return any(pattern.search(normalize(text)) for text in texts)


def _is_like_job_board(label: str, letter: Letter, sender: Mailbox) -> bool:
    """Return whether a domain is named like a job board, and the letter does not say otherwise.

    A letter from an address that nobody reads may mention the board, too, but not as an employer.
    """
    if not _JOB_BOARD_LABEL.search(label) or is_named_in_address(sender):
        return False
    is_unread = is_no_reply(sender.address) or find_signal(
        "nobody_reads", letter.sentences_and_footer
    )
    if is_unread:
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
    service = "" if domain_labels else _find_name_of_service(sender)
    candidates: dict[str, _Candidate] = {}
    for mention in mentions:
        form = re.sub(r"^[Tt]he ", "", mention.name.strip(" ,"))
        short_name = without_legal_form(form)
        if short_name != form:
            form = _with_complete_legal_form(form, mention.evidence)
        form = _with_abbreviation(form, mention.evidence)
        normalized = normalize(short_name)
        is_possible = normalized in domain_labels or _is_possible(short_name, normalized_people)
        if is_possible and normalized != service:
            candidate = candidates.setdefault(normalized, _Candidate(mention.evidence))
            candidate.add(mention, form)
    return candidates


def _with_complete_legal_form(form: str, evidence: str) -> str:
    """Return a name with all of a legal form of two words: "Acme Pte. Ltd" for "Acme Pte".

    Half of a legal form is left out, and so is the German "e. V.", which nobody says.
    """
    match = re.search(re.escape(form) + _END_OF_LEGAL_FORM, evidence)
    return match[0] if match else _UNUSED_LEGAL_FORM.sub("", form)


def _with_abbreviation(form: str, evidence: str) -> str:
    """Return a name with the abbreviation in brackets that its text has between its words.

    As in "Elm C of E (VA) School"; one at the end is only another name.
    """
    if "(" not in evidence or " " not in form:
        return form
    words = map(re.escape, form.split())
    match = re.search(r" (?:\([A-Z]{2,4}\) )?".join(words), evidence)
    return match[0] if match else form


def _find_name_of_service(sender: Mailbox) -> str:
    """Return the normalized name of a sender that only repeats its no-reply domain, else "".

    Such a domain is that of a service; "ats" at its end stands for "applicant tracking system".
    """
    domain = sender.address.partition("@")[2]
    first_part = domain.split(".")[0]
    name = normalize(first_part).removesuffix("ats")
    is_own_domain = find_organisation_label(sender.address) in ("", normalize(first_part))
    is_name_of_sender = normalize(sender.name) == name or first_part == f"{name}-ats"
    is_service = is_own_domain and is_name_of_sender and is_no_reply(sender.address)
    return name if is_service else ""


def _add_score_of_domain(candidates: dict[str, _Candidate], label: str) -> None:
    """Raise the scores of the candidates that a domain is named after."""
    core_label = _COMMON_PARTS_OF_LABELS.sub("", label)
    if len(core_label) > 3 and label not in candidates:
        label = core_label
    for normalized, candidate in candidates.items():
        if score := _rate_label(label, normalized, candidate.short_name):
            candidate.score += score
            candidate.is_named_by_sender = True


def _rate_label(label: str, normalized: str, name: str) -> float:
    """Return how well a domain label fits a name; `normalized` is the same name.

    It is 3 if they are alike, less if one is a part of the other or the initials, and 0 otherwise.
    """
    core = _COMMON_PARTS_OF_LABELS.sub("", normalized)
    if label in (normalized, core, normalize(without_joining_words(name))):
        return 3.0
    if len(label) > 3 and normalized.startswith(label):
        return 2.5
    if len(normalized) > 3 and label.startswith(normalized):
        return 2.0
    if len(label) > 4 and (label in normalized or normalized in label):
        return 1.0
    words = [normalize(word) for word in without_joining_words(name).split()]
    is_shortened = len(words) > 1 and _consists_of_beginnings(label, words)
    if is_shortened or _is_abbreviation(label, name):
        return 1.5
    return 1.2 if len(words[0]) > 3 and label.startswith(words[0]) else 0.0


def _is_abbreviation(short: str, name: str) -> bool:
    """Return whether a word is the initials of a name, perhaps without the last one."""
    initials = to_initials(name)
    return len(short) > 1 and (short == initials or (len(short) > 2 and short == initials[:-1]))


def _consists_of_beginnings(letters: str, words: list[str]) -> bool:
    """Return whether letters are the beginnings of words: "tprecruit" of "Turner Park Recruitment".

    There may be a plural ending.
    """
    if not words:
        return letters in ("", "s")
    return any(
        _consists_of_beginnings(letters[length:], words[1:])
        for length in range(1, len(words[0]) + 1)
        if letters.startswith(words[0][:length])
    )


def _add_scores_of_short_forms(candidates: dict[str, _Candidate]) -> None:
    """Raise the scores of full names of which a short form is a candidate, too.

    `candidates` are given by their normalized name.
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
                longer.outrank(candidate)
            is_at_end = full.endswith(short) and longer.score >= _MIN_SCORE
            if full.startswith(short) or is_at_end:
                _add_short_form(longer, candidate, short)


def _add_short_form(longer: _Candidate, candidate: _Candidate, short: str) -> None:
    """Count a candidate for a longer name that begins or ends with it.

    `short` is the normalized name of the candidate.
    """
    is_confirmed = "body" in candidate.scores_by_source and "signature" in longer.scores_by_source
    if is_confirmed and not has_team_word(longer.name):
        longer.score += _WEIGHT_OF_CONFIRMATION
    longer.score += candidate.score * _SHARE_OF_SHORT_FORM
    prefix = _INSTITUTION_PREFIX.match(longer.name)
    if prefix and normalize(longer.name[prefix.end() :]) == short:
        longer.outrank(candidate)
    longer.is_named_by_sender |= candidate.is_named_by_sender
    # The article of "the Acme Trust" is that of its noun, not of the longer name.
    last_word = as_listed(candidate.short_name.split()[-1])
    has_own_article = last_word in LEXICON.organisation_words
    longer.has_article |= candidate.has_article and not has_own_article


def _contains_short_form(longer: _Candidate, short: _Candidate) -> bool:
    """Return whether a full name in a signature has a short form between its other words."""
    is_full_name = "signature" in longer.scores_by_source and has_organisation_word(longer.name)
    return is_full_name and f" {short.short_name} " in longer.name


def _is_possible(name: str, normalized_people: set[str]) -> bool:
    """Return whether a name, which has no legal form, can be an organisation's.

    `normalized_people` are the names of the persons in the mail.
    """
    normalized = normalize(name)
    words = name.split()
    if not 2 <= len(normalized) <= 60 or not 0 < len(words) < 10:
        return False
    if _NUMBER_WITH_UNIT.match(name) or re.search(r"\d{3}", name) or "@" in name:
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
    if is_like_person and not has_organisation_word(name):
        return False
    if is_job_title(re.sub(r"['’]s$", "", name)) or is_generic_name(name):
        return False
    last_word = as_listed(words[-1])
    return (
        last_word not in LEXICON.role_nouns
        or last_word in LEXICON.organisation_words
        or is_firm_of_partners(name)
    )


def _find_agency_evidence(
    letter: Letter, ranked: list[_Candidate], domain_labels: tuple[str, ...]
) -> str:
    """Return the evidence that an agency wrote a letter; "" if there is none."""
    if match := find_signal("agency", letter.sentences_and_footer):
        return match.sentence
    for line in letter.signature[:_SIGNATURE_LINES_WITH_AGENCY]:
        if any(map(_AGENCY_IN_LINE.match, re.split(r"\s*[|·•,]\s*", line))):
            return line
    for candidate in ranked:
        words = [as_listed(word) for word in candidate.name.split()]
        if candidate.is_named_by_sender and LEXICON.agency_words.intersection(words[1:]):
            return candidate.name
    suffixes = tuple(LEXICON.agency_words)
    return next((label for label in domain_labels if label.endswith(suffixes)), "")
