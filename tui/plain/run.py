"""A session in lines, from the first question to what is printed at the end."""

import sys
from datetime import date

from templates.phrasebook.wording import Wording
from templates.questions.questions import STEPS
from tui.notes import NotesFolder, Status
from tui.notes.open_note import ChangedOnDisk, save_error_reason
from tui.plain.export import PlainExport
from tui.plain.notes import PlainNotes
from tui.plain.prompts import Left, Prompter
from tui.plain.review import PlainReview
from tui.plain.wizard import PlainWizard
from tui.system.capabilities import Capabilities
from tui.system.exit_codes import ExitCode
from tui.system.paths import config_file, data_folder
from tui.system.settings import trouble_with
from tui.system.signals import EndedBySignal

_WELCOME = "b goes back, ? helps, p reads the note, q keeps it and leaves."


def open_plain(wording: Wording, first: str, capabilities: Capabilities, *, premium: bool) -> int:
    """Run the wizard in lines and return the exit status; `first` is what it begins with."""
    sys.stdin.reconfigure(errors="replace")  # type: ignore[union-attr]
    talk = Prompter(sys.stdin, sys.stderr)
    wizard = PlainWizard(
        talk,
        wording,
        capabilities=capabilities,
        config=config_file(),
        notes=NotesFolder(data_folder(), wording),
        today=date.today(),
        premium=premium,
    )
    ways = PlainExport(wizard)
    with EndedBySignal(wizard.keeping.save_now, _leave) as signals:
        done = _walked(wizard, ways, first)
        saved = _is_saved(wizard)
        wizard.keeping.close()
    signals.die_if_caught()
    if not saved and not done:
        _read_what_is_not_saved(wizard)
    elif not done and (hint := wizard.keeping.resume_hint):
        talk.say(hint)
    return ExitCode.DONE if done else ExitCode.CANCELLED


def _leave(status: int) -> None:
    raise Left


def _walked(wizard: PlainWizard, ways: PlainExport, first: str) -> bool:
    """Walk from the first thing said to the last, and say whether the note has left."""
    notes, review = PlainNotes(wizard), PlainReview(wizard)
    wizard.talk.say(_WELCOME, *filter(None, [trouble_with(wizard.config)]))

    def closing(step_id: str) -> None:
        if step_id == "review":
            review.run()
        else:
            if wizard.keeping.draft.status is Status.DRAFT:
                wizard.keeping.set_status(Status.READY)
            ways.run()

    try:
        wizard.keeping.notes.purge()
        if first in ("", "notes"):
            listed = wizard.keeping.notes.any()
        else:
            listed = first != "new" and not notes.open(first)
        if listed:
            notes.choose()
        wizard.walk(_first_step(wizard), closing)
    except Left:
        return ways.done
    return True


def _first_step(wizard: PlainWizard) -> str:
    if wizard.answers.outcome is None:
        return STEPS[0].id
    return "people" if wizard.note.missing else "review"


def _is_saved(wizard: PlainWizard) -> bool:
    if wizard.keeping.flush():
        return True
    if isinstance(wizard.reason(), ChangedOnDisk):
        wizard.keeping.keep_both()
        wizard.talk.say("Someone else has changed the file: yours is a note of its own now.")
    return wizard.keeping.flush()


def _read_what_is_not_saved(wizard: PlainWizard) -> None:
    error = wizard.reason()
    reason = save_error_reason(error) if error else "the disk is slow."
    wizard.talk.say(f"The note is not saved: {reason} This is it:")
    wizard.read()
