"""Find who signed a letter, what part they have, and how the writer is addressed."""

import re
from dataclasses import dataclass

from templates.answers import RecipientRole
from templates.letter import name_words as known
from templates.letter.names import is_given, key
from templates.letter.people import parse_people
from templates.mail.domains import organisation_label
from templates.mail.headers import Mailbox
from templates.mail.letter import Letter
from templates.mail.lexicon import LEXICON
from templates.mail.names import (
    clean_person,
    folded,
    has_organisation_word,
    has_team_word,
    is_person,
    same_person,
    squash,
    without_legal_form,
)
from templates.text import tidy

_NOBODY = frozenset(
    """
    man mate dude bro buddy folks guys one yourself recipient user customer reader subscriber
    applicant applicants candidate candidates all everyone sir madam team there colleague colleagues
    both friend friends hiring manager applicant/candidate student member members you again
    first_name firstname name jobseeker
    """.split()
)
_TEAM_WORDS = "team|recruitment|recruiting|careers|hr|talent|people|hiring|human resources|jobs"
_FROM_PLACE = re.compile(r"(?i)\s+(?:at|from|@|via|\||of|[-–—]|for)\s+.*$|\s*[(\[|].*$")


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed: their name, their job title, and the line that they signed with."""

    name: str = ""
    title: str = ""
    line: str = ""


def addressee(letter: Letter, recipients: tuple[Mailbox, ...]) -> tuple[str, str]:
    """Return the writer's name as the letter addresses them, and the words that it rests on.

    A name of which the greeting has only a part is taken in full from the mail's address line.
    """
    name = tidy(re.sub(r"[!?*]+$", "", letter.addressee))
    words = [word for word in name.split() if key(word) not in known.TITLES] or name.split()
    bare = " ".join(words)
    full = next(
        (mailbox.name for mailbox in recipients if mailbox.name and "@" not in mailbox.name), ""
    )
    full = clean_person(full)
    full = full if is_person(full, sure=True) else ""
    if not name or {key(word) for word in words} & _NOBODY or not _may_be_name(words):
        return full, f"To: {full}" if full else ""
    if full and same_person(bare, full) and len(full.split()) >= len(words):
        return full, f"{letter.greeting} … To: {full}"
    return bare, letter.greeting


def name_of(mailbox: Mailbox) -> str:
    """Return the name of the person that a mailbox is of, or else what its address may spell."""
    name = clean_person(_FROM_PLACE.sub("", mailbox.name)) or clean_person(mailbox.name)
    if is_person(name, sure=_fits_address(name, [mailbox])):
        return name
    return _local_name(mailbox) if not mailbox.name else ""


def is_personal(mailbox: Mailbox) -> bool:
    """Return whether a mailbox is one person's, as far as its name and address tell."""
    return bool(name_of(mailbox))


def is_organisation_in(name: str, letter: Letter) -> bool:
    """Return whether a letter uses a name that might be a person's as an organisation's."""
    if not name or is_given(name.split()[0]):
        return False
    quoted = re.escape(name)
    place = re.compile(rf"(?i)\b(?:at|with|for|joining|in|to)\s+(?:the\s+)?{quoted}\b(?!'s|’s)")
    team = re.compile(
        rf"(?i)(?:^|team )\s*(?:the )?{quoted}[\s,|–-]+(?:\w+\s+)?(?:{_TEAM_WORDS})\b"
    )
    return any(map(place.search, letter.sentences)) or any(map(team.search, letter.signature))


def _local_name(mailbox: Mailbox) -> str:
    """Return the given name that an address consists of: "carlo@…" is Carlo."""
    local = mailbox.address.partition("@")[0]
    words = [word for word in re.split(r"[\W\d_]+", local) if len(word) > 2]
    if len(words) > 2 or not words or any(has_team_word(word) for word in words):
        return ""
    return " ".join(map(str.capitalize, words)) if is_given(words[0]) else ""


def _may_be_name(words: list[str]) -> bool:
    return (
        len(words) < 6
        and all(word[:1].isalpha() and not any(map(str.isdigit, word)) for word in words)
        and (any(word[:1].isupper() for word in words) or not words[0].isascii() or len(words) == 1)
    )


def signer(letter: Letter, sender: Mailbox, reply_to: tuple[Mailbox, ...]) -> Signer:
    """Return who signed a letter; without a name where nobody did."""
    mailboxes = [sender, *reply_to]
    in_headers = list(dict.fromkeys(filter(None, map(name_of, mailboxes))))
    lines = list(letter.signature[:8])
    for index, line in enumerate(lines):
        candidate, title = _split_title(line)
        if _is_organisation_line(line, candidate, title, mailboxes):
            continue
        following = lines[index + 1] if index + 1 < len(lines) else ""
        known_name = next((name for name in in_headers if same_person(candidate, name)), "")
        if known_name and is_person(candidate, sure=True):
            fuller = _fuller(candidate, lines[index + 1 :], known_name)
            return Signer(fuller, title or _title_below(lines, index, fuller), line)
        sure = bool(title) or _is_title(following)
        if is_person(candidate, sure=sure or _fits_address(candidate, mailboxes)):
            fuller = _fuller(candidate, lines[index + 1 :], "")
            return Signer(fuller, title or _title_below(lines, index, fuller), line)
        if index == 0 and _is_first_name(candidate) and not has_team_word(line):
            for other in lines[1:4]:
                longer, title = _split_title(other)
                if (
                    len(longer.split()) > 1
                    and same_person(candidate, longer)
                    and is_person(longer, sure=True)
                ):
                    return Signer(longer, title or _title_below(lines, index, longer), other)
    if name := _two_people(lines, letter, mailboxes):
        return Signer(name, _title_below(lines, 0, name), lines[0])
    if name := _unknown_name(lines, letter, mailboxes):
        return Signer(name, _title_below(lines, 0, name), lines[0])
    for name in in_headers:
        # A person's own mailbox is signed by them, whether or not the name is repeated below.
        by_team = any(has_team_word(line) for line in lines[:2]) and name not in letter.text
        if (len(name.split()) > 1 or not lines) and not by_team:
            return Signer(name, "", f"From: {name}")
    return Signer()


def _is_organisation_line(line: str, name: str, title: str, mailboxes: list[Mailbox]) -> bool:
    """Return whether a line of a signature is an organisation's though it may look like a name."""
    if is_given(name.split()[0] if name else ""):
        return False
    labels = [organisation_label(mailbox.address) for mailbox in mailboxes if mailbox.address]
    is_notice = bool(title) and has_team_word(title) and not _is_title(title)
    return is_notice or without_legal_form(line) != line or squash(name) in labels


def _two_people(lines: list[str], letter: Letter, mailboxes: list[Mailbox]) -> str:
    """Return the first line of a signature where two people sign with their given names.

    Many firms are called after two people; their names stand in the headers or the text.
    """
    name, behind = _split_title(lines[0]) if lines else ("", "")
    people = [person.full for person in parse_people(name)]
    elsewhere = squash(
        " ".join([letter.text, *(mailbox.name + mailbox.address for mailbox in mailboxes)])
    )
    if (
        len(people) != 2
        or not all(_is_first_name(person) and not has_team_word(person) for person in people)
        or not (any(map(is_given, people)) or behind)
        or any(squash(person) in elsewhere for person in people)
    ):
        return ""
    return name


def _unknown_name(lines: list[str], letter: Letter, mailboxes: list[Mailbox]) -> str:
    """Return the first line of a signature where it can only be a name, if an unusual one.

    Further lines stand below it, and neither the text nor the headers have it as somebody else's.
    """
    name, _ = _split_title(lines[0]) if len(lines) > 1 else ("", "")
    flat = squash(name)
    elsewhere = [squash(mailbox.name + mailbox.address.partition("@")[2]) for mailbox in mailboxes]
    if (
        not 2 < len(flat) < 40
        or not is_person(name, sure=True)
        or has_organisation_word(name)
        or _is_title(lines[0])
        or any(flat in text for text in (squash(letter.text), *elsewhere))
    ):
        return ""
    return name if name == lines[0].strip(" ,.") else ""


def _fuller(name: str, below: list[str], in_header: str) -> str:
    """Return the longest form of a name that the signature or the headers give."""
    forms = [name]
    if in_header and same_person(name, in_header):
        forms.append(in_header)
    for line in below[:4]:
        other, _ = _split_title(line)
        if _may_be_fuller(name, other) and is_person(other, sure=True):
            forms.append(other)
    return max(forms, key=lambda form: (len(form.split()), form == in_header))


def _may_be_fuller(name: str, other: str) -> bool:
    """Return whether another name may be the same person's in full.

    A name with a surname begins alike in both: a firm may have the surname as its first word.
    """
    words = [key(word) for word in name.split() if key(word) not in known.TITLES]
    others = [key(word) for word in other.split() if key(word) not in known.TITLES]
    begins_alike = bool(words and others) and folded(words[0])[:1] == folded(others[0])[:1]
    return same_person(name, other) and (begins_alike or len(words) < 2)


def _is_first_name(text: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d_][\w'’-]{1,20}", text)) and text[:1].isupper()


def _fits_address(name: str, mailboxes: list[Mailbox]) -> bool:
    """Return whether an address is made of a name: "j.doe@…" or "jd@…" of Jane Doe."""
    words = [folded(key(word)) for word in name.split() if len(key(word)) > 2]
    initials = "".join(word[0] for word in words)
    for mailbox in mailboxes:
        local = mailbox.address.partition("@")[0].casefold()
        is_made_of_it = any(word in local for word in words) or (
            len(initials) > 1 and local == initials
        )
        if local and is_made_of_it and not has_team_word(name):
            return True
    return False


def _split_title(line: str) -> tuple[str, str]:
    """Part "Ada Lovelace, Head Gardener" into the name and what stands behind it."""
    line = tidy(line)
    for separator in (" | ", " - ", " – ", " — ", " · ", " // ", ", "):
        head, found, tail = line.partition(separator)
        if found:
            return clean_person(head), tidy(tail)
    return clean_person(line), ""


def _is_title(line: str) -> bool:
    words = [key(word) for word in re.split(r"[\s,|/–—-]+", line) if word]
    return (
        bool(words)
        and len(words) < 12
        and any(
            word in LEXICON.role_nouns or word in ("hr", "recruitment", "talent", "people")
            for word in words
        )
    )


def _title_below(lines: list[str], index: int, name: str) -> str:
    for line in lines[index + 1 : index + 4]:
        other, title = _split_title(line)
        if same_person(other, name) and is_person(other, sure=True):
            if title:
                return title
            continue
        if _is_title(line):
            return line
    return ""


def part_of(person: Signer, letter: Letter) -> tuple[RecipientRole | None, str]:
    """Return the part that the signer has in the application, and the words that it rests on."""
    title = person.title.casefold()
    around = " ".join(letter.signature[:6]).casefold()
    for part in ("panel", "recruiter"):
        for word in LEXICON.title_words_by_part[part]:
            pattern = rf"(?<!\w){re.escape(word)}"
            if re.search(pattern, title) or (not title and re.search(pattern, around)):
                return RecipientRole(part), person.title or _line_with(word, letter.signature)
    if person.name and _is_title(person.title):
        return RecipientRole.HIRING_MANAGER, person.title
    return None, ""


def _line_with(word: str, lines: tuple[str, ...]) -> str:
    return next((line for line in lines if word in line.casefold()), "")
