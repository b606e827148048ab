"""Plain mode ended from outside, on a real terminal."""

import signal

import pytest

from helpers.keys import INTERRUPT
from helpers.wizard import Wizard


@pytest.mark.parametrize(("key", "number"), [(INTERRUPT, signal.SIGINT), ("", signal.SIGTERM)])
def test_an_interrupt_in_plain_mode_says_how_to_continue(tmp_path, notes, key, number):
    with Wizard("--plain", "new", cwd=tmp_path) as wizard:
        wizard.until("A number from 1").type("1\r").until("Their name").type("Grace Hopper\r")
        wizard.until("Who they are").type("half a li")
        if key:
            wizard.type(key)
        else:
            wizard.process.send_signal(number)
        assert wizard.wait() == -number
        assert b"\r\nNote saved. Continue with: " in wizard.raw
    (entry,) = notes.entries()
    assert entry.draft.answers.recipient_name == "Grace Hopper"


def test_a_wizard_ended_by_a_signal_says_how_to_continue(tmp_path):
    with Wizard("new", cwd=tmp_path) as wizard:
        wizard.until("How did it end").type("1\r").until("Who is the note for")
        wizard.process.send_signal(signal.SIGTERM)
        assert wizard.wait() == -signal.SIGTERM
        assert b"Continue with: " in wizard.raw
