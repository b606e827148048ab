"""The employer's mail in plain mode."""

import io
import sys

import pytest

from helpers.mails import INVITATION, READING, REFUSAL
from templates.phrasebook.wording import built_in
from tui.plain.run import open_plain
from tui.system.capabilities import FULL, RESTRICTED


@pytest.fixture
def talk(monkeypatch, tmp_path, notes):
    """Return a function that types lines; it returns what was said and the note's answers."""

    def type_in(*lines, mail=None, capabilities=FULL):
        monkeypatch.chdir(tmp_path)
        streams = {name: io.TextIOWrapper(io.BytesIO(), "utf-8") for name in ("in", "out", "err")}
        streams["in"].write("".join(f"{line}\n" for line in lines))
        streams["in"].seek(0)
        monkeypatch.setattr("tui.plain.run.replace_tracebacks", lambda folder: None)
        for name, stream in streams.items():
            monkeypatch.setattr(sys, f"std{name}", stream)
        open_plain(built_in(), "new", capabilities, premium=False, mail=mail)
        streams["err"].flush()
        said = streams["err"].buffer.getvalue().decode()
        entries = notes.entries()
        return said, entries[0].draft if entries else None

    return type_in


def test_each_question_says_which_words_its_answer_rests_on_and_enter_takes_it(talk):
    said, draft = talk(*[""] * 18, "q", mail=READING)
    assert "8 answers are from their mail, with the words they rest on." in said
    for words in READING.evidence.values():
        assert f"From their mail: “{words}”." in said
    assert draft.answers.outcome == "not_selected"
    assert draft.answers.role == "Programming Lead"
    assert draft.replied_mail.message_id == READING.message_id


def test_a_confirmed_answer_is_the_writers_own(talk):
    said, _ = talk("", "", "b", "b", "q", mail=READING)
    assert said.count("From their mail: “Grace Hopper”.") == 1


def test_one_undo_takes_back_what_the_mail_filled_in(talk):
    _, draft = talk("u", "q", mail=READING)
    assert draft.answers.outcome is None
    assert draft.answers.recipient_name == ""
    assert draft.replied_mail is None


def test_a_mail_is_pasted_up_to_a_line_with_a_dot(talk):
    said, draft = talk("m", "", *REFUSAL.split("\n"), ".", "q")
    assert "a line with only ." in said
    assert draft.answers.recipient_name == "Grace Hopper"
    assert draft.answers.role == "Programming Lead"


def test_a_mail_is_named_by_its_file(talk, tmp_path):
    (tmp_path / "no.eml").write_text(REFUSAL)
    said, draft = talk("m", "nowhere.eml", "no.eml", "q")
    assert "nowhere.eml: No such file or directory." in said
    assert draft.answers.recipient_name == "Grace Hopper"


def test_what_is_no_rejection_is_said_and_fills_nothing_in(talk):
    said, draft = talk("m", "", *INVITATION.split("\n"), ".", "b", "q")
    assert "it invites you" in said
    assert said.count("How did it end?") == 1
    assert draft is None


def test_in_a_restricted_session_a_mail_is_pasted_only(talk):
    said, draft = talk("m", *REFUSAL.split("\n"), ".", "q", capabilities=RESTRICTED)
    assert "file" not in said
    assert draft.answers.recipient_name == "Grace Hopper"
