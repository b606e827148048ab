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
    copy_by_terminal,
    copy_to_local_clipboard,
    has_local_clipboard,
)
from tui.clipboard.multiplexers import (
    SCREEN_MAX_STRING,
    Multiplexer,
    multiplexers,
    tmux_forwards,
)
from tui.clipboard.osc52 import MAX_SIZE, TMUX_KEEPS_IT, osc52, sent_message

TMUX, SCREEN, UNKNOWN = Multiplexer
BARE = re.compile(r"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07")


def tmux_passes_on(written, set_clipboard, passthrough):
    """What tmux writes to its own terminal of what is written in a pane."""
    out = []
    for bare, wrapped in re.findall(
        r"(\x1b\]52;c;[^\x07]*\x07)|\x1bPtmux;((?:[^\x1b]|\x1b\x1b)*)\x1b\\", written
    ):
        out += (
            [bare] * set_clipboard if bare else [wrapped.replace("\x1b\x1b", "\x1b")] * passthrough
        )
    return "".join(out)


def screen_passes_on(written):
    """What screen writes to its own terminal of what is written in a window."""
    strings = re.findall(r"\x1bP((?:[^\x1b]|\x1b(?!\\)(?!\x1b\\)|\x1b(?=\x1b\\))*)\x1b\\", written)
    assert all(len(string.encode()) <= SCREEN_MAX_STRING for string in strings)
    return "".join(strings)


def taken(sequence):
    """The texts that a terminal takes from what reaches it, with nothing else left over."""
    assert BARE.sub("", sequence) == ""
    return {b64decode(found).decode() for found in BARE.findall(sequence)}


@pytest.fixture
def fake_tmux(fake_program):
    """Return a function that puts a script in the place of tmux."""
    return partial(fake_program, "tmux")


notes = st.text(max_size=MAX_SIZE // 4)


@given(notes)
def test_a_terminal_takes_any_text(text):
    assert taken(osc52(text)) == {text}


@given(notes, st.sampled_from([(True, False), (False, True), (True, True)]))
def test_tmux_passes_any_text_on_with_either_setting(text, settings):
    assert taken(tmux_passes_on(osc52(text, [TMUX]), *settings)) == {text}


@given(notes)
def test_screen_passes_any_text_on(text):
    assert taken(screen_passes_on(osc52(text, [SCREEN]))) == {text}


@given(notes)
def test_tmux_inside_screen_passes_any_text_on(text):
    assert taken(screen_passes_on(tmux_passes_on(osc52(text, [TMUX, SCREEN]), False, True))) == {
        text
    }


@given(notes, st.sampled_from([(True, False), (False, True)]))
def test_screen_inside_tmux_passes_any_text_on(text, settings):
    written = screen_passes_on(osc52(text, [SCREEN, TMUX]))
    assert taken(tmux_passes_on(written, *settings)) == {text}


def test_an_unknown_multiplexer_gets_a_sequence_for_either():
    written = osc52("Dear Grace,", [UNKNOWN])
    assert taken(screen_passes_on(written)) == {"Dear Grace,"}
    assert taken(tmux_passes_on(written, True, False)) == {"Dear Grace,"}


@pytest.mark.parametrize("inside", [(), (TMUX,), (SCREEN, TMUX)])
def test_a_text_larger_than_terminals_accept_is_refused(inside):
    assert osc52("a" * MAX_SIZE, inside)
    with pytest.raises(ClipboardError, match="Too long"):
        osc52("é" * MAX_SIZE, inside)


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
def test_multiplexers_are_known_by_the_environment(environment, found):
    assert multiplexers(environment, ask_tmux=False) == found


@pytest.mark.parametrize(
    ("pane", "found"), [("/dev/pts/7", (TMUX, SCREEN)), ("/dev/pts/8", (SCREEN, TMUX))]
)
def test_tmux_tells_whether_it_is_inside_screen(fake_tmux, monkeypatch, pane, found):
    fake_tmux(f"echo {pane}")
    monkeypatch.setattr("tui.clipboard.multiplexers.ttyname", lambda _: "/dev/pts/7")
    environment = {"TMUX": "x", "STY": "y", "TERM": "xterm"}
    assert multiplexers(environment, ask_tmux=True) == found


def test_a_tmux_that_does_not_answer_is_judged_by_the_kind_of_terminal(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    environment = {"TMUX": "x", "STY": "y", "TERM": "tmux-256color"}
    assert multiplexers(environment, ask_tmux=True) == (TMUX, SCREEN)
    assert multiplexers({**environment, "TERM": "screen"}, ask_tmux=True) == (SCREEN, TMUX)


def test_a_text_sent_to_a_terminal_is_not_called_copied():
    for inside in ((), (TMUX,), (SCREEN,), (UNKNOWN,)):
        told = sent_message(inside)
        assert told.startswith("Sent ")
        assert "save" in told
        assert len(told) < 80


@pytest.mark.parametrize(
    ("environment", "local"),
    [({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "w"}, True), ({}, sys.platform == "darwin"),
     ({"DISPLAY": "localhost:10", "SSH_CONNECTION": "1"}, False), ({"DISPLAY": ":0", "SSH_TTY": "x"}, False)],
)  # fmt: skip
def test_over_ssh_there_is_no_local_clipboard(environment, local):
    assert has_local_clipboard(environment) is local


@pytest.fixture
def xclip(fake_program, tmp_path, monkeypatch):
    """Return a function that puts another program in the place of xclip."""

    def replace(script):
        fake_program("xclip", script)
        monkeypatch.setenv("DISPLAY", ":77")
        return tmp_path / "held"

    return replace


def test_a_copied_text_is_read_back(xclip):
    held = xclip('case "$*" in *-o*) cat "$HOME/../held";; *) cat > "$HOME/../held";; esac')
    assert copy_to_local_clipboard("Dear Grace,\nÅ 🙂") is True
    assert held.read_text() == "Dear Grace,\nÅ 🙂"


@pytest.mark.parametrize(
    "script", ['case "$*" in *-o*) echo other;; *) cat >/dev/null;; esac', "exit 1"]
)
def test_a_clipboard_that_returns_another_text_has_failed(xclip, script):
    xclip(script)
    assert copy_to_local_clipboard("Dear Grace,") is False


def test_a_hanging_clipboard_is_given_up_and_leaves_no_process(xclip, tmp_path):
    xclip('echo $$ > "$HOME/../pid"; cat >/dev/null; exec sleep 600')
    assert copy_to_local_clipboard("Dear Grace,", timeout=1.0) is False
    pid = (tmp_path / "pid").read_text().strip()
    deadline = time.monotonic() + 10
    while _is_asleep(pid):
        assert time.monotonic() < deadline, "it lives on"
        os.sched_yield()


def _is_asleep(pid):
    """Say whether a process still runs `sleep`."""
    try:
        return b"sleep" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def test_pyperclip_is_found_wherever_the_program_found_it(xclip):
    held = xclip('case "$*" in *-o*) cat "$HOME/../held";; *) cat > "$HOME/../held";; esac')
    # As from the program in one file: this Python knows of no installed packages by itself.
    path = [str(ROOT), str(Path(pyperclip.__file__).parents[1])]
    code = (
        f"import sys; sys.path += {path!r}\n"
        "from tui.clipboard import copy_to_local_clipboard as copy\nsys.exit(not copy('Dear Grace,'))"
    )
    subprocess.run([sys._base_executable, "-I", "-c", code], check=True)
    assert held.read_text() == "Dear Grace,"


def test_without_a_clipboard_program_it_fails(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    assert copy_to_local_clipboard("Dear Grace,") is False


@pytest.mark.parametrize(
    ("told", "handed_on"),
    [("on off", True), ("external off", False), ("off 0", False), ("external 1", True),
     ("off all", True), ("external ", None), ("", None)],
)  # fmt: skip
def test_the_settings_of_tmux_decide_whether_it_forwards(fake_tmux, told, handed_on):
    fake_tmux(f"echo '{told}'")
    assert tmux_forwards({"TMUX": "/tmp/t,1,0"}) is handed_on
    assert tmux_forwards({}) is None


def test_a_restricted_session_does_not_ask_tmux(fake_tmux, tmp_path):
    fake_tmux(f"touch {tmp_path}/asked; echo off off")
    for environment in ({"TMUX": "/tmp/t,1,0"}, {"TMUX": "x", "STY": "y", "TERM": "tmux"}):
        assert copy_by_terminal("Dear Grace,", environment, ask_tmux=False)
    assert not (tmp_path / "asked").exists()


def test_a_text_that_tmux_would_not_forward_is_an_error(fake_tmux):
    fake_tmux("echo external off")
    with pytest.raises(ClipboardError, match="set -g set-clipboard on"):
        copy_by_terminal("Dear Grace,", {"TMUX": "/tmp/t,1,0"})
    assert len(TMUX_KEEPS_IT) < 80
