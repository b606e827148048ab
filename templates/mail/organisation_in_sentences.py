"""Find in sentences the names that may be an organisation's."""

import re
from collections.abc import Iterable, Iterator

from templates.mail.alternatives import any_word_of
from templates.mail.mention import (
    CERTAIN_WEIGHT,
    ON_BEHALF_WEIGHT,
    POSSIBLE_WEIGHT,
    Mention,
    Source,
)
from templates.mail.names import (
    has_organisation_word,
    normalize,
    without_legal_form,
)
from templates.mail.organisation_names import (
    CAPITALISED_WORD,
    NAME,
    PARENT_COMPANY,
    TWO_NAMES,
    is_name_of_institution,
    trim_name,
)

_MAX_SENTENCE = 800
"""Maximum number of characters in a sentence that are searched for names; the rest is ignored."""
_BEFORE_PREPOSITION = any_word_of(
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
    interest_shown_in committee_of panel_of trustees_of board_of management_of governors_of
    directors_of
    """
)
_INTEREST_BEFORE_NAME = (
    r"(?:interest|interested) in"
    r"(?: (?:joining|working (?:at|for|with|in)|becoming part of|the work of|"
    r"a career (?:at|with|in)))?"
)
_NO_NUMBER_AFTER = r"\b(?! \d)"
"""Excludes a name before the number of a level or a room: "at Level 3"."""
_NAME_AFTER_PHRASE = re.compile(
    rf"(?i:\b(?:{_BEFORE_PREPOSITION}(?: here)? (?:at|with|in|for)|{_APPLYING} (?:to|with|at)|"
    rf"{_INTEREST_BEFORE_NAME}|{_PHRASES_BEFORE_NAME})) (?P<name>{NAME}){_NO_NUMBER_AFTER}"
)
"""As in "the role at Acme", "applied to Acme", "interested in joining Acme" or "part of Acme"."""
_NAME_AFTER_PREPOSITION = re.compile(
    r"(?i:(?<!accordance )(?<!compliance )(?<!line )\b(?:at|with|from)) "
    rf"(?P<name>{NAME}){_NO_NUMBER_AFTER}"
)
"""As in "on Monday at Acme"; but not "in line with GDPR"."""
_INSTITUTION_AFTER_PREPOSITION = re.compile(
    rf"\b(?:(?:in|within|by|of|for) (?=the )|to |received by )(?P<name>{NAME}){_NO_NUMBER_AFTER}"
)
"""As in "the position of Engineer in the Bureau of Roads" or "coming to Hill Farm"."""
_NAME_OF_CLIENT = re.compile(
    r"(?:(?i:\b(?:our|my|your|the) (?:client|principal)),? \(?|^(?:Client|Principal) \(|"
    r"(?i:\bthe (?:client|firm|company|employer|business) (?:is|was)) )"
    rf"(?P<name>{NAME})"
)
"""As in "our client, Acme" or "Principal (Acme, Bergen)"."""
_NAME_AS_SUBJECT = re.compile(
    rf"(?:^|[.;:,] )(?P<name>{NAME}) (?:has|have|wishes|will|is|are|was|received|had|"
    r"would|does|did|cannot|came|said|told|want|wants|feel|felt|loved|chose|presents|regrets) "
)
"""As in "Acme has decided"."""
_NAME_BEFORE_REPORT = re.compile(
    rf"(?:^|[.;:] )(?P<name>{NAME}) (?:has|have) (?:told us|informed us|let us know|asked us to) "
)
"""As in "Acme has told us that …", written by a service on behalf of Acme."""
_AFTER_OTHER_NAME = re.compile(
    r"(?i),? (?:[\w-]+ ){0,2}(?:experience|background|knowledge|skills|exposure|certification|"
    r"certificate|qualifications?|licen[cs]e|accreditation|registration|partnership)\b|"
    r" (?:branch|depot|campus|app|platform|account)\b"
)
"""What follows the name of a skill, a branch or a service, and not of an organisation.

As in "with CIPD experience" and "from the Mailer app".
"""
_NAME_BEFORE_NOUN = re.compile(
    rf"\b[Tt]he (?P<name>{CAPITALISED_WORD}(?: (?:(?:&|and) )?{CAPITALISED_WORD}){{0,3}})"
    r"(?= (?:family|team|community|office|store|brand|website|site|shop|branch|crew|role|position|"
    r"post|job|vacancy|board|panel|trustees|graduate|apprenticeship|internship|programme|scheme|"
    r"talent|people|recruitment|hiring|careers|portal|app|platform|name|way|process)\b)"
)
"""A name before a noun, with the article of that noun: "the Fairlawn" in "the Fairlawn family"."""
_NAME_AFTER_LABEL = re.compile(
    r"(?i:\b(?:employer|company|agency|(?:hiring )?organi[sz]ation|(?:employing )?body)\s*:)\s+"
    rf"(?P<name>{NAME})"
)
"""As in "Employer: Acme", in the mail of an applicant tracking system."""
_NAME_APPLIED_TO = re.compile(rf"(?i:\b{_APPLYING} (?:to|with)) (?P<name>{NAME})")
"""As in "thank you for applying to Acme"."""
_ABOUT_APPLYING = re.compile(
    rf"(?i)\b(?:{_APPLYING}|role|position|vacancy|post|job|interview|news|update|decision)\b"
)
"""Words of a sentence whose organisation is the employer, and not one where the writer was."""
_CLAUSE_WEIGHT = 0.7
"""The weight of a name that is the subject of a verb."""
_PLACE_WEIGHT = 0.8
"""The weight of one or two words after "in", which may be places: "in Leeds and York"."""


def find_mentions_in_sentence(sentence: str, domain_labels: tuple[str, ...]) -> Iterator[Mention]:
    """Yield each mention in a sentence; `domain_labels` are as in `trim_name`."""
    for name, weight, source in _find_names_in_sentence(sentence):
        yield Mention(trim_name(name, domain_labels), weight, sentence, source)


def _find_names_in_sentence(sentence: str) -> Iterator[tuple[str, float, Source]]:
    """Yield each name in a sentence with its weight and its source.

    A name may end with words that are not part of it, such as a role.
    """
    text = _NAME_BEFORE_NOUN.sub(r"\g<name>", sentence[:_MAX_SENTENCE])
    text = PARENT_COMPANY.sub("", text)
    starts = set()
    for match in _NAME_AFTER_PHRASE.finditer(text):
        starts.add(match.start("name"))
        words_before = text[: match.start("name")]
        # "interested in Oak & Ash" has a firm's name, but "work in Oak and Ash" two towns.
        is_in_towns = words_before.endswith("work in ") and TWO_NAMES.fullmatch(match["name"])
        may_be_place = is_in_towns or (words_before.endswith(" in ") and " " not in match["name"])
        if not _AFTER_OTHER_NAME.match(text, match.end()):
            yield match["name"], _PLACE_WEIGHT if may_be_place else CERTAIN_WEIGHT, "body"
    for match in _NAME_AFTER_PREPOSITION.finditer(text):
        is_new = match.start("name") not in starts
        if is_new and not _AFTER_OTHER_NAME.match(text, match.end()):
            yield match["name"], POSSIBLE_WEIGHT, "body"
    for match in _INSTITUTION_AFTER_PREPOSITION.finditer(text):
        is_new = match.start("name") not in starts
        if is_new and (
            is_name_of_institution(match["name"]) or has_organisation_word(match["name"])
        ):
            yield match["name"], POSSIBLE_WEIGHT, "body"
    for match in _NAME_OF_CLIENT.finditer(text):
        yield match["name"].partition(", ")[0], CERTAIN_WEIGHT, "body"
    for match in _NAME_AFTER_LABEL.finditer(text):
        # Such a name is as reliable as one in the signature, and more reliable than the sender's.
        yield match["name"].partition(", ")[0], ON_BEHALF_WEIGHT, "signature"
    for match in _NAME_BEFORE_REPORT.finditer(text):
        name = match["name"]
        if has_organisation_word(name) or without_legal_form(name) != name:
            yield name, ON_BEHALF_WEIGHT, "body"
    for match in _NAME_AS_SUBJECT.finditer(text):
        yield match["name"], _CLAUSE_WEIGHT, "clause"


def is_named_as_employer(label: str, sentences: Iterable[str]) -> bool:
    """Return whether sentences name an organisation as people name an employer: "to join Acme".

    `label` is the label of its domain, such as "acme".
    """
    return any(
        normalize(match["name"]).startswith(label)
        for sentence in sentences
        for match in _NAME_AFTER_PHRASE.finditer(sentence[:_MAX_SENTENCE])
    )


def find_employers(sentences: Iterable[str]) -> Iterator[str]:
    """Yield each name that sentences give the employer.

    It is what the writer applied to, or an organisation in a sentence about the application.
    """
    for sentence in sentences:
        for pattern in (_NAME_APPLIED_TO, _NAME_BEFORE_REPORT):
            for match in pattern.finditer(sentence[:_MAX_SENTENCE]):
                yield match["name"]
        if not _ABOUT_APPLYING.search(sentence):
            continue
        for name, _, _ in _find_names_in_sentence(sentence):
            if has_organisation_word(name) or is_name_of_institution(name):
                yield name
