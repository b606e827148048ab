"""The ways out in lines: the same as in the full screen, from the same declaration."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from templates import Answers, BridgeError
from templates.findings import Finding, stops
from templates.inspection import inspect_note
from tui import save, settings
from tui.clipboard import ClipboardError, is_local, local, sent
from tui.export.outgoing import Outgoing
from tui.export.ways import WAY, WAYS, Goes, Way
from tui.kept_note import outgoing_draft
from tui.mail_program import MailProgramError, open_in_mail_program
from tui.plain.asking import told
from tui.plain.notes import mark_sent
from tui.sending import Sending

if TYPE_CHECKING:
    from tui.plain.wizard import PlainWizard

_ASKED_ABOUT = (Goes.FILE, Goes.CLIPBOARD, Goes.MAIL_PROGRAM, Goes.OUTPUT)
"""Ways by which the letter goes out, and which are asked about where it would burn the bridge."""


class PlainWays:
    """Takes the note out, asking once about what may burn the bridge."""

    def __init__(self, wizard: "PlainWizard") -> None:
        self._wizard = wizard
        self._talk = wizard.talk
        self._accepted: tuple[Finding, ...] = ()
        self._left_with: Answers | None = None
        self._left_by = ""

    @property
    def done(self) -> bool:
        """Whether the note as it stands has gone somewhere."""
        return self._left_with == self._wizard.answers

    def run(self) -> None:
        """Offer the ways out until the writer is done. Raises what a command raises."""
        choices = [(way.id, f"{way.label}: {way.does}") for way in WAYS if way.id != "done"]
        choices.append(("done", "Done: leave; the note is kept. (usual)"))
        while True:
            way = WAY[str(self._talk.choose(choices, "done"))]
            if way.goes is Goes.END:
                return
            if way.goes not in _ASKED_ABOUT or not way.whole or self._may_go():
                self._take(way)
            if way.goes is Goes.OUTPUT and self.done:
                return

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

    def _outgoing(self) -> Outgoing:
        wizard = self._wizard
        draft = replace(wizard.keeping.draft, answers=wizard.answers)
        wrapped = settings.wraps(wizard.config)
        return outgoing_draft(draft, wizard.wording, premium=wizard.premium, wrapped=wrapped)

    def _take(self, way: Way) -> None:
        try:
            written = way.written(self._outgoing())
            match way.goes:
                case Goes.FILE:
                    self._save(way, written)
                case Goes.CLIPBOARD:
                    self._copy(way, written)
                case Goes.MAIL_PROGRAM:
                    self._mail(way, written)
                case Goes.OUTPUT:
                    sys.stdout.buffer.write(written.encode())
                    sys.stdout.flush()
                    self._gone(way, "")
                case _:
                    keeping = self._wizard.keeping
                    sending = Sending(keeping, self._wizard.wording)
                    mark_sent(
                        self._talk, sending, keeping.draft.id, self._left_by if self.done else ""
                    )
        except BridgeError as error:
            self._talk.say(str(error))

    def _gone(self, way: Way, said: str) -> None:
        if way.whole:
            self._left_with, self._left_by = self._wizard.answers, way.id
        if said:
            self._talk.say(said)

    def _save(self, way: Way, written: str) -> None:
        wizard = self._wizard
        suggested = save.file_name(wizard.answers.organisation, wizard.today, way.ending)
        typed = self._talk.hear(f"The file, Enter for {suggested}") or suggested
        path = save.target(typed, Path.cwd())
        try:
            save.save(path, written, over=False)
        except save.FileThere as there:
            self._talk.say(str(there))
            choices = ((True, "Write over it."), (False, "Keep it."))
            if not self._talk.choose(choices, None):
                return
            save.save(path, written, over=True)
        self._gone(way, f"Saved to {path}")

    def _copy(self, way: Way, written: str) -> None:
        if is_local(os.environ) and local.copy(written):
            self._gone(way, local.SAID)
            return
        if not sys.stderr.isatty():
            raise ClipboardError("There is no terminal here whose clipboard could be reached.")
        sequence, said = sent(written, os.environ)
        sys.stderr.write(sequence)
        sys.stderr.flush()
        self._gone(way, said)

    def _mail(self, way: Way, link: str) -> None:
        if is_local(os.environ):
            try:
                open_in_mail_program(link)
            except MailProgramError as error:
                self._talk.say(str(error))
            else:
                self._gone(way, "Handed to your mail program.")
                return
        self._gone(way, f"This link opens it in a mail program: {link}")
