"""Reading and writing answers files, and the errors in them."""

import pytest
import tomli_w
from hypothesis import given

from helpers.strategies import answers as any_answers
from templates import (
    Answers,
    AnswersError,
    Interest,
    Length,
    MeetingFormat,
    NewsChannel,
    RecipientRole,
    Spelling,
)
from templates.answers import AddedText, WithdrawalChannel
from templates.phrasebook.wording_reader import built_in
from templates.questions.answers_file import (
    answers_from_dict,
    answers_to_dict,
    parse_toml,
    read_answers,
)

WORDING = built_in()
SCHEMA_1 = """
schema = 1
outcome = "runner_up"
tone = "formal"
length = "standard"
spelling = "british"
interest = "role"
keep_in_mind = true
linkedin = true
detail = "your account of how the first compiler was shown"
reason = ""

[recipient]
name = "Dr. Grace Hopper"
greet_as = "Dr. Hopper"
part = "hiring_manager"
also_thank = ["Alan", "Kathleen"]

[application]
organisation = "Analytical Engines"
client = ""
role = "Programming Lead"
meetings = 3
held = "in_person"
news = "telephone"
told_close = true

[sender]
name = "Ada Lovelace"
email = ""
phone = ""
linkedin = ""
"""
MINIMAL = """
schema = 1
outcome = "no_reply"
[recipient]
name = "Grace"
[application]
role = "Programming Lead"
organisation = "Analytical Engines"
[sender]
name = "Ada"
"""


def test_every_key_of_schema_1_is_read():
    assert read_answers(SCHEMA_1, WORDING) == Answers(
        outcome="runner_up", tone="formal", length=Length.STANDARD, spelling=Spelling.BRITISH,
        interest=Interest.ROLE, keep_in_mind=True, linkedin=True,
        detail="your account of how the first compiler was shown",
        recipient_name="Dr. Grace Hopper", greet_as="Dr. Hopper", part=RecipientRole.HIRING_MANAGER,
        also_thank=("Alan", "Kathleen"), organisation="Analytical Engines",
        role="Programming Lead", meetings=3, held=MeetingFormat.IN_PERSON, news=NewsChannel.TELEPHONE,
        told_close=True, sender_name="Ada Lovelace",
    )  # fmt: skip


def test_a_file_needs_only_the_required_answers():
    assert read_answers(MINIMAL, WORDING).outcome == "no_reply"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("schema = 1", "schema = 3"), ["by a later version", "schema 3", "reads up to 2"]),
        (("schema = 1", ""), ["schema is missing"]),
        (("schema = 1", "schema = true"), ["schema must be 2 or lower"]),
        (("schema = 1", "schema = 0"), ["schema must be 2 or lower"]),
        (('"no_reply"', '"ghosted"'), ["outcome must be one of", "no_reply", "ghosted", "folder with --wording"]),
        (("[sender]", "mood = 1\n[sender]"), ["application.mood", "meetings"]),
        (('name = "Ada"', ""), ["sender.name is missing"]),
        (('name = "Ada"', "name = 7"), ["sender.name must be a text", "7"]),
        (('name = "Ada"', 'name = "Ada"\n[extra]\nx = 1'), ["extra is not a key"]),
        (("[application]", "[application]\nmeetings = 1.5"), ["meetings must be a whole number"]),
        (("[application]", "[application]\nmeetings = true"), ["meetings must be a whole number"]),
        (("[application]", "[application]\ntold_close = 1"), ["told_close must be true or false"]),
        (("[recipient]", "[recipient]\nalso_thank = 'Alan'"), ["also_thank must be a list"]),
        (("[recipient]", "recipient = 1\n[recipients]"), ["recipient must be a table"]),
        (("[recipient]", "[recipient"), ["square brackets"]),
    ],
)  # fmt: skip
def test_an_error_names_the_key_in_one_line(change, expected):
    with pytest.raises(AnswersError) as error:
        read_answers(MINIMAL.replace(*change), WORDING)
    assert all(words in str(error.value) for words in expected), str(error.value)
    assert "\n" not in str(error.value)


SCHEMA_2 = """
schema = 2
outcome = "runner_up"
thanks_for = "ringing me yourself"
detail = "your account of the launch"
own_words = "The launch was on a Friday. I was there."
consider_for = "the next launch"
meet_again = "at the launch"
[recipient]
name = "Grace, Jean"
part = "panel"
[application]
role = "Programming Lead"
organisation = "Analytical Engines"
told_by = "Jean"
told_already = "telephone"
appointee = "Kay"
work_with = true
[sender]
name = "Ada"
[review]
added = [{ after = "news", text = "I was on a train." }]
"""


def test_the_answers_that_schema_2_adds_are_read():
    read = read_answers(SCHEMA_2, WORDING)
    assert (read.thanks_for, read.own_words) == (
        "ringing me yourself", "The launch was on a Friday. I was there.",
    )  # fmt: skip
    assert (read.consider_for, read.meet_again) == ("the next launch", "at the launch")
    assert (read.told_by, read.told_already) == ("Jean", WithdrawalChannel.TELEPHONE)
    assert (read.appointee, read.work_with) == ("Kay", True)
    assert read.added == (AddedText("news", "I was on a train."),)


def test_a_file_of_schema_1_is_read_like_one_of_schema_2():
    assert read_answers(SCHEMA_1, WORDING) == read_answers(
        SCHEMA_1.replace("schema = 1", "schema = 2"), WORDING
    )
    assert answers_to_dict(read_answers(SCHEMA_1, WORDING))["schema"] == 2


@pytest.mark.parametrize(
    "added",
    ["'x'", "['x']", "[{ after = 'news' }]", "[{ after = 1, text = 'x' }]", "[{ text = 'x', at = 2 }]"],
)  # fmt: skip
def test_a_malformed_added_sentence_is_an_error(added):
    with pytest.raises(AnswersError, match=r"review\.added"):
        read_answers(f"{MINIMAL}\n[review]\nadded = {added}\n", WORDING)


@pytest.mark.parametrize("source", [b"\xff\xfe", b"", b"a = " + b"[" * 5000, b"\x00"])
def test_a_file_that_is_not_an_answers_file_is_an_error(source):
    with pytest.raises(AnswersError):
        read_answers(source, WORDING)


@given(any_answers())
def test_any_answers_are_read_as_they_were_written(answers):
    written = tomli_w.dumps(answers_to_dict(answers))
    assert answers_from_dict(parse_toml(written), WORDING) == answers


@pytest.mark.parametrize(
    ("review", "message"),
    [
        ("words = 'news.x'", "review.words must be a list"),
        ("shuffle = 'often'", "review.shuffle must be a whole number"),
        ("mood = 1", "review.mood is not a key"),
    ],
)
def test_an_error_in_the_review_table_names_its_key(review, message):
    with pytest.raises(AnswersError, match=message):
        read_answers(f"{MINIMAL}\n[review]\n{review}\n", WORDING)


def test_a_subject_in_the_review_table_is_read_but_written_outside_it():
    read = read_answers(f"{MINIMAL}\n[review]\nsubject = 'A loom'\n", WORDING)
    assert answers_to_dict(read)["subject"] == read.subject == "A loom"
    assert "review" not in answers_to_dict(read)


def test_chosen_variants_that_the_wording_lacks_are_ignored():
    read = read_answers(
        f"{MINIMAL}\n[review]\nwords = ['news.no_such_variant', 'news.gone']\n", WORDING
    )
    assert read.chosen_variants == ("news.gone",)
