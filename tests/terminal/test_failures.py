"""A full disk, and a bug in the program."""

import os
import re
import resource
import sys

from helpers.wizard import Wizard

ANSWERS = {
    "recipient": "Gwendolyn Xanthopoulos",
    "organisation": "Quixotic Umbrellas",
    "role": "Zeppelin Warden",
    "sender": "Barnaby Oyelaran",
    "detail": "the marmalade clockwork",
}
ENTER, NEXT, LEAVE, UNDO = "\r", "\x0e", "\x11", "\x1a"


def answer(wizard):
    """Answer with unusual words, which can be searched for where they should not be."""
    wizard.until("How did it end").type("1\r").until("Who is the note for")
    wizard.type(ANSWERS["recipient"]).until("Dear Gwendolyn,").type(ENTER)
    wizard.type(ANSWERS["organisation"] + ENTER).type(ANSWERS["role"] + ENTER)
    wizard.type(ANSWERS["sender"]).until(ANSWERS["sender"])
    wizard.type(NEXT).until("What only you can say")
    wizard.type(ENTER + ANSWERS["detail"]).until("marmalade")
    return wizard


def write_on_a_full_disk(wizard):
    """Write more than fits on the disk, and choose to print the note on leaving."""
    answer(wizard)
    for _ in range(3):
        wizard.type(" " + "and the marmalade clockwork" * 12)
    wizard.until("Not saved: File too large").type(LEAVE).until("This note is not saved")
    wizard.type("p")


FULL = ((resource.RLIMIT_FSIZE, 1000),)
"""The maximum size of a file in bytes, at which the wizard gets the error of a full disk."""


def test_the_wizard_goes_on_with_a_full_disk_and_prints_the_note(notes):
    end, stdout = os.pipe()
    with Wizard("new", stdout=stdout, size=(100, 24), limits=FULL) as wizard:
        os.close(stdout)
        write_on_a_full_disk(wizard)
        assert wizard.ended() == 0
    with open(end, encoding="utf-8") as printed:
        assert printed.read().startswith("Dear Gwendolyn,")
    (entry,) = notes.entries()
    assert entry.draft.answers.sender_name == ANSWERS["sender"]


def test_a_note_that_cannot_be_printed_is_shown_on_the_terminal(tmp_path):
    with (
        (tmp_path / "out").open("wb") as file,
        Wizard("new", stdout=file, size=(100, 24), limits=FULL) as wizard,
    ):
        write_on_a_full_disk(wizard)
        assert wizard.ended() == 1
        after = wizard.raw.rpartition(b"\x1b[?1049l")[2].decode()
    assert "could not be written: File too large" in after
    assert "Dear Gwendolyn," in after


def test_a_crash_keeps_the_note_and_reports_none_of_its_words(tmp_path, home, notes):
    code = (
        "import sys, tui.full_screen.app\n"
        "def help(self):\n"
        "    kept = self.session.answers\n"
        "    raise KeyError(kept.recipient_name, kept.detail)\n"
        "tui.full_screen.app.BridgeApp.action_help = help\n"
        "from tui.commands.main import main\n"
        "sys.exit(main(['new']))"
    )
    with Wizard(cwd=tmp_path, command=(sys.executable, "-c", code)) as wizard:
        answer(wizard).type("\x1bOP")
        assert wizard.ended() == 70
        after = wizard.raw.rpartition(b"\x1b[?1049l")[2].decode()
    printed = [line for line in after.splitlines() if "bridge-tui: " in line or "report" in line]
    assert len(printed) == 2
    assert "(KeyError)" in printed[0]
    assert re.search("Continue with: .*bridge-tui .*open", printed[0])
    (report,) = (home / "bridge-tui" / "reports").iterdir()
    assert str(report) in printed[1]
    text = report.read_text()
    for said in ("bridge-tui ", "Python ", "textual ", "KeyError", "in help"):
        assert said in text
    (entry,) = notes.entries()
    assert entry.draft.answers.detail == ANSWERS["detail"]
    told = [text, after]
    told += [
        path.read_text()
        for path in home.rglob("*")
        if path.is_file() and path.suffix in (".txt", ".log")
    ]
    for answer_given in ANSWERS.values():
        for word in answer_given.split():
            if len(word) > 4:
                assert not any(word in one for one in told), word
