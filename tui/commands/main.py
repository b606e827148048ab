"""Run a command, and report its errors."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from templates.errors import BridgeError, InvalidInput
from tui.commands.parser import create_parser
from tui.system.capabilities import FULL, RESTRICTED, Capabilities
from tui.system.exit_codes import ExitCode
from tui.system.garbage_collection import resume_garbage_collection
from tui.system.paths import HOME_VARIABLE, data_folder


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status; `arguments` defaults to those of the process."""
    if sys.platform == "win32":
        print("bridge-tui runs on Linux, macOS and WSL.", file=sys.stderr)
        return ExitCode.USAGE
    options = create_parser().parse_args(arguments)
    try:
        return int(options.run(options, _prepare(options)))
    except BridgeError as error:
        for line in str(error).splitlines():
            print(f"bridge-tui: {line}", file=sys.stderr)
        return ExitCode.USAGE if isinstance(error, InvalidInput) else ExitCode.FAILED
    except BrokenPipeError:
        # Python flushes standard output at exit, which would fail again with a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.FAILED
    except Exception as error:
        # Imported here: loading `email` would make `render` 20 % slower.
        from tui.system.crash_report import write_crash_report

        message = write_crash_report(error, data_folder() / "reports")
        print(f"bridge-tui: {message}", file=sys.stderr)
        return ExitCode.INTERNAL_ERROR
    finally:
        resume_garbage_collection()


def _prepare(options: argparse.Namespace) -> Capabilities:
    """Apply `--home`, `--wording` and `--restricted`, and return the session's capabilities."""
    if options.wording:
        # Resolved now, because a restricted session changes the working directory.
        options.wording = str(Path(options.wording).expanduser().absolute())
    if options.restricted:
        # Imported here: it does not exist on Windows, where `main` only prints a message.
        from tui.system.restricted_process import prepare_restricted_process

        prepare_restricted_process(options.home)
        return RESTRICTED
    if options.home:
        os.environ[HOME_VARIABLE] = os.path.abspath(options.home)
    return FULL
