"""What the `bridge-tui` command can be told; the help, the man page and the completions read it."""

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

from tui import __version__
from tui.export.formats import FORMATS

_Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

_EPILOG = """\
examples:
  bridge-tui                      write a note, question by question
  bridge-tui > note.txt           the same; the note goes to the file at the end
  bridge-tui --resume             go on with the note that was changed last
  bridge-tui notes                every note begun and sent before
  bridge-tui open 20261125        go on with one, by its id or the beginning of it
  bridge-tui render answers.toml  print the note for an answers file
  bridge-tui export 20261125 --format eml | msmtp -t
  bridge-tui check note.txt       say what would burn the bridge, in any note
  bridge-tui wording init ours    begin a folder of your own wording

exit status:
  0    done
  1    failed; for "check": something would burn the bridge
  2    what was given cannot be used, or there is no terminal
  70   a fault of the program's own; the note is kept
  130  left without taking the note out; it is kept

environment:
  BRIDGE_TUI_HOME  one folder for notes and settings, in place of the system's own
  VISUAL, EDITOR   your editor, for the whole note
  NO_COLOR         if set, not one colour is sent
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

_ID = 'its id, or the beginning of it ("notes" has it)'


def parser(arguments: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """Return the parser of the command line, or as much of it as some arguments need."""
    top = argparse.ArgumentParser(
        prog="bridge-tui",
        description="Answer a no with a short, gracious thank-you note.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
    )
    _add_options(top)
    commands = top.add_subparsers(title="commands", dest="command", metavar="COMMAND")
    for command in _needed(arguments):
        _COMMANDS[command](commands)
    return top


def _needed(arguments: Sequence[str] | None) -> Iterable[str]:
    """Return the commands that may be meant; each costs half a millisecond at every start."""
    if arguments is None or (arguments and arguments[0] not in _COMMANDS):
        return _COMMANDS
    return arguments[:1]


class _NotOnceRestricted(argparse.Action):
    """Takes a folder from whoever starts the program, and none behind `--restricted`."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: str | Sequence[object] | None,
        option_string: str | None = None,
    ) -> None:
        if getattr(namespace, "restricted", False):
            parser.error(f"{option_string} must stand before --restricted")
        setattr(namespace, self.dest, values)


def _add_options(top: argparse.ArgumentParser) -> None:
    begins = top.add_argument_group("what it begins with")
    begins.add_argument(
        "--resume", action="store_true", help="go on with the note that was changed last"
    )
    begins.add_argument(
        "--wording", metavar="DIR", action=_NotOnceRestricted,
        help="lay a folder of your own wording over the built-in one",
    )  # fmt: skip
    begins.add_argument(
        "--home", metavar="DIR", action=_NotOnceRestricted,
        help="keep notes and settings in a folder of your choice",
    )  # fmt: skip
    terminal = top.add_argument_group("how it uses the terminal")
    terminal.add_argument(
        "--plain", action="store_true", help="ask line by line, as for a screen reader"
    )
    terminal.add_argument(
        "--theme", metavar="NAME", help="colours other than the terminal's own, such as nord"
    )
    terminal.add_argument(
        "--no-mouse", action="store_true", help="leave the mouse to the terminal, to select text"
    )
    hosting = top.add_argument_group("for those who offer it to others")
    hosting.add_argument(
        "--restricted", action="store_true",
        help="start no program and touch no file outside the notes; nothing behind it widens that",
    )  # fmt: skip
    about = top.add_argument_group("about it")
    about.add_argument(
        "-h", "--help", action="help", help="show this help; each command has its own"
    )
    about.add_argument(
        "--version", action="version", version=f"bridge-tui {__version__}", help="show the version"
    )


def _add_new(commands: _Commands) -> None:
    commands.add_parser("new", help="begin a new note")


def _add_open(commands: _Commands) -> None:
    opened = commands.add_parser("open", help="go on with a note")
    opened.add_argument("id", metavar="ID", help=_ID)


def _add_notes(commands: _Commands) -> None:
    notes = commands.add_parser("notes", help="every note begun and sent before")
    notes.add_argument("--json", action="store_true", help="print them as JSON")


def _add_render(commands: _Commands) -> None:
    render = commands.add_parser(
        "render", help="print the note for an answers file", epilog=_RENDER_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    render.add_argument("file", metavar="FILE", help='an answers file, or "-" for standard input')
    _add_format(render)


def _add_export(commands: _Commands) -> None:
    export = commands.add_parser(
        "export", help="print a note that is kept, in a format", epilog=_EXPORT_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    export.add_argument("id", metavar="ID", help=_ID)
    _add_format(export)


def _add_format(command: argparse.ArgumentParser) -> None:
    command.add_argument("--format", choices=FORMATS, default="text", help="what is printed")
    command.add_argument(
        "--wrap", action="store_true", help="break lines as for mail; otherwise a paragraph is one"
    )
    command.add_argument(
        "--reply-to", metavar="MAIL", default="", help="the file (.eml) of the mail that it answers"
    )


def _add_check(commands: _Commands) -> None:
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


def _add_wording(commands: _Commands) -> None:
    wording = commands.add_parser("wording", help="check a folder of wording, or begin one")
    actions = wording.add_subparsers(dest="action", metavar="ACTION", required=True)
    sound = actions.add_parser("check", help="say everything that is wrong with the wording")
    sound.add_argument("wording_folder", metavar="DIR", nargs="?", help="the folder to check")
    init = actions.add_parser("init", help="begin a folder of wording with a commented example")
    init.add_argument("wording_folder", metavar="DIR", help="the folder to begin; it must be new")


_COMMANDS: Mapping[str, Callable[[_Commands], None]] = {
    "new": _add_new,
    "open": _add_open,
    "notes": _add_notes,
    "render": _add_render,
    "export": _add_export,
    "check": _add_check,
    "wording": _add_wording,
}
