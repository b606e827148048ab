"""Benchmark measurements of one program."""

import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tools.bench.recorded_program import QUIET_SECONDS, RecordedProgram

ROOT = Path(__file__).parents[2]
WIZARD_COMMAND = (str(Path(sys.executable).with_name("bridge-tui")),)
EMPTY_SCRIPT = (sys.executable, "-c", "pass")

FORWARD, BACK, DOWN, UP, ENTER = "\x0e", "\x1b", "\x1b[B", "\x1b[A", "\r"
"""What a terminal sends for Ctrl+N, Esc, the arrow keys and Enter."""
NAME = "Gracehopper"
"""The name that is typed."""
SETTLING_SECONDS = 1.5
"""Seconds to wait until a program has done the work that it puts off until after its start."""
IDLE_SECONDS = 5.0
"""Seconds to observe an idle program."""

Samples = dict[str, list[float]]
"""The samples of each measurement, by its name."""


class Program(NamedTuple):
    """A program to measure: its command, and the texts by which its screens are recognised."""

    command: Sequence[str]
    first_screen: str
    """A text that only the first screen shows."""
    second_screen: str
    """A text that only the second screen shows."""
    forward: str
    """The key that leads from the first screen to the second."""


# With "new", as later starts would otherwise begin with the list of notes.
WIZARD = Program((*WIZARD_COMMAND, "new"), "How did it end", "Who is the note for", ENTER)
MINIMAL_APP = Program(
    (sys.executable, "-m", "tools.bench.minimal_app"), "Option 10", "Name", FORWARD
)


def start(program: Program) -> RecordedProgram:
    """Start a program on an ordinary terminal."""
    # If PYTHONDONTWRITEBYTECODE were set, the modules of every step would be compiled in every run.
    env = {
        "TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "",
        "PYTHONDONTWRITEBYTECODE": "", "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    return RecordedProgram(program.command, env=env)


def measure_startup(program: Program) -> Samples:
    """Measure the time to the first paint, and the bytes sent until output stops."""
    with start(program) as run:
        painted = run.wait_for_text(program.first_screen)
        run.wait_until_quiet()
        return {
            "first paint, ms": [(painted - run.start_time) * 1000],
            "bytes of the first screen": [run.bytes_received],
        }


def measure_use(program: Program) -> Samples:
    """Measure moving over options, typing, changing steps, and idling."""
    with start(program) as run:
        run.wait_for_text(program.first_screen)
        run.wait_until_quiet()
        options = [_count_bytes_after(run, key) for key in [DOWN] * 4 + [UP] * 4]
        steps = [_count_bytes_after(run, program.forward)]
        run.wait_for_text(program.second_screen)
        times, sizes = type_name(run)
        steps += [_count_bytes_after(run, key) for key in (BACK, program.forward) * 3]
        return {
            "bytes moving over an option": options,
            "key to changed note, ms": times,
            "bytes per typed key": sizes,
            "bytes per step forward or back": steps,
            **_measure_idle(run),
        }


def type_name(run: RecordedProgram) -> tuple[list[float], list[float]]:
    """Type a name; return, for each key, the milliseconds to the changed note, and the bytes."""
    times, sizes = [], []
    run.wait_until_quiet()
    for length in range(1, len(NAME) + 1):
        bytes_before = run.bytes_received
        pressed = run.press(NAME[length - 1])
        shown = run.wait_for_text(rf"Dear {NAME[:length]}[,\s]")
        times.append((shown - pressed) * 1000)
        run.wait_until_quiet()
        sizes.append(float(run.bytes_received - bytes_before))
    return times, sizes


def _count_bytes_after(run: RecordedProgram, keys: str) -> float:
    """Return the number of bytes that a program sends in response to keys."""
    bytes_before = run.bytes_received
    run.press(keys)
    # After Esc, programs wait for the rest of a possible longer sequence.
    run.wait_until_quiet(QUIET_SECONDS * 2)
    return float(run.bytes_received - bytes_before)


def _measure_idle(run: RecordedProgram) -> Samples:
    """Measure what a program sends, and which resources it uses, while nothing is typed."""
    run.read_for(SETTLING_SECONDS)
    bytes_before, cpu_before = run.bytes_received, run.cpu_seconds()
    run.read_for(IDLE_SECONDS)
    return {
        f"bytes in {IDLE_SECONDS:.0f} s of nothing": [float(run.bytes_received - bytes_before)],
        "CPU while idle, %": [(run.cpu_seconds() - cpu_before) / IDLE_SECONDS * 100],
        "memory, MB": [run.memory_megabytes("Rss")],
    }


def measure_command(name: str, command: Sequence[str], stdin: bytes = b"") -> Samples:
    """Run a command to its end; return the milliseconds that it took, under a name."""
    started = time.perf_counter()
    subprocess.run(command, input=stdin, capture_output=True, check=True)
    return {name: [(time.perf_counter() - started) * 1000]}
