"""Benchmark measurements of one program."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from tools.bench.recorded_program import QUIET_SECONDS, RecordedProgram

ROOT = Path(__file__).parents[2]
WIZARD = (str(Path(sys.executable).with_name("bridge-tui")),)
MINIMAL_APP = (sys.executable, "-m", "tools.bench.minimal_app")
EMPTY_SCRIPT = (sys.executable, "-c", "pass")

FORWARD, BACK, DOWN, UP, ENTER = "\x0e", "\x1b", "\x1b[B", "\x1b[A", "\r"
"""What a terminal sends for Ctrl+N, Esc, the arrow keys and Enter."""
NAME = "Gracehopper"
"""The name that is typed."""
STARTUP_SECONDS = 1.5
"""Seconds to wait for work that a program puts off until after its start."""
IDLE_SECONDS = 5.0
"""Seconds to observe an idle program."""

Samples = dict[str, list[float]]
"""The samples of each measurement, by its name."""


@dataclass(frozen=True)
class Program:
    """A program to measure: its command, and the patterns by which its screens are recognised."""

    command: Sequence[str]
    first_screen: str
    """A pattern that only the first screen shows."""
    second_screen: str
    """A pattern that only the second screen shows."""
    greeting: str
    """The pattern of the greeting once `{text}` is in the first field of the second screen."""
    forward: str
    """The keys that lead from the first screen to the second; "" if there is only one screen."""
    env: dict[str, str] = field(default_factory=dict)
    """Environment variables of the program."""


def describe_wizard(home: str) -> Program:
    """Return the wizard, with its notes and settings in the folder `home`."""
    return Program(
        WIZARD,
        first_screen="How did it end",
        second_screen="Who is the note for",
        greeting=r"Dear {text}[,\s]",
        forward=ENTER,
        env={"BRIDGE_TUI_HOME": home},
    )


def describe_minimal_app() -> Program:
    """Return the minimal Textual application."""
    return Program(
        MINIMAL_APP,
        first_screen="Option 10",
        second_screen="Name",
        greeting=r"Dear {text},",
        forward=FORWARD,
    )


def terminal_environment(program: Program) -> dict[str, str]:
    """Return the environment variables of an ordinary terminal that runs a program."""
    return {
        "TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "",
        # If this were set, the modules of every step would be compiled in every run.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPATH": str(ROOT), **program.env,
    }  # fmt: skip


def measure_startup(program: Program) -> Samples:
    """Measure the time to the first paint, and the bytes sent until output stops."""
    with RecordedProgram(program.command, env=terminal_environment(program)) as run:
        painted = run.wait_for_text(program.first_screen)
        run.wait_until_quiet()
        return {
            "first paint, ms": [(painted - run.start_time) * 1000],
            "bytes of the first screen": [run.bytes_received],
        }


def measure_use(program: Program) -> Samples:
    """Measure moving over options, typing, changing steps, and idling."""
    with RecordedProgram(program.command, env=terminal_environment(program)) as run:
        run.wait_for_text(program.first_screen)
        run.wait_until_quiet()
        options = [_count_bytes_after(run, key) for key in [DOWN] * 4 + [UP] * 4]
        steps = [_count_bytes_after(run, program.forward)]
        run.wait_for_text(program.second_screen)
        times, sizes = type_name(run, program)
        steps += [_count_bytes_after(run, key) for key in (BACK, program.forward) * 3]
        return {
            "bytes moving over an option": options,
            "key to changed note, ms": times,
            "bytes per typed key": sizes,
            "bytes per step forward or back": steps,
            **_measure_idle(run),
        }


def type_name(
    run: RecordedProgram, program: Program, quiet: float = QUIET_SECONDS
) -> tuple[list[float], ...]:
    """Type a name; return the milliseconds to the new note and the bytes sent, by keystroke."""
    times, sizes = [], []
    run.wait_until_quiet()
    for length in range(1, len(NAME) + 1):
        bytes_before = run.bytes_received
        pressed = run.press(NAME[length - 1])
        shown = run.wait_for_text(program.greeting.format(text=NAME[:length]))
        times.append((shown - pressed) * 1000)
        run.wait_until_quiet(quiet)
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
    """Measure what a program sends and uses while nothing is typed."""
    run.read_for(STARTUP_SECONDS)
    bytes_before, cpu_before = run.bytes_received, run.cpu_seconds()
    run.read_for(IDLE_SECONDS)
    return {
        f"bytes in {IDLE_SECONDS:.0f} s of nothing": [float(run.bytes_received - bytes_before)],
        "CPU while idle, %": [(run.cpu_seconds() - cpu_before) / IDLE_SECONDS * 100],
        "memory, MB": [run.memory_megabytes()],
    }


def command_timer(
    name: str, command: Sequence[str], stdin: bytes = b""
) -> Callable[[str], Samples]:
    """Return a function that runs a command in a home folder and measures its milliseconds."""

    def measure(home: str) -> Samples:
        started = time.perf_counter()
        subprocess.run(
            command, input=stdin, capture_output=True, check=True,
            env={"BRIDGE_TUI_HOME": home, "PATH": "/usr/bin:/bin"},
        )  # fmt: skip
        return {name: [(time.perf_counter() - started) * 1000]}

    return measure


def measure_in_turn(
    rounds: int, measure_wizard: Callable[[], Samples], measure_baseline: Callable[[], Samples]
) -> tuple[Samples, Samples]:
    """Measure the wizard and the baseline in turn, so that load affects both equally."""
    wizard_samples: Samples = {}
    baseline_samples: Samples = {}
    for _ in range(rounds):
        for name, values in measure_wizard().items():
            wizard_samples.setdefault(name, []).extend(values)
        for name, values in measure_baseline().items():
            baseline_samples.setdefault(name, []).extend(values)
    return wizard_samples, baseline_samples


def summarize(values: list[float]) -> dict[str, float]:
    """Return the median, the 95th percentile ("p95"), and the number of samples ("n")."""
    p95 = quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]
    return {"median": round(median(values), 3), "p95": round(p95, 3), "n": len(values)}


def in_new_home(measure: Callable[[str], Samples]) -> Callable[[], Samples]:
    """Return a function that measures with a new, empty home folder each time it is called."""

    def measure_in_new_home() -> Samples:
        with tempfile.TemporaryDirectory() as home:
            return measure(home)

    return measure_in_new_home
