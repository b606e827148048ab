"""The review: other words, leaving out, shuffling, editing by hand."""

import os
from contextlib import nullcontext
from dataclasses import replace

import pytest
from textual.widgets import TextArea

from helpers.factories import complete_answers
from helpers.steps import run_at_step
from helpers.typing_text import type_text
from screens.dialogs.confirm import ConfirmDialog
from screens.dialogs.edit_note import EditNoteDialog
from screens.dialogs.own_text import OwnTextDialog
from screens.widgets.findings_area import FindingList
from templates import compose

READY = complete_answers(detail="the story of how the first compiler was shown", linkedin=True)


@pytest.fixture
def ready(app):
    """The wizard with a finished note's answers."""
    app.session.open_note.set_answers(READY)
    return app


def texts(app):
    """Return the sentences of the note, without those left out."""
    return [s.text for s in app.session.note.sentences]


def sentence(app, move):
    """Return the sentence of the note that makes a move."""
    (text,) = [s.text for s in app.session.note.sentences if move in s.moves]
    return text


async def select(app, pilot, move):
    """Walk to the sentence that makes a move."""
    shown = app.screen.preview.note.sentences
    wanted = next(n for n, s in enumerate(shown) if move in s.moves)
    for _ in range(len(shown)):
        await pilot.press("up")
    for _ in range(wanted):
        await pilot.press("down")
    assert app.screen.preview.selected_index == wanted


async def test_right_and_left_step_through_the_variants_of_a_sentence(ready):
    async with run_at_step(ready, "review") as pilot:
        await select(ready, pilot, "detail")
        before = texts(ready)
        memory = sentence(ready, "detail")
        await pilot.press("right")
        await pilot.pause()
        assert sentence(ready, "detail") != memory
        assert texts(ready) == [
            sentence(ready, "detail") if text == memory else text for text in before
        ]
        await pilot.press("left")
        await pilot.pause()
        assert texts(ready) == before
        assert any(word.startswith("detail.") for word in ready.session.answers.words)


async def test_sentences_that_change_with_another_are_marked(ready, seen):
    async with run_at_step(ready, "review", size=(100, 40)) as pilot:
        await select(ready, pilot, "interest")
        told = []
        for _ in range(8):
            before = texts(ready)
            await pilot.press("right")
            await pilot.pause()
            now = ready.session.note.sentences
            changed = [s for s in now if s.text not in before and "interest" not in s.moves]
            assert ("~ marks other sentences" in seen(ready)) is bool(changed)
            assert "Wording " in seen(ready)
            told.append(bool(changed))
        assert True in told
        assert False in told
        await pilot.press("down")
        await pilot.pause()
        assert not any(line.startswith("│~") for line in seen(ready).splitlines())


@pytest.mark.parametrize(("width", "is_beside"), [(99, False), (120, True)])
async def test_findings_are_beside_the_letter_where_there_is_room(ready, width, is_beside):
    asking = replace(READY, detail="the yard. Could you tell me why I was not chosen?")
    ready.session.open_note.set_answers(asking)
    async with run_at_step(ready, "review", size=(width, 40)) as pilot:
        await pilot.pause()
        findings = ready.screen.query_one(FindingList).region
        letter = ready.screen.preview.region
        assert findings.height
        assert (findings.right <= letter.x) is is_beside
        assert (findings.bottom <= letter.y) is not is_beside


@pytest.mark.parametrize("words", [READY.detail, "how Dr. Reed ran the ward"])
async def test_the_words_of_the_writer_are_bold_in_the_note(ready, until, words):
    ready.session.open_note.set_answers(replace(READY, detail=words))
    async with run_at_step(ready, "tone", size=(100, 40)) as pilot:
        preview = ready.screen.preview

        def bold_words():
            lines = (preview.render_line(y) for y in range(2, preview.size.height - 1))
            return " ".join(s.text for line in lines for s in line if s.style and s.style.bold)

        await until(pilot, lambda: words in " ".join(bold_words().split()))
        assert "grateful" not in bold_words()


async def test_the_editor_opens_at_the_selected_index(ready, seen):
    async with run_at_step(ready, "review") as pilot:
        await select(ready, pilot, "linkedin")
        asked = next(s.text for s in ready.session.note.sentences if "linkedin" in s.moves)
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("Q", "escape")
        await pilot.pause()
        assert f"Q{asked}" in ready.session.answers.edited
        await pilot.press("right")
        assert "cannot be chosen while the note is edited" in seen(ready)


async def test_x_removes_and_restores_an_optional_sentence(ready, seen):
    async with run_at_step(ready, "review", size=(80, 40)) as pilot:
        await select(ready, pilot, "linkedin")
        before = texts(ready)
        await pilot.press("x")
        await pilot.pause()
        assert not any("LinkedIn" in text for text in texts(ready))
        assert "LinkedIn" not in compose(ready.session.answers, ready.session.wording).text()
        assert "LinkedIn" in seen(ready).split("Dear", 1)[1]
        assert f" {ready.session.note.word_count} words " in seen(ready)
        await pilot.press("a")
        await pilot.pause()
        assert "choose the sentence that yours is to follow" in seen(ready)
        await select(ready, pilot, "linkedin")
        assert "You left this out. x brings it back." in seen(ready)
        await pilot.press("x")
        await pilot.pause()
        assert texts(ready) == before


async def test_a_required_sentence_cannot_be_removed(ready, seen):
    async with run_at_step(ready, "review") as pilot:
        await select(ready, pilot, "news")
        before = texts(ready)
        assert "x leaves the sentence out" not in seen(ready)
        await pilot.press("x")
        await pilot.pause()
        assert texts(ready) == before
        assert "Every note of this kind needs" in seen(ready)


async def test_a_shuffle_keeps_chosen_variants(ready):
    async with run_at_step(ready, "review") as pilot:
        await select(ready, pilot, "interest")
        await pilot.press("right")
        await pilot.pause()
        chosen = sentence(ready, "interest")
        drawn = set()
        for _ in range(5):
            await pilot.press("ctrl+r")
            await pilot.pause()
            assert sentence(ready, "interest") == chosen
            drawn.add(ready.session.note.letter())
        assert len(drawn) > 1


async def test_changed_answers_ask_whether_to_keep_an_edited_note(ready, seen):
    async with run_at_step(ready, "review") as pilot:
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(ready.screen, EditNoteDialog)
        area = ready.screen.query_one(TextArea)
        area.move_cursor(area.document.end)
        await pilot.press("enter", *"PS Mine", "escape")
        await pilot.pause()
        assert ready.session.answers.edited.endswith("PS Mine")
        ready.session.open_note.set_answers(replace(ready.session.answers, tone="formal"))
        ready.go("review")
        await pilot.pause()
        await pilot.pause()
        assert "Which one do you want?" in seen(ready)
        ready.go("export")
        await pilot.pause()
        await pilot.press("5", "enter")
        await pilot.pause()
        assert "lets you choose a version" in seen(ready)
        ready.go("review")
        await pilot.pause()
        await pilot.pause()
        assert compose(ready.session.answers, ready.session.wording).letter().endswith("PS Mine")
        await pilot.press("1", "enter")
        await pilot.pause()
        assert "Which one do you want?" not in seen(ready)
        assert ready.session.answers.edited.endswith("PS Mine")
        ready.session.open_note.set_answers(replace(ready.session.answers, tone="warm"))
        ready.go("review")
        await pilot.pause()
        await pilot.press("2", "enter")
        await pilot.pause()
        assert ready.session.answers.edited == ""
        note = compose(ready.session.answers, ready.session.wording)
        assert note.greeting == "Dear Grace,"


async def test_discarding_the_edit_restores_the_composed_note(ready):
    async with run_at_step(ready, "review") as pilot:
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("Q", "escape")
        await pilot.pause()
        assert ready.session.answers.edited.split("\n\n")[1].startswith("Q")
        for answer, kept in (("n", True), ("y", False)):
            await pilot.press("u")
            await pilot.pause()
            assert isinstance(ready.screen, ConfirmDialog)
            await pilot.press(answer)
            await pilot.pause()
            assert bool(ready.session.answers.edited) is kept


def test_the_external_editor_gets_a_private_file(tmp_path, monkeypatch):
    from tui.system import editor

    script = tmp_path / "editor.sh"
    script.write_text(f'#!/bin/sh\nstat -c %a "$1" > {tmp_path}/mode\necho "PS more" >> "$1"\n')
    script.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(script))
    path = tmp_path / "editing" / "note.txt"
    assert editor.edit("Dear Grace,\n\nThanks", path) == "Dear Grace,\n\nThanks\nPS more"
    assert not path.exists()
    assert (tmp_path / "mode").read_text() == "600\n"


@pytest.mark.parametrize(
    ("command", "told"),
    [(None, "Set VISUAL or EDITOR"), ("/no/such/editor", "could not be started"), ("false", "status 1"),
     ("'", "could not be started")],
)  # fmt: skip
def test_an_editor_that_fails_changes_nothing(command, told, monkeypatch, tmp_path):
    from tui.system import editor

    if command:
        monkeypatch.setitem(os.environ, "VISUAL", command)
    with pytest.raises(editor.EditorError, match=told):
        editor.edit("Dear Grace,", tmp_path / "note.txt")
    assert not (tmp_path / "note.txt").exists()


async def test_that_an_editor_returned_at_once_is_shown_whole(ready, seen, monkeypatch):
    from tui.system import editor

    monkeypatch.setenv("EDITOR", "code")
    monkeypatch.setattr(editor, "_run_editor", lambda *_: 0)
    monkeypatch.setattr(type(ready), "suspend", lambda self: nullcontext())
    async with run_at_step(ready, "review") as pilot:
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert "set EDITOR='code --wait'." in seen(ready)
        ready.session.open_note.external_edit_file.write_text("Dear Grace,\n\nFrom the window.")
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert "From the window." in seen(ready)
        assert ready.session.answers.edited.endswith("From the window.")


@pytest.mark.parametrize(
    "size",
    [(40, 12), *(pytest.param(size, marks=pytest.mark.slow) for size in [(80, 24), (60, 20)])],
)
async def test_the_note_is_visible_at_every_width(ready, seen, size):
    async with run_at_step(ready, "review", size=size) as pilot:
        await pilot.pause()
        assert "Dear Grace," in seen(ready)
        await pilot.press("down")
        await pilot.pause()
        assert any(line.startswith("│▌") for line in seen(ready).splitlines())


async def test_a_sentence_of_ones_own_is_added_changed_and_removed(ready, seen):
    async with run_at_step(ready, "review", size=(80, 40)) as pilot:
        await select(ready, pilot, "detail")
        before = texts(ready)
        place = before.index(sentence(ready, "detail"))
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(ready.screen, OwnTextDialog)
        await pilot.press(*"The boat is dry.", "enter")
        await pilot.pause()
        assert texts(ready) == [*before[: place + 1], "The boat is dry.", *before[place + 1 :]]
        assert "You added this. e changes it, x removes it." in seen(ready)
        await pilot.press("e")
        await pilot.pause()
        assert isinstance(ready.screen, OwnTextDialog)
        await pilot.press("backspace", *" now.", "escape")
        await pilot.pause()
        assert texts(ready)[place + 1] == "The boat is dry now."
        ready.session.answer("tone", "formal")
        assert "The boat is dry now." in texts(ready)
        ready.session.answer("tone", None)
        await pilot.press("x")
        await pilot.pause()
        assert texts(ready) == before
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert texts(ready)[place + 1] == "The boat is dry now."


async def test_undo_takes_an_added_sentence_back_whole(ready):
    async with run_at_step(ready, "review") as pilot:
        before = texts(ready)
        await pilot.press("a")
        await pilot.pause()
        await pilot.press(*"The boat is dry.", "enter")
        await pilot.pause()
        assert texts(ready) != before
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert texts(ready) == before
        assert ready.screen.step_id == "review"


async def test_a_sentence_can_be_added_at_the_beginning(ready):
    async with run_at_step(ready, "review") as pilot:
        await pilot.press("A")
        await pilot.pause()
        await pilot.press(*"It is snowing here.", "enter")
        await pilot.pause()
        assert texts(ready)[0] == "It is snowing here."


async def test_nothing_is_added_where_nothing_is_typed(ready):
    async with run_at_step(ready, "review") as pilot:
        before = ready.session.answers
        await pilot.press("a")
        await pilot.pause()
        await pilot.press("space", "enter")
        await pilot.pause()
        assert ready.session.answers == before


async def test_an_added_sentence_is_checked_while_typed_and_fixed_where_it_stands(ready, seen):
    async with run_at_step(ready, "review", size=(80, 40)) as pilot:
        await pilot.press("a")
        await pilot.pause()
        await type_text(pilot, "The boat is dry. Could you give me any feedback on it? ")
        await pilot.pause()
        assert "feedback gives them work" in seen(ready)
        await pilot.press("enter")
        await pilot.pause()
        assert "Asking for feedback" in seen(ready)
        await pilot.press("ctrl+t")
        await pilot.pause()
        assert [added.text.strip() for added in ready.session.answers.added] == ["The boat is dry."]
        assert not ready.session.answers.edited
        assert "Asking for feedback" not in seen(ready)


async def test_enter_goes_on_to_the_export(ready, seen):
    async with run_at_step(ready, "review") as pilot:
        assert seen(ready).splitlines()[23].strip().startswith("Enter Next")
        await pilot.press("enter")
        await pilot.pause()
        assert ready.screen.step_id == "export"


async def test_every_way_to_change_the_note_is_in_the_footer_and_can_be_clicked(ready, seen):
    async with run_at_step(ready, "review") as pilot:
        upper, lower = seen(ready).splitlines()[22:24]
        for key in ("←→ Other words", "x Leave out", "a Add", "e Edit", "s Subject"):
            assert key in upper
        for key in ("Enter Next", "Esc Back", "? Help", "Ctrl+Q Quit"):
            assert key in lower
        await pilot.click("#keys", offset=(upper.index("s Subject"), 0))
        await pilot.pause()
        assert "The subject" in seen(ready)
        await pilot.press("escape")
        await pilot.pause()
        await pilot.click("#keys", offset=(lower.index("Enter Next"), 1))
        await pilot.pause()
        assert ready.screen.step_id == "export"


async def test_keys_that_do_not_fit_beside_those_of_the_note_move_down_a_row(ready, seen):
    ready.session.open_note.set_answers(
        replace(ready.session.answers, own_words="Could you give me any feedback?")
    )
    async with run_at_step(ready, "review"):
        upper, lower = seen(ready).splitlines()[22:24]
        assert "n Next finding" in upper
        assert "Ctrl+T Fix it" in upper
        assert "s Subject" in lower
