"""Reduce a text to the name of a role, and tell whether it can be one."""

import re
from collections.abc import Sequence

from templates.grammar.grammar_words import MONTHS, WEEKDAYS
from templates.letter.roles import GENDERS, short_role_name
from templates.mail.alternatives import any_word_of
from templates.mail.names import EMOJI
from templates.mail.role_nouns import (
    RANKS,
    RANKS_ALONE,
    has_role_noun,
    is_plural_of_role_noun,
    is_role_noun,
    names_role,
)
from templates.names.capitals import with_usual_capitals
from templates.names.word_kinds import as_listed
from templates.text import tidy

POSITION_WORDS = any_word_of(
    """
    roles? positions? posts? vacancy vacancies jobs? openings? opportunity internships?
    traineeship fellowship studentship placement apprenticeship appointment search
    requisition req hire spot (?<!training_)contract competition function seats? headcount slot
    secondment class intake cohort thing gig hours shifts maternity_cover band(?!_[0-9]) place
    training_course training_programme
    """
)
_ID_LABEL = (
    r"(?:job|req(?:uisition)?|ref(?:erence)?|vacancy|posting|position|role|post|id|no|nr|"
    r"number|code)\b\.?[\s:#-]*"
)
"""Any of "Job", "Ref." and "No:" in "Job Ref. No: 214"."""
_ID_NUMBER = (
    r"(?:(?!\d(?:st|nd|rd|th)\b)[A-Z]{0,5}[-_/. ]?\d[\w/.-]{2,}|"  # "R20231", "2026/14"
    r"[A-Z]{1,5}(?:/[A-Z0-9]{1,8}){1,4}|"  # "HR/AE/26"
    r"[A-Z]{1,4}(?:-[A-Z]{1,6}){1,3}-?\d[\w-]+|"  # "AE-OPS-214"
    r"#\d+)"  # "#7"
)
DETAILS_IN_BRACKETS = re.compile(
    rf"(?i)\s*[(\[](?:(?:{_ID_LABEL}){{1,3}}{_ID_NUMBER}|{_ID_NUMBER}|"
    rf"(?:{_ID_LABEL}){{1,3}}[\w/-]{{2,20}}|{GENDERS}|"
    r"\d?[.,]?\d+ ?fte|(?:grade|band|level) \w{1,3}|"
    r"[^()]{0,30}\d[^()]{0,30}(?:yrs?|years?|shifts?|hours?|hrs)\b[^()]{0,30})[)\]]"
)
"""An id, gender marks, hours, a grade or shifts, as in "Gardener (m/f/d)"."""
ID_AT_START = re.compile(
    rf"^(?i:(?:internal |external )?(?:{_ID_LABEL}){{0,3}}){_ID_NUMBER}\s*[:,|/–—-]?\s+(?=\S)"
)
"""As in "Job ID AE-214: Gardener"."""
ID_AT_END = re.compile(
    rf"[\s,;|–—-]+(?i:(?:{_ID_LABEL}){{1,3}})[\w/.-]{{2,20}}$|[\s,;|–—-]+{_ID_NUMBER}$"
)
"""As in "Gardener, ref. 26b" or "Gardener - R20231"."""
_COUNT_AT_START = re.compile(r"(?i)^(?:x ?\d+|\d+ ?x)\s+(?=\S)")
"""As in "2x Gardener"."""
_BRACKETS_AT_START = re.compile(r"^\([^()]*\)\s*(?=\S)")
_BRACKETS_AROUND = re.compile(r"^\(([^()]*)\)$")
"""As in "(Gardener)", what remains of "Result of selection (Gardener)" without its first words."""
_ROLE_IN_BRACKETS = re.compile(r"[^()]+\s\(([^()]{3,60})\)(?: outcome| result)?$")
"""As in "Ada Lovelace (Gardener)", where the brackets say which role the words are about."""
_SHIFT_AT_END = re.compile(
    r"[\s,–—-]+(?:night|day|late|early|twilight|weekend|morning|evening|[123](?:st|nd|rd))"
    r"[ -]shifts?$"
)
"""As in "Gardener night shift"."""
_FTE_AT_END = re.compile(r"(?i)[\s,–—-]+\d?[.,]?\d+ ?fte$")
"""As in "Gardener 0.6 FTE"."""
_COUNT_AT_END = re.compile(r"(?i)\s*(?:\((?:x ?\d+|\d+ ?x|\d+ (?:posts|places))\)|\bx ?\d+)$")
"""As in "Gardener (2 posts)" or "Gardener x2"."""
_BRACKETS_AT_END = re.compile(r"\s*\([^()]*\)$")
_GRADE_AT_END = re.compile(r" [A-Z]{1,4}\d{1,2}$")
"""As in "Gardener TO3"."""
_PLACE_AFTER_COMMA = re.compile(r", [A-Z][\w-]+(?: [A-Z][\w-]+)?$")
"""As in "Gardener, Den Haag"."""
_PLACE_AFTER_IN = re.compile(r" in (?!Charge|Residence)[A-ZÀ-Þ][\w'’-]+$")
"""As in "Gardener in Leiden"; but a post such as "Lecturer in Botany" needs its field."""
_NEEDS_FIELD = re.compile(
    r"(?i)\b(?:lecturer|professor|fellow|reader|researcher|postdoc|scholar|teacher|tutor|trainee|"
    r"apprentice|graduate|intern|associate|student|chair|specialist|consultant|registrar|"
    r"doctor|physician|surgeon|nurse|\w+ship)s?$"
)
_POSITION_AT_START = re.compile(
    rf"(?i)^(?!(?:class|contract|function|intake|search) (?!of|as|for))(?:{POSITION_WORDS}|title)"
    r"(?: title)?(?: of(?: an?| the)?| as(?: an?)?| for(?: the)?|:|,)?\s+(?=\S)"
)
"""As in "Post of a Gardener" or "Job title: Gardener"; but not in "Class Teacher"."""
_APPLICATION_AT_START = re.compile(
    r"(?i)^(?:(?:your |my )?(?:application (?:for|to)|offer of)(?: the)?\s+|"
    r"employment(?:\s*[-–—:,]\s*| as )|"
    # In other languages, as in "Stelle als" and "Candidature au poste de".
    r"(?:stelle|bewerbung|poste|candidature|emploi|puesto|vaga|candidatura|posto|tjänst|ansökan|"
    r"stilling|søknad|functie|vacature|sollicitatie) "
    r"(?:als|auf|au|de|di|como|para|per|pour|som|van|voor)\s+)(?=\S)"
)
"""As in "Your application for the Gardener" or "Employment - Gardener"."""
_WORKLOAD = re.compile(r"[\s,|–—-]+(?:\d{2,3}\s?[-–]\s?)?\d{2,3}\s?%(?=$|\s*[(,]|\s+in\b)")
"""As in "Gardener 80-100%" or "Gardener 100 % (Leiden)"."""
_LEADING_WORDS = any_word_of(
    """
    the an a no every each new our your this that of for as als to open vacant available above
    advertised following next single one two three four becoming another different best re regarding
    """
)
_LEADING_WORD = re.compile(rf"(?i)^{_LEADING_WORDS}\s+(?=\S)")
_FILLERS_AFTER_ROLE = any_word_of(
    """
    application applications interview interviews role position positions post posts places vacancy
    job opening cv
    opportunity status update outcome search decision result results offer candidacy recruitment
    headcount slot seat spot process programme program scheme filled closed absage final_round
    your feedback news any shortlist campaign audition assessment_day assessment_centre
    """
)
FILLERS_AT_END = re.compile(rf"(?i)[\s,–—-]+(?:{_FILLERS_AFTER_ROLE}\s*)+\??$")
"""As in "Gardener – interview feedback" or "Gardener, any news?"."""
_NEXT_LABEL = re.compile(r"(?<=\)) [A-Z]\w+(?: \w+)?: .*$")
"""The next line of a list of details, as in "Gardener (part time) Employer: Acme"."""
_STAGE_AT_END = re.compile(
    r"(?i)(?<=\w) (?:(?:assessment|selection|trial|open) (?:day|centre|center)|interviews?)"
    r"(?:,.*|\s+(?:in|on|at|of|for|outcome|result)\b.*)?$"
)
"""As in "Gardener trial day on Monday"."""
_WORDS_BEFORE_TITLE = re.compile(
    rf"(?:(?!(?i:{'|'.join(RANKS)}) )[a-z][\w-]+ )+(?=[A-Z][a-z]+ [A-Z][a-z])"
)
"""As in "client-side Head Gardener" or "registration as Head Gardener"."""
_PLACE_OF_WORKER_AT_END = re.compile(r"(?i)['’]s?(?: (?:chair|seat|bench|berth|desk|stand))?$")
"""As in "the gardener's", before "job", or "the gardener's bench"."""
_JOINING_WORD_AT_END = re.compile(r"(?i)\s+(?:and|or|of|in|for|at|with|the)$")
_START_DATE_AT_END = re.compile(
    r"(?i)(?:,\s*(?:from|to start)|,?\s+(?:starting|beginning|commencing))\s.*$"
)
"""As in "Gardener, from January" or "Gardener starting in March"."""
_PUNCTUATION = " ,.;:–—-|*•·/\"'“”‘’?!"
_MAX_WORDS = 10
_MAX_LENGTH = 90
"""The maximum number of characters in a role."""
_MAX_SHORT_ROLE = 4
"""The maximum number of words in a role that is written in lower case."""
_MAX_ROUNDS = 4
"""How many times the details at both ends are removed, since one may stand behind another."""
_GENERIC_WORDS = frozenset(
    """
    role position post job vacancy opening opportunity application interview this that the above
    any other another similar future same suitable right new current advertised open available
    it us you me we next time first second final final-round last one two three team company
    which working process update career careers interest ideal perfect successful recent different
    particular specific such each every no more more-senior these those relevant present listed
    mentioned exact unsuccessful chosen whole work applied mine yours best employment
    spring summer autumn winter internal external
    """.split()
).union(WEEKDAYS, MONTHS)
"""Words that do not name a role by themselves.

A text that begins with such a word counts as a role only if it also has a role noun.
"""
_TITLES = frozenset("professor captain sister matron father sergeant dean chef".split())
"""Job titles that stand before names, as in "Captain Cook"."""
_LEVEL_WORDS = frozenset("year grade level band key stage".split())
"""Words that form a level with a number, such as "Year 4", which is not a role."""
SMALL_WORDS = frozenset("and at cum de for in of on the to with".split())
"""Words that stay in lower case in title case."""
_NEVER_IN_ROLES = frozenset(
    """
    is are was were be been has have had will would can could shall should may might do does did
    we i you they he she your my us me them who that which because if when not thank thanks
    decided applying applied told offer offered filled regret inform unfortunately taking given
    all there there's within hiring candidates applicants ones hello hi dear
    """.split()
)
"""Words that a sentence may have around a role, but never in it."""


def clean_role(text: str) -> str:
    """Return a role without the details around it, such as an id, gender marks or a place."""
    name = _STAGE_AT_END.sub("", _NEXT_LABEL.sub("", tidy(EMOJI.sub(" ", text))))
    name = _BRACKETS_AROUND.sub(r"\1", name.strip(_PUNCTUATION))
    name = re.sub(r"\bAsst\b\.?", "Assistant", name)
    in_brackets = _ROLE_IN_BRACKETS.match(name)
    if in_brackets and names_role(in_brackets[1]) and not has_role_noun(name.partition("(")[0]):
        before_comma = in_brackets[1].partition(", ")[0]
        name = before_comma if names_role(before_comma) else in_brackets[1]
    for _ in range(_MAX_ROUNDS):
        previous_name = name
        for pattern in (
            DETAILS_IN_BRACKETS, _APPLICATION_AT_START, ID_AT_START, ID_AT_END, _LEADING_WORD,
            _POSITION_AT_START, _COUNT_AT_END, _FTE_AT_END, _WORKLOAD, _START_DATE_AT_END,
            _COUNT_AT_START, _BRACKETS_AT_START,
        ):  # fmt: skip
            name = pattern.sub("", name)
        name = name.strip(_PUNCTUATION)
        if name == previous_name:
            break
    name = _without_fillers_at_end(_JOINING_WORD_AT_END.sub("", name))
    if (match := _WORDS_BEFORE_TITLE.match(name)) and names_role(name[match.end() :]):
        name = name[match.end() :]
    # The noun before "for" is no job in "Candidates for Gardener".
    before, _, after = name.partition(" for ")
    if names_role(after) and not has_role_noun(before):
        name = after
    if _has_open_bracket(name):
        name = name.partition("(")[0].strip(_PUNCTUATION)
    return _without_details_at_end(_without_text_after_dash(name))


def _has_open_bracket(text: str) -> bool:
    return text.count("(") != text.count(")")


def _without_text_after_dash(name: str) -> str:
    """Return a role without the text after a dash, such as a place, unless it belongs to the role.

    "Gardener - Leiden" becomes "Gardener", but "Manager - Quality" needs its field.
    """
    before_dash = re.split(r"\s+[-–—/|]\s+", name)[0]
    if before_dash == name or _has_open_bracket(before_dash) or not names_role(before_dash):
        return name
    needs_rest = " - " in short_role_name(name.replace("–", "-"))
    return name if needs_rest else before_dash


def _without_details_at_end(name: str) -> str:
    """Return a role without brackets, a place, a grade and a "'s" at its end.

    They stay if the rest only names a rank, as in "Assistant Manager (Accounts)".
    """
    for pattern in (
        _PLACE_OF_WORKER_AT_END, _BRACKETS_AT_END, _PLACE_AFTER_COMMA, _GRADE_AT_END, _SHIFT_AT_END,
    ):  # fmt: skip
        short = pattern.sub("", name)
        if names_role(short):
            name = short
    before = _PLACE_AFTER_IN.sub("", name)
    return before if names_role(before) and not _NEEDS_FIELD.search(before) else name


def _without_fillers_at_end(name: str) -> str:
    """Return a role without words such as "application", if it still ends in a role noun."""
    short = FILLERS_AT_END.sub("", name)
    last_word = short.split()[-1] if short else ""
    # "Head" is a role noun, but needs something after it.
    return short if last_word != "Head" and is_role_noun(as_listed(last_word)) else name


def without_organisation(text: str, organisations: tuple[str, ...]) -> str:
    """Return a role without the name of an organisation before or after it.

    "Acme's Gardener" and "Gardener at Acme" become "Gardener".
    """
    for name in map(re.escape, filter(None, organisations)):
        organisation_before = (
            rf"(?i)^(?:application (?:to|with|at) )?(?:the )?{name}"
            r"(?:['’]s\s+|\s*[–—|-]\s*|\s+)(?=\S)"
        )
        role = re.sub(organisation_before, "", text)
        if role != text and names_role(role):
            text = role
        separator = r"(?:\s*[,–—|-]\s*|\s+(?:of|at|with|for|in|bei|hos|chez|bij)\s+)"
        organisation_after = rf"(?i){separator}(?:the )?{name}\b.*$"
        role = re.sub(organisation_after, "", text)
        if role and role != text:
            return role
    return text


def may_be_role(name: str, *, is_uncertain: bool, is_in_subject: bool) -> bool:
    """Return whether a text can be the name of a role.

    If `is_uncertain`, the words around the text hardly show that it is a role, so it must have a
    role noun. In a subject, a role noun in lower case may stand alone: "Your application
    hydrologist". Otherwise, a text without a role noun or a capital must be in a subject, too.
    """
    words = name.split()
    if not 1 <= len(words) <= _MAX_WORDS or len(name) > _MAX_LENGTH:
        return False
    lower = [as_listed(word) for word in words]
    if len(words) > 1 and words[-1] == "I":
        # A level in Roman numerals, not the pronoun.
        lower = lower[:-1]
    if (len(words) == 1 and lower[0] in RANKS_ALONE) or _is_friend(lower):
        return False
    is_titled_person = len(words) == 2 and lower[0] in _TITLES and not is_role_noun(lower[1])
    if is_titled_person or re.search(r"[@«»“”\"]", name) or not _NEVER_IN_ROLES.isdisjoint(lower):
        return False
    has_noun = has_role_noun(name)
    is_generic = all(
        word in _GENERIC_WORDS or word in _LEVEL_WORDS or word.isdigit() for word in lower
    )
    # As in "AE/214".
    is_id = len(words) == 1 and re.search(r"/\w*\d", name) is not None
    if is_generic or is_id or (lower[0] in _GENERIC_WORDS and not has_noun):
        return False
    has_enough_capitals = 2 * sum(map(_has_capital, words)) >= len(words)
    if not is_uncertain:
        return has_noun or is_in_subject or (has_enough_capitals and _has_capital(words[0]))
    names_only_career_level = lower in (["graduate"], ["trainee"])
    may_be_one_word = is_in_subject and not RANKS.issuperset(lower)
    min_words = 1 if may_be_one_word else 2
    # As in "assistant/gardener".
    ends_in_noun = is_role_noun(lower[-1].split("/")[-1])
    # As in "our trustees": people, and not a job.
    names_people = is_plural_of_role_noun(lower[-1]) and not _has_capital(words[-1])
    is_short_role = min_words <= len(words) <= _MAX_SHORT_ROLE and ends_in_noun and not names_people
    return has_noun and not names_only_career_level and (has_enough_capitals or is_short_role)


def _is_friend(words: Sequence[str]) -> bool:
    """Return whether words end in "mate" as people call each other, unlike "driver's mate"."""
    kinds = ("first", "second", "third", "chief", "running", "bosun", "boatswain")
    before = words[-2] if len(words) > 1 else ""
    return words[-1] == "mate" and not (before in kinds or before.endswith(("'s", "’s", "s")))


def _has_capital(word: str) -> bool:
    """Return whether a word begins with a capital, also after a number, as in "3D"."""
    return word.lstrip("0123456789")[:1].isupper()


def in_title_case(name: str) -> str:
    """Return a role in title case if it is written in capitals or in lower case only."""
    # A short word in capitals is an abbreviation, such as "CEO".
    if name.isupper() and len(name) < 5:
        return name
    title_case = with_usual_capitals(name)
    if not title_case:
        return name
    words = [word.lower() if word.lower() in SMALL_WORDS else word for word in title_case.split()]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])
