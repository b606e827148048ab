"""The pictures in the documentation show the current wizard."""

import html
import re

import pytest

from helpers.repository import ROOT
from tools.pictures import PICTURES, draw_picture, draw_plain_picture, draw_recording

DOCS = ROOT / "docs"


def texts(svg):
    """Return the texts in a picture, without their colours and positions."""
    return [html.unescape(text) for text in re.findall(r"<text[^>]*>(.*?)</text>", svg)]


def saved_picture(name):
    """Return a picture of the documentation."""
    return (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("name", PICTURES)
async def test_a_picture_of_the_full_screen_is_not_stale(name, monkeypatch):
    monkeypatch.delenv("TEXTUAL_THEME")
    assert texts(saved_picture(name)) == texts(await draw_picture(name)), "run make pictures"


@pytest.mark.slow
async def test_the_recording_is_not_stale(monkeypatch):
    monkeypatch.delenv("TEXTUAL_THEME")
    assert texts(saved_picture("note.svg")) == texts(await draw_recording()), "run make pictures"


def test_the_picture_of_plain_mode_is_not_stale():
    assert texts(saved_picture("plain.svg")) == texts(draw_plain_picture()), "run make pictures"


@pytest.mark.parametrize("name", [*PICTURES, "plain.svg", "note.svg"])
def test_a_picture_loads_nothing_from_the_network(name):
    # An address that begins with "#" is in the picture itself.
    assert not re.findall(r"url\((?!#)|href=", saved_picture(name))
