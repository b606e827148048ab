"""The sentence of a follow-up that says what its news has to do with the recipient."""

from dataclasses import replace

import pytest

from helpers.combinations import NAMED
from templates import RecipientRole, compose
from templates.letter.situation import resolve
from templates.phrasebook.wording_reader import built_in

WORDING = built_in()


@pytest.mark.parametrize(
    ("tie", "comes_first"),
    [
        ("After the trial shift I began a fault book", True),
        ("I told you in March of my first winch", True),
        ("We spoke of fault books on the tour", True),
        ("Ms Quirke told me of your fault book, and I began mine", True),
        ("Since you told me of your fault book, I have kept one", True),
        ("You told me to look after the winch", True),
        ("My boss told me to write to you", False),
        ("I began a fault book after Ms Quirke told me of yours", False),
        # These refer to the news, so they cannot come before it.
        ("You told me that it would", False),
        ("You told me to oil one, and I did", False),
        ("You told me it needs oil, so I thought of you", False),
        ("You told me to mind her first", False),
        ("You told me of your fault book. I have kept one since", False),
        ("I oiled the winch as you had me do", False),
        ("Since the spring, your rule has hung above my bench", False),
    ],
)
def test_only_a_tie_about_a_moment_that_both_remember_comes_before_the_news(tie, comes_first):
    news = "The winch has run all winter."
    answers = replace(NAMED, outcome="not_selected", follow_up=1, brings=news, tie=tie)
    first, *_ = compose(answers).body().split("\n\n")
    assert first.startswith(news) is not comes_first


def test_the_word_none_typed_as_a_tie_is_left_out():
    answers = replace(NAMED, outcome="not_selected", follow_up=1, brings="It runs.", tie="None.")
    assert "tie" not in {move for sentence in compose(answers).sentences for move in sentence.moves}


def test_an_offer_comes_before_the_tie():
    answers = replace(
        NAMED, outcome="not_selected", follow_up=1, tie="You gave me a whole day in the van.",
        brings="My cousin welds. I can give you his number.",
    )  # fmt: skip
    assert compose(answers).body().startswith("My cousin welds.")


@pytest.mark.parametrize(
    ("tie", "sentence"),
    [
        ("It was your idea: you told me how you do it", "It was your idea: you told me how you do it."),
        ("your winch, when I came to oil it", "I thought of your winch, when I came to oil it."),
        ("thought of your winch", "I thought of your winch."),
        ("that you oil yours twice", "I remember that you oil yours twice."),
        # As a noun phrase, it would follow "I thought of".
        ("Your winch set me thinking", "Your winch set me thinking."),
        ("because you oil yours twice", "It's because you oil yours twice."),
        ("because you told me to", "It's because you told me to."),
        ("copied from your yard", "It's copied from your yard."),
        ("Copied from your yard", "It's copied from your yard."),
        ("thanks to your tip", "It's thanks to your tip."),
        ("thanks to your tip I found the leak", "Thanks to your tip I found the leak."),
        ("same rope as on your winch", "I thought of the same rope as on your winch."),
        ("just as you said", "It's just as you said."),
        ("As you said, it needs oil", "As you said, it needs oil."),
        ("an answer to your question", "It's an answer to your question."),
        ("An answer to your question", "It's an answer to your question."),
        ("Useful for your yard", "It's useful for your yard."),
        ("One for your wall", "It's one for your wall."),
        ("A talk of yours led to it", "A talk of yours led to it."),
        ("Right for your winch", "It's right for your winch."),
        ("as you said it takes patience", "As you said it takes patience."),
        ("seeing your winch gave me the idea", "Seeing your winch gave me the idea."),
        ("reminded me of your winch", "It reminded me of your winch."),
        ("inspired by your winch", "I was inspired by your winch."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("follow_up", [1, 2])
def test_a_typed_tie_follows_the_news_as_a_sentence(tie, sentence, follow_up):
    answers = replace(
        NAMED, outcome="not_selected", brings="The winch has run all winter", follow_up=follow_up, tie=tie,
    )  # fmt: skip
    first, *_ = compose(answers).body().split("\n\n")
    assert first == f"The winch has run all winter. {sentence}"


@pytest.mark.parametrize(
    ("tie", "sentence"),
    [
        # Thanks would repeat what led to the news.
        ("told me how you oil yours", "You told me how you oil yours."),
        ("You had me oil it twice, so now I do it every day", "You had me oil it twice, so now I do it every day."),
        ("I oil it twice, as you told me", "I oil it twice, as you told me."),
        ("Ms Lis told me to oil it", "Ms Lis told me to oil it."),
        # A phrase needs an opening.
        ("teaching me how to oil it", "Thank you for teaching me how to oil it."),
        ("your tip about the oil", "Thank you for your tip about the oil."),
    ],
)  # fmt: skip
def test_a_tie_about_a_deed_of_the_recipient_gives_thanks_only_if_it_is_a_phrase(tie, sentence):
    news = "The oil of our winch is new"
    answers = replace(
        NAMED, outcome="not_selected", part=RecipientRole.PANEL, brings=news, follow_up=1, tie=tie,
        recipient_name="Ms Ewa Lis, Jo Pike",
    )  # fmt: skip
    body = compose(answers).body()
    assert body.removesuffix(f" {news}.").removeprefix(f"{news}. ") == sentence


def test_only_a_follow_up_has_a_tie():
    answers = replace(NAMED, outcome="not_selected", tie="your winch")
    assert "winch" not in compose(answers).body()
    assert not resolve(answers, WORDING).ignored
