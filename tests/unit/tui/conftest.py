"""The fixtures of the tests of `tui`."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from helpers.factories import complete_answers
from helpers.plain_mode import run_plain_mode
from templates.phrasebook.wording_reader import built_in
from tui.notes import Draft
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
        }
        session = Session(built_in(), **{**usual, **options})
        sessions.append(session)
        return session

    yield start
    for session in sessions:
        session.open_note.close()


@pytest.fixture
def run_plain(monkeypatch, tmp_path):
    """Return a function that runs plain mode on typed lines, and returns a `PlainRun`."""

    def run(*lines, **options):
        return run_plain_mode(monkeypatch, tmp_path, lines, **options)

    return run


@pytest.fixture
def save_note(notes):
    """Return a function that saves a complete note, with some fields of the draft changed."""

    def save(note_id="grace", **changes):
        time = datetime(2026, 11, 1, tzinfo=UTC)
        notes.save(replace(Draft(note_id, time, time, answers=complete_answers()), **changes))

    return save
