"""Ask for the employer's mail in the full screen, and fill in answers from it."""

import asyncio
from typing import Any

from textual.app import App

from screens.dialogs.their_mail import GivenMail, TheirMailDialog
from templates.errors import BridgeError
from tui.session import Position, Session
from tui.system.mail_input import read_mail_file, read_mail_text


async def fill_from_mail(app: App[Any], session: Session, text: str) -> Position | None:
    """Open the dialog for the mail, with `text` in it, until the mail can be read.

    Return where the wizard continues, or None if the writer cancels the dialog.
    """
    mail = GivenMail(text=text)
    error_message = ""
    can_name_file = session.capabilities.may_use_files
    while True:
        dialog = TheirMailDialog(mail, error_message, can_name_file=can_name_file)
        new_mail = await app.push_screen_wait(dialog)
        if new_mail is None:
            return None
        mail = new_mail
        try:
            if mail.file:
                reading = await asyncio.to_thread(read_mail_file, mail.file)
            else:
                reading = await asyncio.to_thread(read_mail_text, mail.text)
            return session.fill_from_mail(reading)
        except BridgeError as error:
            error_message = str(error)
