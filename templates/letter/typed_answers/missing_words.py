"""Find the words that people leave out at the beginning: "I" in "tried it on Sunday"."""

import re
from itertools import takewhile

from templates.grammar.finite_verbs import first_verb_index
from templates.grammar.forms import grammatical_form
from templates.grammar.grammar_words import (
    ADVERBS,
    AUXILIARIES,
    COLLECTIVE_NOUNS,
    COORDINATORS,
    DEGREES,
    DETERMINERS,
    INDEFINITES,
    PREPOSITIONS,
    SUBORDINATORS,
)
from templates.grammar.nouns import with_indefinite_article
from templates.grammar.words import first_word, has_s_ending, split_words, word_after
from templates.letter.typed_answers.capitals import uncapitalise
from templates.letter.typed_answers.fragments import NOUN_FORMS, Fragment
from templates.phrasebook.facts import GrammaticalForm

_OBJECTS = DETERMINERS | INDEFINITES | frozenset("it more them mine one".split())
"""Words after a verb whose subject is a person: "it" in "tried it"."""
_FEELINGS = frozenset(
    (
        "appreciated cried enjoyed felt hoped laughed learned learnt liked loved realised realized "
        "smiled understood wanted wished wondered"
    ).split()
)
"""Past tenses for what only people feel or do."""
_DEED_OF_WRITER = (
    r"(?i)found out\b|(?:came|got|went) (?:back|home|straight)\b"
    r"|(?:already )?(?:tried|used) (?:it|one|that|them)\b"
    r"|wish (?:I|my|our|ours|the|they|we|you)\b"
)
"""The beginning of what only the writer, who tells of it, did: "found out later"."""
_AUXILIARY_OF_WRITER = (
    r"(?i)(?:have|had (?:never|no idea|not)|will (?!be\b))\b"
    # "couldn't stop grinning", "hadn't seen one since", but not "hadn't run for years"
    r"|(?:ca|could)n['’]t (?:believe|get over|help|stop|take my|wait)\b"
    r"|did(?:n['’]t| not) (?:expect|know|reali[sz]e|think)\b"
    r"|ha(?:d|ve)n['’]t (?:been (?:in|near|on|to)|done|expected|felt|forgotten|heard|known|laughed"
    r"|realised|realized|seen|slept|smiled|stopped|thought|touched|tried|used)\b"
)
"""The beginning of what only the writer can have done or not done: "hadn't seen one"."""
_DOING_NOW = r"(?i)\w+ing (?:it|one|that|the same|this)\b.*\bnow$"
"""What the writer does since then: "doing it at home now"."""
_NEGATED_AUXILIARIES = frozenset("can couldn did didn hadn haven".split())
"""The first words, without "'t", of what has a negation in `_AUXILIARY_OF_WRITER`."""
_FIRST_WORDS_OF_DEEDS = frozenset("already came found got tried used went wish".split())
_VERB_OF_THING = (
    r"(?i)(?:(?:just|really) )?(?:turn(?:ed|s) out\b"
    r"|(?:gives|helps|keeps|makes|reminds|reminded) (?:making |reminding )?(?:me|us)\b"
    r"|took \w+ (?:hour|minute|week)s?\b"
    r"|did(?:n['’]t| not) feel like an?\b|made my (?:day|evening|heart|mouth|nerves|week|year)\b"
    r"|(?:could|might|must|would) (?:be|have been) (?:an?|my|our|the) "
    r"|(?:smelled|smelt|tasted) (?:like|of)\b|felt like (?!I\b|one\b|part\b|(?:a |an )?(?:equal"
    r"|human|member|person|valued))|meant|looked like|seemed|sounded|(?:is|was) an? (?!(?:bag|bit"
    r"|little|mess|nervous|wreck)\b)|(?:is|was) (?:(?:really|so|such|very) )?(?:amazing|brilliant"
    r"|fascinating|fun|good|great|helpful|interesting|lovely|nice|useful|wonderful)\b)"
)
"""The beginning of a text that lacks "it", not "I": "was lovely to see the looms"."""
_FIRST_WORDS_OF_VERB_OF_THING = frozenset(
    (
        "could did didn felt gives helps is just keeps looked made makes meant might must really "
        "reminded reminds seemed smelled smelt sounded tasted took turned turns was would"
    ).split()
)
"""`_VERB_OF_THING` only matches texts with one of these first words, checked first for speed."""
_FEELING_OF_NOW = r"(?i)(?:already|currently|still|now) \w+ing\b|(?:hoping|looking forward)\b"
"""The beginning of a text that lacks "I am": "still smiling about the parrot"."""
ADJECTIVE_OF_THING = (
    r"(?i)(?:(?:difficult|hard|impossible|tough) to (?:choose|describe|pick|put|say)"
    r"|(?:(?:really|so|very) )?(?:(?:decent|generous|good|kind|nice|thoughtful) of "
    r"(?:you|(?:the |your )?\w+ to)"
    r"|(?:amazing|brilliant|encouraging|exciting|fascinating|fun|funny|good|great|humbling"
    r"|impressive|inspiring|interesting|lovely|moving|nice|rare|reassuring|refreshing|touching"
    r"|useful|wonderful) (?:being|hearing|how|meeting|seeing|talking"
    r"|that (?:you|the|everyone|nobody)|to \w+)))\b"
    r"|(?:(?:all|really|so|very) )+(?:\w+ly|well) (?:done|made|put|run|said|told|\w+ed)[^\w ]*$"
)
"""The beginning of a text that lacks "it was": "nice to meet the team"."""
_TALK = r"(?i)(?:chatted|laughed|spoke|talked) (?:a lot |for \w+ )?(?:about|over)\b(?!.* to \w+)"
"""The beginning of what the writer and the recipient did together: "talked about the loom"."""
_VERB_OF_RECIPIENT = (
    r"(?i)were\b|could(?:n['’]t| not) have been (?:better|friendlier|kinder|more|nicer)\b"
)
"""The beginning of a text that lacks "you": "couldn't have been kinder"."""
_STATES_OF_PEOPLE = frozenset(
    (
        "approachable attentive cheerful generous helpful kind patient polite respectful "
        "supportive thorough understanding"
    ).split()
)
_STATES = _STATES_OF_PEOPLE | frozenset(
    (
        "beautiful bright busy calm clean clear cosy easy efficient fair friendly funny gentle "
        "homely honest lively modern nice open organised organized peaceful professional quick "
        "quiet relaxed short smooth sweet tidy tough very warm welcoming"
    ).split()
)
"""Adjectives for what people and places are like."""
_ADJECTIVES = (
    rf"(?:\w+, )*\w+,? (?:and|but) (?:(?:{'|'.join(sorted(DEGREES))}|well|\w+ly) )?[\w-]+[^\w ]*"
)
"""Adjectives after the first, some of which may not be in `_STATES`: "warm but serious"."""
_SUPERLATIVE = (
    r"(?i)(?:by far |easily |\w+ly )?(?:one of )?the "
    r"(?:most(?: \w+)??|(?!(?:for|gu|harv|hon|lat|mod|t)est)\w+est) "
    r"[^,.]*\b(?:ever|in (?:ages|years)|of my life|(?:any(?:body|one) has|I(?:['’](?:ve|d)| have"
    r"| had))(?: ever)? \w+)\b"
)
"""A superlative that lacks "it was": "the best interview I've had"."""
_AMOUNT = (
    r"(?i)(?:so|too) (?:few|little|many|much)(?! (?:better|easier|harder|less|more|thanks|worse)\b)"
    r"|such (?!an?\b|as\b)|plenty of\b"
)
"""The beginning of a text that lacks "there was": "so much laughter"."""
_SOMETHING_BUT = r"(?i)(?:just |only )?(?P<noun>an? [^,.]+?) but\b|such an? "
"""The beginning of a text that lacks "it was": "a short call but you said everything"."""
NOTHING_BUT = r"(?i:nothing (?:\w+ )?\w+,? (?:but|just|only|simply)\b)"
"""What makes little of what follows: "nothing big, just"."""
_QUALITY_AND_NOUN = rf"(?!(?i:{'|'.join(sorted(DEGREES))}|last|next|\w+ly)\b)[\w’'-]+ [a-z]+(?<!ed)"
_ONE_BUT_OTHER = rf"(?!(?:the|your) )[^,.]+ but an? \w+ one\b|{_QUALITY_AND_NOUN} but (?:\w+ )?\w+$"
_SHORT_NOUN = rf"(?:(?:all )?(?:an?|my|our|some|that|the|your) )?(?:{_QUALITY_AND_NOUN}|[a-z]+)"
_LIST = rf"{_QUALITY_AND_NOUN}, {_QUALITY_AND_NOUN}|{_SHORT_NOUN}(?:, {_SHORT_NOUN}){{2,}}"
"""Things that are all alike: "quick reply, clear reasons", but not "quick reply, very kind"."""
_MAX_WORDS_OF_ITEM = 4
"""The number of words of the longest thing in `_LIST`: "all the kind words"."""
_AFTER_SUPERLATIVE = r" (?:any(?:body|one)|ever|I|in)\b"


def missing_words_about_writer(clause: str, *, only_feelings: bool = False) -> str:
    """Return the "I" or "I have" that a clause about the writer lacks, or "".

    With `only_feelings`, return "" for a deed, which the recipient may have done: "you let me try
    it, showed it twice".
    """
    first = first_word(clause)
    may_be_about_thing = first in _FIRST_WORDS_OF_VERB_OF_THING
    is_negated = first in _NEGATED_AUXILIARIES and re.match(_AUXILIARY_OF_WRITER, clause)
    if is_negated:
        return "" if only_feelings else "I"
    if first == "am":
        return "I"
    if first in AUXILIARIES - {"did", "had", "have", "will"} | {"", "like"} or (
        may_be_about_thing and re.match(_VERB_OF_THING, clause)
    ):
        return ""
    if first in _FIRST_WORDS_OF_DEEDS and re.match(_DEED_OF_WRITER, clause):
        return "" if only_feelings and first != "wish" else "I"
    if _is_verb_of_thing(first):
        return ""
    form = grammatical_form(clause)
    if form is GrammaticalForm.GERUND and re.match(_DOING_NOW, clause):
        return "I am"
    if form is GrammaticalForm.PARTICIPLE:
        return "I have"
    lower = [word for word in split_words(clause).lower if word not in ADVERBS | {"once"}]
    # "loved it", but not "kept in a tin"
    has_auxiliary = re.match(_AUXILIARY_OF_WRITER, clause)
    has_object = has_auxiliary is not None or word_after(lower, 0) in _OBJECTS
    is_of_writer = not _FEELINGS.isdisjoint(lower[:1]) or (has_object and not only_feelings)
    return "I" if form is GrammaticalForm.PREDICATE and is_of_writer else ""


def _is_verb_of_thing(word: str) -> bool:
    """Return whether a word is a verb whose subject cannot be "I" or "you": "says"."""
    return has_s_ending(word) and word not in AUXILIARIES | ADVERBS


def missing_beginning(fragment: Fragment) -> str:
    """Return the words that a detail lacks to be a sentence, such as "it was", or ""."""
    form, text = fragment
    if form in (*NOUN_FORMS, GrammaticalForm.GERUND) and re.match(_FEELING_OF_NOW, text):
        return "I am"
    if form in (GrammaticalForm.PREDICATE, GrammaticalForm.DEED) and re.match(_VERB_OF_THING, text):
        return "it"
    if form is GrammaticalForm.PREDICATE and _is_verb_of_thing(first_word(text)):
        return "it"
    if form is GrammaticalForm.PREDICATE and re.match(_TALK, text):
        return "we"
    if form is GrammaticalForm.PREDICATE:
        return "you" if re.match(_VERB_OF_RECIPIENT, text) else ""
    if form is GrammaticalForm.ABSENCE and is_plural(text):
        return "there were"
    contrast = re.match(_SOMETHING_BUT, text)
    if contrast and not (contrast["noun"] and first_verb_index(contrast["noun"])):
        return "it is" if (contrast["noun"] or "").endswith("thing") else "it was"
    if form not in NOUN_FORMS:
        return ""
    if re.match(_ONE_BUT_OTHER, text):
        return f"it was {with_indefinite_article(text).partition(' ')[0]}"
    if re.match(_AMOUNT, text):
        return "there were" if is_plural(re.split(r"\. | (?:and|but) ", text)[0]) else "there was"
    if re.match(_SUPERLATIVE, text):
        return "" if is_plural(re.split(_AFTER_SUPERLATIVE, text)[0]) else "it was"
    if re.match(ADJECTIVE_OF_THING, text):
        return "it was"
    if is_state(text):
        # "so kind and patient", "so friendly, all of you"
        is_of_people = not (_STATES_OF_PEOPLE | {"you"}).isdisjoint(split_words(text).lower)
        return "you were" if is_of_people else "it was"
    return ""


def is_state(text: str) -> bool:
    """Return whether a text only says what something was like: "warm and very clean"."""
    words = set(takewhile(lambda word: word not in PREPOSITIONS, split_words(text).lower))
    names_state = not words.isdisjoint(_STATES | {"always"})
    return (names_state and words <= _STATES | DEGREES | {"all", "always", "and", "but", "so"}) or (
        first_word(text) in _STATES and re.fullmatch(_ADJECTIVES, text) is not None
    )


def with_and(text: str) -> str:
    """Return a list with the "and" that it lacks: "quick reply and clear reasons"."""
    parts = text.rstrip(".").split(", ")
    if len(parts) == 1 or max(len(part.split()) for part in parts) > _MAX_WORDS_OF_ITEM:
        return text
    forms = NOUN_FORMS if len(parts) > 2 else (GrammaticalForm.BARE_NOUN,)
    is_list = re.fullmatch(_LIST, uncapitalise(text.rstrip("."))) is not None and all(
        grammatical_form(part) in forms and first_word(part) not in COORDINATORS for part in parts
    )
    return f"{', '.join(parts[:-1])} and {parts[-1]}" if is_list else text


def is_plural(noun_phrase: str) -> bool:
    """Return whether the main noun of a noun phrase is a plural: "no silly questions at all"."""
    _, lower = split_words(re.split("[,:]", noun_phrase)[0])
    if not lower:
        # ", and a view" begins with a comma.
        return False
    ends = (
        n
        for n, word in enumerate(lower)
        if n > 0 and (word in PREPOSITIONS | SUBORDINATORS or word in ("sadly", "though"))
    )
    noun = lower[next(ends, len(lower)) - 1]
    return (
        "two" in lower[:2]
        or noun in COLLECTIVE_NOUNS
        or (has_s_ending(noun) and noun not in ("bias", "chaos", "gas"))
    )
