"""Reading and checking the built-in wording: each issue names its file, table and key."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from helpers.wording import read_wording
from templates import WordingError
from templates.letter.coverage import missing_sentences
from templates.phrasebook.wording_reader import built_in


@pytest.fixture
def folder(tmp_path):
    """A copy of the built-in wording."""
    source = Path(str(files("templates").joinpath("phrasebook", "data")))
    return Path(shutil.copytree(source, tmp_path / "wording"))


def change(file, old, new):
    """Replace the first `old` in a file."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_built_in_wording_is_valid():
    checked = read_wording()
    assert len(checked.outcomes) == 11
    assert set(checked.tones) == {"formal", "warm", "friendly"}
    assert set(built_in().moves) == set(checked.moves)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("moves/news.toml", "that {job} has gone", "that {work} has gone", ("news.toml", "gone", "{work}")),
        ("moves/news.toml", "{job}", "{job.__class__}", ("gone", "placeholder")),
        ("moves/news.toml", "{job}", "{job", ("gone", "brace")),
        ("moves/news.toml", '"not_selected"', '"not_chosen"', ("gone", "outcome", "not_chosen")),
        ("moves/news.toml", 'side = "not referrer"', 'sides = "x"', ("gone", "sides", "not a key")),
        ("moves/detail.toml", "detail =", "also = 3\ndetail =", ("detail.toml", "also", "a list of them")),
        ("moves/linkedin.toml", "[may_i]", "[may_i]\nalso = ['wave']", ("may_i", "also", "wave")),
        ("outcomes.toml", '"consideration"]', '"considering"]', ("outcomes.toml", "not_selected", "considering")),
        ("outcomes.toml", "meetings = [1, 9]", "meetings = 1", ("not_selected", "meetings")),
        ("outcomes.toml", "label =", "labels =", ("not_selected", "label", "is missing")),
        ("outcomes.toml", "[not_selected]", "[not_selected", ("outcomes.toml: line ", "square brackets")),
        ("tones.toml", 'names = "formal"', 'names = "full"', ("tones.toml", "formal", "names", "full")),
        ("parts.toml", 'side = "agency"', 'side = "moon"', ("parts.toml", "agency", "side", "moon")),
        ("phrases.toml", "[place]", "[plaice]", ("phrases.toml", "plaice")),
        ("style.toml", "post = 6", 'post = "much"', ("style.toml", "stems", "post", "a whole number")),
        ("style.toml", 'favour = "favor"', "favour = 1", ("style.toml", "american", "favour", "a text")),
        ("linkedin.toml", "free = 200", 'free = "200"', ("linkedin.toml", "limit", "free", "a whole number")),
    ],
)  # fmt: skip
def test_an_issue_names_its_place(folder, file, old, new, message):
    change(folder / file, old, new)
    with pytest.raises(WordingError) as error:
        read_wording(base=folder)
    issues = [str(issue) for issue in error.value.issues]
    assert any(all(words in issue for words in message) for issue in issues), issues


def test_a_move_needs_a_sentence(folder):
    (folder / "moves/apology.toml").write_text("", encoding="utf-8")
    with pytest.raises(WordingError, match=r"apology\.toml: has no sentence: write one$"):
        read_wording(base=folder)


def test_all_issues_are_reported_at_once(folder):
    change(folder / "moves/news.toml", "{job}", "{a}")
    change(folder / "moves/detail.toml", "{detail}.", "{b}.")
    change(folder / "tones.toml", "label", "lable")
    with pytest.raises(WordingError) as error:
        read_wording(base=folder)
    assert len(error.value.issues) >= 4


def test_a_missing_file_is_reported(folder):
    (folder / "style.toml").unlink()
    with pytest.raises(WordingError, match=r"style\.toml"):
        read_wording(base=folder)


def test_an_issue_suggests_the_closest_known_value(folder):
    change(folder / "moves/news.toml", '"not referrer"', '"not referer"')
    with pytest.raises(WordingError, match="did you mean not referrer"):
        read_wording(base=folder)


@pytest.mark.slow
def test_the_built_in_wording_has_sentences_for_every_situation():
    assert missing_sentences(built_in()) == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('plain = { text = "your team" }', "", "needs a variant without conditions"),
        ('plain = { text = "your team" }', 'plain = { warm = "x" }', "no words for the tone formal"),
        ("letting me know", "letting {your_time} know", "must come from a phrase above"),
    ],
)  # fmt: skip
def test_an_incomplete_phrase_is_reported(folder, old, new, message):
    change(folder / "phrases.toml", old, new)
    with pytest.raises(WordingError, match=message):
        read_wording(base=folder)


def test_no_sentence_may_begin_with_a_name(folder):
    change(folder / "moves/linkedin.toml", "May I connect", "{place} is fine. May I connect")
    with pytest.raises(WordingError, match="a name that may be in lower case"):
        read_wording(base=folder)
