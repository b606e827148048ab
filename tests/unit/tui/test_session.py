"""The session: answers, steps, undo, switching notes and external edits, without a screen."""

from dataclasses import replace
from datetime import date

import pytest

from helpers.factories import complete_answers
from templates import Answers, compose
from templates.letter import situation
from templates.letter.openings import choose_next_opening
from templates.letter.rewording import add_sentence
from templates.phrasebook.wording_reader import built_in
from tui.notes import DraftError, NotesFolder, Status
from tui.notes.autosave import NotSavedError
from tui.notes.lock import LockedElsewhere, lock_note
from tui.system.capabilities import RESTRICTED
from tui.system.editor import EditorError

GRACE = complete_answers()
TODAY = date(2026, 11, 23)


@pytest.fixture
def session(new_session):
    """A session without answers."""
    return new_session()


@pytest.fixture
def grace(session):
    """A session with every required answer."""
    for field in ("outcome", "recipient_name", "organisation", "role", "sender_name"):
        session.answer(field, getattr(GRACE, field))
    return session


def test_an_answer_changes_the_note_and_reaches_the_disk(grace, notes):
    grace.answer("detail", "your account of the first compiler")
    assert "your account of the first compiler" in grace.note.letter()
    assert grace.note == compose(grace.answers, built_in())
    assert grace.open_note.flush()
    assert notes.load(grace.open_note.draft.id).answers == grace.answers


def test_the_session_has_no_copy_of_the_answers(grace):
    assert grace.answers is grace.open_note.draft.answers
    assert grace.situation.answers_as_given is grace.answers


def test_the_answers_are_resolved_once_for_each_change(grace, monkeypatch):
    calls = []
    original = situation.resolve

    def resolve(answers, wording):
        calls.append(answers)
        return original(answers, wording)

    monkeypatch.setattr("tui.session.resolve", resolve)
    grace.answer("tone", "formal")
    for _ in range(3):
        assert grace.is_complete
        assert grace.note.greeting == "Dear Grace Hopper,"
    assert len(calls) == 1


def test_listeners_are_called_for_changes_only(grace):
    received = []
    grace.subscribe(lambda: received.append(grace.answers))
    grace.answer("tone", "formal")
    grace.answer("tone", "formal")
    grace.go("people")
    assert [answers.tone for answers in received] == ["formal"]


def test_a_preview_changes_nothing(grace):
    before = grace.answers
    preview = grace.preview("tone", "formal")
    assert preview != grace.note
    assert grace.answers is before


def test_the_words_stay_as_they_are_while_names_are_typed(grace):
    def words():
        return [sentence.id for sentence in grace.note.sentences]

    before = words()
    for field in ("recipient_name", "organisation", "role"):
        for name in ("A", "Al", "Alan Turing"):
            grace.answer(field, name)
            assert words() == before


def test_undo_goes_back_to_where_the_change_was_made(grace):
    grace.go("tone")
    grace.answer("tone", "friendly")
    grace.go("review")
    position = grace.undo()
    assert (position.step, position.field) == ("tone", "tone")
    assert grace.answers.tone is None
    assert grace.redo().step == "tone"
    assert grace.answers.tone == "friendly"


def test_there_is_nothing_to_undo_in_a_new_note(session):
    assert session.undo() is None
    assert session.redo() is None


def test_choosing_an_opening_and_typing_text_are_separate_changes(grace):
    grace.go("detail")
    grace.answer("detail", "your account of it")
    letter = grace.note.letter()
    grace.change(choose_next_opening("detail", grace.situation), "chosen_variants")
    assert "your account of it." in grace.note.letter() != letter
    position = grace.undo()
    assert (position.step, position.field) == ("detail", "")
    assert grace.note.letter() == letter
    grace.undo()
    assert grace.answers.detail == ""


def test_typing_an_added_sentence_is_one_change(grace):
    grace.go("review")
    before = grace.answers
    for text in ("T", "Th", "Thanks."):
        grace.change(add_sentence(None, text, before), "added.1")
    assert grace.note.sentences[0].text == "Thanks."
    assert grace.undo().step == "review"
    assert grace.answers == before


def test_steps_that_are_not_asked_are_skipped_with_a_reason(session):
    session.answer("outcome", "reneged")
    session.go("interest")
    position = session.next()
    assert position.step == "review"
    (notice,) = position.notices
    assert notice.startswith("LinkedIn is skipped")
    assert session.back().step == "interest"


def test_there_is_no_step_before_the_first_and_none_after_the_last(session):
    assert session.back() is None
    session.go("export")
    assert session.next() is None


def test_a_complete_note_is_ready_at_the_export_step(grace):
    grace.go("export")
    assert grace.open_note.draft.status is Status.READY


def test_an_incomplete_note_is_not_ready_at_the_export_step(session):
    session.go("export")
    assert session.open_note.draft.status is Status.DRAFT


def test_the_writers_details_are_remembered_for_the_next_note(grace):
    grace.go("people")
    grace.next()
    grace.start_new_note()
    assert grace.answers == Answers(sender_name="Ada Lovelace")


def test_an_address_typed_with_the_name_becomes_the_address(grace):
    grace.go("people")
    grace.answer("recipient_name", "Grace Hopper <grace@example.org>")
    assert grace.answers.recipient_email == ""
    grace.next()
    assert grace.answers.recipient_name == "Grace Hopper"
    assert grace.answers.recipient_email == "grace@example.org"
    assert grace.undo().field == "recipient_email"
    assert grace.answers.recipient_name == "Grace Hopper <grace@example.org>"


def test_an_address_typed_with_the_name_does_not_replace_the_address(grace):
    grace.go("people")
    grace.answer("recipient_email", "g@example.org")
    grace.answer("recipient_name", "grace@example.org")
    grace.next()
    assert grace.answers.recipient_email == "g@example.org"


def test_a_letter_equal_to_the_composed_one_is_not_an_edit(grace):
    letter = grace.note.letter()
    grace.edit_letter(f"{letter}\n\nPS. Thank you.\n")
    assert grace.note.letter().endswith("PS. Thank you.")
    grace.edit_letter(f"{letter}\n")
    assert grace.answers.edited_letter == grace.answers.edited_from == ""


def test_one_undo_removes_an_edit_completely(grace):
    before = grace.answers
    grace.go("review")
    grace.edit_letter("Dear Grace,\n\nThank you.\n\nAda")
    assert grace.undo().step == "review"
    assert grace.answers == before


def test_undo_brings_back_an_edit_that_was_discarded(grace):
    grace.go("review")
    grace.edit_letter("Dear Grace,\n\nThank you.\n\nAda")
    edited = grace.answers
    grace.edit_letter("")
    assert grace.undo()
    assert grace.answers == edited


def test_rewording_chooses_other_words(grace):
    letters = {grace.note.letter()}
    for _ in range(5):
        grace.reword()
        letters.add(grace.note.letter())
    assert len(letters) > 1


def test_a_note_is_opened_at_the_step_that_needs_an_answer(new_session, notes):
    cases = ((Answers(), "outcome"), (replace(GRACE, role=""), "people"), (GRACE, "review"))
    for answers, step in cases:
        draft = notes.new_draft(TODAY).with_answers(answers)
        notes.save(draft)
        session = new_session()
        assert session.open(draft.id).step == step
        assert session.answers == answers


def test_a_copy_of_a_locked_note_follows_up_the_same_note(session, notes):
    draft = replace(notes.new_draft(TODAY).with_answers(GRACE), followed_note_id="20261001-first")
    notes.save(draft)
    lock = lock_note(notes.locks, draft.id)
    try:
        with pytest.raises(LockedElsewhere):
            session.open(draft.id)
        session.open_copy(draft.id)
    finally:
        lock.release()
    assert session.open_note.draft.id != draft.id
    assert session.open_note.draft.followed_note_id == draft.followed_note_id


def test_copying_a_note_that_cannot_be_read_is_an_error(session):
    with pytest.raises(DraftError, match="cannot be copied"):
        session.copy_for_another_recipient("20261123-none")


def test_an_open_note_with_unsaved_changes_is_not_trashed(grace, monkeypatch):
    def fail(notes, draft):
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr("tui.notes.open_note.SAVE_TIMEOUT", 0.2)
        patch.setattr(NotesFolder, "save", fail)
        grace.answer("detail", "your account of the first compiler")
        before = grace.open_note.draft
        with pytest.raises(NotSavedError):
            grace.trash(before.id)
        assert grace.open_note.draft is before


def test_nothing_is_recovered_if_the_editor_had_the_same_letter(grace):
    file = grace.open_note.external_edit_file
    file.parent.mkdir(parents=True)
    file.write_text(grace.note.letter())
    assert grace.recover_external_edit() is None
    assert not file.exists()


def test_a_restricted_session_opens_no_editor(new_session, monkeypatch):
    monkeypatch.setenv("EDITOR", "true")
    session = new_session(capabilities=RESTRICTED)
    assert not session.can_open_editor
    with pytest.raises(EditorError):
        session.edit_externally("Dear Grace,")
