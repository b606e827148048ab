"""The `bridge-tui` command line."""
