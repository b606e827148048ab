"""Measure the wizard beside the bare application, and print a table: `make bench`."""

import argparse
import json
import sys
import tempfile
from functools import partial
from pathlib import Path

from tools.bench.measures import (
    NOTHING,
    ROOT,
    WIZARD,
    Program,
    Samples,
    bare,
    command,
    in_a_home,
    interleaved,
    start,
    summary,
    terminal,
    type_text,
    use,
    wizard,
)
from tools.bench.session import Session
from tools.bench.slow_line import NoServer, over, slow_line

_ANSWERS = ROOT / "tests/golden/02-runner_up-formal.toml"
_NOTE = b"Dear Grace,\n\nThank you for telling me.\n\nKind regards,\nAda\n"
_SSH_QUIET = 0.3
"""Seconds; longer than the line takes."""

Row = dict[str, object]


def main() -> int:
    """Run every measure and write the table and the JSON."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="runs of each, in turn")
    parser.add_argument("--json", type=Path, default=Path("bench.json"), help="where to write it")
    options = parser.parse_args()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as home:
        interleaved(1, lambda: start(wizard(home)), lambda: start(bare()))
    starts = in_a_home(lambda home: start(wizard(home)))
    uses = in_a_home(lambda home: use(wizard(home)))
    rows += _rows(
        "bare application", *interleaved(options.rounds * 3, starts, lambda: start(bare()))
    )
    rows += _rows("bare application", *interleaved(options.rounds, uses, lambda: use(bare())))
    for name, arguments, given in (
        ("render, ms", ("render", str(_ANSWERS)), b""),
        ("check, ms", ("check", "-"), _NOTE),
    ):
        ours = in_a_home(command(name, (*WIZARD, *arguments), given))
        nothing = in_a_home(command(name, NOTHING))
        rows += _rows("python -c pass", *interleaved(options.rounds * 3, ours, nothing))
    rows += _over_ssh(options.rounds)
    _print(rows)
    options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    print(f"\nAs JSON: {options.json}")
    return 0


def _rows(beside: str, ours: Samples, theirs: Samples) -> list[Row]:
    rows: list[Row] = []
    for name, values in ours.items():
        mine, other = summary(values), summary(theirs[name])
        ratio = round(mine["median"] / other["median"], 3) if other["median"] else None
        rows.append(
            {"measure": name, "wizard": mine, "beside": beside, "other": other, "ratio": ratio}
        )
    return rows


def _over_ssh(rounds: int) -> list[Row]:
    floor = Program((sys.executable, "-m", "tools.bench.floor"), "Name", "Name", "Dear {text},", "")
    try:
        with slow_line() as line:
            ours = in_a_home(lambda home: _typed(line, wizard(home)))
            return _rows("raw program", *interleaved(rounds, ours, partial(_typed, line, floor)))
    except NoServer as reason:
        print(f"Not measured over SSH: {reason}.\n")
        return []


def _typed(line: tuple[str, ...], program: Program) -> Samples:
    # ssh does not carry COLORTERM: whoever works at the far end has 256 colours.
    env = {name: value for name, value in terminal(program).items() if name != "COLORTERM"}
    with Session(over(line, tuple(program.command), env), env={"TERM": env["TERM"]}) as session:
        session.until_text(program.first)
        session.wait_until_quiet(_SSH_QUIET)
        if program.forward:
            session.press(program.forward)
            session.until_text(program.second)
            session.wait_until_quiet(_SSH_QUIET)
        times, sizes = type_text(session, program, _SSH_QUIET)
    return {"over SSH: key to changed note, ms": times, "over SSH: bytes a typed key": sizes}


def _print(rows: list[Row]) -> None:
    print(f"{'':36}{'wizard':>10}{'95 %':>10}{'beside':>12}{'95 %':>10}{'ratio':>8}")
    for row in rows:
        mine, other = row["wizard"], row["other"]
        if isinstance(mine, dict) and isinstance(other, dict):
            ratio = "-" if row["ratio"] is None else f"{row['ratio']:.2f}"
            print(
                f"{row['measure']:36}{mine['median']:10.1f}{mine['p95']:10.1f}"
                f"{other['median']:12.1f}{other['p95']:10.1f}{ratio:>8}  {row['beside']}"
            )


if __name__ == "__main__":
    sys.exit(main())
