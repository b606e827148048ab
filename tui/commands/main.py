"""Run a command, and report its errors."""

import argparse
import os
import sys
from collections.abc import Sequence

from templates.errors import BridgeError, InvalidInput, WordingError
from templates.text import clean_line
from tui.commands.parser import create_parser
from tui.system.capabilities import FULL, RESTRICTED, Capabilities
from tui.system.exit_statuses import ExitStatus
from tui.system.paths import HOME_VARIABLE, UnusableFolder, current_folder, data_folder, expand_home
from tui.system.startup import resume_garbage_collection
from tui.system.streams import flush_output, prepare_streams, print_error


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status; `arguments` defaults to those of the process."""
    if sys.platform == "win32":
        print_error("bridge-tui runs on Linux, macOS and WSL.")
        return ExitStatus.USAGE
    prepare_streams()
    try:
        try:
            return _run(arguments)
        finally:
            # This is in a `finally`, because --help and --version raise SystemExit.
            flush_output()
    except BridgeError as error:
        # A WordingError has a line for each issue. In other messages, a line break can only be part
        # of a file name.
        lines = str(error).splitlines() if isinstance(error, WordingError) else [str(error)]
        for line in lines:
            # A file name in the message may contain terminal control characters.
            print_error(f"bridge-tui: {clean_line(line)}")
        return ExitStatus.USAGE if isinstance(error, InvalidInput) else ExitStatus.FAILED
    except BrokenPipeError:
        return ExitStatus.FAILED
    except Exception as error:
        print_error(f"bridge-tui: {_write_crash_report(error)}")
        return ExitStatus.INTERNAL_ERROR
    finally:
        resume_garbage_collection()


def _run(arguments: Sequence[str] | None) -> int:
    given = sys.argv[1:] if arguments is None else arguments
    parser = create_parser()
    options = parser.parse_args(given)
    if options.restricted and not options.command:
        # Imported here: only restricted sessions need it.
        from tui.commands.remote import guest_arguments

        # The host gives no command in the options, so the guest may give one.
        options = parser.parse_args([*given, *guest_arguments(os.environ)])
    return int(options.run(options, _apply_global_options(options)))


def _write_crash_report(error: Exception) -> str:
    # Imported here: loading `email` would make `render` 20% slower.
    from tui.system.crash_report import write_crash_report

    try:
        folder = data_folder() / "reports"
    except UnusableFolder:
        folder = None
    return write_crash_report(error, folder)


def _apply_global_options(options: argparse.Namespace) -> Capabilities:
    """Apply `--home`, `--wording` and `--restricted`, and return the session's capabilities."""
    # Resolved now, because a restricted session changes the working directory.
    options.wording = _absolute_path(options.wording)
    options.home = _absolute_path(options.home)
    if options.restricted:
        # Imported here: it cannot be imported on Windows, where `main` only prints a message.
        from tui.system.restricted_process import prepare_restricted_process

        prepare_restricted_process(options.home)
        return RESTRICTED
    if options.home:
        os.environ[HOME_VARIABLE] = options.home
    return FULL


def _absolute_path(path: str | None) -> str | None:
    if not path:
        return path
    expanded = expand_home(path)
    return str(expanded if expanded.is_absolute() else current_folder() / expanded)
