"""Plain mode: the questions, the review and the export, line by line."""

import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from helpers.factories import complete_answers
from helpers.repository import ROOT
from templates import Answers, Interest, MeetingFormat, NewsChannel, RecipientRole, compose
from templates.letter.rewording import variant_names_for_sentence
from templates.letter.situation import resolve
from templates.phrasebook.wording_reader import built_in
from templates.questions.questions import QUESTIONS
from tui.export.destinations import DESTINATIONS
from tui.notes import DraftError, NotesFolder, Status
from tui.notes.sent import SentNotes
from tui.plain.prompts import Prompter, Quit
from tui.plain.wizard import PlainWizard

DETAIL = "your account of how the first compiler was shown"
ALL_LINES = [
    "1",                                         # someone else was chosen
    "Grace Hopper", "1", "",                     # a hiring manager, with the usual greeting
    "Analytical Engines", "Programming Lead",
    "1", "2", "1", "",                           # by email; two meetings in person; no appointee
    "Alan and Kathleen",                         # to be thanked, too
    "ada lovelace", "y", "", "", "", "",         # with capitals; no other details, no address
    "", "", DETAIL, "", "",                      # the detail in its opening, and no other words
    "2", "1", "1",                               # warm, standard, British
    "2", "1", "", "",                            # the organisation, keep in mind
    "1", "",                                     # LinkedIn, with the composed connection note
]  # fmt: skip
FIELDS_NOT_ASKED = (
    "client", "told_close", "on_hold", "told_by", "told_already", "work_with", "reason", "follow_up", "brings",
    "tie", "hope", "subject", "previously_brought",
)  # fmt: skip
SHORT_LIST = [destination.id for destination in DESTINATIONS if destination.shown_by_default]
PRINT = str(SHORT_LIST.index("print") + 1)
TEXT_FILE = str(SHORT_LIST.index("text") + 1)
MORE_DESTINATIONS = str(len(SHORT_LIST))
"""The number of "More destinations.", which precedes the last destination, "Done"."""

CONTINUE, CHANGE_SENTENCE, SHUFFLE, ADD_SENTENCE, OPEN_EDITOR = "1", "3", "4", "5", "6"
"""Numbers in the menu of the review of a note without findings."""
GRACE = complete_answers()
TIME = datetime(2026, 11, 1, tzinfo=UTC)


def lines_with_detail(*lines):
    """Return ALL_LINES with other lines for the detail and its opening."""
    index = ALL_LINES.index(DETAIL)
    return [*ALL_LINES[:index], *lines, *ALL_LINES[index + 2 :]]


def number_in_full_list(destination):
    """Return the number of a destination in the list of all destinations."""
    return str([d.id for d in DESTINATIONS].index(destination) + 1)


def number_of(label, transcript):
    """Return the number of the choice with a label, as it was last printed."""
    return re.findall(rf"(?m)^(\d+)\. {re.escape(label)}$", transcript)[-1]


def test_the_answers_to_all_questions_make_the_note(run_plain, notes):
    status, _, output = run_plain(*ALL_LINES, CONTINUE, PRINT)
    assert status == 0
    assert output.startswith("Dear Grace,\n\n")
    assert re.search(f" {DETAIL}[.]$", output, re.MULTILINE)
    assert output.endswith("\nAda Lovelace\n")
    (entry,) = notes.entries()
    assert entry.draft.status is Status.READY
    assert entry.draft.answers == Answers(
        outcome="not_selected", recipient_name="Grace Hopper", part=RecipientRole.HIRING_MANAGER,
        organisation="Analytical Engines", role="Programming Lead", news=NewsChannel.EMAIL, meetings=2,
        held=MeetingFormat.IN_PERSON, also_thank=("Alan", "Kathleen"), sender_name="Ada Lovelace",
        detail=DETAIL, tone="warm", length="standard",
        spelling="british", interest=Interest.ORGANISATION, keep_in_mind=True, linkedin=True,
    )  # fmt: skip


def test_an_own_connection_note_is_checked_and_counted(run_plain, notes):
    lines = [
        *ALL_LINES[:-1],
        "Hi Grace, " + "x" * 200,
        "Hi Grace, could you tell me why?",
        "n",
        CONTINUE,
        MORE_DESTINATIONS,
        number_in_full_list("linkedin"),
        "q",
    ]
    _, transcript, _ = run_plain(*lines)
    assert "Send it anyway." in transcript
    assert "That is 210 characters; LinkedIn allows 200.\nIn your own words." in transcript
    assert "That is 210 of" not in transcript
    assert "Hi Grace, could you tell me why?\nThat is 32 of 200 characters." in transcript
    assert "This may burn the bridge: “, could you tell me why?”." in transcript
    (entry,) = notes.entries()
    assert entry.draft.answers.connection_note == "Hi Grace, could you tell me why?"


def test_plain_mode_prints_no_control_or_drawing_characters(run_plain):
    _, transcript, _ = run_plain(*ALL_LINES, "p", "?", CONTINUE, PRINT)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2500-\u259f]", transcript)


def test_every_question_is_asked_once(run_plain):
    _, transcript, _ = run_plain(*ALL_LINES, CONTINUE, PRINT)
    lines = transcript.splitlines()
    for question in QUESTIONS:
        if question.name not in FIELDS_NOT_ASKED and question.hint:
            # The only question of a step is printed without its label.
            with_label = f"{question.label.removesuffix(' …')}. {question.hint}"
            count = sum(line.startswith((with_label, question.hint)) for line in lines)
            assert count == 1, question.name


def test_a_terminal_without_unicode_gets_ascii(run_plain):
    _, transcript, _ = run_plain(*ALL_LINES, "p", CONTINUE, PRINT, encoding="ascii")
    assert transcript.isascii()
    assert "\\u" not in transcript
    assert "Subject: Thank you - Programming Lead" in transcript


def test_back_goes_to_the_previous_question_and_to_the_previous_step(run_plain, notes):
    _, transcript, _ = run_plain("1", "Grace", "b", "b", "b", "2", "", "q")
    assert "This is the first question." in transcript
    assert "Your answer so far: Grace" in transcript
    (entry,) = notes.entries()
    assert entry.draft.answers.outcome == "runner_up"
    assert entry.draft.answers.recipient_name == "Grace"


def test_quitting_keeps_the_note_and_says_how_to_continue(run_plain, notes):
    for end in (["q"], []):
        status, transcript, output = run_plain("1", "Grace", *end)
        assert status == 130
        assert output == ""
        (entry,) = notes.entries()
        assert f"bridge-tui open {entry.id}" in transcript
        notes.move_to_trash(entry.id)


def test_a_skipped_step_is_explained(run_plain):
    lines = [
        "9",                                     # accepted, then declined
        "Maureen", "", "", "Books Ltd", "Bookkeeper", "2", "", "", "",
        "Alec",
        *[""] * 14,                              # all the other questions
        "q",
    ]  # fmt: skip
    _, transcript, _ = run_plain(*lines)
    assert "LinkedIn is skipped: it would not be true or fitting for this outcome." in transcript


def test_a_blocking_finding_is_explained_and_fixed(run_plain):
    lines = lines_with_detail("the yard, and I would love your feedback", "y", "")
    _, transcript, output = run_plain(*lines, CONTINUE, PRINT)
    assert "This may burn the bridge: “, and I would love your feedback”." in transcript
    assert "Changed to: the yard" in transcript
    assert "feedback" not in output


def test_doubts_are_not_offered_for_correction(run_plain):
    detail = "your account of the loom. I can't help thinking about the decision"
    _, transcript, _ = run_plain(*lines_with_detail(detail, ""), CONTINUE, PRINT)
    assert "It asks them to justify themselves." in transcript
    assert "Correct the findings." not in transcript


def test_a_fix_that_leaves_the_end_of_a_sentence_is_called_a_removal(run_plain):
    lines = lines_with_detail("you wasted my time, but I liked the yard and the kiln", "")
    _, transcript, _ = run_plain(*lines, "n", "q")
    assert "It can be left out." in transcript
    assert "Instead: I" not in transcript


@pytest.mark.parametrize("end", [["q"], ["b", "q"], ["u", "q"], []])
def test_an_answer_is_saved_before_a_correction_is_offered(run_plain, notes, end):
    run_plain("1", "ann lee", *end)
    (entry,) = notes.entries()
    assert entry.draft.answers.recipient_name == ("" if "u" in end else "ann lee")


def test_a_required_answer_can_be_left_for_later_but_not_skipped(run_plain):
    _, transcript, _ = run_plain("1", "q")
    assert "An answer is needed." in transcript
    assert "Enter to answer later" in transcript
    assert "Enter to skip" not in transcript


@pytest.mark.parametrize("typed", ["0000000019", "00000000000000001", "-1", "²", "1.", "12"])
def test_an_invalid_number_is_reported(run_plain, typed):
    status, transcript, _ = run_plain(typed, "q")
    assert status == 130
    assert "That is not a number from 1 to 11." in transcript


def test_an_accepted_blocking_finding_is_not_asked_about_again(run_plain):
    lines = lines_with_detail("the yard, and I would love your feedback", "n", "")
    send_it, not_yet = "1", "2"
    _, transcript, output = run_plain(*lines, CONTINUE, PRINT, not_yet, PRINT, send_it)
    assert transcript.count("Send it anyway.") == 2
    assert "feedback" in output


def test_a_calendar_reminder_also_reminds_in_the_list_of_notes(
    run_plain, save_note, notes, tmp_path
):
    save_note(status=Status.SENT, sent_at=TIME, answers=complete_answers(outcome="runner_up"))
    run_plain(
        CONTINUE, MORE_DESTINATIONS, number_in_full_list("ics"), "again.ics", "", start_at="grace"
    )
    day = re.search(r"DTSTART:(\d+)T090000", (tmp_path / "again.ics").read_text())[1]
    assert notes.load("grace").reminder_date == datetime.strptime(day, "%Y%m%d").date()


def test_a_reminder_that_cannot_be_set_is_reported_after_the_file_is_saved(
    run_plain, save_note, tmp_path, monkeypatch
):
    def fail(self, note_id, day):
        raise DraftError("The disk is full.")

    monkeypatch.setattr(SentNotes, "set_reminder", fail)
    save_note(status=Status.SENT, sent_at=TIME, answers=complete_answers(outcome="runner_up"))
    _, transcript, _ = run_plain(
        CONTINUE, MORE_DESTINATIONS, number_in_full_list("ics"), "again.ics", "", start_at="grace"
    )
    assert (tmp_path / "again.ics").exists()
    assert "Your list of notes will not remind you. The disk is full." in transcript


def test_every_destination_can_be_chosen_under_more(run_plain, save_note, tmp_path):
    save_note()
    _, transcript, _ = run_plain(
        CONTINUE,
        MORE_DESTINATIONS,
        number_in_full_list("json"),
        "grace.json",
        "q",
        start_at="grace",
    )
    for destination in DESTINATIONS:
        if destination.id != "done":
            assert f". {destination.label}: {destination.description}" in transcript
    assert f"Saved to {tmp_path / 'grace.json'}" in transcript
    assert json.loads((tmp_path / "grace.json").read_text())["greeting"] == "Dear Grace,"


def test_a_file_is_overwritten_only_after_a_question(run_plain, save_note, tmp_path):
    save_note()
    path = tmp_path / "thanks.txt"
    path.write_text("mine")
    _, transcript, _ = run_plain(CONTINUE, TEXT_FILE, "thanks.txt", "2", "q", start_at="grace")
    assert f"{path} already exists." in transcript
    assert path.read_text() == "mine"
    run_plain(CONTINUE, TEXT_FILE, "thanks.txt", "1", "q", start_at="grace")
    assert path.read_text().startswith("Subject: ")


def test_missing_answers_are_asked_for_before_the_review(run_plain):
    outcome, _, *others = ALL_LINES
    _, transcript, _ = run_plain(outcome, "", "", *others, "Grace Hopper", "q")
    assert "The note needs a name to greet. Press Enter again to leave it for later." in transcript
    assert "Still missing: their name." in transcript


def test_another_variant_of_a_sentence_can_be_chosen(run_plain, save_note, notes):
    save_note()
    situation = resolve(GRACE, built_in())
    number_with_variants = next(
        number
        for number, sentence in enumerate(compose(GRACE).sentences, 1)
        if len(variant_names_for_sentence(sentence, situation)) > 1
    )
    run_plain(CHANGE_SENTENCE, str(number_with_variants), "1", start_at="grace")
    assert len(notes.load("grace").answers.chosen_variants) == 1


def test_back_leads_from_a_sentence_to_the_menu(run_plain, save_note):
    save_note()
    _, transcript, _ = run_plain(CHANGE_SENTENCE, "1", "b", "q", start_at="grace")
    assert "Back to the note." in transcript


def test_the_whole_note_can_be_reworded(run_plain, save_note, notes):
    save_note()
    run_plain(SHUFFLE, start_at="grace")
    assert notes.load("grace").answers.reword_count == 1


def test_a_sentence_can_be_rewritten_and_the_composed_note_restored(run_plain, save_note, notes):
    save_note()
    _, transcript, _ = run_plain(CHANGE_SENTENCE, "1", start_at="grace")
    write_it = number_of("Write it yourself.", transcript)
    own = "It was kind of you to write."
    run_plain(CHANGE_SENTENCE, "1", write_it, own, start_at="grace")
    assert own in notes.load("grace").answers.edited_letter
    restore = "3"
    _, transcript, _ = run_plain(restore, "p", start_at="grace")
    _, _, last_print = transcript.rpartition("Dear Grace")
    assert own not in last_print


def test_the_opening_of_a_shown_sentence_can_be_changed(run_plain):
    lines = lines_with_detail(DETAIL, "what?", "o", "")
    _, transcript, output = run_plain(*lines, CONTINUE, PRINT)
    first, same, other = re.findall(f"In your note: (.* {DETAIL}[.])", transcript)
    assert first == same != other
    assert other in output


def test_an_answer_that_is_a_complete_sentence_has_no_openings(run_plain):
    lines = lines_with_detail("The kiln was still warm.")
    status, transcript, output = run_plain(*lines, CONTINUE, PRINT)
    assert status == 0
    assert "In your note: The kiln was still warm." in transcript
    assert "chooses another opening" not in transcript
    assert "The kiln was still warm." in output


def test_a_greeting_by_the_other_part_of_a_name_is_offered(run_plain, notes):
    _, transcript, _ = run_plain("1", "Wei Li", "y", "q")
    assert "The greeting is “Dear Wei Li,”." in transcript
    assert "Use “Dear Wei,” instead?" in transcript
    (entry,) = notes.entries()
    assert entry.draft.answers.greet_as == "Wei"


def test_a_sentence_of_the_writers_own_is_added_changed_and_removed(run_plain, save_note, notes):
    save_note()
    added = "The boat is dry. Could you give me any feedback?"
    at_the_beginning = "1"
    _, transcript, _ = run_plain(ADD_SENTENCE, at_the_beginning, added, "y", "q", start_at="grace")
    assert "This may burn the bridge: " in transcript
    assert "\nThe boat is dry. " in transcript.rpartition("Dear Grace")[2]
    (sentence,) = notes.load("grace").answers.added
    assert sentence == ("", "The boat is dry.")
    remove_it, write_it = "1", "2"
    run_plain(CHANGE_SENTENCE, "1", write_it, "The boat is wet.", "q", start_at="grace")
    (sentence,) = notes.load("grace").answers.added
    assert sentence.text == "The boat is wet."
    _, transcript, _ = run_plain(CHANGE_SENTENCE, "1", remove_it, "q", start_at="grace")
    assert "1. Remove it." in transcript
    assert not notes.load("grace").answers.added


def test_undo_goes_back_to_the_question_that_was_answered(run_plain, notes):
    _, transcript, _ = run_plain("1", "Grace", "u", "Alan", "q")
    assert "The last change is undone." in transcript
    (entry,) = notes.entries()
    assert entry.draft.answers.recipient_name == "Alan"


def test_a_letter_that_is_a_command_can_be_an_answer(run_plain, notes):
    run_plain("1", "=b", "q")
    (entry,) = notes.entries()
    assert entry.draft.answers.recipient_name == "b"


def test_on_a_full_disk_the_note_is_printed_at_the_end(run_plain, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(NotesFolder, "save", fail)
    _, transcript, _ = run_plain("1", "Grace", "q")
    assert "The note is not saved: No space left on device." in transcript
    assert "Dear Grace," in transcript


@pytest.mark.parametrize(
    ("choice", "roles"), [("1", {"Mine"}), ("2", {"Theirs"}), ("3", {"Mine", "Theirs"})]
)
def test_if_a_file_was_changed_elsewhere_either_version_or_both_can_be_kept(
    save_note, notes, new_session, choice, roles
):
    save_note()
    output = io.StringIO()
    session = new_session()
    wizard = PlainWizard(session, Prompter(io.StringIO(f"{choice}\nq\n"), output))
    session.open("grace")
    save_note(answers=replace(GRACE, role="Theirs"))
    session.answer("role", "Mine")
    assert not session.open_note.flush()
    with pytest.raises(Quit):
        wizard.run("people", menus={})
    assert session.open_note.flush()
    assert "Another program has changed" in output.getvalue()
    assert {entry.draft.answers.role for entry in notes.entries()} == roles


def test_plain_mode_works_through_a_pipe():
    six_questions_back = [*"bbbbbb"]
    lines = [*ALL_LINES, *six_questions_back, "3", "2", "", "", "2", "", CONTINUE, PRINT]
    result = subprocess.run(
        [sys.executable, "-m", "tui", "--plain", "new"],
        input="".join(f"{line}\n" for line in lines), capture_output=True, text=True, cwd=ROOT,
        timeout=60,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("Dear Grace,")
    assert "\x1b" not in result.stderr
    listed = subprocess.run(
        [sys.executable, "-m", "tui", "notes", "--json"], capture_output=True, text=True, cwd=ROOT
    )
    (note,) = json.loads(listed.stdout)
    assert note["status"] == "ready"
    assert "LinkedIn" not in result.stdout


def test_without_an_editor_plain_mode_names_no_key_of_the_full_screen(run_plain, monkeypatch):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    _, transcript, _ = run_plain(*ALL_LINES, OPEN_EDITOR, CONTINUE, PRINT)
    assert "Set VISUAL or EDITOR to name your editor." in transcript.splitlines()


def test_the_text_of_an_interrupted_editor_is_recovered(run_plain, save_note, notes):
    save_note()
    notes.external_edits.mkdir(parents=True)
    (notes.external_edits / "grace.txt").write_text("Dear Grace,\n\nFrom the editor.\n\nAda\n")
    _, output, _ = run_plain("q", start_at="grace")
    assert "This is what your editor had saved when it was interrupted." in output
    assert "From the editor." in notes.load("grace").answers.edited_letter


def test_the_subject_can_be_changed_and_reset(run_plain, save_note, notes):
    save_note()
    _, transcript, _ = run_plain("q", start_at="grace")
    change = number_of("Change the subject.", transcript)
    _, transcript, _ = run_plain(change, "Thank you, Grace", "q", start_at="grace")
    assert transcript.count("Subject: Thank you, Grace") == 1
    assert notes.load("grace").answers.subject == "Thank you, Grace"
    _, transcript, _ = run_plain(change, "Please reconsider", "n", "1", "1", start_at="grace")
    # When it is typed, and before it is copied.
    assert transcript.count("This may burn the bridge") == 2
    run_plain(change, "", "q", start_at="grace")
    assert notes.load("grace").answers.subject == ""


@pytest.mark.parametrize(("answer", "edited"), [("1", True), ("2", False)])
def test_the_writer_chooses_whether_to_use_a_late_save_of_an_editor(
    run_plain, save_note, notes, answer, edited
):
    save_note()
    notes.external_edits.mkdir(parents=True)
    (notes.external_edits / "grace.before").write_text("Dear Grace,")
    (notes.external_edits / "grace.txt").write_text("Dear Grace,\n\nFrom the window.\n")
    _, transcript, _ = run_plain(answer, "q", start_at="grace")
    assert "Your editor saved another version" in transcript
    assert bool(notes.load("grace").answers.edited_letter) is edited
    _, transcript, _ = run_plain("q", start_at="grace")
    assert "Your editor" not in transcript
