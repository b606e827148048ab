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
def complete_session(session):
    """A session with every required answer."""
    for field in ("outcome", "recipient_name", "organisation", "role", "sender_name"):
        session.answer(field, getattr(GRACE, field))
    return session


def test_an_answer_changes_the_note_and_reaches_the_disk(complete_session, notes):
    complete_session.answer("detail", "your account of the first compiler")
    assert "your account of the first compiler" in complete_session.note.letter()
    assert complete_session.note == compose(complete_session.answers, built_in())
    assert complete_session.open_note.flush()
    assert notes.load(complete_session.open_note.draft.id).answers == complete_session.answers


def test_the_session_has_no_copy_of_the_answers(complete_session):
    assert complete_session.answers is complete_session.open_note.draft.answers
    assert complete_session.situation.answers_as_given is complete_session.answers


def test_the_answers_are_resolved_once_for_each_change(complete_session, monkeypatch):
    calls = []
    original = situation.resolve

    def resolve(answers, wording):
        calls.append(answers)
        return original(answers, wording)

    monkeypatch.setattr("tui.session.resolve", resolve)
    complete_session.answer("tone", "formal")
    for _ in range(3):
        assert complete_session.is_complete
        assert complete_session.note.greeting == "Dear Grace Hopper,"
    assert len(calls) == 1


def test_listeners_are_called_for_changes_only(complete_session):
    received = []
    complete_session.subscribe(lambda: received.append(complete_session.answers))
    complete_session.answer("tone", "formal")
    complete_session.answer("tone", "formal")
    complete_session.go("people")
    assert [answers.tone for answers in received] == ["formal"]


def test_a_preview_changes_nothing(complete_session):
    before = complete_session.answers
    preview = complete_session.preview("tone", "formal")
    assert preview != complete_session.note
    assert complete_session.answers is before


def test_the_words_stay_as_they_are_while_names_are_typed(complete_session):
    def words():
        return [sentence.id for sentence in complete_session.note.sentences]

    before = words()
    for field in ("recipient_name", "organisation", "role"):
        for name in ("A", "Al", "Alan Turing"):
            complete_session.answer(field, name)
            assert words() == before


def test_undo_goes_back_to_where_the_change_was_made(complete_session):
    complete_session.go("tone")
    complete_session.answer("tone", "friendly")
    complete_session.go("review")
    position = complete_session.undo()
    assert (position.step, position.field) == ("tone", "tone")
    assert complete_session.answers.tone is None
    assert complete_session.redo().step == "tone"
    assert complete_session.answers.tone == "friendly"


def test_there_is_nothing_to_undo_in_a_new_note(session):
    assert session.undo() is None
    assert session.redo() is None


def test_choosing_an_opening_and_typing_text_are_separate_changes(complete_session):
    complete_session.go("detail")
    complete_session.answer("detail", "your account of it")
    letter = complete_session.note.letter()
    complete_session.change(
        choose_next_opening("detail", complete_session.situation), "chosen_variants"
    )
    assert "your account of it." in complete_session.note.letter() != letter
    position = complete_session.undo()
    assert (position.step, position.field) == ("detail", "")
    assert complete_session.note.letter() == letter
    complete_session.undo()
    assert complete_session.answers.detail == ""


def test_typing_an_added_sentence_is_one_change(complete_session):
    complete_session.go("review")
    before = complete_session.answers
    for text in ("T", "Th", "Thanks."):
        complete_session.change(add_sentence(None, text, before), "added.1")
    assert complete_session.note.sentences[0].text == "Thanks."
    assert complete_session.undo().step == "review"
    assert complete_session.answers == before


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


def test_a_complete_note_is_ready_at_the_export_step(complete_session):
    complete_session.go("export")
    assert complete_session.open_note.draft.status is Status.READY


def test_an_incomplete_note_is_not_ready_at_the_export_step(session):
    session.go("export")
    assert session.open_note.draft.status is Status.DRAFT


def test_the_writers_details_are_remembered_for_the_next_note(complete_session):
    complete_session.go("people")
    complete_session.next()
    complete_session.start_new_note()
    assert complete_session.answers == Answers(sender_name="Ada Lovelace")


def test_an_address_typed_with_the_name_becomes_the_address(complete_session):
    complete_session.go("people")
    complete_session.answer("recipient_name", "Grace Hopper <grace@example.org>")
    assert complete_session.answers.recipient_email == ""
    complete_session.next()
    assert complete_session.answers.recipient_name == "Grace Hopper"
    assert complete_session.answers.recipient_email == "grace@example.org"
    assert complete_session.undo().field == "recipient_email"
    assert complete_session.answers.recipient_name == "Grace Hopper <grace@example.org>"


def test_an_address_typed_with_the_name_does_not_replace_the_address(complete_session):
    complete_session.go("people")
    complete_session.answer("recipient_email", "g@example.org")
    complete_session.answer("recipient_name", "grace@example.org")
    complete_session.next()
    assert complete_session.answers.recipient_email == "g@example.org"


def test_a_letter_equal_to_the_composed_one_is_not_an_edit(complete_session):
    letter = complete_session.note.letter()
    complete_session.edit_letter(f"{letter}\n\nPS. Thank you.\n")
    assert complete_session.note.letter().endswith("PS. Thank you.")
    complete_session.edit_letter(f"{letter}\n")
    assert complete_session.answers.edited_letter == complete_session.answers.edited_from == ""


def test_one_undo_removes_an_edit_completely(complete_session):
    before = complete_session.answers
    complete_session.go("review")
    complete_session.edit_letter("Dear Grace,\n\nThank you.\n\nAda")
    assert complete_session.undo().step == "review"
    assert complete_session.answers == before


def test_undo_brings_back_an_edit_that_was_discarded(complete_session):
    complete_session.go("review")
    complete_session.edit_letter("Dear Grace,\n\nThank you.\n\nAda")
    edited = complete_session.answers
    complete_session.edit_letter("")
    assert complete_session.undo()
    assert complete_session.answers == edited


def test_rewording_chooses_other_words(complete_session):
    letters = {complete_session.note.letter()}
    for _ in range(5):
        complete_session.reword()
        letters.add(complete_session.note.letter())
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


def test_an_open_note_with_unsaved_changes_is_not_trashed(complete_session, monkeypatch):
    def fail(notes, draft):
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr("tui.notes.open_note.SAVE_TIMEOUT", 0.2)
        patch.setattr(NotesFolder, "save", fail)
        complete_session.answer("detail", "your account of the first compiler")
        before = complete_session.open_note.draft
        with pytest.raises(NotSavedError):
            complete_session.trash(before.id)
        assert complete_session.open_note.draft is before


def test_nothing_is_recovered_if_the_editor_had_the_same_letter(complete_session):
    file = complete_session.open_note.external_edit_file
    file.parent.mkdir(parents=True)
    file.write_text(complete_session.note.letter())
    assert complete_session.recover_external_edit() is None
    assert not file.exists()


def test_a_restricted_session_opens_no_editor(new_session, monkeypatch):
    monkeypatch.setenv("EDITOR", "true")
    session = new_session(capabilities=RESTRICTED)
    assert not session.can_open_editor
    with pytest.raises(EditorError):
        session.edit_externally("Dear Grace,")
