"""Lists and rows of options: highlighting, choosing and clearing them."""

from helpers.factories import complete_answers
from helpers.steps import run_at_step, shown_step
from templates import Answers, Interest, RecipientRole
from templates.answers import MeetingFormat


async def test_highlighting_an_option_previews_it_without_answering(app, screen_text):
    app.session.open_note.set_answers(complete_answers())
    async with run_at_step(app, "interest") as pilot:
        before = app.screen.preview.note
        await pilot.press("down")
        assert app.session.answers.interest is None
        assert app.screen.preview.note != before
        assert "│~ " in screen_text(app)
        await pilot.press("enter")
        assert app.session.answers.interest is Interest.FIELD


async def test_a_number_only_highlights_its_option_and_enter_chooses_it(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3")
        assert app.session.answers.outcome is None
        assert app.focused.highlighted == 2
        assert shown_step(app) == "outcome"
        await pilot.press("1", "enter")
        assert app.session.answers.outcome == "not_selected"
        assert app.focused.id == "recipient_name"


async def test_every_outcome_shows_the_key_that_highlights_it(app, screen_text):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        assert "▌a Nobody answered my application" in screen_text(app)
        await pilot.press("enter")
        assert app.session.answers.outcome == "unanswered"


async def test_the_hint_is_directly_below_its_list(app, screen_text):
    app.session.open_note.set_answers(complete_answers())
    async with run_at_step(app, "interest"):
        rows = [row[:39].strip() for row in screen_text(app).splitlines()]
        assert rows[rows.index("4 None") + 1] == "other roles there"


async def test_a_number_without_an_option_changes_nothing(app):
    async with run_at_step(app, "tone") as pilot:
        await pilot.press("3", "9")
        assert app.session.answers.tone == "friendly"


async def test_digits_and_arrows_choose_in_a_row_of_choices(app):
    app.session.open_note.set_answers(Answers(outcome="not_selected"))
    async with run_at_step(app, "people") as pilot:
        app.screen.reveal("meetings")
        await pilot.pause()
        app.screen.field("meetings").focus()
        await pilot.press("4")
        assert app.screen.answers.meetings == 4
        app.screen.field("part").focus()
        await pilot.press("right", "right")
        assert app.screen.answers.part is RecipientRole.AGENCY
        assert app.screen.field("client").parent.display
        await pilot.press("left")
        assert app.screen.answers.part is RecipientRole.RECRUITER
        assert not app.screen.field("client").parent.display


async def test_only_several_meetings_can_be_held_in_several_ways(app, screen_text):
    app.session.open_note.set_answers(Answers(outcome="not_selected"))
    async with run_at_step(app, "people") as pilot:
        app.screen.reveal("meetings")
        await pilot.pause()
        app.screen.field("meetings").focus()
        await pilot.press("2", "enter")
        app.screen.field("held").focus()
        await pilot.press("4")
        assert app.session.answers.held is MeetingFormat.MIXED
        assert "Several ways" in screen_text(app)
        app.screen.field("meetings").focus()
        await pilot.press("1")
        assert "Several ways" not in screen_text(app)


async def test_an_optional_choice_can_be_cleared(app, screen_text):
    app.session.open_note.set_answers(complete_answers(outcome="runner_up", meetings=2))
    async with run_at_step(app, "people", field="held", size=(80, 30)) as pilot:
        await pilot.press("right")
        assert app.session.answers.held == "in_person"
        await pilot.press("left")
        assert app.session.answers.held is None
        assert "not said" in screen_text(app)


async def test_a_wrapped_label_stays_to_the_right_of_its_number(app, screen_text):
    async with app.run_test(size=(30, 24)) as pilot:
        await pilot.pause()
        assert "    interview" in [line[:13] for line in screen_text(app).splitlines()]


async def test_optional_questions_can_be_opened_and_closed_without_answering_them(
    app, screen_text, hint
):
    app.session.open_note.set_answers(complete_answers(outcome=""))
    async with run_at_step(app, "people", field="sender_name") as pilot:
        await pilot.press("down", "right")
        assert "Who they are" in screen_text(app)
        assert "← Close" in screen_text(app)
        assert "↓ goes to them" in hint(app)
        lines = screen_text(app).splitlines()
        (fold_row,) = [row for row, line in enumerate(lines) if "More about them" in line]
        assert "These are optional" in lines[fold_row + 1]
        await pilot.press("down", "down")
        assert app.focused is app.screen.field("greet_as")
        await pilot.press("up", "up", "left")
        assert "Who they are" not in screen_text(app)
        assert "→ Open" in screen_text(app)
        assert app.session.answers.part is None


async def test_a_choice_that_is_too_long_for_its_row_ends_in_an_ellipsis(app, screen_text):
    app.session.open_note.set_answers(complete_answers(outcome="", part=RecipientRole.AGENCY))
    async with run_at_step(app, "people", field="part"):
        assert "‹ Agency recrui… ›" in screen_text(app)
