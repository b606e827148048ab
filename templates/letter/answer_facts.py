"""Find the facts that only the words of a typed answer show, such as whether it names time."""

import re
from functools import lru_cache

from templates.answers import Answers, NewsChannel, RecipientRole
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
from templates.letter.fragments import first_sentence, split_sentences
from templates.phrasebook.facts import GrammaticalForm, YesNo
from templates.phrasebook.outcomes import Outcome
from templates.text import tidy

_TIME = (
    r"(?i)\b(?:time|taking|hours?|\w*days?|mornings?|afternoons?|evenings?|nights?|weeks?|visits?"
    r"|minutes|interviews?|shifts?|calls?|meetings?|conversations?|talks?|coffee|lunch|tour)\b"
)
"""Words in thanks for the recipient's time; "taking" would be said twice."""
_TIME_OF_EVENT = (
    r"(?i)\b(?:in|at|on|this|that|last|next|every|such)\s+(?:(?:the|a|an)\s+)?(?:(?!of\b)\w+\s+)?"
    r"(?:mornings?|afternoons?|evenings?|nights?|weeks?|\w*days?)\b"
)
"""The time of an event, which is no time to give thanks for: "in such a bad week"."""
_CONSIDERATION = r"(?i)\b(?:consider(?:ing|ation)|shortlisting)\b"
_TELLING = (
    r"(?i)\b(?:r[iau]ng(?:ing)?|call(?:ed|ing|s)?|phon\w+|telephon\w+|t(?:ell|old|elling) (?:me|us)"
    r"|let(?:ting)? (?:me|us) know|news|hear(?:d|ing)? (?:it )?from you|in person|face to face"
    r"|yourself|voicemail|messages?|answer\w*|repl(?:y|ied|ying)|aside|wait(?:ed|ing)"
    r"|com(?:e|ing) (?:to|down|over|out|up)|honest\w*|straight)\b"
)
"""Words in thanks for the news or the way it came."""
_OFFER = (
    r"(?i)\b(?:offer|(?:hiring|choosing|picking) me"
    r"|(?:giving me|trusting me with|and) (?:the|a) (?:job|post|place|role|position)\b)"
)
_SECOND_CLAUSE = r"(?:I|you|we|he|she|it|they|that|which|so|but|since|because|although)\b"
_LIST = rf"(?i)\band for\b|,\s+and\s+(?!{_SECOND_CLAUSE})"
_CONTINUATION = rf"(?i)[;:]\s|\s[-–—]\s|,\s+(?:and\s+)?{_SECOND_CLAUSE}"
"""The beginning of words after the thing to give thanks for."""
_KISS_AT_END = r"(?i)\s(?:x+|lol|haha|[:;]-?[)D])[.!]*$"
_LONG_ANSWER_WORDS = 20
_NOTHING_SAD = (
    r"(?!.*\b(?:late|died?|dead|death|ill(?:ness)?|sick|los(?:s|t|e|ing)|leav(?:e|ing)"
    r"|left(?! out\b)|clos(?:ed|ing|ure)|sad|sorry|accident|funeral|grie(?:f|ving)|cancer|war"
    r"|worr(?:y|ied|ies)|problems?|mistakes?)\b)"
)
_DETAIL_OF_READER = (
    r"(?i)(?:(?:how|what|the way(?: that)?) you|your|the (?:advice|tip|feedback|encouragement))\b"
    + _NOTHING_SAD
)
"""What the recipient said, did or has, unless it is a sad thing: "how you remembered my name"."""
_DEED_OF_READER = (
    r"(?i)(?:you(?:[’']ve| have)? )?(?:(?:even|also|all|both|just|never|once|then) )*"
    r"(?!(?:asked|said|mentioned|wanted|needed|hoped|seemed|felt|knew|thought|decided"
    r"|wondered|liked|looked (?!at\b)|(?:told|taught|wrote) (?:(?:to )?(?:me|us) )?(?:to|not|that)"
    r"|had (?!me\b|us\b))\b)"
    r"(?P<verb>[a-z]+)\b" + _NOTHING_SAD
)
"""What the recipient did, without what the writer did then: "you took down the oldest pattern"."""
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
_VACANCY = (
    r"(?i)^(?!(?:the|this|that|your|my|next|last|any|maybe|perhaps|possibly|ideally|mainly|mostly"
    r"|even|just|also)\b)"
    r"(?!\w{3,}ing\b(?! (?:work|jobs?|posts?|roles?|positions?|shifts?|placements?)\b))"
    rf"(?!.*(?:\bbecause\b|[.!?;:]\s|,\s+(?:and\s+)?{_SECOND_CLAUSE}))"
    r"(?!.*\b(?:if|once|when|as soon as|next|this|coming)\b)"
    r"(?:(?!to\b|that\b|as\b)[\w’'-]+\s+){0,5}?"
    r"(?:work|job|post|role|position|vacancy|opening|shift|placement|apprenticeship|traineeship)\b"
)
"""Work that an employer may offer later, such as "night shifts"."""
_OWN_NEWS = (
    r"(?i)(?:my|our)\b(?!.*\b(?:attached|enclosed|recipes?|lists?|photos?|pictures?|cop(?:y|ies)"
    r"|notes?|patterns?|drawings?|recordings?|links?|videos?|tables?)\b)"
    r"|an?\s+(?:new\s+)?(?:job|post|place|start|apprenticeship|contract|offer)\b"
)
"""News about the writer, as opposed to something that the recipient gets."""


def facts_of_typed_answers(answers: Answers, outcome: Outcome) -> dict[str, YesNo]:
    """Return the facts that the words of typed answers show, by name."""
    thanks, detail = answers.thanks_for, answers.detail.strip()
    first = first_sentence(tidy(detail))
    hope, brought = answers.consider_for.strip(), answers.brings.strip()
    names_offer = outcome.is_withdrawal and re.search(_OFFER, thanks)
    # No pattern is compiled for an empty answer, so that the first screen does not wait for it.
    facts = {
        "time": thanks and re.search(_TIME, re.sub(_TIME_OF_EVENT, "", thanks)),
        "thanks_named": thanks and (re.search(_CONSIDERATION, thanks) or names_offer),
        "thanks_told": thanks and re.search(_TELLING, thanks),
        "news_to_thank_for": thanks
        and answers.news in (NewsChannel.TELEPHONE, NewsChannel.IN_PERSON)
        and answers.part is not RecipientRole.PANEL
        and not re.search(_TELLING, thanks),
        "thanks_listed": thanks and re.search(_LIST, thanks),
        "thanks_long": thanks and _is_long(thanks),
        "detail_of_reader": detail and re.match(_DETAIL_OF_READER, detail),
        "detail_deed": detail and _is_deed_of_reader(first),
        "detail_scene": detail and _is_scene(first),
        "vacancy": hope and re.match(_VACANCY, hope),
        "own_news": brought and re.match(_OWN_NEWS, brought),
    }
    return {name: YesNo.of(value) for name, value in facts.items()}


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


def _is_long(text: str) -> bool:
    """Return whether a typed answer is several sentences or clauses, or a long one."""
    has_parts = len(split_sentences(tidy(text))) > 1 or bool(re.search(_CONTINUATION, text))
    # After "not ghosting me x" no words of the same sentence can follow.
    has_parts = has_parts or bool(re.search(_KISS_AT_END, text))
    return has_parts or len(text.split()) > _LONG_ANSWER_WORDS
