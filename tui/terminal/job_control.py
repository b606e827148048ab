"""Release the terminal on SIGTSTP, and recover it after any stop, when `fg` sends SIGCONT."""

import os
import signal
from types import FrameType
from typing import TYPE_CHECKING, Any

from tui.terminal.keyboard import KeyboardDriver

# For annotations only, as in `keyboard`.
if TYPE_CHECKING:
    from textual.app import App


class JobControlDriver(KeyboardDriver):
    """The layer of the driver that gives the terminal back on a stop, and recovers it afterwards.

    Textual's own driver does not redraw. After a SIGSTOP, which no program can handle, it starts a
    second input thread besides the first, and each gets half of the keys.
    """

    def __init__(self, app: "App[Any]", **options: Any) -> None:
        super().__init__(app, **options)
        self._has_terminal = False
        """Whether the app has the terminal, not the shell or an editor."""
        self._has_yielded_terminal = False
        """Whether the terminal was given back on a SIGTSTP, and has to be taken over again."""
        signal.signal(signal.SIGTSTP, self._handle_stop)
        signal.signal(signal.SIGCONT, self._handle_continue)

    def start_application_mode(self) -> None:
        """Take over the terminal."""
        self._has_terminal = True
        super().start_application_mode()  # type: ignore[no-untyped-call]

    def stop_application_mode(self) -> None:
        """Give the terminal back."""
        super().stop_application_mode()
        self._has_terminal = False

    def _handle_stop(self, signum: int, frame: FrameType | None) -> None:
        if self._has_terminal:
            # The handler may have interrupted a write to the terminal.
            self._event_loop.call_soon_threadsafe(self._stop)
        else:
            # Another program has the terminal, and the event loop waits for that program.
            _stop_process()

    def _handle_continue(self, signum: int, frame: FrameType | None) -> None:
        # Without the terminal, either `_stop` continues, or another program has it.
        if self._has_terminal:
            self._event_loop.call_soon_threadsafe(self._continue)

    def _stop(self) -> None:
        """Give the terminal back, and stop the process; later, take the terminal over again."""
        if self._has_terminal:
            self.suspend_application_mode()
            self._has_yielded_terminal = True
        _stop_process()
        self._continue()

    def _continue(self) -> None:
        """In the foreground, take the terminal over again and draw the screen; else stop again."""
        while _is_in_background(self.fileno):
            # `bg` continued the program, which needs the terminal, so stop until `fg`.
            os.kill(os.getpid(), signal.SIGSTOP)
        if self._has_terminal:
            # A SIGSTOP came without notice, and the shell has used the terminal since.
            self.suspend_without_discarding_input()
        elif not self._has_yielded_terminal:
            return
        self._has_yielded_terminal = False
        self.resume_application_mode()
        self.refresh_screen()

    def refresh_screen(self) -> None:
        """Draw the active screen again."""
        if self.app.screen_stack:
            self.app.screen.refresh()


def _stop_process() -> None:
    """Stop the process with SIGTSTP.

    In an orphaned process group, which no shell could continue, the kernel ignores SIGTSTP, and the
    program runs on.
    """
    handler = signal.signal(signal.SIGTSTP, signal.SIG_DFL)
    signal.raise_signal(signal.SIGTSTP)
    signal.signal(signal.SIGTSTP, handler)


def _is_in_background(terminal: int) -> bool:
    try:
        return os.tcgetpgrp(terminal) != os.getpgrp()
    except OSError:
        # There is no job control on this terminal.
        return False
