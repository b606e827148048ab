"""Parse the detail that the writer remembers."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from templates.grammar.asides import QUOTATION
from templates.grammar.finite_verbs import first_verb_index
from templates.grammar.forms import grammatical_form
from templates.grammar.grammar_words import (
    ADVERBS,
    AUXILIARIES,
    COLLECTIVE_NOUNS,
    NUMBER_WORDS,
    PARTICIPLES,
    PREPOSITIONS,
    VERBS_AFTER_PLURAL,
)
from templates.grammar.nouns import is_person, with_indefinite_article
from templates.grammar.words import (
    first_word,
    has_ed_ending,
    has_s_ending,
    split_words,
    word_after,
    word_set,
)
from templates.letter.typed_answers.advice import is_advice
from templates.letter.typed_answers.because import parse_without_because
from templates.letter.typed_answers.capitals import begins_with_common_word, uncapitalise
from templates.letter.typed_answers.corrections import correct_typing
from templates.letter.typed_answers.detail_deeds import is_deed, is_deed_for_writer
from templates.letter.typed_answers.detail_facts import (
    is_event,
    is_favour,
    is_praised_event,
    takes_no_article,
)
from templates.letter.typed_answers.detail_order import arrange
from templates.letter.typed_answers.fragments import (
    EMPTY_FRAGMENT,
    NOUN_FORMS,
    Fragment,
    may_lose_name,
)
from templates.letter.typed_answers.kindness import is_appreciated
from templates.letter.typed_answers.lists import join_list
from templates.letter.typed_answers.missing_words import is_plural, missing_beginning
from templates.letter.typed_answers.second_clause import (
    EFFECT,
    addresses_by_name,
    begins_with_order,
)
from templates.letter.typed_answers.sentences import first_sentence, is_no_answer
from templates.phrasebook.facts import GrammaticalForm

_CLAUSE_AFTER_COMMA = r"(?i)[^,.!?]*, (?:I|it|we)\b(?! (?:guess|must say|suppose|think)$)"
"""A gerund, a comma, and the clause that the gerund belongs to: "standing there soaked, I"."""
_NAME_AND_GERUND_OR_NUMBER = rf"\S+ (?:\w+ing|{'|'.join(sorted(NUMBER_WORDS))})\b"
"""Two words of which the first may be a name: "Ada singing", "Studio nine"."""
_NOT_ONLY = r"(?i)not only\b"
_HOW_TO = r"(?i)(?:how|what|when|where) to\b"
"""The beginning of what the writer learned: "how to hold a chisel"."""
_TIME = "(?:afternoon|day|evening|month|morning|night|week|year)"
_TIME_BEFORE_CLAUSE = (
    # "that month I heard it fail", "the evening before the call you explained it", but not "the
    # evening you showed me round"
    rf"(?i)(?:(?:(?:that|this)(?: same| very)?|one) {_TIME}"
    rf"|the {_TIME} (?:after|before) (?:my|our|the|your) \w+),?"
    r" (?:I|we|you)\b"
)
"""A time before the clause that says what happened then."""
_SHOWN = frozenset(
    (
        "carved displayed framed hung labelled lined mounted nailed painted parked piled pinned "
        "printed stacked stuck taped written"
    ).split()
)
_SHOWN_SOMEWHERE = (
    # "the letters from former pupils pinned up in the corridor"
    r"(?i)(?!.* (?:are|had|has|is|they|was|we|were|you|I)\b)(?:all|an?|some|the|those|your) [^,.]+ "
    rf"(?:{'|'.join(sorted(_SHOWN))})(?: (?:out|up))?"
    r" (?:above|across|all|along|around|behind|by|in|inside|next|on|outside|over|round|to|under)\b"
)
"""A thing that is shown somewhere, whose participle may be read as the verb of a sentence."""
_FOCUS_AT_START = (
    r"(?i)(?:mostly|mainly|just(?! \w+ing\b)|only|especially|particularly|in particular"
    r"|above all|most of all"
    r"|more than anything|also|probably|honestly|less|first(?:ly)?(?=, )|first of all"
    r"|(?:apart from|as well as|besides) [^,]+,)(?!\w)"
)
"""Words that single out what follows them: "mostly", "above all"."""
_FIRST_WORDS_OF_FOCUS = frozenset(
    (
        "mostly mainly just only especially particularly in above most more also probably honestly "
        "less first firstly apart as besides"
    ).split()
)
"""The first words of what `_FOCUS_AT_START` matches."""
_COMMA_AFTER_FOCUS = (
    r"(?i)(?<=^most of all),|(?<=^above all),|(?<=^first),|(?<=^firstly),|(?<=^first of all),"
)
_ADVERB_AT_START = (
    r"(?i)(?P<adverb>(?!early\b|family\b)\w{3,}ly|(?:oddly|strangely|funnily) enough),? "
    r"(?=(?:an?|how|my|our|that|the|what|your?)\b)"
)
"""An adverb before a noun phrase or a clause: "clearly the light"."""
_INSIGHT_AFTER_GERUND = (
    r"(?i)[^,.!?]* (?<!after )(?<!before )(?<!when )(?:I|we)"
    r" (?:could see|felt|knew|noticed|reali[sz]ed|saw|thought|understood)"
    r" (?:how|I|it|that|what|why|you)\b"
)
"""Doing something, before what the writer saw by it: "reading it I saw how far you have come"."""
_TIME_BEFORE_EFFECT = (
    rf"^(?:(?:the|my|our|that|this|your) (?:[\w-]+ ){{0,2}}?(?P<noun>[\w-]+) )?{EFFECT}"
)
"""An event and an effect, as in "your tips before the test helped me": "the test helped me"."""
_QUESTION = r"(?i)(?:(?:how|why) (?:did|do|does)|(?:can|could|may|will|would) (?:I|we|you)) [^.?!]*"
_BEFORE_QUESTIONS = frozenset("how why can could may will would".split())
_HOW_YOU_SAID = (
    r"(?i)how you(?: (?:all|both|even|once|then))* (?:admitted|explained|joked|mentioned|promised"
    r"|remembered|said|(?:reminded|showed|told|warned) (?:me|us)) "
)
"""The words before what was said: "how you said" in "how you said the best staff ask"."""
_STATES = frozenset(
    (
        "amazing approachable attentive beautiful bright brilliant calm cheerful clean "
        "comfortable cosy curious dusty efficient eager excited fair friendly funny generous "
        "gentle great happy helpful honest hospitable immaculate interested keen kind lively "
        "lovely loud modern neat nice noisy organised organized patient peaceful pleasant polite "
        "positive professional proud quiet relaxed relevant respectful serious silent spotless "
        "sunny supportive thoughtful tidy understanding warm welcoming wonderful"
    ).split()
)
"""What people, places and days are like."""
_STATE = f"(?:{'|'.join(sorted(_STATES))})"
_DESCRIBED = (
    r"(?i)(?P<subject>(?:all )?(?:the|your|their) (?!(?:all|most|really|so|very)\b)[\w’'-]+"
    rf"(?: (?!{_STATE}\b|(?:and|of|or|so|very)\b)[\w’'-]+)?(?<!['’]s)|every(?:body|one|thing)) "
    rf"(?=(?:(?:all|always|both|pretty|quite|really|so|still|very) )*{_STATE}"
    rf"(?:(?:,|,? and|,? but) (?:(?:so|very) )?{_STATE})*"
    r"(?:,? (?:about|after|and (?:every|the|your)|at|but|despite|enough|even|for|of|throughout|to"
    r"|when|while)\b|[.,!]|$))"
)
"""What something was like, without its verb: "the yard spotless even in the rain"."""
_PROSPECT = (
    r"(?i)that (?:I|it|there|they|we|you|(?:an?|another|the|this) (?:\w+ )?"
    r"(?:door|job|opening|place|position|post|role|vacancy))"
    r"(?: (?:may|might|will|would)\b|['’](?:ll\b|d (?:be|like|love)\b))(?! (?:not|never)\b)"
)
"""What the writer heard about the future: "that the job might come up again"."""
_PEOPLE_MET = (
    r"(?i)every(?:body|one)|(?:all|both) (?:\w+ )?of you"
    r"|you(?: all)?(?: and (?:all )?(?:of )?(?:(?:the|your) [\w-]+|(?-i:[A-Z]\w+)))?"
)
"""The recipient alone, or with others: "you and your team"."""
_MAX_WORDS_FOR_PEOPLE_MET = 7
"""The maximum number of words of `_PEOPLE_MET`: "you all and all of the nurses"."""
_PRAISE = "(?:fantastic|good|great|kind|lovely|nice|proper)"
_LIST_OF_PRAISE = (
    rf"(?i), no\b|(?:,|^{_PRAISE} \w+) {_PRAISE} \w+$|^(?!so\b|too\b)[\w ]+ but \w+ ones$"
)
"""Signs of a list that no opening fits: "great team, great coffee"."""
_MEASURE = r"(?i)(?:bit|bowl|couple|cup|glass|mug|piece|pint|plate|pot|slice) of\b"
"""What takes an "a": "cup of tea and a chat"."""
_CONCESSION = r"(?i)\w+ as (?:I|it|that|they|this|we|you)\b"
"""What is said before a detail: "simple as it sounds"."""
_FOR_DOING = r"(?i)for \w{2,}ing\b(?<!thing)"
"""What is said after "thank you": "for seeing something in my CV"."""
_NAME_AND_DEED = r"(?:[A-Z][\w’'.]+ ){1,3}for (?!thing)\w{2,}ing\b"
"""Somebody, and what they are thanked for: "Ada for showing me the yard"."""
_WHERE_IT_HAPPENED = (
    r"(?i)where (?:he|I|she|they|we|you)(?: all| both| just)* (?:admitted|asked|ate|described"
    r"|explained|gave|joked|laughed|let|met|said|sang|sat|showed|spoke|stood|talked|told|walked)\b"
)
"""The part of a meeting where something happened: "where you told me about the flood"."""
_MISSPELLINGS_OF_WHEN = frozenset("wen wenn were whe wheen wehn whenn".split())
_MISTYPED_WHEN = (
    rf"(?i)^(?:{'|'.join(sorted(_MISSPELLINGS_OF_WHEN))}) "
    r"(?=(?:he|I|she|they|we|you) (?:\w+ed|gave|got|let|met|said|sang|sat|spoke|stood|took|told)\b)"
)
"""A misspelt "when" before a past tense: "wen you told me"."""
_BEFORE_FEELINGS = ("far", "much", "less", "more")
_FEELING_COMPARED = (
    r"(?i)(?:far |much )?(?:less|more) (?:afraid|anxious|at ease|confident|nervous|scared|tired"
    r"|worried) than\b"
)
"""How the writer felt: "less nervous than I had expected"."""
_NEVER_BEFORE_NOUNS = PREPOSITIONS - frozenset("about around between near over under".split())
"""Words that begin no noun phrase, unlike "over" in "over an hour"."""
_ABOUT_AT_START = r"(?i)^(?:about|of) (?=(?:an?|how|my|our|that|the|this|what|when|your)\b)"
"""What continues "I think" or "I often think": "about the river", "of your patience"."""
_THOUGHT_SINCE = (
    r"(?i)(?!.*\bon the (?:bus|drive|journey|train|walk|way)\b)"
    r"(?:(?:dreaming|mulling|pondering|puzzling|thinking|wondering) "
    r"(?:about|back|how|it over|of|over|what|whether|why)\b"
    r"|telling (?:all|every(?:body|one)|people|my)\b|\w+ing [^.!?,]* since(?: then)?(?=[.!?]|$))"
)
"""What the writer has been doing since: "thinking about your question"."""
_FEELING_AT_TIME = (
    r"(?i)(?:beaming|buzzing|crying|grinning|shaking(?! (?:hands|his|her|the|their|your)\b)"
    r"|smiling|trembling)\b"
)
"""How the writer was: "smiling all the way home"."""
_PLEASURE = (
    r"(?i)(?:finally |just |really )?(?:being (?:beaten|challenged|handed|in|interviewed|on|part"
    r"|shown)|baking|brainstorming|building|chatting|comparing|cooking|debating|discussing|doing"
    r"|drawing"
    r"|explaining|exploring|feeding|finding out|getting (?:an?|the|to)|giving(?! (?:in|up)\b)"
    r"|going(?! (?:(?:\w+ )?red|home)\b)|having(?! to\b)|hearing|holding|joining|learning|listening"
    r"|looking|making|meeting|planning|planting|playing|practi[cs]ing|presenting|reading|seeing"
    r"|shadowing|sharing|showing|singing|sitting|solving|sorting|speaking|spending|standing"
    r"|swapping|talking|tasting|teaching|thinking|touring|trying|visiting"
    r"|walking(?! (?:away|back|home|in|into|out)\b)|watching|working)\b"
)
"""What one enjoys; anything else, such as "getting lost", one may only remember."""
_EXPERIENCE = (
    r"(?i)to (?:(?:actually|also|finally|just|really) )?(?:be|catch|come|chat|discover|discuss|do"
    r"|enjoy|experience|feel|find|get|go|have|hear|join|know|laugh|learn|listen|look|meet|notice"
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


# Each keystroke resolves the answers three times, and each time the detail is parsed.
@lru_cache(maxsize=32)
def parse_detail(answer: str) -> Fragment:
    """Parse what the writer remembers of the recipient or the meetings."""
    typed = correct_typing(answer)
    if first_word(typed) in _MISSPELLINGS_OF_WHEN:
        typed = re.sub(_MISTYPED_WHEN, "when ", typed)
    if first_word(typed) in ("about", "of"):
        typed = re.sub(_ABOUT_AT_START, "", typed)
    if is_no_answer(typed):
        return EMPTY_FRAGMENT
    fragment, had_because = parse_without_because(arrange(join_list(typed)))
    if had_because:
        return fragment
    form, text = fragment
    if may_lose_name(typed, fragment) and not is_event(text):
        # "Gareth on the fence line" and "Soup in the canteen" stand as they were typed.
        return Fragment(GrammaticalForm.SENTENCE, f"{typed[0]}{text[1:]}")
    if is_advice(text):
        # Alone, it would tell the recipient what to do.
        return Fragment(GrammaticalForm.NOUN, f"the advice: {uncapitalise(text)}")
    if _is_order(fragment):
        return Fragment(GrammaticalForm.SENTENCE, text)
    if len(text.split()) <= _MAX_WORDS_FOR_PEOPLE_MET and re.fullmatch(_PEOPLE_MET, text):
        return Fragment(GrammaticalForm.GERUND, f"meeting {uncapitalise(text)}")
    if sentence := _with_verb(fragment):
        return Fragment(GrammaticalForm.SENTENCE, sentence)
    if form is GrammaticalForm.ABSENCE and re.match(_NOT_ONLY, text):
        return Fragment(GrammaticalForm.DENIAL, text)
    if first_word(text) in _BEFORE_FEELINGS and re.match(_FEELING_COMPARED, text):
        return Fragment(GrammaticalForm.STATE, text)
    if beginning := missing_beginning(fragment):
        return Fragment(GrammaticalForm.SENTENCE, f"{beginning} {uncapitalise(text)}")
    if form in _FORMS_WITH_FOCUS and (parsed := _parse_with_focus(fragment)):
        return parsed
    parse = _PARSER_BY_FORM.get(form)
    return (parse(text) if parse else None) or fragment


def _is_order(fragment: Fragment) -> bool:
    """Return whether a text tells the recipient to do something: "keep up the good work"."""
    form, text = fragment
    may_be_order = form in (*NOUN_FORMS, GrammaticalForm.PREDICATE)
    lower = split_words(text).lower
    # "keep going over it"
    is_done_by_writer = word_after(lower, 0).endswith("ing") and "you" not in lower
    return may_be_order and not is_done_by_writer and begins_with_order(text)


def _with_verb(fragment: Fragment) -> str:
    """Return a description with the "was" or "were" that it lacks: "the lads were calm", or ""."""
    form, text = fragment
    # "everyone calm" also counts as a sentence.
    is_whole = form is GrammaticalForm.SENTENCE and not text.startswith("every")
    if is_whole or _STATES.isdisjoint(split_words(text).lower):
        return ""
    subject = re.match(_DESCRIBED, text)
    if subject is None:
        return ""
    verb = "were" if is_plural(subject["subject"]) else "was"
    return f"{subject['subject']} {verb} {text[subject.end() :]}"


def _parse_with_focus(fragment: Fragment) -> Fragment | None:
    """Parse a text that a word such as "mostly" keeps from its usual openings, or return None."""
    form, text = fragment
    first = first_word(text)
    if first in _FIRST_WORDS_OF_FOCUS and re.match(_FOCUS_AT_START, text):
        # "Mostly the light" can follow the same openings as "not the light".
        return Fragment(GrammaticalForm.DENIAL, uncapitalise(re.sub(_COMMA_AFTER_FOCUS, "", text)))
    may_be_adverb = first.endswith("ly") and form is not GrammaticalForm.GERUND
    if may_be_adverb and (adverb := re.match(_ADVERB_AT_START, text)):
        return Fragment(GrammaticalForm.DENIAL, f"{adverb['adverb']} {text[adverb.end() :]}")
    if _joins_that_clause(text):
        # Such a text follows "What I'll remember is" better than "I'll remember".
        return Fragment(GrammaticalForm.THAT_CLAUSE, text)
    return None


def _parse_gerund(text: str) -> Fragment | None:
    """Parse a gerund that nobody would say they enjoyed, or return None."""
    if re.match(_CLAUSE_AFTER_COMMA, text) or re.match(_INSIGHT_AFTER_GERUND, text):
        # "Standing there soaked, I felt at home".
        return Fragment(GrammaticalForm.SENTENCE, text)
    if not is_appreciated(text) and (news := _parse_news(text)):
        return news
    if re.match(_THOUGHT_SINCE, text):
        return Fragment(GrammaticalForm.PARTICIPLE, f"been {text}")
    if re.match(_FEELING_AT_TIME, text):
        return Fragment(GrammaticalForm.STATE, text)
    if re.match(_PLEASURE, text) or is_favour(text) or is_appreciated(text):
        return None
    return Fragment(GrammaticalForm.THAT_CLAUSE, text)


def _parse_clause(text: str) -> Fragment | None:
    """Parse a clause about what was said, how to do something or where it was, or return None."""
    if saying := re.match(_HOW_YOU_SAID, text):
        clause = grammatical_form(first_sentence(text[saying.end() :]))
        if clause in (GrammaticalForm.SENTENCE, GrammaticalForm.THAT_CLAUSE):
            return Fragment(GrammaticalForm.SENTENCE, text[len("how ") :])
    if re.match(_HOW_TO, text):
        return Fragment(GrammaticalForm.THAT_CLAUSE, text)
    return Fragment(GrammaticalForm.MOMENT, text) if re.match(_WHERE_IT_HAPPENED, text) else None


def _parse_that_clause(text: str) -> Fragment | None:
    """Parse a clause about the future, or return None."""
    if re.match(_PROSPECT, text):
        return Fragment(GrammaticalForm.INFINITIVE, f"to hear {text}")
    return None


def _parse_infinitive(text: str) -> Fragment | None:
    """Parse what the writer was told to do, or return None: "to oil the blade"."""
    is_experience = re.match(_EXPERIENCE, text) is not None
    return None if is_experience else Fragment(GrammaticalForm.THAT_CLAUSE, text)


def _parse_sentence(text: str) -> Fragment | None:
    """Parse what seems to be a sentence, but is a question or a noun phrase, or return None."""
    if first_word(text) in _BEFORE_QUESTIONS and re.fullmatch(_QUESTION, text):
        return Fragment(GrammaticalForm.SENTENCE, f"{text}?")
    is_shown = not _SHOWN.isdisjoint(word_set(text))
    if is_shown and re.match(_SHOWN_SOMEWHERE, text):
        return Fragment(GrammaticalForm.NOUN, uncapitalise(text))
    is_noun = not addresses_by_name(text) and _is_noun_phrase_before_clause(text)
    return Fragment(GrammaticalForm.NOUN, text) if is_noun else None


def _parse_noun(text: str) -> Fragment | None:
    """Parse what seems to be a noun phrase, but is a sentence, or return None."""
    if addresses_by_name(text) or _begins_with_time(text):
        return Fragment(GrammaticalForm.SENTENCE, text)
    if text[:1].isupper() and re.match(_NAME_AND_DEED, text):
        return Fragment(GrammaticalForm.SENTENCE, f"thank you to {text}")
    if text[:5].casefold() == "such " and takes_no_article(text):
        # "such kind people"
        return Fragment(GrammaticalForm.SENTENCE, text)
    if first_word(text) in _NEVER_BEFORE_NOUNS:
        # "of all the rooms, the one with the looms"
        return Fragment(GrammaticalForm.SENTENCE, text)
    if re.fullmatch(QUOTATION, text):
        # A quotation can follow "What I'll remember is".
        return Fragment(GrammaticalForm.THAT_CLAUSE, text)
    return None


def _parse_bare_noun(text: str) -> Fragment | None:
    """Parse a noun phrase without an article that does not need "the", or return None."""
    if other := _parse_noun(text) or _parse_deed(text):
        # A past tense alone counts as a noun: "listened".
        return other
    if _begins_with_past_tense(text):
        # "worked late to mend it"
        return Fragment(GrammaticalForm.DEED, text)
    if re.search(_LIST_OF_PRAISE, text):
        # "friendly panel, good questions, no tricks"
        return Fragment(GrammaticalForm.SENTENCE, text)
    is_one = not is_plural(" ".join(text.split()[:2]))
    if (is_one and is_praised_event(f"a {text}")) or re.match(_MEASURE, text):
        # "great chat about boats"
        return Fragment(GrammaticalForm.NOUN, with_indefinite_article(uncapitalise(text)))
    if takes_no_article(text) or re.match(_CONCESSION, text):
        # "very kind people and a lovely view" is told as it was jotted down.
        return Fragment(GrammaticalForm.SENTENCE, text)
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


def _parse_cause(text: str) -> Fragment | None:
    """Parse what is said after "thank you", or return None."""
    if re.match(_FOR_DOING, text):
        return Fragment(GrammaticalForm.SENTENCE, f"thank you {uncapitalise(text)}")
    return None


def _parse_news(text: str) -> Fragment | None:
    """Parse news that the writer heard or saw as an infinitive: "to hear that …"."""
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


def _joins_that_clause(text: str) -> bool:
    """Return whether "and" joins a clause with "that": "the presses and that they run"."""
    before, joint, clause = first_sentence(text).partition(" and that ")
    is_joined = bool(joint) and not re.search(r"\bthat\b", before)
    return is_joined and grammatical_form(f"that {clause}") is GrammaticalForm.THAT_CLAUSE


def _begins_with_time(text: str) -> bool:
    """Return whether a time stands before a clause: "that month I heard it fail"."""
    is_possible = first_word(text) in ("that", "this", "one") or not (
        {"after", "before"}.isdisjoint(word_set(text))
    )
    return is_possible and re.match(_TIME_BEFORE_CLAUSE, text) is not None


def _is_noun_phrase_before_clause(text: str) -> bool:
    """Return whether "after" or "before" follows a noun phrase: "your help after the van broke"."""
    # Not "the boy before me helped"
    phrase, *clauses = re.split(
        r" (?:after|before) (?!(?:me|us|him|them|mine|yours|\w+ing)\b)(?=\w+ \w)", text
    )
    if not clauses or " " not in phrase or grammatical_form(phrase) not in NOUN_FORMS:
        return False
    *_, noun, last = split_words(phrase).lower
    if last in VERBS_AFTER_PLURAL and (noun in COLLECTIVE_NOUNS or has_s_ending(noun)):
        # "your team ask before they prune anything"
        return False
    words = split_words(clauses[-1]).lower
    verb_index = first_verb_index(clauses[-1]) or 0
    after = word_after(words, verb_index)
    if words[verb_index] in AUXILIARIES and not (has_ed_ending(after) or after in PARTICIPLES):
        # "your rule about no mail after six was a good one"
        return False
    # "your tips before the test helped me", but not "your tips before Ann helped me"
    effect = re.search(_TIME_BEFORE_EFFECT, clauses[-1])
    noun = effect["noun"] or "" if effect else ""
    return effect is None or is_person(noun) or noun[:1].isupper()


_FORMS_WITH_FOCUS = (*NOUN_FORMS, GrammaticalForm.CLAUSE, GrammaticalForm.GERUND)
_PARSER_BY_FORM: Mapping[GrammaticalForm, Callable[[str], Fragment | None]] = {
    GrammaticalForm.NOUN: _parse_noun,
    GrammaticalForm.BARE_NOUN: _parse_bare_noun,
    GrammaticalForm.GERUND: _parse_gerund,
    GrammaticalForm.CLAUSE: _parse_clause,
    GrammaticalForm.THAT_CLAUSE: _parse_that_clause,
    GrammaticalForm.INFINITIVE: _parse_infinitive,
    GrammaticalForm.PREDICATE: _parse_predicate,
    GrammaticalForm.PASSIVE: _parse_deed,
    GrammaticalForm.PARTICIPLE: _parse_participle,
    GrammaticalForm.CAUSE: _parse_cause,
    GrammaticalForm.SENTENCE: _parse_sentence,
}
"""The parser of the special cases of a detail, by grammatical form; None for any other text."""
