"""The state that the program remembers from one session to the next."""

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

from tui.system.atomic_write import locked_for_change, write_atomically


class State(NamedTuple):
    """The remembered state; a field that is not remembered has its default."""

    destination: str = ""
    """The id of the destination that was used last."""
    proofreading_explained: bool = False
    """Whether the writer has been shown how to have spelling checked."""
    missing_features: int = 0
    """The missing features of the file system that have been explained to the writer, as the value
    of a `MissingFeatures`."""


def read_state(file: Path) -> State:
    """Return the state in a file; a field that is missing or of the wrong type has its default."""
    try:
        values = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return State()
    if not isinstance(values, dict):
        return State()
    return State(
        **{
            field: values[field]
            for field, default in State._field_defaults.items()
            if type(values.get(field)) is type(default)
        }
    )


def change_state(file: Path, **values: Any) -> str:
    """Set fields of the state in a file; return an error message if it cannot be written, or ""."""
    try:
        with locked_for_change(file):
            state = read_state(file)._replace(**values)
            write_atomically(
                Path(os.path.realpath(file)), json.dumps(state._asdict(), indent=2) + "\n"
            )
    except OSError as error:
        return f"Settings not saved: {error.strerror} ({file})."
    return ""
