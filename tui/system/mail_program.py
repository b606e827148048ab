"""Handing a `mailto:` link to the mail program, where there is one on this machine."""

import shutil
import subprocess
import threading

from templates import BridgeError

PROGRAMS = ("xdg-email", "xdg-open", "wslview", "open")
"""What opens such a link, by preference."""

PATIENCE = 5.0
"""Seconds after which a program that has not failed has opened the link."""


class MailProgramError(BridgeError):
    """No mail program could be opened; the text says why."""


def open_in_mail_program(link: str, patience: float = PATIENCE) -> None:
    """Open a link in the writer's own mail program, which goes on by itself.

    Raises MailProgramError if there is none, or it fails within `patience` seconds.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise MailProgramError("No program here opens mail links: save a mail draft instead.")
    # Nothing of the terminal is handed on: a text browser must not draw over the wizard.
    process = subprocess.Popen(
        [program, link],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        status = process.wait(patience)
    except subprocess.TimeoutExpired:
        # It is waited for as long as it runs, so that nothing of it is left behind.
        threading.Thread(target=process.wait, daemon=True).start()
        return
    if status:
        raise MailProgramError("The mail program could not be opened: save a mail draft instead.")
