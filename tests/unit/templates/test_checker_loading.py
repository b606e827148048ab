"""The checker is loaded in small parts, between which keys can be handled."""

import json
import subprocess
import sys

from helpers.repository import ROOT

TIMING_SCRIPT = """
import gc
import json
from time import process_time
from templates import Answers, compose
from templates.etiquette.loading import load_checker
from templates.phrasebook.wording_reader import built_in

wording = built_in()
letter = compose(Answers()).composed_letter()
# As in the program: what exists by now is not scanned again.
gc.freeze()
times = [process_time()]
for _ in load_checker(letter, wording):
    times.append(process_time())
times.append(process_time())

from templates.etiquette.checker import check_note

check_note(letter, wording)
times.append(process_time())
print(json.dumps([after - before for before, after in zip(times, times[1:])]))
"""


def test_no_part_takes_long_and_the_first_check_loads_nothing_more():
    command = [sys.executable, "-c", TIMING_SCRIPT]
    completed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    *parts, first_check = json.loads(completed.stdout)
    assert max(parts) < sum(parts) / 5
    assert first_check < sum(parts) / 10
