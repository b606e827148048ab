"""Files with a byte order mark, as Windows programs write them, are read like others."""

import codecs

import pytest

from helpers.repository import ANSWERS_FILE
from templates import Answers
from templates.text import clean_line
from tui.commands.main import main
from tui.system.proofreader import Proofreader
from tui.system.settings import change_settings, read_settings, wording_folder

ANSWERS = ANSWERS_FILE.read_text(encoding="utf-8")
ENCODINGS = {
    "utf-8": lambda text: codecs.BOM_UTF8 + text.encode(),
    "utf-16-le": lambda text: codecs.BOM_UTF16_LE + text.encode("utf-16-le"),
    "utf-16-be": lambda text: codecs.BOM_UTF16_BE + text.encode("utf-16-be"),
    "utf-32": lambda text: text.encode("utf-32"),
}


@pytest.fixture(params=ENCODINGS)
def encode(request):
    """Return a function that encodes a text with a byte order mark."""
    return ENCODINGS[request.param]


def test_answers_with_a_byte_order_mark_are_read(encode, tmp_path, capsys):
    file = tmp_path / "answers.toml"
    file.write_text(ANSWERS)
    assert main(["render", str(file)]) == 0
    expected = capsys.readouterr().out
    file.write_bytes(encode(ANSWERS.replace("\n", "\r\n")))
    assert main(["render", str(file)]) == 0
    assert capsys.readouterr().out == expected


def test_a_note_with_a_byte_order_mark_is_opened(encode, notes):
    notes.folder.mkdir(parents=True)
    notes.path("20260105-abcd").write_bytes(encode(ANSWERS))
    assert notes.load("20260105-abcd").answers.organisation


def test_a_text_with_a_byte_order_mark_is_checked(encode, tmp_path, capsys):
    file = tmp_path / "note.txt"
    file.write_bytes(encode("Dear Grace,\n\nPlease give me feedback.\n"))
    assert main(["check", str(file)]) == 1
    assert "\ufeff" not in (report := capsys.readouterr().out)
    assert report.startswith("3:")


def test_a_mail_with_a_byte_order_mark_before_its_headers_is_checked(tmp_path, capsys):
    file = tmp_path / "note.eml"
    file.write_bytes(
        codecs.BOM_UTF8 + b"From: ada@example.org\nSubject: Thank you\n\nPlease give me feedback.\n"
    )
    assert main(["check", str(file)]) == 1
    assert "From:" not in capsys.readouterr().out


@pytest.mark.slow
def test_wording_with_a_byte_order_mark_is_read(encode, tmp_path, capsys):
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "outcomes.toml").write_bytes(encode('[no_reply]\nlabel = "They fell silent"\n'))
    assert main(["wording", "check", str(folder)]) == 0
    assert capsys.readouterr().out.startswith("Nothing is wrong")


def test_wording_in_another_encoding_is_one_error(tmp_path, capsys):
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "outcomes.toml").write_bytes('[no_reply]\nlabel = "Zoë"\n'.encode("latin-1"))
    assert main(["wording", "check", str(folder)]) == 2
    _place, line = capsys.readouterr().err.splitlines()
    assert "outcomes.toml: line 2: is not text in UTF-8: save the file as UTF-8" in line


def test_settings_with_a_byte_order_mark_are_read_and_changed(encode, tmp_path):
    config = tmp_path / "config.toml"
    config.write_bytes(encode('# Zoë’s\nwording = "~/ours"\ntheme = "nord"\n'))
    assert read_settings(config).theme == "nord"
    assert wording_folder(config) is not None
    change_settings(config, {"theme": "gruvbox"})
    assert config.read_text(encoding="utf-8").startswith("# Zoë’s\n")
    assert read_settings(config).theme == "gruvbox"


def test_a_dictionary_with_a_byte_order_mark_is_read(encode, tmp_path):
    file = tmp_path / "dictionary.txt"
    file.write_bytes(encode("Leiden\nZyxwv\n"))
    proofreader = Proofreader(file)
    assert proofreader.accepted_words() == ["Leiden", "Zyxwv"]
    proofreader.accept("frobnicator")
    assert file.read_text(encoding="utf-8") == "Leiden\nZyxwv\nfrobnicator\n"


def test_a_byte_order_mark_in_a_typed_line_is_removed():
    assert clean_line("\ufeffGrace\ufeff") == "Grace"
    assert Answers(recipient_name="\ufeffGrace Hopper").recipient_name == "Grace Hopper"
