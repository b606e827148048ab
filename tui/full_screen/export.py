"""Export the note in the full screen."""

import asyncio
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.app import App

from screens.steps.base import Step
from screens.steps.export import ExportStep
from screens.steps.export_service import DestinationPreview, ExportResult
from screens.widgets.destination_list import ListedDestination
from tui.export.destinations import DESTINATIONS_BY_ID, DestinationKind, offered_destinations
from tui.export.exporter import (
    Copied,
    Exporter,
    Failed,
    LinkOffered,
    MailProgramOpened,
    NeedsOverwrite,
    PrintRequested,
    Result,
    Saved,
)
from tui.export.files import suggest_file_name
from tui.export.outgoing import OutgoingNote
from tui.export.reply import MailError
from tui.full_screen.sent_notes import mark_as_sent
from tui.notes import DraftError
from tui.notes.draft import now
from tui.session import Session
from tui.system.capabilities import PathNotAllowed
from tui.system.paths import UnusableFolder, expand_home
from tui.system.settings import change_settings, read_settings
from tui.system.state import change_state, read_state
from tui.terminal.hyperlink import hyperlink


class ExportController:
    """Implements `ExportService` for the session's note, running one export at a time.

    Relative file paths are resolved against `export_folder`. `is_piped` is whether standard output
    is a pipe or a file, which gets the note on exit. `write_to_terminal` writes a control sequence
    to the terminal, and `quit_app` quits when the writer chooses that in the list of destinations.
    """

    def __init__(
        self,
        app: App[Any],
        session: Session,
        export_folder: Path,
        *,
        is_piped: bool,
        write_to_terminal: Callable[[str], None],
        quit_app: Callable[[], object],
    ) -> None:
        self._app = app
        self._session = session
        self._export_folder = export_folder
        self._quit_app = quit_app
        self._exporter = Exporter(
            export_folder,
            os.environ,
            session.capabilities,
            # Exports run in a thread, but only the app's thread may write to the terminal.
            lambda sequence: app.call_from_thread(write_to_terminal, sequence),
        )
        self._state_file = session.open_note.notes_folder.state_file
        self._wraps_lines = read_settings(session.config_file).wrap
        self._export_lock = asyncio.Lock()
        """Held while an export runs, or a setting is saved."""
        self.may_use_files = session.capabilities.may_use_files
        self.destinations = tuple(
            ListedDestination(
                d.id, d.key, d.group, d.label, d.description, d.suffix, d.shown_by_default
            )
            for d in offered_destinations(session.capabilities, os.environ)
        )
        self._is_piped = is_piped
        self.prints_on_exit = is_piped
        """Whether the note is printed on exit."""
        self.messages: list[str] = []
        """Messages to print on exit: paths of saved files, and `mailto:` links."""

    def connect(self, step: Step) -> None:
        """Make this controller the service of the export step."""
        if isinstance(step, ExportStep):
            step.service = self

    @property
    def letter_destination_id(self) -> str:
        """The id of the destination to which the current letter was last exported, or ""."""
        return self._exporter.letter_destination_id(self._session.answers)

    def text_to_print(self) -> str:
        """Return the text to print on exit.

        Raises UnfinishedNote if required answers are missing.
        """
        return DESTINATIONS_BY_ID["print"].render(self._outgoing)

    @property
    def _outgoing(self) -> OutgoingNote:
        return self._session.outgoing_note._replace(
            wrapped=self._wraps_lines, is_piped=self._is_piped
        )

    # --- data that the step shows

    @property
    def last_destination_id(self) -> str:
        """The id of the destination used last, in this session or an earlier one, or ""."""
        destination_id = read_state(self._state_file).destination
        offered = [destination.id for destination in self.destinations]
        return destination_id if destination_id in offered else ""

    @property
    def note_id(self) -> str:
        """The id of the open note."""
        return self._session.open_note.draft.id

    @property
    def original_subject(self) -> str | None:
        """The subject of the mail that the note replies to; None if there is no such mail."""
        mail = self._session.open_note.draft.original_mail
        return mail.subject if mail else None

    def suggested_name(self, suffix: str) -> str:
        """Return a suggested file name with a suffix."""
        return suggest_file_name(self._session.answers.organisation, self._session.today, suffix)

    def exports_letter(self, destination_id: str) -> bool:
        """Return whether choosing a destination exports the complete letter."""
        destination = DESTINATIONS_BY_ID[destination_id]
        if destination.kind is DestinationKind.QUIT:
            return self.prints_on_exit
        return destination.exports_letter

    def preview(self, destination_id: str, path: str) -> DestinationPreview:
        """Return what an export would write, and where."""
        destination = DESTINATIONS_BY_ID[destination_id]
        preview = self._exporter.preview(destination, self._outgoing, path)
        error_line = f"\n! {preview.error}" if preview.error else ""
        # The text for the mail program is a `mailto:` link.
        link = preview.text if destination.kind is DestinationKind.MAIL_PROGRAM else ""
        return DestinationPreview(f"{preview.description}{error_line}", preview.text, link)

    # --- exporting

    def choose_destination(self, destination_id: str) -> None:
        """Choose a destination on the export step, as the writer does with a key."""
        screen = self._app.screen
        if isinstance(screen, ExportStep):
            screen.call_after_refresh(screen.choose, destination_id)

    async def wait_until_idle(self) -> None:
        """Wait until no export is running."""
        async with self._export_lock:
            pass

    async def export(
        self, destination_id: str, path: str, *, overwrite: bool = False
    ) -> ExportResult:
        """Export the note; `path` is where a file is written, as the writer typed it."""
        destination = DESTINATIONS_BY_ID[destination_id]
        if destination.kind is DestinationKind.MARK_SENT:
            return await self._mark_sent()
        if destination.kind is DestinationKind.QUIT:
            await self.wait_until_idle()
            self._quit_app()
            return ExportResult("")
        async with self._export_lock:
            outgoing = self._outgoing
            result = await asyncio.to_thread(
                self._exporter.export, destination, outgoing, path, overwrite=overwrite
            )
            export_result = self._to_export_result(result)
            if export_result.failed or export_result.file_exists:
                return export_result
            reminder_error = ""
            if destination.sets_reminder and outgoing.reminder:
                # The list of notes and the calendar remind the writer on the same day.
                reminder_error = self._session.sent_notes.try_to_set_reminder(outgoing.reminder)
            state_error = await asyncio.to_thread(
                change_state, self._state_file, destination=destination.id
            )
        # The hint may be cut off after a long path, so the reminder's error comes first.
        sentences = (reminder_error, export_result.message, state_error)
        return ExportResult(" ".join(filter(None, sentences)))

    def _to_export_result(self, result: Result) -> ExportResult:
        """Return what the step shows for a result; remember what to print on exit."""
        match result:
            case NeedsOverwrite(path):
                return ExportResult(f"{path} already exists.", file_exists=True)
            case Failed(message):
                return ExportResult(message, failed=True)
            case Copied(message):
                pass
            case Saved():
                message = result.message
                self._add_exit_message(message)
            case MailProgramOpened():
                key = DESTINATIONS_BY_ID["eml"].key
                message = f"Handed to your mail program. If none opened, save a mail draft ({key})."
            case LinkOffered(link):
                message = "Click the link in the preview; it is shown again when you quit."
                self._add_exit_message(f"{hyperlink(link, 'Open it in the mail program')}\n{link}")
            case PrintRequested():
                self.prints_on_exit = True
                message = "The note will be shown when you quit."
        return ExportResult(message)

    def _add_exit_message(self, message: str) -> None:
        if message in self.messages:
            self.messages.remove(message)
        self.messages.append(message)

    async def _mark_sent(self) -> ExportResult:
        await self.wait_until_idle()
        try:
            message = await mark_as_sent(
                self._app, self._session.sent_notes, self.note_id, self.letter_destination_id
            )
        except DraftError as error:
            return ExportResult(str(error), failed=True)
        return ExportResult(message)

    # --- options: the mail that the note replies to, and the wrapping of lines

    async def reply_to(self, path: str) -> ExportResult:
        """Make the note a reply to the mail in the file at `path`; if that is "", not a reply."""
        # Imported here: the mail reader takes 0.1 s to load, and few notes reply to a file.
        from tui.export.mail_file import read_original_mail

        mail = None
        if path:
            try:
                self._session.capabilities.check_paths(path)
                file = str(self._export_folder / expand_home(path))
                mail = await asyncio.to_thread(read_original_mail, file, path)
            except (MailError, PathNotAllowed, UnusableFolder) as error:
                return ExportResult(str(error), failed=True)
        note = self._session.open_note
        if mail != note.draft.original_mail:
            note.set_draft(replace(note.draft, original_mail=mail, changed=now()))
        message = (
            f"The note is a reply: {mail.reply_subject}" if mail else "The note is not a reply."
        )
        return ExportResult(message)

    async def toggle_wrap(self) -> str:
        """Turn the wrapping of lines, as in mail, on or off; return a message."""
        self._wraps_lines = not self._wraps_lines
        message = (
            "Lines are now wrapped." if self._wraps_lines else "Each paragraph is now one line."
        )
        async with self._export_lock:
            warning = await asyncio.to_thread(
                change_settings, self._session.config_file, {"wrap": self._wraps_lines}
            )
        return f"{message} {warning}".rstrip()
