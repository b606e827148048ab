"""Draw the pictures of the documentation from the program itself."""

import asyncio
import io
import re
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from queue import SimpleQueue
from typing import TextIO

from rich.console import Console
from rich.text import Text
from textual.pilot import Pilot

from templates import Answers, MeetingFormat, NewsChannel
from templates.phrasebook.wording import built_in
from tui.full_screen.app import BridgeApp, WizardResult
from tui.notes import NotesFolder
from tui.plain.prompts import Prompter, Quit
from tui.plain.wizard import PlainWizard
from tui.session import Session
from tui.system.capabilities import FULL

ANSWERS = Answers(
    outcome="not_selected",
    recipient_name="Grace Hopper",
    organisation="Analytical Engines",
    role="Programming Lead",
    news=NewsChannel.EMAIL,
    meetings=2,
    held=MeetingFormat.IN_PERSON,
    sender_name="Ada Lovelace",
    detail="your account of how the first compiler was shown to people who did not believe in it",
)
TODAY = date(2026, 1, 5)
_THEME = "textual-light"

_Pilot = Pilot[WizardResult]
_Scene = Callable[[BridgeApp, _Pilot], Awaitable[None]]


async def _outcome(app: BridgeApp, pilot: _Pilot) -> None:
    await pilot.press("down")


async def _found(app: BridgeApp, pilot: _Pilot) -> None:
    app.session.open_note.set_answers(
        replace(ANSWERS, detail="your account of the yard. Could you tell me where I fell short?")
    )
    app.go("detail")
    await pilot.pause()
    await pilot.press("ctrl+end")


async def _interest(app: BridgeApp, pilot: _Pilot) -> None:
    app.session.open_note.set_answers(ANSWERS)
    app.go("interest")
    await pilot.pause()
    await pilot.press("down")


async def _review(app: BridgeApp, pilot: _Pilot) -> None:
    app.session.open_note.set_answers(ANSWERS)
    app.go("review")
    await pilot.pause()
    await pilot.press("down")


async def _export(app: BridgeApp, pilot: _Pilot) -> None:
    app.session.open_note.set_answers(ANSWERS)
    app.go("export")


SCENES: dict[str, tuple[tuple[int, int], _Scene]] = {
    "outcome.svg": ((80, 24), _outcome),
    "wizard.svg": ((80, 24), _interest),
    "found.svg": ((80, 24), _found),
    "review.svg": ((80, 24), _review),
    "export.svg": ((80, 24), _export),
    "wide.svg": ((120, 32), _interest),
}
"""The pictures of the full screen: how large, and what is done before."""

PLAIN_KEYS = ("1", "Grace Hopper", "1", "q")
PLAIN_LINES = 30


async def picture(name: str) -> str:
    """Return one picture of the full screen."""
    size, scene = SCENES[name]
    with tempfile.TemporaryDirectory() as home:
        app = BridgeApp(
            built_in(),
            capabilities=FULL,
            config=Path(home) / "config.toml",
            folder=Path("~"),
            today=TODAY,
            notes=NotesFolder(Path(home), built_in()),
            first="new",
            theme=_THEME,
        )
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await scene(app, pilot)
            await pilot.pause()
            drawn = app.export_screenshot(title="bridge-tui")
    return _with_the_readers_font(drawn)


def plain_picture() -> str:
    """Return the picture of a conversation line by line."""
    told = io.StringIO()
    with tempfile.TemporaryDirectory() as home:
        save_errors: SimpleQueue[Exception | None] = SimpleQueue()
        session = Session(
            built_in(),
            notes=NotesFolder(Path(home), built_in()),
            config=Path(home) / "config.toml",
            today=TODAY,
            capabilities=FULL,
            on_save_error=save_errors.put,
        )
        wizard = PlainWizard(session, Prompter(_Typed(told), told), save_errors)
        try:
            wizard.run("outcome", lambda step: None)
        except Quit:
            session.open_note.close()
    lines = told.getvalue().splitlines()[:PLAIN_LINES]
    console = Console(record=True, width=100, file=io.StringIO())
    console.print(Text("\n".join(["$ bridge-tui --plain", *lines])))
    return _with_the_readers_font(console.export_svg(title="bridge-tui --plain"))


class _Typed(io.StringIO):
    """A keyboard whose keys are shown as a terminal echoes them."""

    def __init__(self, shown: TextIO) -> None:
        super().__init__("".join(f"{line}\n" for line in PLAIN_KEYS))
        self._shown = shown

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        line = super().readline()
        self._shown.write(line)
        return line


def _with_the_readers_font(drawn: str) -> str:
    # The picture asks for a font from the network; a reader's own will do.
    return re.sub(r"@font-face \{.*?\}", "", drawn, flags=re.S)


async def draw(folder: Path) -> None:
    """Write every picture into a folder."""
    folder.mkdir(exist_ok=True)
    for name in SCENES:
        (folder / name).write_text(await picture(name), encoding="utf-8")
    (folder / "plain.svg").write_text(plain_picture(), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(draw(Path(sys.argv[1])))
