"""The writer's own editor, for a moment in the terminal's place."""

import os
import shlex
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

from templates import BridgeError
from templates.text import decode
from tui.system.atomic_write import write_atomically

_IN_TERMINAL = frozenset(
    "ed emacs helix hx jed joe kak mcedit micro nano ne nvi nvim pico vi vim zile".split()
)
"""Editors that return when the writer is done, so that an unchanged text is what they want."""

_WAIT_OPTIONS = {
    **dict.fromkeys("atom code code-insiders codium cursor gedit mate subl zed".split(), "--wait"),
    "gvim": "-f",
    "kate": "--block",
    "mvim": "-f",
}
"""The option that makes an editor with a window wait until the file is closed."""


class EditorError(BridgeError):
    """The editor could not be used; the text says which and why. Nothing was changed."""


def edit(text: str, path: Path) -> str:
    """Return a text as it is after `$VISUAL` or `$EDITOR` was closed on it.

    It is edited in a private file at `path`, which stays if the program is killed meanwhile, or if
    the editor may still have it open. What such an editor has saved since is returned by the next
    call. Raises EditorError if there is no editor, or it ends in failure or without a change.
    """
    late = saved_late(path)
    if late is not None:
        forget_late(path)
        return late
    variable = "VISUAL" if os.environ.get("VISUAL") else "EDITOR"
    command = os.environ.get(variable)
    if not command:
        raise EditorError("Set VISUAL or EDITOR to name your editor; e edits the note here.")
    _remember_handed_out(path, None)
    try:
        write_atomically(path, text + "\n")
    except OSError as error:
        raise EditorError(f"{path} could not be written: {error.strerror}.") from None
    keep_file = False
    try:
        words = _words(command)
        status = _run(command, words, path)
        if status:
            raise EditorError(f"{command} ended with status {status}: the note is as it was.")
        edited = left_over(path)
        if edited == text.strip("\n") and os.path.basename(words[0]) not in _IN_TERMINAL:
            keep_file = True
            _remember_handed_out(path, edited)
            raise EditorError(
                f"Nothing is changed so far. If {words[0]} is still open, save there, then open it"
                f" here again. To have it wait, set {_waiting(variable, words)}."
            )
    finally:
        if not keep_file:
            path.unlink(missing_ok=True)
    if edited is None:
        raise EditorError(f"{command} left no file that can be read: the note is as it was.")
    return edited


def _words(command: str) -> list[str]:
    try:
        words = shlex.split(command)
    except ValueError as error:
        raise EditorError(f"{command} could not be started: {error}.") from None
    return [os.path.expanduser(words[0]), *words[1:]] if words else [command]


def _run(command: str, words: list[str], path: Path) -> int:
    # An interrupt typed in the editor is the editor's: it must not end the wizard. A handler that
    # does nothing, unlike an ignored signal, is not passed on to the editor.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.run([*words, str(path)]).returncode
    except (OSError, ValueError) as error:
        raise EditorError(f"{command} could not be started: {error}.") from None
    finally:
        signal.signal(signal.SIGINT, before)


def _waiting(variable: str, words: list[str]) -> str:
    """Return how to set the variable so that the editor waits, or an example."""
    option = _WAIT_OPTIONS.get(os.path.basename(words[0]))
    command = "code --wait" if option is None else shlex.join([*words, option])
    example = "" if option else ", for example"
    return f"{variable}={shlex.quote(command)}{example}"


def left_over(path: Path) -> str | None:
    """Return what an editor left in a file; None if there is none."""
    try:
        source = path.read_bytes()
    except OSError:
        return None
    try:
        text = decode(source)
    except UnicodeDecodeError:
        # An editor that is set to save as Windows and old systems do.
        text = source.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").strip("\n")


def cut_off(path: Path) -> str | None:
    """Return what an editor left that had not returned; None if it had, or left nothing."""
    return None if _handed_out(path).exists() else left_over(path)


def saved_late(path: Path) -> str | None:
    """Return what an editor saved after it had returned; None if it saved nothing."""
    before, now = left_over(_handed_out(path)), left_over(path)
    return None if before is None or now == before else now


def forget_late(path: Path) -> None:
    """Take what an editor saved after it had returned as known; what it saves next is late again.

    The file stays, because the editor may still have it open.
    """
    _remember_handed_out(path, left_over(path))


def _handed_out(path: Path) -> Path:
    """Return the file with the text that an editor had when it returned."""
    return path.with_suffix(".before")


def _remember_handed_out(path: Path, text: str | None) -> None:
    # Where this cannot be written, what the editor saves later is taken as cut off.
    with suppress(OSError):
        if text is None:
            _handed_out(path).unlink(missing_ok=True)
        else:
            write_atomically(_handed_out(path), text)
