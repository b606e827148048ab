"""Copy text to the clipboard of this machine with pyperclip.

pyperclip runs in a separate process, because the programs that it calls (wl-copy, xclip) may wait
forever for a display that does not respond, or for input from the terminal.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

COPY_TIMEOUT = 3.0
"""Seconds to wait for the clipboard."""

_COPY_SCRIPT = """
import sys
sys.path.append(sys.argv[1])
import pyperclip
text = sys.stdin.buffer.read().decode()
pyperclip.copy(text)
sys.exit(pyperclip.paste() != text)
"""
"""The program of the child process; its argument is the folder of pyperclip.

It fails unless the clipboard contains the text afterwards.
"""
_SSH_VARIABLES = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
_CLIPBOARD_VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")
"""If one of these variables is set, by a display or WSL, there is a clipboard."""


def has_local_clipboard(environment: Mapping[str, str]) -> bool:
    """Return whether this machine has a clipboard and is not used through SSH."""
    if any(environment.get(name) for name in _SSH_VARIABLES):
        return False
    return sys.platform == "darwin" or any(environment.get(name) for name in _CLIPBOARD_VARIABLES)


def copy_to_local_clipboard(text: str, timeout: float = COPY_TIMEOUT) -> bool:
    """Copy a text to the clipboard, and return whether reading it back gave the same text.

    Waits for up to `timeout` seconds, then gives up and returns False.
    """
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", _COPY_SCRIPT, _pyperclip_folder()],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.communicate(text.encode(), timeout=timeout)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return process.returncode == 0


def _pyperclip_folder() -> str:
    """Return the folder to import pyperclip from.

    The child process runs in isolated mode, so it does not inherit changes to `sys.path`. The
    single-file build of the program makes such changes.
    """
    spec = find_spec("pyperclip")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pyperclip")
    return str(Path(spec.origin).parents[1])
