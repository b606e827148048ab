"""Find the role that a letter is about."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from templates.letter.names import key
from templates.mail.letter import Letter
from templates.mail.lexicon import LEXICON
from templates.mail.names import squash
from templates.text import tidy

_NOUN = (
    r"(?:role|position|post|vacancy|job|opening|opportunity|internship|traineeship|"
    r"fellowship|studentship|placement|apprenticeship|appointment|search|requisition)s?"
)
_WORD = r"[\w&'’./+#-]+(?:\([^()]{1,30}\))?"
_TITLE = rf"(?P<role>{_WORD}(?:,? {_WORD}| \([^()]{{1,60}}\)| [-–—|/&] {_WORD}){{0,11}}?)"
_STOP = (
    r"(?=\s*(?:[.;:!?]|,\s|\s[-–—]\s|$)|\s+(?:at|with|within|here|and (?:for|the|your|"
    r"we|i)|has|have|had|was|is|are|were|will|to|that|which|who|because|but|on|by|as|"
    r"from|"
    r"role|roles|position|positions|post|job|vacancy|opening|last|this|yesterday|"
    r"today|in (?:the|our|your)|for (?:the|our|us|your|which)|we|i|you|recently|so)\b)"
)
_BEFORE_NOUN = re.compile(
    rf"(?i:\b(?:the|our|this|a|an|their|your|that|following|of) ){_TITLE} (?i:{_NOUN})\b"
)
_INTEREST_NOUN = re.compile(
    rf"(?i:\b(?:interest in|apply for|applying for|applied for|application for|"
    rf"applying to|applied to|application to|interview for|considered for|regarding|"
    rf"re:?|for) )(?i:the |our |a |an )?{_TITLE} (?i:{_NOUN})\b"
)
_AFTER_NOUN = re.compile(
    rf"(?i:\b(?:{_NOUN}|title)(?: title)?(?: of| as|:) (?:the |our |an? )?){_TITLE}{_STOP}"
)
_JOB_NAMED = re.compile(
    rf"(?i:\b(?:the|our) (?:job|position|role|vacancy|post|requisition) ){_TITLE}{_STOP}"
)
_APPLIED = re.compile(
    rf"(?i:\b(?:appl(?:y|ied|ying|ication) (?:for|to|as)|application (?:for|to|as)|"
    rf"interest (?:you have shown )?in|interview(?:ed|ing)? (?:for|as)|"
    rf"candidacy for|candidature for|considered (?:for|as)|to be|search for|hire for|"
    rf"looking for|as our|as|offer for|recruiting|appointed|for) (?:the |our |an? |"
    rf"your )?){_TITLE}{_STOP}"
)
_SEPARATOR = re.compile(r"\s+[-–—|]+\s+|\s*//+\s*|:\s+|\s*[–—|]\s*|;\s+|\s+-|-\s+")
_NUMBER = r"(?:[A-Z]{0,5}[-_/. ]?\d[\w/.-]{2,}|[A-Z]{1,5}(?:/[A-Z0-9]{1,8}){1,4}|#\d+)"
_NUMBER_LABEL = (
    r"(?:job|req(?:uisition)?|ref(?:erence)?|vacancy|posting|position|role|post|id|no|nr|"
    r"number|code)\b\.?[\s:#-]*"
)
_ID_BRACKET = re.compile(
    rf"(?i)\s*[(\[](?:(?:{_NUMBER_LABEL}){{1,3}}{_NUMBER}|{_NUMBER}|"
    rf"(?:{_NUMBER_LABEL}){{1,3}}[\w/-]{{2,20}}|[mfwdhx](?:\s?[/|*]\s?[mfwdhx]){{1,3}}|"
    rf"all genders)[)\]]"
)
_ID_FRONT = re.compile(rf"^(?i:(?:{_NUMBER_LABEL}){{0,3}}){_NUMBER}\s*[:,|–—-]?\s+(?=\S)")
_ID_BEHIND = re.compile(
    rf"[\s,;|–—-]+(?i:(?:{_NUMBER_LABEL}){{1,3}})[\w/.-]{{2,20}}$|[\s,;|–—-]+{_NUMBER}$"
)
_GENDERS = re.compile(r"(?i)\s*[-–—,|]?\s*\b[mfwdhx](?:\s?[/|*]\s?[mfwdhx]){1,3}$")
_SUBJECT_NOISE = re.compile(
    r"(?i)^(?:(?:re|fwd?|aw|wg|antw|sv|vs)\s*(?:\[\d+\])?\s*:\s*|\[[^\]]{1,30}\]\s*)+"
)
_SUBJECT_FILLER = re.compile(
    r"(?i)^(?:(?:an |the |your |our |my |some |important |quick |"
    r"brief )*(?:application|candidacy|candidature|update|news|outcome|decision|"
    r"status|result|results|"
    r"interview|response|reply|feedback|follow[- ]?up|following up|thank you|thanks|"
    r"regarding|about|on|of|for|to|as|with|your|the|our|re|offer|"
    r"information|notification|message|recent|job|vacancy|position|role|post|applying|"
    r"interest|in|and|an|a|from|second|final|first|next steps|unsuccessful|withdrawn|"
    r"concerning|submission|applied|telephone|phone|call|note|letter|closed|filled|"
    r"hiring|recruitment|process|after)\b[\s:–—-]*)+"
)
_SUBJECT_TAIL = re.compile(
    r"(?i)[\s,–—-]+(?:application|applications|interview|interviews|role|position|"
    r"post|vacancy|job|opening|opportunity|status|update|outcome|search|decision|"
    r"result|results|offer|candidacy|recruitment|application status|your application|"
    r"application update)+(?: (?:status|update|outcome|result|decision))?$"
)
_ARTICLE = re.compile(
    r"(?i)^(?:the|an?|our|your|this|that|of|for|as|to|open|vacant|available|above|"
    r"advertised|following)\s+(?=\S)"
)
_CUT = re.compile(
    r"(?i)^.*\b(?:the|our|for|of the|this|your|as an?|in the|to the|about the|that|"
    r"being|be)\s+(?=[A-Z0-9])"
)
_NOT_ROLES = frozenset(
    """
    role position post job vacancy opening opportunity application interview this that the above
    any other another similar future same suitable right new current advertised open available
    it us you me we next time first second final final-round last one two three team company
    which working process update career careers interest ideal perfect successful recent different
    particular specific such each every no more more-senior junior senior future these those
    relevant present listed mentioned exact unsuccessful chosen whole work applied
    """.split()
)
_VERBS = frozenset(
    """
    is are was were be been has have had will would can could shall should may might do does did
    we i you they he she your my us me them who that which because if when not thank thanks
    decided applying applied told offer offered filled regret inform unfortunately taking given
    """.split()
)


@dataclass(slots=True)
class _Candidate:
    score: float = 0.0
    forms: dict[str, float] = field(default_factory=dict)
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """A role's name, and the words that it rests on."""

    name: str = ""
    evidence: str = ""


def role_of(letter: Letter, subjects: tuple[str, ...], organisations: tuple[str, ...] = ()) -> Role:
    """Return the role that a letter is about; empty where it does not say.

    `organisations` are names of organisations, which are no roles.
    """
    flat_names = tuple(squash(name) for name in organisations if name)
    candidates: dict[str, _Candidate] = {}
    for raw, weight, words in _mentions(letter, subjects):
        name = clean_role(raw)
        flat = squash(name)
        if not flat or any(flat == other or other == squash(f"the{name}") for other in flat_names):
            continue
        if not _is_possible(name, strict=weight < 2):
            continue
        candidate = candidates.setdefault(flat, _Candidate(evidence=words))
        candidate.score += weight + (1.0 if _has_head(name) else 0.0)
        candidate.forms[name] = candidate.forms.get(name, 0) + weight
    return _best(candidates)


def _best(candidates: dict[str, _Candidate]) -> Role:
    for flat, candidate in candidates.items():
        for other, longer in candidates.items():
            if other != flat and flat in other and len(flat) > 4:
                candidate.score += longer.score * 0.3
                longer.score += candidate.score * 0.3
    ranked = sorted(candidates.items(), key=lambda item: -item[1].score)
    if not ranked or ranked[0][1].score < 2:
        return Role()
    flat, winner = ranked[0]
    for other, longer in ranked[1:]:
        # "the Producer role" of a "Podcast Producer" is the latter.
        form = max(longer.forms, key=len)
        if other.endswith(flat) and longer.score >= 2 and len(form.split()) < 9:
            winner, flat = longer, other
            break
    name = max(winner.forms, key=lambda form: (winner.forms[form], sum(map(str.isupper, form))))
    return Role(name, winner.evidence)


def _mentions(letter: Letter, subjects: tuple[str, ...]) -> Iterator[tuple[str, float, str]]:
    """Yield each mention of what may be the role: the words, their weight, and the sentence."""
    for place, sentence in enumerate(letter.sentences):
        early = 0.5 if place < 4 else 0.0
        for pattern, weight in (
            (_BEFORE_NOUN, 2.5), (_INTEREST_NOUN, 2.5), (_AFTER_NOUN, 2.5), (_JOB_NAMED, 2.0),
            (_APPLIED, 1.2),
        ):  # fmt: skip
            for match in pattern.finditer(sentence[:600]):
                yield _after_article(match["role"]), weight + early, sentence
    for heading in letter.headings:
        line = re.sub(
            r"(?i)^(?:re|subject|ref|regarding|position|role|job(?: title)?|vacancy|"
            r"post|title|application|application for)\s*[:–-]\s*",
            "",
            heading,
        )
        labelled = line != heading
        if (
            _ID_BEHIND.search(line)
            or _ID_FRONT.search(line)
            or _ID_BRACKET.search(line)
            or labelled
        ):
            yield _first_segment(line), 2.2, heading
        elif len(heading.split()) < 9:
            yield heading, 1.0, heading
    for subject in subjects:
        words = f"Subject: {subject}"
        for piece, weight in _subject_pieces(subject):
            yield piece, weight, words


def _first_segment(line: str) -> str:
    line = _ID_FRONT.sub("", line)
    pieces = [piece for piece in _SEPARATOR.split(line) if piece and _has_head(clean_role(piece))]
    return pieces[0] if pieces else line


def _subject_pieces(subject: str) -> Iterator[tuple[str, float]]:
    subject = _SUBJECT_NOISE.sub("", tidy(subject))
    for pattern, weight in ((_BEFORE_NOUN, 2.0), (_AFTER_NOUN, 2.0), (_APPLIED, 1.5)):
        for match in pattern.finditer(subject[:300]):
            yield _after_article(match["role"]), weight
    for piece in _SEPARATOR.split(subject):
        piece = _ID_FRONT.sub("", piece)
        piece = _SUBJECT_TAIL.sub("", _SUBJECT_FILLER.sub("", piece)).strip()
        head = re.split(r"\s+(?:at|with|@|in)\s+(?=[A-Z])", piece)[0]
        head = re.sub(rf"(?i)\s+{_NOUN}$", "", head)
        if head:
            yield head, 1.2


def _after_article(text: str) -> str:
    """Return what stands behind the last article, where a pattern began too early."""
    match = _CUT.match(text)
    return text[match.end() :] if match and len(text) - match.end() > 3 else text


def clean_role(raw: str) -> str:
    """Return a role without requisition numbers, articles and genders."""
    name = tidy(raw).strip(" ,.;:–—-|*\"'“”‘’")
    for _ in range(3):
        before = name
        name = _ID_BRACKET.sub("", name)
        name = _ID_BEHIND.sub("", _ID_FRONT.sub("", name))
        name = _GENDERS.sub("", _ARTICLE.sub("", name)).strip(" ,.;:–—-|*\"'“”‘’")
        if name == before:
            break
    if name.count("(") != name.count(")"):
        name = name.partition("(")[0].strip()
    return name


def _has_head(name: str) -> bool:
    words = [key(word).strip("()") for word in re.split(r"[\s/,()-]+", name) if word]
    return any(_singular(word) in LEXICON.role_heads for word in words)


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and word[:-1] in LEXICON.role_heads else word


def _is_possible(name: str, *, strict: bool) -> bool:
    words = name.split()
    lower = [key(word) for word in words]
    if not 1 <= len(words) <= 10 or len(name) > 90 or not any(map(str.isalpha, name)):
        return False
    if any(word in _VERBS for word in lower) or "@" in name:
        return False
    if all(word in _NOT_ROLES for word in lower) or (
        lower[0] in _NOT_ROLES and not _has_head(name)
    ):
        return False
    capitals = sum(word[:1].isupper() for word in words)
    if strict:
        return _has_head(name) and capitals >= (len(words) + 1) // 2
    return _has_head(name) or (
        capitals > 0 and capitals >= (len(words) + 1) // 2 and words[0][:1].isupper()
    )
