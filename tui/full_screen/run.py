"""Run the wizard on a terminal, and print the note and messages on exit."""

import os
import sys
from typing import IO, TYPE_CHECKING

from tui.session import Session
from tui.system.capabilities import Capabilities
from tui.system.crash_report import replace_tracebacks, write_crash_report
from tui.system.exit_statuses import ExitStatus
from tui.system.paths import current_folder, data_folder, dictionary_file
from tui.system.signals import SignalHandlers
from tui.system.startup import import_asyncio
from tui.system.streams import print_error
from tui.terminal.environment import configure_textual

# For annotations only: Textual must not be loaded before its environment variables are set, and the
# mail reader is loaded only if there is a mail.
if TYPE_CHECKING:
    from templates.mail import MailReading
    from tui.full_screen.app import BridgeApp


def open_full_screen(
    session: Session,
    start_at: str,
    mail: "MailReading | None",
    *,
    mouse: bool,
    theme: str | None,
) -> int:
    """Run the wizard and return the exit status.

    `start_at` is "notes", "new", a note's id, or "" for the list of notes if there are any. `theme`
    is the name of the requested theme, or None. `mail` answers some questions of a new note.
    `mouse` is whether the wizard reacts to the mouse. Raises DraftError for a note that cannot be
    opened, and UnknownTheme.
    """
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        print_error(_no_terminal_message(session.capabilities))
        return ExitStatus.USAGE
    configure_textual(os.environ)
    is_piped = not sys.stdout.isatty()
    stdout = os.fdopen(os.dup(1), "wb")
    if is_piped:
        # Textual draws on standard error, but asks standard output for the size of the screen.
        os.dup2(2, 1)
    import_asyncio()
    from tui.full_screen.app import NEW, NOTES, BridgeApp
    from tui.full_screen.themes import theme_for

    notes_folder = session.open_note.notes_folder
    if start_at not in ("", NOTES, NEW) and not notes_folder.entry(start_at).is_from_newer_version:
        # Raises DraftError for an unreadable note before the app takes over the terminal.
        notes_folder.load(start_at)
    app = BridgeApp(
        session,
        export_folder=current_folder(),
        start_at=start_at,
        mail=mail,
        is_piped=is_piped,
        dictionary=dictionary_file(),
        theme=theme_for(theme, session.config_file),
    )
    return _run(app, stdout, mouse=mouse)


def _no_terminal_message(capabilities: Capabilities) -> str:
    """Return an error message that names the commands that work without a terminal."""
    if capabilities.may_use_files:
        advice = '"bridge-tui render FILE" works without one.'
    else:
        advice = 'over SSH, add -t. "notes" and "export ID" work without one.'
    return f"bridge-tui: the wizard needs a terminal on standard input and standard error; {advice}"


def _run(app: "BridgeApp", stdout: IO[bytes], *, mouse: bool) -> int:
    """Run the app, and print the note to `stdout` and messages to standard error."""
    reports = data_folder() / "reports"
    replace_tracebacks(reports)
    note = app.session.open_note
    with SignalHandlers(note.save_in_this_thread, app.exit_with) as signals:
        result = app.run(mouse=mouse)
        is_saved = note.close()
    hint = app.session.resume_hint if is_saved else f"The note is not saved: {note.unsaved_reason}"
    if signals.has_caught_signal and hint:
        print_error(hint)
    signals.die_by_caught_signal()
    if app.crash is not None:
        summary, report_line = write_crash_report(app.crash, reports).split("\n")
        print_error(f"bridge-tui: {summary} {hint}".rstrip() + f"\n{report_line}")
        return ExitStatus.INTERNAL_ERROR
    messages = result.messages if result else ()
    for message in filter(None, (*messages, note.explain_missing_features(), hint)):
        print_error(message)
    if result is None:
        return app.return_code or ExitStatus.CANCELLED
    return _print_note(result.text, stdout) if result.prints_text else ExitStatus.SUCCESS


def _print_note(text: str, stdout: IO[bytes]) -> int:
    """Write the note to `stdout`, and return the exit status. Raises BrokenPipeError."""
    try:
        stdout.write(text.encode())
        stdout.flush()
    except BrokenPipeError:
        # The program that reads the pipe has ended: the caller quits without an error message.
        raise
    except OSError as error:
        print_error(f"bridge-tui: the note could not be written: {error.strerror}.")
        # The text would be lost otherwise.
        print_error(text)
        return ExitStatus.FAILED
    return ExitStatus.SUCCESS
