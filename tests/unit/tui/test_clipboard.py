"""The clipboard: through any multiplexer, never too large, never hanging."""

import os
import re
import subprocess
import sys
import time
from base64 import b64decode
from functools import partial
from pathlib import Path

import pyperclip
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.repository import ROOT
from tui.clipboard import (
    ClipboardError,
    copy_to_local_clipboard,
    has_local_clipboard,
    prepare_terminal_copy,
)
from tui.clipboard.multiplexers import (
    SCREEN_MAX_STRING,
    Multiplexer,
    detect_multiplexers,
    tmux_forwards,
)
from tui.clipboard.osc52 import MAX_SIZE, TMUX_DOES_NOT_FORWARD, message_after_copy, osc52_sequence

TMUX, SCREEN, UNKNOWN = Multiplexer
OSC52 = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")


TMUX_SEQUENCE = re.compile(
    r"""
    (\x1b\]52;c;[^\x07]*\x07)              # OSC 52, which tmux interprets, or
    | \x1bPtmux;                            # tmux's own wrapper around a sequence,
      ((?:[^\x1b]|\x1b\x1b)*)               # in which each ESC is doubled,
      \x1b\\                                # up to the string terminator
    """,
    re.VERBOSE,
)
SCREEN_STRING = re.compile(r"\x1bP((?:[^\x1b]|\x1b(?!\\))*)\x1b\\")
"""Matches a DCS string, up to the string terminator: ESC and a backslash."""


def forwarded_by_tmux(output, set_clipboard, allow_passthrough):
    """Return the part of a pane's output that tmux forwards to its own terminal.

    The other arguments are whether the options of these names are on.
    """
    forwarded = []
    for bare, wrapped in TMUX_SEQUENCE.findall(output):
        if bare and set_clipboard:
            forwarded.append(bare)
        if wrapped and allow_passthrough:
            forwarded.append(wrapped.replace("\x1b\x1b", "\x1b"))
    return "".join(forwarded)


def forwarded_by_screen(output):
    """Return the part of a window's output that screen forwards to its own terminal."""
    strings = SCREEN_STRING.findall(output)
    assert all(len(string.encode()) <= SCREEN_MAX_STRING for string in strings)
    return "".join(strings)


def copied_texts(output):
    """Return the texts that a terminal copies, and check that its input has nothing else."""
    assert OSC52.sub("", output) == ""
    return {b64decode(data).decode() for data in OSC52.findall(output)}


@pytest.fixture
def fake_tmux(fake_program):
    """Return a function that replaces tmux with a script."""
    return partial(fake_program, "tmux")


# A character takes at most four bytes.
texts = st.text(max_size=MAX_SIZE // 4)


@given(texts)
def test_a_terminal_copies_any_text(text):
    assert copied_texts(osc52_sequence(text)) == {text}


@given(texts, st.sampled_from([(True, False), (False, True), (True, True)]))
def test_tmux_forwards_any_text_with_either_setting(text, settings):
    assert copied_texts(forwarded_by_tmux(osc52_sequence(text, [TMUX]), *settings)) == {text}


@given(texts)
def test_screen_forwards_any_text(text):
    assert copied_texts(forwarded_by_screen(osc52_sequence(text, [SCREEN]))) == {text}


@given(texts)
def test_tmux_inside_screen_forwards_any_text(text):
    output = forwarded_by_tmux(osc52_sequence(text, [TMUX, SCREEN]), False, True)
    assert copied_texts(forwarded_by_screen(output)) == {text}


@given(texts, st.sampled_from([(True, False), (False, True)]))
def test_screen_inside_tmux_forwards_any_text(text, settings):
    output = forwarded_by_screen(osc52_sequence(text, [SCREEN, TMUX]))
    assert copied_texts(forwarded_by_tmux(output, *settings)) == {text}


def test_an_unknown_multiplexer_gets_the_sequences_for_tmux_and_screen():
    output = osc52_sequence("Dear Grace,", [UNKNOWN])
    assert copied_texts(forwarded_by_screen(output)) == {"Dear Grace,"}
    assert copied_texts(forwarded_by_tmux(output, True, False)) == {"Dear Grace,"}


@pytest.mark.parametrize("multiplexers", [(), (TMUX,), (SCREEN, TMUX)])
def test_a_text_larger_than_terminals_accept_is_refused(multiplexers):
    variables = {TMUX: ("TMUX", "x"), SCREEN: ("STY", "y")}
    environment = dict(variables[multiplexer] for multiplexer in multiplexers)
    assert prepare_terminal_copy("a" * MAX_SIZE, environment, "save it", ask_tmux=False)
    with pytest.raises(ClipboardError, match=r"Too long for a terminal's clipboard: save it\."):
        prepare_terminal_copy("é" * MAX_SIZE, environment, "save it", ask_tmux=False)


@pytest.mark.parametrize("term", ["linux", "vt100", "vt220"])
def test_nothing_is_sent_to_a_terminal_without_a_clipboard(term):
    with pytest.raises(ClipboardError, match=r"no clipboard: save it\."):
        prepare_terminal_copy("Dear Grace,", {"TERM": term}, "save it")


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({"TERM": "xterm"}, ()),
        ({}, ()),
        ({"TMUX": "/tmp/t,1,0", "TERM": "screen-256color"}, (TMUX,)),
        ({"STY": "1.pts", "TERM": "screen.xterm-256color"}, (SCREEN,)),
        ({"STY": "1.pts", "TERM": "tmux"}, (SCREEN,)),
        ({"TERM": "tmux-256color"}, (TMUX,)),
        ({"TERM": "screen-256color"}, (UNKNOWN,)),
        ({"TMUX": "x", "STY": "y", "TERM": "tmux-256color"}, (TMUX, SCREEN)),
        ({"TMUX": "x", "STY": "y", "TERM": "screen"}, (SCREEN, TMUX)),
    ],
)
def test_multiplexers_are_detected_by_the_environment(environment, found):
    assert detect_multiplexers(environment, ask_tmux=False) == found


@pytest.mark.parametrize(
    ("pane", "found"), [("/dev/pts/7", (TMUX, SCREEN)), ("/dev/pts/8", (SCREEN, TMUX))]
)
def test_tmux_is_asked_whether_it_is_inside_screen(fake_tmux, monkeypatch, pane, found):
    fake_tmux(f"echo {pane}")
    monkeypatch.setattr("tui.clipboard.multiplexers.ttyname", lambda _: "/dev/pts/7")
    environment = {"TMUX": "x", "STY": "y", "TERM": "xterm"}
    assert detect_multiplexers(environment, ask_tmux=True) == found


def test_without_a_response_from_tmux_the_terminal_type_decides(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    environment = {"TMUX": "x", "STY": "y", "TERM": "tmux-256color"}
    assert detect_multiplexers(environment, ask_tmux=True) == (TMUX, SCREEN)
    assert detect_multiplexers({**environment, "TERM": "screen"}, ask_tmux=True) == (SCREEN, TMUX)


def test_a_text_sent_to_a_terminal_is_not_called_copied():
    for multiplexers in ((), (TMUX,), (SCREEN,), (UNKNOWN,)):
        message = message_after_copy("save it to a file", multiplexers)
        assert message.startswith("Sent ")
        assert message.endswith(" save it to a file.")
        assert len(message) < 90


@pytest.mark.parametrize(
    ("environment", "is_local"),
    [({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "w"}, True), ({}, sys.platform == "darwin"),
     ({"DISPLAY": "localhost:10", "SSH_CONNECTION": "1"}, False), ({"DISPLAY": ":0", "SSH_TTY": "x"}, False)],
)  # fmt: skip
def test_over_ssh_there_is_no_local_clipboard(environment, is_local):
    assert has_local_clipboard(environment) is is_local


WORKING_XCLIP = 'case "$*" in *-o*) cat "$HOME/clipboard";; *) cat > "$HOME/clipboard";; esac'
"""With the option -o, xclip prints the clipboard; without it, xclip copies its input."""


@pytest.fixture
def xclip(fake_program, home, monkeypatch):
    """Return a function that replaces xclip with a script, and returns the clipboard's file."""

    def replace(script):
        fake_program("xclip", script)
        monkeypatch.setenv("DISPLAY", ":77")
        return home / "clipboard"

    return replace


def test_a_copied_text_is_read_back(xclip):
    clipboard = xclip(WORKING_XCLIP)
    assert copy_to_local_clipboard("Dear Grace,\nÅ 🙂") is True
    assert clipboard.read_text() == "Dear Grace,\nÅ 🙂"


@pytest.mark.parametrize(
    "script", ['case "$*" in *-o*) echo other;; *) cat >/dev/null;; esac', "exit 1"]
)
def test_copying_fails_if_the_clipboard_returns_another_text(xclip, script):
    xclip(script)
    assert copy_to_local_clipboard("Dear Grace,") is False


def test_a_hanging_clipboard_is_given_up_and_leaves_no_process(xclip, home):
    xclip('echo $$ > "$HOME/pid"; cat >/dev/null; exec sleep 600')
    assert copy_to_local_clipboard("Dear Grace,", timeout=1.0) is False
    pid = (home / "pid").read_text().strip()
    deadline = time.monotonic() + 10
    while is_asleep(pid):
        assert time.monotonic() < deadline, "the process is still running"
        os.sched_yield()


def is_asleep(pid):
    """Return whether a process still runs `sleep`."""
    try:
        return b"sleep" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def test_the_local_clipboard_works_in_a_process_without_installed_packages(xclip):
    clipboard = xclip(WORKING_XCLIP)
    # As in the single-file build: the child process has no installed packages on its path.
    path = [str(ROOT), str(Path(pyperclip.__file__).parents[1])]
    code = (
        f"import sys; sys.path += {path!r}\n"
        "from tui.clipboard import copy_to_local_clipboard as copy\nsys.exit(not copy('Dear Grace,'))"
    )
    subprocess.run([sys._base_executable, "-I", "-c", code], check=True)
    assert clipboard.read_text() == "Dear Grace,"


def test_copying_fails_without_a_clipboard_program(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    assert copy_to_local_clipboard("Dear Grace,") is False


@pytest.mark.parametrize(
    ("options", "forwards"),
    [("on off", True), ("external off", False), ("off 0", False), ("external 1", True),
     ("off all", True), ("external ", None), ("", None)],
)  # fmt: skip
def test_the_options_of_tmux_decide_whether_tmux_forwards(fake_tmux, options, forwards):
    fake_tmux(f"echo '{options}'")
    assert tmux_forwards({"TMUX": "/tmp/t,1,0"}) is forwards
    assert tmux_forwards({}) is None


def test_a_restricted_session_does_not_ask_tmux(fake_tmux, tmp_path):
    fake_tmux(f"touch {tmp_path}/asked; echo off off")
    for environment in ({"TMUX": "/tmp/t,1,0"}, {"TMUX": "x", "STY": "y", "TERM": "tmux"}):
        assert prepare_terminal_copy("Dear Grace,", environment, "save it", ask_tmux=False)
    assert not (tmp_path / "asked").exists()


def test_a_text_that_tmux_would_not_forward_is_an_error(fake_tmux):
    fake_tmux("echo external off")
    with pytest.raises(ClipboardError, match="set -g set-clipboard on"):
        prepare_terminal_copy("Dear Grace,", {"TMUX": "/tmp/t,1,0"}, "save it")
    assert len(TMUX_DOES_NOT_FORWARD) < 80
