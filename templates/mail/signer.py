"""Find who signed a letter, and their role: recruiter, panel, hiring manager."""

import re
from dataclasses import dataclass
from functools import partial

from templates.answers import RecipientRole
from templates.mail.addresses import is_no_reply
from templates.mail.domains import find_organisation_label
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
from templates.mail.people import find_person_name, fits_address
from templates.names import name_words
from templates.names.people import parse_people
from templates.names.word_kinds import (
    as_listed,
    has_cased_letters,
    is_given_name,
    is_initial,
)
from templates.text import tidy

_STREET_LINE = re.compile(
    r"(?i)\b(?:street|road|lane|avenue|square|place|quay|terrace|buildings?|floor|estate|"
    r"industrial park|\w*stra(?:ß|ss)e|\w+weg)(?:,|$)"
)
"""As in "Lovelace Building, Mill Road"."""
_ONE_WORD = re.compile(r"[^\W\d_]{2,20}")
_IN_BRACKETS = re.compile(r"^\(([^()]+)\)$")
"""As in "(A. Lovelace)", which is typed below the space for the hand-written signature."""
_SEPARATORS = (" | ", " - ", " – ", " — ", " · ", " // ", " @ ", ", ")
"""What may stand between a name and a job title, in order of preference."""
_TEAM_WORDS_IN_TITLES = frozenset("hr recruitment talent people".split())
_SIGNATURE_LINES = 8
"""How many of the first lines of a signature may have the signer's name."""
_LINES_WITH_TITLE = 3
"""The number of lines below a name that may have the job title."""
_LINES_WITH_LONGER_NAME = 4
"""The number of lines below a full name that may have a longer form of it."""
_LINES_WITH_SENDING_TEAM, _LINES_WITH_RECRUITING_TEAM, _LINES_WITH_ROLE = 2, 5, 6
"""How many of the first lines of a signature may show a team, recruiters, or the signer's role."""


_WRITES_FOR_OTHERS = re.compile(
    r"(?i)^(?:[\w-]+ ){0,3}?(?<!general )(?<!permanent )(?:assistant|secretary|pa|clerk)"
    r"(?=$|,| (?:to|for|of)\b)|\bon behalf of\b"
)
"""As in "Executive Assistant to the Director", "School Secretary" or "on behalf of the Provost"."""


@dataclass(frozen=True, slots=True)
class Signer:
    """The person who signed a letter."""

    name: str = ""
    title: str = ""
    """The signer's job title."""
    evidence: str = ""
    """The line with the name, or "From: " and the name if it is only in the headers."""

    @property
    def is_named_in_letter(self) -> bool:
        """Whether the letter has the name, and not only the headers."""
        return bool(self.name) and not self.evidence.startswith("From: ")


def find_signer(letter: Letter, sender: Mailbox, reply_to: tuple[Mailbox, ...]) -> Signer:
    """Return the person who signed a letter; an empty Signer if nobody did."""
    mailboxes = [sender, *reply_to]
    sure_header_names = list(dict.fromkeys(filter(None, map(find_person_name, mailboxes))))
    possible_header_names = [
        clean_person_name(mailbox.name) for mailbox in mailboxes if _may_be_of_person(mailbox)
    ]
    lines = [
        _IN_BRACKETS.sub(r"\1", line.removeprefix("/"))
        for line in letter.signature[:_SIGNATURE_LINES]
    ]
    for index, line in enumerate(lines[:_LINES_WITH_SENDING_TEAM]):
        if _is_couple_named_in_header(line, sender):
            return Signer(sender.name, _find_title_below(lines, index), line)
    if lines and letter.text.islower() and _ONE_WORD.fullmatch(lines[0]):
        # In a letter without capitals, the signer's name has none, either.
        lines[0] = lines[0].capitalize()
    for index in range(len(lines)):
        if signer := _find_signer_in_line(
            lines, index, mailboxes, sure_header_names, possible_header_names
        ):
            return signer
    if name := _find_owner(lines, sender):
        return Signer(name, evidence=name)
    name = _find_two_given_names(lines, letter, mailboxes)
    name = name or _find_unusual_name(lines, letter, mailboxes)
    if name:
        return Signer(name, _find_title_below(lines, 0), lines[0])
    has_team_line = any(map(has_team_word, lines[:_LINES_WITH_SENDING_TEAM]))
    for name in sure_header_names:
        # A letter from a person's own mailbox is signed by them, even if it lacks their name.
        is_from_team = has_team_line and name not in letter.text
        if (len(name.split()) > 1 or not lines) and not is_from_team:
            return Signer(name, evidence=f"From: {name}")
    return Signer()


def _find_signer_in_line(
    lines: list[str],
    index: int,
    mailboxes: list[Mailbox],
    sure_header_names: list[str],
    possible_header_names: list[str],
) -> Signer | None:
    """Return the signer if their name is in the signature's line `index`, or None.

    `sure_header_names` are the names in the headers that are people's, and `possible_header_names`
    those that may be.
    """
    line, lines_below = lines[index], lines[index + 1 :]
    name, rest = _split_at_separator(line)
    # A line that ends with a comma, above another one, is a farewell that was not recognised, such
    # as one in another language.
    if _lists_cities(line) or (lines_below and line.endswith(",")):
        return None
    if full_name := next(
        filter(partial(_is_initials_of, line), sure_header_names + possible_header_names), ""
    ):
        return Signer(full_name, _find_title_below(lines, index), line)
    possible_name = next(
        (other for other in possible_header_names if _is_part_of_name(name, other)), ""
    )
    if not possible_name and _is_organisation_line(line, name, rest, mailboxes):
        return None
    header_name = next(
        (other for other in sure_header_names if may_be_same_person(name, other)), ""
    )
    if name.islower() and name == header_name.lower():
        name = header_name
    if not header_name and is_person_name(possible_name, has_evidence=True):
        header_name = possible_name
    has_evidence = bool(
        rest
        or _find_name_in_second_script(line)
        or possible_name
        or (lines_below and _may_be_job_title(lines_below[0]))
        or fits_address(name, mailboxes)
    )
    if header_name and is_person_name(name, has_evidence=True):
        full_name = _find_longest_form(name, lines_below, header_name)
    elif is_person_name(name, has_evidence=has_evidence):
        full_name = _find_longest_form(name, lines_below, "")
    else:
        return None
    if _may_be_job_title(rest):
        return Signer(full_name, rest, line)
    # What follows the name may be a credential rather than a job title.
    return Signer(full_name, _find_title_below(lines, index) or rest, line)


def _is_initials_of(line: str, name: str) -> bool:
    """Return whether a line is the first initial of a full name, or all of its initials."""
    initials = re.sub(r"[\W_]", "", line)
    words = _without_honorifics(name).split()
    all_initials = "".join(part[0] for part in re.split(r"[\s-]+", " ".join(words)) if part)
    return len(words) > 1 and len(line) < 8 and initials in (all_initials, all_initials[:1])


def _lists_cities(line: str) -> bool:
    """Return whether a line lists the cities of an organisation: "London | Paris | Rome"."""
    pieces = re.split(r"\s+[|·•–-]\s+", line.strip())
    return len(pieces) > 2 and not any(
        " " in piece or not piece[:1].isupper() or has_team_word(piece) or _may_be_job_title(piece)
        for piece in pieces
    )


def _may_be_of_person(mailbox: Mailbox) -> bool:
    """Return whether a mailbox may be a person's, by its name and its address."""
    local_part = mailbox.address.partition("@")[0]
    label = find_organisation_label(mailbox.address)
    names_organisation = any(
        len(word) > 3 and normalize(word) in label for word in mailbox.name.split()[:1]
    )
    return (
        bool(mailbox.name)
        and not is_no_reply(mailbox.address)
        and not names_organisation
        and not has_team_word(mailbox.name)
        and not has_team_word(re.sub(r"[\W_]+", " ", local_part))
    )


def _is_part_of_name(name: str, display_name: str) -> bool:
    """Return whether the words of a name are among those of a display name."""
    words = {without_accents(as_listed(word)) for word in name.split()} - {""}
    others = {without_accents(as_listed(word)) for word in display_name.split()}
    return bool(words) and words <= others and is_person_name(name, has_evidence=True)


def _is_organisation_line(line: str, name: str, rest: str, mailboxes: list[Mailbox]) -> bool:
    """Return whether a signature's line names an organisation, though it may look like a person."""
    if name and is_given_name(name.split()[0]):
        return False
    labels = [find_organisation_label(mailbox.address) for mailbox in mailboxes if mailbox.address]
    is_team = bool(rest) and has_team_word(rest) and not _may_be_job_title(rest)
    is_firm = "," in line and re.search(r" (?:&|and) ", rest) and has_organisation_word(rest)
    if is_firm or _STREET_LINE.search(line) or has_organisation_word(name):
        return True
    return is_team or without_legal_form(line) != line or normalize(name) in labels


def _find_two_given_names(lines: list[str], letter: Letter, mailboxes: list[Mailbox]) -> str:
    """Return the first line of a signature if two people sign it with their given names, else "".

    A couple may add its family name: "Colin and Dot Fraser". Firms are also named after two
    people, but then the headers or the text also have the names.
    """
    line = _split_at_separator(lines[0])[0] if lines else ""
    names = [person.full for person in parse_people(line)]
    if len(names) != 2 or not _is_one_capitalised_word(names[0]):
        return ""
    is_couple = is_given_name(names[0]) and is_person_name(names[1], has_evidence=True)
    if not is_couple and not _is_one_capitalised_word(names[1]):
        return ""
    headers = normalize(" ".join(mailbox.name + mailbox.address for mailbox in mailboxes))
    is_firm = any(normalize(name) in headers for name in names)
    return "" if is_firm or normalize(line) in normalize(letter.text) else line


def _is_couple_named_in_header(line: str, sender: Mailbox) -> bool:
    """Return whether a line has the given names of the two people in the sender's name.

    "Dot & Colin" are in "Colin & Dot Fraser"; a firm's header has no family name after them.
    """
    names, full_names = parse_people(line), parse_people(sender.name)
    if len(names) != 2 or len(full_names) != 2 or has_organisation_word(sender.name):
        return False
    has_surname = len(sender.name.split()) > len(line.split())
    given_names = {person.full.split()[0] for person in full_names}
    return has_surname and {person.full for person in names} == given_names


def _find_owner(lines: list[str], sender: Mailbox) -> str:
    """Return the line with the sender's name if a line below it has a business named after them.

    As in "Nina" above "Trattoria da Nina"; "" if there is none.
    """
    for index, line in enumerate(lines[:-1]):
        name, _ = _split_at_separator(line)
        if not _is_one_capitalised_word(name) or name.casefold() != sender.name.casefold():
            continue
        if any(_is_business_of(name, other) for other in lines[index + 1 :]):
            return name
    return ""


def _is_business_of(name: str, line: str) -> bool:
    """Return whether a line names a business after somebody: "Chez Nina" or "Nina's Diner"."""
    escaped = re.escape(name)
    pattern = rf"(?i)\b(?:da|chez|bei|casa) {escaped}\b|\b{escaped}['’]s\b"
    return re.search(pattern, line) is not None


def _find_unusual_name(lines: list[str], letter: Letter, mailboxes: list[Mailbox]) -> str:
    """Return the first line of a signature if it must be a name, though an unusual one, else "".

    It is a single word or has lines below it, and neither the text nor the headers use it as
    the name of something else.
    """
    is_signed_by_one_word = (
        len(lines) == 1 and _is_one_capitalised_word(lines[0]) and bool(mailboxes[0].address)
    )
    if len(lines) < 2 and not is_signed_by_one_word:
        return ""
    name, _ = _split_at_separator(lines[0])
    normalized = normalize(name)
    is_person = is_person_name(name, has_evidence=True) and not has_organisation_word(name)
    if not is_person or _may_be_job_title(lines[0]):
        return ""
    domains = [mailbox.address.partition("@")[2] for mailbox in mailboxes]
    # The no-reply address of an organisation has its name, unless the organisation is below it.
    names_organisation_below = any(
        has_organisation_word(line) and normalized not in normalize(line) for line in lines[1:3]
    )
    other_names = [
        mailbox.name
        for mailbox in mailboxes
        if normalize(mailbox.name) != normalized
        or (is_no_reply(mailbox.address) and not names_organisation_below)
    ]
    texts = (letter.text, *domains, *other_names)
    is_used_elsewhere = any(normalized in normalize(text) for text in texts)
    return "" if is_used_elsewhere else name


def _find_longest_form(name: str, lines_below: list[str], header_name: str) -> str:
    """Return the longest form of a name in the signature or the headers, without added honorifics.

    `header_name` is the same person's name in the headers, or "".
    """
    forms = [name]
    if header_name:
        # "Dr A Lovelace" in the signature is Ada Lovelace in the header.
        is_short = _has_initial(name) and not _has_initial(header_name)
        if is_short or _without_honorifics(name) == header_name:
            return header_name
        if sorted(name.casefold().split()) == sorted(header_name.casefold().split()):
            # Headers may have the family name first, and in capitals.
            return name
        if _without_honorifics(header_name) == name:
            return name
        first_word = _without_honorifics(header_name).partition(" ")[0]
        if not (is_initial(first_word) and len(_without_honorifics(name).split()) > 1):
            forms.append(header_name)
    for line in lines_below[:_LINES_WITH_LONGER_NAME]:
        other, _ = _split_at_separator(line)
        if _may_be_longer_form(name, other) and is_person_name(other, has_evidence=True):
            forms.append(other)
    return max(
        forms, key=lambda form: (len(form.split()), not _has_initial(form), form == header_name)
    )


def _has_initial(name: str) -> bool:
    return any(map(is_initial, name.split()))


def _without_honorifics(name: str) -> str:
    return " ".join(word for word in name.split() if as_listed(word) not in name_words.TITLES)


def _may_be_longer_form(name: str, other: str) -> bool:
    """Return whether another name may be the full name of the same person.

    If `name` has a family name, both names must begin with the same letter: the firm "Roe Partners"
    is not the person "Jane Roe".
    """
    words, other_words = _without_honorifics(name).split(), _without_honorifics(other).split()
    begin_alike = bool(words and other_words) and (
        without_accents(as_listed(words[0]))[:1] == without_accents(as_listed(other_words[0]))[:1]
    )
    return may_be_same_person(name, other) and (begin_alike or len(words) < 2)


def _is_one_capitalised_word(text: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d_][\w'’-]{1,20}", text)) and text[:1].isupper()


def _split_at_separator(line: str) -> tuple[str, str]:
    """Return the name before a separator, and the rest of the line, which is often a job title.

    For "Ada Lovelace, Head Gardener", it returns "Ada Lovelace" and "Head Gardener".
    """
    line = tidy(line)
    if name := _find_name_in_second_script(line):
        return name, ""
    for separator in _SEPARATORS:
        name, found, rest = line.partition(separator)
        if found:
            return clean_person_name(name), tidy(rest)
    return clean_person_name(line), ""


def _find_name_in_second_script(line: str) -> str:
    """Return the name in the Latin alphabet after one in Japanese, Chinese or Korean, else ""."""
    first, _, second = line.partition(" / ")
    has_two_scripts = has_cased_letters(second) and not has_cased_letters(first)
    return clean_person_name(second) if has_two_scripts else ""


def _may_be_job_title(line: str) -> bool:
    """Return whether a line of a signature has a word of job titles, such as "Manager" or "HR"."""
    words = [as_listed(word) for word in re.split(r"[\s,/|–—-]+", line) if word]
    return len(words) < 12 and any(
        word in LEXICON.role_nouns or word in _TEAM_WORDS_IN_TITLES for word in words
    )


def _find_title_below(lines: list[str], index: int) -> str:
    """Return the job title below a name in the line with `index`; "" if there is none."""
    lines_below = lines[index + 1 : index + 1 + _LINES_WITH_TITLE]
    return next(filter(_may_be_job_title, lines_below), "")


def find_recipient_role(signer: Signer, letter: Letter) -> tuple[RecipientRole | None, str]:
    """Return whether the signer is a recruiter, a panel or the hiring manager, and the evidence.

    The role is None if it is unknown.
    """
    title_or_signature = signer.title or " ".join(letter.signature[:_LINES_WITH_ROLE])
    for recipient_role in (RecipientRole.PANEL, RecipientRole.RECRUITER):
        for word in LEXICON.title_words_by_recipient_role[recipient_role]:
            if re.search(rf"(?<!\w){re.escape(word)}", title_or_signature.casefold()):
                return recipient_role, signer.title or _find_line_with(word, letter.signature)
    first_lines = letter.signature[:_LINES_WITH_RECRUITING_TEAM]
    if line := next(filter(_is_recruiting_team, first_lines), ""):
        return RecipientRole.RECRUITER, line
    if signer.name and _may_be_job_title(signer.title):
        if _WRITES_FOR_OTHERS.search(signer.title):
            # Whoever decided is somebody else.
            return None, ""
        return RecipientRole.HIRING_MANAGER, signer.title
    return None, ""


def _is_recruiting_team(line: str) -> bool:
    """Return whether a line is the name of a team such as "Human Resources" and no more."""
    return line.casefold().strip(" ,.") in LEXICON.title_words_by_recipient_role["recruiter"]


def _find_line_with(word: str, lines: tuple[str, ...]) -> str:
    return next((line for line in lines if word in line.casefold()), "")
