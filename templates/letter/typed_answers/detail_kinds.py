"""Tell the kinds of details apart, each of which has an opening that fits it."""

from collections.abc import Callable
from typing import NamedTuple

from templates.letter.typed_answers.detail_facts import (
    is_about_recipient,
    is_event,
    is_favour,
    is_past_deed,
    is_praised_event,
    is_quality,
    tells_degree,
)
from templates.letter.typed_answers.fragments import NOUN_FORMS, Fragment
from templates.letter.typed_answers.kindness import is_appreciated
from templates.phrasebook.facts import GrammaticalForm


class _Kind(NamedTuple):
    """A kind of detail; sentences are of no kind."""

    fact: str
    """The name of the fact that is true of such a detail."""
    forms: tuple[GrammaticalForm, ...]
    """The grammatical forms that such a detail may have."""
    is_of_kind: Callable[[str], bool]


_CLAUSES = (GrammaticalForm.CLAUSE, GrammaticalForm.THAT_CLAUSE)

_KINDS = (
    _Kind("detail_favour", (GrammaticalForm.GERUND,), is_favour),
    _Kind("detail_praised_event", NOUN_FORMS, is_praised_event),
    _Kind("detail_kindness", (*NOUN_FORMS, GrammaticalForm.GERUND), is_appreciated),
    _Kind("detail_event", NOUN_FORMS, is_event),
    _Kind("detail_quality", NOUN_FORMS, is_quality),
    _Kind("detail_degree", (*NOUN_FORMS, *_CLAUSES), tells_degree),
    _Kind("detail_past_deed", _CLAUSES, is_past_deed),
    _Kind("detail_of_recipient", (*NOUN_FORMS, *_CLAUSES), is_about_recipient),
)
"""All kinds of details, of which the first that fits counts."""
FACTS_ABOUT_KINDS = tuple(kind.fact for kind in _KINDS)
"""The facts of which at most one is true of a detail."""


def find_kind_of_detail(fragment: Fragment) -> str:
    """Return the fact about the kind of a detail, or "" if the detail is of no kind."""
    form, text = fragment
    return next((kind.fact for kind in _KINDS if form in kind.forms and kind.is_of_kind(text)), "")
