"""Parse the typed answer in each field of a framed move.

The question helps to understand the answer: a "because" is not part of a reason, and "thank you
for" is often typed before what somebody did.
"""

import re
from collections.abc import Callable, Mapping

from templates.grammar.finite_verbs import first_verb_index
from templates.grammar.nouns import is_person
from templates.letter.typed_answers.capitals import capitalise, uncapitalise
from templates.letter.typed_answers.detail import parse_detail
from templates.letter.typed_answers.fragments import NOUN_FORMS, Fragment, parse_answer
from templates.letter.typed_answers.hope import parse_hope
from templates.letter.typed_answers.reason import parse_reason
from templates.letter.typed_answers.sentences import split_sentences
from templates.letter.typed_answers.thanks import parse_thanks
from templates.letter.typed_answers.tie import parse_tie
from templates.phrasebook.facts import GrammaticalForm

_TIME_AT_START = (
    r"(?i)(?:next|this|tomorrow|tonight|most|every|later|soon|some ?time|some ?day|again|around)\b"
)
"""The first word of a time without a preposition: "next Thursday"."""
_SHORTENED_VERB = (
    r"(?:[\w-]+ ){0,3}[\w-]+[’']s (?:been|begun|gone|got|had|just|over)\b|(?i:t?here[’']s )"
)
"""A subject with "is" or "has" after it: "Lambing's over", "Here's the recipe"."""
_END_OF_SENTENCE = r".*[.!?][\"”’')]?$"
_AUXILIARY_VERB = (
    r"(?:\S+ )+(?!(?:who|which|that|you|I|we|they|it|he|she|how|what|where|and) )\S+ "
    r"(?:is|are|was|were|has|have|can|will)\b"
)
"""A finite verb after a noun: "a friend of mine is", but not "the friend who is"."""
_MAIN_CLAUSE_AFTER_COMMA = r"[^,]*, (?:I|we|my|our|the)\b"
"""A phrase before a main clause: "Following your advice, I applied"."""
_THING_WITHOUT_ARTICLE = (
    r"(?i)(?:link|recording|copy|photo(?:graph)?|picture|drawing|video|cutting|list|recipe|map|scan"
    r"|sketch) (?:of|to|from|about)\b"
)
_ANNOUNCEMENT = (
    r"(?i)^I (?:just )?(?:wanted to (?:tell you|let you know)"
    r"|thought you(?:[’']d| would| might) like to know)(?: that\s|\s(?=(?:I|we|my|our|the)\b))"
)
"""Words before the sentence with the news: "I wanted to tell you that"."""
_ATTACHED = r"(?i)^([^.!?]*), attached\b"
_GIVEN = r"(?i)\bhttps?://|\bwww\.|\b(?:attached|enclosed)\b"
"""What shows that a phrase names something in the note itself."""
_MAX_WORDS_TO_PERSON = 3
"""The number of words after "a" that may name a person: "former pupil", "close school friend"."""
_MIN_WORDS_OF_SENTENCE = 7
"""The minimum number of words in a text that counts as a sentence because it looks like one."""


def parse_meeting(answer: str) -> Fragment:
    """Parse the time or place of the next meeting; a time such as "next Thursday" is a moment."""
    fragment = parse_answer(answer)
    if fragment.form in NOUN_FORMS and re.match(_TIME_AT_START, fragment.text):
        return fragment._replace(form=GrammaticalForm.MOMENT)
    return fragment


def parse_news(answer: str) -> Fragment:
    """Parse what a follow-up brings; "working at the mill" is the state of the writer.

    "That we have moved" is a sentence without "that", and so is "I wanted to tell you that we have
    moved". The opening of "a photo, attached" says that it is.
    """
    fragment = parse_answer(answer)
    news = re.sub(_ANNOUNCEMENT, "", fragment.text)
    if fragment.form is GrammaticalForm.THAT_CLAUSE:
        news = fragment.text.removeprefix("that ")
    if news != fragment.text:
        return Fragment(GrammaticalForm.SENTENCE, capitalise(news))
    thing = parse_answer(re.sub(_ATTACHED, r"\1", answer))
    if thing.form in NOUN_FORMS and thing.text != fragment.text:
        return thing
    if fragment.form in NOUN_FORMS and _is_typed_as_sentence(answer.strip()):
        return Fragment(GrammaticalForm.SENTENCE, capitalise(fragment.text))
    is_gerund = fragment.form is GrammaticalForm.GERUND
    begins_sentence = is_gerund and re.match(_MAIN_CLAUSE_AFTER_COMMA, fragment.text)
    if begins_sentence or re.match(_SHORTENED_VERB, fragment.text):
        return fragment._replace(text=capitalise(fragment.text), form=GrammaticalForm.SENTENCE)
    if re.match(_THING_WITHOUT_ARTICLE, fragment.text):
        return Fragment(GrammaticalForm.NOUN, f"a {uncapitalise(fragment.text)}")
    if is_gerund:
        return fragment._replace(form=GrammaticalForm.STATE)
    return fragment


def _is_typed_as_sentence(text: str) -> bool:
    """Return whether a long text has a capital, and a full stop or a verb, as a sentence would.

    A verb may be hidden in what looks like a noun phrase: "A pupil stopped by to thank you all."
    A person who does something is news, and no gift: "A boy who never read now asks for a book".
    """
    first, *others = split_sentences(text)
    article, *words = first.casefold().split()
    is_about_person = article in ("a", "an") and any(map(is_person, words[:_MAX_WORDS_TO_PERSON]))
    has_end = (
        bool(others)
        or re.match(rf"{_END_OF_SENTENCE}|{_AUXILIARY_VERB}", first) is not None
        or (is_about_person and first_verb_index(first) is not None)
    )
    is_long = len(first.split()) >= _MIN_WORDS_OF_SENTENCE
    return text[0].isupper() and has_end and is_long and not re.search(_GIVEN, text)


PARSER_BY_FIELD: Mapping[str, Callable[[str], Fragment]] = {
    "detail": parse_detail,
    "thanks_for": parse_thanks,
    "reason": parse_reason,
    "consider_for": parse_hope,
    "meet_again": parse_meeting,
    "brings": parse_news,
    "tie": parse_tie,
}
"""The parser for each field of a framed move."""
