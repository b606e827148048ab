"""The command `reply`: the answers in a mail, and nothing else."""

import io
import sys
import tomllib

import pytest

from tui.commands.main import main

REFUSAL = (
    b"From: Grace Hopper <grace@engines.example>\nTo: ada@example.org\n"
    b"Subject: Your application for Programming Lead\n\n"
    b"Dear Ada,\n\nUnfortunately we will not be taking your application further.\n\n"
    b"Grace Hopper\nRecruiter, Analytical Engines\n"
)


@pytest.fixture
def reply(tmp_path, capsys):
    """Return a function that runs the command on a mail; it returns status and both outputs."""

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


def test_a_mail_on_standard_input_is_read(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(REFUSAL)))
    assert main(["reply", "-", "--answers"]) == 0
    assert tomllib.loads(capsys.readouterr().out)["schema"] == 2


def test_what_is_no_rejection_is_named_and_nothing_printed(reply):
    invitation = REFUSAL.replace(
        b"Unfortunately we will not be taking your application further.",
        b"We would like to invite you to an interview on Monday.",
    )
    status, printed, errors = reply(invitation)
    assert (status, printed) == (1, "")
    assert errors == (
        "bridge-tui: This mail is no rejection: it invites you to an interview or a call.\n"
    )


@pytest.mark.parametrize("mail", [b"", b"\0"])
def test_what_cannot_be_read_is_named_and_nothing_printed(reply, mail):
    status, printed, errors = reply(mail)
    assert (status, printed) == (2, "")
    assert errors.count("\n") == 1


def test_a_missing_file_is_named(capsys):
    assert main(["reply", "/nowhere.eml", "--answers"]) == 2
    assert capsys.readouterr().err.startswith("bridge-tui: /nowhere.eml: ")
