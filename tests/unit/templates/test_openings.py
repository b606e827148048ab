"""The openings before what the writer typed, and the sentences that they make of it."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.combinations import NAMED, TEXTS_OF_EACH_FORM, WORDING
from helpers.framed_moves import answers_with, sentence_of
from templates import Spelling, compose
from templates.letter.openings import framed_move, openings, select_opening, words_around
from templates.letter.rewording import choose_variant, variant_names_for_sentence
from templates.letter.situation import FIELD_BY_FRAMED_MOVE, resolve


def sentence_with_detail(detail):
    """Return the sentence that makes a detail part of a note, after one meeting."""
    return sentence_of("detail", compose(answers_with("detail", detail, tone="warm", meetings=1)))


@pytest.mark.parametrize("field", TEXTS_OF_EACH_FORM)
def test_the_note_has_the_opening_that_is_shown_before_the_answer(field):
    for text in TEXTS_OF_EACH_FORM[field]:
        answers = answers_with(field, text)
        situation = resolve(answers, WORDING)
        sentence = sentence_of(framed_move(field), compose(answers))
        opening = words_around(field, situation)[0]
        typed = situation.fragments[field].text
        rest = sentence.removeprefix(opening).strip()
        assert sentence.startswith(opening)
        if opening:
            # The note may put an article before the typed words, and go on after them.
            first_words = rest.removeprefix("the ").partition(",")[0].rstrip(".")
            assert first_words in typed
        assert typed.casefold() in sentence.casefold()


@pytest.mark.parametrize(
    "field",
    [
        pytest.param(field, marks=[] if field == "detail" else pytest.mark.slow)
        for field in TEXTS_OF_EACH_FORM
    ],
)
def test_a_chosen_opening_is_used_even_if_it_does_not_fit_the_grammar(field):
    move = framed_move(field)
    for text in TEXTS_OF_EACH_FORM[field]:
        situation = resolve(answers_with(field, text), WORDING)
        for variant in openings(move, situation):
            answers = answers_with(field, text, chosen_variants=(variant.name,))
            with_choice = resolve(answers, WORDING)
            assert select_opening(move, with_choice) is variant
            note = compose(answers)
            (sentence,) = (s for s in note.sentences if move in s.moves)
            assert sentence.id == variant.name
            assert sentence.text.startswith(words_around(field, with_choice)[0])
            assert situation.fragments[field].text.casefold() in sentence.text.casefold()


def test_the_opening_fits_the_grammar_of_the_answer():
    for text, opening in (
        ("your account of it", "I liked"),
        ("how you listen", "I liked"),
        ("how you listened", "I remember"),
        ("your father's illness", "I'll remember"),
        ("seeing it run", "I enjoyed"),
        ("You told me of it.", "I appreciated it when"),
        ("The kiln was still warm.", ""),
        ("felt at home", "I"),
    ):
        assert words_around("detail", resolve(answers_with("detail", text), WORDING))[0] == opening


def test_another_opening_changes_no_other_required_sentence():
    answers = answers_with("detail", "your account of it")
    note = compose(answers)
    (sentence,) = (s for s in note.sentences if "detail" in s.moves)
    names = variant_names_for_sentence(sentence, resolve(answers, WORDING))
    # The moves that lengthen a short note.
    fillers = set(WORDING.outcomes["not_selected"].fillers)
    assert len(names) >= 3
    for name in names:
        other = compose(choose_variant(sentence, name, answers))
        changed = set(note.sentences) - set(other.sentences) - {sentence}
        assert all(fillers.intersection(s.moves) for s in changed)


@given(st.text(max_size=60), st.sampled_from(sorted(FIELD_BY_FRAMED_MOVE.values())))
def test_any_text_with_words_can_follow_an_opening(text, field):
    answers = answers_with(field, text)
    situation = resolve(answers, WORDING)
    typed = situation.fragments[field].text
    note = compose(answers)
    made = {move for sentence in note.sentences for move in sentence.moves}
    assert (framed_move(field) in made) is bool(typed)


def test_an_answer_that_was_left_out_is_not_in_the_note():
    answers = answers_with("thanks_for", "ringing me yourself", left_out=("gratitude",))
    assert "ringing me" not in compose(answers).body()


def test_an_opening_is_shown_in_the_spelling_of_the_note():
    answers = replace(
        NAMED, outcome="not_selected", tone="formal", spelling=Spelling.AMERICAN,
        detail="the dye house", chosen_variants=("detail.remember",),
    )  # fmt: skip
    assert words_around("detail", resolve(answers, WORDING)) == ("What I will remember is", "")
    assert "What I will remember is the dye house." in compose(answers).body()


@pytest.mark.parametrize(
    ("consider_for", "sentence"),
    [
        ("a post without nights", "If there's ever a post without nights, I hope"),
        ("instructor work, full or part time", "for instructor work, full or part time."),
        ("a chance to lead a piece of work", "for a chance to lead a piece of work."),
        ("the next vacancy on the ward", "for the next vacancy on the ward."),
        ("evening work, if there is ever any", "for evening work, if there is ever any."),
        ("senior posts on the ward", "for senior posts on the ward."),
        ("cleaning work at weekends", "If there's ever cleaning work at weekends, I hope"),
        ("teaching the Saturday shift", "for teaching the Saturday shift."),
        ("teaching who gets the job", "for teaching who gets the job."),
        ("a job afloat. I swim", "for a job afloat. I swim."),
        ("a post in May, because I'm free then", "for a post in May, because I'm free then."),
        ("your second site", "for your second site."),
    ],
)  # fmt: skip
def test_only_a_request_for_a_vacancy_begins_with_the_word_if(consider_for, sentence):
    answers = replace(NAMED, outcome="not_selected", tone="warm", consider_for=consider_for)
    is_vacancy = sentence.startswith("If")
    for count in range(6):
        request = sentence_of("door", compose(replace(answers, reword_count=count)))
        # One variant has no "if", since it fits any work, including a vacancy.
        fits_any_work = request.startswith("I'd be glad to be considered")
        assert sentence in request or (is_vacancy and fits_any_work)


def test_an_internal_applicant_offers_to_apply_again():
    answers = replace(NAMED, outcome="internal", tone="warm", consider_for="if a post comes up")
    assert "If a post comes up, I'd like to put my name in again." in compose(answers).body()


@pytest.mark.parametrize(
    ("consider_for", "sentence"),
    [
        ("if I can move later", "If I can move later, I'd like to get in touch again."),
        ("if the lift goes ahead", "If the lift goes ahead, I'd be glad to hear from you."),
        ("if you need more hands", "If you need more hands, I'd be glad to hear from you."),
    ],
)
def test_a_condition_decides_whether_the_writer_or_the_recipient_gets_in_touch(
    consider_for, sentence
):
    answers = replace(NAMED, outcome="withdrew", tone="warm", consider_for=consider_for)
    assert sentence in compose(answers).body()


@pytest.mark.parametrize(
    ("detail", "has_opening"),
    [
        ("You gave me juice from the press", True),
        ("You rang me back when you said you would", False),
        ("You kept me posted the whole way through", False),
        ("You rang me before the news came out", False),
        ("You treated me as one of the team", False),
        ("Aled was honest about the hours", False),
        ("You gave me juice from the press. I have one at home now.", True),
        ("You made me explain it to a child. I explain it that way now.", True),
        ("you had me draw the lines on a docket", True),
        ("showed me the oldest loom", True),
        ("You never once looked at the clock", False),
        ("You told me about the flood of 1953", True),
        ("You asked about the slides, and I said wrinkles", False),
        ("You told me to start with the seams", True),
        ("You told me to start with the seams. I do now", True),
        ("You had me read out a letter. I still do", True),
        ("You didn't laugh when I dropped it. I held it tighter then", True),
        ("You sat everyone down for lunch. Few kitchens do that", True),
        ("You spent a Sunday on my portfolio. It has three projects now", True),
        ("Ms Borg showed me the log. I keep one now", True),
        ("You had me waiting an hour. I read the notices", False),
        ("You didn't reply for a month. I waited", False),
        ("You told me to rest, and I am glad of it", False),
        ("You gave me a docket and I drew the lines", False),
        ("You told me that you had lost your dog", False),
        ("Your cook gave me a spoon", True),
        ("Luis let me try the saw. It sang", True),
        ("they told us how the creek got its name", True),
        ("The news gave me a fright", False),
        ("you've built something special there", False),
        ("you have kept every docket since 1953", False),
    ],
)
def test_a_deed_of_the_recipient_has_an_opening_only_if_one_fits(detail, has_opening):
    sentence = sentence_with_detail(detail)
    openings_of_deeds = (
        r"I (?:remember how|still think of how|appreciated it when)|I'm (?:glad|grateful)"
    )
    assert bool(re.match(openings_of_deeds, sentence)) is has_opening


@pytest.mark.parametrize(
    ("detail", "sentence"),
    [
        ("your patience with my English", "I appreciated your patience with my English."),
        ("The honest feedback", "I appreciated the honest feedback."),
        ("being told the truth", "I appreciated being told the truth."),
        ("being on the ward at dawn", "I enjoyed being on the ward at dawn."),
        ("your question about gulls", "I liked your question about gulls."),
        ("a lovely welcome", "I had a lovely welcome."),
        ("Your kind words about the stall", "I appreciated your kind words about the stall."),
        ("lending me your notes", "I appreciated your lending me your notes."),
        ("showing my drawings", "I enjoyed showing my drawings."),
        ("how quickly you rang back", "I was struck by how quickly you rang back."),
        ("that in your shop people sing", "What I'll remember is that in your shop people sing."),
        ("Sandra on reception lent me her pen", "Sandra on reception lent me her pen."),
        ("the help desk at your gate", "I'll remember the help desk at your gate."),
        ("the first time the loom ran", "I'll remember the first time the loom ran."),
        ("the time you took over it", "I appreciated the time you took over it."),
        ("how much thought went into it", "I was struck by how much thought went into it."),
        ("you being so open", "I appreciated you being so open."),
        ("a jar of buttons", "I remember a jar of buttons."),
        ("how calm the ward was", "I was struck by how calm the ward was."),
        ("how children greet the cook", "I liked how children greet the cook."),
        ("when we ate the pie you made that day", "The best part was when we ate the pie you made that day."),
        ("when I saw how calm you were", "The best part was when I saw how calm you were."),
        ("with you on the ridge", "The best part was with you on the ridge."),
        ("that even the cooks sat down", "What I'll remember is that even the cooks sat down."),
        (
            "your own first day, which you described so well",
            "I'll remember your own first day, which you described so well.",
        ),
        (
            "even though it was a short call you really listened",
            "Even though it was a short call you really listened.",
        ),
        ("the quiet workshop", "I'll remember the quiet workshop."),
    ],
)  # fmt: skip
def test_the_verb_of_an_opening_fits_what_is_remembered(detail, sentence):
    assert sentence_with_detail(detail) == sentence


@pytest.mark.parametrize(
    ("detail", "sentences"),
    [
        ("the tour, I loved it", "I'll remember the tour. I loved it."),
        (
            "the tour. When you asked about frost, I knew the answer",
            "I enjoyed the tour. When you asked about frost, I knew the answer.",
        ),
        ("your joke, it made my day", "I liked your joke. It made my day."),
        ("How you all laughed, it helped", "I remember how you all laughed. It helped."),
        ("the looms, the light and the noise", "I'll remember the looms, the light and the noise."),
    ],
)  # fmt: skip
def test_a_clause_after_what_is_remembered_is_a_sentence_of_its_own(detail, sentences):
    body = compose(replace(NAMED, outcome="not_selected", tone="warm", detail=detail)).body()
    assert sentences in body


def test_the_review_offers_only_openings_that_fit_the_answer():
    answers = replace(NAMED, outcome="not_selected", thanks_for="ringing me yourself")
    (sentence,) = (s for s in compose(answers).sentences if "gratitude" in s.moves)
    names = variant_names_for_sentence(sentence, resolve(answers, WORDING))
    notes = [compose(choose_variant(sentence, name, answers)).body() for name in names]
    assert len(notes) >= 2
    assert all("for ringing me yourself" in note for note in notes)


@pytest.mark.parametrize(
    ("consider_for", "has_place"),
    [
        ("another electrician's job", True),
        ("any other pipe work", True),
        ("a post at the second site", False),
        ("cover next year", False),
        ("a job at Analytical", False),
    ],
)
def test_the_employer_is_named_if_the_request_leaves_the_place_open(consider_for, has_place):
    answers = replace(
        NAMED, outcome="not_selected", tone="warm", interest="organisation", consider_for=consider_for,
        organisation="Analytical Museum",
    )  # fmt: skip
    sentence = sentence_of("door", compose(answers))
    assert ("at the museum" in sentence) is has_place
