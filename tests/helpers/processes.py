"""Read processes, their sessions and their parents from /proc."""

import os
import time
from pathlib import Path
from typing import NamedTuple

PATIENCE = 30.0
"""The maximum number of seconds to wait for processes to end."""

ZOMBIE = "Z"
"""The state of a process that has ended, while its parent has not yet asked for its status."""


class Process(NamedTuple):
    """A process, by the ids that the kernel has for it, its parent and its session."""

    pid: int
    state: str
    parent: int
    session: int


def _running_process(pid):
    """Return a process, or None if it has ended."""
    try:
        # The first two fields are the id and, in brackets, a name with any characters.
        state, parent, _, session, *_ = (
            Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        )
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if state == ZOMBIE else Process(int(pid), state, int(parent), int(session))


def processes_in_session(session):
    """Return the ids of the processes in a session."""
    processes = [_running_process(name) for name in os.listdir("/proc") if name.isdigit()]
    return [process.pid for process in processes if process and process.session == session]


def parent_of(pid):
    """Return the id of the parent of a process."""
    return _running_process(pid).parent


def is_stopped(pid):
    """Return whether a process is stopped by a signal."""
    return _running_process(pid).state == "T"


def have_ended(pids):
    """Wait until processes have ended, and return whether they have."""
    deadline = time.monotonic() + PATIENCE
    running = set(pids)
    while running and time.monotonic() < deadline:
        running = {pid for pid in running if _running_process(pid)}
        os.sched_yield()
    return not running
