"""Compare the wizard with a minimal Textual application, and print a table: `make bench`."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from statistics import median, quantiles

from tools.bench.measures import (
    EMPTY_SCRIPT,
    MINIMAL_APP,
    ROOT,
    WIZARD,
    WIZARD_COMMAND,
    Samples,
    measure_command,
    measure_startup,
    measure_use,
)
from tools.bench.walk import measure_minimal_app, measure_walk

_ANSWERS = ROOT / "tests/golden/02-runner_up-formal.toml"
_NOTE = b"Dear Grace,\n\nThank you for telling me.\n\nKind regards,\nAda\n"


def main() -> int:
    """Run all measurements, and print the table."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument(
        "--rounds",
        type=int,
        default=5,
        help="runs of each; start-up, render and check run three times as often",
    )
    rounds = parser.parse_args().rounds
    # Quick measurements vary more, and are repeated more often.
    quick_rounds = rounds * 3
    print(f"{'':36}{'wizard':>10}{'95 %':>10}{'baseline':>12}{'95 %':>10}{'ratio':>8}")
    with tempfile.TemporaryDirectory() as home:
        os.environ["BRIDGE_TUI_HOME"] = home
        # The first start of either is slower: it compiles Python files and fills disk caches.
        measure_startup(WIZARD)
        measure_startup(MINIMAL_APP)
        for measure in (measure_startup, measure_use):
            _compare(
                "minimal app",
                quick_rounds if measure is measure_startup else rounds,
                partial(measure, WIZARD),
                partial(measure, MINIMAL_APP),
            )
        _compare("minimal app: a key; a burst", rounds, measure_walk, measure_minimal_app)
        for name, arguments, stdin in (
            ("render, ms", ("render", str(_ANSWERS)), b""),
            ("check, ms", ("check", "-"), _NOTE),
        ):
            _compare(
                "python -c pass",
                quick_rounds,
                partial(measure_command, name, (*WIZARD_COMMAND, *arguments), stdin),
                partial(measure_command, name, EMPTY_SCRIPT),
            )
    return 0


def _compare(
    baseline_name: str,
    rounds: int,
    measure_wizard: Callable[[], Samples],
    measure_baseline: Callable[[], Samples],
) -> None:
    """Measure the wizard and a baseline in turn, so that load affects both, and print the rows."""
    wizard_samples: Samples = {}
    baseline_samples: Samples = {}
    for _ in range(rounds):
        for name, values in measure_wizard().items():
            wizard_samples.setdefault(name, []).extend(values)
        for name, values in measure_baseline().items():
            baseline_samples.setdefault(name, []).extend(values)
    for name, values in wizard_samples.items():
        wizard_median, wizard_p95 = _summarize(values)
        baseline_median, baseline_p95 = _summarize(baseline_samples[name])
        ratio = f"{wizard_median / baseline_median:.2f}" if baseline_median else "-"
        print(
            f"{name:36}{wizard_median:10.1f}{wizard_p95:10.1f}"
            f"{baseline_median:12.1f}{baseline_p95:10.1f}{ratio:>8}  {baseline_name}",
            flush=True,
        )


def _summarize(values: list[float]) -> tuple[float, float]:
    """Return the median and the 95th percentile."""
    p95 = quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]
    return median(values), p95


if __name__ == "__main__":
    sys.exit(main())
