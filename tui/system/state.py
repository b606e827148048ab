"""What the program remembers by itself from one session to the next."""

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

from tui.system.atomic_write import locked_for_change, write_atomically
from tui.system.settings import SettingsError


class State(NamedTuple):
    """What is remembered, with the default for what is not."""

    destination: str = ""
    """The id of the destination that was used last."""
    proofreading_explained: bool = False
    """Whether the writer has been told how to have spelling checked."""
    missing_features: int = 0
    """The features that the file system lacks, as far as the writer has been told of them: a
    `MissingFeatures` as a number."""


def read_state(file: Path) -> State:
    """Return the state in a file; the default for whatever it does not hold as it should."""
    try:
        values = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return State()
    defaults = State()._asdict()
    if not isinstance(values, dict):
        return State()
    known = {k: v for k, v in values.items() if k in defaults and type(v) is type(defaults[k])}
    return State(**known)


def change_state(file: Path, **values: Any) -> None:
    """Set fields of the state in a file. Raises SettingsError if it cannot be written."""
    try:
        with locked_for_change(file):
            state = read_state(file)._replace(**values)
            write_atomically(
                Path(os.path.realpath(file)), json.dumps(state._asdict(), indent=2) + "\n"
            )
    except OSError as error:
        raise SettingsError(f"Nothing was remembered: {error.strerror} ({file}).") from None
