"""An adviser's own sentences, outcomes and tones, in an overlay folder."""

import re
from dataclasses import replace
from itertools import product

import pytest

from helpers.factories import complete_answers
from helpers.wording import PLAIN_TONE
from templates import Answers, Length, RecipientRole, Spelling, compose
from templates.etiquette.checker import check_note
from templates.letter.coverage import missing_sentences
from templates.letter.linkedin import connection_note
from templates.letter.openings import distinct_openings, words_around
from templates.letter.selection import variant_names
from templates.letter.situation import resolve
from templates.phrasebook.wording_reader import built_in


def sentences(note):
    return [sentence.text for sentence in note.sentences]


OWN_SENTENCE = (
    '[house]\n{}\ntext = "Thank you for telling me about {{the_role}}, as we were taught."\n'
)
END_OF_OWN_SENTENCE = "as we were taught"


def test_a_sentence_marked_as_first_is_the_default(read_overlay):
    wording = read_overlay({"moves/news.toml": OWN_SENTENCE.format("first = true")})
    for count in range(12):
        answers = complete_answers(reword_count=count)
        assert END_OF_OWN_SENTENCE in compose(answers, wording).letter()
        others = variant_names("news", resolve(answers, wording))
        assert len(others) > 1
        other = next(name for name in others if name != "news.house")
        with_other = compose(replace(answers, chosen_variants=(other,)), wording)
        assert END_OF_OWN_SENTENCE not in with_other.letter()


def test_a_sentence_marked_as_only_excludes_all_others(read_overlay):
    wording = read_overlay(
        {"moves/news.toml": OWN_SENTENCE.format('only = true\noutcome = "not_selected"')}
    )
    answers = complete_answers(outcome="not_selected", chosen_variants=("news.gone",))
    assert variant_names("news", resolve(answers, wording)) == ("news.house",)
    assert END_OF_OWN_SENTENCE in compose(answers, wording).letter()
    after_another_outcome = compose(complete_answers(outcome="runner_up"), wording)
    assert END_OF_OWN_SENTENCE not in after_another_outcome.letter()


def test_no_sentence_of_another_move_replaces_one_marked_as_only(read_overlay):
    wording = read_overlay(
        {"moves/consideration.toml": '[house]\nonly = true\ntext = "It was time well spent."\n'}
    )
    for count in range(8):
        note = compose(complete_answers(outcome="not_selected", reword_count=count), wording)
        assert "It was time well spent." in sentences(note)


def test_the_consideration_after_an_own_sentence_of_news_is_grammatical(read_overlay):
    wording = read_overlay({"moves/news.toml": OWN_SENTENCE.format("only = true")})
    outcomes = ("application_only", "role_closed", "not_selected")
    for outcome, part, meetings, tone in product(outcomes, RecipientRole, (0, 1), wording.tones):
        answers = complete_answers(outcome=outcome, part=part, meetings=meetings, tone=tone)
        letter = compose(answers, wording).letter()
        assert END_OF_OWN_SENTENCE in letter
        assert not re.search(r"(?i)grateful for \w+ing\b", letter)


def test_an_opening_marked_as_only_belongs_to_one_grammatical_form(read_overlay):
    wording = read_overlay(
        {
            "moves/detail.toml": '[house]\nonly = true\ndetail = "noun"\ntext = "We recall {detail}."\n'
        }
    )
    noun = resolve(complete_answers(detail="the walk along the dam"), wording)
    clause = resolve(complete_answers(detail="how you won them over"), wording)
    assert [variant.key for variant in distinct_openings("detail", noun)] == ["house"]
    assert len(distinct_openings("detail", clause)) > 1
    assert "We recall the walk along the dam." in sentences(compose(noun.answers, wording))


def test_an_opening_marked_as_first_is_the_default(read_overlay):
    wording = read_overlay(
        {
            "moves/detail.toml": '[house]\nfirst = true\ndetail = "noun"\ntext = "We recall {detail}."\n'
        }
    )
    answers = complete_answers(detail="the walk along the dam")
    assert "We recall the walk along the dam." in sentences(compose(answers, wording))
    assert len(distinct_openings("detail", resolve(answers, wording))) > 1


def test_a_built_in_sentence_can_be_dropped_for_one_outcome_or_for_all(read_overlay):
    def names(wording, outcome):
        return variant_names("news", resolve(complete_answers(outcome=outcome), wording))

    wording = read_overlay({"moves/news.toml": '[gone]\ndrop = "runner_up"\n'})
    assert "news.gone" in names(wording, "not_selected")
    assert "news.gone" not in names(wording, "runner_up")
    wording = read_overlay({"moves/news.toml": "[gone]\ndrop = true\n"})
    assert "news.gone" not in names(wording, "not_selected")


def test_a_dropped_sentence_must_be_built_in_and_have_no_other_key(find_issues):
    assert find_issues({"moves/news.toml": "[gonee]\ndrop = true\n"}) == [
        "moves/news.toml: [gonee] drop: there is no built-in sentence of this name:"
        " did you mean gone?"
    ]
    (issue,) = find_issues({"moves/news.toml": '[gone]\ndrop = "withdrew"\n'})
    assert issue == 'moves/news.toml: [gone] drop: "withdrew" has never had this sentence'
    (issue,) = find_issues({"moves/news.toml": '[gone]\ndrop = true\ntext = "Thank you."\n'})
    assert "its other keys have no effect" in issue


def test_an_overlay_folder_changes_the_built_in_wording(read_overlay):
    own = read_overlay(
        {
            "moves/news.toml": OWN_SENTENCE.format('outcome = "not_selected"'),
            "outcomes.toml": '[not_selected]\nlabel = "They took someone else"\n',
            "tones.toml": PLAIN_TONE,
        }
    )
    assert own.outcomes["not_selected"].label == "They took someone else"
    assert own.outcomes["not_selected"].required == built_in().outcomes["not_selected"].required
    assert len(own.moves["news"]) == len(built_in().moves["news"]) + 1
    note = compose(
        Answers(
            outcome="not_selected", tone="plain", chosen_variants=("news.house",), role="Clerk"
        ),
        own,
    )
    assert END_OF_OWN_SENTENCE in note.sentences[0].text
    assert note.greeting.startswith("Hello")
    assert note.sign_off == "Regards,"


def test_an_advisers_greeting_and_opening_may_name_the_organisation(read_overlay):
    own = read_overlay(
        {
            "tones.toml": '[warm]\ngreeting = "Hello {recipient} at {organisation},"\n',
            "moves/detail.toml": '[at_yours]\ntext = "Of {organisation} I remember {detail}."\n',
        }
    )
    answers = complete_answers(
        detail="the walk", chosen_variants=("detail.at_yours",), spelling=None
    )
    sentence = "Of Analytical Engines I remember the walk."
    note = compose(answers, own)
    assert note.greeting == "Hello Grace at Analytical Engines,"
    assert sentence in sentences(note)
    # After the greeting, the sentence begins with a small letter.
    text = connection_note(answers, own, has_linkedin_premium=True).text
    assert sentence.removeprefix("O") in text
    assert words_around("detail", resolve(answers, own)) == ("Of Analytical Engines I remember", "")


@pytest.mark.parametrize("placeholder", ["{greeting}", "{story}"])
def test_a_greeting_with_a_placeholder_of_the_connection_note_does_not_crash(
    read_overlay, placeholder
):
    own = read_overlay({"tones.toml": f'[warm]\ngreeting = "Hello {{recipient}}{placeholder},"\n'})
    assert compose(complete_answers(detail="the walk"), own).greeting.startswith("Hello Grace")


def test_a_text_of_several_lines_is_one_line_in_the_letter(read_overlay):
    text = 'text = """\nThank you\n\nfor  telling me."""\n'
    wording = read_overlay({"moves/news.toml": f"[x]\nonly = true\n{text}"})
    assert "Thank you for telling me." in sentences(compose(complete_answers(), wording))


PAUSED = '[paused]\nlike = "not_selected"\nlabel = "They paused the search"\n'


@pytest.mark.slow
def test_an_outcome_with_the_key_like_has_the_sentences_of_both_outcomes(read_overlay):
    wording = read_overlay(
        {
            "outcomes.toml": PAUSED + "words = { short = [20, 50] }\n",
            "moves/news.toml": '[paused]\noutcome = "paused"\nonly = true\ntext = "Thanks for the pause."\n',
        },
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


def test_a_sentence_dropped_for_an_outcome_is_dropped_for_outcomes_like_it(read_overlay):
    wording = read_overlay(
        {"outcomes.toml": PAUSED, "moves/news.toml": '[gone]\ndrop = "not_selected"\n'}
    )
    for outcome in ("not_selected", "paused"):
        situation = resolve(complete_answers(outcome=outcome), wording)
        assert "news.gone" not in variant_names("news", situation)
    wording = read_overlay(
        {"outcomes.toml": PAUSED, "moves/news.toml": '[gone]\ndrop = "paused"\n'}
    )
    situation = resolve(complete_answers(outcome="not_selected"), wording)
    assert "news.gone" in variant_names("news", situation)


@pytest.fixture
def with_own_outcome(read_overlay):
    """The wording with an outcome without the key `like`, and sentences for it."""
    outcome = (
        '[paused]\nlabel = "They paused the search"\nhint = ""\nsubject = "Thank you – {role}"\n'
        'required = ["closing", "consideration"]\noptional = ["wishes"]\n'
        'fill = ["wishes"]\nparagraphs = [["closing"], ["consideration"], ["wishes"]]\n'
        "meetings = [0, 9]\nheld = []\nwords = { standard = [20, 90], short = [20, 60] }\n"
        'defaults = { interest = "none", keep_in_mind = false, linkedin = false }\n'
    )
    closing = (
        '[while_it_is_paused]\noutcome = "paused"\ntext = "I hope that the search goes on."\n'
        '[good_to_know]\noutcome = "paused"\ntext = "It is good to know about {job}."\n'
    )
    wishes = '[for_the_search]\noutcome = "paused"\ntext = "I wish you well with it."\n'
    return read_overlay(
        {"outcomes.toml": outcome, "moves/closing.toml": closing, "moves/wishes.toml": wishes}
    )


def test_an_outcome_can_be_added_with_toml_alone(with_own_outcome):
    note = compose(Answers(outcome="paused"), with_own_outcome)
    assert note.sentences[0].moves == ("closing",)


@pytest.mark.slow
def test_an_advisers_outcome_has_sentences_for_every_situation(with_own_outcome):
    assert missing_sentences(with_own_outcome) == ()


def test_own_words_on_a_call_in_vain_may_be_in_the_first_paragraph_of_an_outcome(read_overlay):
    own = read_overlay(
        {
            "outcomes.toml": "[withdrew]\nparagraphs = [\n"
            '  ["own_words", "gratitude", "withdrawal", "reason", "apology"],\n'
            '  ["consideration", "detail"],\n'
            '  ["interest", "field_interest", "door", "keep_in_mind", "linkedin"],\n'
            '  ["pass_on", "meet_again", "wishes", "no_reply_needed"],\n]\n'
        }
    )
    own_words = "I rang twice but couldn't get hold of you."
    note = compose(complete_answers(outcome="withdrew", own_words=own_words), own)
    assert note.sentences[0].text == own_words


@pytest.mark.slow
def test_a_move_needs_sentences_for_every_recipient(read_overlay):
    outcome = (
        '[no_reply]\nrequired = ["regard"]\noptional = []\non_request = []\nfill = []\n'
        'paragraphs = [["regard"]]\n'
    )
    regard = '[plain]\nside = "employer"\ntext = "Regards."\n'
    own = read_overlay({"outcomes.toml": outcome, "moves/regard.toml": regard})
    assert [str(issue) for issue in missing_sentences(own)] == [
        'moves/regard.toml: has no sentence where part = ["agency", "referrer"]: write one'
    ]
    assert compose(Answers(outcome="no_reply"), own).paragraphs
    assert compose(Answers(outcome="no_reply", part=RecipientRole.AGENCY), own).paragraphs == ()


def test_a_built_in_tone_can_use_the_sentences_of_another_tone(read_overlay):
    wording = read_overlay({"tones.toml": '[warm]\nsentences = "formal"\n'})
    warm = compose(complete_answers(tone="warm"), wording)
    formal = compose(complete_answers(tone="formal"), wording)
    assert "I would" in formal.letter()
    assert "I'd" not in warm.letter()
    assert [s.moves for s in warm.sentences] == [s.moves for s in formal.sentences]
    assert warm.greeting == "Dear Grace,"


def test_a_tone_may_mix_own_sentences_with_those_of_another_tone(read_overlay):
    wording = read_overlay(
        {
            "tones.toml": PLAIN_TONE,
            "moves/news.toml": '[blunt]\nonly = true\nplain = "Thanks for telling me."\n',
            "linkedin.toml": '[blunt]\nformal = "A"\nwarm = "B"\nfriendly = "C"\nplain = "Hello, {sender}"\n',
        },
    )
    plain, warm = (complete_answers(tone=tone) for tone in ("plain", "warm"))
    assert "Thanks for telling me." in sentences(compose(plain, wording))
    assert "Thanks for telling me." not in sentences(compose(warm, wording))
    assert connection_note(plain, wording).text == "Hello, Ada Lovelace"


def test_an_inner_table_is_changed_key_by_key(read_overlay):
    wording = read_overlay({"tones.toml": '[warm]\nsign_off.british = ["Regards,"]\n'})
    british, american = (wording.tones["warm"].sign_offs[spelling] for spelling in Spelling)
    assert british == ("Regards,",)
    assert american != british


def test_a_greeting_without_a_name_is_allowed(read_overlay):
    wording = read_overlay({"tones.toml": '[warm]\ngreeting = "Good morning,"\n'})
    assert compose(complete_answers(tone="warm"), wording).greeting == "Good morning,"


@pytest.mark.parametrize("greeting", ["Hey {recipient},", "hi {recipient},"])
def test_a_casual_greeting_of_a_casual_tone_passes_the_check(read_overlay, greeting):
    wording = read_overlay({"tones.toml": f'[friendly]\ngreeting = "{greeting}"\n'})
    answers = complete_answers(tone="friendly")
    letter = compose(answers, wording).letter()
    assert letter.casefold().startswith(greeting.partition(" ")[0].casefold())
    assert check_note(letter, wording, answers) == ()


def test_an_advisers_connection_note_comes_before_the_built_in_ones(read_overlay):
    text = 'formal = "A {sender}"\nwarm = "B {sender}"\nfriendly = "C {sender}"\n'
    wording = read_overlay({"linkedin.toml": f"[ours]\n{text}"})
    assert connection_note(complete_answers(tone="warm"), wording).text == "B Ada Lovelace"


def test_a_connection_note_may_have_one_text_for_all_tones(read_overlay):
    wording = read_overlay(
        {"linkedin.toml": '[ours]\ntext = "A {sender}"\nformal = "B {sender}"\n'}
    )
    notes = {
        tone: connection_note(complete_answers(tone=tone), wording).text for tone in wording.tones
    }
    assert notes == {
        "formal": "B Ada Lovelace",
        "warm": "A Ada Lovelace",
        "friendly": "A Ada Lovelace",
    }
