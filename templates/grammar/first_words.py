"""Find the form of a text whose beginning or end shows the form."""

import re
from itertools import pairwise

from templates.grammar.clause_boundaries import has_main_clause_after_phrase
from templates.grammar.clauses import has_main_verb, is_contracted_subject
from templates.grammar.finite_verbs import first_verb_index
from templates.grammar.grammar_words import (
    ADVERBS,
    AUXILIARIES,
    COLLECTIVE_NOUNS,
    DETERMINERS,
    FINITE_FORMS,
    INDEFINITES,
    INTRANSITIVE_VERBS,
    PARTICIPLES,
    PLURALS_BEFORE_NOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECTS,
    THIRD_PERSON_VERBS,
    UNCHANGED_PAST_VERBS,
    VERBS_OF_EFFECT,
)
from templates.grammar.nouns import is_person
from templates.grammar.words import (
    Words,
    first_word,
    has_ed_ending,
    has_s_ending,
    split_words,
    word_after,
)
from templates.phrasebook.facts import GrammaticalForm

_VERBS_ENDING_IN_ING = frozenset("bring cling fling ring sing swing".split())
"""Verbs that end like gerunds: "you bring out the best in people"."""
_MAX_WORDS_OF_PEOPLE_AND_PLACE = 4
"""The maximum number of words in a text such as "everyone at the bakery"."""
_ADVERBS_BEFORE_CLAUSE = ADVERBS - {"even", "now", "so", "then"} | {"exactly", "mainly", "partly"}
_NOUNS_OR_VERBS = frozenset("bit saw wound felt".split())
"""Past tenses that are nouns after "that": "that bit about the kiln"."""
_FIRST_WORDS_OF_CAUSES = frozenset("for to due owing because bc bcs cos coz cuz on".split())
_CAUSE = r"(?i)(?:for|to do with|due to|owing to|(?:because|bcs?|cos|coz|cuz) of|on account of)\b"
"""A preposition before a cause: "due to the move"."""
_ADVERB_IN_INFINITIVE = r"(?i)^to (?:always|just|never|only|\w+ly) "
"""The beginning of an infinitive with an adverb inside: "to always check"."""
_INFINITIVE = r"(?i:to) (?!(?i:me|my|our|the|this|us|you|your)\b|[A-Z])|(?i:to)$"
_PURPOSE = r"(?i)(?:so (?:that|i|we|as)|in order to)\b"
"""A conjunction before a purpose: "so that I can stay"."""
_SENTENCE_WITH_WHOEVER = r"(?i)[,;]|\b(?:will|would|is|has|gets)\b|['’]ll\b"
"""Signs that "whoever" does not begin a noun phrase: "whoever gets it will be glad"."""
_WORDS_AFTER_SOMEBODY = frozenset("already always been ever got just never not".split())
"""Words that show that "'s" after "nobody" is a verb: "nobody's ever shown me"."""
_THINGS_POINTED_AT = frozenset(
    (
        "call chat comment conversation day email evening exercise hour interview joke letter "
        "meeting message moment morning phrase question remark story talk task test tour visit "
        "walk"
    ).split()
)
"""Singular nouns that never stand without an article or the like.

In "that call", "that" therefore points at the call, and begins no clause.
"""
_MAX_WORDS_OF_SUBJECT = 3
"""How many words after "that" are searched for a plural: "that many small things matter"."""
_QUOTED_QUESTION = r"(?i)that\b|[^,:]*\bquestion\b[^,:]*[,:]"
"""The beginning of a text that only quotes a question: "your question, what would I stop?"."""
GERUNDS_OF_SPEECH = frozenset(
    "saying admitting insisting realising realizing promising telling asking hoping".split()
)
"""Gerunds before a clause: "saying my accent was an asset"."""
_CLAUSE_OF_PRONOUN = r",? (?:he|I|it|she|they|we|you)(?:['’]\w+ | (?!(?:and|in|on|with|\w+ing)\b))"
"""A clause whose subject is a pronoun: "I'm applying" in "now I'm applying"."""
_PERSON_AFTER_VERB = r" (?:(?-i:[A-Z])|(?:her|him|them|whoever)\b)"
"""A person, as after "tell" or "thank": "Ada" in "tell Ada"."""
_QUESTION = r" (?:would|could|should|can|am|are|is|do|does|did) (?:i|we|you|they|it)\b"
_SENTENCE_BEGINNINGS = {
    "also anyway then": _CLAUSE_OF_PRONOUN,
    "now": rf"{_CLAUSE_OF_PRONOUN}| (?:if|when|whenever)\b",
    "and but": rf"(?:,? (?:also|anyway|and|but|now|then))?{_CLAUSE_OF_PRONOUN}",
    "so": rf",? (?:also|anyway|and|but|now|then){_CLAUSE_OF_PRONOUN}",
    "all": r" the best\b",
    "hardly never not rarely seldom": (
        r"(?: once)?\s+(?:had|have|did|do|does|was|were|is)\s+(?:I|it|we|you|he|she|they|any\w*)\b"
    ),
    "as": r" (?:he|she|they|we|you) (?:put it|said|say|told)\b",
    "cheers ta": r" for\b",
    "congratulations soz sry thanks thx ty": r"\b",
    "from with without": r" (?:you|him|her|them|it) (?:we|i|it|they|he|she)\b",
    "good": r" luck\b",
    "hats": r" off to\b",
    "hello hi kudos props shoutout": r" to\b",
    "in": r" the (?:end|meantime|event),? (?:my|our|the|your|we|i|it|you|they|he|she)\b",
    "many": r" thanks\b",
    "like": r" (?:he|I|she|they|you) (?:mentioned|said|told)\b",
    "say": r" (?:hello|hi) to\b",
    "seeing": r" as\b",
    "sorry": r", (?:but )?(?:I|it|my|our|the|we)\b",
    "tell": _PERSON_AFTER_VERB,
    # "that people stay says a lot"
    "that": (
        r" (?:\w+ ){2,12}?(?:means|says|shows) (?:a lot|everything|so much|something|volumes)\b"
    ),
    "thank": rf" you\b|{_PERSON_AFTER_VERB}",
    "this": r" (?:changed|gave|helped|inspired|made|meant)\b",
    "to": r" be (?:fair|honest|frank)\b| tell the truth\b",
    "well": r" done\b",
    # "my sister and I work as a pair"
    "my": r" reason\b| (?:\w+ ){1,2}and I (?!(?:as|in|at|on|to|for|with)\b)",
    "how": (
        r" (?:generous|good|kind|lovely|nice|thoughtful|wonderful) (?:of|to)\b"
        r"| (?:very )?\w+ (?:are|is|was|were) (?:all|every\w+|the|your)\b"
        rf"| (?:did|does|do) \w|{_QUESTION}"
    ),
    "where": _QUESTION,
    "who": r" (?:knew|(?:would have|would['’]ve|['’]d have) thought)\b",
    "why": rf" (?:did|does|do) \w|{_QUESTION}",
    "what": (
        # "what struck me was the quiet"
        r" (?:(?:has|really) )*\w+(?: in| to| with)? (?:it|me|us|(?:my|the) \w+)\b[^,]*"
        r"(?: (?:was|is|were)\b|:)"
        # "what a day", but not "what a team can do" or "what a day there looks like"
        r"| (?:an?|fun|amazing|beautiful|brilliant|fantastic|good|great|kind|lovely|nice|wonderful)"
        r"\b(?! (?:\w+ ){1,2}?(?:can|could|does|makes|must|needs|should|takes|will|would)\b)"
        r"(?!.* like$)"
        # "what you said made me apply"
        r"| (?:you|he|she|they|(?-i:[A-Z]\w+)) \w+ (?:\w+ ){0,6}?"
        r"(?<!that )(?<!which )(?<!who )"
        r"(?:changed|convinced|encouraged|got|helped|inspired|made|reminded) (?:me|my|us)\b"
        rf"|{_QUESTION}"
    ),
}
"""Beginnings of sentences that nothing else here recognises: "to be fair", "now I'm applying".

Each key is a first word, or several, and its value is a pattern for what follows.
"""
_REST_BY_FIRST_WORD = {
    word: rest for words, rest in _SENTENCE_BEGINNINGS.items() for word in words.split()
}
_SUMMARY = r"(?i)[^:,]*\b(?:never forget|remember|stay(?:s|ed)? with|stuck (?:in|with))\b[^:,]*: "
"""The beginning of a sentence that says before a colon that something is remembered.

As in "What I'll never forget: the smell of the bread".
"""
_REPORT_AT_END = r"(?i).*, (?:you|he|she|they) (?:said|told (?:me|us))$"
"""A sentence that ends with who said it: "the mill hums at night, you said"."""
_NAME_AND_I = r"(?i)(?-i:[A-Z]\w+) and I (?!as\b)\w"
"""The beginning of a sentence about two people: "Ada and I work as a pair"."""


def form_by_first_words(text: str, words: Words) -> GrammaticalForm | None:
    """Return the form that the beginning or the end of a text shows; None if neither shows one.

    `words` are those of `text`.
    """
    typed, lower = words
    first, second = lower[0], word_after(lower, 0)
    is_question = text.endswith("?") and not re.match(_QUOTED_QUESTION, text)
    if is_question or _begins_like_sentence(text, lower):
        return GrammaticalForm.SENTENCE
    is_indefinite_with_s = first.removesuffix("'s") in INDEFINITES and first.endswith("'s")
    if is_contracted_subject(first) or (is_indefinite_with_s and second in _WORDS_AFTER_SOMEBODY):
        # "it's the question that I keep thinking of"
        return GrammaticalForm.SENTENCE
    if first == "your" and len(lower) > 2 and second in ("a", "an", "so", "such", "the"):
        # "your so kind", for "you're"; but while a text is typed, "your a" may be the beginning of
        # "your account".
        return GrammaticalForm.SENTENCE
    if first == "its" and (second in ADVERBS | {"a", "been", "not", "too"} or "to" in lower[2:3]):
        # "its rare to meet people who listen", but not "its walls"
        return GrammaticalForm.SENTENCE
    is_subject_twice = first in POSSESSIVES and lower[2:3] in (["he"], ["she"], ["they"])
    if is_subject_twice and is_person(second) and word_after(lower, 2) in AUXILIARIES:
        # "my wife she is ill"
        return GrammaticalForm.SENTENCE
    if first == "nothing" and has_s_ending(second) and word_after(lower, 1) in DETERMINERS:
        # "nothing beats that view"
        return GrammaticalForm.SENTENCE
    if first == "you" and second in ("and", "both", "two"):
        return _form_of_you_and_others(text, lower)
    second_is_gerund = (
        second.endswith("ing") and second not in _VERBS_ENDING_IN_ING and second[-5:] != "thing"
    )
    third = word_after(lower, 1)
    may_precede_gerund = second in ADVERBS | {"all", "guys", "lot", "not"} or second.endswith("ly")
    has_gerund_after_adverb = may_precede_gerund and (
        third.endswith("ing") and third not in _VERBS_ENDING_IN_ING
    )
    if first in INDEFINITES | {"you"} and (second_is_gerund or has_gerund_after_adverb):
        # "you putting a loaf in front of me", "everyone stopping to look", but not "you putting a
        # loaf in front of me was kind"
        may_report = not GERUNDS_OF_SPEECH.isdisjoint((second, third))
        is_sentence = not may_report and has_main_verb(words, only_certain=True)
        return GrammaticalForm.SENTENCE if is_sentence else GrammaticalForm.NOUN
    if first in ("i", "we", "they") and second == "like":
        # The verb, not the preposition
        return GrammaticalForm.SENTENCE
    if first in INDEFINITES and second in SUBJECTS:
        # "everyone I met", but not "everyone I met was kind"
        is_sentence = has_main_verb(words, only_certain=False)
        return GrammaticalForm.SENTENCE if is_sentence else GrammaticalForm.NOUN
    if first in SUBJECTS | INDEFINITES and second and second not in PREPOSITIONS | {"who", "to"}:
        # "you told me about it", but not "you in a hairnet"
        return GrammaticalForm.SENTENCE
    if first in INDEFINITES:
        is_noun = _is_noun_phrase_of_indefinite(text, words)
        return GrammaticalForm.NOUN if is_noun else GrammaticalForm.SENTENCE
    if first in ("kindly", "please") and not second.endswith("ing"):
        # "kindly keep my papers"
        return GrammaticalForm.SENTENCE
    # The patterns below begin with a bare word. If the first word has a hyphen or an apostrophe,
    # only its part before that mark is compared.
    first_letters = first_word(text)
    if first_letters in _FIRST_WORDS_OF_CAUSES and re.match(_CAUSE, text):
        # "because of" and the like are parsed as the preposition "for".
        phrase = re.sub(_CAUSE, "for", text.partition(": ")[0], count=1)
        # Not "for reasons I'd rather not go into"
        has_main_clause = lower[-1] not in PREPOSITIONS and has_main_clause_after_phrase(phrase)
        return GrammaticalForm.SENTENCE if has_main_clause else GrammaticalForm.CAUSE
    if first_letters == "to" and re.match(_INFINITIVE, text):
        # "to see it", but not "to see it was a treat"
        infinitive = re.sub(_ADVERB_IN_INFINITIVE, "to ", text)
        is_sentence = has_main_verb(split_words(infinitive), only_certain=True)
        return GrammaticalForm.SENTENCE if is_sentence else GrammaticalForm.INFINITIVE
    if first_letters in ("so", "in") and re.match(_PURPOSE, text):
        return GrammaticalForm.PURPOSE
    if first in ("if", "should", "unless"):
        return GrammaticalForm.CONDITION
    if first == "that":
        return _form_after_that(words)
    if first in _ADVERBS_BEFORE_CLAUSE and second in QUESTION_WORDS | {"that"}:
        # "just how calm you were"
        return form_by_first_words(text.partition(" ")[2], Words(typed[1:], lower[1:]))
    if first == "why":
        return GrammaticalForm.THAT_CLAUSE
    if first in QUESTION_WORDS | {"which", "whose"}:
        # "how come you all wave", "what she did was sit with me"
        is_sentence = (
            (first, second) == ("how", "come")
            or (first == "what" and _has_verb_after_what_you_said(lower))
            or _has_verb_after_clause(words)
        )
        return GrammaticalForm.SENTENCE if is_sentence else GrammaticalForm.CLAUSE
    if first in ("whoever", "whatever") and not (
        re.search(_SENTENCE_WITH_WHOEVER, text) or _has_verb_after_clause(words)
    ):
        # "whoever baked that bread"
        return GrammaticalForm.NOUN
    return None


def _has_verb_after_clause(words: Words) -> bool:
    """Return whether a verb follows the clause that a text begins with: "what I saw made me stay".

    `has_main_verb` never takes the first word for the beginning of a clause. So "so" is put before
    the clause, and the verb inside it is not taken for the main verb.
    """
    typed, lower = words
    if lower[0] == "how" and has_ed_ending(word_after(lower, 0)):
        # In "how relaxed the team were", "relaxed" is an adjective, not a verb.
        typed, lower = ["how", *typed[2:]], ["how", *lower[2:]]
    ends = (n for n, word in enumerate(typed) if word.endswith(","))
    end = next(ends, len(typed)) + 1
    return has_main_verb(Words(["so", *typed[:end]], ["so", *lower[:end]]), only_certain=True)


def _has_verb_after_what_you_said(lower: list[str]) -> bool:
    """Return whether a verb follows what somebody said or did: "what you said stayed with me"."""
    if lower[2:3] not in (["did"], ["said"]) or lower[1] not in SUBJECTS:
        return False
    rest = (word for word in lower[3:] if word not in ADVERBS)
    verb = next(rest, "")
    is_past = has_ed_ending(verb) or verb in FINITE_FORMS | PARTICIPLES | UNCHANGED_PAST_VERBS
    return is_past or verb in AUXILIARIES | THIRD_PERSON_VERBS


def _begins_like_sentence(text: str, lower: list[str]) -> bool:
    """Return whether a text begins with words that only a sentence begins with."""
    # A pattern takes long to compile, so it is only tried if the word that it needs is there: the
    # first, the second or the last word of the text, or a colon.
    rest = _REST_BY_FIRST_WORD.get(lower[0])
    return bool(
        (rest and re.match(rf"(?i)\w+(?:{rest})", text))
        or (": " in text and re.match(_SUMMARY, text))
        or (lower[-1] in ("said", "me", "us") and re.match(_REPORT_AT_END, text))
        or (word_after(lower, 0) == "and" and re.match(_NAME_AND_I, text))
    )


def _form_of_you_and_others(text: str, lower: list[str]) -> GrammaticalForm:
    """Return the form of a text such as "you and Ada laughing" or "you and Ada laughed"."""
    gerunds = (n for n, word in enumerate(lower) if word.endswith("ing") and n > 1)
    gerund_index, verb_index = next(gerunds, None), first_verb_index(text)
    is_noun = gerund_index is not None and (verb_index is None or gerund_index < verb_index)
    return GrammaticalForm.NOUN if is_noun else GrammaticalForm.SENTENCE


def _is_noun_phrase_of_indefinite(text: str, words: Words) -> bool:
    """Return whether a text that begins with a word such as "nobody" is a noun phrase."""
    lower = words.lower
    if word_after(lower, 0) == "of":
        # "each of the staff", but not "each of the staff said hello"
        return not has_main_verb(words, only_certain=True)
    if word_after(lower, 0) in ("who", "to") or "who" in lower[2:4]:
        # "someone who works there", but not "someone who works there gave me a map"
        return not has_main_verb(words, only_certain=False)
    gerund = next((n for n, w in enumerate(lower) if n > 1 and _is_gerund(w)), None)
    if gerund is not None:
        # "everyone at the desk smiling", but not "everyone at the desk kept smiling"
        verb = first_verb_index(text)
        has_verb_before = lower[gerund - 1] in PARTICIPLES or (verb is not None and verb < gerund)
        return not (has_verb_before or has_main_verb(words, only_certain=True))
    is_place = 2 < len(lower) <= _MAX_WORDS_OF_PEOPLE_AND_PLACE and (
        lower[-2] in DETERMINERS | PREPOSITIONS
    )
    if is_place and not lower[0].startswith("no"):
        # "everyone at the bakery", "everyone in accounts"
        return True
    # "nobody at the desk, just a bell", but not "nobody in your kitchen shouts"
    phrase, comma, _ = text.partition(",")
    has_verb = phrase.endswith(("s", "ed")) or first_verb_index(text) is not None
    return bool(comma) and not has_verb


def _is_gerund(word: str) -> bool:
    return word.endswith("ing") and not word.endswith("thing")


def _says_what_thing_did(lower: list[str]) -> bool:
    """Return whether a text such as "that call on Sunday made my day" says what a thing did."""
    is_noun = lower[1] not in SUBJECTS | INDEFINITES | DETERMINERS and not is_person(lower[1])
    return is_noun and any(
        verb in VERBS_OF_EFFECT and after in ("a", "everything", "me", "my", "so", "the", "us")
        for verb, after in pairwise(lower[2:])
    )


def _has_clause_after_that(words: Words) -> bool:
    """Return whether "that" begins a clause: "that small things matter".

    "That" can belong to a noun as well ("that old boat"), but not to a plural.
    """
    typed, lower = words
    start = 2 if lower[1] in ADVERBS else 1
    ends = (index for index, word in enumerate(typed) if word.endswith(","))
    end = next(ends, len(typed) - 1) + 1
    if has_main_verb(Words(typed[start:end], lower[start:end]), only_certain=True):
        return True
    subject = lower[start : min(start + _MAX_WORDS_OF_SUBJECT, end - 1)]
    is_plural = any(
        noun in COLLECTIVE_NOUNS or (has_s_ending(noun) and noun not in PLURALS_BEFORE_NOUNS)
        for noun in subject
    )
    # "that honesty pays"
    return is_plural or (end - start == 2 and has_s_ending(lower[end - 1]))


def _begins_with_finite_verb(lower: list[str]) -> bool:
    """Return whether words begin with a finite verb, such as "is", unlike "made by Ann"."""
    verb, after, *_ = (*(word for word in lower if word not in ADVERBS), "", "")
    if verb in AUXILIARIES | FINITE_FORMS | INTRANSITIVE_VERBS and after != "by":
        return True
    is_past = has_ed_ending(verb) or verb in PARTICIPLES
    return is_past and after not in PREPOSITIONS | {""}


def _form_after_that(words: Words) -> GrammaticalForm:
    """Return the form of a text that begins with "that"."""
    typed, lower = words
    if len(typed) == 1:
        return GrammaticalForm.NOUN
    if len(typed) > 2 and lower[1] in ("even", "only", "just", "still"):
        # "that even the cooks sat down"
        return _form_after_that(Words([typed[0], *typed[2:]], [lower[0], *lower[2:]]))
    is_verb = lower[1] in AUXILIARIES | FINITE_FORMS | VERBS_OF_EFFECT
    if is_verb and lower[1] not in _NOUNS_OR_VERBS:
        return GrammaticalForm.SENTENCE
    if lower[1] in ("after", "at", "before", "despite", "during", "in", "on", "with"):
        # "that in your shop people sing"
        return GrammaticalForm.THAT_CLAUSE
    is_name = typed[1][0].isupper()
    if lower[1] in _THINGS_POINTED_AT and (
        _begins_with_finite_verb(lower[2:]) or has_main_verb(words, only_certain=True)
    ):
        # "that question stayed with me", but not "that honesty pays"
        return GrammaticalForm.SENTENCE
    if not is_name and not has_s_ending(lower[1]) and _says_what_thing_did(lower):
        return GrammaticalForm.SENTENCE
    starts_clause = lower[1] in SUBJECTS | INDEFINITES | DETERMINERS | {"us", "them"} or is_name
    if starts_clause or is_contracted_subject(lower[1]) or _has_clause_after_that(words):
        return GrammaticalForm.THAT_CLAUSE
    return GrammaticalForm.NOUN
