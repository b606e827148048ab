"""An adviser's own wording: the changes that an overlay folder can make, and the errors in it."""

import re
from dataclasses import replace
from itertools import pairwise, product

import pytest

from helpers.factories import complete_answers
from templates import Answers, Length, Spelling, WordingError, compose
from templates.answers import RecipientRole
from templates.etiquette.checker import check_note, etiquette_for
from templates.etiquette.wording_check import read_wording_and_rules
from templates.letter.coverage import missing_sentences
from templates.letter.linkedin import connection_note
from templates.letter.openings import distinct_openings
from templates.letter.selection import variant_names
from templates.letter.situation import resolve
from templates.phrasebook.wording_reader import BUILT_IN, built_in, read_wording
from templates.questions.questions import (
    QUESTION_BY_FIELD,
    QUESTIONS,
    default_for,
    examples_for,
    options_for,
    questions_for_step,
)


@pytest.fixture
def read_overlay(tmp_path):
    """Return a function that reads the built-in wording combined with overlay files.

    It takes the text of each file by name: `moves__news` is the file moves/news.toml.
    """

    def read(**files):
        for name, text in files.items():
            path = tmp_path / f"{name.replace('__', '/')}.toml"
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return read_wording(BUILT_IN, tmp_path)

    return read


@pytest.fixture
def issues(read_overlay, tmp_path):
    """Return a function that returns the issues in overlay files, as texts."""

    def read(**files):
        with pytest.raises(WordingError) as error:
            read_overlay(**files)
        return [str(issue) for issue in error.value.issues]

    return read


def sentences(note):
    return [sentence.text for sentence in note.sentences]


# --- sentences that are first, the only ones, or dropped

OWN_SENTENCE = (
    '[house]\n{}\ntext = "Thank you for telling me about {{the_role}}, as we were taught."\n'
)
OWN_WORDS = "as we were taught"


def test_a_first_sentence_is_used_unless_the_writer_chooses_another(read_overlay):
    wording = read_overlay(moves__news=OWN_SENTENCE.format("first = true"))
    for shuffle in range(12):
        answers = complete_answers(shuffle=shuffle)
        assert OWN_WORDS in compose(answers, wording).letter()
        others = variant_names("news", resolve(answers, wording))
        assert len(others) > 1
        other = next(name for name in others if name != "news.house")
        assert OWN_WORDS not in compose(replace(answers, words=(other,)), wording).letter()


def test_an_only_sentence_rules_out_all_others(read_overlay):
    wording = read_overlay(moves__news=OWN_SENTENCE.format('only = true\noutcome = "not_selected"'))
    answers = complete_answers(outcome="not_selected", words=("news.gone",))
    assert variant_names("news", resolve(answers, wording)) == ("news.house",)
    assert OWN_WORDS in compose(answers, wording).letter()
    assert OWN_WORDS not in compose(complete_answers(outcome="runner_up"), wording).letter()


def test_no_sentence_of_another_move_replaces_an_only_one(read_overlay):
    wording = read_overlay(
        moves__consideration='[house]\nonly = true\ntext = "It was time well spent."\n'
    )
    for shuffle in range(8):
        note = compose(complete_answers(outcome="not_selected", shuffle=shuffle), wording)
        assert "It was time well spent." in sentences(note)


def test_the_consideration_after_an_own_sentence_of_news_is_grammatical(read_overlay):
    wording = read_overlay(moves__news=OWN_SENTENCE.format("only = true"))
    outcomes = ("application_only", "role_closed", "not_selected")
    for outcome, part, meetings, tone in product(outcomes, RecipientRole, (0, 1), wording.tones):
        answers = complete_answers(outcome=outcome, part=part, meetings=meetings, tone=tone)
        letter = compose(answers, wording).letter()
        assert OWN_WORDS in letter
        assert not re.search(r"(?i)grateful for \w+ing\b", letter)


def test_an_only_opening_applies_only_to_its_grammatical_form(read_overlay):
    wording = read_overlay(
        moves__detail='[house]\nonly = true\ndetail = "noun"\ntext = "We recall {detail}."\n'
    )
    noun = resolve(complete_answers(detail="the walk along the dam"), wording)
    clause = resolve(complete_answers(detail="how you won them over"), wording)
    assert [variant.key for variant in distinct_openings("detail", noun)] == ["house"]
    assert len(distinct_openings("detail", clause)) > 1
    assert "We recall the walk along the dam." in sentences(compose(noun.answers, wording))


def test_a_first_opening_is_used_unless_the_writer_chooses_another(read_overlay):
    wording = read_overlay(
        moves__detail='[house]\nfirst = true\ndetail = "noun"\ntext = "We recall {detail}."\n'
    )
    answers = complete_answers(detail="the walk along the dam")
    assert "We recall the walk along the dam." in sentences(compose(answers, wording))
    assert len(distinct_openings("detail", resolve(answers, wording))) > 1


def test_a_built_in_sentence_can_be_dropped_for_one_outcome_or_for_all(read_overlay):
    def names(wording, outcome):
        return variant_names("news", resolve(complete_answers(outcome=outcome), wording))

    wording = read_overlay(moves__news='[gone]\ndrop = "runner_up"\n')
    assert "news.gone" in names(wording, "not_selected")
    assert "news.gone" not in names(wording, "runner_up")
    wording = read_overlay(moves__news="[gone]\ndrop = true\n")
    assert "news.gone" not in names(wording, "not_selected")


def test_a_dropped_sentence_must_exist_and_have_no_other_key(issues):
    assert issues(moves__news="[gonee]\ndrop = true\n") == [
        "moves/news.toml: [gonee] drop: there is no built-in sentence of this name:"
        " did you mean gone?"
    ]
    (issue,) = issues(moves__news='[gone]\ndrop = "withdrew"\n')
    assert issue == 'moves/news.toml: [gone] drop: "withdrew" has never had this sentence'
    (issue,) = issues(moves__news='[gone]\ndrop = true\ntext = "Thank you."\n')
    assert "the other keys say nothing" in issue


# --- outcomes and tones

PAUSED = '[paused]\nlike = "not_selected"\nlabel = "They paused the search"\n'


@pytest.mark.slow
def test_an_outcome_like_another_has_the_sentences_of_both(read_overlay):
    wording = read_overlay(
        outcomes=PAUSED + "words = { short = [20, 50] }\n",
        moves__news='[paused]\noutcome = "paused"\nonly = true\ntext = "Thanks for the pause."\n',
    )
    old, new = wording.outcomes["not_selected"], wording.outcomes["paused"]
    assert new.paragraphs == old.paragraphs
    assert new.word_limits[Length.STANDARD] == old.word_limits[Length.STANDARD]
    assert new.word_limits[Length.SHORT] == (20, 50)
    assert missing_sentences(wording) == ()
    answers = complete_answers(outcome="paused")
    assert "Thanks for the pause." in sentences(compose(answers, wording))
    for_old = compose(complete_answers(outcome="not_selected"), wording)
    assert "Thanks for the pause." not in sentences(for_old)


def test_a_drop_for_an_outcome_applies_to_outcomes_like_it(read_overlay):
    wording = read_overlay(outcomes=PAUSED, moves__news='[gone]\ndrop = "not_selected"\n')
    for outcome in ("not_selected", "paused"):
        situation = resolve(complete_answers(outcome=outcome), wording)
        assert "news.gone" not in variant_names("news", situation)
    wording = read_overlay(outcomes=PAUSED, moves__news='[gone]\ndrop = "paused"\n')
    situation = resolve(complete_answers(outcome="not_selected"), wording)
    assert "news.gone" in variant_names("news", situation)


def test_a_built_in_tone_can_use_the_sentences_of_another(read_overlay):
    wording = read_overlay(tones='[warm]\nsentences = "formal"\n')
    warm = compose(complete_answers(tone="warm"), wording)
    formal = compose(complete_answers(tone="formal"), wording)
    assert "would like" in formal.letter() or "would still" in formal.letter()
    assert "I'd" not in warm.letter()
    assert [s.moves for s in warm.sentences] == [s.moves for s in formal.sentences]
    assert warm.greeting == "Dear Grace,"


PLAIN = """
[plain]
label = "Plain"
hint = "Short and straight"
sentences = "warm"
names = "given"
greeting = "Hello {reader},"
sign_off = { british = ["Regards,"], american = ["Regards,"] }
subdued_sign_off = { british = ["Regards,"], american = ["Regards,"] }
"""


def test_a_tone_that_uses_the_sentences_of_another_may_have_some_of_its_own(read_overlay):
    wording = read_overlay(
        tones=PLAIN,
        moves__news='[blunt]\nonly = true\nplain = "Thanks for telling me."\n',
        linkedin='[blunt]\nformal = "A"\nwarm = "B"\nfriendly = "C"\nplain = "Hello, {sender}"\n',
    )
    plain, warm = (complete_answers(tone=tone) for tone in ("plain", "warm"))
    assert "Thanks for telling me." in sentences(compose(plain, wording))
    assert "Thanks for telling me." not in sentences(compose(warm, wording))
    assert connection_note(plain, wording).text == "Hello, Ada Lovelace"


def test_an_advisers_connection_note_comes_before_the_built_in_ones(read_overlay):
    text = 'formal = "A {sender}"\nwarm = "B {sender}"\nfriendly = "C {sender}"\n'
    wording = read_overlay(linkedin=f"[ours]\n{text}")
    assert connection_note(complete_answers(tone="warm"), wording).text == "B Ada Lovelace"


def test_a_connection_note_may_have_one_text_for_all_tones(read_overlay):
    wording = read_overlay(linkedin='[ours]\ntext = "A {sender}"\nformal = "B {sender}"\n')
    notes = {
        tone: connection_note(complete_answers(tone=tone), wording).text for tone in wording.tones
    }
    assert notes == {
        "formal": "B Ada Lovelace",
        "warm": "A Ada Lovelace",
        "friendly": "A Ada Lovelace",
    }


def test_an_inner_table_is_changed_key_by_key(read_overlay):
    wording = read_overlay(tones='[warm]\nsign_off.british = ["Regards,"]\n')
    british, american = (wording.tones["warm"].sign_offs[spelling] for spelling in Spelling)
    assert british == ("Regards,",)
    assert american != british


# --- the questions


def test_the_defaults_of_tone_length_and_spelling_can_be_changed(read_overlay):
    wording = read_overlay(
        questions='[tone]\ndefault = "formal"\n[length]\ndefault = "short"\n'
        '[spelling]\ndefault = "american"\n'
    )
    situation = resolve(Answers(outcome="withdrew"), wording)
    assert default_for("tone", situation) == "formal"
    assert default_for("length", situation) is Length.SHORT
    assert default_for("spelling", situation) is Spelling.AMERICAN
    answers = complete_answers(tone=None, spelling=None)
    assert compose(answers, wording).sign_off == "Sincerely,"


def test_options_can_be_ordered_and_hidden_except_the_current_answer(read_overlay):
    wording = read_overlay(
        questions='[outcome]\norder = ["no_reply", "withdrew"]\nhide = ["reneged", "declined"]\n'
        '[part]\nhide = ["referrer"]\n'
    )
    situation = resolve(Answers(), wording)
    listed = [option.value for option in options_for("outcome", situation)]
    assert listed[:4] == ["no_reply", "unanswered", "withdrew", "not_selected"]
    assert len(listed) == len(wording.outcomes) - 2
    assert situation.outcome.id == "no_reply"
    old = resolve(complete_answers(outcome="reneged", part=RecipientRole.REFERRER), wording)
    assert "reneged" in [option.value for option in options_for("outcome", old)]
    assert "referrer" in [option.value for option in options_for("part", old)]
    assert compose(old.answers, wording).letter()


def test_a_new_outcome_is_listed_in_its_group(read_overlay):
    paused = '[paused]\nlike = "role_closed"\nlabel = "They paused the search"\n'
    options = options_for("outcome", resolve(Answers(), read_overlay(outcomes=paused)))
    values = [option.value for option in options]
    assert values[values.index("role_closed") + 1] == "paused"
    groups = [option.group for option in options]
    assert len({*groups}) == 1 + sum(a != b for a, b in pairwise(groups))


def test_a_hint_and_examples_can_be_changed(read_overlay):
    wording = read_overlay(
        questions='[thanks_for]\nhint = "Think of the placement."\nexamples = ["the ward round"]\n'
        "[detail]\nexamples = []\n"
    )
    situation = resolve(complete_answers(outcome="not_selected"), wording)
    questions = {q.name: q for q in questions_for_step("detail", situation)}
    assert questions["thanks_for"].hint == "Think of the placement."
    assert questions["detail"].hint == QUESTION_BY_FIELD["detail"].hint
    assert examples_for("thanks_for", situation) == ("the ward round",)
    assert examples_for("detail", situation) == ()


def test_every_question_can_be_changed(read_overlay):
    asked = [q.name for q in QUESTIONS if q.name not in ("follow_up", "brought", "subject")]
    wording = read_overlay(questions="".join(f'[{name}]\nhint = "H."\n' for name in asked))
    assert set(wording.questions.changes) == set(asked)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[thanks_fr]\nhint = "x"', "[thanks_fr]: is not a question: did you mean thanks_for?"),
        ('[tone]\ndefault = "formul"', '[tone] default: "formul" is not known here'),
        (
            '[tone]\nhide = ["warm"]',
            '[tone] hide: "warm" is the usual answer: give another one as default',
        ),
        (
            '[part]\nhide = ["hiring_manager"]',
            '[part] hide: "hiring_manager" is the usual answer, which must be offered',
        ),
        (
            '[news]\nhide = ["email", "telephone", "in_person", "automatic", "none"]',
            "[news] hide: leaves nothing to choose: one must be left",
        ),
        (
            '[tone]\nhide = ["warm", "formal", "friendly"]',
            "[tone] hide: leaves nothing to choose: one must be left",
        ),
        ('[detail]\norder = ["a"]', "[detail] order: is not a key"),
        (f'[detail]\nhint = "{"x" * 90}"', "[detail] hint: has 90 characters, and at most 78"),
        ('[detail]\nhint = "At {organisation}"', "[detail] hint: cannot hold {placeholders}"),
        ('[interest]\ndefault = "role"', "[interest] default: belongs in outcomes.toml"),
    ],
)
def test_a_mistake_in_a_question_is_one_issue(issues, text, message):
    (issue,) = issues(questions=text)
    assert issue.startswith(f"questions.toml: {message}")


# --- one issue for one mistake, in its file


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"tones": '[formal]\nsentences = "formal"'}, "tones.toml: [formal] sentences: names itself"),
        ({"tones": '[warm]\nsentences = "frmal"'}, "[warm] sentences: \"frmal\" is not known here: did you mean formal?"),
        ({"tones": '[plain]\nlabel = "Plain"'}, "tones.toml: [plain]: is not built in (a new tone also needs hint, sentences"),
        ({"tones": '[frendly]\ngreeting = "Hi {reader},"'}, "[frendly]: is not built in: did you mean friendly?"),
        ({"tones": PLAIN.replace('"warm"', '"wram"'), "moves__news": '[x]\nplain = "Thank you."'}, "tones.toml: [plain] sentences"),
        ({"tones": "warm = 3"}, "tones.toml: warm: must be a table"),
        ({"outcomes": '[no_replay]\nlabel = "Silence"'}, "[no_replay]: is not built in: did you mean no_reply?"),
        ({"outcomes": '[paused]\nlike = "not_selectd"\nlabel = "P"', "moves__news": '[x]\noutcome = "paused"\ntext = "Thank you."'}, 'outcomes.toml: [paused] like: "not_selectd" is not known here'),
        ({"outcomes": '[paused]\nlike = "not_selectd"\nlabel = "P"', "questions": '[outcome]\norder = ["paused"]'}, 'outcomes.toml: [paused] like: "not_selectd"'),
        ({"tones": PLAIN.replace('"warm"', '"wram"'), "questions": '[tone]\ndefault = "plain"\nhide = ["warm"]'}, "tones.toml: [plain] sentences"),
        ({"outcomes": '[paused]\nlike = "not_selected"'}, "[paused]: is not built in (a new outcome also needs label)"),
        ({"outcomes": '[withdrew]\nlike = "declined"'}, "[withdrew] like: is for new outcomes"),
        ({"outcomes": '[paused\nlabel = "P"', "moves__news": '[x]\noutcome = "paused"\ntext = "Thank you."'}, "outcomes.toml: line 1: needs one word between two square brackets, like [plain_thanks]: [paused"),
        ({"moves__news": "[x]\ntext = 'I\\\\\"m grateful.'"}, "moves/news.toml: [x] text: has a backslash"),
        ({"outcomes": "no_reply = 3"}, "outcomes.toml: no_reply: must be a table"),
        ({"moves__new": '[x]\ntext = "Thank you."'}, "moves/new.toml: has sentences for a move that no outcome makes: did you mean news?"),
        ({"parts": '[refferer]\nlabel = "R"'}, "parts.toml: refferer: is not a key that is known here: did you mean referrer?"),
        ({"style": "[stem]\npost = 3"}, "style.toml: stem: is not a key that is known here: did you mean stems?"),
        ({"linkedin": "[limitt]\nfree = 3"}, "linkedin.toml: [limitt]: has no texts for the tone formal, warm, friendly"),
        ({"moves__news": '[x]\ntext = "{organisation} wrote."'}, "moves/news.toml: [x] text: begins with {organisation}"),
        ({"moves__news": '[x]\ntext = ""'}, "moves/news.toml: [x] text: is empty: to leave a built-in sentence out, give drop = true"),
        ({"moves__news": '[x]\ntext = "Thank you"'}, "[x] text: must end with a full stop"),
        ({"moves__news": '[x]\nwarm = "Thank you"'}, "[x] warm: must end with a full stop"),
        ({"moves__news": '[x]\ntxt = "Thank you."'}, "[x] txt: is not a key that is known here: did you mean text?"),
        ({"moves__news": '[x]\nfrist = true\ntext = "Thank you."'}, "did you mean first?"),
        ({"moves__news": 'outcome = "withdrew"\ntext = "Thank you."'}, "moves/news.toml: outcome: must be a table: begin with a name in square brackets"),
        ({"moves__news": '[x]\noutcome = "not_selected, runner_up"\ntext = "Thank you."'}, 'must be a list if there are several, like ["not_selected", "runner_up"]'),
        ({"moves__news": '[x]\nmeetings = 2\ntext = "Thank you."'}, "must be a text in quotes, or a list of them: none, one, several"),
        ({"moves__news": '[x]\nmeetings = "two"\ntext = "Thank you."'}, '"two" is not known here (known: none, one, several)'),
        ({"tones": '[warm]\ngreeting = "Hallo Grace,"'}, 'tones.toml: [warm] greeting: greets every reader as "Grace": write {reader} instead'),
        ({"outcomes": '[no_reply]\nlabel = " "'}, "outcomes.toml: [no_reply] label: is empty"),
        ({"outcomes": f'[no_reply]\nlabel = "{"x" * 84}"'}, "[no_reply] label: has 84 characters, and at most 60"),
        ({"outcomes": '[no_reply]\nlabel = "I withdrew"'}, "[no_reply] label: is the same as that of [withdrew]"),
        ({"phrases": '[your_tme]\ntext = "x"'}, "phrases.toml: [your_tme]: is not a phrase: did you mean your_time?"),
        ({"phrases": '[team]\nplain = { warm = "the team" }'}, "phrases.toml: [team] plain: has no words for the tone formal, friendly"),
    ],
)  # fmt: skip
def test_one_mistake_is_one_issue_in_the_file_that_has_it(issues, files, message):
    (issue,) = issues(**files)
    assert message in issue


def test_two_mistakes_in_a_question_are_two_issues(issues):
    assert len(issues(questions=f'[detail]\nhint = "{"x" * 90}"\nexamples = 3\n')) == 2


def test_a_greeting_without_a_name_is_no_mistake(read_overlay):
    wording = read_overlay(tones='[warm]\ngreeting = "Good morning,"\n')
    assert compose(complete_answers(tone="warm"), wording).greeting == "Good morning,"


@pytest.mark.parametrize("greeting", ["Hey {reader},", "hi {reader},"])
def test_the_greeting_of_a_casual_tone_is_not_too_casual(read_overlay, greeting):
    wording = read_overlay(tones=f'[friendly]\ngreeting = "{greeting}"\n')
    answers = complete_answers(tone="friendly")
    letter = compose(answers, wording).letter()
    assert letter.casefold().startswith(greeting.partition(" ")[0].casefold())
    assert check_note(letter, wording, answers) == ()


def test_a_text_of_several_lines_is_one_line_in_the_letter(read_overlay):
    text = 'text = """\nThank you\n\nfor  telling me."""\n'
    wording = read_overlay(moves__news=f"[x]\nonly = true\n{text}")
    assert "Thank you for telling me." in sentences(compose(complete_answers(), wording))


@pytest.mark.parametrize("text", ["off = true", ""])
def test_a_rule_that_is_not_built_in_is_one_issue(tmp_path, text):
    (tmp_path / "etiquette").mkdir()
    (tmp_path / "etiquette/fedback.toml").write_text(text, encoding="utf-8")
    with pytest.raises(WordingError) as error:
        read_wording_and_rules(BUILT_IN, tmp_path)
    (issue,) = error.value.issues
    assert str(issue).startswith(
        "etiquette/fedback.toml: is not built in: did you mean feedback? (a new rule needs rule"
    )


def test_a_built_in_rule_can_be_switched_off(tmp_path):
    asking = "Could you give me feedback on my interview?"
    assert etiquette_for(built_in()).check(asking)
    (tmp_path / "etiquette").mkdir()
    (tmp_path / "etiquette/feedback.toml").write_text("off = true\n", encoding="utf-8")
    own = read_wording_and_rules(BUILT_IN, tmp_path)
    assert etiquette_for(own).check(asking) == ()


def test_tones_that_refer_to_each_other_have_an_issue_each(issues):
    all_issues = issues(tones='[warm]\nsentences = "formal"\n[formal]\nsentences = "warm"\n')
    assert all_issues == [
        "tones.toml: [formal] sentences: leads back to itself",
        "tones.toml: [warm] sentences: leads back to itself",
    ]


def write_files(folder, names):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("", encoding="utf-8")


def test_each_file_with_a_wrong_name_or_in_the_wrong_place_is_one_issue(issues, tmp_path):
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
    write_files(tmp_path, message_by_file)
    all_issues = issues()
    assert len(all_issues) == len(message_by_file)
    for message in message_by_file.values():
        assert [issue for issue in all_issues if message in issue], message


def test_unrelated_files_are_ignored(read_overlay, tmp_path):
    write_files(
        tmp_path,
        ["README.md", ".git/config.toml", "notes.txt", "moves/.DS_Store", "moves/news.toml~"],
    )
    assert read_overlay()


def test_errors_in_several_files_are_reported_together(tmp_path):
    (tmp_path / "moves").mkdir()
    (tmp_path / "moves/news.toml").write_text('[x]\ntext = "{nobody}"\n')
    (tmp_path / "tones.toml").write_text("[warm\n")
    (tmp_path / "style.toml").write_text("[stems\n")
    with pytest.raises(WordingError) as error:
        read_wording_and_rules(BUILT_IN, tmp_path)
    # Sentences depend on the tones, which cannot be read.
    assert [issue.file for issue in error.value.issues] == ["tones.toml", "style.toml"]


@pytest.mark.slow
def test_all_gaps_are_reported_at_once_and_briefly(read_overlay):
    wording = read_overlay(
        moves__news='[gone]\ndrop = "internal"\n[gone_alone]\ndrop = "internal"\n'
        '[gone_heard]\ndrop = "runner_up"\n'
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
def test_a_gap_names_the_dropped_sentence_that_would_fill_it(issues, outcomes):
    drops = f"[hoped]\ndrop = {outcomes}\n[pleased_colleague]\ndrop = true\n"
    assert issues(moves__disappointment=drops) == [
        'moves/disappointment.toml: has no sentence where outcome = "screened_out":'
        " do not drop [hoped] there, or write one"
    ]


def test_a_hidden_outcome_needs_no_sentences(read_overlay):
    drops = "".join(f"[{variant.key}]\ndrop = true\n" for variant in read_overlay().moves["close"])
    with pytest.raises(WordingError, match=r"moves/close\.toml: has no sentence"):
        read_overlay(moves__close=drops)
    assert read_overlay(questions='[outcome]\nhide = ["runner_up"]\n')
