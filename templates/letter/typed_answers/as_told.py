"""Tell a detail as a story is told: "you showed me the loom", not "the loom you showed me"."""

import re

from templates.letter.typed_answers.fragments import NOUN_FORMS, Fragment
from templates.letter.typed_answers.second_person import is_past_verb
from templates.phrasebook.facts import GrammaticalForm

_THING_FROM_RECIPIENT = (
    r"(?P<thing>(?:the|a|an|that|your) [^,.;:]+?) (?:that )?"
    r"(?P<deed>you (?:gave|lent|made|played|read|sent|showed|told) me)(?P<rest>(?:[,.].*)?)"
)
"""Something that the recipient showed or gave the writer: "the loom you showed me"."""
_DEED_BY_SPEECH = {
    r"your advice to\b": "you advised me to",
    r"your (?:advice|tips?) (?:on|about)\b": "you advised me on",
    r"your argument for\b": "you argued for",
    r"your description of\b": "you described",
    r"your explanation of\b": "you explained",
    r"your question about\b": "you asked me about",
    r"your (?:account|story) of (?=how\b)": "you told me ",
    r"your (?:account|story) (?:of|about)\b": "you told me about",
}
"""What the recipient did, by the pattern of what they said."""


def as_told(fragment: Fragment) -> str:
    """Return a detail without its opening, as a sentence that can begin a story.

    Return "" for a phrase that is no sentence without an opening.
    """
    form, text = fragment
    if form is GrammaticalForm.SENTENCE:
        return text
    if form is GrammaticalForm.DEED:
        return f"you {text}"
    if form is GrammaticalForm.THAT_CLAUSE:
        return text.removeprefix("that ") if text.startswith("that ") else ""
    if form is GrammaticalForm.CLAUSE:
        return _tell_deed(text)
    return _tell_thing(text) if form in NOUN_FORMS else ""


def _tell_deed(clause: str) -> str:
    """Return "you had me read" for "how you had me read", or "" for another clause."""
    # Not about two things: "how you listened and what you said".
    deed = re.match(r"how (you (\w+) (?!.*\band (?:how|that|the|what|why)\b).*)", clause)
    is_certain = deed is not None and is_past_verb(deed[2])
    return deed[1] if deed and is_certain else ""


def _tell_thing(noun_phrase: str) -> str:
    """Return what the recipient did, for a thing that they gave or something they said, or ""."""
    if thing := re.fullmatch(_THING_FROM_RECIPIENT, noun_phrase):
        return f"{thing['deed']} {thing['thing']}{thing['rest']}"
    for speech, deed in _DEED_BY_SPEECH.items():
        if re.match(speech, noun_phrase):
            return re.sub(speech, deed, noun_phrase, count=1)
    return ""
