"""The argument parser of `bridge-tui`, also the source of the man page and completions."""

import argparse
import sys
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NoReturn, TypeAlias

from tui import __version__
from tui.commands import handlers
from tui.export.formats import FORMATS
from tui.system.streams import print_error, write_output

if TYPE_CHECKING:
    # For annotations only: the module exists only for type checkers.
    from _typeshed import SupportsWrite

_EPILOG = """\
examples:
  bridge-tui                      write a note, question by question
  bridge-tui > note.txt           write a note, and print it to a file when you quit
  bridge-tui --resume             continue the note you changed last
  bridge-tui reply theirs.eml     write a note in reply to their mail, which is read first
  bridge-tui notes                list all your notes
  bridge-tui open 20261125        continue a note; give its id or the start of it
  bridge-tui render answers.toml  print the note for an answers file
  bridge-tui export 20261125 --format eml | msmtp -t
  bridge-tui check note.txt       check any note for anything that would burn the bridge
  bridge-tui wording init ours    create a folder for your own wording

exit status:
  0    success
  1    failure; for "check": the note would burn the bridge
  2    invalid input, or no terminal
  70   a bug in the program; the note is saved
  130  you quit before exporting the note; it is saved

environment:
  BRIDGE_TUI_HOME  a folder for notes and settings, instead of the usual ones
  VISUAL, EDITOR   your editor, for editing the whole note
  NO_COLOR         set it to switch colours off
  TERM             if it is "dumb" or not set, the program starts with --plain
"""

_CHECK_EPILOG = """\
examples:
  bridge-tui check note.txt
  bridge-tui check reply.eml --answers answers.toml
  bridge-tui check - --json < note.txt

exit status:
  0  the note is fine, or there are only hints
  1  the note would burn the bridge
  2  the file cannot be used
"""

_RENDER_EPILOG = """\
examples:
  bridge-tui render answers.toml
  subject=$(bridge-tui render answers.toml --subject)
  bridge-tui render answers.toml | mail -s "$subject" grace@example.org
  bridge-tui render - --format json < answers.toml
"""

_EXPORT_EPILOG = """\
examples:
  bridge-tui export 20261125
  bridge-tui export 20261125 --format eml --reply-to theirs.eml | msmtp -t
"""

_REPLY_EPILOG = """\
examples:
  bridge-tui reply theirs.eml
  bridge-tui reply - < theirs.eml       for a mail program's pipe; keys come from the terminal
  bridge-tui reply theirs.eml --answers > answers.toml

exit status:
  0    the note was exported, or the answers were printed
  1    the mail is not a rejection
  2    the mail cannot be read, or there is no terminal
  130  you quit before exporting the note; it is saved
"""

_ID_HELP = 'its id, or the start of it; "notes" lists the ids'

_AddCommand: TypeAlias = Callable[..., argparse.ArgumentParser]
"""Adds one command to the parser; takes the options of `add_parser`, without the name."""


def create_parser() -> argparse.ArgumentParser:
    """Return the parser; `run` in the parsed options is the command's function in `handlers`."""
    parser = _Parser(
        prog="bridge-tui",
        description="Write a short, gracious thank-you note after a rejection.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
    )
    parser.set_defaults(run=handlers.open_wizard)
    _add_options(parser)
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND")
    for name, add_command in _COMMANDS.items():
        add_command(
            partial(commands.add_parser, name, formatter_class=argparse.RawDescriptionHelpFormatter)
        )
    return parser


class _Parser(argparse.ArgumentParser):
    """Prints help in any locale, and explains options that are given after the command."""

    def error(self, message: str) -> NoReturn:
        if message.startswith("unrecognized arguments:"):
            unknown = (word.partition("=")[0] for word in message.split())
            for option in unknown:
                # The usage of this parser lists its own options in brackets, as in "[--plain]".
                if f"[{option}" in self.format_usage():
                    message += f" (write {option} in front of the command)"
        super().error(message)

    def _print_message(self, message: str, file: "SupportsWrite[str] | None" = None) -> None:
        if file is sys.stdout:
            write_output(message)
        else:
            print_error(message.rstrip("\n"))


class _StoreUnlessRestricted(argparse.Action):
    """Store a folder; the option is an error after `--restricted`.

    The host that starts the program gives `--restricted`. Options that a guest adds after it must
    not change the folders.
    """

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[object] | None,
        option_string: str | None = None,
    ) -> None:
        if namespace.restricted:
            parser.error(f"{option_string} must come before --restricted")
        setattr(namespace, self.dest, values)


def _add_options(parser: argparse.ArgumentParser) -> None:
    start = parser.add_argument_group("notes and settings")
    start.add_argument("--resume", action="store_true", help="continue the note you changed last")
    start.add_argument(
        "--wording", metavar="DIR", action=_StoreUnlessRestricted,
        help="use the wording in this folder on top of the built-in wording",
    )  # fmt: skip
    start.add_argument(
        "--home", metavar="DIR", action=_StoreUnlessRestricted,
        help="save notes and settings in this folder, not in the usual ones",
    )  # fmt: skip
    terminal = parser.add_argument_group("terminal")
    terminal.add_argument(
        "--plain", action="store_true", help="ask one question per line, for screen readers"
    )
    terminal.add_argument(
        "--theme",
        metavar="NAME",
        help="use a colour theme, such as bridge or nord, instead of the terminal's own colours",
    )
    terminal.add_argument(
        "--no-mouse",
        action="store_true",
        help="do not use the mouse, so that the terminal can select text",
    )
    hosting = parser.add_argument_group("hosting")
    hosting.add_argument(
        "--restricted", action="store_true",
        help="start no other programs and use no files outside the notes folder;"
        " options after this one cannot undo it",
    )  # fmt: skip
    information = parser.add_argument_group("information")
    information.add_argument(
        "-h", "--help", action="help", help="show this help; each command has its own help"
    )
    information.add_argument(
        "--version", action="version", version=f"bridge-tui {__version__}", help="show the version"
    )


def _add_new(add: _AddCommand) -> None:
    add(help="start a new note")


def _add_open(add: _AddCommand) -> None:
    open_ = add(help="continue a note")
    open_.add_argument("id", metavar="ID", help=_ID_HELP)


def _add_notes(add: _AddCommand) -> None:
    notes = add(help="list all your notes")
    notes.set_defaults(run=handlers.list_notes)
    notes.add_argument("--json", action="store_true", help="print the list as JSON")


def _add_reply(add: _AddCommand) -> None:
    reply = add(
        help="read their rejection, and fill in the answers that it gives", epilog=_REPLY_EPILOG
    )
    reply.set_defaults(run=handlers.reply_to_mail)
    reply.add_argument(
        "file",
        metavar="FILE",
        help='their mail: an .eml file, an mbox with one mail, a text, or "-" for standard input',
    )
    reply.add_argument(
        "--answers",
        action="store_true",
        help="print the answers in it, each with the words that it rests on, and ask nothing",
    )


def _add_render(add: _AddCommand) -> None:
    render = add(help="print the note for an answers file", epilog=_RENDER_EPILOG)
    render.set_defaults(run=handlers.render_answers)
    render.add_argument("file", metavar="FILE", help='an answers file, or "-" for standard input')
    _add_format_options(render)


def _add_export(add: _AddCommand) -> None:
    export = add(help="print a saved note", epilog=_EXPORT_EPILOG)
    export.set_defaults(run=handlers.export_note)
    export.add_argument("id", metavar="ID", help=_ID_HELP)
    _add_format_options(export)


def _add_check(add: _AddCommand) -> None:
    check = add(help="check any note for anything that would burn the bridge", epilog=_CHECK_EPILOG)
    check.set_defaults(run=handlers.check_note)
    check.add_argument(
        "file",
        metavar="FILE",
        help='a note as a text file or a mail (.eml), or "-" for standard input',
    )
    check.add_argument(
        "--answers",
        metavar="FILE",
        default="",
        help="also compare the note with this answers file",
    )
    check.add_argument("--json", action="store_true", help="print the findings as JSON")


def _add_format_options(command: argparse.ArgumentParser) -> None:
    output = command.add_mutually_exclusive_group()
    output.add_argument(
        "--format",
        choices=tuple(FORMATS),
        default="text",
        help="the output format; text is the letter without the subject",
    )
    output.add_argument("--subject", action="store_true", help="print the subject alone")
    command.add_argument(
        "--wrap",
        action="store_true",
        help="wrap lines at 72 columns, as in mail; otherwise each paragraph is one line",
    )
    command.add_argument(
        "--reply-to",
        metavar="MAIL",
        default="",
        help='the mail (.eml) that the note replies to, or "-" for standard input',
    )


def _add_wording(add: _AddCommand) -> None:
    wording = add(help="check a folder of wording, print its notes, or create one")
    actions = wording.add_subparsers(dest="action", metavar="ACTION", required=True)

    check = actions.add_parser("check", help="list every error in the wording")
    check.set_defaults(run=handlers.check_wording)
    check.add_argument(
        "folder",
        metavar="DIR",
        nargs="?",
        default="",
        help="the folder to check, instead of the wording in use",
    )

    preview = actions.add_parser(
        "preview", help="print a note for each outcome and tone, to be read aloud"
    )
    preview.set_defaults(run=handlers.preview_wording)
    preview.add_argument(
        "folder",
        metavar="DIR",
        nargs="?",
        default="",
        help="the folder of wording, instead of the wording in use",
    )
    preview.add_argument(
        "--answers",
        metavar="FILE",
        default="",
        help="use this answers file for everything but the outcome and the tone",
    )

    show = actions.add_parser("show", help="print built-in sentences, with their conditions")
    show.set_defaults(run=handlers.show_wording)
    show.add_argument(
        "name",
        nargs="?",
        metavar="NAME",
        default="",
        help=(
            'a file of the built-in wording, such as "news", "outcomes" or "etiquette/feedback";'
            ' without one, or for "moves" and "etiquette", list the files'
        ),
    )

    init = actions.add_parser("init", help="create a folder of wording with small examples")
    init.set_defaults(run=handlers.create_wording)
    init.add_argument("folder", metavar="DIR", help="the folder to create; it must be new")


def _add_tally(add: _AddCommand) -> None:
    tally = add(help="count the notes of many people by month and outcome, without names")
    tally.set_defaults(run=handlers.tally_notes)
    tally.add_argument(
        "folder",
        metavar="DIR",
        help="the folder that holds their folders, or their home directories",
    )
    tally.add_argument("--json", action="store_true", help="print the counts as JSON")


_COMMANDS: dict[str, Callable[[_AddCommand], None]] = {
    "new": _add_new,
    "open": _add_open,
    "notes": _add_notes,
    "reply": _add_reply,
    "render": _add_render,
    "export": _add_export,
    "check": _add_check,
    "wording": _add_wording,
    "tally": _add_tally,
}
"""The functions that add each command, in the order of the help."""
