"""The fixtures of the tests of `tui`."""

from datetime import date
from queue import SimpleQueue

import pytest

from templates.phrasebook.wording_reader import built_in
from tui.session import Session
from tui.system.capabilities import FULL


@pytest.fixture
def new_session(home, notes):
    """Return a function that starts a session, which is closed after the test.

    The options replace those of a session on the writer's own machine.
    """
    sessions = []

    def start(**options):
        usual = {
            "notes_folder": notes,
            "config_file": home / "config.toml",
            "today": date(2026, 11, 23),
            "capabilities": FULL,
            "on_save_error": SimpleQueue().put,
        }
        session = Session(built_in(), **{**usual, **options})
        sessions.append(session)
        return session

    yield start
    for session in sessions:
        session.open_note.close()
