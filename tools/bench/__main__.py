"""Compare the wizard with a minimal Textual application, and print a table: `make bench`."""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tools.bench.measures import (
    EMPTY_SCRIPT,
    ROOT,
    WIZARD,
    Program,
    Samples,
    command_timer,
    describe_minimal_app,
    describe_wizard,
    in_new_home,
    measure_in_turn,
    measure_startup,
    measure_use,
    summarize,
    terminal_environment,
    type_name,
)
from tools.bench.recorded_program import RecordedProgram
from tools.bench.slow_line import NoServer, slow_line, ssh_command
from tools.bench.walk import measure_minimal_app, measure_walk

_ANSWERS = ROOT / "tests/golden/02-runner_up-formal.toml"
_NOTE = b"Dear Grace,\n\nThank you for telling me.\n\nKind regards,\nAda\n"
_SSH_QUIET_SECONDS = 0.3
"""Seconds without output after which the screen counts as settled: more than a round trip."""


class Row(NamedTuple):
    """A row of the table, and an object of the JSON file with these keys."""

    measure: str
    wizard: dict[str, float]
    """The summary of the wizard's samples."""
    baseline_name: str
    baseline: dict[str, float]
    """The summary of the baseline's samples."""
    ratio: float | None
    """The wizard's median divided by the baseline's; None if that is 0."""


def main() -> int:
    """Run all measurements, print the table and write the JSON file."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="runs of each, in turn")
    parser.add_argument("--json", type=Path, default=Path("bench.json"), help="where to write it")
    options = parser.parse_args()
    # Quick measurements vary more, and are repeated more often.
    rounds, quick_rounds = options.rounds, options.rounds * 3
    with tempfile.TemporaryDirectory() as home:
        # The first start of either is slower: it compiles Python files and fills disk caches.
        measure_startup(describe_wizard(home))
        measure_startup(describe_minimal_app())
    rows = _compare(
        "minimal app",
        quick_rounds,
        in_new_home(lambda home: measure_startup(describe_wizard(home))),
        partial(measure_startup, describe_minimal_app()),
    )
    rows += _compare(
        "minimal app",
        rounds,
        in_new_home(lambda home: measure_use(describe_wizard(home))),
        partial(measure_use, describe_minimal_app()),
    )
    rows += _compare(
        "a typed key; a burst",
        rounds,
        in_new_home(lambda home: measure_walk(describe_wizard(home))),
        partial(measure_minimal_app, describe_minimal_app()),
    )
    for name, arguments, stdin in (
        ("render, ms", ("render", str(_ANSWERS)), b""),
        ("check, ms", ("check", "-"), _NOTE),
    ):
        rows += _compare(
            "python -c pass",
            quick_rounds,
            in_new_home(command_timer(name, (*WIZARD, *arguments), stdin)),
            in_new_home(command_timer(name, EMPTY_SCRIPT)),
        )
    rows += _measure_over_ssh(rounds)
    _print_table(rows)
    objects = [row._asdict() for row in rows]
    options.json.write_text(json.dumps(objects, indent=1) + "\n", encoding="utf-8")
    print(f"\nAs JSON: {options.json}")
    return 0


def _compare(
    baseline_name: str,
    rounds: int,
    measure_wizard: Callable[[], Samples],
    measure_baseline: Callable[[], Samples],
) -> list[Row]:
    """Measure the wizard and a baseline, and return a row for each measurement."""
    samples, baseline_samples = measure_in_turn(rounds, measure_wizard, measure_baseline)
    rows: list[Row] = []
    for name, values in samples.items():
        wizard, baseline = summarize(values), summarize(baseline_samples[name])
        ratio = round(wizard["median"] / baseline["median"], 3) if baseline["median"] else None
        rows.append(Row(name, wizard, baseline_name, baseline, ratio))
    return rows


def _measure_over_ssh(rounds: int) -> list[Row]:
    """Return the rows measured over a slow line; without a server, print why, and return none."""
    raw_echo = Program(
        (sys.executable, "-m", "tools.bench.raw_echo"),
        first_screen="Name",
        second_screen="Name",
        greeting="Dear {text},",
        forward="",
    )
    try:
        with slow_line() as line:
            return _compare(
                "raw echo",
                rounds,
                in_new_home(lambda home: _measure_typing(line, describe_wizard(home))),
                partial(_measure_typing, line, raw_echo),
            )
    except NoServer as reason:
        print(f"Not measured over SSH: {reason}.\n")
        return []


def _measure_typing(line: tuple[str, ...], program: Program) -> Samples:
    """Measure typing in a program that runs at the far end of an SSH line."""
    env = terminal_environment(program)
    # ssh does not pass COLORTERM on, so that the remote program sees 256 colours.
    del env["COLORTERM"]
    command = ssh_command(line, tuple(program.command), env)
    with RecordedProgram(command, env={"TERM": env["TERM"]}) as run:
        run.wait_for_text(program.first_screen)
        run.wait_until_quiet(_SSH_QUIET_SECONDS)
        if program.forward:
            run.press(program.forward)
            run.wait_for_text(program.second_screen)
            run.wait_until_quiet(_SSH_QUIET_SECONDS)
        times, sizes = type_name(run, program, _SSH_QUIET_SECONDS)
    return {"over SSH: key to changed note, ms": times, "over SSH: bytes per typed key": sizes}


def _print_table(rows: list[Row]) -> None:
    print(f"{'':36}{'wizard':>10}{'95 %':>10}{'baseline':>12}{'95 %':>10}{'ratio':>8}")
    for row in rows:
        ratio = "-" if row.ratio is None else f"{row.ratio:.2f}"
        print(
            f"{row.measure:36}{row.wizard['median']:10.1f}{row.wizard['p95']:10.1f}"
            f"{row.baseline['median']:12.1f}{row.baseline['p95']:10.1f}{ratio:>8}"
            f"  {row.baseline_name}"
        )


if __name__ == "__main__":
    sys.exit(main())
