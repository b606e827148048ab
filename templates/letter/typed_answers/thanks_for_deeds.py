"""Thank for what the recipient did: "you showed me the loom" becomes "showing me the loom"."""

import re

from templates.grammar.clauses import is_main_clause
from templates.grammar.gerunds import gerund_of
from templates.grammar.grammar_words import ADVERBS
from templates.grammar.words import first_word
from templates.letter.typed_answers.capitals import capitalise
from templates.letter.typed_answers.detail_facts import is_favour
from templates.letter.typed_answers.kindness import is_appreciated
from templates.letter.typed_answers.second_clause import is_own_sentence
from templates.letter.typed_answers.second_person import is_past_verb
from templates.letter.typed_answers.sentences import split_sentences

_DEED = (
    r"(?i)(?:you|u) (?:(?:all|both|once|then) )*(?P<adverbs>(?:(?:also|always|even|never|\w+ly) )*)"
    r"(?P<verb>\w+) (?P<rest>.+)"
)
"""A sentence about what the recipient did."""
_FOR_WRITER = (
    # "round the yard with me", "the time to explain it"
    r"(?i)(?:\w+ ){0,4}?(?:me|us|my|our)\b|(?:the |such )?(?:care|time|trouble) (?:over|to|with)\b"
)
"""What follows the verb if the deed was done to or for the writer."""
_KIND_VERBS = frozenset(
    "asked explained listened mentioned rang recommended spent stayed suggested waited".split()
)
"""Verbs for what a recipient does for the writer, even without "me"."""
_UNKIND_VERBS = frozenset(
    (
        "blamed declined disappointed doubted dropped failed hurt ignored left lost refused "
        "rejected turned upset wasted"
    ).split()
)
"""Verbs for what nobody is thanked for: "turned me down"."""
_NO_DEED = (
    # "did not laugh", "used to work here", "seemed pleased"
    r"(?i)\w+ not\b|used to\b|(?:appeared|happened|seemed)\b|"
    # "had me in tears", "gave me no answer", "told me no", "kept me waiting"
    r"had (?:me|us) (?:at|in|on|waiting|worried)\b|\w+ (?:me|us) no\b|kept (?:me|us) waiting\b"
    # "asked me to let you know"
    r"|asked (?:me|us) to (?:keep|let|say|send|tell|write)\b"
    r"|sent (?:me|us) away\b|passed (?:me|us) over\b"
)
_SECOND_CLAUSE = (
    r",? and (?=(?:now )?(?:I|I[’']\w+|we|we[’']\w+)\b)"
    r"|, and (?=(?:now )?(?:it|our|my|the|they|he|she)\b)"
    # Not "for me and my son, nobody asked"
    r"|(?<!\bme)(?<!\bus) and (?=(?:my|our)\b)"
    # "and that kept me going", "and it did"
    r"|,? and (?=(?:that|this) \w+ (?:me|us|my|our)\b|it (?:did|does|has|is|was)\b)"
    # "You believed in me, I could tell"
    r"|, (?=(?:I|it|nobody|no one|that|this|they|we)\b(?! (?:and|or)\b))"
)
"""What joins a clause about what came of a deed: ", and our lamp drill came of it"."""
_WRITER_AND_OTHERS = r"(?i)\b(?:me|us) and (?P<others>(?:my|our)\b.*)"
"""The writer and others, or a second clause: "me and my son", "me and my son was glad"."""
_OTHER_CLAUSE = (
    r"(?i)\b(?:but|although|though)\b|(?:,|\band\b)[^,]*\byou\b"
    r"|(?<!,) I (?:believe|guess|reckon|suppose|think)\b(?=,|$)|, [^,]+ (?:said|says|tells|told)\b"
)
"""A contrast, or another clause: "and on the fifth day you hung it up", "I think"."""
_COORDINATED_WORD = (
    rf"(?:,|\b(?:and|or))(?= (?:(?:and|or|{'|'.join(sorted(ADVERBS))}|\w+ly) )*(\w+))"
)
"""A word that may be another verb beside the first: "told" in "gave me it, and also told"."""
_AUXILIARIES_OF_DEEDS = frozenset(
    "could couldn did didn never was wasn were weren would wouldn".split()
)
"""What may begin a second deed: "didn't" in "helped me and didn't laugh"."""
_NOT_AFTER_THAT = (
    r"(?i)\bbecause(?! of)\b|\bso (?:I|you|we|he|she|it|they)\b(?! can| could)|^it was (?!you\b)"
    r"|^(?:I|we) (?!could\b)|, [^,]+ (?:said|says|tells|told)\b"
    r"|\b(?:but|although|though)\b| I (?:believe|guess|reckon|suppose|think)\b(?=,|$)"
)
"""What "I appreciated that" cannot stand before: "it was lovely", "I felt at home"."""
_PRAISE = r"(?i)\byou(?: are|[’']re) |\b(?:decent|generous|good|kind|nice|thoughtful) of "
_THANKS = r"(?i)\b(?:thank\w*|grateful|glad|appreciat\w+|cheers|meant|pleasure|kind\w*|touched)\b"


def as_deed_to_thank_for(text: str, *, is_kind: bool = False) -> str:
    """Return what follows "thank you for" for a text that begins with what the recipient did.

    "You showed me the loom, and I have built one" becomes "showing me the loom. I have built one".
    Return "" if the deed, or where it ends, is not certain. With `is_kind`, the deed is known to be
    one that the writer is thankful for.
    """
    first, *others = split_sentences(text)
    deed, *clauses = re.split(_SECOND_CLAUSE, first, maxsplit=1)
    match = re.fullmatch(_DEED, deed.rstrip("."))
    if match is None or "?" in deed or re.search(_OTHER_CLAUSE, deed):
        return ""
    if (people := re.search(_WRITER_AND_OTHERS, deed)) and is_main_clause(people["others"]):
        return ""
    verb, rest = match["verb"].casefold(), match["rest"]
    is_kind = is_kind or verb in _KIND_VERBS or re.match(_FOR_WRITER, rest) is not None
    may_be_two_deeds = any(
        is_past_verb(word) or word in _AUXILIARIES_OF_DEEDS
        for word in re.findall(_COORDINATED_WORD, rest)
    )
    if (
        not is_kind
        or verb in _UNKIND_VERBS
        or re.match(_NO_DEED, f"{verb} {rest}")
        or may_be_two_deeds
        or not all(_can_be_sentence(clause) for clause in clauses)
    ):
        return ""
    gerund = gerund_of(verb)
    adverbs = match["adverbs"].casefold()
    sentences = [f"{adverbs}{gerund} {rest}.", *map(capitalise, clauses), *others]
    return " ".join(sentences).rstrip(".") if gerund else ""


def _can_be_sentence(clause: str) -> bool:
    """Return whether what follows "and" can be a sentence: "now I do", "that kept me going"."""
    return clause.startswith(("that ", "this ")) or is_main_clause(clause.removeprefix("now "))


def gives_thanks(text: str) -> bool:
    """Return whether a text gives thanks, or says that the writer is glad."""
    return re.search(_THANKS, text) is not None


def tells_deed_without_thanks(text: str) -> bool:
    """Return whether thanks tell only what was done, not that the writer is thankful for it."""
    is_other = gives_thanks(text) or "?" in text or re.search(_PRAISE, text)
    return not is_other


def tells_only_deed(text: str) -> bool:
    """Return whether thanks tell in one clause what was done: "she sent me the questions"."""
    first, *parts = text.split(", ")
    return (
        tells_deed_without_thanks(text)
        and len(split_sentences(text)) == 1
        and (first_word(text) == "when" or is_main_clause(first))
        and not first_word(first).endswith("ing")
        and not re.search(_NOT_AFTER_THAT, text)
        and not any(map(is_own_sentence, parts))
    )


def is_thanked_for(phrase: str) -> bool:
    """Return whether a phrase is what one gives thanks for: "your tip", "teaching me to oil it"."""
    return is_favour(phrase) or is_appreciated(phrase)
