"""The answers file: what it accepts, and what it says when it cannot."""

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
from templates.phrasebook.wording import built_in
from templates.questions.answers_file import (
    answers_from_dict,
    answers_to_dict,
    parse_toml,
    read_answers,
)

WORDING = built_in()
FULL = """
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
LEAST = """
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


def test_every_key_is_read():
    assert read_answers(FULL, WORDING) == Answers(
        outcome="runner_up", tone="formal", length=Length.STANDARD, spelling=Spelling.BRITISH,
        interest=Interest.ROLE, keep_in_mind=True, linkedin=True,
        detail="your account of how the first compiler was shown",
        recipient_name="Dr. Grace Hopper", greet_as="Dr. Hopper", part=RecipientRole.HIRING_MANAGER,
        also_thank=("Alan", "Kathleen"), organisation="Analytical Engines",
        role="Programming Lead", meetings=3, held=MeetingFormat.IN_PERSON, news=NewsChannel.TELEPHONE,
        told_close=True, sender_name="Ada Lovelace",
    )  # fmt: skip


def test_the_required_answers_are_enough():
    assert read_answers(LEAST, WORDING).outcome == "no_reply"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("schema = 1", "schema = 2"), ["of a later version", "schema 2", "1 is known"]),
        (("schema = 1", ""), ["schema is missing"]),
        (("schema = 1", "schema = true"), ["schema must be 1"]),
        (("schema = 1", "schema = 0"), ["schema must be 1"]),
        (('"no_reply"', '"ghosted"'), ["outcome must be one of", "no_reply", "ghosted"]),
        (("[sender]", "mood = 1\n[sender]"), ["application.mood", "meetings"]),
        (('name = "Ada"', ""), ["sender.name is missing"]),
        (('name = "Ada"', "name = 7"), ["sender.name must be a text", "7"]),
        (('name = "Ada"', 'name = "Ada"\n[extra]\nx = 1'), ["extra is not a key"]),
        (("[application]", "[application]\nmeetings = 1.5"), ["meetings must be a whole number"]),
        (("[application]", "[application]\nmeetings = true"), ["meetings must be a whole number"]),
        (("[application]", "[application]\ntold_close = 1"), ["told_close must be true or false"]),
        (("[recipient]", "[recipient]\nalso_thank = 'Alan'"), ["also_thank must be a list"]),
        (("[recipient]", "recipient = 1\n[recipients]"), ["recipient must be a table"]),
        (("[recipient]", "[recipient"), ["not TOML"]),
    ],
)
def test_an_error_names_the_key_in_one_line(change, expected):
    with pytest.raises(AnswersError) as error:
        read_answers(LEAST.replace(*change), WORDING)
    assert all(words in str(error.value) for words in expected), str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("source", [b"\xff\xfe", b"", b"a = " + b"[" * 5000, b"\x00"])
def test_what_is_not_toml_is_an_error(source):
    with pytest.raises(AnswersError):
        read_answers(source, WORDING)


@given(any_answers())
def test_any_answers_survive_a_file(answers):
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
        read_answers(f"{LEAST}\n[review]\n{review}\n", WORDING)


def test_entries_that_a_later_wording_lacks_are_ignored():
    read = read_answers(f"{LEAST}\n[review]\nwords = ['news.gone', 'news.good_of_you']\n", WORDING)
    assert read.words == ("news.good_of_you",)
