"""Run plain mode on lines that are typed in advance."""

import io
import sys
from datetime import date
from typing import NamedTuple

from templates.phrasebook.wording_reader import built_in
from tui.notes import NotesFolder
from tui.plain.run import open_plain
from tui.session import Session
from tui.system.capabilities import FULL
from tui.system.paths import config_file, data_folder


class PlainRun(NamedTuple):
    """The exit status of plain mode, and what it printed."""

    status: int
    transcript: str
    """The prompts and messages, on standard error."""
    output: str
    """The note, on standard output; "" if it was not printed."""


def run_plain_mode(
    monkeypatch, folder, lines, *, start_at="new", encoding="utf-8", capabilities=FULL, mail=None
):
    """Run plain mode in a folder, with some lines as standard input, and return a PlainRun.

    `encoding` is that of standard error. The other options are those of `open_plain`.
    """
    source = "".join(f"{line}\n" for line in lines).encode()
    stdin = io.TextIOWrapper(io.BytesIO(source), "utf-8")
    stderr = io.TextIOWrapper(io.BytesIO(), encoding)
    stdout = io.TextIOWrapper(io.BytesIO(), "utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "stdin", stdin)
    monkeypatch.setattr(sys, "stderr", stderr)
    monkeypatch.setattr(sys, "stdout", stdout)
    # This would replace the tracebacks of the tests too, since they run in the same process.
    monkeypatch.setattr("tui.plain.run.replace_tracebacks", lambda folder: None)
    session = Session(
        built_in(),
        notes_folder=NotesFolder(data_folder(), built_in()),
        config_file=config_file(),
        today=date.today(),
        capabilities=capabilities,
    )
    status = open_plain(session, start_at, mail)
    return PlainRun(status, _written_text(stderr), _written_text(stdout))


def _written_text(stream):
    stream.flush()
    return stream.buffer.getvalue().decode(stream.encoding)
