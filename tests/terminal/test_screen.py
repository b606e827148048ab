"""The screen of a real terminal, with both drivers and after disturbances."""

import pytest

from helpers.keys import BACK, DOWN, EDITOR, ENTER, NEXT, REDRAW, RIGHT
from helpers.programs import write_script
from helpers.screens_in_memory import visible_cells
from helpers.typical_case import answer_everything
from helpers.wizard import Wizard
from templates.questions.questions import STEPS

KEYS = [
    DOWN, DOWN, "\r", "Zoë 日本", " [/b] 👩", "\t", RIGHT, "\t\t", "Analytical Engines\t", "Lead",
    NEXT, NEXT, "how you ", "listened", NEXT, "1\r", "2\r", DOWN, NEXT, NEXT,
]  # fmt: skip
"""Keys to type, a few at a time, from the first step to the LinkedIn step."""


def wait_until_same(one, other):
    """Wait until two wizards show the same screen."""

    def are_same():
        other.read(0)
        return visible_cells(one.screen) == visible_cells(other.screen)

    one.wait_until(are_same, f"the screen of the other, which is:\n{other.text}\nThis is")


# Only one driver replaces the colours of the ANSI theme, so it is compared without colours.
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
        Wizard("--theme", theme, "new", cwd=tmp_path, env=colours) as diffing,
        Wizard("--theme", theme, "new", cwd=tmp_path, env=plain_env) as plain,
    ):
        for wizard in (diffing, plain):
            wizard.until("How did it end")
        wait_until_same(diffing, plain)
        for keys in KEYS:
            diffing.type(keys)
            plain.type(keys)
            wait_until_same(diffing, plain)
        assert len(diffing.raw) * 3 < len(plain.raw)


def test_each_step_appears_whole_in_one_frame(tmp_path):
    with Wizard("new", cwd=tmp_path) as wizard:
        wizard.until("How did it end").type("1\rGrace\tKiln\tBaker\tAda").until("name.* Ada")
        forward = [(NEXT, step) for step in STEPS[2:]]
        back = [(BACK, step) for step in reversed(STEPS[:-1])]
        for key, step in [*forward, *back]:
            wizard.type(key).until(f"● {step.title}")
            assert step.heading in wizard.text


def test_a_field_and_its_hint_get_the_focus_in_one_frame(tmp_path):
    with Wizard("new", cwd=tmp_path) as wizard:
        wizard.until("How did it end").type("1\r").until("▌ Their name").type("Grace")
        wizard.until("Dear Grace").until_idle()
        for label in ("Organisation", "Role", "Your name"):
            first_seen = wizard.type(ENTER).until(f"▌ {label}").text
            assert wizard.until_idle().text == first_seen


def test_the_screen_is_complete_after_a_resize(tmp_path):
    with Wizard("new", cwd=tmp_path) as wizard, Wizard("new", cwd=tmp_path) as untouched:
        for either in (wizard, untouched):
            either.until("How did it end.*│")
        wizard.resize(60, 20).wait_until(lambda: "│" not in wizard.text, "the narrow screen")
        wizard.resize(80, 24)
        wait_until_same(wizard, untouched)


def test_redraw_repairs_a_screen_that_another_program_wrote_on(tmp_path):
    with Wizard("new", cwd=tmp_path) as wizard, Wizard("new", cwd=tmp_path) as untouched:
        for either in (wizard, untouched):
            either.until("How did it end.*│")
        wait_until_same(wizard, untouched)
        wizard.stream.feed(b"\x1b[5;1Hwall: the system goes down\x1b[12;1Hat noon")
        assert visible_cells(wizard.screen) != visible_cells(untouched.screen)
        wizard.type(REDRAW)
        wait_until_same(wizard, untouched)


def test_the_screen_is_complete_after_an_external_editor(tmp_path):
    script = write_script(tmp_path / "vi", "printf '\\033[2J\\033[3;1Hlines of an editor\\n'")
    env = {"EDITOR": str(script)}
    with Wizard("new", cwd=tmp_path, env=env) as wizard, Wizard("new", cwd=tmp_path) as untouched:
        answer_everything(wizard)
        wait_until_same(answer_everything(untouched), wizard)
        wizard.type(EDITOR).wait_until(lambda: b"lines of an editor" in wizard.raw, "the editor")
        wait_until_same(wizard, untouched)


def test_the_cursor_stays_on_the_highlighted_option(tmp_path):
    def is_on_highlight():
        cursor = wizard.screen.cursor
        return wizard.screen.buffer[cursor.y][cursor.x].data == "▌"

    with Wizard("new", cwd=tmp_path) as wizard:
        wizard.until("How did it end")
        for number in range(2, 11):
            row = wizard.screen.cursor.y
            wizard.type(DOWN).wait_until(
                lambda before=row: is_on_highlight() and wizard.screen.cursor.y > before,
                f"the cursor on option {number}",
            )
        wizard.resize(60, 12).wait_until(is_on_highlight, "the cursor on the option, scrolled")
        wizard.resize(80, 24).wait_until(is_on_highlight, "the cursor on the option, not scrolled")


@pytest.mark.parametrize(("arguments", "reports_mouse"), [((), True), (("--no-mouse",), False)])
def test_the_option_no_mouse_leaves_the_mouse_to_the_terminal(tmp_path, arguments, reports_mouse):
    with Wizard(*arguments, cwd=tmp_path) as wizard:
        wizard.until("How did it end")
        assert (b"\x1b[?1000h" in wizard.raw) is reports_mouse
        assert b"\x1b[?1003h" not in wizard.raw


def test_a_click_chooses_an_option(tmp_path):
    with Wizard("new", cwd=tmp_path) as wizard:
        wizard.until("3 .*A first call")
        rows = [line[2:] for line in wizard.screen.display]
        number = next(n for n, row in enumerate(rows, 1) if row.startswith("3 "))
        press, release = f"\x1b[<0;8;{number}M", f"\x1b[<0;8;{number}m"
        wizard.type(press + release).until("Who is the note for")
