"""Edit a text in the writer's own editor, which uses the terminal meanwhile.

An editor with a window may return at once and save later. The text that is in the file when the
editor returns is therefore stored beside it, as a baseline: a text that differs from the baseline
was saved late.
"""

import os
import select
import shlex
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

from templates import BridgeError
from templates.text import decode
from tui.system.atomic_write import write_atomically

_TERMINAL_EDITORS = frozenset(
    "ed emacs helix hx jed joe kak mcedit micro nano ne nvi nvim pico vi vim zile".split()
)
"""Editors that return only when they are closed: a text left unchanged is then deliberate."""

_WAIT_OPTIONS = {
    **dict.fromkeys("atom code code-insiders codium cursor gedit mate subl zed".split(), "--wait"),
    "gvim": "-f",
    "kate": "--block",
    "mvim": "-f",
}
"""The option that makes an editor with a window return only when the file is closed."""


class EditorError(BridgeError):
    """The editor could not be used; the message says which and why. Nothing was changed."""


def edit(text: str, path: Path) -> str:
    """Let the writer edit a text in `$VISUAL` or `$EDITOR`, and return the edited text.

    The text is edited in a private file at `path`, which stays if the program is killed or the
    terminal hangs up meanwhile, or if the editor may still have it open. If such an editor has
    saved the file since, the next call returns that text at once.

    Raises EditorError if no editor is set, if the file cannot be written, if the editor fails, or
    if an editor with a window returns without a change.
    """
    late_text = read_late_save(path)
    if late_text is not None:
        dismiss_late_save(path)
        return late_text
    variable, command = _editor_setting()
    _set_baseline(path, None)
    try:
        write_atomically(path, text + "\n")
    except OSError as error:
        raise EditorError(f"{path} could not be written: {error.strerror}.") from None
    keeps_file = False
    # The terminal is found before the editor runs: after a hang-up, `isatty` is false.
    terminal = next(filter(os.isatty, range(3)), None)
    try:
        words = _split_command(command)
        status = _run_editor(command, words, path)
        keeps_file = terminal is not None and _has_hung_up(terminal)
        if status:
            raise EditorError(f"{command} ended with status {status}: the note is as it was.")
        edited = _read_text(path)
        is_unchanged = edited == text.strip("\n")
        if is_unchanged and os.path.basename(words[0]) not in _TERMINAL_EDITORS:
            keeps_file = True
            _set_baseline(path, edited)
            raise EditorError(
                f"Nothing has changed so far. If {words[0]} is still open, save there, then open it"
                f" here again. To have it wait, set {_waiting_setting(variable, words)}."
            )
    finally:
        if not keeps_file:
            path.unlink(missing_ok=True)
    if edited is None:
        raise EditorError(f"{command} left no file that can be read: the note is as it was.")
    return edited


def _editor_setting() -> tuple[str, str]:
    """Return the environment variable that names the editor, and its value. Raises EditorError."""
    for variable in ("VISUAL", "EDITOR"):
        if command := os.environ.get(variable):
            return variable, command
    raise EditorError("Set VISUAL or EDITOR to name your editor.")


def _split_command(command: str) -> list[str]:
    """Return the words of a command, at least one. Raises EditorError."""
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise EditorError(f"{command} could not be started: {error}.") from None
    return [os.path.expanduser(words[0]), *words[1:]] if words else [command]


def _run_editor(command: str, words: list[str], path: Path) -> int:
    # An interrupt typed in the editor must not end the wizard. An ignored SIGINT would be inherited
    # by the editor; this empty handler is not.
    old_handler = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.run([*words, str(path)]).returncode
    except (OSError, ValueError) as error:
        raise EditorError(f"{command} could not be started: {error}.") from None
    finally:
        signal.signal(signal.SIGINT, old_handler)


def _has_hung_up(terminal: int) -> bool:
    """Return whether the terminal with this file descriptor is gone.

    The hang-up may end the editor before its signal reaches this process.
    """
    poll = select.poll()
    # Without an event to wait for, only a hang-up or an error is reported.
    poll.register(terminal, 0)
    return any(event & select.POLLHUP for _, event in poll.poll(0))


def _waiting_setting(variable: str, words: list[str]) -> str:
    """Return a setting that makes the editor wait, such as "EDITOR='code --wait'".

    If the option of the editor is not known, the setting is that of another editor, as an example.
    """
    option = _WAIT_OPTIONS.get(os.path.basename(words[0]))
    command = "code --wait" if option is None else shlex.join([*words, option])
    example = "" if option else ", for example"
    return f"{variable}={shlex.quote(command)}{example}"


def _read_text(path: Path) -> str | None:
    """Return the text of a file that an editor may have saved; None if it cannot be read."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    try:
        text = decode(data)
    except UnicodeDecodeError:
        # Some editors are set to save in the encoding of Windows.
        text = data.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").strip("\n")


def read_interrupted_edit(path: Path) -> str | None:
    """Return the text of an edit during which the program was killed; None if there was none.

    If there is a baseline, the editor had returned.
    """
    return None if _baseline_file(path).exists() else _read_text(path)


def read_late_save(path: Path) -> str | None:
    """Return the text that an editor saved after it had returned; None if it saved nothing."""
    baseline, text = _read_text(_baseline_file(path)), _read_text(path)
    return None if baseline is None or text == baseline else text


def dismiss_late_save(path: Path) -> None:
    """Ignore what an editor has saved after it had returned, until it saves something else.

    The file stays, because the editor may still have it open.
    """
    _set_baseline(path, _read_text(path))


def _baseline_file(path: Path) -> Path:
    """Return the path of the file with the text that the editor had saved when it returned."""
    return path.with_suffix(".before")


def _set_baseline(path: Path, text: str | None) -> None:
    """Store the text that the editor had saved when it returned; None removes the old one."""
    # If this fails, a later save of the editor is treated as an interrupted edit.
    with suppress(OSError):
        if text is None:
            _baseline_file(path).unlink(missing_ok=True)
        else:
            write_atomically(_baseline_file(path), text)
