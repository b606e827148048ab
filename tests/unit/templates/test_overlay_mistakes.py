"""Each mistake in an overlay folder is one issue, in the file that has it."""

from pathlib import Path

import pytest

from helpers.wording import PLAIN_TONE, read_wording, write_files
from templates import WordingError
from templates.etiquette.wording_check import read_wording_and_rules
from templates.letter.coverage import missing_sentences
from templates.phrasebook.wording_reader import built_in


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"tones.toml": '[formal]\nsentences = "formal"'}, "tones.toml: [formal] sentences: names itself"),
        ({"tones.toml": '[warm]\nsentences = "frmal"'}, "[warm] sentences: \"frmal\" is not known here: did you mean formal?"),
        ({"tones.toml": '[plain]\nlabel = "Plain"'}, "tones.toml: [plain]: is not built in (a new tone also needs hint, sentences"),
        ({"tones.toml": '[frendly]\ngreeting = "Hi {recipient},"'}, "[frendly]: is not built in: did you mean friendly?"),
        ({"tones.toml": PLAIN_TONE.replace('"warm"', '"wram"'), "moves/news.toml": '[x]\nplain = "Thank you."'}, "tones.toml: [plain] sentences"),
        ({"tones.toml": "warm = 3"}, "tones.toml: warm: must be a table"),
        ({"outcomes.toml": '[no_replay]\nlabel = "Silence"'}, "[no_replay]: is not built in: did you mean no_reply?"),
        ({"outcomes.toml": '[paused]\nlike = "not_selectd"\nlabel = "P"', "moves/news.toml": '[x]\noutcome = "paused"\ntext = "Thank you."'}, 'outcomes.toml: [paused] like: "not_selectd" is not known here'),
        ({"outcomes.toml": '[paused]\nlike = "not_selectd"\nlabel = "P"', "questions.toml": '[outcome]\norder = ["paused"]'}, 'outcomes.toml: [paused] like: "not_selectd"'),
        ({"tones.toml": PLAIN_TONE.replace('"warm"', '"wram"'), "questions.toml": '[tone]\ndefault = "plain"\nhide = ["warm"]'}, "tones.toml: [plain] sentences"),
        ({"outcomes.toml": '[paused]\nlike = "not_selected"'}, "[paused]: is not built in (a new outcome also needs label)"),
        ({"outcomes.toml": '[withdrew]\nlike = "declined"'}, "[withdrew] like: is for new outcomes"),
        ({"outcomes.toml": '[paused\nlabel = "P"', "moves/news.toml": '[x]\noutcome = "paused"\ntext = "Thank you."'}, "outcomes.toml: line 1: needs one word between two square brackets, like [plain_thanks]: [paused"),
        ({"moves/news.toml": "[x]\ntext = 'I\\\\\"m grateful.'"}, "moves/news.toml: [x] text: has a backslash"),
        ({"outcomes.toml": "no_reply = 3"}, "outcomes.toml: no_reply: must be a table"),
        ({"moves/new.toml": '[x]\ntext = "Thank you."'}, "moves/new.toml: has sentences for a move that no note makes: did you mean news?"),
        ({"parts.toml": '[refferer]\nlabel = "R"'}, "parts.toml: refferer: is not a key that is known here: did you mean referrer?"),
        ({"style.toml": "[stem]\npost = 3"}, "style.toml: stem: is not a key that is known here: did you mean stems?"),
        ({"linkedin.toml": "[limitt]\nfree = 3"}, "linkedin.toml: [limitt]: has no texts for the tone formal, warm, friendly"),
        ({"moves/news.toml": '[x]\ntext = "{organisation} wrote."'}, "moves/news.toml: [x] text: begins with {organisation}"),
        ({"moves/news.toml": '[x]\ntext = ""'}, "moves/news.toml: [x] text: is empty: to leave a built-in sentence out, give drop = true"),
        ({"moves/news.toml": '[x]\ntext = "Thank you"'}, "[x] text: must end with a full stop"),
        ({"moves/news.toml": '[x]\nwarm = "Thank you"'}, "[x] warm: must end with a full stop"),
        ({"moves/news.toml": '[x]\ntxt = "Thank you."'}, "[x] txt: is not a key that is known here: did you mean text?"),
        ({"moves/news.toml": '[x]\nfrist = true\ntext = "Thank you."'}, "did you mean first?"),
        ({"moves/news.toml": 'outcome = "withdrew"\ntext = "Thank you."'}, "moves/news.toml: outcome: must be a table: begin with a name in square brackets"),
        ({"moves/news.toml": '[x]\noutcome = "not_selected, runner_up"\ntext = "Thank you."'}, 'must be a list if there are several, like ["not_selected", "runner_up"]'),
        ({"moves/news.toml": '[x]\nmeetings = 2\ntext = "Thank you."'}, "must be a text in quotes, or a list of them: none, one, several"),
        ({"moves/news.toml": '[x]\nmeetings = "two"\ntext = "Thank you."'}, '"two" is not known here (known: none, one, several)'),
        ({"tones.toml": '[warm]\ngreeting = "Hallo Grace,"'}, 'tones.toml: [warm] greeting: greets every recipient as "Grace": write {recipient} instead'),
        ({"outcomes.toml": '[no_reply]\nlabel = " "'}, "outcomes.toml: [no_reply] label: is empty"),
        ({"outcomes.toml": f'[no_reply]\nlabel = "{"x" * 84}"'}, "[no_reply] label: has 84 characters, and at most 60"),
        ({"outcomes.toml": '[no_reply]\nlabel = "I withdrew"'}, "[no_reply] label: is the same as that of [withdrew]"),
        ({"moves/news.toml": '[x]\nwarm = "Hello {nobody}."'}, "moves/news.toml: [x] warm: {nobody} is not a placeholder"),
        ({"phrases.toml": '[your_tme]\ntext = "x"'}, "phrases.toml: [your_tme]: is not a phrase: did you mean your_time?"),
        ({"phrases.toml": '[team]\nplain = { warm = "the team" }'}, "phrases.toml: [team] plain: has no words for the tone formal, friendly"),
    ],
)  # fmt: skip
def test_one_mistake_is_one_issue_in_the_file_that_has_it(find_issues, files, message):
    (issue,) = find_issues(files)
    assert message in issue


def test_tones_that_refer_to_each_other_have_an_issue_each(find_issues):
    all_issues = find_issues(
        {"tones.toml": '[warm]\nsentences = "formal"\n[formal]\nsentences = "warm"\n'}
    )
    assert all_issues == [
        "tones.toml: [formal] sentences: leads back to itself",
        "tones.toml: [warm] sentences: leads back to itself",
    ]


def test_each_file_with_a_wrong_name_or_folder_is_one_issue(find_issues):
    message_by_file = {
        "moves/news.toml.txt": "moves/news.toml.txt: is not a file of sentences",
        "moves/news.txt": "moves/news.txt: is not a file of sentences",
        "moves/office/news.toml": "is a folder: its files are not read",
        "tones.toml.txt": "tones.toml.txt: is not a file of wording: did you mean tones.toml?",
        "outcomes.txt": "did you mean outcomes.toml?",
        "Tones.toml": "did you mean tones.toml?",
        "move/news.toml": "move/: is not a folder of wording",
        "sentences/news.toml": "sentences/: is not a folder of wording",
        "news.toml": "belongs in the folder moves",
        "feedback.toml": "belongs in the folder etiquette",
        "etiquette.toml": "each rule is a file in the folder etiquette",
    }
    all_issues = find_issues(dict.fromkeys(message_by_file, ""))
    assert len(all_issues) == len(message_by_file)
    for message in message_by_file.values():
        assert [issue for issue in all_issues if message in issue], message


def test_unrelated_files_are_ignored(read_overlay):
    names = ["README.md", ".git/config.toml", "notes.txt", "moves/.DS_Store", "moves/news.toml~"]
    assert read_overlay(dict.fromkeys(names, ""))


def test_errors_in_several_files_are_reported_together(tmp_path):
    write_files(
        tmp_path,
        {
            "moves/news.toml": '[x]\ntext = "{nobody}"\n',
            "tones.toml": "[warm\n",
            "style.toml": "[stems\n",
        },
    )
    with pytest.raises(WordingError) as error:
        read_wording_and_rules(tmp_path)
    # The sentence is not checked, since it depends on the tones, which cannot be read.
    assert [issue.file for issue in error.value.issues] == ["tones.toml", "style.toml"]


def test_a_missing_overlay_folder_is_reported(tmp_path):
    with pytest.raises(WordingError, match="is not a folder"):
        read_wording(tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["ours", "moves"])
def test_a_folder_that_may_not_be_entered_is_reported_with_advice(monkeypatch, tmp_path, name):
    folder = tmp_path / "ours"
    write_files(folder, {"moves/news.toml": ""})

    def lstat(path, real=Path.lstat):
        if path.parent.name == name:
            raise PermissionError(13, "Permission denied")
        return real(path)

    # Root, who may run the tests, can enter a folder whatever its permissions.
    monkeypatch.setattr(Path, "lstat", lstat)
    with pytest.raises(WordingError) as error:
        read_wording(folder)
    (message,) = str(error.value).splitlines()
    assert message.startswith(f"{name}: cannot be read.")
    assert message.endswith(f"chmod -R go=rX {folder}")


@pytest.mark.slow
def test_all_missing_sentences_are_reported_at_once_and_briefly(read_overlay):
    wording = read_overlay(
        {
            "moves/news.toml": '[gone]\ndrop = "internal"\n[gone_alone]\ndrop = "internal"\n'
            '[replied]\ndrop = "internal"\n'
            '[gone_heard]\ndrop = "runner_up"\n'
        }
    )
    messages = [str(issue) for issue in missing_sentences(wording)]
    assert {message.partition(":")[0] for message in messages} == {"moves/news.toml"}
    assert any('outcome = "internal"' in message and '"email"' in message for message in messages)
    assert any(
        'outcome = "runner_up"' in message and '"automatic"' in message for message in messages
    )
    assert not any("tone" in message for message in messages)
    assert len(messages) < 8


@pytest.mark.parametrize("outcomes", ["true", '["screened_out", "runner_up"]'])
def test_an_issue_about_a_missing_sentence_names_the_one_that_was_dropped(find_issues, outcomes):
    drops = f"[hoped]\ndrop = {outcomes}\n[pleased_colleague]\ndrop = true\n"
    assert find_issues({"moves/disappointment.toml": drops}) == [
        'moves/disappointment.toml: has no sentence where outcome = "screened_out":'
        " do not drop [hoped] there, or write one"
    ]


def test_a_hidden_outcome_needs_no_sentences(read_overlay):
    drops = "".join(f"[{variant.key}]\ndrop = true\n" for variant in built_in().moves["close"])
    with pytest.raises(WordingError, match=r"moves/close\.toml: has no sentence"):
        read_overlay({"moves/close.toml": drops})
    assert read_overlay({"questions.toml": '[outcome]\nhide = ["runner_up"]\n'})
