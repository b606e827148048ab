"""Seeds and pseudo-random numbers, to choose among equally good variants."""

from functools import lru_cache
from hashlib import blake2b

from templates.answers import Answers
from templates.text import tidy


def seed_for(answers: Answers) -> str:
    """Return the seed for answers, which depends on their names and the number of shuffles."""
    names = (answers.sender_name, answers.recipient_name, answers.organisation, answers.role)
    parts = [tidy(name).casefold() for name in names]
    if answers.shuffle:
        parts.append(str(answers.shuffle))
    return "\n".join(parts)


@lru_cache(maxsize=8192)
def pseudo_random(seed: str, name: str) -> float:
    """Return a pseudo-random number from 0 to 1 that depends only on the arguments."""
    digest = blake2b(f"{seed}\0{name}".encode(), digest_size=4).digest()
    return int.from_bytes(digest) / 2**32
