"""The clipboard of this machine, by way of pyperclip.

pyperclip runs in a process of its own: the programs behind it (wl-copy, xclip) may wait forever
for a display that does not answer, or on the terminal they were started from.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

TIMEOUT = 3.0
"""Seconds after which a clipboard that does not answer is given up."""

_COPY = """
import sys
sys.path.append(sys.argv[1])
import pyperclip
text = sys.stdin.buffer.read().decode()
pyperclip.copy(text)
sys.exit(pyperclip.paste() != text)
"""
_SSH = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
_DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")


def has_local_clipboard(environment: Mapping[str, str]) -> bool:
    """Return whether the writer sits at this machine, and it has a clipboard."""
    if any(environment.get(name) for name in _SSH):
        return False
    return sys.platform == "darwin" or any(environment.get(name) for name in _DISPLAY)


def copy_to_local_clipboard(text: str, timeout: float = TIMEOUT) -> bool:
    """Put a text on the clipboard, and return whether the very text could be read back.

    Blocks for up to `timeout` seconds; a clipboard that has not answered by then has not copied.
    """
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", _COPY, _pyperclip_folder()],
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

    The isolated child does not see it by itself where this process has added to `sys.path`, as
    the program in one file does.
    """
    spec = find_spec("pyperclip")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pyperclip")
    return str(Path(spec.origin).parents[1])
