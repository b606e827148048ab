"""The `bridge-tui` command, which is also `python -m tui`."""

import sys

from tui.system.startup import begin_startup


def main() -> int:
    """Run the command and return its exit status."""
    begin_startup()
    # Imported here, so that it is part of the start.
    from tui.commands.main import main as run_command

    return run_command()


if __name__ == "__main__":
    sys.exit(main())
