"""What happens on each way out: files written, questions asked, the outcome said."""

import asyncio
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from screens.dialogs.confirm import Confirm
from screens.steps.export import DestinationPreview, ExportStep, ListedDestination
from templates import Answers, BridgeError
from tui.clipboard import ClipboardError, is_local, local, sent
from tui.export import files
from tui.export.destinations import DESTINATION, DESTINATIONS, Destination, Target, offer
from tui.export.outgoing import Outgoing
from tui.export.reply import MailError, read_replied_mail
from tui.notes.draft import now
from tui.notes.outgoing_draft import outgoing_draft
from tui.session import Session
from tui.system import settings
from tui.system.capabilities import PathNotAllowed
from tui.system.mail_program import MailProgramError, open_in_mail_program
from tui.terminal.hyperlink import hyperlink

if TYPE_CHECKING:
    from tui.full_screen.app import BridgeApp

_STAYS = (Target.RECORD, Target.EXIT)


class ExportController:
    """The ways out of the wizard; what was done is told on the export step and kept in `told`."""

    def __init__(self, app: "BridgeApp", session: Session, folder: Path) -> None:
        self._app = app
        self._session = session
        self._folder = folder
        self._wrapped = settings.wraps(session.config)
        self.messages: list[str] = []
        self.left_with: Answers | None = None
        """The answers whose note was last taken out."""
        self._left_by = ""
        self._prepared_for = ""
        """The note that the step was last prepared for."""

    @property
    def has_exported(self) -> bool:
        """Whether the very note that is open has been exported."""
        return self.left_with == self._session.answers

    @property
    def left_by(self) -> str:
        """The way by which this very note was last taken out, or "" where it was not."""
        return self._left_by if self.left_with == self._session.answers else ""

    @property
    def _step(self) -> ExportStep:
        step = self._app.step("export")
        if not isinstance(step, ExportStep):
            raise TypeError("the last step is the export")
        return step

    def prepare(self) -> None:
        """Hand the step what it offers; it is about to be shown."""
        step = self._step
        if self._prepared_for != self._session.open_note.draft.id:
            self._prepared_for = self._session.open_note.draft.id
            step.begin_anew()
        step.ways = tuple(
            ListedDestination(
                w.id,
                w.key,
                w.label,
                w.description,
                w.suffix,
                w.target not in _STAYS and w.id != "ics",
            )
            for w in DESTINATIONS
        )
        step.shown = self._shown
        step.usual_way = settings.usual_way(self._session.config)
        step.suggested_path = self._suggested
        answered = self._session.open_note.draft.replied_mail
        step.answered = f"answers “{answered.subject}”" if answered else ""
        step.prints = self._app.prints

    def _suggested(self, ending: str) -> str:
        return files.file_name(self._session.answers.organisation, self._session.today, ending)

    def _outgoing(self) -> Outgoing:
        session = self._session
        return outgoing_draft(
            session.open_note.draft,
            session.wording,
            premium=session.premium,
            wrapped=self._wrapped,
        )

    def _shown(self, way_id: str, typed: str) -> DestinationPreview:
        way, at_hand = DESTINATION[way_id], self._is_local
        path = None
        if way.target is Target.FILE:
            try:
                path = self._target(typed)
            except files.SaveError as error:
                return DestinationPreview(str(error), "")
        offered = offer(way, self._outgoing(), path, local=at_hand)
        link = offered.written if way.target is Target.MAIL_PROGRAM else ""
        where = f"{offered.where}\n! {offered.why_not}" if offered.why_not else offered.where
        return DestinationPreview(where, offered.written, link)

    def _target(self, typed: str) -> Path:
        return files.target(typed, self._folder, self._session.capabilities)

    @property
    def _is_local(self) -> bool:
        return self._session.capabilities.start_programs and is_local(os.environ)

    # --- taking a way

    def take(self, way_id: str, path: str) -> None:
        """Take a way out of the note as it stands, with a path as typed where it needs one."""
        way = DESTINATION[way_id]
        try:
            written = way.render(self._outgoing())
        except BridgeError as error:
            self.complain(str(error))
            return
        match way.target:
            case Target.FILE:
                self._save(way, written, path)
            case Target.CLIPBOARD:
                self._copy(way, written)
            case Target.MAIL_PROGRAM:
                self._mail(way, written)
            case Target.OUTPUT:
                self._app.prints = self._step.prints = True
                self._done(way, "The note will be printed when you quit.")

    def printed(self) -> str:
        """Return the note as it is printed on leaving. Raises UnfinishedNote."""
        return DESTINATION["print"].render(self._outgoing())

    def _save(self, way: Destination, written: str, typed: str) -> None:
        try:
            self._write(way, written, self._target(typed))
        except files.SaveError as error:
            self.complain(str(error))

    def _write(self, way: Destination, written: str, path: Path, *, over: bool = False) -> None:
        try:
            files.save(path, written, over=over)
        except files.FileThere as there:
            question = Confirm(f"{there} Write over it?", "write over", "keep the old file")
            self._app.push_screen(
                question, lambda yes: self._write_over(way, written, path, bool(yes))
            )
        except files.SaveError as error:
            self.complain(str(error))
        else:
            self.messages.append(f"Saved to {path}")
            if way.id == "ics":
                self._reminded()
            self._done(way, f"Saved to {path}")

    def _write_over(self, way: Destination, written: str, path: Path, yes: bool) -> None:
        if yes:
            self._write(way, written, path, over=True)
        else:
            self._step.query_one("#path").focus()
            self._step.show_hint("Kept as it was. Give the file another name, and press Enter.")

    def _reminded(self) -> None:
        """Have the list of notes remind on the same day as the calendar."""
        note, reminder = self._session.open_note, self._outgoing().reminder
        if reminder and note.draft.follow_up != reminder.day:
            note.update(replace(note.draft, follow_up=reminder.day, changed=now()))

    def _copy(self, way: Destination, text: str) -> None:
        if self._is_local:
            self._app.run_worker(self._copy_here(way, text), group="clipboard", exclusive=True)
        else:
            self._send(way, text)

    async def _copy_here(self, way: Destination, text: str) -> None:
        # It may take seconds to find out that no program answers: the wizard goes on meanwhile.
        if await asyncio.to_thread(local.copy, text):
            self._done(way, local.SAID)
        else:
            self._send(way, text)

    def _send(self, way: Destination, text: str) -> None:
        try:
            ask_tmux = self._session.capabilities.start_programs
            sequence, said = sent(text, os.environ, ask_tmux=ask_tmux)
        except ClipboardError as error:
            self.complain(str(error))
        else:
            self._app.write_to_terminal(sequence)
            self._done(way, said)

    def _mail(self, way: Destination, link: str) -> None:
        if self._is_local:
            self._app.run_worker(self._open(way, link), group="mail", exclusive=True)
        else:
            told = f"{hyperlink(link, 'Open it in the mail program')}\n{link}"
            self.messages = [*(line for line in self.messages if line != told), told]
            self._done(way, "Click the link beside; it is also told when you quit.")

    async def _open(self, way: Destination, link: str) -> None:
        try:
            await asyncio.to_thread(open_in_mail_program, link)
        except MailProgramError as error:
            self.complain(str(error))
        else:
            self._done(way, "Handed to your mail program. If none opened, save a mail draft (2).")

    # --- what stands beside

    def wrap(self) -> None:
        """Break lines as for mail, or no longer."""
        self._wrapped = not self._wrapped
        said = "Lines are broken as for mail." if self._wrapped else "A paragraph is one line."
        self._remember(said, {"wrap": self._wrapped})
        self._step.show_way()

    def answer_mail(self, typed: str) -> None:
        """Have the note answer the mail in a file, or, with nothing typed, none."""
        note, answered = self._session.open_note, None
        if typed:
            try:
                self._session.capabilities.check_path(typed)
                answered = read_replied_mail(self._folder / Path(typed).expanduser(), typed)
            except (MailError, PathNotAllowed, RuntimeError) as error:
                self.complain(str(error))
                return
        if answered != note.draft.replied_mail:
            note.update(replace(note.draft, replied_mail=answered, changed=now()))
        self.prepare()
        self._step.show_answers()
        subject = answered.reply_subject if answered else ""
        self._step.show_hint(
            f"It answers that mail: {subject}" if answered else "It answers no mail."
        )

    # --- what is said

    def _done(self, way: Destination, told: str) -> None:
        if way.whole:
            self.left_with, self._left_by = self._session.answers, way.id
        if way.target is not Target.RECORD:
            self._remember(told, {"way_out": way.id})

    def _remember(self, told: str, values: dict[str, object]) -> None:
        try:
            settings.remember(self._session.config, values)
        except settings.SettingsError as error:
            told = f"{told} {error}"
        self._step.show_hint(told)

    def complain(self, told: str) -> None:
        """Say what could not be done."""
        self._step.show_error(told)
