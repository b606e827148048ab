"""Create answers for a usual case: Ada Lovelace writes to Grace Hopper, who chose someone else."""

from templates import Answers

NAMES = {
    "recipient_name": "Grace Hopper",
    "organisation": "Analytical Engines",
    "role": "Programming Lead",
    "sender_name": "Ada Lovelace",
}
"""The names that every note needs, by field."""


def complete_answers(**changes):
    """Return answers for a complete note, with some of them changed."""
    return Answers(**{"outcome": "not_selected", **NAMES, **changes})
