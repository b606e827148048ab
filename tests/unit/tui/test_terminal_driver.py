"""The driver sends the terminal only the changes of each frame."""

import asyncio
import signal
from types import SimpleNamespace

import pytest
from textual.geometry import Size

from helpers.screens_in_memory import Terminal, move, visible_cells
from tui.terminal.driver import DRIVER_VARIABLE, DiffDriver

BEGIN, END = "\x1b[?2026h", "\x1b[?2026l"
"""The sequences around a frame by which the terminal shows it at once (synchronised output)."""
FIRST = move(0, 0) + "\x1b[35mDear\x1b[0m" + " " * 6 + "\n" + move(1, 0) + " " * 10 + move(1, 0)
SECOND = move(0, 0) + "\x1b[35mDean\x1b[0m" + move(1, 0)


@pytest.fixture
def new_driver(monkeypatch):
    """Return a function that creates a driver for a screen of 10 by 2; `sent` is its output."""
    old_handlers = {number: signal.getsignal(number) for number in (signal.SIGTSTP, signal.SIGCONT)}

    # A driver can only be created while an event loop runs.
    async def create_in_loop():
        return DiffDriver(SimpleNamespace(size=Size(10, 2)))

    def create():
        driver = asyncio.run(create_in_loop())
        driver.sent = []
        driver._writer_thread = SimpleNamespace(write=driver.sent.append)
        return driver

    yield create
    for number, handler in old_handlers.items():
        signal.signal(number, handler)


def test_only_changes_are_sent(new_driver):
    driver = new_driver()
    driver.write(FIRST)
    driver.write(SECOND)
    driver.write(SECOND)
    assert driver.sent[1:] == ["\x1b[1;4H\x1b[35mn\x1b[m\x1b[2H"]


def test_the_shape_of_the_pointer_is_sent_when_it_changes(new_driver):
    driver = new_driver()
    default, text = "\x1b]22;default\x07", "\x1b]22;text\x07"
    for shape in (default, default, text, text, default):
        driver.write(shape)
    assert driver.sent == [default, text, default]


@pytest.mark.parametrize(
    "other",
    [
        "\x1b[H\x1b[2J",
        "\x1b[?1049h",
        "\x1b[?1049l",
        "\x1b[1;1H\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\\x1b[1;1H",
        "\x1bc",
        "plain text",
    ],
)
def test_the_frame_after_an_unknown_sequence_is_sent_in_full(new_driver, other):
    driver = new_driver()
    driver.write(FIRST)
    driver.write(other)
    driver.write(FIRST)
    assert driver.sent[1] == other
    assert driver.sent[2] == driver.sent[0]


@pytest.mark.parametrize(
    "other",
    ["\x1b[?25h", "\x1b[?2048$p", "\x1b]52;c;MTAwMw==\a", "\x1b]2;title\x1b\\", "\a", "\x1b[<u"],
)
def test_only_changes_are_sent_after_an_invisible_sequence(new_driver, other):
    driver = new_driver()
    driver.write(FIRST)
    driver.write(other)
    driver.write(FIRST)
    assert driver.sent[1:] == [other]


def test_the_frame_after_a_change_of_size_is_sent_in_full(new_driver):
    driver = new_driver()
    driver.write(FIRST)
    driver.app.size = Size(10, 3)
    driver.write(FIRST + move(2, 0) + " " * 10 + move(1, 0))
    assert Terminal(10, 3).show(driver.sent[-1]).display[0].startswith("Dear")


def test_a_partial_frame_changes_only_its_cells_after_an_invalidation(new_driver):
    driver = new_driver()
    driver.write(FIRST)
    driver.invalidate()
    driver.write(SECOND)
    terminal = Terminal(10, 2).show(move(0, 4) + "!!!!!!" + driver.sent[-1])
    assert terminal.display[0] == "Dean!!!!!!"


def test_synchronised_output_encloses_only_frames_that_are_sent(new_driver):
    driver = new_driver()
    for frame in (FIRST, SECOND, SECOND):
        for data in (BEGIN, frame, END):
            driver.write(data)
    sent = "".join(driver.sent)
    assert sent.count(BEGIN) == sent.count(END) == 2
    assert sent.startswith(BEGIN)
    assert sent.endswith(END)


def test_mouse_motion_is_reported_only_with_a_button_held(new_driver):
    driver = new_driver()
    driver.write("\x1b[?1003h")
    driver.write("\x1b]52;c;\x1b[?1003h\a")
    driver.write("\x1b[?1003l")
    assert driver.sent == ["\x1b[?1002h", "\x1b]52;c;\x1b[?1003h\a", "\x1b[?1002l"]


@pytest.mark.parametrize(
    "data", [FIRST, "\x1b[0;31;1mraw\x1b[38;5;9;4mraw\x1b[39;49m", "\x1b[38:2::1:2:3mx"]
)
@pytest.mark.parametrize("switch", ["", "plain"])
def test_no_color_sends_no_colour_at_all(new_driver, monkeypatch, data, switch):
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv(DRIVER_VARIABLE, switch)
    driver = new_driver()
    driver.write(data)
    sent = "".join(driver.sent)
    assert not any(code in sent for code in ("31", "38", "39", "49"))


def test_no_color_keeps_bold_and_underline(new_driver, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    driver = new_driver()
    driver.write("\x1b[0;31;1mraw\x1b[38;5;9;4mraw\x1b[m\x1b[39m")
    assert driver.sent == ["\x1b[0;1mraw\x1b[4mraw\x1b[m"]


def test_an_empty_no_color_is_ignored(new_driver, monkeypatch):
    monkeypatch.setenv("NO_COLOR", "")
    driver = new_driver()
    driver.write(FIRST)
    assert "\x1b[35m" in driver.sent[0]


def test_the_plain_driver_sends_every_frame_unchanged(new_driver, monkeypatch):
    monkeypatch.setenv(DRIVER_VARIABLE, "plain")
    driver = new_driver()
    for frame in (FIRST, SECOND, SECOND):
        driver.write(frame)
    assert driver.sent == [FIRST, SECOND, SECOND]


def test_the_first_frame_covers_the_old_screen(new_driver):
    driver = new_driver()
    driver.write(FIRST)
    dirty = Terminal(10, 2).show(move(0, 0) + "x" * 10 + move(1, 0) + "y" * 10 + driver.sent[0])
    assert visible_cells(dirty) == visible_cells(Terminal(10, 2).show(FIRST))
