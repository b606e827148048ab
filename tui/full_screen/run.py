"""Opening the wizard on a terminal, and what is said once it has ended."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING

from templates.phrasebook.wording import Wording
from tui.system.capabilities import Capabilities
from tui.system.exit_codes import ExitCode
from tui.terminal.environment import configure_textual

if TYPE_CHECKING:
    from tui.full_screen.app import BridgeApp


def open_wizard(
    wording: Wording,
    first: str,
    capabilities: Capabilities,
    *,
    premium: bool,
    mouse: bool,
    theme: str | None,
) -> int:
    """Run the wizard and return the exit status; `first` is what it begins with.

    Raises DraftError for a note that cannot be opened, and UnknownTheme.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return _refused(
            "the wizard needs a terminal on standard input and standard error;"
            ' "bridge-tui render FILE" works without one.'
        )
    configure_textual(os.environ)
    piped = not sys.stdout.isatty()
    # The screen's size is asked of standard output: while the wizard is up that must be the
    # terminal, so the pipe is put aside until the note is written to it.
    out = os.fdopen(os.dup(1), "wb")
    if piped:
        os.dup2(2, 1)
    app = _app(wording, first, capabilities, piped=piped, premium=premium, theme=theme)
    return _run(app, out, mouse=mouse)


def _refused(why: str) -> int:
    print(f"bridge-tui: {why}", file=sys.stderr)
    return ExitCode.USAGE


def _app(
    wording: Wording,
    first: str,
    capabilities: Capabilities,
    *,
    piped: bool,
    premium: bool,
    theme: str | None,
) -> "BridgeApp":
    from tui.full_screen.app import BridgeApp
    from tui.full_screen.themes import theme_for
    from tui.notes import NotesFolder
    from tui.system.paths import config_file, data_folder, dictionary_file

    notes = NotesFolder(data_folder(), wording)
    if first not in ("", "notes", "new") and not notes.entry(first).newer:
        notes.load(first)
    return BridgeApp(
        wording,
        capabilities=capabilities,
        config=config_file(),
        folder=Path.cwd(),
        today=date.today(),
        notes=notes,
        first=first,
        piped=piped,
        premium=premium,
        dictionary=dictionary_file(),
        theme=theme_for(theme, config_file()),
    )


def _run(app: "BridgeApp", out: IO[bytes], *, mouse: bool) -> int:
    from tui.system.crash_report import replace_tracebacks
    from tui.system.paths import data_folder
    from tui.system.signals import EndedBySignal

    replace_tracebacks(data_folder() / "reports")
    note = app.session.open_note
    with EndedBySignal(note.save_now, app.exit_with) as signals:
        finished = app.run(mouse=mouse)
        saved = note.close()
    signals.die_if_caught()
    hint = note.resume_hint if saved else f"The note is not saved: {note.why_not_saved}"
    if app.crash is not None:
        return _report_crash(app.crash, hint)
    if finished is None:
        if hint:
            print(hint, file=sys.stderr)
        return app.return_code or ExitCode.CANCELLED
    for line in (*finished.messages, hint):
        if line:
            print(line, file=sys.stderr)
    return _print(finished.text, out) if finished.print_it else ExitCode.DONE


def _print(text: str, out: IO[bytes]) -> int:
    try:
        out.write(text.encode())
        out.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # The one place left where the note is not lost.
        print(f"bridge-tui: the note could not be written: {error.strerror}.", file=sys.stderr)
        print(text, file=sys.stderr)
        return ExitCode.FAILED
    return ExitCode.DONE


def _report_crash(crash: Exception, hint: str) -> int:
    from tui.system.crash_report import write_crash_report
    from tui.system.paths import data_folder

    what, where = write_crash_report(crash, data_folder() / "reports").split("\n")
    print(f"bridge-tui: {what} {hint}".rstrip(), file=sys.stderr)
    print(where, file=sys.stderr)
    return ExitCode.BUG
