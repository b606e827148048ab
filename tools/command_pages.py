"""Generate the man page and the shell completions from the argument parser.

argparse-manpage omits --help and each command's examples and exit statuses, and its output does not
pass mandoc's lint.
"""

import argparse
import re
import time
from collections.abc import Iterator
from pathlib import Path

from tui import __version__
from tui.commands.parser import create_parser

KIND_BY_INSTALL_PATH = {
    "share/man/man1/bridge-tui.1": "man",
    "share/bash-completion/completions/bridge-tui": "bash",
    "share/zsh/site-functions/_bridge-tui": "zsh",
    "share/fish/vendor_completions.d/bridge-tui.fish": "fish",
}
"""The kind of each file, "man" or the name of a shell, by its path under the prefix."""

_FILES = """\
  ~/.local/share/bridge-tui              the notes; elsewhere on other systems
  ~/.config/bridge-tui/config.toml       your details and settings
  ~/.config/bridge-tui/dictionary.txt    words that you accepted as spelt right"""


def write_files(folder: Path, timestamp: float) -> dict[str, str]:
    """Write the files into a folder; return a dictionary from their paths to their install paths.

    `timestamp` is the date of the man page, in seconds since 1970.
    """
    targets = {}
    for path, kind in KIND_BY_INSTALL_PATH.items():
        file = folder / Path(path).name
        text = generate_man_page(timestamp) if kind == "man" else generate_completion(kind)
        file.write_text(text, encoding="utf-8")
        targets[str(file)] = path
    return targets


# --- completions


def generate_completion(shell: str) -> str:
    """Return the completion script for a shell: "bash", "zsh" or "fish"."""
    # Imported here: the man page can be generated where shtab is not installed.
    import shtab

    parser = create_parser()
    for action in _find_actions(parser):
        if action.metavar in ("FILE", "MAIL"):
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif action.metavar == "DIR":
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
    return str(shtab.complete(parser, shell=shell))


def _find_actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        yield action
        for command in _find_subcommands(action).values():
            yield from _find_actions(command)


def _find_subcommands(action: argparse.Action) -> dict[str, argparse.ArgumentParser]:
    return dict(action.choices) if isinstance(action, argparse._SubParsersAction) else {}


# --- the man page


def generate_man_page(timestamp: float) -> str:
    """Return the man page; `timestamp` is its date, in seconds since 1970."""
    parser = create_parser()
    day = time.strftime("%Y-%m-%d", time.gmtime(timestamp))
    usage = " ".join(parser.format_usage().split()[2:])
    lines = (
        f'.TH BRIDGE\\-TUI 1 "{day}" "bridge\\-tui {__version__}" "User Commands"',
        ".SH NAME",
        "bridge\\-tui \\- write a gracious thank\\-you note after a no",
        ".SH SYNOPSIS",
        ".B bridge\\-tui",
        _escape(usage),
        ".SH DESCRIPTION",
        _escape(parser.description or ""),
        "Without a command the wizard opens. It is drawn on standard error; the letter goes",
        "to standard output if that is a file or a pipe.",
        ".SH OPTIONS",
        *_format_option_groups(parser, with_help=True),
        ".SH COMMANDS",
        *_format_command_sections(parser),
        *_format_epilog_sections(parser.epilog or "", ".SH"),
        ".SH FILES",
        *_keep_line_breaks(_FILES),
    )
    return "\n".join(lines) + "\n"


def _format_option_groups(
    parser: argparse.ArgumentParser, *, with_help: bool = False
) -> Iterator[str]:
    """Yield the options and arguments of a command; with `with_help`, also --help."""
    for group in parser._action_groups:
        actions = [
            action
            for action in group._group_actions
            if not _find_subcommands(action) and (with_help or action.dest != "help")
        ]
        if group.title not in ("options", "positional arguments") and actions:
            yield f".SS {_escape((group.title or '').capitalize())}"
        for action in actions:
            yield from (".TP", _format_names(action), _escape(_format_help(action)))


def _format_names(action: argparse.Action) -> str:
    """Return the names of an option in bold and its value in italics, or an argument in italics."""
    choices = "|".join(map(str, action.choices or ()))
    value = f"\\fI{_escape(str(action.metavar or choices or action.dest.upper()))}\\fR"
    if not action.option_strings:
        return value
    names = ", ".join(f"\\fB{_escape(name)}\\fR" for name in action.option_strings)
    return names if action.nargs == 0 else f"{names} {value}"


def _format_help(action: argparse.Action) -> str:
    """Return the help of an option as a sentence, with its default if it has choices."""
    default = f" (default: {action.default})" if action.choices and action.default else ""
    return f"{_capitalise(action.help or '')}{default}."


def _capitalise(text: str) -> str:
    return text[:1].upper() + text[1:]


def _format_command_sections(parser: argparse.ArgumentParser, prefix: str = "") -> Iterator[str]:
    """Yield the sections of all commands; `prefix` is the command above them, and a space."""
    for action in parser._actions:
        help_by_name = {
            choice.dest: choice.help for choice in getattr(action, "_choices_actions", ())
        }
        for name, command in _find_subcommands(action).items():
            usage = " ".join(command.format_usage().split()[1:])
            yield from (f".SS {_escape(f'{prefix}{name}')}", f".B {_escape(usage)}", ".PP")
            yield _escape(f"{_capitalise(help_by_name[name])}.")
            yield from _format_option_groups(command)
            yield from _format_epilog_sections(command.epilog or "", ".PP\n.I")
            yield from _format_command_sections(command, f"{prefix}{name} ")


def _format_epilog_sections(epilog: str, heading: str) -> Iterator[str]:
    """Yield the sections of an epilog, each of which begins with a title and a colon.

    `heading` is the roff request, or the requests, before a title.
    """
    for section in filter(None, epilog.split("\n\n")):
        title, _, lines = section.partition(":\n")
        name = title.upper() if heading == ".SH" else title.capitalize()
        yield f"{heading} {_escape(name)}"
        yield from _keep_line_breaks(lines.rstrip())


def _keep_line_breaks(lines: str) -> Iterator[str]:
    """Yield lines with requests around them, without which roff would join the lines."""
    yield from (".nf", *map(_escape, lines.splitlines()), ".fi")


def _escape(text: str) -> str:
    """Return a text as roff has to read it."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti")
    # Roff would read a line that starts with one of these characters as a request.
    return re.sub(r"(?m)^([.'])", r"\\&\1", escaped)
