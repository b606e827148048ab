"""Find the topic of a typed answer, which the subject line of a follow-up names."""

import re

from templates.letter.fragments import Fragment, first_sentence
from templates.letter.grammar import first_verb
from templates.phrasebook.facts import GrammaticalForm

_MOST_WORDS = 9
_FEWEST_WORDS_IN_CLAUSE, _MOST_WORDS_IN_CLAUSE = 4, 12
"""A clause in a subject line is shortened to the most, and dropped under the fewest."""
_FORMS = (
    GrammaticalForm.NOUN,
    GrammaticalForm.BARE_NOUN,
    GrammaticalForm.SENTENCE,
    GrammaticalForm.PREDICATE,
    GrammaticalForm.PARTICIPLE,
)
_OWN_ACTION = re.compile(
    r"(?i)^(?:(?:I|I[’']ve|I[’']m|I have|have|am|[’']ve)\s+)*"
    r"(?:(?:since|now|just|finally|also)\s+)*"
    r"(?:\w+(?:ed|[a-z]t|[a-z]e|ew|ut|un|en|ing)|did|had|have|got|won|ran|took)\s+(?:(?:in|for|on|with|up|after)\s+)?"
    r"(?=(?:the|my|your|our|a|an|two|three|four|five|six)\s)"
)
_COMPLETION = re.compile(
    r"(?i)^(?:I|I[’']ve|I have)\s+(?:(?:now|just|finally)\s+)?"
    r"(?:passed|finished|completed|started|won)\s+"
    r"(?=(?!with|from|over|through)[a-z]{4,}\s)"
)
"""An action of the writer's whose object has no article: "I passed plant identification"."""
_STARTS_NOUN_PHRASE = re.compile(r"(?i)(?:the|my|your|our|a|an|two|three|four|five|six)\s\w")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_TIME_AT_END = re.compile(
    r"(?i)\s(?:(?:last|this|next) (?:week|month|year|\w+day)|yesterday|today|already|so far"
    rf"|on (?:\w+day|the \d+\w*)|in (?:{_MONTHS}))$"
)
_THAT_CLAUSE = re.compile(r"(?i)\s(?:that|who)\b")
_PLACE = re.compile(r"(?i)\s(?=(?:in|on|at|after)\b)")
_END = re.compile(
    r"(?i)[,.;:(]|\s(?=(?:that|which|who|when|we|you|I|they|if|to|with|from|up|out|off|down)\b)"
)
_AND = re.compile(r"(?i)\sand\b")
_END_OF_CLAUSE = re.compile(
    r"(?i)[,.;:(]|\s(?=(?:and|but|if|where|when|because|who|which|that (?:\w+s|was|were|had))\b)"
)
_PREPOSITION = re.compile(r"(?i)\s(?=(?:in|on|at|to|for|with|from|before|after)\b)")
_END_AFTER_CLAUSE = re.compile(r"[,.;:(]|\sand\b")


def topic(fragment: Fragment) -> str:
    """Return what an answer is about, short enough for a subject line, or "".

    That is a noun phrase, a short sentence, the first clause or the subject of a longer one, or
    what the writer did something with: "I have started the home therapies module you mentioned" is
    about that module.
    """
    if fragment.form not in _FORMS:
        return ""
    sentence = first_sentence(fragment.text)
    is_sentence = fragment.form is GrammaticalForm.SENTENCE
    if is_sentence and len(sentence.split()) <= _MOST_WORDS:
        return sentence
    text = _COMPLETION.sub("", _OWN_ACTION.sub("", fragment.text))
    is_object = text != fragment.text
    if is_sentence and not is_object and (clause := _first_clause(sentence)):
        return clause
    if not is_object and not _STARTS_NOUN_PHRASE.match(text):
        return ""
    head = _noun_phrase(text)
    fewest = 2 if text.split()[0].casefold() in ("the", "our") else 3
    return head if fewest <= len(head.split()) <= _MOST_WORDS else ""


def _noun_phrase(text: str) -> str:
    """Return the noun phrase that a text begins with, without a time at its end."""
    head = _END.split(text)[0].strip()
    verb = first_verb(text)
    if verb is not None and verb < len(head.split()):
        head = _AND.split(head)[0]
        head = " ".join(head.split()[:verb])
    head = _without_last_phrases(_PLACE.split(head), _MOST_WORDS)
    if len(head.split()) == 2 and _THAT_CLAUSE.match(text, len(head)):
        head = _END_AFTER_CLAUSE.split(text)[0].strip()
    return _TIME_AT_END.sub("", head)


def _first_clause(sentence: str) -> str:
    """Return the first clause of a sentence, without phrases at its end if it is long, or ""."""
    phrases = _PREPOSITION.split(_END_OF_CLAUSE.split(sentence)[0])
    clause = _without_last_phrases(phrases, _MOST_WORDS_IN_CLAUSE)
    before_time = _TIME_AT_END.sub("", clause)
    if len(before_time.split()) >= _FEWEST_WORDS_IN_CLAUSE:
        clause = before_time
    is_clause = _FEWEST_WORDS_IN_CLAUSE <= len(clause.split()) <= _MOST_WORDS_IN_CLAUSE
    return clause if is_clause and first_verb(clause) is not None else ""


def _without_last_phrases(phrases: list[str], most_words: int) -> str:
    """Return phrases joined, without as many at the end as make them longer than allowed."""
    kept = list(phrases)
    while len(kept) > 1 and len(" ".join(kept).split()) > most_words:
        kept.pop()
    return " ".join(kept)
