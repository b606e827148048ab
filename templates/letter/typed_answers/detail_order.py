"""Put the parts of a typed detail in the order that an opening needs."""

import re

from templates.grammar.forms import grammatical_form
from templates.grammar.grammar_words import DETERMINERS, INDEFINITES
from templates.grammar.words import first_word, word_set
from templates.letter.typed_answers.capitals import uncapitalise
from templates.letter.typed_answers.fragments import NOUN_FORMS
from templates.letter.typed_answers.missing_words import missing_words_about_writer
from templates.letter.typed_answers.second_clause import SPEAKER, separate_clause
from templates.letter.typed_answers.sentences import split_sentences
from templates.phrasebook.facts import GrammaticalForm

_COMMENT = (
    # "def\w+ly" for the misspellings of "definitely"
    r"(?:ah|all in all|among other things|and|but|def\w+ly|deff?o|despite everything"
    r"|(?:that['’]s |it['’]?s )?(?:easy|(?:difficult|hard|tough) to (?:choose|pick|say))(?: one)?"
    r"|er+m?|especially|for (?:me|sure)|(?:ha)+|hands down|hmm+|honestly"
    r"|I (?:do not|don['’]?t) know|I['’]d (?:have to )?say|I (?:guess|suppose|think)"
    r"|if anything|if I (?:had|have) to (?:choose|name|pick|say)(?: \w+){0,3}|if I['’]m honest"
    r"|in (?:all honesty|general|hindsight|particular|short)"
    r"|(?:it |that )?(?:(?:(?:has )?got|has) to|gotta|must|would(?: have to)?) be|just(?! \w+ing\b)"
    r"|last but not least|looking back|maybe|naturally|ngl|no (?:contest|question)|obviously"
    r"|of course|(?:oh )?my (?:days|god|goodness|gosh|word)|oh|ok|omg"
    r"|on the whole|out of everything|overall|particularly|perhaps|plus|possibly|simply"
    r"|so(?! that\b)|sorry,? but|tbh|to (?:be (?:fair|honest)|me|sum up)|um+|well"
    r"|with ?out (?:a )?doubt|with hindsight|wow)"
)
"""What the writer says before naming the detail: "honestly", "if I had to choose"."""
_LABEL = (
    r"(?i)^(?:(?:my|the) )?(?:best (?:bit|moment|part|thing)"
    r"|favou?rite(?: (?:bit|moment|part|thing))?|highlight"
    r"|(?:what )?(?:(?:stay|stick)s|stayed|stuck) with me)s?"
    r"(?: for me| of the day)?(?::| -| –| —) "
)
"""What the writer puts before a detail as in a form: "Best bit: the crane"."""
_WORDS_OF_FOCUS = frozenset("especially mainly mostly particularly".split())
_STOP_BEFORE_FOCUS = rf"[.!]+(?= (?:{'|'.join(sorted(_WORDS_OF_FOCUS))}) (?:how|the|when|your)\b)"
"""A stop before what belongs to the same sentence: "Loved the studio!! especially the loom"."""
_MARKS_AFTER_LABEL = frozenset(":-–—")
_EMPHASIS = "(?:absolutely|actually|basically|literally|really|totally|truly)"
_WORDS_TO_LEAVE_OUT = (
    # "just the warm welcome" would sound grudging
    rf"(?i)^(?:(?:{_COMMENT}[,:]? )+"
    r"(?=(?:all|an?|everyone|first|how|my|our|that|the|what|your?"
    r"|(?!\w+ing (?:\w+ )?of\b|(?:inspir|interest|th|welcom)ing\b)\w+ing)\b)"
    r"(?!an? few\b)"
    rf"|(?:{_EMPHASIS},? )+(?=(?:all|everything|how|my|our|the|what|your)\b)"
    # "for the tea and the talk", as if after "thank you"
    r"|for (?=(?:an?|the|your)\b)"
    r"(?!\w+ (?:first|once)\b)(?!.*, ))"
)
"""Words at the beginning of a detail that fit no opening."""
_FITTING_STARTS = frozenset(
    (
        "a after an at before during he how mr mrs ms dr my one our she the they this those two we "
        "what when where while you your"
    ).split()
)
"""The first words of most details; words to leave out never begin with one of these."""
_THANKS_IN_CHAT = r"(?i)^(?:thn?x|thanx|tks|ty(?:sm)?)(?= (?:for|4|so)\b)"
"""A "thanks" as in chats: "thx for being so kind"."""
_COMMENTS_AT_END = frozenset("haha lol ngl omg tbh".split())
_STOPS = ".!?…"
_EMOJI = "[\u2600-\u27bf\U0001f300-\U0001faff]"
_SMILE = rf"(?: [:;]-?[)D]|{_EMOJI}\ufe0f?)$"
"""A smile at the end, as in chats: ":)"."""
_SMILE_AT_START = rf"^(?:{_EMOJI}\ufe0f? *)+(?=\w)"
_ASIDE_AT_START = r"(?P<aside>\([^()]+\)),? "
"""What the writer says before a detail, as if to themselves: "(silly I know) the view"."""
_QUANTITY = (
    r"(?i)^(so (?:many (?:\w+ )?things|much)|(?:a )?lots?(?: of things)?|loads)"
    r"(?:[!.,…]+|:| [-–—]) (?=\w)"
)
"""What the writer says before they name the details: "so much! the tour, the lunch"."""
_WORDS_SAID = r"(?i)(?:that|how|why) "
"""The beginning of what was said: "that it floods every year"."""
_PREPOSITIONS_OF_PLACE = frozenset(
    (
        "above after among around at before behind below beneath beside between by during from in "
        "inside near on opposite outside over under with"
    ).split()
)
_BEFORE_PLACES = _PREPOSITIONS_OF_PLACE | frozenset("just right shortly straight next".split())
"""The first words of what `_PLACE` matches."""
_PLACE = (
    r"(?i)(?!above all\b|at (?:first|last|least)\b|in (?:fact|general|short|the end)\b)"
    rf"(?:just |right |shortly |straight )?(?:{'|'.join(sorted(_PREPOSITIONS_OF_PLACE))}|next to)\b"
)
"""The beginning of a place or time, such as "in the yard", but not "in short" or "in the end"."""
_WITH = r"(?i)with\b"
_DEED_OF_OTHERS = r"(?i) (?:as|me|us|when|while)\b"
"""Signs that a gerund tells what somebody else did, or when: "telling me stories"."""
_POSSESSOR = r"(?:[\w.]+ )?\w+['’]s "
"""The beginning of something that belongs to a person: "Mrs Lane's question"."""
_WORDS_BEFORE_FIRST_VERB = (
    r"(?i)^(?:how |what |"
    r"(?:(?!(?:about|how|what|when|where|who|why)\b)[\w’'-]+ ){1,6}?(?:that |which )?"
    r"(?=(?:I|we|you)\b))"
    r"(?:(?:everyone|I|they|we|you)\b)?"
)
"""The words before the first verb: "the joke that you" in "the joke that you told"."""
_CLAUSE_WITHIN = (
    r"(?i) (?:how|that|what|when|where|whether|which|who|why|I|we|you|they|he|she)\b"
    r"| (?:about|by|for|from|of|on|to|with) \w{3,}ing (?=\w)| (?:years|months|weeks)\b"
    r"| to (?!(?:an?|every|her|his|my|our|that|the|this|those|your?)\b)[a-z]+ (?=\w)"
    # "the boat your father built"
    r"| (?:your|my|the|his|her|our) (?:\w+ )?\w+(?:ade|ame|ave|aid|ed|ent|ilt|old|ook|ote)$"
)
"""Signs of a clause, a gerund or a time within a phrase: "the sketch of how it will look"."""
_JOINT = (
    r"(?i)\b(?:we|you) \w+ (?:me|us)\b(?= \w)"
    # "your advice to look at the stone", but not "the road to the quarry"
    r"|(?= to (?!(?:an?|every|her|his|my|our|that|the|this|those|your?)\b)[a-z]+ (?=\w))"
    r"|(?<!because)(?= (?:about|for|of|on)"
    r" (?:how|what|when|where|whether|who|why|\w{3,}ing(?= \w))\b)"
    r"|(?= (?:saying|showing)\b)"
)
"""The position before a clause in a phrase: after "drew" in "the sketch you drew of how it is"."""


def arrange(answer: str) -> str:
    """Return a detail whose first sentence has its parts in the order that an opening needs."""
    start = answer.partition(" ")[0].rstrip(",.!:…").casefold()
    if start.startswith("t"):
        answer = re.sub(_THANKS_IN_CHAT, "thanks", answer)
    if start in ("so", "a", "lot", "lots", "loads"):
        answer = re.sub(_QUANTITY, r"\1: ", answer)
    if not _MARKS_AFTER_LABEL.isdisjoint(answer):
        answer = re.sub(_LABEL, "", answer)
    if not _WORDS_OF_FOCUS.isdisjoint(word_set(answer)):
        answer = re.sub(_STOP_BEFORE_FOCUS, ",", answer, count=1)
    first, *others = split_sentences(answer)
    first = _with_aside_last(_without_unfitting_words(first))
    detail, *later_sentences = split_sentences(separate_clause(first))
    words = detail.rstrip(_STOPS)
    arranged = _with_place_last(_with_speaker_first(words)) + detail[len(words) :]
    return " ".join([arranged, *later_sentences, *map(_with_subject, others)])


def _with_subject(sentence: str) -> str:
    """Return a sentence about the writer with the "I" or the like that it lacks."""
    words = missing_words_about_writer(sentence)
    return f"{words} {uncapitalise(sentence)}" if words else sentence


def _without_unfitting_words(sentence: str) -> str:
    """Return a phrase without words at its beginning or end that fit no opening."""
    words, _, last_word = sentence.rstrip(_STOPS).rpartition(" ")
    may_smile = not last_word.isalnum()
    is_comment = last_word.casefold() in _COMMENTS_AT_END or (
        may_smile and re.search(_SMILE, f" {last_word}")
    )
    if is_comment and grammatical_form(words) is not GrammaticalForm.SENTENCE:
        sentence = words.rstrip(",")
    if not sentence[:1].isascii():
        sentence = re.sub(_SMILE_AT_START, "", sentence)
    if first_word(sentence) in _FITTING_STARTS:
        return sentence
    phrase = re.sub(_WORDS_TO_LEAVE_OUT, "", sentence)
    # "for an hour I forgot the time"
    is_for_sentence = sentence[:3].casefold() == "for" and (
        grammatical_form(sentence) is GrammaticalForm.SENTENCE
    )
    is_sentence = is_for_sentence or grammatical_form(phrase) is GrammaticalForm.SENTENCE
    return sentence if is_sentence else phrase


def _with_aside_last(sentence: str) -> str:
    """Return a phrase with an aside after it, and not before: "the view (silly I know)"."""
    match = re.match(_ASIDE_AT_START, sentence) if sentence.startswith("(") else None
    detail = sentence[match.end() :] if match else ""
    if match is None or grammatical_form(detail) is GrammaticalForm.SENTENCE:
        return sentence
    words = detail.rstrip(_STOPS)
    return f"{words} {match['aside']}{detail[len(words) :]}"


def _with_speaker_first(sentence: str) -> str:
    """Return a sentence with "you said" before what was said: "you said that it floods"."""
    words, comma, speaker = sentence.rpartition(", ")
    if not comma or not re.match(_WORDS_SAID, words) or not re.fullmatch(SPEAKER, speaker):
        return sentence
    is_clause = grammatical_form(words) in (GrammaticalForm.THAT_CLAUSE, GrammaticalForm.CLAUSE)
    return f"{speaker} {uncapitalise(words)}" if is_clause else sentence


def _with_place_last(sentence: str) -> str:
    """Return a sentence with a place after the noun phrase: "the smell of hops in the yard"."""
    place, comma, rest = sentence.partition(", ")
    if not comma or first_word(place) not in _BEFORE_PLACES or not re.match(_PLACE, place):
        return sentence
    is_of_writer = re.match(_WITH, place) is not None and not re.search(_DEED_OF_OTHERS, rest)
    if is_of_writer and grammatical_form(rest) is GrammaticalForm.GERUND:
        # "going round the ward with Ann, with the tea trolley"
        comma = "," if " with " in rest else ""
        return _with_place(f"{rest}{comma}", uncapitalise(place))
    begins_noun_phrase = re.match(_POSSESSOR, rest) is not None or (
        rest.split()[0].casefold() in DETERMINERS | INDEFINITES | {"how", "what", "you"}
    )
    can_be_first = grammatical_form(rest) in (
        *NOUN_FORMS,
        GrammaticalForm.CLAUSE,
        GrammaticalForm.GERUND,
    )
    is_place = grammatical_form(place) is GrammaticalForm.MOMENT
    if begins_noun_phrase and can_be_first and is_place:
        return _with_place(rest, uncapitalise(place))
    return sentence


def _with_place(phrase: str, place: str) -> str:
    """Return a phrase with a place added, which must not seem to belong to a clause in the phrase.

    So the place comes before such a clause: "the sketch you drew in May of how it will look". Where
    no joint is clear, a comma separates the place: "the barn your father built, at the end".
    """
    if not re.search(_CLAUSE_WITHIN, re.sub(_WORDS_BEFORE_FIRST_VERB, "", phrase)):
        return f"{phrase} {place}"
    if joint := re.search(_JOINT, phrase):
        return f"{phrase[: joint.end()]} {place}{phrase[joint.end() :]}"
    return f"{phrase}, {place}"
