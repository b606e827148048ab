"""The grammatical form of typed answers, and their text as it is in the note."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers.combinations import NEWS_OF_FOLLOW_UP, TEXTS_OF_EACH_FORM
from templates.letter.typed_answers.fragments import NOUN_FORMS, parse_answer
from templates.letter.typed_answers.reason import parse_reason
from templates.letter.typed_answers.sentences import has_words, split_sentences
from templates.letter.typed_answers.topic import find_topic
from templates.phrasebook.facts import GrammaticalForm

# By form, what each typed answer becomes in the note; None if it stays as it was typed.
EXAMPLES = {
    GrammaticalForm.NOUN: {
        "your account of how the first loom was mended": None,
        "fitter's work if the yard reopens": None,
        "you putting two loaves in front of me": None,
        "the trainer's jobs from May on, when my course will be finished": None,
        "the hush before the curtain went up": None,
        "the morning's training I got even though I wasn't hired": None,
        "the roof, should you ever take that on": None,
        "the board with the worn-out contactors nailed to it, each one labelled": None,
        "Your account of the flood.": "your account of the flood",
        "whatever time my letter took": None,
        "a post at the mill, should the grant come through": None,
        "the vat, and the one we all dipped a finger in": None,
        "your sales plan for the cider": None,
        "the jar on the sill, because you will not have it poured away": None,
        "the way you run the night shift": None,
        "the care taken over every label": None,
        "the shelf of jars for every dye you've made": None,
        "the soup a little girl served me in your yard": None,
        "that morning in the dye house": None,
        "your kindness when I was late and you found me a towel": None,
        "your question, what would I mend first?": None,
        "the list for turnover taped inside the door": None,
        "the months you spent on the rota so parents could come": None,
        "Alan's story about the night shift": None,
        "everything you said about apprentices": None,
        "the two hours we spent on the seed catalogue": None,
        "your team's habit of tasting everything twice": None,
        "the smell of the press at 6 am, and the feeling that I belonged": None,
        "“Taste it before you price it.”": None,
    },
    GrammaticalForm.BARE_NOUN: {
        "loom demonstration": None,
        "dye technician jobs, any site": None,
        "work at the press, and I don't mind which": None,
        "Conversations with Alan about type": "conversations with Alan about type",
    },
    GrammaticalForm.GERUND: {
        "hearing how you won the growers over": None,
        "Seeing the looms at work.": "seeing the looms at work",
        "being shown the orchard by Kathleen": None,
        "not having to explain myself": None,
        "telling me yourself, before the list went up": None,
        "ringing me before the letter came": None,
        "telling me yourself before the others heard": None,
        "letting me have a turn at the wheel": None,
        "moving the talk so I could get home": None,
        "meeting me off the boat": None,
        "watching your crew cut the cheese by hand": None,
        "walking the rows and realising I knew every apple": None,
        "letting me stay; nobody else did": None,
        "meeting with me after the market closed": None,
        "being honest when you said the press had broken and you hadn't": None,
    },
    GrammaticalForm.CLAUSE: {
        "how you won the growers over": None,
    },
    GrammaticalForm.THAT_CLAUSE: {
        "that you took the time to show me the floor": None,
        "That you'd pressed cider as a boy": "that you'd pressed cider as a boy",
        "simply that I want to finish the course": None,
        "that small things matter, like the labels": None,
        "that even managers sweep the floor": None,
        "that honesty pays": None,
        "that people stay for years": None,
        "that coffee is free at night": None,
        "Why the team moved out of the mill": "why the team moved out of the mill",
    },
    GrammaticalForm.DENIAL: {
        "not the cider but the company": None,
        "not anything the growers said": None,
    },
    GrammaticalForm.MOMENT: {
        "when you lifted the lid of the vat": None,
        "At the end, when the rain came": "at the end, when the rain came",
        "while we were eating a pie you had baked": None,
        "when you said the wool came from Skye": None,
        "when the cook tasted my cheese and went quiet": None,
        "a year or two from now": None,
    },
    GrammaticalForm.PREDICATE: {
        "felt very much at home": None,
        "Really enjoyed the tasting": "really enjoyed the tasting",
        "passed soil science last week": None,
    },
    GrammaticalForm.DEED: {"told me to come back in spring": None},
    GrammaticalForm.STATE: {
        "really impressed by the greenhouse": None,
        "Delighted to see the looms": "delighted to see the looms",
    },
    GrammaticalForm.PARTICIPLE: {"been offered a place at the mill": None},
    GrammaticalForm.PASSIVE: {"shown round the orchard": None},
    GrammaticalForm.ABSENCE: {"no two apples the same": None},
    GrammaticalForm.CAUSE: {
        "due to a change at home": None,
        "to do with timing: my father has lost two of his pickers": None,
        "For a proper look at the looms": "for a proper look at the looms",
    },
    GrammaticalForm.INFINITIVE: {"To be nearer my sister": "to be nearer my sister"},
    GrammaticalForm.PURPOSE: {"so that I can look after the orchard": None},
    GrammaticalForm.CONDITION: {"If the second orchard is planted": "if the second orchard is planted"},
    GrammaticalForm.SENTENCE: {
        "my present Grade 6 class sits its national exam this year": None,
        "our landlord sells the house": None,
        "my father needs care": None,
        "my son Theo is starting treatment": None,
        "while packing my kit I found the badge in it": None,
        "Ms Dahl, in the fern house you open the vents by hand": None,
        "Dr. Castellano, I look forward to the swim meet": None,
        "on the way round the pool a woman called out to me": None,
        "Last autumn I bought a jar of your honey": "last autumn I bought a jar of your honey",
        "at the clinic a man who had come alone asked the nurse for her arm": None,
        "the house sale collapsed": None,
        "the library's reopened and I'm on the desk": None,
        "kindly keep my papers": None,
        "You told me how the mill was saved": None,
        "I was struck by how quiet the floor was.": "I was struck by how quiet the floor was",
        "your team showed me what patience looks like": None,
        "your prep call made all the difference": None,
        "your orchard hands know every tree by name": None,
        "the pressers check each crate": None,
        "Walt shut his eyes, ran his thumb along the stave and found the leak": None,
        "at the weir the night crew draw again a line where the ice begins": None,
        "your team ask before they prune anything": None,
        "The tasting was a highlight. I went home and planted a tree.":
            "the tasting was a highlight. I went home and planted a tree",
        "It's the question about frost I keep thinking of": None,
        "after lunch you showed me the press": None,
        "Could anyone forget that tasting?": None,
        "my brother's been taken ill": None,
        "talking to you both made me want it more": None,
        "our season ends on the 22nd": None,
        "Ada laid her hand on the vat": None,
        "Your sign said, “Mind the goats.”": "your sign said, “Mind the goats.”",
        "Ada, who runs the press, let me turn it": None,
        "beekeeping turned out to be quieter than I thought": None,
        "My sister and I pick as a pair": "my sister and I pick as a pair",
        "The walk before lunch went well": "the walk before lunch went well",
    },
}  # fmt: skip


@pytest.mark.parametrize("form", EXAMPLES)
def test_the_grammatical_form_of_an_answer(form):
    def as_compared(text):
        # In the note, a sentence gets a capital, so the first letter of its fragment is ignored.
        return text.casefold() if form is GrammaticalForm.SENTENCE else text

    for typed, text in EXAMPLES[form].items():
        fragment = parse_answer(typed)
        assert fragment.form is form, typed
        assert as_compared(fragment.text) == as_compared(text or typed)


@pytest.mark.parametrize(
    "typed",
    [
        *(typed for examples in EXAMPLES.values() for typed in examples if "'" in typed),
        "after lunch we'd the whole kiln to ourselves",
        "in the end it wasn't the pay",
    ],
)
def test_a_typographic_apostrophe_changes_no_form(typed):
    assert parse_answer(typed.replace("'", "’")).form is parse_answer(typed).form
    assert parse_reason(typed.replace("'", "’")).form is parse_reason(typed).form


def test_there_are_examples_of_every_form():
    # Only the parsers of single fields find jottings.
    forms = set(GrammaticalForm) - {GrammaticalForm.NONE, GrammaticalForm.JOTTING}
    assert EXAMPLES.keys() == forms
    for field, texts in {**TEXTS_OF_EACH_FORM, "brings": NEWS_OF_FOLLOW_UP}.items():
        parse = parse_reason if field == "reason" else parse_answer
        # As a reason, a noun phrase is a cause: "because of the pay".
        missing = set(NOUN_FORMS) if field == "reason" else set()
        assert {parse(text).form for text in texts} == forms - missing, field


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("i think i'll remember the press", "I think I'll remember the press"),
        ("im between harvests and ive time", "I'm between harvests and I've time"),
        ("Jony Ive and the im- prefix", "Jony Ive and the im- prefix"),
        ("youre kind and didnt rush", "you're kind and didn't rush"),
        ("its still on my mind", "it's still on my mind"),
        ("its walls", "its walls"),
        ("cabin in the woods", "cabin in the woods"),
        ("thats what he wanted", "that's what he wanted"),
        ("a cant hook, and what he wont sell", "a cant hook, and what he wont sell"),
        ("the tasting + the walk", "the tasting and the walk"),
        ("how it ended, i.e. in applause", "how it ended, i.e. in applause"),
        ("you asked Dr. Hopper. she knew.", "you asked Dr. Hopper. She knew"),
        ("it rained. we laughed!", "it rained. We laughed!"),
        ("  the\tpress  ", "the press"),
        ("the press…", "the press"),
    ],
)
def test_only_typing_habits_are_corrected(typed, text):
    assert parse_answer(typed).text == text


@pytest.mark.parametrize("answer", ["your account", "your software", "your theory of colour"])
def test_the_form_stays_the_same_while_the_first_noun_is_typed(answer):
    prefixes = [answer[:end] for end in range(len("your a"), len(answer) + 1)]
    forms = {parse_answer(prefix).form for prefix in prefixes}
    assert forms == {GrammaticalForm.NOUN}


@pytest.mark.parametrize("typed", ["", "  ", "…", "?", "(!)", "\x00", "- -"])
def test_a_text_without_words_is_not_an_answer(typed):
    assert parse_answer(typed) == (GrammaticalForm.NONE, "")
    assert parse_reason(typed).form is GrammaticalForm.NONE


@pytest.mark.parametrize(
    "typed",
    [
        "... the press",
        "! a",
        "is … the press",
        "? is",
        "'",
        "'Mind it', on the door",
        '"Mind it", on the door',
        '"Mind it", in the yard, it said',
        ", on it, we",
    ],
)
def test_punctuation_before_the_first_word_is_accepted(typed):
    assert parse_answer(typed).text or not has_words(typed)


@given(st.text())
def test_any_text_can_be_parsed(typed):
    for parse in (parse_answer, parse_reason):
        fragment = parse(typed)
        assert (fragment.form is GrammaticalForm.NONE) == (not fragment.text)
    assert (parse_answer(typed).form is GrammaticalForm.NONE) == (not has_words(typed))
    find_topic(parse_answer(typed))


WORDS = st.lists(
    st.sampled_from(
        "the your my a I i we you they Alan Alan's press orchard tasting was is had felt showed told "
        "made seeing hearing how why that when after for to so if no and but very kindly good me "
        "it's been shown impressed everything what which of with about Leiden, frost. Rain? café".split()
    ),
    min_size=1, max_size=14,
).map(" ".join)  # fmt: skip


@given(WORDS)
@example("when")
def test_the_typed_words_stay_in_their_order(typed):
    """Only capitals may change, in "I" or the first word, and a full stop may be removed."""
    words = re.findall(r"[\w']+", parse_answer(typed).text.casefold())
    typed_words = re.findall(r"[\w']+", typed.casefold())
    if len(words) < len(typed_words) and typed_words[0] in ("is", "was"):
        # "is the press", after "What I'll remember is", does not repeat its verb.
        typed_words = typed_words[1:]
    assert words == typed_words


@pytest.mark.parametrize(
    ("typed", "form", "text"),
    [
        ("because I've accepted another post.", GrammaticalForm.SENTENCE, "I've accepted another post"),
        ("Because my wife has found work in Leiden", GrammaticalForm.SENTENCE, "my wife has found work in Leiden"),
        ("because of a change at home", GrammaticalForm.CAUSE, "because of a change at home"),
        ("so that I can stay near my sister", GrammaticalForm.PURPOSE, "so that I can stay near my sister"),
        ("been asked to stay on", GrammaticalForm.PARTICIPLE, "been asked to stay on"),
        ("a post closer to home", GrammaticalForm.PREDICATE, "would prefer a post closer to home"),
    ],
)  # fmt: skip
def test_a_reason_may_be_typed_with_or_without_the_word_because(typed, form, text):
    reason = parse_reason(typed)
    assert reason.form is form
    assert reason.text.casefold() == text.casefold()


@pytest.mark.parametrize(
    ("typed", "sentences"),
    [
        ('You ask "Was it ripe?" before you pick. I do too.', 2),
        ("You shouted “Mind the press!” and laughed.", 1),
        ('You asked "Was it ripe?" I said no.', 2),
        ("your tip re. pruning, esp. in May", 1),
        ("your notes, espec. the last", 1),
        ("the orchard (approx. 400 trees) and St. Brigid's", 1),
        ("the drive with J. Reed, i.e. the foreman", 1),
        ("the eng. dept. and the tour at 9 a.m. on Jan. 12th", 1),
        ("the presses, vats, etc. I want one.", 2),
        ("the tour. it was fun", 2),
    ],
)
def test_a_quotation_or_an_abbreviation_ends_a_sentence_only_before_a_new_one(typed, sentences):
    assert len(split_sentences(typed)) == sentences
