"""Find the parts of a detail that are clear alone, for a text that has no room for the whole.

A detail is what the writer remembers of an event and, often, what came of it. Each part is one or
more whole sentences, without a full stop at its end.
"""

import re
from collections.abc import Iterator, Sequence

from templates.grammar.grammar_words import PREPOSITIONS
from templates.letter.typed_answers.capitals import uncapitalise
from templates.letter.typed_answers.second_person import RECIPIENT
from templates.letter.typed_answers.sentences import split_sentences

_TIME_AFTER = (
    r"(?:since(?: then)?|ever since|afterwards|yesterday|that (?:evening|night|weekend|week)"
    r"|the (?:next|same) (?:day|morning|evening|night|week|weekend)|(?:last|this|on) \w*day"
    r"|(?:last|this) (?:night|week|weekend|month|term|summer|winter|spring|autumn))"
)
"""A time after the event: "that evening", "since then"."""
_SENTENCE_ABOUT_LATER_ACT = (
    # "That evening I", "On my allotment there is a"
    r"(?:Now|Then|Since|After|On|Last|This|In|At|That|Every|The (?:next|same|following))"
    r"(?: [\w’'-]+){0,5}?,? "
    r"(?:I(?:[’'](?:ve|m))?|there is an?) (?!had\b|was\b)"
    # "I have", "I'm"
    r"|I(?:[’'](?:ve|m)| have| am| now) "
    # "I" in "I went straight home"
    r"|I (?=(?:went|came|got) (?:straight |back )?(?:home|back)\b)"
    # "I" in "I tried it the next day"
    rf"|I (?!had\b|was\b)(?=[^.!?]*\b{_TIME_AFTER}\b)"
)
"""The beginning of a sentence about what the writer did after the event."""
_LATER_ACT_INSIDE = r"\b(?:I|[Ww]e)(?:[’'](?:ve|m)| have| now| am)\b(?! (?:been thinking|glad))"
"""A later act of the writer inside the sentence that tells the event: "I now", "I've"."""
_END_OF_STORY = (
    rf"{_SENTENCE_ABOUT_LATER_ACT}"
    r"|(?:I|We) (?!had\b|was\b|were\b|did\b|could\b|thought\b|used to\b|never\b)"
)
"""The beginning of a sentence that can end a story, unlike one that leads to the next."""
_REFERENCE = (
    r"(?i)\b(?:its?|that|this|those|these|them|they|ones?|so|same|there|too|mine|both|such|others?"
    r"|he|she|his|hers?|ours|theirs)\b"
)
"""A word that may refer to an earlier sentence: "it", "there"."""
_KNOWN_OBJECT = rf"(?i)(?:^|\b(?!(?:{'|'.join(sorted(PREPOSITIONS - {'of'}))})\b)[\w’'-]+ )the\b"
"""A verb and "the", as in "started the book": an earlier sentence may say which book."""
_DEED_OF_RECIPIENT = (
    r"(?i)\byou (?:were|are|said|say|told|showed|meant|mentioned|asked|suggested|promised|warned"
    r"|advised|recommended|taught|predicted|did|do|had|have|would)\b"
)
"""What the recipient did or said, as in "you were right": only an earlier sentence explains it."""
_ASIDE = (
    r"(?:,\s+(?:(?:in |on |at |from )?which|where|who|whose|when|with|without|so that|because|as"
    r"|and (?:how|what|why)|\w+ed|\w+ing)"
    r"|\s+so that (?:I|we) (?:can|could))\s[^.!?,]*(?=[.!?]?$)"
)
"""What explains the words before it, at the end of a sentence: ", where drivers write"."""
_RELATIVE_CLAUSE = r"\s+(?:that|which) (?:I|we)(?:[’']\w+)? [^.!?,]*(?=[.!?]?$)"
"""A relative clause whose subject is the writer, at the end: "that I would have missed"."""
_PARENTHESIS = r",\s+(?:to my \w+|by the way|of course|in the end|as it happens|oddly enough),"
"""Words between commas that a sentence can do without: ", to my surprise,"."""
_SECOND_CLAUSE = r"(?:[;:]|,\s+(?:and|but|so))\s[^.!?]*(?=[.!?]?$)"
"""Another clause at the end of a sentence: "; two had waited for weeks"."""
_CLAUSE_ABOUT_WRITER = r",\s+(?:and|but)\s+I(?:[’']ve)?\s[^.!?]*(?=[.!?]?$)"
"""Another clause, about the writer, at the end of a sentence: ", and I have tried it since"."""
_MIN_WORDS_LEFT = 5
"""The minimum number of words left in a sentence from which others were removed."""
_END_OF_CLAUSE = r"[,;:] (?:and|but|so|because) |; |: "
"""What joins a clause to the next one: ", but "."""


def stories(detail: str) -> Iterator[list[str]]:
    """Yield excerpts that tell the event and what came of it, in groups, the best group first.

    1. The whole detail; then with a shorter first sentence, as the recipient knows what happened.
    2. The same with a shorter last sentence.
    3. The first and the last sentence alone.
    4. The beginnings of the detail, of two sentences or more.
    5. The sentences from the second on, if the first is not about the recipient.
    """
    sentences = split_sentences(detail)
    if len(sentences) < 2:
        return
    parts_of_first = [_ASIDE, _CLAUSE_ABOUT_WRITER]
    if _is_act_clear_alone(sentences[1]):
        parts_of_first.append(_SECOND_CLAUSE)
    beginnings = (_with_shorter_beginning(part, detail) for part in parts_of_first)
    versions: list[Sequence[str]]
    versions = [split_sentences(version) for version in (detail, *beginnings) if version]
    yield [_join(version) for version in versions]
    for part in (_PARENTHESIS, _RELATIVE_CLAUSE, _SECOND_CLAUSE):
        shorter = [*filter(None, (_with_shorter_end(part, version) for version in versions))]
        yield [_join(version) for version in shorter]
        versions += shorter
    for find_excerpts in (_first_and_last, _beginnings):
        yield [excerpt for version in versions for excerpt in find_excerpts(version)]
    yield [*_from_deed_of_recipient(sentences)]


def _first_and_last(sentences: Sequence[str]) -> Iterator[str]:
    """Yield the first and the last sentence if the last is clear without those between them."""
    first, *middle, last = sentences
    if middle and _ends_story_clearly(last):
        yield _join((first, last))


def _beginnings(sentences: Sequence[str]) -> Iterator[str]:
    """Yield the beginnings of two sentences or more that end a story, the longest first."""
    for count in range(len(sentences) - 1, 1, -1):
        beginning = sentences[:count]
        if re.match(_END_OF_STORY, beginning[-1]):
            yield _join(beginning)


def _from_deed_of_recipient(sentences: Sequence[str]) -> Iterator[str]:
    """Yield the sentences after the first if the second, not the first, is about the recipient."""
    first, second, *_ = sentences
    is_about_recipient = re.search(RECIPIENT, first) is not None
    if re.search(_DEED_OF_RECIPIENT, second) and not is_about_recipient:
        yield uncapitalise(_join(sentences[1:]))


def moments(detail: str) -> list[str]:
    """Return the first sentence, which is about the event, and the same without its aside."""
    versions = filter(None, (detail, _with_shorter_beginning(_ASIDE, detail)))
    return [_join(split_sentences(version)[:1]) for version in versions]


def tells_deed_of_writer(moment: str) -> bool:
    """Return whether one sentence tells both of the event and of what the writer did after it."""
    return re.search(_LATER_ACT_INSIDE, moment) is not None


def _with_shorter_beginning(part: str, detail: str) -> str:
    """Return a detail without a part of its first sentence, or "" if that has no such part."""
    first, *others = split_sentences(detail)
    shortened = _remove(part, first)
    return "" if shortened == first else " ".join((shortened, *others))


def _with_shorter_end(part: str, sentences: Sequence[str]) -> tuple[str, ...]:
    """Return sentences without a part of the last one, or none if that has no such part."""
    *others, last = sentences
    shortened = _remove(part, last)
    return () if shortened == last else (*others, shortened)


def _remove(part: str, sentence: str) -> str:
    """Return a sentence without what a pattern matches, or as it is if too little would be left."""
    shortened = re.sub(part, "", sentence)
    if shortened == sentence or len(shortened.split()) < _MIN_WORDS_LEFT:
        return sentence
    return shortened.rstrip(".") + "."


def _join(sentences: Sequence[str]) -> str:
    return " ".join(sentences).rstrip(".")


def _ends_story_clearly(sentence: str) -> bool:
    """Return whether a sentence can end a story whose middle is left out."""
    if _is_act_clear_alone(sentence):
        return True
    beginning = re.match(rf"{_TIME_AFTER} I (?:was|had) ", sentence, re.IGNORECASE)
    if beginning is None or re.search(_DEED_OF_RECIPIENT, sentence):
        return False
    clause = re.split(r"[,;:]| and ", sentence[beginning.end() :], maxsplit=1)[0]
    return not re.search(_REFERENCE, clause) and not re.search(_KNOWN_OBJECT, clause)


def _is_act_clear_alone(sentence: str) -> bool:
    """Return whether a sentence says what the writer did, and needs no sentence before it.

    What the recipient did is looked for in the whole sentence, other references only in the first
    clause, since a word in a later clause may refer to the first.
    """
    beginning = re.match(_SENTENCE_ABOUT_LATER_ACT, sentence)
    if beginning is None or re.search(_DEED_OF_RECIPIENT, sentence):
        return False
    clause = re.split(_END_OF_CLAUSE, sentence[beginning.end() :], maxsplit=1)[0]
    clause = re.sub(_TIME_AFTER, "", clause).replace("instead of", "for")
    return not re.search(_REFERENCE, clause) and not re.search(_KNOWN_OBJECT, clause)
