"""Find the grammatical form of a text by its first words and the positions of its verbs."""

import re
from itertools import pairwise

from templates.grammar.asides import OPENING_QUOTATION_MARKS, QUOTATION, without_asides
from templates.grammar.clause_boundaries import (
    COMMA,
    has_clause_after_phrase,
    has_main_clause_after_phrase,
    may_have_two_clauses,
    without_aside_before_verb,
)
from templates.grammar.clauses import has_main_verb, is_main_clause
from templates.grammar.finite_verbs import may_be_verb
from templates.grammar.first_words import GERUNDS_OF_SPEECH, form_by_first_words
from templates.grammar.grammar_words import (
    ADVERBS,
    DETERMINERS,
    FINITE_FORMS,
    MONTHS,
    NUMBER_WORDS,
    PARTICIPLES,
    PLACE_PREPOSITIONS,
    POSSESSIVES,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
    TIME_OR_PLACE_BEGINNINGS,
    VERBS_OF_EFFECT,
)
from templates.grammar.nouns import is_bare_noun_phrase, is_noun_ending_in_ing, is_person
from templates.grammar.subjectless_verbs import form_by_first_verb
from templates.grammar.words import (
    Words,
    first_word,
    split_words,
    word_after,
    word_set,
)
from templates.names.name_words import COMMON_TITLE
from templates.phrasebook.facts import GrammaticalForm

_SHORT_CLAUSE_LENGTH = 3
"""The number of words of a clause such as "the vicar juggled"."""
_PARTICIPLES_AFTER_NOUN = frozenset(
    "involved included provided required offered concerned needed used mentioned".split()
)
"""Participles after a noun that are not its verb: "the travel involved"."""
_PARTICIPLES_AFTER_THING = frozenset(
    "achieved asked earned gained invested learned learnt raised received shared spent".split()
)
"""Participles after a thing, which are verbs after a person: "the support received"."""
_WORDS_OF_FUTURE_TIME = frozenset(
    "time anytime whenever year years month months week weeks".split()
)
_FUTURE_TIME = (
    r"(?i)(?:the )?next time\b|any ?time\b|whenever\b"
    r"|(?:an?|one|two|three|some|a few) (?:years?|months?|weeks?)(?: or (?:two|three|so))?"
    r" (?:from now|on|later|down the (?:line|road))\b"
)
"""A time in the future: "next time", "a year or two from now"."""
_TIMES = frozenset(
    (
        "time day morning afternoon evening night week weekend month year spring summer autumn "
        "fall winter"
    ).split()
).union(MONTHS)
_TIME_CUES = _TIMES | {"hour", "minute", "later"}
"""Words of which `_TIME` needs one, in the singular or plural, or a day such as "Friday"."""
_TIME = (
    # "every Friday", "the whole time", "later that same week"
    r"(?:(?:later )?(?:all|another|any|each|every|last|most|next|one|other|that|these|this|those"
    r"|(?:the )?(?:entire|first|following|last|next|other|same|second|whole)) (?:\w+ )?"
    rf"(?:{'|'.join(sorted(_TIMES))}|\w+day)s?"
    # "the day after", "two weeks on", "half an hour in"
    rf"|(?:half )?(?:an?|(?:a )?few|some|the|{'|'.join(sorted(NUMBER_WORDS))})"
    rf" (?:hour|minute|{'|'.join(sorted(_TIMES))})s? (?:after|ago|before|in|later|on)"
    r"|(?:[\w'’]+ ){0,6}?later)"
)
_TIME_BEFORE_CLAUSE = rf"(?i)(?!(?:all|another|any|each|most|those)\b){_TIME}(?<!time)\s+"
"""A time before a clause without a comma: "last week you rang", but not "next time you ring"."""
_ADVERBIAL = (
    # "looking back", "driving home"
    r"(?i)(?:judging|speaking|talking) (?:by|from|of) .+|\w+ing (?:\w+ ){0,3}?(?:back|home)"
    # "best of all", "step by step", "to my surprise"
    r"|(?:best|first|last|least|most|worst) of all|(\w+) (?:after|by) \1|to my \w+"
    r"|(?:another|one(?: more| other)?|the other) thing|no (?:doubt|joke|matter \w+|wonder)"
    r"|all things considered|believe it or not|first off|hands down"
    r"|long story short|time and again|to sum up|truth be told|you know what"
)
"""A comment before a comma and the clause that it is about: "all things considered"."""
_BEFORE_FIRST_WORD = r"^[^\w'’]+"
_QUOTATION_BEFORE_PLACE = (
    rf"{QUOTATION}(?:\s*[,–—-]\s*(?=\w)| (?=(?:above|at|by|from|in|on|over|written)\b))"
)
"""A quotation before a comma, a dash or its place: "'Mind the duck' on the door"."""
_QUOTATION_BEFORE_VERB = rf"{QUOTATION} (?:is|was|will|made|still|stayed)\b"
_WORDS_BEFORE_PEOPLE = (
    r"(?i)(?<!\bnot )\b(?:all|both|each|most|one|some|the)(?: (?:two|three|four|five))? of"
    r" (?=(?:you|us|them)\b)"
    # "a few of the lads cheered"
    r"|^a (?:couple|few|handful|number) of (?=(?:my|our|the|your)\b)"
)
"""The words before the people in a subject: "all three of" before "you"."""
_COMMENTS = frozenset(
    (
        "all in all, anyway, apparently, basically, definitely, either way, even now, fortunately, "
        "honestly, luckily, maybe, ngl, nowadays, obviously, omg, overall, perhaps, regrettably, "
        "right now, sadly, tbh, unfortunately"
    ).split(", ")
)
"""Comments, besides adverbs such as "naturally", that do not affect the form."""
_WORDS_AFTER_COMMENT = frozenset("a an he i it my our she that the they we you your".split())
_SIMPLER_BEGINNINGS = {
    "no": (r"(?i)^no[ -]one\b", "nobody"),
    # Not the pronoun "it".
    "it": (r"^IT (?![A-Z])", "technical "),
    "down": (r"(?i)^down[ -]to[ -]earth\b", "friendly"),
    "never": (r"(?i)^never once\b", "never"),
    "even": (r"(?i)^even though\b", "although"),
    # One preposition in place of two words: "out of all the places", "instead of giving up"
    "out": (r"(?i)^out of\b", "of"),
    "instead": (r"(?i)^instead of\b", "of"),
    "rather": (r"(?i)^rather than\b", "of"),
    "all": (
        r"(?i)^all (?=(?:across|along|around|over|through|people|the(?! best\b)|these|those|my|your"
        r"|our|his|her|their)\b)",
        "",
    ),
    # "nearly everyone"
    **dict.fromkeys(("almost", "nearly"), (r"(?i)^\w+ (?=(?:every|no)[ -]?(?:body|one)\b)", "")),
    # "very much enjoyed"
    "very": (r"(?i)^very much (?=\w+ed\b)", ""),
}
"""The pattern of a beginning, and what is parsed in its place, by the first word."""
_ABSENCE = r"(?i)(?:no|nothing|never an?|not (?:a (?:dull|single)|enough|many|much|one|only))\b"
"""The beginning of something that was missing or scarce: "no parking", "not enough hours"."""
NAME_AND_COMMA = rf"(?P<title>{COMMON_TITLE} )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?, "
"""What may be the name of a person who is spoken to: "Dr Bell, in your yard I saw how"."""
_PARSED_CHARACTERS = 1_000
"""How many characters are parsed; no sentence that a person types is longer."""


def grammatical_form(text: str) -> GrammaticalForm:
    """Return the grammatical form of a text; a text without words counts as a sentence."""
    may_quote = text.startswith(OPENING_QUOTATION_MARKS)
    if may_quote and (form := _form_by_quotation(text)):
        return form
    phrase, comma, clause = text.partition(", ")
    if comma and is_adverbial(phrase) and is_main_clause(clause):
        return GrammaticalForm.SENTENCE
    name = re.match(NAME_AND_COMMA, text) if comma else None
    if name and name["title"] and may_be_sentence(text[name.end() :]):
        return GrammaticalForm.SENTENCE
    starts_with_quotation = may_quote and re.match(QUOTATION, text) is not None
    text = _simplify(text[:_PARSED_CHARACTERS])
    words = split_words(text)
    lower = words.lower
    if not lower:
        return GrammaticalForm.SENTENCE
    by_first_words = form_by_first_words(text, words)
    if by_first_words or starts_with_quotation:
        # The verb after a quotation does not lack its "I": "“Will you stay?” asked by your son".
        return by_first_words or _form_by_main_verb(text, words)
    return form_by_first_verb(lower) or _form_by_main_verb(text, words)


def may_be_sentence(text: str) -> bool:
    """Return whether a text is a sentence, maybe after a time: "when I sat down you smiled"."""
    form = grammatical_form(text)
    has_two_clauses = form is GrammaticalForm.MOMENT and may_have_two_clauses(text)
    return form is GrammaticalForm.SENTENCE or has_two_clauses


def is_adverbial(phrase: str) -> bool:
    """Return whether a phrase goes with a clause after a comma: "all in all", "the next day"."""
    return (
        phrase.casefold() in _COMMENTS
        or (_has_time_cue(phrase) and re.fullmatch(rf"(?i){_TIME}", phrase) is not None)
        or re.fullmatch(_ADVERBIAL, phrase) is not None
    )


def _has_time_cue(text: str) -> bool:
    """Return whether a text may have a time; otherwise the slow `_TIME` need not be compiled."""
    words = word_set(text)
    return any(w.endswith(("day", "days")) or w.removesuffix("s") in _TIME_CUES for w in words)


def _form_by_quotation(text: str) -> GrammaticalForm | None:
    """Return the form of a text that begins with a quotation, or None if other words decide it."""
    if re.fullmatch(QUOTATION, text):
        return GrammaticalForm.NOUN
    quotation = re.match(_QUOTATION_BEFORE_PLACE, text)
    if quotation and not is_main_clause(text[quotation.end() :]):
        # "'Mind the duck', on the server room door"
        return GrammaticalForm.NOUN
    return GrammaticalForm.SENTENCE if re.match(_QUOTATION_BEFORE_VERB, text) else None


def _simplify(text: str) -> str:
    """Return a text without words that do not affect its form."""
    if "of" in word_set(text):
        text = re.sub(_WORDS_BEFORE_PEOPLE, "", text)
    text = _without_comment(re.sub(_BEFORE_FIRST_WORD, "", without_asides(text)))
    if simplification := _SIMPLER_BEGINNINGS.get(first_word(text)):
        pattern, replacement = simplification
        text = re.sub(pattern, replacement, text)
    return without_aside_before_verb(text)


def _without_comment(text: str) -> str:
    """Return a text without a comment at its beginning: "maybe the tour was too short"."""
    for count in (1, 2, 3):
        *words, remainder = text.split(" ", count)
        comment = " ".join(words).removesuffix(",").casefold()
        # "naturally", but not "really"
        is_adverb = comment.isalpha() and comment.endswith("ally") and len(comment) > 7
        if (is_adverb or comment in _COMMENTS) and first_word(remainder) in _WORDS_AFTER_COMMENT:
            return remainder
    return text


def _form_by_main_verb(text: str, words: Words) -> GrammaticalForm:
    """Return the form of a text if neither its first words nor its first verb show the form."""
    typed, lower = words
    first, second = lower[0], word_after(lower, 0)
    if first in PREPOSITIONS | {"whenever"} and has_main_clause_after_phrase(text):
        # "without your nudge I wouldn't have applied"
        return GrammaticalForm.SENTENCE
    time = _has_time_cue(text) and re.match(_TIME_BEFORE_CLAUSE, text)
    if time and is_main_clause(text[time.end() :]):
        return GrammaticalForm.SENTENCE
    if not _WORDS_OF_FUTURE_TIME.isdisjoint(word_set(text)) and re.match(_FUTURE_TIME, text):
        return GrammaticalForm.MOMENT
    if _begins_with_time_or_place(first, second):
        has_main_clause = has_main_clause_after_phrase(text)
        return GrammaticalForm.SENTENCE if has_main_clause else GrammaticalForm.MOMENT
    if first.endswith("ing") and _is_gerund_with_effect(lower):
        return GrammaticalForm.SENTENCE
    if first.endswith("ing") and len(first) > 4 and not is_noun_ending_in_ing(words):
        # The main verb of such a text can only be before the first comma: "meeting you all,
        # which I enjoyed".
        first_part = re.split(rf"{COMMA}| and (?:now )?I\b", text)[0]
        count = len(split_words(first_part).lower)
        # The participle in "having met you all" is no main verb, either.
        is_perfect = first == "having" and second in FINITE_FORMS | PARTICIPLES
        start = 2 if is_perfect and {"i", "we"}.isdisjoint(lower) else 0
        first_words = Words(typed[start:count], lower[start:count])
        # "saying my accent was an asset", "hearing you had time"
        is_speech = first in GERUNDS_OF_SPEECH and second in POSSESSIVES | SUBJECTS | {"the"}
        has_subject = second in SUBJECTS or typed[1:2] == [second.capitalize()]
        is_report = is_speech or (has_subject and first in ("feeling", "hearing", "seeing"))
        is_sentence = not is_report and has_main_verb(first_words, only_certain=True)
        return GrammaticalForm.SENTENCE if is_sentence else GrammaticalForm.GERUND
    may_end_with_verb = may_be_verb(lower, len(typed) - 1) and typed[-1].islower()
    is_participle = lower[-1] in _PARTICIPLES_AFTER_NOUN or (
        lower[-1] in _PARTICIPLES_AFTER_THING and not is_person(second)
    )
    is_short_clause = len(typed) == _SHORT_CLAUSE_LENGTH and may_end_with_verb
    if is_short_clause and first in DETERMINERS and not is_participle:
        # "the vicar juggled"
        return GrammaticalForm.SENTENCE
    if _has_verb_after_relative_clause(lower):
        return GrammaticalForm.SENTENCE
    has_verb = has_main_verb(words, only_certain=False)
    if has_verb and not has_clause_after_phrase(text):
        return GrammaticalForm.SENTENCE
    may_be_absence = first in ("no", "nothing", "never", "not")
    is_absence = may_be_absence and re.match(_ABSENCE, text) is not None
    if first == "neither" or (first == "not" and not is_absence):
        # "not the pay"
        return GrammaticalForm.DENIAL
    if is_absence:
        # "no parking", "not enough hours", "nothing fancy"
        return GrammaticalForm.ABSENCE
    return GrammaticalForm.BARE_NOUN if is_bare_noun_phrase(text) else GrammaticalForm.NOUN


def _is_gerund_with_effect(lower: list[str]) -> bool:
    """Return whether a gerund is the subject of a verb of effect: "seeing it made my day"."""
    index = next((n for n, word in enumerate(lower) if word in VERBS_OF_EFFECT and n > 1), None)
    if index is None or not SUBORDINATORS.isdisjoint(lower[1:index]):
        return False
    objects = lower[index + 1 :]
    # Not "seeing the cake you made me", "seeing the cake Ann made us"
    has_object = len(objects) > 1 and objects[0] in ("a", "all", "me", "my", "our", "us")
    return has_object and lower[index - 1] not in SUBJECTS


def _has_verb_after_relative_clause(lower: list[str]) -> bool:
    """Return whether a verb follows such a clause: "had" in "every nurse I spoke to had time"."""
    return any(
        preposition in ("at", "for", "from", "to", "with")
        and verb in FINITE_FORMS | {"are", "had", "has", "is", "was", "were"}
        and not SUBJECTS.isdisjoint(lower[1:index])
        for index, (preposition, verb) in enumerate(pairwise(lower))
    )


def _begins_with_time_or_place(first: str, second: str) -> bool:
    """Return whether the first two words of a text begin a time or a place: "at the end"."""
    if first in ("down", "up", "out", "back", "over") and second in ("in", "at", "on", "by"):
        return True
    if first in PLACE_PREPOSITIONS or (first, second) == ("next", "to"):
        return second in DETERMINERS - NUMBER_WORDS - {"all"} | {"to"}
    if first == "half" and second in POSSESSIVES | {"a", "an", "the", "of"}:
        # "half the team", "half an hour with you", as opposed to "half past nine"
        return False
    return first in TIME_OR_PLACE_BEGINNINGS or (
        first in ADVERBS | {"right", "shortly", "straight"} and second in TIME_OR_PLACE_BEGINNINGS
    )
