"""The employer's mail in plain mode."""

import pytest

from helpers.mails import INVITATION, READING, REFUSAL
from helpers.plain_mode import run_plain_mode
from tui.system.capabilities import RESTRICTED


@pytest.fixture
def run_plain(monkeypatch, tmp_path, notes):
    """Return a function that runs plain mode on typed lines.

    It returns the transcript and the draft; the draft is None if nothing has been saved.
    """

    def run(*lines, **options):
        _, transcript, _ = run_plain_mode(monkeypatch, tmp_path, lines, **options)
        entries = notes.entries()
        return transcript, entries[0].draft if entries else None

    return run


def test_each_question_quotes_the_mail_and_enter_keeps_the_answer(run_plain):
    eighteen_times_enter = [""] * 18
    transcript, draft = run_plain(*eighteen_times_enter, "q", mail=READING)
    assert "8 answers are from their mail, shown with the words they rest on." in transcript
    for words in READING.evidence.values():
        assert f"From their mail: “{words}”." in transcript
    assert draft.answers.outcome == "not_selected"
    assert draft.answers.role == "Programming Lead"
    assert draft.original_mail.message_id == READING.message_id


def test_a_confirmed_answer_is_the_writers_own(run_plain):
    transcript, _ = run_plain("", "", "b", "b", "q", mail=READING)
    assert transcript.count("From their mail: “Grace Hopper”.") == 1


def test_one_undo_takes_back_what_the_mail_filled_in(run_plain):
    _, draft = run_plain("u", "q", mail=READING)
    assert draft.answers.outcome is None
    assert draft.answers.recipient_name == ""
    assert draft.original_mail is None


def test_a_mail_is_pasted_up_to_a_line_with_a_dot(run_plain):
    transcript, draft = run_plain("m", "", *REFUSAL.split("\n"), ".", "q")
    assert "a line that is only a dot (.)" in transcript
    assert draft.answers.recipient_name == "Grace Hopper"
    assert draft.answers.role == "Programming Lead"


def test_a_mail_is_read_from_a_file(run_plain, tmp_path):
    (tmp_path / "no.eml").write_text(REFUSAL)
    transcript, draft = run_plain("m", "nowhere.eml", "no.eml", "q")
    assert "nowhere.eml: No such file or directory." in transcript
    assert draft.answers.recipient_name == "Grace Hopper"


def test_a_mail_that_is_not_a_rejection_fills_nothing_in(run_plain):
    transcript, draft = run_plain("m", "", *INVITATION.split("\n"), ".", "b", "q")
    assert "it invites you" in transcript
    assert transcript.count("How did it end?") == 1
    assert draft is None


def test_in_a_restricted_session_a_mail_can_only_be_pasted(run_plain):
    transcript, draft = run_plain("m", *REFUSAL.split("\n"), ".", "q", capabilities=RESTRICTED)
    assert "file" not in transcript
    assert "Only the answers found in it are stored." in transcript
    assert draft.answers.recipient_name == "Grace Hopper"
