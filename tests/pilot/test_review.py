"""The review: other words, leaving out, shuffling, editing by hand."""

import os
from dataclasses import replace

import pytest
from textual.widgets import TextArea

from helpers.factories import complete_answers
from screens.dialogs.confirm import Confirm
from screens.dialogs.edit_note import EditNoteDialog
from templates import compose
from templates.letter.composer import seed_for

READY = complete_answers(detail="your account of how the first compiler was shown", linkedin=True)


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
    assert app.screen.preview.selected == wanted


async def test_right_and_left_step_through_the_variants_of_a_sentence(ready):
    async with ready.run_test(size=(80, 24)) as pilot:
        ready.go("review")
        await pilot.pause()
        await select(ready, pilot, "linkedin")
        before = texts(ready)
        request = sentence(ready, "linkedin")
        await pilot.press("right")
        await pilot.pause()
        assert sentence(ready, "linkedin") != request
        assert texts(ready) == [
            sentence(ready, "linkedin") if text == request else text for text in before
        ]
        await pilot.press("left")
        await pilot.pause()
        assert texts(ready) == before
        assert any(word.startswith("linkedin.") for word in ready.session.answers.words)


async def test_sentences_that_change_with_another_are_marked(ready, seen):
    async with ready.run_test(size=(100, 40)) as pilot:
        ready.go("review")
        await pilot.pause()
        await select(ready, pilot, "news")
        told = []
        for _ in range(8):
            before = texts(ready)
            await pilot.press("right")
            await pilot.pause()
            now = ready.session.note.sentences
            changed = [s for s in now if s.text not in before and "news" not in s.moves]
            assert ("~ marks what changed" in seen(ready)) is bool(changed)
            assert "Wording " in seen(ready)
            told.append(bool(changed))
        assert True in told
        assert False in told
        await pilot.press("down")
        await pilot.pause()
        assert not any(line.startswith("~") for line in seen(ready).splitlines())


async def test_the_editor_opens_at_the_selected_sentence(ready, seen):
    async with ready.run_test(size=(80, 24)) as pilot:
        ready.go("review")
        await pilot.pause()
        await select(ready, pilot, "linkedin")
        asked = next(s.text for s in ready.session.note.sentences if "linkedin" in s.moves)
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("Q", "escape")
        await pilot.pause()
        assert f"Q{asked}" in ready.session.answers.edited
        await pilot.press("right")
        assert "once u has taken the composed note" in seen(ready)


async def test_x_removes_and_restores_an_optional_sentence(ready, seen):
    async with ready.run_test(size=(80, 40)) as pilot:
        ready.go("review")
        await pilot.pause()
        await select(ready, pilot, "linkedin")
        before = texts(ready)
        await pilot.press("x")
        await pilot.pause()
        assert not any("LinkedIn" in text for text in texts(ready))
        assert (
            "LinkedIn"
            not in compose(ready.session.answers, ready.session.wording, ready.session.seed).text()
        )
        assert "LinkedIn" in seen(ready).split("Dear", 1)[1]
        await select(ready, pilot, "linkedin")
        await pilot.press("x")
        await pilot.pause()
        assert texts(ready) == before


async def test_a_required_sentence_cannot_be_removed(ready, seen):
    async with ready.run_test(size=(80, 24)) as pilot:
        ready.go("review")
        await pilot.pause()
        await select(ready, pilot, "news")
        before = texts(ready)
        await pilot.press("x")
        await pilot.pause()
        assert texts(ready) == before
        assert "belongs in every note" in seen(ready)


async def test_a_shuffle_keeps_chosen_variants(ready):
    async with ready.run_test(size=(80, 24)) as pilot:
        ready.go("review")
        await pilot.pause()
        await select(ready, pilot, "news")
        await pilot.press("right")
        await pilot.pause()
        chosen = ready.session.note.sentences[0].text
        drawn = set()
        for _ in range(5):
            await pilot.press("ctrl+r")
            await pilot.pause()
            assert ready.session.note.sentences[0].text == chosen
            drawn.add(tuple(texts(ready)))
        assert len(drawn) > 2


async def test_changed_answers_ask_whether_to_keep_an_edited_note(ready, seen):
    async with ready.run_test(size=(80, 24)) as pilot:
        ready.go("review")
        await pilot.pause()
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
        assert "Which one stands?" in seen(ready)
        ready.go("export")
        await pilot.pause()
        await pilot.press("5", "enter")
        await pilot.pause()
        assert "say which stands" in seen(ready)
        ready.go("review")
        await pilot.pause()
        await pilot.pause()
        assert compose(ready.session.answers, ready.session.wording).letter().endswith("PS Mine")
        await pilot.press("1", "enter")
        await pilot.pause()
        assert "Which one stands?" not in seen(ready)
        assert ready.session.answers.edited.endswith("PS Mine")
        ready.session.open_note.set_answers(replace(ready.session.answers, tone="warm"))
        ready.go("review")
        await pilot.pause()
        await pilot.press("2", "enter")
        await pilot.pause()
        assert ready.session.answers.edited == ""
        assert (
            compose(
                ready.session.answers, ready.session.wording, seed_for(ready.session.answers)
            ).greeting
            == "Dear Grace,"
        )


async def test_discarding_the_edit_restores_the_composed_note(ready):
    async with ready.run_test(size=(80, 24)) as pilot:
        ready.go("review")
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("Q", "escape")
        await pilot.pause()
        assert ready.session.answers.edited.split("\n\n")[1].startswith("Q")
        for answer, kept in (("n", True), ("y", False)):
            await pilot.press("u")
            await pilot.pause()
            assert isinstance(ready.screen, Confirm)
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


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 12)])
async def test_the_note_is_visible_at_every_width(ready, seen, size):
    async with ready.run_test(size=size) as pilot:
        ready.go("review")
        await pilot.pause()
        await pilot.pause()
        assert "Dear Grace," in seen(ready)
        await pilot.press("down")
        await pilot.pause()
        assert any(line.startswith(">") for line in seen(ready).splitlines())
