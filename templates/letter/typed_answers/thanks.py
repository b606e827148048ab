"""Parse what the writer thanks for."""

import re

from templates.grammar.clause_boundaries import may_have_two_clauses
from templates.grammar.forms import grammatical_form
from templates.grammar.grammar_words import (
    ADVERBS,
    DETERMINERS,
    FINITE_FORMS,
    INTRANSITIVE_VERBS,
    PARTICIPLES,
    PASSIVE_PARTICIPLES,
    PREPOSITIONS,
    SUBJECTS,
    UNCHANGED_PAST_VERBS,
)
from templates.grammar.nouns import is_person
from templates.grammar.words import first_word, has_ed_ending, word_set
from templates.letter.typed_answers.because import parse_without_because
from templates.letter.typed_answers.capitals import (
    begins_with_common_word,
    uncapitalise,
    uncapitalise_unless_name,
)
from templates.letter.typed_answers.detail_deeds import with_subject_of_others
from templates.letter.typed_answers.detail_facts import is_event
from templates.letter.typed_answers.fragments import (
    NOUN_FORMS,
    Fragment,
    may_have_lost_capital_of_name,
    parse_answer,
)
from templates.letter.typed_answers.missing_words import (
    ADJECTIVE_OF_THING,
    NOTHING_BUT,
    is_state,
    with_and,
)
from templates.letter.typed_answers.second_clause import separate_clauses
from templates.letter.typed_answers.sentences import first_sentence, split_sentences
from templates.letter.typed_answers.thanks_for_deeds import (
    as_deed_to_thank_for,
    gives_thanks,
    tells_only_deed,
)
from templates.names.name_words import COMMON_TITLE
from templates.phrasebook.facts import GrammaticalForm
from templates.text import tidy

_THANKS = (
    r"(?i)^(?:(?:thanks|thx|ty|ta|cheers) 4\s+(?=[^\W\d])"
    r"|(?:(?:(?:so )?(?:many|big|massive|huge) )?(?:thanks|thank you|thank u|cheers|ta|thx|ty)"
    r"(?: (?:so|very) much| again| a (?:million|lot|bunch))?,?\s+)?(?:for|because of)\s+(?=\w))"
)
"""Thanks in front of what the writer thanks for: "thanks very much for", "ta 4"."""
_FOCUS = (
    r"(?i)^(?:mostly|mainly|especially|particularly|above all|most of all|also|and|just|simply"
    r"|well),? (?:for (?=\w)|(?=(?:the|your|an?)\b))"
)
"""What cannot stand between "thank you for" and what the writer thanks for: "mostly for"."""
_FOCUS_AT_END = (
    r"(?i)(?<=\w),? (?:above all|mainly|more than anything|most of all|mostly|really|simply)[.!]*$"
)
"""What cannot stand before more thanks: "simply" in "your time, simply"."""
_FIRST_WORDS_OF_FOCUS = frozenset(
    "mostly mainly especially particularly above most also and just simply well".split()
)
_TEAM_AND_DEED = r"(?i)(?:all )?(?:the|your) (?:\w+ )?(?P<head>\w+) for "
"""Somebody, and what they are thanked for: "your team for the welcome"."""
_YOU_AND_DEED = (
    r"(?i:all|both|each) of you for\b|(?i:you) and (?:\w+ ){1,3}for\b"
    r"|(?i:to) [A-Z]\w+ (?:\w+ ){0,2}for\b|[A-Z]\w+ and you for\b"
    rf"|(?:{COMMON_TITLE} [A-Z]\w+|(?i:everybody|everyone)) for \w+ing\b"
    # Not "Time for asking questions"
    r"|[A-Z]\w+(?: (?:and )?[A-Z]\w+)? for \w+ing (?:me|my|our|us)\b"
)
"""The recipient or others, and what they are thanked for: "both of you for your time"."""
_NOUN_AFTER_GERUND = r"^(?P<first>[^,.]+), and (?=(?:all|an?|my|the|your) [^,.]+$)"
"""What somebody did, and something else: "translating it for me, and the coffee"."""
_GERUND_AFTER_NOUN = r"^(?P<first>[^,.]+), and (?=(?!nothing)\w+ing [^,.]+$)"
"""Something, and what somebody did: "your notes, and offering to read more"."""
_NOT_AND_GERUND = r"(?i)not (?:(?:just|only)\b|(?:\w+ ){0,2}?\w{2,}ing\b)"
"""What somebody kindly did not do: "not sugar coating it"."""
_BEING_ABLE = r"(?i)^(?:being (?:able|allowed)|getting) to (?=(?!know)\w)"
"""What the writer, not the recipient, was able to do: "being able to try it"."""
_YOU_BEFORE_GERUND = r"(?i)^you (?=(?:not )?\w+ing\b)"
_THANKS_INSIDE = r"(?:[^.!?]|\b(?:Dr|Mrs?|Ms|Prof)\.){1,60}\b(?:thank you|thanks) for\b"
"""Words before the thanks in a sentence, such as a name: "Ms. Li, thank you for the tour"."""
_THANKS_BEFORE_THAT = r"(?i)^(?:many )?(?:thanks|thank you)(?: (?:so|very) much)?,? (?=that \w+ \w)"
"""Thanks in front of a clause: "thank you" in "thank you that nobody laughed"."""
_SENTENCE_OF_THANKS = (
    r"(?i)(?:\w+ )?(?:thanks|thank you|thank u|cheers|ta|thx)(?:[!.,]| (?:to|a|so|very|again)\b|$)"
)
"""Thanks that make an answer a sentence: "Thanks to all of you", "Cheers!"."""
_WORDS_OF_THANKS = frozenset("thanks thank cheers ta thx".split())
_FIRST_WORDS_OF_THANKS = frozenset(
    "because big cheers for huge many massive so ta thank thanks thx ty".split()
)
"""The first words of what `_THANKS` and `_THANKS_BEFORE_THAT` match."""
_THAT = r"(?i)^that\s+"
_WHEN_NOTHING_WAS_DONE = r"(?i)when (?:I|it|my|the \w+ (?:\w+ )?(?:was|were|you))\b"
"""A time at which nobody has yet done anything to be thanked for: "when I froze and you waited"."""
_TO_WRITER = r"(?i)to \w+ (?:me|us)\b"
"""What follows "It was good of you": "to phone me on a Sunday, which is not part of your job"."""
_FORMS_OF_DEEDS = (*NOUN_FORMS, GrammaticalForm.PASSIVE, GrammaticalForm.SENTENCE)
"""The forms that `parse_answer` may find for a deed such as "spelt my name right"."""
_PARTICLES = frozenset(
    (
        "up out off down back late early over away together along ahead on aside forward twice "
        "again once"
    ).split()
)
"""Adverbs after a verb: "stayed late"."""


def parse_thanks(answer: str) -> Fragment:
    """Parse what the writer thanks for, without any "thank you for" before it.

    An answer such as "Ada, thank you for the tour. Tom, thanks for the map" is a sentence. One that
    only tells what somebody did is a clause with "that", which can follow "I appreciated".
    """
    fragment = _parse_thanks(answer)
    form, text = fragment
    if form is GrammaticalForm.THAT_CLAUSE:
        # "why it was close"
        return Fragment(GrammaticalForm.GERUND, f"telling me {text}")
    sentence = f"you {text}" if form is GrammaticalForm.DEED else text
    if form in (GrammaticalForm.DEED, GrammaticalForm.SENTENCE) and tells_only_deed(sentence):
        clause = uncapitalise_unless_name(GrammaticalForm.SENTENCE, sentence)
        return Fragment(GrammaticalForm.THAT_CLAUSE, f"that {clause}")
    return fragment


def _parse_thanks(answer: str) -> Fragment:
    """Parse what the writer thanks for, with a clause after "that" as a sentence."""
    thanks = _without_thank_you(tidy(answer))
    focus = re.search(_FOCUS_AT_END, thanks)
    if focus and grammatical_form(thanks[: focus.start()]) in NOUN_FORMS:
        thanks = thanks[: focus.start()]
    may_thank_inside = not _WORDS_OF_THANKS.isdisjoint(word_set(thanks))
    if may_thank_inside and re.match(_THANKS_INSIDE, thanks):
        return Fragment(GrammaticalForm.SENTENCE, thanks)
    thanks = separate_clauses(with_and(thanks), accepts_circumstance=False)
    fragment, had_because = parse_without_because(thanks)
    if had_because:
        return fragment
    form, text = fragment
    if sentence := with_subject_of_others(fragment):
        return Fragment(GrammaticalForm.SENTENCE, sentence)
    is_about_recipient = form is GrammaticalForm.SENTENCE and first_word(text) in ("you", "u")
    if is_about_recipient and not gives_thanks(text) and (deed := _parse_deed(text)):
        return deed
    if may_have_lost_capital_of_name(thanks, fragment) and not is_event(text):
        return Fragment(GrammaticalForm.SENTENCE, thanks)
    if re.match(ADJECTIVE_OF_THING, text):
        return Fragment(GrammaticalForm.SENTENCE, f"it was {uncapitalise(text)}")
    if form in (*NOUN_FORMS, GrammaticalForm.MOMENT) and is_state(text):
        # "kind from start to finish": the note adds "You were".
        return Fragment(GrammaticalForm.STATE, uncapitalise(text))
    if form in (GrammaticalForm.DEED, GrammaticalForm.PREDICATE) or (
        form in _FORMS_OF_DEEDS and _begins_with_deed(text, is_noun=form in NOUN_FORMS)
    ):
        # "spelt my name right", "was so kind": the note adds "You".
        predicate = re.sub(r"^was\b", "were", uncapitalise(text))
        return _parse_deed(text) or Fragment(GrammaticalForm.DEED, predicate)
    if form is GrammaticalForm.SENTENCE and re.match(_TO_WRITER, text):
        return Fragment(GrammaticalForm.INFINITIVE, uncapitalise(text))
    if form is GrammaticalForm.THAT_CLAUSE and re.match(_THAT, thanks):
        # "that nobody laughed": "Thank you for that" cannot stand before it, but "Nobody laughed"
        # can stand alone.
        sentence = parse_answer(re.sub(_THAT, "", thanks)).text
        return _parse_deed(sentence) or Fragment(GrammaticalForm.SENTENCE, sentence)
    may_thank_again = not _WORDS_OF_THANKS.isdisjoint(word_set(text))
    if may_thank_again and re.match(_SENTENCE_OF_THANKS, text):
        return Fragment(GrammaticalForm.SENTENCE, text)
    if _thanks_somebody_for(text):
        # "Thank you to you" would be odd.
        thanks = {"to": "thank you", "you": "thanks to"}.get(first_word(text), "thank you to")
        return Fragment(GrammaticalForm.SENTENCE, f"{thanks} {text}")
    begins_with_when = form is GrammaticalForm.MOMENT and first_word(text) == "when"
    if begins_with_when and may_have_two_clauses(first_sentence(text)):
        # "when the lift broke you came down"
        return Fragment(GrammaticalForm.SENTENCE, text)
    if form is GrammaticalForm.MOMENT and re.match(_WHEN_NOTHING_WAS_DONE, text):
        # Not "I was grateful when I froze and you waited".
        return Fragment(GrammaticalForm.NOUN, f"the moment {text}")
    if form is GrammaticalForm.ABSENCE and re.match(NOTHING_BUT, text):
        # "nothing big, just being kind"
        return Fragment(GrammaticalForm.SENTENCE, f"it was {uncapitalise(text)}")
    if form in (GrammaticalForm.ABSENCE, GrammaticalForm.DENIAL) and re.match(
        _NOT_AND_GERUND, text
    ):
        return Fragment(GrammaticalForm.GERUND, uncapitalise(text))
    if form in (*NOUN_FORMS, GrammaticalForm.GERUND):
        text = re.sub(_YOU_BEFORE_GERUND, "", re.sub(_BEING_ABLE, "the chance to ", text))
        other = _NOUN_AFTER_GERUND if form is GrammaticalForm.GERUND else _GERUND_AFTER_NOUN
        fragment = Fragment(form, re.sub(other, r"\g<first>, and for ", text))
    if form is GrammaticalForm.BARE_NOUN and begins_with_common_word(text):
        return Fragment(form, uncapitalise(text))
    return fragment


def _parse_deed(text: str) -> Fragment | None:
    """Parse what the recipient did as a gerund, or return None: "helped me" as "helping me"."""
    sentence = text if first_word(text) == "you" else f"you {uncapitalise(text)}"
    gerund = as_deed_to_thank_for(sentence, is_kind=True)
    if len(split_sentences(gerund)) == 1:
        # More thanks may follow in the same sentence.
        gerund = gerund.rstrip("!")
    return Fragment(GrammaticalForm.GERUND, gerund) if gerund else None


def _thanks_somebody_for(text: str) -> bool:
    """Return whether thanks name a person before the deed: "your team for the welcome"."""
    if re.match(_YOU_AND_DEED, text):
        return True
    team = re.match(_TEAM_AND_DEED, text)
    return team is not None and is_person(team["head"]) and team["head"] != "class"


def _without_thank_you(answer: str) -> str:
    """Return an answer without any "thank you" and "for" before what the writer thanks for."""
    first, *_ = re.split(r"[\s,]", answer.casefold(), maxsplit=1)
    if first in _FIRST_WORDS_OF_FOCUS:
        return re.sub(_FOCUS, "", answer)
    if first == "the":
        return re.sub(r"(?i)^the fact (?:that )?(?=you\b)", "", answer)
    if first not in _FIRST_WORDS_OF_THANKS:
        return answer
    return re.sub(_THANKS_BEFORE_THAT, "", re.sub(_THANKS, "", answer))


def _begins_with_deed(text: str, *, is_noun: bool) -> bool:
    """Return whether thanks begin with a verb without its subject: "spelt my name right".

    `is_noun` says whether the thanks were taken for a noun phrase.
    """
    words = text.casefold().replace(",", "").split()
    if is_noun and words[1:2] in (["me"], ["us"]):
        # "explain me the form", as learners write
        return True
    if words[0] in ADVERBS or words[0].endswith("ly"):
        words = words[1:]
    verb, after, *_ = (*words, "", "")
    if verb in INTRANSITIVE_VERBS or (verb == "offered" and after == "to"):
        return True
    if verb in PARTICIPLES | UNCHANGED_PAST_VERBS:
        objects = DETERMINERS | SUBJECTS | {"me", "us", "him", "her", "them"}
        # "put in a word", but not "kept in the loop" or "set of notes"
        is_before_phrase = is_noun and after in PREPOSITIONS - {"of"}
        return after in objects | _PARTICLES or is_before_phrase
    if verb in FINITE_FORMS | PASSIVE_PARTICIPLES - {"shown", "given", "taken", "driven"}:
        return after in DETERMINERS
    return has_ed_ending(verb) and after in _PARTICLES | PREPOSITIONS
