"""An independent grammar checker finds nothing in any composed sentence."""

from dataclasses import replace

import pytest

from helpers.combinations import every_choice
from templates import Spelling, compose

harper = pytest.importorskip("harper", reason="needs harper-py")

# The checker also asks for this comma in British English, whose lists have none before "and".
AMERICAN_RULE = "An Oxford comma is necessary here."
MISJUDGED_WORDS = (
    # A job opening is countable.
    "opening",
    # Family names that the dictionary lacks.
    "Bartik",
    "Antonelli",
    # The checker misses a preposition after "wasn't".
    "it wasn't me",
    # The checker misses another preposition before a clause without "that".
    "I am glad you",
)
"""Words in sentences about which the grammar checker is wrong."""


def is_false_alarm(sentence, lint, spelling):
    """Return whether a finding is a known error of the grammar checker."""
    is_foreign_rule = spelling is Spelling.BRITISH and lint.message == AMERICAN_RULE
    return is_foreign_rule or any(words in sentence for words in MISJUDGED_WORDS)


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
        for sentence in compose(replace(answers, reword_count=number)).sentences:
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
