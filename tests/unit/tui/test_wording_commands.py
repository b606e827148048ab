"""The commands for an adviser: `wording init`, `check` and `preview`."""

import os

import pytest

from templates.phrasebook.wording import built_in
from tui.commands.main import main

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


def test_other_accounts_can_read_the_folder_as_far_as_the_umask_allows(tmp_path, capsys):
    folder = tmp_path / "shared"
    before = os.umask(0o022)
    try:
        assert main(["wording", "init", str(folder)]) == 0
        assert main(["wording", "check", str(folder)]) == 0
        assert capsys.readouterr().err == ""
        (folder / "outcomes.toml").chmod(0o600)
        assert main(["wording", "check", str(folder)]) == 0
    finally:
        os.umask(before)
    assert f"chmod -R go=rX {folder}" in capsys.readouterr().err


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
    assert "moves/new.toml: holds sentences for no move" in printed.err
