"""The `bridge-tui` command, which is also `python -m tui`."""

import sys

from tui.system.garbage_collection import pause_garbage_collection


def main() -> int:
    """Run the command and return its exit status."""
    pause_garbage_collection()
    # Imported here, so that the pause includes loading the program.
    from tui.commands.main import main as run_command

    return run_command()


if __name__ == "__main__":
    sys.exit(main())
