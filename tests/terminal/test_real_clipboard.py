"""A real clipboard, reached from xterm, tmux, screen or both, over SSH, and directly."""

import os
from dataclasses import replace
from datetime import date

import pytest

from helpers.factories import complete_answers
from helpers.keys import NEXT, QUIT
from helpers.programs import needs
from helpers.ssh_server import run_ssh_server
from helpers.wizard import COMMAND, Wizard
from helpers.xterm import Display, assert_clipboard_gets, connect_to_xterm
from templates.phrasebook.wording_reader import built_in
from tui.export.outgoing import compose_outgoing_note

ANSWERS = complete_answers(
    recipient_name="Zoë Çelik",
    organisation="山田 & Söhne",
    sender_name="Анна 🙂 Иванова",
    detail="how “it” began – and didn’t end",
)
LETTER = compose_outgoing_note(ANSWERS, built_in()).letter.encode()

COPY_LETTER = "1\r"
"""The keys that copy the letter on the export step."""

SET_CLIPBOARD = ("set -g set-clipboard on", "set -g allow-passthrough off")
PASSTHROUGH = ("set -g set-clipboard off", "set -g allow-passthrough on")
"""The settings of tmux for each of the two ways in which it forwards a copied text."""

NOT_FORWARDED = ("set -g set-clipboard external", "set -g allow-passthrough off")
"""The settings of tmux with which it keeps a copied text to itself."""

SCREEN = ("startup_message off", "term screen-256color")
"""The settings of GNU screen."""


@pytest.fixture(scope="module")
def display():
    """An X server for all of these tests."""
    display = Display()
    yield display
    display.close()


@pytest.fixture
def note(notes):
    """The id of a finished note on disk."""
    draft = replace(notes.new_draft(date(2026, 11, 23)), answers=ANSWERS)
    notes.save(draft)
    return draft.id


@pytest.fixture
def inside(tmp_path, monkeypatch):
    """Return a function that returns the command that runs another one in tmux or screen."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("SHELL", "/bin/sh")
    monkeypatch.setenv("TMUX_TMPDIR", str(tmp_path))
    (tmp_path / "screens").mkdir(mode=0o700)
    monkeypatch.setenv("SCREENDIR", str(tmp_path / "screens"))

    def command_inside(program, command, *settings):
        needs(program)
        file = tmp_path / f"{program}.conf"
        file.write_text("".join(f"{line}\n" for line in settings))
        if program == "tmux":
            return ["tmux", "-f", str(file), "-L", "inner", "-u", "new-session", *command]
        return ["screen", "-c", str(file), "-U", "-S", "inner", *command]

    return command_inside


def copy_letter(wizard):
    """Go from the review to the export, and copy the letter."""
    wizard.until("Read it as they will").type(NEXT).until("How will you send it")
    return wizard.type(COPY_LETTER)


def assert_letter_is_copied(wizard, display):
    """Copy the letter in a wizard that an xterm shows, and wait until it is on the clipboard."""
    with wizard, connect_to_xterm(wizard, display):
        copy_letter(wizard).until("Sent ")
        assert_clipboard_gets(display, wizard, LETTER)
        wizard.type(QUIT).wait()


def test_a_letter_is_copied_in_xterm(display, note):
    assert_letter_is_copied(Wizard("open", note), display)


@pytest.mark.parametrize(
    "settings", [SET_CLIPBOARD, PASSTHROUGH], ids=["set-clipboard", "passthrough"]
)
def test_a_letter_is_copied_in_tmux(display, note, inside, settings):
    command = inside("tmux", [COMMAND, "open", note], *settings)
    assert_letter_is_copied(Wizard(command=command), display)


def test_a_tmux_that_does_not_forward_copied_text_is_reported(note, inside):
    command = inside("tmux", [COMMAND, "open", note], *NOT_FORWARDED)
    with Wizard(command=command) as wizard:
        copy_letter(wizard).until("tmux blocks it")
        assert b"\x1b]52;" not in wizard.raw
        wizard.type(QUIT).wait()


def test_a_letter_is_copied_in_screen(display, note, inside):
    command = inside("screen", [COMMAND, "open", note], *SCREEN)
    assert_letter_is_copied(Wizard(command=command), display)


@pytest.mark.parametrize("term", ["screen-256color", "tmux-256color"])
def test_a_letter_is_copied_in_tmux_inside_screen(display, note, inside, term):
    command = inside(
        "tmux", [COMMAND, "open", note], *PASSTHROUGH, f"set -g default-terminal {term}"
    )
    assert_letter_is_copied(Wizard(command=inside("screen", command, *SCREEN)), display)


@pytest.mark.parametrize(
    "settings", [SET_CLIPBOARD, PASSTHROUGH], ids=["set-clipboard", "passthrough"]
)
def test_a_letter_is_copied_in_screen_inside_tmux(display, note, inside, settings):
    command = inside("screen", [COMMAND, "open", note], *SCREEN)
    assert_letter_is_copied(Wizard(command=inside("tmux", command, *settings)), display)


def test_a_letter_is_copied_over_ssh(display, note, home, tmp_path):
    with run_ssh_server(tmp_path / "sshd") as server:
        assert_letter_is_copied(server.wizard("open", note, home=home / "bridge-tui"), display)


def test_a_letter_is_copied_over_ssh_from_inside_screen(display, note, home, tmp_path, inside):
    with run_ssh_server(tmp_path / "sshd") as server:
        remote = f"env BRIDGE_TUI_HOME={home / 'bridge-tui'} LC_ALL=C.UTF-8 {COMMAND} open {note}"
        command = inside("screen", server.command(remote), *SCREEN)
        assert_letter_is_copied(Wizard(command=command), display)


def test_a_letter_is_copied_to_the_clipboard_of_this_machine(display, note):
    with Wizard("open", note, env={"DISPLAY": display.name}) as wizard:
        copy_letter(wizard).until("Copied to the")
        assert_clipboard_gets(display, wizard, LETTER)
        assert b"\x1b]52;" not in wizard.raw
        wizard.type(QUIT)
        wizard.wait()


def test_a_letter_is_sent_to_the_terminal_if_the_display_is_missing(note):
    needs("xclip")
    with Wizard("open", note, env={"DISPLAY": f"unix:{os.getpid() % 9000 + 900}"}) as wizard:
        copy_letter(wizard).until("Sent to your")
        assert b"\x1b]52;" in wizard.raw
        wizard.type(QUIT)
        wizard.wait()
