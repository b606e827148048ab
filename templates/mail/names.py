"""Recognise the names of people, teams and organisations in headers and signatures."""

import re
import unicodedata

from templates.mail.lexicon import LEXICON
from templates.names import name_words
from templates.names.people import parse_people
from templates.names.word_kinds import (
    as_listed,
    is_credential,
    is_given_name,
    is_initial,
    is_particle,
    is_suffix,
)
from templates.text import tidy

_MAX_NAME, _MAX_WORDS = 60, 5
"""The maximum number of characters and words of a person's name."""
_MAX_TEXT = 200
"""The maximum number of characters in a text that is searched for a name; the rest is ignored."""
_ASCII_SPELLINGS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "o", "ł": "l", "æ": "ae", "đ": "d"}
)
"""How email addresses spell umlauts, and letters that Unicode does not decompose."""
_NAME_WORD = re.compile(r"^[^\W\d_][\w.'’‘`-]*$")
"""As in "Anne-Marie", "O'Brien" or "J."."""
_NICKNAME = re.compile(r"\s*[\"“”'‘]\w{2,20}[\"“”'’](?=\s)")
"""As in 'Katherine "Kate" Ames'."""
_BEFORE_NAME = re.compile(
    r"^(?:i\. ?[AV]\.|p\.? ?p\.?|The(?= (?:Rt|Very|Most|Revd?|Reverend|Ven|Hon)\b)) (?=[A-Z])"
)
"""What may stand before a name and its titles, as in "The Revd Ada".

"i. A. Ada" and "p.p. Ada" sign for somebody else.
"""
_BRACKETS = re.compile(r"\s*[(\[][^()\[\]]{0,60}[)\]]")
_TITLE_AFTER_GIVEN_NAME = re.compile(
    r"^(?P<surname>[^,]+), (?P<given>[^,]+), (?P<title>(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor)\.?)$"
)
"""As in "Lovelace, Ada, Dr"."""
_GIVEN_NAME_IN_BRACKETS = re.compile(
    r"^(?P<surname>[^,()]{2,40}), (?:[A-Z]{1,2}\. ?){1,5}(?P<particles>(?:[a-z]{2,4} )*)"
    r"\((?P<given>[A-Z][\w-]+)\)$|"
    r"^(?:[A-Z]{1,2}\. ?){1,5}\((?P<first>[A-Z][\w-]+)\) (?P<last>[^,()]{2,40})$"
)
"""As in "Lovelace, A. (Ada)", "Berg, J. van den (Jan)" or "A.B. (Ada) Lovelace"."""
EMOJI = re.compile("[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]+")
KISSES_AT_END = re.compile(r"\s+[xX]{1,4}$")
_MEMBERSHIP_GRADES = frozenset("assoc fellow chartered hons".split())
"""Words between a name and its credentials, as in "Ada Lovelace Assoc CIPD"."""
_SURNAME_IN_LOWER_CASE = re.compile(r"[dl]['’]\w|v\.?\s?d\.")
"""The beginning of a family name in lower case, as in "d'Arc" or "v.d. Berg"."""
_GIVEN_NAMES_LIKE_TITLES = frozenset("dean mason".split())
"""Given names that are also job titles: "Dean Ames" is a person either way."""
_FIRST_WORDS_OF_NO_PERSON = frozenset("the team dear kind best your our my all".split())
"""Words with a capital that may begin a signature or a farewell, but not a person's name."""
_BRACKETS_BEFORE_LEGAL_FORM = re.compile(
    r"\s\(\w+\)(?=\s(?:Ltd|Limited|plc|PLC|Inc|LLC|LLP|GmbH)\.?$)"
)
"""As in "Acme (Timber) Ltd"."""
_AND_WITH_LAST_WORD = re.compile(r"(?i)(?:(?<!gmbh )&|\band|\+)\s+\S+$")
"""The last word of a name with "and" before it: "Co" is no legal form in "Lovelace & Co"."""
_MAX_LEGAL_FORMS = 3
"""The maximum number of legal forms of one name, as in "Acme Pte. Ltd"."""
_LEGAL_FORM = re.compile(
    r"(?i)[\s,]+(?:ltd|limited|inc|incorporated|[lw]\.?l\.?[cl]|plc|gmbh(?: & co\.?(?: kg)?)?|"
    r"ag|b\.?v|n\.?v|s\.?a|s\.?a\.?s|s\.?r\.?l|ab|as|a/s|oy|oyj|aps|kg|se|co|corp|corporation|pty|pvt|pte|"
    r"e\.? ?v|s\.?p\.?a|c\.?i\.?c|teo|d\.?o\.?o|s\.?r\.?o|ltda|lda|kft|sarl|ug|ohg|l\.?l\.?p|"
    r"l\.?p\.?a|gbr|kgaa|clg|dac|scio|p\.?l\.?l\.?c|p\.[ac]|"
    r"a\.?ş|e?ood|[op]?jsc|zrt|sp\. ?z ?o\. ?o|s\.l|e\. ?k)\.?$"
)
"""As in "Acme, Inc." or "Acme GmbH & Co. KG"."""


def without_accents(text: str) -> str:
    """Return a text in lower case and without accents, as addresses spell it."""
    lower = text.casefold().translate(_ASCII_SPELLINGS)
    if lower.isascii():
        return lower
    characters = unicodedata.normalize("NFKD", lower)
    return "".join(char for char in characters if not unicodedata.combining(char))


def normalize(text: str) -> str:
    """Return a text for comparisons: letters and digits without accents, "&" as "and"."""
    return re.sub(r"[\W_]+", "", without_accents(text.replace("&", " and ")))


def without_legal_form(name: str) -> str:
    """Return the name of an organisation as people say it: without ", Inc." or "Ltd"."""
    short = _BRACKETS_BEFORE_LEGAL_FORM.sub("", name)
    for _ in range(_MAX_LEGAL_FORMS):
        if _AND_WITH_LAST_WORD.search(short):
            break
        short = _LEGAL_FORM.sub("", short).rstrip(" ,")
    return short or name


def without_joining_words(name: str) -> str:
    """Return the name of an organisation without words that its domain may leave out: "of", "&"."""
    return re.sub(r"(?i)\s(?:&|and|of|for|the|with|de|du|la)(?=\s)", " ", name)


def has_team_word(text: str) -> bool:
    """Return whether a text has a word that is used for teams, such as "recruitment"."""
    return any(as_listed(word) in LEXICON.team_words for word in re.split(r"[\s/&|,]+", text))


def is_mailing_service(name: str) -> bool:
    """Return whether a name is the brand of a service that sends mail for employers."""
    brand = normalize(name)
    suffixes = ("", "mail", "app", "hq", "jobs")
    return any(brand.removesuffix(suffix) in LEXICON.mailing_services for suffix in suffixes)


def has_organisation_word(name: str) -> bool:
    """Return whether a name has a word that only organisations have.

    The first word counts only if it is one that begins names of organisations: "Maison".
    """
    words = [as_listed(word).strip("().") for word in name.split()]
    if len(words) > 1 and without_accents(words[0]) in LEXICON.organisation_first_words:
        return True
    return any(
        word in LEXICON.organisation_words
        or (len(word) > 2 and without_accents(word) in LEXICON.organisation_words)
        for word in words[1:]
    )


def clean_person_name(text: str) -> str:
    """Return a person's name without nickname, pronouns, brackets, credentials, role and kiss."""
    name = _NICKNAME.sub("", _BEFORE_NAME.sub("", tidy(text)[:_MAX_TEXT]))
    if match := _GIVEN_NAME_IN_BRACKETS.match(name):
        parts = match.group("given", "first", "particles", "surname", "last")
        return tidy(" ".join(filter(None, parts)))
    name = KISSES_AT_END.sub("", _BRACKETS.sub("", name).strip(" ,.–—-|*_"))
    name = _TITLE_AFTER_GIVEN_NAME.sub(r"\g<title> \g<given> \g<surname>", name)
    before_comma, _, after_comma = name.partition(",")
    if after_comma and len(before_comma.split()) > 1:
        # A full name is followed by credentials or a role.
        name = before_comma
    elif len(before_comma.split()) == 1 and len(after_comma.split()) in (1, 2):
        # "Lovelace, Ada" is the family name first.
        people = parse_people(name)
        name = people[0].full if len(people) == 1 and not people[0].is_team else before_comma
    words = name.split()
    if name.isupper():
        # In capitals, a family name may look like a credential.
        return " ".join(words)
    has_legal_form = without_legal_form(name) != name
    while len(words) > 2 and is_credential(words[-1]) and not has_legal_form:
        words.pop()
    if len(words) > 2 and as_listed(words[-1]) in _MEMBERSHIP_GRADES:
        words.pop()
    return " ".join(words)


def is_person_name(text: str, *, has_evidence: bool = False) -> bool:
    """Return whether a text looks like the name of one person.

    With `has_evidence`, such as a job title below the text, the given name may be unknown.
    """
    if not 1 < len(text) <= _MAX_NAME or any(map(str.isdigit, text)):
        return False
    if without_legal_form(text) != text or text.casefold() in LEXICON.farewells:
        return False
    words = _without_titles_and_suffixes(text.split())
    if not 1 <= len(words) <= _MAX_WORDS or not all(map(_NAME_WORD.match, words)):
        return False
    if not all(map(_is_cased_as_in_name, words)):
        return False
    lower = [as_listed(word) for word in words]
    if lower[0] in _GIVEN_NAMES_LIKE_TITLES and len(words) > 1:
        return is_person_name(" ".join(words[1:]), has_evidence=True)
    begins_with_given_name = is_given_name(words[0])
    if lower[0] in LEXICON.role_nouns and not any(map(is_given_name, words)):
        return False
    if any(word in LEXICON.team_words or word in name_words.NON_NAME_WORDS for word in lower):
        return begins_with_given_name and len(words) == 2 and not has_team_word(text)
    if has_organisation_word(text) and (len(words) > 3 or not begins_with_given_name):
        return False
    if lower[0] in _FIRST_WORDS_OF_NO_PERSON:
        return False
    return has_evidence or begins_with_given_name or any(map(is_initial, words))


def _without_titles_and_suffixes(words: list[str]) -> list[str]:
    """Return the words of a name, at least one, without "Dr" before it and "PhD" after it."""
    while len(words) > 1 and name_words.TITLES.get(as_listed(words[0])) is not None:
        words = words[1:]
    while len(words) > 1 and is_suffix(words[-1], after_full_name=True):
        words = words[:-1]
    return words


def _is_cased_as_in_name(word: str) -> bool:
    return (
        word[:1].isupper()
        or _SURNAME_IN_LOWER_CASE.match(word) is not None
        or is_particle(word)
        or word in name_words.PATRONYMIC_PARTICLES
    )


def may_be_same_person(first: str, second: str, *, strict: bool = False) -> bool:
    """Return whether two names may be of one person: they share a word, or begin alike.

    "Bernie" begins like "Bernadette". With `strict`, a like beginning counts only if `first` is a
    single word of at least three letters.
    """
    first_words = _words_to_compare(first)
    second_words = _words_to_compare(second)
    if not set(first_words).isdisjoint(second_words):
        return True
    if strict and (len(first.split()) > 1 or any(len(word) < 3 for word in first_words)):
        return False
    return any(_begin_alike(one, other) for one in first_words[:4] for other in second_words[:4])


def _words_to_compare(name: str) -> list[str]:
    words = (without_accents(as_listed(word)) for word in name.split())
    return [word for word in words if word and word not in name_words.TITLES]


def _begin_alike(one: str, other: str) -> bool:
    """Return whether one word may be short for the other: "Bernie", or "Jo" for "Joanna"."""
    shorter_length = min(len(one), len(other))
    if shorter_length < 2:
        return False
    return one[:3] == other[:3] or (one[:2] == other[:2] and shorter_length < 5)
