"""Find names that may be those of an organisation, in the sentences and lines of a mail."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from templates.mail.alternatives import any_word_of
from templates.mail.headers import Mailbox
from templates.mail.letter import Letter
from templates.mail.lexicon import LEXICON
from templates.mail.names import (
    clean_person_name,
    has_organisation_word,
    has_team_word,
    is_mailing_service,
    is_person_name,
    normalize,
    without_legal_form,
)
from templates.names.word_kinds import as_listed
from templates.text import tidy

_CAPITALISED_WORD = (
    r"(?:(?!(?:I|I['’]m|We|You|They|He|She|It|Your|Our|My|This|That|If|Please|"
    r"Unfortunately)\b)(?:(?:St|Dr|Mt|Gebr)\.(?= [A-Z])|"
    r"[^\W\d_a-zß-öø-ÿ][\w&'’+/-]*(?:\.[a-z]{2,4}\b)?)|[a-z]{1,2}[A-Z]\w+|[dl]['’][A-Z]\w+|"
    r"\d+[A-Za-z]\w*)"
)
_FOREIGN_ARTICLE = r"(?:the|de|du|des|la|las|le|les|los|l['’]|der|den|dem|het)"
_JOINING_WORD = (
    r"(?:&|and|of|for|the|in|de|du|des|del|della|dei|la|las|le|les|los|y|e|on|upon|van|von|und|et|"
    r"für|der|dem|den|di|da|do|dos|zu|zum|zur|am|im|voor|av|af|og|och|"
    r"hospitalier|universitaire|régional|'n'|\+)"
)
_NAME = (
    rf"(?:[Tt]he )?{_CAPITALISED_WORD}"
    rf"(?:(?:,? | {_JOINING_WORD} (?:{_FOREIGN_ARTICLE} )?){_CAPITALISED_WORD}){{0,6}}"
    r"(?: (?:kommune|kommun|gemeente)\b)?"
)
"""A name of capitalised words, with joining words in between."""
_FIRM_WITH_COMMA = re.compile(
    rf"{_CAPITALISED_WORD}(?: {_CAPITALISED_WORD}){{0,2}}"
    rf"(?:, {_CAPITALISED_WORD}(?: {_CAPITALISED_WORD})?){{1,4}}"
    rf",? (?:&|and|und|et) {_CAPITALISED_WORD}(?: {_CAPITALISED_WORD}){{0,3}}"
)
"""Several names that may be those of one firm: "Lovelace, Hopper & Partners"."""
_NUMBER_IN_NAME = re.compile(r"(?<=\w) \d{1,2}(?= [A-Z])")
"""As in "Studio 9 Ceramics"."""
_COMMA_IN_FIRM = ",\0"
"""A comma at which no text is split."""
_BRACKETS_IN_LEGAL_FORM = re.compile(
    r" \((\w{2,15})\)(?= (?:Ltd|Limited|plc|PLC|Inc|LLC|LLP|GmbH|Pte|Pvt|Pty)\b)"
)
"""As in "Acme (Holdings) plc"."""

_NOUNS_BEFORE_NAME = any_word_of(
    """
    role roles position positions post job vacancy opening opportunity opportunities career careers
    team everyone everybody folks us interview interviews interviewing work working internship
    place traineeship here colleagues someone trainee life teaching employment future people
    """
)
_APPLYING = any_word_of("application applications applied applying apply interested candidates")
_PHRASES_BEFORE_NAME = any_word_of(
    """
    joining join considering choosing on_behalf_of greetings_from thank_you_from part_of news_from
    from_all_at from_all_of_us_at of_us_at the_team_at feedback_from heard_from heard_back_from
    put_you_forward_to put_you_forward_for off_the_phone_with interest_you_have_shown_in
    interest_shown_in
    """
)
_INTEREST_BEFORE_NAME = (
    r"(?:interest|interested) in"
    r"(?: (?:joining|working (?:at|for|with|in)|becoming part of|the work of|"
    r"a career (?:at|with|in)))?"
)
_NO_NUMBER_AFTER = r"\b(?! \d)"
"""With a number, it is a level or a room, as in "with the Level 3"."""
_NAME_AFTER_PHRASE = re.compile(
    rf"(?i:\b(?:{_NOUNS_BEFORE_NAME}(?: here)? (?:at|with|in|for)|{_APPLYING} (?:to|with|at)|"
    rf"{_INTEREST_BEFORE_NAME}|{_PHRASES_BEFORE_NAME})) (?P<name>{_NAME}){_NO_NUMBER_AFTER}"
)
_NAME_AFTER_PREPOSITION = re.compile(
    r"(?i:(?<!accordance )(?<!compliance )(?<!line )\b(?:at|with|from)) "
    rf"(?P<name>{_NAME}){_NO_NUMBER_AFTER}"
)
_APPLICATION_BEFORE_NAME = re.compile(
    r"(?i)\b(?:appl(?:y|ied|ying|ications?)|positions?|roles?|posts?|vacancy|vacancies|job)\b"
    r"(?!.*\b(?:experience|background|work\w*|degree|stud\w+|years?|career|candidates?)\b)"
)
"""The words before a name in "applied for the role of Gardener with Acme"."""
_NAME_OF_CLIENT = re.compile(
    r"(?:(?i:\b(?:our|my|your|the) (?:client|principal)),? \(?|^(?:Client|Principal) \()"
    rf"(?P<name>{_NAME})"
)
"""As in "our client, Acme" or "Principal (Acme, Bergen)"."""
_NAME_OF_EMPLOYER = re.compile(
    rf"(?P<name>{_NAME}) is an? (?i:equal|inclusive|affirmative)|"
    rf"(?i:\bworking name of) (?P<owner>{_NAME})"
)
"""As in "Acme is an equal opportunity employer"; it may be in the small print."""
_NAME_AS_SUBJECT = re.compile(
    rf"(?:^|[.;:,] )(?P<name>{_NAME}) (?:has|have|wishes|will|is|are|was|received|had|"
    rf"would|does|did|cannot) "
)
"""As in "Acme has decided"."""
_ARTICLE_OF_FOLLOWING_NOUN = re.compile(
    rf"\b[Tt]he (?P<name>{_CAPITALISED_WORD}(?: (?:(?:&|and) )?{_CAPITALISED_WORD}){{0,3}})"
    r"(?= (?:family|team|community|office|store|brand|website|site|shop|branch|crew|role|position|"
    r"post|job|vacancy|board|panel|trustees|graduate|apprenticeship|internship|programme|scheme|"
    r"talent|people|recruitment|hiring|careers|portal|app|platform|name|way|process)\b)"
)
"""The article of the noun after a name, and the name: "the Fairlawn" of "the Fairlawn family"."""
_PARENT_COMPANY = re.compile(
    rf",\s+(?:an? )?(?:part|member|division|subsidiary) of (?:[Tt]he )?{_NAME}"
)
"""As in "Acme Tools, part of the Acme Group"."""
_EXPERIENCE_AFTER_NAME = re.compile(
    r"(?i),? (?:[\w-]+ ){0,2}(?:experience|background|knowledge|skills|exposure|certification|"
    r"certificate|qualifications?|licen[cs]e|accreditation|registration)\b"
)
"""Words after the name of a skill: "with CIPD experience"."""
_NAME_AFTER_LABEL = re.compile(
    rf"(?i:\b(?:employer|company|(?:hiring )?organi[sz]ation)\s*:)\s+(?P<name>{_NAME})"
)
"""As in "Employer: Acme", in the mail of an applicant tracking system."""
_ON_BEHALF = re.compile(r"(?i)\bon behalf of (?=\S)")
_NAME_AFTER_JOB_TITLE = re.compile(
    rf"(?i:\b(?:at|of|for|folks at|team at|from)) (?P<name>{_NAME})$"
)
"""As in "Head Gardener at Acme"."""
_NAME_IN_SUBJECT = re.compile(rf"(?i:\b(?:at|with|from|to)|(?<= )@) (?P<name>{_NAME})")
_NAME_AFTER_PERSON = re.compile(
    rf"(?i:\s(?:at|from|@|of|for|\||[-–—]|,)\s*|\()(?P<name>{_NAME})\)?$"
)
"""As in "Ada at Acme" or "Ada (Acme)"."""
_TEAM_WORDS = any_word_of(
    """
    graduate early people talent workforce hiring human candidate recruitment recruiting careers
    career jobs job hr staffing selection acquisition (?<=human_)resources resourcing recruiter
    recruiters admissions personnel notifications notification applications application no-reply
    noreply team teams committee panel cell desk updates crewing crew mailer vacancies
    volunteering interview personalabteilung bewerbung bewerbermanagement karriere shared office
    dept department hub operations apprenticeships apprentices graduates campus cabin_crew crew
    internal_mobility reception enquiries
    """
)
_TEAM_AT_END = re.compile(
    rf"(?i)[\s,|–—-]+(?:the )?(?:(?:{_TEAM_WORDS}|and|&|(?<=shared )services)\b[\s,|&/–—-]*)+$"
)
_TEAM_AT_START = re.compile(
    rf"(?i)^(?:(?:the|your|our|all|everyone|everybody|folks|dean|director|head|from|us|"
    rf"for|and|&|{_TEAM_WORDS}|division|directorate|section|unit)(?:\s+|(?=,)))+"
    r"(?:at|of|for|from|,|@|[-–—|])\s*(?=\S)|^(?:personalabteilung|bewerbung|team|"
    r"direction|karriere)\s+(?=\S)"
)
_TITLES_OF_SCHOOLS = r"(?:head ?teacher|headmaster|headmistress|principal|bursar)"
_TEAM_AS_FIRST_WORD = re.compile(
    rf"(?i)^(?:hr|recruitment|careers|jobs|vacancies|(?:deputy |acting )?{_TITLES_OF_SCHOOLS})"
    r"\s+(?=\S)"
)
"""The team or the title at the start of "HR Acme Foods" or "Headteacher Elm School"."""
_TITLE_AT_END = re.compile(rf"(?i)\s+(?:deputy |acting )?{_TITLES_OF_SCHOOLS}$")
_SERVICE_AT_END = re.compile(r"(?i)\s*(?:@|\bvia\b|\bthrough\b)\s+\S.*$")
"""As in "Acme via Greenhouse"."""
_COMPANY_DESCRIPTION = re.compile(
    r"(?i)^(?:a \S+ company|companies of|in partnership with|trading as|"
    r"a trading name|sister company|formerly|an? )"
)
"""The start of a text about a company that is not its own name: "part of …"."""
_PARENT_IN_LINE = re.compile(r"(?i)^(?:a )?(?:part|members?|division|subsidiary) of ")
"""The start of a line or a piece of one about the group that a company belongs to."""
_ABBREVIATION_IN_BRACKETS = re.compile(r"\s\([A-ZÄÖÜ]{2,8}\)(?=\s|$)")
_SEPARATOR_IN_LINE = re.compile(
    r"\s+[|·•/–—-]+\s+|\s*\|\s*|\s*,\s+(?!(?:Inc|Ltd|LLC|Llc|LLP|Limited)\b)|"
    r"\s*[()](?=\s|$)|\s*,$|\s+\("
)
_SEPARATOR_IN_SUBJECT = re.compile(r"\s+[-–—|/:<>]+\s+|:\s+|\s*//\s*|,\s+")
_SEPARATORS = " ,.|–—-@"
_FIRST_WORDS_OF_JOB_TITLES = frozenset(
    "dean chair keeper head director chief senior junior deputy manager vice".split()
)
_INSTITUTIONS = frozenset(
    "trust council university foundation society association company hospice constabulary".split()
)
"""The last words of names that are never those of a place of work or a department."""
_DEPARTMENT = re.compile(
    r"(?i)^(?:faculty|facult[ay]d?|fakultät|dept|department) (?:of|de|für|voor) |"
    r"(?<=\w)\s(?:directorate|division|section|unit|ward|department|dept)$"
)
"""The name of a part of an organisation."""
_GENERIC_WORDS = frozenset(
    """
    i we you dear hi hello thank thanks regards monday tuesday wednesday thursday friday saturday
    sunday january february march april may june july august september october november december
    unfortunately however the this that our your it if at as on in for and but please best kind
    sincerely zoom teams microsoft google linkedin interview application cv resume hr human
    indeed candidate home website equal privacy data team company organisation department
    office council university college school trust board company's english french german christmas
    easter key stage re ref job id reference library legal personalabteilung bewerbung client
    hospital hotel charity bank agency firm group society museum festival easter summer
    official sensitive confidential urgent notice all shortlisted candidates applicants
    """.split()
)


_CERTAIN_WEIGHT = 2.0
"""The weight of a name that can only be an organisation's."""
_ON_BEHALF_WEIGHT = 6.0
"""The weight of an organisation on whose behalf another one wrote; it outweighs the domain."""
_SENDER_NAME_WEIGHT = 2.5
"""The weight of a name in the display name of the sender."""

Source = Literal["body", "clause", "signature", "sender", "subject", "image", "domain"]
"""Where a name was found; "clause" is the grammatical subject of a clause in the body."""


class Mention(NamedTuple):
    """A name that may be an organisation's, its weight as evidence, and the text around it."""

    name: str
    weight: float
    evidence: str
    source: Source


def find_mentions(
    letter: Letter,
    subjects: tuple[str, ...],
    sender: Mailbox,
    captions: tuple[str, ...],
    domain_labels: tuple[str, ...],
) -> Iterator[Mention]:
    """Yield each mention of a name.

    `captions` are the title of an HTML mail and the alternative texts of its images.
    `domain_labels` are the labels of the sender's domains, which show where a name ends.
    """
    for sentence in letter.sentences:
        yield from _mentions_in_sentence(sentence, domain_labels)
    yield from _mentions_in_lines(letter, domain_labels)
    yield from _mentions_in_display_name(sender, domain_labels)
    yield from _mentions_matching_domains(letter, subjects, sender, domain_labels)
    for subject in subjects:
        yield from _mentions_in_subject(subject, domain_labels)
    for caption in captions:
        if re.fullmatch(_NAME, caption.strip()[:80]):
            yield Mention(caption.strip(), 0.8, caption, "image")


def _mentions_in_sentence(sentence: str, domain_labels: tuple[str, ...]) -> Iterator[Mention]:
    text = _PARENT_COMPANY.sub("", _ARTICLE_OF_FOLLOWING_NOUN.sub(r"\g<name>", sentence[:800]))
    starts = set()
    for match in _NAME_AFTER_PHRASE.finditer(text):
        starts.add(match.start("name"))
        if not _EXPERIENCE_AFTER_NAME.match(text, match.end()):
            yield Mention(
                _trim_name(match["name"], domain_labels), _CERTAIN_WEIGHT, sentence, "body"
            )
    for match in _NAME_AFTER_PREPOSITION.finditer(text):
        is_new = match.start("name") not in starts
        if is_new and not _EXPERIENCE_AFTER_NAME.match(text, match.end()):
            is_application = _APPLICATION_BEFORE_NAME.search(text, 0, match.start()) is not None
            is_certain = is_application and not has_team_word(match["name"])
            weight = _CERTAIN_WEIGHT if is_certain else 1.2
            yield Mention(_trim_name(match["name"], domain_labels), weight, sentence, "body")
    for match in _NAME_OF_CLIENT.finditer(text):
        name = match["name"].partition(", ")[0]
        yield Mention(_trim_name(name, domain_labels), _CERTAIN_WEIGHT, sentence, "body")
    for match in _NAME_AFTER_LABEL.finditer(text):
        name = match["name"].partition(", ")[0]
        yield Mention(_trim_name(name, domain_labels), _CERTAIN_WEIGHT, sentence, "signature")
    for match in _NAME_AS_SUBJECT.finditer(text):
        yield Mention(_trim_name(match["name"], domain_labels), 0.7, sentence, "clause")


def _mentions_in_lines(letter: Letter, domain_labels: tuple[str, ...]) -> Iterator[Mention]:
    """Yield the mentions in the signature and the headings."""
    for index, line in enumerate(letter.signature[:8]):
        for position, piece in enumerate(_split_line(line)):
            # The organisation is often below the name, or below the job title.
            is_line_below_name = 0 < index < 4 and piece == line.strip()
            extra_weight = 0.8 if is_line_below_name else 0.0
            # The organisation's name is often followed by its town.
            may_be_town = position > 0 and len(piece.split()) == 1
            factor = 0.5 if may_be_town else 1.0
            yield from _mentions_in_piece(piece, line, factor, extra_weight, domain_labels)
    for line in _headings_above_address(letter)[:4]:
        for piece in _split_line(line):
            factor = 1.0 if has_organisation_word(piece) else 0.5
            yield from _mentions_in_piece(piece, line, factor, 0.0, domain_labels)


def _headings_above_address(letter: Letter) -> tuple[str, ...]:
    """Return the lines of the letterhead: the headings down to the recipient's address.

    The address begins with the recipient's name.
    """
    names = {as_listed(word) for word in letter.addressee.split() if len(word) > 3}
    for index, line in enumerate(letter.headings):
        if names & {as_listed(word) for word in line.split()}:
            return letter.headings[:index]
    return letter.headings


def _split_line(line: str) -> list[str]:
    # An abbreviation is not parted from the name before it.
    return _split_text(_ABBREVIATION_IN_BRACKETS.sub("", line), _SEPARATOR_IN_LINE)


def _split_text(text: str, separator: re.Pattern[str]) -> list[str]:
    """Split a text at separators, but not at the commas in "Lovelace, Hopper & Partners"."""
    joined = _FIRM_WITH_COMMA.sub(_join_firm, _BRACKETS_IN_LEGAL_FORM.sub(" \0\\1\0", text))
    pieces = []
    for piece in map(str.strip, separator.split(joined)):
        with_commas = piece.replace(_COMMA_IN_FIRM, ", ")
        pieces.append(re.sub(r"\0(\w+)\0", r"(\1)", with_commas))
    return list(filter(None, pieces))


def _join_firm(match: re.Match[str]) -> str:
    name = match[0]
    is_firm = has_organisation_word(name) and not any(
        is_job_title(part) or has_team_word(part) for part in name.split(", ")
    )
    return name.replace(", ", _COMMA_IN_FIRM) if is_firm else name


def _mentions_in_piece(
    piece: str, line: str, factor: float, extra_weight: float, domain_labels: tuple[str, ...]
) -> Iterator[Mention]:
    """Yield the mention in a piece of a line, if there is one.

    Its weight is multiplied by `factor`, then increased by `extra_weight`, to the weight of a
    certain name at most. Neither applies to the name after "on behalf of".
    """
    if match := _ON_BEHALF.search(piece):
        mention = _find_in_piece(piece[match.end() :], line, 1.0, domain_labels)
        names_sender_before = bool(piece[: match.start()].strip())
        if mention and mention.weight >= _CERTAIN_WEIGHT and names_sender_before:
            mention = mention._replace(weight=_ON_BEHALF_WEIGHT)
    else:
        mention = _find_in_piece(piece, line, factor, domain_labels)
        if mention:
            mention = mention._replace(weight=min(_CERTAIN_WEIGHT, mention.weight + extra_weight))
    if mention:
        yield mention


def _find_in_piece(
    piece: str, line: str, factor: float, domain_labels: tuple[str, ...]
) -> Mention | None:
    is_description = _COMPANY_DESCRIPTION.match(piece) and piece != line
    if is_description or _PARENT_IN_LINE.match(piece):
        return None
    piece = tidy(
        re.sub(r"^(?:[Ff]or(?: and on behalf of)?:?|at|from)\s+(?:the\s+)?(?=[A-Z])", "", piece)
    )
    if to_initials(piece) in domain_labels and re.fullmatch(_NAME, piece):
        return Mention(piece, _CERTAIN_WEIGHT, line, "signature")
    if match := _NAME_AFTER_JOB_TITLE.search(piece):
        text_before, name = piece[: match.start()].strip(), match["name"]
        is_title_with_of = match[0].startswith("of ") and _is_title_before_of(text_before)
        if is_title_with_of and (not has_organisation_word(name) or _begins_job_title(name)):
            # "Director of Music" names no organisation.
            return None
        is_team = has_team_word(text_before) and not text_before.endswith(" Service")
        if is_team or is_job_title(text_before):
            return Mention(
                _trim_name(name, domain_labels), _CERTAIN_WEIGHT * factor, line, "signature"
            )
    full_name = _SERVICE_AT_END.sub("", _without_team(piece, domain_labels))
    name = without_legal_form(full_name)
    if name != piece and re.match(r"(?i)(?:the|your|team) \S", name):
        name, full_name = name.partition(" ")[2], full_name.partition(" ")[2]
    without_number = _NUMBER_IN_NAME.sub("", name)
    if not name or not re.fullmatch(_NAME + r"\.?", without_number) or is_job_title(name):
        return None
    if all(has_team_word(word) or any(map(str.isdigit, word)) for word in name.split()):
        return None
    # A removed team, service or legal form shows that the rest is an organisation.
    is_certain = name != piece or has_organisation_word(name)
    weight = (_CERTAIN_WEIGHT if is_certain else 1.2) * factor
    if _DEPARTMENT.search(name):
        weight *= 0.4
    return Mention(full_name, weight, line, "signature")


def to_initials(text: str) -> str:
    """Return the initials of the words with a capital, in lower case as in domains."""
    return "".join(word[0] for word in text.split() if word[0].isupper()).casefold()


def _mentions_in_display_name(sender: Mailbox, domain_labels: tuple[str, ...]) -> Iterator[Mention]:
    display_name = tidy(sender.name)
    if not display_name or "@" in display_name.split(" ")[0]:
        return
    evidence = f"From: {display_name}"
    if is_person_name(clean_person_name(display_name), has_evidence="," in display_name):
        return
    rest = display_name
    if match := _NAME_AFTER_PERSON.search(display_name):
        text_before = display_name[: match.start()]
        # "University of Northmere" is one name, "Careers of Northmere" is two.
        is_in_brackets = match[0].startswith("(")
        if is_in_brackets or not _ends_in_organisation_word(text_before):
            if not is_mailing_service(match["name"]):
                yield Mention(
                    _trim_name(match["name"], domain_labels),
                    _SENDER_NAME_WEIGHT,
                    evidence,
                    "sender",
                )
            rest = text_before
    name = _without_team(_SERVICE_AT_END.sub("", rest), domain_labels)
    if normalize(name) in domain_labels and name.islower():
        yield Mention(name, _SENDER_NAME_WEIGHT, evidence, "sender")
        return
    is_team = has_team_word(name) and not has_organisation_word(name)
    if is_team and normalize(name) not in domain_labels:
        return
    if re.fullmatch(_NAME + r"\.?", name) and not is_person_name(clean_person_name(name)):
        yield Mention(name, _SENDER_NAME_WEIGHT, evidence, "sender")


def _ends_in_organisation_word(text: str) -> bool:
    words = text.split()
    return bool(words) and as_listed(words[-1]) in LEXICON.organisation_words


def _mentions_matching_domains(
    letter: Letter,
    subjects: tuple[str, ...],
    sender: Mailbox,
    domain_labels: tuple[str, ...],
) -> Iterator[Mention]:
    """Yield each name whose words, joined, are a domain label; and employers in the small print.

    The small print names an employer in a phrase such as "Acme is an equal opportunity employer".
    """
    texts = (
        *letter.sentences, *letter.signature[:12], *letter.headings, *subjects, sender.name,
    )  # fmt: skip
    brand = sender.name if re.fullmatch(r"[a-z][a-z0-9-]{3,20}", sender.name) else ""
    for text in texts:
        if brand and text != brand:
            yield from _mentions_in_lower_case(brand, text)
        for label in domain_labels:
            if name := find_name_matching_domain(label, text):
                yield Mention(name, _CERTAIN_WEIGHT, text, "domain")
            yield from _mentions_in_lower_case(label, text)
    for line in (*letter.small_print[:12], *letter.signature, *letter.sentences[-4:]):
        if match := _NAME_OF_EMPLOYER.search(line[:600]):
            yield Mention(match["name"] or match["owner"], _CERTAIN_WEIGHT, line, "signature")
    for line in letter.small_print[:2]:
        # As the law demands: "Acme GmbH · Hauptstraße 1 · …".
        piece = next(iter(_split_line(line)), "")
        name = without_legal_form(piece)
        first_word = normalize(name.split()[0]) if name != piece else ""
        is_of_sender = len(first_word) > 3 and any(
            label.startswith(first_word) for label in domain_labels
        )
        if is_of_sender and re.fullmatch(_NAME, name):
            yield Mention(name, _CERTAIN_WEIGHT, line, "signature")
    for line in letter.small_print[:6]:
        # An employer's name is at the start of the small print; other names are of services.
        for label in domain_labels:
            name = find_name_matching_domain(label, line)
            if name and normalize(line).startswith(label):
                yield Mention(name, _CERTAIN_WEIGHT, line, "domain")


def _mentions_in_lower_case(brand: str, text: str) -> Iterator[Mention]:
    """Yield a mention of a name that is always in lower case: "at acme"."""
    quoted = re.escape(brand)
    pattern = (
        rf"(?:\b(?:at|with|from|joining|join|team|(?:application|applying|applied) to)|@) "
        rf"{quoted}\b|\b{quoted} team$|^{quoted}$"
    )
    if len(brand) > 3 and re.search(pattern, text):
        yield Mention(brand, _CERTAIN_WEIGHT, text, "domain")


def is_named_as_employer(label: str, sentences: Iterable[str]) -> bool:
    """Return whether sentences name an organisation as people name an employer: "to join Acme".

    `label` is its domain label.
    """
    return any(
        normalize(match["name"]).startswith(label)
        for sentence in sentences
        for match in _NAME_AFTER_PHRASE.finditer(sentence[:800])
    )


def find_name_matching_domain(label: str, text: str) -> str:
    """Return the words of a text that, joined, are a label: "Copper Beech" for copperbeech."""
    words = [word.strip(_SEPARATORS + "()\"'“”‘’;!?") for word in text[:600].split()]
    for start, word in enumerate(words):
        normalized = normalize(word)
        if not word[:1].isupper() or not normalized or not label.startswith(normalized):
            continue
        for end in range(start + 1, min(start + 6, len(words)) + 1):
            if ":" in words[end - 1]:
                break
            name = " ".join(words[start:end])
            if normalize(name) == label:
                return re.sub(r"(?:'s|’s)$", "", name)
    return ""


def _mentions_in_subject(subject: str, domain_labels: tuple[str, ...]) -> Iterator[Mention]:
    evidence = f"Subject: {subject}"
    for match in _NAME_IN_SUBJECT.finditer(subject):
        yield Mention(
            _trim_name(match["name"], domain_labels), _CERTAIN_WEIGHT, evidence, "subject"
        )
    for piece in _split_text(subject, _SEPARATOR_IN_SUBJECT):
        if re.fullmatch(_NAME, without_legal_form(piece)) and not is_job_title(piece):
            weight = _CERTAIN_WEIGHT if _is_name_of_institution(piece) else 0.8
            yield Mention(piece, weight, evidence, "subject")


def _is_name_of_institution(text: str) -> bool:
    """Return whether a text of several words can only be the name of an organisation."""
    words = without_legal_form(text).split()
    last_word = as_listed(words[-1])
    return len(words) > 1 and (last_word in _INSTITUTIONS or without_legal_form(text) != text)


def _without_team(text: str, domain_labels: tuple[str, ...]) -> str:
    """Return a text without the name of a team: "Nettlecombe Trust" for "Nettlecombe Trust HR".

    A name that is also in the domain is not shortened: Fairlawn Recruitment is an agency.
    """
    text = text.strip(_SEPARATORS)
    name = _TEAM_AT_END.sub("", _TEAM_AT_START.sub("", text)).strip(_SEPARATORS + "&")
    without_first_word = _TEAM_AS_FIRST_WORD.sub("", name)
    if (match := _TITLE_AT_END.search(name)) and has_organisation_word(name[: match.start()]):
        without_first_word = name[: match.start()]
    is_name = normalize(without_legal_form(without_first_word)) in domain_labels
    if is_name or has_organisation_word(without_first_word):
        name = without_first_word
    whole, short = normalize(text), normalize(name)
    if any(label in whole and label not in short for label in domain_labels):
        return text
    return name


def is_job_title(text: str) -> bool:
    """Return whether a text reads as a job title, such as "Head Gardener"."""
    before_preposition, *field = re.split(r" (?:(in)|of|for|to) ", text, maxsplit=1)
    # An organisation is not named after a role in a field: "Lecturer in Media".
    if field and (field[0] or not has_organisation_word(text)):
        text = re.sub(r"^[Tt]he ", "", before_preposition)
    words = [as_listed(word) for word in re.split(r"[\s,/()-]+", text) if word]
    if not words:
        return False
    head, _, last = re.sub(r" and ", " & ", text).rpartition(" & ")
    # As in "Teacher & Chair".
    if head and as_listed(last.split(" ")[-1]) in ("member", "chair") and is_job_title(head):
        return True
    if words[-1] in LEXICON.role_nouns and words[-1] not in LEXICON.organisation_words:
        return True
    return len(words) > 1 and words[0] in _FIRST_WORDS_OF_JOB_TITLES


def _begins_job_title(text: str) -> bool:
    """Return whether a text begins like a job title, such as "Head" of "Head Gardener"."""
    return is_job_title(f"{text} …")


def _is_title_before_of(text: str) -> bool:
    """Return whether a text reads as the part of a job title in front of "of"."""
    words = text.split()
    return bool(words) and (_begins_job_title(text) or as_listed(words[-1]) in LEXICON.role_nouns)


def _trim_name(name: str, domain_labels: tuple[str, ...] = ()) -> str:
    """Return a name without generic words, a role or a team at its end."""
    before_comma = name.partition(", ")[0]
    if normalize(before_comma) in domain_labels and not _FIRM_WITH_COMMA.match(name):
        # The town follows.
        return before_comma
    words = name.strip(" ,.").split()
    while words and _is_not_last_word_of_name(words[-1]):
        words.pop()
    short = _without_role_after(" ".join(words))
    short = re.sub(r"(?:'s|’s)$", "", short).strip(" ,")
    if normalize(short) not in domain_labels:
        short = _TEAM_AT_END.sub("", short).strip(" ,") or short
    # The article of "the Acme Graduate Role" is that of the role.
    return short if name.endswith(short) else short.removeprefix("the ")


def _is_not_last_word_of_name(last_word: str) -> bool:
    word = as_listed(last_word)
    is_generic = word in _GENERIC_WORDS and word not in LEXICON.organisation_words
    return is_generic or word in ("of", "and", "for", "the", "in")


def _without_role_after(name: str) -> str:
    """Return a name without the role after it.

    "Acme" for "Acme's Head Gardener" and for "Acme for Head Gardener"; but "Centre for Music" is
    one name.
    """
    owner, possessive, owned = name.replace("’s ", "'s ").partition("'s ")
    is_role = is_job_title(owned) or is_generic_name(owned)
    if possessive and is_role:
        return owner
    head, preposition, _ = name.partition(" for ")
    if not preposition or not head.strip() or _ends_in_organisation_word(head):
        return name
    return head


def is_generic_name(name: str) -> bool:
    """Return whether a name consists only of words that name no particular organisation."""
    return all(
        word in _GENERIC_WORDS
        or word.removesuffix("s") in _GENERIC_WORDS
        or word in LEXICON.team_words
        or word in ("of", "and", "the", "for", "in", "&")
        for word in map(as_listed, name.split())
    )
