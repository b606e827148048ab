"""Choose among equally good words, the same for the same answers."""

from functools import lru_cache
from hashlib import blake2b

from templates.answers import Answers
from templates.text import tidy


def seed_for(answers: Answers) -> str:
    """Return the seed for answers, which depends on their names and the number of shuffles."""
    names_in_answers = (
        answers.sender_name,
        answers.recipient_name,
        answers.organisation,
        answers.role,
    )
    shuffle = (str(answers.shuffle),) if answers.shuffle else ()
    return "\n".join((*(tidy(name).casefold() for name in names_in_answers), *shuffle))


@lru_cache(maxsize=8192)
def pseudo_random(seed: str, name: str) -> float:
    """Return a pseudo-random number from 0 to 1 that depends only on the arguments."""
    digest = blake2b(f"{seed}\0{name}".encode(), digest_size=4).digest()
    return int.from_bytes(digest) / 2**32
