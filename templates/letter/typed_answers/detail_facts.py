"""Tell what a detail is about, which decides the opening that fits it."""

import re

from templates.grammar.grammar_words import (
    FINITE_FORMS,
    FUNCTION_WORDS,
    PARTICIPLES,
    SUBORDINATORS,
)
from templates.letter.typed_answers.sentences import split_sentences
from templates.text import tidy

_NOTHING_SAD = (
    r"(?!.*\b(?:late|died?|dead|death|ill(?:ness)?|sick|los(?:s|t|e|ing)|leav(?:e|ing)"
    r"|left(?! out\b)|clos(?:ed|ing|ure)|sad|sorry|accident|funeral|grie(?:f|ving)|cancer|war"
    r"|worr(?:y|ied|ies)|problems?|mistakes?)\b)"
)
"""The end of a pattern that does not match a text about something sad."""
_DETAIL_OF_RECIPIENT = (
    r"(?i)(?:(?:how|what|the way(?: that)?) you|your|the (?:advice|tip|feedback|encouragement))\b"
    # Not what the recipient only spoke of: "your river, which you described".
    r"(?!.*, (?:which|that) you (?:described|explained|mentioned|spoke|talked|told)\b)"
    + _NOTHING_SAD
)
"""What the recipient said, did or has, unless it is a sad thing: "how you remembered my name"."""
_KIND_NOUNS = "|".join(
    "advice answer calls? candou?r chance efforts? encouragement explanation feedback flexibility"
    " frankness generosity guidance help honesty hospitality information kindness openness patience"
    " reply support tips? trust understanding warmth welcome".split()
)
_KIND_DEEDS = "|".join(
    "asking being calling coming explaining giving helping keeping letting making phoning ringing"
    " sharing showing staying taking telling waiting".split()
)
_AFTER_KIND_NOUN = (
    r"(?= (?:about|after|afterwards|and|as|at|before|during|for|from|given|how|I|in|of|on|over|that"
    r"|the|to|we|when|which|while|with|you)\b|[^\w ]|\s*$)"
)
"""What follows a noun that is not part of a longer one, as in "the help desk"."""
_KINDNESS = (
    # "your honest advice"
    r"(?i)(?:(?:(?:all )?(?:your|the)|an?) (?:[\w-]+ ){0,2}?"
    rf"(?:{_KIND_NOUNS}|kind words){_AFTER_KIND_NOUN}"
    # "you showing me round", "everything you taught me", "being told the truth"
    rf"|(?:your time|the time you|the fact that you|you (?:{_KIND_DEEDS})"
    r"|everything you (?:did|said|showed|taught|told)"
    r"|being (?:allowed|asked|given|invited|kept|offered|told|treated|trusted))\b)" + _NOTHING_SAD
)
"""What one appreciates rather than likes or enjoys: "your patience", "being told the truth"."""
_FAVOUR = (
    r"(?i)(?:driving|giving|helping|introducing|lending|letting|recommending|sending|showing"
    r"|teaching|telling|walking) (?:me|us)\b|covering my\b"
)
"""What the recipient did for the writer: "lending me your notes"."""
_DEGREE = (
    # "how patiently you listened", "how much care you took"
    r"(?i)how (?:carefully|clearly|honestly|openly|patiently|promptly|quickly|soon|warmly|well)"
    r" you\b|how much (?:care|effort|thought|time|work)\b"
    # "how calm the ward was"
    rf"|how (?!(?:{'|'.join(sorted(FUNCTION_WORDS))})\b)[a-z]+ (?:the|your|you|everything"
    r"|every\w+|it|they|all|my|our|his|her|that|this|people)\b.*\b(?:was|were|is|are|has|have|had)\b"
    + _NOTHING_SAD
)
"""How much something was so: "how calm the ward was"."""
_INDEFINITE = r"(?i)an?\b"
_DEED_OF_RECIPIENT = (
    r"(?i)(?:you )?(?:(?:even|also|all|both|just|never|once|then) )*"
    # No verbs of speech, thought or feeling, which report more than a deed.
    r"(?!(?:asked|said|mentioned|wanted|needed|hoped|seemed|felt|knew|thought|decided"
    r"|wondered|liked|looked (?!at\b)|(?:told|taught|wrote) (?:(?:to )?(?:me|us) )?(?:to|not|that)"
    r"|have|had (?!me\b|us\b))\b)"
    # The verb, and not a subject before one: "dinner was".
    r"(?!treated\b)(?P<verb>[a-z]+)\b(?! (?:is|are|was|were|has|had)\b)" + _NOTHING_SAD
)
"""What the recipient did, with or without "you": "you took down the oldest pattern"."""
_LIKE_COMPLAINT = r"(?i)(?:you )?made (?:me|us)\b"
"""A deed that sounds like a complaint: "you made me wait"."""
_CONTINUED = (
    r"(?i)\b(?:when|before|after|always|throughout|every|all (?:the way|through|along)"
    r"|the whole (?:way|time|day))\b"
)
"""Signs that a deed was no single moment: "kept me in the loop the whole way"."""
_OWN_PART = (
    r"(?i)(?:,|\band|\bbut|\bso(?! that\b)) "
    rf"(?:(?!(?:{'|'.join(sorted(SUBORDINATORS))})\b)[\w’']+ ){{0,5}}(?:I|we)\b"
)
"""A clause about the writer: "and inside the band I found …"."""


def is_about_recipient(detail: str) -> bool:
    """Return whether a detail is what the recipient said, did or has, unless it is sad."""
    return re.match(_DETAIL_OF_RECIPIENT, detail) is not None


def is_kindness(detail: str) -> bool:
    """Return whether a detail is something that one appreciates, such as patience or advice."""
    return re.match(_KINDNESS, detail) is not None


def is_favour(detail: str) -> bool:
    """Return whether a gerund is about what the recipient, not the writer, did."""
    return re.match(_FAVOUR, detail) is not None


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
    return (is_one_moment or is_like_complaint) and _is_deed_of_recipient(first)


def _is_deed_of_recipient(sentence: str) -> bool:
    """Return whether a sentence, with or without "you", says what the recipient did."""
    match = re.match(_DEED_OF_RECIPIENT, sentence)
    verb = match["verb"].lower() if match else ""
    is_past = verb.endswith("ed") or verb in FINITE_FORMS | PARTICIPLES | {"had"}
    return is_past and not re.search(_OWN_PART, sentence)
