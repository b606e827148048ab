"""Find what may be the name of an organisation, in the sentences and lines of a mail."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from templates.letter.names import key
from templates.mail.alternatives import any_word_of
from templates.mail.headers import Mailbox
from templates.mail.letter import Letter
from templates.mail.lexicon import LEXICON
from templates.mail.names import (
    clean_person,
    has_organisation_word,
    has_team_word,
    is_mailing_service,
    is_person,
    squash,
    without_legal_form,
)
from templates.text import tidy

_WORD = (
    r"(?:(?!(?:I|I['’]m|We|You|They|He|She|It|Your|Our|My|This|That|If|Please|"
    r"Unfortunately)\b)[^\W\d_a-zß-öø-ÿ][\w&'’+/-]*(?:\.[a-z]{2,4}\b)?|[a-z]{1,2}[A-Z]\w+|"
    r"\d+[A-Za-z]\w*)"
)
_JOIN = (
    r"(?:&|and|of|for|the|in|de|du|des|la|le|y|e|on|upon|van|von|und|et|für|der|di|da|do|voor|"
    r"'n'|\+)"
)
NAME = rf"(?:[Tt]he )?{_WORD}(?:(?:,? | {_JOIN} (?:the )?){_WORD}){{0,6}}"
"""A name with capitals, and small words between."""

_PLACES = any_word_of(
    """
    role roles position positions post job vacancy opening opportunity opportunities career careers
    team everyone everybody folks us interview interviews interviewing work working internship
    place traineeship here colleagues someone trainee life teaching employment future people
    """
)
_DEEDS = any_word_of("application applications applied applying apply interested candidates")
_LEADS = any_word_of(
    """
    joining join considering choosing on_behalf_of greetings_from thank_you_from part_of news_from
    from_all_at from_all_of_us_at of_us_at the_team_at feedback_from heard_from heard_back_from
    put_you_forward_to put_you_forward_for off_the_phone_with interest_you_have_shown_in
    interest_shown_in
    """
)
_INTEREST = (
    r"(?:interest|interested) in"
    r"(?: (?:joining|working (?:at|for|with|in)|becoming part of|the work of|"
    r"a career (?:at|with|in)))?"
)
_STRONG = re.compile(
    rf"(?i:\b(?:{_PLACES}(?: here)? (?:at|with|in|for)|{_DEEDS} (?:to|with|at)|{_INTEREST}|"
    rf"{_LEADS})) (?P<name>{NAME})"
)
_WEAK = re.compile(rf"(?i:\b(?:at|with|from)) (?P<name>{NAME})")
_ACTS = re.compile(
    rf"(?:^|[.;:,] )(?P<name>{NAME}) (?:has|have|wishes|will|is|are|was|received|had|"
    rf"would|does|did|cannot) "
)
_ARTICLE_OF_NOUN = re.compile(
    rf"\b[Tt]he (?P<name>{_WORD}(?: {_WORD}){{0,3}})"
    r"(?= (?:family|team|community|office|store|brand|website|site)\b)"
)
"""An article that belongs to the noun behind a name: "the Fairlawn family"."""
_OF_EXPERIENCE = re.compile(
    r"(?i),? (?:[\w-]+ ){0,2}(?:experience|background|knowledge|skills|exposure|certification|"
    r"certificate|qualifications?|licen[cs]e|accreditation|registration)\b"
)
_ON_BEHALF = re.compile(r"(?i)\bon behalf of (?=\S)")
_SURE = 2.0
"""The weight of a name that can only be an organisation's."""
_WRITTEN_FOR = 6.0
"""That of one on whose behalf another wrote; it outweighs the domain of the other."""
_LINE_AT = re.compile(rf"(?i:\b(?:at|of|for|folks at|team at|from)) (?P<name>{NAME})$")
_SUBJECT_AT = re.compile(rf"(?i:\b(?:at|with|from|to)) (?P<name>{NAME})")
_DISPLAY_AT = re.compile(rf"(?i:\s(?:at|from|@|of|for|\||[-–—]|,|via)\s*|\()(?P<name>{NAME})\)?$")
_TEAM = any_word_of(
    """
    graduate early people talent hiring human candidate recruitment recruiting careers career jobs
    job hr staffing selection acquisition resources resourcing recruiter recruiters admissions
    personnel notifications notification applications application no-reply noreply team teams
    committee panel cell desk updates crewing crew mailer vacancies volunteering interview
    personalabteilung bewerbung bewerbermanagement karriere shared office dept department hub
    operations apprenticeships apprentices graduates campus cabin_crew crew
    """
)
TEAM_TAIL = re.compile(
    rf"(?i)[\s,|–—-]+(?:the )?(?:(?:{_TEAM}|and|&|(?<=shared )services)\b[\s,|&/–—-]*)+$"
)
_TEAM_HEAD = re.compile(
    rf"(?i)^(?:(?:the|your|our|all|everyone|everybody|folks|dean|director|head|from|us|"
    rf"for|and|&|{_TEAM})\s+)+"
    r"(?:at|of|for|from|,|@|[-–—|])\s*(?=\S)|^(?:personalabteilung|bewerbung|team|"
    r"karriere)\s+(?=\S)"
)
_SYSTEM_TAIL = re.compile(r"(?i)\s*(?:@|\bvia\b|\bthrough\b)\s+\S.*$")
_OTHER_COMPANY = re.compile(
    r"(?i)^(?:(?:a )?part of|a \S+ company|(?:a )?members? of|companies of|"
    r"in partnership with|(?:a )?division of|(?:a )?subsidiary of|trading as|"
    r"a trading name|sister company|formerly|an? )"
)
_SPLIT_LINE = re.compile(
    r"\s+[|·•/–—-]+\s+|\s*\|\s*|,\s+(?!(?:Inc|Ltd|LLC|Llc|LLP|"
    r"Limited)\b)(?=[A-Za-z(])|\s*[(),](?=\s|$)|\s+\("
)
_SPLIT_SUBJECT = re.compile(r"\s+[-–—|/:<>]+\s+|:\s+|\s*//\s*|,\s+")
_EDGES = " ,.|–—-@"
_GENERIC = frozenset(
    """
    i we you dear hi hello thank thanks regards monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november december
    unfortunately however the this that our your it if at as on in for and but please best kind
    sincerely zoom teams microsoft google linkedin interview application cv resume hr human
    resources indeed candidate home website equal privacy data team company organisation department
    office council university college school trust board company's english french german christmas
    easter key stage re ref job id reference library legal personalabteilung bewerbung client
    hospital hotel charity bank agency firm group society museum festival easter summer
    """.split()
)


class Mention(NamedTuple):
    """A name that may be an organisation's, how much speaks for it, and where it stands."""

    name: str
    weight: float
    words: str
    source: str


def mentions(
    letter: Letter,
    subjects: tuple[str, ...],
    sender: Mailbox,
    captions: tuple[str, ...],
    labels: tuple[str, ...],
) -> Iterator[Mention]:
    """Yield each mention. `labels` are those of the domains, which tell where a name ends."""
    for sentence in letter.sentences:
        yield from _in_sentence(sentence, labels)
    lines = (*letter.signature[:8], *letter.headings[:4])
    for index, line in enumerate(lines):
        in_signature = index < len(letter.signature[:8])
        for piece in filter(None, map(str.strip, _SPLIT_LINE.split(line))):
            if behalf := _ON_BEHALF.search(piece):
                for mention in _in_line(piece[behalf.end() :], line, 1.0, labels):
                    is_sure = mention.weight >= _SURE and bool(piece[: behalf.start()].strip())
                    yield mention._replace(weight=_WRITTEN_FOR) if is_sure else mention
                continue
            factor = 1.0 if in_signature or has_organisation_word(piece) else 0.5
            # The organisation stands below the name, or below the job title.
            below = 0.8 if in_signature and 0 < index < 4 and piece == line.strip() else 0.0
            for mention in _in_line(piece, line, factor, labels):
                yield mention._replace(weight=min(2.0, mention.weight + below))
    yield from _in_display(sender, labels)
    for text in (
        *letter.sentences,
        *letter.signature[:12],
        *letter.headings,
        *subjects,
        sender.name,
    ):
        for label in labels:
            if name := _spelt_by(label, text):
                yield Mention(name, 2.0, text, "domain")
    for line in letter.small_print[:6]:
        # In the small print, an employer's name begins the line; others are those of services.
        for label in labels:
            if squash(line).startswith(label) and (name := _spelt_by(label, line)):
                yield Mention(name, 2.0, line, "domain")
    for subject in subjects:
        words = f"Subject: {subject}"
        for match in _SUBJECT_AT.finditer(subject):
            yield Mention(trimmed(match["name"], labels), 2.0, words, "subject")
        for piece in map(str.strip, _SPLIT_SUBJECT.split(subject)):
            if re.fullmatch(NAME, piece) and not is_role_like(piece):
                yield Mention(piece, 0.8, words, "subject")
    for caption in captions:
        if re.fullmatch(NAME, caption.strip()[:80]):
            yield Mention(caption.strip(), 0.8, caption, "picture")


def _spelt_by(label: str, text: str) -> str:
    """Return the words of a text that a domain consists of: "Copper Beech" for copperbeech."""
    words = [word.strip(_EDGES + "()\"'“”‘’;!?") for word in text[:600].split()]
    for start, word in enumerate(words):
        if not word[:1].isupper() or not label.startswith(squash(word) or " "):
            continue
        for end in range(start + 1, min(start + 6, len(words)) + 1):
            if ":" in words[end - 1]:
                break
            name = " ".join(words[start:end])
            if squash(name) == label:
                return re.sub(r"(?:'s|’s)$", "", name)
    return ""


def _in_sentence(sentence: str, labels: tuple[str, ...]) -> Iterator[Mention]:
    text = sentence[:800]
    text = _ARTICLE_OF_NOUN.sub(r"\g<name>", text)
    strong = {match.start("name") for match in _STRONG.finditer(text)}
    for match in _STRONG.finditer(text):
        if _OF_EXPERIENCE.match(text, match.end()):
            continue
        yield Mention(trimmed(match["name"], labels), 2.0, sentence, "body")
    for match in _WEAK.finditer(text):
        if match.start("name") not in strong and not _OF_EXPERIENCE.match(text, match.end()):
            yield Mention(trimmed(match["name"], labels), 1.2, sentence, "body")
    for match in _ACTS.finditer(text):
        yield Mention(trimmed(match["name"], labels), 0.7, sentence, "acts")


def _in_line(piece: str, line: str, factor: float, labels: tuple[str, ...]) -> Iterator[Mention]:
    if _OTHER_COMPANY.match(piece) and piece != line:
        return
    piece = tidy(
        re.sub(r"^(?:for(?: and on behalf of)?|at|from)\s+(?:the\s+)?(?=[A-Z])", "", piece)
    )
    match = _LINE_AT.search(piece)
    before = piece[: match.start()].split() if match else []
    is_of_role = bool(before) and (
        is_role_like(f"{' '.join(before)} x") or key(before[-1]) in LEXICON.role_nouns
    )
    if (
        match
        and match[0].startswith("of ")
        and is_of_role
        and (not has_organisation_word(match["name"]) or is_role_like(f"{match['name']} x"))
    ):
        return
    if match and (
        has_team_word(piece[: match.start()]) or is_role_like(piece[: match.start()].strip())
    ):
        yield Mention(trimmed(match["name"], labels), 2.0 * factor, line, "signature")
        return
    core = without_legal_form(without_team(piece, labels))
    if re.match(r"(?i)(?:the|your|team) \S", core) and core != piece:
        core = core.partition(" ")[2]
    if core and re.fullmatch(NAME + r"\.?", core) and not is_role_like(core):
        sure = core != piece or has_organisation_word(core)
        yield Mention(core, (2.0 if sure else 1.2) * factor, line, "signature")


def _in_display(sender: Mailbox, labels: tuple[str, ...]) -> Iterator[Mention]:
    display = tidy(sender.name)
    if not display or "@" in display.split(" ")[0]:
        return
    words = f"From: {display}"
    if is_person(clean_person(display), sure="," in display):
        return
    match = _DISPLAY_AT.search(display)
    before = display[: match.start()].split() if match else []
    # "University of Northmere" is one name, "Careers of Northmere" are two.
    if match and not (before and key(before[-1]) in LEXICON.organisation_words):
        if not is_mailing_service(match["name"]):
            yield Mention(trimmed(match["name"], labels), 2.5, words, "sender")
        display = display[: match.start()]
    core = without_team(_SYSTEM_TAIL.sub("", display), labels)
    if core and re.fullmatch(NAME + r"\.?", core) and not is_person(clean_person(core)):
        yield Mention(core, 2.5, words, "sender")


def without_team(text: str, labels: tuple[str, ...]) -> str:
    """Return a text without a team: "Nettlecombe Trust Recruitment" without the last word.

    A name that the domain spells is kept whole: Fairlawn Recruitment is an agency.
    """
    text = text.strip(_EDGES)
    flat = squash(text)
    core = TEAM_TAIL.sub("", _TEAM_HEAD.sub("", text)).strip(_EDGES + "&")
    if any(label in flat and label not in squash(core) for label in labels):
        return text
    return core


def is_role_like(text: str) -> bool:
    """Return whether a text reads as a job title."""
    subject = re.split(r" (?:in|of|for|to) ", text)[0]
    if subject != text and not has_organisation_word(text):
        text = re.sub(r"^[Tt]he ", "", subject)
    words = [key(word) for word in re.split(r"[\s,/()-]+", text) if word]
    if not words:
        return False
    last = words[-1] in LEXICON.role_nouns and words[-1] not in LEXICON.organisation_words
    return last or (
        words[0]
        in (
            "dean",
            "chair",
            "keeper",
            "head",
            "director",
            "chief",
            "senior",
            "junior",
            "deputy",
            "manager",
            "vice",
        )
        and len(words) > 1
    )


def trimmed(name: str, labels: tuple[str, ...] = ()) -> str:
    """Return a name without what a pattern took too much of: a day, a joining word, a team."""
    words = name.strip(" ,.").split()
    while words and (
        (key(words[-1]) in _GENERIC and key(words[-1]) not in LEXICON.organisation_words)
        or key(words[-1]) in ("of", "and", "for", "the", "in")
    ):
        words.pop()
    text = _without_role_behind(" ".join(words))
    text = re.sub(r"(?:'s|’s)$", "", text).strip(" ,")
    return text if squash(text) in labels else TEAM_TAIL.sub("", text).strip(" ,") or text


def _without_role_behind(name: str) -> str:
    """Return a name without the role that it possesses: "Acme's Head Gardener"."""
    owner, possessive, owned = re.sub("’s ", "'s ", name).partition("'s ")
    is_role = is_role_like(owned) or is_generic([key(word) for word in owned.split()])
    if possessive and is_role:
        return owner
    head, joined, _ = name.partition(" for ")
    is_whole = key(head.split()[-1]) in LEXICON.organisation_words if head.split() else True
    return head if joined and not is_whole else name


def is_generic(words: list[str]) -> bool:
    """Return whether words, in small letters, name no organisation in particular."""
    return all(
        word in _GENERIC
        or word.removesuffix("s") in _GENERIC
        or word in LEXICON.team_words
        or word in ("of", "and", "the", "for", "in", "&")
        for word in words
    )
