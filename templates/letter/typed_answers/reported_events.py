"""Tell what a detail reports: what the recipient did, or what somebody else did."""

import re
from functools import lru_cache

from templates.grammar.finite_verbs import first_verb_index
from templates.grammar.forms import grammatical_form
from templates.grammar.grammar_words import (
    FINITE_FORMS,
    FUNCTION_WORDS,
    PARTICIPLES,
    POSSESSIVES,
    SUBORDINATORS,
)
from templates.grammar.nouns import is_several_people
from templates.letter.typed_answers.sentences import split_sentences
from templates.phrasebook.facts import GrammaticalForm
from templates.text import tidy

_NOTHING_SAD = (
    r"(?!.*\b(?:late|died?|dead|death|ill(?:ness)?|sick|los(?:s|t|e|ing)|leav(?:e|ing)"
    r"|left(?! out\b)|clos(?:ed|ing|ure)|sad|sorry|accident|funeral|grie(?:f|ving)|cancer|war"
    r"|worr(?:y|ied|ies)|problems?|mistakes?)\b)"
)
"""The end of a pattern that does not match a text about something sad."""
_DETAIL_OF_READER = (
    r"(?i)(?:(?:how|what|the way(?: that)?) you|your|the (?:advice|tip|feedback|encouragement))\b"
    r"(?!.*, (?:which|that) you (?:described|explained|mentioned|spoke|talked|told)\b)"
    + _NOTHING_SAD
)
"""What the recipient said, did or has, unless it is a sad thing: "how you remembered my name"."""
_KINDNESS = (
    r"(?i)(?:(?:(?:all )?(?:your|the)|an?) (?:[\w-]+ ){0,2}?(?:advice|answer|candou?r|encouragement"
    r"|explanation|feedback|flexibility|frankness|generosity|guidance|help|honesty|information"
    r"|kindness|openness|patience|reply|support|time|tips?|trust|understanding|warmth|welcome)"
    r"|being (?:allowed|asked|given|invited|kept|offered|told|treated|trusted))\b" + _NOTHING_SAD
)
"""What one appreciates rather than likes or enjoys: "your patience", "being told the truth"."""
_DEGREE = (
    rf"(?i)how (?!(?:{'|'.join(sorted(FUNCTION_WORDS))})\b)[a-z]+ (?:the|your|you|everything"
    r"|every\w+|it|they|all|my|our|his|her|that|this|people)\b.*\b(?:was|were|is|are|has|have|had)\b"
    + _NOTHING_SAD
)
"""How much something was so: "how calm the ward was"."""
_INDEFINITE = r"(?i)an?\b"
_DEED_OF_READER = (
    r"(?i)(?:you )?(?:(?:even|also|all|both|just|never|once|then) )*"
    r"(?!(?:asked|said|mentioned|wanted|needed|hoped|seemed|felt|knew|thought|decided"
    r"|wondered|liked|looked (?!at\b)|(?:told|taught|wrote) (?:(?:to )?(?:me|us) )?(?:to|not|that)"
    r"|have|had (?!me\b|us\b))\b)"
    r"(?!treated\b)(?P<verb>[a-z]+)\b(?! (?:is|are|was|were|has|had)\b)" + _NOTHING_SAD
)
"""What the recipient did, without what the writer did then: "you took down the oldest pattern"."""
_LIKE_COMPLAINT = r"(?i)(?:you )?made (?:me|us)\b"
"""A deed that sounds like a complaint: "you made me wait"."""
_CONTINUED = (
    r"(?i)\b(?:when|before|after|always|throughout|every|all (?:the way|through|along)"
    r"|the whole (?:way|time|day))\b"
)
"""Signs that a deed was no single moment: "kept me in the loop the whole way"."""
_NOT_AFTER_HOW = r"(?i)\b(?:and|but|since|how|had \w+(?:ed|en|ne|de|t)|very|was|were)\b"
"""Words of a scene that does not go with "how" before it: "she came and we spoke"."""
_OWN_PART = (
    r"(?i)(?:,|\band|\bbut|\bso(?! that\b)) "
    rf"(?:(?!(?:{'|'.join(sorted(SUBORDINATORS))})\b)[\w’']+ ){{0,5}}(?:I|we)\b"
)
"""A clause about the writer: "and inside the band I found …"."""
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?|Captain)\b"
_SCENE_BEGINNING = (
    r"(?!(?:[\w’'-]+ ){1,6}(?:who|which)\b)(?i:(?:the|your|an?|one|two|three|every|each) \w)"
    rf"|(?:{_TITLE}\.? )?(?P<name>[A-Z][^\W\d_]+),? \w"
)
"""The beginning of a sentence about somebody or something else; a name may be another word."""
_END_OF_CLAUSE = r"[,:;]\s|\s[-–—]\s|\s(?:and|but|so|because|while)\s(?=\w+ \w)"
_LAST_PLACE_OF_VERB = 9
"""The highest index of a verb that is still near the beginning of its sentence."""
_PERSONS = frozenset("me us him everyone everybody someone somebody nobody".split())
_JUDGEMENT = (
    r"(?i)\b(?:best|great|goods?|better|differen\w+|useful|helpful|lovely|nice|kind(?:ness)?"
    r"|warm(?:th|ly)?|impress\w+|favou?rite|wonderful|amazing|brilliant|fun|enjoy\w*|lov(?:e|ed)"
    r"|likes?|liked|surpris\w+|struck|stuck|stays?|stayed|remember\w*|think|thought|forg[eo]t\w*"
    r"|most|easier|meant|means|thanks?|hope|wish|help(?:s|ed)?|reminded|taught|encourag\w+|worth"
    r"|inspir\w+|chang(?:ed?|es)|(?:is|are|was|were) so|(?:made|makes|gave) (?:me|us)|says?|said)\b"
)
"""Words with which a sentence already says what the writer thinks, or is no plain report."""


def is_about_reader(detail: str) -> bool:
    """Return whether a detail is what the recipient said, did or has, unless it is sad."""
    return re.match(_DETAIL_OF_READER, detail) is not None


def is_kindness(detail: str) -> bool:
    """Return whether a detail is something that one appreciates, such as patience or advice."""
    return re.match(_KINDNESS, detail) is not None


def tells_degree(detail: str) -> bool:
    """Return whether a detail tells how much something was so: "how calm the ward was"."""
    return re.match(_DEGREE, detail) is not None


def is_indefinite(detail: str) -> bool:
    """Return whether a detail begins with "a": one remembers it, but does not still think of it."""
    return re.match(_INDEFINITE, detail) is not None


def is_report_of_deed(detail: str) -> bool:
    """Return whether a detail only says what the recipient did at one moment.

    With a second sentence it says more; "You made me …" sounds like a complaint even so.
    """
    first, *others = split_sentences(tidy(detail))
    is_one_moment = not others and not re.search(_CONTINUED, first)
    is_like_complaint = re.match(_LIKE_COMPLAINT, first) is not None
    return (is_one_moment or is_like_complaint) and _is_deed_of_reader(first)


def is_report_of_scene(detail: str) -> bool:
    """Return whether a detail only says what somebody else did, or what there was to see."""
    first, *others = split_sentences(tidy(detail))
    return not others and not re.search(_NOT_AFTER_HOW, first) and _is_scene(first)


def _is_deed_of_reader(sentence: str) -> bool:
    """Return whether a sentence, with or without "you", says what the recipient did."""
    match = re.match(_DEED_OF_READER, sentence)
    verb = match["verb"].lower() if match else ""
    is_past = verb.endswith("ed") or verb in FINITE_FORMS | PARTICIPLES | {"had"}
    return is_past and not re.search(_OWN_PART, sentence)


# Each keystroke resolves the answers three times. Without the cache, this is half of that time.
@lru_cache(maxsize=32)
def _is_scene(sentence: str) -> bool:
    """Return whether a sentence only says what somebody else did, or what there was to see."""
    beginning = re.match(_SCENE_BEGINNING, sentence)
    name = (beginning["name"] or "").casefold() if beginning else ""
    return (
        beginning is not None
        and name not in FUNCTION_WORDS
        and _begins_with_clause(sentence, name)
        and not re.search(_JUDGEMENT, sentence)
        and not re.search(_OWN_PART, sentence)
        and re.match(_NOTHING_SAD, sentence) is not None
    )


def _begins_with_clause(sentence: str, name: str) -> bool:
    """Return whether the main verb of a sentence is certain and near its beginning.

    After a `name`, which may be another word with a capital, it must be what a person does.
    """
    clause = re.split(_END_OF_CLAUSE, sentence)[0]
    verb_at = first_verb_index(clause)
    if verb_at is None or verb_at > _LAST_PLACE_OF_VERB:
        return False
    if name and not is_several_people(name) and not re.match(_TITLE, sentence):
        after = clause.casefold().split()[verb_at + 1 : verb_at + 3]
        if POSSESSIVES.isdisjoint(after) and _PERSONS.isdisjoint(after):
            return False
    return grammatical_form(clause) is GrammaticalForm.SENTENCE
