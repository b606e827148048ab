"""A real xterm on an X server of its own, showing what the wizard writes, with its clipboard."""

import os
import pty
import select
import subprocess
import time
import tty
from contextlib import contextmanager

from helpers.programs import needs
from helpers.wizard import PATIENCE, set_terminal_size


class Display:
    """An X server without a monitor."""

    def __init__(self):
        needs("Xvfb", "xterm", "xclip")
        reading, writing = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(writing), "-screen", "0", "800x600x24", "-nolisten", "tcp"],
            pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(writing)
        with os.fdopen(reading) as file:
            self.name = f":{file.readline().strip()}"

    def clipboard(self):
        """Return the bytes on the clipboard; none if no program owns it."""
        command = ["xclip", "-selection", "clipboard", "-t", "UTF8_STRING", "-o"]
        result = subprocess.run(
            command, env={**os.environ, "DISPLAY": self.name}, capture_output=True, timeout=PATIENCE
        )
        return result.stdout

    def close(self):
        """End the server, and with it all that it shows."""
        self.process.terminate()
        self.process.wait()


class Xterm:
    """An xterm that shows what is written to it, and may set the clipboard."""

    def __init__(self, display, size=(80, 24)):
        columns, rows = size
        terminal, self.line = pty.openpty()
        tty.setraw(self.line)
        set_terminal_size(self.line, columns, rows)
        self.process = subprocess.Popen(
            ["xterm", f"-S{os.path.basename(os.ttyname(self.line))}/{terminal}", "-u8",
             "-geometry", f"{columns}x{rows}",
             "-xrm", "*disallowedWindowOps: 20,21,SetXprop",
             # tmux does not say which selection it sets; with this, it is the clipboard.
             "-xrm", "*selectToClipboard: true"],
            env={**os.environ, "DISPLAY": display.name, "LC_ALL": "C.UTF-8"},
            pass_fds=(terminal,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(terminal)
        # xterm begins with a line that names its window, which is not for the wizard.
        first_line = b""
        while not first_line.endswith(b"\n"):
            first_line += os.read(self.line, 1)

    def show(self, data):
        """Show what the wizard has written."""
        while data:
            data = data[os.write(self.line, data) :]

    def read_response(self):
        """Return what the terminal has answered to queries, or b""."""
        ready, _, _ = select.select([self.line], [], [], 0)
        return os.read(self.line, 4096) if ready else b""

    def close(self):
        """Close the window."""
        self.process.terminate()
        self.process.wait()
        os.close(self.line)


@contextmanager
def connect_to_xterm(wizard, display):
    """Have an xterm show all that a wizard writes, and answer its queries."""
    xterm, read = Xterm(display, (wizard.columns, wizard.rows)), wizard.read

    def read_and_show(seconds=0.05):
        before = len(wizard.raw)
        may_draw_more = read(seconds)
        xterm.show(wizard.raw[before:])
        if (response := xterm.read_response()) and wizard.master is not None:
            os.write(wizard.master, response)
        return may_draw_more

    wizard.read = read_and_show
    try:
        yield
    finally:
        wizard.read = read
        xterm.close()


def assert_clipboard_gets(display, wizard, expected):
    """Wait until the clipboard has exactly the expected bytes."""
    deadline = time.monotonic() + PATIENCE
    while (content := display.clipboard()) != expected and time.monotonic() < deadline:
        wizard.read()
    assert content == expected
