"""The exporter: previews, files, the clipboard, the mail program, and what a session may use."""

import os
from base64 import b64decode
from dataclasses import replace
from itertools import groupby

import pytest

from helpers.outgoing_notes import READY, outgoing
from tui.export.destinations import (
    DESTINATIONS,
    DESTINATIONS_BY_ID,
    DestinationKind,
    offered_destinations,
)
from tui.export.exporter import (
    Copied,
    Exporter,
    Failed,
    LinkOffered,
    MailProgramOpened,
    PrintRequested,
    Saved,
)
from tui.system.capabilities import FULL, RESTRICTED
from tui.system.mail_program import MailProgramError

DESKTOP = {"DISPLAY": ":0"}
FILE_DESTINATIONS = [d for d in DESTINATIONS if d.kind is DestinationKind.FILE and d.exports_letter]
LETTER_DESTINATIONS = [d for d in DESTINATIONS if d.exports_letter]


@pytest.fixture
def terminal():
    """Return a list of the control sequences that were written to the terminal."""
    return []


@pytest.fixture
def exporter(tmp_path, terminal):
    """Return a function that creates an exporter that saves to the test's own folder."""

    def create(environment=(), capabilities=FULL, write=terminal.append):
        return Exporter(tmp_path, dict(environment), capabilities, write)

    return create


@pytest.mark.parametrize("destination", FILE_DESTINATIONS, ids=lambda d: d.id)
def test_the_preview_of_a_file_equals_the_saved_file(exporter, tmp_path, destination):
    path = tmp_path / "thanks.txt"
    preview = exporter().preview(destination, outgoing(), "thanks.txt")
    assert preview.description == f"Into the file {path}."
    assert exporter().export(destination, outgoing(), "thanks.txt") == Saved(path)
    assert path.read_bytes().decode() == preview.text


def test_an_unusable_path_is_an_error_in_the_preview_and_the_export(exporter, tmp_path):
    text = DESTINATIONS_BY_ID["text"]
    assert "is a directory" in exporter().preview(text, outgoing(), ".").description
    assert exporter().export(text, outgoing(), ".") == Failed(
        f"{tmp_path} is a directory: add a file name."
    )


@pytest.mark.parametrize("typed", ["/tmp/x.txt", "../x.txt", "x.txt"])
def test_a_restricted_session_saves_no_files(exporter, tmp_path, typed):
    restricted = exporter(capabilities=RESTRICTED)
    result = restricted.export(DESTINATIONS_BY_ID["text"], outgoing(), typed)
    assert result == Failed("This session cannot save files, because you could not get them.")
    assert list(tmp_path.glob("**/x.txt")) == []


def test_a_restricted_session_offers_no_files_and_lists_printing_with_copying():
    offered = offered_destinations(RESTRICTED, {"TERM": "xterm-256color"})
    assert not [d.id for d in offered if d.kind is DestinationKind.FILE]
    kinds = [d.kind for d in offered if d.shown_by_default]
    assert kinds[:3] == [DestinationKind.CLIPBOARD] * 2 + [DestinationKind.PRINT]
    assert kinds[-1] is DestinationKind.QUIT
    for environment in ({}, {"TERM": "linux"}):
        assert offered_destinations(FULL, environment) == DESTINATIONS


def test_a_guest_without_a_clipboard_is_offered_printing_first():
    first, second, *_ = offered_destinations(RESTRICTED, {"TERM": "vt100"})
    assert (first.id, second.id) == ("print", "copy")


@pytest.mark.parametrize("capabilities", [FULL, RESTRICTED])
def test_the_destinations_of_a_group_are_listed_together(capabilities):
    offered = offered_destinations(capabilities, {})
    groups = [group for group, _ in groupby(d.group for d in offered)]
    assert len(groups) == len(set(groups))


@pytest.mark.parametrize("destination", LETTER_DESTINATIONS, ids=lambda d: d.id)
def test_an_unfinished_note_is_not_exported(exporter, terminal, tmp_path, destination):
    unfinished = outgoing(recipient_name="", outcome="not_selected")
    before = sorted(tmp_path.iterdir())
    assert exporter().preview(destination, unfinished, "x.txt").error
    assert isinstance(exporter().export(destination, unfinished, "x.txt"), Failed)
    assert terminal == []
    assert sorted(tmp_path.iterdir()) == before


def test_a_local_clipboard_is_tried_first(exporter, terminal, monkeypatch):
    copied = []
    monkeypatch.setattr(
        "tui.export.exporter.copy_to_local_clipboard", lambda text: copied.append(text) or True
    )
    result = exporter(DESKTOP).export(DESTINATIONS_BY_ID["copy"], outgoing())
    assert result == Copied("Copied to the clipboard, and read back to be sure.")
    assert copied == [outgoing().letter]
    assert terminal == []


def test_without_a_local_clipboard_the_terminal_gets_the_text(exporter, terminal, monkeypatch):
    monkeypatch.setattr("tui.export.exporter.copy_to_local_clipboard", lambda text: False)
    for environment in (DESKTOP, {"SSH_CONNECTION": "there", **DESKTOP}):
        result = exporter(environment).export(DESTINATIONS_BY_ID["copy"], outgoing())
        assert isinstance(result, Copied)
        assert result.message.startswith("Sent to your terminal's clipboard")
        data = terminal.pop().removeprefix("\x1b]52;c;").removesuffix("\a")
        assert b64decode(data).decode() == outgoing().letter


def test_without_a_terminal_there_is_no_clipboard(exporter):
    result = exporter(write=None).export(DESTINATIONS_BY_ID["copy"], outgoing())
    assert result == Failed("There is no terminal here whose clipboard could be reached.")


def test_a_restricted_session_starts_no_program(exporter, terminal, monkeypatch):
    monkeypatch.setattr("subprocess.Popen", pytest.fail)
    restricted = exporter({**DESKTOP, "TMUX": "x", "STY": "y"}, RESTRICTED)
    copied = restricted.export(DESTINATIONS_BY_ID["copy"], outgoing())
    assert isinstance(copied, Copied)
    assert "file" not in copied.message
    assert "“Show it when I quit” (p)" in copied.message
    assert isinstance(restricted.export(DESTINATIONS_BY_ID["mail"], outgoing()), LinkOffered)


def test_the_mail_program_gets_the_link_of_the_preview(exporter, monkeypatch):
    opened = []
    monkeypatch.setattr("tui.export.exporter.open_in_mail_program", opened.append)
    assert exporter(DESKTOP).export(DESTINATIONS_BY_ID["mail"], outgoing()) == MailProgramOpened()
    assert opened == [exporter().preview(DESTINATIONS_BY_ID["mail"], outgoing()).text]


def test_a_failing_mail_program_is_an_error_with_the_link(exporter, monkeypatch):
    def fail(link):
        raise MailProgramError("No program here.")

    monkeypatch.setattr("tui.export.exporter.open_in_mail_program", fail)
    desktop = exporter(DESKTOP)
    link = desktop.preview(DESTINATIONS_BY_ID["mail"], outgoing()).text
    assert desktop.export(DESTINATIONS_BY_ID["mail"], outgoing()) == Failed(
        "No program here.", link
    )
    assert desktop.letter_destination_id(READY) == ""


def test_over_ssh_the_link_is_offered(exporter):
    remote = exporter({"SSH_CONNECTION": "there", **DESKTOP})
    preview = remote.preview(DESTINATIONS_BY_ID["mail"], outgoing())
    assert "remote computer cannot open" in preview.description
    assert remote.export(DESTINATIONS_BY_ID["mail"], outgoing()) == LinkOffered(preview.text)


def test_the_preview_warns_of_a_letter_too_long_for_a_link(exporter):
    preview = exporter().preview(
        DESTINATIONS_BY_ID["mail"], outgoing(edited_letter="благодарю " * 60)
    )
    assert "has only the subject" in preview.description


def test_the_destination_of_the_last_exported_letter_is_remembered(exporter):
    printed_text = DESTINATIONS_BY_ID["text"].render(outgoing())
    used = exporter()
    assert used.letter_destination_id(READY) == ""
    assert used.export(DESTINATIONS_BY_ID["print"], outgoing()) == PrintRequested(printed_text)
    assert used.letter_destination_id(READY) == "print"
    used.export(DESTINATIONS_BY_ID["text"], outgoing(), "thanks.txt")
    # Neither an export that needs permission to overwrite nor one of the subject alone counts.
    used.export(DESTINATIONS_BY_ID["text"], outgoing(role="Manager"), "thanks.txt")
    used.export(DESTINATIONS_BY_ID["subject"], outgoing(role="Manager"))
    assert used.letter_destination_id(READY) == "text"
    assert used.letter_destination_id(replace(READY, role="Manager")) == ""


def test_a_full_disk_is_an_error_in_a_sentence(exporter, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    result = exporter().export(DESTINATIONS_BY_ID["text"], outgoing(), "thanks.txt")
    assert isinstance(result, Failed)
    assert result.message.endswith("could not be written: No space left on device.")
