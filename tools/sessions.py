"""Measure the memory and processor time of concurrent sessions on one host."""

import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from tools.bench.measures import SETTLING_SECONDS
from tools.bench.recorded_program import RecordedProgram

KEYS = {
    "How did it end": "1\r",
    "Who is the note for": "Grace Hopper\r\r\rAnalytical Engines\rProgramming Lead",
}
"""What is typed in each session, by the text on the screen for which it waits."""
IDLE_SECONDS = 10
"""Seconds to observe idle sessions."""


def open_session(home: Path) -> RecordedProgram:
    """Open the wizard in restricted mode, and answer the first questions."""
    session = RecordedProgram(
        (sys.executable, "-I", "-m", "tui", "--home", str(home), "--restricted", "new"),
        env={"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "SSH_CONNECTION": "there"},
    )
    for pattern, keys in KEYS.items():
        session.wait_for_text(pattern)
        session.press(keys)
    session.wait_until_quiet()
    return session


def measure(number: int) -> str:
    """Open `number` sessions at once, and return a report on their memory and processor time."""
    with tempfile.TemporaryDirectory() as homes, ExitStack() as stack:
        sessions = [stack.enter_context(open_session(Path(homes) / str(n))) for n in range(number)]

        def mean(measure_one: Callable[[RecordedProgram], float]) -> float:
            return sum(map(measure_one, sessions)) / number

        resident = mean(lambda session: session.memory_megabytes("Rss"))
        # In the proportional memory, a page that n processes share counts as one n-th for each.
        proportional = mean(lambda session: session.memory_megabytes("Pss"))
        time.sleep(SETTLING_SECONDS)
        startup = mean(RecordedProgram.cpu_seconds)
        time.sleep(IDLE_SECONDS)
        idle = (mean(RecordedProgram.cpu_seconds) - startup) / IDLE_SECONDS
    return (
        f"{number} sessions at once, each on its second step:\n"
        f"  memory each      {resident:.0f} MB; {proportional:.0f} MB if shared pages are divided\n"
        f"  processor each   {startup:.1f} s to start and answer questions, {idle:.2%} idle"
    )


if __name__ == "__main__":
    print(measure(int(sys.argv[1])))
