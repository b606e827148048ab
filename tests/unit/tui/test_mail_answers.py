"""The answers that a session takes from the employer's mail."""

from dataclasses import replace

import pytest

from helpers.mails import READING
from templates import Answers
from tui.export.formats import FORMATS
from tui.export.reply import OriginalMail
from tui.notes.draft import to_toml


@pytest.fixture
def session(new_session):
    """A session without a mail yet."""
    return new_session()


def test_a_notice_counts_the_answers_that_a_mail_filled_in(session):
    position = session.fill_from_mail(READING)
    assert session.answers == READING.answers
    assert position.step == "outcome"
    assert position.notices == (
        "8 answers are from their mail, shown with the words they rest on.",
    )


def test_each_answer_quotes_the_words_it_rests_on(session):
    session.fill_from_mail(READING)
    assert session.source_in_mail("role") == (
        "From their mail: “your interview for the Programming Lead role”"
    )
    assert session.source_in_mail("greet_as") == ""


def test_an_answer_without_words_is_shown_as_from_the_mail(session):
    session.fill_from_mail(replace(READING, evidence={}))
    assert session.source_in_mail("role") == "From their mail"


def test_a_reason_that_is_not_in_the_mail_is_shown_without_quotation_marks(session):
    session.fill_from_mail(replace(READING, evidence={}, reasons={"news": "nobody signed it"}))
    assert session.source_in_mail("news") == "From their mail: nobody signed it"


def test_the_writers_own_answers_stay_and_conflicts_are_named(session):
    session.answer("role", "Lead Programmer")
    session.answer("sender_name", "Ada Lovelace")
    session.answer("organisation", "Analytical Engines")
    position = session.fill_from_mail(READING)
    assert session.answers.role == "Lead Programmer"
    assert session.answers.sender_name == "Ada Lovelace"
    assert session.source_in_mail("role") == session.source_in_mail("organisation") == ""
    assert (
        position.notices[1]
        == "Where their mail says otherwise, your answer stays: Role, Your name."
    )


def test_if_the_mail_has_no_outcome_the_wizard_goes_to_that_question(session):
    session.step = "people"
    reading = replace(READING, answers=replace(READING.answers, outcome=None))
    assert session.fill_from_mail(reading).step == "outcome"


def test_a_mail_with_nothing_new_makes_no_change_to_undo(session):
    session.fill_from_mail(READING)
    session.undo()
    session.fill_from_mail(replace(READING, answers=Answers(), message_id=""))
    assert session.answers == Answers()
    assert session.undo() is None


def test_one_undo_removes_all_answers_of_a_mail_and_redo_restores_them(session):
    session.answer("role", "Lead Programmer")
    session.fill_from_mail(READING)
    assert session.undo().step == "outcome"
    assert session.answers == Answers(role="Lead Programmer")
    assert session.open_note.draft.original_mail is None
    assert session.source_in_mail("outcome") == ""
    session.redo()
    assert session.answers.recipient_name == "Grace Hopper"
    assert session.open_note.draft.original_mail.message_id == READING.message_id
    assert session.source_in_mail("outcome")


def test_undo_of_another_answer_keeps_the_mail_that_is_replied_to(session):
    session.fill_from_mail(READING)
    session.answer("tone", "warm")
    session.undo()
    assert session.open_note.draft.original_mail.message_id == READING.message_id


def test_only_going_to_the_next_step_confirms_answers(session):
    session.fill_from_mail(READING)
    session.next()
    assert session.source_in_mail("outcome") == ""
    assert session.source_in_mail("role")
    session.back()
    assert session.source_in_mail("role")


def test_a_changed_answer_is_no_longer_from_the_mail(session):
    session.fill_from_mail(READING)
    session.answer("role", "Lead")
    assert session.source_in_mail("role") == ""
    session.undo()
    assert session.source_in_mail("role")


def test_a_notice_about_the_address_is_shown_until_the_field_is_confirmed(session):
    notice = "Nobody reads answers to no-reply@engines.example."
    answers = replace(READING.answers, recipient_email="")
    session.fill_from_mail(replace(READING, answers=answers, notices=(notice,)))
    assert session.source_in_mail("recipient_email") == notice
    session.answer("recipient_email", "grace@engines.example")
    assert session.source_in_mail("recipient_email") == ""
    session.answer("recipient_email", "")
    session.confirm("recipient_email")
    assert session.source_in_mail("recipient_email") == ""


def test_undo_hides_the_notice_about_the_address_and_redo_shows_it(session):
    notice = "Nobody reads answers to no-reply@engines.example."
    answers = replace(READING.answers, recipient_email="")
    session.fill_from_mail(replace(READING, answers=answers, notices=(notice,)))
    session.undo()
    assert session.source_in_mail("recipient_email") == ""
    session.redo()
    assert session.source_in_mail("recipient_email") == notice


def test_a_new_note_has_nothing_from_the_mail(session):
    session.fill_from_mail(READING)
    session.start_new_note()
    assert session.answers.outcome is None
    session.answer("role", READING.answers.role)
    assert session.source_in_mail("role") == ""
    assert session.open_note.draft.original_mail is None


def test_the_note_stores_only_the_answers_and_the_thread_of_a_mail(session, notes):
    evidence = {field: f"evidence for {field}" for field in READING.evidence}
    session.fill_from_mail(replace(READING, evidence=evidence, notices=("a notice",)))
    assert session.open_note.flush()
    draft = notes.load(session.open_note.draft.id)
    assert draft.answers == READING.answers
    assert draft.original_mail == OriginalMail(
        READING.message_id, READING.references, READING.subject, ""
    )
    text = to_toml(draft)
    assert "evidence" not in text
    assert "a notice" not in text


@pytest.mark.parametrize("message_id", ["", "no@engines.example", "<no@engines.example>\nBcc: x"])
def test_a_note_to_a_mail_without_a_message_id_belongs_to_no_thread(session, notes, message_id):
    session.fill_from_mail(replace(READING, message_id=message_id))
    assert session.open_note.draft.original_mail is None
    assert session.open_note.flush()
    assert notes.load(session.open_note.draft.id).answers == READING.answers


def test_the_exported_mail_belongs_to_the_thread_of_the_employers_mail(session):
    session.fill_from_mail(READING)
    mail = FORMATS["eml"](session.outgoing_note)
    assert "In-Reply-To: <no@engines.example>" in mail
    references = "<first@example.org> <second@engines.example> <no@engines.example>"
    assert f"References: {references}" in mail.replace("\n ", " ")
    assert "Subject: Re: Your application for Programming Lead" in mail
    assert "To: Grace Hopper <grace@engines.example>" in mail
    link = FORMATS["mailto"](session.outgoing_note)
    assert link.startswith("mailto:grace@engines.example?subject=Re%3A%20Your%20application")
    assert "In-Reply-To=%3Cno%40engines.example%3E" in link


def test_an_address_that_the_writer_removed_is_not_used(session):
    session.fill_from_mail(READING)
    session.answer("recipient_email", "")
    assert "\nTo:" not in FORMATS["eml"](session.outgoing_note)


def test_the_note_that_replies_to_a_mail_is_found(session, notes):
    session.fill_from_mail(READING)
    assert session.open_note.flush()
    assert notes.find_reply(READING.message_id) == session.open_note.draft.id
    assert notes.find_reply("<other@engines.example>") == notes.find_reply("") == ""
