"""Parse the typed answer in each field of a framed move.

The question helps to understand the answer: a "because" is not part of a reason, and "thank you
for" is often typed before what somebody did.
"""

import re
from collections.abc import Callable, Mapping

from templates.grammar.grammar_words import (
    ADVERBS,
    DETERMINERS,
    EVENT_VERBS,
    FINITE_FORMS,
    INTRANSITIVE_VERBS,
    NUMBER_WORDS,
    PARTICIPLES,
    PASSIVE_PARTICIPLES,
    PREPOSITIONS,
    SUBJECTLESS_VERBS,
    SUBJECTS,
    SUBORDINATORS,
    UNCHANGED_PAST_VERBS,
    VERBS_WITHOUT_HAVE,
)
from templates.letter.fragments import Fragment, parse_answer, split_sentences, uncapitalise
from templates.phrasebook.facts import GrammaticalForm
from templates.text import tidy

_BECAUSE = r"(?i)^(?:because|since|as|cos)\s+(?!of\b|a\b|we last\b|the crow)"
_BECAUSE_CLAUSE = r"(?i)^(?:because|cos|cuz)\s+(?!of\b)"
_TOO = r"(?i)(?:just |simply |a bit )?too (?!many\b|much\b|few\b|little\b)"
_NEWS_WITHOUT_ARTICLE = (
    r"(?i)\w+ (?:\w+ )?(?:due (?:in|on|any|next|this)|(?:put|cut|let|hit|shut|quit|lost|left|found"
    r"|bought|made) (?:the|a|an|my|our|us|me|his|her|their|up|down))\b"
)
"""A clause without an article at its beginning: "landlord put the rent up"."""
_REASONS = r"(?i)\breasons?$"
_THANKS = (
    r"(?i)^(?:(?:thanks|thx|ty|ta|cheers) 4\s+(?=[^\W\d])"
    r"|(?:(?:(?:so )?(?:many|big|massive|huge) )?(?:thanks|thank you|thank u|cheers|ta|thx|ty)"
    r"(?: (?:so|very) much| again| a (?:million|lot|bunch))?,?\s+)?(?:for|because of)\s+(?=\w))"
)
_THANKS_INSIDE = r"[^.!?]{1,60}\b(?:thank you|thanks) for\b"
_THANKS_BEFORE_THAT = r"(?i)^(?:many )?(?:thanks|thank you)(?: (?:so|very) much)?,? (?=that \w+ \w)"
_TYPED_THANKS = r"(?i)(?:\w+ ){0,2}(?:thanks|thank you|thank u|cheers|ta|thx|ty)\b"
_STARTS_THANKS = (
    r"(?i)(?:\w+ )?(?:thanks|thank you|thank u|cheers|ta|thx)(?:[!.,]| (?:to|a|so|very|again)\b|$)"
)
_THAT = r"(?i)^that\s+"
_TIME_AT_START = (
    r"(?i)(?:next|this|tomorrow|tonight|most|every|later|soon|some ?time|some ?day|again|around)\b"
)
_TIME_FROM_NOW = r"(?i)(?:[\w-]+\s+){1,4}(?:years?|months?|weeks?)\s+(?:from now|later)\b"
"""As in "a year or two from now"."""
_REQUEST = (
    r"(?:(?:keep|ring|call|text|e-?mail|message|phone|whatsapp|dm|ping|give|let|tell|bear|have|add"
    r"|contact|count|send|drop|pencil|sign|book|ask|pop|remember|think (?:of|about)|shout for"
    r"|write to|try) (?:me|us)|(?:keep|put|pop|add|pass|stick) my (?:name|number|details|cv|card)"
    r"|put (?:me|us) (?:down|forward|on|in|up|through)|hmu|holler|(?:give|drop) (?:\w+ )?an? "
    r"(?:shout|ring|bell|call|line|text)|get in touch|keep in touch|feel free|do(?:n[’']?t| not)"
    r" (?:hesitate|forget|be shy|think twice)|shout if|hit me up|gimme|lemme know)\b"
)
"""What the recipient is asked to do: "keep me in mind", "put my name down"."""
_REQUEST_FOR_ME = (
    r"(?i)(?:give|save|mention|forward|show|send|pass on|hang on to|hold on to|remember) my\b"
    r"|have a (?:word|think|look)\b|ask (?:for|about|after) me\b|look me up\b"
)
_PROHIBITION = (
    r"(?i)(?:please |pls )?do(?:n[’']?t| not) (?!mind|need|want|have|drive|do\b|like|care|fancy"
    r"|expect|know|think|see|feel|live|own|speak|eat|drink|work|get)"
)
"""What the recipient is asked not to do: "don't bin my number"."""
_TIME_OR_CASE = (
    r"(?i)come (?:the )?[a-z]+\b(?! (?:and|to|up|in|back)\b)"
    r"|(?:in case (?!of\b)|once (?:you|we|i|they|it|he|she)\b)[^,]*$"
)
"""As in "come lambing" and "in case the other plasterer lets you down"."""
_STARTS_REQUEST = rf"(?i)^(?:please,? |pls |plz |do |just |always |maybe |and )?{_REQUEST}"
_MAIN_CLAUSE_AFTER_COMMA = (
    r"(?i),\s+(?:then )?(?:(?:i|we|you|they|he|she|it)\b|i[’']|please\b|pls\b"
    rf"|(?:just )?{_REQUEST})"
)
_WISH = (
    r"(?i)(?:i|we)(?:[’']?(?:d|ll)| would| will| could| can)"
    r" (?:really |so |very much |also |always |gladly |happily |even )*"
    r"(?:like|love|want|be (?!needed)|come|go|do|help|start|work|take|jump|walk|drive|cycle|drop"
    r"|stand|give|travel|apply|try|hear|bring|run|move)\b"
    rf"|please\b|pls\b|(?:just )?{_REQUEST}"
)
"""The beginning of a main clause in what the writer hopes for: "I would like to be asked"."""
_FEWEST_WORDS_OF_CLAUSE = 4
"""The words of the shortest clause before a main clause, as in "when Al retires ring me"."""
_WORDS_BEFORE_CLAUSE = frozenset(
    (
        "think thought feel felt believe know say said sure hope reckon decide see find hear so "
        "and or anything something"
    ).split()
)
"""Words after which a clause with "I" is not the main one: "if you think I would fit in"."""
_DAY_SHORTENED = r"(?i)(?:sat|sun|mon|tues?|weds?|thurs?|fri)\b\.?[\w &/+-]*\b"
_DAY_AT_START = (
    rf"{_DAY_SHORTENED}(?:jobs?|shifts?|work|cover|slots?|nights?|mornings?|evenings?|lates?"
    r"|earlies|class(?:es)?|lessons?|deliver(?:y|ies)|rounds?|markets?|services?|gigs?|girl|boy|staff)\b"
)
"""Work on days of the week, in their short forms: "sat jobs", "fri or sat nights"."""
_WHERE = r"(?i)(?:where|wherever)\b"
_COMMON_WORD = (
    r"(?!(?:and|from|at|on|in|or|who|with|to|the|off|behind|near|being)\b)[a-z]{3,}\b(?!['’])"
)
_PROPER_ADJECTIVE = (
    r"(?i)(?:\w+days?|\w{3,}(?:ese|ish|ian|ean)|french|german|welsh|dutch|greek|czech|thai|hindi"
    r"|urdu|latin|gaelic|swahili|arabic|hebrew|january|february|march|april|may|june|july|august"
    r"|september|october|november|december|christmas|xmas|easter|diwali|eid|ramadan|halloween"
    r"|python|java|excel|linux|android)\b"
)
"""Words with a capital wherever they stand, at the beginning of what the writer hopes for."""
_OWN_CLAUSE = r"^[^,.!?]*, I\b"
_NAME_AND_GERUND_OR_NUMBER = rf"\S+ (?:\w+ing|{'|'.join(sorted(NUMBER_WORDS))})\b"
_ADVERB_AT_START = r"(?i)(?:mostly|mainly|just|especially|above all|also|probably|honestly)\b"
_NOUN_FORMS = (GrammaticalForm.NOUN, GrammaticalForm.BARE_NOUN)
_FORMS_OF_DEEDS = (*_NOUN_FORMS, GrammaticalForm.PASSIVE, GrammaticalForm.SENTENCE)
_PARTICLES = frozenset("up out off down back late early over away together along ahead on".split())
_LONGEST_WORD_IN_ED = 4
"""The length of the longest common words in "-ed" that are no verbs: "shed", "seed"."""
_COMMON_FIRST_WORDS = frozenset(
    (
        "other more further future similar related seasonal weekend weekday night nights day days "
        "evening evenings morning mornings part-time full-time part full holiday summer winter "
        "spring autumn casual temporary temp bank relief cover sick maternity freelance contract "
        "agency junior senior trainee entry-level entry assistant apprentice admin office kitchen "
        "shop warehouse workshop backend front-end frontend back-end support sales teaching "
        "teacher lab laboratory field site work jobs shifts roles positions posts openings "
        "vacancies opportunities training volunteering driving cleaning caring cooking design "
        "research reception night-shift"
    ).split()
)
"""Words that are no names, at the beginning of what the writer hopes for."""


def _parse_without_because(text: str, because: str = _BECAUSE_CLAUSE) -> tuple[Fragment, bool]:
    """Parse an answer without a "because"; also return whether a complete clause followed one."""
    clause = re.sub(because, "", text)
    fragment = parse_answer(clause)
    is_clause = clause != text and fragment.form is not GrammaticalForm.NONE
    return (fragment._replace(form=GrammaticalForm.SENTENCE) if is_clause else fragment), is_clause


def parse_detail(answer: str) -> Fragment:
    """Parse a detail; "mostly the light" is what something is, like "not the light"."""
    fragment, is_clause = _parse_without_because(tidy(answer))
    if is_clause:
        return fragment
    is_noun_or_clause = fragment.form in (*_NOUN_FORMS, GrammaticalForm.CLAUSE)
    if is_noun_or_clause and re.match(_ADVERB_AT_START, fragment.text):
        return fragment._replace(form=GrammaticalForm.DENIAL)
    if fragment.form is GrammaticalForm.GERUND and re.search(_OWN_CLAUSE, fragment.text):
        # "Standing there soaked, I felt at home".
        return fragment._replace(form=GrammaticalForm.SENTENCE)
    is_bare_noun = fragment.form is GrammaticalForm.BARE_NOUN
    may_be_name = re.match(_NAME_AND_GERUND_OR_NUMBER, fragment.text) is not None
    if is_bare_noun and not may_be_name and _begins_with_common_word(fragment.text):
        return fragment._replace(text=uncapitalise(fragment.text))
    return fragment


def parse_thanks(answer: str) -> Fragment:
    """Parse what the writer thanks for; "thank you for" or "that" before it is removed.

    An answer such as "Ada, thank you for the tour. Tom, thanks for the map" is a sentence.
    """
    text = re.sub(_THANKS_BEFORE_THAT, "", re.sub(_THANKS, "", tidy(answer)))
    fragment, is_clause = _parse_without_because(text)
    if is_clause:
        return fragment
    if fragment.form is GrammaticalForm.SENTENCE and re.match(_TYPED_THANKS, answer.strip()):
        # "Ta for the boots, can I keep them"
        return parse_answer(answer)._replace(form=GrammaticalForm.SENTENCE)
    if fragment.form in _FORMS_OF_DEEDS and _begins_with_deed(fragment.text):
        return fragment._replace(form=GrammaticalForm.DEED, text=uncapitalise(fragment.text))
    if fragment.form is GrammaticalForm.PREDICATE:
        # "You were so kind", not "you was".
        return fragment._replace(text=re.sub(r"^was\b", "were", fragment.text))
    if fragment.form is GrammaticalForm.THAT_CLAUSE and re.match(_THAT, text):
        # "Thank you for that nobody laughed" is no English, but "Nobody laughed" is.
        return parse_answer(re.sub(_THAT, "", text))._replace(form=GrammaticalForm.SENTENCE)
    if re.match(_THANKS_INSIDE, fragment.text) or re.match(_STARTS_THANKS, fragment.text):
        return fragment._replace(form=GrammaticalForm.SENTENCE)
    if fragment.form is GrammaticalForm.BARE_NOUN and _begins_with_common_word(fragment.text):
        return fragment._replace(text=uncapitalise(fragment.text))
    return fragment


def _begins_with_deed(text: str) -> bool:
    """Return whether thanks begin with a verb without its subject: "spelt my name right"."""
    words = text.casefold().replace(",", "").split()
    words = words[1:] if words[0] in ADVERBS or words[0].endswith("ly") else words
    verb, after, *_ = (*words, "", "")
    if verb in INTRANSITIVE_VERBS or (verb == "offered" and after == "to"):
        return True
    if verb in PARTICIPLES | UNCHANGED_PAST_VERBS:
        return after in DETERMINERS | SUBJECTS | _PARTICLES | {"me", "us", "him", "her", "them"}
    if verb in FINITE_FORMS | PASSIVE_PARTICIPLES - {"shown", "given", "taken", "driven"}:
        return after in DETERMINERS
    is_past = verb.endswith("ed") and len(verb) > _LONGEST_WORD_IN_ED
    return is_past and after in _PARTICLES | PREPOSITIONS


def parse_reason(answer: str) -> Fragment:
    """Parse a reason; a "because" before a complete clause is removed."""
    fragment, is_clause = _parse_without_because(tidy(answer), _BECAUSE)
    if is_clause:
        return fragment
    if fragment.form is GrammaticalForm.PREDICATE and _can_follow_have(fragment.text):
        return fragment._replace(form=GrammaticalForm.PARTICIPLE)
    if fragment.form is GrammaticalForm.GERUND and re.search(
        _MAIN_CLAUSE_AFTER_COMMA, fragment.text
    ):
        # "Having thought about it, I'm not ready".
        return fragment._replace(form=GrammaticalForm.SENTENCE)
    if re.match(_TOO, fragment.text):
        # "It's too far"
        return fragment._replace(form=GrammaticalForm.DENIAL, text=uncapitalise(fragment.text))
    if fragment.form is GrammaticalForm.BARE_NOUN and re.match(
        _NEWS_WITHOUT_ARTICLE, fragment.text
    ):
        return fragment._replace(form=GrammaticalForm.SENTENCE)
    if fragment.form is GrammaticalForm.BARE_NOUN:
        # A capital at the beginning of a reason is hardly ever that of a name.
        noun = fragment.text if fragment.text[1:2].isupper() else uncapitalise(fragment.text)
        if re.search(_REASONS, noun):
            return Fragment(GrammaticalForm.CAUSE, f"for {noun}")
        return fragment._replace(text=noun)
    return fragment


def _can_follow_have(text: str) -> bool:
    """Return whether a past tense can follow "I have": "accepted", but not "took"."""
    verb = next((word for word in text.split() if word not in ADVERBS), "")
    return verb in EVENT_VERBS or (
        verb.endswith("ed") and verb not in SUBJECTLESS_VERBS | VERBS_WITHOUT_HAVE
    )


def parse_hope(answer: str) -> Fragment:
    """Parse what the writer hopes to be considered for; "if …, please ring me" is a sentence."""
    fragment, is_clause = _parse_without_because(tidy(answer))
    form, text = fragment
    if is_clause or re.match(_STARTS_REQUEST, text) or _is_request(fragment):
        return fragment._replace(form=GrammaticalForm.SENTENCE)
    is_time = re.match(_TIME_OR_CASE, text) is not None and not _has_wish_after_clause(text)
    if form is GrammaticalForm.PURPOSE or is_time:
        return fragment._replace(form=GrammaticalForm.MOMENT)
    if re.match(_DAY_AT_START, text):
        # "Sat" keeps its capital.
        return Fragment(GrammaticalForm.BARE_NOUN, answer.strip()[:1] + text[1:])
    if form is not GrammaticalForm.SENTENCE and re.match(_WHERE, text):
        return fragment._replace(form=GrammaticalForm.MOMENT)
    if form in (GrammaticalForm.CONDITION, GrammaticalForm.MOMENT):
        first, *others = split_sentences(text)
        if re.search(_MAIN_CLAUSE_AFTER_COMMA, first) or _has_wish_after_clause(first):
            return fragment._replace(form=GrammaticalForm.SENTENCE)
        # No words can stand after several sentences.
        return fragment._replace(form=GrammaticalForm.MOMENT) if others else fragment
    if re.match(_TIME_FROM_NOW, text):
        return fragment._replace(form=GrammaticalForm.MOMENT)
    if form is GrammaticalForm.BARE_NOUN and _begins_with_common_word(text):
        return fragment._replace(text=uncapitalise(text))
    return fragment


def _is_request(fragment: Fragment) -> bool:
    """Return whether a hope begins with any verb and its object: "hire me", "save my number"."""
    if fragment.form not in (*_NOUN_FORMS, GrammaticalForm.PREDICATE):
        return False
    if re.match(_PROHIBITION, fragment.text):
        return True
    verb, after, *_ = (*fragment.text.casefold().split(), "", "")
    is_verb = (
        verb.isalpha()
        and not verb.endswith(("ing", "ed", "s"))
        and verb not in PREPOSITIONS | DETERMINERS | ADVERBS | SUBJECTS
    )
    return is_verb and (
        after in ("me", "us") or re.match(_REQUEST_FOR_ME, fragment.text) is not None
    )


def _has_wish_after_clause(sentence: str) -> bool:
    """Return whether a wish follows a clause without a comma: "when it opens I would like …"."""
    words = sentence.split()
    return any(
        words[at - 1].casefold() not in _WORDS_BEFORE_CLAUSE | SUBORDINATORS | PREPOSITIONS
        and words[at - 1].casefold() not in SUBJECTS | DETERMINERS | {"to"}
        and re.match(_WISH, " ".join(words[at:]))
        for at in range(_FEWEST_WORDS_OF_CLAUSE - 1, len(words))
    )


def _begins_with_common_word(text: str) -> bool:
    """Return whether a bare noun phrase begins with a word that is surely no name."""
    first, *others = text.split()
    word = first.casefold().rstrip(",")
    if word in _COMMON_FIRST_WORDS:
        return True
    # "Bid writing", but not "TIG welding" or "Welsh teaching".
    is_ordinary = first[1:].islower() and not re.match(_PROPER_ADJECTIVE, first)
    return is_ordinary and bool(others) and re.match(_COMMON_WORD, others[0]) is not None


def parse_meeting(answer: str) -> Fragment:
    """Parse the time or place of the next meeting; a time such as "next Thursday" is a moment."""
    fragment = parse_answer(answer)
    is_noun = fragment.form in (GrammaticalForm.NOUN, GrammaticalForm.BARE_NOUN)
    if is_noun and re.match(_TIME_AT_START, fragment.text):
        return fragment._replace(form=GrammaticalForm.MOMENT)
    return fragment


def parse_news(answer: str) -> Fragment:
    """Parse the news of a follow-up; "working at the mill" is the state of the writer."""
    fragment = parse_answer(answer)
    if fragment.form is GrammaticalForm.GERUND:
        return fragment._replace(form=GrammaticalForm.STATE)
    return fragment


PARSER_BY_FIELD: Mapping[str, Callable[[str], Fragment]] = {
    "detail": parse_detail,
    "thanks_for": parse_thanks,
    "reason": parse_reason,
    "consider_for": parse_hope,
    "meet_again": parse_meeting,
    "brings": parse_news,
}
"""The parser of each field; `parse_answer` parses the others."""
