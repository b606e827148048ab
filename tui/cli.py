"""The `bridge-tui` command; Textual is loaded only to open the wizard."""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import IO

from templates import AnswersError, BridgeError, Note, WordingError, compose
from templates.answers_file import read_answers
from templates.questions import BY_FIELD
from templates.situation import settle
from templates.wording import built_in
from tui import __version__
from tui.exit_codes import ExitCode

_EPILOG = """\
examples:
  bridge-tui                      write a note, question by question
  bridge-tui > note.txt           the same; the note goes to the file at the end
  bridge-tui render answers.toml  print the note for an answers file
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status."""
    options = _parser().parse_args(arguments)
    try:
        if options.command == "render":
            return _render(options.file, options.format)
        return _wizard()
    except BridgeError as error:
        print(f"bridge-tui: {error}", file=sys.stderr)
        return ExitCode.USAGE if isinstance(error, AnswersError | WordingError) else ExitCode.FAILED
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
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    render = commands.add_parser("render", help="print the note for an answers file")
    render.add_argument("file", metavar="FILE", help='an answers file, or "-" for standard input')
    render.add_argument("--format", choices=("text", "json"), default="text")
    return parser


def _render(file: str, form: str) -> int:
    wording = built_in()
    try:
        source = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise AnswersError(f"{file}: {error.strerror}") from None
    try:
        answers = read_answers(source, wording)
    except AnswersError as error:
        raise AnswersError(f"{file}: {error}") from None
    for item in settle(answers, wording).left_out:
        key = ".".join(BY_FIELD[item.field].at)
        print(f"bridge-tui: {key} is left out: {item.why}", file=sys.stderr)
    note = compose(answers, wording)
    _write(sys.stdout.buffer, _as_json(note) if form == "json" else note.text())
    return ExitCode.DONE


def _as_json(note: Note) -> str:
    parts = {
        "subject": note.subject,
        "greeting": note.greeting,
        "paragraphs": [[sentence.text for sentence in row] for row in note.paragraphs],
        "sign_off": note.sign_off,
        "signature": list(note.signature),
        "text": note.text(),
    }
    return json.dumps(parts, ensure_ascii=False, indent=2) + "\n"


def _write(stream: IO[bytes], text: str) -> None:
    stream.write(text.encode())
    stream.flush()


def _wizard() -> int:
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
    return _open(out, piped)


def _open(out: IO[bytes], piped: bool) -> int:
    os.environ["TEXTUAL_ANIMATIONS"] = "none"
    os.environ.setdefault("TEXTUAL_THEME", "ansi-dark")
    from tui.app import BridgeApp
    from tui.paths import config_file

    app = BridgeApp(
        built_in(), config=config_file(), folder=Path.cwd(), today=date.today(), piped=piped
    )
    finished = app.run()
    if finished is None:
        return app.return_code or ExitCode.CANCELLED
    for line in finished.told:
        print(line, file=sys.stderr)
    if finished.print_it:
        _write(out, finished.note.text())
    return ExitCode.DONE
