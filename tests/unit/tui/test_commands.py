"""The commands that do not open the wizard, and errors on the command line."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from helpers.repository import ROOT
from templates import Answers
from tui import __version__
from tui.commands.main import main
from tui.notes import Draft
from tui.system.crash_report import format_crash_report

ANSWERS = """
schema = 1
outcome = "{outcome}"
linkedin = true
[recipient]
name = "Grace Hopper"
[application]
organisation = "Analytical Engines"
role = "Programming Lead"
meetings = 3
[sender]
name = "Ada Lovelace"
"""


@pytest.fixture
def answers(tmp_path):
    """Return a function that writes an answers file for an outcome, and returns its path.

    `change` is a text of the file and the text that replaces it.
    """

    def write(outcome="not_selected", change=("", "")):
        path = tmp_path / "answers.toml"
        path.write_text(ANSWERS.format(outcome=outcome).replace(*change))
        return str(path)

    return write


def test_render_prints_the_note(answers, capsys):
    assert main(["render", answers()]) == 0
    printed = capsys.readouterr()
    assert printed.out.startswith("Dear Grace,\n")
    assert printed.out.endswith("\nAda Lovelace\n")
    assert printed.err == ""


def test_the_subject_is_printed_alone(answers, capsys):
    assert main(["render", answers(), "--subject"]) == 0
    assert capsys.readouterr().out == "Thank you – Programming Lead\n"


def test_the_option_for_the_subject_allows_no_format(answers):
    with pytest.raises(SystemExit):
        main(["render", answers(), "--subject", "--format", "eml"])


def test_an_unfinished_note_has_no_subject(capsys, notes):
    notes.save(replace(notes.new_draft(date(2026, 11, 23)), id="unfinished"))
    assert main(["export", "unfinished", "--subject"]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "not finished" in printed.err


def test_a_rendered_mail_is_not_marked_as_an_unsent_draft(answers, capsys):
    assert main(["render", answers(), "--format", "eml"]) == 0
    assert "X-Unsent" not in capsys.readouterr().out


def test_render_prints_the_parts_of_a_note_as_json(answers, capsys):
    assert main(["render", answers(), "--format", "json"]) == 0
    note = json.loads(capsys.readouterr().out)
    assert note["greeting"] == "Dear Grace,"
    assert note["text"].startswith("Subject: ")
    assert all(isinstance(text, str) for paragraph in note["paragraphs"] for text in paragraph)
    assert note["linkedin"]["count"] <= note["linkedin"]["limit"] == 200


def test_untrue_answers_are_left_out_with_a_warning(answers, capsys):
    assert main(["render", answers("application_only")]) == 0
    printed = capsys.readouterr()
    assert "three" not in printed.out
    assert "application.meetings is left out" in printed.err
    assert main(["render", answers("internal")]) == 0
    printed = capsys.readouterr()
    assert "LinkedIn" not in printed.out
    assert "linkedin is left out" in printed.err


def test_a_warning_says_which_answer_is_missing_or_not_needed(answers, capsys):
    assert main(["render", answers("not_selected"), "--format", "linkedin"]) == 0
    assert "what you did with what they told you" in capsys.readouterr().err
    news = answers(
        "runner_up", ("[recipient]", 'follow_up = 1\nbrings = "I passed my exam"\n[recipient]')
    )
    assert main(["render", news]) == 0
    assert "tie is not given" in capsys.readouterr().err
    news = answers(
        "runner_up",
        (
            "[recipient]",
            'follow_up = 1\nbrings = "Your loom runs"\ntie = "It is yours"\n[recipient]',
        ),
    )
    assert main(["render", news]) == 0
    assert "tie may not be needed" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (('outcome = "not_selected"', 'outcome = "ghosted"'), "outcome must be one of"),
        (("schema = 1", "schema = 9"), "by a later version (schema 9; this one reads up to 2)"),
        (("[sender]", "[sender]\nage = 3"), "sender.age is not a key"),
        (("role =", "rôle ="), "line 9: needs an equals sign"),
    ],
)
def test_invalid_input_is_an_error_in_one_line_with_status_2(answers, capsys, change, expected):
    assert main(["render", answers(change=change)]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert expected in printed.err
    assert printed.err.count("\n") == 1


@pytest.mark.parametrize("path", ["/nowhere/answers.toml", "/"])
def test_a_file_that_cannot_be_read_is_an_error_with_its_path(capsys, path):
    assert main(["render", path]) == 2
    assert capsys.readouterr().err.startswith(f"bridge-tui: {path}: ")


def test_version_and_help_are_printed(capsys):
    for arguments, expected in (
        (["--version"], f"bridge-tui {__version__}\n"),
        (["--help"], "render answers.toml"),
    ):
        with pytest.raises(SystemExit) as result:
            main(arguments)
        assert result.value.code == 0
        assert expected in capsys.readouterr().out


@pytest.mark.slow
def test_a_wording_folder_is_created_checked_and_used(answers, tmp_path, capsys):
    folder = tmp_path / "ours"
    assert main(["wording", "init", str(folder)]) == 0
    assert main(["wording", "check", str(folder)]) == 0
    assert "Nothing is wrong: 11 outcomes" in capsys.readouterr().out
    assert main(["--wording", str(folder), "render", answers()]) == 0
    assert main(["wording", "init", str(folder)]) == 1
    assert "is not empty" in capsys.readouterr().err
    (folder / "outcomes.toml").write_text("[no_reply]\nlable = 'x'\n")
    assert main(["wording", "check", str(folder)]) == 2
    assert "outcomes.toml: [no_reply] lable" in capsys.readouterr().err


@pytest.mark.slow
def test_the_examples_of_wording_in_the_documentation_have_no_errors(tmp_path, capsys):
    documentation = (ROOT / "docs/wording.md").read_text(encoding="utf-8")
    _, *sections = re.split(r"(?m)^## (?=A house style|A complete small example)", documentation)
    for number, section in enumerate(sections):
        folder = tmp_path / str(number)
        # A file's name in backquotes, and below it a block with its contents.
        blocks = re.findall(r"`([a-z/]+\.toml)`\n```toml\n(.*?)```", section, re.DOTALL)
        assert len(blocks) >= 3
        for name, text in blocks:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        assert main(["wording", "check", str(folder)]) == 0
    assert "12 outcomes, 3 tones" in (printed := capsys.readouterr().out)
    assert "11 outcomes, 4 tones" in printed


def test_commands_apply_the_settings_of_the_config_file(answers, home, tmp_path, capsys):
    config = home / "bridge-tui/config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f'wording = "{tmp_path / "nowhere"}"\n')
    assert main(["render", answers()]) == 2
    assert "is not a folder" in capsys.readouterr().err
    config.write_text("premium = true\n")
    assert main(["render", answers(), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["linkedin"]["limit"] == 300
    config.write_text("wording = 3\n")
    assert main(["render", answers()]) == 1
    assert "must be a folder in quotes" in capsys.readouterr().err


@pytest.fixture
def saved_notes(notes):
    """Save two notes, and a file that cannot be read as a note."""
    for day, name in ((1, "Grace"), (2, "Alan")):
        time = datetime(2026, 11, day, tzinfo=UTC)
        notes.save(Draft(f"2026110{day}-aaaa", time, time, answers=Answers(recipient_name=name)))
    notes.path("odd").write_text("?")


def test_notes_are_listed_as_json(saved_notes, capsys):
    assert main(["notes", "--json"]) == 0
    listed = {note["id"]: note for note in json.loads(capsys.readouterr().out)}
    assert listed["20261102-aaaa"]["recipient"] == "Alan"
    assert listed["20261102-aaaa"]["status"] == "draft"
    assert listed["20261102-aaaa"]["unreadable"] is None
    assert "not TOML" in listed["odd"]["unreadable"]


def test_without_a_terminal_notes_are_listed_one_per_line(saved_notes, capsys):
    assert main(["notes"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert any(line.startswith("20261101-aaaa  Grace, draft, ") for line in lines)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [(["open", "nothing"], "no note"), (["open", "202611"], "Several ids begin with"),
     (["open", "odd"], "wizard needs a terminal")],
)  # fmt: skip
def test_a_command_that_cannot_open_a_note_prints_one_line(
    saved_notes, capsys, arguments, expected
):
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert expected in printed.err


def test_resuming_without_notes_is_an_error(capsys):
    assert main(["--resume"]) == 2
    assert "no note to continue" in capsys.readouterr().err


def test_a_crash_prints_two_lines_and_none_of_the_answers(answers, capsys, monkeypatch, home):
    def fail(situation):
        raise KeyError(situation.answers.recipient_name)

    monkeypatch.setattr("tui.export.outgoing.compose_note", fail)
    assert main(["render", answers()]) == 70
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 2
    (report,) = (home / "bridge-tui" / "reports").iterdir()
    assert "KeyError" in report.read_text()
    assert "Grace" not in report.read_text() + printed.err


def test_a_crash_report_names_two_errors_once_if_they_cause_each_other():
    first, second = KeyError("Grace"), ValueError("Grace")
    first.__cause__, second.__cause__ = second, first
    report = format_crash_report(first)
    assert report.endswith("\nbuiltins.KeyError\nbuiltins.ValueError\n")


WINDOWS_PROGRAM = """
import signal, sys
for name in ("fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"):
    sys.modules[name] = None
for name in ("SIGHUP", "SIGALRM", "SIGTSTP"):
    delattr(signal, name)
from tui.commands.main import main
sys.platform = "win32"
sys.exit(main(sys.argv[1:]))
"""
"""Runs a command without the modules and signals that Python lacks on Windows."""


@pytest.mark.parametrize("arguments", [[], ["new"], ["notes"], ["--plain"], ["render", "-"]])
def test_on_windows_every_command_prints_where_the_program_runs(arguments):
    result = subprocess.run(
        [sys.executable, "-c", WINDOWS_PROGRAM, *arguments],
        input="", capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    assert result.stderr == "bridge-tui runs on Linux, macOS and WSL.\n"
    assert result.stdout == ""
    assert result.returncode == 2


THREADS_PROGRAM = """
import sys, threading
from pathlib import Path
from tui.system.crash_report import replace_tracebacks

replace_tracebacks(Path(sys.argv[1]))

def fail():
    raise ValueError("Grace")

def hang_up():
    raise OSError(5, "Input/output error")

for target in (fail, hang_up, sys.exit):
    thread = threading.Thread(target=target)
    thread.start()
    thread.join()
"""
"""Runs a thread with a bug, one that writes after a hang-up, and one that ends by `sys.exit`."""


def test_a_bug_in_a_thread_is_reported_in_a_file_and_not_printed(tmp_path):
    result = subprocess.run(
        [sys.executable, "-c", THREADS_PROGRAM, tmp_path / "reports"],
        capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
    (report,) = (tmp_path / "reports").iterdir()
    assert "ValueError" in report.read_text()
    assert "in fail" in report.read_text()
    assert "Grace" not in report.read_text()


@pytest.mark.parametrize("command", [["render"], ["check", "/dev/null", "--answers"]])
def test_an_endless_answers_file_is_an_error(command, capsys):
    assert main([*command, "/dev/zero"]) == 2
    assert "too large" in capsys.readouterr().err


def test_a_file_name_cannot_change_the_state_of_the_terminal(capsys):
    assert main(["render", "x\x1b[2J\x9b2J\udcff\n"]) == 2
    assert capsys.readouterr().err == "bridge-tui: x[2J2J : No such file or directory\n"
