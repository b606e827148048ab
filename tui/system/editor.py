"""The writer's own editor, for a moment in the terminal's place."""

import os
import shlex
import signal
import subprocess
from pathlib import Path

from templates import BridgeError
from tui.system.atomic_write import write_atomically


class EditorError(BridgeError):
    """The editor could not be used; the text says which and why. Nothing was changed."""


def edit(text: str, path: Path) -> str:
    """Return a text as it is after `$VISUAL` or `$EDITOR` was closed on it.

    It is edited in a private file at `path`, which stays only if the program is killed meanwhile.
    Raises EditorError if there is no editor, or it ends in failure.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command:
        raise EditorError("Set VISUAL or EDITOR to name your editor; e edits the note here.")
    try:
        write_atomically(path, text + "\n")
    except OSError as error:
        raise EditorError(f"{path} could not be written: {error.strerror}.") from None
    try:
        status = _run(command, path)
        if status:
            raise EditorError(f"{command} ended with status {status}: the note is as it was.")
        edited = left_over(path)
    finally:
        path.unlink(missing_ok=True)
    if edited is None:
        raise EditorError(f"{command} left no file that can be read: the note is as it was.")
    return edited


def _run(command: str, path: Path) -> int:
    # An interrupt typed in the editor is the editor's: it must not end the wizard. A handler that
    # does nothing, unlike an ignored signal, is not passed on to the editor.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        return subprocess.run([*shlex.split(command), str(path)]).returncode
    except (OSError, ValueError) as error:
        raise EditorError(f"{command} could not be started: {error}.") from None
    finally:
        signal.signal(signal.SIGINT, before)


def left_over(path: Path) -> str | None:
    """Return what an editor left in a file; None if there is none."""
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip("\n")
    except OSError:
        return None
