"""What is measured of a program, run by run."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from tools.bench.session import QUIET, Session

ROOT = Path(__file__).parents[2]
WIZARD = (str(Path(sys.executable).with_name("bridge-tui")),)
BARE = (sys.executable, "-m", "tools.bench.bare")
NOTHING = (sys.executable, "-c", "pass")

FORWARD, BACK, DOWN, UP, ENTER = "\x0e", "\x1b", "\x1b[B", "\x1b[A", "\r"
TYPED = "Gracehopper"
IDLE = 5.0
"""Seconds for which an idle program is watched."""

Samples = dict[str, list[float]]


@dataclass(frozen=True)
class Program:
    """A program with the wizard's shape: how to run it, and how to know where it is."""

    command: Sequence[str]
    first: str
    """What its first screen shows."""
    second: str
    """What its second screen shows."""
    typed: str
    """What its note shows once `{text}` was typed in the first field of the second screen."""
    forward: str
    """The keys that go to the second screen from the first."""
    env: dict[str, str] = field(default_factory=dict)


def wizard(home: str) -> Program:
    """Return the wizard, with its notes and settings in a folder."""
    return Program(
        WIZARD,
        first="How did it end",
        second="Who is the note for",
        typed=r"Dear {text}[,\s]",
        forward=ENTER,
        env={"BRIDGE_TUI_HOME": home},
    )


def bare() -> Program:
    """Return the bare application."""
    return Program(BARE, first="Option 10", second="Name", typed=r"Dear {text},", forward=FORWARD)


def terminal(program: Program) -> dict[str, str]:
    """Return the environment of an ordinary terminal."""
    return {
        "TERM": "xterm-256color", "COLORTERM": "truecolor", "NO_COLOR": "",
        "PYTHONPATH": str(ROOT), **program.env,
    }  # fmt: skip


def start(program: Program) -> Samples:
    """Measure the first paint, and what it sends until it is quiet."""
    with Session(program.command, env=terminal(program)) as session:
        painted = session.until_text(program.first)
        session.wait_until_quiet()
        return {
            "first paint, ms": [(painted - session.started) * 1000],
            "bytes of the first screen": [session.received],
        }


def use(program: Program) -> Samples:
    """Measure keys, options, steps, and doing nothing."""
    with Session(program.command, env=terminal(program)) as session:
        session.until_text(program.first)
        session.wait_until_quiet()
        samples: Samples = {"bytes moving over an option": []}
        for key in [DOWN] * 4 + [UP] * 4:
            samples["bytes moving over an option"] += [_sent(session, key)]
        steps = [_sent(session, program.forward)]
        session.until_text(program.second)
        times, sizes = type_text(session, program)
        steps += [_sent(session, key) for key in (BACK, program.forward) * 3]
        samples |= {
            "key to changed note, ms": times,
            "bytes a typed key": sizes,
            "bytes a step forward or back": steps,
        }
        return samples | _idle(session)


def type_text(session: Session, program: Program, quiet: float = QUIET) -> tuple[list[float], ...]:
    """Type a name, letter by letter; return milliseconds to the changed note, and bytes."""
    times, sizes = [], []
    session.wait_until_quiet()
    for length in range(1, len(TYPED) + 1):
        before = session.received
        sent = session.press(TYPED[length - 1])
        shown = session.until_text(program.typed.format(text=TYPED[:length]))
        times.append((shown - sent) * 1000)
        session.wait_until_quiet(quiet)
        sizes.append(float(session.received - before))
    return times, sizes


def _sent(session: Session, keys: str) -> float:
    before = session.received
    session.press(keys)
    # An Esc is waited for: it may begin a longer sequence.
    session.wait_until_quiet(QUIET * 2)
    return float(session.received - before)


def _idle(session: Session) -> Samples:
    # What the start has put off is done by then.
    session.watch(1.5)
    before, spent = session.received, session.cpu()
    session.watch(IDLE)
    return {
        f"bytes in {IDLE:.0f} s of nothing": [float(session.received - before)],
        "CPU while idle, %": [(session.cpu() - spent) / IDLE * 100],
        "memory, MB": [session.memory()],
    }


def command(name: str, arguments: Sequence[str], given: bytes = b"") -> Callable[[str], Samples]:
    """Return what measures the time that a command takes."""

    def measured(home: str) -> Samples:
        begun = time.perf_counter()
        subprocess.run(
            arguments, input=given, capture_output=True, check=True,
            env={"BRIDGE_TUI_HOME": home, "PATH": "/usr/bin:/bin"},
        )  # fmt: skip
        return {name: [(time.perf_counter() - begun) * 1000]}

    return measured


def interleaved(
    rounds: int, ours: Callable[[], Samples], theirs: Callable[[], Samples]
) -> tuple[Samples, Samples]:
    """Measure both in turn, so that a busy machine is busy for both."""
    both: tuple[Samples, Samples] = ({}, {})
    for _ in range(rounds):
        for kept, measured in zip(both, (ours(), theirs()), strict=True):
            for name, values in measured.items():
                kept.setdefault(name, []).extend(values)
    return both


def summary(values: list[float]) -> dict[str, float]:
    """Return the median, and the value that 95 in 100 stay under."""
    most = quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]
    return {"median": round(median(values), 3), "p95": round(most, 3), "n": len(values)}


def in_a_home(measured: Callable[[str], Samples]) -> Callable[[], Samples]:
    """Return what measures in a home of its own."""

    def alone() -> Samples:
        with tempfile.TemporaryDirectory() as home:
            return measured(home)

    return alone
