"""Find the texts in a letter and its subjects that may be the role."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from templates.mail.alternatives import any_word_of
from templates.mail.letter import Letter
from templates.mail.role_names import (
    DETAILS_IN_BRACKETS,
    FILLERS_AT_END,
    ID_AT_END,
    ID_AT_START,
    POSITION_WORDS,
    clean_role,
)
from templates.mail.role_nouns import has_role_noun, is_rank
from templates.text import tidy

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
    rf"(?i:\b(?:the|our|this|a|an|their|your|that|following|of) ){_ROLE} (?i:{POSITION_WORDS})\b"
)
"""As in "the Gardener role"."""
_ROLE_BETWEEN_PHRASE_AND_POSITION = re.compile(
    rf"(?i:\b{_PHRASES_BEFORE_ROLE} (?:the |our |an? )?){_ROLE} (?i:{POSITION_WORDS})\b"
)
"""As in "applied for Gardener jobs"."""
_ROLE_AT_START = re.compile(rf"^{_ROLE} (?i:{POSITION_WORDS})(?=\s*(?:[,:(–—-]|$))")
_ROLE_OF_POSITION = re.compile(
    rf"(?i:\b(?:{POSITION_WORDS}|title)(?: title)?(?: of| as|:) (?:the |our |an? )?)"
    rf"{_ROLE}{_END_OF_ROLE}"
)
"""As in "the position of Gardener"."""
_ROLE_IN_FIELD = re.compile(rf"(?i:\b{POSITION_WORDS} in ){_ROLE}{_END_OF_ROLE}")
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
_POSITION_AND_PLACE_AT_END = re.compile(rf"(?i)\s+{POSITION_WORDS}(?:,\s.*)?$")
_INTERNSHIP_AFTER_ROLE = re.compile(
    r"(?i) (?:internship|traineeship|fellowship|studentship|apprenticeship)\b"
)
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
_UP_TO_LAST_ARTICLE = re.compile(
    r"(?i)^.*\b(?:the|our|for|of the|this|your|as an?|in the|to the|about the|that|"
    r"being|be|interest in)\s+(?=[A-Z0-9])"
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


class RoleMention(NamedTuple):
    """A text that may be the role, its weight as evidence, and the text around it."""

    text: str
    weight: float
    evidence: str


def find_role_mentions(letter: Letter, subjects: tuple[str, ...]) -> Iterator[RoleMention]:
    """Yield each text that may be the role, from the sentences, the headings and the subjects."""
    for index, sentence in enumerate(letter.sentences):
        extra_weight = 0.5 if index < 4 else 0.0
        sentence_without_tags = _TAG.sub("", sentence[:600])
        for pattern, weight in _PATTERNS_IN_SENTENCES:
            for match in pattern.finditer(sentence_without_tags):
                text = _after_last_article(match["role"])
                text = _with_internship(text, sentence_without_tags[match.end("role") :])
                yield RoleMention(text, weight + extra_weight, sentence)
        for match in _ROLE_AFTER_NUMBER.finditer(sentence[:600]):
            yield RoleMention(match["role"], 2.0, sentence)
    for heading in letter.headings:
        yield from _mentions_in_heading(heading)
    for subject in subjects:
        yield from _mentions_in_subject(subject)


def _mentions_in_heading(heading: str) -> Iterator[RoleMention]:
    if len(heading.split()) >= 14:
        return
    text = re.sub(
        r"(?i)^(?:re|subject|ref|regarding|position|role|job(?: title)?|vacancy|post|title|"
        r"application(?: for)?)\s*[:–-]\s*", "", heading,
    )  # fmt: skip
    has_label = text != heading
    patterns_of_details = (ID_AT_END, ID_AT_START, DETAILS_IN_BRACKETS)
    has_details = any(pattern.search(heading) for pattern in patterns_of_details)
    for piece in _split_heading(text):
        yield RoleMention(piece, 2.2 if has_details or has_label else 1.1, heading)


def _split_heading(text: str) -> list[str]:
    """Return the pieces of a heading that read as a role, or the whole if the first one does."""
    role = clean_role(text)
    pieces = [piece for piece in _SEPARATOR.split(role) if piece]
    if len(pieces) > 1 and not has_role_noun(pieces[0]) and has_role_noun(role):
        return [piece for piece in pieces if has_role_noun(piece)]
    return [role]


def _mentions_in_subject(subject: str) -> Iterator[RoleMention]:
    evidence = f"Subject: {subject}"
    text = tidy(_TAG.sub("", _REPLY_PREFIX.sub("", tidy(subject))))
    for pattern, weight in _PATTERNS_IN_SUBJECTS:
        for match in pattern.finditer(text[:300]):
            yield RoleMention(_after_last_article(match["role"]), weight, evidence)
    start = _FILLERS_AT_START.sub("", text)[:300]
    if at_start := _ROLE_AT_START.match(start):
        role = _with_internship(
            _after_last_article(at_start["role"]), start[at_start.end("role") :]
        )
        yield RoleMention(role, 1.5, evidence)
    for match in _ROLE_IN_QUOTES.finditer(text):
        yield RoleMention(match["role"], 1.9, evidence)
    pieces = [piece for piece in _SEPARATOR.split(text) if piece]
    for index, piece in enumerate(pieces):
        role = _FILLERS_AT_START.sub("", ID_AT_START.sub("", piece))
        if is_rank(role) and index + 1 < len(pieces):
            # As in "Assistant Manager - Quality".
            role = f"{role}, {pieces[index + 1]}"
        role = FILLERS_AT_END.sub("", role).strip()
        role = re.split(r"\s+(?:at|with|@|in)\s+(?=[A-Z])", role)[0]
        if role:
            role = _POSITION_AND_PLACE_AT_END.sub("", role)
            yield RoleMention(role, 1.9 if len(pieces) == 1 else 1.3, evidence)


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
