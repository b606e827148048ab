"""Killed while keys stream in: whatever the screen has shown for half a second is on disk.

The environment variable `KILLS` sets the number of kills; `make kills N=2000` does so.
"""

import ctypes
import os
import random
import re
import signal
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from helpers.factories import complete_answers
from helpers.keys import EDITOR, PAGE_DOWN, QUIT, REDRAW
from helpers.processes import have_ended, processes_in_session
from helpers.programs import write_script
from helpers.wizard import Wizard
from templates import Answers

KILLS = int(os.environ.get("KILLS", "200"))
SAVE_SECONDS = 0.5
"""The seconds within which a typed text must be on disk once it is shown."""
CONCURRENT_WIZARDS = 2
"""The number of wizards that run at the same time, one for each processor."""

SIGNAL_BY_METHOD = {
    "KILL": signal.SIGKILL,
    "TERM": signal.SIGTERM,
    "HUP": signal.SIGHUP,
    "hang up": signal.SIGHUP,
}
"""The signal that ends a wizard, by method; "hang up" closes the terminal, which sends SIGHUP."""

TYPED = "".join(f"{number} " for number in range(10, 1000))
"""What is typed, as far as the time allows: each number shows how much was typed before it."""


def count_shown_keys(wizard):
    """Return how many typed keys the field shows, up to its last number, which may be incomplete."""
    numbers = re.search(r"name\*? +([\d ]*)", wizard.text)[1].split()[:-1]
    return TYPED.index(f"{numbers[-1]} ") + len(numbers[-1]) if numbers else 0


def stream_keys(wizard, seconds, rng):
    """Type like a fast typist, and read the output meanwhile, as a terminal does.

    Return the counts of shown keys, each with the time at which it was read.
    """
    end = time.monotonic() + seconds
    typed = 0
    timed_counts = []
    while (moment := time.monotonic()) < end:
        wizard.type(TYPED[typed])
        typed += 1
        pause_end = moment + rng.uniform(0.005, 0.05)
        while (left := pause_end - time.monotonic()) > 0:
            wizard.read(left)
        timed_counts.append((time.monotonic(), count_shown_keys(wizard)))
    return timed_counts


def kill(notes, number):
    """Kill a wizard at a random moment; return the method, and whether any key was saved.

    The keys that the screen showed must be saved; after a SIGKILL, which leaves no time to save,
    only those shown `SAVE_SECONDS` before.
    """
    rng = random.Random(number)
    method = [*SIGNAL_BY_METHOD][number % len(SIGNAL_BY_METHOD)]
    draft = notes.new_draft(date(2026, 11, 23)).with_answers(
        Answers(outcome="not_selected", sender_name="Ada", role="Lead")
    )
    notes.save(draft)
    with Wizard("open", draft.id) as wizard:
        # The note appears last: keys typed before that wait until the step is complete.
        wizard.until("Who is the note for").until(r"Dear \[their name\]")
        timed_counts = stream_keys(wizard, rng.uniform(0.0, 1.5), rng)
        moment = time.monotonic()
        if method == "hang up":
            wizard.hang_up()
        else:
            wizard.process.send_signal(SIGNAL_BY_METHOD[method])
        assert wizard.wait() == -SIGNAL_BY_METHOD[method]
        assert have_ended(processes_in_session(wizard.process.pid)), f"{method}: a process is left"
        saved = notes.load(draft.id).answers.recipient_name
        assert TYPED.startswith(saved), f"{method}: {saved!r} was never typed"
        deadline = moment - SAVE_SECONDS if method == "KILL" else moment
        shown_in_time = [count for read_at, count in timed_counts if read_at <= deadline]
        shown = max(shown_in_time, default=0)
        assert len(saved) >= shown, f"{method}: {shown} keys were shown, {len(saved)} are saved"
        if method == "TERM":
            assert wizard.raw.count(b"\x1b[?1049l") == 1, "the terminal was not restored"
        return method, bool(saved)


@pytest.mark.alone
def test_a_kill_at_any_moment_loses_half_a_second_at_most(home, notes):
    with ThreadPoolExecutor(CONCURRENT_WIZARDS) as pool:
        results = Counter(pool.map(lambda number: kill(notes, number), range(KILLS)))
    assert sum(results.values()) == KILLS
    assert results["KILL", True]
    entries = notes.entries()
    assert len(entries) == KILLS
    assert all(entry.draft for entry in entries)
    partial_files = [path for path in notes.folder.iterdir() if path.suffix != ".toml"]
    # A wizard that was killed in the middle of a save leaves a partial file, until the next save.
    assert len(partial_files) <= KILLS // len(SIGNAL_BY_METHOD)
    for path in partial_files:
        note_id = path.name.removeprefix(".").removesuffix(".toml.part")
        notes.save(notes.load(note_id))
    assert [path for path in notes.folder.iterdir() if path.suffix != ".toml"] == []
    assert set((home / "bridge-tui").iterdir()) == {notes.folder, notes.locks}


@pytest.mark.parametrize("signal_number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_wizard_on_a_stalled_terminal(notes, signal_number):
    with Wizard("new") as wizard:
        wizard.until("How did it end").type("1\r").until("Who is the note for")
        wizard.type("Grace").until("Dear Grace")
        # The output is no longer read, and more is drawn than the terminal can buffer.
        for _ in range(60):
            wizard.type(REDRAW)
        wizard.process.send_signal(signal_number)
        wizard.process.wait(20)
        assert wizard.process.returncode == -signal_number
    (entry,) = notes.entries()
    assert entry.draft.answers.recipient_name == "Grace"


@pytest.mark.parametrize("signal_number", [signal.SIGHUP, signal.SIGTERM])
def test_a_signal_to_another_thread_ends_an_idle_wizard(notes, signal_number):
    with Wizard("new") as wizard:
        wizard.until("How did it end").type("1\r").until("Who is the note for")
        wizard.type("Grace").until("Dear Grace")
        wizard.wait_until(
            lambda: any(entry.draft.answers.recipient_name for entry in notes.entries())
        )
        wizard.until_idle()
        pid = wizard.process.pid
        threads = [int(path.name) for path in Path(f"/proc/{pid}/task").iterdir()]
        other_thread = next(thread for thread in threads if thread != pid)
        assert ctypes.CDLL(None).tgkill(pid, other_thread, signal_number) == 0
        assert wizard.wait() == -signal_number
    (entry,) = notes.entries()
    assert entry.draft.answers.recipient_name == "Grace"


@pytest.mark.parametrize("has_controlling_terminal", [True, False])
def test_a_text_saved_in_an_open_editor_survives_a_hang_up(
    notes, tmp_path, has_controlling_terminal
):
    """Without a controlling terminal no signal comes; with such a terminal, the editor may end first."""
    script = write_script(
        tmp_path / "editor", 'echo "PS I kept the pencil." >> "$1"; echo ready; read answer'
    )
    draft = notes.new_draft(date(2026, 11, 23)).with_answers(complete_answers())
    notes.save(draft)
    environment = {"VISUAL": str(script)}
    with Wizard("open", draft.id, env=environment, controlling=has_controlling_terminal) as wizard:
        wizard.until("Read it as they will").type(EDITOR).until("ready")
        processes = processes_in_session(wizard.process.pid)
        assert len(processes) >= 2
        wizard.hang_up()
        assert wizard.wait() == -signal.SIGHUP
        assert have_ended(processes)
    with Wizard("open", draft.id) as wizard:
        wizard.until("interrupted").type(PAGE_DOWN).until("PS I kept the pencil")
        wizard.type(QUIT)
        assert wizard.wait() == 130
    assert notes.load(draft.id).answers.edited_letter.endswith("PS I kept the pencil.")
    assert list(notes.external_edits.iterdir()) == []
