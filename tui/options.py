"""What the `bridge-tui` command can be told."""

import argparse

from tui import __version__
from tui.export import FORMAT_NAMES

_EPILOG = """\
examples:
  bridge-tui                      write a note, question by question
  bridge-tui > note.txt           the same; the note goes to the file at the end
  bridge-tui --resume             go on with the note that was changed last
  bridge-tui notes                every note begun and sent before
  bridge-tui render answers.toml  print the note for an answers file
  bridge-tui export 20261125 --format eml | msmtp -t
  bridge-tui check note.txt       say what would burn the bridge, in any note
  bridge-tui wording init ours    begin a folder of your own wording
"""

_CHECK_EPILOG = """\
exit status:
  0  nothing that would burn the bridge (hints do not count)
  1  something that would
  2  the file cannot be used
"""


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    top = argparse.ArgumentParser(
        prog="bridge-tui",
        description="Answer a no with a short, gracious thank-you note.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"bridge-tui {__version__}")
    top.add_argument(
        "--wording", metavar="DIR", help="lay a folder of your own wording over the built-in one"
    )
    top.add_argument(
        "--theme", metavar="NAME", help="colours other than the terminal's own, such as nord"
    )
    top.add_argument(
        "--plain", action="store_true", help="ask line by line, as for a screen reader"
    )
    top.add_argument(
        "--resume", action="store_true", help="go on with the note that was changed last"
    )
    top.add_argument(
        "--no-mouse", action="store_true", help="leave the mouse to the terminal, to select text"
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND")
    commands.add_parser("new", help="begin a new note")
    opened = commands.add_parser("open", help="go on with a note")
    opened.add_argument("id", metavar="ID", help='its id, or the beginning of it ("notes" has it)')
    notes = commands.add_parser("notes", help="every note begun and sent before")
    notes.add_argument("--json", action="store_true", help="print them as JSON")
    render = commands.add_parser("render", help="print the note for an answers file")
    render.add_argument("file", metavar="FILE", help='an answers file, or "-" for standard input')
    _add_format(render)
    export = commands.add_parser("export", help="print a note that is kept, in a format")
    export.add_argument("id", metavar="ID", help='its id, or the beginning of it ("notes" has it)')
    _add_format(export)
    _add_check(commands)
    wording = commands.add_parser("wording", help="check a folder of wording, or begin one")
    actions = wording.add_subparsers(dest="action", metavar="ACTION", required=True)
    sound = actions.add_parser("check", help="say everything that is wrong with the wording")
    sound.add_argument("wording_folder", metavar="DIR", nargs="?", help="the folder to check")
    init = actions.add_parser("init", help="begin a folder of wording with a commented example")
    init.add_argument("wording_folder", metavar="DIR", help="the folder to begin; it must be new")
    return top


def _add_format(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=FORMAT_NAMES, default="text")
    command.add_argument(
        "--wrap", action="store_true", help="break lines as for mail; otherwise a paragraph is one"
    )
    command.add_argument(
        "--reply-to", metavar="MAIL", default="", help="the file (.eml) of the mail that it answers"
    )


def _add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
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
