"""Prepare this process for a restricted session, which a host offers to other people."""

import os
import pwd
import resource
import signal
from collections.abc import Mapping
from pathlib import Path

from tui.system.atomic_write import make_private_folder
from tui.system.paths import HOME_VARIABLE, UnusableFolder, data_folder

_TERMINAL_VARIABLES = ("TERM", "COLORTERM", "NO_COLOR", "LANG", "SSH_CONNECTION", "SSH_TTY")
_LOCALE_PREFIX = "LC_"


def prepare_restricted_process(home: str | None) -> None:
    """Prepare this process for a restricted session with all its files in the folder `home`.

    `home` is an absolute path; None stands for the folder of notes in the account's home directory.
    The folder becomes the current one. Of the environment variables, only those that describe the
    terminal stay. Suspending and core dumps are disabled.

    Raises UnusableFolder if the folder cannot be used.
    """
    environment = _reduced_environment(os.environ, home)
    os.environ.clear()
    os.environ.update(environment)
    # In the reduced environment, which names no other home, this is the account's own folder.
    folder = Path(home) if home else data_folder()
    try:
        make_private_folder(folder)
        os.chdir(folder)
    except OSError as error:
        raise UnusableFolder(f"{folder} cannot be used: {error.strerror}.") from None
    os.environ[HOME_VARIABLE] = str(folder)
    _disable_core_dumps_and_suspending()


def _reduced_environment(environment: Mapping[str, str], home: str | None) -> dict[str, str]:
    terminal = {
        name: value
        for name, value in environment.items()
        if name in _TERMINAL_VARIABLES or name.startswith(_LOCALE_PREFIX)
    }
    return {**terminal, "PATH": os.defpath, "HOME": home or _account_home()}


def _account_home() -> str:
    try:
        return pwd.getpwuid(os.geteuid()).pw_dir
    except KeyError:
        # In a sandbox the user id may belong to no account.
        raise UnusableFolder(
            "This account has no home directory: name a folder for its notes with --home DIR."
        ) from None


def _disable_core_dumps_and_suspending() -> None:
    # A core dump would hold the note, and a suspended process keeps the connection open.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGTSTP, signal.SIG_IGN)
