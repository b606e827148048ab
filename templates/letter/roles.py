"""Shorten the role to the name that people use in a sentence."""

import re

from templates.grammar.nouns import is_person
from templates.grammar.words import word_set

# Patterns are not compiled, as most roles need none of them: see `templates.names`.
_NOUNS = "role|position|post|job|vacancy|opening|internship|traineeship"
_NOUN_AFTER_NAME = rf"(?i)\b(?:{_NOUNS})(?:$|\s+(?=(?:in|on|at|for|with)\s))"
"""The noun that means the role in "Head Gardener post" and "Teaching job in Leeds"."""
_NOUN_AT_START = r"(?i)(role|position|post|job)(?= (?:of|as)\b)"
"""The noun that means the role in "post of Head Gardener"."""
_ARTICLE = r"(?i)^(?:the|an?)\s+(?=\S)"
_LABEL = (
    r"(?i)^(?:(?:job|position|role|post)(?:\s+(?:title|name))?|vacancy|title|re|application for)"
    r"\s*:\s*"
)
"""A label before the role: "Job title: "."""
_REFERENCE = (
    r"(?:(?:job|req(?:uisition)?|ref(?:erence)?|vacancy|posting|position|role|post)\b\.?[\s/:#-]*)?"
    r"(?:(?:id|no|nr|num|number|code|ref|req)\b\.?[\s:#-]*)?#?"
)
"""Words before the number of an advertisement, or none: "Job ref. #"."""
_NUMBER = r"[A-Z]{0,4}[-/]?\d[\d/-]{2,}[\w-]*"
"""The number of an advertisement: "JR-20381"."""
_NUMBER_AT_START = rf"(?i)^{_REFERENCE}{_NUMBER}\s*[:,|–—-]?\s+(?=\S)"
_NUMBER_AT_END = rf"(?i)[\s,;|–—-]+{_REFERENCE}{_NUMBER}$"
GENDERS = r"(?:[mfwdhx](?:\s?[/|*]\s?[mfwdhx]){1,3}|all genders)"
"""The genders in German advertisements: "m/f/d"."""
GENDERS_AT_END = rf"(?i)\s*[-–—,|]?\s*\b{GENDERS}$"
"""The genders at the end of a role, as in "Gardener - m/f/d"."""
_CONTRACT = (
    # ", maternity cover"
    r"(?i)[\s,]+(?:maternity|paternity|parental leave|sickness) (?:cover|leave)$"
    # " fixed-term contract", " 12 months"
    r"|[\s,]+(?:fixed[- ]term|zero[- ]hours)(?: contract)?$|[\s,]+\d+[- ]?months?(?: contract)?$"
    # " part-time", " 0.8 FTE"
    r"|[\s,]+(?:part|full)[- ]time$|[\s,]+(?:\d*\.\d+|\d+) ?fte$"
)
_LEVEL = r"(?:level|grade|band|class|tier)\s\d+\w?"
"""The level of a role: "Band 6"."""
_LEVEL_AT_START = rf"(?i)^{_LEVEL}\s+(?=\S)(?!(?:\w+\s)?(?:teacher|tutor|lead|assistant)\b)"
"""A level before a role, unless it is what is taught: "Grade 6 Teacher"."""
_LEVEL_AT_END = rf"(?i)[\s,]+(?:{_LEVEL})$|\s+(?-i:I{{1,3}}|IV|V|[LPE]\d)$"
"""A level after a role: ", Grade 7", " II", " L5"."""
_BRACKETS = r"\s*[(\[{]([^()\[\]{}]*)[)\]}]"
"""Brackets; the group is the text in them."""
_SEPARATOR = r"\s+[-–—|]\s+|\s*[–—|]\s*|,\s+|\s*;\s+"
"""What separates a role from a detail: " - ", ", "."""
_AND = r"(?i)(?:\band\b|&)"
_TRAINING_WORDS = frozenset(
    (
        "intern internship apprentice apprenticeship trainee traineeship student studentship "
        "fellow fellowship scholar scholarship phd doctoral residency cadet placement "
        "volunteer"
    ).split()
)
_MAX_LENGTH = 200
"""The maximum number of characters of a role: a longer text is not a role, and slow to search."""
_WORDS_IN_PATTERNS = frozenset(
    """
    a all an and application band class code contract cover fixed fixed-term for full-time genders
    grade i id ii iii internship iv job leave level no number opening part-time position post
    posting re ref reference req requisition role the tier time title traineeship v vacancy zero
    zero-hours
    """.split()
)
"""Words that the patterns above look for: a role without them and without digits stays as it is."""
_PARTS_OF_WORDS_IN_PATTERNS = frozenset("dfhmwx") | frozenset(
    part for word in _WORDS_IN_PATTERNS for part in word.split("-")
)
"""The parts of these words ("full", "time"), and the letters for genders.

From a role with none of them and no digit, `_shorten` removes only an article and details.
"""
_GENERIC_WORDS = frozenset(
    """
    head director manager president vice vp svp evp avp dean professor lecturer instructor
    teacher tutor adjunct fellow chair member officer executive associate assistant lead
    specialist coordinator partner principal chief senior junior deputy managing general of the
    consultant analyst engineer nurse editor advisor adviser trainee apprentice intern
    """.split()
)
"""Words that are unclear without a field of work: "Director"."""
_FIELD_WORDS = frozenset(
    """
    sales marketing finance accounting engineering science sciences studies research operations
    ops it hr human resources legal compliance risk product platform data analytics digital
    strategy policy communications comms development growth design security infrastructure cloud
    payments procurement supply logistics quality safety customer success service services
    support education curriculum admissions history english maths mathematics physics chemistry
    biology music art arts law nursing medicine clinical health psychology economics philosophy
    languages partnerships philanthropy fundraising membership events media affairs trading
    equities credit tax audit treasury planning facilities estates property construction
    manufacturing production retail merchandising buying technology technical systems networks
    learning ai
    """.split()
)
"""Fields of work, which are part of the role even after a comma: "Director, Sales"."""


def the_role(role: str, noun: str = "role") -> str:
    """Return a role as a noun phrase: "the Programming Lead role".

    `noun`, which depends on the tone, is added after the role, unless the writer typed one: "the
    post of Head Gardener". Numbers, places, contracts and levels are left out.
    """
    short = _shorten(role)
    if _is_plain(short):
        return f"the {short} {noun}"
    if re.match(_NOUN_AT_START, short):
        return f"the {re.sub(_NOUN_AT_START, _lower_case, short, count=1)}"
    in_lower_case, noun_count = re.subn(_NOUN_AFTER_NAME, _lower_case, short)
    return f"the {in_lower_case}" if noun_count else f"the {short} {noun}"


def _lower_case(match: re.Match[str]) -> str:
    return match[0].lower()


def short_role_name(role: str) -> str:
    """Return a role without an article or a noun such as "job": "Programming Lead"."""
    return _without_noun(_shorten(role))


def is_training(role: str) -> bool:
    """Return whether a role is for training or voluntary work, which is not called a job."""
    return not _TRAINING_WORDS.isdisjoint(re.findall(r"\w+", role.casefold()))


def role_in_subject(role: str) -> str:
    """Return a role for the subject: as typed, but without an article and a noun such as "role"."""
    return _without_noun(role if _is_plain(role) else re.sub(_ARTICLE, "", role))


def _is_plain(role: str) -> bool:
    """Return whether a role is surely used in full, like "Programming Lead".

    Most roles are, and need none of the patterns.
    """
    return all(
        word.replace("-", "").isalpha() and word.casefold() not in _WORDS_IN_PATTERNS
        for word in role.split()
    )


def _without_noun(role: str) -> str:
    """Return a role without a noun such as "position" at its end or before a preposition."""
    if _is_plain(role) or _WORDS_IN_PATTERNS.isdisjoint(word_set(role)):
        return role.strip() or role
    return re.sub(_NOUN_AFTER_NAME, "", role).strip() or role


def _shorten(role: str) -> str:
    """Return an advertised role without numbers, places, contracts and levels."""
    if _is_plain(role) or len(role) > _MAX_LENGTH:
        return role
    without_article = re.sub(_ARTICLE, "", role)
    if re.search(r"\d", role) or not _PARTS_OF_WORDS_IN_PATTERNS.isdisjoint(word_set(role)):
        # A label may stand before the number or after it.
        short = re.sub(_NUMBER_AT_START, "", re.sub(_LABEL, "", without_article))
        short = re.sub(_LEVEL_AT_START, "", re.sub(_LABEL, "", short))
        short = _without_ends(_without_details(short))
    else:
        short = _without_details(without_article)
    short = re.sub(_ARTICLE, "", short.strip(" ,;:|-–—#"))
    # One letter is not a role.
    return short if sum(map(str.isalpha, short)) > 1 else without_article


def _without_details(role: str) -> str:
    """Return a role without details in brackets or after a comma or dash, unless it needs them."""
    short = re.sub(_BRACKETS, lambda match: match[0] if _needs_detail(role, match[1]) else "", role)
    head, *details = re.split(_SEPARATOR, short)
    detail = " ".join(details)
    field_follows_person = _ends_with_person(head) and not _ends_with_person(detail)
    # "Music, Dance and Drama Teacher", but not "Workshop Instructor, Carpentry and Joinery"
    is_list = "," in short and re.search(_AND, detail) is not None and not field_follows_person
    is_clear = not is_list and not _needs_detail(head, detail)
    return head if details and is_clear else short


def _ends_with_person(text: str) -> bool:
    """Return whether the last word of a text is what people are called: "Workshop Instructor"."""
    return is_person(text.casefold().rpartition(" ")[2])


def _without_ends(role: str) -> str:
    """Return a role without the numbers, genders, contracts and levels at its end."""
    short, previous = role, ""
    # Each may be followed by any other: "Nurse Band 6, part-time, m/f/d".
    while previous != short:
        previous = short
        for pattern in (_NUMBER_AT_END, GENDERS_AT_END, _CONTRACT, _LEVEL_AT_END):
            short = re.sub(pattern, "", short)
    return short


def _needs_detail(head: str, detail: str) -> bool:
    """Return whether a role would be unclear without the detail after it.

    "Director" is unclear without "Sales"; "Finance" needs whatever follows it.
    """
    words = re.findall(r"\w+", re.sub(_BRACKETS, "", head).casefold())
    names_field = not _FIELD_WORDS.isdisjoint(re.findall(r"\w+", detail.casefold()))
    return (names_field and _GENERIC_WORDS.issuperset(words)) or _FIELD_WORDS.issuperset(words)
