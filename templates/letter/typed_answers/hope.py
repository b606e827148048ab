"""Parse what the writer hopes to be considered for."""

import re

from templates.grammar.forms import grammatical_form
from templates.grammar.grammar_words import (
    COLLECTIVE_NOUNS,
    DETERMINERS,
    MONTHS,
    NON_NOUNS,
    PEOPLE,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
    VERBS_AFTER_PLURAL,
    VERBS_AFTER_PLURAL_OR_NOUNS,
)
from templates.grammar.nouns import is_person, is_several_people, with_indefinite_article
from templates.grammar.words import first_word, split_words, word_after, word_set
from templates.letter.typed_answers.because import parse_without_because
from templates.letter.typed_answers.capitals import begins_with_common_word, uncapitalise
from templates.letter.typed_answers.fragments import EMPTY_FRAGMENT, NOUN_FORMS, Fragment
from templates.letter.typed_answers.requests import (
    MAIN_CLAUSE_AFTER_COMMA,
    REQUEST,
    REQUEST_AFTER_COMMA,
    begins_with_request,
    is_request,
)
from templates.letter.typed_answers.second_clause import separate_clauses
from templates.letter.typed_answers.sentences import first_sentence, is_no_answer, split_sentences
from templates.phrasebook.facts import GrammaticalForm
from templates.text import tidy

_TIME_OR_CONDITION = (
    # "one day", "wherever you need hands"
    r"(?i)(?:some ?day|one day|where|wherever)\b"
    r"|come (?:the )?[a-z]+\b(?! (?:and|to|up|in|back)\b)"
    r"|(?:in case (?!of\b)|once (?:you|we|i|they|it|he|she)\b)[^,]*$"
)
"""A time or a condition: "come lambing", "in case the other plasterer lets you down"."""
_WISH = (
    r"(?i)(?:i|we)(?:[’']?(?:d|ll)| would| will| could| can)"
    r" (?:really |so |still |very much |also |always |gladly |happily |even )*"
    # "I would be glad", but not "where I would be needed"
    r"(?:like|love|want|be (?!needed)|come|go|do|help|start|work|take|jump|walk|drive|cycle|drop"
    r"|stand|give|travel|apply|try|hear|bring|run|move)\b"
    # "when a spot comes up I'm ready to go"
    r"|i(?:[’']?m| am) (?:available|free|in|keen|ready|there|your?s?)\b"
    rf"|please\b|pls\b|(?:just )?{REQUEST}"
)
"""The beginning of a main clause in what the writer hopes for: "I would like to be asked"."""
_MIN_INDEX_OF_MAIN_CLAUSE = 3
"""The lowest index at which a main clause can begin after a subordinate clause.

In "when Al retires ring me", "ring me" begins at 3.
"""
_WORDS_BEFORE_CLAUSE = frozenset(
    (
        "think thought feel felt believe know say said sure hope reckon decide see find hear so "
        "and or anything something"
    ).split()
)
"""Words after which a clause with "I" is not the main clause: "if you think I would fit in"."""
_SHORT_DAYS = frozenset("sat sun mon tue tues wed weds thur thurs fri".split())
_SINGLE_POSTS = frozenset(
    "apprenticeship internship job opening place position post role traineeship vacancy".split()
)
_MAX_WORDS_TO_POST = 3
"""The maximum number of words from "of" to a post, as in "a head of department post"."""
_WORDS_AFTER_POST = frozenset(("", "and", "at", "for", "in", "of", "on", "or", "with"))
_DAY = r"[A-Z][a-z]+day "
_VERBS_OF_WISH = frozenset("become join return stay".split())
_WORDS_IN_PLACE_OF_ARTICLE = frozenset("another any either every less more one other such".split())
_INFINITIVES = {
    f"{base.removesuffix('e') if base != 'be' else base}ing": base
    for base in "be come cover do have hear help go join return stay volunteer work".split()
} | {"getting": "get"}
"""Gerunds of wishes that name no kind of work, and their infinitives."""
_NON_PERSONS = COLLECTIVE_NOUNS | frozenset(
    (
        "board career class company choir earlier firm further later panel rather sooner transfer"
    ).split()
).union(MONTHS)
"""Nouns that name no single person, though they mean people or end like words for them."""
_KIND_OF_WORK_ALONE = (
    r"(?i)^(?:casual|freelance|(?:full|part)[- ]time|seasonal|similar|temporary|unpaid)"
    r"(?=$|[.,;]| (?:at|for|from|if|in|on|once|or|until|when|while|with)\b)"
)
"""An adjective that lacks its noun: "freelance", "part time in the shop"."""
_HEDGE_AT_START = r"(?i)^(?:ideally|maybe|perhaps|possibly|probably),? (?=\w)"
"""What cannot stand between an opening and a hope: "perhaps something in the shop"."""
_AVAILABLE = r"(?i)(?:free|available|open) (?:after|any|at|every|for|from|in|most|on|to|until)\b"
"""What the writer is, without "I'm": "free from May"."""
_WORK_AFTER_TIME = (
    r"(?i)(?P<time>(?:after|come|if|once|when) (?!(?:ever )?(?:you|there)\b)[^,]+),"
    r" (?P<work>(?:an?|another|any|her|his|my|some|that|the|their|your) .+"
    r"|(?:me|somebody|someone)\b.*)"
)
"""A time, a comma, and what the writer hopes for then: "when Jean retires, her job"."""


_PLEASE_AFTER_HOPE = (
    r"(?i)^(?!no\b|not\b)(?P<hope>.+?),? (?:please|pls|plz)(?:[.!]*$|(?=, (?:as|because|since)\b))"
)
"""What an opening, which asks politely, needs no more: ", please" in "any night shifts, please"."""
_CLAUSE_ABOUT_WRITER = (
    r"(?P<hope>[^.]+?), (?P<clause>(?:also |always |even )?"
    r"(?:(?P<state>flexible|glad to|happy to|keen to|prepared to|ready to|willing to|able to"
    rf"|{_AVAILABLE.removeprefix('(?i)')})|(?P<verb>can|could|will|would) (?!I\b|we\b|you\b)\w)"
    r".*)"
)
"""What the writer hopes for, and what they say of themselves: "bar work, can start at once"."""
_REQUEST_BY_FAVOUR = {
    "asking": "ask",
    "calling": "call",
    "considering": "consider",
    "dropping": "drop",
    "giving": "give",
    "keeping": "keep",
    "letting": "let",
    "ringing": "ring",
    "sending": "send",
    "taking": "take",
    "texting": "text",
    "trying": "try",
}
"""What the recipient would do for the writer, before "me", and the verb that asks for it."""


def parse_hope(answer: str) -> Fragment:
    """Parse what the writer hopes to be considered for; "if …, please ring me" is a sentence."""
    if is_no_answer(answer):
        return EMPTY_FRAGMENT
    answer = tidy(answer)
    if not word_set(answer).isdisjoint(("please", "pls", "plz")):
        answer = re.sub(_PLEASE_AFTER_HOPE, r"\g<hope>", answer)
    first, *others = split_sentences(_separate_clause_about_writer(answer))
    hope = re.sub(_HEDGE_AT_START, "", first)
    if hope != first and grammatical_form(hope.rstrip("?")) in NOUN_FORMS:
        # "maybe a role in the shop?"
        first = re.sub(r"\?$", ".", hope)
    separated = separate_clauses(" ".join([first, *others]), accepts_circumstance=False)
    fragment, had_because = parse_without_because(separated)
    form, text = fragment
    if had_because or begins_with_request(text) or is_request(fragment):
        return fragment._replace(form=GrammaticalForm.SENTENCE)
    has_comma = "," in text
    if form in NOUN_FORMS and has_comma and re.search(REQUEST_AFTER_COMMA, first_sentence(text)):
        # "any early morning you're short, just ring"
        return Fragment(GrammaticalForm.SENTENCE, text)
    if form in NOUN_FORMS and _begins_with_verb(text):
        return Fragment(GrammaticalForm.INFINITIVE, f"to {uncapitalise(text)}")
    if form is GrammaticalForm.CLAUSE and re.match(r"(?i)what (?!to\b)", text):
        # "what Jan did before"
        return fragment._replace(form=GrammaticalForm.NOUN)
    if form is GrammaticalForm.GERUND and (verb := _INFINITIVES.get(first_word(text))):
        # "keep me in mind for being on your list" would be clumsy.
        return Fragment(GrammaticalForm.INFINITIVE, f"to {verb}{text[len(first_word(text)) :]}")
    favour, _, rest = text.partition(" ")
    if rest.startswith("me ") and (request := _REQUEST_BY_FAVOUR.get(favour.casefold())):
        # "giving me a ring in May"
        return Fragment(GrammaticalForm.SENTENCE, f"please {request} {rest}")
    if form is GrammaticalForm.BARE_NOUN and re.match(_KIND_OF_WORK_ALONE, text):
        return Fragment(form, re.sub(_KIND_OF_WORK_ALONE, r"\g<0> work", uncapitalise(text)))
    if form is GrammaticalForm.GERUND and _names_person_after_gerund(text):
        form = GrammaticalForm.BARE_NOUN
    if form in NOUN_FORMS and (parsed := _parse_post(Fragment(form, text))):
        return parsed
    if work := re.fullmatch(_WORK_AFTER_TIME, text):
        return _parse_work_after_time(work["time"], work["work"]) or fragment
    start = first_word(text)
    is_time_or_condition = (
        start in ("come", "in", "once", "one", "some", "someday", "where", "wherever")
        and re.match(_TIME_OR_CONDITION, text) is not None
        and not _has_wish_after_clause(text)
        and (form is not GrammaticalForm.SENTENCE or start in ("come", "in", "once"))
    )
    if form is GrammaticalForm.PURPOSE or is_time_or_condition:
        # "so that I can repay you", "come lambing"
        return fragment._replace(form=GrammaticalForm.MOMENT)
    if start in ("free", "available", "open") and re.match(_AVAILABLE, text):
        return fragment._replace(form=GrammaticalForm.STATE)
    if start in _SHORT_DAYS:
        # "Sat" keeps its capital.
        return Fragment(GrammaticalForm.BARE_NOUN, answer.strip()[:1] + text[1:])
    if form in (GrammaticalForm.CONDITION, GrammaticalForm.MOMENT):
        first, *others = split_sentences(text)
        if ("," in first and re.search(MAIN_CLAUSE_AFTER_COMMA, first)) or _has_wish_after_clause(
            first
        ):
            return fragment._replace(form=GrammaticalForm.SENTENCE)
        # After a condition, the wording continues the sentence; after several sentences it cannot.
        return fragment._replace(form=GrammaticalForm.MOMENT) if others else fragment
    if form is GrammaticalForm.BARE_NOUN and begins_with_common_word(text):
        return fragment._replace(text=uncapitalise(text))
    return fragment


def _separate_clause_about_writer(answer: str) -> str:
    """Return a hope with what the writer says of themselves as a sentence: "I can start now"."""
    match = re.match(_CLAUSE_ABOUT_WRITER, answer) if "," in answer else None
    if match is None or grammatical_form(match["hope"]) not in (
        *NOUN_FORMS,
        GrammaticalForm.GERUND,
    ):
        return answer
    subject = "I'm" if match["state"] else "I"
    return f"{match['hope']}. {subject} {match['clause']}"


def _parse_work_after_time(time: str, work: str) -> Fragment | None:
    """Parse a time and what the writer hopes for then, or return None."""
    if first_word(work) == "me":
        return Fragment(GrammaticalForm.SENTENCE, f"{time}, please think of {work}")
    if grammatical_form(work) is not GrammaticalForm.NOUN and work != "that one":
        return None
    is_person_wanted = first_word(work) in ("somebody", "someone")
    joint = "as" if is_person_wanted else "for"
    return Fragment(GrammaticalForm.SENTENCE, f"{time}, please think of me {joint} {work}")


def _begins_with_verb(text: str) -> bool:
    """Return whether a hope begins with a verb: "join your bank staff", "stay on the list"."""
    lower = split_words(text).lower
    is_base = lower[0] in VERBS_AFTER_PLURAL | VERBS_AFTER_PLURAL_OR_NOUNS
    has_object = word_after(lower, 0) in DETERMINERS - {"all", "that"}
    return lower[0] in _VERBS_OF_WISH or (is_base and has_object)


def _parse_post(fragment: Fragment) -> Fragment | None:
    """Parse a post, adding its article, or a person, adding "for work as", or return None."""
    form, text = fragment
    # "IT apprenticeship"
    is_acronym = re.match(r"[A-Z]{2,} [a-z]", text) is not None
    is_common = is_acronym or text[:1].islower() or begins_with_common_word(text)
    if ":" in text or not (is_common or re.match(_DAY, text)):
        return None
    # "Night Porter" keeps its capitals.
    noun = uncapitalise(text) if text[1:].islower() and not re.match(_DAY, text) else text
    phrase, *others = first_sentence(noun).split(", ")
    words = re.sub("^an? ", "", phrase)
    has_article = words != phrase
    _, lower = split_words(words)
    head_index = _head_index(lower)
    head, first = lower[head_index], lower[0]
    if first in _WORDS_IN_PLACE_OF_ARTICLE:
        return None
    is_bare = not has_article and (form is GrammaticalForm.BARE_NOUN or first.endswith("'s"))
    if head in _SINGLE_POSTS and is_bare:
        # "similar role in the port office"
        is_known = first in ("next", "same") or word_after(lower, head_index) == "of"
        return Fragment(
            GrammaticalForm.NOUN, f"the {noun}" if is_known else with_indefinite_article(noun)
        )
    if word_after(lower, head_index) in ("and", "or"):
        others.append(" ".join(lower[head_index + 2 :]))
    # Not "deckhand or galley", "porter, cleaning, anything"
    is_only_post = all(map(_names_no_other_work, others))
    if (is_bare or has_article) and is_only_post and _names_person(lower):
        return Fragment(
            GrammaticalForm.MOMENT,
            f"for work as {noun if has_article else with_indefinite_article(noun)}",
        )
    return None


def _head_index(lower: list[str]) -> int:
    """Return the index of the main noun of the phrase that words begin with."""
    others = NON_NOUNS | SUBJECTS | {"closer", "nearer"}
    end = next((n for n, word in enumerate(lower) if n and word in others), len(lower))
    words_after_of = (
        lower[end + 1 : end + 1 + _MAX_WORDS_TO_POST] if lower[end:][:1] == ["of"] else []
    )
    # "head of department job"
    posts = (end + 1 + n for n, word in enumerate(words_after_of) if word in _SINGLE_POSTS)
    return next(posts, end - 1)


def _names_no_other_work(text: str) -> bool:
    """Return whether what follows a post is a person, too, or names no post: "if one is free"."""
    _, lower = split_words(re.sub("^(?:and|or) ", "", text))
    is_aside = (
        not lower
        or lower[0] in NON_NOUNS | SUBJECTS | {"closer", "nearer", "similar"}
        or lower[-1].endswith(("days", "ends", "included", "ings", "nights", "only", "time"))
    )
    return is_aside or _names_person(lower)


def _names_person_after_gerund(text: str) -> bool:
    """Return whether a text names one person: "cleaning supervisor", not "teaching children"."""
    second = word_after(split_words(text).lower, 0)
    return is_person(second) and not is_several_people(second) and second not in _NON_PERSONS


def _names_person(lower: list[str]) -> bool:
    """Return whether words begin with a person that one can be: "relief driver", "anyone"."""
    head_index = _head_index(lower)
    head = lower[head_index]
    if lower[0].startswith("any"):
        # "deckhand or anything else"
        return True
    if any(word.removesuffix("s") in _SINGLE_POSTS for word in lower[:head_index]):
        # "travel jobs up-tower"
        return False
    # "deckhand", "relief driver", "porter", but not "closer to home"
    is_pair_of_hands = lower[head_index + 1 : head_index + 3] == ["of", "hands"]
    is_hand = (head.endswith("hand") and head not in ("hand", "beforehand")) or is_pair_of_hands
    is_alone = word_after(lower, head_index) in _WORDS_AFTER_POST
    is_post = is_person(head) and (head_index > 0 or is_alone or head in PEOPLE)
    return is_hand or (is_post and head not in _NON_PERSONS and not is_several_people(head))


def _has_wish_after_clause(sentence: str) -> bool:
    """Return whether a wish follows a clause without a comma: "when it opens I would like …"."""
    words = sentence.split()
    words_before_other_clause = (
        _WORDS_BEFORE_CLAUSE | SUBORDINATORS | PREPOSITIONS | SUBJECTS | DETERMINERS | {"to"}
    )
    return any(
        words[index - 1].casefold() not in words_before_other_clause
        and re.match(_WISH, " ".join(words[index:]))
        for index in range(_MIN_INDEX_OF_MAIN_CLAUSE, len(words))
    )
