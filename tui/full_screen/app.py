"""The full-screen application: it shows the session's steps, opens dialogs over them, and quits."""

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import on, work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.scrollbar import ScrollBar
from textual.theme import Theme

from screens.dialogs.confirm import Choose
from screens.dialogs.help import Help
from screens.dialogs.profile import ProfileDialog
from screens.steps.base import Direction, Step
from screens.steps.outcome import OutcomeStep
from screens.textual_private import (
    CrashRecorder,
    let_switch_replace,
    write_to_terminal,
)
from screens.widgets.footer import HELP_BINDING, QUIT_BINDING
from screens.widgets.proofreading import ProofreadingRequested, WordAccepted
from screens.widgets.thin_scrollbar import ThinScrollBar
from templates import BridgeError
from templates.phrasebook.wording import Wording
from templates.questions.questions import STEPS, Question, find_step, skip_reason
from tui.full_screen.step_app import StepApp
from tui.full_screen.themes import OWN_THEMES, remember_theme
from tui.notes import DraftError, NotesFolder
from tui.notes.draft import to_toml
from tui.notes.open_note import ChangedOnDisk, save_error_reason
from tui.session import Position, Session
from tui.system.capabilities import Capabilities
from tui.system.exit_codes import ExitCode
from tui.system.garbage_collection import resume_garbage_collection
from tui.system.program import Program
from tui.system.settings import read_settings
from tui.terminal.driver import DiffDriver
from tui.terminal.environment import ANSI_THEME

# For annotations only: the first screen needs none of them, and loading them takes a tenth of the
# time to it. The properties of these types import them when they are first needed.
if TYPE_CHECKING:
    from templates.mail import MailReading
    from tui.full_screen.export import ExportController
    from tui.full_screen.notes import SessionNotesScreen
    from tui.full_screen.palette import WizardCommands
    from tui.full_screen.proofreading import Proofreading

NOTES, NEW = "notes", "new"
"""What the wizard may begin with, besides a note's id: the list of notes, a new note."""

_SURE_KEYS = frozenset(("enter", "up", "down", "j", "k"))
"""Keys that every terminal sends, and that a palette would be a detour for."""

STARTUP_SECONDS = 1.0
"""Seconds until the first screen is surely painted, and garbage may be collected again."""

_CONFLICT = "Someone else has changed this note's file while it was open here."
_CONFLICT_CHOICES = (
    ("mine", "keep my version, and overwrite the file"),
    ("theirs", "use the version on disk, and discard mine"),
    ("both", "keep both: mine becomes a new note"),
    ("later", "decide later; until then it is in memory only"),
)


_USUAL_EXPORTS = (
    ("Copy the letter", "Onto the clipboard, to paste it into your mail", "copy"),
    ("Save a text file", "In this folder, under the name that Export shows", "text"),
    ("Mark as sent", "Note that you have sent it; nothing is sent by this", "sent"),
)


def _wizard_commands() -> "type[WizardCommands]":
    # Imported when the palette is opened, for the same reason.
    from tui.full_screen.palette import WizardCommands

    return WizardCommands


class WizardResult(NamedTuple):
    """What the wizard ends with: the note as text, whether to print it, and sentences to print."""

    text: str
    print_it: bool
    messages: tuple[str, ...]


class BridgeApp(StepApp[WizardResult], CrashRecorder[WizardResult]):
    """Write a short, gracious thank-you note after a no."""

    TITLE = "bridge-tui"
    CSS_PATH = Path(__file__).parents[1] / "bridge.tcss"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS: ClassVar = {_wizard_commands}
    COMMAND_PALETTE_DISPLAY = "Ctrl+P"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "f1,question_mark",
            "help",
            "Help",
            tooltip="Show every key that works here",
            id=HELP_BINDING,
        ),
        Binding("ctrl+q", "request_quit", "Quit", tooltip="Quit", priority=True, id=QUIT_BINDING),
        Binding("ctrl+l", "redraw", "Redraw", show=False, tooltip="Draw the screen again"),
        Binding("ctrl+z", "undo", "Undo", show=False, tooltip="Undo the last change"),
        Binding("ctrl+y", "redo", "Redo", show=False, tooltip="Redo it"),
    ]

    save_error: var[str] = var("")
    """Why the note is not being saved, as a sentence; "" while it is."""

    @dataclass
    class SaveEnded(Message):
        """A save failed, or, with None, everything is saved again."""

        error: Exception | None

    def __init__(
        self,
        wording: Wording,
        *,
        config: Path,
        folder: Path,
        today: date,
        notes: NotesFolder,
        first: str = "",
        mail: "MailReading | None" = None,
        piped: bool = False,
        premium: bool = False,
        dictionary: Path | None = None,
        theme: str = ANSI_THEME,
        capabilities: Capabilities,
        program: Program = Program(),  # noqa: B008
    ) -> None:
        """Prepare the wizard.

        `config` remembers the writer, `folder` is where exported files are saved, `notes` holds
        the drafts. `first` is what to begin with: a note's id, `NOTES` or `NEW`; by default the
        list of notes if there are any. `mail` answers some questions of a new note. `piped` says
        that the note goes to a pipe or a file when the wizard ends, and `premium` that LinkedIn
        allows the writer longer notes. With a `dictionary` of the writer's own words, what is typed
        is proofread. `program` is how to start the program again.
        """
        super().__init__(
            Session(
                wording,
                notes=notes,
                config=config,
                today=today,
                capabilities=capabilities,
                premium=premium,
                program=program,
                on_save_error=self._report_save_error,
            ),
            driver_class=DiffDriver,
        )
        ScrollBar.renderer = ThinScrollBar
        for own_theme in OWN_THEMES.values():
            self.register_theme(own_theme)
        self.theme = theme
        self.animation_level = "none"
        self._start = self.session.read_mail(mail) if mail else Position(STEPS[0].id)
        """Where a new note begins."""
        self.session.subscribe(self._show_note)
        self._piped = piped
        self._folder = folder
        self._event_loop: asyncio.AbstractEventLoop | None = None
        self._first = first or (NOTES if notes.has_notes() else NEW)
        self._dictionary = dictionary
        self._step_before_notes = ""

    def get_css_variables(self) -> dict[str, str]:
        """Return the variables of the style sheet: Textual's, and the colour of what is secondary.

        Textual's own for that is dim on a theme of the terminal's colours, which on some terminals
        does not show and on others cannot be read.
        """
        variables = super().get_css_variables()
        is_ansi = self.current_theme.ansi
        variables["muted"] = "ansi_bright_black" if is_ansi else variables["foreground-muted"]
        return variables

    # --- screens

    @cached_property
    def notes(self) -> "SessionNotesScreen":
        """The list of notes, made when it is first shown."""
        from tui.full_screen.notes import SessionNotesScreen

        view = SessionNotesScreen(self.session)
        self.install_screen(view, NOTES)
        return view

    @cached_property
    def exports(self) -> "ExportController":
        """What exports the note, made when it is first needed."""
        from tui.full_screen.export import ExportController

        return ExportController(
            self,
            self.session,
            self._folder,
            prints=self._piped,
            write_to_terminal=partial(write_to_terminal, self),
            quit_app=self._quit_after_export,
        )

    @cached_property
    def proofreading(self) -> "Proofreading | None":
        """What proofreads texts, made when one is first typed; None without a dictionary."""
        from tui.full_screen.proofreading import Proofreading

        return Proofreading(self, self.session, self._dictionary) if self._dictionary else None

    def make_step(self, step_id: str) -> Step:
        """Return a new step; the export step is connected to what exports the note."""
        step = super().make_step(step_id)
        if step_id == "export":
            self.exports.serve(step)
        return step

    def get_default_screen(self) -> Screen[None]:
        """Begin with the screen that is shown first, so that none is made only to be replaced."""
        screen: Screen[None]
        if self._first == NEW:
            warnings = read_settings(self.session.config).warnings
            screen = self.step(self._start.step)
            screen.enter(" ".join((*warnings, *self._start.notices)))
        else:
            screen = self.notes
            screen.pending_message = " ".join(read_settings(self.session.config).warnings)
        let_switch_replace(screen, self)
        return screen

    def on_load(self) -> None:
        """Remember the event loop, for a signal handler."""
        self._event_loop = asyncio.get_running_loop()

    def on_mount(self) -> None:
        """Tidy the folder of notes, and open the note that the wizard begins with."""
        self.set_timer(STARTUP_SECONDS, resume_garbage_collection)
        # Not before the first paint, which it would delay.
        self.call_after_refresh(self.prepare_steps)
        self.session.open_note.notes.purge()
        self.theme_changed_signal.subscribe(self, self._remember_theme)
        if self._first not in (NEW, NOTES):
            self._open_first()

    @work
    async def _open_first(self) -> None:
        try:
            await self.notes.open(self._first)
        except DraftError as error:
            # The list is shown for the first time just now, and lists the notes then.
            self.call_after_refresh(self.notes.list_notes, f"! {error}")

    def _show_note(self) -> None:
        if isinstance(self.screen, Step):
            self.screen.show_note()

    @on(Step.GoTo)
    def _go_to(self, event: Step.GoTo) -> None:
        match event.where:
            case Direction.NEXT:
                position = self.session.next()
            case Direction.BACK:
                position = self.session.back()
                if position is None:
                    self._leave_first_step()
            case step:
                position = self.session.go(step, event.field)
        if position is not None:
            self.show(position)

    def _leave_first_step(self) -> None:
        if self.session.open_note.notes.has_notes():
            self._show_notes("", "")
        else:
            self.action_request_quit()

    # --- the list of notes

    def show_notes(self, message: str = "") -> None:
        """Show the list of notes; going back leads to the step that is shown now."""
        self._show_notes(message, self.session.step if isinstance(self.screen, Step) else "")

    @work
    async def _show_notes(self, message: str, step_before: str) -> None:
        await asyncio.to_thread(self.session.open_note.flush)
        self._step_before_notes = step_before
        self.notes.pending_message = message
        self._switch(NOTES)

    def on_session_notes_screen_opened(self, event: "SessionNotesScreen.Opened") -> None:
        """Show the step that the note continues at."""
        self.show(event.position)

    def on_session_notes_screen_closed(self) -> None:
        """Go back to where the list was opened from, or quit."""
        note = self.session.open_note
        if self._step_before_notes and note.notes.path(note.draft.id).exists():
            self.go(self._step_before_notes)
        else:
            self.action_request_quit()

    # --- the employer's mail

    @on(OutcomeStep.MailRequested)
    def _take_mail(self, event: OutcomeStep.MailRequested) -> None:
        self.answer_from_mail(event.text)

    @work
    async def answer_from_mail(self, text: str = "") -> None:
        """Ask for their mail, and answer from it; `text` is what was pasted of it already."""
        # Imported here: few notes need it, and it loads the reader of mails.
        from tui.full_screen.their_mail import answer_from_mail

        position = await answer_from_mail(self, self.session, text)
        if position is not None:
            self.show(position)

    # --- undo, help, palette, the writer's details, themes

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Open the palette and the help over a step only: a dialog is answered first."""
        if action in ("command_palette", "help", "undo", "redo"):
            over_notes = action in ("command_palette", "help") and self.screen.id == NOTES
            return over_notes or isinstance(self.screen, Step)
        return super().check_action(action, parameters)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer what is usually done, what the screen's keys do, every step, and the rest.

        A web browser keeps some keys for itself, such as Ctrl+N and Ctrl+T.
        """
        if isinstance(screen, Step):
            for title, help_text, destination_id in self._usual_exports:
                yield SystemCommand(title, help_text, partial(self._export, destination_id))
        yield from self._commands_of_keys(screen)
        for step in STEPS:
            if skip_reason(step.id, self.session.situation) is None:
                yield SystemCommand(f"Go to {step.title}", step.heading, partial(self.go, step.id))
        if not isinstance(screen, OutcomeStep):
            # There it is a key of the screen.
            yield SystemCommand(
                "Their mail", "Read their mail, and answer from it", self.answer_from_mail
            )
        yield SystemCommand("Notes", "Every note begun and sent before", self.show_notes)
        yield SystemCommand("Your details", "What stands under your notes", self.action_details)
        yield SystemCommand("Undo", "Undo the last change", self.action_undo)
        yield SystemCommand("Redo", "Redo it", self.action_redo)
        if not self.no_color:
            yield SystemCommand("Colours", "Other colours; remembered", self.action_change_theme)
        yield SystemCommand("Help", "Show every key that works here", self.action_help)
        yield SystemCommand("Quit", "Quit bridge-tui", self.action_request_quit)

    def _commands_of_keys(self, screen: Screen[object]) -> Iterator[SystemCommand]:
        tooltips = set()
        for node, binding, is_enabled, tooltip in screen.active_bindings.values():
            # A binding without a tooltip is Textual's own. The app's commands follow, and the other
            # keys reach every terminal.
            if not tooltip or not is_enabled or node is self or binding.key in _SURE_KEYS:
                continue
            if tooltip not in tooltips:
                tooltips.add(tooltip)
                run = partial(self.run_action, binding.action, node)
                yield SystemCommand(binding.description, tooltip, run)

    def action_command_palette(self) -> None:
        """Open the palette."""
        # Imported here for the same reason.
        from tui.full_screen.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def search_themes(self) -> None:
        """Offer the themes in a palette."""
        # Imported here for the same reason.
        from tui.full_screen.palette import Palette, Themes

        self.push_screen(Palette([Themes], placeholder="Search for colours…"))

    @property
    def _usual_exports(self) -> list[tuple[str, str, str]]:
        offered = {destination.id for destination in self.exports.destinations}
        return [export for export in _USUAL_EXPORTS if export[2] in offered]

    def _export(self, destination_id: str) -> None:
        self.go("export")
        self.exports.export_soon(destination_id)

    def action_undo(self) -> None:
        """Take the last change back."""
        self._show_change(self.session.undo(), "There is nothing to undo.")

    def action_redo(self) -> None:
        """Redo the last undone change."""
        self._show_change(self.session.redo(), "There is nothing to redo.")

    def _show_change(self, position: Position | None, nothing: str) -> None:
        if position is None:
            self.show_hint(nothing)
        else:
            self.show(position)

    def action_help(self) -> None:
        """Show every key that works here."""
        screen = self.screen
        title = "Your notes"
        asked: tuple[Question, ...] = ()
        if isinstance(screen, Step):
            title, asked = find_step(screen.step_id).heading, screen.asked
        self.push_screen(Help(title, list(screen.active_bindings.values()), asked))

    @work
    async def action_details(self) -> None:
        """Change the writer's own details; they are saved while they are typed."""
        details = await self.push_screen_wait(
            ProfileDialog(self.session.answers, self._save_details)
        )
        warning = self._save_details(details)
        if isinstance(self.screen, Step):
            self.go(self.screen.step_id, notice=warning or "Your details are remembered.")

    def _save_details(self, details: dict[str, str]) -> str:
        for field, value in details.items():
            self.session.answer(field, value)
        return self.session.remember_profile()

    def _remember_theme(self, theme: Theme) -> None:
        warning = remember_theme(self.session.config, theme.name)
        self.show_hint(warning or f"The colours are {theme.name}.")

    def action_redraw(self) -> None:
        """Draw the whole screen again, whatever another program left on it."""
        write_to_terminal(self, "\x1b[H\x1b[2J")
        self.refresh(layout=True, repaint=True)
        self.screen.refresh()

    @on(ProofreadingRequested)
    def _proofread(self, event: ProofreadingRequested) -> None:
        if self.proofreading and (hint := self.proofreading.check(event)):
            self.show_hint(hint)

    @on(WordAccepted)
    def _accept_word(self, event: WordAccepted) -> None:
        if self.proofreading:
            self.show_hint(self.proofreading.accept(event.word))

    # --- a note that cannot be saved

    def _report_save_error(self, error: Exception | None) -> None:
        self.post_message(self.SaveEnded(error))

    @on(SaveEnded)
    def _save_ended(self, event: SaveEnded) -> None:
        match event.error:
            case None:
                self.save_error = ""
            case error:
                reason = save_error_reason(error)
                if isinstance(error, ChangedOnDisk):
                    # A dialog that opened by itself would take the keys of someone who is typing.
                    reason += " Ctrl+Q asks which to keep."
                self.save_error = f"! Not saved: {reason} Your changes are still in memory."

    async def _resolve_conflict(self) -> None:
        """Ask which of two states of the note is kept."""
        note = self.session.open_note
        choice = await self.push_screen_wait(Choose(_CONFLICT, _CONFLICT_CHOICES, "later"))
        try:
            match choice:
                case "mine":
                    note.keep_mine()
                case "both":
                    note.keep_both()
                case "theirs":
                    note.take_theirs()
                    self.show(self.session.resume())
        except BridgeError as error:
            self.show_hint(f"! {error}")

    # --- quitting

    def _quit_after_export(self) -> None:
        if self.exports.prints:
            self.finish(print_it=True)
        else:
            self.action_request_quit()

    @work(exclusive=True, group="quit")
    async def action_request_quit(self) -> None:
        """Quit; if the note could not be saved, the writer is asked first."""
        if isinstance(self.screen, Choose):
            return
        await self.exports.wait_until_idle()
        note = self.session.open_note
        if await asyncio.to_thread(note.flush) or self.exports.exported_to:
            self._quit()
        elif isinstance(note.save_error, ChangedOnDisk):
            await self._resolve_conflict()
        else:
            await self._ask_before_losing()

    async def _ask_before_losing(self) -> None:
        reason = self.session.open_note.unsaved_reason
        choices = [("quit", "quit without it"), ("stay", "stay here")]
        if self.session.is_complete:
            choices = [("print", "print it on exit"), ("elsewhere", "save it elsewhere"), *choices]
        else:
            choices = [("print", "print what was answered on exit"), *choices]
        dialog = Choose(f"This note is not saved: {reason}", tuple(choices), "stay")
        match await self.push_screen_wait(dialog):
            case "quit":
                self.exit(None, ExitCode.CANCELLED)
            case "print":
                self.finish(print_it=True)
            case "elsewhere":
                self.go("export", "path")

    def _quit(self) -> None:
        if self.exports.exported_to:
            self.finish(print_it=self.exports.prints)
        else:
            self.exit(None, ExitCode.CANCELLED)

    def finish(self, *, print_it: bool) -> None:
        """End the wizard with the note as it is, or with what was answered so far."""
        session = self.session
        text = (
            self.exports.text_to_print()
            if session.is_complete
            else to_toml(session.open_note.draft)
        )
        messages = (*self.exports.messages, session.remember_profile())
        self.exit(WizardResult(text, print_it, tuple(filter(None, messages))), ExitCode.SUCCESS)

    async def action_quit(self) -> None:
        """Quit at once; an interrupt from outside comes here."""
        self.exit(None, ExitCode.CANCELLED)

    def exit_with(self, status: int) -> None:
        """Quit with an exit status; may be called from a signal handler."""
        if self._event_loop is not None:
            self._event_loop.call_soon_threadsafe(self.exit, None, status)
