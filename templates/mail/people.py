"""Find a letter's signer, their role (recruiter, panel, hiring manager), and the writer's name."""

import re
from dataclasses import dataclass

from templates.answers import RecipientRole
from templates.mail.addresses import is_no_reply
from templates.mail.domains import organisation_label
from templates.mail.headers import Mailbox
from templates.mail.letter import Letter
from templates.mail.lexicon import LEXICON
from templates.mail.names import (
    clean_person_name,
    has_organisation_word,
    has_team_word,
    is_person_name,
    may_be_same_person,
    normalize,
    without_accents,
    without_legal_form,
)
from templates.names import name_words
from templates.names.people import parse_people
from templates.names.word_kinds import as_listed, is_given_name, is_initial
from templates.text import tidy

_ENDEARMENTS = frozenset("hun hon love dear mate pal darling".split())
_NOT_A_NAME = frozenset(
    """
    man mate dude bro buddy folks guys one yourself recipient user customer reader subscriber
    applicant applicants candidate candidates all everyone sir madam team there colleague colleagues
    both friend friends hiring manager applicant/candidate sir/madam madam/sir student member
    members you again first_name firstname name jobseeker
    """.split()
)
_TEAM_NAME_ENDINGS = (
    "team|recruitment|recruiting|careers|hr|talent|people|hiring|human resources|jobs|crew|gang"
)
_ADDRESS_LINE = re.compile(
    r"(?i)\b(?:street|road|lane|avenue|square|place|quay|terrace|buildings?|floor|estate|"
    r"industrial park|\w*stra(?:ß|ss)e|\w+weg)(?:,|$)"
)
_ORGANISATION_AT_END = re.compile(r"(?i)\s+(?:at|from|@|via|\||of|[-–—]|for)\s+.*$|\s*[(\[].*$")


@dataclass(frozen=True, slots=True)
class Signer:
    """The person who signed a letter; the evidence is the line with their name."""

    name: str = ""
    title: str = ""
    """The signer's job title."""
    evidence: str = ""


def find_addressee(letter: Letter, recipients: tuple[Mailbox, ...]) -> tuple[str, str]:
    """Return the writer's name as the letter addresses them, and the evidence for it.

    If the greeting has only a part of the name, the full name is taken from the recipients.
    """
    name = tidy(re.sub(r"[!?*]+$", "", letter.addressee))
    words = [
        word for word in name.split() if as_listed(word) not in name_words.TITLES
    ] or name.split()
    while len(words) > 1 and as_listed(words[-1]) in _ENDEARMENTS:
        words.pop()
    name_in_greeting = " ".join(words)
    display_names = (mailbox.name for mailbox in recipients)
    full_name = next((name for name in display_names if name and "@" not in name), "")
    full_name = clean_person_name(full_name)
    greeting_is_its_first_word = full_name.split()[:1] == words
    if not is_person_name(full_name, has_evidence=True) and not greeting_is_its_first_word:
        full_name = ""
    if not name or not _NOT_A_NAME.isdisjoint(map(as_listed, words)) or not _may_be_name(words):
        return full_name, f"To: {full_name}" if full_name else ""
    is_same_person = bool(full_name) and may_be_same_person(name_in_greeting, full_name)
    if is_same_person and len(full_name.split()) >= len(words):
        return full_name, f"{letter.greeting} … To: {full_name}"
    return name_in_greeting, letter.greeting


def find_person_name(mailbox: Mailbox) -> str:
    """Return the name of the person that a mailbox belongs to; "" if it is not a person's.

    Without a display name, return the name in the address.
    """
    if not mailbox.name:
        return _name_from_address(mailbox)
    without_organisation = _ORGANISATION_AT_END.sub("", mailbox.name)
    name = clean_person_name(without_organisation) or clean_person_name(mailbox.name)
    return name if is_person_name(name, has_evidence=_fits_address(name, [mailbox])) else ""


def is_personal(mailbox: Mailbox) -> bool:
    """Return whether a mailbox belongs to one person, according to its name and address."""
    return bool(find_person_name(mailbox))


def is_used_as_organisation(name: str, letter: Letter, address: str = "") -> bool:
    """Return whether a letter uses a name for an organisation; the same name may be a person's.

    It is a person's if its first word is a given name, or if its last word is in the address before
    the "@".
    """
    words = name.split()
    local_part = normalize(address.partition("@")[0])
    if not name or is_given_name(words[0]):
        return False
    if len(words) > 1 and normalize(words[-1]) in local_part:
        return False
    quoted = re.escape(name)
    place = re.compile(rf"(?i)\b(?:at|with|for|joining|in|to)\s+(?:the\s+)?{quoted}\b(?!'s|’s)")
    team = re.compile(
        rf"(?i)(?:^|team )\s*(?:the )?{quoted}[\s,|–-]+(?:\w+\s+)?(?:{_TEAM_NAME_ENDINGS})\b"
    )
    return any(map(place.search, letter.sentences)) or any(map(team.search, letter.signature))


def _name_from_address(mailbox: Mailbox) -> str:
    """Return the name that an address consists of, such as "Carlo" for "carlo@…"."""
    local_part = mailbox.address.partition("@")[0]
    words = [word for word in re.split(r"[\W\d_]+", local_part) if len(word) > 2]
    if len(words) > 2 or not words or any(has_team_word(word) for word in words):
        return ""
    return " ".join(map(str.capitalize, words)) if is_given_name(words[0]) else ""


def _may_be_name(words: list[str]) -> bool:
    if len(words) > 5:
        return False
    if any(not word[:1].isalpha() or any(map(str.isdigit, word)) for word in words):
        return False
    # A name may be in lower case if it is a single word, or in a script without cases.
    return len(words) == 1 or not words[0].isascii() or any(word[:1].isupper() for word in words)


def find_signer(letter: Letter, sender: Mailbox, reply_to: tuple[Mailbox, ...]) -> Signer:
    """Return the person who signed a letter; an empty Signer if nobody did."""
    mailboxes = [sender, *reply_to]
    certain_names = list(dict.fromkeys(filter(None, map(find_person_name, mailboxes))))
    possible_names = [
        clean_person_name(mailbox.name) for mailbox in mailboxes if _may_be_of_person(mailbox)
    ]
    lines = list(letter.signature[:8])
    for index in range(len(lines)):
        if signer := _signer_in_line(lines, index, mailboxes, certain_names, possible_names):
            return signer
    name = _two_given_names(lines, letter, mailboxes) or _unknown_name(lines, letter, mailboxes)
    if name:
        return Signer(name, _job_title_below(lines, 0, name), lines[0])
    has_team_line = any(has_team_word(line) for line in lines[:2])
    for name in certain_names:
        # A letter from a person's own mailbox is signed by them, even if it lacks their name.
        is_from_team = has_team_line and name not in letter.text
        if (len(name.split()) > 1 or not lines) and not is_from_team:
            return Signer(name, "", f"From: {name}")
    return Signer()


def _signer_in_line(
    lines: list[str],
    index: int,
    mailboxes: list[Mailbox],
    certain_names: list[str],
    possible_names: list[str],
) -> Signer | None:
    """Return the signer if their name is in a line of the signature.

    `certain_names` are the names in the headers that are people's, and `possible_names` those that
    may be.
    """
    line = lines[index]
    if _lists_places(line):
        return None
    name, rest = _split_at_separator(line)
    if line.endswith(",") and index + 1 < len(lines):
        # A farewell that was not recognised, such as one in another language.
        return None
    possible_name = next((other for other in possible_names if _is_part_of_name(name, other)), "")
    if not possible_name and _is_organisation_line(line, name, rest, mailboxes):
        return None
    next_line = lines[index + 1] if index + 1 < len(lines) else ""
    header_name = next((other for other in certain_names if may_be_same_person(name, other)), "")
    has_evidence = bool(rest or possible_name or _is_job_title(next_line)) or _fits_address(
        name, mailboxes
    )
    if is_person_name(possible_name, has_evidence=True):
        header_name = header_name or possible_name
    if header_name and is_person_name(name, has_evidence=True):
        full_name = _longest_form(name, lines[index + 1 :], header_name)
    elif is_person_name(name, has_evidence=has_evidence):
        full_name = _longest_form(name, lines[index + 1 :], "")
    elif index == 0 and _is_one_capitalised_word(name) and not has_team_word(line):
        return _signer_with_full_name_below(name, lines)
    else:
        return None
    # What follows the comma may be a credential and no job title.
    title = rest if _is_job_title(rest) else _job_title_below(lines, index, full_name) or rest
    return Signer(full_name, title, line)


def _lists_places(line: str) -> bool:
    """Return whether a line lists the places of an organisation: "London | Paris | Rome"."""
    pieces = re.split(r"\s+[|·•–-]\s+", line.strip())
    return len(pieces) > 2 and not any(
        " " in piece or not piece[:1].isupper() or has_team_word(piece) or _is_job_title(piece)
        for piece in pieces
    )


def _may_be_of_person(mailbox: Mailbox) -> bool:
    """Return False if a mailbox has no name, or its name or address shows that it is a team's."""
    local, _, _ = mailbox.address.partition("@")
    label = organisation_label(mailbox.address)
    names_organisation = any(
        len(word) > 3 and normalize(word) in label for word in mailbox.name.split()
    )
    return (
        bool(mailbox.name)
        and not is_no_reply(mailbox.address)
        and not names_organisation
        and not has_team_word(mailbox.name)
        and not has_team_word(re.sub(r"[\W_]+", " ", local))
    )


def _is_part_of_name(name: str, display_name: str) -> bool:
    """Return whether the words of a name are among those of a display name."""
    words = {without_accents(as_listed(word)) for word in name.split()} - {""}
    others = {without_accents(as_listed(word)) for word in display_name.split()}
    return bool(words) and words <= others and is_person_name(name, has_evidence=True)


def _signer_with_full_name_below(first_name: str, lines: list[str]) -> Signer | None:
    for line in lines[1:4]:
        name, rest = _split_at_separator(line)
        if (
            len(name.split()) > 1
            and may_be_same_person(first_name, name)
            and is_person_name(name, has_evidence=True)
        ):
            return Signer(name, rest or _job_title_below(lines, 0, name), line)
    return None


def _is_organisation_line(line: str, name: str, rest: str, mailboxes: list[Mailbox]) -> bool:
    """Return whether a signature's line names an organisation, though it may look like a person."""
    if name and is_given_name(name.split()[0]):
        return False
    labels = [organisation_label(mailbox.address) for mailbox in mailboxes if mailbox.address]
    is_team = bool(rest) and has_team_word(rest) and not _is_job_title(rest)
    is_firm = "," in line and re.search(r" (?:&|and) ", rest) and has_organisation_word(rest)
    if is_firm or _ADDRESS_LINE.search(line) or has_organisation_word(name):
        return True
    return is_team or without_legal_form(line) != line or normalize(name) in labels


def _two_given_names(lines: list[str], letter: Letter, mailboxes: list[Mailbox]) -> str:
    """Return the first line of a signature if two people sign it with their given names.

    Firms are also named after two people, but then the headers or the text have the names, too.
    """
    line, rest = _split_at_separator(lines[0]) if lines else ("", "")
    names = [person.full for person in parse_people(line)]
    headers = (mailbox.name + mailbox.address for mailbox in mailboxes)
    elsewhere = normalize(" ".join([letter.text, *headers]))
    if (
        len(names) != 2
        or not all(_is_one_capitalised_word(name) and not has_team_word(name) for name in names)
        or not (rest or any(map(is_given_name, names)))
        or any(normalize(name) in elsewhere for name in names)
    ):
        return ""
    return line


def _unknown_name(lines: list[str], letter: Letter, mailboxes: list[Mailbox]) -> str:
    """Return the first line of a signature if it must be a name, though an unusual one.

    It is a single word or has lines below it, and neither the text nor the headers use it as
    the name of something else.
    """
    is_signed_by_one_word = (
        len(lines) == 1 and _is_one_capitalised_word(lines[0]) and bool(mailboxes[0].address)
    )
    name, _ = _split_at_separator(lines[0]) if len(lines) > 1 or is_signed_by_one_word else ("", "")
    normalized = normalize(name)
    headers = [mailbox.name + mailbox.address.partition("@")[2] for mailbox in mailboxes]
    if (
        not 2 < len(normalized) < 40
        or not is_person_name(name, has_evidence=True)
        or has_organisation_word(name)
        or _is_job_title(lines[0])
        or any(normalized in normalize(text) for text in (letter.text, *headers))
    ):
        return ""
    return name if name == lines[0].strip(" ,.") else ""


def _longest_form(name: str, lines_below: list[str], header_name: str) -> str:
    """Return the longest form of a name in the signature or the headers."""
    forms = [name]
    if header_name:
        is_short = any(map(is_initial, name.split())) and not any(
            map(is_initial, header_name.split())
        )
        if is_short or _without_titles(name) == header_name:
            # "Dr A Lovelace" in the signature is Ada Lovelace in the header.
            return header_name
        if _without_titles(header_name) == name:
            return name
        forms.append(header_name)
    for line in lines_below[:4]:
        other, _ = _split_at_separator(line)
        if _may_be_longer_form(name, other) and is_person_name(other, has_evidence=True):
            forms.append(other)
    return max(forms, key=lambda form: (len(form.split()), form == header_name))


def _without_titles(name: str) -> str:
    return " ".join(word for word in name.split() if as_listed(word) not in name_words.TITLES)


def _may_be_longer_form(name: str, other: str) -> bool:
    """Return whether another name may be the full name of the same person.

    If `name` has a surname, both names must begin with the same letter: the firm "Roe Partners"
    is not the person "Jane Roe".
    """
    words = [as_listed(word) for word in name.split() if as_listed(word) not in name_words.TITLES]
    others = [as_listed(word) for word in other.split() if as_listed(word) not in name_words.TITLES]
    begin_alike = bool(words and others) and (
        without_accents(words[0])[:1] == without_accents(others[0])[:1]
    )
    return may_be_same_person(name, other) and (begin_alike or len(words) < 2)


def _is_one_capitalised_word(text: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d_][\w'’-]{1,20}", text)) and text[:1].isupper()


def _fits_address(name: str, mailboxes: list[Mailbox]) -> bool:
    """Return whether an address contains a name or its initials: "j.doe@…" or "jd@…"."""
    if has_team_word(name):
        return False
    words = [without_accents(as_listed(word)) for word in name.split() if len(as_listed(word)) > 2]
    initials = "".join(word[0] for word in words)
    for mailbox in mailboxes:
        local_part = mailbox.address.partition("@")[0].casefold()
        has_word = any(word in local_part for word in words)
        if has_word or (len(initials) > 1 and local_part == initials):
            return True
    return False


def _split_at_separator(line: str) -> tuple[str, str]:
    """Return the name before a separator, and the rest of the line, which is often a job title.

    For "Ada Lovelace, Head Gardener", it returns "Ada Lovelace" and "Head Gardener".
    """
    line = tidy(line)
    for separator in (" | ", " - ", " – ", " — ", " · ", " // ", " @ ", ", "):
        name, found, rest = line.partition(separator)
        if found:
            return clean_person_name(name), tidy(rest)
    return clean_person_name(line), ""


def _is_job_title(line: str) -> bool:
    words = [as_listed(word) for word in re.split(r"[\s,/|–—-]+", line) if word]
    title_team_words = {"hr", "recruitment", "talent", "people"}
    return len(words) < 12 and any(
        word in LEXICON.role_nouns or word in title_team_words for word in words
    )


def _job_title_below(lines: list[str], index: int, name: str) -> str:
    """Return the job title in the lines below a name.

    It may also stand after the name, if one of these lines repeats it.
    """
    text_after_name = ""
    for line in lines[index + 1 : index + 4]:
        other, rest = _split_at_separator(line)
        if may_be_same_person(other, name) and is_person_name(other, has_evidence=True):
            if _is_job_title(rest):
                return rest
            text_after_name = text_after_name or rest
        elif _is_job_title(line):
            return line
    return text_after_name


def find_recipient_role(signer: Signer, letter: Letter) -> tuple[RecipientRole | None, str]:
    """Return whether the signer is a recruiter, a panel or the hiring manager, and the evidence."""
    title = signer.title.casefold()
    signature = " ".join(letter.signature[:6]).casefold()
    for recipient_role in ("panel", "recruiter"):
        for word in LEXICON.title_words_by_recipient_role[recipient_role]:
            if re.search(rf"(?<!\w){re.escape(word)}", title or signature):
                evidence = signer.title or _line_with(word, letter.signature)
                return RecipientRole(recipient_role), evidence
    if line := next(filter(_is_recruiting_team, letter.signature[:5]), ""):
        return RecipientRole.RECRUITER, line
    if signer.name and _is_job_title(signer.title):
        return RecipientRole.HIRING_MANAGER, signer.title
    return None, ""


def _is_recruiting_team(line: str) -> bool:
    """Return whether a line is the name of a team such as "Human Resources" and no more."""
    return line.casefold().strip(" ,.") in LEXICON.title_words_by_recipient_role["recruiter"]


def _line_with(word: str, lines: tuple[str, ...]) -> str:
    return next((line for line in lines if word in line.casefold()), "")
