"""A full disk, and a bug in the program."""

import os
import re
import resource
import sys

from helpers.keys import ENTER, HELP, NEXT, QUIT
from helpers.wizard import Wizard

ANSWERS = {
    "recipient": "Gwendolyn Xanthopoulos",
    "organisation": "Quixotic Umbrellas",
    "role": "Zeppelin Warden",
    "sender": "Barnaby Oyelaran",
    "detail": "the marmalade clockwork",
}
"""Unusual words, which can be searched for where they must not be."""

LEAVE_ALTERNATE_SCREEN = b"\x1b[?1049l"
"""What the wizard sends last: all output after it stays in the terminal."""

FULL_DISK = ((resource.RLIMIT_FSIZE, 1000),)
"""A limit of 1000 bytes for each file, at which writing fails as on a full disk."""


def answer(wizard):
    """Answer the questions up to the detail."""
    wizard.until("How did it end").type("1\r").until("Who is the note for")
    wizard.type(ANSWERS["recipient"]).until("Dear Gwendolyn,").type(ENTER)
    wizard.type(ANSWERS["organisation"] + ENTER).type(ANSWERS["role"] + ENTER)
    wizard.type(ANSWERS["sender"]).until(ANSWERS["sender"])
    wizard.type(NEXT).until("What only you can say")
    wizard.type(ENTER * 2 + ANSWERS["detail"]).until("marmalade")
    return wizard


def write_on_a_full_disk(wizard):
    """Write more than fits on the disk, quit, and choose to print the note."""
    answer(wizard)
    for _ in range(3):
        wizard.type(" " + "and the marmalade clockwork" * 12)
    wizard.until("Not saved: File too large").type(QUIT).until("This note is not saved")
    wizard.type("p")


def output_after_the_wizard(wizard):
    """Return what stays in the terminal after the wizard has ended."""
    return wizard.raw.rpartition(LEAVE_ALTERNATE_SCREEN)[2].decode()


def test_the_wizard_goes_on_with_a_full_disk_and_prints_the_note(notes):
    read_end, stdout = os.pipe()
    with Wizard("new", stdout=stdout, size=(100, 24), limits=FULL_DISK) as wizard:
        os.close(stdout)
        write_on_a_full_disk(wizard)
        assert wizard.wait() == 0
    with open(read_end, encoding="utf-8") as pipe:
        assert pipe.read().startswith("Dear Gwendolyn,")
    (entry,) = notes.entries()
    assert entry.draft.answers.sender_name == ANSWERS["sender"]


def test_a_note_that_cannot_be_printed_is_shown_on_the_terminal(tmp_path):
    with (
        (tmp_path / "out").open("wb") as file,
        Wizard("new", stdout=file, size=(100, 24), limits=FULL_DISK) as wizard,
    ):
        write_on_a_full_disk(wizard)
        assert wizard.wait() == 1
        output = output_after_the_wizard(wizard)
    assert "could not be written: File too large" in output
    assert "Dear Gwendolyn," in output


def test_a_crash_keeps_the_note_and_reports_none_of_its_words(tmp_path, home, notes):
    code = (
        "import sys, tui.full_screen.app\n"
        "def help(self):\n"
        "    answers = self.session.answers\n"
        "    raise KeyError(answers.recipient_name, answers.detail)\n"
        "tui.full_screen.app.BridgeApp.action_help = help\n"
        "from tui.commands.main import main\n"
        "sys.exit(main(['new']))"
    )
    with Wizard(cwd=tmp_path, command=(sys.executable, "-c", code)) as wizard:
        answer(wizard).type(HELP)
        assert wizard.wait() == 70
        output = output_after_the_wizard(wizard)
    error, advice = [
        line for line in output.splitlines() if "bridge-tui: " in line or "report" in line
    ]
    assert "(KeyError)" in error
    assert re.search("Continue with: .*bridge-tui .*open", error)
    (report,) = (home / "bridge-tui" / "reports").iterdir()
    assert str(report) in advice
    report_text = report.read_text()
    for words in ("bridge-tui ", "Python ", "textual ", "KeyError", "in help"):
        assert words in report_text
    (entry,) = notes.entries()
    assert entry.draft.answers.detail == ANSWERS["detail"]
    logs = [path.read_text() for path in home.rglob("*") if path.suffix in (".txt", ".log")]
    for answer_text in ANSWERS.values():
        for word in answer_text.split():
            # A shorter word may also occur by chance.
            if len(word) > 4:
                assert not any(word in text for text in (output, *logs)), word
