"""Find the organisation that a letter is from, and the client of an agency."""

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from templates.mail.addresses import is_no_reply
from templates.mail.domains import (
    find_organisation_label,
    is_like_mail_provider,
    label_to_name,
    split_two_names,
)
from templates.mail.headers import Mailbox
from templates.mail.letter import Letter
from templates.mail.lexicon import LEXICON
from templates.mail.mention import CERTAIN_WEIGHT
from templates.mail.names import has_organisation_word
from templates.mail.organisation_candidates import (
    MIN_SCORE,
    Candidate,
    add_score_of_domain,
    add_scores_of_short_forms,
    collect_candidates,
)
from templates.mail.organisation_in_lines import split_line
from templates.mail.organisation_in_sentences import find_mentions_in_sentence
from templates.mail.organisation_mentions import find_mentions
from templates.mail.organisation_names import find_name_matching_domain
from templates.mail.people import is_personal
from templates.mail.services import is_like_job_board, only_forwards
from templates.mail.signals import find_signal
from templates.names.word_kinds import as_listed, is_given_name

_APPLYING = re.compile(r"(?i)\b(?:apply|applying|application)\b")
_WORD_WITH_CAPITAL = re.compile(r"\b[A-Z]\w+")
_CONSULTANT = re.compile(r"(?:[\w&]+ ){0,3}Consultant\b(?! [A-Z])")
"""The job title of somebody who finds jobs for others."""
_MIN_SCORE_OF_CLIENT, _MIN_SCORE_OF_ONLY_ONE = 1.2, 0.6
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
    """The organisation of the sender, and the client if the sender is an agency."""

    of_sender: Organisation = Organisation()
    client: Organisation = Organisation()
    """The client if the sender is an agency; a forwarded message may show only later that it is."""
    is_agency: bool = False
    agency_evidence: str = ""
    """The text that shows that the sender is an agency."""


def find_organisations(
    letter: Letter,
    subjects: tuple[str, ...],
    sender: Mailbox,
    other_mailboxes: Iterable[Mailbox],
    captions: tuple[str, ...],
    people: Collection[str],
) -> Organisations:
    """Return the organisation that a letter is from and, if that is an agency, its client.

    `other_mailboxes` are further mailboxes of the sender. `captions` are the title of an HTML
    mail and the alternative texts of its images. `people` are the names of persons in the mail,
    which are not names of organisations.
    """
    addresses = [mailbox.address for mailbox in (sender, *other_mailboxes) if mailbox.address]
    labels = list(dict.fromkeys(filter(None, map(find_organisation_label, addresses))))
    services = [
        label
        for label in labels
        if only_forwards(label, letter, sender) or is_like_job_board(label, letter, sender)
    ]
    domain_labels = tuple(
        label
        for label in labels
        if label not in services and label not in LEXICON.organisation_words
    )
    mentions = find_mentions(letter, subjects, sender, captions, domain_labels)
    candidates = collect_candidates(mentions, people, sender, domain_labels)
    for label in services:
        candidates.pop(label, None)
    for label in domain_labels:
        add_score_of_domain(candidates, label)
    add_scores_of_short_forms(candidates)
    ranked = sorted(
        candidates.values(), key=lambda c: (-c.score, not c.is_named_by_sender, -len(c.name))
    )
    client = _choose_client(ranked)
    if agency_evidence := _find_agency_evidence(letter, subjects, ranked, domain_labels):
        return Organisations(
            of_sender=_choose_agency(ranked, letter, domain_labels, addresses),
            client=client,
            is_agency=True,
            agency_evidence=agency_evidence,
        )
    if ranked and ranked[0].score >= MIN_SCORE:
        return Organisations(_to_organisation(ranked[0]), client)
    only_one = _find_only_candidate(ranked, domain_labels)
    if has_organisation_word(only_one.name):
        return Organisations(only_one, client)
    guess = _find_name_of_domain(
        letter, domain_labels, addresses, sender.name if is_personal(sender) else ""
    )
    return Organisations(guess if guess.name else only_one, client)


def find_organisation_in_thread(lines: Iterable[str], mailboxes: Iterable[Mailbox]) -> Organisation:
    """Return an organisation that both another message and the domain of a mailbox name.

    As in "your job at Copper Beech", for ada@copperbeech.example.
    """
    labels = [find_organisation_label(mailbox.address) for mailbox in mailboxes]
    for line in lines:
        for label in labels:
            if len(label) > 3 and (name := find_name_matching_domain(label, line)):
                return Organisation(name, line)
    return Organisation()


def find_organisation_applied_to(sentences: Iterable[str]) -> Organisation:
    """Return the organisation that the writer applies to in their own sentences."""
    for sentence in filter(_APPLYING.search, sentences):
        for mention in find_mentions_in_sentence(sentence, ()):
            is_place_of_work = f" at {mention.name}" in sentence
            if mention.name and (is_place_of_work or mention.weight >= CERTAIN_WEIGHT):
                return Organisation(mention.name, sentence)
    return Organisation()


def _to_organisation(candidate: Candidate) -> Organisation:
    return Organisation(candidate.name, candidate.evidence)


def _choose_client(ranked: list[Candidate]) -> Organisation:
    for candidate in ranked:
        if (
            not candidate.is_named_by_sender
            and candidate.scores_by_source.keys() & {"body", "clause", "subject"}
            and (candidate.score >= _MIN_SCORE_OF_CLIENT or has_organisation_word(candidate.name))
            and not is_given_name(candidate.name)
            and not candidate.name.isupper()
        ):
            return _to_organisation(candidate)
    return Organisation()


def _choose_agency(
    ranked: list[Candidate], letter: Letter, domain_labels: tuple[str, ...], addresses: list[str]
) -> Organisation:
    for candidate in ranked:
        if candidate.is_named_by_sender and candidate.score >= MIN_SCORE:
            agency = _to_organisation(candidate)
            break
    else:
        agency = _find_name_of_domain(letter, domain_labels, addresses)
    return _as_in_signature(agency, letter)


def _as_in_signature(agency: Organisation, letter: Letter) -> Organisation:
    """Return an agency by its full name in the signature if this ends in "Recruitment" or the like.

    For other organisations such a word would be the name of a team, which is left out.
    """
    if not agency.name:
        return agency
    for line in letter.signature[:_SIGNATURE_LINES_WITH_AGENCY]:
        for full_name in split_line(line):
            words = full_name.split()
            is_longer_form = full_name.startswith(agency.name) and 1 < len(words) < 7
            if is_longer_form and as_listed(words[-1]) in LEXICON.agency_words:
                return Organisation(full_name, line)
    return agency


def _find_only_candidate(ranked: list[Candidate], domain_labels: tuple[str, ...]) -> Organisation:
    """Return the only candidate with several words that a sentence or a subject names.

    A single word may be a place or a person, and so may a line of a signature. The domain must be
    that of a provider of mailboxes: a domain of the sender's own would already have shown that the
    name is the sender's.
    """
    possible = [
        candidate
        for candidate in ranked
        if " " in candidate.short_name
        and not any(map(is_given_name, candidate.short_name.split()))
        and candidate.scores_by_source.keys() <= {"body", "clause", "subject"}
        and candidate.score >= _MIN_SCORE_OF_ONLY_ONE
        and all(map(is_like_mail_provider, domain_labels))
    ]
    longest = max(possible, key=lambda candidate: len(candidate.name), default=None)
    if longest and all(candidate.short_name in longest.name for candidate in possible):
        return _to_organisation(longest)
    return Organisation()


def _find_name_of_domain(
    letter: Letter,
    domain_labels: tuple[str, ...],
    addresses: list[str],
    person: str = "",
) -> Organisation:
    """Return the organisation that the sender's domain names, if possible as in the letter.

    `person` is the name of the sender, if it is a person's.
    """
    names = _WORD_WITH_CAPITAL.findall(f"{person} {letter.text}") if person else ()
    guess = _guess_from_domain(domain_labels, addresses, names)
    if " and " in guess.name:
        # The letter may write "Oak & Ash".
        for line in letter.sentences_and_footer:
            if name := find_name_matching_domain(domain_labels[0], line):
                return Organisation(name, line)
    return guess


def _guess_from_domain(
    domain_labels: tuple[str, ...], addresses: list[str], names: Collection[str]
) -> Organisation:
    """Return the organisation that can be guessed from the first of the sender's addresses.

    `names` are as in `label_to_name`.
    """
    # A no-reply address often has the domain of a mailing service, not of the organisation, and
    # an address that ends in a number often has that of a provider of mailboxes.
    if not addresses or not domain_labels or is_no_reply(addresses[0]):
        return Organisation()
    if re.search(r"\d@", addresses[0]):
        return Organisation()
    label, domain = domain_labels[0], addresses[0].partition("@")[2]
    name = label_to_name(label, names)
    if words := _find_words_between_hyphens(label, domain):
        is_split_alike = name == " ".join(words)
        name = " ".join(words) if is_split_alike or all(len(word) > 3 for word in words) else ""
    return Organisation(name, f"@{domain}") if name else Organisation()


def _find_words_between_hyphens(label: str, domain: str) -> list[str]:
    """Return the words, with capitals, that hyphens separate in a domain; none without hyphens.

    `label` is the domain's label without hyphens.
    """
    parts = (part.split("-") for part in domain.split("."))
    words = next((words for words in parts if "".join(words) == label), [])
    return [split_two_names(word) or word.capitalize() for word in words] if words[1:] else []


def _find_agency_evidence(
    letter: Letter,
    subjects: tuple[str, ...],
    ranked: list[Candidate],
    domain_labels: tuple[str, ...],
) -> str:
    """Return the evidence that an agency wrote a letter; "" if there is none."""
    if match := find_signal("agency", (*letter.sentences_and_footer, *subjects)):
        return match.sentence
    names = [candidate.name for candidate in ranked if candidate.is_named_by_sender]
    if any(map(_CONSULTANT.match, letter.signature[:_SIGNATURE_LINES_WITH_AGENCY])):
        # Only an agency has consultants for recruitment; any other organisation has a team.
        names += letter.signature[:_SIGNATURE_LINES_WITH_AGENCY]
    for name in names:
        words = [as_listed(word) for word in name.split()]
        if LEXICON.agency_words.intersection(words[1:]):
            return name
    suffixes = tuple(LEXICON.agency_words)
    return next((label for label in domain_labels if label.endswith(suffixes)), "")
