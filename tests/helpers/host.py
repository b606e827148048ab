"""A computer that offers the wizard to several people, with the files of two of them."""

import os
import re
import subprocess

from helpers.programs import write_script
from helpers.repository import ANSWERS_FILE
from helpers.wizard import COMMAND, Wizard


class Host:
    """A computer with the folders of two people, of whom the first is logged in.

    That person must not run `program`, which then leaves the file `mark`, nor read or change
    `secret` or the folder of the other person.
    """

    def __init__(self, folder):
        folder.mkdir()
        self.home = folder / "mine"
        self.other = folder / "theirs"
        self.mark = folder / "a-program-ran"
        self.program = write_script(folder / "program", f"touch {self.mark}")
        self.secret = folder / "secret.txt"
        self.secret.write_text("Their secret.\n")
        self._add_note(self.home, "20260105-mine", "Analytical Engines")
        self._add_note(self.other, "20260105-them", "Secret Society")

    def _add_note(self, home, note_id, organisation):
        text = re.sub(
            r"(?m)^organisation = .*$", f'organisation = "{organisation}"', ANSWERS_FILE.read_text()
        )
        (home / "notes").mkdir(parents=True, mode=0o700)
        (home / "notes" / f"{note_id}.toml").write_text(text)

    @property
    def is_untouched(self):
        """Whether the program was not run, and nothing outside the person's folder has changed."""
        return (
            not self.mark.exists()
            and self.secret.read_text() == "Their secret.\n"
            and [p.name for p in self.other.rglob("*")] == ["notes", "20260105-them.toml"]
        )

    def arguments(self, *more):
        """Return the arguments of a restricted session in the person's folder, with more at the end."""
        return ("--home", str(self.home), "--restricted", *more)

    def wizard(self, *more, **options):
        """Return the wizard in a restricted session; `options` are those of `Wizard`."""
        return Wizard(*self.arguments(*more), **options)

    def run(self, *more, source="", **variables):
        """Run a command with a text on standard input, and return the result."""
        return subprocess.run(
            [COMMAND, *self.arguments(*more)], input=source, capture_output=True, text=True,
            timeout=60, env={**os.environ, **variables},
        )  # fmt: skip
