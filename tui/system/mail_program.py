"""Open a `mailto:` link in the mail program of this machine."""

import shutil
import subprocess
import sys
import threading

from templates import BridgeError

TIMEOUT = 5.0
"""Seconds after which a program that has not failed is taken to have opened the link."""


class MailProgramError(BridgeError):
    """No mail program could be opened; the text says why."""


def open_in_mail_program(link: str, timeout: float = TIMEOUT) -> None:
    """Open a link in the mail program that the desktop prefers.

    Blocks for up to `timeout` seconds. Raises MailProgramError if there is no such program, or it
    fails within that time.
    """
    program = next(filter(None, map(shutil.which, _openers())), None)
    if program is None:
        raise MailProgramError("No program here opens mail links: save a mail draft instead.")
    # The program gets nothing of the terminal: a text browser must not draw over the wizard.
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
        # Somebody has to wait for it, or it stays a zombie.
        threading.Thread(target=process.wait, daemon=True).start()
        return
    if status:
        raise MailProgramError("The mail program could not be opened: save a mail draft instead.")


def _openers() -> tuple[str, ...]:
    """Return the commands that open a link, by preference."""
    # On some Linux systems `open` is another command, which runs a program on a virtual console.
    return ("open",) if sys.platform == "darwin" else ("xdg-email", "xdg-open", "wslview")
