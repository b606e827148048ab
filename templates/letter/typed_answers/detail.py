"""Parse the detail that the writer remembers."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import takewhile

from templates.grammar.asides import QUOTATION
from templates.grammar.clause_boundaries import may_have_two_clauses
from templates.grammar.finite_verbs import first_verb_index
from templates.grammar.forms import grammatical_form
from templates.grammar.grammar_words import (
    ADVERBS,
    COORDINATORS,
    DEGREES,
    DETERMINERS,
    INDEFINITES,
    NUMBER_WORDS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
    VERBS_AFTER_PLURAL,
)
from templates.grammar.nouns import with_indefinite_article
from templates.grammar.words import (
    first_word,
    has_ed_ending,
    split_words,
    word_after,
)
from templates.letter.typed_answers.advice import is_advice
from templates.letter.typed_answers.because import parse_without_because
from templates.letter.typed_answers.capitals import begins_with_common_word, uncapitalise
from templates.letter.typed_answers.corrections import correct_typing
from templates.letter.typed_answers.detail_deeds import (
    is_deed,
    is_deed_for_writer,
    with_subject_of_others,
)
from templates.letter.typed_answers.detail_facts import (
    is_event,
    is_favour,
    is_praised_event,
)
from templates.letter.typed_answers.fragments import (
    EMPTY_FRAGMENT,
    NOUN_FORMS,
    Fragment,
    may_have_lost_capital_of_name,
)
from templates.letter.typed_answers.kindness import is_appreciated
from templates.letter.typed_answers.missing_words import (
    NOTHING_BUT,
    is_plural,
    missing_beginning,
    with_and,
)
from templates.letter.typed_answers.second_clause import (
    EFFECT,
    addresses_by_name,
    begins_with_order,
    separate_clauses,
)
from templates.letter.typed_answers.sentences import (
    TRAILING_CHARACTERS,
    first_sentence,
    is_no_answer,
    split_sentences,
)
from templates.phrasebook.facts import GrammaticalForm

_CLAUSE_AFTER_COMMA = r"(?i)[^(,.!?]*, (?:I|it|we)\b(?! (?:guess|must say|suppose|think)$)"
"""Words, a comma, and the beginning of a clause: "standing there soaked, I"."""
_NAME_AND_GERUND_OR_NUMBER = rf"\S+ (?:\w+ing|{'|'.join(sorted(NUMBER_WORDS))})\b"
"""Two words of which the first may be a name: "Ada singing", "Studio nine"."""
_NAME_AND_DEED = (
    r"[A-Z]\w+(?: [A-Z][\w’'-]+)* \w+ing "
    rf"(?:[\"“‘]|(?:{'|'.join(sorted(DETERMINERS | OBJECT_PRONOUNS | INDEFINITES))})\b)"
)
"""Somebody and what they were doing: "Priya explaining the kiln"."""
_NOT_ONLY = rf"(?i)not only\b|{NOTHING_BUT}"
"""What singles out a thing beside another: "nothing grand, only that you waited"."""
_IT_WAS = (
    r"(?i)^(?:(?:for me|to be honest),? (?=it\b))?"
    r"(?:(?:it|(?:one|the main) thing) (?:was|is)|it['’]s|is|was) (?!.*\?)"
    r"(?=(?:the|your|our|how|what|when|just (?:the|how|your)"
    r"|being|getting|having|hearing|meeting|seeing|talking|walking|watching)\b)"
    r"(?!(?:[^,]*(?<!\band )(?<!\bfact )|.*, )\b(?:that|who|which)\b)"
    # Not "it was the best day", "it was the right choice", which say something of the meeting
    r"(?!the (?:\w+ )?(?:\w+est|best|worst|most|least|first|last|only|right|wrong|same|kind|sort"
    r"|case|end|perfect|usual)\b)"
)
"""Words that answer the question on the screen, but mean nothing in a note: "it was"."""
_BIT_AND_CLAUSE = r"(?i)(?:the|that) (?:bit|moment|part|point) (?:when|where)\b"
_ABOUT_AT_START = r"(?i)(?:about|of) (?:an?|how|my|our|that|the|this|what|when|your)\b"
"""What continues "I think" or "I often think": "about the river", "of your patience"."""
_FOCUS_AT_START = (
    r"(?i)(?:mostly|mainly|just(?! \w+ing\b)|only|especially|particularly|in particular|above all"
    r"|most of all|more than anything|also|less|first(?:ly)?(?=, )|first of all"
    r"|(?:apart from|as well as|besides) [^,]+,)(?!\w)"
)
"""Words that single out what follows them: "mostly", "above all"."""
_HEDGE_AT_END = (
    r"(?i),? (?:above all|chiefly|largely|mainly|more than anything|most of all|mostly|really)$"
)
"""Words that single out what precedes them: "the honesty, mostly"."""
_FIRST_WORDS_OF_FOCUS = frozenset(
    (
        "mostly mainly just only especially particularly in above most more also less first "
        "firstly apart as besides"
    ).split()
)
"""The first words of what `_FOCUS_AT_START` matches."""
_COMMA_AFTER_FOCUS = (
    r"(?i)(?<=^most of all),|(?<=^above all),|(?<=^first),|(?<=^firstly),|(?<=^first of all),"
)
_ADVERB_AT_START = (
    r"(?i)(?P<adverb>(?!early\b|family\b)\w{3,}ly),? "
    r"(?=(?:an?|how|just|mainly|mostly|my|only|our|that|the|what|your?)\b)"
)
"""A word ending in "-ly" before a noun phrase or a clause: "clearly the light"."""
_WITHOUT_MEANING_AT_START = (
    r"(?i)^(?:(?:concerning|regarding) |(?:and|plus) (?:also )?"
    r"|if I['’]?m (?:being )?honest(?: with you)?,? )(?=\w)"
)
"""Words to leave out of a note: "and also" in "and also the dog", "regarding"."""
_SENTENCE_WITH_BE = (
    r"(?i)(?:what|(?:the|one) (?:bit|moment|part|thing)(?: that| which)?) [a-z]+ (?:is|was|were) "
    r"(?:an?|how|my|our|that|the|their|when|your)\b|if [^,.]+,? (?:it|that)(?:['’]d| would) be\b"
)
"""A sentence that says what was best: "what stays is the view", "if I had to choose it'd be Al"."""
_JOTTED = (
    # "so kind, everyone", "such fun", "oh, the tea", "worth the drive"
    r"(?i)(?:so|such|too|but|oh|well|um|yes|worth)\b"
    # "honestly, the tea", "(silly, I know) the owls", "1. the tour"
    r"|\w{3,}ly,|[^\w\"“'‘]|(?:\d+[.)]|\w\)) "
    # "easier than expected", "great fun"
    r"|(?!(?:an?|my|our|that|the|this|your)\b)(?:[\w’'-]+ ){1,3}?than\b|(?:\w+ )?fun$"
)
"""The beginning of a text that seems to be a noun phrase, but cannot follow an opening."""
_JOTTED_WITHOUT_ARTICLE = (
    # "picked up from the station"
    r"(?i)\w+ed (?:down|in|off|out|over|up)\b|"
    # "nice people, good coffee", but not "tour of the mill, which flew by"
    r"[^,.!?]*, (?!(?:all of|and|as|every|especially|full|so|when|where|which|who|with)\b)"
    r"(?![^.!?]*,? and )|(?:keep|less|more|still) "
)
"""The beginning of what would not fit after "the": a list without "and", two things."""
_SOURCE_AT_START = (
    r"(?P<source>(?i:from|of|out of) [^,.;:]+|(?i:in hindsight|on (?:balance|reflection))),"
    r" (?P<detail>.+)"
)
"""Where a detail is from, or a comment on it, and the detail: "from the tour, the cutting room"."""
_ONE_OF_HIGH_DEGREE = r"(?i)an? (?:extremely|incredibly|properly|really|remarkably|truly|very) "
"""The beginning of a thing that the writer praises: "a very fair rota"."""
_FROM_SOMEBODY = r"(?i)from [^,.:]+: "
"""Whom a detail is from: "from Ada: "."""
_FIRST_WORDS_OF_SOURCES = frozenset("from in of on out".split())
"""The first words of what `_SOURCE_AT_START` matches."""
_NEVER_START_NOUN_PHRASE = PREPOSITIONS - frozenset("about around between near over under".split())
"""Words that begin no noun phrase, unlike "over" in "over an hour"."""
_PLEASURE = (
    r"(?i)(?:finally |just |really )?(?:being (?:beaten|challenged|handed|in|interviewed|on|part"
    r"|shown)|baking|brainstorming|building|chatting|comparing|cooking|debating|discussing|doing"
    r"|drawing"
    r"|explaining|exploring|feeding|finding out|getting (?:an?|the|to)|giving(?! (?:in|up)\b)"
    r"|going(?! (?:(?:\w+ )?red|home)\b)|having(?! to\b)|hearing|holding|joining|learning|listening"
    r"|looking|making|meeting|planning|planting|playing|practi[cs]ing|presenting|reading|seeing"
    r"|shadowing|sharing|showing|singing|sitting|solving|speaking|spending|standing"
    r"|swapping|talking|tasting|teaching|thinking|touring|trying|visiting"
    r"|walking(?! (?:away|back|home|in|into|out)\b)|watching|working)\b"
)
"""What one enjoys; anything else, such as "getting lost", one may only remember."""
_EXPERIENCE = (
    r"(?i)to (?:(?:actually|also|finally|just|really) )?(?:be|catch|come|chat|discover|discuss|do"
    r"|enjoy|experience|feel|find|get|go|have|hear|help|hold|join|know|laugh|learn|listen|look|meet|notice"
    r"|play|read|realise|realize|see|share|sing|sit|speak|spend|stand|talk|taste|tour|touch|try"
    r"|visit|walk|watch|work)\b"
)
"""What it was good to do, rather than advice: "to see the loom", but not "to oil the blade"."""
_NEWS = (
    r"(?i)(?P<verb>discover|find|hear|know|learn|read|realis|realiz|see)ing"
    r"(?P<rest>(?: out)?(?: honestly| straight(?: out)?)?(?: from (?:[\w’'.]+ ){1,3}?)? ?"
    r"(?P<clause>(?:that|I)\b.*"
    # Not "hearing you sing"
    r"|(?<!hearing )(?<!reading )(?<!seeing )(?:everyone|nobody|we|you)\b.*))"
)
"""News that the writer heard or saw: "hearing from you that it was close"."""
_WORDS_AFTER_GERUND = (
    DETERMINERS | PREPOSITIONS | SUBJECTS | OBJECT_PRONOUNS | INDEFINITES | SUBORDINATORS | ADVERBS
) | {"it", "myself", "to"}
"""Words that show that the word before them is a gerund, and not a noun."""
_ENDS_OF_PHRASE = PREPOSITIONS | SUBORDINATORS | COORDINATORS
"""Words before which the first phrase of a text ends."""
_NEVER_INSIDE_NOUN_PHRASE = DETERMINERS | SUBJECTS | OBJECT_PRONOUNS
"""Words that can begin a noun phrase, but not stand inside one.

Because of "your", "still use your trick" is none.
"""


# Each keystroke resolves the answers three times, and each time the detail is parsed.
@lru_cache(maxsize=32)
def parse_detail(answer: str) -> Fragment:
    """Parse what the writer remembers of the recipient or the meetings."""
    typed = correct_typing(answer)
    if is_no_answer(typed):
        return EMPTY_FRAGMENT
    typed = with_and(re.sub(_WITHOUT_MEANING_AT_START, "", typed))
    if first_word(typed) in ("it", "one", "the", "is", "was", "for", "to"):
        typed = re.sub(_IT_WAS, "", typed)
    if first_word(typed) in ("about", "of") and re.match(_ABOUT_AT_START, typed):
        preposition, _, rest = typed.partition(" ")
        thought = f"still think {preposition.lower()} {uncapitalise(separate_clauses(rest))}"
        return Fragment(GrammaticalForm.PREDICATE, thought.rstrip(TRAILING_CHARACTERS))
    fragment, had_because = parse_without_because(separate_clauses(typed))
    if had_because:
        return fragment
    form, text = fragment
    if may_have_lost_capital_of_name(typed, fragment) and not is_event(text):
        # "Gareth on the fence line" and "Soup in the canteen" stand as they were typed.
        return Fragment(GrammaticalForm.JOTTING, f"{typed[0]}{text[1:]}")
    if first_word(text) in _FIRST_WORDS_OF_SOURCES and (sentence := _tell_after_source(text)):
        return Fragment(GrammaticalForm.SENTENCE, sentence)
    if is_advice(text):
        # Alone, it would tell the recipient what to do.
        return Fragment(GrammaticalForm.NOUN, f"the advice: {uncapitalise(text)}")
    if _is_order(fragment) or re.match(_SENTENCE_WITH_BE, text):
        return Fragment(GrammaticalForm.SENTENCE, text)
    if form is GrammaticalForm.SENTENCE and re.match(_BIT_AND_CLAUSE, text):
        # A clause may end with any verb.
        return Fragment(GrammaticalForm.NOUN, uncapitalise(text))
    if form is GrammaticalForm.ABSENCE and re.match(_NOT_ONLY, text):
        return Fragment(GrammaticalForm.DENIAL, text)
    if sentence := with_subject_of_others(fragment):
        return Fragment(GrammaticalForm.SENTENCE, sentence)
    if beginning := missing_beginning(fragment):
        return Fragment(GrammaticalForm.SENTENCE, f"{beginning} {uncapitalise(text)}")
    if form in (*NOUN_FORMS, GrammaticalForm.GERUND) and _may_be_sentence(typed):
        return Fragment(GrammaticalForm.JOTTING, text)
    if form in _FORMS_WITH_FOCUS and (parsed := _parse_with_focus(fragment)):
        return parsed
    parse = _PARSER_BY_FORM.get(form)
    return (parse(text) if parse else None) or fragment


def _may_be_sentence(typed: str) -> bool:
    """Return whether a text typed as a sentence may have a verb: "The chef he is kind."."""
    first = split_sentences(typed)[0]
    # The verb of "the cook who sang" or "the offer you made" is no sign of a sentence.
    clause = "|".join((*sorted(SUBORDINATORS), "way", "I", "my", "nobody", "we", "you", "your"))
    phrase = re.split(rf"(?i),| (?:{clause})\b", first)[0]
    return first[:1].isupper() and first.endswith(".") and first_verb_index(phrase) is not None


def _is_order(fragment: Fragment) -> bool:
    """Return whether a text tells the recipient to do something: "keep up the good work"."""
    form, text = fragment
    may_be_order = form in (*NOUN_FORMS, GrammaticalForm.PREDICATE)
    lower = split_words(text).lower
    # "keep going over it"
    is_done_by_writer = word_after(lower, 0).endswith("ing") and "you" not in lower
    return may_be_order and not is_done_by_writer and begins_with_order(text)


def _parse_with_focus(fragment: Fragment) -> Fragment | None:
    """Parse a text with words that single it out: "mostly the light". Return None for others."""
    form, text = fragment
    first = first_word(text)
    if first in _FIRST_WORDS_OF_FOCUS and re.match(_FOCUS_AT_START, text):
        # "Mostly the light" can follow the same openings as "not the light".
        return Fragment(GrammaticalForm.DENIAL, uncapitalise(re.sub(_COMMA_AFTER_FOCUS, "", text)))
    if form is not GrammaticalForm.GERUND and (hedge := re.search(_HEDGE_AT_END, text)):
        # "I appreciated the honesty, mostly" would be faint praise.
        hedged = f"{text[: hedge.start()]}, {hedge[0].lstrip(' ,')}"
        return Fragment(GrammaticalForm.DENIAL, hedged)
    may_be_adverb = first.endswith("ly") and form is not GrammaticalForm.GERUND
    if may_be_adverb and (adverb := re.match(_ADVERB_AT_START, text)):
        return Fragment(
            GrammaticalForm.DENIAL, f"{adverb['adverb'].lower()} {text[adverb.end() :]}"
        )
    return None


def _parse_gerund(text: str) -> Fragment | None:
    """Parse a gerund that cannot follow "I enjoyed", or a sentence that begins with a gerund.

    Return None for any other gerund.
    """
    if re.match(_CLAUSE_AFTER_COMMA, text):
        # "Standing there soaked, I felt at home".
        return Fragment(GrammaticalForm.SENTENCE, text)
    if not is_appreciated(text) and (news := _parse_news(text)):
        return news
    if re.match(r"\w+ (?:I|we|he|she|they)\b.* and\b", text):
        # "thinking I'd failed and then you laughed"
        return Fragment(GrammaticalForm.JOTTING, text)
    if re.match(_PLEASURE, text) or is_favour(text) or is_appreciated(text):
        return None
    # After a noun such as "lambing", another noun follows: "lambing shed at six".
    words = split_words(text)
    first, second = words.lower[0], word_after(words.lower, 0)
    # "weighing Duchess in a pillowcase"
    is_name_second = len(words.typed) > 1 and words.typed[1][:1].isupper()
    is_certain = (
        second in _WORDS_AFTER_GERUND or is_name_second or first in ("being", "getting", "having")
    )
    form = GrammaticalForm.THAT_CLAUSE if is_certain else GrammaticalForm.JOTTING
    return Fragment(form, text)


def _parse_moment(text: str) -> Fragment | None:
    """Parse a time that a main clause may follow, or return None.

    "The best part was when I got lost three people helped" would be wrong; after a colon it is
    right.
    """
    first = first_sentence(text)
    if re.match(_FROM_SOMEBODY, text):
        # "from Ada: oil it twice"
        return Fragment(GrammaticalForm.SENTENCE, text)
    if not may_have_two_clauses(first):
        return None
    # "when I had finished you sat down", "when you said “Go on” I did"
    is_certain = re.search(rf"(?i){QUOTATION} (?:I|it|we)\b", text) or not re.search(
        rf"{QUOTATION}|,|\band\b", first
    )
    form = GrammaticalForm.SENTENCE if is_certain else GrammaticalForm.JOTTING
    return Fragment(form, text)


def _parse_infinitive(text: str) -> Fragment | None:
    """Parse what the writer was told to do, such as "to oil the blade", or return None.

    "To prepare, I read your page" is a sentence.
    """
    if re.match(_CLAUSE_AFTER_COMMA, text):
        return Fragment(GrammaticalForm.SENTENCE, text)
    is_experience = re.match(_EXPERIENCE, text) is not None
    return None if is_experience else Fragment(GrammaticalForm.THAT_CLAUSE, text)


def _parse_sentence(text: str) -> Fragment | None:
    """Parse what only seems to be a sentence; return None for a real one."""
    if first_verb_index(text) is None and re.match(r"(?i)you and \w+(?: \w+)?$", text):
        # "you and your team"
        return Fragment(GrammaticalForm.JOTTING, text)
    phrase, _, rest = text.partition(", ")
    if rest.startswith("and ") and grammatical_form(phrase) is GrammaticalForm.NOUN:
        # "the speed of it, and still nobody was rude"
        return Fragment(GrammaticalForm.JOTTING, uncapitalise(text))
    is_noun = not addresses_by_name(text) and _is_noun_phrase_before_clause(text)
    return Fragment(GrammaticalForm.NOUN, text) if is_noun else None


def _parse_noun(text: str) -> Fragment | None:
    """Parse what only seems to be a noun phrase; return None for a real one."""
    if addresses_by_name(text):
        return Fragment(GrammaticalForm.SENTENCE, text)
    if first_word(text) in _NEVER_START_NOUN_PHRASE or re.match(_JOTTED, text):
        # "of all the rooms, the one with the looms"
        return Fragment(GrammaticalForm.JOTTING, text)
    if re.match(_ONE_OF_HIGH_DEGREE, text) and not is_praised_event(text):
        # "I remember a very fair rota" would be faint praise.
        return Fragment(GrammaticalForm.NOUN, re.sub("^(?i:an?)", "the", text))
    if re.fullmatch(QUOTATION, text):
        # A quotation can follow "What I'll remember is".
        return Fragment(GrammaticalForm.THAT_CLAUSE, text)
    return None


def _tell_after_source(text: str) -> str:
    """Return a detail after its source as a sentence, or "": "of all the rooms, the archive"."""
    match = re.match(_SOURCE_AT_START, text)
    if match is None or grammatical_form(first_sentence(match["detail"])) not in (
        GrammaticalForm.CLAUSE,
        GrammaticalForm.NOUN,
    ):
        return ""
    return f"{match['source']}, what I remember is {match['detail']}"


def _parse_bare_noun(text: str) -> Fragment | None:
    """Parse a noun phrase without an article; return None if it stays as it was typed.

    What only seems to be such a phrase gets another form. A real one may get "a" or a small letter.
    """
    if other := _parse_noun(text) or _parse_deed(text):
        # A past tense alone counts as a noun: "listened".
        return other
    if _begins_with_past_tense(text):
        # "worked late to mend it"
        return Fragment(GrammaticalForm.DEED, text)
    is_one = not is_plural(" ".join(text.split()[:2]))
    is_candid = not {"frank", "honest"}.isdisjoint(split_words(text).lower[:2])
    if is_one and is_praised_event(f"a {text}") and not is_candid:
        # "great chat about boats"
        return Fragment(GrammaticalForm.NOUN, with_indefinite_article(uncapitalise(text)))
    if re.match(_NAME_AND_DEED, text):
        return None
    phrase = takewhile(
        # "Karin, who's been there forty years"
        lambda word: word.partition("'")[0] not in _ENDS_OF_PHRASE,
        split_words(first_sentence(text).partition(",")[0]).lower,
    )
    if re.match(_JOTTED_WITHOUT_ARTICLE, text) or not _NEVER_INSIDE_NOUN_PHRASE.isdisjoint(phrase):
        # "still use your trick", "makes me smile"
        return Fragment(GrammaticalForm.JOTTING, text)
    first, *others = split_words(first_sentence(text)).lower
    if first == "everything" and not others:
        return Fragment(GrammaticalForm.NOUN, uncapitalise(text))
    if not others or first in DEGREES or re.match(r"[A-Z]\w+, (?!wh|and (?:his|her)\b)", text):
        # "lambs", "very clean kitchens", "Maps. All those maps", but not "fun" or "very clear"
        is_noun = is_plural(first_sentence(text)) and (text[0].islower() or f" {first}" in text)
        return Fragment(
            GrammaticalForm.BARE_NOUN if is_noun else GrammaticalForm.JOTTING,
            uncapitalise(text) if is_noun else text,
        )
    may_be_name = re.match(_NAME_AND_GERUND_OR_NUMBER, text) is not None
    if begins_with_common_word(text) and not may_be_name:
        return Fragment(GrammaticalForm.BARE_NOUN, uncapitalise(text))
    return None


def _begins_with_past_tense(text: str) -> bool:
    """Return whether a text begins with a verb, and not with a participle before a noun."""
    _, lower = split_words(text)
    after = word_after(lower, 0)
    return has_ed_ending(lower[0]) and after in ADVERBS | PREPOSITIONS | {"early", "hard", "late"}


def _parse_deed(text: str) -> Fragment | None:
    """Parse what only the recipient can have done, or return None."""
    return Fragment(GrammaticalForm.DEED, text) if is_deed(text) else None


def _parse_predicate(text: str) -> Fragment | None:
    """Parse what the recipient, not the writer, did or advised, or return None."""
    return Fragment(GrammaticalForm.DEED, text) if is_deed_for_writer(text) else None


def _parse_participle(text: str) -> Fragment | None:
    """Parse "heard …", which happened at the meeting and not since then, or return None."""
    is_heard = text.casefold().startswith("heard ")
    return Fragment(GrammaticalForm.PREDICATE, text) if is_heard else None


def _parse_clause(text: str) -> Fragment | None:
    """Parse what the writer was told, such as "how to oil the blade", or return None."""
    is_advice = re.match(r"(?i)(?:how|what|when|where) to\b", text) is not None
    return Fragment(GrammaticalForm.THAT_CLAUSE, text) if is_advice else None


def _parse_cause(text: str) -> Fragment | None:
    """Parse thanks that lack "thank you" before them, or return None."""
    if re.match(r"(?i)for (?:all|an?|the|your|\w+ing)\b", text):
        return Fragment(GrammaticalForm.SENTENCE, f"thank you {uncapitalise(text)}")
    return None


def _parse_news(text: str) -> Fragment | None:
    """Parse news that the writer heard or saw, and make it an infinitive: "to hear that …".

    Return None for anything else.
    """
    match = re.match(_NEWS, text)
    if match is None:
        return None
    clause = match["clause"]
    is_clause = grammatical_form(first_sentence(clause)) in (
        GrammaticalForm.THAT_CLAUSE,
        GrammaticalForm.SENTENCE,
    )
    verb = re.sub("(?<=is|iz)$", "e", match["verb"].lower())
    return Fragment(GrammaticalForm.INFINITIVE, f"to {verb}{match['rest']}") if is_clause else None


def _is_noun_phrase_before_clause(text: str) -> bool:
    """Return whether "after" or "before" follows a noun phrase: "your help after the van broke"."""
    clause = re.search(r" (?:after|before) (?:the|my|our|your|he|I|it|she|they|we|you) \w", text)
    phrase = text[: clause.start()] if clause else ""
    is_noun = " " in phrase and grammatical_form(phrase) in NOUN_FORMS
    # "your team ask before they prune", "your tips before the test helped me"
    is_sentence = is_noun and split_words(phrase).lower[-1] in VERBS_AFTER_PLURAL
    return is_noun and not is_sentence and not re.search(rf" {EFFECT}", text)


_FORMS_WITH_FOCUS = (*NOUN_FORMS, GrammaticalForm.CLAUSE, GrammaticalForm.GERUND)
_PARSER_BY_FORM: Mapping[GrammaticalForm, Callable[[str], Fragment | None]] = {
    GrammaticalForm.NOUN: _parse_noun,
    GrammaticalForm.BARE_NOUN: _parse_bare_noun,
    GrammaticalForm.GERUND: _parse_gerund,
    GrammaticalForm.MOMENT: _parse_moment,
    GrammaticalForm.INFINITIVE: _parse_infinitive,
    GrammaticalForm.PREDICATE: _parse_predicate,
    GrammaticalForm.PASSIVE: _parse_deed,
    GrammaticalForm.PARTICIPLE: _parse_participle,
    GrammaticalForm.CAUSE: _parse_cause,
    GrammaticalForm.CLAUSE: _parse_clause,
    GrammaticalForm.SENTENCE: _parse_sentence,
}
"""The parser of special cases, by grammatical form; it returns None for an ordinary text."""
