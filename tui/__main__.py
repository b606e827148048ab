"""`python -m tui` is the `bridge-tui` command."""

import sys

from tui.cli import main

sys.exit(main())
