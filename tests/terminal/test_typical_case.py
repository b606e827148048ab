"""The case that the program exists for, typed into the real command at 80 by 24."""

import re
import subprocess
import sys

import pytest

from helpers.keys import EDITOR, NEXT, PAGE_DOWN, QUIT
from helpers.programs import write_script
from helpers.repository import ANSWERS_FILE, ROOT
from helpers.typical_case import answer_everything, go_to_export, is_the_note
from helpers.wizard import COMMAND, Wizard


def test_the_note_is_saved_to_a_file(tmp_path):
    with Wizard(cwd=tmp_path) as wizard:
        go_to_export(wizard).type("3\r").until("Saved to").type("d\r")
        assert wizard.wait() == 0
        assert re.search("Continue with: .*bridge-tui .*open", wizard.raw.decode())
    (saved,) = tmp_path.glob("*.txt")
    assert is_the_note(saved.read_text())


def test_the_whole_letter_is_visible_before_it_is_copied(tmp_path):
    with Wizard(cwd=tmp_path, size=(80, 40)) as wizard:
        go_to_export(wizard).until("What is copied").until("│ +Dear Grace,")
        wizard.until("│ +Ada Lovelace").type(QUIT)
        wizard.wait()


def test_the_note_is_printed_on_exit(tmp_path):
    with Wizard(cwd=tmp_path) as wizard:
        go_to_export(wizard).type("p\r").until("note will be shown").type("d\r")
        assert wizard.wait() == 0
        assert "Dear Grace," in wizard.text


def test_nothing_but_the_note_is_written_to_redirected_output(tmp_path):
    out = tmp_path / "note.txt"
    with out.open("wb") as file, Wizard(cwd=tmp_path, stdout=file, size=(100, 30)) as wizard:
        go_to_export(wizard)
        assert len(wizard.text.splitlines()) == 30
        assert "Ctrl+Q Quit" in wizard.text.splitlines()[29]
        wizard.type("d\r")
        assert wizard.wait() == 0
    assert is_the_note(out.read_text(), with_subject=False)


def test_quitting_early_exits_with_130_and_prints_nothing(tmp_path):
    out = tmp_path / "note.txt"
    with out.open("wb") as file, Wizard(cwd=tmp_path, stdout=file) as wizard:
        wizard.until("How did it end").type("1\r").until("Who is the note for")
        wizard.type(QUIT)
        assert wizard.wait() == 130
        assert re.search("Continue with: .*bridge-tui .*open", wizard.raw.decode())
    assert out.read_bytes() == b""


def test_the_terminal_is_restored_on_exit(tmp_path):
    with Wizard(cwd=tmp_path) as wizard:
        wizard.until("How did it end").type(QUIT)
        assert wizard.wait() == 130
        assert wizard.raw.count(b"\x1b[?1049h") == wizard.raw.count(b"\x1b[?1049l") == 1
        assert b"\x1b[?25h" in wizard.raw[wizard.raw.rindex(b"\x1b[?1049l") - 40 :]


@pytest.mark.parametrize("term", ["xterm-256color", "dumb", ""])
def test_without_a_terminal_the_error_is_one_sentence(term):
    result = subprocess.run(
        [COMMAND], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20,
        env={"TERM": term, "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert result.returncode == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert "terminal" in result.stderr


@pytest.mark.parametrize("term", ["dumb", ""])
def test_a_dumb_terminal_gets_plain_mode(tmp_path, term):
    with Wizard(cwd=tmp_path, env={"TERM": term}) as wizard:
        wizard.until("How did it end").type("1\n").until("Their name").type("Grace\n")
        wizard.until("Who they are").type("q\n")
        assert wizard.wait() == 130
    assert b"\x1b" not in wizard.raw
    assert b"Note saved." in wizard.raw


def test_a_closed_pipe_causes_no_traceback():
    code = f"{sys.executable} -m tui render {ANSWERS_FILE} | true; exit ${{PIPESTATUS[0]}}"
    for _ in range(3):
        result = subprocess.run(["bash", "-c", code], capture_output=True, text=True, cwd=ROOT)
        assert result.stderr == ""
        assert result.returncode in (0, 1)


def test_the_note_can_be_edited_in_an_external_editor(tmp_path):
    script = write_script(tmp_path / "editor", 'echo "PS I kept the pencil." >> "$1"')
    with Wizard(cwd=tmp_path, env={"VISUAL": str(script)}) as wizard:
        answer_everything(wizard).type(EDITOR).until("edited by hand")
        wizard.type(PAGE_DOWN).until("PS I kept the pencil")
        wizard.type(NEXT).until("How will you send it").type("3\r").until("Saved to").type("d\r")
        assert wizard.wait() == 0
    (saved,) = tmp_path.glob("*.txt")
    assert saved.read_text().endswith("Ada Lovelace\nPS I kept the pencil.\n")
