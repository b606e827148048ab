"""Create answers for a usual case: Ada Lovelace writes to Grace Hopper, who chose someone else."""

from templates import Answers


def complete_answers(**changes):
    """Return answers for a complete note, with some of them changed."""
    usual = {
        "outcome": "not_selected",
        "recipient_name": "Grace Hopper",
        "organisation": "Analytical Engines",
        "role": "Programming Lead",
        "sender_name": "Ada Lovelace",
    }
    return Answers(**{**usual, **changes})
