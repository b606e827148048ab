"""A real clipboard: the wizard in xterm, in tmux, in screen, in both, over SSH, and on the spot."""

import os
from dataclasses import replace
from datetime import date

import pytest

from helpers.factories import complete_answers
from helpers.programs import needs
from helpers.ssh_server import serving
from helpers.wizard import COMMAND, Wizard
from helpers.xterm import Display, arrives, shown_by_xterm
from templates.phrasebook.wording_reader import built_in
from tui.export.outgoing import compose_outgoing_note

ANSWERS = complete_answers(
    recipient_name="Zoë Çelik",
    organisation="山田 & Söhne",
    sender_name="Анна 🙂 Иванова",
    detail="how “it” began – and didn’t end",
)
LETTER = compose_outgoing_note(ANSWERS, built_in()).letter.encode()
WHOLE = "1\r"


@pytest.fixture(scope="module")
def display():
    """An X server for all of these tests."""
    display = Display()
    yield display
    display.end()


@pytest.fixture
def note(notes):
    """The id of a finished note that is kept."""
    draft = replace(notes.new_draft(date(2026, 11, 23)), answers=ANSWERS)
    notes.save(draft)
    return draft.id


@pytest.fixture
def inside(tmp_path, monkeypatch):
    """Return a function that puts a command inside tmux or screen, with settings of its own."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("SHELL", "/bin/sh")
    monkeypatch.setenv("TMUX_TMPDIR", str(tmp_path))
    (tmp_path / "screens").mkdir(mode=0o700)
    monkeypatch.setenv("SCREENDIR", str(tmp_path / "screens"))
    made = []

    def command(program, words, *settings):
        needs(program)
        file = tmp_path / f"{program}.conf"
        file.write_text("".join(f"{line}\n" for line in settings))
        made.append(program)
        if program == "tmux":
            return ["tmux", "-f", str(file), "-L", "inner", "-u", "new-session", *words]
        return ["screen", "-c", str(file), "-U", "-S", "inner", *words]

    return command


def copies(wizard, display):
    """Send the letter to the clipboard, and see it arrive."""
    with wizard, shown_by_xterm(wizard, display):
        wizard.until("Read it as they will").type("\x0e").until("How will you send it")
        wizard.type(WHOLE).until("Sent ")
        assert arrives(display, wizard, LETTER)
        wizard.type("\x11").ended()
    return True


SET_CLIPBOARD = ("set -g set-clipboard on", "set -g allow-passthrough off")
PASSTHROUGH = ("set -g set-clipboard off", "set -g allow-passthrough on")
SCREEN = ("startup_message off", "term screen-256color")


def test_in_xterm(display, note):
    assert copies(Wizard("open", note), display)


@pytest.mark.parametrize(
    "settings", [SET_CLIPBOARD, PASSTHROUGH], ids=["set-clipboard", "passthrough"]
)
def test_in_tmux(display, note, inside, settings):
    words = inside("tmux", [COMMAND, "open", note], *settings)
    assert copies(Wizard(command=words), display)


def test_a_tmux_that_does_not_forward_is_reported(note, inside):
    kept = ("set -g set-clipboard external", "set -g allow-passthrough off")
    with Wizard(command=inside("tmux", [COMMAND, "open", note], *kept)) as wizard:
        wizard.until("Read it as they will").type("\x0e").until("How will you send it")
        wizard.type(WHOLE).until("tmux does not pass it on")
        assert b"\x1b]52;" not in wizard.raw
        wizard.type("\x11").ended()


def test_in_screen(display, note, inside):
    words = inside("screen", [COMMAND, "open", note], *SCREEN)
    assert copies(Wizard(command=words), display)


@pytest.mark.parametrize("term", ["screen-256color", "tmux-256color"])
def test_in_tmux_in_screen(display, note, inside, term):
    words = inside("tmux", [COMMAND, "open", note], *PASSTHROUGH, f"set -g default-terminal {term}")
    assert copies(Wizard(command=inside("screen", words, *SCREEN)), display)


@pytest.mark.parametrize(
    "settings", [SET_CLIPBOARD, PASSTHROUGH], ids=["set-clipboard", "passthrough"]
)
def test_in_screen_in_tmux(display, note, inside, settings):
    words = inside("screen", [COMMAND, "open", note], *SCREEN)
    assert copies(Wizard(command=inside("tmux", words, *settings)), display)


def test_over_ssh(display, note, home, tmp_path):
    with serving(tmp_path / "sshd") as server:
        assert copies(server.wizard("open", note, home=home / "bridge-tui"), display)


def test_over_ssh_from_inside_screen(display, note, home, tmp_path, inside):
    with serving(tmp_path / "sshd") as server:
        far = f"env BRIDGE_TUI_HOME={home / 'bridge-tui'} LC_ALL=C.UTF-8 {COMMAND} open {note}"
        words = inside("screen", server.command(far), *SCREEN)
        assert copies(Wizard(command=words), display)


def test_the_clipboard_of_this_machine(display, note):
    with Wizard("open", note, env={"DISPLAY": display.name}) as wizard:
        wizard.until("Read it as they will").type("\x0e").until("How will you send it")
        wizard.type(WHOLE).until("Copied to the")
        assert arrives(display, wizard, LETTER)
        assert b"\x1b]52;" not in wizard.raw
        wizard.type("\x11")
        wizard.ended()


def test_an_unresponsive_display_is_not_waited_for(note, tmp_path):
    needs("xclip")
    with Wizard("open", note, env={"DISPLAY": f"unix:{os.getpid() % 9000 + 900}"}) as wizard:
        wizard.until("Read it as they will").type("\x0e").until("How will you send it")
        wizard.type(WHOLE).until("Sent to your")
        assert b"\x1b]52;" in wizard.raw
        wizard.type("\x11")
        wizard.ended()
