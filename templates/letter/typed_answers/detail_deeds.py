"""Recognise what the recipient did, in a detail without "you": "went out of your way"."""

import re

from templates.grammar.grammar_words import FINITE_FORMS, PARTICIPLES, PREPOSITIONS
from templates.grammar.words import split_words
from templates.letter.typed_answers.capitals import uncapitalise
from templates.letter.typed_answers.fragments import Fragment
from templates.phrasebook.facts import GrammaticalForm

_DEED_WITHOUT_YOU = (
    # "went out of your way", "called to see how I was", "always answered my questions"
    r"(?i)(?:did|gave(?: up)?|kept|put|spent|took|used|went out of) your (?:\w+ )?"
    r"(?:best|break|evening|lunch|time|way|weekend|word)\b"
    r"|went (?:above and beyond|the extra mile)\b"
    r"|called to (?:ask|check|explain|let|say|see|tell|thank|wish)\b|offered to \w+"
    r"|kept my (?:CV|details|name|place|seat)\b"
    r"|(?:brought|built|fought|led|let|put (?:on|out|up)|sent) (?!(?:back|home|me|my|us)\b)"
    r"|paid (?:for|my|our|the)\b"
    r"|(?:held|kept) (?:an?|the|your) (?:bus|chair|door|gate|job|lift|place|promise|seat|word)\b"
    r"|kept (?:everything|it|the \w+) (?:for|going|on|open|running|warm)\b"
    r"|(?:asked|checked|made sure) (?:(?:how|if|that|whether) )?I\b"
    r"|(?:answered|asked after|believed|laughed (?:at|with)|remembered|trusted|welcomed)"
    r" (?:\w+ ){0,2}?(?:me|my)\b"
    r"|listened(?: so| very)?(?: carefully| closely| patiently)?$"
    r"|put in a (?:\w+ )?word\b|rang back\b|said (?:good \w+|hello|thank you)\b"
    r"|stayed late\b|wrote back\b"
    r"|(?:always|never) \w+ed (?:me|my|us)\b|never (?:once )?\w+ed (?:at )?your\b"
)
"""What only the recipient can have done, without "you"."""
_ADVICE = (
    r"(?i)(?:(?:also|even|kindly|then) )?(?:(?:advised|insisted|proposed|recommended|suggested) "
    r"(?:that )?(?:I|my|we)\b"
    # Not "recommended the soup to my sister"
    r"|(?:recommended|suggested) (?:an?|some|the)\b(?!.* to (?:all|every|my))"
    r"|(?:mentioned|reckoned|said) (?:that )?(?:I|my|we)\b(?! (?:had|was|were|will|would)\b|[’'])"
    r"|(?:clarified|described|explained) [^,.]+ to (?:me|us)\b"
    # "said nobody minds a late start", but not "said the same to my sister"
    r"|(?:mentioned that|pointed out(?: that)?|reckoned(?: that)?|said(?: that)?|warned(?: that)?)"
    r" (?:an?|every\w+|he|most|no[- ]one|nobody|people|she|the|there|they|we|you|your)\b"
    r"(?! same\b)(?!.* to (?:all|every|my))"
    r"|(?:clarified|explained|mentioned|pointed out|stressed) (?:how|what|when|where|why)\b"
    # "explained the pension", but not "explained the gap in my years"
    r"|explained (?:all|everything|it|the)\b(?!.*\bmy\b))"
)
"""What the recipient, not the writer, advised or said: "suggested I look at nursing"."""
_VERBS_OF_THINGS = frozenset(
    "appealed came felt got had mattered meant occurred seemed sounded stayed stuck".split()
)
"""Past tenses with "me" that say what a thing, not a person, did: "stayed with me"."""
_BETWEEN_VERB_AND_ME = frozenset(
    "again all back down everything it on out over round something them things through up".split()
)
_MAX_WORDS_BEFORE_ME = 3
"""The maximum number of words between a verb and "me"; "explained everything to me" has two."""
_DEED_OF_OTHERS = r"(?i)(?!on\b)\w+(?: (?:all|half|out|up))? (?P<possessive>her|his|their)\b"
"""The beginning of what somebody else did: "spent her", "gave up his"."""
_SUBJECT_BY_POSSESSIVE = {"her": "she", "his": "he", "their": "they"}


def with_subject_of_others(fragment: Fragment) -> str:
    """Return "she spent her lunch on it" for a deed such as "spent her lunch on it", or ""."""
    form, text = fragment
    match = re.match(_DEED_OF_OTHERS, text)
    if match is None or form not in (GrammaticalForm.PREDICATE, GrammaticalForm.DEED):
        return ""
    return f"{_SUBJECT_BY_POSSESSIVE[match['possessive'].lower()]} {uncapitalise(text)}"


def is_deed(text: str) -> bool:
    """Return whether a text tells what only the recipient can have done: "kept my place"."""
    return re.match(_DEED_WITHOUT_YOU, text) is not None


def is_deed_for_writer(text: str) -> bool:
    """Return whether a text tells what the recipient probably did or advised: "looked after me".

    This includes everything for which `is_deed` is true.
    """
    return _is_done_to_writer(text) or re.match(_ADVICE, text) is not None or is_deed(text)


def _is_done_to_writer(text: str) -> bool:
    """Return whether somebody else did something to the writer: "looked after me"."""
    _, lower = split_words(text)
    index = next((n for n, word in enumerate(lower) if word in ("me", "us")), 0)
    verb, *between = lower[:index] or [""]
    return (
        0 < len(between) <= _MAX_WORDS_BEFORE_ME
        and verb not in _VERBS_OF_THINGS
        and (verb in FINITE_FORMS | PARTICIPLES or verb.endswith("ed"))
        and all(word in PREPOSITIONS | _BETWEEN_VERB_AND_ME for word in between)
        # "took it with me"
        and not (between[-1] == "with" and "it" in between)
    )
