"""The connection notes of the wording, which go with a request to connect on LinkedIn."""

from collections.abc import Mapping
from typing import NamedTuple

from templates.phrasebook.facts import Condition, Facts
from templates.phrasebook.variants import Template


class ConnectionVariant(NamedTuple):
    """Connection notes for the situations that meet some conditions."""

    texts: Mapping[str, tuple[Template, ...]]
    """The texts in the order in which they are tried, by the id of the tone."""
    conditions: tuple[Condition, ...]

    def applies_to(self, facts: Facts) -> bool:
        """Return whether every condition is met in a situation."""
        return all(condition.is_met(facts) for condition in self.conditions)


class ConnectionWording(NamedTuple):
    """The connection notes, and their maximum length."""

    free_limit: int
    """The maximum number of UTF-16 units on a free account."""
    premium_limit: int
    """The maximum number with LinkedIn Premium."""
    variants: tuple[ConnectionVariant, ...]
    """The variants in order: the first whose conditions are met is used."""
