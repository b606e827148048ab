"""A real xterm on an X server of its own, showing what the wizard writes, with its clipboard."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import time
import tty
from contextlib import contextmanager

from helpers.programs import needs
from helpers.wizard import PATIENCE


class Display:
    """An X server without a screen to look at."""

    def __init__(self):
        needs("Xvfb", "xterm", "xclip")
        reading, writing = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "800x600x24", "-nolisten", "tcp"],
            pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writing)
        with os.fdopen(reading) as told:
            self.name = f":{told.readline().strip()}"

    def clipboard(self):
        """What is on the clipboard; nothing while nobody owns it."""
        asked = ["xclip", "-selection", "clipboard", "-t", "UTF8_STRING", "-o"]
        answer = subprocess.run(
            asked, env={**os.environ, "DISPLAY": self.name}, capture_output=True, timeout=PATIENCE
        )
        return answer.stdout

    def end(self):
        """End the server, and with it all that it shows."""
        self.process.terminate()
        self.process.wait()


class Xterm:
    """An xterm that shows what is written to it, and may set the clipboard."""

    def __init__(self, display, size=(80, 24)):
        keyboard, self.line = pty.openpty()
        tty.setraw(self.line)
        fcntl.ioctl(self.line, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.process = subprocess.Popen(
            ["xterm", f"-S{os.path.basename(os.ttyname(self.line))}/{keyboard}", "-u8",
             "-geometry", f"{size[0]}x{size[1]}",
             "-xrm", "*disallowedWindowOps: 20,21,SetXprop",
             # tmux does not say which selection it means; this is the one it then is.
             "-xrm", "*selectToClipboard: true"],
            env={**os.environ, "DISPLAY": display.name, "LC_ALL": "C.UTF-8"},
            pass_fds=(keyboard,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(keyboard)
        # It begins by naming its window, a line that is not for the wizard.
        told = b""
        while not told.endswith(b"\n"):
            told += os.read(self.line, 1)

    def show(self, data):
        """Show what the wizard has written."""
        while data:
            data = data[os.write(self.line, data) :]

    def typed(self):
        """What the terminal answers to what it was asked."""
        ready, _, _ = select.select([self.line], [], [], 0)
        return os.read(self.line, 4096) if ready else b""

    def end(self):
        """Close the window."""
        self.process.terminate()
        self.process.wait()
        os.close(self.line)


@contextmanager
def shown_by_xterm(wizard, display):
    """Have an xterm show all that a wizard writes, and answer it."""
    xterm, read = Xterm(display, (wizard.columns, wizard.rows)), wizard.read

    def read_and_show(seconds=0.05):
        before = len(wizard.raw)
        more = read(seconds)
        xterm.show(wizard.raw[before:])
        if (answer := xterm.typed()) and wizard.master is not None:
            os.write(wizard.master, answer)
        return more

    wizard.read = read_and_show
    try:
        yield wizard
    finally:
        wizard.read = read
        xterm.end()


def arrives(display, wizard, wanted):
    """Wait until the clipboard holds the very bytes, and say whether it does."""
    deadline = time.monotonic() + PATIENCE
    while (held := display.clipboard()) != wanted and time.monotonic() < deadline:
        wizard.read()
    assert held == wanted
    return True
