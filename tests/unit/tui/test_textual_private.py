"""Each private name of Textual that is used still does its work, and no others are used."""

import ast
import inspect
import pkgutil
import re
from functools import cache
from importlib import import_module
from textwrap import dedent

import pytest
from textual import work
from textual.app import App
from textual.containers import HorizontalGroup
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Label, OptionList, Static

import screens
import tui.full_screen
import tui.terminal
from helpers.repository import ROOT
from screens.textual_private import (
    CrashRecordingApp,
    FocusStylingScreen,
    draw_ahead,
    first_row,
    lay_out_ahead,
    mount_ahead,
    paint_whole,
    prepare_for_switch,
    write_to_terminal,
)
from tui.system.crash_report import format_crash_report

PUBLIC_UNDERSCORES = {"_replace", "_make", "_asdict"}
"""Methods of named tuples."""


async def test_a_sequence_reaches_the_terminal(monkeypatch):
    app, written = App(), []
    async with app.run_test():
        monkeypatch.setattr(app._driver, "write", written.append)
        write_to_terminal(app, "\x1b[5n")
    assert written[0] == "\x1b[5n"


def test_output_before_there_is_a_terminal_is_dropped():
    write_to_terminal(App(), "\x1b[5n")


class Crashing(CrashRecordingApp[None]):
    """An app that crashes at its start."""

    def on_mount(self):
        self.crash_now()

    def crash_now(self):
        name = "Grace Hopper"
        raise ValueError(name)


class CrashingInAWorker(Crashing):
    """An app in which a worker crashes."""

    @work
    async def crash_now(self):
        super().crash_now()


@pytest.mark.parametrize("app_class", [Crashing, CrashingInAWorker])
async def test_a_crash_is_recorded_with_its_frames_and_not_printed(capfd, app_class):
    app = app_class()
    await app.run_async(headless=True)
    report = format_crash_report(app.crash)
    assert "builtins.ValueError" in report
    assert "in crash_now" in report
    assert app.return_code == 1
    printed = capfd.readouterr()
    assert printed.out == printed.err == ""


async def test_a_screen_is_mounted_before_it_is_shown():
    app, screen = App(), Screen()
    async with app.run_test() as pilot:
        app.install_screen(screen, "later")
        mount_ahead(app, "later")
        await pilot.pause()
        assert screen.is_mounted
        assert app.screen is not screen
        await app.push_screen("later")
        assert app.screen is screen


class Later(Screen[None]):
    """A screen that is prepared; `drawn` counts how often its text was drawn."""

    drawn = 0

    def compose(self):
        screen = self

        class Text(Static):
            def render(self):
                screen.drawn += 1
                return super().render()

        yield Text("One line,\nand another")


async def test_a_screen_is_laid_out_and_drawn_before_it_is_shown():
    app, later = App(), Later()
    async with app.run_test() as pilot:
        app.install_screen(later, "later")
        mount_ahead(app, "later")
        await pilot.pause()
        lay_out_ahead(later, app.size)
        assert later.query_one(Static).size.height == 2
        draw_ahead(later)
        drawn_ahead = later.drawn
        await app.push_screen("later")
        await pilot.pause()
        assert later.drawn == drawn_ahead > 0


async def test_the_first_frame_of_a_screen_is_painted_whole(monkeypatch):
    app, frames = App(), []
    async with app.run_test() as pilot:
        await app.push_screen(Later())
        await pilot.pause()
        monkeypatch.setattr(app, "_display", lambda screen, frame: frames.append(frame))
        app.screen.query_one(Static).styles.padding = 1
        app.screen.refresh(layout=True)
        paint_whole(app.screen)
        await pilot.pause()
        # The other kind, `ChopsUpdate`, has only the changes.
        assert type(frames[0]).__name__ == "LayoutUpdate"


class Rows(FocusStylingScreen):
    """Two rows, which are blue with a bold label while the field has the focus."""

    CSS = """
    .row:focus-within { background: blue; }
    .row:focus-within > Label { text-style: bold; }
    """

    def compose(self):
        for name in ("first", "second"):
            with HorizontalGroup(classes="row"):
                yield Label(name, id=f"{name}-label")
                yield Input(id=name)


async def test_a_change_of_focus_restyles_the_labels_of_both_fields(monkeypatch):
    app, styled = App(), []
    async with app.run_test() as pilot:
        await app.push_screen(Rows())
        await pilot.pause()
        labels = list(app.screen.query(Label))
        apply = app.stylesheet.apply

        def record_and_apply(node, **options):
            styled.append(node)
            apply(node, **options)

        monkeypatch.setattr(app.stylesheet, "apply", record_and_apply)
        assert [label.styles.text_style.bold for label in labels] == [True, None]
        app.screen.set_focus(app.screen.query_one("#second"))
        assert [label.styles.text_style.bold for label in labels] == [None, True]
        assert set(app.screen.query(Input)).isdisjoint(styled)


async def test_a_default_screen_can_be_replaced():
    class Switching(App[None]):
        def get_default_screen(self) -> Screen[object]:
            screen = Screen[object](id="first")
            prepare_for_switch(screen, self)
            return screen

    app = Switching()
    async with app.run_test() as pilot:
        app.switch_screen(Screen(id="second"))
        await pilot.pause()
        assert [screen.id for screen in app.screen_stack] == ["second"]


async def test_the_rows_of_options_are_known():
    class Listing(App[None]):
        def compose(self):
            yield OptionList("one", "two\nlines", "three")

    app = Listing()
    async with app.run_test() as pilot:
        await pilot.pause()
        options = app.query_one(OptionList)
        assert [first_row(options, index) for index in range(4)] == [0, 1, 3, None]


def modules():
    """Return every module of the wizard that could use Textual."""
    packages = (screens, tui.full_screen, tui.terminal)
    names = [
        module.name
        for package in packages
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    ]
    assert "screens.textual_private" in names
    names.remove("screens.textual_private")
    return [import_module(name) for name in names]


def private_names(source):
    """Return the private names that a source defines or sets, and those that it reads."""
    defined, read = set(), set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                defined.add(name)
            case ast.Attribute(attr=name, ctx=ast.Store()) | ast.Name(id=name, ctx=ast.Store()):
                defined.add(name)
            case ast.Attribute(attr=name):
                read.add(name)
    return set(filter(is_private, defined)), set(filter(is_private, read))


def is_private(name):
    """Return whether a name begins with one underscore."""
    return re.match(r"_[a-z]", name) is not None


def test_only_one_module_reads_private_names_of_textual():
    defined, read = set(PUBLIC_UNDERSCORES), set()
    for module in modules():
        defined_here, read_here = private_names(inspect.getsource(module))
        defined |= defined_here
        read |= {(module.__name__, name) for name in read_here}
    assert {(module, name) for module, name in read if name not in defined} == set()


@cache
def private_names_of_textual(base):
    """Return the private names in the source of a class, such as "_x" in `self._x` or `def _x`."""
    return set(re.findall(r"(?:self\.|def )(_[a-z]\w*)", inspect.getsource(base)))


def clashes(cls):
    """Return the private names that both a class and one of its bases in Textual define."""
    defined, _ = private_names(dedent(inspect.getsource(cls)))
    bases = (base for base in cls.__mro__ if base.__module__.startswith("textual."))
    return defined & set().union(*map(private_names_of_textual, bases))


@pytest.mark.slow
def test_no_class_overrides_a_private_name_of_textual():
    classes = {
        cls
        for module in modules()
        for _, cls in inspect.getmembers(module, inspect.isclass)
        if cls.__module__ == module.__name__
    }
    assert len([cls for cls in classes if issubclass(cls, Widget)]) > 20
    assert {(cls, name) for cls in classes for name in clashes(cls)} == set()


class Clashing(OptionList):
    """A list that defines two private names of Textual, and one of its own."""

    def __init__(self):
        super().__init__()
        self._lines_of_mine = self._line_cache = None

    def _on_key(self, event):
        pass


def test_a_class_that_overrides_a_private_name_is_found():
    assert clashes(Clashing) == {"_line_cache", "_on_key"}


def test_the_parser_of_the_keyboard_is_the_one_private_module():
    private = re.compile(r"^\s*(?:from|import) (textual[\w.]*\._\w+)", re.MULTILINE)
    found = {
        (file.name, name)
        for package in ("screens", "tui")
        for file in (ROOT / package).rglob("*.py")
        for name in private.findall(file.read_text())
    }
    assert found == {("keys.py", "textual._xterm_parser")}
