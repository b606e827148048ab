"""What is typed is read with its question in mind."""

from dataclasses import replace

import pytest

from helpers.factories import complete_answers
from templates import compose
from templates.answers import WithdrawalChannel

MET = complete_answers(meetings=2, tone="warm")
WITHDREW = complete_answers(
    outcome="withdrew", tone="warm", told_already=WithdrawalChannel.TELEPHONE
)
FOLLOW_UP = complete_answers(tone="warm", follow_up=1)


@pytest.mark.parametrize(
    ("answers", "field", "typed", "sentence"),
    [
        (MET, "thanks_for", "thank you for the lift", "Thank you for the lift, and"),
        (MET, "thanks_for", "Thanks so much for asking", "Thank you for asking, and"),
        (MET, "thanks_for", "Al, thank you for the lift", "Al, thank you for the lift."),
        (MET, "thanks_for", "for the book you lent me", "Thank you for the book you lent me, and"),
        (MET, "thanks_for", "that you rang on a Sunday", "You rang on a Sunday."),
        (MET, "thanks_for", "Let me sit in on the class", "You let me sit in on the class."),
        (MET, "thanks_for", "that nobody laughed when I fell in", "Nobody laughed when I fell in."),
        (MET, "thanks_for", "everyone who came to the lesson", "Thank you for everyone who came"),
        (MET, "thanks_for", "when you hid my nerves", "I was grateful when you hid my nerves."),
        (
            MET,
            "thanks_for",
            "when Al noticed the ramp was blocked",
            "I was grateful when Al noticed the ramp was blocked.",
        ),
        (MET, "thanks_for", "Because you rang the union", "You rang the union."),
        (MET, "thanks_for", "because of the way you put it", "Thank you for the way you put it"),
        (MET, "thanks_for", "why my bends failed", "Thank you for telling me why my bends failed."),
        (MET, "thanks_for", "spelt my name right", "You spelt my name right."),
        (MET, "thanks_for", "Kept my slot open", "You kept my slot open."),
        (MET, "thanks_for", "waited with me till it rained", "You waited with me till it rained."),
        (MET, "thanks_for", "detailed notes on my reel", "Thank you for the detailed notes on"),
        (MET, "thanks_for", "not ghosting me x", ", and for not ghosting me x."),
        (MET, "thanks_for", "cheers for the brew", "Thank you for the brew, and"),
        (MET, "thanks_for", "Massive thanks to you all", "Massive thanks to you all."),
        (MET, "thanks_for", "ta for the hat, can I keep it", "Ta for the hat, can I keep it."),
        (MET, "thanks_for", "was dead honest", "You were dead honest."),
        (MET, "thanks_for", "walked the whole site with me", "You walked the whole site with me."),
        (MET, "thanks_for", "really listened", "You really listened."),
        (MET, "thanks_for", "kindly sent the photos on", "You kindly sent the photos on."),
        (MET, "thanks_for", "shown round the yard", "I was shown round the yard."),
        (MET, "thanks_for", "never making me feel daft", "Thank you for never making me feel daft"),
        (MET, "thanks_for", "with you I never felt small", "With you I never felt small."),
        (MET, "thanks_for", "Kindness", "Thank you for the kindness, and"),
        (MET, "detail", "when you said there is no small leak", "was when you said there is no"),
        (MET, "detail", "because you asked", "You asked."),
        (MET, "detail", "so many blues", "of so many blues."),
        (MET, "detail", "first the tour, then the tea", "of first the tour, then the tea."),
        (MET, "detail", "mostly the light", "What I'll remember is mostly the light."),
        (MET, "detail", "half way through the test the power went", "Half way through the test"),
        (
            MET,
            "detail",
            "while I waited in the hall a boy came up to me",
            "While I waited in the hall",
        ),
        (
            MET,
            "detail",
            "Only when I got home did I see the plum",
            "Only when I got home did I see",
        ),
        (MET, "detail", "overheard your cook singing", "I overheard your cook singing."),
        (MET, "detail", "Your baker scores each loaf", "of how your baker scores each loaf."),
        (
            MET,
            "detail",
            "the hour in the pit - you talked",
            "of the hour in the pit - you talked.",
        ),
        (MET, "consider_for", "Other shifts, if one comes free", "of me for other shifts, if one"),
        (MET, "consider_for", "If you need a cook, I'm near", "If you need a cook, I'm near."),
        (
            MET,
            "consider_for",
            "When Al retires, please ring me",
            "When Al retires, please ring me.",
        ),
        (MET, "consider_for", "If Al retires I'd love to help", "If Al retires I'd love to help."),
        (MET, "consider_for", "when Al goes give me a ring", "When Al goes give me a ring."),
        (
            MET,
            "consider_for",
            "if you think I would fit in the lab",
            "If you think I would fit in the lab, I'd be glad to hear from you.",
        ),
        (
            MET,
            "consider_for",
            "If a post comes up. I have a van",
            "of me if a post comes up. I have",
        ),
        (MET, "consider_for", "Unless Al comes back", "Unless Al comes back, I'd be glad to hear"),
        (MET, "consider_for", "Keep me in mind for May", "Keep me in mind for May."),
        (MET, "consider_for", "pls put my name down", "Pls put my name down."),
        (MET, "consider_for", "hmu for gigs", "Hmu for gigs."),
        (MET, "consider_for", "ring work with bulls", "ring work with bulls"),
        (MET, "consider_for", "to be asked again", "I'd be glad to be asked again."),
        (MET, "consider_for", "where a wall has come down", "of me where a wall has come down."),
        (MET, "consider_for", "wherever you need hands", "of me wherever you need hands."),
        (
            MET,
            "consider_for",
            "how you'll staff the fair",
            "I hope you'll think of me when it comes to how you'll staff the fair.",
        ),
        (
            MET,
            "consider_for",
            "that I can drive now",
            "I hope you'll remember that I can drive now.",
        ),
        (MET, "consider_for", "sat jobs, dont mind pots", "of me for sat jobs, dont mind pots."),
        (MET, "consider_for", "Sat morning market", "of me for Sat morning market."),
        (MET, "consider_for", "Bid writing, minutes", "of me for bid writing, minutes."),
        (MET, "consider_for", "supply teaching", "of me for supply teaching."),
        (MET, "consider_for", "Welsh teaching", "of me for Welsh teaching."),
        (MET, "consider_for", "a year or two from now", "of me a year or two from now."),
        (MET, "consider_for", "in a year, when I qualify", "think of me in a year, when I"),
        (MET, "meet_again", "some time in May", "I look forward to seeing you some time in May."),
        (MET, "meet_again", "the boat show", "I look forward to seeing you at the boat show."),
        (MET, "meet_again", "next Friday", "I look forward to seeing you next Friday."),
        (MET, "meet_again", "on the ferry", "I look forward to seeing you on the ferry."),
        (WITHDREW, "reason", "Too far", "It's too far."),
        (WITHDREW, "reason", "too many unknowns", "The reason is too many unknowns."),
        (WITHDREW, "reason", "landlord put the rent up", "Landlord put the rent up."),
        (WITHDREW, "reason", "Baby due in March!", "Baby due in March."),
        (WITHDREW, "reason", "In the end my team won", "In the end my team won."),
        (
            WITHDREW,
            "reason",
            "when I added up the childcare there was nothing left",
            "When I added up the childcare there was nothing left.",
        ),
        (WITHDREW, "reason", "mainly the pay", "The reason is mainly the pay."),
        (WITHDREW, "reason", "because of my back", "This is because of my back."),
        (WITHDREW, "reason", "as our lease ends in May", "Our lease ends in May."),
        (WITHDREW, "reason", "having slept on it, I'll stay", "Having slept on it, I'll stay."),
        (FOLLOW_UP, "brings", "promoted to foreman", "I was promoted to foreman."),
        (FOLLOW_UP, "brings", "working at the mill", "I'm working at the mill."),
        (FOLLOW_UP, "brings", "now certified in welding", "I'm now certified in welding."),
        (FOLLOW_UP, "brings", "a jar of honey", "I thought you might like a jar of honey."),
        (FOLLOW_UP, "brings", "my first order", "I wanted to tell you about my first order."),
    ],
)
def test_an_answer_makes_a_sentence_in_its_field(answers, field, typed, sentence):
    assert sentence in compose(replace(answers, **{field: typed})).body()
