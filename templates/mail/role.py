"""Find the role that a letter is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from templates.letter.names import as_usually_written, key
from templates.letter.roles import role_name
from templates.mail.alternatives import any_word_of
from templates.mail.letter import Letter
from templates.mail.lexicon import LEXICON
from templates.mail.names import normalize
from templates.text import tidy

_NOUN = any_word_of(
    """
    roles? positions? posts? vacancy vacancies jobs? openings? opportunity internships?
    traineeship fellowship studentship placement apprenticeship appointment search
    requisition req hire spot contract competition function seat
    class intake cohort
    """
)
_WORD = r"[\w&'’/+#-]+(?:\.[\w&'’/+#-]+)*(?:(?<=\b[A-Z][a-z])\.)?(?:\([^()]{1,30}\))?"
_TITLE = (
    rf"(?P<role>{_WORD}(?: {_WORD}|, (?=[A-Z]){_WORD}| \([^()]{{1,60}}\)| [-–—|"
    rf"/&] {_WORD}){{0,11}}?)"
)
_END = (
    r"(?=\s*(?:[.;:!?]|,\s|$)|\s[-–—]\s(?![A-Z])|\s+(?i:"
    + any_word_of(
        "at with within here has have had was is are were will to that which who because but on by "
        "as from role roles position positions post job vacancy opening last this yesterday today "
        "we i you recently so and_for and_the and_your and_we and_i in_the in_our in_your for_the "
        "for_our for_us for_your for_which when where after before based vacant unfilled pool "
        "under once again now if so but"
    )
    + r")\b)"
)
_LED_IN = any_word_of(
    """
    interest_in apply_for applying_for applied_for application_for applying_to applied_to
    application_to interview_for interviewed_for considered_for regarding re:? for about
    """
)
_BEFORE_NOUN = re.compile(
    rf"(?i:\b(?:the|our|this|a|an|their|your|that|following|of) ){_TITLE} (?i:{_NOUN})\b"
)
_LED_IN_BEFORE_NOUN = re.compile(rf"(?i:\b{_LED_IN} (?:the |our |an? )?){_TITLE} (?i:{_NOUN})\b")
_AT_START = re.compile(rf"^{_TITLE} (?i:{_NOUN})(?=\s*(?:[,:(–—-]|$))")
_AFTER_NOUN = re.compile(
    rf"(?i:\b(?:{_NOUN}|title)(?: title)?(?: of| as|:| in) (?:the |our |an? )?){_TITLE}{_END}"
)
_JOB_NAMED = re.compile(
    rf"(?i:\b(?:the|our) (?:job|position|role|vacancy|post|requisition) ){_TITLE}{_END}"
)
_LOOSE = re.compile(
    r"(?i:\b"
    + any_word_of(
        "apply_for apply_to applied_for applied_to applying_for applying_to applying_to_be "
        "application_for application_to application_as applied_as interest_in shown_in "
        "interview_for interviewing_for interviewed_for candidacy_for candidature_for "
        "considered_for considered_as to_be search_for hire_for looking_for as_our as offer_for "
        "to_become work_of duties_of recruiting appointed offered offering us_as for"
    )
    + rf" (?:the |our |an? |your )?){_TITLE}{_END}"
)
_AFTER_NUMBER = re.compile(rf"\b[A-Z0-9]+[-/][A-Z0-9/-]*\d[\w/-]*, {_TITLE}{_END}")
_SEPARATOR = re.compile(r"\s+[-–—|/:<>]+\s+|\s*//+\s*|:\s+|\s*[–—|]\s*|;\s+|\s+-(?=\S)|(?<=\S)-\s+")

_LABEL = (
    r"(?:job|req(?:uisition)?|ref(?:erence)?|vacancy|posting|position|role|post|id|no|nr|"
    r"number|code)\b\.?[\s:#-]*"
)
_NUMBER = (
    r"(?:[A-Z]{0,5}[-_/. ]?\d[\w/.-]{2,}|[A-Z]{1,5}(?:/[A-Z0-9]{1,8}){1,4}|"
    r"[A-Z]{1,4}(?:-[A-Z]{1,6}){1,3}-?\d[\w-]+|#\d+)"
)
_GENDER = r"[mfwdhx](?:\s?[/|*]\s?[mfwdhx]){1,3}"
_ID_BRACKET = re.compile(
    rf"(?i)\s*[(\[](?:(?:{_LABEL}){{1,3}}{_NUMBER}|{_NUMBER}|(?:{_LABEL}){{1,3}}[\w/-]{{2,20}}|"
    rf"{_GENDER}|all genders|(?:grade|band|level) \w{{1,3}}|"
    r"[^()]{0,30}\d[^()]{0,30}(?:yrs?|years?|shifts?|hours?|hrs)\b[^()]{0,30})[)\]]"
)
_ID_IN_FRONT = re.compile(rf"^(?i:(?:{_LABEL}){{0,3}}){_NUMBER}\s*[:,|/–—-]?\s+(?=\S)")
_ID_BEHIND = re.compile(
    rf"[\s,;|–—-]+(?i:(?:{_LABEL}){{1,3}})[\w/.-]{{2,20}}$|[\s,;|–—-]+{_NUMBER}$"
)
_GENDERS_BEHIND = re.compile(rf"(?i)\s*[-–—,|]?\s*\b{_GENDER}$")
_NOUN_IN_FRONT = re.compile(
    rf"(?i)^(?:{_NOUN}|title)(?: title)?(?: of(?: an?| the)?| as(?: an?)?|"
    rf" for(?: the)?|:)?\s+(?=\S)"
)
_APPLICATION_FOR = re.compile(r"(?i)^(?:your |my )?application (?:for|to)(?: the)?\s+(?=\S)")
_NOUN_AND_PLACE = re.compile(rf"(?i)\s+{_NOUN}(?:,\s.*)?$")
_NOUN_OF_ROLE = re.compile(
    r"(?i) (?:internship|traineeship|fellowship|studentship|apprenticeship)\b"
)
_ARTICLES = any_word_of(
    """
    the an a new our your this that of for as to open vacant available above advertised following
    """
)
_ARTICLE = re.compile(rf"(?i)^{_ARTICLES}\s+(?=\S)")
_REPLY = re.compile(
    r"(?i)^(?:(?:re|fwd?|fw|aw|wg|antw|sv|vs|tr)\s*(?:\[\d+\])?\s*:\s*|\[[^\]]{1,30}\]\s*)+"
)
_FILLER_WORDS = any_word_of(
    """
    application candidacy update updates news outcome decision status result results
    interview response reply feedback follow[-_]?up following_up thank_you thanks regarding
    about on of for to as with your the our re offer information notification message recent
    job vacancy position role post applying interest in and an a from second final first
    next_steps unsuccessful withdrawn concerning submission applied telephone phone call
    note letter closed filled hiring recruitment process after important some my quick brief
    ihre bewerbung
    """
)
_FILLER = re.compile(rf"(?i)^(?:{_FILLER_WORDS}\b[\s:–—/-]*)+")
_FILLERS_BEHIND = any_word_of(
    """
    application applications interview interviews role position post vacancy job opening
    opportunity status update outcome search decision result results offer candidacy recruitment
    your feedback news any shortlist campaign assessment_day assessment_centre
    """
)
_FILLER_BEHIND = re.compile(rf"(?i)[\s,–—-]+(?:{_FILLERS_BEHIND}\s*)+\??$")
_INNER_LEAD = re.compile(
    r"(?i)^.*\b(?:the|our|for|of the|this|your|as an?|in the|to the|about the|that|"
    r"being|be)\s+(?=[A-Z0-9])"
)
_STAGE_BEHIND = re.compile(
    r"(?i)(?<=\w) (?:(?:assessment|selection|trial|open) (?:day|centre|center)|interviews?)"
    r"(?:\s+(?:in|on|at|of|for|outcome|result)\b.*)?$"
)
_EDGES = " ,.;:–—-|*/\"'“”‘’?!"
_LEAST = 2.0
"""What must speak for a role."""
_MAX_WORDS, _MAX_LENGTH = 10, 90
_GENERIC = frozenset(
    """
    role position post job vacancy opening opportunity application interview this that the above
    any other another similar future same suitable right new current advertised open available
    it us you me we next time first second final final-round last one two three team company
    which working process update career careers interest ideal perfect successful recent different
    particular specific such each every no more more-senior these those relevant present listed
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter
    mentioned exact unsuccessful chosen whole work applied mine yours best
    """.split()
)
_STEPS = frozenset("year grade level band key stage".split())
"""What a number counts that says where a role stands, but not what it is: "Year 4"."""
_NO_PART_OF_ROLES = frozenset(
    """
    is are was were be been has have had will would can could shall should may might do does did
    we i you they he she your my us me them who that which because if when not thank thanks
    decided applying applied told offer offered filled regret inform unfortunately taking given
    """.split()
)


class Role(NamedTuple):
    """A role's name, and the words that it rests on."""

    name: str = ""
    evidence: str = ""


@dataclass(slots=True)
class _Candidate:
    score: float = 0.0
    forms: dict[str, float] = field(default_factory=dict)
    evidence: str = ""


def role_of(letter: Letter, subjects: tuple[str, ...], organisations: tuple[str, ...] = ()) -> Role:
    """Return the role that a letter is about; empty where it does not say.

    `organisations` are names of organisations, which are no roles.
    """
    others = {normalize(re.sub(r"^[Tt]he ", "", name)) for name in organisations if name}
    candidates: dict[str, _Candidate] = {}
    seen: set[tuple[str, str]] = set()
    for raw, weight, words in _mentions(letter, subjects):
        name = clean_role(_without_organisation(raw, organisations))
        flat = normalize(name)
        if (flat, words) in seen:
            # Found by another pattern already.
            continue
        seen.add((flat, words))
        if flat in others or not flat or not _is_possible(name, strict=weight < 2):
            continue
        candidate = candidates.setdefault(flat, _Candidate(evidence=words))
        # Of several mentions, the first counts in full.
        shared = 0.5 if candidate.score else 1.0
        candidate.score += (weight + (1.0 if has_role_noun(name) else -0.6)) * shared
        candidate.forms[name] = candidate.forms.get(name, 0) + weight
    return _as_advertised(_best(candidates), subjects)


def _without_organisation(raw: str, organisations: tuple[str, ...]) -> str:
    """Return a role without the name of an organisation behind a comma or a dash."""
    for name in filter(None, organisations):
        bare = re.sub(rf"\s*[,–—|-]\s*(?:the )?{re.escape(name)}$", "", raw, flags=re.IGNORECASE)
        if bare and bare != raw:
            return bare
    return raw


def _best(candidates: dict[str, _Candidate]) -> Role:
    for flat, candidate in candidates.items():
        for other, longer in candidates.items():
            if other != flat and flat in other and len(flat) > 4:
                longer.score += candidate.score * 0.3
                candidate.score += longer.score * 0.3
    ranked = sorted(candidates.items(), key=lambda item: -item[1].score)
    if not ranked or ranked[0][1].score < _LEAST:
        return Role()
    flat, winner = ranked[0]
    for other, longer in ranked[1:]:
        # "The Producer role" of a "Podcast Producer" is the latter.
        form = max(longer.forms, key=len)
        if other.endswith(flat) and longer.score >= _LEAST and len(form.split()) < 9:
            winner = longer
            break
    name = max(winner.forms, key=lambda form: (winner.forms[form], sum(map(str.isupper, form))))
    return Role(_in_title_case(name), winner.evidence)


def _as_advertised(role: Role, subjects: tuple[str, ...]) -> Role:
    """Return a role without places, contracts and levels, but for those that the subject has."""
    short = role_name(role.name)
    flat = normalize(role.name)
    if short == role.name or any(flat in normalize(subject) for subject in subjects):
        return role
    return role._replace(name=short)


def _in_title_case(name: str) -> str:
    """Return a role written all in capitals, or all in small letters, as roles are written."""
    if name.isupper() and len(name) < 5:
        return name
    written = as_usually_written(name)
    if not written:
        return name
    small = ("of", "and", "in", "for", "the", "to", "with")
    words = [word.lower() if word.lower() in small else word for word in written.split()]
    return " ".join(words)


def _mentions(letter: Letter, subjects: tuple[str, ...]) -> Iterator[tuple[str, float, str]]:
    """Yield each mention of what may be the role: the words, their weight, and the sentence."""
    patterns = (
        (_BEFORE_NOUN, 2.5), (_LED_IN_BEFORE_NOUN, 2.5), (_AFTER_NOUN, 2.5), (_JOB_NAMED, 2.0),
        (_LOOSE, 1.2),
    )  # fmt: skip
    for place, sentence in enumerate(letter.sentences):
        early = 0.5 if place < 4 else 0.0
        for pattern, weight in patterns:
            for match in pattern.finditer(sentence[:600]):
                name = _without_lead(match["role"])
                yield _with_noun(name, sentence[match.end("role") :]), weight + early, sentence
        for match in _AFTER_NUMBER.finditer(sentence[:600]):
            yield match["role"], 2.0, sentence
    for heading in letter.headings:
        labelled = re.sub(
            r"(?i)^(?:re|subject|ref|regarding|position|role|job(?: title)?|vacancy|post|title|"
            r"application(?: for)?)\s*[:–-]\s*", "", heading,
        )  # fmt: skip
        numbered = any(p.search(heading) for p in (_ID_BEHIND, _ID_IN_FRONT, _ID_BRACKET))
        weight = 2.2 if numbered or labelled != heading else 1.1
        if len(heading.split()) < 14:
            for piece in _pieces(labelled):
                yield piece, weight, heading
    for subject in subjects:
        yield from _in_subject(subject)


def _with_noun(name: str, behind: str) -> str:
    """Return a role with the noun behind it that is a part: "Summer" before "Internship"."""
    noun = _NOUN_OF_ROLE.match(behind)
    return f"{name}{noun[0]}" if noun and not has_role_noun(name) and name != name.lower() else name


def _pieces(line: str) -> list[str]:
    """Return a line without numbers, or else its parts that read as a role."""
    line = clean_role(line)
    pieces = [piece for piece in _SEPARATOR.split(line) if piece]
    if len(pieces) > 1 and not has_role_noun(pieces[0]) and has_role_noun(line):
        return [piece for piece in pieces if has_role_noun(piece)]
    return [line]


def _in_subject(subject: str) -> Iterator[tuple[str, float, str]]:
    words = f"Subject: {subject}"
    text = _REPLY.sub("", tidy(subject))
    for pattern, weight in ((_BEFORE_NOUN, 2.0), (_AFTER_NOUN, 2.0), (_LOOSE, 1.5)):
        for match in pattern.finditer(text[:300]):
            yield _without_lead(match["role"]), weight, words
    if named := _AT_START.match(_FILLER.sub("", text)[:300]):
        yield _with_noun(named["role"], named.string[named.end("role") :]), 1.5, words
    pieces = [piece for piece in _SEPARATOR.split(text) if piece]
    for piece in pieces:
        bare = _ID_IN_FRONT.sub("", piece)
        bare = _FILLER_BEHIND.sub("", _FILLER.sub("", bare)).strip()
        bare = re.split(r"\s+(?:at|with|@|in)\s+(?=[A-Z])", bare)[0]
        if bare:
            yield _NOUN_AND_PLACE.sub("", bare), 1.9 if len(pieces) == 1 else 1.3, words


def _without_lead(text: str) -> str:
    """Return what stands behind the last article, where a pattern began too early."""
    match = _INNER_LEAD.match(text)
    return text[match.end() :] if match and len(text) - match.end() > 3 else text


def clean_role(raw: str) -> str:
    """Return a role without requisition numbers, articles, genders, and places behind a dash."""
    name = _STAGE_BEHIND.sub("", tidy(raw)).strip(_EDGES)
    for _ in range(4):
        before = name
        name = _APPLICATION_FOR.sub("", _ID_BRACKET.sub("", name))
        name = _ID_BEHIND.sub("", _ID_IN_FRONT.sub("", name))
        name = _GENDERS_BEHIND.sub("", _NOUN_IN_FRONT.sub("", _ARTICLE.sub("", name))).strip(_EDGES)
        if name == before:
            break
    name = re.sub(r"(?i)\s+(?:and|or|of|in|for|at|with|the)$", "", name)
    bare = _FILLER_BEHIND.sub("", name)
    if bare != name and bare and is_role_noun(key(bare.split()[-1])) and bare.split()[-1] != "Head":
        name = bare
    if name.count("(") != name.count(")"):
        name = name.partition("(")[0].strip(_EDGES)
    head = re.split(r"\s+[-–—]\s+", name)[0]
    if head != name and has_role_noun(head) and " - " not in role_name(name.replace("–", "-")):
        name = head
    return name


def has_role_noun(name: str) -> bool:
    """Return whether one of a text's words is what roles are called by: "Manager", "Nurse"."""
    words = [key(word).strip("()") for word in re.split(r"[\s/,()-]+", name) if word]
    return "training contract" in name.casefold() or any(map(is_role_noun, words))


def is_role_noun(word: str) -> bool:
    """Return whether a word in small letters is what roles are called by."""
    return _singular(word) in LEXICON.role_nouns or (
        len(word) > 6 and word.endswith(LEXICON.role_noun_endings)
    )


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and word[:-1] in LEXICON.role_nouns else word


def _is_possible(name: str, *, strict: bool) -> bool:
    words = name.split()
    lower = [key(word) for word in words]
    if not 1 <= len(words) <= _MAX_WORDS or len(name) > _MAX_LENGTH:
        return False
    if len(words) > 1 and words[-1] == "I":
        # A level.
        lower = lower[:-1]
    if any(word in _NO_PART_OF_ROLES for word in lower) or "@" in name:
        return False
    is_generic = all(word in _GENERIC or word in _STEPS or word.isdigit() for word in lower)
    if is_generic or (lower[0] in _GENERIC and not has_role_noun(name)):
        return False
    capitals = sum(word[:1].isupper() for word in words)
    mostly_capitals = capitals >= (len(words) + 1) // 2
    if strict:
        ends_in_head = is_role_noun(lower[-1]) and len(words) > 1
        return has_role_noun(name) and (mostly_capitals or (ends_in_head and len(words) < 5))
    return has_role_noun(name) or (mostly_capitals and words[0][:1].isupper())
