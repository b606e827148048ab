"""Find the organisation that a letter is from, and an agency's client."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from templates.letter.names import is_given, key
from templates.mail.addresses import is_no_reply
from templates.mail.domains import label_to_name, organisation_label
from templates.mail.headers import Mailbox
from templates.mail.letter import Letter
from templates.mail.lexicon import LEXICON
from templates.mail.mentions import Mention, is_generic, is_role_like, mentions
from templates.mail.names import (
    has_organisation_word,
    is_mailing_service,
    squash,
    without_legal_form,
)
from templates.mail.phrases import find_signal

_BOARD = re.compile(r"job|hire|hiring|career|recruit|talent|apply|vacanc|(?:hr|ats)$")
_OF = re.compile(r"[A-Z]\w+ (?:of|for) (?:the )?(?=[A-Z])")
"""How a name begins that the domain may have without its first word: "University of"."""
_LEAST, _LEAST_OF_CLIENT = 2.0, 1.2
"""What must speak for a name, and for that of an agency's client."""


class Organisation(NamedTuple):
    """An organisation's name, and the words that it rests on."""

    name: str = ""
    evidence: str = ""


class Organisations(NamedTuple):
    """The organisation of who wrote and, where that is an agency, its client."""

    own: Organisation = Organisation()
    client: Organisation = Organisation()
    is_agency: bool = False
    agency_words: str = ""


@dataclass(slots=True)
class _Candidate:
    """A name that may be the organisation's, and what speaks for it."""

    forms: dict[str, float] = field(default_factory=dict)
    score: float = 0.0
    by_source: dict[str, float] = field(default_factory=dict)
    evidence: str = ""
    is_own: bool = False
    """Whether the sender, the signature or the domain names it, not only the text."""
    with_article: bool = False

    @property
    def name(self) -> str:
        """The form that is most used, with an article if it takes one."""
        best = max(self.forms, key=lambda form: (self.forms[form], len(form)))
        return f"the {best}" if self.with_article and not _OF.match(best) else best


def organisations_of(
    letter: Letter,
    subjects: tuple[str, ...],
    sender: Mailbox,
    others: Iterable[Mailbox],
    captions: tuple[str, ...],
    people: Iterable[str],
) -> Organisations:
    """Return the organisation that a letter is from and, where that is an agency, its client.

    `others` are further addresses of who wrote, and `people` the persons in the mail.
    """
    addresses = [box.address for box in (sender, *others) if box.address]
    labels = tuple(dict.fromkeys(filter(None, map(organisation_label, addresses))))
    labels = tuple(label for label in labels if not _is_job_board(label, letter))
    candidates = _collect(
        mentions(letter, subjects, sender, captions, labels), people, sender, labels
    )
    for label in labels:
        _confirm(candidates, label)
    _merge(candidates)
    ranked = sorted(candidates.values(), key=lambda c: (-c.score, -len(c.name)))
    agency_words = _agency_words(letter, ranked, labels)
    if agency_words:
        own = [c for c in ranked if c.is_own and c.score >= _LEAST]
        clients = [
            c
            for c in ranked
            if not c.is_own
            and c.by_source.keys() & {"body", "subject"}
            and c.score >= _LEAST_OF_CLIENT
            and not is_given(c.name)
        ]
        agency = _as_organisation(own) if own else _by_domain(labels, addresses)
        return Organisations(
            _as_signed(agency, letter),
            _as_organisation(clients), True, agency_words,
        )  # fmt: skip
    if not ranked or ranked[0].score < _LEAST:
        return Organisations(_by_domain(labels, addresses))
    return Organisations(_as_organisation(ranked))


def _as_organisation(ranked: list[_Candidate]) -> Organisation:
    return Organisation(ranked[0].name, ranked[0].evidence) if ranked else Organisation()


def _as_signed(agency: Organisation, letter: Letter) -> Organisation:
    """Return an agency with the word behind its name that others have as the name of a team."""
    if agency.name:
        for line in letter.signature[:8]:
            piece = re.split(r"\s*[|·•,(]\s*", line)[0].strip()
            words = piece.split()
            is_short = piece.startswith(agency.name) and 1 < len(words) < 7
            if is_short and key(words[-1]) in LEXICON.agency_words:
                return Organisation(piece, line)
    return agency


def _by_domain(labels: tuple[str, ...], addresses: list[str]) -> Organisation:
    name = label_to_name(labels[0]) if labels else ""
    return Organisation(name, f"@{addresses[0].partition('@')[2]}") if name else Organisation()


def _is_job_board(label: str, letter: Letter) -> bool:
    """Return whether a domain is a job board's, which passes on what an employer says."""
    texts = [squash(line) for line in (*letter.sentences, *letter.signature, *letter.small_print)]
    if any(phrase in text for text in texts for phrase in _passed_on(label)):
        return True
    if not _BOARD.search(label):
        return False
    return not any(label in squash(line) for line in (*letter.sentences, *letter.signature))


def _passed_on(label: str) -> tuple[str, ...]:
    """Return how a mail says that a service sent it for somebody else."""
    return f"{label}onbehalfof", f"poweredby{label}", f"sentvia{label}", f"sentthrough{label}"


def _collect(
    found: Iterable[Mention], people: Iterable[str], sender: Mailbox, labels: tuple[str, ...]
) -> dict[str, _Candidate]:
    flat_people = {squash(name) for name in people if name}
    board = squash(sender.name) if not labels and is_no_reply(sender.address) else ""
    candidates: dict[str, _Candidate] = {}
    for mention in found:
        short = without_legal_form(mention.name)
        bare = re.sub(r"^[Tt]he ", "", short)
        flat = squash(bare)
        if flat not in labels and not _is_possible(bare, flat, flat_people):
            continue
        if flat == board and squash(sender.name) == squash(
            sender.address.partition("@")[2].split(".")[0]
        ):
            continue
        candidate = candidates.setdefault(flat, _Candidate(evidence=mention.words))
        before = candidate.by_source.get(mention.source, 0.0)
        # Of several mentions in one place, the best counts in full and the others a little.
        added = max(mention.weight, before) - before + (0.25 if before else 0)
        candidate.score += added
        candidate.by_source[mention.source] = before + added
        candidate.forms[bare] = candidate.forms.get(bare, 0) + mention.weight
        candidate.is_own |= mention.source in ("sender", "signature", "picture", "domain")
        candidate.with_article |= short.startswith(("The ", "the ")) and mention.source != "acts"
    return candidates


def _confirm(candidates: dict[str, _Candidate], label: str) -> None:
    """Let a domain speak for the names that it is made of."""
    added = re.compile(r"^the|(?:group|uk|global|international)$")
    stem = added.sub("", label)
    label = stem if len(stem) > 3 and label not in candidates else label
    for flat, candidate in candidates.items():
        core = added.sub("", flat)
        if label in (flat, core):
            candidate.score += 3
        elif len(label) > 3 and flat.startswith(label):
            candidate.score += 2.5
        elif len(flat) > 3 and label.startswith(flat):
            candidate.score += 2
        elif len(label) > 4 and (label in flat or flat in label):
            candidate.score += 1
        elif len(label) > 1 and label == _initials(candidate.name):
            candidate.score += 1.5
        else:
            continue
        candidate.is_own = True


def _merge(candidates: dict[str, _Candidate]) -> None:
    """Let a short form of a name speak for the full one."""
    for flat, candidate in candidates.items():
        for other, longer in candidates.items():
            in_full = other.startswith(flat) or (other.endswith(flat) and longer.score >= _LEAST)
            in_full = in_full and longer.by_source.keys() != {"subject"}
            if other != flat and len(flat) > 3 and in_full:
                longer.score += candidate.score * 0.6
                if (start := _OF.match(longer.name)) and squash(longer.name[start.end() :]) == flat:
                    longer.score = max(longer.score, candidate.score + 0.5)
                longer.is_own |= candidate.is_own
                longer.with_article |= candidate.with_article


def _is_possible(name: str, flat: str, people: set[str]) -> bool:
    words = name.split()
    if not 2 <= len(flat) <= 60 or not 0 < len(words) < 10 or is_mailing_service(name):
        return False
    if flat in people or "@" in name or re.search(r"\d{3}", name):
        return False
    is_sure = has_organisation_word(name)
    if not is_sure and any(
        flat in person or person in flat for person in people if len(person) > 2
    ):
        return False
    lower = [key(word) for word in words]
    if is_role_like(name):
        return False
    if is_generic(lower):
        return False
    return not (lower[-1] in LEXICON.role_nouns and lower[-1] not in LEXICON.organisation_words)


def _agency_words(letter: Letter, ranked: list[_Candidate], labels: tuple[str, ...]) -> str:
    """Return the words by which an agency wrote; "" if none did."""
    if found := find_signal("agency", letter.sentences_and_footer):
        return found.sentence
    for candidate in ranked:
        words = [key(word) for word in candidate.name.split()]
        if candidate.is_own and len(words) > 1 and LEXICON.agency_words.intersection(words[1:]):
            return candidate.name
    return next((label for label in labels if label.endswith(tuple(LEXICON.agency_words))), "")


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper()).casefold()
