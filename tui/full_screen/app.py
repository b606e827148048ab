"""The full-screen app: it shows the steps of the session, opens dialogs over them, and quits."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen
from textual.scrollbar import ScrollBar

from screens.dialogs.confirm import ChoiceDialog
from screens.steps.base import Direction, Step
from screens.steps.outcome import OutcomeStep
from screens.textual_private import (
    CrashRecordingApp,
    prepare_for_switch,
    write_to_terminal,
)
from screens.widgets.footer import HELP_BINDING, QUIT_BINDING
from screens.widgets.proofreading import ProofreadingRequested, WordAccepted
from screens.widgets.thin_scrollbar import ThinScrollBarRender
from templates.questions.questions import STEPS, Question, find_step, skip_reason
from tui.full_screen.quit import QuitController, WizardResult
from tui.full_screen.themed_app import ThemedApp
from tui.notes import DraftError
from tui.notes.open_note import ChangedOnDisk, save_error_reason
from tui.session import Position, Session
from tui.system.exit_statuses import ExitStatus
from tui.system.settings import read_settings
from tui.system.signals import wake_on_signals
from tui.system.startup import resume_garbage_collection
from tui.terminal.driver import DiffDriver
from tui.terminal.environment import ANSI_THEME

# For annotations only: with these modules, the first screen would take a tenth longer to appear.
# The properties that return these types import them when they are first needed.
if TYPE_CHECKING:
    from templates.mail import MailReading
    from tui.full_screen.command_palette import WizardCommands
    from tui.full_screen.export import ExportController
    from tui.full_screen.notes import SessionNotesScreen
    from tui.full_screen.proofreading import ProofreadingController

NOTES, NEW = "notes", "new"
"""Values of `start_at` besides a note's id: start at the list of notes, or with a new note."""

STARTUP_SECONDS = 1.0
"""Seconds until garbage collection resumes; by then the first screen is painted."""

_CLEAR_TERMINAL = "\x1b[H\x1b[2J"
"""The sequence that moves the cursor to the top left, and clears the screen."""

_COMMON_EXPORTS = (
    ("Copy the letter", "Onto the clipboard, to paste it into your mail", "copy"),
    ("Save a text file", "In this folder, under the name that Export shows", "text"),
    ("Mark as sent", "Sends nothing; marks the note as sent", "sent"),
)
"""The title, the help text and the destination of each export that the palette lists first."""


def _wizard_commands() -> "type[WizardCommands]":
    """Return the provider of commands; Textual calls this when the palette is opened."""
    from tui.full_screen.command_palette import WizardCommands

    return WizardCommands


class BridgeApp(ThemedApp[WizardResult], CrashRecordingApp[WizardResult]):
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
        Binding("ctrl+y", "redo", "Redo", show=False, tooltip="Redo the change"),
    ]

    save_error: var[str] = var("")
    """A sentence that says why the note cannot be saved, or ""; the screens show it."""

    @dataclass
    class SaveResultChanged(Message):
        """A save failed with `error`, or succeeded after a failure (None)."""

        error: Exception | None

    def __init__(
        self,
        session: Session,
        *,
        export_folder: Path,
        start_at: str = "",
        mail: "MailReading | None" = None,
        is_piped: bool = False,
        dictionary: Path | None = None,
        theme: str = ANSI_THEME,
    ) -> None:
        """Create the wizard.

        Exported files are saved in `export_folder`. `start_at` is a note's id, `NOTES`, `NEW`, or
        "" for the list of notes if there are any. `mail` answers some questions of a new note.
        `is_piped` is whether standard output is a pipe or a file, which gets the note on exit.
        `dictionary` is the file with words that the writer has accepted; without it, texts are not
        proofread. `theme` is the name of a theme, or `BRIDGE`.
        """
        super().__init__(session, driver_class=DiffDriver)
        session.open_note.on_save_error = self._report_save_error
        ScrollBar.renderer = ThinScrollBarRender
        self.use_theme(theme)
        self.animation_level = "none"
        self.first_position = self.session.fill_from_mail(mail) if mail else Position(STEPS[0].id)
        """Where a new note begins."""
        self.session.subscribe(self._show_note)
        self._is_piped = is_piped
        self._export_folder = export_folder
        self._event_loop: asyncio.AbstractEventLoop | None = None
        self._start_at = start_at or (NOTES if session.open_note.notes_folder.has_notes() else NEW)
        self._dictionary = dictionary
        self._step_before_notes = ""
        """The id of the step from which the list of notes was opened, or ""."""

    # --- screens

    @property
    def notes_screen(self) -> "SessionNotesScreen":
        """The list of notes, made and installed when it is first needed."""
        from tui.full_screen.notes import SessionNotesScreen

        if not self.is_screen_installed(NOTES):
            self.install_screen(SessionNotesScreen(self.session), NOTES)
        return self.get_screen(NOTES, SessionNotesScreen)

    @cached_property
    def export_controller(self) -> "ExportController":
        """The controller that exports the note, made when it is first needed."""
        from tui.full_screen.export import ExportController

        return ExportController(
            self,
            self.session,
            self._export_folder,
            is_piped=self._is_piped,
            write_to_terminal=partial(write_to_terminal, self),
            quit_app=self._quit_after_export,
        )

    @cached_property
    def proofreading_controller(self) -> "ProofreadingController | None":
        """The controller that proofreads, made when first needed; None without a dictionary."""
        if self._dictionary is None:
            return None
        from tui.full_screen.proofreading import ProofreadingController

        return ProofreadingController(self, self.session, self._dictionary)

    def make_step(self, step_id: str) -> Step:
        """Return a new step; the export step is connected to the export controller."""
        step = super().make_step(step_id)
        if step_id == "export":
            self.export_controller.connect(step)
        return step

    def get_default_screen(self) -> Screen[None]:
        """Return the first screen of the wizard, in place of Textual's empty one."""
        warnings = read_settings(self.session.config_file).warnings
        screen: Screen[None]
        if self._start_at == NEW:
            step_id, field, notices = self.first_position
            screen = self.step(step_id)
            screen.set_notice_and_focus(" ".join((*warnings, *notices)), field)
        else:
            screen = self.notes_screen
            screen.pending_message = " ".join(warnings)
        prepare_for_switch(screen, self)
        return screen

    async def run_async(self, **options: Any) -> WizardResult | None:
        """Run the app until it quits; signals are handled at once."""
        with wake_on_signals(asyncio.get_running_loop()):
            return await super().run_async(**options)

    def on_load(self) -> None:
        """Store the event loop, which `exit_with` needs in a signal handler."""
        self._event_loop = asyncio.get_running_loop()

    def on_mount(self) -> None:
        """Purge the trash, and open the note to start at."""
        self.set_timer(STARTUP_SECONDS, resume_garbage_collection)
        # The steps are prepared only after the first paint, which preparing would delay.
        self.call_after_refresh(self.prepare_steps)
        self.session.open_note.notes_folder.purge()
        if self._start_at not in (NEW, NOTES):
            self._open_start_note()

    @work
    async def _open_start_note(self) -> None:
        try:
            await self.notes_screen.open(self._start_at)
        except DraftError as error:
            # The message is set after the list is shown, because showing the list clears it.
            self.call_after_refresh(self.notes_screen.list_notes, f"! {error}")

    def _show_note(self) -> None:
        if isinstance(self.screen, Step):
            self.screen.show_note()

    @on(Step.GoTo)
    def _go_to(self, event: Step.GoTo) -> None:
        match event.target:
            case Direction.NEXT:
                position = self._next_position()
            case Direction.BACK:
                position = self.session.back()
                if position is None:
                    self._leave_first_step()
            case step_id:
                position = self.session.go(step_id, event.field)
        if position is not None:
            self.show(position)

    def _next_position(self) -> Position | None:
        """Go on in the session, and remember the writer's details after the People step."""
        leaves_people_step = self.session.step == "people"
        position = self.session.next(remember_details=False)
        if leaves_people_step and position is not None:
            # The details are saved only after the paint, which a slow disk would delay.
            self.call_after_paint(partial(self._remember_details, position.notices))
        return position

    @work(thread=True)
    def _remember_details(self, notices: tuple[str, ...]) -> None:
        """Remember the writer's details; runs in a thread, since a disk may be slow.

        If that fails, the step that is shown says why, before its own `notices`.
        """
        if warning := self.session.remember_details():
            self.call_from_thread(self._show_notice, " ".join((warning, *notices)))

    def _show_notice(self, notice: str) -> None:
        if isinstance(self.screen, Step):
            self.screen.set_notice(notice)
            self.screen.update_hint()

    def _leave_first_step(self) -> None:
        if self.session.open_note.notes_folder.has_notes():
            self._open_notes_list("")
        else:
            self.action_request_quit()

    # --- the list of notes

    def show_notes(self) -> None:
        """Show the list of notes; going back leads to the step that is shown now."""
        self._open_notes_list(self.session.step if isinstance(self.screen, Step) else "")

    @work
    async def _open_notes_list(self, step_before: str) -> None:
        """Show the list of notes; going back leads to `step_before`, or quits if that is ""."""
        # The list shows the notes as they are on disk.
        await asyncio.to_thread(self.session.open_note.flush)
        self._step_before_notes = step_before
        self._switch(self.notes_screen)

    # Textual finds these two handlers by name: `@on` would need a class that is loaded later.

    def on_session_notes_screen_opened(self, event: "SessionNotesScreen.Opened") -> None:
        """Show the step at which the opened note continues."""
        self.show(event.position)

    def on_session_notes_screen_closed(self) -> None:
        """Go back to where the list was opened from, or quit."""
        note = self.session.open_note
        if self._step_before_notes and note.notes_folder.path(note.draft.id).exists():
            self.go(self._step_before_notes)
        else:
            self.action_request_quit()

    # --- the employer's mail

    @on(OutcomeStep.MailRequested)
    def _mail_requested(self, event: OutcomeStep.MailRequested) -> None:
        self.fill_from_mail(event.text)

    @work
    async def fill_from_mail(self, text: str = "") -> None:
        """Ask for the employer's mail, and fill in answers; `text` is what was pasted already."""
        # Imported here: few notes need the mail reader.
        from tui.full_screen.their_mail import fill_from_mail

        position = await fill_from_mail(self, self.session, text)
        if position is not None:
            self.show(position)

    # --- undo, help, palette, the writer's details

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable the palette, help, undo and redo over a dialog, which must be answered first.

        In the list of notes, there is nothing to undo or redo.
        """
        if action in ("command_palette", "help"):
            return isinstance(self.screen, Step) or self.screen.id == NOTES
        if action in ("undo", "redo"):
            return isinstance(self.screen, Step)
        return super().check_action(action, parameters)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield the commands of the palette: exports, the screen's keys, the steps, and the rest.

        The keys are listed because a terminal in a web browser does not get some of them, such as
        Ctrl+N and Ctrl+T.
        """
        # Imported here, as the dialogs are: the first screen does not need them.
        from tui.full_screen.command_palette import key_commands

        if isinstance(screen, Step):
            offered_ids = {destination.id for destination in self.export_controller.destinations}
            for title, help_text, destination_id in _COMMON_EXPORTS:
                if destination_id in offered_ids:
                    yield SystemCommand(title, help_text, partial(self._export, destination_id))
        yield from key_commands(self, screen)
        for step in STEPS:
            if skip_reason(step.id, self.session.situation) is None:
                yield SystemCommand(f"Go to {step.title}", step.heading, partial(self.go, step.id))
        if not isinstance(screen, OutcomeStep):
            # The outcome step has a key for their mail, and keys are already listed.
            yield SystemCommand(
                "Their mail", "Fill in answers from their mail", self.fill_from_mail
            )
        yield SystemCommand("Notes", "All notes that you have begun or sent", self.show_notes)
        yield SystemCommand("Your details", "The lines under your notes", self.action_details)
        yield SystemCommand("Undo", "Undo the last change", self.action_undo)
        yield SystemCommand("Redo", "Redo the change", self.action_redo)
        if not self.no_color:
            yield SystemCommand(
                "Colours", "Choose other colours, also for next time", self.action_change_theme
            )
        yield SystemCommand("Help", "Show every key that works here", self.action_help)
        yield SystemCommand("Quit", "Quit bridge-tui", self.action_request_quit)

    def action_command_palette(self) -> None:
        """Open the palette."""
        from tui.full_screen.command_palette import WizardPalette

        if not isinstance(self.screen, WizardPalette):
            self.push_screen(WizardPalette(id="--command-palette"))

    def _export(self, destination_id: str) -> None:
        self.go("export")
        self.export_controller.choose_destination(destination_id)

    def action_help_quit(self) -> None:
        """Copy the letter on the last two steps; on the others, say how to quit.

        Textual binds this action to Ctrl+C, which quits in some programs, and copies in others.
        """
        if isinstance(self.screen, Step) and self.screen.step_id in ("review", "export"):
            self._export("copy")
        else:
            self.show_hint("Ctrl+Q quits; your note is saved.")

    def action_undo(self) -> None:
        """Undo the last change."""
        self._show_change(self.session.undo(), "There is nothing to undo.")

    def action_redo(self) -> None:
        """Redo the last undone change."""
        self._show_change(self.session.redo(), "There is nothing to redo.")

    def _show_change(self, position: Position | None, message_if_none: str) -> None:
        if position is None:
            self.show_hint(message_if_none)
        else:
            self.show(position)

    def action_help(self) -> None:
        """Open the help, which lists the keys of the current screen."""
        from textual.widgets import OptionList

        from screens.dialogs.help import HelpDialog
        from screens.widgets.choice_fields import ChoiceRow

        screen = self.screen
        title = "Your notes"
        questions: tuple[Question, ...] = ()
        other_keys = {}
        if len(screen.focus_chain) > 1:
            other_keys["Move from field to field"] = "Tab"
        if isinstance(screen, Step):
            title, questions = find_step(screen.step_id).heading, screen.asked_questions
            if len(screen.focus_order) > 1:
                other_keys["Move from field to field"] = "↑↓ Tab"
            if isinstance(self.focused, (OptionList, ChoiceRow)):
                other_keys["Go to an option by its number or letter"] = "1–9 0 a–z"
        bindings = list(screen.active_bindings.values())
        self.push_screen(HelpDialog(title, bindings, other_keys, questions))

    @work
    async def action_details(self) -> None:
        """Open the dialog for the writer's own details."""
        from tui.full_screen.details import change_details

        warning = await change_details(self, self.session)
        if isinstance(self.screen, Step):
            self.go(self.screen.step_id, notice=warning or "Your details are remembered.")

    def action_redraw(self) -> None:
        """Draw the whole screen again, over the output of any other program."""
        write_to_terminal(self, _CLEAR_TERMINAL)
        self.refresh(layout=True, repaint=True)
        self.screen.refresh()

    @on(ProofreadingRequested)
    def _proofread(self, event: ProofreadingRequested) -> None:
        if self.proofreading_controller and (hint := self.proofreading_controller.start(event)):
            self.show_hint(hint)

    @on(WordAccepted)
    def _accept_word(self, event: WordAccepted) -> None:
        if self.proofreading_controller:
            self.show_hint(self.proofreading_controller.accept(event.word))

    # --- a note that cannot be saved

    def _report_save_error(self, error: Exception | None) -> None:
        self.post_message(self.SaveResultChanged(error))

    @on(SaveResultChanged)
    def _show_save_result(self, event: SaveResultChanged) -> None:
        if event.error is None:
            self.save_error = ""
            return
        reason = save_error_reason(event.error)
        if isinstance(event.error, ChangedOnDisk):
            # A dialog that opened by itself would catch the keys of someone who is typing.
            reason += " Ctrl+Q asks which version to keep."
        self.save_error = f"! Not saved: {reason} Your changes are still in memory."

    # --- quitting

    @cached_property
    def quit_controller(self) -> QuitController:
        """The controller that quits the app, made when it is first needed."""
        return QuitController(self, self.export_controller)

    def _quit_after_export(self) -> None:
        if self.export_controller.prints_on_exit:
            self.quit_controller.quit_with_note(prints_text=True)
        else:
            self.action_request_quit()

    @work(exclusive=True, group="quit")
    async def action_request_quit(self) -> None:
        """Quit; if the note could not be saved, the writer is asked first."""
        # If a dialog with several options is open, the writer is being asked already.
        if not isinstance(self.screen, ChoiceDialog):
            await self.quit_controller.quit()

    async def action_quit(self) -> None:
        """Quit at once: Textual calls this when the process is interrupted."""
        self.exit(None, ExitStatus.CANCELLED)

    def exit_with(self, status: int) -> None:
        """Quit with an exit status; may be called from a signal handler."""
        if self._event_loop is not None:
            self._event_loop.call_soon_threadsafe(self.exit, None, status)
