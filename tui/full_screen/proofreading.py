"""Proofread texts in the full screen, in a thread, while the writer goes on typing."""

from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App
from textual.worker import get_current_worker

from screens.widgets.proofreading import ProofreadingRequested
from templates import Answers, Note
from templates.etiquette.findings import Finding
from tui.session import Session
from tui.system.proofreader import Proofreader
from tui.system.state import change_state, read_state

NOT_CHECKED = "Spelling is not checked on this machine: read the note once more."
"""The message if the extra `proofread` is not installed."""


class ProofreadingController:
    """Proofreads texts in a thread; if the extra `proofread` is not installed, it says so once.

    `dictionary` is the file with the words that the writer has accepted.
    """

    def __init__(self, app: App[Any], session: Session, dictionary: Path) -> None:
        self._app = app
        self._session = session
        self._proofreader = Proofreader(dictionary, accept_hint="F4 remembers the word.")

    def start(self, request: ProofreadingRequested) -> str:
        """Start to proofread a text, and return a message to show, or "".

        The proofreading of an earlier text is cancelled.
        """
        if not self._proofreader.is_installed:
            return self._not_checked_message()
        session = self._session
        check = partial(self._check, request, session.answers, session.note)
        self._app.run_worker(check, thread=True, exclusive=True, group="proofreading")
        return ""

    def _check(self, request: ProofreadingRequested, answers: Answers, note: Note) -> None:
        worker = get_current_worker()

        def is_outdated() -> bool:
            return worker.is_cancelled

        # Without an opening, the text is a whole letter.
        if request.opening is not None:
            findings = self._proofreader.check(request.text, request.opening, answers, is_outdated)
        else:
            findings = self._proofreader.check_note(request.text, answers, note, is_outdated)
        if not is_outdated():
            self._app.call_from_thread(self._report, request, findings)

    def _report(self, request: ProofreadingRequested, findings: tuple[Finding, ...]) -> None:
        # Meanwhile, a dialog may have been closed, or the program may be quitting.
        if request.widget.is_attached:
            request.on_result(request.text, findings)

    def accept(self, word: str) -> str:
        """Add a word to the writer's dictionary, and return a message to show."""
        try:
            self._proofreader.accept(word)
        except OSError as error:
            return f"The word was not remembered: {error.strerror}."
        return f"“{word}” is remembered."

    def _not_checked_message(self) -> str:
        """Return the message that spelling is not checked, or "" if it has been shown before.

        If that cannot be remembered, return the error.
        """
        state_file = self._session.open_note.notes_folder.state_file
        if read_state(state_file).proofreading_explained:
            return ""
        return change_state(state_file, proofreading_explained=True) or NOT_CHECKED
