"""The wizard from the first step to the last, and back."""

import re
from dataclasses import replace

import pytest

from screens.dialogs.confirm import Confirm
from screens.dialogs.help import Help
from screens.steps import Step
from templates import Interest, RecipientRole
from templates.answers import MeetingFormat
from templates.letter.openings import words_around
from templates.letter.situation import resolve
from templates.phrasebook.wording import built_in
from templates.questions.questions import QUESTIONS, STEPS, questions_for_step, skip_reason

SIZES = [(80, 24), pytest.param((60, 20), marks=pytest.mark.slow)]
OUTCOMES = [
    pytest.param(outcome, marks=[] if outcome in ("not_selected", "internal") else pytest.mark.slow)
    for outcome in built_in().outcomes
]
NAMES = {
    "recipient_name": "Dr Grace Hopper",
    "organisation": "Analytical Engines",
    "role": "Programming Lead",
    "sender_name": "Ada Lovelace",
}


async def fill_people(app, pilot):
    """Enter the names that every note needs."""
    for field, text in NAMES.items():
        app.screen.field(field).value = text
    await pilot.pause()


def now(app):
    """Return the id of the step that is shown."""
    assert isinstance(app.screen, Step)
    return app.screen.step_id


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("outcome", OUTCOMES)
async def test_every_outcome_leads_to_the_export_and_back(app, outcome, size):
    async with app.run_test(size=size) as pilot:
        await pilot.press(*["down"] * list(built_in().outcomes).index(outcome), "enter")
        await pilot.pause()
        assert now(app) == "people"
        await fill_people(app, pilot)
        walked = ["outcome", "people"]
        while now(app) != "export":
            await pilot.press("ctrl+n")
            await pilot.pause()
            walked.append(now(app))
        asked = [
            s.id
            for s in STEPS
            if skip_reason(s.id, resolve(app.session.answers, app.session.wording)) is None
        ]
        assert walked == asked
        assert app.screen.preview.note.missing == ()
        back = [now(app)]
        while now(app) != "outcome":
            await pilot.press("escape")
            await pilot.pause()
            back.append(now(app))
        assert back == asked[::-1]
        assert app.session.answers.outcome == outcome
        assert app.session.answers.recipient_name == NAMES["recipient_name"]


async def test_a_skipped_step_says_why_and_is_not_counted(app, seen, hint):
    async with app.run_test(size=(80, 24)) as pilot:
        app.session.open_note.set_answers(replace(app.session.answers, outcome="internal", **NAMES))
        app.go("interest")
        await pilot.press("ctrl+n")
        await pilot.pause()
        await pilot.pause()
        assert now(app) == "review"
        assert "LinkedIn is skipped" in hint(app)
        assert "✓ Interest ● Review ○ Export" in seen(app)


async def test_the_progress_line_names_the_steps_and_leads_to_them(app, seen):
    async with app.run_test(size=(80, 24)) as pilot:
        app.session.open_note.set_answers(replace(app.session.answers, **NAMES))
        app.go("detail")
        await pilot.pause()
        line = seen(app).splitlines()[0]
        assert "○ Outcome ✓ People ● Your words ○ Tone" in line
        await pilot.click("#progress", offset=(line.index("Tone"), 0))
        await pilot.pause()
        assert now(app) == "tone"


async def test_a_narrow_progress_line_numbers_the_step_and_leads_to_those_beside_it(app, seen):
    async with app.run_test(size=(40, 20)) as pilot:
        app.go("people")
        await pilot.pause()
        line = seen(app).splitlines()[0]
        assert "‹ People  2 of 8 ›" in line
        await pilot.click("#progress", offset=(line.index("›"), 0))
        await pilot.pause()
        assert now(app) == "detail"


async def test_highlighting_an_option_previews_it_without_answering(app, seen):
    async with app.run_test(size=(80, 24)) as pilot:
        app.session.open_note.set_answers(
            replace(app.session.answers, outcome="not_selected", **NAMES)
        )
        app.go("interest")
        await pilot.pause()
        before = app.screen.preview.note
        await pilot.press("down")
        await pilot.pause()
        assert app.session.answers.interest is None
        assert app.screen.preview.note != before
        assert "│~ " in seen(app)
        await pilot.press("enter")
        await pilot.pause()
        assert app.session.answers.interest is Interest.FIELD


async def test_a_number_only_highlights_its_option_and_enter_chooses_it(app, seen):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3")
        await pilot.pause()
        assert app.session.answers.outcome is None
        assert app.focused.highlighted == 2
        assert now(app) == "outcome"
        await pilot.press("1", "enter")
        await pilot.pause()
        assert app.session.answers.outcome == "not_selected"
        assert app.focused.id == "recipient_name"


async def test_a_number_without_an_option_changes_nothing(app):
    async with app.run_test(size=(80, 24)) as pilot:
        app.go("tone")
        await pilot.pause()
        await pilot.press("3", "9")
        assert app.session.answers.tone == "friendly"


async def test_meetings_of_several_kinds_are_called_conversations(app, seen):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        app.screen.reveal("meetings")
        await pilot.pause()
        app.screen.field("meetings").focus()
        await pilot.press("2", "enter")
        app.screen.field("held").focus()
        await pilot.press("4")
        assert app.session.answers.held is MeetingFormat.MIXED
        assert "Some of each" in seen(app)
        app.screen.field("meetings").focus()
        await pilot.press("1")
        assert "Some of each" not in seen(app)


async def test_the_preview_follows_every_key(app, seen):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        for typed in ("G", "Gr", "Gra"):
            await pilot.press(typed[-1])
            assert f"Dear {typed}," in seen(app)


async def test_the_wording_stays_the_same_while_a_name_is_typed(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        sources = set()
        for letter in "Grace Hopper":
            await pilot.press("space" if letter == " " else letter)
            sources.add(tuple(s.source for s in app.screen.preview.note.sentences))
        assert len(sources) == 1


async def test_going_back_validates_nothing_and_loses_nothing(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("2", "enter")
        await pilot.pause()
        app.screen.reveal("sender_email")
        await pilot.pause()
        app.screen.field("sender_email").focus()
        await pilot.press(*"not an address")
        await pilot.press("escape")
        await pilot.pause()
        assert now(app) == "outcome"
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.field("sender_email").value == "not an address"


async def test_going_forward_shows_an_error_under_the_field(app, seen):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        await pilot.press("ctrl+n")
        await pilot.pause()
        await pilot.pause()
        assert now(app) == "people"
        assert "The note needs a name to greet." in seen(app)
        assert app.focused.id == "recipient_name"
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert now(app) == "detail"


async def test_an_invalid_address_blocks_the_step(app, hint):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        await fill_people(app, pilot)
        app.screen.reveal("sender_email")
        await pilot.pause()
        app.screen.field("sender_email").focus()
        await pilot.press(*"ada")
        for _ in range(3):
            await pilot.press("ctrl+n")
            await pilot.pause()
            assert now(app) == "people"
        await pilot.pause()
        assert "looks like name@example.org" in hint(app)


async def test_the_review_lists_missing_answers_with_a_key_for_each(app, seen):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        app.go("review")
        await pilot.pause()
        assert "Still missing" in seen(app)
        (line,) = [line for line in seen(app).splitlines() if re.match(r" *\d Role", line)]
        await pilot.press(line.strip()[0], "enter")
        await pilot.pause()
        assert now(app) == "people"
        assert app.focused.id == "role"


async def test_the_palette_lists_the_steps_that_are_asked(app):
    async with app.run_test(size=(80, 24)):
        app.session.open_note.set_answers(replace(app.session.answers, outcome="reneged"))
        offered = [command.title for command in app.get_system_commands(app.screen)]
        assert "Go to Review" in offered
        assert "Go to LinkedIn" not in offered
        assert not any(word in " ".join(offered) for word in ("Screenshot", "Theme"))


async def test_help_lists_the_keys_that_work(app, seen):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        assert isinstance(app.screen, Help)
        for words in (
            "Go to the next step",
            "Go back; nothing is lost",
            "Ctrl+Q",
            "Esc",
            "Move down",
        ):
            assert words in seen(app)
        for words in ("super+c", "Scroll Left", "Page Up"):
            assert words not in seen(app)
        await pilot.press("escape")
        await pilot.pause()
        assert now(app) == "outcome"


async def test_quitting_asks_nothing_since_the_note_is_saved(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.press("ctrl+q")
        await pilot.pause()
    assert app.return_code == 130
    assert app.return_value is None
    (entry,) = app.session.open_note.notes.entries()
    assert entry.draft.answers.outcome == "not_selected"


async def test_escape_on_the_empty_first_step_quits(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("escape")
        await pilot.pause()
    assert app.return_code == 130


async def test_a_digit_sets_a_count_and_arrows_turn_a_row_of_choices(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
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


async def test_the_lines_of_a_paste_are_joined_with_a_message(app, hint, until):
    from textual.events import Paste

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        for step, field in (("people", "role"), ("detail", "detail")):
            app.go(step)
            await pilot.pause()
            app.screen.field(field).focus()
            app.post_message(Paste("one\ntwo\r\nthree"))
            await pilot.pause()
            await pilot.pause()
            assert getattr(app.screen.answers, field).split() == ["one", "two", "three"]
            await until(pilot, lambda: "3 lines were pasted, and are one now." in hint(app))


@pytest.mark.parametrize("outcome", OUTCOMES)
async def test_every_question_has_a_visible_field_exactly_when_asked(app, outcome):
    async with app.run_test(size=(80, 40)) as pilot:
        app.session.open_note.set_answers(
            replace(app.session.answers, outcome=outcome, part="agency", **NAMES)
        )
        for step in STEPS[:-2]:
            app.go(step.id)
            await pilot.pause()
            app.screen.reveal("part")
            await pilot.pause()
            for question in QUESTIONS:
                asked = question in questions_for_step(
                    step.id, resolve(app.session.answers, app.session.wording)
                )
                shown = app.screen.query(f"#{question.field}")
                assert [field.question for field in shown if field.region] == [question] * asked


@pytest.mark.parametrize(
    "size",
    [
        (80, 24),
        (40, 12),
        (20, 6),
        *(
            pytest.param(size, marks=pytest.mark.slow)
            for size in [(200, 60), (60, 20), (30, 10), (1, 1)]
        ),
    ],
)
async def test_the_footer_always_shows_how_to_go_on_to_get_help_and_to_quit(app, seen, size):
    async with app.run_test(size=size) as pilot:
        for step in STEPS:
            app.go(step.id)
            await pilot.pause()
            if size[0] >= 10 and size[1] >= 3:
                keys = seen(app).splitlines()[size[1] - 1]
                assert "Ctrl+Q Quit" in keys
                assert size[0] < 40 or "? " in keys or "F1 " in keys
                assert size[0] < 40 or "Enter " in keys


async def test_a_very_low_screen_shows_an_error_only_while_it_stands(app):
    async with app.run_test(size=(80, 10)) as pilot:
        app.go("people")
        await pilot.pause()
        assert not app.screen.query_one("#hint").display
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert app.screen.query_one("#hint").display
        await pilot.press("G")
        await pilot.pause()
        assert not app.screen.query_one("#hint").display


@pytest.mark.parametrize("key", ["ctrl+g", "enter", "escape"])
async def test_a_narrow_screen_shows_the_question_or_the_note(app, seen, key):
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert "Subject:" not in seen(app)
        await pilot.press("ctrl+g")
        await pilot.pause()
        assert "Subject:" in seen(app)
        assert "How did it end?" not in seen(app)
        assert "Enter Question" in seen(app)
        await pilot.press(key)
        await pilot.pause()
        assert "How did it end?" in seen(app)
        assert app.focused.has_focus


async def test_the_focus_returns_with_the_question(app):
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        app.screen.field("role").focus()
        await pilot.press("L", "ctrl+g")
        await pilot.pause()
        await pilot.press("ctrl+g")
        await pilot.pause()
        await pilot.press("e")
        assert app.screen.answers.role == "Le"
        await pilot.press("ctrl+g")
        await pilot.pause()
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        await pilot.press("a")
        assert app.screen.answers.role == "Lea"


async def test_a_resize_keeps_the_focus_and_the_text(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        app.screen.field("role").focus()
        await pilot.press(*"Lead")
        for size in ((40, 12), (20, 6), (1, 1), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        assert app.focused.id == "role"
        await pilot.press("r")
        assert app.screen.answers.role == "Leadr"


async def test_a_name_in_capitals_is_changed_only_by_a_key(app, seen):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        await pilot.press(*"GRACE HOPPER")
        await pilot.pause()
        assert "Ctrl+T writes it Grace Hopper" in seen(app)
        assert app.screen.answers.recipient_name == "GRACE HOPPER"
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert app.screen.answers.recipient_name == "Grace Hopper"


async def test_the_palette_goes_to_a_step(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.pause()
        await pilot.press("ctrl+p")
        await pilot.pause()
        await pilot.press(*"review")
        await pilot.pause()
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert now(app) == "review"


async def test_the_focus_returns_after_a_look_at_the_note(app):
    async with app.run_test(size=(60, 20)) as pilot:
        app.session.open_note.set_answers(
            replace(app.session.answers, outcome="not_selected", **NAMES)
        )
        app.go("tone")
        await pilot.pause()
        for key in ("ctrl+g", "ctrl+g", "3", "enter"):
            await pilot.press(key)
            await pilot.pause()
        assert app.session.answers.tone == "friendly"
        app.screen.field("spelling").focus()
        await pilot.press("ctrl+g")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await pilot.pause()
        assert app.focused.id == "spelling"


async def test_the_note_key_is_shown_only_where_the_note_is_hidden(app, seen):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Ctrl+G Note" not in seen(app)
        await pilot.press("ctrl+g")
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert "How did it end?" in seen(app)
        assert "Ctrl+G Note" in seen(app)


async def test_a_step_that_is_being_made_while_the_wizard_quits_is_no_crash(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.go("people")
        app.exit()
    assert app.crash is None


async def test_the_palette_does_not_open_over_a_dialog(app):
    async with app.run_test(size=(80, 24)) as pilot:
        app.push_screen(Confirm("Is it so?"))
        await pilot.pause()
        for key in ("ctrl+p", "f1"):
            await pilot.press(key)
            await pilot.pause()
            assert isinstance(app.screen, Confirm)


LONG = "your account of how the first compiler was shown to people who did not believe in it"


@pytest.mark.parametrize("size", [(80, 20), pytest.param((80, 16), marks=pytest.mark.slow)])
async def test_the_word_count_is_always_visible(app, seen, size):
    async with app.run_test(size=size) as pilot:
        app.session.open_note.set_answers(
            replace(app.session.answers, outcome="not_selected", detail=LONG, **NAMES)
        )
        for step in STEPS[:-1]:
            app.go(step.id)
            await pilot.pause()
            assert f"{app.screen.preview.note.word_count} words" in seen(app)
        app.go("tone")
        await pilot.pause()
        assert "PgDn for more" in seen(app)
        for _ in range(3):
            await pilot.press("pagedown")
            await pilot.pause()
        assert "PgDn for more" not in seen(app)
        assert "│  Ada Lovelace" in seen(app)


async def test_the_preview_scrolls_to_what_a_highlight_changes(app, seen):
    async with app.run_test(size=(80, 14)) as pilot:
        app.session.open_note.set_answers(
            replace(app.session.answers, outcome="not_selected", detail=LONG, **NAMES)
        )
        app.go("linkedin")
        await pilot.pause()
        await pilot.press("left")
        await pilot.pause()
        assert "│~ " in seen(app)


async def test_a_label_that_wraps_stays_clear_of_its_number(app, seen):
    async with app.run_test(size=(30, 24)) as pilot:
        await pilot.pause()
        assert "    interview" in [line[:13] for line in seen(app).splitlines()]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "step",
    [
        pytest.param(step.id, marks=[] if step.id in ("people", "review") else pytest.mark.slow)
        for step in STEPS
    ],
)
async def test_every_key_in_the_footer_does_something(app, seen, step, size):
    ready = replace(app.session.answers, outcome="not_selected", **NAMES)
    app.session.open_note.set_answers(ready)
    async with app.run_test(size=size) as pilot:
        app.go(step)
        await pilot.pause()
        keys = [a.binding.key for a in app.screen.active_bindings.values() if a.binding.show]
        assert len(keys) > 4
        # Either may quit, after which no key does anything.
        keys.sort(key=("escape", "ctrl+q").__contains__)
        for key in keys:
            app.session.open_note.set_answers(ready)
            app.go(step)
            await pilot.pause()
            before = app.screen, app.focused, ready, seen(app)
            await pilot.press(key)
            await pilot.pause()
            if app.return_code is not None:
                break
            after = app.screen, app.focused, app.session.answers, seen(app)
            assert after != before, key
            while app.return_code is None and not isinstance(app.screen, Step):
                await pilot.press("escape")
                await pilot.pause()


async def test_the_cursor_goes_to_a_missing_answer_with_an_error(app, hint, until):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter")
        await pilot.press(*"Ann", "ctrl+n")
        await until(pilot, lambda: "! The note needs the organisation's name." in hint(app))
        assert app.screen.focused is app.screen.field("organisation")
        await pilot.press("E")
        await pilot.pause()
        assert "The note needs" not in hint(app)


async def test_a_paste_longer_than_any_note_is_refused_with_a_message(app, hint):
    from textual.events import Paste

    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("1", "enter", "A")
        app.post_message(Paste("x" * 300_000))
        await pilot.pause()
        await pilot.pause()
        assert "A paste of 300,000 characters is too long; it was not taken." in hint(app)
        assert app.screen.answers.recipient_name == "A"


async def test_a_small_screen_shows_the_question_and_the_typed_text(app, seen, until):
    async with app.run_test(size=(40, 12)) as pilot:
        app.go("detail", "detail")
        await pilot.pause()
        await pilot.press(*"how you listened")
        await until(pilot, lambda: "how you listened" in seen(app))
        shown = seen(app)
    assert "What stays with you" in shown
    assert f"{words_around('detail', app.session.situation)[0]} …" in shown
    assert "In your note: " in shown


async def test_an_optional_choice_can_be_cleared(app, seen):
    async with app.run_test(size=(80, 30)) as pilot:
        app.session.open_note.set_answers(
            replace(app.session.answers, outcome="runner_up", meetings=2, **NAMES)
        )
        app.go("people", field="held")
        await pilot.pause()
        await pilot.press("right")
        assert app.session.answers.held == "in_person"
        await pilot.press("left")
        assert app.session.answers.held is None
        assert "not said" in seen(app)
