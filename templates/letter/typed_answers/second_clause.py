"""Turn the clause that often follows a detail after a comma into a sentence of its own.

"The tour, I loved it" becomes "the tour. I loved it": after an opening, such as "I'll remember",
the comma would run two sentences together.
"""

import re

from templates.grammar.asides import HEDGE, OPENING_QUOTATION_MARKS, find_quotations
from templates.grammar.clause_boundaries import (
    COMMA,
    ends_with_main_clause,
    may_have_two_clauses,
    without_aside_before_verb,
)
from templates.grammar.clauses import has_main_verb, is_contracted_subject, is_main_clause
from templates.grammar.finite_verbs import first_verb_index
from templates.grammar.forms import (
    NAME_AND_COMMA,
    grammatical_form,
    is_adverbial,
    may_be_sentence,
)
from templates.grammar.grammar_words import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    DEGREES,
    DETERMINERS,
    INDEFINITES,
    INTRANSITIVE_VERBS,
    PREPOSITIONS,
    SUBJECTS,
    SUBORDINATORS,
)
from templates.grammar.nouns import is_person
from templates.grammar.words import first_word, has_s_ending, split_words, word_after, word_set
from templates.letter.typed_answers.capitals import capitalise, uncapitalise
from templates.letter.typed_answers.detail_facts import match_help
from templates.letter.typed_answers.fragments import NOUN_FORMS
from templates.letter.typed_answers.missing_words import is_plural, missing_words_about_writer
from templates.letter.typed_answers.second_person import is_past_verb
from templates.letter.typed_answers.sentences import first_sentence, split_sentences
from templates.phrasebook.facts import GrammaticalForm

SPEAKER = (
    r"(?:[Yy]ou|[Hh]e|[Ss]he|[Tt]hey|(?:[Tt]he|[Yy]our)(?: \w+){1,2}|[A-Z][\w.]*(?: [A-Z]\w*){0,2})"
    r" (?:said|explained|told (?:me|us))"
)
"""Words after a statement, for who made it: "that it floods every year, you told me"."""
_ADVERB_BEFORE_CLAUSE = (
    r"(?i)^(?:now|since then|afterwards|honestly|apparently|man|gosh|wow"
    r"|because of (?:it|that|you)),? "
)
"""Words before the subject of a clause: "since then I keep my own"."""
_END_OF_CLAUSE = (
    rf"(?i){COMMA}| but (?=(?:{'|'.join(sorted(SUBJECTS | INDEFINITES | DETERMINERS))})\b)"
)
"""What ends the first clause, which needs a verb: "short" in "short but it helped" has none."""
_THAT_AS_SUBJECT = (
    r"(?i)that (?:really |also )?(?:gave|helped|is|made|meant|stayed|struck|stuck|told|was)\b"
)
"""A clause about all that was said before: "that meant a lot"."""
_ABOUT_DETAIL = (
    r"(?i)I(?:['’]ve| have| had| now| still| (?:could|did)(?:n['’]?t| not))\b|.*\b(?:it|that|this"
    r"|them|one|her|him|his|never|no idea|now|since|could have)\b"
)
"""A clause about what came before: "I'd never done it before", "I had no idea"."""
_AFTER_VOCATIVE = (
    r"(?:please|thanks?|you|(?:can|could|may|shall|will|would) (?:I|we|you))\b"
    r"|(?:are|did|do|does|had|has|have|is|was|were) .*\?"
)
"""What follows a name that addresses the recipient: "Tunde, you talked"."""
_AFTER_VOCATIVE_OF_SENTENCE = r"(?:I|we|your)\b"
"""What also follows such a name, if it begins a sentence: "Tunde, your talk was worth it"."""
_AND_CLAUSE = r"(?i)(?<!,) and (?=(?:then )?(?:I|it|they|we|you)\b(?! (?:not )?\w+ing\b))"
"""What joins a clause to a detail: "the tour and I loved the lift"."""
_MOMENT = r"(?:the|that) (?:day|minute|moment|second|time)"
_MOMENT_AND_CLAUSE = (
    rf"(?i){_MOMENT} (?:when |that )?(?P<clauses>(?:a|I|it|my|our|the|we|you)\b[^,;:]*)"
)
"""A moment and the clause about it: "the moment when the fuse blew"."""
_EXAMPLE = (
    r"(?:[Ll]ike (?:an?|how|my|our|the|when|your)\b(?!.*,)"
    r"|[Ee]specially (?:how|the|when|your)\b(?!.*,)|[Ss]uch as\b)"
)
"""The beginning of examples that are typed as a sentence: "Like how you label the shelves"."""
_RESULT = r"(?i), so (?:that |now )?(?:I|it|he|my|our|she|that|the|they|we)\b"
"""A clause that belongs to what is before it: "telling me yourself, so I was prepared"."""
_PHRASES = frozenset(
    (
        *NOUN_FORMS,
        GrammaticalForm.ABSENCE,
        GrammaticalForm.CLAUSE,
        GrammaticalForm.DENIAL,
        GrammaticalForm.GERUND,
        GrammaticalForm.INFINITIVE,
        GrammaticalForm.THAT_CLAUSE,
    )
)
"""The forms of what answers a question, but is no sentence."""
_PREPOSITIONS_BEFORE_NOUNS = frozenset("about around between near over to under".split())
"""Prepositions that may begin a noun phrase or an infinitive: "over an hour"."""
_VERB = r"(?:is|was|were) (?!(?:he|it|she|that|there|they|this|you)\b)"
_FEELING = (
    r"(?i)was (?:(?:a bit|\w+ly|quite|so|very) )*(?:amazed|chuffed|delighted|glad|gutted|impressed"
    r"|nervous|pleased|proud|relieved|scared|shocked|sorry|stunned|surprised|terrified|touched)\b"
)
"""What only the writer was, not a thing: "was nervous"."""
_DEED_OF_RECIPIENT = (
    r"(?i)you (?!and\b|\w+ing\b)|(?:gave|let|sang|sent|showed|took|told) (?:me|us)\b"
)
"""The beginning of what the recipient did: "you let me try it", "showed me the kiln"."""
EFFECT = (
    r"(?i:(?:really |also |even )?(?:calmed|cheered|gives?|gave|got|helps?|helped|inspired"
    r"|keeps?|makes?|made|reassured|relaxed|reminds|reminded|settled|stayed with"
    r"|took(?= (?:me|us) (?:right |straight )?back\b)) (?:me|us|my (?:day|evening|week|year))\b"
    r"|(?:really )?(?:helped|meant) (?:a lot|so much|the world)\b|made (?:a (?:\w+ )?difference)\b"
    r"|changed (?:how|my|the way)\b|works (?:a treat|every time|like a charm|well|wonders)\b)"
)
"""What a thing did to the writer: "made my day"."""


_SOMEBODYS_CLAUSE = (
    r"(?i)^how (?!(?:I|you|your)\b)"
    # "the cook who lit the oven", but not "the tip that you gave me"
    r"|\b(?:who|which|that) "
    r"(?!(?:a|an|he|her|his|I|it|my|one|our|she|the|their|they|we|you|your)\b)"
)
"""A clause about what somebody else did: "how Ed lit the oven", "the cook who lit the oven"."""
_EXCLAMATIONS = ("what a ", "what an ", "What a ", "What an ")
"""The beginnings of exclamations: "what a place"."""
_FIRST_WORDS_OF_COMMENTS = frozenset(
    "few he she they i it most my not our nobody no that this very".split()
)
"""The first words of what the writer says of a deed: "no one ever does that"."""
_PLEASE = rf"(?i:(?:please|pls|plz)\b(?!,|$| (?:{'|'.join(sorted(PREPOSITIONS))})\b))"
"""The beginning of a request, but not "please, on any ward" after what is asked for."""
_NEVER_ALONE = (
    r"(?i)(?:any|each|every|first|next) time\b|not (?:just|only|simply)\b"
    r"|(?:what|where|which|who)ever\b|(?:\w+ ){1,3}(?:ex|in)cluded\.?$"
)
"""A clause that never stands alone: "next time one opens", "Saturdays included"."""
_REQUEST = (
    "(?i)"
    rf"{_PLEASE}|(?:can|could|may|will|would) (?:I|we|you)\b"
    r"|do(?:n['’]?t| not) \w+|do (?!(?:it|that|so)\b)\w+ "
    r"|(?:ask|give|hug|remind|tell|thank) (?:everyone|her|him|my|them|the|your|(?-i:[A-Z]\w+))\b"
    r"|keep (?:at it|doing|going|it up|me|us|up)\b|let (?:me|us) know\b"
    r"|look after (?:her|him|it|the|them|your)\b|never (?:change|stop)\b|pass (?:it|my|on)\b"
    r"|say (?:hello|hi|thank\w*)\b"
    r"|(?:thank you|thanks(?! to\b)|congratulations|good luck|well done)\b"
)
"""What is asked of the recipient, or said to them: "please thank her for me"."""
_ORDERS = frozenset("give hug keep look pass remind say tell".split())
"""The verbs in `_REQUEST` that cannot begin a noun phrase; "thank" can: "thank you cards"."""
_FIRST_WORDS_OF_REQUEST = frozenset(
    (
        "please pls plz can could may will would don dont do ask give hug remind tell thank "
        "thanks keep let look never pass say congratulations good well"
    ).split()
)
"""The first words of what `_REQUEST` matches."""
_QUESTION = r"(?i)(?:can|could|may|will|would) "
_QUALITY = (
    r"(?i)\w+ (?!(?:a|an|few|like|little|many|much|the)\b)"
    r"[\w-]+(?:(?:,| and| but) (?:so )?[\w-]+){0,2}"
)
"""A quality after the word for its degree: "so kind", "very calm and quiet"."""
_ALL_OR_MANY = frozenset("all every everybody everyone many".split())
"""What "not" may stand before in a comparison: "not everyone does"."""
_DOING = (
    r"(?i)^(?:hearing|meeting|seeing|watching)\b|"
    r"\w \w+ing (?:an?|her|his|it|me|my|our|the|their|us|your)\b"
)
"""Somebody who did something, and whom a quality may describe: "Al showing me his joints"."""
_QUANTITIES = frozenset("few many most others very".split())
"""The first words of a comparison with other people or places: "very few do"."""


def separate_clauses(answer: str, *, accepts_circumstance: bool = True) -> str:
    """Return an answer with the second clause of its first sentence as a sentence of its own.

    Later sentences about the writer get the "I" that they lack. `accepts_circumstance` says whether
    a gerund may say when or where something was: "standing there soaked, I felt at home".
    """
    first, *others = split_sentences(_join_examples(_join_clause_of_moment(answer)))
    first, *parts = first.split("; ")
    first = separate_clause(first, accepts_circumstance=accepts_circumstance)
    first = "; ".join([first, *(_with_subject(part) for part in parts)])
    return " ".join([first, *map(_with_subject, others)])


def _with_subject(clause: str) -> str:
    """Return a clause with the "I" that it may lack."""
    words = missing_words_about_writer(clause)
    return f"{words} {uncapitalise(clause)}" if words else clause


def _join_examples(answer: str) -> str:
    """Return an answer with its examples in the sentence before: "small things, like the labels".

    A sentence that begins with "like" or "especially" and has no main clause is no sentence.
    """
    first, *others = split_sentences(answer)
    if not others or not first.endswith((".", "!")) or not re.match(_EXAMPLE, others[0]):
        return answer
    if grammatical_form(first[:-1]) not in _PHRASES:
        return answer
    return " ".join([f"{first[:-1]}, {uncapitalise(others[0])}", *others[1:]])


def _join_clause_of_moment(answer: str) -> str:
    """Return a moment with the "and" that it lacks: "the moment when it broke and you laughed"."""
    is_possible = first_word(answer) in ("the", "that")
    moment = re.match(_MOMENT_AND_CLAUSE, answer) if is_possible else None
    if moment is None or not may_have_two_clauses(f"when {first_sentence(moment['clauses'])}"):
        return answer
    start = moment.start("clauses")
    for subject in re.finditer(
        r"(?<=\w) (?=(?:I|he|nobody|she|they|we|you)\b(?! (?:and|or)\b))", answer
    ):
        before, after = answer[start : subject.start()], answer[subject.end() :]
        if is_main_clause(before) and is_main_clause(first_sentence(after)):
            return f"{answer[: subject.start()]} and {after}"
    return answer


def separate_clause(sentence: str, *, accepts_circumstance: bool = True) -> str:
    """Return a sentence with its second clause as a sentence of its own: "the tour. I loved it".

    A clause about the writer that lacks its subject gets one: "the tip, tried it" becomes "the
    tip. I tried it".
    """
    if addresses_by_name(sentence) or without_aside_before_verb(sentence) != sentence:
        return sentence
    if "and" in word_set(sentence) and (joint := re.search(_AND_CLAUSE, sentence)):
        detail, clause = sentence[: joint.start()], sentence[joint.end() :]
        is_noun = grammatical_form(detail) in NOUN_FORMS and first_verb_index(detail) is None
        is_thing = is_noun and not (
            re.search(",| and ", detail)
            or _is_about_person(detail)
            # "the time the lift stuck and you told jokes"
            or re.match(_MOMENT_AND_CLAUSE, detail)
        )
        if is_thing and is_own_sentence(re.sub("(?i)^then ", "", clause)):
            return f"{detail}. {capitalise(clause)}"
    quotations = find_quotations(sentence)
    for comma in re.finditer(COMMA, sentence):
        if any(start < comma.start() < end for start, end in quotations):
            # "you saying “no rush, we have all day”"
            continue
        detail, clause = sentence[: comma.start()], sentence[comma.end() :]
        if detail.count("(") > detail.count(")") or is_adverbial(detail):
            # "two cups of tea later, I knew the job", "all in all, I liked it"
            continue
        if clause.startswith(OPENING_QUOTATION_MARKS) or re.match(
            _RESULT, sentence[comma.start() :]
        ):
            # What somebody said: ", “We fix it once”"; what came of it: ", so I bought one"
            continue
        # "you let me try the till, loved it"
        is_deed = re.match(_DEED_OF_RECIPIENT, detail) is not None
        if not is_deed and match_help(detail) and is_own_sentence(clause):
            # "Ada let me pull a print, it's on my fridge"
            return f"{detail}. {capitalise(clause)}"
        if not (is_deed or _is_complete(detail)):
            continue
        if clause.endswith("?") or clause.startswith(_EXCLAMATIONS) or begins_with_order(clause):
            return f"{detail}. {capitalise(clause)}"
        if re.match(_FEELING, clause):
            return f"{detail}. I {clause}"
        if not is_deed and re.match(_VERB, clause):
            # "the tour, was great": a comma before the verb of the detail
            return sentence if "," in detail else f"{detail} {clause}"
        if told_quality := _tell_quality(detail, clause, is_deed=is_deed):
            return f"{detail}. {told_quality}"
        if re.match(EFFECT, clause):
            is_person_named = not is_deed and _is_about_person(detail)
            return f"{detail}, {'who' if is_person_named else 'which'} {clause}"
        if not is_deed and _continues_clause(detail, clause):
            continue
        first = first_word(clause)
        is_habit = first in ("now", "still", "use")
        if words := missing_words_about_writer(clause, only_feelings=is_deed and not is_habit):
            return f"{detail}. {words} {clause}"
        if _is_request(clause):
            return f"{detail}. {_as_request(clause)}"
        is_circumstance = accepts_circumstance and _is_circumstance(detail, clause)
        may_end = first in _FIRST_WORDS_OF_COMMENTS if is_deed else not is_circumstance
        if may_end and is_own_sentence(clause):
            return f"{detail}. {capitalise(clause)}"
    return sentence


def begins_with_order(text: str) -> bool:
    """Return whether a text begins with a verb that asks the recipient to do something."""
    return first_word(text) in _ORDERS and _is_request(text)


def addresses_by_name(text: str) -> bool:
    """Return whether a text begins with the recipient's name: "Tunde, you talked"."""
    has_comma = any(word.endswith(",") for word in text.split(maxsplit=3)[:3])
    if not has_comma or not (name := re.match(NAME_AND_COMMA, text)):
        return False
    rest = text[name.end() :]
    accepts_any = name["title"] or re.match(_AFTER_VOCATIVE_OF_SENTENCE, rest)
    return re.match(_AFTER_VOCATIVE, rest) is not None or (
        bool(accepts_any) and may_be_sentence(split_sentences(rest)[0])
    )


def _is_request(clause: str) -> bool:
    """Return whether something is asked of the recipient, or said to them."""
    is_possible = first_word(clause) in _FIRST_WORDS_OF_REQUEST
    return is_possible and re.match(_REQUEST, clause) is not None


def _as_request(clause: str) -> str:
    """Return a request as a sentence; a question gets the mark that it lacks."""
    lacks_mark = re.match(_QUESTION, clause) is not None and "?" not in clause
    return capitalise(clause.rstrip(".") + "?" if lacks_mark else clause)


def _is_quality(text: str) -> bool:
    """Return whether a text says what a thing or a person was like: "so kind"."""
    return first_word(text) in DEGREES and re.fullmatch(_QUALITY, text) is not None


def _tell_quality(detail: str, clause: str, *, is_deed: bool) -> str:
    """Return what a detail was like as a sentence of its own, or "" for another clause.

    "So neat" becomes "it was so neat" or "they were so neat". What follows a quality may be what
    came of it: "so neat, you can tell why it sells".
    """
    quality, _, effect = clause.partition(", ")
    if not _is_quality(quality) or (effect and not is_own_sentence(effect)):
        return ""
    if is_deed or _is_one_thing(detail):
        return f"It was {clause}"
    if re.search(_DOING, detail):
        return ""
    form = grammatical_form(detail)
    if form in NOUN_FORMS and is_plural(detail):
        return f"They were {clause}"
    return capitalise(clause) if form is GrammaticalForm.GERUND else ""


def _is_one_thing(detail: str) -> bool:
    """Return whether "it" can stand for a detail: "your voicemail", "that you rang"."""
    is_phrase = grammatical_form(detail) in (*NOUN_FORMS, GrammaticalForm.THAT_CLAUSE)
    is_other = is_plural(detail) or _is_about_person(detail) or _is_quality(detail)
    return is_phrase and not (is_other or re.search(" (?:and|way) ", detail))


def _is_complete(detail: str) -> bool:
    """Return whether a detail is complete, so that a full stop can follow it."""
    first, *others = re.split(COMMA, detail)
    _, lower = split_words(others[-1] if others else "")
    # "one question you asked, about home" is complete.
    unfinished = SUBORDINATORS | PREPOSITIONS - {"about", "of"}
    is_last_part_unfinished = bool(lower) and lower[0] in unfinished
    begins_with_preposition = first_word(first) in PREPOSITIONS - _PREPOSITIONS_BEFORE_NOUNS
    is_phrase = grammatical_form(first) in _PHRASES and not begins_with_preposition
    return is_phrase and not is_last_part_unfinished


def _continues_clause(detail: str, clause: str) -> bool:
    """Return whether words after a comma go on with the clause in the detail, as in a list.

    In "the cook who lit the oven, swept up and left" they do. A feeling is the writer's: "how Ed
    lit the oven, felt at home".
    """
    first, second, *_ = (*split_words(clause).lower, "", "")
    has_subject = (
        first in SUBJECTS | INDEFINITES | DETERMINERS | _QUANTITIES
        or clause[0].isupper()
        # "nights are fine"
        or (has_s_ending(first) and second in AUXILIARIES)
    )
    is_about_somebody = re.search(_SOMEBODYS_CLAUSE, detail) is not None
    is_feeling = missing_words_about_writer(clause, only_feelings=True) != ""
    return is_about_somebody and not has_subject and not is_feeling


def is_own_sentence(clause: str) -> bool:
    """Return whether a clause is a sentence of its own, such as "most places don't bother"."""
    first_part = re.split(_END_OF_CLAUSE, re.sub(_ADVERB_BEFORE_CLAUSE, "", clause))[0]
    words = split_words(first_part)
    typed, lower = words
    is_not_all = lower[:1] == ["not"] and word_after(lower, 0) in _ALL_OR_MANY
    is_quantity = is_not_all or not _QUANTITIES.isdisjoint(lower[:1])
    is_comparison = is_quantity and not AUXILIARIES.isdisjoint(lower)
    if re.match(_NEVER_ALONE, clause):
        return False
    if is_comparison or re.match(_THAT_AS_SUBJECT, first_part):
        # "most people wouldn't", "few places do that"
        return True
    if lower and lower[0] in PREPOSITIONS - SUBORDINATORS:
        return ends_with_main_clause(first_part)
    if lower[:1] == ["that's"]:
        return True
    # "who'd been there for years" is a clause, too.
    if not lower or lower[0].partition("'")[0] in SUBORDINATORS | COORDINATORS:
        return False
    if re.match(rf"(?:{SPEAKER}|{HEDGE})(?:,|\.?$)|I mean (?!it|that)", clause):
        # "the museum hums at night, you said", "the owls, I think"
        return False
    if is_contracted_subject(lower[0]):
        return True
    if lower[0] in SUBJECTS:
        second = word_after(lower, 0)
        # Not "you with the map", "you laughing"
        return second not in PREPOSITIONS | COORDINATORS | {""} and not second.endswith("ing")
    # "nobody seemed to mind", "Mr Ellis told me about his ship", "the whole street helped"
    # Where the subject is clear, or the last word is a verb, an ambiguous verb counts.
    accepts_ambiguous_verb = (
        lower[0] in INDEFINITES | {"my", "our"}
        or typed[0][0].isupper()
        or lower[-1] in INTRANSITIVE_VERBS
    )
    return has_main_verb(words, only_certain=not accepts_ambiguous_verb)


def _is_circumstance(detail: str, clause: str) -> bool:
    """Return whether a gerund or an infinitive only says when or why the writer's clause happened.

    In "standing there soaked, I felt at home" it does. In "trying the wheel, I'd never done it
    before", the gerund is what the writer remembers.
    """
    form = grammatical_form(detail)
    # "showing me the kiln"
    is_done_to_writer = split_words(detail).lower[1:2] in (["me"], ["us"])
    if is_done_to_writer or form not in (GrammaticalForm.GERUND, GrammaticalForm.INFINITIVE):
        return False
    subject, verb, *_ = [*(w for w in split_words(clause).lower if w not in ADVERBS), "", ""]
    # Not "being asked what I do, I make kites"
    is_deed = verb in AUXILIARIES or is_past_verb(verb) or subject in ("i'd", "i'll", "i'm")
    return subject[:2] in ("i", "i'") and is_deed and not re.match(_ABOUT_DETAIL, clause)


def _is_about_person(detail: str) -> bool:
    """Return whether a detail is a person, for whom "which" is wrong: "the cook at noon"."""
    if grammatical_form(detail) not in NOUN_FORMS:
        return False
    typed, lower = split_words(detail)
    ends = (index for index, word in enumerate(lower) if word in PREPOSITIONS)
    head = next(ends, len(lower)) - 1
    return head >= 0 and (is_person(lower[head]) or typed[head][0].isupper())
