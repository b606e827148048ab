"""The `bridge-tui` command, which is also `python -m tui`."""

import sys

from tui.system.startup import begin_startup


def main() -> int:
    """Run the command and return its exit status."""
    begin_startup()
    # Imported here: `begin_startup` speeds up the imports that come after it.
    from tui.commands.main import main as run_command

    return run_command()


if __name__ == "__main__":
    sys.exit(main())
