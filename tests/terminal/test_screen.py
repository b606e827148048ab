"""The screen of a real terminal, with both drivers and after disturbances."""

import re

import pytest

from helpers.article_case import answer_everything
from helpers.programs import write_script
from helpers.screens_in_memory import visible_cells
from helpers.wizard import Wizard
from templates.questions.questions import STEPS

NEXT, BACK, DOWN, LEAVE, REDRAW = "\x0e", "\x1b", "\x1b[B", "\x11", "\x0c"
COLOUR = re.compile(rb"\x1b\[(?:[\d;]*;)?(?:3\d|4\d|9[0-7]|10[0-7])(?:;[\d;]*)?m")

KEYS = [
    DOWN, DOWN, "\r", "Zoë 日本", " [/b] 👩", "\t", "\x1b[C", "\t\t", "Analytical Engines\t", "Lead", NEXT, NEXT,
    "how you ", "listened", NEXT, "1\r", "2\r", DOWN, NEXT, NEXT,
]  # fmt: skip


def agree(one, other):
    """Wait until two wizards show the same screen."""

    def same():
        other.read(0)
        return visible_cells(one.screen) == visible_cells(other.screen)

    one.until_so(same, f"the screen of the other, which is:\n{other.text}\nThis")


# The terminal's own colours are chosen by one of the drivers only.
@pytest.mark.parametrize(
    ("theme", "colours"),
    [
        ("ansi-dark", {"NO_COLOR": "1"}),
        ("textual-dark", {"COLORTERM": "truecolor"}),
        ("textual-light", {"COLORTERM": "truecolor"}),
    ],
)
def test_both_drivers_show_the_same_screen(tmp_path, theme, colours):
    plain_env = {**colours, "BRIDGE_TUI_DRIVER": "plain"}
    with (
        Wizard("--theme", theme, "new", cwd=tmp_path, env=colours) as frugal,
        Wizard("--theme", theme, "new", cwd=tmp_path, env=plain_env) as plain,
    ):
        for wizard in (frugal, plain):
            wizard.until("How did it end")
        agree(frugal, plain)
        for keys in KEYS:
            frugal.type(keys)
            plain.type(keys)
            agree(frugal, plain)
        assert len(frugal.raw) * 3 < len(plain.raw)


def test_each_step_appears_whole_in_one_frame_forward_and_back(tmp_path):
    with Wizard("new", cwd=tmp_path) as wizard:
        wizard.until("How did it end").type("1\rGrace\tKiln\tBaker\tAda").until("name.* Ada")
        for key, step in [*((NEXT, s) for s in STEPS[2:]), *((BACK, s) for s in STEPS[-2::-1])]:
            wizard.type(key).until(f"● {step.title}")
            assert step.heading in wizard.text


def test_no_color_sends_no_colour_at_all(tmp_path):
    with Wizard("new", cwd=tmp_path, env={"NO_COLOR": "1"}) as wizard:
        wizard.until("How did it end").type(DOWN + "\r").until("Who is the note for")
        wizard.type("Grace").until("Dear Grace").type(LEAVE)
        assert wizard.ended() == 130
        assert not COLOUR.search(wizard.raw)
        assert re.search(rb"\x1b\[(?:[\d;]*;)?7m", wizard.raw), (
            "what is chosen must show without colour"
        )


def test_the_screen_is_complete_after_a_resize(tmp_path):
    with Wizard("new", cwd=tmp_path) as wizard, Wizard("new", cwd=tmp_path) as untouched:
        for either in (wizard, untouched):
            either.until("How did it end.*│")
        wizard.resize(60, 20).until_so(lambda: "│" not in wizard.text, "the narrow screen")
        wizard.resize(80, 24)
        agree(wizard, untouched)


def test_redraw_repairs_a_screen_that_another_program_wrote_on(tmp_path):
    with Wizard("new", cwd=tmp_path) as wizard, Wizard("new", cwd=tmp_path) as untouched:
        for either in (wizard, untouched):
            either.until("How did it end.*│")
        agree(wizard, untouched)
        wizard.stream.feed(b"\x1b[5;1Hwall: the system goes down\x1b[12;1Hat noon")
        assert visible_cells(wizard.screen) != visible_cells(untouched.screen)
        wizard.type(REDRAW)
        agree(wizard, untouched)


def test_the_screen_is_complete_after_an_external_editor(tmp_path):
    script = write_script(tmp_path / "vi", "printf '\\033[2J\\033[3;1Hlines of an editor\\n'")
    env = {"EDITOR": str(script)}
    with Wizard("new", cwd=tmp_path, env=env) as wizard, Wizard("new", cwd=tmp_path) as untouched:
        answer_everything(wizard)
        agree(answer_everything(untouched), wizard)
        wizard.type("\x0f").until_so(lambda: b"lines of an editor" in wizard.raw, "the editor")
        agree(wizard, untouched)


def test_the_cursor_stays_on_the_highlighted_option(tmp_path):
    def on_the_highlight():
        cursor = wizard.screen.cursor
        return wizard.screen.buffer[cursor.y][cursor.x].data == "▌"

    with Wizard("new", cwd=tmp_path) as wizard:
        wizard.until("How did it end")
        for step in range(9):
            place = wizard.screen.cursor.y
            wizard.type(DOWN).until_so(
                lambda before=place: on_the_highlight() and wizard.screen.cursor.y > before,
                f"the cursor on option {step + 2}",
            )
        wizard.resize(60, 12).until_so(on_the_highlight, "the cursor on the option, scrolled")
        wizard.resize(80, 24).until_so(on_the_highlight, "the cursor on the option, not scrolled")


@pytest.mark.parametrize(("arguments", "asks"), [((), True), (("--no-mouse",), False)])
def test_no_mouse_leaves_the_mouse_to_the_terminal(tmp_path, arguments, asks):
    with Wizard(*arguments, cwd=tmp_path) as wizard:
        wizard.until("How did it end")
        assert (b"\x1b[?1000h" in wizard.raw) is asks
        assert b"\x1b[?1003h" not in wizard.raw


def test_a_click_chooses_an_option(tmp_path):
    with Wizard("new", cwd=tmp_path) as wizard:
        wizard.until("3 .*One phone")
        row = next(y for y, line in enumerate(wizard.screen.display) if line[2:].startswith("3 "))
        wizard.type(f"\x1b[<0;8;{row + 1}M\x1b[<0;8;{row + 1}m").until("Who is the note for")
