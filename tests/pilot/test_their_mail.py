"""Answers from the employer's mail in the full screen, and the dialog that asks for it."""

from dataclasses import replace

import pytest
from textual import events
from textual.widgets import Static

from helpers.mails import INVITATION, READING, REFUSAL
from helpers.steps import run_at_step
from helpers.typing_text import type_text
from screens.dialogs.their_mail import MAX_MAIL_PASTE_LENGTH, MailText, TheirMailDialog
from screens.widgets.mail_source import MailSource
from tui.system.capabilities import RESTRICTED

SOURCES = len(READING.evidence) - 1
"""The answers from the mail on the people step."""


@pytest.fixture
def answered(new_app):
    return new_app(start_at="new", mail=READING)


def sources(app):
    return [str(line.content) for line in app.screen.query(MailSource) if line.display]


def hint(app):
    return str(app.screen.query_one("#hint", Static).content)


def paste(app, text):
    app.post_message(events.Paste(text))


@pytest.mark.parametrize("size", [(40, 12), pytest.param((120, 40), marks=pytest.mark.slow)])
async def test_each_answer_stands_with_the_words_it_rests_on(answered, seen, size):
    async with answered.run_test(size=size) as pilot:
        await pilot.pause()
        shown = " ".join(seen(answered).replace("▏", " ").split())
        assert "From their mail: “we have decided" in shown
        assert hint(answered).startswith("8 answers are from their mail")
        await pilot.press("enter")
        await pilot.pause()
        assert answered.screen.step_id == "people"
        assert len(sources(answered)) == SOURCES
        assert "From their mail: “Grace Hopper”" in seen(answered)
        rows = [line.region.height for line in answered.screen.query(MailSource)]
        assert max(rows) <= 4


async def test_enter_confirms_a_field_and_going_on_the_whole_step(answered):
    async with answered.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert len(sources(answered)) == SOURCES - 1
        await pilot.press("up")
        await pilot.pause()
        assert len(sources(answered)) == SOURCES - 1
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert answered.screen.step_id == "detail"
        await pilot.press("escape")
        await pilot.pause()
        assert answered.screen.step_id == "people"
        assert sources(answered) == []
        assert answered.session.answers == READING.answers


async def test_going_back_confirms_nothing(answered):
    async with answered.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "escape", "enter")
        await pilot.pause()
        assert len(sources(answered)) == SOURCES


async def test_a_change_takes_the_words_away_and_undo_brings_them_back(answered):
    async with answered.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("end", "s")
        await pilot.pause()
        assert len(sources(answered)) == SOURCES - 1
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert len(sources(answered)) == SOURCES


async def test_one_undo_empties_what_the_mail_filled(answered):
    async with answered.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert sources(answered) == []
        assert answered.session.answers.outcome is None


async def test_another_outcome_takes_the_words_away(answered):
    async with answered.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "enter", "escape")
        await pilot.pause()
        assert answered.session.answers.outcome == "runner_up"
        assert sources(answered) == []


async def test_an_address_that_nobody_reads_is_named_below_its_field(new_app):
    notice = "Nobody reads answers to no-reply@engines.example."
    answers = replace(READING.answers, recipient_email="")
    app = new_app(start_at="new", mail=replace(READING, answers=answers, notices=(notice,)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert sources(app)[-1] == notice


# --- the dialog


async def test_the_first_screen_says_that_a_mail_can_be_read(app, seen):
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert "press m to fill in what it says" in seen(app)


@pytest.mark.parametrize("ending", ["\r\n", pytest.param("\r", marks=pytest.mark.slow)])
async def test_a_pasted_mail_keeps_its_lines_and_is_answered(app, ending):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        paste(app, REFUSAL.replace("\n", ending))
        await pilot.pause()
        assert app.screen.query_one(MailText).text == REFUSAL
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert app.screen.step_id == "outcome"
        assert app.session.answers.recipient_name == "Grace Hopper"
        assert app.session.open_note.draft.replied_mail.message_id == READING.message_id
        assert sources(app)


async def test_a_mail_pasted_on_the_first_step_opens_the_dialog_with_it(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        paste(app, REFUSAL)
        await pilot.pause()
        assert app.screen.query_one(MailText).text == REFUSAL


async def test_a_long_mail_is_taken_whole_and_one_too_long_refused(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        paste(app, REFUSAL + "A line of a long thread below.\n" * 2_000)
        await pilot.pause()
        assert len(app.screen.query_one(MailText).text) > 60_000
        paste(app, "x" * (MAX_MAIL_PASTE_LENGTH + 1))
        await pilot.pause()
        assert len(app.screen.query_one(MailText).text) < 100_000
        message = str(app.screen.query_one("#message", Static).content)
        assert "too long" in message
        assert "save the mail as a file" in message


async def test_control_characters_in_a_paste_reach_no_terminal(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        paste(app, "one\x1b[2Jtwo\u202e\nthree")
        await pilot.pause()
        assert app.screen.query_one(MailText).text == "one[2Jtwo\nthree"


async def test_a_mail_in_a_file_is_answered(app, tmp_path):
    (tmp_path / "no.eml").write_text(REFUSAL)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "tab")
        await type_text(pilot, str(tmp_path / "no.eml"))
        await pilot.press("enter")
        await pilot.pause()
        assert app.session.answers.role == "Programming Lead"


async def test_lines_pasted_in_the_field_for_the_file_go_to_the_text(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "tab")
        paste(app, REFUSAL)
        await pilot.pause()
        assert app.screen.query_one(MailText).text == REFUSAL
        assert app.focused is app.screen.query_one(MailText)


@pytest.mark.parametrize(
    ("text", "reason"), [(INVITATION, "it invites you"), ("", "nothing to read yet")]
)
async def test_what_cannot_be_answered_is_said_and_stays_to_be_changed(app, text, reason):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        paste(app, text)
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert reason in str(app.screen.query_one("#message", Static).content)
        assert app.screen.query_one(MailText).text == text
        await pilot.press("escape")
        await pilot.pause()
        assert app.screen.step_id == "outcome"
        assert app.session.answers.outcome is None


async def test_a_file_that_is_missing_is_named(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m", "tab", *"nowhere.eml", "enter")
        await pilot.pause()
        assert "nowhere.eml" in str(app.screen.query_one("#message", Static).content)


async def test_in_a_restricted_session_a_mail_is_pasted_only(new_app):
    app = new_app(capabilities=RESTRICTED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        assert not app.screen.query("#mail-file")
        paste(app, REFUSAL)
        await pilot.pause()
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert app.session.answers.recipient_name == "Grace Hopper"


async def test_in_a_restricted_session_nobody_is_told_to_save_a_file(new_app):
    app = new_app(capabilities=RESTRICTED)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        paste(app, "x" * (MAX_MAIL_PASTE_LENGTH + 1))
        await pilot.pause()
        message = str(app.screen.query_one("#message", Static).content)
        assert "too long; paste only the newest message" in message
        assert "file" not in message


async def test_the_palette_reads_a_mail_on_any_step(app):
    async with run_at_step(app, "tone") as pilot:
        command = next(c for c in app.get_system_commands(app.screen) if c.title == "Their mail")
        command.callback()
        await pilot.pause()
        assert isinstance(app.screen, TheirMailDialog)


async def test_a_long_pasted_mail_can_be_undone(app):
    async with app.run_test(size=(80, 12)) as pilot:
        await pilot.press("m")
        await pilot.pause()
        area = app.screen.query_one(MailText)
        area.focus()
        area.insert("one line")
        area.history.checkpoint()
        area.insert("\n".join(["line"] * 40))
        await pilot.pause()
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert app.crash is None
        assert area.text == "one line"
