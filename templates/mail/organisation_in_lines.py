"""Find names that may be those of an organisation in a signature, headings and small print."""

import re
from collections.abc import Iterator
from itertools import pairwise

from templates.mail.job_titles import is_job_title, is_title_before_of
from templates.mail.letter import Letter
from templates.mail.lexicon import LEXICON
from templates.mail.mention import CERTAIN_WEIGHT, ON_BEHALF_WEIGHT, POSSIBLE_WEIGHT, Mention
from templates.mail.names import (
    KISSES_AT_END,
    has_organisation_word,
    has_team_word,
    is_person_name,
    normalize,
    without_accents,
    without_legal_form,
)
from templates.mail.organisation_names import (
    FIRM_WITH_COMMA,
    NAME,
    OFFICE_AT_START,
    PARENT_COMPANY,
    TWO_NAMES,
    find_name_matching_domain,
    is_name_of_institution,
    to_initials,
    trim_name,
    without_team,
)
from templates.text import tidy

_MAX_LINE = 600
"""The maximum number of characters in a line of small print that are searched for names."""
_SIGNATURE_LINES, _LETTERHEAD_LINES = 8, 4
"""How many of the first lines are searched for names."""
_SMALL_PRINT_LINES_TO_MATCH = 6
"""The number of lines of small print that are searched for a name that matches the domain."""
_SMALL_PRINT_LINES, _LAST_SENTENCES = 12, 4
"""How many lines of small print, and how many last sentences, may name the employer."""
_MAX_WORDS_OF_COMPANY = 8
_IMPRINT_LINES = 2
"""The number of lines of small print that may begin with the name, as the law demands."""
SERVICE_AT_END = re.compile(r"(?i)\s*(?:@|\bvia\b|\bthrough\b)\s+\S.*$")
"""As in "Acme via Greenhouse"."""
_COMMA_IN_FIRM = ",\0"
"""A comma at which no text is split; the texts of messages have no null characters."""
_BRACKETS_IN_LEGAL_FORM = re.compile(
    r" \((\w{2,15})\)(?= (?:Ltd|Limited|plc|PLC|Inc|LLC|LLP|GmbH|Pte|Pvt|Pty)\b)"
)
"""As in "Acme (Holdings) plc"."""
_NAME_OF_EMPLOYER = re.compile(
    rf"(?P<name>{NAME}) is an? (?i:equal|inclusive|affirmative)|"
    rf"(?i:\bworking name of) (?P<owner>{NAME})"
)
"""As in "Acme is an equal opportunity employer"; it may be in the small print."""
_NAME_AFTER_SERVICE = re.compile(
    r"\b(?:sent|managed|processed|handled|provided|operated)\b(?: \w+){0,3} "
    rf"(?:by|via|through|using) {NAME} (?:for|on behalf of) (?P<name>{NAME})|"
    rf"\bon behalf of (?P<client>{NAME}) (?:by|via|through) {NAME}|"
    rf"^{NAME} is (?:a|the) (?:\w+ )?(?:platform|system|software|tool) "
    rf"(?:of|for|used by) (?P<user>{NAME})"
)
"""As in "sent by Mailer for Acme", "on behalf of Acme by Mailer", or "the system of Acme"."""
ON_BEHALF = re.compile(r"(?i)\bon behalf of (?=\S)")
_NAME_AFTER_JOB_TITLE = re.compile(
    rf"(?i:(?:\b(?:at|of|for|folks at|team at|from)|@)) (?P<name>{NAME})$"
)
"""As in "Head Gardener at Acme" or "Ada @ Acme"."""
_ABBREVIATION_IN_BRACKETS = re.compile(r"\s\([A-ZÄÖÜ]{2,8}\)(?=\s|$)")
"""As in "Mill Creek Rowing Club (MCRC)"."""
_PREPOSITION_AT_START = re.compile(
    r"^(?:[Ff]or(?: and on behalf of)?:?|at|from)\s+(?:the\s+)?(?=[A-Z])"
)
"""As in "For and on behalf of the Acme Trust"."""
_SEPARATOR_IN_LINE = re.compile(
    r"\s+[|·•/–—-]+\s+|\s+\.\s+|\s*\|\s*|\s*,\s+(?!(?:Inc|Ltd|LLC|Llc|LLP|Limited|P\.[AC])\b)|"
    r"\s*[()](?=\s|$)|\s*,$|\s+\("
)
"""What is between the pieces of a line, as in "Acme, Leiden" or "HR | Acme (Leiden)"."""
_BOX_AFTER_NAME = re.compile(
    r"(?i)\s*[,|·•–-]\s*(?:R\.?D\.? ?\d|P\.? ?O\.? ?Box|Private Bag|Postfach|"
    r"(?:BP|Box|Postbus) \d)"
)
"""The post office box or rural delivery route after the name in a line: "Acme, PO Box 12"."""
_SMALL_WORDS = frozenset("of for the and with in on upon by".split())
"""The words of names that have no capitals."""
_DEPARTMENTS = frozenset("department dept office board committee faculty".split())
"""Words for a department before its field: "Faculty of Arts"."""
_DEPARTMENT = re.compile(
    r"(?i)^(?:faculty|facult[ay]d?|fakultät|dept|department|d[eé]partement|dipartimento|departamento)"
    r" (?:of|de|di|für|voor) |"
    r"^(?:abteilung|arbeitsgruppe|fachbereich|lehrstuhl|afdeling|avdeling|vakgroep|osasto) |"
    r"(?<=\w)\s(?:directorate|division|section|unit|ward|department|dept)$"
)
"""The name of a part of an organisation, as in "Faculty of Arts" or "Pathology Directorate"."""
_EXTRA_WEIGHT_BELOW_NAME = 0.8
"""What is added to the weight of a whole line below the signer's name."""
_FACTOR_OF_DOUBT, _FACTOR_OF_DEPARTMENT, _FACTOR_OF_OTHER_LANGUAGE = 0.5, 0.4, 0.9
"""The factors for the weight of a name in a line that may not be the name to use.

The first is for what may be a town or a list of services, the second for what may be a department,
and the third for a name with words in lower case: mostly a name in another language, which the
English name may follow.
"""


def find_mentions_in_lines(letter: Letter, domain_labels: tuple[str, ...]) -> Iterator[Mention]:
    """Yield the mentions in the headings, and in the signature or else the last sentence."""
    for index, line in enumerate(letter.signature[:_SIGNATURE_LINES]):
        for position, piece in enumerate(_split_at_separators(line, domain_labels)):
            if PARENT_COMPANY.match(piece):
                continue
            # The organisation is often below the signer's name, or below the job title.
            is_alone = piece == line.strip()
            is_before_box = not position and _BOX_AFTER_NAME.match(line, len(piece)) is not None
            is_name_below = 0 < index < 4 and (is_alone or (is_before_box and " " in piece))
            extra_weight = _EXTRA_WEIGHT_BELOW_NAME if is_name_below else 0.0
            # The organisation's name is often followed by its town.
            may_be_town = position > 0 and len(piece.split()) == 1
            may_be_couple = not index and TWO_NAMES.fullmatch(line) is not None
            factor = _FACTOR_OF_DOUBT if may_be_town or may_be_couple else 1.0
            yield from find_mention_in_piece(piece, line, domain_labels, factor, extra_weight)
    last_sentence = letter.sentences[-1] if letter.sentences and not letter.signature else ""
    for piece in filter(is_name_of_institution, split_line(last_sentence)):
        # In a mail of one paragraph, the organisation is at its end.
        yield from find_mention_in_piece(piece, last_sentence, domain_labels)
    for line in letter.headings[:_LETTERHEAD_LINES]:
        for piece in _split_at_separators(line, domain_labels):
            is_organisation = has_organisation_word(piece) or is_name_of_institution(piece)
            factor = 1.0 if is_organisation else _FACTOR_OF_DOUBT
            for mention in find_mention_in_piece(piece, line, domain_labels, factor):
                # Below the greeting, a heading says what the letter is about, not who wrote it:
                # "Acme - Gardener".
                is_in_body = bool(letter.greeting) and line in letter.sentences
                yield mention._replace(source="body") if is_in_body else mention


def _is_name_of_office(text: str) -> bool:
    """Return whether a text is a name such as "Parish of Elm with Oak", however long it is."""
    return OFFICE_AT_START.match(text) is not None and all(
        word[0].isupper() or word in _SMALL_WORDS for word in text.split()
    )


def _split_at_separators(line: str, domain_labels: tuple[str, ...]) -> list[str]:
    """Return the pieces of a line; an institution and the town in its domain are one piece."""
    pieces = split_line(line)
    for index, (name, town) in enumerate(pairwise(pieces)):
        beginning = normalize(town)
        is_in_domain = beginning and any(label.startswith(beginning) for label in domain_labels)
        if is_in_domain and _is_name_of_office(name):
            return [*pieces[:index], f"{name}, {town}", *pieces[index + 2 :]]
    return pieces


def split_line(line: str) -> list[str]:
    """Return the pieces of a line between its separators, such as a name and a town."""
    # An abbreviation in brackets after a name is left out.
    return split_text(_ABBREVIATION_IN_BRACKETS.sub("", line), _SEPARATOR_IN_LINE)


def split_text(text: str, separator: re.Pattern[str]) -> list[str]:
    """Split a text at separators, but not inside the name of a firm.

    "Lovelace, Hopper & Partners" stays whole, and so does "Acme (Holdings) plc".
    """
    # Null characters stand for brackets that are no separators, and for the space after a comma
    # that is no separator, either.
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


def find_mention_in_piece(
    piece: str,
    line: str,
    domain_labels: tuple[str, ...],
    factor: float = 1.0,
    extra_weight: float = 0.0,
) -> Iterator[Mention]:
    """Yield the mention in a piece of a line, if there is one.

    Its weight is multiplied by `factor`, then increased by `extra_weight`, but never above
    `CERTAIN_WEIGHT`. Neither applies to a name that follows another one and "on behalf of".
    """
    before, on_behalf, client = piece.partition("on behalf of ")
    mention = _find_in_piece(client or before, line, domain_labels, factor)
    if mention and on_behalf and before:
        yield mention._replace(weight=ON_BEHALF_WEIGHT)
    elif mention:
        yield mention._replace(weight=min(CERTAIN_WEIGHT, mention.weight + extra_weight))


def _find_in_piece(
    piece: str, line: str, domain_labels: tuple[str, ...], factor: float = 1.0
) -> Mention | None:
    """Return the mention in a piece of a line, with its weight multiplied by `factor`, or None."""
    piece = tidy(KISSES_AT_END.sub("", _PREPOSITION_AT_START.sub("", piece)))
    if to_initials(piece) in domain_labels and re.fullmatch(NAME, piece):
        return Mention(piece, CERTAIN_WEIGHT, line, "signature")
    match = None if OFFICE_AT_START.match(piece) else _NAME_AFTER_JOB_TITLE.search(piece)
    if match:
        text_before, name = piece[: match.start()].strip(), match["name"]
        is_after_of = match[0].startswith(("of ", "for "))
        if is_after_of and _is_field(name, text_before):
            return None
        if is_after_of and text_before.casefold() in _DEPARTMENTS:
            # A ministry, or a part of an organisation.
            return Mention(
                piece, CERTAIN_WEIGHT * factor * _FACTOR_OF_DEPARTMENT, line, "signature"
            )
        is_team = has_team_word(text_before) and not text_before.endswith(" Service")
        is_person = match[0].startswith(("at ", "from ", "@ ")) and is_person_name(
            text_before, has_evidence=True
        )
        if is_team or is_person or is_job_title(text_before):
            name = trim_name(name, domain_labels)
            return Mention(name, CERTAIN_WEIGHT * factor, line, "signature")
    full_name = SERVICE_AT_END.sub("", without_team(piece, domain_labels))
    name = without_legal_form(full_name)
    if name != piece and re.match(r"(?i)(?:the|your|team) \S", name):
        name, full_name = name.partition(" ")[2], full_name.partition(" ")[2]
    has_legal_form = name != full_name and len(name.split()) <= _MAX_WORDS_OF_COMPANY
    is_name = (
        re.fullmatch(NAME + r"\.?", name)
        or _begins_like_organisation(name)
        or _is_name_of_office(name)
        or (has_legal_form and name[:1].isupper())
    )
    if not name or not is_name or is_job_title(name):
        return None
    if all(has_team_word(word) or any(map(str.isdigit, word)) for word in name.split()):
        return None
    # A removed team, service or legal form shows that the rest is an organisation.
    is_certain = name != piece or has_organisation_word(name) or is_name_of_institution(full_name)
    weight = (CERTAIN_WEIGHT if is_certain else POSSIBLE_WEIGHT) * factor
    if _DEPARTMENT.search(name):
        weight *= _FACTOR_OF_DEPARTMENT
    if not re.fullmatch(NAME + r"\.?", name):
        weight *= _FACTOR_OF_OTHER_LANGUAGE
    return Mention(full_name, weight, line, "signature")


def _begins_like_organisation(name: str) -> bool:
    """Return whether a name is one like "Conseil scolaire de Lyon", with words in lower case."""
    first_word, *words = name.split() or [""]
    return (
        first_word[:1].isupper()
        and without_accents(first_word) in LEXICON.organisation_first_words
        and 1 < len(words) < _MAX_WORDS_OF_COMPANY
        and words[-1][:1].isupper()
        and all(word.replace("'", "").replace("’", "").replace("-", "").isalpha() for word in words)
    )


def _is_field(name: str, text_before: str) -> bool:
    """Return whether a name after "of" or "for" is a field of work, as in "Director of Music"."""
    return is_title_before_of(text_before) and not has_organisation_word(name)


def find_mentions_in_small_print(
    letter: Letter, domain_labels: tuple[str, ...]
) -> Iterator[Mention]:
    """Yield the employers that the small print, the signature or the last sentences name."""
    small_print, last_sentences = letter.small_print, letter.sentences[-_LAST_SENTENCES:]
    for line in (*small_print[:_SMALL_PRINT_LINES], *letter.signature, *last_sentences):
        if match := _NAME_OF_EMPLOYER.search(line[:_MAX_LINE]):
            yield Mention(match["name"] or match["owner"], CERTAIN_WEIGHT, line, "signature")
        if match := _NAME_AFTER_SERVICE.search(line[:_MAX_LINE]):
            name = (match["name"] or match["client"] or match["user"]).partition(", ")[0]
            yield Mention(name, CERTAIN_WEIGHT, line, "signature")
    for line in (*letter.signature, *small_print[:_IMPRINT_LINES]):
        if name := _find_company_at_start(line):
            # The company may be a service, so the domain must confirm it.
            yield Mention(name, POSSIBLE_WEIGHT, line, "signature")
    for line in small_print[:_SMALL_PRINT_LINES_TO_MATCH]:
        # Only a name at the start of a line is the employer's; others are services'.
        for label in domain_labels:
            name = find_name_matching_domain(label, line)
            if name and normalize(line).startswith(label):
                yield Mention(name, CERTAIN_WEIGHT, line, "domain")


def _find_company_at_start(line: str) -> str:
    """Return the name with a legal form that a line begins with: "Acme Ltd" in "Acme Ltd is …"."""
    words = next(iter(split_line(line)), "").split()[:_MAX_WORDS_OF_COMPANY]
    for count in range(2, len(words) + 1):
        company = " ".join(words[:count])
        name = without_legal_form(company)
        if name != company and re.fullmatch(NAME, name):
            return company.rstrip(".,")
    return ""
