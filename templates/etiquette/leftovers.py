"""Find what is left of a template in a text, such as "[Company Name]", in many styles.

A template shows what to fill in by its name ("company"), by letters instead of a word ("XX"), or by
a made-up value ("John Doe").
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from templates.answers import Answers
from templates.grammar.grammar_words import MONTHS

# A slot is the text to replace in a leftover: a word such as "name", with qualifiers before it,
# such as "company" or "the recruiter's".
_QUALIFIER_WORDS = (
    "your their the his her interviewer recruiter recipient candidate employer sender client "
    "manager contact person company organisation organization job position role first last full "
    "family given insert add enter specific current new relevant mention"
)
_QUALIFIERS = rf"(?:(?:hiring\smanager|{'|'.join(_QUALIFIER_WORDS.split())})(?:['’]s)?\s+)*"
_SLOT = (
    rf"{_QUALIFIERS}(?:name|names|surname|firstname|lastname|fullname|company|organi[sz]ation|employer|"
    r"job|job\s?title|position|title|role|date|time|day|month|year|interviewer|recruiter|recipient|"
    r"hiring\smanager|department|team|project|topic|detail|details|skill|skills|industry|field|"
    r"phone|phone\snumber|telephone|number|email|e-mail|address|city|location|signature|salutation|"
    r"contact\sinformation|contact\sinfo|contact\sdetails|linkedin\surl|url|link|reason)"
)
_TITLE_CASE_QUALIFIERS = (
    "Company|Organi[sz]ation|Position|Role|Job|Interviewer|Recruiter|Recipient|Hiring Manager|"
    "Manager|Firm|Employer|Department|Team|Project|Contact|Candidate|Person|First|Last|Full|Your|"
    "Sender|Client|University|Insert"
)
_TITLE_CASE_SLOT = (
    rf"(?:(?:{_TITLE_CASE_QUALIFIERS})(?:['’]s)?\s)+(?:Name|Title|Surname|Here)|Your\s(?:Phone|Email|Telephone|"
    r"Address|Signature|Contact|Company|LinkedIn)(?:\s(?:Info|Information|Details|Number))?"
)
_UPPER_CASE_SLOTS = (
    "NAME|COMPANY|POSITION|ROLE|TITLE|DATE|EMPLOYER|INTERVIEWER|RECRUITER|ORGANI[SZ]ATION|TEAM"
)
_SLOTS_BETWEEN_SAME_MARKS = (
    r"(?:first|last|full|sur|company|recruiter|interviewer|manager|recipient)?[_\s-]?name|company|"
    r"organi[sz]ation|employer|(?:job|position|role)[_\s-]?title|job|position|role|title|date|interviewer|recruiter|"
    r"recipient|hiring[_\s-]?manager|department|topic|project|(?:insert|add|enter|your)\s[^*~|=#@%\n]{2,40}"
)
"""The slots that are leftovers if the same mark is on both sides: "*company*"."""
_TITLES = "(?:Mrs?|Ms|Miss|Dr|Mx|Sir)"
_STYLES = (
    # [Company Name], but not an index, as in "list[0]", nor an editorial remark, as in "[sic]".
    r"(?P<brackets>(?<![\w\])])\[(?!\d*\])"
    r"(?!\s*(?:sic|…|\.\.\.|emphasis\s\w+|[a-z]-[a-z]|[A-Z]-?\d+)\s*\])[^\[\]\n]{1,80}\](?!\())",
    # {{company}}
    r"(?P<braces>\$?\{\{?\s?[A-Za-z][\w .'’/-]{0,50}\}\}?)",
    # <Your Name>
    r"(?P<angle_brackets>(?<![\w<])<{1,2}(?!/|(?:div|span|table|html|body|head|code|pre|br|img)\b)"
    r"[A-Za-z][A-Za-z0-9 _.'’/-]{1,60}>{1,2})",
    # «First Name»
    r"«\s?[A-Z][A-Za-z _'’]{1,40}\s?»",
    # %COMPANY%
    r"%(?!PATH|HOME|USER)[A-Z][A-Z_]{2,30}%",
    # $COMPANY_NAME
    r"\$(?!PATH\b|HOME\b|USER\b|SHELL\b|EDITOR\b)[A-Z][A-Z_]{2,30}\b",
    # ____, ......
    r"(?<![\w_])_{3,200}(?![\w_])|(?<![\w.])\.{6,200}(?!\w)",
    # (company name)
    rf"(?<![Yy]our )(?i:\((?:{_SLOT}|name\sof\s(?:the\s)?\w{{3,20}})\))",
    # Hiring Manager Name
    rf"(?<![\w\"“'‘]){_TITLE_CASE_SLOT}(?![\w\"”])",
    # XXX, XYZ
    r"(?<!Bowl )(?<!Chapter )(?<!Volume )(?<!Part )"
    r"\b(?:XXX+|X{2,}Y{2,}Z*|XYZ|xxx+)\b(?!\s?-?\s?(?:rated|size|axes|axis|coordinates))",
    # 20XX
    r"\b(?:20|19)(?:XX|xx|YY|__)\b",
    # Dear XX
    r"\b(?:Dear|Hi|Hello|the|at|from)\sXX?\b(?!-\w|\sax[ie]s)",
    # XX/XX/XXXX, DD March
    r"\b(?:XX|xx|DD|dd)(?:/(?:XX|xx|MM|mm)(?:/(?:XX|xx|YY|yy){1,2})?|\s(?:of\s)?"
    rf"(?:{'|'.join(map(str.capitalize, MONTHS))})\b)",
    # ABC Company
    r"\bABC\s(?:Company|Corp|Corporation|Inc|Ltd|Limited|Co|Organi[sz]ation)"
    r"\b\.?",
    # TBC
    r"\b(?:TBD|TBC|TKTK|(?<!a )(?:TODO|FIXME)(?! (?:comments?|lists?|items?)))\b",
    # INSERT COMPANY
    r"\b(?:INSERT|ADD|ENTER|FILL IN)\s"
    r"[A-Z]{3,20}(?:\s[A-Z]{2,20}){0,4}\b",
    # Mr/Ms, his/her
    r"\b(?!Sir\s?/\s?Madam)"
    rf"{_TITLES}\.?\s?/\s?(?:{_TITLES}|Madam|Ma['’]am)\b\.?(?:\s?/\s?{_TITLES}\b\.?)?"
    r"|\b(?:he/she|she/he|him/her|his/her|s/he)\b",
    # Mr X
    r"\b(?:Mr|Mrs|Ms|Dr|Company|Prof)\.?\s(?:X|XX|Xyz|Y)\b(?!\s(?:is|was)\b)",
    # YOUR NAME, joining COMPANY
    rf"\b(?:YOUR|FIRST|LAST|FULL|JOB|{_UPPER_CASE_SLOTS})\s(?:TITLE|NAME)\b"
    rf"|(?<=[a-z,]\s)(?:{_UPPER_CASE_SLOTS})\b(?!\s[A-Z]{{2}})",
    # (add a reason)
    r"(?i:\((?:insert|enter|fill\sin|state|specify|choose|"
    r"delete\sas|add\s(?:a|your|the)|your\s(?:full\s)?name)\b[^()\n]{0,60}\)|\((?:factor|factors|example|examples|event|"
    r"achievement|product|person|people)\))",
    # (Ort einsetzen), (insérer le nom)
    r"(?i:"
    r"\([^()\n]{1,60}\s(?:einsetzen|einfügen|eintragen|ergänzen|invullen)\)"
    r"|\((?:insérer|insertar|inserire|inserir)\s[^()\n]{1,60}\))",
    # at …,
    r"\b(?:the|your|at|on|of|for|about|dear|hi|an?|with|in|to)\s"
    r"(?:\.{3}|…)(?=[\s,])",
    # ####, ???
    r"(?<![\w*#?@])(?:\*{6,}|#{4,}|(?<=Dear )(?:\*{3,}|#{2,})|@{2,}|"
    r"\?{3,}|-{4,})(?![\w*#?@-])",
    # with Y
    r"\b(?:the|at|Dear|Hi|Hello|with)\s[XYZ]\b"
    r"(?![-'’.]\w|\s(?:ax[ie]s|and\s[XYZ]\b|chromosomes?|factor|rays?))(?=[\s,.!?]|$)",
    # company_name
    r"\b(?:company|job|role|your|first|last|recipient|interviewer|position|employer|"
    r"hiring_manager|manager)(?:[_-]name|_title)\b",
    # your.name@host, 555-1234
    r"\b(?:your[._]?(?:name|e?mail)|(?:first|last)[._]?name|name)@\w"
    r"|(?<=/)your[-_.]?name\b"
    r"|@(?:company|example|email|domain|yourdomain)\.com\b"
    r"|\b(?:555|123|000)-(?!01\d\d\b)(?:\d{3}-)?\d{4}\b",
    # role/position
    r"\b(?:role/position|position/role|job/position|position/job|email/call|"
    r"call/email|email/letter|letter/email|company/organi[sz]ation|interview/meeting|him/her/them|"
    r"he/she/they)\b",
    # *company*
    rf"(?P<mark>\*{{1,2}}|~{{1,2}}|\||=|\#{{1,2}}|@{{1,2}}|%{{1,2}}|(?<!\w)-)"
    rf"(?i:{_SLOTS_BETWEEN_SAME_MARKS})(?P=mark)(?!\w)",
    # &lt;company&gt;
    r"&lt;\s?\w[\w .'’/-]{1,40}&gt;",
    # firstname, Dear Recipient
    r"\b(?i:firstname|lastname|fullname)\b"
    r"|(?:(?<=\bDear\s)|(?<=\bHi\s)|(?<=\bHello\s)|\b(?:Mr|Mrs|Ms|Dr|Prof|Miss)\.?\s)"
    r"(?:First |Last |Full )?(?:Name|Surname|Recipient|Contact)\b(?!\s[A-Z]|-)"
    r"|\b(?:First Last|Name Surname|Forename Surname)\s*$",
    # Ms Placeholder
    r"\b(?:"
    rf"{_TITLES}\.?\s(?:Placeholder|Doe-Placeholder)|[A-Z]\w{{1,12}}-Placeholder)\b",
    # City, State; Month Day
    r"\b(?:Your\s)?City,\sState\b|\bMonth\s(?:Day|DD)\b|\(123\)\s?456-7890",
    # Dear @name
    r"\bDear\s@\w+",
    # "insert the company"
    r"[\"“‘](?i:insert|add|enter|fill\sin)\s[^\"”’\n]{2,40}[\"”’]"
    r"|\b(?i:your (?:full )?name here)\b",
    # "[company" or "company]", without the other bracket
    rf"(?<![\w\])])[\[{{<](?i:{_SLOT})(?=[\s,.!?]*$|,)"
    rf"|(?<=\s)(?i:{_SLOT})[\]}}](?=[\s,.!?]|$)",
    # Dear null, $first_name, #NAME?
    r"\b(?:Dear|Hi|Hello|Hey)\s"
    r"(?:null|undefined|%s|\{\d\}|None|nan|NaN|N/A|n/a|user|USER|_|-|—|–)(?=[\s,.!]|$)"
    r"|(?<!\w)\$(?:first|last|full)?_?(?:name|company|role|position)\b|#NAME\?"
    r"|\b00/00/(?:00){1,2}\b",
    # Xxxx, John Doe, asdf
    r"\bXxx+\b|\b(?:John|Jane)\sDoe\b|\b(?i:blah)[,\s]+blah\b|\basdf\w*\b",
    # enter name here
    rf"\b(?i:insert|fill\sin|enter)\s(?i:the\s|your\s|a\s)?"
    rf"(?i:{_SLOT})\s(?i:here)\b",
    # at Company
    r"(?:(?<=\bat\s)|(?<=\bwith\s)|(?<=\bjoin\s)|(?<=\bjoining\s)|(?<=\bfor\s))Company\b"
    r"(?:\s(?:Inc|Ltd|Corp|X|Y|A|B)\b)?(?!\s[A-Z])",
    # Dear xxx
    r"\b(?:Dear|Hi|Hello|Hey)\s(?:xx+|yy+|zz+)\b",
    # lorem ipsum
    r"(?i:\blorem ipsum\b)",
)
"""The styles, each below an example.

`_is_false_alarm` makes exceptions for the groups "brackets", "braces" and "angle_brackets".
"""


@cache
def _compile_styles() -> re.Pattern[str]:
    # The pattern is compiled when it is first needed: that takes 30 ms, and few texts need it.
    return re.compile("|".join(_STYLES))


_QUICK_SEARCH = re.compile(
    r"[\[{<«%$*_(/#@…]|\.{3}|\?{3}|-{4}|[-_]name|[A-Z]{2}|Name|Title|Your|Here|ipsum|xx|\b[XYZ]\b|-\d{4}"
    r"|[~|=&@]|(?<!\w)-\w|yy|(?i:firstname|lastname|fullname)|Surname|Recipient|Contact|Last\s*$"
    r"|Company|laceholder"
    r"|[“\"‘](?i:insert|add|enter|fill)|name here|City|Month|Dear|Xyz|\bdd\s"
    r"|H(?:i|ey|ello)\b|%s|00/|Xxx|Doe|[Bb]lah|asdf|[Hh]ere|[\]}]"
)
"""Matches every text that a style can match: extend it together with the styles."""
_CODE_CHARACTER = re.compile(r"[=;:{}\"'0-9]")
"""A character that is in the braces of code, but not of a leftover."""
_MAX_QUOTATION = 200
"""How many characters before a leftover are searched for an opening quotation mark."""
_MAX_ABBREVIATION = 4
"""The maximum length of an abbreviation in angle brackets, including these: "<AI>"."""
_RECIPIENT = r"(?:(?:hiring[\s_-]*)?manager|recruiter|interviewer|recipient|contact|person)"
_NAME = r"(?:(?:first|last|full|given|family)[\s_-]*)?(?:sur|fore)?names?"
_PATTERN_BY_FIELD = {
    "sender_name": r"(?:your|my|sender|candidate)(?:['’]?s)?[\s_]*(?:full|first|last)?[\s_]*name"
    r"|signature",
    "role": r"(?<![a-z])(?:job|role|position|vacancy|title)",
    "organisation": r"(?<![a-z])(?:compan|organi[sz]ation|employer|firm|corp\b)",
    # The leftover may name nothing else, unlike "[project name]" and "[recruiter's phone]".
    "recipient_name": r"\b(?:mr|ms|mrs|sir)\b"
    r"|^[\W_]*(?:(?:insert|add|enter|fill in|the|their|his|her)\s+)*"
    rf"(?:{_RECIPIENT}(?:['’]?s)?(?:[\s_-]*{_NAME})?|{_NAME}(?:\sof\s(?:the|my)\s{_RECIPIENT})?)"
    r"(?:\s+here)?[\W_]*$",
}
"""For each field of `Answers`, a pattern of its leftovers; the first that matches counts."""


class Leftover(NamedTuple):
    """A leftover in a text."""

    start: int
    """Its offset in characters."""
    text: str
    field: str
    """The field of `Answers` that belongs in its place, or ""."""


def find_leftovers(text: str) -> Iterator[Leftover]:
    """Yield every leftover in a text, in order."""
    # The quick search excludes most sentences from the slow one.
    if not _QUICK_SEARCH.search(text):
        return
    for match in _compile_styles().finditer(text):
        if not _is_false_alarm(text, match):
            yield Leftover(match.start(), match[0], _find_field(match[0]))


def find_answers_for_leftovers(answers: Answers) -> Mapping[str, str]:
    """Return the answers that may replace a leftover, by field."""
    return {field: getattr(answers, field) for field in _PATTERN_BY_FIELD}


def _is_false_alarm(text: str, match: re.Match[str]) -> bool:
    """Return whether a match is not a leftover after all.

    It may be an editorial remark, code, or an address or abbreviation in angle brackets: "<AI>".
    """
    matched = match[0]
    if match.lastgroup == "brackets":
        return _is_editorial(text, match)
    if match.lastgroup == "braces":
        return _CODE_CHARACTER.search(matched.strip("${} ")) is not None
    if match.lastgroup == "angle_brackets":
        inside = matched.strip("<>")
        return "." in matched or (inside.isupper() and len(matched) <= _MAX_ABBREVIATION)
    return False


def _is_editorial(text: str, match: re.Match[str]) -> bool:
    """Return whether lower-case words in brackets are inside a quotation: "it [the yard] is"."""
    inside = match[0][1:-1].strip()
    before = text[max(0, match.start() - _MAX_QUOTATION) : match.start()]
    is_quoted = before.count('"') % 2 == 1 or before.rfind("“") > before.rfind("”")
    return is_quoted and inside[:1].islower()


def _find_field(leftover: str) -> str:
    """Return the field of `Answers` that a leftover asks for, or ""."""
    for field, pattern in _PATTERN_BY_FIELD.items():
        if re.search(pattern, leftover, re.IGNORECASE):
            return field
    return ""
