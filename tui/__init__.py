"""The `bridge-tui` command and the applications that it runs."""

__version__ = "0.1.0"
