"""What a session may do on this machine, and how a restricted one is prepared."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from templates.errors import BridgeError, InvalidInput
from tui.system.atomic_write import make_private_folder
from tui.system.paths import HOME_VARIABLE, data_folder

SAVED_FOLDER = "saved"
"""The folder, beside the notes, that a restricted session saves files to and reads them from."""

_VARIABLES = ("TERM", "COLORTERM", "NO_COLOR", "LANG", "SSH_CONNECTION", "SSH_TTY")
_LOCALE_VARIABLES = "LC_"


class PathNotAllowed(InvalidInput):
    """A file was named that the session may not use; the text names it."""


class NoHomeError(BridgeError):
    """The folder for everything cannot be used; the text says which and why."""


@dataclass(frozen=True)
class Capabilities:
    """What a session may do, besides asking questions and saving notes in its own folder."""

    start_programs: bool
    """Start an editor, a mail program, tmux, or what serves this machine's clipboard."""
    choose_paths: bool
    """Read and write files by any path; without it, by a plain name in the current folder."""

    def check_paths(self, *paths: str) -> None:
        """Raise PathNotAllowed for the first path, of those that are not empty, that is not."""
        for path in paths:
            if not self.choose_paths and not is_plain_name(path):
                raise PathNotAllowed(f"{path}: not in a restricted session")


FULL = Capabilities(start_programs=True, choose_paths=True)
"""Everything the program can do: a session of someone who has the machine to themselves."""

RESTRICTED = Capabilities(start_programs=False, choose_paths=False)
"""Nothing but notes: a session that a host offers to other people."""


def is_plain_name(typed: str) -> bool:
    """Return whether a path is a single visible name, without any folder."""
    return not re.search(r"^[.~]|[/\\]", typed)


def prepare_restricted_process(home: str | None) -> None:
    """Prepare this process for a restricted session that keeps everything in the folder `home`.

    By default that is the folder of notes in the home of the account. Of the environment only what
    describes the terminal is left, the current folder becomes the one for saved files, and neither
    Ctrl+Z nor a core dump leaves anything behind. Raises NoHomeError if the folder cannot be used.
    """
    environment = _reduced_environment(os.environ, home)
    os.environ.clear()
    os.environ.update(environment)
    own = Path(home).absolute() if home else data_folder()
    try:
        make_private_folder(own / SAVED_FOLDER)
        os.chdir(own / SAVED_FOLDER)
    except OSError as error:
        raise NoHomeError(f"{own} cannot be used: {error.strerror}.") from None
    os.environ[HOME_VARIABLE] = str(own)
    _disable_core_dumps_and_suspending()


def _reduced_environment(environment: Mapping[str, str], home: str | None) -> dict[str, str]:
    import pwd  # not on Windows

    terminal = {
        name: value
        for name, value in environment.items()
        if name in _VARIABLES or name.startswith(_LOCALE_VARIABLES)
    }
    # In a sandbox the account may be unknown.
    home = os.path.abspath(home) if home else pwd.getpwuid(os.geteuid()).pw_dir
    return {**terminal, "PATH": os.defpath, "HOME": home}


def _disable_core_dumps_and_suspending() -> None:
    import resource
    import signal

    # A core dump would hold the note, and a suspended process keeps the connection open.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGTSTP, signal.SIG_IGN)
