"""Thank for what the recipient did: "you showed me the loom" becomes "showing me the loom"."""

import re

from templates.grammar.clauses import is_main_clause
from templates.grammar.gerunds import gerund_of
from templates.letter.typed_answers.capitals import capitalise
from templates.letter.typed_answers.detail_facts import is_favour
from templates.letter.typed_answers.kindness import is_appreciated
from templates.letter.typed_answers.second_person import is_past_verb
from templates.letter.typed_answers.sentences import split_sentences

_DEED = r"(?i)(?:you|u) (?:(?:all|both|also|even|kindly|once|then) )*(?P<verb>\w+) (?P<rest>.+)"
"""A sentence about what the recipient did."""
_FOR_WRITER = (
    # "round the yard with me", "the time to explain it"
    r"(?i)(?:\w+ ){0,4}?(?:me|us|my|our)\b|(?:the |such )?(?:care|time|trouble) (?:over|to|with)\b"
)
"""What follows a verb for what was done to or for the writer."""
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
    # "had me in tears", "gave me no answer", "told me no", "kept me waiting"
    r"(?i)had (?:me|us) (?:at|in|on|waiting|worried)\b|\w+ (?:me|us) no\b|kept (?:me|us) waiting\b"
    # "asked me to let you know"
    r"|asked (?:me|us) to (?:keep|let|say|send|tell|write)\b"
    r"|sent (?:me|us) away\b|passed (?:me|us) over\b"
)
_SECOND_CLAUSE = (
    # "so I thought that you would like it" follows as "So I thought …".
    r",? (?=so (?:I|we) (?:hoped?|thought|wanted)\b)"
    # Not "or so I hear"
    r"|(?<!\bor),? (?:and|so) (?=(?:now )?(?:I|I[’']\w+|we|we[’']\w+)\b)"
    r"|, (?:and|so) (?!that\b)(?=(?:now )?(?:it|our|my|the|they|he|she)\b)"
    r"| and (?=(?:my|our)\b)"
    # "and that kept me going", "and it did"
    r"|,? and (?=(?:that|this) \w+ (?:me|us|my|our)\b|it (?:did|does|has|is|was)\b)"
)
"""What joins a clause about what came of a deed: ", and our lamp drill came of it"."""
_OTHER_CLAUSE = r"(?i)\b(?:but|although|though)\b|(?:,|\band\b)[^,]*\byou\b"
"""A contrast, or another clause about the recipient: "and on the fifth day you hung it up"."""
_COORDINATED_WORD = r"(?:,|\b(?:and|or))(?= (?:(?:and|or|then|also|just|never|only|\w+ly) )*(\w+))"
"""A word that may be another verb beside the first: "told" in "gave me it, and also told"."""
_THANKS = r"(?i)\b(?:thank\w*|grateful|glad|appreciat\w+|cheers)\b"
_PART_OF_RECIPIENT = (
    # "the way you did it", but not "as you said"
    r"(?i)\b(?:as|like|the way|how) you(?: all| both)?"
    r" (?:advised|did|had|showed|suggested|taught|told|warned)\b"
    # "since you told me", "the course you mentioned"
    r"|\byou(?: all| both| had| once|[’']d)* (?:(?:advised|asked|encouraged|gave|had|helped"
    r"|introduced|invited|lent|let|made|picked|pointed|put|reminded|sent|showed|taught|told|took|walked|warned)"
    r" (?:\w+ )?(?:me|us|my|our|out)|mentioned|recommended|suggested)\b"
    # "still think of your question", "following your advice"
    r"|\b(?:after|following|since|think(?:ing)? (?:about|of)) your (?:\w+ )?"
    r"(?:advice|idea|lesson|question|suggestion|tip)\b"
    # "your board had me reading", "it began with your wall"
    r"|\byour? (?:[\w’'-]+ ){0,6}?(?:got|gave|had|helped|led|made|put|sent|set|started|taught)"
    r" (?:me|us|my|our)\b"
    r"|\b(?:because of|came from|came of|began with|grew out of|owe it to"
    r"|started with|taken from|copied from|without) your?\b"
    r"|\blearn(?:ed|t) (?:\w+ )?from (?:watching )?you\b"
    r"|\bwas (?:your idea|yours)\b|\bit was you (?:who|that)\b"
)
"""What a recipient gave, told or showed, from which the news came."""
_NOTHING_CAME_OF_IT = (
    r"(?i)\bI (?:had|have|knew|know) no\b"
    r"|\bI (?:could|did|do|was|had|have)(?:n[’']t| not)\b(?!.*\b(?:till|until|before)\b)"
)


def as_deed_to_thank_for(text: str) -> str:
    """Return what follows "thank you for" for a text that begins with what the recipient did.

    "You showed me the loom, and I have built one" becomes "showing me the loom. I have built one".
    Return "" if the deed, or where it ends, is not certain.
    """
    first, *others = split_sentences(text)
    deed, *clauses = re.split(_SECOND_CLAUSE, first, maxsplit=1)
    match = re.fullmatch(_DEED, deed.rstrip("."))
    if match is None or "?" in deed or re.search(_OTHER_CLAUSE, deed):
        return ""
    verb, rest = match["verb"].casefold(), match["rest"]
    is_kind = verb in _KIND_VERBS or re.match(_FOR_WRITER, rest) is not None
    may_be_two_deeds = any(map(is_past_verb, re.findall(_COORDINATED_WORD, rest)))
    if (
        not is_kind
        or verb in _UNKIND_VERBS
        or re.match(_NO_DEED, f"{verb} {rest}")
        or may_be_two_deeds
        or not all(_is_own_clause(clause) for clause in clauses)
    ):
        return ""
    gerund = gerund_of(verb)
    sentences = [f"{gerund} {rest}.", *map(capitalise, clauses), *others]
    return " ".join(sentences).rstrip(".") if gerund else ""


def _is_own_clause(clause: str) -> bool:
    """Return whether what follows "and" can be a sentence: "now I do", "that kept me going"."""
    return clause.startswith(("that ", "this ")) or is_main_clause(
        re.sub("^(?:now|so) ", "", clause)
    )


def is_thanked_for(phrase: str) -> bool:
    """Return whether a phrase is what one gives thanks for: "your tip", "teaching me to oil it"."""
    return is_favour(phrase) or is_appreciated(phrase)


def gives_thanks(text: str) -> bool:
    """Return whether a text gives thanks, or says that the writer is glad."""
    return re.search(_THANKS, text) is not None


def calls_for_thanks(text: str) -> bool:
    """Return whether a text ends with what the recipient gave, told or showed, without thanks."""
    if not text or gives_thanks(text):
        return False
    last = split_sentences(text)[-1]
    return (
        re.search(_PART_OF_RECIPIENT, last) is not None
        and not re.search(_NO_DEED, last)
        and not re.search(_NOTHING_CAME_OF_IT, last)
        and "?" not in last
    )
