"""Find the topic of a typed answer, for the subject of a follow-up."""

import re

from templates.grammar.finite_verbs import first_verb_index
from templates.grammar.grammar_words import ADVERBS, NUMBER_WORDS
from templates.letter.typed_answers.fragments import Fragment
from templates.letter.typed_answers.sentences import first_sentence, split_sentences
from templates.phrasebook.facts import GrammaticalForm

_MAX_WORDS, _MAX_WORDS_OF_SENTENCE = 8, 7
"""The number of words up to which phrases are joined, and a sentence is used in full."""
_MAX_WORDS_OF_TOPIC = 10
_MAX_WORDS_ABOUT_HOW = 14
_MIN_WORDS_IN_CLAUSE, _MAX_WORDS_IN_CLAUSE = 3, 8
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
    # What may be the main verb: "started", "been given"
    r"(?:been\s+)?"
    r"(?:(?:allowed|able|asked|invited) to \w+"
    r"|(?!spent\b|the\b)\w+(?:ed|[a-z]t|[a-z]e|ew|ut|un|en|wn|ing)|did|had|have|got|won|ran|took"
    r"|found)\s+"
    # A preposition or an adverb: "enrolled on", "show round"
    r"(?:(?:in|for|on|with|up|after|over|round)\s+)?(?:all\s+(?=the\s))?"
    # Up to the article of the object.
    r"(?=(?:the|my|your|our|a|an|two|three|four|five|six)\s)"
)
"""An action of the writer before its object: "I have started" in "I have started the module"."""
_ACTION_BEFORE_BARE_OBJECT = re.compile(
    r"(?i)^(?:I|I[’']ve|I have)\s+(?:(?:now|just|finally)\s+)?"
    r"(?:passed|finished|completed|started|won|been (?:made|appointed))\s+"
    r"(?=(?!with|from|over|through)[a-z]{4,}\s)"
)
"""An action of the writer before a bare noun: "I passed" in "I passed plant identification"."""
_ACHIEVEMENT = re.compile(r"(?:passed|finished|completed|started|begun|renewed|won)\b.*")
"""An action that is as much news as its object: "passed" in "I have passed the exam"."""
_TITLE = re.compile(r"[\"“]([A-Z][\w’'-]*(?: [\w’'-]+){1,7}\??)[,.]?[\"”]")
"""The title, in quotation marks, of something that the writer made or sends."""
_START_OF_NOUN_PHRASE = re.compile(r"(?i)(?:the|my|your|our|a|an|some|two|three|four|five|six)\s\w")
_ANNOUNCEMENT = re.compile(
    r"(?i)^I (?:just )?(?:wanted to (?:tell you|let you know)"
    r"|thought you(?:[’']d| would| might) like to know)(?: that)?\s"
)
"""Words before the news itself: "I wanted to tell you that"."""
_ASIDE_ABOUT_SUBJECT = re.compile(r"(?i)(?<=\w), (?:who|which|where)\b[^,.]*,(?=\s)")
_EXISTENCE = re.compile(r"(?i)^(?:t?here(?:[’']s| is| are))(?: (?:now|also))?\s")
_OBJECT = (
    # "a silver", "forty blocks"
    rf"(?:(?:the|my|our|your|an?|some|one|\d+|{'|'.join(sorted(NUMBER_WORDS))})\s[\w’'-]+"
    # "drawings of", "places at"
    r"|\w+s\s(?:of|at|on|for|about)\s)"
)
"""The beginning of an object."""
_UP_TO_OBJECT = re.compile(
    # "had me do"
    r"(?i)^(?:had (?:me|us) \w+\s"
    # Auxiliaries and adverbs before a verb, which "be" is not: "has just taken"
    rf"|(?:(?:has|have|had|{'|'.join(sorted(ADVERBS))})\s(?!{_OBJECT}))*"
    r"(?!(?:be|been|is|are|was|were)\b)\w+\s"
    # "sent me", "told me of"
    rf"(?:(?:me|us)\s(?:(?:of|about)\s)?)?)(?={_OBJECT})"
)
"""From the verb of a sentence up to its object."""
_UP_TO_NOW = re.compile(r"(?i)^.{3,40}?\snow\s(?=\w+s\s)")
"""From the subject up to a verb that looks like a noun: "my team now" in "my team now marks"."""
_MIN_WORDS_BEFORE_CLAUSE = 4
_OBJECT_CLAUSE = re.compile(r"(?i)\s(?:that|how|where|what|why|who|whether)\b")
_VERB_BEFORE_INFINITIVE = re.compile(r"(?i)\s(?:asked|told|invited|offered|going|able)$")
"""A verb at the end that says nothing without the one after it: "I have been asked"."""
_SECOND_OBJECT = re.compile(
    r"(?i)(?<!\b(?:of|in|on|at|by|to|as))(?<!\b(?:for|and))(?<!\b(?:with|from|into|such|over|half))"
    r"(?<!\babout)\s(?=an?\s)"
)
_PRONOUN_AT_END = re.compile(r"(?i)\s(?:me|us|you|him|her|it|them)$")
_THIS = re.compile(r"(?i)^this\s(?=(\w))")
_ABOUT_HOW = re.compile(r"(?i)^an?\s\w+\s(?:about|on|of)\s(?:how|what|why)\b[^,.;:(]*")
"""A thing and what it is about: "an article on how the museum lists its plans"."""
_WORK = re.compile(
    r"(?i)\b(?:an?|my) (?:[\w-]+ ){0,2}?(?:article|book|essay|exhibition|film|paper|piece|play"
    r"|poem|recording|report|story|talk)(?: of (?:mine|ours))? (?:about|on)"
    r"(?: [\w’'-]+){1,5}(?=[,.;:]|$)"
)
"""Something that the writer made, in a longer sentence: "a short article of mine on bearings"."""
_SUBJECT = re.compile(
    # "forty blocks of stone", "an entry in my book", but not "a friend"
    rf"(?i)(?:(?:the|my|our|your|\d+|{'|'.join(sorted(NUMBER_WORDS))})\s\w"
    r"|an?\s[\w-]+\s(?:of|in|on|for)\s)"
)
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
    r"(?i)[,.;:(]|\s(?=(?:that|which|who|when|where|we|you|I|they|if|with|from|up|out|off|down"
    r"|together|again)\b)"
    # Not "a guide to the lighthouses".
    r"|\s(?=to\b(?! (?:the|an?)\b))"
    r"|\s(?=(?:about |on |of )?(?:how|what|why)\b)"
    r"|\s(?=and (?:\w+ed|start|begin|now|am|will|can|got|have|go)\b)"
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
    r"(?i)\s(?=(?:in|on|at|to|for|with|from|by|before|after)\b)"
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

    It is a title in quotation marks, a noun phrase, a short sentence, or part of a longer one: its
    subject, its object, its first clause, or what the writer made or did ("the home therapies
    module" in "I have started the home therapies module you mentioned").
    """
    if fragment.form not in _FORMS_WITH_TOPIC:
        return ""
    if title := _TITLE.search(fragment.text):
        return title[1]
    is_sentence = fragment.form is GrammaticalForm.SENTENCE
    text = _ACTION_BEFORE_BARE_OBJECT.sub("", _ACTION_OF_WRITER.sub("", fragment.text))
    if text != fragment.text:
        return _find_topic_of_action(fragment.text.removesuffix(text), text, is_sentence)
    if is_sentence:
        return _find_topic_of_sentence(text)
    text = _THIS.sub(_replace_this, text)
    return _find_noun_topic(text) if _START_OF_NOUN_PHRASE.match(text) else ""


def find_topic_of_follow_up(news: Fragment, tie: Fragment) -> str:
    """Return the topic of a follow-up, or "" if there is none.

    It is that of the news, that of the tie if the tie begins with it, or a short sentence of the
    news such as "a photo is attached".
    """
    if topic := find_topic(news):
        return topic
    if _START_OF_NOUN_PHRASE.match(tie.text) and (topic := find_topic(tie)):
        return topic
    sentences = (sentence.rstrip(".") for sentence in split_sentences(news.text)[1:])
    return next((text for text in sentences if _is_short_and_clear(text)), "")


def _is_short_and_clear(sentence: str) -> bool:
    """Return whether a sentence is short and refers to no other."""
    begins_with_noun_phrase = _START_OF_NOUN_PHRASE.match(sentence) is not None
    return begins_with_noun_phrase and len(sentence.split()) <= _MAX_WORDS_OF_SENTENCE


def _find_topic_of_action(action: str, rest: str, is_sentence: bool) -> str:
    """Return the topic of what the writer did: its object, after a verb that is news as well."""
    topic = _find_noun_topic(rest)
    if topic and (achievement := _ACHIEVEMENT.search(action)):
        with_verb = f"{achievement[0]}{topic}"
        return with_verb if len(with_verb.split()) <= _MAX_WORDS_OF_SENTENCE else topic
    sentence = first_sentence(action + rest)
    # "We had our first frost and the beans held" may go on after its object.
    is_whole = topic and not _AND.search(topic)
    is_short = is_sentence and len(sentence.split()) <= _MAX_WORDS_OF_SENTENCE
    return sentence if is_short and not is_whole else topic


def _find_topic_of_sentence(text: str) -> str:
    """Return the topic of a sentence that does not begin with what the writer did."""
    text = _ASIDE_ABOUT_SUBJECT.sub("", _ANNOUNCEMENT.sub("", text))
    sentence = first_sentence(text)
    if existence := _EXISTENCE.match(sentence):
        return _find_noun_topic(sentence[existence.end() :])
    subject = _find_noun_topic(text) if _SUBJECT.match(text) else ""
    # What is the reader's own stays the subject.
    if not subject.casefold().startswith("your") and (topic := _find_object(sentence)):
        return topic
    # "My group has found that" is not about the group.
    min_words = _MIN_WORDS_BEFORE_CLAUSE if _OBJECT_CLAUSE.search(sentence) else 3
    if len(subject.split()) >= min_words:
        return subject
    work = _WORK.search(sentence)
    is_short = len(sentence.split()) <= _MAX_WORDS_OF_SENTENCE
    topic = sentence if is_short else _find_first_clause(sentence)
    return topic or (work[0] if work else "")


def _find_object(sentence: str) -> str:
    """Return the object of a sentence in a few words, or ""."""
    if _CONJUNCTION_AT_START.match(sentence):
        return ""
    from_verb = _UP_TO_NOW.sub("", sentence)
    if from_verb == sentence:
        verb_index = first_verb_index(sentence)
        from_verb = "" if verb_index is None else " ".join(sentence.split()[verb_index:])
    before_object = _UP_TO_OBJECT.match(from_verb)
    if before_object is None:
        return ""
    topic = _find_noun_topic(_SECOND_OBJECT.split(from_verb[before_object.end() :])[0])
    # "the line" is vague, "your bridge" is not.
    is_clear = topic.startswith("your ") or len(topic.split()) > 2
    return topic if is_clear else ""


def _find_noun_topic(text: str) -> str:
    """Return the noun phrase that a text begins with if it can stand alone, or ""."""
    if (subject := _ABOUT_HOW.match(text)) and len(subject[0].split()) <= _MAX_WORDS_ABOUT_HOW:
        return subject[0]
    noun_phrase = _find_noun_phrase_at_start(text)
    # After "a", "my" and the like, two words are vague: "a course".
    min_words = 2 if text.split()[0].casefold() in ("the", "our", "your") else 3
    has_good_length = min_words <= len(noun_phrase.split()) <= _MAX_WORDS_OF_TOPIC
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
    phrase = _shorten(_START_OF_TIME_OR_PLACE, phrase)
    phrase = _shorten(_START_OF_PREPOSITIONAL_PHRASE, phrase)
    if len(phrase.split()) == 2 and (origin := _ORIGIN.match(text, len(phrase))):
        # "the slides from my talk"
        phrase += origin[0] + _find_noun_phrase_at_start(text[origin.end() :])
    if len(phrase.split()) == 2 and _RELATIVE_CLAUSE.match(text, len(phrase)):
        # Two words alone, such as "the course", say too little.
        phrase = _END_OF_PHRASE_WITH_RELATIVE_CLAUSE.split(text)[0].strip()
    return _TIME_AT_END.sub("", phrase)


def _shorten(start_of_part: re.Pattern[str], phrase: str) -> str:
    """Return a noun phrase without the parts at its end that make it long, if enough is left."""
    parts = start_of_part.split(phrase)
    shorter = _join_up_to(_MAX_WORDS, parts)
    return shorter if len(shorter.split()) > 2 else " ".join(parts[:2])


def _find_first_clause(sentence: str) -> str:
    """Return the first clause of a sentence, shortened if it is long.

    It is "" if the clause is too short, or is no main clause.
    """
    if _CONJUNCTION_AT_START.match(sentence) or _OBJECT_CLAUSE.search(sentence):
        return ""
    phrases = _START_OF_PREPOSITIONAL_PHRASE.split(_END_OF_CLAUSE.split(sentence)[0])
    clause = _join_up_to(_MAX_WORDS_IN_CLAUSE, phrases)
    if _VERB_BEFORE_INFINITIVE.search(clause):
        clause = " ".join(phrases[:2])
    without_time = _TIME_AT_END.sub("", clause)
    if len(without_time.split()) > _MIN_WORDS_IN_CLAUSE:
        clause = without_time
    if _PRONOUN_AT_END.search(clause):
        return ""
    has_good_length = _MIN_WORDS_IN_CLAUSE <= len(clause.split()) <= _MAX_WORDS_OF_TOPIC
    return clause if has_good_length and first_verb_index(clause) is not None else ""


def _join_up_to(max_words: int, phrases: list[str]) -> str:
    """Return as many of the first phrases as have no more words than allowed, at least one."""
    joined = list(phrases)
    while len(joined) > 1 and len(" ".join(joined).split()) > max_words:
        joined.pop()
    return " ".join(joined)
