"""Export the note in plain mode."""

import os
import sys

from templates import BridgeError
from templates.etiquette.checker import check_connection_note, check_subject_and_letter
from templates.etiquette.findings import Finding, select_stops
from tui.export.destinations import (
    DESTINATIONS_BY_ID,
    Destination,
    DestinationKind,
    offered_destinations,
)
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
from tui.plain.notes import mark_as_sent
from tui.plain.prompts import Prompter
from tui.plain.questions import describe_finding
from tui.session import Session
from tui.system.paths import current_folder
from tui.system.settings import read_settings
from tui.system.streams import OutputError, write_output

_MORE_CHOICE = ("more", "More destinations.")
_DONE_CHOICE = ("done", "Done: quit; the note is kept. (default)")


class PlainExport:
    """The export step in plain mode; the writer must confirm the export of a letter with stops."""

    def __init__(self, session: Session, prompter: Prompter) -> None:
        self._session = session
        self._prompter = prompter
        self._accepted_findings: tuple[Finding, ...] = ()
        self._exporter = Exporter(
            current_folder(),
            os.environ,
            session.capabilities,
            _write_to_terminal if sys.stderr.isatty() else None,
        )

    @property
    def has_exported(self) -> bool:
        """Whether the letter has been exported with the current answers."""
        return bool(self._exporter.letter_destination_id(self._session.answers))

    def run(self) -> None:
        """Export to the destinations that the writer chooses, until they are done.

        Raises the exceptions of `Prompter.ask` if the writer enters a command.
        """
        while True:
            destination = self._choose_destination()
            if destination.kind is DestinationKind.QUIT:
                return
            if destination.kind is DestinationKind.MARK_SENT:
                self._mark_sent()
                continue
            if not self._confirm_findings(destination):
                continue
            result = self._export(destination)
            self._show(result)
            if isinstance(result, Saved) and destination.sets_reminder:
                self._set_reminder()
            if isinstance(result, PrintRequested):
                # The writer chose to see the note when they quit, so quit next.
                return

    def _choose_destination(self) -> Destination:
        offered = offered_destinations(self._session.capabilities, os.environ)
        destinations = [d for d in offered if d.kind is not DestinationKind.QUIT]
        short_list = [_as_choice(d) for d in destinations if d.shown_by_default]
        choice = self._prompter.choose([*short_list, _MORE_CHOICE, _DONE_CHOICE], "done")
        if choice == "more":
            full_list = [_as_choice(d) for d in destinations]
            choice = self._prompter.choose([*full_list, _DONE_CHOICE], "done")
        return DESTINATIONS_BY_ID[choice]

    def _confirm_findings(self, destination: Destination) -> bool:
        """Return whether no finding is a stop, or the writer wants to export the note anyway.

        The writer is asked only once about the same stops.
        """
        session = self._session
        findings: tuple[Finding, ...] = ()
        if destination.exports_letter:
            findings = check_subject_and_letter(session.answers, session.wording, session.note)
        elif destination.id == "linkedin":
            findings = check_connection_note(session.answers, session.wording)
        findings = select_stops(findings)
        if not findings or findings == self._accepted_findings:
            return True
        for finding in findings:
            self._prompter.say(*describe_finding(finding))
        is_confirmed = self._prompter.choose(((True, "Send it anyway."), (False, "Not yet.")))
        if is_confirmed:
            self._accepted_findings = findings
        return is_confirmed

    def _export(self, destination: Destination) -> Result:
        """Export the note; if necessary, ask for a path, and whether to overwrite a file."""
        outgoing = self._outgoing
        path = ""
        if destination.kind is DestinationKind.FILE:
            if error := self._exporter.preview(destination, outgoing).error:
                return Failed(error)
            path = self._ask_path(destination)
        result = self._exporter.export(destination, outgoing, path)
        if isinstance(result, NeedsOverwrite):
            self._prompter.say(f"{result.path} already exists.")
            if self._prompter.choose(((True, "Overwrite it."), (False, "Keep it."))):
                return self._exporter.export(destination, outgoing, path, overwrite=True)
        return result

    def _set_reminder(self) -> None:
        """Set the reminder in the list of notes for the same day as in the calendar."""
        reminder = self._outgoing.reminder
        if reminder and (error := self._session.sent_notes.try_to_set_reminder(reminder)):
            self._prompter.say(error)

    @property
    def _outgoing(self) -> OutgoingNote:
        """The open note as it is exported now, with the current settings and standard output."""
        return self._session.outgoing_note._replace(
            wrapped=read_settings(self._session.config_file).wrap, is_piped=not sys.stdout.isatty()
        )

    def _ask_path(self, destination: Destination) -> str:
        session = self._session
        suggested = suggest_file_name(
            session.answers.organisation, session.today, destination.suffix
        )
        return self._prompter.ask(f"The file name, Enter for {suggested}") or suggested

    def _show(self, result: Result) -> None:
        match result:
            case Saved():
                self._prompter.say(result.message)
            case Copied(message):
                self._prompter.say(message)
            case MailProgramOpened():
                self._prompter.say("Handed to your mail program.")
            case LinkOffered(link):
                self._say_link(link)
            case Failed(message, link):
                self._prompter.say(message)
                if link:
                    self._say_link(link)
            case PrintRequested(text):
                self._print(text)

    def _say_link(self, link: str) -> None:
        self._prompter.say(f"This link opens it in a mail program: {link}")

    def _print(self, text: str) -> None:
        try:
            write_output(text)
        except (OutputError, BrokenPipeError) as error:
            self._prompter.say(f"The note could not be printed: {error}")

    def _mark_sent(self) -> None:
        session = self._session
        note_id = session.open_note.draft.id
        destination_id = self._exporter.letter_destination_id(session.answers)
        try:
            mark_as_sent(self._prompter, session.sent_notes, note_id, destination_id)
        except BridgeError as error:
            self._prompter.say(str(error))


def _as_choice(destination: Destination) -> tuple[str, str]:
    return destination.id, f"{destination.label}: {destination.description}"


def _write_to_terminal(sequence: str) -> None:
    sys.stderr.write(sequence)
    sys.stderr.flush()
