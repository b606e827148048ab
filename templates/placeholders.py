"""Left-overs: what a template left to fill in, in every style that templates have."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_OWNERS = (
    "your their the his her interviewer recruiter recipient candidate employer sender client "
    "manager contact person company organisation organization job position role first last full "
    "family given insert add enter specific current new relevant mention"
)
_WHOSE = rf"(?:(?:hiring\smanager|{'|'.join(_OWNERS.split())})(?:['’]s)?\s+)*"
_FIELD = (
    rf"{_WHOSE}(?:name|names|surname|firstname|lastname|fullname|company|organi[sz]ation|employer|"
    r"job|job\s?title|position|title|role|date|time|day|month|year|interviewer|recruiter|recipient|"
    r"hiring\smanager|department|team|project|topic|detail|details|skill|skills|industry|field|"
    r"phone|phone\snumber|telephone|number|email|e-mail|address|city|location|signature|salutation|"
    r"contact\sinformation|contact\sinfo|contact\sdetails|linkedin\surl|url|link|reason)"
)
_TITLED = (
    r"(?:(?:Your|Recipient|Recruiter|Interviewer|Company|Organi[sz]ation|Hiring Manager|Manager|"
    r"Employer|First|Last|Full|Insert|Contact|Candidate|Person)(?:['’]s)?\s(?:(?:First|Last|Full)\s)?Name|"
    r"(?:Job|Position|Role)\s(?:Title|Name)|Your\s(?:Phone|Email|Telephone|Address|Signature|Title|"
    r"Contact\s(?:Info|Information|Details)|Phone\sNumber|Full\sName|LinkedIn))"
)
_MR = "(?:Mrs?|Ms|Miss|Dr|Mx|Sir)"
_STYLES = {
    # An index after a name ("list[0]") is code, and small letters inside a quotation are its
    # editor's.
    "brackets": r"(?<![\w\])])\[(?!\d*\])(?!\s*(?:sic|…|\.\.\.)\s*\])[^\[\]\n]{1,80}\](?!\()",
    "braces": r"\$?\{\{?\s?[A-Za-z][\w .'’/-]{0,50}\}\}?",
    "angles": r"(?<![\w<])<{1,2}(?!/)[A-Za-z][A-Za-z0-9 _.'’/-]{1,60}>{1,2}",
    "guillemets": r"«\s?[A-Z][A-Za-z _'’]{1,40}\s?»",
    "percents": r"%[A-Z][A-Z_]{2,30}%",
    "dollars": r"\$[A-Z][A-Z_]{2,30}\b",
    "blanks": r"(?<![\w_])_{3,200}(?![\w_])|(?<![\w.])\.{6,200}(?!\w)",
    "fields": rf"(?i:\((?:{_FIELD}|name\sof\s(?:the\s)?\w{{3,20}})\))",
    "titled": rf"(?<![\w\"“'‘]){_TITLED}(?![\w\"”])",
    "crosses": r"\b(?:XXX+|X{2,}Y{2,}Z*|XYZ|xxx+)\b(?!\s?-?\s?(?:rated|size))",
    "dates": r"\b(?:XX|xx|DD|dd)(?:/(?:XX|xx|MM|mm)(?:/(?:XX|xx|YY|yy){1,2})?|\s(?:of\s)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)",
    "company": r"\bABC\s(?:Company|Corp|Corporation|Inc|Ltd|Limited|Co|Organi[sz]ation)\b\.?",
    "unsaid": r"\b(?:TBD|TBC|TODO|FIXME|TKTK)\b",
    "insert": r"\b(?:INSERT|ADD|ENTER|FILL IN)\s[A-Z]{3,20}(?:\s[A-Z]{2,20}){0,4}\b",
    "slashes": rf"\b{_MR}\.?\s?/\s?(?:{_MR}|Madam|Ma['’]am)\b\.?(?:\s?/\s?{_MR}\b\.?)?"
    r"|\b(?:he/she|she/he|him/her|his/her|s/he)\b",
    "letters": r"\b(?:Mr|Mrs|Ms|Dr|Company|Prof)\.?\s(?:X|XX|Xyz|Y)\b",
    "shouted": r"\b(?:POSITION|JOB|COMPANY|ROLE|EMPLOYER|INTERVIEWER|RECRUITER|YOUR|FIRST|LAST)"
    r"\s(?:TITLE|NAME)\b",
    "latin": r"(?i:\blorem ipsum\b)",
}
_STYLED = re.compile("|".join(f"(?P<{name}>{style})" for name, style in _STYLES.items()))
_SIGNS = re.compile(r"[\[{<«%$*_(/]|\.{6}|[A-Z]{2}|Name|Title|Your|Ipsum|ipsum|xx|\bX\b")
_CODE = re.compile(r"[=;:{}\"'0-9]")
_MEANT = (
    (
        "sender_name",
        r"(?:your|my|sender|candidate)(?:['’]?s)?[\s_]*(?:full|first|last)?[\s_]*name|signature",
    ),
    ("role", r"job|role|position|vacancy|title"),
    ("organisation", r"compan|organi[sz]ation|employer|firm|\bcorp"),
    ("recipient_name", r"name|recruiter|interviewer|manager|recipient|mr|ms|mrs|sir"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Something left to fill in, where it stands, and the answer that it plainly asks for."""

    start: int
    end: int
    text: str
    field: str


def placeholders(text: str) -> Iterator[Placeholder]:
    """Yield every left-over in a text, in order."""
    if not _SIGNS.search(text):
        return
    for found in _STYLED.finditer(text):
        words = found[0]
        if found.lastgroup == "brackets" and _editorial(text, found):
            continue
        if found.lastgroup == "braces" and _CODE.search(words.strip("${} ")):
            continue
        if found.lastgroup == "angles" and (
            "." in words or (words.strip("<>").isupper() and len(words) < 5)
        ):
            continue
        yield Placeholder(found.start(), found.end(), words, _meant(words))


def _editorial(text: str, found: re.Match[str]) -> bool:
    inside = found[0][1:-1].strip()
    before = text[max(0, found.start() - 200) : found.start()]
    quoted = before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")
    return quoted and inside[:1].islower()


def _meant(words: str) -> str:
    for field, pattern in _MEANT:
        if re.search(pattern, words, re.IGNORECASE):
            return field
    return ""
