"""Draw the pictures of the documentation by running the program."""

import asyncio
import io
import re
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple, TextIO

from rich.console import Console
from rich.text import Text
from textual.pilot import Pilot
from textual.theme import Theme

from templates import Answers, MeetingFormat, NewsChannel, RecipientRole
from templates.mail import MailReading
from templates.phrasebook.wording_reader import built_in
from tools.recording import Frame, animate
from tui.full_screen.app import BridgeApp
from tui.full_screen.quit import WizardResult
from tui.full_screen.themes import BRIDGE_DARK, BRIDGE_LIGHT
from tui.notes import NotesFolder
from tui.plain.prompts import Prompter, Quit
from tui.plain.wizard import PlainWizard
from tui.session import Session
from tui.system.capabilities import FULL, Capabilities

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
ANSWERS_WITH_FINDING = replace(
    ANSWERS, detail="your account of the yard. Could you tell me where I fell short?"
)
READING = MailReading(
    answers=Answers(
        outcome="not_selected",
        recipient_name="Grace Hopper",
        part=RecipientRole.HIRING_MANAGER,
        organisation="Analytical Engines",
        role="Programming Lead",
        news=NewsChannel.EMAIL,
        sender_name="Ada Lovelace",
        recipient_email="grace@engines.example",
    ),
    evidence={
        "outcome": "we have offered the role to another candidate",
        "recipient_name": "Grace Hopper",
        "part": "Head of Programming",
        "organisation": "Head of Programming, Analytical Engines",
        "role": "Your application: Programming Lead (AE-214)",
        "news": "Grace Hopper",
        "sender_name": "Dear Ada, … To: Ada Lovelace",
        "recipient_email": "grace@engines.example",
    },
    message_id="<picture@engines.example>",
)
TODAY = date(2026, 1, 5)

_Pilot = Pilot[WizardResult]


class Picture(NamedTuple):
    """How a picture of the full screen is drawn."""

    size: tuple[int, int]
    """The columns and rows of the terminal."""
    theme: Theme
    step: str
    field: str = ""
    """The field with the focus; "" for the first."""
    key: str = ""
    """The key that is pressed on the step, or ""."""
    answers: Answers = ANSWERS
    mail: MailReading | None = None
    """The mail that the answers are from, in place of `answers`."""


PICTURES = {
    "outcome.svg": Picture((80, 24), BRIDGE_DARK, "outcome", key="down", answers=Answers()),
    "wizard.svg": Picture((80, 24), BRIDGE_LIGHT, "interest", key="down"),
    "wizard-dark.svg": Picture((80, 24), BRIDGE_DARK, "interest", key="down"),
    "reply.svg": Picture((80, 24), BRIDGE_LIGHT, "people", mail=READING),
    "found.svg": Picture(
        (80, 24), BRIDGE_LIGHT, "detail", "detail", "ctrl+end", ANSWERS_WITH_FINDING
    ),
    "review.svg": Picture((80, 24), BRIDGE_LIGHT, "review", key="down"),
    "export.svg": Picture((80, 24), BRIDGE_DARK, "export"),
    "wide.svg": Picture((120, 32), BRIDGE_LIGHT, "interest", key="down"),
    "wide-dark.svg": Picture((120, 32), BRIDGE_DARK, "interest", key="down"),
}
"""The pictures of the full screen, by the name of their file."""

PLAIN_INPUT = ("1", "Grace Hopper", "1", "q")
"""The lines that are typed in plain mode."""
PLAIN_LINES = 30
"""The maximum number of lines in the picture of plain mode."""


class Action(NamedTuple):
    """A key or a text that is typed in the recording, and the seconds that its result is shown."""

    seconds: float
    key: str = ""
    text: str = ""
    """A text to type instead of the key, in pieces of a few characters."""


RECORDED_ACTIONS = (
    Action(1.5),
    Action(1, "down"),
    Action(1, "up"),
    Action(1, "enter"),
    Action(0.4, text="Grace Hopper"),
    Action(0.4, "enter"),
    Action(0.4, text="Analytical Engines"),
    Action(0.4, "enter"),
    Action(0.4, text="Programming Lead"),
    Action(0.4, "enter"),
    Action(0.6, text="Ada Lovelace"),
    Action(1, "enter"),
    Action(1, "enter"),
    Action(1.5, "enter"),
    Action(2, text=ANSWERS.detail),
    Action(1.5, "ctrl+n"),
    Action(1, "right"),
    Action(1, "left"),
    Action(1.5, "ctrl+n"),
    Action(1.5, "down"),
    Action(1, "ctrl+n"),
    Action(2, "ctrl+n"),
    Action(1, "down"),
    Action(1, "down"),
    Action(1.5, "right"),
    Action(1.5, "enter"),
    Action(4, "enter"),
)
"""The actions in the recording: a whole note, from the outcome to the clipboard."""

CHARACTERS_PER_FRAME, SECONDS_PER_FRAME = 3, 0.15
"""How fast the recording types."""


async def draw_recording() -> str:
    """Return an animated SVG of a whole note."""
    frames: list[Frame] = []
    async with _wizard((80, 24), BRIDGE_LIGHT) as (app, pilot):

        async def press(keys: str | tuple[str, ...], seconds: float) -> None:
            await pilot.press(*keys)
            await pilot.pause()
            frames.append(Frame(app.export_screenshot(title="bridge-tui"), seconds))

        for action in RECORDED_ACTIONS:
            for start in range(0, len(action.text), CHARACTERS_PER_FRAME):
                await press(action.text[start : start + CHARACTERS_PER_FRAME], SECONDS_PER_FRAME)
            await press((action.key,) if action.key else (), action.seconds)
    return _without_web_font(animate(frames))


async def draw_picture(name: str) -> str:
    """Return a full-screen picture as SVG."""
    picture = PICTURES[name]
    async with _wizard(picture.size, picture.theme) as (app, pilot):
        if picture.mail:
            app.session.fill_from_mail(picture.mail)
        else:
            app.session.open_note.set_answers(picture.answers)
        app.go(picture.step, picture.field)
        await pilot.pause()
        await pilot.press(*filter(None, (picture.key,)))
        await pilot.pause()
        return _without_web_font(app.export_screenshot(title="bridge-tui"))


@asynccontextmanager
async def _wizard(size: tuple[int, int], theme: Theme) -> AsyncIterator[tuple[BridgeApp, _Pilot]]:
    """Run the wizard in memory, with an empty home and on a fixed day."""
    with tempfile.TemporaryDirectory() as home:
        # The recording copies the note, but not to the clipboard of the person who makes it.
        session = _start_session(Path(home), FULL._replace(may_start_programs=False))
        app = BridgeApp(
            session,
            export_folder=Path("~"),
            start_at="new",
            theme=theme.name,
        )
        app.prepares_ahead = False
        try:
            async with app.run_test(size=size) as pilot:
                await pilot.pause()
                yield app, pilot
        finally:
            # The note is saved in the background; its folder is removed after this.
            session.open_note.close()


def _start_session(home: Path, capabilities: Capabilities) -> Session:
    return Session(
        built_in(),
        notes_folder=NotesFolder(home, built_in()),
        config_file=home / "config.toml",
        today=TODAY,
        capabilities=capabilities,
    )


def draw_plain_picture() -> str:
    """Return the picture of plain mode as SVG."""
    output = io.StringIO()
    with tempfile.TemporaryDirectory() as home:
        session = _start_session(Path(home), FULL)
        wizard = PlainWizard(session, Prompter(_EchoingInput(output), output))
        try:
            wizard.run("outcome", menus={})
        except Quit:
            session.open_note.close()
    lines = output.getvalue().splitlines()[:PLAIN_LINES]
    console = Console(record=True, width=100, file=io.StringIO())
    console.print(Text("\n".join(["$ bridge-tui --plain", *lines])))
    return _without_web_font(console.export_svg(title="bridge-tui --plain"))


class _EchoingInput(io.StringIO):
    """The input of plain mode, which echoes each line to the output as a terminal does."""

    def __init__(self, output: TextIO) -> None:
        super().__init__("".join(f"{line}\n" for line in PLAIN_INPUT))
        self._output = output

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        line = super().readline()
        self._output.write(line)
        return line


def _without_web_font(svg: str) -> str:
    # Rich embeds a link to a font; a picture must not load anything from the network.
    return re.sub(r"@font-face \{.*?\}", "", svg, flags=re.S)


async def draw_all(folder: Path) -> None:
    """Draw every picture and write it into a folder."""
    folder.mkdir(exist_ok=True)
    for name in PICTURES:
        (folder / name).write_text(await draw_picture(name), encoding="utf-8")
    (folder / "note.svg").write_text(await draw_recording(), encoding="utf-8")
    (folder / "plain.svg").write_text(draw_plain_picture(), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(draw_all(Path(sys.argv[1])))
