"""Parse the reason why the writer withdraws or declines."""

import re
from itertools import takewhile

from templates.grammar.clause_boundaries import may_have_two_clauses
from templates.grammar.clauses import is_main_clause
from templates.grammar.forms import grammatical_form
from templates.grammar.grammar_words import (
    ADVERBS,
    AUXILIARIES,
    COORDINATORS,
    EVENT_VERBS,
    FINITE_FORMS,
    MONTHS,
    PASTS_WITHOUT_HAVE,
    PREPOSITIONS,
    SUBJECTLESS_VERBS,
    SUBJECTS,
    WEEKDAYS,
)
from templates.grammar.nouns import is_person, with_indefinite_article
from templates.grammar.words import has_ed_ending, has_s_ending, split_words, word_set
from templates.letter.typed_answers.because import BECAUSE, parse_without_because
from templates.letter.typed_answers.capitals import capitalise, uncapitalise
from templates.letter.typed_answers.fragments import (
    EMPTY_FRAGMENT,
    NOUN_FORMS,
    Fragment,
    with_article,
)
from templates.letter.typed_answers.missing_words import is_plural, with_and
from templates.letter.typed_answers.reason_kinds import is_of_writer, parse_kind_of_reason
from templates.letter.typed_answers.requests import MAIN_CLAUSE_AFTER_COMMA
from templates.letter.typed_answers.second_clause import is_own_sentence, separate_clauses
from templates.letter.typed_answers.sentences import (
    TRAILING_CHARACTERS,
    first_sentence,
    is_no_answer,
    split_sentences,
)
from templates.phrasebook.facts import GrammaticalForm
from templates.text import tidy

_THANKS_TO = r"(?i)^thanks to (?!(?:all|both|each|every\w*|your?)\b)"
"""Words before a cause; in any other answer they would give thanks."""
_BECAUSE = (
    rf"(?i)^(?:{BECAUSE}|(?:because of|due to|owing to) the fact that|given that"
    r"|(?:because of|due to|owing to)(?= (?:(?:I|we)|(?:my|our) \w+ (?:are|has|have|is|was))\b)"
    r"|seeing (?:as|that)|since|as)\s+"
    # Not "since the fire I stay at home"
    r"(?!(?<=since )(?:my|our|that|the) (?:(?!and\b)[\w’']+ ){1,3}(?:I|we)\b)"
    r"(?!of\b|a\b|the crow|agreed\b|discussed\b|mentioned\b|you know\b"
    r"|(?:I|we|you) (?:last |first )?(?:applied|met|said|spoke|talked|wrote)\b)"
)
"""A word for "because" before a clause, but not "as" in "as a tutor"."""
_REGRET = (
    r"(?i)^(?:(?:regrettably|sadly|unfortunately),?|(?:in all honesty|in the end|on reflection"
    r"|to be honest),) "
)
"""A comment before a reason: "sadly", "on reflection,"."""
_WORDS_OF_APOLOGY = frozenset("afraid apologies apologise apologize sorry".split())
_APOLOGY = (
    r"(?i)^(?:(?:(?:I['’]?m|I am) )?(?:\w+ )?sorry|(?:my )?apologies|I apologi[sz]e)"
    r"(?:,? but|,| to (?:say|tell you)(?: that)?) (?=\w)|^I(?:['’]m| am) afraid(?: that)? (?=\w)"
)
"""An apology before the reason, which the note makes itself: "I'm so sorry but"."""
_SENTENCE_WITHOUT_VERB = (
    r"(?P<noun>(?!(?:a bit|far|just|not|now|paid|pays|rather|really|simply|too|way|\w+ly) )"
    r"[\w ]+?) "
    r"(?P<rest>(?P<event>(?:not (?:agreed|granted|met|sold|\w+ed)|called off|cancelled"
    r"|admitted to|delayed|denied|diagnosed with|extended|laid off|made redundant|posted|promoted"
    r"|refused|rejected|renewed|taken (?:ill|into|to)|transferred)\b"
    # Not "my boss promoted me"
    r"(?! (?:her|him|it|me|my|our|the|them|us)\b).*)"
    r"|not (?!able\b|being\b|far\b|having\b|yet\b).+|(?:against|happy|keen on|unhappy) .+"
    r"|(?:bigger|earlier|higher|later|less|longer|lower|more|shorter|smaller|worse) than\b.*"
    r"|too (?!few\b|little\b|many\b|much\b)\w+\b.*)"
)
"""A sentence without its verb: "salary expectations not met"."""
_WORDS_WITH_VERB = (
    AUXILIARIES
    | FINITE_FORMS
    | SUBJECTS
    | {"be", "been", "being", "it", "its", "take", "takes", "that"}
)
"""Words that show that a sentence has its verb."""
_CONSIDERATION = (
    r"(?i)(?:having (?:done|got|reread|seen|slept|spoken|taken|thought|\w{3,}ed(?<!decided)"
    r"(?<!learned)(?<!realised)(?<!realized))"
    r"|being (?:an?|blunt|fair|frank|honest|practical|realistic|sensible|the)\b|considering"
    r"|going by|knowing how|looking (?:at|back)|seeing how|taking (?:all|everything|into)"
    r"|talking it|thinking (?:about|it))\b"
)
"""What the writer has considered, before a main clause: "having slept on it I'd rather stay"."""
_NEGATED_VERB_IN_FIRST_PART = r"(?i)[^,]*(?<!that )(?<!who )\b(?:is|does|wo|would)n['’]t\b"
_MAIN_CLAUSE = (
    r"(?i)(?<!\bhow)(?<!\bthat)(?<!\bwhat)(?<!\bwhere)(?<!\bif)(?<!\bwhether) "
    r"(?:(?:I|we|he|she|they|it|there)(?:['’](?:d|m|re|s|ll)| (?:am|are|can|cannot|could|did|do"
    r"|does|had|has|have|is|must|should|was|will|would|\w+n['’]?t))"
    r"|(?:he|she|it) [a-z]+s|(?:(?<=\bit )|(?<=\bmore )|(?<=\bover )|(?<=\bup )|(?<=\bagain ))"
    r"(?:I|we) (?:decided|feel|know|need|prefer|reali[sz]ed|think|thought|want)) "
)
"""The beginning of a clause with its own subject: "I would rather stay"."""
_GOT_PASSIVE = r"(?i)got (?:\w+ed|given|made|put|taken)\b"
"""A passive with "got", which does not follow "I have": "got offered a post"."""
_FINDING = r"found (?:it|I|my|that|the|we)\b|had to\b"
"""What the writer found out or had to do, unlike "found a flat"."""
_PAST_TIME = (
    r"(?i)(?!\w+ [^,]*\b(?:I|that|which)\b)[^,]*\b(?:ago|yesterday|last (?:month|night|week|year"
    rf"|\w+day)|on \w+day|in (?:{'|'.join(MONTHS)}))\b"
)
"""A time that does not go with "I have": "had a baby in June"."""
_ADVERB = (
    r"(?i)^(?:basically|chiefly|honestly|just|largely|mainly|mostly|partly|primarily|purely|really"
    r"|simply|solely) "
)
"""An adverb before a noun phrase: "mainly the pay"."""
_RESULT = r"(?i)(?:I|we)\b(?! have (?!to\b|\w+ed\b))"
"""A clause after a cause that says what follows from it: "because Al is ill, I can't"."""
_AND_CLAUSE = r", and (?=(?:he|I|it|my|our|she|the|they|this|we)\b)"
"""What may join a clause to a phrase: ", and the doctor wants me to rest"."""
_UNCOUNTED = frozenset(
    "childcare college dad family health life money mum nothing people school something travel uni"
    " university work".split()
)
"""Subjects that need no article: "life got in the way"."""
_ENDINGS_OF_NOUNS = tuple("ing ance care ence ity ment ness ship th tion work".split())
_DAY = rf"(?:{'|'.join(map(str.capitalize, WEEKDAYS))})s?\b"
_DETERMINER = r"(?i)(?:an|another|any|more|no|other|some)\b"
"""A word before a noun that takes the place of an article: "another offer"."""
_PAST_TENSE_ALONE = r"\w{3,}ed$"
"""A verb that is all of the reason, or of its first sentence: "relocated"."""
_OFFER = r"(?i)an?(?:other)? (?:[\w-]+ ){0,3}?(?:counter-?)?offer\b|another offer\b"
"""An offer that the writer has had: "an offer nearer home"."""
_NO_KINDS = PREPOSITIONS | SUBJECTS | frozenset("a all an both due no the these this those".split())
_REASONS = (
    r"(?i)(?:an? (?=couple|few|number|variety))?(?!(?!family)\w+ly\b)"
    rf"(?!(?:{'|'.join(sorted(_NO_KINDS))})\b)"
    r"(?:[\w’'-]+ ){0,3}reasons(?: (?:I|of|that) .+)?$"
)
"""Reasons of which only the kind is told: "some family reasons", "reasons of health"."""
_HEDGE_AT_END = r"(?i)(?<!,) (?=(?:largely|mainly|mostly|really)$)"
_OF_SOMEBODY = r"(?i)(?:\w+ )?\w+ of (?:her|his|my|our|the)\b"
"""A noun phrase that takes "the": "death of my father"."""
_BEFORE_CURRENT = r"(?i)(?<=\bat |\bby )(?=current\b)|(?<=\bfrom |\bwith )(?=current\b)"
_FIRST_NOUN = (
    r"(?P<adjectives>(?:[\w’'-]+ ){0,2}?)(?P<noun>[\w-]+)"
    r"(?= (?:abroad|after|again|and|at|away|back (?:at|home|in|to)|closer|due|elsewhere|for|from"
    r"|here|in|near(?:er)?|nearby|of|on|or|out|overseas|really|there|to|where|with)\b|$)"
)
"""The first noun of a reason, with the words before it: "nasty leg injury" before "at work"."""
_NOUNS_WITH_THE = frozenset("deadline pattern rent rota run travel".split())
_NOUNS_WITH_THE_IF_BARE = frozenset(
    "commute contract cost distance drive hours journey location money pay salary timing".split()
)
"""Nouns that take "the" if no adjective is before them: "the pay", but "better pay"."""
_NOUNS_WITH_MY = frozenset(
    "degree exams finals mortgage pension permit pregnancy studies thesis visa".split()
)
_KINDS_OF_REASONS = frozenset(
    ("family", "financial", "health", "medical", "mental health", "personal", "private")
)
_COUNTED = frozenset(
    "allergy ankle apprenticeship arm baby back birth break chance change child clash "
    "commute conflict contract counter-offer counteroffer cut death delay diagnosis emergency "
    "extension feeling funeral hearing hip illness injury issue lack leg loss medical mismatch "
    "move newborn offer operation opportunity place problem promotion puppy raise replacement "
    "restructure return rise sabbatical scholarship sentence vacancy wedding wrist"
    " year".split()
)
"""Nouns that need an article where nothing else stands before them: "a change in circumstances"."""


def parse_reason(answer: str) -> Fragment:
    """Parse a reason; a "because" before a clause is removed; a noun phrase gets "because of"."""
    typed = with_and(tidy(answer))
    if is_no_answer(typed):
        return EMPTY_FRAGMENT
    without_regret = re.sub(_REGRET, "", typed)
    if grammatical_form(first_sentence(without_regret)) is not GrammaticalForm.SENTENCE:
        # "unfortunately due to my health"
        typed = without_regret
    if not _WORDS_OF_APOLOGY.isdisjoint(word_set(typed)):
        clause = re.sub(_APOLOGY, "", typed)
        typed = clause if is_main_clause(first_sentence(clause)) else typed
    phrase, comma, clause = typed.partition(", ")
    form = grammatical_form(phrase)
    is_cause = form is GrammaticalForm.CAUSE or re.match(_BECAUSE, phrase)
    clause = clause.removeprefix("and ")
    is_clause = any(test(first_sentence(clause)) for test in (is_main_clause, is_own_sentence))
    if is_cause and is_clause and not re.match(_RESULT, clause):
        # "because of my knee, and the job is on ladders"
        typed = f"{phrase}. {capitalise(clause)}"
    elif comma and not re.match(_CONSIDERATION, typed):
        # "the start date, I can't come before May", "the pay, and it is far"
        is_noun = form in NOUN_FORMS
        without_joint = re.sub(_AND_CLAUSE, ", ", typed, count=1) if is_noun else typed
        separated = separate_clauses(without_joint, accepts_circumstance=False)
        typed = typed if separated == without_joint else separated
    first, *others = split_sentences(typed)
    kind = re.sub(_HEDGE_AT_END, ", ", first.rstrip(TRAILING_CHARACTERS))
    if re.match(_REASONS, kind.partition(",")[0]):
        text = " ".join([f"for {uncapitalise(kind)}.", *others])
        return Fragment(GrammaticalForm.CAUSE, text.rstrip(TRAILING_CHARACTERS))
    fragment, had_because = parse_without_because(typed, _BECAUSE)
    if had_because:
        return fragment
    form, text = fragment
    cause = re.sub(_THANKS_TO, "due to ", text)
    if cause != text and grammatical_form(first_sentence(cause)) is GrammaticalForm.CAUSE:
        return Fragment(GrammaticalForm.CAUSE, uncapitalise(text))
    if form is GrammaticalForm.GERUND and _is_before_main_clause(text):
        return Fragment(GrammaticalForm.SENTENCE, text)
    if sentence := _with_verb(fragment):
        return Fragment(GrammaticalForm.SENTENCE, sentence)
    if known_reason := parse_kind_of_reason(fragment):
        is_passive = known_reason.form is GrammaticalForm.PASSIVE
        if is_passive and re.match(_PAST_TIME, known_reason.text):
            return Fragment(GrammaticalForm.PREDICATE, f"was {known_reason.text}")
        return known_reason
    if form is GrammaticalForm.ABSENCE and is_plural(text):
        return Fragment(GrammaticalForm.SENTENCE, f"there are {uncapitalise(text)}")
    if form is GrammaticalForm.PREDICATE and _can_follow_have(text):
        return Fragment(GrammaticalForm.PARTICIPLE, text)
    if form in NOUN_FORMS:
        # "Health. Nothing dreadful."
        first, *others = split_sentences(text)
        if not others:
            return _parse_noun(fragment)
        parsed = _parse_noun(Fragment(form, first.rstrip(TRAILING_CHARACTERS)))
        return parsed._replace(text=" ".join([f"{parsed.text}.", *others]))
    if form is GrammaticalForm.MOMENT and may_have_two_clauses(first_sentence(text)):
        # "since we spoke my mum has been taken ill"
        return Fragment(GrammaticalForm.JOTTING, text)
    return fragment


def _with_verb(fragment: Fragment) -> str:
    """Return a sentence with the verb that it lacks, or "": "the visa was refused"."""
    match = re.fullmatch(_SENTENCE_WITHOUT_VERB, fragment.text)
    if match is None:
        return ""
    # "visa refused" counts as a sentence.
    forms = (*NOUN_FORMS, GrammaticalForm.SENTENCE) if match["event"] else NOUN_FORMS
    noun = uncapitalise(match["noun"])
    *before, last = noun.split()
    has_verb = not _WORDS_WITH_VERB.isdisjoint(noun.split()) or has_ed_ending(last)
    if fragment.form not in forms or has_verb:
        return ""
    if before and is_person(before[-1]) and last.endswith("s"):
        # "my doctor advises against it" has its verb.
        return fragment.text
    subject = f"my {noun}" if is_of_writer(noun) else with_article(noun)
    verbs = ("was", "were") if match["event"] else ("is", "are")
    is_several = noun.endswith("s") or noun in ("children", "people")
    return f"{subject} {verbs[is_several]} {match['rest']}"


def _is_before_main_clause(gerund: str) -> bool:
    """Return whether a gerund is followed by the reason: "having slept on it, I'm not ready"."""
    if re.match(_CONSIDERATION, gerund):
        _, _, after_comma = gerund.partition(", ")
        return is_main_clause(after_comma) or re.search(_MAIN_CLAUSE, gerund) is not None
    # "travelling that far isn't possible"
    is_negated = re.match(_NEGATED_VERB_IN_FIRST_PART, gerund) is not None
    return is_negated or re.search(MAIN_CLAUSE_AFTER_COMMA, gerund) is not None


def _parse_noun(fragment: Fragment) -> Fragment:
    """Parse a noun phrase as the cause, or as an offer that the writer has had."""
    if fragment.form is GrammaticalForm.BARE_NOUN:
        # A reason hardly ever begins with a name, even if it begins with a capital.
        first = fragment.text.partition(" ")[0]
        keeps_capital = first[1:] != first[1:].lower() or re.match(_DAY, first)
        text = fragment.text if keeps_capital else uncapitalise(fragment.text)
        noun = f"{text} reasons" if text in _KINDS_OF_REASONS else text
        if noun != text:
            return Fragment(GrammaticalForm.CAUSE, f"for {noun}")
        if re.match(_PAST_TENSE_ALONE, noun):
            return Fragment(GrammaticalForm.PARTICIPLE, noun)
        fragment = _parse_bare_noun(noun)
        if fragment.form is GrammaticalForm.BARE_NOUN and not _is_surely_noun(noun):
            return Fragment(GrammaticalForm.JOTTING, noun)
    text = re.sub(_HEDGE_AT_END, ", ", re.sub(_BEFORE_CURRENT, "my ", fragment.text))
    if re.match(_OFFER, text):
        return Fragment(GrammaticalForm.PARTICIPLE, f"had {text}")
    noun = re.sub(_ADVERB, "", text)
    adverb = uncapitalise(text.removesuffix(noun))
    return Fragment(GrammaticalForm.CAUSE, f"{adverb}because of {noun}")


def _is_surely_noun(text: str) -> bool:
    """Return whether a text surely begins with a noun: "visa troubles", but not "family first".

    A single word counts as a noun, as it mostly is one.
    """
    words = split_words(text.partition(",")[0]).lower
    ends = PREPOSITIONS | COORDINATORS | SUBJECTS | {"abroad", "elsewhere", "here", "there"}
    phrase = list(takewhile(lambda word: word.partition("'")[0] not in ends, words))
    *_, head = phrase or [""]
    is_noun = head.endswith(_ENDINGS_OF_NOUNS) or head in _UNCOUNTED or has_s_ending(head)
    return is_noun or len(phrase) == 1 or re.match(_OFFER, text) is not None


def _parse_bare_noun(text: str) -> Fragment:
    """Parse a noun phrase without an article, and add an article that it needs: "a new baby"."""
    match = re.match(_FIRST_NOUN, text)
    if match is None or re.match(_DETERMINER, text):
        return Fragment(GrammaticalForm.BARE_NOUN, text)
    noun, has_adjective = match["noun"].lower(), match["adjectives"] != ""
    if (
        noun in _NOUNS_WITH_THE
        or text.startswith("start ")
        or (noun in _NOUNS_WITH_THE_IF_BARE and not has_adjective)
    ):
        article = "the"
    elif noun in _NOUNS_WITH_MY:
        article = "my"
    elif re.match(_OF_SOMEBODY, text):
        article = "the"
    elif noun in _COUNTED or (noun in ("drive", "job", "post", "role", "salary") and has_adjective):
        return Fragment(GrammaticalForm.NOUN, with_indefinite_article(text))
    else:
        return Fragment(GrammaticalForm.BARE_NOUN, text)
    return Fragment(GrammaticalForm.NOUN, f"{article} {text}")


def _can_follow_have(text: str) -> bool:
    """Return whether a text with a past tense can follow "I have": "accepted", but not "took"."""
    if any(re.match(past, text) for past in (_GOT_PASSIVE, _FINDING, _PAST_TIME)):
        return False
    verb = next((word for word in text.split() if word not in ADVERBS), "")
    is_other_participle = verb.endswith("ed") and verb not in SUBJECTLESS_VERBS | PASTS_WITHOUT_HAVE
    return verb in EVENT_VERBS or is_other_participle
