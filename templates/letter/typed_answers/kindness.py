"""Tell whether a detail is something that one appreciates, such as patience or advice."""

import re

from templates.grammar.words import first_word, word_set
from templates.letter.typed_answers.sadness import is_sad, match_unless_sad
from templates.names.name_words import COMMON_TITLE

_APPRECIATED_NOUNS = frozenset(
    "address addresses advice advices answer answers call calls candor candour chance comment"
    " comments compliment compliments contact contacts courtesy criticism criticisms debrief"
    " directions directness effort efforts encouragement explanation explanations explication"
    " explications feedback feedbacks flexibility frankness friendliness generosity guidance help"
    " hint hints honesty hospitality information informations instructions introduction"
    " introductions invitation invite kindness openness opportunity patience pointers possibility"
    " promise recommendation recommendations remark remarks reply suggestion suggestions support"
    " thoughtfulness tip tips transparency trust understanding warmth welcome".split()
)
"""Nouns for what somebody gave to the writer."""
_KIND_WORDS = "(?:good|kind) words?"
_APPRECIATED_GERUNDS = "|".join(
    "asking being calling coming explaining giving helping keeping letting making phoning ringing"
    " sharing showing staying taking telling waiting".split()
)
_AFTER_NOUN = (
    r"(?= \(| (?:about|abt|after|afterwards|and|as|at|before|during|for|from|given|how|I|in|of|on"
    r"|over|re|regarding|that|the|to|we|when|which|while|why|with|x+|you|(?-i:[A-Z]\w+))\b"
    r"|[^\w ]|\s*$)"
)
"""What follows a noun that is not part of a longer one, unlike "help" in "the help desk"."""
_TRUST = "(?:attention|belief(?! that)|care|concern|confidence|faith|interest|respect|risk|trust)"
_PERSON = (
    r"(?:you(?: (?:all|both|two))?|(?:some|every)(?:one|body)|they|he|she|we"
    r"|(?:your|the|my|a) (?:\w+ ){0,2}?(?!(?:that|which|who)\b)\w+"
    rf"|(?:{COMMON_TITLE} )?(?-i:[A-Z]\w+))"
)
_BEFORE_APPRECIATED_NOUN = (
    # "your honest advice", "Mrs Okafor's tip", "warm welcome", but not "giving advice"
    # "both the lesson and the feedback on it"
    # Not "a remark Ada made", which one remembers rather than appreciates
    r"(?i)(?!an? \w+ (?-i:[A-Z])|(?:following|giving|taking|using) )(?:both )?(?:(?:the"
    r"|your) (?:[\w-]+ ){1,3}and )?(?:(?:(?:all )?(?:your|ur|the)|an?(?: \w+ and)?|some"
    r"|(?:[\w.]+ ){0,2}?[\w.]+['’]s) )?(?:(?:bit|lot|piece) of )?(?:(?!\w+ing\b|(?:at|for|in|of"
    r"|with)\b)[\w-]+ ){0,2}?"
)
_APPRECIATED_THING = (
    # "your ringing me", "the tea you had ready"
    r"(?i)(?:your (?:\w+ing (?:me|us)|being|not \w+ing)\b"
    r"|the (?:\w+ )?\w+ (?:that )?you had ready\b"
    # "the email you sent me", "your message before the interview"
    r"|the (?:\w+ ){0,2}?\w+ (?:that )?you (?:brought|gave|kept|lent|offered|recommended|saved|sent"
    r"|shared|suggested)\b|the (?:lift|ride) (?:back|home|to)\b"
    r"|your (?:\w+ )?(?:offer|professionalism|readiness|sensitivity|sincerity|tact|willingness)\b"
    r"|your (?:\w+ )?(?:cards?|contacts|e-?mails?|letters?|links|lists?|messages?|notes?|replies"
    r"|references?|texts?|time|voicemails?)\b|the time you\b"
    # "your trust", "the confidence you've shown in me"
    rf"|(?:your (?:\w+ )?{_TRUST}\b|the (?:\w+ )?{_TRUST} (?:that )?{_PERSON}\b))"
)
"""What somebody gave to the writer, which one appreciates rather than likes: "your patience"."""
_APPRECIATED_DEED = (
    # "you showing me round", "everything you taught me", "being told the truth"
    rf"(?i)(?:(?:you (?:(?:all|both|guys|lot) )?(?:{_APPRECIATED_GERUNDS})|every(?:body|one) being"
    r"|everything you(?:['’]ve| have)? (?:did|done|said|showed|shown|taught|told)"
    r"|having (?:been|had|heard|met|seen|\w+ed)"
    r"|(?:being|getting) (?:able|allowed|asked|believed|called|considered|encouraged|given|heard"
    r"|helped|included|introduced|invited|kept|let|listened|made (?:to feel|welcome)|offered"
    r"|put forward|reminded|remembered|rung|spared|spoken to|taken seriously|thanked|told|treated"
    r"|trusted|warned|welcomed)"
    r"|getting (?:an?|the|your) (?:\w+ ){0,2}?(?:answer|call|card|e-?mail|feedback|letter|message"
    r"|note|reply|text))\b"
    # "the fact you rang me yourself", "hearing that you fought for me"
    r"|the fact (?:that )?(?:you|I was|everyone|everybody|nobody|no[- ]one)\b"
    r"|(?:finding out|hearing|knowing|learning|seeing) that\b.*\byou"
    r" (?:(?:all|both|even|had|still) )*(?:\w+ed|came|fought|got|kept|made|put|rang|read|sent"
    r"|stood|took|wrote)\b"
    # "having everyone stay on even though the trains were off"
    r"|\w+ing\b.* (?:although|even though|despite (?:being|everything|how|it being|you\w*)) "
    r"(?!I\b))"
)
"""What somebody did for the writer: "being told the truth"."""
_FIRST_WORDS_OF_DEEDS = frozenset("you everybody everyone everything".split())
"""The first words of what `_APPRECIATED_DEED` matches, besides "the fact" and words in "-ing"."""
_NOTHING_DONE = r"(?i)(?:not|never)(?: once)? (?!expecting|knowing|reali|recogni)[\w-]+ing\b"
"""What somebody kindly did not do: "not once looking at the clock"."""
_HEARING = (
    r"(?i)(?:discovering|finding out|hearing|knowing|learning|listening|reading|reali[sz]ing"
    r"|seeing that|talking)\b"
)


def is_appreciated(detail: str) -> bool:
    """Return whether "I appreciated …" suits a detail better than "I enjoyed …".

    It does for advice, and for hearing sad news.
    """
    if is_sad(detail) and re.match(_HEARING, detail):
        # One does not enjoy "hearing how the mill closed".
        return True
    words = word_set(detail)
    first = first_word(detail)
    if _begins_with_appreciated_noun(detail, words) or re.match(_APPRECIATED_THING, detail):
        return True
    if first in ("not", "never") and re.match(_NOTHING_DONE, detail):
        return True
    may_be_deed = "fact" in words or first in _FIRST_WORDS_OF_DEEDS or first.endswith("ing")
    return may_be_deed and match_unless_sad(_APPRECIATED_DEED, detail) is not None


def _begins_with_appreciated_noun(detail: str, words: frozenset[str]) -> bool:
    """Return whether a detail, with these words, begins with a phrase like "your advice"."""
    # A pattern of all the nouns would take long to compile.
    nouns = sorted(_APPRECIATED_NOUNS & words)
    if not words.isdisjoint(("word", "words")):
        nouns.append(_KIND_WORDS)
    pattern = rf"{_BEFORE_APPRECIATED_NOUN}(?:{'|'.join(nouns)}){_AFTER_NOUN}"
    return bool(nouns) and re.match(pattern, detail) is not None
