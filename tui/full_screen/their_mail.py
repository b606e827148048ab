"""Ask for the employer's mail in the full screen, and answer from it."""

import asyncio
from typing import Any

from textual.app import App

from screens.dialogs.their_mail import GivenMail, TheirMailDialog
from templates.errors import BridgeError
from tui.notes.mail_source import read_mail_file, read_mail_text
from tui.session import Position, Session


async def answer_from_mail(app: App[Any], session: Session, text: str) -> Position | None:
    """Ask for the mail until it can be read, beginning with a text that was pasted.

    Return where the wizard continues, or None if the writer gives no mail.
    """
    given: GivenMail | None = GivenMail(text=text)
    error = ""
    while given is not None:
        can_name_file = session.capabilities.may_use_files
        dialog = TheirMailDialog(given, error, can_name_file=can_name_file)
        given = await app.push_screen_wait(dialog)
        if given is None:
            break
        try:
            read = read_mail_file if given.file else read_mail_text
            return session.read_mail(await asyncio.to_thread(read, given.file or given.text))
        except BridgeError as raised:
            error = str(raised)
    return None
