"""The commands for an adviser: `wording init`, `check` and `preview`."""

import os

import pytest

from helpers.factories import complete_answers
from helpers.wording import read_wording
from templates import compose
from templates.phrasebook.wording_reader import BUILT_IN, built_in
from tui.commands.main import main
from tui.system.paths import config_file

BLUNT = """
[blunt]
outcome = "not_selected"
text = "Thank you for telling me about {the_role} at once."

[over_tea]
outcome = "not_selected"
meetings = "none"
text = "Thank you for telling me over tea."
"""


@pytest.fixture
def folder(tmp_path):
    """Return a new folder of wording."""
    assert main(["wording", "init", str(tmp_path / "ours")]) == 0
    return tmp_path / "ours"


@pytest.fixture
def without_long_checks(monkeypatch):
    """Leave out the checks of every situation and sentence, which have tests of their own."""
    monkeypatch.setattr("templates.letter.coverage.missing_sentences", lambda wording: ())
    monkeypatch.setattr(
        "templates.etiquette.wording_check.find_sentences_with_stops", lambda wording: ()
    )


def test_the_umask_decides_who_can_read_the_folder(without_long_checks, tmp_path, capsys):
    folder = tmp_path / "shared words"
    before = os.umask(0o022)
    try:
        assert main(["wording", "init", str(folder)]) == 0
        assert main(["wording", "check", str(folder)]) == 0
        printed = capsys.readouterr()
        assert f"bridge-tui wording check '{folder}'" in printed.out
        assert printed.err == ""
        (folder / "outcomes.toml").chmod(0o600)
        assert main(["wording", "check", str(folder)]) == 0
    finally:
        os.umask(before)
    assert f"chmod -R go=rX '{folder}'" in capsys.readouterr().err


def test_a_link_to_nothing_in_the_folder_is_ignored(without_long_checks, folder, capsys):
    (folder / "moves" / ".#news.toml").symlink_to("ada@engines.1234")
    assert main(["wording", "check", str(folder)]) == 0
    assert "Nothing is wrong" in capsys.readouterr().out


def test_a_note_uses_the_example_sentence_of_a_new_folder(folder):
    wording = read_wording(folder)
    for name in ("Ada Lovelace", "Jo March", "Wil Dee"):
        note = compose(complete_answers(outcome="not_selected", sender_name=name), wording)
        assert "news.told_plainly" in [sentence.id for sentence in note.sentences]


def test_the_preview_has_a_note_for_each_outcome_and_tone(capsys):
    assert main(["wording", "preview"]) == 0
    printed = capsys.readouterr().out
    for outcome in built_in().outcomes.values():
        for tone in built_in().tones.values():
            title = f"=== {outcome.label} · {tone.label} ({outcome.id}, {tone.id})\n\nSubject: "
            assert printed.count(title) == 1
    assert printed.count("\nAda Lovelace\n") == len(built_in().outcomes) * len(built_in().tones)


def test_the_preview_uses_and_marks_the_advisers_own_sentences(folder, capsys):
    (folder / "moves/news.toml").write_text(BLUNT, encoding="utf-8")
    (folder / "questions.toml").write_text('[tone]\nhide = ["formal", "friendly"]\n')
    assert main(["wording", "preview", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert printed.count("about the Programming Lead role at once.") == 1
    assert "[*news.blunt, " in printed
    assert "(not_selected, formal)" not in printed
    assert printed.endswith("none of these notes contains: news.over_tea\n")


@pytest.mark.parametrize(("key", "is_named"), [("", True), ("first = true\n", False)])
def test_the_preview_names_sentences_that_only_the_preview_chooses(folder, capsys, key, is_named):
    text = (folder / "moves/news.toml").read_text(encoding="utf-8").replace("first = true\n", key)
    (folder / "moves/news.toml").write_text(text, encoding="utf-8")
    assert main(["wording", "preview", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert "*news.told_plainly" in printed
    assert ("only because the preview chose them" in printed) is is_named
    assert printed.endswith("changes that): news.told_plainly\n") is is_named


def test_the_preview_can_use_an_answers_file(folder, tmp_path, capsys):
    answers = tmp_path / "answers.toml"
    answers.write_text(
        'schema = 2\noutcome = "withdrew"\n[recipient]\nname = "Jo Stone"\n[application]\n'
        'organisation = "Lakes Weaving"\nrole = "Weaver"\n[sender]\nname = "Ada Lovelace"\n'
    )
    assert main(["wording", "preview", str(folder), "--answers", str(answers)]) == 0
    printed = capsys.readouterr().out
    assert "Dear Jo,\n" in printed
    assert "Grace" not in printed
    assert "(not_selected, warm)" in printed


def test_the_preview_prints_errors_in_the_wording_instead_of_notes(folder, capsys):
    (folder / "moves/new.toml").write_text(BLUNT, encoding="utf-8")
    assert main(["wording", "preview", str(folder)]) == 2
    printed = capsys.readouterr()
    assert printed.out.count("===") == 0
    assert "moves/new.toml: has sentences for a move that no note makes" in printed.err


@pytest.mark.parametrize("name", ["news", "moves/news", "moves/news.toml"])
def test_the_built_in_sentences_can_be_printed(name, capsys):
    assert main(["wording", "show", name]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("# moves/news.toml\n")
    assert "[gone]" in printed


def test_the_built_in_files_are_listed_with_what_they_contain(capsys):
    assert main(["wording", "show"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(list(BUILT_IN.rglob("*.toml")))
    (news,) = [line for line in lines if line.startswith("moves/news ")]
    assert news.endswith(
        "  Thanks for the news, which is told plainly, and for the time and thought."
    )
    assert main(["wording", "show", "etiquette"]) == 0
    rules = capsys.readouterr().out.splitlines()
    assert rules == [line for line in lines if line.startswith("etiquette/")]


def test_there_is_no_built_in_file_of_questions(capsys):
    assert main(["wording", "show", "questions"]) == 2
    assert "questions.toml is not built in" in capsys.readouterr().err


def test_no_sample_note_mentions_a_meeting_that_did_not_take_place(capsys):
    assert main(["wording", "preview"]) == 0
    notes = capsys.readouterr().out.split("=== ")
    assert {"mill" in note for note in notes if "(not_selected, " in note} == {True}
    for outcome in ("application_only", "unanswered"):
        assert not any("mill" in note for note in notes if f"({outcome}, " in note)


def test_a_built_in_file_that_does_not_exist_is_an_error(capsys):
    assert main(["wording", "show", "moves/nws"]) == 2
    assert "did you mean moves/news?" in capsys.readouterr().err


def test_an_error_names_the_folder(folder, capsys):
    (folder / "moves/news.toml").write_text("[x]\ntext = “Thank you.”", encoding="utf-8")
    assert main(["--wording", str(folder), "notes"]) == 2
    first, second = capsys.readouterr().err.splitlines()
    assert f"The wording in {folder} cannot be used." in first
    assert "moves/news.toml: line 2: has curly quotation marks" in second


def test_an_error_in_a_wording_says_that_the_config_file_names_it(capsys):
    config = config_file()
    config.parent.mkdir(parents=True, exist_ok=True)
    config.write_text('wording = "~/ours-nosuch"\n', encoding="utf-8")
    assert main(["notes"]) == 2
    assert f"/ours-nosuch (named in {config}) cannot be used." in capsys.readouterr().err


def test_only_the_check_reports_a_built_in_sentence_that_is_gone(folder, capsys):
    (folder / "moves/news.toml").write_text("[no_longer_there]\ndrop = true\n", encoding="utf-8")
    assert main(["--wording", str(folder), "notes"]) == 0
    assert main(["wording", "check", str(folder)]) == 2
    assert "[no_longer_there] drop: there is no built-in sentence" in capsys.readouterr().err


def test_the_check_says_what_it_checked_and_what_is_new(without_long_checks, folder, capsys):
    assert main(["wording", "check", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert f"Written or changed in {folder}: 1 sentence, 1 outcome." in printed
    assert "Worth a second look" not in printed
    assert main(["wording", "check"]) == 0
    assert capsys.readouterr().out.startswith("No folder is named")


def test_the_preview_marks_no_sentence_that_is_only_dropped(folder, capsys):
    (folder / "moves/disappointment.toml").write_text('[hoped]\ndrop = "internal"\n')
    assert main(["wording", "preview", str(folder)]) == 0
    assert "*disappointment" not in capsys.readouterr().out


def test_an_option_after_its_command_is_explained(folder, capsys):
    with pytest.raises(SystemExit):
        main(["check", "note.txt", "--wording", str(folder)])
    assert "(write --wording in front of the command)" in capsys.readouterr().err


def test_the_check_points_at_a_sentence_that_may_be_untrue(without_long_checks, folder, capsys):
    (folder / "moves/news.toml").write_text(
        '[ours]\nonly = true\ntext = "Thank you for telling me."\n', encoding="utf-8"
    )
    assert main(["wording", "check", str(folder)]) == 0
    _, doubts = capsys.readouterr().out.split("Worth a second look:\n")
    assert doubts.startswith("moves/news.toml: [ours]: may be untrue")
    assert 'news = "not unheard"' in doubts
