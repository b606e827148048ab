"""A session for someone who may write notes here and do nothing else, as a host offers it.

Of the environment only what the terminal needs is left, so that nothing in it names a program or a
file; the interpreter runs isolated; and a hook of the interpreter's own, which nothing can take
away again, refuses for the rest of the process whatever would start a program, go to the network,
or touch a file outside the session's folder.
"""

import errno
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from templates import BridgeError
from tui.system.atomic_write import make_private_folder
from tui.system.paths import HOME_VARIABLE, data_folder

SAVED = "saved"
"""The folder, in the session's own, that notes are saved to as files."""

_KEPT = ("TERM", "COLORTERM", "NO_COLOR", "LANG", "SSH_CONNECTION", "SSH_TTY")
_KEPT_FAMILY = "LC_"

_REFUSED = frozenset(
    (
        "subprocess.Popen os.exec os.fork os.forkpty os.posix_spawn os.spawn os.startfile "
        "os.system pty.spawn webbrowser.open builtins.breakpoint cpython.run_stdin "
        "os.symlink os.chown "
        "socket.bind socket.connect socket.getaddrinfo socket.gethostbyname socket.sendto"
    ).split()
)
_ON_ONE_PATH = frozenset("os.chmod os.mkdir os.remove os.rmdir os.truncate os.utime".split())
_ON_TWO_PATHS = frozenset(("os.link", "os.rename"))
_LOOKS_INTO = frozenset(("os.listdir", "os.scandir", "os.chdir"))
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

_SYSTEM = ("/usr/share/zoneinfo", "/usr/share/locale", "/etc/localtime")
"""What the interpreter may read of the system besides its own folders."""


class NoHomeError(BridgeError):
    """The folder for everything cannot be used; the text says which and why."""


class Fence:
    """Judges what the process is about to do, by the names that the interpreter has for it.

    Files may be read and written in `own`, and read in the folders of the program and `readable`.
    """

    def __init__(self, own: Path, readable: tuple[str, ...] = ()) -> None:
        self._own = (os.path.realpath(own), os.devnull)
        program = {sys.prefix, sys.base_prefix, *filter(None, sys.path), *readable, *_SYSTEM}
        roots = {os.path.realpath(folder) for folder in program} | program
        self._readable = (*self._own, *roots)
        self._program = tuple(f"{root}{os.sep}" for root in roots)

    def judge(self, event: str, arguments: tuple[Any, ...]) -> None:
        """Let something pass. Raises PermissionError for what is refused."""
        if event == "open":
            self._open(arguments[0], arguments[2] or 0)
        elif event in _REFUSED:
            raise PermissionError(errno.EACCES, "not in a restricted session")
        elif event in _LOOKS_INTO:
            self._must_be_in(self._readable, arguments[0])
        elif event in _ON_ONE_PATH:
            self._must_be_in(self._own, arguments[0])
        elif event in _ON_TWO_PATHS:
            self._must_be_in(self._own, arguments[0])
            self._must_be_in(self._own, arguments[1])

    def _open(self, path: object, flags: int) -> None:
        if flags & _WRITES:
            self._must_be_in(self._own, path)
        # Modules are opened by the hundred, and following links costs more than opening them.
        elif not (
            isinstance(path, str) and path.startswith(self._program) and f"{os.sep}.." not in path
        ):
            self._must_be_in(self._readable, path)

    def _must_be_in(self, roots: tuple[str, ...], path: Any) -> None:
        if path is None or isinstance(path, int):
            return
        real = os.path.realpath(os.fsdecode(path))
        if not any(real == root or real.startswith(f"{root}{os.sep}") for root in roots):
            raise PermissionError(errno.EACCES, "not in a restricted session", os.fsdecode(path))


_fence: Fence | None = None


def is_restricted() -> bool:
    """Say whether this is a restricted session."""
    return _fence is not None


def begin(home: str | None, wording: str | None) -> None:
    """Make this a restricted session, for good; the process may be started anew for it.

    Everything is kept in the folder `home`, by default the user's own; a folder of `wording` may
    be read besides. Raises NoHomeError where there cannot be such a folder.
    """
    global _fence
    environment = _cleaned(os.environ)
    if not sys.flags.isolated:
        os.execve(sys.executable, [sys.executable, "-I", *sys.orig_argv[1:]], environment)
    os.environ.clear()
    os.environ.update(environment)
    own = Path(home).absolute() if home else data_folder()
    readable = (os.path.abspath(wording),) if wording else ()
    try:
        make_private_folder(own / SAVED)
        os.chdir(own / SAVED)
    except OSError as error:
        raise NoHomeError(f"{own} cannot be used: {error.strerror}.") from None
    os.environ[HOME_VARIABLE] = str(own)
    _leave_nothing_behind()
    _fence = Fence(own, readable)
    sys.addaudithook(_fence.judge)


def _cleaned(environment: Mapping[str, str]) -> dict[str, str]:
    import pwd

    kept = {
        name: value
        for name, value in environment.items()
        if name in _KEPT or name.startswith(_KEPT_FAMILY)
    }
    return {**kept, "PATH": os.defpath, "HOME": pwd.getpwuid(os.geteuid()).pw_dir}


def _leave_nothing_behind() -> None:
    import resource
    import signal

    # A core would hold the note, and a process that is stopped holds the line.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGTSTP, signal.SIG_IGN)
