"""The handler of each command: it takes the parsed options and returns the exit status.

Handlers import inside functions what only their command needs: commands that do not open the wizard
must not load Textual, and `render` would take twice as long if it loaded the checker and plain
mode.
"""

import argparse
import os
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from templates import Answers, AnswersError, WordingError
from templates.phrasebook.wording import Wording
from templates.phrasebook.wording_reader import built_in
from templates.questions.answers_file import read_answers
from tui.system.capabilities import Capabilities
from tui.system.exit_statuses import ExitStatus
from tui.system.paths import HOME_VARIABLE, UnusableFolder, config_file, data_folder, expand_home
from tui.system.settings import Settings, read_settings, wording_folder
from tui.system.startup import resume_garbage_collection
from tui.system.streams import (
    connect_input_to_terminal,
    print_error,
    read_file_or_input,
    write_output,
)

if TYPE_CHECKING:
    # For annotations only: commands that read neither saved notes nor a mail must not load these.
    from templates.mail import MailReading
    from tui.export.outgoing import OutgoingNote
    from tui.notes import NotesFolder
    from tui.system.program import Program

_MAX_ANSWERS_SIZE = 1_000_000
"""The maximum size of an answers file, in bytes: reading /dev/zero, for example, never ends."""

# --- the wizard


def open_wizard(options: argparse.Namespace, capabilities: Capabilities) -> int:
    """Open the wizard, full screen or line by line: `bridge-tui`, `new`, `open` and `notes`."""
    wording = _load_wording(options.wording, capabilities)
    return _open_front_end(options, capabilities, wording, _start_position(options, wording))


def _open_front_end(
    options: argparse.Namespace,
    capabilities: Capabilities,
    wording: Wording,
    start_at: str,
    mail: "MailReading | None" = None,
) -> int:
    """Open the full screen or plain mode; `mail` answers some questions of a new note."""
    from tui.session import Session

    session = Session(
        wording,
        notes_folder=_notes_folder(wording),
        config_file=config_file(),
        today=date.today(),
        capabilities=capabilities,
        program=_program_to_restart(options),
    )
    if options.plain or _is_dumb_terminal():
        from tui.plain.run import open_plain

        resume_garbage_collection()
        return open_plain(session, start_at, mail)
    from tui.full_screen.run import open_full_screen

    return open_full_screen(
        session, start_at, mail, mouse=not options.no_mouse, theme=options.theme
    )


def list_notes(options: argparse.Namespace, capabilities: Capabilities) -> int:
    """Open the wizard with the list of notes; without a terminal, print the list."""
    if not options.json and sys.stdout.isatty():
        return open_wizard(options, capabilities)
    from tui.notes import listing
    from tui.notes.draft import now

    notes = _notes_folder(_load_wording(options.wording, capabilities))
    if notes.read_error:
        print_error(f"bridge-tui: {notes.read_error}")
        return ExitStatus.FAILED
    entries = notes.entries()
    if not entries and not options.json:
        print_error("There are no notes yet.")
    write_output(listing.as_json(entries) if options.json else listing.as_text(entries, now()))
    return ExitStatus.SUCCESS


def _program_to_restart(options: argparse.Namespace) -> "Program":
    """Return the command that starts the program again for the same notes."""
    # Imported here: it takes 3% of the time of `render`, which does not need it.
    from tui.system.program import Program, program_as_started

    if options.restricted:
        # With `--restricted`, the host decides how the program is started (docs/hosting.md).
        return Program()
    words: list[str] = []
    if os.environ.get(HOME_VARIABLE):
        words += ["--home", str(data_folder().absolute())]
    if options.wording:
        words += ["--wording", options.wording]
    if options.plain:
        words.append("--plain")
    return program_as_started(words)


def _start_position(options: argparse.Namespace, wording: Wording) -> str:
    """Return where the wizard starts: "notes", "new", a note's id, or "" for the usual place.

    The usual place is the list of notes if there are any, otherwise a new note.
    """
    if options.command in ("notes", "new"):
        return str(options.command)
    if options.command == "open":
        return _notes_folder(wording).find(options.id)
    return _latest_note_id(_notes_folder(wording)) if options.resume else ""


def _latest_note_id(notes: "NotesFolder") -> str:
    """Return the id of the note that was changed last. Raises DraftError if there is none."""
    from tui.notes import DraftError

    for entry in notes.entries():
        if entry.draft:
            return entry.id
    raise DraftError("There is no note to continue yet.")


def _is_dumb_terminal() -> bool:
    """Return whether the terminal can only print lines."""
    is_terminal = sys.stdin.isatty() and sys.stderr.isatty()
    return is_terminal and os.environ.get("TERM") in (None, "", "dumb")


# --- reading their mail


def reply_to_mail(options: argparse.Namespace, capabilities: Capabilities) -> int:
    """Open the wizard with the answers in a mail, or print them: `reply`.

    If a note already replies to the same mail, that note is opened instead of a new one.
    """
    from templates.mail import NotARejection
    from tui.commands.reply import answers_with_evidence
    from tui.system.mail_input import read_mail_file, read_piped_mail

    capabilities.check_paths(options.file)
    is_piped = options.file == "-"
    if is_piped and sys.stdin.isatty():
        print_error(
            "Paste their mail, with subject and sender; then press Ctrl+D on an empty line."
        )
    try:
        reading = read_piped_mail() if is_piped else read_mail_file(options.file)
    except NotARejection as error:
        print_error(f"bridge-tui: {error}")
        return ExitStatus.FAILED
    if options.answers:
        write_output(answers_with_evidence(reading))
        return ExitStatus.SUCCESS
    if is_piped:
        connect_input_to_terminal()
    wording = _load_wording(options.wording, capabilities)
    note_id = _notes_folder(wording).find_reply(reading.message_id)
    if note_id:
        return _open_front_end(options, capabilities, wording, note_id)
    return _open_front_end(options, capabilities, wording, "new", reading)


# --- printing and checking notes


def render_answers(options: argparse.Namespace, capabilities: Capabilities) -> int:
    """Print the note for an answers file: `render`."""
    capabilities.check_paths(options.file, options.reply_to)
    if options.file == options.reply_to == "-":
        raise AnswersError("the answers and the mail cannot both come from standard input")
    wording = _load_wording(options.wording, capabilities)
    from tui.export.outgoing import compose_outgoing_note

    answers = _read_answers(options.file, wording)
    return _print_note(compose_outgoing_note(answers, wording), options)


def export_note(options: argparse.Namespace, capabilities: Capabilities) -> int:
    """Print a saved note: `export`."""
    from tui.notes.outgoing_draft import prepare_draft

    capabilities.check_paths(options.reply_to)
    wording = _load_wording(options.wording, capabilities)
    notes = _notes_folder(wording)
    draft = notes.load(notes.find(options.id))
    return _print_note(prepare_draft(draft, wording, _program_to_restart(options)), options)


def _print_note(outgoing: "OutgoingNote", options: argparse.Namespace) -> int:
    from tui.commands.render import render

    settings = _load_settings()
    outgoing = outgoing._replace(has_linkedin_premium=settings.premium, wrapped=options.wrap)
    rendered = render(
        outgoing, options.format, subject_only=options.subject, mail_path=options.reply_to
    )
    for warning in (*settings.warnings, *rendered.warnings):
        print_error(f"bridge-tui: {warning}")
    write_output(rendered.text)
    return ExitStatus.SUCCESS


def check_note(options: argparse.Namespace, capabilities: Capabilities) -> int:
    """Print the problems in a note file: `check`."""
    from tui.commands.check import check

    capabilities.check_paths(options.file, options.answers)
    if options.file == options.answers == "-":
        raise AnswersError("the note and the answers cannot both come from standard input")
    wording = _load_wording(options.wording, capabilities)
    answers = _read_answers(options.answers, wording) if options.answers else None
    report, status = check(options.file, answers, wording, as_json=options.json)
    write_output(report)
    return status


# --- wording


def check_wording(options: argparse.Namespace, capabilities: Capabilities) -> int:
    """Check the wording in a folder, or the wording in use: `wording check`."""
    from shlex import quote

    from templates.etiquette.wording_check import find_failing_examples, find_sentences_with_stops
    from templates.letter.coverage import missing_sentences
    from templates.letter.sentence_checks import find_doubtful_sentences, find_empty_placeholders
    from tui.commands.wording import describe, is_readable_by_others, own_sentences

    capabilities.check_paths(options.folder)
    folder = options.folder or options.wording
    wording = _load_wording(folder, capabilities, is_strict=True)
    place = _wording_place(folder, capabilities)
    issues = (
        *missing_sentences(wording),
        *find_empty_placeholders(wording),
        *find_sentences_with_stops(wording),
        *find_failing_examples(wording),
    )
    if issues:
        raise WordingError(issues, place)
    if not place:
        write_output(
            "No folder is named, here or in the config file: this is the built-in wording.\n"
        )
    write_output(describe(wording, place))
    if doubts := find_doubtful_sentences(wording, frozenset(own_sentences(wording))):
        write_output("Worth a second look:\n" + "".join(f"{doubt}\n" for doubt in doubts))
    path = _wording_folder(folder, capabilities)
    if path and not is_readable_by_others(path):
        print_error(
            "bridge-tui: other accounts cannot read this folder. If they should use it:"
            f" chmod -R go=rX {quote(str(path))}"
        )
    return ExitStatus.SUCCESS


def preview_wording(options: argparse.Namespace, capabilities: Capabilities) -> int:
    """Print a note for each outcome and tone: `wording preview`."""
    from tui.commands.wording_preview import preview

    capabilities.check_paths(options.folder, options.answers)
    wording = _load_wording(options.folder or options.wording, capabilities)
    answers = _read_answers(options.answers, wording) if options.answers else None
    write_output(preview(wording, answers))
    return ExitStatus.SUCCESS


def show_wording(options: argparse.Namespace, capabilities: Capabilities) -> int:
    """Print a file of the built-in wording, or list the files: `wording show`."""
    from tui.commands.wording import list_built_in_files, read_built_in_files

    file_list = list_built_in_files(options.name)
    write_output(file_list or read_built_in_files(options.name))
    return ExitStatus.SUCCESS


def create_wording(options: argparse.Namespace, capabilities: Capabilities) -> int:
    """Create a folder of wording with examples: `wording init`."""
    from shlex import quote

    from tui.commands.wording import create_folder

    capabilities.check_paths(options.folder)
    for path in create_folder(expand_home(options.folder)):
        write_output(f"{os.fsencode(path).decode(errors='replace')}\n")
    folder = quote(options.folder)
    write_output(f"Change these files, then try: bridge-tui wording check {folder}\n")
    return ExitStatus.SUCCESS


# --- hosting


def tally_notes(options: argparse.Namespace, capabilities: Capabilities) -> int:
    """Count the notes of many people: `tally`."""
    import json

    from tui.notes.tally import as_rows, as_text, count_notes

    capabilities.check_paths(options.folder)
    tally = count_notes(expand_home(options.folder), _load_wording(options.wording, capabilities))
    if tally.unreadable:
        print_error(
            f"bridge-tui: {tally.unreadable} not counted: unreadable, or in another wording."
        )
    write_output(f"{json.dumps(as_rows(tally), indent=2)}\n" if options.json else as_text(tally))
    return ExitStatus.SUCCESS


# --- shared


def _load_wording(
    folder: str | None, capabilities: Capabilities, *, is_strict: bool = False
) -> Wording:
    """Return the wording in `folder`, or else that of the settings, or else the built-in one.

    Raises WordingError; harmless mistakes are errors only if `is_strict` is true.
    """
    path = _wording_folder(folder, capabilities)
    if path is None:
        return built_in()
    # Imported here: loads the checker. The built-in wording needs no check.
    from templates.etiquette.wording_check import read_wording_and_rules

    try:
        return read_wording_and_rules(path, is_strict=is_strict)
    except WordingError as error:
        raise WordingError(error.issues, _wording_place(folder, capabilities)) from None


def _wording_place(folder: str | None, capabilities: Capabilities) -> str:
    """Return the folder of the wording, followed by the config file if the folder is named there.

    Return "" for the built-in wording.
    """
    path = _wording_folder(folder, capabilities)
    if path is None:
        return ""
    return str(path.absolute()) if folder else f"{path} (named in {config_file()})"


def _wording_folder(folder: str | None, capabilities: Capabilities) -> Path | None:
    """Return `folder` as a path, or the folder in the settings; None for the built-in wording."""
    if folder:
        return expand_home(folder)
    if not capabilities.may_use_files:
        return None
    try:
        return wording_folder(config_file())
    except UnusableFolder:
        return None


def _load_settings() -> Settings:
    """Return the settings, or the defaults if there is no home directory."""
    try:
        return read_settings(config_file())
    except UnusableFolder:
        return Settings()


def _notes_folder(wording: Wording) -> "NotesFolder":
    from tui.notes import NotesFolder

    return NotesFolder(data_folder(), wording)


def _read_answers(file: str, wording: Wording) -> Answers:
    try:
        source = read_file_or_input(file, _MAX_ANSWERS_SIZE + 1)
        if len(source) > _MAX_ANSWERS_SIZE:
            raise AnswersError("too large for an answers file (over 1 MB)")
        return read_answers(source, wording)
    except OSError as error:
        raise AnswersError(f"{file}: {error.strerror}") from None
    except AnswersError as error:
        raise AnswersError(f"{file}: {error}") from None
