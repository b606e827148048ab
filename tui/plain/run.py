"""Run the wizard in plain mode, and print the last messages when it has ended."""

import sys
from typing import TYPE_CHECKING

from tui.notes.autosave import NotSavedError
from tui.notes.open_note import ChangedOnDisk
from tui.plain.export import PlainExport
from tui.plain.notes import PlainNotes
from tui.plain.prompts import Prompter, Quit
from tui.plain.review import PlainReview
from tui.plain.wizard import PlainWizard
from tui.session import Session
from tui.system.crash_report import replace_tracebacks
from tui.system.exit_statuses import ExitStatus
from tui.system.paths import data_folder
from tui.system.settings import read_settings
from tui.system.signals import SignalHandlers
from tui.system.streams import NoInputError, discard_output, is_input_open
from tui.terminal.legacy_decoding import LEGACY_DECODING

if TYPE_CHECKING:
    # For annotations only: few sessions read a mail, and the mail reader takes time to load.
    from templates.mail import MailReading

_COMMANDS_HINT = "b goes back, ? shows help, p prints the note, q saves it and quits."
_MAIL_HINT = "If you have the employer's mail, m fills in what it says."


def open_plain(session: Session, start_at: str, mail: "MailReading | None" = None) -> int:
    """Run the wizard in plain mode and return the exit status.

    `start_at` is "new", a note's id, or "notes" or "" for the list of notes, if there are any.
    `mail` answers some questions of a new note.
    """
    if not is_input_open():
        raise NoInputError("standard input: it is closed, so no question can be answered.")
    replace_tracebacks(data_folder() / "reports")
    sys.stdin.reconfigure(errors=LEGACY_DECODING)  # type: ignore[union-attr]
    wizard = PlainWizard(session, Prompter(sys.stdin, sys.stderr))
    export = PlainExport(session, wizard.prompter)
    with SignalHandlers(session.open_note.save_in_this_thread, _quit) as signals:
        is_done = _run_wizard(wizard, export, start_at, mail)
        is_saved = _save(wizard)
        session.open_note.close()
    if signals.has_caught_signal:
        # End the line that the writer was typing.
        wizard.prompter.say("")
    # What the file system lacks is explained once, not after each session.
    if missing := session.open_note.explain_missing_features():
        wizard.prompter.say(missing)
    if not is_done:
        _say_where_note_is(wizard, is_saved=is_saved)
    # If a signal was caught, this ends the process.
    signals.die_by_caught_signal()
    if wizard.prompter.is_output_lost:
        discard_output(sys.stderr)
        return ExitStatus.FAILED
    return ExitStatus.SUCCESS if is_done else ExitStatus.CANCELLED


def _quit(status: int) -> None:
    raise Quit


def _run_wizard(
    wizard: PlainWizard, export: PlainExport, start_at: str, mail: "MailReading | None"
) -> bool:
    """Run the wizard, and return whether the writer reached its end or exported the note."""
    session, prompter = wizard.session, wizard.prompter
    notes = PlainNotes(session, prompter)
    review = PlainReview(session, prompter, wizard.print_note)
    prompter.say(_COMMANDS_HINT)
    if not mail:
        prompter.say(_MAIL_HINT)
    prompter.say(*read_settings(session.config_file).warnings)
    notes_folder = session.open_note.notes_folder
    try:
        notes_folder.purge()
        if start_at in ("", "notes"):
            must_choose = notes_folder.has_notes()
        elif start_at == "new":
            must_choose = False
        else:
            is_opened = notes.open(start_at)
            must_choose = not is_opened
        if must_choose:
            notes.choose()
        if mail:
            prompter.say(*session.fill_from_mail(mail).notices)
        wizard.run(session.step, {"review": review.run, "export": export.run})
    except Quit:
        return export.has_exported
    return True


def _save(wizard: PlainWizard) -> bool:
    """Save the note, and return whether it is saved.

    The note gets a new id if another program has changed its file.
    """
    note = wizard.session.open_note
    if note.flush():
        return True
    if isinstance(note.save_error, ChangedOnDisk):
        try:
            note.keep_both()
        except NotSavedError as error:
            wizard.prompter.say(str(error))
            return False
        wizard.prompter.say("Another program has changed the file: your version is now a new note.")
    # Wait for the save under the new id; after another error, this is a second attempt.
    return note.flush()


def _say_where_note_is(wizard: PlainWizard, *, is_saved: bool) -> None:
    """Say how to continue with the note, or print it if it is not saved."""
    session, prompter = wizard.session, wizard.prompter
    if not is_saved:
        reason = session.open_note.unsaved_reason
        prompter.say(f"The note is not saved: {reason} This is the note:")
        wizard.print_note()
    elif hint := session.resume_hint:
        prompter.say(hint)
