"""The pictures in the documentation show the current wizard."""

import html
import re

import pytest

from helpers.repository import ROOT
from tools.pictures import PICTURES, draw_picture, draw_plain_picture, draw_recording

DOCS = ROOT / "docs"


def words(drawn):
    """Return the texts in a picture, without their colours and positions."""
    return [html.unescape(text) for text in re.findall(r"<text[^>]*>(.*?)</text>", drawn)]


@pytest.mark.slow
@pytest.mark.parametrize("name", PICTURES)
async def test_a_picture_of_the_full_screen_is_not_stale(name, monkeypatch):
    monkeypatch.delenv("TEXTUAL_THEME")
    kept = (DOCS / name).read_text(encoding="utf-8")
    assert words(kept) == words(await draw_picture(name)), "run make pictures"


@pytest.mark.slow
async def test_the_recording_is_not_stale(monkeypatch):
    monkeypatch.delenv("TEXTUAL_THEME")
    kept = (DOCS / "note.svg").read_text(encoding="utf-8")
    assert words(kept) == words(await draw_recording()), "run make pictures"


def test_the_picture_of_plain_mode_is_not_stale():
    kept = (DOCS / "plain.svg").read_text(encoding="utf-8")
    assert words(kept) == words(draw_plain_picture()), "run make pictures"


@pytest.mark.parametrize("name", [*PICTURES, "plain.svg", "note.svg"])
def test_a_picture_loads_nothing_from_the_network(name):
    drawn = (DOCS / name).read_text(encoding="utf-8")
    assert not re.findall(r"url\(|href=", drawn.replace("url(#", ""))
