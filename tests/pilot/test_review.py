"""The review: other words, left-out and added sentences, shuffling, and editing by hand."""

from contextlib import nullcontext
from dataclasses import replace

import pytest
from textual.widgets import TextArea

from helpers.factories import complete_answers
from helpers.steps import run_at_step, type_text
from screens.dialogs.confirm import ConfirmDialog
from screens.dialogs.edit_note import EditNoteDialog
from screens.dialogs.own_text import OwnTextDialog
from screens.widgets.finding_list import FindingList
from templates import compose

READY = complete_answers(detail="the story of how the first compiler was shown", linkedin=True)


@pytest.fixture
def ready_app(app):
    """The wizard with a note that also has a detail, and asks to connect on LinkedIn."""
    app.session.open_note.set_answers(READY)
    return app


def texts(app):
    """Return the texts of the note's sentences, without those left out."""
    return [sentence.text for sentence in app.session.note.sentences]


def sentence(app, move):
    """Return the sentence of the note that makes a move."""
    (text,) = [s.text for s in app.session.note.sentences if move in s.moves]
    return text


async def select(app, pilot, move):
    """Select the first sentence that makes a move, with the arrow keys."""
    sentences = app.screen.preview.note.sentences
    index = next(index for index, sentence in enumerate(sentences) if move in sentence.moves)
    for _ in sentences:
        await pilot.press("up")
    for _ in range(index):
        await pilot.press("down")
    assert app.screen.preview.selected_index == index


async def test_right_and_left_step_through_the_variants_of_a_sentence(ready_app):
    async with run_at_step(ready_app, "review") as pilot:
        await select(ready_app, pilot, "detail")
        before = texts(ready_app)
        first_variant = sentence(ready_app, "detail")
        await pilot.press("right")
        assert sentence(ready_app, "detail") != first_variant
        assert texts(ready_app) == [
            sentence(ready_app, "detail") if text == first_variant else text for text in before
        ]
        await pilot.press("left")
        assert texts(ready_app) == before
        chosen_variants = ready_app.session.answers.chosen_variants
        assert any(name.startswith("detail.") for name in chosen_variants)


async def test_sentences_that_change_with_another_sentence_are_marked(ready_app, screen_text):
    async with run_at_step(ready_app, "review", size=(100, 40)) as pilot:
        await select(ready_app, pilot, "interest")
        had_changes = set()
        for _ in range(8):
            before = texts(ready_app)
            await pilot.press("right")
            sentences = ready_app.session.note.sentences
            changed = [s for s in sentences if s.text not in before and "interest" not in s.moves]
            assert ("~ marks the other sentences" in screen_text(ready_app)) is bool(changed)
            assert "Variant " in screen_text(ready_app)
            had_changes.add(bool(changed))
        assert had_changes == {True, False}
        await pilot.press("down")
        assert not any(line.startswith("│~") for line in screen_text(ready_app).splitlines())


@pytest.mark.parametrize(("width", "is_beside"), [(99, False), (120, True)])
async def test_findings_are_beside_the_letter_where_there_is_room(ready_app, width, is_beside):
    answers = replace(READY, detail="the yard. Could you tell me why I was not chosen?")
    ready_app.session.open_note.set_answers(answers)
    async with run_at_step(ready_app, "review", size=(width, 40)) as pilot:
        await pilot.pause()
        findings = ready_app.screen.query_one(FindingList).region
        letter = ready_app.screen.preview.region
        assert findings.height
        assert (findings.right <= letter.x) is is_beside
        assert (findings.bottom <= letter.y) is not is_beside


@pytest.mark.parametrize("words", [READY.detail, "how Dr. Reed ran the ward"])
async def test_the_words_of_the_writer_are_bold_in_the_note(ready_app, until, words):
    ready_app.session.open_note.set_answers(replace(READY, detail=words))
    async with run_at_step(ready_app, "tone", size=(100, 40)) as pilot:
        preview = ready_app.screen.preview

        def bold_words():
            lines = (preview.render_line(y) for y in range(2, preview.size.height - 1))
            return " ".join(s.text for line in lines for s in line if s.style and s.style.bold)

        await until(pilot, lambda: words in " ".join(bold_words().split()))
        assert "grateful" not in bold_words()


async def test_the_note_is_edited_at_the_selected_sentence(ready_app, screen_text):
    async with run_at_step(ready_app, "review") as pilot:
        await select(ready_app, pilot, "linkedin")
        linkedin_sentence = sentence(ready_app, "linkedin")
        await pilot.press("e")
        await pilot.press("Q", "escape")
        assert f"Q{linkedin_sentence}" in ready_app.session.answers.edited_letter
        await pilot.press("right")
        assert "can be chosen only in the composed note" in screen_text(ready_app)


async def test_x_removes_and_restores_an_optional_sentence(ready_app, screen_text):
    async with run_at_step(ready_app, "review", size=(80, 40)) as pilot:
        await select(ready_app, pilot, "linkedin")
        before = texts(ready_app)
        await pilot.press("x")
        assert not any("LinkedIn" in text for text in texts(ready_app))
        assert (
            "LinkedIn" not in compose(ready_app.session.answers, ready_app.session.wording).text()
        )
        assert "LinkedIn" in screen_text(ready_app).split("Dear", 1)[1]
        assert f" {ready_app.session.note.word_count} words " in screen_text(ready_app)
        await pilot.press("a")
        assert "choose the sentence that yours should follow" in screen_text(ready_app)
        await select(ready_app, pilot, "linkedin")
        assert "You left this out. x brings it back." in screen_text(ready_app)
        await pilot.press("x")
        assert texts(ready_app) == before


async def test_a_required_sentence_cannot_be_removed(ready_app, screen_text):
    async with run_at_step(ready_app, "review") as pilot:
        await select(ready_app, pilot, "news")
        before = texts(ready_app)
        assert "x leaves the sentence out" not in screen_text(ready_app)
        await pilot.press("x")
        assert texts(ready_app) == before
        assert "This sentence cannot be left out." in screen_text(ready_app)
        assert "x Leave out" not in screen_text(ready_app)
        await select(ready_app, pilot, "linkedin")
        assert "x Leave out" in screen_text(ready_app)


async def test_rewording_keeps_chosen_variants(ready_app):
    async with run_at_step(ready_app, "review") as pilot:
        await select(ready_app, pilot, "interest")
        await pilot.press("right")
        chosen = sentence(ready_app, "interest")
        letters = set()
        for _ in range(5):
            await pilot.press("ctrl+r")
            assert sentence(ready_app, "interest") == chosen
            letters.add(ready_app.session.note.letter())
        assert len(letters) > 1


async def test_changed_answers_ask_whether_to_keep_an_edited_note(ready_app, screen_text):
    async with run_at_step(ready_app, "review") as pilot:
        await pilot.press("e")
        assert isinstance(ready_app.screen, EditNoteDialog)
        area = ready_app.screen.query_one(TextArea)
        area.move_cursor(area.document.end)
        await pilot.press("enter", *"PS Mine", "escape")
        assert ready_app.session.answers.edited_letter.endswith("PS Mine")
        ready_app.session.open_note.set_answers(replace(ready_app.session.answers, tone="formal"))
        ready_app.go("review")
        await pilot.pause()
        await pilot.pause()
        assert "Which version do you want?" in screen_text(ready_app)
        ready_app.go("export")
        await pilot.pause()
        await pilot.press("5", "enter")
        assert "lets you choose a version" in screen_text(ready_app)
        ready_app.go("review")
        await pilot.pause()
        await pilot.pause()
        assert (
            compose(ready_app.session.answers, ready_app.session.wording)
            .letter()
            .endswith("PS Mine")
        )
        await pilot.press("1", "enter")
        assert "Which version do you want?" not in screen_text(ready_app)
        assert ready_app.session.answers.edited_letter.endswith("PS Mine")
        ready_app.session.open_note.set_answers(replace(ready_app.session.answers, tone="warm"))
        ready_app.go("review")
        await pilot.pause()
        await pilot.press("2", "enter")
        assert ready_app.session.answers.edited_letter == ""
        note = compose(ready_app.session.answers, ready_app.session.wording)
        assert note.greeting == "Dear Grace,"


async def test_discarding_the_edit_restores_the_composed_note(ready_app):
    async with run_at_step(ready_app, "review") as pilot:
        await pilot.press("e")
        await pilot.press("Q", "escape")
        assert ready_app.session.answers.edited_letter.split("\n\n")[1].startswith("Q")
        for key, is_kept in (("n", True), ("y", False)):
            await pilot.press("u")
            assert isinstance(ready_app.screen, ConfirmDialog)
            await pilot.press(key)
            assert bool(ready_app.session.answers.edited_letter) is is_kept


async def test_the_whole_hint_on_an_editor_that_returned_at_once_is_shown(
    ready_app, screen_text, monkeypatch
):
    from tui.system import editor

    monkeypatch.setenv("EDITOR", "code")
    monkeypatch.setattr(editor, "_run_editor", lambda *_: 0)
    monkeypatch.setattr(type(ready_app), "suspend", lambda self: nullcontext())
    async with run_at_step(ready_app, "review") as pilot:
        await pilot.press("E")
        assert "set EDITOR='code --wait'." in screen_text(ready_app)
        ready_app.session.open_note.external_edit_file.write_text("Dear Grace,\n\nFrom the window.")
        await pilot.press("E")
        assert "From the window." in screen_text(ready_app)
        assert ready_app.session.answers.edited_letter.endswith("From the window.")


@pytest.mark.parametrize(
    "size",
    [(40, 12), *(pytest.param(size, marks=pytest.mark.slow) for size in [(80, 24), (60, 20)])],
)
async def test_the_note_is_visible_at_every_width(ready_app, screen_text, size):
    async with run_at_step(ready_app, "review", size=size) as pilot:
        await pilot.pause()
        assert "Dear Grace," in screen_text(ready_app)
        await pilot.press("down")
        assert any(line.startswith("│▌") for line in screen_text(ready_app).splitlines())


async def test_a_typed_sentence_is_added_changed_and_removed(ready_app, screen_text):
    async with run_at_step(ready_app, "review", size=(80, 40)) as pilot:
        await select(ready_app, pilot, "detail")
        before = texts(ready_app)
        index = before.index(sentence(ready_app, "detail"))
        await pilot.press("a")
        assert isinstance(ready_app.screen, OwnTextDialog)
        await pilot.press(*"The boat is dry.", "enter")
        assert texts(ready_app) == [*before[: index + 1], "The boat is dry.", *before[index + 1 :]]
        assert "You added this. e changes it, x removes it." in screen_text(ready_app)
        await pilot.press("e")
        assert isinstance(ready_app.screen, OwnTextDialog)
        await pilot.press("backspace", *" now.", "escape")
        assert texts(ready_app)[index + 1] == "The boat is dry now."
        ready_app.session.answer("tone", "formal")
        assert "The boat is dry now." in texts(ready_app)
        ready_app.session.answer("tone", None)
        await pilot.press("x")
        assert texts(ready_app) == before
        await pilot.press("ctrl+z")
        assert texts(ready_app)[index + 1] == "The boat is dry now."


async def test_one_undo_removes_an_added_sentence(ready_app):
    async with run_at_step(ready_app, "review") as pilot:
        before = texts(ready_app)
        await pilot.press("a")
        await pilot.press(*"The boat is dry.", "enter")
        assert texts(ready_app) != before
        await pilot.press("ctrl+z")
        assert texts(ready_app) == before
        assert ready_app.screen.step_id == "review"


async def test_a_sentence_can_be_added_at_the_beginning(ready_app):
    async with run_at_step(ready_app, "review") as pilot:
        await pilot.press("A")
        await pilot.press(*"It is snowing here.", "enter")
        assert texts(ready_app)[0] == "It is snowing here."


async def test_nothing_is_added_where_nothing_is_typed(ready_app):
    async with run_at_step(ready_app, "review") as pilot:
        before = ready_app.session.answers
        await pilot.press("a")
        await pilot.press("space", "enter")
        assert ready_app.session.answers == before


async def test_an_added_sentence_is_checked_while_typed_and_fixed_on_the_review(
    ready_app, screen_text
):
    async with run_at_step(ready_app, "review", size=(80, 40)) as pilot:
        await pilot.press("a")
        await type_text(pilot, "The boat is dry. Could you give me any feedback on it? ")
        assert "feedback gives them work" in screen_text(ready_app)
        await pilot.press("enter")
        assert "Asking for feedback" in screen_text(ready_app)
        await pilot.press("ctrl+t")
        assert [added.text.strip() for added in ready_app.session.answers.added] == [
            "The boat is dry."
        ]
        assert not ready_app.session.answers.edited_letter
        assert "Asking for feedback" not in screen_text(ready_app)


async def test_enter_goes_on_to_the_export(ready_app, screen_text):
    async with run_at_step(ready_app, "review") as pilot:
        assert screen_text(ready_app).splitlines()[23].strip().startswith("Enter Next")
        await pilot.press("enter")
        assert ready_app.screen.step_id == "export"


async def test_the_footer_has_a_clickable_key_for_every_change(ready_app, screen_text):
    async with run_at_step(ready_app, "review") as pilot:
        await select(ready_app, pilot, "linkedin")
        upper, lower = screen_text(ready_app).splitlines()[22:24]
        for key in ("←→ Other words", "x Leave out", "a Add", "e Edit", "s Subject"):
            assert key in upper
        for key in ("Enter Next", "Esc Back", "? Help", "Ctrl+Q Quit"):
            assert key in lower
        await pilot.click("#keys", offset=(upper.index("s Subject"), 0))
        await pilot.pause()
        assert "The subject" in screen_text(ready_app)
        await pilot.press("escape")
        await pilot.click("#keys", offset=(lower.index("Enter Next"), 1))
        await pilot.pause()
        assert ready_app.screen.step_id == "export"


async def test_keys_that_do_not_fit_in_the_upper_row_move_to_the_lower_one(ready_app, screen_text):
    ready_app.session.open_note.set_answers(
        replace(ready_app.session.answers, own_words="Could you give me any feedback?")
    )
    async with run_at_step(ready_app, "review"):
        upper, lower = screen_text(ready_app).splitlines()[22:24]
        assert "n Next finding" in upper
        assert "Ctrl+T Fix it" in upper
        assert "Ctrl+R Reword all" in lower
