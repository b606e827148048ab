"""Find the role that a letter is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from templates.letter.roles import short_role_name
from templates.mail.alternatives import any_word_of
from templates.mail.letter import Letter
from templates.mail.lexicon import LEXICON
from templates.mail.names import normalize
from templates.names.capitals import with_usual_capitals
from templates.names.word_kinds import as_listed
from templates.text import tidy

_POSITION_WORDS = any_word_of(
    """
    roles? positions? posts? vacancy vacancies jobs? openings? opportunity internships?
    traineeship fellowship studentship placement apprenticeship appointment search
    requisition req hire spot contract competition function seat headcount slot secondment
    class intake cohort thing gig hours shifts band(?!_[0-9]) training_course training_programme
    """
)
_WORD = r"[\w&'’/+#-]+(?:\.[\w&'’/+#-]+)*(?:(?<=\b[A-Z][a-z])\.)?(?:\([^()]{1,30}\))?"
_ROLE = (
    rf"(?P<role>{_WORD}(?: {_WORD}|, (?=[A-Z]){_WORD}| \([^()]{{1,60}}\)| [-–—|"
    rf"/&] {_WORD}){{0,11}}?)"
)
_END_OF_ROLE = (
    r"(?=\s*(?:[.;:!?]|,\s|$)|\s[-–—]\s(?![A-Z])|\s+(?i:"
    + any_word_of(
        "at with within here has have had was is are were will to that which who because but on by "
        "as from role roles position positions post job vacancy opening one last this "
        "yesterday today we i you they he she recently so and_for and_the and_your and_we and_i "
        "and_i['’]?ve and_have and_has and_marked and_decided "
        "in_the in_our in_your for_the for_our for_us for_your for_which when where after before "
        "based vacant "
        "unfilled pool under once again now if so but it['’]s that['’]s there['’]s in_an? "
        "for_an? with_an? in_all goes go went right just reached comes came"
    )
    + r")\b|\s+[A-Z]\w+(?: \w+)?:\s)"
)
"""The end of a role: punctuation, words of a sentence, or the label of another line."""
_PHRASES_BEFORE_ROLE = any_word_of(
    """
    interest_in apply_for applying_for applied_for application_for applying_to applied_to
    application_to interview_for interviewed_for considered_for regarding re:? for about
    """
)
_ROLE_BEFORE_POSITION = re.compile(
    rf"(?i:\b(?:the|our|this|a|an|their|your|that|following|of) ){_ROLE} (?i:{_POSITION_WORDS})\b"
)
"""As in "the Gardener role"."""
_ROLE_BETWEEN_PHRASE_AND_POSITION = re.compile(
    rf"(?i:\b{_PHRASES_BEFORE_ROLE} (?:the |our |an? )?){_ROLE} (?i:{_POSITION_WORDS})\b"
)
"""As in "applied for Gardener jobs"."""
_ROLE_AT_START = re.compile(rf"^{_ROLE} (?i:{_POSITION_WORDS})(?=\s*(?:[,:(–—-]|$))")
_ROLE_OF_POSITION = re.compile(
    rf"(?i:\b(?:{_POSITION_WORDS}|title)(?: title)?(?: of| as|:) (?:the |our |an? )?)"
    rf"{_ROLE}{_END_OF_ROLE}"
)
"""As in "the position of Gardener"."""
_ROLE_IN_FIELD = re.compile(rf"(?i:\b{_POSITION_WORDS} in ){_ROLE}{_END_OF_ROLE}")
"""As in "the opening in Botany (Gardener)"; the text after "in" may also be a place."""
_ROLE_AFTER_POSITION = re.compile(
    rf"(?i:\b(?:the|our) (?:job|position|role|vacancy|post|requisition) ){_ROLE}{_END_OF_ROLE}"
)
"""As in "the position Gardener"."""
_ROLE_AFTER_PHRASE = re.compile(
    r"(?i:\b"
    + any_word_of(
        "apply_for apply_to applied_for applied_to applying_for applying_to applying_to_be "
        "applied_to_be application_for application_to application_as applied_as interest_in "
        "shown_in interview_for interviewing_for interviewed_for candidacy_for candidature_for "
        "nomination_for considered_for considered_as to_be search_for hire_for looking_for "
        "as_our as offer_for to_become work_of duties_of recruiting appointed offered offering "
        "us_as will_be_no for"
    )
    + rf":? (?:the |our |an? |your )?){_ROLE}{_END_OF_ROLE}"
)
_PHRASES_BEFORE_CAPITALISED_ROLE = any_word_of(
    """
    interest_in apply_for applying_for applied_for application_for applying_to applied_to
    application_to application_as interview_for interviewed_for considered_for forward_for
    selection_for loop_for
    """
)
_CAPITALISED_ROLE = (
    r"(?P<role>[A-Z0-9][\w&'’/+-]*"
    r"(?:,? (?:(?:of|and|in|for|to|the|&|-|–) ){0,2}[A-Z][\w&'’/+-]*){0,7})"
)
_CAPITALISED_ROLE_AFTER_PHRASE = re.compile(
    rf"(?i:\b{_PHRASES_BEFORE_CAPITALISED_ROLE} (?:the |our |an? |your )?)"
    rf"{_CAPITALISED_ROLE}(?= [a-z(]|[.,;:!?]|$)"
)
"""As in "your application for Gardener reached us"; the role ends with its capitals."""
_TAG = re.compile(r"\[[^\[\]]{1,40}\]\s?")
"""A place, a number or a category in square brackets: "[Remote] Data Engineer"."""
_ROLE_IN_QUOTES = re.compile(r"[«“\"]\s*(?P<role>[^«»“”\"]{3,60}?)\s*[»”\"]")
_ROLE_AFTER_NUMBER = re.compile(rf"\b[A-Z0-9]+[-/][A-Z0-9/-]*\d[\w/-]*, {_ROLE}{_END_OF_ROLE}")
_SEPARATOR = re.compile(
    r"\s*_+\s*|\s+[-–—|/:<>]+\s+|\s*//+\s*|:\s+|\s*[–—|]\s*|;\s+|\s+-(?=\S)|(?<=\S)-\s+"
)

_ID_LABEL = (
    r"(?:job|req(?:uisition)?|ref(?:erence)?|vacancy|posting|position|role|post|id|no|nr|"
    r"number|code)\b\.?[\s:#-]*"
)
_ID_NUMBER = (
    r"(?:(?!\d(?:st|nd|rd|th)\b)[A-Z]{0,5}[-_/. ]?\d[\w/.-]{2,}|[A-Z]{1,5}(?:/[A-Z0-9]{1,8}){1,4}|"
    r"[A-Z]{1,4}(?:-[A-Z]{1,6}){1,3}-?\d[\w-]+|#\d+)"
)
_GENDER_MARKS = r"[mfwdhx](?:\s?[/|*]\s?[mfwdhx]){1,3}"
_DETAILS_IN_BRACKETS = re.compile(
    rf"(?i)\s*[(\[](?:(?:{_ID_LABEL}){{1,3}}{_ID_NUMBER}|{_ID_NUMBER}|"
    rf"(?:{_ID_LABEL}){{1,3}}[\w/-]{{2,20}}|{_GENDER_MARKS}|"
    r"all genders|\d?[.,]?\d+ ?fte|(?:grade|band|level) \w{1,3}|"
    r"[^()]{0,30}\d[^()]{0,30}(?:yrs?|years?|shifts?|hours?|hrs)\b[^()]{0,30})[)\]]"
)
"""An id, gender marks, hours, a grade or shifts, as in "Gardener (m/f/d)"."""
_ID_AT_START = re.compile(rf"^(?i:(?:{_ID_LABEL}){{0,3}}){_ID_NUMBER}\s*[:,|/–—-]?\s+(?=\S)")
_ID_AT_END = re.compile(
    rf"[\s,;|–—-]+(?i:(?:{_ID_LABEL}){{1,3}})[\w/.-]{{2,20}}$|[\s,;|–—-]+{_ID_NUMBER}$"
)
_TEAM_AFTER_COMMA = re.compile(r"(?i),\s+(?:team|department|dept\.?|division|unit)\s+\S.*$")
_COUNT_AT_START = re.compile(r"(?i)^(?:x ?\d+|\d+ ?x)\s+(?=\S)")
_BRACKETS_AT_START = re.compile(r"^\([^()]*\)\s*(?=\S)")
_COUNT_AT_END = re.compile(r"(?i)\s*(?:\((?:x ?\d+|\d+ ?x|\d+ (?:posts|places))\)|\bx ?\d+)$")
_BRACKETS_AT_END = re.compile(r"\s*\([^()]*\)$")
_GRADE_AT_END = re.compile(r" [A-Z]{1,4}\d{1,2}$")
_PLACE_AFTER_COMMA = re.compile(r", [A-Z][\w-]+(?: [A-Z][\w-]+)?$")
_GENDERS_AT_END = re.compile(rf"(?i)\s*[-–—,|]?\s*\b{_GENDER_MARKS}$")
_POSITION_AT_START = re.compile(
    rf"(?i)^(?!class )(?:{_POSITION_WORDS}|title)(?: title)?(?: of(?: an?| the)?| as(?: an?)?|"
    rf" for(?: the)?|:|,)?\s+(?=\S)"
)
_APPLICATION_AT_START = re.compile(
    r"(?i)^(?:(?:your |my )?application (?:for|to)(?: the)?\s+|employment\s*[-–—:,]\s*)(?=\S)"
)
_POSITION_AND_PLACE_AT_END = re.compile(rf"(?i)\s+{_POSITION_WORDS}(?:,\s.*)?$")
_INTERNSHIP_AFTER_ROLE = re.compile(
    r"(?i) (?:internship|traineeship|fellowship|studentship|apprenticeship)\b"
)
_LEADING_WORDS = any_word_of(
    """
    the an a new our your this that of for as als to open vacant available above advertised
    following next single two three four
    """
)
_LEADING_WORD = re.compile(rf"(?i)^{_LEADING_WORDS}\s+(?=\S)")
_REPLY_PREFIX = re.compile(
    r"(?i)^(?:(?:re|fwd?|fw|aw|wg|antw|sv|vs|tr)\s*(?:\[\d+\])?\s*:\s*|\[[^\]]{1,30}\]\s*)+"
)
_FILLERS_BEFORE_ROLE = any_word_of(
    """
    application(?!_(?:engineer|developer|architect|analyst|support|security|specialist))
    cv resume portfolio back stepping_back withdrawing_from withdrawal_of
    candidacy update updates news outcome decision status result results
    interview response reply feedback follow[-_]?up following_up thank_you thanks regarding
    about on of for to as with your the our re offer information notification message recent
    job vacancy position role post applying interest in and an a from second final first
    next_steps unsuccessful withdrawn concerning submission applied telephone phone call
    any note letter closed filled hiring recruitment after important some my quick brief
    ihre bewerbung
    """
)
_FILLERS_AT_START = re.compile(rf"(?i)^(?:{_FILLERS_BEFORE_ROLE}\b[\s:–—/-]*)+")
_FILLERS_AFTER_ROLE = any_word_of(
    """
    application applications interview interviews role position post vacancy job opening
    opportunity status update outcome search decision result results offer candidacy recruitment
    headcount slot seat spot process programme program scheme
    your feedback news any shortlist campaign assessment_day assessment_centre
    """
)
_FILLERS_AT_END = re.compile(rf"(?i)[\s,–—-]+(?:{_FILLERS_AFTER_ROLE}\s*)+\??$")
_UP_TO_LAST_ARTICLE = re.compile(
    r"(?i)^.*\b(?:the|our|for|of the|this|your|as an?|in the|to the|about the|that|"
    r"being|be|interest in)\s+(?=[A-Z0-9])"
)
_NEXT_LABEL = re.compile(r"(?<=\)) [A-Z]\w+(?: \w+)?: .*$")
"""The next line of a list of details, as in "Gardener (part time) Employer: Acme"."""
_STAGE_AT_END = re.compile(
    r"(?i)(?<=\w) (?:(?:assessment|selection|trial|open) (?:day|centre|center)|interviews?)"
    r"(?:\s+(?:in|on|at|of|for|outcome|result)\b.*)?$"
)
_EMOJI = re.compile("[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]+")
_PUNCTUATION = " ,.;:–—-|*/\"'“”‘’?!"
_MIN_SCORE = 2.0
_MAX_WORDS = 10
_MAX_LENGTH = 90
_TEACHER_WITH_LEVEL = re.compile(r"(?i)(?:year|grade|key stage) \d.*\b(?:teacher|tutor)s?$")
"""A role with the level of the pupils, which must stay: "Grade 5 Science Teacher"."""
_ROLE_OF_TWO_WORDS = re.compile(r"(?i)\b(?:training contract|working student)\b")
"""A role whose words alone name none."""
_GENERIC_WORDS = frozenset(
    """
    role position post job vacancy opening opportunity application interview this that the above
    any other another similar future same suitable right new current advertised open available
    it us you me we next time first second final final-round last one two three team company
    which working process update career careers interest ideal perfect successful recent different
    particular specific such each every no more more-senior these those relevant present listed
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter
    mentioned exact unsuccessful chosen whole work applied mine yours best employment
    """.split()
)
_RANKS = frozenset(
    """
    assistant asst associate manager officer executive director head deputy senior junior trainee
    lead professor lecturer chief principal vice president general and
    """.split()
)
_LEVEL_WORDS = frozenset("year grade level band key stage".split())
"""Words that form a level with a number, such as "Year 4", which is not a role."""
_NEVER_IN_ROLES = frozenset(
    """
    is are was were be been has have had will would can could shall should may might do does did
    we i you they he she your my us me them who that which because if when not thank thanks
    decided applying applied told offer offered filled regret inform unfortunately taking given
    """.split()
)


_PATTERNS_IN_SENTENCES = (
    (_ROLE_BEFORE_POSITION, 2.5),
    (_ROLE_BETWEEN_PHRASE_AND_POSITION, 2.5),
    (_ROLE_OF_POSITION, 2.5),
    (_ROLE_AFTER_POSITION, 2.0),
    (_ROLE_IN_FIELD, 1.2),
    (_ROLE_AFTER_PHRASE, 1.2),
    (_CAPITALISED_ROLE_AFTER_PHRASE, 1.2),
)
_PATTERNS_IN_SUBJECTS = (
    (_ROLE_BEFORE_POSITION, 2.0),
    (_ROLE_OF_POSITION, 2.0),
    (_ROLE_AFTER_PHRASE, 1.5),
)


class Role(NamedTuple):
    """The name of a role, and the text that it was found in."""

    name: str = ""
    evidence: str = ""


class _Mention(NamedTuple):
    """A text that may be the role, its weight as evidence, and the text around it."""

    text: str
    weight: float
    evidence: str


@dataclass(slots=True)
class _Candidate:
    """A name that may be the role's, with its evidence."""

    score: float = 0.0
    weights_by_form: dict[str, float] = field(default_factory=dict)
    """How much evidence there is for each way to write the name."""
    evidence: str = ""


def find_role(
    letter: Letter, subjects: tuple[str, ...], organisations: tuple[str, ...] = ()
) -> Role:
    """Return the role that a letter is about; an empty Role if the letter does not name one.

    `organisations` are the names of organisations in the letter, which are not roles.
    """
    normalized_organisations = {
        normalize(re.sub(r"^[Tt]he ", "", name)) for name in organisations if name
    }
    candidates: dict[str, _Candidate] = {}
    seen: set[tuple[str, str]] = set()
    for mention in _find_mentions(letter, subjects):
        name = _clean_role(_without_organisation(mention.text, organisations))
        normalized = normalize(name)
        if (normalized, mention.evidence) in seen:
            # Another pattern found it already.
            continue
        seen.add((normalized, mention.evidence))
        if not normalized or normalized in normalized_organisations:
            continue
        is_in_subject = mention.evidence.startswith("Subject: ")
        if not _is_possible(name, is_uncertain=mention.weight < 2, is_in_subject=is_in_subject):
            continue
        candidate = candidates.setdefault(normalized, _Candidate(evidence=mention.evidence))
        # Of several mentions, the first counts in full and the others by half.
        factor = 0.5 if candidate.score else 1.0
        candidate.score += (mention.weight + _weight_of_words(name)) * factor
        weight = candidate.weights_by_form.get(name, 0)
        candidate.weights_by_form[name] = weight + mention.weight
    return _without_job_details(_choose_role(candidates), subjects)


def _weight_of_words(name: str) -> float:
    """Return how much the words of a name show that it is a role's.

    A single capitalised word is often a place, or short for a client.
    """
    if has_role_noun(name):
        return 1.0
    return -1.2 if name.istitle() and " " not in name else -0.6


def _without_organisation(text: str, organisations: tuple[str, ...]) -> str:
    """Return a role without the name of an organisation before or after it."""
    for name in filter(None, organisations):
        before = (
            rf"^(?:application (?:to|with|at) )?(?:the )?{re.escape(name)}"
            r"(?:['’]s\s+|\s*[–—|-]\s*|\s+)(?=\S)"
        )
        role = re.sub(before, "", text, flags=re.IGNORECASE)
        if role != text and _names_role(role):
            text = role
        separator = r"(?:\s*[,–—|-]\s*|\s+(?:of|at|with|for|in)\s+)(?:the )?"
        role = re.sub(rf"{separator}{re.escape(name)}\b.*$", "", text, flags=re.IGNORECASE)
        if role and role != text:
            return role
    return text


def _choose_role(candidates: dict[str, _Candidate]) -> Role:
    """Return the best of the candidates, which are given by their normalized name."""
    for short, candidate in candidates.items():
        for full, longer in candidates.items():
            if full != short and short in full and len(short) > 4:
                # They support each other; the full name counts with what the short one added.
                longer.score += candidate.score * 0.3
                candidate.score += longer.score * 0.3
    ranked = sorted(candidates.items(), key=lambda item: -item[1].score)
    if not ranked or ranked[0][1].score < _MIN_SCORE:
        return Role()
    short, winner = ranked[0]
    is_one_word = all(len(form.split()) == 1 for form in winner.weights_by_form)
    for full, longer in ranked[1:]:
        # "The Producer role" may be short for "Podcast Producer".
        form = max(longer.weights_by_form, key=len)
        has_word = is_one_word and short in map(normalize, form.split())
        is_full_name = full.endswith(short) and longer.score >= _MIN_SCORE
        if (has_word or is_full_name) and len(form.split()) < 9:
            winner = longer
            break
    for _, shorter in ranked:
        # Elsewhere, the mail names the same role without its place.
        forms = shorter.weights_by_form
        if any(
            f"{form} in " in other for form in forms for other in winner.weights_by_form
        ) and any(map(_names_role, forms)):
            winner = shorter
            break
    weights = winner.weights_by_form
    name = max(weights, key=lambda form: (weights[form], sum(map(str.isupper, form))))
    return Role(_in_title_case(name), winner.evidence)


def _without_job_details(role: Role, subjects: tuple[str, ...]) -> Role:
    """Return a role without places, contracts and levels, unless a subject has the full name."""
    if _TEACHER_WITH_LEVEL.match(role.name):
        return role
    short_name = short_role_name(role.name)
    if short_name.casefold().endswith((" summer", " spring", " autumn", " winter")):
        # "Summer Internship" needs its noun.
        return role
    normalized = normalize(role.name)
    if short_name == role.name or any(normalized in normalize(subject) for subject in subjects):
        return role
    return role._replace(name=short_name)


def _in_title_case(name: str) -> str:
    """Return a role in title case if it is written in capitals or in lower case only."""
    if name.isupper() and len(name) < 5:
        return name
    title_case = with_usual_capitals(name)
    if not title_case:
        return name
    small_words = ("of", "and", "in", "for", "the", "to", "with")
    words = [word.lower() if word.lower() in small_words else word for word in title_case.split()]
    return " ".join(words)


def _find_mentions(letter: Letter, subjects: tuple[str, ...]) -> Iterator[_Mention]:
    for index, sentence in enumerate(letter.sentences):
        extra_weight = 0.5 if index < 4 else 0.0
        sentence_without_tags = _TAG.sub("", sentence[:600])
        for pattern, weight in _PATTERNS_IN_SENTENCES:
            for match in pattern.finditer(sentence_without_tags):
                text = _after_last_article(match["role"])
                text = _with_internship(text, sentence_without_tags[match.end("role") :])
                yield _Mention(text, weight + extra_weight, sentence)
        for match in _ROLE_AFTER_NUMBER.finditer(sentence[:600]):
            yield _Mention(match["role"], 2.0, sentence)
    for heading in letter.headings:
        yield from _mentions_in_heading(heading)
    for subject in subjects:
        yield from _mentions_in_subject(subject)


def _mentions_in_heading(heading: str) -> Iterator[_Mention]:
    if len(heading.split()) >= 14:
        return
    text = re.sub(
        r"(?i)^(?:re|subject|ref|regarding|position|role|job(?: title)?|vacancy|post|title|"
        r"application(?: for)?)\s*[:–-]\s*", "", heading,
    )  # fmt: skip
    has_label = text != heading
    patterns_of_details = (_ID_AT_END, _ID_AT_START, _DETAILS_IN_BRACKETS)
    has_details = any(pattern.search(heading) for pattern in patterns_of_details)
    for piece in _split_heading(text):
        yield _Mention(piece, 2.2 if has_details or has_label else 1.1, heading)


def _split_heading(text: str) -> list[str]:
    """Return the pieces of a heading that read as a role, or the whole if the first one does."""
    role = _clean_role(text)
    pieces = [piece for piece in _SEPARATOR.split(role) if piece]
    if len(pieces) > 1 and not has_role_noun(pieces[0]) and has_role_noun(role):
        return [piece for piece in pieces if has_role_noun(piece)]
    return [role]


def _mentions_in_subject(subject: str) -> Iterator[_Mention]:
    evidence = f"Subject: {subject}"
    text = tidy(_TAG.sub("", _REPLY_PREFIX.sub("", tidy(subject))))
    for pattern, weight in _PATTERNS_IN_SUBJECTS:
        for match in pattern.finditer(text[:300]):
            yield _Mention(_after_last_article(match["role"]), weight, evidence)
    start = _FILLERS_AT_START.sub("", text)[:300]
    if at_start := _ROLE_AT_START.match(start):
        role = _with_internship(
            _after_last_article(at_start["role"]), start[at_start.end("role") :]
        )
        yield _Mention(role, 1.5, evidence)
    for match in _ROLE_IN_QUOTES.finditer(text):
        yield _Mention(match["role"], 1.9, evidence)
    pieces = [piece for piece in _SEPARATOR.split(text) if piece]
    for index, piece in enumerate(pieces):
        role = _FILLERS_AT_START.sub("", _ID_AT_START.sub("", piece))
        if _is_rank(role) and index + 1 < len(pieces):
            # As in "Assistant Manager - Quality".
            role = f"{role}, {pieces[index + 1]}"
        role = _FILLERS_AT_END.sub("", role).strip()
        role = re.split(r"\s+(?:at|with|@|in)\s+(?=[A-Z])", role)[0]
        if role:
            role = _POSITION_AND_PLACE_AT_END.sub("", role)
            yield _Mention(role, 1.9 if len(pieces) == 1 else 1.3, evidence)


def _is_rank(text: str) -> bool:
    """Return whether a text only names a rank of several words, such as "Assistant Manager"."""
    words = [as_listed(word).strip(".") for word in text.split()]
    return len(words) > 1 and _RANKS.issuperset(words)


def _with_internship(role: str, text_after: str) -> str:
    """Return a role with the word "Internship" or the like after it: "Summer Internship"."""
    match = _INTERNSHIP_AFTER_ROLE.match(text_after)
    is_needed = not has_role_noun(role) and role != role.lower()
    return role + match[0] if match and is_needed else role


def _after_last_article(text: str) -> str:
    """Return the text after its last article or preposition.

    A pattern may start too early, as in "interest in the role of the Gardener".
    """
    match = _UP_TO_LAST_ARTICLE.match(text)
    return text[match.end() :] if match and len(text) - match.end() > 3 else text


def _clean_role(text: str) -> str:
    """Return a role without requisition numbers, articles, genders, and places after a dash."""
    name = _STAGE_AT_END.sub("", _NEXT_LABEL.sub("", tidy(_EMOJI.sub(" ", text))))
    name = name.strip(_PUNCTUATION)
    name = re.sub(r"\bAsst\b\.?", "Assistant", name)
    for _ in range(4):
        previous_name = name
        for pattern in (
            _DETAILS_IN_BRACKETS, _APPLICATION_AT_START, _ID_AT_START, _ID_AT_END, _LEADING_WORD,
            _POSITION_AT_START, _GENDERS_AT_END, _COUNT_AT_END, _TEAM_AFTER_COMMA,
            _COUNT_AT_START, _BRACKETS_AT_START,
        ):  # fmt: skip
            name = pattern.sub("", name)
        name = name.strip(_PUNCTUATION)
        if name == previous_name:
            break
    name = re.sub(r"(?i)\s+(?:and|or|of|in|for|at|with|the)$", "", name)
    name = _without_fillers_at_end(name)
    if name.count("(") != name.count(")"):
        name = name.partition("(")[0].strip(_PUNCTUATION)
    before_dash = re.split(r"\s+[-–—]\s+", name)[0]
    is_in_brackets = before_dash.count("(") != before_dash.count(")")
    if before_dash != name and not is_in_brackets and _names_role(before_dash):
        needs_rest = " - " in short_role_name(name.replace("–", "-"))
        name = name if needs_rest else before_dash
    return _without_detail(name)


def _without_detail(name: str) -> str:
    """Return a role without a place, a grade or a shift at its end.

    Text in brackets or after a comma stays if the rest only names a rank, as in "Assistant Manager
    (Accounts)".
    """
    for pattern in (_BRACKETS_AT_END, _PLACE_AFTER_COMMA, _GRADE_AT_END):
        short = pattern.sub("", name)
        if _names_role(short):
            name = short
    return name


def _names_role(text: str) -> bool:
    """Return whether a text has a role noun, and says more than a rank."""
    words = {as_listed(word) for word in text.split()}
    return has_role_noun(text) and not words <= _RANKS


def _without_fillers_at_end(name: str) -> str:
    """Return a role without words such as "application", if it still ends in a role noun."""
    short = _FILLERS_AT_END.sub("", name)
    last_word = short.split()[-1] if short else ""
    # "Head" is a role noun, but needs something after it.
    return short if last_word != "Head" and _is_role_noun(as_listed(last_word)) else name


def has_role_noun(name: str) -> bool:
    """Return whether a text has a noun that names a role, such as "Manager" or "Nurse"."""
    words = [as_listed(word).strip("()") for word in re.split(r"[\s/,()-]+", name) if word]
    return _ROLE_OF_TWO_WORDS.search(name) is not None or any(map(_is_role_noun, words))


def _is_role_noun(word: str) -> bool:
    """Return whether a word in lower case is a noun that names a role."""
    return _singular(word) in LEXICON.role_nouns or (
        len(word) > 6 and word.endswith(LEXICON.role_noun_endings)
    )


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and word[:-1] in LEXICON.role_nouns else word


def _is_possible(name: str, *, is_uncertain: bool, is_in_subject: bool) -> bool:
    """Return whether a name can be a role's; an uncertain one must have a role noun.

    In a subject, a role noun in lower case may stand alone: "Your application hydrologist".
    """
    words = name.split()
    lower = [as_listed(word) for word in words]
    if not 1 <= len(words) <= _MAX_WORDS or len(name) > _MAX_LENGTH:
        return False
    if len(words) > 1 and words[-1] == "I":
        # A level in Roman numerals, not the pronoun.
        lower = lower[:-1]
    if re.search(r"[@«»“”\"]", name) or not _NEVER_IN_ROLES.isdisjoint(lower):
        return False
    is_generic = all(
        word in _GENERIC_WORDS or word in _LEVEL_WORDS or word.isdigit() for word in lower
    )
    if is_generic or (lower[0] in _GENERIC_WORDS and not has_role_noun(name)):
        return False
    capitals = sum(word.lstrip("0123456789")[:1].isupper() for word in words)
    has_enough_capitals = capitals >= (len(words) + 1) // 2
    if is_uncertain:
        may_be_one_word = is_in_subject and not _RANKS.issuperset(lower)
        min_words = 1 if may_be_one_word else 2
        is_short_role = min_words <= len(words) < 5 and _is_role_noun(lower[-1].split("/")[-1])
        return has_role_noun(name) and (has_enough_capitals or is_short_role)
    return has_role_noun(name) or (
        has_enough_capitals and words[0].lstrip("0123456789")[:1].isupper()
    )
