"""The clipboard of this machine, as pyperclip finds it.

It is reached from a process of its own: the programs behind it (wl-copy, xclip) may wait for ever
for a display that does not answer, or on the terminal they were started from.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping

PATIENCE = 3.0
"""Seconds after which a clipboard that does not answer is given up."""

_COPY = """
import sys
import pyperclip
text = sys.stdin.buffer.read().decode()
pyperclip.copy(text)
sys.exit(pyperclip.paste() != text)
"""
_LINE = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
_DISPLAY = ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME")

SAID = "Copied to the clipboard, and read back to be sure."
"""What is known to have happened when `copy` says yes."""


def is_local(environment: Mapping[str, str]) -> bool:
    """Say whether the clipboard of this machine is the one in front of the writer."""
    if any(environment.get(name) for name in _LINE):
        return False
    return sys.platform == "darwin" or any(environment.get(name) for name in _DISPLAY)


def copy(text: str, patience: float = PATIENCE) -> bool:
    """Put a text on this machine's clipboard, and say whether the very text could be read back.

    Where no program answers within `patience` seconds, it could not.
    """
    process = subprocess.Popen(
        [sys.executable, "-I", "-c", _COPY],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.communicate(text.encode(), timeout=patience)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    return process.returncode == 0
