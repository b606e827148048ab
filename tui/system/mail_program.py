"""Open a `mailto:` link in the mail program of this machine."""

import shutil
import subprocess
import sys
import threading

from templates import BridgeError

TIMEOUT = 5.0
"""Seconds after which a program that is still running counts as having opened the link."""


class MailProgramError(BridgeError):
    """No mail program could be opened; the message says why."""


def open_in_mail_program(link: str, timeout: float = TIMEOUT) -> None:
    """Open a link in the default mail program of the desktop.

    Blocks for up to `timeout` seconds. Raises MailProgramError if no program for opening links is
    installed, or if it fails within that time.
    """
    installed = (path for opener in _openers() if (path := shutil.which(opener)))
    program = next(installed, None)
    if program is None:
        raise MailProgramError("No program here opens mail links: save a mail draft instead.")
    # Detach the program from the terminal, so that a text browser cannot draw over the wizard.
    process = subprocess.Popen(
        [program, link],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        status = process.wait(timeout)
    except subprocess.TimeoutExpired:
        # Wait for its end in a thread: a process that nobody waits for remains as a zombie.
        threading.Thread(target=process.wait, daemon=True).start()
        return
    if status:
        raise MailProgramError("The mail program could not be opened: save a mail draft instead.")


def _openers() -> tuple[str, ...]:
    """Return the commands that open links, in order of preference."""
    # On some Linux systems `open` is an unrelated command (openvt).
    return ("open",) if sys.platform == "darwin" else ("xdg-email", "xdg-open", "wslview")
