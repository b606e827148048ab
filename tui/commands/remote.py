"""The command that a guest gives when they log in over SSH, such as `ssh HOST export ID`."""

import shlex
from collections.abc import Mapping

from templates.errors import InvalidInput

VARIABLE = "SSH_ORIGINAL_COMMAND"
"""Where sshd puts what the client asked for, if it starts the program in place of it."""

COMMANDS = ("new", "open", "notes", "export", "render", "check", "reply")
"""What a guest may ask for: commands on their own notes, and on what they send along."""


class NotOffered(InvalidInput):
    """A guest asked for something else than the program's commands; the text names these."""


def requested_arguments(environment: Mapping[str, str]) -> list[str]:
    """Return the arguments that a guest gives, perhaps behind the program's name; none usually.

    They come behind `--restricted`, which they cannot undo. Raises NotOffered.
    """
    text = environment.get(VARIABLE, "")
    try:
        words = shlex.split(text)
    except ValueError:
        raise NotOffered(f"{_shown(text)} has a quotation mark that is not closed.") from None
    words = words[1:] if words[:1] == ["bridge-tui"] else words
    if words and not words[0].startswith("-") and words[0] not in COMMANDS:
        raise NotOffered(
            f"{_shown(words[0])} cannot be run here. Log in with nothing behind it, or with"
            ' "notes", "export ID", "open ID" or "new".'
        )
    return words


def _shown(text: str) -> str:
    """Return a part of what a guest typed, without characters that control their terminal."""
    return f'"{"".join(c for c in text[:40] if c.isprintable())}"'
