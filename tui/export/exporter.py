"""Export notes to destinations; used by all front ends."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from templates import Answers, BridgeError
from tui.clipboard import (
    ClipboardError,
    copy_to_local_clipboard,
    has_local_clipboard,
    prepare_terminal_copy,
)
from tui.export import files
from tui.export.destinations import DESTINATIONS_BY_ID, Destination, DestinationKind
from tui.export.mailto import is_link_too_long
from tui.export.outgoing import OutgoingNote
from tui.system.capabilities import Capabilities
from tui.system.mail_program import MailProgramError, open_in_mail_program


@dataclass(frozen=True)
class Preview:
    """The text that an export would write, and where.

    `description` is a sentence that says where the text would go. `error` is the reason why the
    note cannot be exported, or "".
    """

    description: str
    text: str = ""
    error: str = ""


@dataclass(frozen=True)
class Saved:
    """The note was saved to a file."""

    path: Path
    is_private: bool = True

    @property
    def message(self) -> str:
        """A sentence that says where the note is."""
        warning = "" if self.is_private else ". On that disk, other people can read it."
        return f"Saved to {self.path}{warning}"


@dataclass(frozen=True)
class Copied:
    """The note was sent to a clipboard; `message` says whether it is known to have arrived."""

    message: str


@dataclass(frozen=True)
class MailProgramOpened:
    """The note was opened in the mail program of this machine."""


@dataclass(frozen=True)
class LinkOffered:
    """The writer must open the link: this machine cannot open their mail program."""

    link: str


@dataclass(frozen=True)
class PrintRequested:
    """The front end must print the text."""

    text: str


@dataclass(frozen=True)
class NeedsOverwrite:
    """Nothing was written because the file at the path already exists."""

    path: Path


@dataclass(frozen=True)
class Failed:
    """Nothing was exported.

    `link` is the note as a `mailto:` link if the mail program could not be opened, otherwise "".
    """

    message: str
    link: str = ""


Result = Saved | Copied | MailProgramOpened | LinkOffered | PrintRequested | NeedsOverwrite | Failed


class Exporter:
    """Exports notes, and remembers the last exported letter and its destination.

    Relative file paths are resolved against `folder`. `environment` has the environment variables,
    which describe the terminal and the connection. `write_to_terminal` writes a control sequence
    to the terminal; it is None if there is no terminal.
    """

    def __init__(
        self,
        folder: Path,
        environment: Mapping[str, str],
        capabilities: Capabilities,
        write_to_terminal: Callable[[str], None] | None,
    ) -> None:
        self._folder = folder
        self._environment = environment
        self._capabilities = capabilities
        self._write_to_terminal = write_to_terminal
        self._last_export: tuple[Answers, str] | None = None

    def letter_destination_id(self, answers: Answers) -> str:
        """Return the id of the destination that the letter was last exported to.

        Return "" if it has not been exported, or if the answers have changed since.
        """
        if self._last_export is None:
            return ""
        exported_answers, destination_id = self._last_export
        return destination_id if exported_answers == answers else ""

    def preview(self, destination: Destination, outgoing: OutgoingNote, path: str = "") -> Preview:
        """Return what `export` would write, and where."""
        description = self._describe(destination, path)
        try:
            text = destination.render(outgoing)
            if destination.kind is DestinationKind.MAIL_PROGRAM and is_link_too_long(outgoing):
                description += (
                    " The letter is too long for a link, so the link has only the subject: copy the"
                    f" letter ({DESTINATIONS_BY_ID['copy'].key}), and paste it."
                )
        except BridgeError as error:
            return Preview(description, error=str(error))
        return Preview(description, text)

    def _describe(self, destination: Destination, path_text: str) -> str:
        match destination.kind:
            case DestinationKind.FILE:
                return self._describe_file(path_text)
            case DestinationKind.CLIPBOARD:
                owner = "this machine" if self._uses_local_programs else "your terminal"
                return f"It goes onto {owner}'s clipboard."
            case DestinationKind.MAIL_PROGRAM if self._uses_local_programs:
                return "To your mail program, as this link."
            case DestinationKind.MAIL_PROGRAM:
                return (
                    "As a link to click or to copy: the remote computer cannot open your mail"
                    " program."
                )
            case DestinationKind.PRINT:
                return "To standard output, when you quit."
            case DestinationKind.MARK_SENT:
                return "Records in the note's file that it was sent, when, and how."
            case DestinationKind.QUIT:
                return "Nothing is written; the note stays among your notes."

    def _describe_file(self, path_text: str) -> str:
        try:
            path = self._resolve(path_text)
        except files.SaveError as error:
            return str(error)
        warning = ""
        if path.exists():
            warning = " It already exists: you will be asked before it is overwritten."
        return f"Into the file {path}.{warning}"

    def export(
        self,
        destination: Destination,
        outgoing: OutgoingNote,
        path: str = "",
        *,
        overwrite: bool = False,
    ) -> Result:
        """Export a note; `path` is where a file is written, as the writer typed it.

        This may block for seconds while it accesses the disk, a clipboard or a mail program, so
        the full screen calls it in a thread.
        """
        try:
            result = self._deliver(destination, destination.render(outgoing), path, overwrite)
        except BridgeError as error:
            return Failed(str(error))
        if destination.exports_letter and not isinstance(result, NeedsOverwrite | Failed):
            self._last_export = (outgoing.answers, destination.id)
        return result

    def _deliver(self, destination: Destination, text: str, path: str, overwrite: bool) -> Result:
        match destination.kind:
            case DestinationKind.FILE:
                return self._save(text, self._resolve(path), overwrite)
            case DestinationKind.CLIPBOARD:
                return Copied(self._copy(text))
            case DestinationKind.MAIL_PROGRAM:
                return self._mail(text)
            case DestinationKind.PRINT:
                return PrintRequested(text)
        raise ValueError(f"{destination.id} exports nothing")

    def _save(self, text: str, path: Path, overwrite: bool) -> Result:
        try:
            is_private = files.save(path, text, overwrite=overwrite)
        except files.FileAlreadyExists:
            return NeedsOverwrite(path)
        return Saved(path, is_private)

    def _resolve(self, path_text: str) -> Path:
        if not self._capabilities.may_use_files:
            raise files.SaveError("This session cannot save files, because you could not get them.")
        return files.resolve_path(path_text, self._folder)

    def _copy(self, text: str) -> str:
        if self._uses_local_programs and copy_to_local_clipboard(text):
            return "Copied to the clipboard, and read back to be sure."
        if self._write_to_terminal is None:
            raise ClipboardError("There is no terminal here whose clipboard could be reached.")
        sequence, message = prepare_terminal_copy(
            text,
            self._environment,
            self._advice_without_clipboard,
            ask_tmux=self._capabilities.may_start_programs,
        )
        self._write_to_terminal(sequence)
        return message

    @property
    def _advice_without_clipboard(self) -> str:
        """What to do with a text that does not reach the clipboard."""
        if self._capabilities.may_use_files:
            return "save it to a file"
        printing = DESTINATIONS_BY_ID["print"]
        return f"choose “{printing.label}” ({printing.key})"

    def _mail(self, link: str) -> Result:
        if not self._uses_local_programs:
            return LinkOffered(link)
        try:
            open_in_mail_program(link)
        except MailProgramError as error:
            return Failed(str(error), link)
        return MailProgramOpened()

    @property
    def _uses_local_programs(self) -> bool:
        return self._capabilities.may_start_programs and has_local_clipboard(self._environment)
