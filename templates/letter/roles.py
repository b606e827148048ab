"""Names the role and the organisation inside a sentence, as people say them."""

import re

# Patterns are strings because most roles need none of them: see `names`.
_NOUNS = "role|position|post|job|vacancy|opening|internship|traineeship"
_NOUN = rf"(?i)\b({_NOUNS})$"
_NOUN_AND_MORE = rf"(?i)\b({_NOUNS})\s+(?=(?:in|on|at|for|with)\s)"
_NOUN_FIRST = r"(?i)(role|position|post|job)(?= (?:of|as)\b)"
_ARTICLE = r"(?i)^(?:the|an?)\s+(?=\S)"
_LABEL = (
    r"(?i)^(?:(?:job|position|role|post)(?:\s+(?:title|name))?|vacancy|title|re|application for)"
    r"\s*:\s*"
)
_REFERENCE = (
    r"(?:(?:job|req(?:uisition)?|ref(?:erence)?|vacancy|posting|position|role|post)\b\.?[\s/:#-]*)?"
    r"(?:(?:id|no|nr|num|number|code|ref|req)\b\.?[\s:#-]*)?#?"
)
_NUMBER = r"[A-Z]{0,4}[-/]?\d[\d/-]{2,}[\w-]*"
_NUMBER_IN_FRONT = rf"(?i)^{_REFERENCE}{_NUMBER}\s*[:,|–—-]?\s+(?=\S)"
_NUMBER_BEHIND = rf"(?i)[\s,;|–—-]+{_REFERENCE}{_NUMBER}$"
_GENDERS = r"(?:[mfwdhx](?:\s?[/|*]\s?[mfwdhx]){1,3}|all genders)"
_GENDERS_BEHIND = rf"(?i)\s*[-–—,|]?\s*\b{_GENDERS}$"
_CONTRACT = (
    r"(?i)[\s,]+(?:maternity|paternity|parental leave|sickness) (?:cover|leave)$"
    r"|[\s,]+(?:fixed[- ]term|zero[- ]hours)(?: contract)?$|[\s,]+\d+[- ]?months?(?: contract)?$"
    r"|[\s,]+(?:part|full)[- ]time$|[\s,]+(?:\d*\.\d+|\d+) ?fte$"
)
_LEVEL = r"(?:level|grade|band|class|tier)\s\d+\w?"
_LEVEL_IN_FRONT = rf"(?i)^{_LEVEL}\s+(?=\S)(?!(?:\w+\s)?(?:teacher|tutor|lead|assistant)\b)"
_LEVEL_BEHIND = rf"(?i)[\s,]+(?:{_LEVEL})$|\s+(?-i:I{{1,3}}|IV|V|[LPE]\d)$"
_BRACKETS = r"\s*[(\[{]([^()\[\]{}]*)[)\]}]"
_SEPARATOR = r"\s+[-–—|]\s+|\s*[–—|]\s*|,\s+|\s*;\s+"
_AND = r"(?i)(?:\band\b|&)"
_MAX_LENGTH = 200
"""Characters; a longer text is no role, and would take long to search."""
_NOT_PLAIN = frozenset(
    """
    a all an and application band class code contract cover fixed-term for full-time genders grade
    i id ii iii internship iv job leave level no number opening part-time position post posting ref
    reference req requisition role the tier time title traineeship v vacancy zero-hours
    """.split()
)
"""Words that the rules below look at."""
_GENERIC = frozenset(
    """
    head director manager president vice vp svp evp avp dean professor lecturer instructor
    teacher tutor adjunct fellow chair member officer executive associate assistant lead
    specialist coordinator partner principal chief senior junior deputy managing general of the
    consultant analyst engineer nurse editor advisor adviser trainee apprentice intern
    """.split()
)
"""Words that alone do not tell what somebody does: the "Director" of what?"""
_FIELDS = frozenset(
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
"""Words that tell it behind a comma, as a place or a contract does not: "Director, Sales"."""


def the_role(role: str, noun: str = "role") -> str:
    """Return a role as a noun phrase: "the Programming Lead role", never "role role".

    `noun` is what the tone calls it, such as "post". A role typed with its own noun keeps it ("the
    post of Head Gardener"), and an article typed in front is not doubled. Numbers, places,
    contracts and levels are left out.
    """
    short = _shorten(role)
    if _is_plain(short):
        return f"the {short} {noun}"
    if re.match(_NOUN_FIRST, short):
        return "the " + re.sub(_NOUN_FIRST, lambda noun: noun[1].lower(), short, count=1)
    if re.search(_NOUN_AND_MORE, short) or re.search(_NOUN, short):
        return "the " + re.sub(_NOUN, lambda noun: noun[1].lower(), short)
    return f"the {short} {noun}"


def role_name(role: str) -> str:
    """Return the name of a role for a sentence, without article and noun: "Programming Lead"."""
    return _without_noun(_shorten(role))


def role_as_typed(role: str) -> str:
    """Return a role for a subject: as typed, but for an article in front and a noun behind."""
    return _without_noun(role if _is_plain(role) else re.sub(_ARTICLE, "", role))


def inside_a_sentence(organisation: str) -> str:
    """Return an organisation's name with a leading "The" as it stands inside a sentence."""
    return re.sub(r"^The(?= \S)", "the", organisation)


def _is_plain(role: str) -> bool:
    """Return whether a role is made of words that all belong into a sentence, as most are."""
    return all(
        word.replace("-", "").isalpha() and word.casefold() not in _NOT_PLAIN
        for word in role.split()
    )


def _without_noun(role: str) -> str:
    if _is_plain(role):
        return role
    return re.sub(_NOUN, "", re.sub(_NOUN_AND_MORE, "", role)).strip() or role


def _shorten(role: str) -> str:
    """Return what people call a role that was advertised; as typed where that is in doubt."""
    if _is_plain(role) or len(role) > _MAX_LENGTH:
        return role
    typed = re.sub(_ARTICLE, "", role)
    short = re.sub(_NUMBER_IN_FRONT, "", re.sub(_LABEL, "", typed))
    short = re.sub(_LEVEL_IN_FRONT, "", re.sub(_LABEL, "", short))
    short = re.sub(_BRACKETS, lambda match: match[0] if _is_needed(short, match[1]) else "", short)
    head, *tails = re.split(_SEPARATOR, short)
    is_list = "," in short and re.search(_AND, " ".join(tails))
    if tails and not is_list and not _is_needed(head, " ".join(tails)):
        short = head
    before = ""
    while before != short:
        before = short
        for pattern in (_NUMBER_BEHIND, _GENDERS_BEHIND, _CONTRACT, _LEVEL_BEHIND):
            short = re.sub(pattern, "", short)
    short = re.sub(_ARTICLE, "", short.strip(" ,;:|-–—#"))
    return short if sum(map(str.isalpha, short)) > 1 else typed


def _is_needed(head: str, detail: str) -> bool:
    """Return whether a role would not be known without a detail behind it."""
    words = re.findall(r"\w+", re.sub(_BRACKETS, "", head).casefold())
    field = not _FIELDS.isdisjoint(re.findall(r"\w+", detail.casefold()))
    return (field and _GENERIC.issuperset(words)) or _FIELDS.issuperset(words)
