"""Recognise the services that send mail for employers, such as job boards."""

import re

from templates.mail.addresses import is_no_reply
from templates.mail.domains import find_organisation_label
from templates.mail.headers import Mailbox
from templates.mail.letter import Letter
from templates.mail.lexicon import LEXICON
from templates.mail.names import (
    has_organisation_word,
    has_team_word,
    normalize,
    without_legal_form,
)
from templates.mail.organisation_in_lines import split_line
from templates.mail.organisation_in_sentences import find_employers, is_named_as_employer
from templates.mail.organisation_names import without_team
from templates.mail.people import is_named_in_address, is_personal, is_used_as_organisation
from templates.mail.signals import find_signal
from templates.names.word_kinds import as_listed

_JOB_BOARD_LABEL = re.compile(r"job|hire|hiring|career|recruit|talent|apply|vacanc|(?:hr|ats)$")
"""What is in the domains of job boards and applicant tracking systems, as in "hirewheel"."""
# In the labels of domains and in normalized texts, there are no spaces.
_BEFORE_SERVICE = (
    r"(?:poweredby|siteby|via|sentthrough|sentby|sentwith|through|using|loginto|operatedby|generatedby|"
    r"createdby|onbehalfof\w{3,40}by|\wuses)"
)
_AFTER_SERVICE = (
    r"(?:ltd|limited|inc|gmbh|ab|as|llc|plc|bv)?"
    r"(?:onbehalfof|onlypasses|handles|processes|sent|"
    r"(?:isa|isthe)(?:product|service|(?:recruitment|hiring|recruiting|application)?"
    r"(?:platform|system|software|tool)(?:of|for|usedby)?)|"
    r"(?:delivers|sends)this(?:e?mail|message|update|notification)?"
    r"(?:on\w{0,20}behalf|for(?!your|all|information)))"
)
_SENT_AUTOMATICALLY = r"automat(?:ed|ic)(?:e?mail|message|notification)from"
_JOINED_NAMES = re.compile(r"(?i) (?:for|@|at|via|on behalf of|through) ")
"""What joins the names of a service and an employer, as in "Mailer for Acme"."""
_ACCOUNT_AT_SERVICE = r"(?:account|profile|portal)"
"""What someone has at a service, as in "your Acme account"."""
_EMPLOYER_IN_THIRD_PERSON = re.compile(
    r"(?i)\bthe employer (?:has|had|did|does|declined|closed|never|viewed|opened|rejected|marked|"
    r"chose|decided|is|will)\b|\b(?:opened|viewed|seen|read|closed|declined|rejected|marked) by "
    r"(?:the )?employer\b|\bthe employer['’]s (?:decision|answer|reply)"
)
"""As in "the employer has closed the job" or "viewed by employer", which no employer writes."""


def only_forwards(label: str, letter: Letter, sender: Mailbox) -> bool:
    """Return whether a domain is that of a service that only forwards a letter.

    `label` is the part of the domain that names its owner: "acme" in mail.acme.example. If it is a
    service, the sender's address has the organisation's name in another place, as in
    acme@service.example and jobs@acme.service.example, or the letter names the service: "sent
    through Service" or "your Service account".
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
    is_label_of_sender = label == find_organisation_label(sender.address)
    is_automatic_sender = (
        is_label_of_sender
        and is_no_reply(sender.address)
        and not has_team_word(sender.name)
        and not is_personal(sender)
    )
    pieces = [normalize(without_legal_form(piece)) for piece in split_line(sender.name)]
    other_name = "".join(piece for piece in pieces if piece != label)
    is_other = len(other_name) > 3 and other_name not in label and label not in other_name
    if is_automatic_sender and (
        _is_signed_by(other_name, letter) if is_other else _is_signed_by_other(label, letter)
    ):
        return True
    brands = _split_brand(sender.name)
    if is_label_of_sender and label in map(normalize, brands) and not is_personal(sender):
        others = [brand for brand in brands if label not in normalize(brand)]
        if others and any(map(has_organisation_word, others)):
            return True
        if not others and _writes_for_other(label, sender, letter):
            return True
    subdomains = [
        part for part in domain.split(".") if len(part) > 4 and not part.startswith(label)
    ]
    if is_label_of_sender and name.startswith(tuple(subdomains)):
        return True
    pattern = re.compile(
        rf"{_BEFORE_SERVICE}{label}|{label}{_AFTER_SERVICE}|(?:your|an?){label}{_ACCOUNT_AT_SERVICE}|"
        rf"{_ACCOUNT_AT_SERVICE}(?:with|at|on){label}"
        + (rf"|{_SENT_AUTOMATICALLY}{label}" if is_other else "")
    )
    texts = (*letter.sentences_and_footer, sender.name)
    if name == label and any(map(_EMPLOYER_IN_THIRD_PERSON.search, texts)):
        return True
    return any(pattern.search(normalize(text)) for text in texts)


def _split_brand(display_name: str) -> list[str]:
    """Return the pieces of a display name: those of "Acme (Mailer)" and of "Mailer for Acme"."""
    pieces = split_line(_JOINED_NAMES.sub(" | ", display_name))
    return [without_legal_form(without_team(piece, ())) for piece in pieces]


def _writes_for_other(label: str, sender: Mailbox, letter: Letter) -> bool:
    """Return whether a letter names employers, but none with a label, and is not an agency's."""
    is_agency = not LEXICON.agency_words.isdisjoint(map(as_listed, sender.name.split()))
    names = map(normalize, find_employers((*letter.headings, *letter.sentences)))
    employers = [name for name in names if name]
    return (
        not is_agency
        and bool(employers)
        and not any(label in name or name in label for name in employers)
    )


def _is_signed_by(name: str, letter: Letter) -> bool:
    """Return whether a letter is signed by, or headed with, a name in normalized form."""
    return any(name in normalize(line) for line in (*letter.signature, *letter.headings))


def _is_signed_by_other(label: str, letter: Letter) -> bool:
    """Return whether a signature names another organisation, and no line above it has the label.

    That organisation has a word such as "Trust", or the sentences name it as the employer.
    """
    for line in letter.signature:
        if label in normalize(line):
            return False
        names = [without_team(piece, ()) for piece in split_line(line)]
        if any(has_organisation_word(name) and not has_team_word(name) for name in names):
            return True
        if is_named_as_employer(normalize(without_legal_form(line)), letter.sentences):
            return True
    return False


def is_like_job_board(label: str, letter: Letter, sender: Mailbox) -> bool:
    """Return whether a domain is named like a job board, and the letter does not say otherwise.

    A letter from an address that nobody reads may also mention the board, but not as an employer.
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


def find_name_of_service(sender: Mailbox) -> str:
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
