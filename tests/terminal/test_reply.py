"""A mail program hands over a rejection through a pipe, while keys come from the terminal."""

import os
import re
import shlex
from email import message_from_bytes
from pathlib import Path

import pytest

from helpers.keys import END_OF_INPUT, NEXT, PASTE_BEGIN, PASTE_END, QUIT, REDRAW
from helpers.mails import REFUSAL
from helpers.programs import needs
from helpers.repository import ROOT
from helpers.ssh_server import run_ssh_server
from helpers.wizard import COMMAND, Wizard


@pytest.fixture
def mail(tmp_path):
    """The path of a file with a rejection."""
    path = tmp_path / "no.eml"
    path.write_text(REFUSAL)
    return path


def pipe_command(mail, *options):
    """Return the command that pipes a mail into the wizard, as mail programs do."""
    return ("sh", "-c", f"cat {shlex.quote(str(mail))} | {COMMAND} {shlex.join(options)} reply -")


def test_a_piped_mail_fills_in_answers_and_keys_come_from_the_terminal(mail, notes, tmp_path):
    with Wizard(command=pipe_command(mail), cwd=tmp_path) as wizard:
        wizard.until("From their mail: “Unfortunately").type("\r")
        wizard.until("name[*] +Grace Hopper").until("From their mail: “Grace").type(NEXT)
        wizard.until("What only you can say").type(QUIT)
        assert wizard.wait() == 130
    (entry,) = notes.entries()
    assert entry.draft.answers.role == "Programming Lead"
    assert entry.draft.original_mail.message_id == "<no@engines.example>"


def test_a_piped_mail_fills_in_answers_in_plain_mode(mail, notes, tmp_path):
    with Wizard(command=pipe_command(mail, "--plain"), cwd=tmp_path) as wizard:
        wizard.until("From their mail: “Unfortunately").type("\n")
        wizard.until("Your answer so far: Grace Hopper").type("q\n")
        assert wizard.wait() == 130
    assert notes.has_notes()


def test_without_a_pipe_a_mail_is_pasted_at_the_terminal(notes, tmp_path):
    with Wizard("reply", "-", cwd=tmp_path) as wizard:
        wizard.until("Paste their mail").type(REFUSAL + END_OF_INPUT)
        wizard.until("How did it end").until("From their mail: “Unfortunately").type(QUIT)
        assert wizard.wait() == 130
    assert notes.has_notes()


def test_a_mail_of_many_lines_is_pasted_into_the_dialog(notes, tmp_path):
    paste = PASTE_BEGIN + REFUSAL + "A line of a long thread below. " * 3_000 + PASTE_END
    with Wizard("new", cwd=tmp_path) as wizard:
        wizard.until("press m to fill").type("m").until("Paste their mail")
        for start in range(0, len(paste), 1_000):
            # A terminal takes no more than it has room for.
            wizard.type(paste[start : start + 1_000]).read(0)
        wizard.until("long thread").type(NEXT)
        wizard.until("From their mail: “Unfortunately").type(QUIT)
        assert wizard.wait() == 130
    assert notes.entries()[0].draft.answers.recipient_name == "Grace Hopper"


# --- in the mail programs, with the macros of the guide


def macro(program):
    """Return the lines of the guide that bind a key in a mail program.

    They are the indented block after the program's name in bold.
    """
    guide = (ROOT / "docs/guide.md").read_text()
    block = re.search(rf"(?s)\n\*\*{program}\*\*.*?\n\n((?:(?:    [^\n]*)?\n)+)", guide)[1]
    return re.sub(r"(?m)^    ", "", block)


def configure(program, folder):
    """Write the settings of a mail program with a mail to answer, and return its command."""
    environment = ("env", f"PATH={Path(COMMAND).parent}:{os.environ['PATH']}")
    if program == "aerc":
        (folder / "mail/INBOX/cur").mkdir(parents=True)
        for name in ("new", "tmp"):
            (folder / "mail/INBOX" / name).mkdir()
        (folder / "mail/INBOX/cur/1:2,S").write_text(REFUSAL)
        (folder / "aerc").mkdir()
        (folder / "aerc/binds.conf").write_text(macro("aerc"))
        accounts = folder / "aerc/accounts.conf"
        accounts.write_text(
            f"[mine]\nsource = maildir://{folder}/mail\nfrom = Ada <ada@example.org>\n"
            "outgoing = /bin/true\ndefault = INBOX\n"
        )
        accounts.chmod(0o600)
        return (*environment, f"XDG_CONFIG_HOME={folder}", f"XDG_DATA_HOME={folder}", "aerc")
    (folder / "inbox").write_text(f"From grace Mon Nov 23 10:00:00 2026\n{REFUSAL}\n")
    (folder / f".{program}rc").write_text(
        f"set folder={folder}\nset tmpdir={folder}\nset mbox_type=mbox\nset editor=true\n"
        "set fast_reply=yes\nset abort_unmodified=no\n"
        f"set postponed={folder}/postponed\n{macro(program)}"
    )
    return (*environment, f"HOME={folder}", program, "-n", "-f", f"{folder}/inbox")


@pytest.mark.parametrize(
    "program", ["mutt", "neomutt", pytest.param("aerc", marks=pytest.mark.alone)]
)
def test_a_key_of_the_mail_program_opens_the_wizard_with_the_mail(
    program, notes, tmp_path, monkeypatch
):
    needs(program)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    with Wizard(command=configure(program, tmp_path), cwd=tmp_path) as wizard:
        # On a busy machine aerc loses a key that is pressed just after its start.
        wizard.until("Grace Hopper.*Your app").type_until("B", notes.has_notes)
        # aerc may show a program that starts slowly only at the next key.
        wizard.type(REDRAW).until("From their mail: “Unfortunately").type("\r")
        wizard.until("name[*] +Grace Hopper").type(NEXT)
        wizard.until("What only you can say").type(QUIT)
        wizard.until("Note saved")
    (entry,) = notes.entries()
    assert entry.draft.answers.role == "Programming Lead"


def test_over_ssh_neomutt_opens_the_wizard_and_then_the_draft(tmp_path, home):
    needs("neomutt")
    (tmp_path / "mail").mkdir()
    mail_program = shlex.join(configure("neomutt", tmp_path / "mail"))
    variables = f"LC_ALL=C.UTF-8 BRIDGE_TUI_HOME={home / 'bridge-tui'}"
    with (
        run_ssh_server(tmp_path / "sshd") as server,
        Wizard(command=server.command(f"cd {tmp_path}; {variables} {mail_program}")) as wizard,
    ):
        wizard.until("Your application").type("\r").until("another candidate").type("B")
        wizard.until("From their mail: “Unfortunately").type("\r")
        wizard.until("name[*] +Grace Hopper").type(NEXT)
        wizard.until("What only you can say").type("\r\r").type("your account of the yard")
        wizard.until("your account of the yard").type(NEXT)
        wizard.until("How should it sound").type(NEXT).until("What are you still").type(NEXT)
        wizard.until("connect on LinkedIn").type(NEXT).until("Read it as they will").type(NEXT)
        wizard.until("How will you send it").type("4\r").until("Saved to").type("d\r")
        wizard.until("Press any key").type(" ").until("Your application")
        # The mail program may still be taking the terminal over, and lose a key.
        wizard.type_until("\x1bb", lambda: re.search(r"To: .*grace@engines", wizard.text))
        wizard.until("Subject: Re: Your application")
    (draft,) = tmp_path.glob("*.eml")
    mail = message_from_bytes(draft.read_bytes())
    assert mail["In-Reply-To"] == "<no@engines.example>"
    assert mail["References"].split() == [
        "<first@example.org>", "<second@engines.example>", "<no@engines.example>",
    ]  # fmt: skip
