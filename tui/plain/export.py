"""The ways out in lines: the same as in the full screen, from the same declaration."""

import os
import sys
from dataclasses import replace
from pathlib import Path

from templates import Answers, BridgeError
from templates.etiquette.checker import check_note
from templates.etiquette.findings import Finding, blocking
from tui.clipboard import ClipboardError, is_local, local, sent
from tui.export import files
from tui.export.destinations import DESTINATION, DESTINATIONS, Destination, Target
from tui.export.outgoing import Outgoing
from tui.notes.outgoing_draft import outgoing_draft
from tui.notes.sent import SentNotes
from tui.plain.notes import mark_as_sent
from tui.plain.prompts import Prompter
from tui.plain.questions import describe_finding
from tui.session import Session
from tui.system import settings
from tui.system.mail_program import MailProgramError, open_in_mail_program

_ASKED_ABOUT = (
    Target.FILE,
    Target.CLIPBOARD,
    Target.MAIL_PROGRAM,
    Target.OUTPUT,
)
"""Ways by which the letter goes out, and which are asked about where it would burn the bridge."""


class PlainExport:
    """Takes the note out, asking once about what may burn the bridge."""

    def __init__(self, session: Session, prompter: Prompter) -> None:
        self._session = session
        self._prompter = prompter
        self._accepted: tuple[Finding, ...] = ()
        self._left_with: Answers | None = None
        self._left_by = ""

    @property
    def has_exported(self) -> bool:
        """Whether the note as it stands has gone somewhere."""
        return self._left_with == self._session.answers

    def run(self) -> None:
        """Offer the ways out until the writer is done. Raises what a command raises."""
        choices = [
            (way.id, f"{way.label}: {way.description}") for way in DESTINATIONS if way.id != "done"
        ]
        choices.append(("done", "Done: quit; the note is kept. (usual)"))
        while True:
            way = DESTINATION[str(self._prompter.choose(choices, "done"))]
            if way.target is Target.EXIT:
                return
            if way.target not in _ASKED_ABOUT or not way.whole or self._may_go():
                self._take(way)
            if way.target is Target.OUTPUT and self.has_exported:
                return

    def _may_go(self) -> bool:
        session = self._session
        burning = blocking(check_note(session.note.letter(), session.wording, session.answers))
        if not burning or burning == self._accepted:
            return True
        for finding in burning:
            self._prompter.say(*describe_finding(finding))
        choices = ((True, "Send it all the same."), (False, "Not yet."))
        if self._prompter.choose(choices, None):
            self._accepted = burning
            return True
        return False

    def _outgoing(self) -> Outgoing:
        session = self._session
        draft = replace(session.open_note.draft, answers=session.answers)
        wrapped = settings.wraps(session.config)
        return outgoing_draft(draft, session.wording, premium=session.premium, wrapped=wrapped)

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
                    keeping = self._session.open_note
                    sending = SentNotes(keeping, self._session.wording)
                    mark_as_sent(
                        self._prompter,
                        sending,
                        keeping.draft.id,
                        self._left_by if self.has_exported else "",
                    )
        except BridgeError as error:
            self._prompter.say(str(error))

    def _gone(self, way: Destination, said: str) -> None:
        if way.whole:
            self._left_with, self._left_by = self._session.answers, way.id
        if said:
            self._prompter.say(said)

    def _save(self, way: Destination, written: str) -> None:
        session = self._session
        suggested = files.file_name(session.answers.organisation, session.today, way.suffix)
        typed = self._prompter.ask(f"The file, Enter for {suggested}") or suggested
        path = files.target(typed, Path.cwd(), session.capabilities)
        try:
            files.save(path, written, over=False)
        except files.FileThere as there:
            self._prompter.say(str(there))
            choices = ((True, "Write over it."), (False, "Keep it."))
            if not self._prompter.choose(choices, None):
                return
            files.save(path, written, over=True)
        self._gone(way, f"Saved to {path}")

    @property
    def _is_local(self) -> bool:
        return self._session.capabilities.start_programs and is_local(os.environ)

    def _copy(self, way: Destination, written: str) -> None:
        if self._is_local and local.copy(written):
            self._gone(way, local.SAID)
            return
        if not sys.stderr.isatty():
            raise ClipboardError("There is no terminal here whose clipboard could be reached.")
        sequence, said = sent(
            written, os.environ, ask_tmux=self._session.capabilities.start_programs
        )
        sys.stderr.write(sequence)
        sys.stderr.flush()
        self._gone(way, said)

    def _mail(self, way: Destination, link: str) -> None:
        if self._is_local:
            try:
                open_in_mail_program(link)
            except MailProgramError as error:
                self._prompter.say(str(error))
            else:
                self._gone(way, "Handed to your mail program.")
                return
        self._gone(way, f"This link opens it in a mail program: {link}")
