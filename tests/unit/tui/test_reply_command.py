"""The command `reply`: print the answers in a mail, or open the wizard with them."""

import io
import subprocess
import sys
import tomllib
from dataclasses import replace
from datetime import date

import pytest

from helpers.mails import INVITATION
from helpers.wizard import COMMAND
from tui.commands.main import main
from tui.export.reply import OriginalMail
from tui.system.capabilities import RESTRICTED

REFUSAL = (
    b"From: Grace Hopper <grace@engines.example>\nTo: ada@example.org\n"
    b"Subject: Your application for Programming Lead\n\n"
    b"Dear Ada,\n\nUnfortunately we will not be taking your application further.\n\n"
    b"Grace Hopper\nRecruiter, Analytical Engines\n"
)


@pytest.fixture
def reply(tmp_path, capsys):
    """Return a function that runs the command on a mail.

    It returns the exit status, standard output and standard error.
    """

    def run(mail):
        path = tmp_path / "theirs.eml"
        path.write_bytes(mail)
        status = main(["reply", str(path), "--answers"])
        return status, *capsys.readouterr()

    return run


def test_the_answers_are_printed_with_the_words_they_rest_on(reply):
    status, printed, errors = reply(REFUSAL)
    answers = tomllib.loads(printed)
    assert (status, errors) == (0, "")
    assert answers["outcome"] == "application_only"
    assert answers["recipient"]["email"] == "grace@engines.example"
    assert answers["application"]["role"] == "Programming Lead"
    comments = [line for line in printed.splitlines() if line.startswith("# ")]
    values = [line for line in printed.splitlines() if "=" in line and line[0] not in "#["]
    assert len(comments) == len(values) - 1
    assert "# “Unfortunately we will not be taking your application further.”" in comments


def test_only_words_of_the_mail_are_in_quotation_marks(reply):
    unsigned = REFUSAL.replace(b"Grace Hopper\nRecruiter, Analytical Engines\n", b"")
    unsigned = unsigned.replace(b"Grace Hopper <grace@", b"Careers <careers@")
    _, printed, _ = reply(unsigned)
    assert '# nobody signed it\nnews = "automatic"' in printed
    quoted = [line[3:-1] for line in printed.splitlines() if line.startswith("# “")]
    mail = unsigned.decode()
    assert quoted
    assert all(words.strip("@") in mail for words in quoted), quoted


def test_a_mail_on_standard_input_is_read(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REFUSAL)))
    assert main(["reply", "-", "--answers"]) == 0
    assert tomllib.loads(capsys.readouterr().out)["schema"] == 2


def test_a_mail_that_is_not_a_rejection_is_an_error(reply):
    invitation = REFUSAL.replace(
        b"Unfortunately we will not be taking your application further.",
        b"We would like to invite you to an interview on Monday.",
    )
    status, printed, errors = reply(invitation)
    assert (status, printed) == (1, "")
    assert errors == (
        "bridge-tui: This mail is not a rejection: it invites you to an interview or a call.\n"
    )


@pytest.mark.parametrize("mail", [b"", b"\0"])
def test_a_mail_that_cannot_be_read_is_an_error(reply, mail):
    status, printed, errors = reply(mail)
    assert (status, printed) == (2, "")
    assert errors.count("\n") == 1


def test_a_missing_file_is_an_error_with_its_path(capsys):
    assert main(["reply", "/nowhere.eml", "--answers"]) == 2
    assert capsys.readouterr().err.startswith("bridge-tui: /nowhere.eml: ")


# --- opening the wizard


@pytest.fixture
def opened(monkeypatch):
    """Return a list of where the wizard is opened, each time with the mail; it does not run."""
    calls = []

    def open_plain(session, start_at, mail):
        calls.append((start_at, mail))
        return 0

    monkeypatch.setattr("tui.plain.run.open_plain", open_plain)
    return calls


def test_the_wizard_opens_a_new_note_with_the_answers(tmp_path, opened):
    (tmp_path / "theirs.eml").write_bytes(REFUSAL)
    assert main(["--plain", "reply", str(tmp_path / "theirs.eml")]) == 0
    ((start_at, mail),) = opened
    assert start_at == "new"
    assert mail.answers.role == "Programming Lead"


def test_an_existing_note_that_replies_to_the_same_mail_is_opened(tmp_path, opened, notes):
    mail = REFUSAL.replace(b"To: ", b"Message-ID: <no@engines.example>\nTo: ")
    (tmp_path / "theirs.eml").write_bytes(mail)
    draft = notes.new_draft(date(2026, 11, 23))
    notes.save(replace(draft, original_mail=OriginalMail("<no@engines.example>")))
    assert main(["--plain", "reply", str(tmp_path / "theirs.eml")]) == 0
    assert opened == [(draft.id, None)]


def test_a_mail_that_is_not_a_rejection_does_not_open_the_wizard(tmp_path, opened, notes, capsys):
    (tmp_path / "theirs.eml").write_bytes(INVITATION.encode())
    assert main(["--plain", "reply", str(tmp_path / "theirs.eml")]) == 1
    assert capsys.readouterr().err.count("\n") == 1
    assert opened == []
    assert not notes.has_notes()


@pytest.mark.parametrize("source", ["-", "theirs.eml"])
def test_without_a_terminal_the_error_is_one_sentence(tmp_path, source):
    (tmp_path / "theirs.eml").write_bytes(REFUSAL)
    result = subprocess.run(
        [COMMAND, "reply", source], input=REFUSAL, capture_output=True, cwd=tmp_path, timeout=60,
        start_new_session=True,
    )  # fmt: skip
    assert result.returncode == 2
    assert result.stdout == b""
    assert result.stderr.count(b"\n") == 1
    assert b"terminal" in result.stderr


@pytest.mark.parametrize("options", [[], ["--answers"]])
def test_a_restricted_session_reads_no_file(tmp_path, monkeypatch, opened, capsys, options):
    monkeypatch.setattr("tui.commands.main._apply_global_options", lambda options: RESTRICTED)
    (tmp_path / "theirs.eml").write_bytes(REFUSAL)
    monkeypatch.chdir(tmp_path)
    assert main(["--plain", "reply", "theirs.eml", *options]) == 2
    assert "this session cannot use files" in capsys.readouterr().err
    assert opened == []
