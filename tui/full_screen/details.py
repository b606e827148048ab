"""Ask for the writer's own details in the full screen."""

from typing import Any

from textual.app import App

from screens.dialogs.details import DetailsDialog
from tui.session import Session


async def change_details(app: App[Any], session: Session) -> str:
    """Open the dialog for the writer's own details, which are saved while they are typed.

    Return a warning if they cannot be remembered, or "".
    """

    def change(details: dict[str, str]) -> str:
        for field, value in details.items():
            session.answer(field, value)
        return session.remember_details()

    return change(await app.push_screen_wait(DetailsDialog(session.answers, change)))
