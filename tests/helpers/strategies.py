"""Hypothesis strategies: answers, from the tidy to the hostile, and a terminal's bytes cut anywhere."""

from itertools import pairwise

from hypothesis import strategies as st

from templates import Answers, Interest, Length, MeetingFormat, NewsChannel, RecipientRole, Spelling
from templates.answers import AddedText, WithdrawalChannel
from templates.phrasebook.wording_reader import built_in

hostile = st.sampled_from(
    ["[/b]", "[Acme]", "\\", "{role}", "{0.__class__}", "%s", "🙂", "👩‍🚀", "שלום", "\u202eabc",
     "\x1b[31m", "\x00", "a\nb", "\ue000x\ue001", "e\u0301", "…", "'", '"', "<b>", "Yahoo!"]
)  # fmt: skip
typed = st.one_of(
    st.text(max_size=40), hostile, st.tuples(st.text(max_size=9), hostile).map("".join)
)


TEXT_FIELDS = (
    "recipient_name", "recipient_email", "greet_as", "organisation", "client", "role", "detail",
    "reason", "occasion", "thanks_for", "own_words", "consider_for", "meet_again", "told_by", "appointee",
    "brings", "hope", "previously_brought", "tie", "connection_note", "sender_name", "sender_email",
    "sender_phone", "sender_linkedin", "edited_from",
)  # fmt: skip
"""The fields of the answers that are one text each, except for the subject and the edited letter."""

VARIANT_NAMES = [variant.name for variants in built_in().moves.values() for variant in variants]


def maybe(values):
    """One of some values, or not answered."""
    return st.one_of(st.none(), st.sampled_from(list(values)))


def answers(text=typed):
    """Any answers at all, true for the outcome or not."""
    return st.builds(
        Answers,
        outcome=maybe(built_in().outcomes),
        tone=maybe(built_in().tones),
        length=maybe(Length),
        spelling=maybe(Spelling),
        interest=maybe(Interest),
        part=maybe(RecipientRole),
        held=maybe(MeetingFormat),
        news=maybe(NewsChannel),
        meetings=st.one_of(st.none(), st.integers(0, 12)),
        keep_in_mind=maybe([True, False]),
        linkedin=maybe([True, False]),
        told_close=maybe([True, False]),
        on_hold=maybe([True, False]),
        told_already=maybe(WithdrawalChannel),
        work_with=maybe([True, False]),
        added=st.lists(
            st.builds(AddedText, st.sampled_from(["", *built_in().moves]), text), max_size=2
        ).map(tuple),
        also_thank=st.lists(text, max_size=3).map(tuple),
        chosen_variants=st.lists(st.sampled_from(VARIANT_NAMES), max_size=6).map(tuple),
        left_out=st.lists(st.sampled_from(list(built_in().moves)), max_size=3).map(tuple),
        follow_up=st.sampled_from([None, None, 1, 2, 7]),
        reword_count=st.integers(0, 9),
        subject=text,
        edited_letter=st.one_of(st.just(""), st.text(max_size=60)),
        **dict.fromkeys(TEXT_FIELDS, text),
    )


@st.composite
def parts_of(draw, stream):
    """Draw the parts of some bytes, as a terminal may send them: cut at up to six places."""
    cuts = sorted(draw(st.sets(st.integers(0, len(stream)), max_size=6)))
    return [stream[start:end] for start, end in pairwise([0, *cuts, len(stream)])]
