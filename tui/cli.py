"""The `bridge-tui` command; Textual is loaded only to open the wizard."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import IO

from templates import Answers, AnswersError, BridgeError, Note, WordingError, compose
from templates.answers_file import read_answers
from templates.faults import LetterError
from templates.gaps import gaps, stopped
from templates.linkedin import ConnectionNote, connection_note
from templates.questions import BY_FIELD
from templates.situation import settle
from templates.wording import Wording, built_in, laid_over
from tui import __version__
from tui.exit_codes import ExitCode

_EPILOG = """\
examples:
  bridge-tui                      write a note, question by question
  bridge-tui > note.txt           the same; the note goes to the file at the end
  bridge-tui render answers.toml  print the note for an answers file
  bridge-tui check note.txt       say what would burn the bridge, in any note
  bridge-tui wording init ours    begin a folder of your own wording
"""

_UNUSABLE = (AnswersError, LetterError, WordingError)
"""Faults of what was given, and not of what was done with it."""

_CHECK_EPILOG = """\
exit status:
  0  nothing that would burn the bridge (hints do not count)
  1  something that would
  2  the file cannot be used
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    options = _parser().parse_args(arguments)
    try:
        folder = getattr(options, "wording_folder", None) or options.wording
        if options.command == "wording":
            return _wording_command(options.action, folder)
        wording = _wording(folder)
        if options.command == "render":
            return _render(options.file, options.format, wording)
        if options.command == "check":
            return _check(options.file, options.answers, wording, as_json=options.json)
        return _wizard(wording)
    except BridgeError as error:
        for line in str(error).splitlines():
            print(f"bridge-tui: {line}", file=sys.stderr)
        return ExitCode.USAGE if isinstance(error, _UNUSABLE) else ExitCode.FAILED
    except BrokenPipeError:
        # The reader went away; a second failure at interpreter exit would print a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.FAILED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="bridge-tui",
        description="Answer a no with a short, gracious thank-you note.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"bridge-tui {__version__}")
    parser.add_argument(
        "--wording", metavar="DIR", help="lay a folder of your own wording over the built-in one"
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    render = commands.add_parser("render", help="print the note for an answers file")
    render.add_argument("file", metavar="FILE", help='an answers file, or "-" for standard input')
    render.add_argument("--format", choices=("text", "json"), default="text")
    check = commands.add_parser(
        "check", help="say what would burn the bridge, in any note", epilog=_CHECK_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    check.add_argument(
        "file", metavar="FILE", help='a note as text or as a mail (.eml), or "-" for standard input'
    )
    check.add_argument(
        "--answers", metavar="FILE", help="an answers file that the note must agree with"
    )
    check.add_argument("--json", action="store_true", help="print the findings as JSON")
    wording = commands.add_parser("wording", help="check a folder of wording, or begin one")
    actions = wording.add_subparsers(dest="action", metavar="ACTION", required=True)
    sound = actions.add_parser("check", help="say everything that is wrong with the wording")
    sound.add_argument("wording_folder", metavar="DIR", nargs="?", help="the folder to check")
    init = actions.add_parser("init", help="begin a folder of wording with a commented example")
    init.add_argument("wording_folder", metavar="DIR", help="the folder to begin; it must be new")
    return parser


def _wording(folder: str | None) -> Wording:
    from tui.paths import config_file
    from tui.settings import wording_folder

    chosen = Path(folder).expanduser() if folder else wording_folder(config_file())
    return laid_over(chosen) if chosen else built_in()


def _premium() -> bool:
    from tui.paths import config_file
    from tui.settings import has_premium

    return has_premium(config_file())


def _wording_command(action: str, folder: str | None) -> int:
    if action == "init" and folder:
        from tui.own_wording import begin

        for made in begin(Path(folder).expanduser()):
            print(made)
        return ExitCode.DONE
    wording = _wording(folder)
    if faults := (*gaps(wording), *stopped(wording)):
        raise WordingError(faults)
    sentences = sum(len(entry.texts) for row in wording.moves.values() for entry in row)
    print(
        f"Nothing is wrong: {len(wording.outcomes)} outcomes, {len(wording.tones)} tones,"
        f" {sentences} sentences."
    )
    return ExitCode.DONE


def _check(file: str, answers_file: str | None, wording: Wording, *, as_json: bool) -> int:
    from tui.check import check

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


def _render(file: str, form: str, wording: Wording) -> int:
    answers = _answers(file, wording)
    for item in settle(answers, wording).left_out:
        key = ".".join(BY_FIELD[item.field].at)
        print(f"bridge-tui: {key} is left out: {item.why}", file=sys.stderr)
    note = compose(answers, wording)
    _write(
        sys.stdout.buffer,
        _as_json(note, connection_note(answers, wording, premium=_premium()))
        if form == "json"
        else note.text(),
    )
    return ExitCode.DONE


def _as_json(note: Note, connection: ConnectionNote | None) -> str:
    parts = {
        "subject": note.subject,
        "greeting": note.greeting,
        "paragraphs": [[sentence.text for sentence in row] for row in note.paragraphs],
        "sign_off": note.sign_off,
        "signature": list(note.signature),
        "text": note.text(),
        "linkedin": connection and {**asdict(connection), "count": connection.count},
    }
    return json.dumps(parts, ensure_ascii=False, indent=2) + "\n"


def _write(stream: IO[bytes], text: str) -> None:
    stream.write(text.encode())
    stream.flush()


def _wizard(wording: Wording) -> int:
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        print(
            "bridge-tui: the wizard needs a terminal on standard input and standard error;"
            ' "bridge-tui render FILE" works without one.',
            file=sys.stderr,
        )
        return ExitCode.USAGE
    if os.environ.get("TERM", "dumb") == "dumb":
        print(
            "bridge-tui: the wizard needs a terminal that can move its cursor, and TERM names"
            ' none; "bridge-tui render FILE" works without one.',
            file=sys.stderr,
        )
        return ExitCode.USAGE
    if os.environ.get("NO_COLOR") == "":
        del os.environ["NO_COLOR"]
    piped = not sys.stdout.isatty()
    # The screen's size is asked of standard output: while the wizard is up that must be the
    # terminal, so the pipe is put aside until the note is written to it.
    out = os.fdopen(os.dup(1), "wb")
    if piped:
        os.dup2(2, 1)
    return _open(out, piped, wording)


def _open(out: IO[bytes], piped: bool, wording: Wording) -> int:
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    os.environ.setdefault("TEXTUAL_THEME", "ansi-dark")
    from tui.app import BridgeApp
    from tui.paths import config_file, dictionary_file

    app = BridgeApp(
        wording,
        config=config_file(),
        folder=Path.cwd(),
        today=date.today(),
        piped=piped,
        premium=_premium(),
        dictionary=dictionary_file(),
    )
    finished = app.run()
    if finished is None and app.return_code == ExitCode.FAILED:
        print("bridge-tui: a fault of the program's own ended it; this is a bug.", file=sys.stderr)
        return ExitCode.BUG
    if finished is None:
        return app.return_code or ExitCode.CANCELLED
    for line in finished.told:
        print(line, file=sys.stderr)
    if finished.print_it:
        _write(out, finished.note.text())
    return ExitCode.DONE
