"""Load the checker in small parts, so that pressed keys can be handled in between."""

from collections.abc import Iterator
from importlib import import_module

from templates.phrasebook.wording import Wording

_MODULES = (
    "matching.tokens", "etiquette.classifier", "etiquette.composed", "etiquette.consistency",
    "etiquette.leftovers", "matching.patterns", "etiquette.rule_reader", "etiquette.clauses",
    "etiquette.checker",
)  # fmt: skip
"""The modules of the checker; each takes a few milliseconds to import after those before it."""


def load_checker(letter: str, wording: Wording) -> Iterator[None]:
    """Load what checking a letter needs; yield after each part, so that the caller can pause.

    Without this, the first check loads all of it, which takes a quarter of a second. A part takes
    at most 0.01 seconds.
    """
    for name in _MODULES:
        import_module(f"templates.{name}")
        yield
    # Imported here, because the first screen does not need them.
    from templates.etiquette.checker import check_note, etiquette_for, read_rules_in_turn
    from templates.etiquette.leftovers import find_leftovers
    from templates.matching.sentences import locate_sentences
    from templates.matching.tokens import tokenize

    yield from read_rules_in_turn(wording)
    sentences = [tokenize(sentence) for _, sentence in locate_sentences(letter)]
    # A pattern is compiled when it is first searched for.
    for rule in etiquette_for(wording).rules:
        # Rules that need the classifier are only tried in sentences that it suspects.
        if not rule.needs_classifier:
            for tokens in sentences:
                rule.match(tokens)
                yield
    tuple(find_leftovers(letter))
    yield
    check_note(letter, wording)
