"""Leaving the wizard: at once where all is kept, and with a question where something is not."""

from typing import TYPE_CHECKING, NamedTuple

from templates import Note, compose
from templates.letter.composer import seed_for
from tui.notes.draft import to_toml
from tui.system import profile
from tui.system.exit_codes import ExitCode

if TYPE_CHECKING:
    from tui.full_screen.app import BridgeApp


class WizardResult(NamedTuple):
    """How the wizard was left: the note as text, whether it is printed, and what to say."""

    text: str
    print_it: bool
    told: tuple[str, ...]


class QuitController:
    """The ways to leave, from wherever the writer is."""

    def __init__(self, app: "BridgeApp") -> None:
        self._app = app

    def leave(self) -> None:
        """Leave, asking first only if the note could not be saved."""
        from screens.dialogs.confirm import Choose

        keeping = self._app.keeping
        if isinstance(self._app.screen, Choose):
            return
        if keeping.flush() or self._has_left:
            self._go()
            return
        if self._app.trouble.to_decide:
            self._app.trouble.decide()
            return
        question = f"This note is not saved: {self._app.trouble.why or 'the disk is slow.'}"
        ways = [("leave", "leave without it"), ("stay", "stay here")]
        if not self._note().missing:
            ways = [("print", "print it on leaving"), ("elsewhere", "save it elsewhere"), *ways]
        else:
            ways = [("print", "print what was answered on leaving"), *ways]
        self._app.push_screen(Choose(question, tuple(ways), "stay"), self._answered)

    def _answered(self, way: str | None) -> None:
        match way:
            case "leave":
                self._app.exit(None, ExitCode.CANCELLED)
            case "print":
                self._go(print_it=True)
            case "elsewhere":
                self._app.go("export", field="path")

    def _note(self) -> Note:
        answers = self._app.answers
        return compose(answers, self._app.wording, seed_for(answers))

    @property
    def _has_left(self) -> bool:
        """Whether the very note that stands has gone somewhere."""
        return self._app.ways_out.left_with == self._app.answers

    def _go(self, *, print_it: bool = False) -> None:
        app = self._app
        if self._has_left or print_it:
            self.finish(print_it=print_it or app.prints)
        else:
            app.exit(None, ExitCode.CANCELLED)

    def finish(self, *, print_it: bool) -> None:
        """End the wizard with the note as it stands, or what was answered so far."""
        note = self._note()
        text = to_toml(self._app.keeping.draft) if note.missing else self._app.ways_out.printed()
        trouble = profile.try_to_remember(self._app.config, self._app.answers)
        told = tuple(filter(None, (*self._app.ways_out.told, trouble)))
        self._app.exit(WizardResult(text, print_it, told), ExitCode.DONE)
