"""The folders of this repository."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests/golden"

ANSWERS_FILE = GOLDEN / "02-runner_up-formal.toml"
"""The answers to a complete note, for tests that need any."""
