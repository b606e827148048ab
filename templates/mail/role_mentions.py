"""Find the texts in a letter and its subjects that may be the role."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from templates.mail.alternatives import any_word_of
from templates.mail.letter import Letter
from templates.mail.lexicon import LEXICON
from templates.mail.role_names import (
    DETAILS_IN_BRACKETS,
    FILLERS_AT_END,
    ID_AT_END,
    ID_AT_START,
    POSITION_WORDS,
    SMALL_WORDS,
    clean_role,
)
from templates.mail.role_nouns import (
    RANKS,
    has_role_noun,
    is_plural_of_role_noun,
    is_rank,
    is_role_noun,
    names_role,
)
from templates.names.word_kinds import as_listed
from templates.text import tidy

_MAX_SENTENCE, _MAX_SUBJECT = 600, 300
"""The maximum number of characters in a text that are searched for a role; the rest is ignored."""
_MAX_HEADING_WORDS = 13
_FIRST_SENTENCES = 4
"""How many of the first sentences mostly say which role a letter is about."""
_WORD = (
    r"[\w&'’/+#-]+(?:\.[\w&'’/+#-]+)*(?:(?:(?<=\b[A-Z][a-z])|(?<=\bAsst))\.)?(?:\([^()]{1,30}\))?"
)
"""As in "C++", "Node.js", "Sr." or "Gardener(s)"."""
_ROLE = (
    rf"(?P<role>{_WORD}"
    rf"(?: {_WORD}|, (?=[A-Z]){_WORD}| \([^()]{{1,60}}\)| [-–—|/&] {_WORD}){{0,11}}?)"
)
"""As in "Head Gardener, Roses (part time) - Nights"; what follows decides where it ends."""
_END_OF_ROLE = (
    r"(?=\s*(?:[.;:!?”\"»]|,\s|$)|\s[-–—]\s(?![A-Z])|\s+(?i:"
    + any_word_of(
        "at hos bei chez bij with within here has have had was is are were will to that which "
        "who because but on by as from role roles position positions post job vacancy opening "
        "one last this yesterday today we i you they he she recently so and_for and_the "
        "and_your and_we and_i and_i['’]?ve and_have and_has and_marked and_decided in_the "
        "in_our in_your for_the for_our for_us for_your for_which when where after before based "
        "vacant unfilled pool under once again now if so but it['’]s that['’]s there['’]s "
        "in_an? for_an? with_an? in_all goes go went right just reached comes came then and_it "
        "and_they it"
    )
    + r")\b|\s+[A-Z]\w+(?: \w+)?:\s|\s+[“\"«]|(?<=\))\s+[a-z])"
)
"""The end of a role: punctuation, words of a sentence, or the label of another line."""
_ROLE_BEFORE_POSITION = re.compile(
    rf"(?i:\b(?:the|our|this|an?|their|your|that|every|each|following|of|two|three|\d+) ){_ROLE}"
    rf"(?<!s['’])(?<!\b(?i:the))(?<!\b(?i:our)) "
    rf"(?i:{POSITION_WORDS}|(?<=['’]s )(?:chair|bench|berth|desk|stand))\b"
)
"""As in "the Gardener role", but not in "the owners about the role"."""
_ROLE_OF_POSITION = re.compile(
    rf"(?i:(?<!present )(?<!current )\b(?:{POSITION_WORDS}|title)(?: title)?(?: of| as|:) "
    r"(?:the |our |an? )?)"
    rf"{_ROLE}{_END_OF_ROLE}"
)
"""As in "the position of Gardener"."""
_ROLE_THAT_WENT = re.compile(
    rf"(?:^|[Bb]oth ){_ROLE} (?i:{POSITION_WORDS})"
    r"(?= (?:went|is|has|was|are|have|were|now|full|gone)\b)"
)
"""As in "Gardener job went yesterday"."""
_ROLE_OF_ANOTHER = re.compile(
    r"\b(?:appointed|chosen|hired|picked|gone with|taken|taken on|put) "
    rf"[A-Z]\w+(?: [A-Z]\w+)? as (?:our |the |an? )?{_ROLE}{_END_OF_ROLE}|"
    r"\b(?:given|gave|giving|offered|promised) "
    + _ROLE.replace("?P<role>", "?P<given>")
    + r" to (?=[A-Z]|an? |the |my |our |some|one )"
)
"""As in "gone with Ada as gardener" or "given gardener to Ada"."""
_ROLE_IN_FIELD = re.compile(rf"(?i:\b{POSITION_WORDS} in ){_ROLE}{_END_OF_ROLE}")
"""As in "the opening in Botany (Gardener)"; the text after "in" may also be a place."""
_ROLE_AFTER_POSITION = re.compile(
    r"(?i:\b(?:the|our) (?:job|position|role|vacancy|post|opening|requisition) [“\"«]?)"
    rf"{_ROLE}{_END_OF_ROLE}"
)
"""As in "the position Gardener"."""
_ROLE_AFTER_PHRASE = re.compile(
    r"(?i:\b"
    + any_word_of(
        "apply_for apply_to applied_for applied_to applying_for applying_to applying_to_be "
        "applied_to_be application_for application_to application_as applied_as interest_in "
        "shown_in interview_for interviewing_for interviewed_for candidacy_for candidature_for "
        "nomination_for considered_for considered_as to_be(?!_part) search_for hire_for "
        "looking_for as_our as offer_for offer_of to_become work_of duties_of recruiting appointed "
        "offer_you competition_for list_for "
        "offered offering us_as team_as crew_as will_be_no about_being for"
    )
    + rf":? (?:the |our |an? |your )?){_ROLE}{_END_OF_ROLE}"
)
"""As in "applied to be a Gardener at Acme"."""
_ROLE_BEFORE_APPLICATION = re.compile(
    rf"(?i:\b(?:your|the) ){_ROLE} "
    r"(?i:application|candidacy|interview|audition|selection|test|trial)\b"
)
"""As in "your gardener application"."""
_TAG = re.compile(r"[\[【][^\[\]【】]{1,40}[\]】]\s?")
"""A place, a number or a category in square brackets: "[Remote] Data Engineer"."""
_ROLE_IN_QUOTES = re.compile(r"[«“\"]\s*(?P<role>[^«»“”\"]{3,60}?)\s*[»”\"]")
"""As in "Your application “Gardener”"."""
_SEPARATOR = re.compile(
    r"\s*_+\s*|\s+[-–—|/:<>+]+\s+|\s*//+\s*|:\s+|\s*[–—|]\s*|;\s+|\s+-(?=\S)|(?<=\S)-\s+"
)
"""What is between the pieces of a subject or a heading, as in "Gardener - Leiden" or "Acme|HR"."""
_LABEL_OF_HEADING = re.compile(
    r"(?i)^(?:re|subject|ref|regarding|position|role|job(?: title)?|vacancy|post|title|"
    r"application(?: for)?)\s*[:–-]\s*"
)
"""As in "Re: Gardener"."""
_POSITION_AND_PLACE_AT_END = re.compile(rf"(?i)\s+{POSITION_WORDS}(?:,\s.*)?$")
"""As in "Gardener position, Leiden"."""
_INTERNSHIP_AFTER_ROLE = re.compile(
    r"(?i) (?:internship|traineeship|fellowship|studentship|apprenticeship|"
    r"(?<=\bPhD )(?:position|project))\b"
)
"""Words for a role that is no job yet: "Summer Internship", "PhD position"."""
_START_OF_DETAILS = re.compile(r"\s+[(–—-]")
"""What is after the role in "Gardener (Roses) – part time"."""
_FILLERS_BEFORE_ROLE = any_word_of(
    """
    application(?!_(?:engineer|developer|architect|analyst|support|security|specialist))
    cv resume portfolio back stepping_back withdrawing_from withdrawal
    candidacy update updates news outcome decision status result results
    audition interview response reply feedback follow[-_]?up following_up thank_you thanks regarding
    about om on of for to as with your the our re offer information notification message recent
    job vacancy position role post applying interest in and an a from final
    (?:first|second)(?=_(?:interview|round|stage|call|meeting)) next_steps
    unsuccessful withdrawn concerning submission applied telephone phone call
    no_luck closing_the_loop
    any note letter selection closed filled hiring recruitment after important some my quick brief
    ihre bewerbung candidature(?:_pour)? votre_candidature(?:_pour)? sollicitatie uw_sollicitatie
    angebot absage stelle candidatura su_candidatura solicitud søknad ansökan ansøgning rekrytering
    """
)
_FILLERS_AT_START = re.compile(rf"(?i)^(?:{_FILLERS_BEFORE_ROLE}\b[\s:,–—/-]*)+")
"""As in "Update on your application: Gardener"."""
_FROM_SENDER = re.compile(r"(?i)^(?:an? |some |your )?\w+ from (?:the|our|your) ")
"""As in "A message from the Director", who is the sender."""
_UP_TO_LAST_ARTICLE = re.compile(
    r"(?i)^.*\b(?:the|our|for|of the|this|your|as an?|in the|to the|about the|that|"
    r"being|be|interest in|(?-i:an?(?= [A-Z])))\s+(?=[A-Z0-9])"
)
"""As in "interest in the role of the Gardener"."""
_DETAILS = re.compile(r"(?:,| (?:in|at|for|on|with|from)) (?:the )?[a-z\d]")
"""As in "gardener, 3 March" or "gardener in the rose garden"."""
_NOUN_PHRASE = re.compile(
    # "You are a careful gardener" praises, and names no role.
    r"(?i:(?<!re )(?<!\bbe )(?<!\bwere )"
    r"\b(?:(?P<one>need(?:ing)? (?:my|our)|needing an?|found (?:an?|our)|got our|our next)|"
    r"the|our|another|(?<!\bhave )(?<!['’]ve )an?|no) )"
    rf"(?=(?P<words>{_WORD}(?: {_WORD}){{0,5}}))"
)
"""As in "the Head Gardener starts on Monday"; the role noun tells which words are the role."""
_CONDITION = ("Should ", "should ")
"""The beginning of a sentence about a role that somebody may apply for later."""
_OFFER_OF_OTHER = re.compile(r"(?i)(?:\bhave|['’]ve|\bthere is|\bthere['’]s|\bopening) (?:an? )?$")
"""Words before a role that the writer did not apply for: "we have a Gardener role in Leiden"."""
_PERSON_BEFORE = re.compile(r"(?i)\b(?:with|under|from|by)(?: the| our| my)? [“\"«]?$")
"""Words before a role that stands for a person: "with the Head Gardener"."""
_PERSON_AFTER = re.compile(
    r" (?:wrote|writes|said|says|told|asked|asks|thought|thinks|felt|agreed|agrees|chose|decided)\b"
)
"""Words after a role that stands for a person: "the Head Gardener said"."""
_POSITION_AFTER = re.compile(rf"(?i) (?:process|{POSITION_WORDS})\b")
_TITLE_IN_SENTENCE = re.compile(
    r"(?:^|\b(?:[a-z][\w'’]*|\d+),? |: |\()[“\"«]?"
    r"(?P<role>(?!(?:The|Their|Our|My|His|Her) )[A-Z][a-z]+"
    r"(?: (?:(?:of|and|in|for) (?:the )?)?(?!I\b)[A-Z][\w&'’/+-]*){1,5})"
)
"""As in "I have given Head Gardener to my niece"."""
_PREPOSITION = re.compile(r" (?:of|in|for) ")
_MIN_WORDS_IN_TITLE = 2
"""The minimum number of capitalised words in a role in title case, unlike "Head gardener"."""
_NOT_IN_NAMED_ROLE = frozenset(
    """
    as at by for from in of on round than to until with who whose which
    hiring recruiting recruitment line other successful new selected chosen best right first same
    current present next previous outgoing interview panel good strong great preferred second
    two three four five six seven eight nine ten both many several few all
    helping upper free big left close the a an would your my our
    former acting interim registered qualified experienced young old older local managing retired
    beautiful
    """.split()
)
"""Words not in a role that `find_named_roles` yields: prepositions, and "hiring" or the like, which
stand before a role that is not the writer's."""
_WEIGHTS_IN_SENTENCES = {
    _ROLE_BEFORE_POSITION: 2.5,
    _ROLE_OF_POSITION: 2.5,
    _ROLE_AFTER_POSITION: 2.0,
    _ROLE_IN_FIELD: 1.2,
    _ROLE_AFTER_PHRASE: 1.2,
    _ROLE_BEFORE_APPLICATION: 1.2,
    _ROLE_THAT_WENT: 1.2,
    _ROLE_OF_ANOTHER: 1.2,
}
_WEIGHTS_IN_SUBJECTS = {
    _ROLE_BEFORE_POSITION: 2.0,
    _ROLE_OF_POSITION: 2.0,
    _ROLE_AFTER_PHRASE: 1.5,
    _ROLE_BEFORE_APPLICATION: 1.5,
}
_EXTRA_WEIGHT_OF_FIRST_SENTENCES, _WEIGHT_OF_OTHER_ROLE = 0.5, 0.9
_WEIGHT_OF_NAMED_ROLE = 1.0
_WEIGHT_OF_HEADING, _WEIGHT_OF_CERTAIN_HEADING = 1.1, 2.2
_WEIGHT_IN_QUOTES = 1.9
_WEIGHT_OF_WHOLE_SUBJECT, _WEIGHT_OF_PIECE_OF_SUBJECT = 1.9, 1.3


class RoleMention(NamedTuple):
    """A text that may be the role, and the text around it as evidence."""

    text: str
    weight: float
    """How certainly the text is the role; at 2 or more, the words around it say that it is one."""
    evidence: str
    is_in_subject: bool = False


def find_role_mentions(letter: Letter, subjects: tuple[str, ...]) -> Iterator[RoleMention]:
    """Yield each text that may be the role, from the sentences, the headings and the subjects."""
    for index, sentence in enumerate(letter.sentences):
        extra_weight = _EXTRA_WEIGHT_OF_FIRST_SENTENCES if index < _FIRST_SENTENCES else 0.0
        sentence_without_tags = _TAG.sub("", sentence[:_MAX_SENTENCE])
        for pattern, weight in _WEIGHTS_IN_SENTENCES.items():
            for match in pattern.finditer(sentence_without_tags):
                group = "role" if match["role"] else "given"
                text = _without_rest_of_sentence(_after_last_article(match[group]))
                text = _with_internship(text, sentence_without_tags, match.end(group))
                # Further down, "a Gardener role" is often another role.
                is_other = match[0].startswith(("a ", "an ")) and (
                    index >= _FIRST_SENTENCES
                    or _OFFER_OF_OTHER.search(sentence_without_tags[: match.start()]) is not None
                )
                is_other |= sentence.startswith(_CONDITION)
                match_weight = _WEIGHT_OF_OTHER_ROLE if is_other else weight + extra_weight
                yield RoleMention(text, match_weight, sentence)
    labelled_lines = filter(_LABEL_OF_HEADING.match, letter.signature)
    for heading in (*letter.headings, *labelled_lines):
        yield from _find_mentions_in_heading(heading)
    for subject in subjects:
        evidence = f"Subject: {subject}"
        for text, weight in _find_roles_in_subject(subject):
            yield RoleMention(text, weight, evidence, is_in_subject=True)


def find_named_roles(letter: Letter) -> Iterator[RoleMention]:
    """Yield each role in a sentence, even without "position", "applied" or the like to show it.

    As in "the Head Gardener starts on Monday".
    """
    for sentence in letter.sentences:
        for match in _NOUN_PHRASE.finditer(sentence[:_MAX_SENTENCE]):
            role = _find_words_up_to_noun(match["words"].split(), 1 if match["one"] else 2)
            end = match.start("words") + len(role)
            if role and (match["one"] or not _is_other(sentence, match.start(), end)):
                yield RoleMention(role, _WEIGHT_OF_NAMED_ROLE, sentence)
        for match in _TITLE_IN_SENTENCE.finditer(sentence[:_MAX_SENTENCE]):
            before_preposition = _PREPOSITION.split(match["role"])[0]
            # As in "Head Office".
            last_word = as_listed(before_preposition.split()[-1])
            is_place = last_word == "office" or last_word in LEXICON.organisation_words
            # As in "Professors Lovelace and Hopper".
            names_people = is_plural_of_role_noun(as_listed(before_preposition.split()[0]))
            names_people |= _is_other(sentence, match.start("role"), match.end("role"))
            if names_role(match["role"]) and not (is_place or names_people):
                yield RoleMention(match["role"], _WEIGHT_OF_NAMED_ROLE, sentence)


def _is_other(sentence: str, start: int, end: int) -> bool:
    """Return whether a role in a sentence, by the words around it, is a person or another job."""
    text_before = sentence[:start]
    if sentence.startswith(_CONDITION) or _OFFER_OF_OTHER.search(text_before):
        return True
    if _PERSON_BEFORE.search(text_before):
        return _POSITION_AFTER.match(sentence, end) is None
    return _PERSON_AFTER.match(sentence, end) is not None


def _find_words_up_to_noun(words: list[str], min_words: int) -> str:
    """Return the first words up to a noun that names a role, or "" if there is none."""
    lower = [as_listed(word) for word in words]
    for count, word in enumerate(lower, 1):
        if word in _NOT_IN_NAMED_ROLE or is_plural_of_role_noun(word):
            break
        is_role = is_role_noun(word.split("/")[-1]) and not RANKS.issuperset(lower[:count])
        if count >= min_words and is_role:
            # As in "chef de rang".
            return " ".join(words[: count + 2 if "de" in lower[count : count + 1] else count])
    return ""


def _find_mentions_in_heading(heading: str) -> Iterator[RoleMention]:
    if len(re.findall(r"\w\S*", heading)) > _MAX_HEADING_WORDS:
        return
    text = _LABEL_OF_HEADING.sub("", heading)
    has_label = text != heading
    patterns_of_details = (ID_AT_END, ID_AT_START, DETAILS_IN_BRACKETS)
    has_details = any(pattern.search(heading) for pattern in patterns_of_details) or (
        _START_OF_DETAILS.search(heading) is not None
        and names_role(_START_OF_DETAILS.split(heading)[0])
    )
    is_certain = has_label or has_details
    for piece in _split_heading(text):
        weight = _WEIGHT_OF_CERTAIN_HEADING if is_certain else _WEIGHT_OF_HEADING
        yield RoleMention(piece, weight, heading)


def _split_heading(text: str) -> list[str]:
    """Return the pieces of a heading that read as a role.

    If the first piece does, or none does, the heading is returned whole.
    """
    role = clean_role(text)
    pieces = [piece for piece in _SEPARATOR.split(role) if piece]
    if len(pieces) > 1 and not has_role_noun(pieces[0]) and has_role_noun(role):
        return [piece for piece in pieces if has_role_noun(piece)]
    return [role]


def _find_roles_in_subject(subject: str) -> Iterator[tuple[str, float]]:
    """Yield each text in a subject that may be the role, with its weight as evidence."""
    text = tidy(_TAG.sub("", tidy(subject)))
    for pattern, weight in _WEIGHTS_IN_SUBJECTS.items():
        for match in pattern.finditer(text[:_MAX_SUBJECT]):
            yield _after_last_article(match["role"]), weight
    for match in _ROLE_IN_QUOTES.finditer(text):
        yield match["role"], _WEIGHT_IN_QUOTES
    pieces = [piece for piece in _SEPARATOR.split(text) if piece]
    weight = _WEIGHT_OF_WHOLE_SUBJECT if len(pieces) == 1 else _WEIGHT_OF_PIECE_OF_SUBJECT
    for index, piece in enumerate(pieces):
        if _FROM_SENDER.match(piece):
            continue
        role = _FILLERS_AT_START.sub("", ID_AT_START.sub("", piece))
        if is_rank(role) and index + 1 < len(pieces):
            # As in "Assistant Manager - Quality".
            role = f"{role}, {pieces[index + 1]}"
        without_details = _DETAILS.split(role, maxsplit=1)[0]
        if names_role(without_details):
            role = without_details
        if role := FILLERS_AT_END.sub("", role).strip():
            yield _POSITION_AND_PLACE_AT_END.sub("", role), weight


def _with_internship(role: str, text: str, end: int) -> str:
    """Return a role with "internship" or the like if needed; the role ends at `end` in a text."""
    match = _INTERNSHIP_AFTER_ROLE.match(text, end)
    is_needed = not has_role_noun(role) and (role != role.lower() or role.endswith(("'s", "’s")))
    return role + match[0] if match and is_needed else role


def _without_rest_of_sentence(text: str) -> str:
    """Return a role in title case without words in lower case after it.

    A pattern may end too late, as in "Head Gardener (Roses) sent to you".
    """
    words = text.split()
    for index, word in enumerate(words):
        role = " ".join(words[:index]).removesuffix(" and")
        is_in_brackets = role.count("(") != role.count(")")
        if word[0].islower() and word not in SMALL_WORDS and not is_in_brackets:
            has_title = sum(map(str.istitle, role.split())) >= _MIN_WORDS_IN_TITLE
            return role if has_title and names_role(role) else text
    return text


def _after_last_article(text: str) -> str:
    """Return the text after its last article or preposition.

    A pattern may start too early, as in "interest in the role of the Gardener".
    """
    match = _UP_TO_LAST_ARTICLE.match(text)
    return text[match.end() :] if match and len(text) - match.end() > 2 else text
