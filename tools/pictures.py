"""Draw the pictures of the documentation from the app itself."""

import asyncio
import re
import sys
import tempfile
from datetime import date
from pathlib import Path

from templates import Answers, Held, News
from templates.wording import built_in
from tui.app import BridgeApp
from tui.drafts import NotesFolder

ANSWERS = Answers(
    outcome="not_selected",
    recipient_name="Grace Hopper",
    organisation="Analytical Engines",
    role="Programming Lead",
    news=News.EMAIL,
    meetings=2,
    held=Held.IN_PERSON,
    sender_name="Ada Lovelace",
    detail="your account of how the first compiler was shown to people who did not believe in it",
)


async def draw(folder: Path) -> None:
    """Write one picture of the wizard into a folder."""
    with tempfile.TemporaryDirectory() as home:
        app = BridgeApp(
            built_in(),
            config=Path(home) / "config.toml",
            folder=Path(home),
            today=date(2026, 1, 5),
            notes=NotesFolder(Path(home), built_in()),
            theme="textual-light",
        )
        async with app.run_test(size=(80, 24)) as pilot:
            app.answers = ANSWERS
            app.go("interest")
            await pilot.pause()
            await pilot.press("down")
            await pilot.pause()
            picture = app.export_screenshot(title="bridge-tui")
    # The picture asks for a font from the network; a reader's own will do.
    picture = re.sub(r"@font-face \{.*?\}", "", picture, flags=re.S)
    folder.mkdir(exist_ok=True)
    (folder / "wizard.svg").write_text(picture, encoding="utf-8")


asyncio.run(draw(Path(sys.argv[1])))
