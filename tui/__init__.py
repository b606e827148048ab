"""How it runs: the `bridge-tui` command and the application around the steps."""

__version__ = "0.1.0"
