"""The connection notes of the wording, which go with a request to connect on LinkedIn."""

from collections.abc import Mapping
from typing import NamedTuple

from templates.phrasebook.facts import Condition, Facts
from templates.phrasebook.variants import Template


class ConnectionVariant(NamedTuple):
    """Connection notes for the situations that meet `conditions`.

    `texts` has, for each tone, texts in the order in which they are tried.
    """

    texts: Mapping[str, tuple[Template, ...]]
    conditions: tuple[Condition, ...]

    def applies_to(self, facts: Facts) -> bool:
        """Return whether every condition is met in a situation."""
        return all(condition.is_met(facts) for condition in self.conditions)


class ConnectionWording(NamedTuple):
    """The connection notes, and their maximum length in UTF-16 units for each type of account."""

    free_limit: int
    premium_limit: int
    variants: tuple[ConnectionVariant, ...]
