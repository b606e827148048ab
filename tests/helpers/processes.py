"""Read processes, their sessions and their parents from /proc."""

import os
import time
from pathlib import Path

PATIENCE = 30.0
"""Seconds to wait for a process to end before it counts as an orphan."""


def _stat(pid):
    """Return the state, the parent and the session of a process; None if it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return fields[0], int(fields[1]), int(fields[3])


def _living():
    for name in os.listdir("/proc"):
        if name.isdigit() and (found := _stat(name)) and found[0] != "Z":
            yield int(name), *found


def processes_in_session(session):
    """Return the ids of the processes in a session."""
    return [pid for pid, _, _, its_session in _living() if its_session == session]


def parent_of(pid):
    """Return the id of the parent of a process."""
    return _stat(pid)[1]


def have_ended(pids):
    """Wait until processes have ended, and return whether they have."""
    deadline = time.monotonic() + PATIENCE
    left = set(pids)
    while left and time.monotonic() < deadline:
        left = {pid for pid in left if (found := _stat(pid)) and found[0] != "Z"}
        os.sched_yield()
    return not left
