"""Join the items of a list that was typed with bullets or numbers: "- the tour - the lunch"."""

import re

from templates.grammar.forms import grammatical_form
from templates.letter.typed_answers.capitals import capitalise, uncapitalise_unless_name
from templates.letter.typed_answers.sentences import has_words
from templates.phrasebook.facts import GrammaticalForm

_BULLETS = frozenset("-*•·–—")
_NUMBER_AT_START = r"\(?(?:1|[aA])[.)] "
_NUMBER = r"(?:^|\s)\(?(?:\d|[a-e])[.)] "
_SEPARATORS = " ,;."


def join_list(text: str) -> str:
    """Return a list with bullets or numbers as a series or as sentences; other texts as they are.

    `text` is on one line. The series has "and" before the last item: "the tour and the lunch".
    """
    first_word = text.partition(" ")[0]
    if first_word in _BULLETS:
        parts = re.split(rf"(?:^| ){re.escape(first_word)} ", text)
    elif first_word.endswith((".", ")")) and re.match(_NUMBER_AT_START, text):
        parts = re.split(_NUMBER, text)
    else:
        return text
    items = [part.strip(_SEPARATORS) for part in parts if has_words(part)]
    forms = [grammatical_form(item) for item in items]
    if GrammaticalForm.SENTENCE in forms:
        return " ".join(f"{capitalise(item)}." for item in items)
    *first, last = map(uncapitalise_unless_name, forms, items) if items else [text]
    return f"{', '.join(first)} and {last}" if first else last
