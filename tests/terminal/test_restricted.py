"""Attempts to get out of a restricted session, to a shell, a program or somebody else's file."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from helpers.keys import (
    EDITOR,
    END_OF_INPUT,
    INTERRUPT,
    NEXT,
    PALETTE,
    PASTE_BEGIN,
    PASTE_END,
    QUIT,
    QUIT_SIGNAL,
    STOP,
)
from helpers.mails import REFUSAL
from helpers.wizard import COMMAND, Wizard

PROGRAMS = (
    "tmux", "screen", "xclip", "wl-copy", "xdg-open", "xdg-email", "stty", "tput", "sh", "uname",
)  # fmt: skip
"""Programs that an unrestricted session, or Python itself, may run."""


def go_to_export(wizard):
    """Go from the review of the note to the export step."""
    wizard.until("Read it as they will").type(NEXT)
    return wizard.until("How will you send it")


# --- programs


def test_no_editor_is_opened_or_offered(host):
    editors = {"VISUAL": str(host.program), "EDITOR": str(host.program)}
    with host.wizard("open", "20260105-mine", env=editors) as wizard:
        wizard.until("Read it as they will")
        assert "Editor" not in wizard.text
        wizard.type(EDITOR).type("e").until("Save and close").type("\x1b")
        wizard.until("Read it as they will").type(QUIT)
        assert wizard.wait() == 130
    assert host.is_untouched


def test_no_editor_is_opened_in_plain_mode(host):
    output = host.run(
        "--plain", "open", "20260105-mine", source="9\n6\n5\nq\n",
        VISUAL=str(host.program), EDITOR=str(host.program),
    ).stderr  # fmt: skip
    assert "Go on and export it" in output
    assert "editor" not in output
    assert host.is_untouched


# --- files


def test_a_note_is_not_saved_to_a_file(host):
    """A guest could not fetch the file from the host."""
    output = host.run("--plain", "open", "20260105-mine", source="1\n99\nq\n").stderr
    assert "The letter" in output
    assert "Text file" not in output
    assert "Mail draft" not in output
    assert host.is_untouched


def test_the_full_screen_offers_the_clipboard_and_printing_first(host):
    with host.wizard("open", "20260105-mine") as wizard:
        go_to_export(wizard)
        rows = wizard.text[wizard.text.index("The letter") :]
        assert rows.index("Show it when I quit") < rows.index("In your mail program")
        assert "Text file" not in wizard.text
        assert "Reply to" not in wizard.text
        wizard.type("1\r2\r").until("The letter").type("p\r").until("note will be shown")
        assert "Now paste it" not in wizard.text
        wizard.type(QUIT)
        assert wizard.wait() == 0
    assert host.is_untouched
    assert [path.name for path in host.home.rglob("*.txt")] == []


def test_a_mail_is_pasted_and_no_file_is_asked_for(host):
    with host.wizard("new") as wizard:
        wizard.until("press m to fill").type("m").until("Paste their mail")
        assert "name the file" not in wizard.text
        wizard.type(PASTE_BEGIN + REFUSAL + PASTE_END).until("another candidate").type(NEXT)
        wizard.until("From their mail: “Unfortunately").type(QUIT)
        assert wizard.wait() == 130
    assert host.is_untouched


@pytest.mark.parametrize("note_id", ["../../theirs/notes/20260105-them", "/etc/passwd", "..", ""])
def test_a_note_is_opened_only_by_its_id(host, note_id):
    result = host.run("open", note_id)
    assert result.returncode == 2
    assert "There is no note" in result.stderr


def test_a_note_that_is_a_link_is_not_followed(host):
    (host.home / "notes/20260106-link.toml").symlink_to(host.other / "notes/20260105-them.toml")
    listing = host.run("notes").stdout
    assert "symbolic link" in listing
    assert "Secret Society" not in listing
    assert host.run("--plain", "open", "20260106-link").returncode != 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("render", "{secret}"),
        ("check", "{secret}"),
        ("check", "-", "--answers", "{secret}"),
        ("export", "20260105-mine", "--format", "eml", "--reply-to", "{secret}"),
        ("reply", "{secret}"),
        ("reply", "{secret}", "--answers"),
        ("wording", "check", "{other}"),
        ("wording", "init", "{other}/new"),
    ],
)
def test_no_command_reads_or_writes_outside_the_home(host, arguments):
    with_paths = [argument.format(secret=host.secret, other=host.other) for argument in arguments]
    result = host.run(*with_paths, source="Dear Grace,\n")
    assert result.returncode in (1, 2)
    assert "this session cannot use files" in result.stderr
    assert "secret" not in result.stdout
    assert host.is_untouched


@pytest.mark.parametrize("option", ["--home", "--wording"])
def test_no_later_option_lifts_the_restrictions(host, option):
    result = host.run(option, str(host.other), "notes")
    assert result.returncode == 2
    assert f"{option} must come before --restricted" in result.stderr
    assert host.run(f"{option}={host.other}", "notes").returncode == 2
    abbreviation = option[:6]
    assert host.run(abbreviation, str(host.other), "notes").returncode == 2


def test_the_administrator_may_choose_a_folder_of_wording(host, tmp_path):
    folder = tmp_path / "wording"
    subprocess.run([COMMAND, "wording", "init", str(folder)], check=True, capture_output=True)
    with Wizard("--wording", str(folder), *host.arguments("new")) as wizard:
        wizard.until("They fell silent").type(QUIT)
        wizard.wait()


def test_a_wording_folder_in_the_settings_is_not_read(host, tmp_path):
    subprocess.run([COMMAND, "wording", "init", str(tmp_path / "own")], check=True)
    (host.home / "config.toml").write_text(f'wording = "{tmp_path}/own"\n')
    with host.wizard("new") as wizard:
        wizard.until("How did it end")
        assert "They fell silent" not in wizard.text
        wizard.type(QUIT)
        wizard.wait()


# --- the environment


def test_no_environment_variable_changes_the_home(host):
    variables = dict.fromkeys(
        ("BRIDGE_TUI_HOME", "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(host.other)
    )
    assert "Secret Society" not in host.run("notes", **variables).stdout
    assert "Analytical Engines" in host.run("notes", **variables).stdout
    assert host.is_untouched


def test_variables_of_textual_neither_write_a_file_nor_load_a_driver(host, tmp_path):
    folder = tmp_path / "written"
    folder.mkdir()
    variables = {
        "TEXTUAL_LOG": f"{folder}/log", "TEXTUAL_SCREENSHOT": "0",
        "TEXTUAL_SCREENSHOT_LOCATION": str(folder), "TEXTUAL_SCREENSHOT_FILENAME": "shot.svg",
        "TEXTUAL_PRESS": "ctrl+q", "TEXTUAL_DRIVER": "no.such:Driver", "TEXTUAL": "debug,devtools",
        "BRIDGE_TUI_DRIVER": "plain",
    }  # fmt: skip
    with host.wizard("new", env=variables) as wizard:
        wizard.until("How did it end").type("1\r").until("Who is the note for").type(QUIT)
        assert wizard.wait() == 130
    assert list(folder.iterdir()) == []


def test_no_variable_of_python_opens_the_interpreter(host):
    variables = {
        "PYTHONINSPECT": "1",
        "PYTHONSTARTUP": str(host.program),
        "PYTHONBREAKPOINT": "os.system",
    }
    command = (sys.executable, "-I", COMMAND)
    with Wizard(*host.arguments("new"), command=command, env=variables) as wizard:
        wizard.until("How did it end").type(QUIT)
        assert wizard.wait() == 130
    assert ">>>" not in wizard.text


def test_code_on_the_python_path_is_not_run(host, tmp_path):
    planted = tmp_path / "planted"
    planted.mkdir()
    for name in ("sitecustomize", "usercustomize", "tui", "templates", "argparse", "textual"):
        (planted / f"{name}.py").write_text(f"open({str(host.mark)!r}, 'w')\n")
    variables = {
        "PYTHONPATH": str(planted),
        "PYTHONHOME": "",
        "PATH": f"{planted}:{os.environ['PATH']}",
    }
    with Wizard(
        *host.arguments("new"), command=(sys.executable, "-I", COMMAND), env=variables, cwd=planted
    ) as wizard:
        wizard.until("How did it end").type(QUIT)
        assert wizard.wait() == 130
    assert host.is_untouched


def test_programs_on_the_path_are_not_run(host, tmp_path):
    planted = tmp_path / "planted"
    planted.mkdir()
    for name in PROGRAMS:
        (planted / name).symlink_to(host.program)
    variables = {
        "PATH": str(planted),
        "DISPLAY": ":9",
        "BROWSER": str(host.program),
        "TMUX": "/x,1,0",
    }
    with host.wizard("open", "20260105-mine", env=variables) as wizard:
        go_to_export(wizard)
        wizard.type("1\r").until("Sent to your")
        wizard.type("5\r").until("Click the link").type(QUIT)
        assert wizard.wait() == 0
    assert host.is_untouched


# --- crashes, keys of the terminal, and permissions


def test_a_crash_opens_no_prompt(host):
    code = (
        "import sys\nfrom tui.plain.wizard import PlainWizard\n"
        "def fail(*_): raise ValueError('Grace')\nPlainWizard.run = fail\n"
        "from tui.commands.main import main\nsys.exit(main(sys.argv[1:]))\n"
    )
    result = subprocess.run(
        [sys.executable, "-I", "-c", code, *host.arguments("--plain", "new")],
        input="print(1 + 1)\n", capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert result.returncode == 70
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert "Grace" not in result.stderr
    (report,) = (host.home / "reports").iterdir()
    assert str(report) in result.stderr


@pytest.mark.parametrize("key", [STOP, INTERRUPT, QUIT_SIGNAL, END_OF_INPUT])
def test_no_terminal_key_leads_out_of_plain_mode(host, key):
    with host.wizard("--plain", "new") as wizard:
        wizard.until("A number from 1").type(key)
        if key == STOP:
            wizard.type("1\r").until("Who is the note for|Step 2").type("q\r")
        assert wizard.wait() in (130, -signal.SIGQUIT, -signal.SIGINT)
    assert host.is_untouched


def test_a_session_writes_no_core_dump(host):
    with host.wizard("new") as wizard:
        wizard.until("How did it end")
        limits = Path(f"/proc/{wizard.process.pid}/limits").read_text()
        (core,) = [line for line in limits.splitlines() if line.startswith("Max core")]
        assert core.split()[4:6] == ["0", "0"]
        wizard.type(QUIT)
        wizard.wait()


def test_the_palette_has_no_command_that_writes_a_file(host):
    with host.wizard("new") as wizard:
        wizard.until("How did it end").type(PALETTE).until("Search for commands")
        for word in ("screenshot", "save", "shell", "open"):
            wizard.type(word).until(f"│ {word} ").read(0.3)
            assert "Screenshot" not in wizard.text
            wizard.type("\x08" * len(word)).until("│ Search for commands")
        wizard.type("\x1b").wait_until(
            lambda: "Search for commands" not in wizard.text, "the screen below"
        )
        wizard.type(QUIT)
        wizard.wait()
    assert host.is_untouched
