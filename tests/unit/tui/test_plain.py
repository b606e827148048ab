"""The same flow in lines: a screen reader's facts, and nothing drawn."""

import io
import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from queue import SimpleQueue

import pytest

from helpers.factories import complete_answers
from helpers.repository import ROOT
from templates import Answers, Interest, MeetingFormat, NewsChannel, RecipientRole, compose
from templates.letter.rewording import sentence_variants
from templates.letter.situation import resolve
from templates.phrasebook.wording import built_in
from templates.questions.questions import QUESTIONS
from tui.export.destinations import DESTINATIONS
from tui.notes import Draft, DraftError, NotesFolder, Status
from tui.notes.draft import to_toml
from tui.notes.lock import lock_note
from tui.notes.sent import SentNotes
from tui.plain.prompts import Prompter, Quit
from tui.plain.run import open_plain
from tui.plain.wizard import PlainWizard
from tui.session import Session
from tui.system.capabilities import FULL

DETAIL = "your account of how the first compiler was shown"
THE_CASE = [
    "1",                                         # someone else was chosen
    "Grace Hopper", "1", "", "Analytical Engines", "Programming Lead", "1", "2", "1", "",
    "Alan and Kathleen", "ada lovelace", "y", "", "", "", "",
    "", DETAIL, "", "",                          # the detail stays in its opening
    "2", "1", "1",                               # warm, standard, British
    "2", "1", "", "",                            # the organisation, keep in mind
    "1",                                         # LinkedIn
]  # fmt: skip
NOT_HERE = (
    "client", "told_close", "told_by", "told_already", "work_with", "reason", "follow_up", "brings",
    "brought",
)  # fmt: skip
COMMON = [destination.id for destination in DESTINATIONS if destination.shown_by_default]
PRINT, MORE = str(COMMON.index("print") + 1), str(len(COMMON))

GRACE = complete_answers()


def among_all(destination):
    """The number of a destination in the list of all."""
    return str([d.id for d in DESTINATIONS].index(destination) + 1)


class Printed(io.TextIOWrapper):
    """Standard output that can be read afterwards."""

    def __init__(self, encoding="utf-8"):
        super().__init__(io.BytesIO(), encoding=encoding)

    def text(self):
        """Return what was printed."""
        self.flush()
        return self.buffer.getvalue().decode(self.encoding)


@pytest.fixture
def talk(monkeypatch, tmp_path):
    """Return a function that types lines and returns the status, what was said, and the output."""

    def type_in(*lines, first="new", encoding="utf-8"):
        monkeypatch.chdir(tmp_path)
        heard, said, out = Printed(), Printed(encoding), Printed()
        heard.write("".join(f"{line}\n" for line in lines))
        heard.seek(0)
        monkeypatch.setattr("tui.plain.run.replace_tracebacks", lambda folder: None)
        monkeypatch.setattr(sys, "stdin", heard)
        monkeypatch.setattr(sys, "stderr", said)
        monkeypatch.setattr(sys, "stdout", out)
        status = open_plain(built_in(), first, FULL, premium=False)
        return status, said.text(), out.text()

    return type_in


def test_the_case_of_the_article_makes_the_usual_note(talk, notes):
    status, _, out = talk(*THE_CASE, "1", PRINT)
    assert status == 0
    assert out.startswith("Dear Grace,\n\n")
    assert re.search(f" {DETAIL}[.]$", out, re.M)
    assert out.endswith("\nAda Lovelace\n")
    (entry,) = notes.entries()
    assert entry.draft.status is Status.READY
    assert entry.draft.answers == Answers(
        outcome="not_selected", recipient_name="Grace Hopper", part=RecipientRole.HIRING_MANAGER,
        organisation="Analytical Engines", role="Programming Lead", news=NewsChannel.EMAIL, meetings=2,
        held=MeetingFormat.IN_PERSON, also_thank=("Alan", "Kathleen"), sender_name="Ada Lovelace",
        detail=DETAIL, tone="warm", length="standard",
        spelling="british", interest=Interest.ORGANISATION, keep_in_mind=True, linkedin=True,
    )  # fmt: skip


def test_plain_mode_prints_no_control_or_drawing_characters(talk):
    _, said, _ = talk(*THE_CASE, "p", "?", "1", PRINT)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2500-\u259f]", said)


def test_every_question_is_asked_once(talk):
    _, said, _ = talk(*THE_CASE, "1", PRINT)
    for question in QUESTIONS:
        if question.field not in NOT_HERE and question.hint:
            put = f"{question.label.removesuffix(' …')}. {question.hint}"
            assert said.count(f"\n{put}") + said.count(f"\n{question.hint}") == 1, question.field


def test_an_ascii_terminal_gets_ascii(talk):
    _, said, _ = talk(*THE_CASE, "p", "1", PRINT, encoding="ascii")
    assert said.isascii()
    assert "\\u" not in said
    assert "Subject: Thank you - Programming Lead" in said


def test_back_goes_from_question_to_question_and_from_step_to_step(talk, notes):
    _, said, _ = talk("1", "Grace", "b", "b", "b", "2", "", "q")
    assert "This is the first question." in said
    assert "Now it is: Grace" in said
    (entry,) = notes.entries()
    assert entry.draft.answers.outcome == "runner_up"
    assert entry.draft.answers.recipient_name == "Grace"


def test_quitting_keeps_the_note_and_says_how_to_continue(talk, notes):
    for end in (["q"], []):
        status, said, out = talk("1", "Grace", *end)
        assert status == 130
        assert out == ""
        (entry,) = notes.entries()
        assert f"bridge-tui open {entry.id}" in said
        notes.move_to_trash(entry.id)


def test_a_skipped_step_says_why(talk):
    answers = [
        "9",
        "Maureen",
        "",
        "",
        "Books Ltd",
        "Bookkeeper",
        "2",
        "",
        "",
        "",
        "Alec",
        *[""] * 14,
        "q",
    ]
    _, said, _ = talk(*answers)
    assert "LinkedIn is skipped: it would not be true or fitting for this outcome." in said


def test_a_blocking_finding_is_explained_and_fixed(talk, notes):
    lines = [*THE_CASE]
    place = lines.index(DETAIL)
    lines[place] = "the yard, and I would love your feedback"
    lines.insert(place + 1, "y")
    _, said, out = talk(*lines, "1", PRINT)
    assert "This may burn the bridge: “, and I would love your feedback”." in said
    assert "Now it is: the yard" in said
    assert "feedback" not in out


@pytest.mark.parametrize("end", [["q"], ["b", "q"], ["u", "q"], []])
def test_an_answer_is_saved_before_any_question_about_it(talk, notes, end):
    talk("1", "ann lee", *end)
    (entry,) = notes.entries()
    assert entry.draft.answers.recipient_name == ("" if "u" in end else "ann lee")


@pytest.mark.parametrize("typed", ["0000000019", "00000000000000001", "-1", "²", "1.", "12"])
def test_an_invalid_number_is_reported(talk, typed):
    status, said, _ = talk(typed, "q")
    assert status == 130
    assert "That is not a number from 1 to 11." in said


def test_a_blocking_finding_that_is_kept_is_asked_about_once(talk):
    lines = [*THE_CASE]
    place = lines.index(DETAIL)
    lines[place] = "the yard, and I would love your feedback"
    lines.insert(place + 1, "n")
    _, said, out = talk(*lines, "1", PRINT, "2", PRINT, "1")
    assert said.count("Send it all the same.") == 2
    assert "feedback" in out


def test_a_calendar_reminder_also_reminds_in_the_list_of_notes(talk, notes, tmp_path):
    sent = datetime(2026, 10, 1, 12, tzinfo=UTC)
    notes.save(Draft("grace", sent, sent, Status.SENT, replace(GRACE, outcome="runner_up"), sent))
    talk("1", MORE, among_all("ics"), "again.ics", "", first="grace")
    day = re.search(r"DTSTART:(\d+)T090000", (tmp_path / "again.ics").read_text())[1]
    assert notes.load("grace").follow_up == datetime.strptime(day, "%Y%m%d").date()


def test_a_reminder_that_cannot_be_set_is_reported_after_the_file_is_saved(
    talk, notes, tmp_path, monkeypatch
):
    def fail(self, note_id, day):
        raise DraftError("The disk is full.")

    monkeypatch.setattr(SentNotes, "set_reminder", fail)
    sent = datetime(2026, 10, 1, 12, tzinfo=UTC)
    notes.save(Draft("grace", sent, sent, Status.SENT, replace(GRACE, outcome="runner_up"), sent))
    _, said, _ = talk("1", MORE, among_all("ics"), "again.ics", "", first="grace")
    assert (tmp_path / "again.ics").exists()
    assert "Your list of notes will not remind you. The disk is full." in said


def test_every_destination_can_be_chosen_under_more(talk, notes, tmp_path):
    notes.save(Draft("grace", *[datetime(2026, 11, 1, tzinfo=UTC)] * 2, answers=GRACE))
    _, said, _ = talk("1", MORE, among_all("json"), "grace.json", "q", first="grace")
    for destination in DESTINATIONS:
        if destination.id != "done":
            assert f". {destination.label}: {destination.description}" in said
    assert f"Saved to {tmp_path / 'grace.json'}" in said
    assert json.loads((tmp_path / "grace.json").read_text())["greeting"] == "Dear Grace,"


def test_a_file_is_overwritten_only_after_a_question(talk, notes, tmp_path):
    notes.save(Draft("grace", *[datetime(2026, 11, 1, tzinfo=UTC)] * 2, answers=GRACE))
    there = tmp_path / "thanks.txt"
    there.write_text("mine")
    _, said, _ = talk("1", "3", "thanks.txt", "2", "q", first="grace")
    assert f"{there} is there already." in said
    assert there.read_text() == "mine"
    talk("1", "3", "thanks.txt", "1", "q", first="grace")
    assert there.read_text().startswith("Subject: ")


def test_missing_answers_are_asked_for_before_the_review(talk):
    lines = [*THE_CASE]
    lines[1:2] = ["", ""]
    _, said, _ = talk(*lines, "Grace Hopper", "q")
    assert "The note needs a name to greet. Press Enter again to leave it for later." in said
    assert "Still missing: their name." in said


def test_a_sentence_can_be_varied_removed_and_rewritten(talk, notes):
    notes.save(Draft("grace", *[datetime(2026, 11, 1, tzinfo=UTC)] * 2, answers=GRACE))
    situation = resolve(GRACE, built_in())
    varied = next(
        number
        for number, sentence in enumerate(compose(GRACE).sentences, 1)
        if len(sentence_variants(sentence, situation)) > 1
    )
    talk("3", str(varied), "1", first="grace")
    assert len(notes.load("grace").answers.words) == 1
    _, said, _ = talk("3", "1", "b", "q", first="grace")
    assert "Back to the note." in said
    talk("4", first="grace")
    assert notes.load("grace").answers.shuffle == 1
    _, said, _ = talk("3", "1", first="grace")
    listed = re.findall(r"^(\d+)\. (.*)$", said.rpartition("A number from")[0], re.M)
    own = next(number for number, called in reversed(listed) if called == "Write it yourself.")
    talk("3", "1", own, "It was kind of you to write.", first="grace")
    assert "It was kind of you to write." in notes.load("grace").answers.edited
    _, said, _ = talk("3", "p", first="grace")
    assert "It was kind of you to write." not in said.rpartition("Dear Grace")[2]


def test_the_sentence_of_an_answer_is_read_and_its_opening_can_be_turned(talk, notes):
    lines = [*THE_CASE]
    place = lines.index(DETAIL)
    lines[place : place + 2] = [DETAIL, "what?", "o", ""]
    _, said, out = talk(*lines, "1", PRINT)
    first, again, turned = re.findall(f"In your note: (.* {DETAIL}[.])", said)
    assert first == again != turned
    assert turned in out


def test_a_whole_sentence_costs_no_further_line(talk):
    lines = [*THE_CASE]
    place = lines.index(DETAIL)
    lines[place : place + 2] = ["You showed me the kiln."]
    status, said, out = talk(*lines, "1", PRINT)
    assert status == 0
    assert "In your note: You showed me the kiln." in said
    assert "takes another opening" not in said
    assert "You showed me the kiln." in out


def test_another_reading_of_a_name_is_offered(talk, notes):
    _, said, _ = talk("1", "Wei Li", "y", "q")
    assert "The note greets them “Dear Wei Li,”." in said
    assert "Shall it be “Dear Wei,” instead?" in said
    (entry,) = notes.entries()
    assert entry.draft.answers.greet_as == "Wei"


def test_a_sentence_of_ones_own_is_added_changed_and_removed(talk, notes):
    notes.save(Draft("grace", *[datetime(2026, 11, 1, tzinfo=UTC)] * 2, answers=GRACE))
    added = "The boat is dry. Could you give me any feedback?"
    _, said, _ = talk("5", "1", added, "y", "q", first="grace")
    assert "This may burn the bridge: " in said
    assert "\nThe boat is dry. " in said.rpartition("Dear Grace")[2]
    (sentence,) = notes.load("grace").answers.added
    assert sentence == ("", "The boat is dry.")
    talk("3", "1", "2", "The boat is wet.", "q", first="grace")
    (sentence,) = notes.load("grace").answers.added
    assert sentence.text == "The boat is wet."
    _, said, _ = talk("3", "1", "1", "q", first="grace")
    assert "1. Remove it." in said
    assert not notes.load("grace").answers.added


def test_undo_goes_back_to_the_question_that_was_answered(talk, notes):
    _, said, _ = talk("1", "Grace", "u", "Alan", "q")
    assert "The last change is undone." in said
    (entry,) = notes.entries()
    assert entry.draft.answers.recipient_name == "Alan"


def test_a_letter_that_is_a_command_can_be_an_answer(talk, notes):
    talk("1", "=b", "q")
    (entry,) = notes.entries()
    assert entry.draft.answers.recipient_name == "b"


def test_notes_are_listed_opened_copied_marked_and_removed(talk, notes):
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    notes.save(Draft("grace", moment, moment, Status.READY, GRACE))
    notes.path("later").write_text("schema = 9\n")
    _, said, _ = talk("1", "2", "1", "1", "b", "q", first="notes")
    assert "Analytical Engines, Grace Hopper, not selected, ready" in said
    assert "later.toml cannot be read: it is of a later version" in said
    assert "schema = 9" in said
    notes.path("later").unlink()
    talk("1", "3", "2", "q", first="notes")
    assert notes.load("grace").status is Status.SENT
    talk("1", "2", "q", first="notes")
    (copy,) = [entry.draft for entry in notes.entries() if entry.id != "grace"]
    assert copy.answers == replace(GRACE, recipient_name="")
    notes.path(copy.id).unlink()
    _, said, _ = talk("1", "4", first="notes")
    assert "There is no hurry: it is due from" in said
    (following,) = [e.draft for e in notes.entries() if e.draft.follows == "grace"]
    notes.path(following.id).unlink()
    _, said, _ = talk("1", "5", "1", "1", "5", "2", "q", first="notes")
    assert "The note is restored." in said
    assert not notes.has_notes()
    assert (notes.trash / "grace.toml").exists()


def test_a_note_that_is_open_elsewhere_may_be_opened_as_a_copy(talk, notes):
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    notes.save(Draft("grace", moment, moment, Status.READY, GRACE))
    held = lock_note(notes.locks, "grace")
    try:
        _, said, _ = talk("1", "q", first="grace")
    finally:
        held.release()
    assert "This note is open elsewhere" in said
    assert len(notes.entries()) == 2


def test_a_follow_up_that_is_open_elsewhere_is_named_as_such(talk, notes):
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    first = Draft("grace", moment, moment, Status.SENT, GRACE, sent=moment)
    second = Draft("second", moment, moment, answers=GRACE, follows="grace")
    notes.save(first)
    notes.save(second)
    lock = lock_note(notes.locks, "second")
    try:
        _, output, _ = talk("2", "4", "q", first="notes")
    finally:
        lock.release()
    assert "The follow-up is open elsewhere: " in output


def test_a_copy_of_a_locked_follow_up_still_follows_its_note(talk, notes):
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    notes.save(Draft("second", moment, moment, answers=GRACE, follows="grace"))
    lock = lock_note(notes.locks, "second")
    try:
        talk("1", "q", first="second")
    finally:
        lock.release()
    assert [entry.draft.follows for entry in notes.entries()] == ["grace", "grace"]


def test_on_a_full_disk_the_note_is_printed_at_the_end(talk, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(NotesFolder, "save", fail)
    _, said, _ = talk("1", "Grace", "q")
    assert "The note is not saved: No space left on device." in said
    assert "Dear Grace," in said


def test_a_file_changed_elsewhere_offers_three_choices(notes, home):
    for choice, expected in (("1", {"Mine"}), ("2", {"Theirs"}), ("3", {"Mine", "Theirs"})):
        for entry in notes.entries():
            notes.move_to_trash(entry.id)
        draft = notes.new_draft(date(2026, 11, 23)).with_answers(GRACE)
        notes.save(draft)
        heard = io.StringIO(f"{choice}\nq\n")
        said = io.StringIO()
        save_errors = SimpleQueue()
        session = Session(
            built_in(),
            notes=notes,
            config=home / "c",
            today=date(2026, 11, 23),
            capabilities=FULL,
            on_save_error=save_errors.put,
        )
        wizard = PlainWizard(session, Prompter(heard, said), save_errors)
        session.open(draft.id)
        theirs = draft.with_answers(replace(GRACE, role="Theirs"))
        notes.path(draft.id).write_text(to_toml(theirs))
        session.answer("role", "Mine")
        assert not session.open_note.flush()
        with pytest.raises(Quit):
            wizard.run("people", lambda _: None)
        assert session.open_note.flush()
        session.open_note.close()
        assert "Someone else has changed" in said.getvalue()
        assert {entry.draft.answers.role for entry in notes.entries()} == expected


def test_plain_mode_works_through_a_pipe(tmp_path, home):
    lines = [*THE_CASE, *"bbbbb", "3", "2", "", "", "2", "1", PRINT]
    ended = subprocess.run(
        [sys.executable, "-m", "tui", "--plain", "new"],
        input="".join(f"{line}\n" for line in lines), capture_output=True, text=True, cwd=ROOT,
        timeout=60,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.startswith("Dear Grace,")
    assert "\x1b" not in ended.stderr
    listed = subprocess.run(
        [sys.executable, "-m", "tui", "notes", "--json"], capture_output=True, text=True, cwd=ROOT
    )
    (note,) = json.loads(listed.stdout)
    assert note["status"] == "ready"
    assert "LinkedIn" not in ended.stdout


def test_going_back_from_a_locked_note_leads_to_the_list(talk, notes):
    moment = datetime(2026, 11, 1, tzinfo=UTC)
    notes.save(Draft("grace", moment, moment, Status.READY, GRACE))
    lock = lock_note(notes.locks, "grace")
    try:
        _, output, _ = talk("b", "q", first="grace")
    finally:
        lock.release()
    assert "Your notes." in output.rpartition("is open elsewhere")[2]


def test_what_an_editor_held_when_it_was_cut_off_is_recovered(talk, notes):
    notes.save(Draft("grace", *[datetime(2026, 11, 1, tzinfo=UTC)] * 2, answers=GRACE))
    notes.external_edits.mkdir(parents=True)
    (notes.external_edits / "grace.txt").write_text("Dear Grace,\n\nFrom the editor.\n\nAda\n")
    _, output, _ = talk("q", first="grace")
    assert "This is what your editor held when it was cut off." in output
    assert "From the editor." in notes.load("grace").answers.edited


def test_the_subject_can_be_changed_and_given_back(talk, notes):
    notes.save(Draft("grace", *[datetime(2026, 11, 1, tzinfo=UTC)] * 2, answers=GRACE))
    _, said, _ = talk("q", first="grace")
    change = re.search(r"(?m)^(\d+)\. Change the subject\.$", said)[1]
    _, said, _ = talk(change, "Thank you, Grace", "q", first="grace")
    assert said.count("Subject: Thank you, Grace") == 1
    assert notes.load("grace").answers.subject == "Thank you, Grace"
    _, said, _ = talk(change, "Please reconsider", "n", "1", "1", first="grace")
    assert said.count("This may burn the bridge") == 2, "when it is typed, and before it is sent"
    talk(change, "", "q", first="grace")
    assert notes.load("grace").answers.subject == ""


@pytest.mark.parametrize(("answer", "edited"), [("1", True), ("2", False)])
def test_what_an_editor_saved_late_is_asked_about(talk, notes, answer, edited):
    notes.save(Draft("grace", *[datetime(2026, 11, 1, tzinfo=UTC)] * 2, answers=GRACE))
    notes.external_edits.mkdir(parents=True)
    (notes.external_edits / "grace.before").write_text("Dear Grace,")
    (notes.external_edits / "grace.txt").write_text("Dear Grace,\n\nFrom the window.\n")
    _, said, _ = talk(answer, "q", first="grace")
    assert "Your editor has saved another text" in said
    assert bool(notes.load("grace").answers.edited) is edited
    _, said, _ = talk("q", first="grace")
    assert "Your editor" not in said
