"""The writer's own editor, for a moment in the terminal's place."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from templates import BridgeError


class EditorError(BridgeError):
    """The editor could not be used; the text says which and why. Nothing was changed."""


def edit(text: str) -> str:
    """Return a text as it is after `$VISUAL` or `$EDITOR` was closed on it.

    The file is private and removed afterwards. Raises EditorError if there is no editor, or it
    ends in failure.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command:
        raise EditorError("Set VISUAL or EDITOR to name your editor; e edits the note here.")
    with tempfile.TemporaryDirectory(prefix="bridge-tui-") as folder:
        path = Path(folder) / "note.txt"
        path.touch(mode=0o600)
        path.write_text(text + "\n", encoding="utf-8")
        try:
            status = subprocess.run([*shlex.split(command), str(path)]).returncode
        except (OSError, ValueError) as error:
            raise EditorError(f"{command} could not be started: {error}.") from None
        if status:
            raise EditorError(f"{command} ended with status {status}: the note is as it was.")
        return path.read_text(encoding="utf-8", errors="replace").strip("\n")
