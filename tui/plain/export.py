"""The ways out in lines: the same as in the full screen, from the same declaration."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from templates import Answers, BridgeError
from templates.etiquette.checker import check_note
from templates.etiquette.findings import Finding, blocking
from tui.clipboard import ClipboardError, is_local, local, sent
from tui.export import files
from tui.export.destinations import DESTINATION, DESTINATIONS, Destination, Target
from tui.export.outgoing import Outgoing
from tui.notes.outgoing_draft import outgoing_draft
from tui.notes.sent import SentNotes
from tui.plain.notes import mark_sent
from tui.plain.questions import told
from tui.system import settings
from tui.system.mail_program import MailProgramError, open_in_mail_program

if TYPE_CHECKING:
    from tui.plain.wizard import PlainWizard

_ASKED_ABOUT = (
    Target.FILE,
    Target.CLIPBOARD,
    Target.MAIL_PROGRAM,
    Target.OUTPUT,
)
"""Ways by which the letter goes out, and which are asked about where it would burn the bridge."""


class PlainExport:
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
        choices = [
            (way.id, f"{way.label}: {way.description}") for way in DESTINATIONS if way.id != "done"
        ]
        choices.append(("done", "Done: quit; the note is kept. (usual)"))
        while True:
            way = DESTINATION[str(self._talk.choose(choices, "done"))]
            if way.target is Target.EXIT:
                return
            if way.target not in _ASKED_ABOUT or not way.whole or self._may_go():
                self._take(way)
            if way.target is Target.OUTPUT and self.done:
                return

    def _may_go(self) -> bool:
        wizard = self._wizard
        burning = blocking(check_note(wizard.note.letter(), wizard.wording, wizard.answers))
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

    def _take(self, way: Destination) -> None:
        try:
            written = way.render(self._outgoing())
            match way.target:
                case Target.FILE:
                    self._save(way, written)
                case Target.CLIPBOARD:
                    self._copy(way, written)
                case Target.MAIL_PROGRAM:
                    self._mail(way, written)
                case Target.OUTPUT:
                    sys.stdout.buffer.write(written.encode())
                    sys.stdout.flush()
                    self._gone(way, "")
                case _:
                    keeping = self._wizard.keeping
                    sending = SentNotes(keeping, self._wizard.wording)
                    mark_sent(
                        self._talk, sending, keeping.draft.id, self._left_by if self.done else ""
                    )
        except BridgeError as error:
            self._talk.say(str(error))

    def _gone(self, way: Destination, said: str) -> None:
        if way.whole:
            self._left_with, self._left_by = self._wizard.answers, way.id
        if said:
            self._talk.say(said)

    def _save(self, way: Destination, written: str) -> None:
        wizard = self._wizard
        suggested = files.file_name(wizard.answers.organisation, wizard.today, way.suffix)
        typed = self._talk.hear(f"The file, Enter for {suggested}") or suggested
        path = files.target(typed, Path.cwd(), wizard.capabilities)
        try:
            files.save(path, written, over=False)
        except files.FileThere as there:
            self._talk.say(str(there))
            choices = ((True, "Write over it."), (False, "Keep it."))
            if not self._talk.choose(choices, None):
                return
            files.save(path, written, over=True)
        self._gone(way, f"Saved to {path}")

    @property
    def _is_local(self) -> bool:
        return self._wizard.capabilities.start_programs and is_local(os.environ)

    def _copy(self, way: Destination, written: str) -> None:
        if self._is_local and local.copy(written):
            self._gone(way, local.SAID)
            return
        if not sys.stderr.isatty():
            raise ClipboardError("There is no terminal here whose clipboard could be reached.")
        sequence, said = sent(
            written, os.environ, ask_tmux=self._wizard.capabilities.start_programs
        )
        sys.stderr.write(sequence)
        sys.stderr.flush()
        self._gone(way, said)

    def _mail(self, way: Destination, link: str) -> None:
        if self._is_local:
            try:
                open_in_mail_program(link)
            except MailProgramError as error:
                self._talk.say(str(error))
            else:
                self._gone(way, "Handed to your mail program.")
                return
        self._gone(way, f"This link opens it in a mail program: {link}")
