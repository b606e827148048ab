"""Seeds and pseudo-random numbers, to choose among equally good variants."""

from functools import lru_cache
from hashlib import blake2b

from templates.answers import Answers
from templates.text import tidy


def seed_for(answers: Answers) -> str:
    """Return the seed for answers: the writer's initials, and how often the note was reworded.

    Initials differ between writers, but hardly change while the writer fills in the form, so that
    words that the writer has seen in the note stay there.
    """
    names = tidy(answers.sender_name).casefold().split()
    initials = names[0][0] + names[-1][0] if names else ""
    return f"{initials}{answers.reword_count or ''}"


@lru_cache(maxsize=8192)
def pseudo_random(seed: str, name: str) -> float:
    """Return a pseudo-random number from 0 (inclusive) to 1 that depends only on the arguments."""
    digest = blake2b(f"{seed}\0{name}".encode(), digest_size=4).digest()
    return int.from_bytes(digest) / 2**32
