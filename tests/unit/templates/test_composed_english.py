"""An independent grammar checker finds nothing in any composed sentence."""

from dataclasses import replace

import pytest

from helpers.combinations import every_choice
from templates import Spelling, compose

harper = pytest.importorskip("harper", reason="needs harper-py")

# Messages, or words in a sentence, for which the grammar checker is wrong, and why.
FALSE_ALARMS = {
    # British lists take no comma before "and"; American ones have it.
    (Spelling.BRITISH, "An Oxford comma is necessary here."): "British lists have none",
    # A job opening is countable.
    "opening": "a job opening can be counted",
    # Family names that the dictionary lacks.
    "Bartik": "a name",
    "Antonelli": "a name",
    # "It wasn't me" says who was not chosen.
    "it wasn't me": "no preposition is missing",
}


def is_false_alarm(sentence, lint, spelling):
    """Return whether a finding is a known error of the grammar checker."""
    return (spelling, lint.message) in FALSE_ALARMS or any(
        isinstance(words, str) and words in sentence for words in FALSE_ALARMS
    )


@pytest.mark.slow
def test_every_sentence_is_correct_english():
    dialects = {
        Spelling.BRITISH: harper.Linter(harper.Dialect.BRITISH),
        Spelling.AMERICAN: harper.Linter(harper.Dialect.AMERICAN),
    }
    seen, found = set(), []
    for number, answers in enumerate(every_choice()):
        if number % 7:
            continue
        for sentence in compose(replace(answers, shuffle=number)).sentences:
            if (sentence.text, answers.spelling) in seen:
                continue
            seen.add((sentence.text, answers.spelling))
            found += [
                (sentence.id, sentence.text, lint.problem_text, lint.message)
                for lint in dialects[answers.spelling].lint(sentence.text)
                if not is_false_alarm(sentence.text, lint, answers.spelling)
            ]
    assert len(seen) > 1000
    assert not found
