"""The command line of `bridge-tui`; the man page and the completions are made from it, too."""

import argparse
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias

from tui import __version__
from tui.commands import handlers
from tui.export.formats import FORMATS

_EPILOG = """\
examples:
  bridge-tui                      write a note, question by question
  bridge-tui > note.txt           the same, and print the note to the file at the end
  bridge-tui --resume             continue the note that was changed last
  bridge-tui notes                list every note, drafts and sent ones
  bridge-tui open 20261125        continue a note, by its id or the beginning of it
  bridge-tui render answers.toml  print the note for an answers file
  bridge-tui export 20261125 --format eml | msmtp -t
  bridge-tui check note.txt       say what would burn the bridge, in any note
  bridge-tui wording init ours    create a folder for your own wording

exit status:
  0    success
  1    failure; for "check": something would burn the bridge
  2    invalid input, or no terminal
  70   a bug in the program; the note is saved
  130  quit before the note was exported; it is saved

environment:
  BRIDGE_TUI_HOME  one folder for notes and settings, instead of the system's own
  VISUAL, EDITOR   your editor, for the whole note
  NO_COLOR         if set, no colour is used
  TERM             if "dumb" or not set, questions are asked line by line
"""

_CHECK_EPILOG = """\
examples:
  bridge-tui check note.txt
  bridge-tui check reply.eml --answers answers.toml
  bridge-tui check - --json < note.txt

exit status:
  0  nothing that would burn the bridge (hints do not count)
  1  something that would
  2  the file cannot be used
"""

_RENDER_EPILOG = """\
examples:
  bridge-tui render answers.toml
  bridge-tui render - --format json < answers.toml
"""

_EXPORT_EPILOG = """\
examples:
  bridge-tui export 20261125
  bridge-tui export 20261125 --format eml --reply-to theirs.eml | msmtp -t
"""

_ID = 'its id, or the beginning of it ("notes" lists them)'

_Add: TypeAlias = Callable[..., argparse.ArgumentParser]


def create_parser() -> argparse.ArgumentParser:
    """Return the parser; its `run` is a function of `handlers` that carries the command out."""
    parser = argparse.ArgumentParser(
        prog="bridge-tui",
        description="Answer a no with a short, gracious thank-you note.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
    )
    parser.set_defaults(run=handlers.open_wizard)
    _add_options(parser)
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND")
    add = partial(commands.add_parser, formatter_class=argparse.RawDescriptionHelpFormatter)
    _add_wizard_commands(add)
    _add_note_commands(add)
    _add_wording_commands(add)
    return parser


class _StoreUnlessRestricted(argparse.Action):
    """Stores a folder; an error after `--restricted`, which whoever starts the program gives."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[object] | None,
        option_string: str | None = None,
    ) -> None:
        if namespace.restricted:
            parser.error(f"{option_string} must stand before --restricted")
        setattr(namespace, self.dest, values)


def _add_options(parser: argparse.ArgumentParser) -> None:
    start = parser.add_argument_group("notes and settings")
    start.add_argument(
        "--resume", action="store_true", help="continue the note that was changed last"
    )
    start.add_argument(
        "--wording", metavar="DIR", action=_StoreUnlessRestricted,
        help="use your own wording in a folder on top of the built-in one",
    )  # fmt: skip
    start.add_argument(
        "--home", metavar="DIR", action=_StoreUnlessRestricted,
        help="save notes and settings in a folder of your choice",
    )  # fmt: skip
    terminal = parser.add_argument_group("terminal")
    terminal.add_argument(
        "--plain", action="store_true", help="ask line by line, as for a screen reader"
    )
    terminal.add_argument(
        "--theme", metavar="NAME", help="use other colours than the terminal's own, such as nord"
    )
    terminal.add_argument(
        "--no-mouse", action="store_true", help="let the terminal select text with the mouse"
    )
    hosting = parser.add_argument_group("hosting")
    hosting.add_argument(
        "--restricted", action="store_true",
        help="start no program and use no file but the notes; no later option lifts that",
    )  # fmt: skip
    information = parser.add_argument_group("information")
    information.add_argument(
        "-h", "--help", action="help", help="show this help; each command has its own"
    )
    information.add_argument(
        "--version", action="version", version=f"bridge-tui {__version__}", help="show the version"
    )


def _add_wizard_commands(add: _Add) -> None:
    add("new", help="start a new note")

    open_ = add("open", help="continue a note")
    open_.add_argument("id", metavar="ID", help=_ID)

    notes = add("notes", help="list every note, drafts and sent ones")
    notes.set_defaults(run=handlers.list_notes)
    notes.add_argument("--json", action="store_true", help="print them as JSON")


def _add_note_commands(add: _Add) -> None:
    render = add("render", help="print the note for an answers file", epilog=_RENDER_EPILOG)
    render.set_defaults(run=handlers.render_answers)
    render.add_argument("file", metavar="FILE", help='an answers file, or "-" for standard input')
    _add_format_options(render)

    export = add("export", help="print a saved note in a format", epilog=_EXPORT_EPILOG)
    export.set_defaults(run=handlers.export_note)
    export.add_argument("id", metavar="ID", help=_ID)
    _add_format_options(export)

    check = add("check", help="say what would burn the bridge, in any note", epilog=_CHECK_EPILOG)
    check.set_defaults(run=handlers.check_note)
    check.add_argument(
        "file", metavar="FILE", help='a note as text or as a mail (.eml), or "-" for standard input'
    )
    check.add_argument(
        "--answers",
        metavar="FILE",
        default="",
        help="an answers file that the note must agree with",
    )
    check.add_argument("--json", action="store_true", help="print the findings as JSON")


def _add_format_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=tuple(FORMATS), default="text", help="what is printed")
    command.add_argument(
        "--wrap", action="store_true", help="break lines as for mail; otherwise a paragraph is one"
    )
    command.add_argument(
        "--reply-to", metavar="MAIL", default="", help="the file (.eml) of the mail it replies to"
    )


def _add_wording_commands(add: _Add) -> None:
    wording = add("wording", help="check a folder of wording, or create one")
    actions = wording.add_subparsers(dest="action", metavar="ACTION", required=True)

    check = actions.add_parser("check", help="list everything that is wrong with the wording")
    check.set_defaults(run=handlers.check_wording)
    check.add_argument("folder", metavar="DIR", nargs="?", default="", help="the folder to check")

    init = actions.add_parser("init", help="create a folder of wording with a commented example")
    init.set_defaults(run=handlers.create_wording)
    init.add_argument("folder", metavar="DIR", help="the folder to create; it must be new")
