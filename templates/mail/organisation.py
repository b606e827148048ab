"""Find the organisation that a letter is from, and an agency's client."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from templates.letter.names import is_particle, key
from templates.mail.headers import Mailbox
from templates.mail.letter import Letter
from templates.mail.lexicon import LEXICON
from templates.mail.names import (
    clean_person,
    has_organisation_word,
    has_team_word,
    is_person,
    is_system,
    squash,
    without_legal_form,
)
from templates.text import tidy

_WORD = r"(?:[^\W\d_a-zß-öø-ÿ][\w&'’+/-]*(?:\.[a-z]{2,4}\b)?|[a-z]{1,2}[A-Z]\w+|\d+[A-Za-z]\w*)"
_JOIN = r"(?:&|and|of|for|the|in|de|du|des|la|le|y|e|on|upon|van|von|und|et|'n'|\+)"
_NAME = rf"(?:[Tt]he )?{_WORD}(?:(?:,? | {_JOIN} (?:the )?){_WORD}){{0,6}}"
_AT = (
    r"(?:(?:here|role|roles|position|post|job|vacancy|opening|opportunity|"
    r"opportunities|career|careers|"
    r"team|everyone|everybody|folks|us|all of us|interview|interviews|interviewing|work|working|"
    r"internship|place|traineeship|manager|someone|application|applications|applied|"
    r"applying|apply|people|[a-z]+|\)) "
    r"(?:here )?(?:at|with|to|for)|interest in (?:joining|working (?:at|for|with|in))|"
    r"interest (?:in|you have shown in)|"
    r"joining|join|considering|choosing|on behalf of|behalf of|greetings from|"
    r"thanks from|thank you from|"
    r"part of|future at|at|employment with|update from|news from|from all at|"
    r"from us at|of us at|a career (?:at|with|in))"
)
_BODY = re.compile(rf"(?i:\b{_AT}) (?P<name>{_NAME})")
_ACTS = re.compile(
    rf"(?:^|[.;:,] )(?P<name>{_NAME}) (?:has|have|wishes|will|is|are|was|received|had|"
    rf"would|does|did|cannot) "
)
_SUBJECT_AT = re.compile(rf"(?i:\b(?:at|with|from|to)) (?P<name>{_NAME})")
_TEAM_TAIL = re.compile(
    r"(?i)[\s,|–—-]*\b(?:the )?(?:(?:graduate|early|people|talent|hiring|human|"
    r"candidate|recruitment|recruiting|"
    r"resourcing|careers?|jobs?|hr|staffing|selection|search|global|campus|"
    r"acquisition|resources|and|&|"
    r"culture|experience|care|operations|ops|admissions|personnel|notifications?|"
    r"applications?|no-?reply|"
    r"support|services?|shared|office|department|dept|team|teams|committee|panel|cell|"
    r"desk|updates?|"
    r"mailer|centre|center|interview|vacancies|volunteer|volunteering|people|"
    r"services)\b[\s,|&/–—-]*)+$"
)
_TEAM_HEAD = re.compile(
    r"(?i)^(?:(?:the|your|our|all|everyone|everybody|folks|hiring|recruitment|"
    r"recruiting|talent|people|careers?|hr|jobs|"
    r"team|acquisition|human|resources|resourcing|candidate|selection|search|"
    r"interview|panel|committee|office|department|dept|director|head|from|us|for|and|"
    r"&|admissions|personnel|experience|services|shared|appointments|group)\s+)+"
    r"(?:at|of|for|from|,|@|[-–—|])\s*(?=\S)"
)
_PLACE_TAIL = re.compile(r"\s*(?:@|\bvia\b|\bthrough\b)\s+\S.*$")
_NOT_NAMES = frozenset(
    """
    i we you dear hi hello thank thanks regards monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november december
    unfortunately however the this that our your it if as at on in for and but please best kind
    sincerely zoom teams microsoft google linkedin interview application cv resume hr human
    resources indeed candidate home careers website equal privacy data team recruitment talent
    company organisation department office council university college school trust board company's
    english french german christmas easter key stage re ref job id reference monday's
    """.split()
)


@dataclass(slots=True)
class _Candidate:
    """A name that may be the organisation's, and what speaks for it."""

    forms: dict[str, float] = field(default_factory=dict)
    score: float = 0.0
    evidence: str = ""
    sources: set[str] = field(default_factory=set)
    with_article: bool = False


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation's name, and the words that it rests on."""

    name: str = ""
    evidence: str = ""


def organisation_of(
    letter: Letter,
    subject: str,
    sender: Mailbox,
    others: tuple[Mailbox, ...],
    titles: tuple[str, ...],
    people: tuple[str, ...],
    role: str,
) -> tuple[Organisation, Organisation]:
    """Return the organisation that a letter is from and, where that is an agency, its client.

    `people` are names of persons in the mail, which are no organisations; `role` is the role.
    """
    boxes = (sender, *others)
    found = _Collection(people, role)
    for name, weight, words, source in _mentions(letter, subject, sender, titles):
        found.add(name, weight, words, source)
    domains = list(dict.fromkeys(filter(None, (domain_label(box.address) for box in boxes))))
    for label in domains:
        found.confirm(label)
    best = found.best()
    if not best.name and domains:
        best = Organisation(
            _from_domain(domains[0], letter), f"@{sender.address.partition('@')[2]}"
        )
        if not best.name:
            return Organisation(), Organisation()
    return best, Organisation()


class _Collection:
    """Collects the candidates."""

    def __init__(self, people: tuple[str, ...], role: str) -> None:
        self._people = {squash(name) for name in people if name}
        self._role = squash(role)
        self._candidates: dict[str, _Candidate] = {}

    def add(self, raw: str, weight: float, words: str, source: str) -> None:
        name = _trimmed(raw)
        bare = re.sub(r"^[Tt]he ", "", without_legal_form(name))
        flat = squash(bare)
        if not self._is_possible(bare, flat):
            return
        candidate = self._candidates.setdefault(flat, _Candidate())
        if source not in candidate.sources or weight > 1:
            candidate.score += weight if source not in candidate.sources else weight / 4
        candidate.sources.add(source)
        candidate.forms[bare] = candidate.forms.get(bare, 0) + weight
        candidate.with_article |= name != without_legal_form(name).removeprefix("The ") and name[
            :4
        ] in ("The ", "the ")
        if not candidate.evidence or source == "body":
            candidate.evidence = (
                candidate.evidence if candidate.evidence and source != "body" else words
            )

    def confirm(self, label: str) -> None:
        """Let a domain speak for the names that it is made of."""
        for flat, candidate in self._candidates.items():
            core = re.sub(r"^the|(?:group|uk|global|international)$", "", flat)
            if flat == label or core == label:
                candidate.score += 3
            elif len(label) > 3 and (
                flat.startswith(label) or (label.startswith(flat) and len(flat) > 3)
            ):
                candidate.score += 2
            elif len(label) > 4 and label in flat:
                candidate.score += 1
            elif len(label) > 1 and label == _initials(next(iter(candidate.forms))):
                candidate.score += 1.5

    def best(self) -> Organisation:
        for flat, candidate in self._candidates.items():
            for other, longer in self._candidates.items():
                # A short form speaks for the full name.
                if other != flat and other.startswith(flat) and len(flat) > 3:
                    longer.score += candidate.score * 0.6
                    longer.with_article |= candidate.with_article
        ranked = sorted(self._candidates.values(), key=lambda c: -c.score)
        if not ranked or ranked[0].score < 2:
            return Organisation()
        winner = ranked[0]
        name = max(winner.forms, key=lambda form: (winner.forms[form], len(form)))
        return Organisation(f"the {name}" if winner.with_article else name, winner.evidence)

    def _is_possible(self, name: str, flat: str) -> bool:
        words = name.split()
        if not 2 <= len(flat) <= 60 or not words or len(words) > 9:
            return False
        if flat in self._people or flat == self._role or is_system(name):
            return False
        if (
            any(flat in person or person in flat for person in self._people if len(flat) > 2)
            and len(words) < 3
            and not has_organisation_word(name)
        ):
            return False
        lower = [key(word) for word in words]
        if all(
            word in _NOT_NAMES or word in LEXICON.team_words or is_particle(word) for word in lower
        ):
            return False
        if lower[-1] in LEXICON.role_heads and lower[-1] not in LEXICON.organisation_words:
            return False
        return "@" not in name and not re.search(r"\d{3}", name)


def _mentions(
    letter: Letter, subject: str, sender: Mailbox, titles: tuple[str, ...]
) -> Iterator[tuple[str, float, str, str]]:
    """Yield each mention of what may be the organisation: name, weight, words, source."""
    for sentence in letter.sentences:
        for match in _BODY.finditer(sentence):
            strong = not re.match(r"(?i)at |\w+ for ", match[0])
            yield match["name"], 2.0 if strong else 1.5, sentence, "body"
        for match in _ACTS.finditer(sentence):
            yield match["name"], 0.7, sentence, "acts"
    for line in (*letter.signature[:8], letter.headings[0] if letter.headings else ""):
        for piece in re.split(
            r"\s+[|·•/–—-]+\s+|\s*\|\s*|,\s+(?=[A-Z])(?!\s*(?:Inc|Ltd|LLC|Llc)\b)", line
        ):
            yield from _signature_mentions(piece, line)
    yield from _sender_mentions(sender)
    for match in _SUBJECT_AT.finditer(subject):
        yield match["name"], 2.0, f"Subject: {subject}", "subject"
    for segment in re.split(r"\s+[-–—|/:]+\s+|:\s+|\s*//\s*|,\s+", subject):
        if re.fullmatch(_NAME, segment.strip()) and not _is_role_like(segment):
            yield segment, 0.8, f"Subject: {subject}", "subject"
    for title in titles:
        if re.fullmatch(_NAME, title.strip()[:80]):
            yield title.strip(), 0.8, title, "picture"


def _signature_mentions(piece: str, line: str) -> Iterator[tuple[str, float, str, str]]:
    piece = tidy(re.sub(r"^(?:for(?: and on behalf of)?|at|from)\s+(?:the\s+)?", "", piece.strip()))
    match = re.search(rf"(?i:\b(?:at|of|for|folks at|team at|from)) (?P<name>{_NAME})$", piece)
    if (match and has_team_word(piece[: match.start()])) or (
        match and _is_role_like(piece[: match.start()])
    ):
        yield match["name"], 2.0, line, "signature"
    core = _TEAM_TAIL.sub("", _TEAM_HEAD.sub("", piece)).strip(" ,|–—-")
    core = re.sub(r"(?i)^(?:the|your|team)\s+(?=\S)", lambda m: "" if core != piece else m[0], core)
    if core and re.fullmatch(_NAME + r"\.?", core) and not _is_role_like(core):
        weight = 2.0 if core != piece or has_organisation_word(core) else 1.2
        yield core, weight, line, "signature"


def _sender_mentions(sender: Mailbox) -> Iterator[tuple[str, float, str, str]]:
    display = tidy(sender.name)
    if not display or "@" in display.split(" ")[0]:
        return
    words = f"From: {display}"
    if match := re.search(
        rf"(?i:\s(?:at|from|@|of|for|\||[-–—]|,|via)\s*|\()(?P<name>{_NAME})\)?$", display
    ):
        head = display[: match.start()]
        if not is_system(match["name"]):
            yield match["name"], 2.5, words, "sender"
        display = head
    core = _TEAM_TAIL.sub("", _TEAM_HEAD.sub("", _PLACE_TAIL.sub("", display))).strip(" ,|–—-@")
    if core and re.fullmatch(_NAME + r"\.?", core) and not is_person(clean_person(core)):
        yield core, 2.5, words, "sender"


def _is_role_like(text: str) -> bool:
    words = [key(word) for word in re.split(r"[\s,/()-]+", text) if word]
    return (
        any(word in LEXICON.role_heads for word in words[-1:])
        or (
            words[:1]
            and words[0] in ("head", "director", "chief", "senior", "junior", "deputy", "manager")
        )
        is True
    )


def _trimmed(name: str) -> str:
    """Return a name without what the pattern took too much of: a day, a verb, a joining word."""
    words = name.strip(" ,.").split()
    while words and (
        (key(words[-1]) in _NOT_NAMES and key(words[-1]) not in LEXICON.organisation_words)
        or key(words[-1]) in ("of", "and", "for", "the", "in")
    ):
        words.pop()
    text = " ".join(words)
    text = re.split(r"(?<=[a-z])(?:'s|’s)\s", text)[0]
    text = re.sub(r"(?:'s|’s)$", "", text)
    return _TEAM_TAIL.sub("", text).strip(" ,") or text


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper()).casefold()


def domain_label(address: str) -> str:
    """Return the part of an address that may name an organisation; "" if it names none."""
    labels = address.rpartition("@")[2].casefold().split(".")
    while len(labels) > 1 and (
        len(labels[-1]) < 4
        or labels[-1] in ("example", "test", "info", "jobs", "school", "agency", "group", "health")
    ):
        tail = labels.pop()
        if len(labels) == 1:
            break
        if tail not in ("uk", "au", "nz", "za", "in", "jp") and labels[-1] not in (
            "co",
            "com",
            "org",
            "ac",
            "gov",
            "net",
            "edu",
            "nhs",
            "sch",
        ):
            break
    label = re.sub(r"[^a-z0-9]", "", labels[-1]) if labels else ""
    if is_system(label) or label in LEXICON.mail_providers or not label:
        return ""
    return "" if any(is_system(part) for part in labels) else label


def _from_domain(label: str, letter: Letter) -> str:
    """Return the name that a domain spells, where it can be parted into words."""
    name = re.sub(r"(?:careers|jobs|recruitment|hr|mail|online)$", "", label)
    if len(name) < 4:
        return ""
    if match := re.fullmatch(r"([a-z]{3,})and([a-z]{3,})", name):
        return f"{match[1].capitalize()} and {match[2].capitalize()}"
    for ending in LEXICON.domain_endings:
        if name.endswith(ending) and len(name) - len(ending) > 2:
            return f"{name[: -len(ending)].capitalize()} {ending.capitalize()}"
    return name.capitalize()
