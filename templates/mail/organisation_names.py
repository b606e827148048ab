"""Recognise the name of an organisation, and remove what is no part of it."""

import re
from itertools import repeat

from templates.grammar.grammar_words import MONTHS, WEEKDAYS
from templates.mail.alternatives import any_word_of
from templates.mail.job_titles import is_job_title
from templates.mail.lexicon import LEXICON
from templates.mail.names import (
    has_organisation_word,
    has_team_word,
    normalize,
    without_joining_words,
    without_legal_form,
)
from templates.names.word_kinds import as_listed

_NOT_SENTENCE_START = (
    r"(?!(?:I(?!\.)|I['’]m|We|You|They|He|She|It|Your|Our|My|This|That|If|Please|Unfortunately)\b)"
)
CAPITALISED_WORD = (
    rf"(?:{_NOT_SENTENCE_START}(?:"
    # Abbreviations, as in "St. Jude", and initials.
    r"(?:St|ST|Sr|Jr|Sec|Hr|Govt|Univ|Dr|Mt|Gebr|(?:[A-Z]\.)*[A-Z])\.(?= [A-Z])|"
    r"[^\W\d_a-zß-öø-ÿ][\w&'’+/-]*(?:\.[a-z]{2,4}\b)?)|"  # "Acme", "A&B", "Acme.com"
    r"[a-z]{1,2}[A-Z]\w+|"  # "iRobot"
    r"[dl]['’][A-Z]\w+|"  # "d'Acme"
    r"\d+[A-Za-z]\w*)"  # "3M"
)
_ARTICLE = r"(?:the|de|du|des|la|las|le|les|los|l['’]|der|den|dem|het)"
_JOINING_WORD = (
    r"(?:&|and|of|for|the|in|de|du|des|del|della|dei|la|las|le|les|los|y|e|on|upon|van|von|und|et|"
    r"für|der|dem|den|di|da|do|das|dos|zu|zum|zur|am|im|voor|av|af|og|och|"
    r"hospitalier|universitaire|régional|'n'|\+)"
)
NAME = (
    rf"(?:[Tt]he )?{CAPITALISED_WORD}"
    rf"(?:(?:,? | {_JOINING_WORD} (?:{_ARTICLE} )?){CAPITALISED_WORD}){{0,6}}"
    r"(?: (?:kommune|kommun|gemeente)\b)?"
)
"""A name of capitalised words, with joining words in between: "the University of the West"."""
FIRM_WITH_COMMA = re.compile(
    r"(?P<office>(?:Ministry|Department|Institute|Society|Board|Bureau|Office) (?:of|for) )?"
    rf"{CAPITALISED_WORD}(?: {CAPITALISED_WORD}){{0,2}}"
    rf"(?:, {CAPITALISED_WORD}(?: {CAPITALISED_WORD})?){{1,4}}"
    rf",? (?:&|and|und|et) {CAPITALISED_WORD}(?: {CAPITALISED_WORD}){{0,3}}"
    r"(?:, (?:LLP|LLC|PLLC|LPA|(?:[A-Z]\.){3,4}(?!\w)))?"
)
"""Several names that may be those of one firm or office: "Lovelace, Hopper & Partners".

A legal form may follow, as in "Lovelace & Hopper, L.L.P.".
"""
TWO_NAMES = re.compile(r"[A-Z][\w'’-]+ (?:&|and|\+) [A-Z][\w'’-]+")
"""What looks like a firm, but may be two people who sign: "Ada & Grace"."""
PARENT_COMPANY = re.compile(
    r"(?:^|[\s(·|–—-]+|,\s+)(?:"
    r"(?i:(?:an? )?(?:proud )?(?:part|members?|division|subsidiary|brand) of (?:the )?)"
    rf"{NAME}|(?<=, )an? {NAME} (?:Group )?company\b)"
)
"""As in "Acme Tools, part of the Acme Group" or "Acme Tools, an Acme Group company"."""
_REST_OF_NAME = rf"(?P<rest>(?: (?:& |and )?{CAPITALISED_WORD}){{1,6}})"
"""The words after "Acme" in "Acme Health and Care Trust"."""
_TEAM_WORDS = any_word_of(
    """
    graduate early people talent workforce hiring human candidate recruitment recruiting careers
    career jobs job hr staffing selection acquisition (?<=human_)resources (?<=human_)capital
    resourcing recruiter recruiters admissions personnel notifications notification applications
    application no-reply noreply team teams committee panel cell desk updates crewing crew mailer
    vacancies volunteering interview personalabteilung bewerbung bewerbermanagement karriere shared
    office dept department hub operations apprenticeships apprentices graduates campus cabin_crew
    crew internal_mobility reception enquiries direktion store(?=_(?:recruitment|hiring|jobs))
    (?<=shared_)services (?<=people_)services (?<=hr_)services
    talent_(?:community|network|pool) onboarding
    """
)
_TEAM_AT_END = re.compile(rf"(?i)[\s,|–—-]+(?:the )?(?:(?:{_TEAM_WORDS}|and|&)\b[\s,|&/–—-]*)+$")
"""The team at the end of "Acme, the Recruitment Team" or "Acme Talent & People"."""
_TEAM_AT_START = re.compile(
    rf"(?i)^(?:(?:the|your|our|all|everyone|everybody|folks|dean|director|head|from|us|"
    rf"for|and|&|{_TEAM_WORDS}|division|directorate|section|unit)(?:\s+|(?=,)))+"
    r"(?:(?:at|of|for|from)\b|[,@|–—-])\s*(?=\S)|^(?:personalabteilung|bewerbung|vacatures|team|"
    r"direction|karriere)\s+(?=\S)"
)
"""The team at the start of "The Recruitment Team at Acme" or "Bewerbung Acme"."""
_TITLES_OF_SCHOOLS = r"(?:head ?teacher|headmaster|headmistress|principal|bursar)"
_TEAM_AS_FIRST_WORD = re.compile(
    r"(?i)^(?:hr|rrhh|recruitment|rekrytering|emploi|empleo|careers|jobs|vacancies|採用\w*|人事\w*|"
    rf"(?:deputy |acting )?{_TITLES_OF_SCHOOLS})"
    r"\s+(?=\S)"
)
"""The team or the title at the start of "HR Acme Foods" or "Headteacher Elm School"."""
OFFICE_AT_START = re.compile(
    r"(?:[Tt]he )?(?:"
    r"(?:Bureau|Ministry|(?:Archd|D)iocese|Parish|Benefice|Embassy|University|Institute|"
    r"Civil Service) (?:of|for) |(?:Department|Office) for |"
    r"(?:Federal|National|State|Central) (?:Office|Agency) (?:of|for) )"
)
"""The beginning of the name of an office or institution, such as "Ministry of"."""
_PLACE_SEPARATOR = re.compile(r", | in (?!the )")
_POSSESSIVE_ENDING = re.compile(r"(?:'s|’s)$")
_SEPARATORS = " ,.|–—-@"
"""Characters around a name in a line."""
_MAX_TEXT = 600
"""The maximum number of characters in a text that is searched for a name; the rest is ignored."""
_MAX_WORDS = 6
"""The maximum number of words that are joined to be compared with a domain."""
_INSTITUTIONS = frozenset(
    "trust council university foundation society association company hospice constabulary".split()
)
"""The last words of names that can only be those of organisations."""
_GENERIC_WORDS = frozenset(
    """
    i we you dear hi hello thank thanks regards unfortunately however the this that our your it if
    at as on in for and but please best kind
    sincerely zoom teams microsoft google linkedin interview application cv resume hr human
    indeed candidate home website equal privacy data team company organisation department
    office council university college school trust board company's english french german christmas
    easter key stage re ref job id reference library legal personalabteilung bewerbung client
    hospital hotel charity bank agency firm group society museum festival summer
    official sensitive confidential urgent notice all shortlisted candidates applicants phd mba
    assessment day
    """.split()
).union(WEEKDAYS, MONTHS)
"""Words with a capital that name no organisation alone: "Key Stage", "Official – Sensitive"."""


def is_name_of_institution(text: str) -> bool:
    """Return whether a text of several words can only be the name of an organisation."""
    without_form = without_legal_form(text)
    words = without_form.split()
    return 1 < len(words) < 12 and (
        OFFICE_AT_START.match(text) is not None
        or as_listed(words[-1]) in _INSTITUTIONS
        or without_form != text
    )


def is_generic_name(name: str) -> bool:
    """Return whether a name consists only of words that name no particular organisation."""
    return all(
        word in _GENERIC_WORDS
        or word.removesuffix("s") in _GENERIC_WORDS
        or word in LEXICON.team_words
        or word in ("of", "and", "the", "for", "in", "&")
        for word in map(as_listed, name.split())
    )


def ends_in_organisation_word(text: str) -> bool:
    """Return whether the last word of a text is one such as "Trust" or "Ltd"."""
    words = text.split()
    return bool(words) and as_listed(words[-1]) in LEXICON.organisation_words


def to_initials(text: str) -> str:
    """Return the initials of the words with a capital, in lower case as in domains."""
    return "".join(word[0] for word in text.split() if word[0].isupper()).casefold()


def find_name_matching_domain(label: str, text: str) -> str:
    """Return the words of a text that, joined, are a label: "Copper Beech" for copperbeech.

    The label may lack words such as "and". If the name goes on, its other words are included.
    Return "" if there are no such words.
    """
    words = [word.strip(_SEPARATORS + "()\"'“”‘’;!?") for word in text[:_MAX_TEXT].split()]
    for start, word in enumerate(words):
        normalized = normalize(word)
        begins_name = word[:1].isupper() or word[:1].isdigit()
        if not begins_name or not normalized or not label.startswith(normalized):
            continue
        for end in range(start + 1, min(start + _MAX_WORDS, len(words)) + 1):
            if ":" in words[end - 1]:
                break
            name = " ".join(words[start:end])
            if label in (normalize(name), normalize(without_joining_words(name))):
                return _with_rest_of_name(name, text)
    return ""


def _with_rest_of_name(name: str, text: str) -> str:
    """Return a name with the words that follow it in a text, if the last is one such as "Union".

    "Acme" becomes "Acme Credit Union", but only "Acme" before "Software Engineer" or
    "Recruitment".
    """
    match = re.search(re.escape(name) + _REST_OF_NAME, text[:_MAX_TEXT])
    rest = match["rest"] if match else ""
    words = without_legal_form(name + rest).removeprefix(name).split()
    if not words or has_team_word(rest) or without_legal_form(f"{name} {words[0]}") == name:
        return name
    has_legal_form = without_legal_form(name + rest) != name + rest
    is_whole_name = has_legal_form or as_listed(words[-1]) in LEXICON.organisation_words
    return name + rest if is_whole_name else name


def trim_name(name: str, domain_labels: tuple[str, ...]) -> str:
    """Return a name without generic words, a role or a team at its end; "" if nothing is left.

    A name that is in one of the domains is complete: its team is kept, and a town after it removed.
    """
    before_place, _, place = _PLACE_SEPARATOR.sub("\0", name).partition("\0")
    if place and is_generic_name(before_place):
        return ""
    is_whole = normalize(before_place) in domain_labels or (
        # The first word of a name does not count, hence the dots.
        ends_in_organisation_word(before_place) and not has_organisation_word(f"… {place}")
    )
    if is_whole and not FIRM_WITH_COMMA.match(name):
        return before_place
    words = name.strip(" ,.").split()
    while words and not _may_end_name(words[-1]):
        words.pop()
    short = _without_role_after(" ".join(words))
    short = _POSSESSIVE_ENDING.sub("", short).strip(" ,")
    if normalize(short) not in domain_labels:
        short = _TEAM_AT_END.sub("", short).strip(" ,") or short
    # "the" belonged to a role that was removed: "the Acme Graduate Role" becomes "Acme".
    return short if name.endswith(short) else short.removeprefix("the ")


def _may_end_name(last_word: str) -> bool:
    word = as_listed(last_word)
    is_generic = word in _GENERIC_WORDS and word not in LEXICON.organisation_words
    return not is_generic and word not in ("of", "and", "for", "the", "in")


def _without_role_after(name: str) -> str:
    """Return a name without the role after it.

    "Acme" for "Acme's Head Gardener" and for "Acme for Head Gardener"; but "Centre for Music" is
    one name.
    """
    owner, possessive, owned = name.replace("’s ", "'s ").partition("'s ")
    if possessive and (is_job_title(owned) or is_generic_name(owned)):
        return owner
    organisation, preposition, _ = name.partition(" for ")
    is_one_name = not organisation.strip() or ends_in_organisation_word(organisation)
    return organisation if preposition and not is_one_name else name


def without_team(text: str, domain_labels: tuple[str, ...]) -> str:
    """Return a text without the name of a team: "Nettlecombe Trust" for "Nettlecombe Trust HR".

    A name that is also in the domain is not shortened: Fairlawn Recruitment is an agency.
    """
    text = text.strip(_SEPARATORS)
    from_name = text if OFFICE_AT_START.match(text) else _TEAM_AT_START.sub("", text)
    name = _TEAM_AT_END.sub("", from_name).strip(_SEPARATORS + "&")
    # More is removed only if the rest is surely an organisation.
    shorter = _TEAM_AS_FIRST_WORD.sub("", name)
    shorter_without_form = without_legal_form(shorter)
    is_in_domain = any(
        normalize(form) in domain_labels
        for form in (shorter_without_form, without_joining_words(shorter_without_form))
    ) or (shorter.isupper() and any(map(str.startswith, domain_labels, repeat(normalize(shorter)))))
    if is_in_domain or has_organisation_word(shorter):
        name = shorter
    whole, short = normalize(text), normalize(name)
    was_part_of_domain = any(label in whole and label not in short for label in domain_labels)
    return text if was_part_of_domain else name
