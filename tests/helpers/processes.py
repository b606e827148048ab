"""What /proc tells of processes: who lives in a session, and who is whose parent."""

import os
import time
from pathlib import Path

PATIENCE = 10.0
"""Seconds to wait for a process to go before it counts as an orphan."""


def _stat(pid):
    """Return a process's state, parent and session; None once it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return fields[0], int(fields[1]), int(fields[3])


def _living():
    for name in os.listdir("/proc"):
        if name.isdigit() and (found := _stat(name)) and found[0] != "Z":
            yield int(name), *found


def in_session(session):
    """Return the processes that live in a session."""
    return [pid for pid, _, _, its_session in _living() if its_session == session]


def parent(pid):
    """Return a process's parent."""
    return _stat(pid)[1]


def gone(pids):
    """Wait until processes are gone, and say whether they are."""
    deadline = time.monotonic() + PATIENCE
    left = set(pids)
    while left and time.monotonic() < deadline:
        left = {pid for pid in left if (found := _stat(pid)) and found[0] != "Z"}
        os.sched_yield()
    return not left
