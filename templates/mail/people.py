"""Find the names of people in headers and greetings, and tell them from organisations."""

import re

from templates.mail.addresses import is_no_reply
from templates.mail.greeting import ENDEARMENTS
from templates.mail.headers import Mailbox
from templates.mail.letter import Letter
from templates.mail.names import (
    clean_person_name,
    has_team_word,
    is_person_name,
    may_be_same_person,
    normalize,
    without_accents,
)
from templates.names import name_words
from templates.names.word_kinds import as_listed, is_given_name
from templates.text import tidy

_NOT_A_NAME = frozenset(
    """
    man mate dude bro buddy folks guys one yourself recipient user customer reader subscriber
    applicant applicants candidate candidates all everyone sir madam team there colleague colleagues
    both friend friends hiring manager applicant/candidate sir/madam madam/sir student member
    members you again or first_name firstname name jobseeker
    """.split()
)
"""Words in greetings that name nobody."""
_TEAM_NAME_ENDINGS = (
    "team|recruitment|recruiting|careers|hr|talent|people|hiring|human resources|jobs|crew|gang"
)
_ORGANISATION_AT_END = re.compile(r"(?i)\s+(?:at|from|@|via|\||of|[-–—]|for)\s+.*$|\s*[(\[].*$")
"""The end of "Ada at Acme", "Ada | Acme" or "Ada (Acme)"."""


def find_addressee(letter: Letter, recipients: tuple[Mailbox, ...]) -> tuple[str, str]:
    """Return the name of the letter's addressee, who will write the note, and the evidence for it.

    If the greeting has only a part of the name, the full name is taken from the recipients. Name
    and evidence are "" if the name is unknown.
    """
    words = _find_words_of_name(letter.addressee)
    name_in_greeting = " ".join(words)
    full_name = _full_name(recipients, words)
    if not words or not _NOT_A_NAME.isdisjoint(map(as_listed, words)) or not _may_be_name(words):
        return full_name, f"To: {full_name}" if full_name else ""
    is_same_person = bool(full_name) and may_be_same_person(name_in_greeting, full_name)
    if is_same_person and len(full_name.split()) >= len(words):
        return full_name, f"{letter.greeting} … To: {full_name}"
    return name_in_greeting, letter.greeting


def _find_words_of_name(addressee: str) -> list[str]:
    """Return the words of a name in a greeting, without titles and endearments after it."""
    words = tidy(re.sub(r"[!?*]+$", "", addressee)).split()
    words = [word for word in words if as_listed(word) not in name_words.TITLES] or words
    while len(words) > 1 and as_listed(words[-1]) in ENDEARMENTS:
        words.pop()
    return words


def _full_name(recipients: tuple[Mailbox, ...], words_in_greeting: list[str]) -> str:
    """Return the name of the first recipient that has one, if it is a person's, else "".

    An unusual name also counts if its first word is the name in the greeting.
    """
    names = (mailbox.name for mailbox in recipients)
    name = clean_person_name(next((name for name in names if name and "@" not in name), ""))
    is_greeted_by_first_word = name.split()[:1] == words_in_greeting
    return name if is_person_name(name, has_evidence=True) or is_greeted_by_first_word else ""


def find_person_name(mailbox: Mailbox) -> str:
    """Return the name of the person that a mailbox belongs to; "" if that is no person.

    Each word of a name in lower case gets a capital.
    """
    without_organisation = _ORGANISATION_AT_END.sub("", mailbox.name)
    name = clean_person_name(without_organisation) or clean_person_name(mailbox.name)
    if name.islower():
        name = " ".join(map(str.capitalize, name.split()))
    return name if is_person_name(name, has_evidence=fits_address(name, [mailbox])) else ""


def is_personal(mailbox: Mailbox) -> bool:
    """Return whether a mailbox belongs to one person, according to its name and address."""
    return bool(find_person_name(mailbox))


def is_named_in_address(mailbox: Mailbox) -> bool:
    """Return whether the display name of a mailbox is a person's, and its address has that name."""
    name = find_person_name(mailbox)
    return bool(name) and fits_address(name, [mailbox])


def is_used_as_organisation(name: str, letter: Letter, address: str = "") -> bool:
    """Return whether a letter uses a name for an organisation: "at Acme", "Acme Hiring Team".

    A name counts as a person's if its first word is a given name, or if it has several words of
    which the last is in the address before the "@". But a name that is all of the address before
    the "@" may be an organisation's.
    """
    words = name.split()
    local_part = normalize(address.partition("@")[0])
    if not name or is_given_name(words[0]):
        return False
    is_whole_address = normalize(name) == local_part
    if len(words) > 1 and normalize(words[-1]) in local_part and not is_whole_address:
        return False
    escaped = re.escape(name)
    # A name that is the whole address may be a person's, and "with", "for", "in" and "to" also
    # stand before people.
    preposition = "at|joining" if is_whole_address else "at|with|for|joining|in|to"
    place = re.compile(rf"(?i)\b(?:{preposition})\s+(?:the\s+)?{escaped}\b(?!'s|’s)")
    team = re.compile(
        rf"(?i)(?:^|team )\s*(?:the )?{escaped}(?:[\s,]+(?:\w+\s+)?|[\s,|–-]+)"
        rf"(?:{_TEAM_NAME_ENDINGS})\b(?! \w)"
    )
    return any(map(place.search, letter.sentences)) or any(map(team.search, letter.signature))


def _may_be_name(words: list[str]) -> bool:
    if len(words) > 5:
        return False
    if any(not word[:1].isalpha() or any(map(str.isdigit, word)) for word in words):
        return False
    # A name may be in lower case if it is a single word, or in a script without capitals.
    return len(words) == 1 or not words[0].isascii() or any(word[:1].isupper() for word in words)


def fits_address(name: str, mailboxes: list[Mailbox]) -> bool:
    """Return whether an address contains a name or its initials: "j.doe@…", "jd@…" or "j@…"."""
    if has_team_word(name):
        return False
    words = [
        without_accents(as_listed(word))
        for word in re.split(r"[\s-]+", name)
        if len(as_listed(word)) > 2
    ]
    initials = "".join(word[0] for word in words)
    for address in (box.address for box in mailboxes if not is_no_reply(box.address)):
        local_part = address.partition("@")[0].casefold()
        has_word = any(word in local_part for word in words)
        if has_word or (len(initials) > 1 and local_part in (initials, initials[0])):
            return True
    return False
