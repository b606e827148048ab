"""Answers from the employer's mail in the full screen, and the dialog that asks for it."""

from dataclasses import replace

import pytest
from textual import events
from textual.widgets import Static

from helpers.mails import INVITATION, READING, REFUSAL
from helpers.steps import run_at_step, type_text
from screens.dialogs.their_mail import MAX_MAIL_PASTE_LENGTH, MailTextArea, TheirMailDialog
from screens.widgets.source_in_mail import SourceInMail
from tui.system.capabilities import RESTRICTED

PEOPLE_ANSWERS = len(READING.evidence) - 1
"""The number of answers from the mail on the people step: all but the outcome."""


@pytest.fixture
def app_with_mail(new_app):
    """The wizard with a new note whose answers are filled in from the mail."""
    return new_app(start_at="new", mail=READING)


def sources(app):
    """Return the lines with words of the mail that the step shows."""
    return [str(line.content) for line in app.screen.query(SourceInMail) if line.display]


def hint(app):
    """Return the hint, which a low screen may not show."""
    return str(app.screen.query_one("#hint", Static).content)


def message(app):
    """Return the message in the dialog."""
    return str(app.screen.query_one("#message", Static).content)


def paste(app, text):
    """Paste a text, wherever the focus is."""
    app.post_message(events.Paste(text))


@pytest.mark.parametrize("size", [(40, 12), pytest.param((120, 40), marks=pytest.mark.slow)])
async def test_the_words_of_the_mail_are_shown_beside_each_answer(app_with_mail, screen_text, size):
    async with app_with_mail.run_test(size=size) as pilot:
        await pilot.pause()
        text = " ".join(screen_text(app_with_mail).replace("▏", " ").split())
        assert "From their mail: “we have decided" in text
        assert hint(app_with_mail).startswith("8 answers are from their mail")
        await pilot.press("enter")
        assert app_with_mail.screen.step_id == "people"
        assert len(sources(app_with_mail)) == PEOPLE_ANSWERS
        assert "From their mail: “Grace Hopper”" in screen_text(app_with_mail)
        heights = [line.region.height for line in app_with_mail.screen.query(SourceInMail)]
        assert max(heights) <= 4


async def test_enter_confirms_a_field_and_ctrl_n_the_whole_step(app_with_mail):
    async with app_with_mail.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.press("enter")
        assert len(sources(app_with_mail)) == PEOPLE_ANSWERS - 1
        await pilot.press("up")
        assert len(sources(app_with_mail)) == PEOPLE_ANSWERS - 1
        await pilot.press("ctrl+n")
        assert app_with_mail.screen.step_id == "detail"
        await pilot.press("escape")
        assert app_with_mail.screen.step_id == "people"
        assert sources(app_with_mail) == []
        assert app_with_mail.session.answers == READING.answers


async def test_another_outcome_hides_the_words_of_the_mail(app_with_mail):
    async with app_with_mail.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "enter", "escape")
        assert app_with_mail.session.answers.outcome == "runner_up"
        assert sources(app_with_mail) == []


async def test_an_address_that_nobody_reads_is_named_below_its_field(new_app):
    notice = "Nobody reads answers to no-reply@engines.example."
    answers = replace(READING.answers, recipient_email="")
    app = new_app(start_at="new", mail=replace(READING, answers=answers, notices=(notice,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        assert sources(app)[-1] == notice


# --- the dialog


async def test_the_first_screen_says_that_a_mail_can_be_read(app, screen_text):
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert "press m to fill in what it says" in screen_text(app)


@pytest.mark.parametrize("ending", ["\r\n", pytest.param("\r", marks=pytest.mark.slow)])
async def test_a_pasted_mail_keeps_its_lines_and_fills_in_answers(app, ending):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        paste(app, REFUSAL.replace("\n", ending))
        await pilot.pause()
        assert app.screen.query_one(MailTextArea).text == REFUSAL
        await pilot.press("ctrl+n")
        assert app.screen.step_id == "outcome"
        assert app.session.answers.recipient_name == "Grace Hopper"
        assert app.session.open_note.draft.original_mail.message_id == READING.message_id
        assert sources(app)


async def test_a_mail_pasted_on_the_first_step_opens_the_dialog_with_it(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        paste(app, REFUSAL)
        await pilot.pause()
        assert app.screen.query_one(MailTextArea).text == REFUSAL


async def test_a_long_mail_is_pasted_whole_or_refused(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        paste(app, REFUSAL + "A line of a long thread below.\n" * 2_000)
        await pilot.pause()
        assert len(app.screen.query_one(MailTextArea).text) > 60_000
        paste(app, "x" * (MAX_MAIL_PASTE_LENGTH + 1))
        await pilot.pause()
        assert len(app.screen.query_one(MailTextArea).text) < 100_000
        assert "too long" in message(app)
        assert "save the mail as a file" in message(app)


async def test_control_characters_are_removed_from_a_paste(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        paste(app, "one\x1b[2Jtwo\u202e\nthree")
        await pilot.pause()
        assert app.screen.query_one(MailTextArea).text == "one[2Jtwo\nthree"


async def test_a_mail_in_a_file_fills_in_answers(app, tmp_path):
    (tmp_path / "no.eml").write_text(REFUSAL)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "tab")
        await type_text(pilot, str(tmp_path / "no.eml"))
        await pilot.press("enter")
        assert app.session.answers.role == "Programming Lead"


@pytest.mark.parametrize("ending", ["\n", "\r"])
async def test_lines_pasted_in_the_field_for_the_file_go_to_the_text(app, ending):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "tab")
        paste(app, REFUSAL.replace("\n", ending))
        await pilot.pause()
        assert app.screen.query_one(MailTextArea).text == REFUSAL
        assert app.focused is app.screen.query_one(MailTextArea)


@pytest.mark.parametrize(
    ("text", "reason"), [(INVITATION, "it invites you"), ("", "nothing to read yet")]
)
async def test_the_dialog_says_why_a_mail_is_not_a_rejection(app, text, reason):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        paste(app, text)
        await pilot.press("ctrl+n")
        assert reason in message(app)
        assert app.screen.query_one(MailTextArea).text == text
        await pilot.press("escape")
        assert app.screen.step_id == "outcome"
        assert app.session.answers.outcome is None


async def test_a_file_that_is_missing_is_named(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "tab", *"nowhere.eml", "enter")
        assert "nowhere.eml" in message(app)


async def test_in_a_restricted_session_a_mail_can_only_be_pasted(new_app):
    app = new_app(capabilities=RESTRICTED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        assert not app.screen.query("#mail-file")
        paste(app, REFUSAL)
        await pilot.pause()
        await pilot.press("ctrl+n")
        assert app.session.answers.recipient_name == "Grace Hopper"


async def test_in_a_restricted_session_nobody_is_told_to_save_a_file(new_app):
    app = new_app(capabilities=RESTRICTED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        paste(app, "x" * (MAX_MAIL_PASTE_LENGTH + 1))
        await pilot.pause()
        assert "too long; paste only the newest message" in message(app)
        assert "file" not in message(app)


async def test_the_palette_reads_a_mail_on_any_step(app):
    async with run_at_step(app, "tone") as pilot:
        command = next(c for c in app.get_system_commands(app.screen) if c.title == "Their mail")
        command.callback()
        await pilot.pause()
        assert isinstance(app.screen, TheirMailDialog)


async def test_a_long_insertion_into_the_mail_can_be_undone(app):
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press("m")
        area = app.screen.query_one(MailTextArea)
        area.focus()
        area.insert("one line")
        area.history.checkpoint()
        area.insert("\n".join(["line"] * 40))
        await pilot.pause()
        await pilot.press("ctrl+z")
        assert app.crash is None
        assert area.text == "one line"
