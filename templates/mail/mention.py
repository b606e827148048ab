"""A mention of a name that may be an organisation's, and what it weighs as evidence."""

from typing import Literal, NamedTuple

CERTAIN_WEIGHT = 2.0
"""The weight of a name that can only be an organisation's."""
POSSIBLE_WEIGHT = 1.2
"""The weight of a name that may also be that of a town, a system or a skill."""
LONE_NAME_WEIGHT = 0.8
"""The weight of a name without any words around it."""
ON_BEHALF_WEIGHT = 6.0
"""The weight of an organisation on whose behalf another one wrote; it outweighs the domain."""
Source = Literal["body", "clause", "signature", "sender", "subject", "image", "domain"]
"""Where a name was found; "clause" means that it is the subject of a clause in the body."""


class Mention(NamedTuple):
    """A name that may be an organisation's, its weight as evidence, and the text around it."""

    name: str
    """The name as the mail has it, perhaps with an article and a legal form."""
    weight: float
    evidence: str
    source: Source
