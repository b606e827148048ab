"""Find the grammatical form of a text by its first words and the positions of its verbs."""

import re

from templates.letter.grammar_words import (
    ADVERBS,
    APPOINTMENT_PARTICIPLES,
    AUXILIARIES,
    COLLECTIVE_NOUNS,
    DETERMINER_PRONOUNS,
    DETERMINERS,
    FINITE_FORMS,
    GERUND_LOOKALIKES,
    INDEFINITES,
    INTRANSITIVE_VERBS,
    NUMBER_WORDS,
    PARTICIPLES,
    PASSIVE_PARTICIPLES,
    PEOPLE,
    PERFECT_PARTICIPLES,
    PLURALS_BEFORE_NOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    QUESTION_WORDS,
    STATE_ADJECTIVES,
    SUBJECTLESS_VERBS,
    SUBJECTS,
    SUBORDINATORS,
    THINGS,
    THIRD_PERSON_VERBS,
    TIME_OR_PLACE_BEGINNINGS,
    UNCHANGED_PAST_VERBS,
    VERBS_AFTER_PLURAL,
    VERBS_AFTER_PLURAL_OR_NOUNS,
    VERBS_WITHOUT_HAVE,
    WORK_NOUNS,
)
from templates.names.name_words import TITLES
from templates.phrasebook.facts import GrammaticalForm

_OBJECT_PRONOUNS = frozenset("me us him them".split())
_COORDINATORS = frozenset("and or but so then plus".split())
# Unions that are looked at for every word of a text, which would take half of the time to make.
_NO_NOUNS = (
    PREPOSITIONS
    | _COORDINATORS
    | ADVERBS
    | SUBORDINATORS
    | (DETERMINERS - DETERMINER_PRONOUNS - {"one"})
)
"""Words that no clause without its pronoun can follow."""
_SUBJECTS_OF_CLAUSES = SUBJECTS | INDEFINITES | POSSESSIVES | {"the"}
_INSIDE_VERB_GROUPS = ADVERBS | {"not", "be", "been"}
_WORDS_AFTER_CONTRACTED_VERB = frozenset("been got not going just a the".split())
"""Words after "'s" if it is a verb: "my husband's been made redundant"."""
_LAST_WORDS_OF_CLAUSES = frozenset(
    "it me him them us down out up off over in back late early wrong together away there".split()
)
_LAST_PARTICIPLES = frozenset("gone left lost done closed finished ill late stuck over".split())
"""Words that end a clause after an auxiliary verb: "once the others had gone you …"."""
_GERUNDS_OF_PERCEPTION = frozenset("hearing seeing watching letting helping feeling".split())
"""Gerunds before an object and an infinitive without "to": "hearing the choristers sing"."""
_GERUNDS_OF_SPEECH = frozenset("saying admitting insisting realising realizing promising".split())
"""Gerunds before a clause: "saying my accent was an asset"."""
_VERBS_OF_BEGINNING_OR_END = frozenset("came went left closed opened began ended started".split())
"""Verbs of a beginning or an end in a clause: "the hush before the choir came in"."""
_STARTS_OF_CLAUSES = SUBJECTS | SUBORDINATORS | {"who", "that"}
_VERBS_IN_BEFORE_CLAUSES = (
    INTRANSITIVE_VERBS
    | _VERBS_OF_BEGINNING_OR_END
    | frozenset("got knew heard saw read asked thought found arrived woke met rang".split())
)
"""Verbs that show that a "before" after a gerund begins a clause."""
_WORDS_WITHOUT_ARTICLE = frozenset(
    (
        "so ppl wot yr lots loads plenty tons heaps dozens hundreds most some mostly mainly just "
        "especially particularly probably definitely chiefly partly honestly even also only simply "
        "certainly maybe perhaps largely above obviously"
    ).split()
)
"""Words at the beginning of a noun phrase that takes no article: "mostly the light"."""
_NAMES_LIKE_PLURALS = frozenset(
    "anders peters rogers walters sanders connors masters summers carmen yemen".split()
)
"""Names that look like plurals for people."""
_NO_NOUNS_AT_START = frozenset("dear hello hi hey well yes no sorry rather instead apart".split())
"""Words before a comma that begin no noun phrase: "dear all, …", "rather than ask, …"."""
_VERBS_OF_SAYING = frozenset("said thought hoped believed mentioned reckoned".split())
"""Verbs before a clause without "that": "the vacancy you said might come up"."""
_CLEFT = r"(?i)what \w+ (?:did|does) (?:was|is)\b"
_RELATIVE_CLAUSE = (
    r"(?i)(?<=\w), (?:who|which|whom|whose)\b[^,]*, "
    r"(?=(?:is|are|was|were|has|have|had|will|would|can|could|wants|needs)\b)"
)
"""A clause between commas before the main verb: "my cousin, who has a van, is free"."""
_VERBS_OF_NOTICING = frozenset(
    (
        "noticed realised realized mentioned explained showed decided agreed promised insisted "
        "admitted joked hoped believed guessed claimed announced"
    ).split()
)
"""Verbs before a clause that is their object: "when you noticed the ramp was blocked"."""
_WORDS_BEFORE_OBJECT_CLAUSES = (
    _VERBS_OF_SAYING | _VERBS_OF_NOTICING | SUBORDINATORS | frozenset("saw knew told me us".split())
)
_WORDS_IN_ING_BEFORE_CLAUSES = GERUND_LOOKALIKES | frozenset(
    "realising realizing knowing thinking feeling learning discovering noticing finding".split()
)
"""Words before a clause without its pronoun: "the training you gave", "realising I knew it"."""
_NOUNS_BEFORE_CLAUSES = frozenset(
    "sound noise smell way look colour color shape taste feel".split()
)
"""Nouns that a clause about a thing may follow: "the sound a billet makes when it cools"."""
_MODALS_OF_PURPOSE = frozenset("could can would will".split())
"""Verbs of a clause after "so" that says what something was for: "so parents could come"."""
_NOUNS_OR_VERBS = frozenset("bit saw wound felt".split())
_PREPOSITIONS_AFTER_NAME = frozenset("from on at in behind".split())
_WORDS_OF_SHORT_CLAUSE = 3
_PARTICIPLES_AFTER_NOUN = frozenset(
    "involved included provided required offered concerned needed used mentioned".split()
)
_CAUSATIVE_VERBS = frozenset("made kept left".split())
"""Verbs that say what something did to the writer: "talking to you made me want it more"."""
_WORDS_AFTER_VERB_OF_PEOPLE = frozenset("up for out over through past off".split())
_OBJECTS_OF_HABITS = (
    POSSESSIVES
    | _OBJECT_PRONOUNS
    | frozenset("everyone everybody everything each every people you anyone anybody".split())
)
_FARTHEST_VERB_AFTER_PLACE = 5
"""The number of words from "on" to the verb of "the boy on the old fitting bench nods"."""
_CAUSE = r"(?i)(?:for|to do with|due to|owing to|because of|on account of|thanks to)\b"
_INFINITIVE = r"(?i)to\b"
_PURPOSE = r"(?i)(?:so (?:that|i|we|as)|in order to)\b"
_FUTURE_TIME = (
    r"(?i)(?:the )?next time\b|any ?time\b|whenever\b"
    r"|(?:an?|one|two|three|some|a few) (?:years?|months?|weeks?)(?: or (?:two|three|so))?"
    r" (?:from now|on|later|down the (?:line|road))\b"
)
_TIME_AT_START = (
    r"(?i)(?:last|this|that|one|(?:the )?(?:other|next|same)|every)\s+(?:\w+\s+)?"
    r"(?:time|day|morning|afternoon|evening|night|week|weekend|month|year|spring|summer|autumn|fall"
    r"|winter|\w+day|January|February|March|April|May|June|July|August|September|October|November"
    r"|December),?\s+"
)
_TYPED_OPENING = (
    r"(?i)^(?:what i\b|what \w+ (?:me|us)\b[^,]* (?:was|is|were)\b|what (?:has )?stay"
    r"|the reason\b[^,]* (?:is|was)\b|my reason\b)"
)
"""The beginning of a sentence with an opening that the writer typed: "What I remember …"."""
_FUTURE_OR_PRESENT = r"(?i)[,;]|\b(?:will|would|is|has|gets)\b|['’]ll\b"
_NEGATED_VERB = r"\w+n't|(?:do|does|did|ca|could|wo|would|is|was|had)nt"
_ADJECTIVES_IN_LY = frozenset(
    (
        "early family only friendly lovely daily weekly monthly lonely silly ugly elderly supply "
        "assembly july"
    ).split()
)
"""Adjectives and nouns that are no adverbs: "supply teaching"."""
_SET_PHRASE = (
    r"(?i)(?:to be (?:fair|honest|frank)|to tell the truth)\b"
    r"|thank(?:s| you)\b|(?-i:[Tt]ell [A-Z])|what (?:an?|fun)\b"
    r"|.*, (?:you|he|she|they) (?:said|told (?:me|us))$"
    r"|in the (?:end|meantime|event),? (?:my|our|the|your|we|i|it|you|they|he|she)\b"
    r"|with(?:out)? (?:you|him|her|them|it) (?:we|i|it|they|he|she)\b"
    r"|(?:why|how|what|where) (?:would|could|should|can|am|are|is) (?:i|we|you|they|it)\b"
)
_WORD_AND_COMMA = r"[\w'’-]+,?"
_VERB_PREFIX = r"(?:re|over|under|out|un|mis|with)(?=\w{3})"
"""The prefixes of verbs that keep their irregular forms: "rebuilt", "overheard"."""
_ASIDE = (
    r"[\"“][^\"”]*[\"”]|\([^()]*\)"
    # An apostrophe inside a word ends no quotation.
    r"|(?<![\w'’])['‘](?:[^'‘’]|(?<=\w)['’](?=\w))+['’](?!\w)"
)
_NO_ONE = r"(?i)^no[ -]one\b"
_BEFORE_FIRST_WORD = r"^[^\w'’]+"
_DASH = r"\s[-–—]\s|;\s"
_QUOTATION_AT_START = r"(?:\"[^\"]*\"|“[^”]*”|['‘][^'‘’]*['’](?!\w))\s*[,–—-]\s*(?=\w)"
_QUOTATION = r"\"[^\"]*\"|“[^”]*”"
_SUBJECT_OF_TWO = (
    r"(?i)my (?:\w+ ){1,2}and I (?!(?:as|in|at|on|to|for|with)\b)|(?-i:[A-Z]\w+) and I (?!as\b)\w"
)
"""The beginning of a sentence about two people: "my sister and I work as a pair"."""
_STARTS_CONDITION = r"(?i)(?:if|should|had|were|unless|when)\b"
_CONDITION_AT_END = (
    r"(?i),\s+(?:(?:even )?if|unless|once|in case|should (?:you|there|one|the|a|any|this))\b.*"
)
_INVERSION = (
    r"(?i)(?:never|not once|only\b[^,]*?|rarely|seldom|hardly|no sooner)\s+(?:before\s+)?"
    r"(?:had|have|did|do|does|was|were|is)\s+\w|had\s+(?:I|it|we|he|she|they)\b"
)
"""A sentence whose verb comes before its subject: "never before had anyone asked me"."""
_COMMA = r",\s+"
_END_OF_PHRASE = (
    r"(?i):\s|,?\s+(?:and|so|because|cos)\s+(?=(?:i|you|we|they|he|she|it|there|nobody|none|no one"
    r"|no-one|not one|everyone|everybody|someone|somebody)\b|(?:i|you|we|they|he|she|it)['’])"
)
"""The end of a phrase before a clause: "seven people at the table and not one of them agreed"."""
_NAMED_QUESTION = r"(?i)that\b|[^,:]*\bquestion\b[^,:]*[,:]"
"""The beginning of a text that quotes a question: "your question, what would I stop doing?"."""
_SOME_OF_PEOPLE = (
    r"(?i)\b(?:all|both|each|the)(?: (?:two|three|four|five))? of (?=(?:you|us|them)\b)"
)
"""The words before a pronoun in a subject such as "all three of you"."""
_STARTS_OF_SENTENCES = (_TYPED_OPENING, _SET_PHRASE, _INVERSION, _SUBJECT_OF_TWO)
_PARSED_CHARACTERS = 1_000
"""The number of characters that decide the form; no sentence that a person types is longer."""


def _split_words(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a text with any comma after them, and in lower case without commas."""
    words = re.findall(_WORD_AND_COMMA, text)
    return words, [word.rstrip(",").casefold().replace("’", "'") for word in words]


def grammatical_form(text: str) -> GrammaticalForm:
    """Return the grammatical form of a text; one without words counts as a sentence."""
    if re.fullmatch(_QUOTATION, text):
        return GrammaticalForm.NOUN
    if (quotation := re.match(_QUOTATION_AT_START, text)) and not _is_main_clause(
        text[quotation.end() :]
    ):
        # "'Mind the duck', on the server room door"
        return GrammaticalForm.NOUN
    text = _without_asides(re.sub(_SOME_OF_PEOPLE, "", text[:_PARSED_CHARACTERS]))
    text = re.sub(_NO_ONE, "nobody", re.sub(_BEFORE_FIRST_WORD, "", text))
    text = re.sub(_RELATIVE_CLAUSE, " ", text, count=1)
    words, lower = _split_words(text)
    if not words:
        return GrammaticalForm.SENTENCE
    return (
        _form_by_first_words(text, words, lower)
        or _form_by_first_verb(lower)
        or _form_by_main_verb(text, words, lower)
    )


def _without_asides(text: str) -> str:
    """Return a text without the parts that do not affect its form, unless that leaves no words.

    These are text in quotation marks or parentheses, text after a dash or a semicolon, and a
    condition at the end: "a place on the team, if one comes free".
    """
    remainder = re.split(_DASH, re.sub(_ASIDE, " ", text))[0]
    if not re.match(_STARTS_CONDITION, remainder):
        remainder = re.sub(_CONDITION_AT_END, "", remainder)
    words = re.findall(_WORD_AND_COMMA, remainder)
    if len(words) == 1 and words[0].endswith("ing") and re.search(_ASIDE, text):
        # "hearing 'we lost money'"
        return f"{words[0]} it"
    return remainder if len(words) > 1 else text


def _form_by_first_words(text: str, words: list[str], lower: list[str]) -> GrammaticalForm | None:
    """Return the form if the first words alone determine it."""
    first, second = lower[0], _word_after(lower, 0)
    is_question = text.endswith("?") and not re.match(_NAMED_QUESTION, text)
    if is_question or any(re.match(start, text) for start in _STARTS_OF_SENTENCES):
        return GrammaticalForm.SENTENCE
    if _is_contracted_subject(first):
        return GrammaticalForm.SENTENCE
    if first == "ur" and (second in ADVERBS | {"not", "all", "the", "a"} or second.endswith("ing")):
        # "ur so kind", but not "ur dog"
        return GrammaticalForm.SENTENCE
    if first == "each" and _word_after(lower, 1).endswith("ing"):
        return GrammaticalForm.NOUN
    if first in INDEFINITES | {"you"} and second.endswith("ing") and not second.endswith("thing"):
        # "you putting a loaf in front of me", "everyone stopping to look"
        return GrammaticalForm.NOUN
    if first in SUBJECTS | INDEFINITES and second and second not in PREPOSITIONS | {"who", "to"}:
        return GrammaticalForm.SENTENCE
    if first in INDEFINITES:
        phrase, comma, _ = text.partition(",")
        has_verb = phrase.endswith(("s", "ed")) or first_verb_index(text) is not None
        # "nobody at the desk, just a bell", but not "nobody in your kitchen shouts"
        is_noun = second in ("of", "who", "to") or (bool(comma) and not has_verb)
        is_noun = is_noun or any(word.endswith("ing") for word in lower[2:])
        return GrammaticalForm.NOUN if is_noun else GrammaticalForm.SENTENCE
    if first in ("twice", "once") and second in SUBJECTS:
        return GrammaticalForm.SENTENCE
    if first in ("kindly", "please") and not second.endswith("ing"):
        return GrammaticalForm.SENTENCE
    if re.match(_CAUSE, text):
        # One word in place of "because of" and the like, as after any other preposition.
        phrase = re.sub(_CAUSE, "for", text.partition(": ")[0], count=1)
        has_main_clause = _has_main_clause_after_phrase(phrase)
        return GrammaticalForm.SENTENCE if has_main_clause else GrammaticalForm.CAUSE
    if re.match(_INFINITIVE, text):
        return GrammaticalForm.INFINITIVE
    if re.match(_PURPOSE, text):
        return GrammaticalForm.PURPOSE
    if first in ("if", "should", "unless"):
        return GrammaticalForm.CONDITION
    if first == "that":
        return _form_of_that_phrase(words, lower)
    if first in ("simply", "just", "mainly", "partly") and second == "that":
        return _form_of_that_phrase(words[1:], lower[1:])
    if first == "why":
        return GrammaticalForm.THAT_CLAUSE
    if first in QUESTION_WORDS:
        # "how come you all wave", "what she did was sit with me"
        is_sentence = (first, second) == ("how", "come") or bool(re.match(_CLEFT, text))
        return GrammaticalForm.SENTENCE if is_sentence else GrammaticalForm.CLAUSE
    if first in ("whoever", "whatever") and not re.search(_FUTURE_OR_PRESENT, text):
        # "whoever baked that bread"
        return GrammaticalForm.NOUN
    return None


def _form_by_first_verb(lower: list[str]) -> GrammaticalForm | None:
    """Return the form of a text that begins with a verb, after adverbs at most."""
    first, second = lower[0], _word_after(lower, 0)
    verb = next((word for word in lower if word not in ADVERBS | {"not"}), first)
    verb_at = lower.index(verb)
    after = _word_after(lower, verb_at)
    has_object = after in ("me", "us") or after in DETERMINERS - {"that"}
    if verb in STATE_ADJECTIVES and verb_at < 3 and not has_object:
        # "really impressed by the yard"
        return GrammaticalForm.STATE
    if verb in PERFECT_PARTICIPLES and second:
        # "been offered a place"
        return GrammaticalForm.PARTICIPLE
    is_before_gerund = first in {"not", "never", "always"} or (
        first.endswith("ly") and first not in _ADJECTIVES_IN_LY
    )
    if second == "once":
        second = _word_after(lower, 1)
    if is_before_gerund and second.endswith("ing") and second not in GERUND_LOOKALIKES:
        return GrammaticalForm.GERUND
    second = _word_after(lower, 0)
    if _is_deed(verb, after):
        return GrammaticalForm.DEED
    if verb == "made" and after == "to":
        return GrammaticalForm.PASSIVE
    if verb in APPOINTMENT_PARTICIPLES and after in ("to", "as", "for", "into", "onto", "by"):
        return GrammaticalForm.PASSIVE
    if verb in PASSIVE_PARTICIPLES and after and after not in _OBJECT_PRONOUNS | {"her", "you"}:
        return GrammaticalForm.PASSIVE
    if _is_predicate(lower, verb_at):
        return GrammaticalForm.PREDICATE
    return None


def _form_by_main_verb(text: str, words: list[str], lower: list[str]) -> GrammaticalForm:
    """Return the form of any other text, which depends on whether it has a main verb."""
    first, second = lower[0], _word_after(lower, 0)
    if _is_clause_before_clause(text):
        return GrammaticalForm.SENTENCE
    if re.match(_FUTURE_TIME, text):
        return GrammaticalForm.MOMENT
    if (time := re.match(_TIME_AT_START, text)) and _is_main_clause(text[time.end() :]):
        return GrammaticalForm.SENTENCE
    is_half_of_something = first == "half" and second in POSSESSIVES | {"the", "of"}
    if words[0].casefold() == "when,":
        # "when, in the middle of lambing, you still rang"
        return GrammaticalForm.MOMENT
    if first == "somewhere" and second == "to":
        return GrammaticalForm.NOUN
    is_place = first in ("down", "up", "out", "back", "over") and second in ("in", "at", "on", "by")
    if (
        is_place
        or (first in TIME_OR_PLACE_BEGINNINGS and not is_half_of_something)
        or (first in ADVERBS and second in TIME_OR_PLACE_BEGINNINGS)
    ):
        has_main_clause = _has_main_clause_after_phrase(text)
        return GrammaticalForm.SENTENCE if has_main_clause else GrammaticalForm.MOMENT
    is_speech = first in _GERUNDS_OF_SPEECH and second in POSSESSIVES | SUBJECTS | {"the"}
    if is_speech or (first in _GERUNDS_OF_PERCEPTION and not _is_noun_in_ing(first, words)):
        # "hearing the choristers sing"
        return GrammaticalForm.GERUND
    if first.endswith("ing") and len(first) > 4 and not _is_noun_in_ing(first, words):
        # Its main verb can only be in the first part: "seeing you work, which I enjoyed".
        length = len(_split_words(re.split(_COMMA, text)[0])[0])
        is_sentence = _has_main_verb(words[:length], lower[:length], only_certain=True)
        return GrammaticalForm.SENTENCE if is_sentence else GrammaticalForm.GERUND
    is_short_clause = len(words) == _WORDS_OF_SHORT_CLAUSE and _may_be_verb(lower, len(words) - 1)
    if is_short_clause and first in DETERMINERS and lower[-1] not in _PARTICIPLES_AFTER_NOUN:
        # "the vicar juggled"
        return GrammaticalForm.SENTENCE
    has_main_verb = _has_main_verb(words, lower, only_certain=False)
    if has_main_verb and not (_has_clauses_after_comma(text) or _has_clause_after_phrase(text)):
        return GrammaticalForm.SENTENCE
    if first == "not" and second not in ("much", "many", "enough", "only"):
        # "not the pay"
        return GrammaticalForm.DENIAL
    if first in ("no", "not"):
        # "no parking", "not enough hours"
        return GrammaticalForm.ABSENCE
    return GrammaticalForm.BARE_NOUN if is_bare_noun_phrase(text) else GrammaticalForm.NOUN


def _has_clauses_after_comma(text: str) -> bool:
    """Return whether clauses follow a noun phrase and a comma: "the bus, I drove one like it"."""
    phrase, *clauses = re.split(_COMMA, text)
    words, lower = _split_words(phrase)
    has_no_name = len(words) > 1 and not any(word[0].isupper() for word in words[1:])
    starts_noun_phrase = lower[0] in DETERMINERS or (
        has_no_name and lower[0] not in INDEFINITES | ADVERBS | _NO_NOUNS_AT_START
    )
    if not clauses or not starts_noun_phrase or _has_main_verb(words, lower, only_certain=False):
        return False
    if "o'clock" in lower or any(_may_be_verb(lower, at) for at in range(1, len(lower))):
        # "the boat rocked, I dropped it"
        return False
    return all(map(_is_whole_clause, clauses))


def _has_clause_after_phrase(text: str) -> bool:
    """Return whether a clause follows a phrase without a verb: "a job nearby and I'd be there".

    A word that may be a verb unknown to this module is taken as one.
    """
    phrase, *clauses = re.split(_END_OF_PHRASE, text, maxsplit=1)
    words, lower = _split_words(phrase)
    if lower[0] in NUMBER_WORDS and (":" in text or not {"past", "o'clock"}.isdisjoint(lower)):
        # "ten past four: a heron walked across"
        return False
    if not clauses or len(words) < 2 or lower[0] in INDEFINITES | ADVERBS | _NO_NOUNS_AT_START:
        return False
    is_noun_phrase = lower[0] in DETERMINERS or (
        lower[0].endswith("'s") or (words[0][0].islower() and ":" not in text)
    )
    may_be_verb = any(_may_be_verb(lower, at) for at in range(1, len(lower)))
    return (
        is_noun_phrase and not may_be_verb and not _has_main_verb(words, lower, only_certain=False)
    )


def _is_clause_before_clause(text: str) -> bool:
    """Return whether an unknown verb comes before a clause: "a van skidded and we cheered"."""
    phrase, *clauses = re.split(_END_OF_PHRASE, text, maxsplit=1)
    _, lower = _split_words(phrase)
    _, after = _split_words(" ".join(clauses))
    if len(after) < 2 or ":" in text or "," in text or lower[0] not in DETERMINERS:
        return False
    if not SUBORDINATORS.isdisjoint(lower) or text[len(phrase) :].split()[0] == "because":
        return False
    is_clause = not after[1].endswith("ing") and after[1] not in PREPOSITIONS
    return is_clause and any(
        lower[at].endswith("ed") and _may_be_verb(lower, at) for at in range(2, len(lower))
    )


def _may_be_verb(lower: list[str], at: int) -> bool:
    """Return whether the word at a position may be a verb that this module does not know."""
    word, before, after = lower[at], lower[at - 1], _word_after(lower, at)
    if word.endswith("'s"):
        return after in PREPOSITIONS | DETERMINERS | ADVERBS or after.endswith("ing")
    if word in PARTICIPLES | UNCHANGED_PAST_VERBS:
        return after in DETERMINERS | _OBJECT_PRONOUNS
    is_past = word.endswith("ed") and len(word) > 4 and after != "by"
    # "the lady who was ironing the choir robes"
    is_present = word.endswith("s") and _is_person(before) and (bool(after) or at < 3)
    return is_present or (is_past and before not in DETERMINERS | ADVERBS)


def _is_whole_clause(text: str) -> bool:
    """Return whether a text is a main clause with its subject, or a subordinate clause."""
    words, lower = _split_words(text)
    is_joined = bool(words) and lower[0] in ADVERBS | {"and", "so"}
    if is_joined and _word_after(lower, 0) in SUBJECTS | INDEFINITES:
        words, lower = words[1:], lower[1:]
    if lower in (["honestly"], ["really"], ["obviously"], ["actually"]):
        return True
    if not words:
        return False
    has_subject = lower[0] in SUBJECTS | INDEFINITES | DETERMINERS or words[0][0].isupper()
    has_subject = has_subject or _is_contracted_subject(lower[0])
    is_main = has_subject and _is_main_clause(" ".join(words))
    return is_main or lower[0] in SUBORDINATORS | QUESTION_WORDS


def _is_noun_in_ing(first: str, words: list[str]) -> bool:
    """Return whether a word in "-ing" is a noun: "meeting", but not in "meeting you"."""
    if first not in GERUND_LOOKALIKES:
        return False
    if first.endswith("thing") or len(words) < 2:
        return True
    objects = DETERMINERS | SUBJECTS | _OBJECT_PRONOUNS
    if words[1] == "with" and len(words) > 2:
        return words[2].casefold() not in _OBJECT_PRONOUNS
    return not (words[1][0].isupper() or words[1].casefold() in objects)


def _is_contracted_subject(word: str) -> bool:
    """Return whether a word is a subject contracted with its verb: "you've", "that's"."""
    subject, apostrophe, _ = word.partition("'")
    return bool(apostrophe) and subject in SUBJECTS | {"that"}


def _form_of_that_phrase(words: list[str], lower: list[str]) -> GrammaticalForm:
    """Return the form of a text that begins with "that"."""
    if len(words) == 1:
        return GrammaticalForm.NOUN
    if lower[1] in AUXILIARIES or (lower[1] in FINITE_FORMS and lower[1] not in _NOUNS_OR_VERBS):
        return GrammaticalForm.SENTENCE
    starts_clause = lower[1] in SUBJECTS | INDEFINITES | DETERMINERS or words[1][0].isupper()
    if starts_clause or _is_contracted_subject(lower[1]):
        return GrammaticalForm.THAT_CLAUSE
    return GrammaticalForm.NOUN


def _word_after(lower: list[str], at: int) -> str:
    """Return the word after the one at a position, or "" if it is the last."""
    return lower[at + 1] if at + 1 < len(lower) else ""


def _is_predicate(lower: list[str], at: int) -> bool:
    """Return whether a text is a verb without its subject, as in "felt very welcome"."""
    verb = lower[at]
    if at > 2 or any(word not in ADVERBS for word in lower[:at]):
        return False
    is_known_verb = verb in AUXILIARIES | SUBJECTLESS_VERBS | VERBS_WITHOUT_HAVE
    if is_known_verb or re.fullmatch(_NEGATED_VERB, verb):
        return len(lower) > at + 1
    base = re.sub(_VERB_PREFIX, "", verb)
    if verb in FINITE_FORMS or base in FINITE_FORMS:
        return True
    if verb in INTRANSITIVE_VERBS and _word_after(lower, at) in ADVERBS | PREPOSITIONS:
        # "laughed so hard"
        return True
    is_past = (verb.endswith("ed") and len(verb) > 4) or (base != verb and base in PARTICIPLES)
    return is_past and _begins_object(_word_after(lower, at))


def _begins_object(word: str) -> bool:
    """Return whether a word after a verb begins its object."""
    return word in DETERMINERS | SUBJECTS | QUESTION_WORDS | _OBJECT_PRONOUNS | {"to"}


def _is_deed(verb: str, after: str) -> bool:
    """Return whether a verb and the next word say what somebody did to the writer: "told me"."""
    is_past = verb in FINITE_FORMS | PARTICIPLES | PASSIVE_PARTICIPLES or verb.endswith("ed")
    return is_past and after in ("me", "us")


def _has_main_clause_after_phrase(text: str) -> bool:
    """Return whether a text has a main clause after the phrase or clause that it begins with.

    "After lunch you showed me the kiln" has one, "after lunch in the yard" has none.
    """
    first, *others = re.split(_COMMA, text)
    words, lower = _split_words(first)
    if lower[0] not in ("when", "while"):
        # "when you asked, and I had to think" is no sentence.
        others = [part.removeprefix("and ") for part in others]
    if any(map(_is_main_clause, others)):
        return True
    phrase_start = 2 if lower[0] in ADVERBS else 1
    starts_with_clause = lower[0] in ("when", "while", "as", "once") or (
        lower[0] in ("before", "after") and _word_after(lower, 0) in SUBJECTS
    )
    if starts_with_clause and _has_second_clause(words, lower):
        return True
    starts_clause = lower[0] in SUBORDINATORS - {"after", "before", "since", "as"}
    has_gerund = _word_after(lower, 0).endswith("ing")
    if (starts_clause and not has_gerund) or _word_after(lower, phrase_start - 1) in SUBJECTS:
        return False
    has_relative_clause = in_relative_clause = False
    for at in range(phrase_start + 1, len(lower)):
        if lower[at] == "who":
            # "at the door a man who had rung asked the way": the first verb is of this clause.
            has_relative_clause = in_relative_clause = True
            continue
        if lower[at] == "as" and _word_after(lower, at) in ("a", "an"):
            # "in my years as a locksmith I never saw …"
            continue
        if lower[at] in SUBORDINATORS:
            return False
        if lower[at - 1] in SUBJECTS or _is_contracted_subject(lower[at]):
            return True
        if _starts_subject_after_noun(words, lower, at):
            return True
        after_name = words[at - 1][0].isupper() and lower[at].endswith("ed")
        if after_name or _is_finite(words, lower, at, only_certain=not has_relative_clause):
            if not in_relative_clause:
                return True
            in_relative_clause = False
    return False


def _starts_subject_after_noun(words: list[str], lower: list[str], at: int) -> bool:
    """Return whether an article starts a subject: "on the stairs a woman called out to me"."""
    before = lower[at - 1]
    is_after_noun = not (
        before in PREPOSITIONS | DETERMINERS | ADVERBS | _COORDINATORS | _OBJECT_PRONOUNS
        or before.endswith("ing")
        or _is_finite(words, lower, at - 1, only_certain=False)
    )
    return (
        lower[at] in ("a", "an", "the")
        and is_after_noun
        and any(_is_finite(words, lower, n, only_certain=False) for n in range(at + 2, len(lower)))
    )


def _has_second_clause(words: list[str], lower: list[str]) -> bool:
    """Return whether a subject follows a complete clause: "when I dropped it you laughed"."""
    return any(_starts_second_clause(words, lower, at) for at in range(3, len(lower)))


def _starts_second_clause(words: list[str], lower: list[str], at: int) -> bool:
    """Return whether the word at a position starts the subject of a clause after a complete one.

    "you" does in "when I asked about nights you sent me the rota", as its verb has two objects, but
    not in the relative clause "about the nights you sent me"; nor does "a" in "while we were eating
    a pie", as no verb follows.
    """
    ends_clause = (
        lower[at - 1] in _LAST_WORDS_OF_CLAUSES
        or lower[at - 1] in INTRANSITIVE_VERBS
        or (lower[at - 1] in _LAST_PARTICIPLES and lower[at - 2] in AUXILIARIES)
    )
    may_end_clause = ends_clause or (
        lower[at - 1].endswith(("ing", "ed")) and lower[at - 1] not in _VERBS_OF_NOTICING
    )
    if lower[at] in DETERMINERS and (may_end_clause or _ends_prepositional_phrase(lower, at - 1)):
        return any(
            _is_finite(words, lower, verb_at, only_certain=True)
            and lower[verb_at - 1] not in _COORDINATORS
            and _STARTS_OF_CLAUSES.isdisjoint(lower[at:verb_at])
            for verb_at in range(at + 2, min(at + 5, len(lower)))
        )
    if lower[at] not in SUBJECTS | INDEFINITES or not _word_after(lower, at):
        return False
    is_there_clause = lower[at] == "there" and _word_after(lower, at) in AUXILIARIES
    if ends_clause or (is_there_clause and lower[at - 1] not in _WORDS_BEFORE_OBJECT_CLAUSES):
        return True
    if lower[at - 1].endswith("ing") and _word_after(lower, at):
        # "while I was waiting you turned it", but not "while I was watching you turn it".
        return _is_finite(words, lower, at + 1, only_certain=False)
    has_objects = (
        _word_after(lower, at + 1) in _OBJECT_PRONOUNS and _word_after(lower, at + 2) in DETERMINERS
    )
    return has_objects and lower[at - 2] in PREPOSITIONS


def _ends_prepositional_phrase(lower: list[str], at: int) -> bool:
    """Return whether the word at a position is the noun of "in the corridor"."""
    return at > 1 and lower[at - 1] in DETERMINERS and lower[at - 2] in PREPOSITIONS


def _is_main_clause(text: str) -> bool:
    """Return whether a text has a subject and a finite verb of its own."""
    words, lower = _split_words(text)
    if len(words) < 2 or lower[0] in SUBORDINATORS | PREPOSITIONS | _COORDINATORS:
        return False
    if lower[0] in SUBJECTS | INDEFINITES or _is_contracted_subject(lower[0]):
        return True
    return _has_main_verb(words, lower, only_certain=False)


def _has_main_verb(words: list[str], lower: list[str], *, only_certain: bool) -> bool:
    """Return whether there is a finite verb outside every relative and subordinate clause.

    A clause begins with a subordinator, or with a subject directly after a noun ("the way you
    listened"), and has one verb. With `only_certain`, possible participles do not count as verbs.
    """
    in_clause = in_verb_group = had_clause = False
    for at in range(1, len(words)):
        word = lower[at]
        subordinator, apostrophe, _ = word.partition("'")
        is_before_subject = _word_after(lower, at) in SUBJECTS
        if word == "should" and is_before_subject:
            # "should you need a hand": the clause begins with its verb.
            in_clause, in_verb_group = False, True
        elif word == "so" and (
            is_before_subject or not _MODALS_OF_PURPOSE.isdisjoint(lower[at + 2 : at + 5])
        ):
            # "so we could talk", "so my parents could come"
            in_clause, in_verb_group = True, False
        elif subordinator in SUBORDINATORS and _starts_clause(
            words, lower, at, after_gerund=only_certain
        ):
            # "that's" includes the verb of its clause.
            in_clause, in_verb_group = not apostrophe, bool(apostrophe)
        elif _is_contracted_subject(word) and words[at - 1].isalpha():
            # "the well you've dug": the word contains the verb of the clause.
            in_clause, in_verb_group, had_clause = False, True, True
        elif _starts_reduced_clause(words, lower, at):
            in_clause, in_verb_group = True, False
        elif _is_finite(words, lower, at, only_certain=only_certain or in_verb_group):
            if in_verb_group and (word not in AUXILIARIES or word == "have"):
                # The rest of "would have told", which is one verb.
                continue
            if had_clause and lower[at - 1] in _VERBS_OF_SAYING:
                # "the vacancy you said might come up"
                in_verb_group = word in AUXILIARIES
                continue
            is_after_name = at > 1 and words[at - 1][0].isupper() and lower[at - 2] in _COORDINATORS
            joins_clause = had_clause and (is_after_name or _follows_coordinator(lower, at))
            if not in_clause and not joins_clause:
                return True
            in_clause, in_verb_group, had_clause = False, word in AUXILIARIES, True
        elif word not in _INSIDE_VERB_GROUPS:
            in_verb_group = False
    return False


def _follows_coordinator(lower: list[str], at: int) -> bool:
    """Return whether a verb continues a clause: "… and drew it", "… and you drew it"."""
    before_subject = lower[at - 2] if at > 1 and lower[at - 1] in SUBJECTS else ""
    return lower[at - 1] in _COORDINATORS or before_subject in _COORDINATORS


def _starts_clause(words: list[str], lower: list[str], at: int, *, after_gerund: bool) -> bool:
    """Return whether a subordinator starts a clause: "before" may also be a preposition.

    In a text that begins with a gerund (`after_gerund`), it also starts one if a verb such as
    "went" follows: "telling me before the notice went up".
    """
    if lower[at] not in ("before", "after", "since"):
        return True
    following = lower[at + 1 : at + 5]
    if not following:
        return False
    has_auxiliary = not {"is", "are", "was", "were", "has", "had"}.isdisjoint(following)
    if following[0] in SUBJECTS | INDEFINITES or has_auxiliary:
        return True
    if following[0] in DETERMINERS and not _VERBS_OF_BEGINNING_OR_END.isdisjoint(following[1:]):
        return True
    if words[at - 1].endswith(","):
        return not any(word.endswith(",") for word in words[at:])
    return after_gerund and not _VERBS_IN_BEFORE_CLAUSES.isdisjoint(following[1:])


def _starts_reduced_clause(words: list[str], lower: list[str], at: int) -> bool:
    """Return whether a relative clause without its pronoun starts: "the way you listened"."""
    before = lower[at - 1]
    if words[at - 1].endswith(","):
        return False
    if before in _NO_NOUNS:
        return False
    is_noun_in_ing = before in DETERMINER_PRONOUNS or (at > 1 and lower[at - 2] in DETERMINERS)
    if before.endswith("ing") and not is_noun_in_ing:
        # "the training you gave me" and "realising I knew it", but not "letting you know".
        return before in _WORDS_IN_ING_BEFORE_CLAUSES and lower[at] in SUBJECTS
    if _is_finite(words, lower, at - 1, only_certain=False):
        # "he tells" in "the joke you said he tells", "the baker had" in "you said the baker had"
        return lower[at] in SUBJECTS or (before in _VERBS_OF_SAYING and lower[at] in DETERMINERS)
    if lower[at] in _SUBJECTS_OF_CLAUSES:
        return not words[at - 1][0].isupper() or at > 1
    if lower[at] in ("a", "an"):
        # "the soup a little boy served me"
        is_heard_or_seen = before in _NOUNS_BEFORE_CLAUSES
        return at > 1 and (is_heard_or_seen or any(map(_is_person, lower[at + 1 : at + 4])))
    if _is_person(before) or before in TITLES:
        # "your manager Priya showed me": a name, not the subject of a relative clause.
        return False
    if _word_after(lower, at).isdigit():
        # "my present Grade 6 class": part of a name.
        return False
    return words[at][0].isupper() and words[at - 1][0].islower() and lower[at] != "i"


def _is_finite(words: list[str], lower: list[str], at: int, *, only_certain: bool) -> bool:
    """Return whether the word at a position is a finite verb, or may be one.

    With `only_certain`, a word that may be a participle is not.
    """
    word, before = lower[at], lower[at - 1] if at else ""
    after = _word_after(lower, at)
    if before == "to" or (words[at][0].isupper() and word in ("may", "will")):
        return False
    if word == "am" and before[:1].isdigit():
        return False
    if word == "do":
        return after == "not" or before in SUBJECTS | ADVERBS
    if word == "have" and before in _OBJECT_PRONOUNS:
        # "letting me have a go".
        return False
    if word in AUXILIARIES or re.fullmatch(_NEGATED_VERB, word):
        return True
    if word.endswith("'s") and (
        after in _WORDS_AFTER_CONTRACTED_VERB or _is_passive(lower, at + 1)
    ):
        return True
    if before in DETERMINERS - DETERMINER_PRONOUNS or before in AUXILIARIES or before == "being":
        return False
    base = re.sub(_VERB_PREFIX, "", word)
    if word in FINITE_FORMS or base in FINITE_FORMS:
        return True
    if word in THIRD_PERSON_VERBS and at and before not in PREPOSITIONS | _COORDINATORS:
        has_complement = after in (
            DETERMINERS | PREPOSITIONS | QUESTION_WORDS | _OBJECT_PRONOUNS | INDEFINITES
        )
        return has_complement or (bool(after) and _is_person(before))
    if _is_plural_verb(word, before, after) or _is_verb_of_person(word, before, after):
        return True
    if _is_habit_of_person(lower, at) or _is_habit_of_thing(lower, at):
        return True
    is_before_name = at + 1 < len(words) and words[at + 1][0].isupper() and after != "i"
    if is_before_name and _is_verb_of_person(word, before, "the"):
        # "the surgeon hums Dolly Parton"
        return True
    if (
        not only_certain
        and word in UNCHANGED_PAST_VERBS
        and at
        and after in DETERMINERS | _OBJECT_PRONOUNS
    ):
        # "Walt shut his eyes", "Walt, who runs the forge, let me strike"
        is_after_aside = "who" in lower[:at] or sum(w.endswith(",") for w in words[:at]) > 1
        is_after_clause = words[at - 1].endswith(",") and is_after_aside
        # "Ingrid from the third bench put her lamp on my desk"
        is_after_name = words[0][0].isupper() and lower[1] in _PREPOSITIONS_AFTER_NAME
        return words[at - 1][0].isupper() or _is_person(before) or is_after_clause or is_after_name
    if word == "turned" and after == "out":
        return True
    if word in _CAUSATIVE_VERBS and after in ("me", "us", "my"):
        return True
    if only_certain or after == "by":
        return False
    is_past = word in PARTICIPLES | INTRANSITIVE_VERBS or base in PARTICIPLES
    if is_past or (word.endswith("ed") and len(word) > 4):
        commas = [word.endswith(",") for word in words[:at]]
        is_after_noun = commas[-1:] == [True] and words[at - 1][0].islower()
        if is_after_noun and sum(commas) == 1 and "who" not in lower[:at]:
            # "her hands, nicked all over"
            return False
        is_before_particle = after == "all" and _word_after(lower, at + 1) in (
            "over",
            "round",
            "along",
        )
        has_object = not is_before_particle and after in (
            DETERMINERS | SUBJECTS | QUESTION_WORDS | INDEFINITES | _OBJECT_PRONOUNS
        )
        has_name_as_subject = words[0][0].isupper() and at > 0 and words[at - 1][0].isupper()
        has_person_as_subject = _is_person(before) and not _follows_preposition(lower, at - 1)
        has_subject = (
            has_name_as_subject or has_person_as_subject or before in ("you", "we", "they")
        )
        return has_object or has_subject or word in INTRANSITIVE_VERBS
    return False


def _is_passive(lower: list[str], at: int) -> bool:
    """Return whether the word at a position is a participle that no noun follows."""
    is_participle = at < len(lower) and lower[at].endswith("ed")
    return is_participle and _word_after(lower, at) in PREPOSITIONS | _COORDINATORS | {""}


def _follows_preposition(lower: list[str], at: int) -> bool:
    """Return whether a noun is the object of a preposition: "parts" in "with the parts wired"."""
    positions = range(at, max(at - 5, 0), -1)
    start = next((position for position in positions if lower[position] in DETERMINERS), at)
    return start > 0 and lower[start - 1] in PREPOSITIONS


def _ends_in_s(word: str) -> bool:
    """Return whether a word has the "-s" of plurals and of verbs, unlike "bus" and "choir's"."""
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def _is_plural_verb(word: str, before: str, after: str) -> bool:
    """Return whether a word is a plural verb in the present: "your nurses know every name".

    If the word may be a noun, it must be followed by the beginning of an object or the like, unlike
    in "your team work on Sunday".
    """
    is_plural = _ends_in_s(before)
    if not (is_plural or before in COLLECTIVE_NOUNS) or before in PLURALS_BEFORE_NOUNS or not after:
        return False
    if word in VERBS_AFTER_PLURAL:
        return True
    if word in ("smell", "taste", "sound", "look") and is_plural and after in ("of", "like"):
        return True
    words_after_verb = (
        DETERMINERS | QUESTION_WORDS | DETERMINER_PRONOUNS | SUBORDINATORS | ADVERBS | {"again"}
    )
    return word in VERBS_AFTER_PLURAL_OR_NOUNS and (
        after in words_after_verb
        or (is_plural and after == "at")
        or (_is_person(before) and after in _WORDS_AFTER_VERB_OF_PEOPLE)
    )


def first_verb_index(text: str) -> int | None:
    """Return the index of the first finite verb after the first word; None if there is none."""
    words, lower = _split_words(text)
    verbs = (at for at in range(1, len(words)) if _is_finite(words, lower, at, only_certain=False))
    return next(verbs, None)


def _is_verb_of_person(word: str, before: str, after: str) -> bool:
    """Return whether a word in "-s" is what one person does: "your baker scores each loaf"."""
    has_ending = len(word) > 3 and _ends_in_s(word) and word.removesuffix("s") not in WORK_NOUNS
    is_one_person = _is_person(before) and not before.endswith("s")
    has_complement = after in DETERMINERS | POSSESSIVES | _OBJECT_PRONOUNS | {"to", "out", "up"}
    return has_ending and is_one_person and has_complement


def _is_habit_of_person(lower: list[str], at: int) -> bool:
    """Return whether a word is what a person somewhere does: "the boy on the gate nods at all"."""
    word = lower[at]
    if len(word) < 4 or not _ends_in_s(word):
        return False
    after, then = _word_after(lower, at), _word_after(lower, at + 1)
    has_complement = after in _OBJECTS_OF_HABITS or (
        after in ("at", "to", "for", "with") and then in _OBJECTS_OF_HABITS
    )
    phrase = next((n for n in range(1, at - 2) if lower[n] in PREPOSITIONS), at)
    is_person_somewhere = (
        phrase < at
        and lower[0] in DETERMINERS
        and _is_person(lower[phrase - 1])
        and not lower[phrase - 1].endswith("s")
        and lower[phrase + 1] in DETERMINERS
        and at - phrase < _FARTHEST_VERB_AFTER_PLACE
    )
    return is_person_somewhere and has_complement


def _is_habit_of_thing(lower: list[str], at: int) -> bool:
    """Return whether a word is what a thing does: "the old capstan creaks when it rains"."""
    word, before = lower[at], lower[at - 1]
    is_after_subject = at in (2, 3) and lower[0] in DETERMINERS and before not in _NO_NOUNS
    has_ending = len(word) > 4 and _ends_in_s(word)
    is_after_singular = not before.endswith("s")
    has_time = _word_after(lower, at) in ("when", "while", "whenever", "if", "every")
    return is_after_subject and has_ending and is_after_singular and has_time


def _is_person(noun: str) -> bool:
    """Return whether a noun means people or animals, who can do what the verb after it says."""
    stem = noun.removesuffix("s")
    is_agent = len(noun) > 5 and stem.endswith(("er", "or", "ist", "ian")) and stem not in THINGS
    return (
        is_agent
        or noun in PEOPLE
        or noun.removesuffix("s") in PEOPLE
        or noun.endswith(("man", "men"))
    )


def is_bare_noun_phrase(text: str) -> bool:
    """Return whether a noun phrase begins without an article, a possessive or a number."""
    first = text.partition(" ")[0].replace("’", "'")
    word = first.rstrip(",").casefold()
    has_determiner = word in DETERMINERS | INDEFINITES or "'s" in first or first[:1].isdigit()
    second = text.partition(" ")[2].partition(" ")[0].casefold()
    # "first the tour, then the tea"
    has_determiner = has_determiner or (second in DETERMINERS and first[-1:].isalpha())
    return not has_determiner and word not in _WORDS_WITHOUT_ARTICLE | SUBJECTS | _OBJECT_PRONOUNS


def is_several_people(noun: str) -> bool:
    """Return whether a noun is a plural for people or animals: "nurses"."""
    is_plural = noun.endswith(("s", "men"))
    return is_plural and _is_person(noun) and noun not in _NAMES_LIKE_PLURALS
