"""What the checker finds in typed text, and that it finds nothing in composed notes."""

import threading
import tomllib
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given

from helpers.combinations import OTHER_TYPED, TEXTS_OF_EACH_FORM, every_choice, find_faults
from helpers.factories import complete_answers
from helpers.findings import find_stops
from helpers.repository import GOLDEN
from helpers.strategies import answers as any_answers
from templates import Answers, compose
from templates.answers import AddedText, Interest, Length, RecipientRole
from templates.etiquette.checker import (
    MAX_CHECKED,
    MISSING_TIE_MESSAGE,
    check_answer,
    check_note,
    etiquette_for,
    read_rules_in_turn,
)
from templates.etiquette.findings import (
    Category,
    Severity,
    select_stops,
)
from templates.etiquette.rule_reader import RuleReader
from templates.matching.sentences import locate_sentences
from templates.matching.tokens import tokenize
from templates.phrasebook.files import WordingFiles
from templates.phrasebook.wording_reader import built_in
from templates.questions.answers_file import answers_from_dict

ANSWERS = complete_answers(recipient_name="Dr Grace Hopper", also_thank=("Kathleen",))


@pytest.mark.parametrize(
    "text",
    [
        "I’d welcome any feedback.",
        "I'd welcome any feed\u00adback.",
        "I'd welcome any feed\u2060back.",
        "I would welcome any feedback.",
        "I`d welcome any feed-back.",
        "Id welcome any feedback",
        "I'D WELCOME ANY FEEDBACK",
        "I'd welcome\nany feedback.",
        "Thank you – I’d welcome any feedback!",
        "Ｉ would welcome any feedback.",
    ],
)
def test_typography_and_contractions_make_no_difference(text):
    assert [f.category for f in find_stops(text)] == [Category.FEEDBACK]


def test_an_abbreviation_is_not_read_as_a_contraction():
    assert "would" not in tokenize("My ID is with the porter.").words
    assert "would" in tokenize("ID LOVE TO COME BACK.").words


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("I wonder why…", "I wonder why."),
        ("Could you tell\u200b me why?", "Could you tell me why?"),
        ("You hadnt read it.", "You hadn't read it."),
    ],
)
def test_sentences_that_read_alike_have_the_same_words(typed, plain):
    assert tokenize(typed).text == tokenize(plain).text


def test_quotations_are_not_checked():
    mail = (
        "Thank you for your kind letter.\n\n"
        "> Could you give us feedback?\n> Our process was unfair.\n\n"
        "On 3 May Grace Hopper wrote:\nWould you give us feedback?\n"
    )
    assert not find_stops(mail)
    assert not find_stops('You wrote "could you give us some feedback on the day" and I will.')
    # Quotation marks around the whole text do not make it a quotation.
    assert find_stops('"Could you give me some feedback?"')


def test_each_sentence_is_checked_separately():
    text = "Thank you for the feedback. Could you send more of it? Any feedback is welcome."
    assert [f.text for f in find_stops(text)] == ["Any feedback is welcome."]
    text = "ta for letting me know. any feedback is welcome. all the best"
    assert [f.text for f in find_stops(text)] == ["any feedback is welcome."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I liked the stable in (Ort einsetzen).", "(Ort einsetzen)"),
        ("I liked the stable in (insérer le lieu).", "(insérer le lieu)"),
        ("Thank you for the interview at XX.", "at XX"),
        ("Please thank Mr Xyz for me.", "Mr Xyz"),
        ("We met on dd March.", "dd March"),
        ("Thank you for the interview at Company.", "Company"),
        ("I liked the thought of joining Company a lot.", "Company"),
        ("Dear Recipient, thank you for the tour.", "Recipient"),
        ("I liked the work at ‘insert the company’ a lot.", "‘insert the company’"),
        ("I liked the work at -company- a lot.", "-company-"),
    ],
)
def test_a_slot_that_was_not_filled_is_a_placeholder(text, words):
    assert [(f.category, f.text) for f in find_stops(text)] == [(Category.PLACEHOLDER, words)]


@pytest.mark.parametrize(
    ("leftover", "replacement"),
    [
        ("[name]", "Dr Grace Hopper"),
        ("[Hiring Manager's Name]", "Dr Grace Hopper"),
        ("<name of the interviewer>", "Dr Grace Hopper"),
        ("{{first_name}}", "Dr Grace Hopper"),
        ("[company name]", ANSWERS.organisation),
        ("[job title]", ANSWERS.role),
        # These name other things, although "desired" contains "sir", and "confirmed" "firm".
        ("[project name]", None),
        ("[name of city]", None),
        ("[recruiter's phone number]", None),
        ("[desired start date]", None),
        ("[confirmed date]", None),
    ],
)
def test_a_placeholder_is_replaced_only_by_the_answer_that_it_names(leftover, replacement):
    stops = find_stops(f"I liked the tour with {leftover}.", ANSWERS)
    assert [(f.text, f.replacement) for f in stops] == [(leftover, replacement)]


@pytest.mark.parametrize("gap", ["  ", "\n"])
def test_a_sentence_continues_after_a_title_and_two_spaces_or_a_line_break(gap):
    sentence = f"When you next see her, would you thank our kind Dr.{gap}Ames for the tea?"
    texts = [text for _, text in locate_sentences(f"{sentence} I had pens, ink, etc.  Thank you.")]
    assert texts == [sentence, "I had pens, ink, etc.", "Thank you."]


def test_a_name_that_begins_with_x_is_not_a_placeholder():
    assert not find_stops("Dr Hopper explained the X-ray and the MRI (einmal im Jahr).")


@pytest.mark.parametrize(
    ("outcome", "text"),
    [
        ("application_only", "Thank you for our conversation."),
        ("screened_out", "It was good to meet the team."),
        ("role_closed", "I respect your decision."),
        ("internal", "I would still love to join the company."),
        ("no_reply", "Thank you for letting me know."),
        ("withdrew", "I am disappointed, of course."),
        ("declined", "The salary was too low for me."),
        ("reneged", "Please keep me in mind."),
        ("runner_up", "I was glad to hear I came so close."),
    ],
)
def test_a_text_that_is_untrue_after_an_outcome_is_a_stop_only_then(outcome, text):
    findings = check_answer(text, built_in(), Answers(outcome=outcome))
    assert [(f.category, f.severity) for f in findings] == [(Category.UNTRUE, Severity.STOP)]
    assert not find_stops(text)


@pytest.mark.parametrize(
    ("text", "replacement"),
    [
        ("I liked Dr Hoper's way with doubt.", "Hopper"),
        ("Kathlene showed me the yard.", "Kathleen"),
        ("I enjoyed my day at Analitical Engines.", "Analytical"),
        ("I was glad of the interview at Babbage & Sons.", "Analytical Engines"),
        ("Thank you for seeing me about the Data Analyst role.", "Programming Lead"),
        ("I enjoyed my time at [Company Name].", "Analytical Engines"),
        ("Yours sincerely,\n[Your Name]", "Ada Lovelace"),
    ],
)
def test_a_name_that_differs_from_the_answers_is_corrected(text, replacement):
    (finding,) = find_stops(text, ANSWERS)
    assert finding.replacement == replacement


@pytest.mark.parametrize("name", ["St Brannock's Hospital", "St Brannock’s Hospital"])
def test_a_name_with_a_possessive_is_spelt_right(name):
    answers = replace(ANSWERS, organisation=name)
    assert not find_stops(f"I'd like to work at {name}.", answers)
    (finding,) = find_stops("I know St Branock's well.", answers)
    assert (finding.text, finding.replacement) == ("Branock", "Brannock")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I liked the interview at Globex. It was good.", "Globex"),
        ("I liked the interview at Arcodia’s mill.", "Arcodia"),
    ],
)
def test_a_wrong_organisation_is_replaced_without_its_full_stop_or_possessive_s(text, name):
    (finding,) = find_stops(text, replace(ANSWERS, organisation="Arcadia"))
    assert (finding.text, finding.replacement) == (name, "Arcadia")


def test_decomposed_characters_make_no_difference_to_names():
    answers = replace(ANSWERS, recipient_name="Zoë Müller", sender_name="José Peña")
    letter = compose(answers).letter()
    assert unicodedata.normalize("NFD", letter) != letter
    typed = replace(answers, edited_letter=unicodedata.normalize("NFD", letter) + "\n")
    assert not find_stops(typed.edited_letter, typed)
    (finding,) = find_stops("Dear Zoë,\n\nI liked Mrs Mu\u0308ler's way.", answers)
    assert finding.replacement == "Müller"


@pytest.mark.parametrize(
    ("text", "words", "replacement"),
    [
        ("Dear Hopper,,\n\nThank you for the day.", ",,", ","),
        ("Dear Hopper,\n\nThank you for the caf\ufffd.", "\ufffd", None),
    ],
)
def test_lost_and_repeated_characters_are_found(text, words, replacement):
    findings = [f for f in check_note(text, built_in()) if f.category == "style"]
    assert [(f.text, f.replacement) for f in findings] == [(words, replacement)]


def test_names_in_composed_words_are_not_checked():
    answers = replace(ANSWERS, role="Ward Sister", organisation="The Deal Group")
    note = compose(replace(answers, own_words="The Wart Sister was kind. I felt at home."))
    findings = check_note(note.letter(), built_in(), answers, note)
    assert [f.text for f in select_stops(findings)] == ["Wart"]


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("thanks_for", "waiting at the door with the keys till I turned up"),
        ("thanks_for", "coming back to me within two days with a straight answer"),
        ("thanks_for", "letting me explain on the phone without a word of reproach"),
        ("thanks_for", "letting me hear it from you before the list went up"),
        ("detail", "Since your email my sister reads each of my letters aloud before it goes"),
        (
            "detail",
            "You asked after my mother first. That was kinder than I had any right to expect",
        ),
        ("detail", "how Pat makes you say out loud what you're clipped to before you move"),
    ],
)
def test_typed_thanks_and_details_raise_no_doubt(field, typed):
    answers = replace(ANSWERS, **{field: typed})
    note = compose(answers)
    assert typed.rpartition(" ")[2] in note.letter()
    severities = {finding.severity for finding in check_note(note.letter(), built_in(), answers)}
    assert severities <= {Severity.HINT}


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("thanks_for", "finally answering, which took you only nine weeks"),
        ("detail", "You wasted three weeks of my life"),
        ("detail", "how nobody looked up from their phones while I was speaking"),
        ("detail", "You liked my drawings. I still can't see why you took somebody who can't draw"),
        ("consider_for", "any shift at all, since I can't pay my rent"),
    ],
)
def test_a_fault_in_a_typed_answer_is_found_in_the_note(field, typed):
    answers = replace(ANSWERS, **{field: typed})
    findings = check_note(compose(answers).letter(), built_in(), answers)
    assert {finding.severity for finding in findings} & {Severity.STOP, Severity.DOUBT}


def test_a_greeting_for_someone_else_is_a_stop():
    for greeting in ("Dear Dr Hopper,", "Dear Grace,", "Hello Grace,", "Dear Grace and Kathleen,"):
        assert not find_stops(f"{greeting}\n\nThank you.", ANSWERS)
    (finding,) = find_stops("Dear Alan,\n\nThank you.", ANSWERS)
    assert (finding.category, finding.replacement) == (Category.NAME, "Dear Grace,")


@pytest.mark.parametrize(
    ("text", "category"),
    [
        ("Dear Dr Hopper,\n\nThank you all.\n\nCheers,\nAda", "register"),
        ("Thank you.", "length"),
        ("Thank you. " + "word " * 160, "length"),
        ("Thank you. Thanks. Many thanks. I thank you all.", "style"),
        ("I hope this finds you well.", "style"),
        ("It was great!! I mean it.", "style"),
        ("THIS IS VERY GOOD", "style"),
        ("You gave me an incredible day with amazing people.", "style"),
        ("I look forward to hearing from you.", "style"),
    ],
)
def test_style_is_only_a_hint(text, category):
    findings = check_note(text, built_in())
    assert category in [f.category for f in findings]
    assert not select_stops(findings)


@pytest.mark.parametrize("outcome", built_in().outcomes)
def test_the_recommended_length_is_that_of_the_outcome(outcome):
    low, high = built_in().outcomes[outcome].word_limits[Length.STANDARD]
    answers = replace(ANSWERS, outcome=outcome)
    message = length_message("Thank you. " + "word " * 160, answers)
    assert f"{low} to {high} are enough" in message
    assert f"aim for {low} to {high}" in length_message("Thank you.", answers)


def length_message(text, answers):
    """Return the message of the only finding about the length of a text."""
    (finding,) = (f for f in check_note(text, built_in(), answers) if f.category == "length")
    return finding.message


def test_a_contraction_in_a_formal_note_is_found():
    findings = check_note("Dear Dr Hopper,\n\nI'm glad.", built_in(), Answers(tone="formal"))
    assert [(f.text, f.replacement) for f in findings if f.category == "register"] == [
        ("I'm", "I am")
    ]


@pytest.mark.parametrize("file", sorted(GOLDEN.glob("*.toml")), ids=lambda file: file.stem)
def test_nothing_is_found_in_the_golden_notes(file):
    answers = answers_from_dict(tomllib.loads(file.read_text(encoding="utf-8")), built_in())
    note = compose(answers)
    assert not check_note(note.letter(), built_in(), answers)
    assert not check_note(note.text(), built_in())


NAMED = {
    "recipient_name": "Grace Hopper",
    "organisation": "Nordlicht GmbH",
    "role": "Curator",
    "sender_name": "Ada Lovelace",
    "client": "Babbage",
    "greet_as": "",
    **dict.fromkeys(TEXTS_OF_EACH_FORM, ""),
    **{field: type(answer)() for field, answer in OTHER_TYPED.items() if field != "told_already"},
    "brings": "the report on river archives",
    "hope": "",
    "previously_brought": "",
    "tie": "",
    "connection_note": "",
    "edited_letter": "",
    "left_out": (),
    "sender_email": "",
    "sender_phone": "",
    "sender_linkedin": "",
}
"""Ordinary names and news, and no other typed text, since the checker finds faults in that."""


def test_a_short_note_that_the_program_composed_is_not_called_an_afterthought():
    answers = complete_answers(
        outcome="application_only",
        interest=Interest.NONE,
        keep_in_mind=False,
        left_out=("wishes",),
        role="Editor",
    )
    note = compose(answers)
    assert note.word_count < 30
    assert not check_note(note.letter(), built_in(), answers)
    assert check_note(note.letter().replace("Thank you", "Thanks"), built_in(), answers)


@given(any_answers())
def test_nothing_is_found_in_any_composed_note(drawn):
    answers = replace(drawn, **NAMED, outcome=drawn.outcome or "not_selected")
    note = compose(answers)
    assert not find_faults(note, answers), note.letter()


@pytest.mark.parametrize(
    ("changes", "is_found"),
    [
        ({}, True),
        ({"follow_up": None}, False),
        ({"tie": "It began with the drawing on the board"}, False),
        ({"brings": "The course you told me of is over"}, False),
        ({"added": (AddedText("brings", "I thought of the drawing."),)}, False),
        ({"edited_letter": "Dear Grace,\n\nI have passed.\n\nAda"}, False),
    ],
)
def test_a_hint_says_that_a_follow_up_needs_a_tie(changes, is_found):
    answers = complete_answers(follow_up=1, brings="I have passed the first of two papers")
    answers = replace(answers, **changes)
    note = compose(answers)
    messages = [finding.message for finding in check_note(note.letter(), built_in(), answers)]
    assert (MISSING_TIE_MESSAGE in messages) is is_found


@pytest.mark.slow
def test_nothing_is_found_in_the_note_for_any_combination_of_choices():
    for number, answers in enumerate(every_choice()):
        if number % 9 == 0:
            letter = compose(replace(answers, reword_count=number)).letter()
            assert not check_note(letter, built_in(), answers), letter


@pytest.mark.parametrize(
    "piece",
    ["could you ", "i would be very much grateful ", "[", "_", "<a", "why ", '"a b c ', "a", ">\n", "Mr/"],
)  # fmt: skip
# This takes a second. With a pattern that backtracks catastrophically, it would take hours: then
# the time limit makes the test fail.
@pytest.mark.timeout(300)
def test_no_long_text_makes_a_pattern_backtrack_catastrophically(piece):
    text = piece * (200_000 // len(piece))
    findings = check_note(text, built_in(), ANSWERS)
    assert all(f.end <= MAX_CHECKED for f in findings)
    assert "Only the first" in findings[-1].message


def test_a_request_is_a_stop_for_every_recipient():
    for part in RecipientRole:
        answers = Answers(outcome="not_selected", part=part)
        assert select_stops(check_answer("Could you give me feedback?", built_in(), answers))


def test_two_threads_read_the_rules_only_once(monkeypatch):
    # A copy of the wording, whose rules have not been read.
    wording = replace(built_in())
    read_rule, readings = RuleReader.read, []
    other = threading.Thread(target=etiquette_for, args=(wording,))

    def read_while_another_thread_asks(reader, name):
        readings.append(name)
        if len(readings) == 1:
            other.start()
            other.join(0.3)
        return read_rule(reader, name)

    monkeypatch.setattr(RuleReader, "read", read_while_another_thread_asks)
    rules = etiquette_for(wording).rules
    other.join()
    assert len(readings) == len(rules)


def test_rules_that_were_already_read_in_parts_are_not_read_again(monkeypatch):
    wording = replace(built_in())
    read_table, files = WordingFiles.read_table, []

    def record_and_read(self, name, issues):
        files.append(name)
        return read_table(self, name, issues)

    monkeypatch.setattr(WordingFiles, "read_table", record_and_read)
    turns = read_rules_in_turn(wording)
    for _ in range(5):
        next(turns)
    etiquette_for(wording)
    list(turns)
    assert len(files) == len(set(files)) > 5
