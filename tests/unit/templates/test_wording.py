"""Reading and checking the wording: each issue names its file, table and key."""

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from helpers.factories import complete_answers
from templates import Answers, RecipientRole, WordingError, compose
from templates.etiquette.checker import etiquette_for
from templates.etiquette.findings import select_blocking
from templates.etiquette.wording_check import (
    find_blocked_sentences,
    find_wrong_examples,
    read_wording_and_rules,
)
from templates.letter.coverage import missing_sentences
from templates.letter.linkedin import connection_note
from templates.letter.openings import words_around
from templates.letter.situation import resolve
from templates.phrasebook.wording_reader import BUILT_IN, built_in, read_wording


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
    checked = read_wording(BUILT_IN)
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
        read_wording(folder)
    issues = [str(issue) for issue in error.value.issues]
    assert any(all(words in issue for words in message) for issue in issues), issues


def test_a_move_needs_a_sentence(folder):
    (folder / "moves/apology.toml").write_text("", encoding="utf-8")
    with pytest.raises(WordingError, match=r"apology\.toml: has no sentence: write one$"):
        read_wording(folder)


def test_all_issues_are_reported_at_once(folder):
    change(folder / "moves/news.toml", "{job}", "{a}")
    change(folder / "moves/detail.toml", "{detail}.", "{b}.")
    change(folder / "tones.toml", "label", "lable")
    with pytest.raises(WordingError) as error:
        read_wording(folder)
    assert len(error.value.issues) >= 4


def test_a_missing_file_is_reported(folder):
    (folder / "style.toml").unlink()
    with pytest.raises(WordingError, match=r"style\.toml"):
        read_wording(folder)


def test_an_issue_suggests_the_closest_known_value(folder):
    change(folder / "moves/news.toml", '"not referrer"', '"not referer"')
    with pytest.raises(WordingError, match="did you mean not referrer"):
        read_wording(folder)


OWN = """
[our_way]
outcome = "not_selected"
text = "Thank you for telling me about {the_role}; the centre taught me to say so."
"""


def test_an_overlay_folder_changes_the_built_in_wording(tmp_path):
    (tmp_path / "moves").mkdir()
    (tmp_path / "moves/news.toml").write_text(OWN)
    (tmp_path / "outcomes.toml").write_text('[not_selected]\nlabel = "They took someone else"\n')
    (tmp_path / "tones.toml").write_text(
        '[plain]\nlabel = "Plain"\nhint = ""\nsentences = "warm"\nnames = "given"\n'
        'greeting = "Hello {reader},"\n'
        'sign_off = { british = ["Regards,"], american = ["Regards,"] }\n'
        'subdued_sign_off = { british = ["Regards,"], american = ["Regards,"] }\n'
    )
    own = read_wording(BUILT_IN, tmp_path)
    assert own.outcomes["not_selected"].label == "They took someone else"
    assert own.outcomes["not_selected"].required == built_in().outcomes["not_selected"].required
    assert len(own.moves["news"]) == len(built_in().moves["news"]) + 1
    note = compose(
        Answers(outcome="not_selected", tone="plain", words=("news.our_way",), role="Clerk"), own
    )
    assert "the centre taught me" in note.sentences[0].text
    assert note.greeting.startswith("Hello")
    assert note.sign_off == "Regards,"


def test_an_advisers_greeting_and_opening_may_name_the_organisation(tmp_path):
    (tmp_path / "tones.toml").write_text('[warm]\ngreeting = "Hello {reader} at {organisation},"\n')
    (tmp_path / "moves").mkdir()
    (tmp_path / "moves/detail.toml").write_text(
        '[at_yours]\ntext = "Of {organisation} I remember {detail}."\n'
    )
    own = read_wording(BUILT_IN, tmp_path)
    answers = complete_answers(detail="the walk", words=("detail.at_yours",), spelling=None)
    sentence = "Of Analytical Engines I remember the walk."
    note = compose(answers, own)
    assert note.greeting == "Hello Grace at Analytical Engines,"
    assert sentence in [sentence.text for sentence in note.sentences]
    assert (
        sentence.removeprefix("O") in connection_note(answers, own, has_linkedin_premium=True).text
    )
    assert words_around("detail", resolve(answers, own)) == ("Of Analytical Engines I remember", "")


@pytest.mark.parametrize("placeholder", ["{greeting}", "{story}"])
def test_a_greeting_that_contains_itself_does_not_crash(tmp_path, placeholder):
    (tmp_path / "tones.toml").write_text(f'[warm]\ngreeting = "Hello {{reader}}{placeholder},"\n')
    own = read_wording(BUILT_IN, tmp_path)
    assert compose(complete_answers(detail="the walk"), own).greeting.startswith("Hello Grace")


@pytest.fixture
def with_own_outcome(tmp_path):
    (tmp_path / "outcomes.toml").write_text(
        '[paused]\nlabel = "They paused the search"\nhint = ""\nsubject = "Thank you – {role}"\n'
        'required = ["closing", "consideration"]\noptional = ["wishes"]\n'
        'fill = ["wishes"]\nparagraphs = [["closing"], ["consideration"], ["wishes"]]\n'
        "meetings = [0, 9]\nheld = []\nwords = { standard = [20, 90], short = [20, 60] }\n"
        'defaults = { interest = "none", keep_in_mind = false, linkedin = false }\n'
    )
    (tmp_path / "moves").mkdir()
    (tmp_path / "moves/closing.toml").write_text(
        '[while_it_is_paused]\noutcome = "paused"\ntext = "I hope that the search goes on."\n'
        '[good_to_know]\noutcome = "paused"\ntext = "It is good to know about {job}."\n'
    )
    (tmp_path / "moves/wishes.toml").write_text(
        '[for_the_search]\noutcome = "paused"\ntext = "I wish you well with it."\n'
    )
    return read_wording(BUILT_IN, tmp_path)


def test_an_outcome_can_be_added_with_toml_alone(with_own_outcome):
    note = compose(Answers(outcome="paused"), with_own_outcome)
    assert note.sentences[0].moves == ("closing",)


@pytest.mark.slow
def test_an_advisers_outcome_has_sentences_for_every_situation(with_own_outcome):
    assert missing_sentences(with_own_outcome) == ()


def test_mistakes_in_an_overlay_folder_are_reported(tmp_path):
    (tmp_path / "moves").mkdir()
    (tmp_path / "moves/news.toml").write_text("[x]\nwarm = 'Hello {nobody}'\n")
    (tmp_path / "sentences.toml").write_text("")
    with pytest.raises(WordingError) as error:
        read_wording(BUILT_IN, tmp_path)
    message = str(error.value)
    assert "moves/news.toml: [x] warm: {nobody} is not a placeholder" in message
    assert "sentences.toml" in message
    with pytest.raises(WordingError, match="is not a folder"):
        read_wording(BUILT_IN, tmp_path / "nowhere")


@pytest.mark.parametrize("name", ["ours", "moves"])
def test_a_folder_that_may_not_be_entered_is_reported_with_what_to_do(monkeypatch, tmp_path, name):
    folder = tmp_path / "ours"
    (folder / "moves").mkdir(parents=True)
    (folder / "moves/news.toml").write_text("")

    def lstat(path, real=Path.lstat):
        if path.parent.name == name:
            raise PermissionError(13, "Permission denied")
        return real(path)

    # The permissions themselves do not hold for root.
    monkeypatch.setattr(Path, "lstat", lstat)
    with pytest.raises(WordingError) as error:
        read_wording(BUILT_IN, folder)
    (message,) = str(error.value).splitlines()
    assert message.startswith(f"{name}: cannot be read.")
    assert message.endswith(f"chmod -R go=rX {folder}")


@pytest.mark.slow
def test_the_built_in_wording_has_sentences_for_every_situation():
    assert missing_sentences(built_in()) == ()


@pytest.mark.slow
def test_a_move_needs_sentences_for_every_recipient(tmp_path):
    (tmp_path / "moves").mkdir()
    (tmp_path / "moves/regard.toml").write_text('[plain]\nside = "employer"\ntext = "Regards."\n')
    (tmp_path / "outcomes.toml").write_text(
        '[no_reply]\nrequired = ["regard"]\noptional = []\non_request = []\nfill = []\n'
        'paragraphs = [["regard"]]\n'
    )
    own = read_wording(BUILT_IN, tmp_path)
    assert [str(issue) for issue in missing_sentences(own)] == [
        'moves/regard.toml: has no sentence where part = ["agency", "referrer"]: write one'
    ]
    assert compose(Answers(outcome="no_reply"), own).body
    assert compose(Answers(outcome="no_reply", part=RecipientRole.AGENCY), own).paragraphs == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('plain = { text = "your team" }', "", "needs a variant without conditions"),
        (
            'plain = { text = "your team" }',
            'plain = { warm = "x" }',
            "no words for the tone formal",
        ),
        ("letting me know", "letting {your_time} know", "must come from a phrase above"),
    ],
)
def test_an_incomplete_phrase_is_reported(folder, old, new, message):
    change(folder / "phrases.toml", old, new)
    with pytest.raises(WordingError, match=message):
        read_wording(folder)


def test_no_sentence_may_begin_with_a_name(folder):
    change(folder / "moves/linkedin.toml", "May I connect", "{place} is fine. May I connect")
    with pytest.raises(WordingError, match="a name that may be written small"):
        read_wording(folder)


RULE = """
rule = "plead"
severity = "stop"
message = "Names of referees after a no reopen what they have closed."
whole = true
instead = ""
always = true
spare = ["thank* .. for (calling | ringing) my (referee | referees)"]

[patterns.call_them]
find = "(call | ring | write to) my (referee | referees | old boss)"
"""


def write_rule(folder, text, name="references"):
    """Write a rule of etiquette into a folder."""
    (folder / "etiquette").mkdir()
    (folder / f"etiquette/{name}.toml").write_text(text, encoding="utf-8")


def test_a_rule_of_etiquette_can_be_added_with_toml_alone(tmp_path):
    write_rule(tmp_path, RULE)
    own = read_wording_and_rules(BUILT_IN, tmp_path)
    assert [f.category for f in etiquette_for(own).check("You could ring my old boss.")] == [
        "plead"
    ]
    assert not etiquette_for(own).check("Thank you for ringing my referees.")
    assert etiquette_for(own).check("Could you give me feedback?")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("(call | ring", "(call | <ring>", "names <ring>, which is not a group"),
        ("(call | ring | write to)", "(call | ring", 'has a "(" that is not closed'),
        ("my (referee", "my] (referee", 'has a "]" that nothing opened'),
        ('"plead"', '"pleading"', "did you mean plead?"),
        ("instead", "insted", "is not a key that is known here: did you mean instead?"),
    ],
)
def test_a_rule_that_cannot_be_read_is_reported(tmp_path, old, new, message):
    write_rule(tmp_path, RULE.replace(old, new))
    with pytest.raises(WordingError) as error:
        read_wording_and_rules(BUILT_IN, tmp_path)
    assert message in str(error.value)


def test_sentences_and_rules_are_reported_together(tmp_path):
    (tmp_path / "moves").mkdir()
    (tmp_path / "moves/news.toml").write_text("[x]\nwarm = 'Hello {nobody}'\n")
    write_rule(tmp_path, RULE.replace('"plead"', '"pleading"'))
    with pytest.raises(WordingError) as error:
        read_wording_and_rules(BUILT_IN, tmp_path)
    assert [issue.file for issue in error.value.issues] == [
        "moves/news.toml",
        "etiquette/references.toml",
    ]


def test_a_group_that_contains_itself_is_reported(tmp_path):
    write_rule(tmp_path, 'you = "they | <you>"\n', name="words")
    with pytest.raises(WordingError, match="holds itself"):
        read_wording_and_rules(BUILT_IN, tmp_path)


def test_each_pattern_with_a_broken_group_is_reported_with_the_same_error(tmp_path):
    write_rule(tmp_path, 'you = "(they"\n', name="words")
    with pytest.raises(WordingError) as error:
        read_wording_and_rules(BUILT_IN, tmp_path)
    messages = [str(issue) for issue in error.value.issues]
    assert len(messages) >= 2
    assert all('has a "(" that is not closed' in message for message in messages)


ASKING = "Could you give me any feedback?"


@pytest.mark.parametrize(
    "text",
    ["off = true", '[patterns.asks_for_feedback]\nfind = []\n[patterns.asks_to_be_given_it]\nfind = []\n'],
)  # fmt: skip
def test_a_rule_or_a_pattern_can_be_switched_off(tmp_path, text):
    write_rule(tmp_path, text, name="feedback")
    own = read_wording_and_rules(BUILT_IN, tmp_path)
    assert select_blocking(etiquette_for(built_in()).check(ASKING))
    assert not select_blocking(etiquette_for(own).check(ASKING))


def test_the_built_in_sentences_would_not_be_stopped():
    assert find_blocked_sentences(built_in()) == ()


@pytest.mark.slow
def test_an_advisers_sentence_that_asks_for_feedback_is_reported(tmp_path):
    (tmp_path / "moves").mkdir()
    (tmp_path / "moves/news.toml").write_text(
        '[asking]\ntext = "Thank you for {telling_me}. Could you give me any feedback?"\n',
        encoding="utf-8",
    )
    issues = find_blocked_sentences(read_wording_and_rules(BUILT_IN, tmp_path))
    assert len(issues) == 1
    assert "[asking]: says" in str(issues[0])
    assert "(feedback)" in str(issues[0])


def test_examples_that_prove_a_rule_wrong_are_reported(tmp_path):
    write_rule(
        tmp_path,
        f'{RULE}examples = ["You could ring my old boss.", "Ring my aunt."]\n'
        'innocent = ["Thanks for ringing my referee.", "Call my old boss."]\n',
    )
    found = [
        str(issue) for issue in find_wrong_examples(read_wording_and_rules(BUILT_IN, tmp_path))
    ]
    place = "etiquette/references.toml: [patterns.call_them]"
    assert found == [
        f'{place} examples: "Ring my aunt." is not found by the rule: widen the pattern',
        f'{place} innocent: "Call my old boss." is found by the rule: narrow it, or spare this',
    ]


@pytest.mark.parametrize(
    ("written", "right"),
    [("I", "i"), ("don’t", "do not")],
)
def test_a_word_that_no_pattern_can_find_is_one_issue_that_says_how_to_write_it(
    tmp_path, written, right
):
    rule = RULE.replace("(call", f"{written} (call")
    write_rule(tmp_path, f'{rule}examples = ["I\'d call my old boss."]\n')
    (issue,) = find_wrong_examples(read_wording_and_rules(BUILT_IN, tmp_path))
    assert f'find: has "{written}": write "{right}"' in str(issue)


@pytest.mark.slow
def test_a_sentence_that_an_own_rule_would_stop_names_the_file_of_the_rule(tmp_path):
    write_rule(tmp_path, RULE.replace("old boss", "piano teacher"))
    (tmp_path / "moves").mkdir()
    (tmp_path / "moves/wishes.toml").write_text(
        '[ring]\nwarm = "I wish you well, and you could call my piano teacher."\n',
        encoding="utf-8",
    )
    (issue,) = find_blocked_sentences(read_wording_and_rules(BUILT_IN, tmp_path))
    assert "which etiquette/references.toml would stop (plead)" in str(issue)


@pytest.mark.parametrize(
    ("rule", "pattern", "message"),
    [
        ("once_more", "whatever_it_takes", "it is in etiquette/another_chance.toml"),
        ("another_chance", "whatever_it_take", "did you mean whatever_it_takes?"),
    ],
)
def test_a_switched_off_pattern_must_exist_in_its_rule(tmp_path, rule, pattern, message):
    write_rule(tmp_path, f"[patterns.{pattern}]\nfind = []\n", name=rule)
    with pytest.raises(WordingError) as error:
        read_wording_and_rules(BUILT_IN, tmp_path)
    (issue,) = error.value.issues
    assert str(issue).startswith(f"etiquette/{rule}.toml: patterns.{pattern}: is not a built-in")
    assert message in str(issue)


def test_a_pattern_without_a_table_of_its_own_is_one_issue(tmp_path):
    write_rule(tmp_path, RULE.replace("[patterns.call_them]", ""))
    with pytest.raises(WordingError) as error:
        read_wording_and_rules(BUILT_IN, tmp_path)
    (issue,) = error.value.issues
    assert "find: belongs in the table of a pattern, like [patterns.call_them]" in str(issue)


def test_an_advisers_rule_is_not_overruled_by_the_classifier(tmp_path):
    rule = RULE.replace("always = true\n", "").replace(
        "(call | ring | write to) my (referee | referees | old boss)", "thank you for telling me"
    )
    write_rule(tmp_path, rule)
    own = read_wording_and_rules(BUILT_IN, tmp_path)
    assert select_blocking(etiquette_for(own).check("Thank you for telling me."))
