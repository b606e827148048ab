"""Prepare this process for a restricted session, as a host offers it to other people."""

import os
import pwd
import resource
import signal
from collections.abc import Mapping
from pathlib import Path

from tui.system.atomic_write import make_private_folder
from tui.system.paths import HOME_VARIABLE, NoHomeError, data_folder

_VARIABLES = ("TERM", "COLORTERM", "NO_COLOR", "LANG", "SSH_CONNECTION", "SSH_TTY")
_LOCALE_VARIABLES = "LC_"


def prepare_restricted_process(home: str | None) -> None:
    """Prepare this process for a restricted session that keeps everything in the folder `home`.

    It is an absolute path. By default that is the folder of notes in the home of the account. Of
    the environment only what describes the terminal is left, that folder becomes the current one,
    and neither Ctrl+Z nor a core dump leaves anything behind. Raises NoHomeError if the folder
    cannot be used.
    """
    environment = _reduced_environment(os.environ, home)
    os.environ.clear()
    os.environ.update(environment)
    own = Path(home) if home else data_folder()
    try:
        make_private_folder(own)
        os.chdir(own)
    except OSError as error:
        raise NoHomeError(f"{own} cannot be used: {error.strerror}.") from None
    os.environ[HOME_VARIABLE] = str(own)
    _disable_core_dumps_and_suspending()


def _reduced_environment(environment: Mapping[str, str], home: str | None) -> dict[str, str]:
    terminal = {
        name: value
        for name, value in environment.items()
        if name in _VARIABLES or name.startswith(_LOCALE_VARIABLES)
    }
    return {**terminal, "PATH": os.defpath, "HOME": home or _home_of_account()}


def _home_of_account() -> str:
    try:
        return pwd.getpwuid(os.geteuid()).pw_dir
    except KeyError:
        # In a sandbox the account may be unknown.
        raise NoHomeError(
            "This account has no home directory: name a folder for its notes with --home DIR."
        ) from None


def _disable_core_dumps_and_suspending() -> None:
    # A core dump would hold the note, and a suspended process keeps the connection open.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGTSTP, signal.SIG_IGN)
