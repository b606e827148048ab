"""The man page and the shells' completions, made from the declarations of the command line."""

import argparse
import re
import time
from collections.abc import Iterator
from pathlib import Path

from tui import __version__
from tui.commands.parser import create_parser

PLACES = {
    "share/man/man1/bridge-tui.1": "man",
    "share/bash-completion/completions/bridge-tui": "bash",
    "share/zsh/site-functions/_bridge-tui": "zsh",
    "share/fish/vendor_completions.d/bridge-tui.fish": "fish",
}
"""Where each is installed, under the prefix of the environment; a shell, or the manual."""

FILES = """\
  ~/.local/share/bridge-tui              the notes; elsewhere on other systems
  ~/.config/bridge-tui/config.toml       your details and settings
  ~/.config/bridge-tui/dictionary.txt    words that the proofreader has learnt"""


def write_pages(folder: Path, moment: float) -> dict[str, str]:
    """Write every page into a folder, and return where each file belongs in the wheel.

    `moment` is the date of the man page, in seconds since 1970.
    """
    written = {}
    for place, kind in PLACES.items():
        page = folder / Path(place).name
        page.write_text(man_page(moment) if kind == "man" else completion(kind), encoding="utf-8")
        written[str(page)] = place
    return written


def completion(shell: str) -> str:
    """Return the completion of the command for a shell."""
    import shtab

    completed = create_parser()
    for action in _actions(completed):
        if action.metavar in ("FILE", "MAIL"):
            action.complete = shtab.FILE  # type: ignore[attr-defined]
        elif action.metavar == "DIR":
            action.complete = shtab.DIRECTORY  # type: ignore[attr-defined]
    return str(shtab.complete(completed, shell=shell))


def _actions(of: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in of._actions:
        yield action
        for command in _commands(action).values():
            yield from _actions(command)


def _commands(action: argparse.Action) -> dict[str, argparse.ArgumentParser]:
    return dict(action.choices) if isinstance(action, argparse._SubParsersAction) else {}


def man_page(moment: float) -> str:
    """Return the man page."""
    top = create_parser()
    day = time.strftime("%Y-%m-%d", time.gmtime(moment))
    return (
        "\n".join(
            (
                f'.TH BRIDGE\\-TUI 1 "{day}" "bridge\\-tui {__version__}" "User Commands"',
                ".SH NAME",
                "bridge\\-tui \\- write a gracious thank\\-you note after a no",
                *_synopsis(top),
                ".SH DESCRIPTION",
                _escaped(top.description or ""),
                "Without a command the wizard opens. It is drawn on standard error; the note goes",
                "to standard output where that is a file or a pipe.",
                ".SH OPTIONS",
                *_groups(top, top=True),
                ".SH COMMANDS",
                *_all_commands(top, ""),
                *_sections(top.epilog or "", ".SH"),
                ".SH FILES",
                *_as_it_stands(FILES),
            )
        )
        + "\n"
    )


def _synopsis(top: argparse.ArgumentParser) -> Iterator[str]:
    usage = " ".join(top.format_usage().split()[2:])
    yield from (".SH SYNOPSIS", ".B bridge\\-tui", _escaped(usage))


def _groups(of: argparse.ArgumentParser, *, top: bool = False) -> Iterator[str]:
    for group in of._action_groups:
        listed = [a for a in group._group_actions if not _commands(a) and (top or a.dest != "help")]
        if group.title not in ("options", "positional arguments") and listed:
            yield f".SS {_escaped((group.title or '').capitalize())}"
        for action in listed:
            yield from (".TP", _invocation(action), _escaped(_told(action)))


def _invocation(action: argparse.Action) -> str:
    metavar = action.metavar or "|".join(map(str, action.choices or ())) or action.dest.upper()
    if not action.option_strings:
        return f"\\fI{_escaped(str(metavar))}\\fR"
    names = ", ".join(f"\\fB{_escaped(name)}\\fR" for name in action.option_strings)
    return names if action.nargs == 0 else f"{names} \\fI{_escaped(str(metavar))}\\fR"


def _told(action: argparse.Action) -> str:
    said = action.help or ""
    usual = f" (usually {action.default})" if action.choices and action.default else ""
    return f"{said[:1].upper()}{said[1:]}{usual}."


def _all_commands(of: argparse.ArgumentParser, before: str) -> Iterator[str]:
    for action in of._actions:
        helps = {choice.dest: choice.help for choice in getattr(action, "_choices_actions", ())}
        for name, command in _commands(action).items():
            usage = " ".join(command.format_usage().split()[1:])
            yield from (f".SS {_escaped(f'{before}{name}')}", f".B {_escaped(usage)}", ".PP")
            yield _escaped(f"{helps[name][:1].upper()}{helps[name][1:]}.")
            yield from _groups(command)
            yield from _sections(command.epilog or "", ".PP\n.I")
            yield from _all_commands(command, f"{name} ")


def _sections(epilog: str, heading: str) -> Iterator[str]:
    """Yield an epilog's parts, each under its first line."""
    for part in filter(None, epilog.split("\n\n")):
        title, _, lines = part.partition(":\n")
        name = title.upper() if heading == ".SH" else title.capitalize()
        yield f"{heading} {_escaped(name)}"
        yield from _as_it_stands(lines.rstrip())


def _as_it_stands(lines: str) -> Iterator[str]:
    yield from (".nf", *map(_escaped, lines.splitlines()), ".fi")


def _escaped(text: str) -> str:
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti")
    # A line of text that begins so would be taken for a request.
    return re.sub(r"(?m)^([.'])", r"\\&\1", escaped)
