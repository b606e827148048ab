"""`python -m tui` is the `bridge-tui` command."""

import sys

from tui.commands.main import main

sys.exit(main())
