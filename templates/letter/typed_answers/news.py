"""Parse what a follow-up brings: the writer's news, or something for the recipient."""

import re

from templates.grammar.finite_verbs import first_verb_index
from templates.grammar.nouns import is_person
from templates.letter.typed_answers.capitals import capitalise, uncapitalise
from templates.letter.typed_answers.fragments import NOUN_FORMS, Fragment, parse_answer
from templates.letter.typed_answers.second_clause import separate_clauses
from templates.letter.typed_answers.sentences import split_sentences
from templates.phrasebook.facts import GrammaticalForm

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
_TIME_OR_OTHER_CLAUSE = (
    # Not "the account that my team wrote last week"
    r"(?:(?!\b(?:who|which|that|you|we|I)\b).)*"
    r"\b(?:now|again|yesterday|today|last (?:week|month|night|\w*day)|and (?:I|we|it|they))\b"
)
"""A noun and a time: "the garden opened last week"; or another clause: "… and I'm on it"."""
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
_ATTACHED = r"(?i)^([^.!?(]*)(?:, attached\b| \(attached\))"
_NO_GIFT = (
    # "your idea works here", "good news: the boiler passed", "two things: …"
    r"(?i)(?:your|[\w-]+ (?:news|things))\b"
    # "finished! The boiler passed"
    r"|[\w’'-]+[.!] \w"
)
"""The beginning of what looks like a noun phrase, but cannot be something that is given."""
_GIVEN = r"(?i)\bhttps?://|\bwww\.|\b(?:attached|enclosed)\b"
"""What shows that a thing comes with the note: a link, or "attached"."""
_MAX_WORDS_TO_PERSON = 3
"""How many words after "a" are searched for a person: "former pupil", "close school friend"."""
_MIN_WORDS_OF_SENTENCE = 7
"""The minimum number of words of a text that a capital and a full stop can make a sentence."""


def parse_news(answer: str) -> Fragment:
    """Parse what a follow-up brings.

    A gerund, such as "working at the mill", gets the form STATE. "That we have moved" and "I wanted
    to tell you that we have moved" are parsed as the sentence "We have moved". "Attached" is
    dropped from "a photo, attached", since the opening before it already says so.
    """
    fragment = parse_answer(separate_clauses(answer))
    news = re.sub(_ANNOUNCEMENT, "", fragment.text)
    if fragment.form is GrammaticalForm.THAT_CLAUSE:
        news = fragment.text.removeprefix("that ")
    if news != fragment.text:
        return Fragment(GrammaticalForm.SENTENCE, capitalise(news))
    thing = parse_answer(re.sub(_ATTACHED, r"\1", answer))
    if thing.form in NOUN_FORMS and thing.text != fragment.text:
        return thing
    is_sentence = _is_typed_as_sentence(answer.strip()) or re.match(_NO_GIFT, fragment.text)
    if fragment.form in NOUN_FORMS and is_sentence:
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
    article, *words = first.casefold().split() or [""]
    is_about_person = article in ("a", "an") and any(map(is_person, words[:_MAX_WORDS_TO_PERSON]))
    reads_as_sentence = (
        bool(others)
        or re.match(rf"{_END_OF_SENTENCE}|{_AUXILIARY_VERB}|{_TIME_OR_OTHER_CLAUSE}", first)
        is not None
        or (is_about_person and first_verb_index(first) is not None)
    )
    is_long = len(first.split()) >= _MIN_WORDS_OF_SENTENCE
    return text[:1].isupper() and reads_as_sentence and is_long and not re.search(_GIVEN, text)
