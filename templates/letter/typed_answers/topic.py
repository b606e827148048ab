"""Find the topic of a typed answer, for the subject of a follow-up."""

import re

from templates.grammar.finite_verbs import first_verb_index
from templates.letter.typed_answers.fragments import Fragment
from templates.letter.typed_answers.sentences import first_sentence
from templates.phrasebook.facts import GrammaticalForm

_MAX_WORDS = 9
"""The number of words up to which a sentence is used in full, and phrases are joined."""
_MAX_WORDS_OF_NOUN_PHRASE = 12
_MAX_WORDS_ABOUT_HOW = 14
_MIN_WORDS_IN_CLAUSE, _MAX_WORDS_IN_CLAUSE = 3, 12
_FORMS_WITH_TOPIC = (
    GrammaticalForm.NOUN,
    GrammaticalForm.BARE_NOUN,
    GrammaticalForm.SENTENCE,
    GrammaticalForm.PREDICATE,
    GrammaticalForm.PARTICIPLE,
)
_ACTION_OF_WRITER = re.compile(
    # The subject and auxiliary verbs: "my sister and I have"
    r"(?i)^(?:(?:we|we[’']ve|my \w+ and I)\s+)?(?:(?:I|I[’']ve|I[’']m|I have|have|am|[’']ve)\s+)*"
    # "just"
    r"(?:(?:since|now|just|finally|also)\s+)*"
    # What may be the main verb: "started"
    r"(?:(?!spent\b)\w+(?:ed|[a-z]t|[a-z]e|ew|ut|un|en|ing)|did|had|have|got|won|ran|took)\s+"
    # A preposition: "enrolled on"
    r"(?:(?:in|for|on|with|up|after|over)\s+)?(?:all\s+(?=the\s))?"
    # Up to the article of the object.
    r"(?=(?:the|my|your|our|a|an|two|three|four|five|six)\s)"
)
"""An action of the writer before its object: "I have started" in "I have started the module"."""
_ACTION_BEFORE_BARE_OBJECT = re.compile(
    r"(?i)^(?:I|I[’']ve|I have)\s+(?:(?:now|just|finally)\s+)?"
    r"(?:passed|finished|completed|started|won)\s+"
    r"(?=(?!with|from|over|through)[a-z]{4,}\s)"
)
"""An action of the writer before a bare noun: "I passed" in "I passed plant identification"."""
_ACHIEVEMENT = re.compile(r"(?:passed|finished|completed|started|begun|renewed|won)\b.*")
"""An action that is as much news as its object: "passed" in "I have passed the exam"."""
_TITLE = re.compile(r"[\"“]([A-Z][\w’'-]*(?: [\w’'-]+){1,7}\??)[,.]?[\"”]")
"""The title, in quotation marks, of something that the writer made or sends."""
_START_OF_NOUN_PHRASE = re.compile(r"(?i)(?:the|my|your|our|a|an|two|three|four|five|six)\s\w")
_THIS = re.compile(r"(?i)^this\s(?=(\w))")
_ABOUT_HOW = re.compile(r"(?i)^an?\s\w+\s(?:about|on|of)\s(?:how|what|why)\b[^,.;:(]*")
"""A thing and what it is about: "an article on how the museum lists its plans"."""
_WORK = re.compile(
    r"(?i)\b(?:an?|my) (?:[\w-]+ ){0,2}?(?:article|book|essay|exhibition|film|paper|piece|play"
    r"|poem|recording|report|story|talk)(?: of (?:mine|ours))? (?:about|on)"
    r"(?: [\w’'-]+){1,5}(?=[,.;:]|$)"
)
"""Something that the writer made, in a longer sentence: "a short article of mine on bearings"."""
_DEFINITE = re.compile(r"(?i)(?:the|my|our)\s\w")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_TIME_AT_END = re.compile(
    r"(?i)\s(?:(?:since )?(?:last|this|next) (?:week|month|year|\w+day)|yesterday|today|already|now"
    rf"|so far|on (?:\w+day|the \d+\w*)|in (?:{_MONTHS}))$"
)
"""A time at the end of a phrase or clause: " last week", " on the 3rd"."""
_RELATIVE_CLAUSE = re.compile(r"(?i)\s(?:that|who)\b")
_ORIGIN = re.compile(r"(?i)\s(?:from|with)\s(?=(?:the|my|our|your|an?)\s)")
_START_OF_TIME_OR_PLACE = re.compile(r"(?i)\s(?=(?:in|on|at|after)\b)")
_END_OF_PHRASE = re.compile(
    r"(?i)[,.;:(]|\s(?=(?:that|which|who|when|where|we|you|I|they|if|with|from|up|out|off|down)\b)"
    # Not "a guide to the lighthouses".
    r"|\s(?=to\b(?! (?:the|an?)\b))"
    r"|\s(?=(?:about |on |of )?(?:how|what|why)\b)|\s(?=and \w+ed\b)"
    r"|(?<!\bof)(?<!\b(?:in|on|at|by|to))(?<!\b(?:for|and))(?<!\b(?:with|from|into))\s"
    r"(?=(?:our|my|your|their)\b)"
)
"""The end of a noun phrase, such as the space before "your" in "the course your team runs".

A preposition or "and" before the possessive continues the phrase: "the tour of your site".
"""
_AND = re.compile(r"(?i)\sand\b")
_END_OF_CLAUSE = re.compile(
    # The "and" before a name joins two names: "Ada and Tom".
    r"(?i)[,.;:(]|\s(?!and (?-i:[A-Z][a-z]))"
    r"(?=(?:and (?:I|we|you|he|she|it|they|my|our|your|the|an?|have|has|am|is|are|was|were|can"
    r"|could|will|would|\w+ed)|but|if|where|when|because|who|which|that (?:\w+s|was|were|had))\b)"
)
_CONJUNCTION_AT_START = re.compile(r"(?i)(?:since|when|after|before|while|because|if|as|once)\b")
_START_OF_PREPOSITIONAL_PHRASE = re.compile(
    r"(?i)\s(?=(?:in|on|at|to|for|with|from|before|after)\b)"
)
_UNFINISHED_END = re.compile(
    r"(?i)\s(?:and|or|but|so|of|for|with|of (?:two|three|four|five|six|seven|eight|nine|ten|\d+))$"
    r"|\binto\s+\w+ing\b"
)
"""The end of a phrase that lacks its last words, such as "the first of two"."""
_END_OF_PHRASE_WITH_RELATIVE_CLAUSE = re.compile(r"[,.;:(]|\sand\b")
"""The end of a noun phrase that includes its relative clause: "the course that you mentioned"."""


def find_topic(fragment: Fragment) -> str:
    """Return the topic of an answer in a few words, or "" if there is none.

    It is a title in quotation marks, a noun phrase, the object of something that the writer did
    ("the home therapies module" in "I have started the home therapies module you mentioned"), the
    subject of a sentence, a short sentence, or of a longer one the first clause or what the writer
    made.
    """
    if fragment.form not in _FORMS_WITH_TOPIC:
        return ""
    if title := _TITLE.search(fragment.text):
        return title[1]
    sentence = first_sentence(fragment.text)
    is_sentence = fragment.form is GrammaticalForm.SENTENCE
    is_short_sentence = is_sentence and len(sentence.split()) <= _MAX_WORDS
    text = _ACTION_BEFORE_BARE_OBJECT.sub("", _ACTION_OF_WRITER.sub("", fragment.text))
    if text != fragment.text:
        topic = _find_noun_topic(text)
        if topic and (achievement := _ACHIEVEMENT.search(fragment.text.removesuffix(text))):
            return f"{achievement[0]}{topic}"
        # "We had our first frost and the beans held" may go on after its object.
        is_whole = topic and not _AND.search(topic)
        return sentence if is_short_sentence and not is_whole else topic
    if is_sentence:
        if _DEFINITE.match(text) and len((subject := _find_noun_topic(text)).split()) > 2:
            return subject
        work = _WORK.search(sentence)
        topic = sentence if is_short_sentence else _find_first_clause(sentence)
        return topic or (work[0] if work else "")
    text = _THIS.sub(_replace_this, text)
    return _find_noun_topic(text) if _START_OF_NOUN_PHRASE.match(text) else ""


def _find_noun_topic(text: str) -> str:
    """Return the noun phrase that a text begins with if it can stand alone, or ""."""
    if (subject := _ABOUT_HOW.match(text)) and len(subject[0].split()) <= _MAX_WORDS_ABOUT_HOW:
        return subject[0]
    noun_phrase = _find_noun_phrase_at_start(text)
    # After "a", "my" and the like, two words are vague: "a course".
    min_words = 2 if text.split()[0].casefold() in ("the", "our") else 3
    has_good_length = min_words <= len(noun_phrase.split()) <= _MAX_WORDS_OF_NOUN_PHRASE
    is_finished = not _UNFINISHED_END.search(noun_phrase)
    return noun_phrase if has_good_length and is_finished else ""


def _replace_this(match: re.Match[str]) -> str:
    """Return "a" or "an" for "this", which points at something in the note."""
    return "an " if match[1].casefold() in "aeiou" else "a "


def _find_noun_phrase_at_start(text: str) -> str:
    """Return the noun phrase that a text begins with, without a time at its end."""
    phrase = _END_OF_PHRASE.split(text)[0].strip()
    verb_index = first_verb_index(text)
    if verb_index is not None and verb_index < len(phrase.split()):
        words = phrase.split()[:verb_index]
        # "the museum opened and …", but not "my rhubarb and …"
        first_words = _AND.split(phrase)[0].split()[:verb_index]
        phrase = " ".join(first_words if len(first_words) > 2 else words)
    phrase = _join_up_to(_MAX_WORDS, _START_OF_TIME_OR_PLACE.split(phrase))
    if len(phrase.split()) == 2 and (origin := _ORIGIN.match(text, len(phrase))):
        # "the slides from my talk"
        phrase += origin[0] + _find_noun_phrase_at_start(text[origin.end() :])
    if len(phrase.split()) == 2 and _RELATIVE_CLAUSE.match(text, len(phrase)):
        # Two words alone, such as "the course", say too little.
        phrase = _END_OF_PHRASE_WITH_RELATIVE_CLAUSE.split(text)[0].strip()
    return _TIME_AT_END.sub("", phrase)


def _find_first_clause(sentence: str) -> str:
    """Return the first clause of a sentence, shortened if it is long.

    It is "" if the clause is too short, or is no main clause.
    """
    if _CONJUNCTION_AT_START.match(sentence):
        return ""
    phrases = _START_OF_PREPOSITIONAL_PHRASE.split(_END_OF_CLAUSE.split(sentence)[0])
    clause = _join_up_to(_MAX_WORDS_IN_CLAUSE, phrases)
    without_time = _TIME_AT_END.sub("", clause)
    if len(without_time.split()) > _MIN_WORDS_IN_CLAUSE:
        clause = without_time
    has_good_length = _MIN_WORDS_IN_CLAUSE <= len(clause.split()) <= _MAX_WORDS_IN_CLAUSE
    return clause if has_good_length and first_verb_index(clause) is not None else ""


def _join_up_to(max_words: int, phrases: list[str]) -> str:
    """Return as many of the first phrases as have no more words than allowed, at least one."""
    joined = list(phrases)
    while len(joined) > 1 and len(" ".join(joined).split()) > max_words:
        joined.pop()
    return " ".join(joined)
