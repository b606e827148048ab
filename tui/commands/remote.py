"""The command that a guest adds when they log in over SSH, such as `ssh HOST export ID`."""

import shlex
from collections.abc import Mapping

from templates.errors import InvalidInput

COMMAND_VARIABLE = "SSH_ORIGINAL_COMMAND"
"""The environment variable with the guest's command, if sshd starts this program instead."""

ALLOWED_COMMANDS = ("new", "open", "notes", "export", "render", "check", "reply")
"""The commands that a guest may run: those on their own notes, and on files that they send."""

_MAX_QUOTE_LENGTH = 40
"""The maximum number of characters of a guest's command in an error message."""


class CommandNotAllowed(InvalidInput):
    """A guest gave a command that they may not run; the message names some that they may."""


def guest_arguments(environment: Mapping[str, str]) -> list[str]:
    """Return the arguments in the guest's command; usually there are none.

    The command may start with the program's name. The caller adds the arguments after
    `--restricted`, so that they cannot undo it. Raises CommandNotAllowed.
    """
    text = environment.get(COMMAND_VARIABLE, "")
    try:
        words = shlex.split(text)
    except ValueError:
        raise CommandNotAllowed(
            f"{_quote(text)} has a quotation mark that is not closed."
        ) from None
    if words[:1] == ["bridge-tui"]:
        words = words[1:]
    has_command = bool(words) and not words[0].startswith("-")
    if has_command and words[0] not in ALLOWED_COMMANDS:
        raise CommandNotAllowed(
            f"{_quote(words[0])} cannot be run here. Log in without a command, or with"
            ' "notes", "export ID", "open ID", "new", "check -" or "bridge-tui --plain".'
        )
    return words


def _quote(text: str) -> str:
    """Return the beginning of a guest's command in quotes, without control characters."""
    shown = (character for character in text[:_MAX_QUOTE_LENGTH] if character.isprintable())
    return f'"{"".join(shown)}"'
