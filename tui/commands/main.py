"""The `bridge-tui` command; Textual is loaded only to open the wizard."""

import argparse
import atexit
import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import IO, TYPE_CHECKING

from templates import Answers, AnswersError, BridgeError, WordingError
from templates.errors import LetterError
from templates.phrasebook.wording import BUILT_IN, Wording, built_in
from templates.questions.answers_file import read_answers
from tui.commands.parser import parser
from tui.export.reply import MailError
from tui.system.capabilities import (
    FULL,
    RESTRICTED,
    Capabilities,
    PathNotAllowed,
    prepare_restricted_process,
)
from tui.system.exit_codes import ExitCode
from tui.system.paths import HOME_VARIABLE

if TYPE_CHECKING:
    from tui.notes import Draft, NotesFolder

_UNUSABLE = (AnswersError, LetterError, MailError, PathNotAllowed, WordingError)
"""Faults of what was given, and not of what was done with it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    # What is made in a run this short is not worth collecting; the wizard goes back to it.
    gc.disable()
    # At exit Python looks at every object once more, for 7 ms, though the process ends with them.
    atexit.register(gc.freeze)
    given = sys.argv[1:] if arguments is None else arguments
    options = parser(given).parse_args(given)
    try:
        return _run(options, _prepare(options))
    except BridgeError as error:
        for line in str(error).splitlines():
            print(f"bridge-tui: {line}", file=sys.stderr)
        from tui.notes import DraftError

        unusable = isinstance(error, (*_UNUSABLE, DraftError))
        return ExitCode.USAGE if unusable else ExitCode.FAILED
    except BrokenPipeError:
        # The reader went away; a second failure at interpreter exit would print a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.FAILED
    except Exception as error:
        from tui.system.crash_report import reported
        from tui.system.paths import data_folder

        print(f"bridge-tui: {reported(error, data_folder() / 'reports')}", file=sys.stderr)
        return ExitCode.BUG
    finally:
        gc.enable()


def _prepare(options: argparse.Namespace) -> Capabilities:
    """Use the folder that was named, and return what the session may do."""
    if options.wording:
        options.wording = str(Path(options.wording).expanduser().absolute())
    if options.restricted:
        prepare_restricted_process(options.home)
        return RESTRICTED
    if options.home:
        os.environ[HOME_VARIABLE] = os.path.abspath(options.home)
    return FULL


def _run(options: argparse.Namespace, capabilities: Capabilities) -> int:
    for name in ("file", "answers", "reply_to", "wording_folder"):
        if typed := getattr(options, name, None):
            capabilities.check_path(typed)
    folder = getattr(options, "wording_folder", None) or options.wording
    if options.command == "wording":
        return _wording_command(options.action, folder, capabilities)
    wording = _wording(folder, capabilities)
    match options.command:
        case "render":
            return _render(_answers(options.file, wording), options, wording)
        case "export":
            notes = _notes(wording)
            return _render(notes.load(notes.find(options.id)), options, wording)
        case "check":
            return _check(options.file, options.answers, wording, as_json=options.json)
        case "notes" if options.json or not sys.stdout.isatty():
            return _list_notes(wording, as_json=options.json)
    first = _first(options, wording)
    if options.plain or _is_plain_terminal():
        from tui.plain.run import open_plain

        return open_plain(wording, first, capabilities, premium=_premium())
    from tui.full_screen.run import open_wizard

    return open_wizard(
        wording,
        first,
        capabilities,
        premium=_premium(),
        mouse=not options.no_mouse,
        theme=options.theme,
    )


def _is_plain_terminal() -> bool:
    """Say whether there is a terminal, but one that can only print lines."""
    terminal = sys.stdin.isatty() and sys.stderr.isatty()
    return terminal and os.environ.get("TERM", "dumb") in ("", "dumb")


def _first(options: argparse.Namespace, wording: Wording) -> str:
    """Return what the wizard is to begin with: "notes", "new", a note's id, or "" for the usual."""
    if options.command in ("notes", "new"):
        return str(options.command)
    if options.command == "open":
        return _notes(wording).find(options.id)
    if options.resume:
        entries = [entry for entry in _notes(wording).entries() if entry.draft]
        if not entries:
            from tui.notes import DraftError

            raise DraftError("There is no note to go on with yet.")
        return entries[0].id
    return ""


def _notes(wording: Wording) -> "NotesFolder":
    from tui.notes import NotesFolder
    from tui.system.paths import data_folder

    return NotesFolder(data_folder(), wording)


def _list_notes(wording: Wording, *, as_json: bool) -> int:
    from tui.notes import listing
    from tui.notes.draft import now

    if trouble := _notes(wording).read_error:
        print(f"bridge-tui: {trouble}", file=sys.stderr)
        return ExitCode.FAILED
    entries = _notes(wording).entries()
    told = listing.as_json(entries) if as_json else listing.as_text(entries, now())
    _write(sys.stdout.buffer, told)
    return ExitCode.DONE


def _wording(folder: str | None, capabilities: Capabilities) -> Wording:
    from tui.system.paths import config_file
    from tui.system.settings import wording_folder

    chosen = Path(folder).expanduser() if folder else None
    if chosen is None and capabilities.choose_paths:
        chosen = wording_folder(config_file())
    if chosen is None:
        return built_in()
    # Only an adviser's rules need checking at once; the other commands do without them.
    from templates.etiquette.wording_check import read_wording_and_rules

    return read_wording_and_rules(BUILT_IN, chosen)


def _premium() -> bool:
    from tui.system.paths import config_file
    from tui.system.settings import has_premium

    return has_premium(config_file())


def _wording_command(action: str, folder: str | None, capabilities: Capabilities) -> int:
    if action == "init" and folder:
        from tui.commands.wording import begin

        for made in begin(Path(folder).expanduser()):
            print(made)
        return ExitCode.DONE
    from templates.etiquette.wording_check import blocked_sentences
    from templates.letter.coverage import gaps

    wording = _wording(folder, capabilities)
    if issues := (*gaps(wording), *blocked_sentences(wording)):
        raise WordingError(issues)
    sentences = sum(len(entry.texts) for row in wording.moves.values() for entry in row)
    print(
        f"Nothing is wrong: {len(wording.outcomes)} outcomes, {len(wording.tones)} tones,"
        f" {sentences} sentences."
    )
    return ExitCode.DONE


def _check(file: str, answers_file: str | None, wording: Wording, *, as_json: bool) -> int:
    from tui.commands.check import check

    if file == answers_file == "-":
        raise AnswersError("the note and the answers cannot both come from standard input")
    answers = _answers(answers_file, wording) if answers_file else None
    told, status = check(file, answers, wording, as_json=as_json)
    _write(sys.stdout.buffer, told)
    return status


def _answers(file: str, wording: Wording) -> Answers:
    try:
        source = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise AnswersError(f"{file}: {error.strerror}") from None
    try:
        return read_answers(source, wording)
    except AnswersError as error:
        raise AnswersError(f"{file}: {error}") from None


def _render(note: "Answers | Draft", options: argparse.Namespace, wording: Wording) -> int:
    from tui.commands.render import render

    rendered = render(
        note,
        wording,
        options.format,
        premium=_premium(),
        wrapped=options.wrap,
        reply_to=options.reply_to,
    )
    for line in rendered.told:
        print(f"bridge-tui: {line}", file=sys.stderr)
    _write(sys.stdout.buffer, rendered.text)
    return ExitCode.DONE


def _write(stream: IO[bytes], text: str) -> None:
    stream.write(text.encode())
    stream.flush()
