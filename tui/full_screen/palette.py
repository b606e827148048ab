"""What is offered on every step: the commands of the palette, the help, the writer's details."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand

from screens.dialogs.help import Help
from screens.dialogs.profile import ProfileDialog
from screens.steps import Step
from templates.letter.situation import resolve
from templates.questions.questions import STEPS, why_skipped
from tui.system import profile

if TYPE_CHECKING:
    from tui.full_screen.app import BridgeApp


def commands(app: "BridgeApp") -> Iterator[SystemCommand]:
    """Offer every step that is asked, the notes, and every command of the app."""
    for step in STEPS:
        if why_skipped(step.id, resolve(app.answers, app.wording)) is None:
            yield SystemCommand(f"Go to {step.title}", step.heading, partial(app.go, step.id))
    yield SystemCommand("Notes", "Every note begun and sent before", app.notes.show)
    yield SystemCommand("Your details", "What stands under your notes", app.action_details)
    yield SystemCommand("Undo", "Take the last change back", app.action_undo)
    yield SystemCommand("Redo", "Make it again", app.action_redo)
    if not app.no_color:
        yield SystemCommand("Colours", "Other colours; remembered", app.action_change_theme)
    yield SystemCommand("Help", "Show every key that works here", app.action_help)
    yield SystemCommand("Leave", "Leave bridge-tui", app.action_leave)


def show_help(app: "BridgeApp") -> None:
    """Show every key that works here."""
    step = app.screen
    asked = step.asked if isinstance(step, Step) else ()
    heading = (s.heading for s in STEPS if isinstance(step, Step) and s.id == step.step_id)
    title = next(heading, "Your notes")
    app.push_screen(Help(title, list(step.active_bindings.values()), asked))


def show_details(app: "BridgeApp") -> None:
    """Let the writer change their own details."""
    app.push_screen(ProfileDialog(app.answers), partial(_take_details, app))


def keep_details(app: "BridgeApp", details: dict[str, str]) -> str:
    """Keep the writer's own details, and return a sentence on why not for next time, or ""."""
    for field, value in details.items():
        app.take_answer("people", field, value)
    return profile.try_to_remember(app.config, app.answers)


def _take_details(app: "BridgeApp", details: dict[str, str] | None) -> None:
    if details:
        told = keep_details(app, details)
        if isinstance(app.screen, Step):
            app.go(app.screen.step_id, told or "Your details are remembered.")
