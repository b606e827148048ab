"""A host that offers the wizard to several people, and what stands on it."""

import os
import re
import subprocess

from helpers.repository import GOLDEN
from helpers.wizard import COMMAND, Wizard

ANSWERS = GOLDEN / "02-runner_up-formal.toml"


class Host:
    """What stands on the host: one person's folder, another's, and a program that leaves a mark."""

    def __init__(self, folder):
        folder.mkdir()
        self.home = folder / "mine"
        self.other = folder / "theirs"
        self.mark = folder / "a-program-ran"
        self.program = folder / "program"
        self.program.write_text(f"#!/bin/sh\ntouch {self.mark}\n")
        self.program.chmod(0o755)
        self.secret = folder / "secret.txt"
        self.secret.write_text("Their secret.\n")
        for home in (self.home, self.other):
            (home / "notes").mkdir(parents=True, mode=0o700)
        self.put(self.home, "20260105-mine", "Analytical Engines")
        self.put(self.other, "20260105-them", "Secret Society")

    def put(self, home, note_id, organisation):
        text = re.sub(
            r"(?m)^organisation = .*$", f'organisation = "{organisation}"', ANSWERS.read_text()
        )
        (home / "notes" / f"{note_id}.toml").write_text(text)

    @property
    def untouched(self):
        """Whether no program ran, and nothing outside the own folder has changed."""
        return (
            not self.mark.exists()
            and self.secret.read_text() == "Their secret.\n"
            and [p.name for p in self.other.rglob("*")] == ["notes", "20260105-them.toml"]
        )

    def options(self, *more):
        return ("--home", str(self.home), "--restricted", *more)

    def wizard(self, *more, **settings):
        return Wizard(*self.options(*more), **settings)

    def run(self, *more, source="", **variables):
        return subprocess.run(
            [COMMAND, *self.options(*more)], input=source, capture_output=True, text=True,
            timeout=60, env={**os.environ, **variables},
        )  # fmt: skip
