"""Find names that may be those of an organisation in all parts of a mail."""

import re
from collections.abc import Iterator

from templates.mail.addresses import is_no_reply
from templates.mail.headers import Mailbox
from templates.mail.job_titles import is_job_title
from templates.mail.letter import Letter
from templates.mail.mention import (
    CERTAIN_WEIGHT,
    LONE_NAME_WEIGHT,
    ON_BEHALF_WEIGHT,
    POSSIBLE_WEIGHT,
    Mention,
)
from templates.mail.names import (
    clean_person_name,
    has_organisation_word,
    has_team_word,
    is_mailing_service,
    is_person_name,
    normalize,
    without_legal_form,
)
from templates.mail.organisation_in_lines import (
    ON_BEHALF,
    SERVICE_AT_END,
    find_mention_in_piece,
    find_mentions_in_lines,
    find_mentions_in_small_print,
    split_line,
    split_text,
)
from templates.mail.organisation_in_sentences import find_mentions_in_sentence
from templates.mail.organisation_names import (
    NAME,
    OFFICE_AT_START,
    PARENT_COMPANY,
    ends_in_organisation_word,
    find_name_matching_domain,
    is_name_of_institution,
    trim_name,
    without_team,
)
from templates.text import tidy

_MAX_SIGNATURE_LINES = 12
_MAX_CAPTION = 80
_NAME_IN_SUBJECT = re.compile(rf"(?i:\b(?:at|with|from|to)|(?<= )@) (?P<name>{NAME})")
"""As in "Your application to Acme" or "Gardener @ Acme"."""
_NAME_AFTER_PERSON = re.compile(rf"(?i:\s(?:at|from|@|for|\||[-–—]|,)\s*|\()(?P<name>{NAME})\)?$")
"""As in "Ada at Acme" or "Ada (Acme)", but not "Friends of Acme", which is one name."""
_TEXT_IN_BRACKETS = re.compile(r"\((\w[^()]+)\)")
_BRAND_IN_LOWER_CASE = re.compile(r"[a-z][a-z0-9&'+ -]{3,30}")
_SEPARATOR_IN_SUBJECT = re.compile(r"\s+[-–—|/:<>]+\s+|:\s+|\s*//\s*|,\s+")
"""What is between the pieces of a subject, as in "Acme: your application"."""
_SENDER_NAME_WEIGHT = 2.5
"""The weight of a name in the display name of the sender."""


def find_mentions(
    letter: Letter,
    subjects: tuple[str, ...],
    sender: Mailbox,
    captions: tuple[str, ...],
    domain_labels: tuple[str, ...],
) -> Iterator[Mention]:
    """Yield each mention of a name.

    `captions` are the title of an HTML mail and the alternative texts of its images.
    `domain_labels` are the labels of the sender's domains, which show where a name ends.
    """
    for sentence in dict.fromkeys((*letter.headings, *letter.sentences)):
        yield from find_mentions_in_sentence(sentence, domain_labels)
    yield from find_mentions_in_lines(letter, domain_labels)
    yield from _find_mentions_in_display_name(sender, domain_labels)
    yield from _find_mentions_matching_domains(letter, subjects, sender, domain_labels)
    yield from find_mentions_in_small_print(letter, domain_labels)
    for subject in subjects:
        yield from _find_mentions_in_subject(subject, domain_labels)
    for caption in captions:
        if re.fullmatch(NAME, caption.strip()[:_MAX_CAPTION]):
            yield Mention(caption.strip(), LONE_NAME_WEIGHT, caption, "image")


def _find_mentions_in_display_name(
    sender: Mailbox, domain_labels: tuple[str, ...]
) -> Iterator[Mention]:
    """Yield the mentions in the display name of the sender's mailbox."""
    display_name = tidy(sender.name)
    is_address = "@" in display_name.split(" ")[0]
    is_person = is_person_name(clean_person_name(display_name), has_evidence="," in display_name)
    evidence = f"From: {display_name}"
    if is_person and (match := _TEXT_IN_BRACKETS.search(display_name)):
        yield from find_mention_in_piece(split_line(match[1])[0], evidence, domain_labels)
    if not display_name or is_address or is_person:
        return
    if match := ON_BEHALF.search(display_name):
        name = without_team(display_name[match.end() :], domain_labels)
        yield Mention(name, ON_BEHALF_WEIGHT, evidence, "sender")
        return
    rest = _find_only_organisation(display_name)
    if rest == display_name:
        rest, organisation = _split_at_preposition(display_name)
        if organisation and not is_mailing_service(organisation):
            name = trim_name(organisation, domain_labels)
            yield Mention(name, _SENDER_NAME_WEIGHT, evidence, "sender")
    name = without_team(SERVICE_AT_END.sub("", rest), domain_labels)
    is_organisation = has_organisation_word(name) or is_name_of_institution(name)
    is_team = has_team_word(name) and not is_organisation
    if is_team and normalize(name) not in domain_labels:
        return
    if re.fullmatch(NAME + r"\.?", name) and not is_person_name(clean_person_name(name)):
        # One word may also be an unusual given name, a title or a place of work.
        local_part, _, domain = map(normalize, sender.address.partition("@"))
        is_in_address = normalize(name) == local_part or normalize(name) in domain
        is_certain = " " in name or is_in_address or is_no_reply(sender.address)
        weight = _SENDER_NAME_WEIGHT if is_certain else POSSIBLE_WEIGHT
        yield Mention(name, weight, evidence, "sender")


def _find_only_organisation(display_name: str) -> str:
    """Return the only piece of a display name that is an organisation's, or else the whole name."""
    pieces = split_line(display_name)
    organisations = [
        piece
        for piece in pieces
        if has_organisation_word(piece) and not all(map(has_team_word, piece.split()))
    ]
    return organisations[0] if len(pieces) > 1 and len(organisations) == 1 else display_name


def _split_at_preposition(display_name: str) -> tuple[str, str]:
    """Split "Ada at Acme" and "Careers for Acme" into a person or team, and the organisation.

    A name such as "Centre for Music" is not split: the organisation is then "".
    """
    match = _NAME_AFTER_PERSON.search(display_name)
    if not match:
        return display_name, ""
    text_before = display_name[: match.start()]
    is_in_brackets = match[0].startswith("(")
    is_one_name = ends_in_organisation_word(text_before) or OFFICE_AT_START.match(display_name)
    if is_one_name and not is_in_brackets:
        return display_name, ""
    return text_before, match["name"]


def _find_mentions_matching_domains(
    letter: Letter,
    subjects: tuple[str, ...],
    sender: Mailbox,
    domain_labels: tuple[str, ...],
) -> Iterator[Mention]:
    """Yield each name whose words, joined, are a domain label.

    A name in lower case counts only if it is exactly a label, or the display name of the sender.
    """
    signature = letter.signature[:_MAX_SIGNATURE_LINES]
    texts = (*letter.sentences, *signature, *letter.headings, *subjects, sender.name)
    brand = sender.name if _BRAND_IN_LOWER_CASE.fullmatch(sender.name) else ""
    for text in texts:
        if brand and text != brand:
            yield from _find_mention_in_lower_case(brand, text)
        for label in domain_labels:
            # A parent company, which may write for its organisations, is skipped.
            if name := find_name_matching_domain(label, PARENT_COMPANY.sub("", text)):
                yield Mention(name, CERTAIN_WEIGHT, text, "domain")
            yield from _find_mention_in_lower_case(label, text)


def _find_mention_in_lower_case(brand: str, text: str) -> Iterator[Mention]:
    """Yield a mention of a name in lower case: "at acme", "acme hiring team", or "acme" alone."""
    escaped = re.escape(brand)
    pattern = (
        rf"(?:\b(?:at|with|from|joining|join|team|(?:application|applying|applied) to)|@) "
        rf"{escaped}\b|\b{escaped} (?:hiring |people )?team$|^{escaped}$"
    )
    if len(brand) > 3 and re.search(pattern, text):
        yield Mention(brand, CERTAIN_WEIGHT, text, "domain")


def _find_mentions_in_subject(subject: str, domain_labels: tuple[str, ...]) -> Iterator[Mention]:
    evidence = f"Subject: {subject}"
    for match in _NAME_IN_SUBJECT.finditer(subject):
        yield Mention(trim_name(match["name"], domain_labels), CERTAIN_WEIGHT, evidence, "subject")
    for piece in split_text(subject, _SEPARATOR_IN_SUBJECT):
        if re.fullmatch(NAME, without_legal_form(piece)) and not is_job_title(piece):
            weight = CERTAIN_WEIGHT if is_name_of_institution(piece) else LONE_NAME_WEIGHT
            yield Mention(piece, weight, evidence, "subject")
