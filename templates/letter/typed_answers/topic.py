"""Find the topic of a follow-up: its news in a few words, for the subject.

A topic is a short clause, or a noun phrase that is clear alone. Where the program finds neither,
there is no topic: a wrong one is worse, and the writer can type another subject.
"""

import re

from templates.grammar.finite_verbs import first_verb_index
from templates.grammar.grammar_words import (
    ADVERBS,
    COORDINATORS,
    MONTHS,
    NUMBER_WORDS,
    PREPOSITIONS,
)
from templates.grammar.nouns import with_indefinite_article
from templates.grammar.words import first_word
from templates.letter.typed_answers.fragments import NOUN_FORMS, Fragment
from templates.letter.typed_answers.sentences import first_sentence
from templates.phrasebook.facts import GrammaticalForm

_MAX_WORDS_OF_CLAUSE, _MAX_WORDS_OF_SHORTENED_CLAUSE = 8, 9
"""The maximum number of words of a clause, in full and without phrases at its end."""
_MAX_WORDS_OF_PHRASE, _MAX_WORDS_OF_DEED = 8, 7
"""The maximum number of words of a noun with phrases after it, and with a verb before it."""
_MIN_WORDS = 3
"""The minimum number of words of a topic, since two, such as "a course", are vague."""
_MAX_LENGTH_WITH_CLAUSE = 70
"""The maximum number of characters of a noun with a clause, which takes more words."""
_FORMS_OF_DEEDS = (GrammaticalForm.PREDICATE, GrammaticalForm.PARTICIPLE)
"""The forms of what the writer did if "I" or "I have" is left out."""

_TITLE = re.compile(r"[\"“]([A-Z][\w’'-]*(?: [\w’'-]+){1,7}\??)[,.]?[\"”]")
"""The title, in quotation marks, of something that the writer made or sends."""
_PRESENTATION = re.compile(
    r"(?i)^(?:(?:t?here|this)(?:[’']s| is| are| will be)(?: (?:now|also))?"
    r"|I(?:[’']m| am) (?:attaching|enclosing|sending you)|I (?:attach|enclose)"
    r"|I thought (?:that )?you(?:[’']d| might| would) like)\s"
    r"|\s(?:is|are) (?:now )?(?:attached|enclosed)\b.*"
)
"""Words before or after a thing that is the news: "there is", "is attached"."""
_ASIDE_ABOUT_SUBJECT = re.compile(
    r"(?i)(?<=\w), (?:(?:who|which|where|as|also|an?)\b[^,.]*|(?-i:[A-Z])[\w’'-]+),"
    # Another clause may follow: ", as you do, and falls are fewer".
    r"(?=\s(?!(?:and|but|so)\b)\w)"
)
"""What is said in passing about the subject: ", who runs the fair,", ", Thierry,"."""
_WRITER = re.compile(r"(?i)^(?:we|I|my \w+ and I)(?:[’'](?:ve|m|re))?\s")
"""The writer as the subject, alone or with others."""
_NUMBERS = rf"\d+|{'|'.join(sorted(NUMBER_WORDS))}"
_START_OF_NOUN_PHRASE = re.compile(
    # "One of" three says little.
    # "a silver", "forty blocks"
    rf"(?i)(?!one of\b)(?:the|my|our|your|an?|some|one|{_NUMBERS})\s[\w’'-]"
    # "drawings of", "places at"
    r"|\w+s\s(?:of|at|on|for|about)\s"
)
_SUBJECT = re.compile(
    # "the vaccine fridge", "an entry in my book", but not "a friend"
    rf"(?i)(?!one of\b)(?:the|my|our|your|{_NUMBERS})\s\w"
    r"|an?\s(?:[\w-]+\s){1,2}(?:of|in|on|for|I|we|you)\s"
)
"""The beginning of a subject that can be the topic."""
_VERB_BEFORE_OBJECT = re.compile(
    # Auxiliary verbs and adverbs: "have just been"
    rf"(?i)^(?:(?:has|have|had|am|is|are|been|finally|since|{'|'.join(sorted(ADVERBS))})\s)*"
    # "allowed to", "had me"
    r"(?:(?:allowed|able|asked|invited|learne?[dt]) to\s|(?:had|let) (?:me|us)\s)?"
    r"(?P<verb>(?!(?:be|is|are|was|were|spent|led|in|on|at|to|for|from|with)\b)[\w’'-]+)\s"
    # "sent me", "told me of"
    r"(?:(?:me|us)\s(?:(?:of|about)\s)?)?"
    # "enrolled on", "show round"
    r"(?P<particle>(?:in|for|on|with|up|after|over|round|down)\s)?"
    rf"(?={_START_OF_NOUN_PHRASE.pattern.removeprefix('(?i)')})"
)
"""From the verb up to its object."""
_VERB_BEFORE_BARE_NOUN = re.compile(
    r"(?i)^(?:(?:have|been|now|just|finally)\s)*(?P<verb>passed|finished|completed|made|appointed)\s"
    r"(?=(?!with|from|over|through)[a-z]{4,}\s)"
)
"""A verb before a noun without an article: "passed" in "passed plant identification"."""
_ACHIEVEMENTS = frozenset("passed finished completed started begun renewed won".split())
"""Verbs that are as much news as their objects: "passed" in "I have passed the exam"."""
_END_OF_CLAUSE = re.compile(
    # The "and" before a name joins two names: "Ada and Tom".
    r"(?i)[,.;:(]|\s(?!and (?-i:[A-Z][a-z]))"
    r"(?=(?:and (?:I|we|you|he|she|it|they|my|our|the|an?|none|have|has|am|is|are|was|were|can"
    r"|could|will|would|now|start|\w+ed|\w+ing)|but|so|if|where|when|because|who|which"
    r"|that (?:\w+s|was|were|had))\b)"
)
_OBJECT_CLAUSE = re.compile(r"(?i)^[^,.;:(]*\s(?:that|how|where|what|why|who|whether)\b")
"""A sentence whose first part has another clause: "my group has found that"."""
_MIN_WORDS_BEFORE_CLAUSE = 4
"""The minimum number of words in the subject of such a sentence, for the subject to be a topic."""
_CONJUNCTION_AT_START = re.compile(r"(?i)(?:since|when|after|before|while|because|if|as|once)\b")
_END_OF_NOUN_PHRASE = re.compile(
    r"(?i)[,.;:(]|\s(?=(?:that|which|who|when|where|we|you|I|they|it|if|how|what|why|into|up|out"
    r"|off|down|together|again|on (?:my|our) own)\b)"
    # Not "a guide to the lighthouses".
    r"|\s(?=to\b(?! (?:the|an?)\b))"
    # Another verb: "and passed", "and flown my"
    r"|\s(?=and (?:(?:\w+ed|start|begin|now|am|will|can|got|have|go)\b"
    r"|(?!the|my|our|your|an?)\w+ (?:the|my|our|your|an?)\b))"
)
_STARTS_OF_NEXT_PHRASE = frozenset("the a an my our your their".split())
"""Words that begin another phrase after a noun: "the books our customers", "radio calls a rule"."""
_BEFORE_SAME_PHRASE = PREPOSITIONS | COORDINATORS | frozenset("such half all both than".split())
"""Words after which "the", "our" and the like continue the phrase: "drawings of our press"."""
_CLAUSE_AFTER_NOUN = re.compile(
    r"(?i)\s(?:that|who|we|you|I|(?:about|on|of) (?:how|what|why))\s[^,.;:(]*?"
    r"(?=[,.;:(]|\sand\b|$)"
)
"""A clause directly after a noun: "you lent me", "on how a port books its slots"."""
_PREPOSITION = re.compile(r"(?i)\s(?=(?:in|on|at|to|for|with|from|by|about|along|before|after)\b)")
_PREPOSITIONS_TO_KEEP = ("in", "on", "for", "about")
"""Prepositions before what a thing is about: "a talk on screen readers"."""
_TIME_AT_END = re.compile(
    r"(?i)\s(?:(?:since )?(?:last|this|next) (?:week|month|year|\w+day)|yesterday|today|already|now"
    rf"|so far|on (?:a )?(?:\w+days?|the \d+\w*)|in (?:{'|'.join(MONTHS)})"
    r"|for (?:a|two|three|six) (?:weeks?|months?|years?))$"
)
"""A time at the end of a phrase or clause: " last week", " on the 3rd"."""
_JOINT_AT_END = re.compile(r"(?i)\s(?:and|of|about|on|for|with)$")
"""A word at the end of a noun phrase that joins it to a clause: "an article on" how."""
_UNFINISHED_END = re.compile(
    rf"(?i)\s(?:and|or|but|so|of|for|with|on|looking|me|us|you|him|her|it|them|of (?:{_NUMBERS}))$"
)
"""The end of a text that is unfinished, or refers to something before it: "looking", "told it"."""
_THING_OF_RECIPIENT = re.compile(r"(?i)\b(?:the [\w-]+ (?:on|in|at|by|of) )?your\s")
"""Something of the recipient's: "your oven log", "the board on your wall"."""


def find_topic_of_follow_up(news: Fragment, tie: Fragment) -> str:
    """Return the topic of the news or else of the tie, in a few words; "" if there is none."""
    if topic := find_topic(news):
        return topic
    thing = _THING_OF_RECIPIENT.search(tie.text)
    topic = _find_noun_phrase(tie.text[thing.start() :]) if thing else ""
    return topic if len(topic.split()) >= _MIN_WORDS else ""


def find_topic(fragment: Fragment) -> str:
    """Return the topic of an answer, or "" if there is none.

    It is a title in quotation marks, what the writer did ("passed my exam"), a short first clause,
    or the object or the subject of a longer clause.
    """
    form, text = fragment
    if title := _TITLE.search(text):
        return title[1]
    if form in NOUN_FORMS:
        if first_word(text) == "this":
            # "This" points at something in the note.
            text = with_indefinite_article(text.partition(" ")[2])
        return _find_noun_phrase(text) if _START_OF_NOUN_PHRASE.match(text) else ""
    if form not in (GrammaticalForm.SENTENCE, *_FORMS_OF_DEEDS):
        return ""
    news = _ASIDE_ABOUT_SUBJECT.sub("", first_sentence(text))
    first_clause = _END_OF_CLAUSE.split(news)[0]
    if (thing := _PRESENTATION.sub("", first_clause)) != first_clause:
        return _find_noun_phrase(thing)
    deed = _WRITER.sub("", news)
    if deed != news or form in _FORMS_OF_DEEDS:
        return _find_topic_of_deed(deed) or _find_clause(
            news, _MAX_WORDS_OF_SHORTENED_CLAUSE, is_shortened=True
        )
    return _find_topic_of_event(news)


def _find_topic_of_deed(deed: str) -> str:
    """Return the object of what the writer did, with a verb that is news as well; or ""."""
    before = _VERB_BEFORE_OBJECT.match(deed) or _VERB_BEFORE_BARE_NOUN.match(deed)
    topic = _find_noun_phrase(deed[before.end() :]) if before else ""
    if before and before["verb"].casefold() in _ACHIEVEMENTS:
        with_verb = f"{before['verb']} {topic}"
        return with_verb if topic and len(with_verb.split()) <= _MAX_WORDS_OF_DEED else topic
    return topic


def _find_topic_of_event(sentence: str) -> str:
    """Return the topic of a sentence about what somebody else did, or what happened, or ""."""
    if _CONJUNCTION_AT_START.match(sentence) or sentence.casefold().startswith(("it ", "you ")):
        return ""
    if clause := _find_clause(sentence, _MAX_WORDS_OF_CLAUSE):
        return clause
    subject = _find_noun_phrase(sentence) if _SUBJECT.match(sentence) else ""
    if subject.casefold().startswith("your "):
        return subject
    if topic := _find_object_of_event(sentence):
        return topic
    min_words = _MIN_WORDS_BEFORE_CLAUSE if _OBJECT_CLAUSE.match(sentence) else _MIN_WORDS
    if len(subject.split()) >= min_words:
        return subject
    return _find_clause(sentence, _MAX_WORDS_OF_SHORTENED_CLAUSE, is_shortened=True)


def _find_object_of_event(sentence: str) -> str:
    """Return the object of a sentence about what somebody else did, or ""."""
    verb_index = first_verb_index(sentence)
    predicate = "" if verb_index is None else " ".join(sentence.split()[verb_index:])
    before = _VERB_BEFORE_OBJECT.match(predicate)
    return _find_noun_phrase(predicate[before.end() :]) if before and not before["particle"] else ""


def _find_clause(sentence: str, max_words: int, *, is_shortened: bool = False) -> str:
    """Return the first clause of a sentence if it is clear and short, or "".

    A time at its end is left out, and phrases at its end if it should be shortened.
    """
    clause = _END_OF_CLAUSE.split(sentence)[0]
    without_time = _TIME_AT_END.sub("", clause)
    if len(without_time.split()) > _MIN_WORDS:
        clause = without_time
    phrases = _PREPOSITION.split(clause)
    while is_shortened and len(phrases) > 1 and len(" ".join(phrases).split()) > max_words:
        phrases.pop()
    clause = " ".join(phrases)
    is_unclear = _OBJECT_CLAUSE.match(sentence) or _UNFINISHED_END.search(clause)
    has_verb = _WRITER.match(clause) or first_verb_index(clause) is not None
    has_good_length = _MIN_WORDS <= len(clause.split()) <= max_words
    return clause if has_verb and has_good_length and not is_unclear else ""


def _find_noun_phrase(text: str) -> str:
    """Return the noun phrase that a text begins with if it is clear alone, or ""."""
    words = _END_OF_NOUN_PHRASE.split(text)[0].split()[: first_verb_index(text)]
    for index in range(2, len(words)):
        is_next_phrase = words[index].casefold() in _STARTS_OF_NEXT_PHRASE
        if is_next_phrase and words[index - 1].casefold() not in _BEFORE_SAME_PHRASE:
            words = words[:index]
            break
    phrase = _TIME_AT_END.sub("", _JOINT_AT_END.sub("", " ".join(words)))
    noun, *others = _PREPOSITION.split(phrase)
    clause = _CLAUSE_AFTER_NOUN.match(text, len(noun))
    if clause and len(noun.split()) < _MIN_WORDS and clause.end() <= _MAX_LENGTH_WITH_CLAUSE:
        return text[: clause.end()]
    # "an article about crust", rather than "an article from a magazine"
    for other in sorted(others, key=lambda phrase: not phrase.startswith("about ")):
        is_needed = len(noun.split()) < _MIN_WORDS
        is_about = other.split()[0].casefold() in _PREPOSITIONS_TO_KEEP
        is_short = len(f"{noun} {other}".split()) <= _MAX_WORDS_OF_PHRASE
        if not is_needed and not (is_about and is_short):
            break
        noun = f"{noun} {other}"
    is_clear = len(noun.split()) >= _MIN_WORDS or noun.casefold().startswith("your ")
    return noun if is_clear and not _UNFINISHED_END.search(noun) else ""
