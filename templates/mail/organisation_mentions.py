"""Find names that may be those of an organisation, in the sentences and lines of a mail."""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from templates.mail.addresses import is_no_reply
from templates.mail.alternatives import any_word_of
from templates.mail.headers import Mailbox
from templates.mail.introduction import find_introduction
from templates.mail.job_titles import begins_job_title, is_job_title, is_title_before_of
from templates.mail.letter import Letter
from templates.mail.lexicon import LEXICON
from templates.mail.names import (
    KISSES_AT_END,
    clean_person_name,
    has_organisation_word,
    has_team_word,
    is_mailing_service,
    is_person_name,
    normalize,
    without_accents,
    without_legal_form,
)
from templates.mail.organisation_names import (
    CAPITALISED_WORD,
    FIRM_WITH_COMMA,
    NAME,
    ends_in_organisation_word,
    find_name_matching_domain,
    find_name_with_dot,
    is_name_of_institution,
    to_initials,
    trim_name,
    without_team,
)
from templates.names.word_kinds import as_listed
from templates.text import tidy

_MAX_SENTENCE, _MAX_LINE = 800, 600
"""Maximum characters of a sentence or a line that are searched for names; the rest is ignored."""
_SIGNATURE_LINES, _LETTERHEAD_LINES = 8, 4
"""Numbers of lines that are searched for names, from the first one."""
_SIGNATURE_LINES_WITH_DOMAIN, _SMALL_PRINT_LINES_WITH_DOMAIN = 12, 6
"""Numbers of lines that are searched for the names in domains."""
_SMALL_PRINT_LINES, _LAST_SENTENCES = 12, 4
"""Numbers of lines, and of sentences at the end, that may say who is "an equal opportunity …"."""
_MAX_WORDS_OF_COMPANY = 8
_IMPRINT_LINES = 2
"""The number of lines of small print that may begin with the name, as the law demands."""
_MAX_CAPTION = 80
_NUMBER_IN_NAME = re.compile(r"(?<=\w) \d{1,2}(?= [A-Z])")
"""As in "Studio 9 Ceramics"."""
_COMMA_IN_FIRM = ",\0"
"""A comma at which no text is split; the texts of mails have no null characters."""
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
    put_you_forward_to put_you_forward_for answer_of answer_from decision_of decision_from
    reply_of reply_from word_from news_of off_the_phone_with interest_you_have_shown_in
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
    rf"{_INTEREST_BEFORE_NAME}|{_PHRASES_BEFORE_NAME})) (?P<name>{NAME}){_NO_NUMBER_AFTER}"
)
"""As in "the role at Acme", "applied to Acme", "interested in joining Acme" or "part of Acme"."""
_NAME_AFTER_PREPOSITION = re.compile(
    r"(?i:(?<!accordance )(?<!compliance )(?<!line )\b(?:at|with|from)) "
    rf"(?P<name>{NAME}){_NO_NUMBER_AFTER}"
)
"""As in "on Monday at Acme"; but not "in line with GDPR"."""
_INSTITUTION_AFTER_PREPOSITION = re.compile(
    rf"\b(?:(?:in|within|by|of|for) (?=the )|to )(?P<name>{NAME}){_NO_NUMBER_AFTER}"
)
"""As in "the position of Engineer in the Bureau of Roads" or "coming to Hill Farm"."""
_APPLICATION_BEFORE_NAME = re.compile(
    r"(?i)\b(?:appl(?:y|ied|ying|ications?)|positions?|roles?|posts?|vacancy|vacancies|job)\b"
    r"(?!.*\b(?:experience|background|work\w*|degree|stud\w+|years?|career|candidates?)\b)"
)
"""The words before a name in "applied for the role of Gardener with Acme"."""
_NAME_OF_CLIENT = re.compile(
    r"(?:(?i:\b(?:our|my|your|the) (?:client|principal)),? \(?|^(?:Client|Principal) \()"
    rf"(?P<name>{NAME})"
)
"""As in "our client, Acme" or "Principal (Acme, Bergen)"."""
_NAME_OF_EMPLOYER = re.compile(
    rf"(?P<name>{NAME}) is an? (?i:equal|inclusive|affirmative)|"
    rf"(?i:\bworking name of) (?P<owner>{NAME})"
)
"""As in "Acme is an equal opportunity employer"; it may be in the small print."""
_NAME_AS_SUBJECT = re.compile(
    rf"(?:^|[.;:,] )(?P<name>{NAME}) (?:has|have|wishes|will|is|are|was|received|had|"
    rf"would|does|did|cannot|came|said|told|want|wants|feel|felt|loved|liked|chose) "
)
"""As in "Acme has decided"."""
_NAME_OF_TELLER = re.compile(
    rf"(?:^|[.;:] )(?P<name>{NAME}) (?:has|have) (?:told us|informed us|let us know|asked us to) "
)
"""As in "Acme has told us that …", which a service writes for Acme."""
_NAME_OF_DECIDER = re.compile(
    rf"(?:^|[.;:,] )(?P<name>{NAME}) (?:has|have|had) (?:now )?(?:\w+ )?"
    r"(?:your application|(?:not )?to (?:not )?(?:progress|proceed|go|move|take|pursue))\b"
)
"""As in "Acme has updated your application" or "Acme have decided to go with …"."""
_NAME_AFTER_SERVICE = re.compile(
    r"\b(?:sent|managed|processed|handled|provided|operated)\b(?: \w+){0,3} "
    rf"(?:by|via|through|using) {NAME} (?:for|on behalf of) (?P<name>{NAME})"
)
"""As in "sent by Mailer for Acme"."""
_SKILL_PLACE_OR_SERVICE = re.compile(
    r"(?i),? (?:[\w-]+ ){0,2}(?:experience|background|knowledge|skills|exposure|certification|"
    r"certificate|qualifications?|licen[cs]e|accreditation|registration)\b|"
    r" (?:branch|depot|campus|app|platform|account)\b"
)
"""What follows the name of a skill, a part of an organisation or a service.

As in "with CIPD experience" and "from the Mailer app".
"""
_ARTICLE_OF_FOLLOWING_NOUN = re.compile(
    rf"\b[Tt]he (?P<name>{CAPITALISED_WORD}(?: (?:(?:&|and) )?{CAPITALISED_WORD}){{0,3}})"
    r"(?= (?:family|team|community|office|store|brand|website|site|shop|branch|crew|role|position|"
    r"post|job|vacancy|board|panel|trustees|graduate|apprenticeship|internship|programme|scheme|"
    r"talent|people|recruitment|hiring|careers|portal|app|platform|name|way|process)\b)"
)
"""The article of the noun after a name, and the name: "the Fairlawn" of "the Fairlawn family"."""
_PARENT_COMPANY = re.compile(
    r"(?:^|[\s(·|–—-]+|,\s+)(?:"
    r"(?i:(?:an? )?(?:proud )?(?:part|members?|division|subsidiary|brand) of (?:the )?)"
    rf"{NAME}|(?<=, )an? {NAME} (?:Group )?company\b)"
)
"""As in "Acme Tools, part of the Acme Group" or "Acme Tools, an Acme Group company"."""
_NAME_AFTER_LABEL = re.compile(
    r"(?i:\b(?:employer|company|(?:hiring )?organi[sz]ation|(?:employing )?body)\s*:)\s+"
    rf"(?P<name>{NAME})"
)
"""As in "Employer: Acme", in the mail of an applicant tracking system."""
_ON_BEHALF = re.compile(r"(?i)\bon behalf of (?=\S)")
_NAME_AFTER_JOB_TITLE = re.compile(
    rf"(?i:(?:\b(?:at|of|for|folks at|team at|from)|@)) (?P<name>{NAME})$"
)
"""As in "Head Gardener at Acme" or "Ada @ Acme"."""
_NAME_IN_SUBJECT = re.compile(rf"(?i:\b(?:at|with|from|to)|(?<= )@) (?P<name>{NAME})")
"""As in "Your application to Acme" or "Gardener @ Acme"."""
_NAME_AFTER_PERSON = re.compile(
    rf"(?i:\s(?:at|from|@|of|for|\||[-–—]|,)\s*|\()(?P<name>{NAME})\)?$"
)
"""As in "Ada at Acme" or "Ada (Acme)"."""
_SERVICE_AT_END = re.compile(r"(?i)\s*(?:@|\bvia\b|\bthrough\b)\s+\S.*$")
"""As in "Acme via Greenhouse"."""
_COMPANY_DESCRIPTION = re.compile(
    r"(?i)^(?:a \S+ company|companies of|in partnership with|trading as|"
    r"a trading name|sister company|formerly|an? )"
)
"""The start of a text about a company that is not its own name: "part of …"."""
_ABBREVIATION_IN_BRACKETS = re.compile(r"\s\([A-ZÄÖÜ]{2,8}\)(?=\s|$)")
"""As in "Mill Creek Rowing Club (MCRC)"."""
_PREPOSITION_AT_START = re.compile(
    r"^(?:[Ff]or(?: and on behalf of)?:?|at|from)\s+(?:the\s+)?(?=[A-Z])"
)
"""As in "For and on behalf of the Acme Trust"."""
_TEXT_IN_BRACKETS = re.compile(r"\((\w[^()]+)\)")
_BRAND_IN_LOWER_CASE = re.compile(r"[a-z][a-z0-9&'+ -]{3,30}")
_SEPARATOR_IN_LINE = re.compile(
    r"\s+[|·•/–—-]+\s+|\s+\.\s+|\s*\|\s*|\s*,\s+(?!(?:Inc|Ltd|LLC|Llc|LLP|Limited)\b)|"
    r"\s*[()](?=\s|$)|\s*,$|\s+\("
)
"""What is between the pieces of a line, as in "Acme, Leiden" or "HR | Acme (Leiden)"."""
_SEPARATOR_IN_SUBJECT = re.compile(r"\s+[-–—|/:<>]+\s+|:\s+|\s*//\s*|,\s+")
"""What is between the pieces of a subject, as in "Acme: your application"."""
_BOX_AFTER_NAME = re.compile(
    r"(?i)\s*[,|·•–-]\s*(?:R\.?D\.? ?\d|P\.? ?O\.? ?Box|Private Bag|Postfach|"
    r"(?:BP|Box|Postbus) \d)"
)
"""The post office box or rural delivery route after the name in a line: "Acme, PO Box 12"."""
_DEPARTMENTS = frozenset("department dept office board committee faculty".split())
"""Words before "of" and the field of a department."""
_DEPARTMENT = re.compile(
    r"(?i)^(?:faculty|facult[ay]d?|fakultät|dept|department) (?:of|de|für|voor) |"
    r"(?<=\w)\s(?:directorate|division|section|unit|ward|department|dept)$"
)
"""The name of a part of an organisation, as in "Faculty of Arts" or "Pathology Directorate"."""
_CERTAIN_WEIGHT = 2.0
"""The weight of a name that can only be an organisation's."""
_POSSIBLE_WEIGHT = 1.2
"""The weight of a name that may also be that of a town, a system or a skill."""
_LONE_NAME_WEIGHT, _CLAUSE_WEIGHT = 0.8, 0.7
"""The weights of a name without any words around it, and of the subject of a clause."""
_DECIDER_WEIGHT = 1.5
"""The weight of the subject of a clause that decides."""
_EXTRA_WEIGHT_BELOW_NAME = 0.8
"""What the weight of a whole line below the signer's name is raised by."""
_FACTOR_OF_DOUBT, _FACTOR_OF_DEPARTMENT, _FACTOR_OF_OTHER_LANGUAGE = 0.5, 0.4, 0.9
"""What the weight of a name in a line is multiplied by.

If it may be a town or a department; and if it is in another language, for it may follow in English.
"""
_ON_BEHALF_WEIGHT = 6.0
"""The weight of an organisation on whose behalf another one wrote; it outweighs the domain."""
_SENDER_NAME_WEIGHT = 2.5
"""The weight of a name in the display name of the sender."""
Source = Literal["body", "clause", "signature", "sender", "subject", "image", "domain"]
"""Where a name was found; "clause" is the grammatical subject of a clause in the body."""


class Mention(NamedTuple):
    """A name that may be an organisation's, its weight as evidence, and the text around it."""

    name: str
    """The name as the mail has it, perhaps with an article and a legal form."""
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
        yield from _find_mentions_in_sentence(sentence, domain_labels)
    if introduction := find_introduction(letter):
        name = trim_name(introduction.organisation, domain_labels)
        yield Mention(name, _CERTAIN_WEIGHT, introduction.sentence, "body")
    yield from _find_mentions_in_lines(letter, domain_labels)
    yield from _find_mentions_in_display_name(sender, domain_labels)
    yield from _find_mentions_matching_domains(letter, subjects, sender, domain_labels)
    yield from _find_mentions_in_small_print(letter, domain_labels)
    for subject in subjects:
        yield from _find_mentions_in_subject(subject, domain_labels)
    for caption in captions:
        if re.fullmatch(NAME, caption.strip()[:_MAX_CAPTION]):
            yield Mention(caption.strip(), _LONE_NAME_WEIGHT, caption, "image")


def _find_mentions_in_sentence(sentence: str, domain_labels: tuple[str, ...]) -> Iterator[Mention]:
    for name, weight, source in _find_names_in_sentence(sentence):
        yield Mention(trim_name(name, domain_labels), weight, sentence, source)


def _find_names_in_sentence(sentence: str) -> Iterator[tuple[str, float, Source]]:
    """Yield each name in a sentence with its weight and its source.

    Words that are not part of the name may follow it, such as a role.
    """
    text = _ARTICLE_OF_FOLLOWING_NOUN.sub(r"\g<name>", sentence[:_MAX_SENTENCE])
    text = _PARENT_COMPANY.sub("", text)
    starts = set()
    for match in _NAME_AFTER_PHRASE.finditer(text):
        starts.add(match.start("name"))
        may_be_place = text[: match.start("name")].endswith(" in ") and " " not in match["name"]
        if not _SKILL_PLACE_OR_SERVICE.match(text, match.end()):
            yield match["name"], _LONE_NAME_WEIGHT if may_be_place else _CERTAIN_WEIGHT, "body"
    for match in _NAME_AFTER_PREPOSITION.finditer(text):
        is_new = match.start("name") not in starts
        if is_new and not _SKILL_PLACE_OR_SERVICE.match(text, match.end()):
            is_application = _APPLICATION_BEFORE_NAME.search(text, 0, match.start()) is not None
            is_certain = is_application and not has_team_word(match["name"])
            weight = _CERTAIN_WEIGHT if is_certain else _POSSIBLE_WEIGHT
            yield match["name"], weight, "body"
    for match in _INSTITUTION_AFTER_PREPOSITION.finditer(text):
        is_new = match.start("name") not in starts
        if is_new and (
            is_name_of_institution(match["name"]) or has_organisation_word(match["name"])
        ):
            yield match["name"], _POSSIBLE_WEIGHT, "body"
    for match in _NAME_OF_CLIENT.finditer(text):
        yield match["name"].partition(", ")[0], _CERTAIN_WEIGHT, "body"
    for match in _NAME_AFTER_LABEL.finditer(text):
        yield match["name"].partition(", ")[0], _CERTAIN_WEIGHT, "signature"
    for match in _NAME_OF_TELLER.finditer(text):
        name = match["name"]
        if has_organisation_word(name) or without_legal_form(name) != name:
            yield name, _ON_BEHALF_WEIGHT, "body"
    for match in _NAME_AS_SUBJECT.finditer(text):
        yield match["name"], _CLAUSE_WEIGHT, "clause"
    for match in _NAME_OF_DECIDER.finditer(text):
        if not is_person_name(match["name"]):
            yield match["name"], _DECIDER_WEIGHT, "body"


def _find_mentions_in_lines(letter: Letter, domain_labels: tuple[str, ...]) -> Iterator[Mention]:
    """Yield the mentions in the signature and the headings."""
    for index, line in enumerate(letter.signature[:_SIGNATURE_LINES]):
        for position, piece in enumerate(_split_line(line)):
            # The organisation is often below the name, or below the job title.
            is_alone = piece == line.strip()
            is_before_box = not position and _BOX_AFTER_NAME.match(line, len(piece)) is not None
            is_name_below = 0 < index < 4 and (is_alone or (is_before_box and " " in piece))
            extra_weight = _EXTRA_WEIGHT_BELOW_NAME if is_name_below else 0.0
            # The organisation's name is often followed by its town.
            may_be_town = position > 0 and len(piece.split()) == 1
            factor = _FACTOR_OF_DOUBT if may_be_town else 1.0
            yield from _find_mention_in_piece(piece, line, domain_labels, factor, extra_weight)
    last_sentence = letter.sentences[-1] if letter.sentences and not letter.signature else ""
    for piece in filter(is_name_of_institution, _split_line(last_sentence)):
        # In a mail of one paragraph, the organisation is at its end.
        yield from _find_mention_in_piece(piece, last_sentence, domain_labels)
    for line in _find_headings_above_address(letter)[:_LETTERHEAD_LINES]:
        for piece in _split_line(line):
            is_organisation = has_organisation_word(piece) or is_name_of_institution(piece)
            factor = 1.0 if is_organisation else _FACTOR_OF_DOUBT
            yield from _find_mention_in_piece(piece, line, domain_labels, factor)


def _find_headings_above_address(letter: Letter) -> tuple[str, ...]:
    """Return the lines of the letterhead: the headings down to the recipient's address.

    The address begins with the recipient's name.
    """
    names = {as_listed(word) for word in letter.addressee.split() if len(word) > 3}
    for index, line in enumerate(letter.headings):
        if names & {as_listed(word) for word in line.split()}:
            return letter.headings[:index]
    return letter.headings


def _split_line(line: str) -> list[str]:
    """Return the pieces of a line between its separators, such as a name and a town."""
    # An abbreviation is not parted from the name before it.
    return _split_text(_ABBREVIATION_IN_BRACKETS.sub("", line), _SEPARATOR_IN_LINE)


def _split_text(text: str, separator: re.Pattern[str]) -> list[str]:
    """Split a text at separators, but not inside the name of a firm.

    "Lovelace, Hopper & Partners" stays whole, and so does "Acme (Holdings) plc".
    """
    # Null characters stand for the brackets and the commas that are no separators.
    joined = FIRM_WITH_COMMA.sub(_join_firm, _BRACKETS_IN_LEGAL_FORM.sub(" \0\\1\0", text))
    pieces = []
    for piece in map(str.strip, separator.split(joined)):
        with_commas = piece.replace(_COMMA_IN_FIRM, ", ")
        pieces.append(re.sub(r"\0(\w+)\0", r"(\1)", with_commas))
    return list(filter(None, pieces))


def _join_firm(match: re.Match[str]) -> str:
    """Return a match of `FIRM_WITH_COMMA`, with its commas hidden if it is one firm or office."""
    name = match[0]
    has_legal_form = without_legal_form(name) != name
    names_job_or_team = any(is_job_title(part) or has_team_word(part) for part in name.split(", "))
    is_firm = (
        match["office"] or has_legal_form or (has_organisation_word(name) and not names_job_or_team)
    )
    return name.replace(", ", _COMMA_IN_FIRM) if is_firm else name


def _find_mention_in_piece(
    piece: str,
    line: str,
    domain_labels: tuple[str, ...],
    factor: float = 1.0,
    extra_weight: float = 0.0,
) -> Iterator[Mention]:
    """Yield the mention in a piece of a line, if there is one.

    Its weight is multiplied by `factor`, then increased by `extra_weight`, to the weight of a
    certain name at most. Neither applies to the name after "on behalf of".
    """
    if match := _ON_BEHALF.search(piece):
        mention = _find_in_piece(piece[match.end() :], line, domain_labels)
        names_sender_before = bool(piece[: match.start()].strip())
        if mention and mention.weight >= _CERTAIN_WEIGHT and names_sender_before:
            mention = mention._replace(weight=_ON_BEHALF_WEIGHT)
    else:
        mention = _find_in_piece(piece, line, domain_labels, factor)
        if mention:
            mention = mention._replace(weight=min(_CERTAIN_WEIGHT, mention.weight + extra_weight))
    if mention:
        yield mention


def _find_in_piece(
    piece: str, line: str, domain_labels: tuple[str, ...], factor: float = 1.0
) -> Mention | None:
    """Return the mention in a piece of a line, with its weight multiplied by `factor`, or None."""
    is_description = _COMPANY_DESCRIPTION.match(piece) and piece != line
    if is_description or _PARENT_COMPANY.match(piece):
        return None
    piece = tidy(KISSES_AT_END.sub("", _PREPOSITION_AT_START.sub("", piece)))
    if to_initials(piece) in domain_labels and re.fullmatch(NAME, piece):
        return Mention(piece, _CERTAIN_WEIGHT, line, "signature")
    if match := _NAME_AFTER_JOB_TITLE.search(piece):
        text_before, name = piece[: match.start()].strip(), match["name"]
        if match[0].startswith(("of ", "for ")) and _is_field(name, text_before):
            return None
        is_team = has_team_word(text_before) and not text_before.endswith(" Service")
        is_person = match[0].startswith(("at ", "from ", "@ ")) and is_person_name(text_before)
        if is_team or is_person or is_job_title(text_before):
            name = trim_name(name, domain_labels)
            return Mention(name, _CERTAIN_WEIGHT * factor, line, "signature")
    full_name = _SERVICE_AT_END.sub("", without_team(piece, domain_labels))
    name = without_legal_form(full_name)
    if name != piece and re.match(r"(?i)(?:the|your|team) \S", name):
        name, full_name = name.partition(" ")[2], full_name.partition(" ")[2]
    without_number = _NUMBER_IN_NAME.sub("", name)
    is_name = re.fullmatch(NAME + r"\.?", without_number) or _begins_like_organisation(name)
    if not name or not is_name or is_job_title(name):
        return None
    if all(has_team_word(word) or any(map(str.isdigit, word)) for word in name.split()):
        return None
    # A removed team, service or legal form shows that the rest is an organisation.
    is_certain = name != piece or has_organisation_word(name) or is_name_of_institution(full_name)
    weight = (_CERTAIN_WEIGHT if is_certain else _POSSIBLE_WEIGHT) * factor
    if _DEPARTMENT.search(name):
        weight *= _FACTOR_OF_DEPARTMENT
    if not re.fullmatch(NAME + r"\.?", without_number):
        weight *= _FACTOR_OF_OTHER_LANGUAGE
    return Mention(full_name, weight, line, "signature")


def _begins_like_organisation(name: str) -> bool:
    """Return whether a name may have words in lower case, as in "Conseil scolaire de Lyon"."""
    first_word, *words = name.split() or [""]
    return (
        first_word[:1].isupper()
        and without_accents(first_word) in LEXICON.organisation_first_words
        and 1 < len(words) < _MAX_WORDS_OF_COMPANY
        and words[-1][:1].isupper()
        and all(word.replace("'", "").replace("’", "").replace("-", "").isalpha() for word in words)
    )


def _is_field(name: str, text_before: str) -> bool:
    """Return whether a name after "of" or "for" is a field of work, and not an organisation.

    As in "Director of Music" and "Department of Fisheries".
    """
    is_title = is_title_before_of(text_before)
    if has_organisation_word(name):
        return is_title and begins_job_title(name)
    return is_title or text_before.casefold() in _DEPARTMENTS


def _find_mentions_in_display_name(
    sender: Mailbox, domain_labels: tuple[str, ...]
) -> Iterator[Mention]:
    """Yield the mentions in the display name of the sender's mailbox."""
    display_name = tidy(sender.name)
    is_address = "@" in display_name.split(" ")[0]
    is_person = is_person_name(clean_person_name(display_name), has_evidence="," in display_name)
    evidence = f"From: {display_name}"
    if is_person and (match := _TEXT_IN_BRACKETS.search(display_name)):
        yield from _find_mention_in_piece(_split_line(match[1])[0], evidence, domain_labels)
    if not display_name or is_address or is_person:
        return
    rest = _find_only_organisation(display_name)
    if rest == display_name:
        rest, organisation = _split_at_preposition(display_name)
        if organisation and not is_mailing_service(organisation):
            name = trim_name(organisation, domain_labels)
            yield Mention(name, _SENDER_NAME_WEIGHT, evidence, "sender")
    name = without_team(_SERVICE_AT_END.sub("", rest), domain_labels)
    if normalize(name) in domain_labels and name.islower():
        yield Mention(name, _SENDER_NAME_WEIGHT, evidence, "sender")
        return
    is_team = has_team_word(name) and not has_organisation_word(name)
    if is_team and normalize(name) not in domain_labels:
        return
    if re.fullmatch(NAME + r"\.?", name) and not is_person_name(clean_person_name(name)):
        # One word may also be an unusual given name, a title or a place of work.
        is_certain = (
            " " in name
            or is_no_reply(sender.address)
            or normalize(name) in normalize(sender.address)
        )
        weight = _SENDER_NAME_WEIGHT if is_certain else _POSSIBLE_WEIGHT
        yield Mention(name, weight, evidence, "sender")


def _find_only_organisation(display_name: str) -> str:
    """Return the only piece of a display name that is an organisation's, or else all of it."""
    pieces = _split_line(display_name)
    organisations = [
        piece
        for piece in pieces
        if has_organisation_word(piece) and not all(map(has_team_word, piece.split()))
    ]
    return organisations[0] if len(pieces) > 1 and len(organisations) == 1 else display_name


def _split_at_preposition(display_name: str) -> tuple[str, str]:
    """Split "Ada at Acme" and "Careers of Acme" into a person or team, and the organisation.

    Names such as "University of Northmere" are whole, with "" as the organisation.
    """
    match = _NAME_AFTER_PERSON.search(display_name)
    if not match:
        return display_name, ""
    text_before = display_name[: match.start()]
    is_in_brackets = match[0].startswith("(")
    if ends_in_organisation_word(text_before) and not is_in_brackets:
        return display_name, ""
    return text_before, match["name"]


def _find_mentions_matching_domains(
    letter: Letter,
    subjects: tuple[str, ...],
    sender: Mailbox,
    domain_labels: tuple[str, ...],
) -> Iterator[Mention]:
    """Yield each name whose words, joined, are a domain label.

    In lower case, it must be a label as it is, or the display name of the sender.
    """
    signature = letter.signature[:_SIGNATURE_LINES_WITH_DOMAIN]
    texts = (*letter.sentences, *signature, *letter.headings, *subjects, sender.name)
    brand = sender.name if _BRAND_IN_LOWER_CASE.fullmatch(sender.name) else ""
    for text in texts:
        if brand and text != brand:
            yield from _find_mention_in_lower_case(brand, text)
        for label in domain_labels:
            # A group may write for the organisations that belong to it.
            if name := find_name_matching_domain(label, _PARENT_COMPANY.sub("", text)):
                yield Mention(name, _CERTAIN_WEIGHT, text, "domain")
            yield from _find_mention_in_lower_case(label, text)
            if name := find_name_with_dot(label, text):
                yield Mention(name, _CERTAIN_WEIGHT, text, "domain")


def _find_mentions_in_small_print(
    letter: Letter, domain_labels: tuple[str, ...]
) -> Iterator[Mention]:
    """Yield the employers in the small print, which may also be at the end of the letter."""
    small_print, last_sentences = letter.small_print, letter.sentences[-_LAST_SENTENCES:]
    for line in (*small_print[:_SMALL_PRINT_LINES], *letter.signature, *last_sentences):
        if match := _NAME_OF_EMPLOYER.search(line[:_MAX_LINE]):
            yield Mention(match["name"] or match["owner"], _CERTAIN_WEIGHT, line, "signature")
        if match := _NAME_AFTER_SERVICE.search(line[:_MAX_LINE]):
            name = match["name"].partition(", ")[0]
            yield Mention(name, _CERTAIN_WEIGHT, line, "signature")
    for line in (*letter.signature, *small_print[:_IMPRINT_LINES]):
        if name := _find_company_at_start(line):
            # The domain must agree, for it may be a service.
            yield Mention(name, _POSSIBLE_WEIGHT, line, "signature")
    for line in small_print[:_SMALL_PRINT_LINES_WITH_DOMAIN]:
        # An employer's name is at the start of the small print; other names are of services.
        for label in domain_labels:
            name = find_name_matching_domain(label, line)
            if name and normalize(line).startswith(label):
                yield Mention(name, _CERTAIN_WEIGHT, line, "domain")


def _find_company_at_start(line: str) -> str:
    """Return the name with a legal form that a line begins with: "Acme Ltd" of "Acme Ltd is …"."""
    words = next(iter(_split_line(line)), "").split()[:_MAX_WORDS_OF_COMPANY]
    for count in range(2, len(words) + 1):
        company = " ".join(words[:count])
        name = without_legal_form(company)
        if name != company and re.fullmatch(NAME, name):
            return company.rstrip(".,")
    return ""


def _find_mention_in_lower_case(brand: str, text: str) -> Iterator[Mention]:
    """Yield a mention of a name in lower case: "at acme", "acme hiring team", or "acme" alone."""
    escaped = re.escape(brand)
    pattern = (
        rf"(?:\b(?:at|with|from|joining|join|team|(?:application|applying|applied) to)|@) "
        rf"{escaped}\b|\b{escaped} (?:hiring |people )?team$|^{escaped}$"
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
        for match in _NAME_AFTER_PHRASE.finditer(sentence[:_MAX_SENTENCE])
    )


def _find_mentions_in_subject(subject: str, domain_labels: tuple[str, ...]) -> Iterator[Mention]:
    evidence = f"Subject: {subject}"
    for match in _NAME_IN_SUBJECT.finditer(subject):
        yield Mention(trim_name(match["name"], domain_labels), _CERTAIN_WEIGHT, evidence, "subject")
    for piece in _split_text(subject, _SEPARATOR_IN_SUBJECT):
        if re.fullmatch(NAME, without_legal_form(piece)) and not is_job_title(piece):
            weight = _CERTAIN_WEIGHT if is_name_of_institution(piece) else _LONE_NAME_WEIGHT
            yield Mention(piece, weight, evidence, "subject")
