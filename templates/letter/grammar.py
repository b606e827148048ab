"""Parse the grammar of typed answers, so that each can stand after an opening that fits it.

People finish "What I'll remember is …" with a noun phrase ("your account of …"), a gerund ("hearing
how …"), a clause ("how you …"), a moment ("when you …"), a predicate ("felt very welcome"), or a
whole sentence. The form decides which opening is taken unless the writer chooses one. What was
typed is never rearranged.
"""

import re
from typing import NamedTuple

from templates.letter.name_words import TITLES
from templates.letter.verbs import (
    AUXILIARIES,
    FEELINGS,
    FINITE_FORMS,
    GERUND_LOOKALIKES,
    HAPPENED,
    INTRANSITIVE,
    PARTICIPLES,
    PASSIVES,
    PEOPLE,
    PERFECTS,
    STATES,
    SUBJECTLESS_VERBS,
    THIRD_PERSON,
)
from templates.phrasebook.facts import GrammaticalForm
from templates.text import tidy


class Fragment(NamedTuple):
    """What was typed, ready to stand in a sentence, and the grammatical form of its beginning.

    `text` has no stop at its end. Further sentences that were typed follow the first in it.
    """

    form: GrammaticalForm
    text: str


EMPTY = Fragment(GrammaticalForm.NONE, "")

_SUBJECTS = frozenset("i we you they he she it there".split())
_INDEFINITES = frozenset("nobody everybody somebody everyone someone people each anyone".split())
_PRONOUNS = frozenset("everything something anything nothing all both each those".split())
"""Determiners that also stand alone, as a noun does: "everything you told me"."""
_POSSESSIVES = frozenset("your my our their his her its".split())
_DETERMINERS = _POSSESSIVES | frozenset(
    (
        "the a an this that these those all both every some any no one two three four five "
        "several many much everything something nothing whatever whichever each such half"
    ).split()
)
_PREPOSITIONS = frozenset(
    (
        "of with about on from in at for to between during after before over among around behind "
        "into round by under through without inside outside near until since like as than despite "
        "besides beyond along across against amid throughout towards toward upon within beneath"
    ).split()
)
_MOMENTS = frozenset(
    (
        "when while before after during in at on from with as until once over near behind despite "
        "along across throughout within under inside outside through"
    ).split()
)
_OBJECT_PRONOUNS = frozenset("me us him them".split())
_QUESTION_WORDS = frozenset("how why what where whether who".split())
_SUBORDINATORS = _QUESTION_WORDS | frozenset(
    (
        "that whom whose which when because if while as though although until unless once before "
        "after since"
    ).split()
)
_JOINERS = frozenset("and or but so then plus".split())
_ADVERBS = frozenset(
    (
        "really just so very quite also even still always never truly honestly actually especially "
        "particularly thoroughly only already rarely hardly seldom often both "
        "ever then afterwards straight absolutely"
    ).split()
)
_AFTER_CONTRACTED_VERB = frozenset("been got not going just a the".split())
"""Words that show the "'s" before them to be a verb: "my husband's been made redundant"."""
_COMMON_ADJECTIVES = frozenset(
    (
        "great good warm honest real such lovely nice kind friendly personal unforeseen little "
        "fresh new old open long short quiet calm simple small big"
    ).split()
)
"""Adjectives that people begin a fragment with, and write with a capital there."""
_ENDS_OF_CLAUSES = frozenset(
    "it me him them us down out up off over in back late early wrong together away there".split()
)
_WITHOUT_OBJECT = INTRANSITIVE | frozenset("came went left closed opened began ended got".split())
"""Verbs that need no object."""
_EFFECTS = frozenset("made kept left".split())
"""Verbs that say what something did to the writer: "talking to you made me want it more"."""
_CONDITIONS = frozenset("if should when whenever".split())
_CAUSES = re.compile(r"(?i)(?:for|due to|owing to|because of|on account of|thanks to)\b")
_INFINITIVE = re.compile(r"(?i)to\b")
_PURPOSE = re.compile(r"(?i)(?:so (?:that|i|we|as)|in order to)\b")
_NEXT_TIME = re.compile(r"(?i)(?:the )?next time\b|any ?time\b|whenever\b")
_BECAUSE = re.compile(r"(?i)^(?:because|since|as|cos)\s+(?!of\b|a\b)")
_COMPLETED = re.compile(
    r"(?i)^(?:what i\b|what (?:has )?stay|the reason\b[^,]* (?:is|was)\b|my reason\b)"
)
_NEGATED_VERB = re.compile(r"\w+n't|(?:do|does|did|ca|could|wo|would|is|was|had)nt")
_SET_PHRASE = re.compile(r"(?i)(?:to be (?:fair|honest|frank)|to tell the truth)\b")
_REPEATED_VERB = re.compile(
    r"(?i)^(?:is|was)\s+(?=(?:the|how|that|what|when|your|their|my|our|a|an|being)\b)"
)
_ABBREVIATIONS = "mr ms dr st mrs prof e\\.g i\\.e dept etc approx ext".split()
_SENTENCE_GAP = re.compile(
    "".join(rf"(?<!\b{abbreviation}\.)" for abbreviation in _ABBREVIATIONS)
    + r"(?:(?<=[.!?…])|(?<=[.!?…][\"'”’)]))\s+(?=\S)",
    re.IGNORECASE,
)
_REASONS = re.compile(r"(?i)\breasons?$")
_LONE_I = re.compile(r"(?<![\w.'’-])i(?=['’](?:m|d|ve|ll)\b|\s|$)(?!\.)")
_UNMARKED_CONTRACTION = re.compile(r"(?<![\w.'’-])(?:i(?=ve\b)|[iI](?=m\b(?!-)))|^I(?=ve\b)")
_SIGN_BETWEEN = re.compile(r"(?<=\w) [+&/] (?=\w)")
_TRAILING_STOP = " .,;:…"
_WORD_CHARACTER = re.compile(r"\w")
_WORD_AND_COMMA = re.compile(r"[\w'’-]+,?")


def has_words(text: str) -> bool:
    """Return whether a text contains a word."""
    return _WORD_CHARACTER.search(text) is not None


def split_sentences(text: str) -> list[str]:
    """Return the sentences of a typed text, each with its stop."""
    return _SENTENCE_GAP.split(text)


def first_sentence(text: str) -> str:
    """Return the first sentence of a text, without the stop at its end."""
    return split_sentences(text)[0].rstrip(_TRAILING_STOP)


def parse(answer: str) -> Fragment:
    """Return a typed answer as a fragment; any text is accepted."""
    text = _UNMARKED_CONTRACTION.sub("I'", _SIGN_BETWEEN.sub(" and ", tidy(answer)))
    text = _LONE_I.sub("I", text)
    if not has_words(text):
        return EMPTY
    first, *others = split_sentences(text)
    fragment = _parse_first(_REPEATED_VERB.sub("", first))
    text = " ".join([f"{fragment.text}." if others else fragment.text, *map(_capitalise, others)])
    text = re.sub(r"([!?…])\.(?= )", r"\1", text)
    return Fragment(fragment.form, text.rstrip(_TRAILING_STOP) or text)


def parse_reason(answer: str) -> Fragment:
    """Return a reason as a fragment, without a "because" before a whole clause."""
    text = tidy(answer)
    clause = _BECAUSE.sub("", text)
    fragment = parse(clause)
    if clause != text and fragment.form is not GrammaticalForm.NONE:
        return fragment._replace(form=GrammaticalForm.SENTENCE)
    if fragment.form is GrammaticalForm.PREDICATE and _is_perfect(fragment.text):
        return fragment._replace(form=GrammaticalForm.PARTICIPLE)
    if fragment.form is GrammaticalForm.BARE_NOUN:
        # A capital that begins the answer, hardly ever a name here.
        noun = fragment.text if fragment.text[1:2].isupper() else uncapitalise(fragment.text)
        if _REASONS.search(noun):
            return Fragment(GrammaticalForm.CAUSE, f"for {noun}")
        return fragment._replace(text=noun)
    return fragment


def _is_perfect(text: str) -> bool:
    """Return whether "I have" may stand before a past tense: "accepted", but not "took"."""
    verb = next((word for word in text.split() if word not in _ADVERBS), "")
    return verb in HAPPENED or (verb.endswith("ed") and verb not in SUBJECTLESS_VERBS | FEELINGS)


def _parse_first(text: str) -> Fragment:
    stripped = text.rstrip(_TRAILING_STOP) or text
    form = _form(stripped)
    if form is not GrammaticalForm.SENTENCE:
        stripped = stripped.rstrip("!?") or stripped
    return Fragment(form, _for_mid_sentence(form, stripped))


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def uncapitalise(text: str) -> str:
    """Return a text with a small first letter, unless it begins with "I"."""
    return text if text[:2] in ("I ", "I'", "I’") else text[:1].lower() + text[1:]


def _words_of(text: str) -> tuple[list[str], list[str]]:
    """Return the words of a text, each with the comma behind it, and again as they are compared."""
    words = _WORD_AND_COMMA.findall(text)
    return words, [word.rstrip(",").casefold().replace("’", "'") for word in words]


def _form(text: str) -> GrammaticalForm:
    """Return the form of a text, judged by its first words and by where its verbs stand."""
    words, lower = _words_of(text)
    if not words:
        return GrammaticalForm.SENTENCE
    first, second = lower[0], lower[1] if len(lower) > 1 else ""
    if (
        text.endswith("?")
        or _COMPLETED.match(text)
        or _SET_PHRASE.match(text)
        or _contracted_subject(first)
    ):
        return GrammaticalForm.SENTENCE
    if first in _SUBJECTS | _INDEFINITES and second and second not in ("of", "who"):
        return GrammaticalForm.SENTENCE
    if _CAUSES.match(text):
        has_main_clause = _moment_has_main_clause(_CAUSES.sub("for", text, count=1))
        return GrammaticalForm.SENTENCE if has_main_clause else GrammaticalForm.CAUSE
    if _INFINITIVE.match(text):
        return GrammaticalForm.INFINITIVE
    if _PURPOSE.match(text):
        return GrammaticalForm.PURPOSE
    if first in ("if", "should"):
        return GrammaticalForm.CONDITION
    if first == "that":
        return _form_after_that(words, lower)
    if first == "why":
        return GrammaticalForm.THAT_CLAUSE
    if first in _QUESTION_WORDS:
        return GrammaticalForm.CLAUSE
    verb = next((word for word in lower if word not in _ADVERBS | {"not"}), first)
    at = lower.index(verb)
    if verb in STATES and at < 3:
        return GrammaticalForm.STATE
    if verb in PERFECTS and second:
        return GrammaticalForm.PARTICIPLE
    if first == "not" and second.endswith("ing"):
        return GrammaticalForm.GERUND
    after = _word_after(lower, at)
    if _is_deed(verb, after):
        return GrammaticalForm.DEED
    if verb == "made" and after == "to":
        return GrammaticalForm.PASSIVE
    if verb in PASSIVES and after and after not in _OBJECT_PRONOUNS | {"her", "you"}:
        return GrammaticalForm.PASSIVE
    if _is_predicate(lower, at):
        return GrammaticalForm.PREDICATE
    if _NEXT_TIME.match(text):
        return GrammaticalForm.MOMENT
    if first in _MOMENTS or (first in _ADVERBS and second in _MOMENTS):
        return GrammaticalForm.SENTENCE if _moment_has_main_clause(text) else GrammaticalForm.MOMENT
    if first.endswith("ing") and len(first) > 4 and not _is_noun_in_ing(first, words):
        is_sentence = _has_main_verb(words, lower, strong=True)
        return GrammaticalForm.SENTENCE if is_sentence else GrammaticalForm.GERUND
    if _has_main_verb(words, lower, strong=False):
        return GrammaticalForm.SENTENCE
    if first == "not" and second not in ("much", "many", "enough", "only"):
        return GrammaticalForm.DENIAL
    if first in ("no", "not"):
        return GrammaticalForm.ABSENCE
    return GrammaticalForm.BARE_NOUN if _is_bare(text) else GrammaticalForm.NOUN


def _is_noun_in_ing(first: str, words: list[str]) -> bool:
    """Return whether a word like "meeting" is a noun: an object behind it makes it a gerund."""
    if first not in GERUND_LOOKALIKES or first.endswith("thing") or len(words) < 2:
        return first in GERUND_LOOKALIKES
    return not (words[1][0].isupper() or words[1].casefold() in _DETERMINERS | _SUBJECTS)


def _contracted_subject(word: str) -> bool:
    subject, apostrophe, _ = word.partition("'")
    return bool(apostrophe) and subject in _SUBJECTS | {"that"}


def _form_after_that(words: list[str], lower: list[str]) -> GrammaticalForm:
    if len(words) == 1:
        return GrammaticalForm.NOUN
    if lower[1] in AUXILIARIES or lower[1] in FINITE_FORMS:
        return GrammaticalForm.SENTENCE
    starts_clause = lower[1] in _SUBJECTS | _INDEFINITES | _DETERMINERS or words[1][0].isupper()
    return GrammaticalForm.THAT_CLAUSE if starts_clause else GrammaticalForm.NOUN


def _word_after(lower: list[str], at: int) -> str:
    return lower[at + 1] if at + 1 < len(lower) else ""


def _is_predicate(lower: list[str], at: int) -> bool:
    """Return whether a text is a verb without its subject, as in "felt very welcome"."""
    verb = lower[at]
    if at > 2 or any(word not in _ADVERBS for word in lower[:at]):
        return False
    if verb in AUXILIARIES | SUBJECTLESS_VERBS | FEELINGS or _NEGATED_VERB.fullmatch(verb):
        return len(lower) > at + 1
    if verb in FINITE_FORMS:
        return True
    return verb.endswith("ed") and len(verb) > 4 and _takes_object(_word_after(lower, at))


def _takes_object(after: str) -> bool:
    return after in _DETERMINERS | _SUBJECTS | _QUESTION_WORDS | _OBJECT_PRONOUNS | {"to"}


def _is_deed(verb: str, after: str) -> bool:
    is_past = verb in FINITE_FORMS | PARTICIPLES | PASSIVES or verb.endswith("ed")
    return is_past and after in ("me", "us")


def _moment_has_main_clause(text: str) -> bool:
    """Return whether a main clause follows a moment: "after lunch you showed me the kiln"."""
    first, *others = re.split(r",\s+", text)
    if any(_is_main_clause(part) for part in others):
        return True
    words, lower = _words_of(first)
    skip = 2 if lower[0] in _ADVERBS else 1
    if lower[0] in ("when", "while", "as", "once") and _second_clause(lower):
        return True
    starts_clause = lower[0] in _SUBORDINATORS - {"after", "before", "since", "as"}
    if starts_clause or (lower[skip : skip + 1] and lower[skip] in _SUBJECTS):
        return False
    for at in range(skip + 1, len(lower)):
        if lower[at] in _SUBORDINATORS:
            return False
        if lower[at - 1] in _SUBJECTS or _contracted_subject(lower[at]):
            return True
        after_name = words[at - 1][0].isupper() and lower[at].endswith("ed")
        if after_name or _is_finite(words, lower, at, strong=True):
            return True
    return False


def _second_clause(lower: list[str]) -> bool:
    """Return whether a subject follows a complete clause: "when I dropped it you laughed"."""
    return any(
        lower[at] in _SUBJECTS | _INDEFINITES
        and (lower[at - 1] in _ENDS_OF_CLAUSES or lower[at - 1] in INTRANSITIVE)
        for at in range(3, len(lower))
    )


def _is_main_clause(text: str) -> bool:
    words, lower = _words_of(text)
    if len(words) < 2 or lower[0] in _SUBORDINATORS | _PREPOSITIONS | _JOINERS:
        return False
    if lower[0] in _SUBJECTS | _INDEFINITES or _contracted_subject(lower[0]):
        return True
    return _has_main_verb(words, lower, strong=False)


def _has_main_verb(words: list[str], lower: list[str], *, strong: bool) -> bool:
    """Return whether a finite verb stands outside every relative and subordinate clause.

    A clause begins with a subordinator, or with a subject right behind a noun ("the way you
    listened"), and has one verb to itself. `strong` counts only what cannot be a participle.
    """
    in_clause = in_verb_group = had_clause = False
    for at in range(1, len(words)):
        word = lower[at]
        subordinator, apostrophe, _ = word.partition("'")
        if subordinator in _SUBORDINATORS and _starts_clause(words, lower, at, strong=strong):
            # "that's" has its verb with it.
            in_clause, in_verb_group = not apostrophe, bool(apostrophe)
        elif _opens_reduced_clause(words, lower, at):
            in_clause, in_verb_group = True, False
        elif _is_finite(words, lower, at, strong=strong or in_verb_group):
            if in_verb_group and (word not in AUXILIARIES or word == "have"):
                continue
            joins_clause = had_clause and lower[at - 1] in _JOINERS
            if not in_clause and not joins_clause:
                return True
            in_clause, in_verb_group, had_clause = False, word in AUXILIARIES, True
        elif word not in _ADVERBS and word != "not":
            in_verb_group = False
    return False


def _starts_clause(words: list[str], lower: list[str], at: int, *, strong: bool) -> bool:
    """Return whether a subordinator starts a clause: "before" may also be a preposition.

    It does behind a comma ("…, before the notice went up"), and behind a gerund (`strong`) where a
    verb without an object follows: "telling me before the notice went up".
    """
    if lower[at] not in ("before", "after", "since"):
        return True
    following = lower[at + 1 : at + 5]
    if not following:
        return False
    is_passive = not {"is", "are", "was", "were", "has", "had"}.isdisjoint(following)
    if following[0] in _SUBJECTS | _INDEFINITES or is_passive:
        return True
    if words[at - 1].endswith(","):
        return not any(word.endswith(",") for word in words[at:])
    return strong and not _WITHOUT_OBJECT.isdisjoint(following[1:])


def _opens_reduced_clause(words: list[str], lower: list[str], at: int) -> bool:
    before = lower[at - 1]
    if words[at - 1].endswith(","):
        return False
    if before in (
        _PREPOSITIONS | _JOINERS | _ADVERBS | _SUBORDINATORS | (_DETERMINERS - _PRONOUNS)
    ):
        return False
    if before.endswith("ing") and before not in _PRONOUNS:
        return False
    if _is_finite(words, lower, at - 1, strong=False):
        # "he tells" in "the joke you said he tells".
        return lower[at] in _SUBJECTS
    if lower[at] in _SUBJECTS | _INDEFINITES | _POSSESSIVES | {"the"}:
        return not words[at - 1][0].isupper() or at > 1
    if _is_person(before) or before in TITLES:
        # "your manager Priya showed me": a name, not the subject of a clause of its own.
        return False
    return words[at][0].isupper() and words[at - 1][0].islower() and lower[at] != "i"


def _is_finite(words: list[str], lower: list[str], at: int, *, strong: bool) -> bool:
    """Return whether the word at a position is, or in doubt may be, a finite verb."""
    word, before = lower[at], lower[at - 1] if at else ""
    after = _word_after(lower, at)
    if before == "to" or (words[at][0].isupper() and word in ("may", "will")):
        return False
    if word == "do":
        return after == "not" or before in _SUBJECTS | _ADVERBS
    if word in AUXILIARIES or word.endswith("n't"):
        return True
    if word.endswith("'s") and after in _AFTER_CONTRACTED_VERB:
        return True
    if before in _DETERMINERS - _PRONOUNS or before in AUXILIARIES or before == "being":
        return False
    if word in FINITE_FORMS:
        return True
    if word in THIRD_PERSON and at and before not in _PREPOSITIONS | _JOINERS:
        return after in _DETERMINERS | _PREPOSITIONS | _QUESTION_WORDS | _OBJECT_PRONOUNS
    if word in _EFFECTS and after in ("me", "us", "my"):
        return True
    if strong or after == "by":
        return False
    if word in PARTICIPLES or (word.endswith("ed") and len(word) > 4):
        has_object = after in (
            _DETERMINERS | _SUBJECTS | _QUESTION_WORDS | _INDEFINITES | _OBJECT_PRONOUNS
        )
        named_subject = words[0][0].isupper() and at > 0 and words[at - 1][0].isupper()
        return has_object or named_subject or _is_person(before) or word in INTRANSITIVE
    return False


def first_verb(text: str) -> int | None:
    """Return the index of the first word that is a finite verb, but for the very first word.

    None if there is none.
    """
    words, lower = _words_of(text)
    verbs = (at for at in range(1, len(words)) if _is_finite(words, lower, at, strong=False))
    return next(verbs, None)


def _is_person(noun: str) -> bool:
    is_agent = len(noun) > 5 and noun.removesuffix("s").endswith(("er", "or", "ist", "ian"))
    return (
        is_agent
        or noun in PEOPLE
        or noun.removesuffix("s") in PEOPLE
        or noun.endswith(("man", "men"))
    )


def _for_mid_sentence(form: GrammaticalForm, text: str) -> str:
    """Return a text with a lower-case first letter, except of names."""
    first, *rest = text.split(" ")
    word = first.rstrip(",").casefold()
    is_function_word = word in (
        _DETERMINERS
        | _SUBORDINATORS
        | _PREPOSITIONS
        | _ADVERBS
        | _CONDITIONS
        | _MOMENTS
        | _SUBJECTS
        | _INDEFINITES
    )
    is_common_noun = bool(rest) and rest[0].casefold() in _PREPOSITIONS and not first.isupper()
    is_verb = form in (GrammaticalForm.GERUND, GrammaticalForm.PREDICATE, GrammaticalForm.STATE)
    if is_function_word or is_verb or is_common_noun or word in _COMMON_ADJECTIVES:
        text = uncapitalise(text)
    return text


def with_article(text: str) -> str:
    """Return a bare noun phrase with the article that it needs: "the tour of the dye house"."""
    return f"the {text}" if text[:1].islower() and _is_bare(text) else text


def _is_bare(text: str) -> bool:
    first = text.partition(" ")[0].replace("’", "'")
    word = first.rstrip(",").casefold()
    return word not in _DETERMINERS and "'s" not in first and not first[:1].isdigit()
