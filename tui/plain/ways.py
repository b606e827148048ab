"""The ways out in lines."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from templates.findings import Finding, stops
from templates.inspection import inspect_note
from tui import save
from tui.drafts import Status
from tui.plain.asking import told

if TYPE_CHECKING:
    from tui.plain.wizard import PlainWizard

_WAYS = (
    ("save", "Save it to a file."),
    ("print", "Print it, and leave."),
    ("sent", "Mark it as sent."),
    ("done", "Done: leave. (usual)"),
)


class PlainWays:
    """Takes the note out, asking once about what may burn the bridge."""

    def __init__(self, wizard: "PlainWizard") -> None:
        self._wizard = wizard
        self._talk = wizard.talk
        self._accepted: tuple[Finding, ...] = ()
        self.done = False
        """Whether the note has gone somewhere."""

    def run(self) -> None:
        """Offer the ways out until the writer is done. Raises what a command raises."""
        while True:
            way = str(self._talk.choose(_WAYS, "done"))
            if way == "done":
                return
            if way == "sent":
                self._wizard.keeping.mark(Status.SENT)
                self._talk.say("Marked as sent.")
            elif self._may_go():
                self.done = True
                if way == "print":
                    sys.stdout.buffer.write(self._wizard.note.text().encode())
                    sys.stdout.flush()
                    return
                self._save()

    def _may_go(self) -> bool:
        wizard = self._wizard
        burning = stops(inspect_note(wizard.note.letter(), wizard.wording, wizard.answers))
        if not burning or burning == self._accepted:
            return True
        for finding in burning:
            self._talk.say(*told(finding))
        choices = ((True, "Send it all the same."), (False, "Not yet."))
        if self._talk.choose(choices, None):
            self._accepted = burning
            return True
        return False

    def _save(self) -> None:
        wizard = self._wizard
        suggested = save.file_name(wizard.answers.organisation, wizard.today)
        typed = self._talk.hear(f"The file, Enter for {suggested}") or suggested
        try:
            path = save.target(typed, Path.cwd())
            if path.exists() and not self._over(path):
                return
            save.save(path, wizard.note.text())
        except save.SaveError as error:
            self._talk.say(str(error))
        else:
            self._talk.say(f"Saved to {path}")

    def _over(self, path: Path) -> bool:
        self._talk.say(f"{path} is there already.")
        choices = ((True, "Write over it."), (False, "Keep it."))
        return bool(self._talk.choose(choices, None))
