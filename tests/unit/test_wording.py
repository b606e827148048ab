"""The wording's validator: every fault is named with its file, table and key."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from templates import WordingError
from templates.wording import built_in, read_wording


@pytest.fixture
def folder(tmp_path):
    """A copy of the built-in wording."""
    source = Path(str(files("templates").joinpath("wording")))
    return Path(shutil.copytree(source, tmp_path / "wording"))


def change(file, old, new):
    """Replace the first `old` in a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_built_in_wording_is_sound():
    assert len(built_in().outcomes) == 10
    assert set(built_in().tones) == {"formal", "warm", "friendly"}


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("moves/news.toml", "about {the_role}.", "about {job}.", ("news.toml", "about_the_role", "{job}")),
        ("moves/news.toml", "{the_role}.", "{the_role.__class__}.", ("about_the_role", "placeholder")),
        ("moves/news.toml", "{the_role}.", "{the_role.", ("about_the_role", "brace")),
        ("moves/news.toml", '"not role_closed"', '"not role_shut"', ("about_the_role", "outcome", "role_shut")),
        ("moves/news.toml", 'side = "not referrer"', 'sides = "x"', ("about_the_role", "sides", "not a key")),
        ("moves/detail.toml", "detail =", "also = 3\ndetail =", ("detail.toml", "stays", "also")),
        ("moves/linkedin.toml", "[if_open]", "[if_open]\nalso = ['wave']", ("if_open", "also", "wave")),
        ("outcomes.toml", '"consideration"]', '"considering"]', ("outcomes.toml", "not_selected", "considering")),
        ("outcomes.toml", "meetings = [1, 9]", "meetings = 1", ("not_selected", "meetings")),
        ("outcomes.toml", "label =", "labels =", ("not_selected", "label", "is missing")),
        ("outcomes.toml", "[not_selected]", "[not_selected", ("outcomes.toml", "not TOML")),
        ("tones.toml", 'names = "formal"', 'names = "full"', ("tones.toml", "formal", "names", "full")),
        ("parts.toml", 'side = "agency"', 'side = "moon"', ("parts.toml", "agency", "side", "moon")),
        ("phrases.toml", "[place]", "[plaice]", ("phrases.toml", "plaice")),
    ],
)  # fmt: skip
def test_a_fault_names_its_place(folder, file, old, new, told):
    change(folder / file, old, new)
    with pytest.raises(WordingError) as error:
        read_wording(folder)
    assert any(all(words in str(fault) for words in told) for fault in error.value.faults), str(
        error.value
    )


def test_a_move_without_a_sentence_is_a_fault(folder):
    (folder / "moves/apology.toml").write_text("", encoding="utf-8")
    with pytest.raises(WordingError, match=r"apology\.toml: \[reneged\] formal: has no sentence"):
        read_wording(folder)


def test_everything_that_is_wrong_is_said_at_once(folder):
    change(folder / "moves/news.toml", "{the_role}", "{a}")
    change(folder / "moves/detail.toml", "{detail}", "{b}")
    change(folder / "tones.toml", "label", "lable")
    with pytest.raises(WordingError) as error:
        read_wording(folder)
    assert len(error.value.faults) >= 4


def test_a_missing_file_is_a_fault(folder):
    (folder / "style.toml").unlink()
    with pytest.raises(WordingError, match=r"style\.toml"):
        read_wording(folder)
