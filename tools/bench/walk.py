"""Measure a walk through all steps, and a burst of text."""

from collections.abc import Iterator

from templates.questions.questions import STEPS
from tools.bench.measures import (
    BACK,
    ENTER,
    FORWARD,
    MINIMAL_APP,
    WIZARD,
    Samples,
    start,
    type_name,
)
from tools.bench.recorded_program import RecordedProgram

KEY_INTERVAL = 0.1
"""Seconds between two keys of a writer who knows the steps."""

REQUIRED_ANSWERS = {"Organisation": "Kiln", "Role": "Baker", "Your name": "Ada"}
"""The answers that the second step needs after the recipient's name, by their field's label."""

BURST = ("the way you talked a new team through its first week " * 8)[:400]
"""Text that arrives at once, as from an unbracketed paste or over a slow connection."""

FORWARD_ROW = "a step forward, first visit, ms"
BACK_ROW = "a step back, ms"
FIELD_ROW = "Enter to the next field, ms"
BURST_ROW = "400 characters in one burst, ms"


def measure_walk() -> Samples:
    """Measure going to each step and back, the fields of the second step, and a burst of text."""
    titles = [step.title for step in STEPS]
    with start(WIZARD) as run:
        run.wait_for_text(WIZARD.first_screen)
        forward = [_time_until(run, ENTER, f"● {titles[1]}")]
        run.press("Grace")
        run.wait_for_text("Dear Grace")
        fields = list(_fill_fields(run))
        forward += [_time_until(run, FORWARD, f"● {title}") for title in titles[2:]]
        back = [_time_until(run, BACK, f"● {title}") for title in reversed(titles[:-1])]
        # The burst comes last, because a step with so long a text cannot be left.
        # The third step begins with a field for prose. Below the field, it shows the sentence as it
        # will be in the note.
        for title in titles[1:3]:
            _time_until(run, FORWARD, f"● {title}")
        burst = _time_of_burst(run, "In your note")
    return {FORWARD_ROW: forward, BACK_ROW: back, FIELD_ROW: fields, BURST_ROW: [burst]}


def measure_minimal_app() -> Samples:
    """Measure a typed key and a burst in the minimal app: the baselines for the rows of the walk.

    The app has no steps or fields: its time for a key is the baseline of all rows but the burst.
    """
    with start(MINIMAL_APP) as run:
        run.wait_for_text(MINIMAL_APP.first_screen)
        run.wait_until_quiet()
        run.press(MINIMAL_APP.forward)
        run.wait_for_text(MINIMAL_APP.second_screen)
        times, _ = type_name(run)
        # These words are on the screen only once the text has begun to repeat itself.
        burst = _time_of_burst(run, "first week the way")
    return {FORWARD_ROW: times, BACK_ROW: times, FIELD_ROW: times, BURST_ROW: [burst]}


def _time_until(run: RecordedProgram, keys: str, pattern: str) -> float:
    """Press keys after a short pause; return the milliseconds until a pattern is on the screen."""
    run.read_for(KEY_INTERVAL)
    pressed = run.press(keys)
    return (run.wait_for_text(pattern) - pressed) * 1000


def _fill_fields(run: RecordedProgram) -> Iterator[float]:
    """Fill the fields after the first, and yield the milliseconds that Enter took to each."""
    for label, answer in REQUIRED_ANSWERS.items():
        yield _time_until(run, ENTER, rf"▌ {label}")
        run.press(answer)
        run.wait_for_text(answer)


def _time_of_burst(run: RecordedProgram, pattern: str) -> float:
    """Type a text at once; return the milliseconds until the screen has settled.

    It must then match a pattern.
    """
    run.wait_until_quiet()
    pressed = run.press(BURST)
    shown = run.wait_for_text(pattern)
    return (max(shown, run.wait_until_quiet()) - pressed) * 1000
