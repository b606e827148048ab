"""The wizard in lines: it asks the questions of each step in turn."""

from collections.abc import Callable
from queue import SimpleQueue

from templates.letter.linkedin import connection_note
from templates.letter.note import without_marks
from templates.questions.navigation import active_steps
from templates.questions.questions import QUESTIONS, Question, questions_for_step, step_of
from templates.questions.validation import validation_error
from tui.notes import DraftError
from tui.notes.open_note import ChangedOnDisk, save_error_reason
from tui.plain.prompts import Back, GoTo, Prompter, Quit
from tui.plain.questions import ask_question, offer_corrections
from tui.session import Session

HELP = (
    "b goes back to the question before.",
    "p reads the note as it stands.",
    "u takes the last change back.",
    "q quits; the note is saved.",
    "? says this.",
    "To answer with one of these letters, type = in front of it.",
)

_CONFLICT_CHOICES = (
    ("mine", "Keep mine, and write over the other."),
    ("theirs", "Take the other, and drop mine."),
    ("both", "Keep both: mine becomes a note of its own."),
)


class PlainWizard:
    """Asks a session's questions, one line at a time.

    `save_errors` receives what happens to the note's file, from another thread.
    """

    def __init__(
        self, session: Session, prompter: Prompter, save_errors: SimpleQueue[Exception | None]
    ) -> None:
        self.session = session
        self.prompter = prompter
        self._save_errors = save_errors
        prompter.commands = {
            "b": self._go_back,
            "p": self.read_note,
            "u": self._undo,
            "?": self._help,
            "q": self._quit,
        }
        prompter.before_prompt = self._report_save_errors

    # --- commands

    def _go_back(self) -> None:
        raise Back

    def _quit(self) -> None:
        raise Quit

    def _help(self) -> None:
        self.prompter.say(*HELP)

    def _undo(self) -> None:
        position = self.session.undo()
        if position is None:
            self.prompter.say("There is nothing to take back.")
            return
        self.prompter.say("The last change is taken back.")
        raise GoTo(position.step, position.field)

    def read_note(self) -> None:
        """Read the note out, a paragraph a line."""
        note = self.session.note
        self.prompter.say(f"Subject: {without_marks(note.subject)}")
        letter = without_marks(note.edited or note.composed_letter())
        self.prompter.say(*filter(None, letter.split("\n")))
        if not note.edited:
            self.prompter.say(f"That is {note.word_count} words.")

    # --- a note that cannot be saved

    def _report_save_errors(self) -> None:
        while not self._save_errors.empty():
            error = self._save_errors.get()
            if isinstance(error, ChangedOnDisk):
                self._resolve_conflict(error)
            elif error is not None:
                reason = save_error_reason(error)
                self.prompter.say(f"The note is not saved: {reason} It is kept in memory.")

    def _resolve_conflict(self, conflict: ChangedOnDisk) -> None:
        note = self.session.open_note
        self.prompter.say(str(conflict))
        match self.prompter.choose(_CONFLICT_CHOICES, None):
            case "mine":
                note.keep_mine()
            case "both":
                note.keep_both()
            case _:
                try:
                    note.take_theirs()
                except DraftError as error:
                    self.prompter.say(str(error))
                    self._resolve_conflict(conflict)
                else:
                    step = self.session.step
                    self.session.resume(step)
                    raise GoTo(step)

    # --- from step to step

    def run(self, step: str, finish: Callable[[str], None]) -> None:
        """Ask the questions from a step on; `finish` carries out the steps that ask nothing.

        Raises Quit when the writer quits.
        """
        field, from_end = "", False
        self.session.go(step)
        while True:
            try:
                self._run_step(field, finish, from_end=from_end)
                self.session.open_note.save_soon()
                position = self.session.next()
                if position is None:
                    return
                self.prompter.say(*position.notices)
                field, from_end = "", False
            except Back:
                from_end = self.session.back() is not None
                field = ""
                if not from_end:
                    self.prompter.say("This is the first question.")
            except GoTo as target:
                self.session.go(target.step)
                field, from_end = target.field, False

    def _run_step(self, field: str, finish: Callable[[str], None], *, from_end: bool) -> None:
        step = step_of(self.session.step)
        steps = active_steps(self.session.situation)
        self.prompter.say(f"Step {steps.index(step) + 1} of {len(steps)}. {step.heading}")
        asked = self._asked
        if not asked:
            finish(step.id)
            return
        first = asked[-1] if from_end else asked[0]
        self._ask_from(next((q for q in asked if q.field == field), first))

    @property
    def _asked(self) -> tuple[Question, ...]:
        return questions_for_step(self.session.step, self.session.situation)

    def _ask_from(self, question: Question) -> None:
        while True:
            try:
                self._ask(question)
                following = self._neighbour(question, 1)
                if following is None:
                    return
                question = following
            except Back:
                previous = self._neighbour(question, -1)
                if previous is None:
                    raise
                question = previous

    def _neighbour(self, question: Question, by: int) -> Question | None:
        """Return the next or the previous question of those that are asked now."""
        index = QUESTIONS.index(question)
        others = [q for q in self._asked if (QUESTIONS.index(q) - index) * by > 0]
        return (others[0] if by > 0 else others[-1]) if others else None

    def _ask(self, question: Question) -> None:
        """Ask a question until its answer is valid; a required one may be left for later."""
        session = self.session
        if question.field == "linkedin":
            self._read_connection_note()
        warned = False
        is_only_question = len(self._asked) == 1
        while True:
            before = getattr(session.answers, question.field)
            answer = ask_question(
                self.prompter, question, session.situation, is_only_question=is_only_question
            )
            session.answer(question.field, answer)
            if getattr(session.answers, question.field) != before:
                # The answer is saved by now: whatever the offers lead to, it is not lost.
                corrected = offer_corrections(self.prompter, question, session.situation)
                session.answer(question.field, corrected)
            error = validation_error(question, session.answers)
            missing = not getattr(session.answers, question.field)
            if error is None or (missing and warned):
                return
            later = " Enter again leaves it for later." if missing else ""
            self.prompter.say(f"{error}{later}")
            warned = True

    def _read_connection_note(self) -> None:
        session = self.session
        note = connection_note(session.answers, session.wording, premium=session.premium)
        if note is not None and session.complete:
            self.prompter.say(f"If you ask, this goes with it: {note.text}")
            self.prompter.say(f"That is {note.length} of {note.limit} characters.")
