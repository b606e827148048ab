"""The wizard in plain mode: it asks the questions of each step, one line at a time."""

from collections.abc import Callable
from queue import SimpleQueue

from templates.letter.composer import guessed_greeting
from templates.letter.linkedin import TO_FIRST, connection_note
from templates.letter.note import without_marks
from templates.letter.openings import is_certain, move_of, sentence_with, turn_opening
from templates.questions.navigation import active_steps
from templates.questions.questions import (
    QUESTIONS,
    Kind,
    Question,
    find_step,
    heading_for,
    questions_for_step,
)
from templates.questions.validation import validation_error
from tui.notes import DraftError
from tui.notes.autosave import NotSavedError
from tui.notes.open_note import ChangedOnDisk, save_error_reason
from tui.plain.mail import ask_for_mail
from tui.plain.prompts import Back, GoTo, Prompter, Quit
from tui.plain.questions import ask_question, offer_corrections
from tui.session import Session

HELP = (
    "b goes back to the previous question.",
    "m reads their mail, and answers from it.",
    "p prints the note.",
    "u undoes the last change.",
    "q saves the note and quits.",
    "? shows this help.",
    "To enter one of these letters as an answer, type = before it, as in =b.",
)

_CONFLICT_CHOICES = (
    ("mine", "Keep my version, and overwrite the file."),
    ("theirs", "Use the version on disk, and discard mine."),
    ("both", "Keep both: mine becomes a new note."),
)


class PlainWizard:
    """Asks a session's questions, one line at a time.

    `save_errors` is the queue that the autosave thread puts each save error into, and None when
    everything is saved again.
    """

    def __init__(
        self, session: Session, prompter: Prompter, save_errors: SimpleQueue[Exception | None]
    ) -> None:
        self.session = session
        self.prompter = prompter
        self._save_errors = save_errors
        prompter.commands = {
            "b": self._go_back,
            "m": self._read_mail,
            "p": self.print_note,
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
            self.prompter.say("There is nothing to undo.")
            return
        self.prompter.say("The last change is undone.")
        raise GoTo(position.step, position.field)

    def _read_mail(self) -> None:
        position = ask_for_mail(self.session, self.prompter)
        if position is not None:
            self.prompter.say(*position.notices)
            raise GoTo(position.step)

    def print_note(self) -> None:
        """Print the note, one line for each paragraph."""
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
                self.prompter.say(
                    f"The note is not saved: {reason} Your changes are still in memory."
                )

    def _resolve_conflict(self, conflict: ChangedOnDisk) -> None:
        note = self.session.open_note
        self.prompter.say(str(conflict))
        choice = self.prompter.choose(_CONFLICT_CHOICES, None)
        try:
            match choice:
                case "mine":
                    note.keep_mine()
                case "both":
                    note.keep_both()
                case _:
                    note.take_theirs()
        except DraftError as error:
            self.prompter.say(str(error))
            self._resolve_conflict(conflict)
        except NotSavedError as error:
            self.prompter.say(str(error))
        else:
            if choice == "theirs":
                step = self.session.step
                self.session.resume(step)
                raise GoTo(step)

    # --- navigation

    def run(self, step: str, run_menu: Callable[[str], None]) -> None:
        """Ask the questions from a step on; `run_menu` runs a step that only has a menu.

        Raises Quit when the writer quits.
        """
        field, at_last = "", False
        self.session.go(step)
        while True:
            try:
                self._run_step(field, run_menu, at_last_question=at_last)
                self.session.open_note.request_save()
                position = self.session.next()
                if position is None:
                    return
                self.prompter.say(*position.notices)
                field, at_last = "", False
            except Back:
                at_last = self.session.back() is not None
                field = ""
                if not at_last:
                    self.prompter.say("This is the first question.")
            except GoTo as target:
                self.session.go(target.step)
                field, at_last = target.field, False

    def _run_step(
        self, field: str, run_menu: Callable[[str], None], *, at_last_question: bool
    ) -> None:
        step = find_step(self.session.step)
        steps = active_steps(self.session.situation)
        heading = heading_for(step.id, self.session.situation)
        self.prompter.say(f"Step {steps.index(step) + 1} of {len(steps)}. {heading}")
        asked = self._asked
        if not asked:
            run_menu(step.id)
            return
        first = asked[-1] if at_last_question else asked[0]
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
        order = [question.field for question in QUESTIONS]
        index = order.index(question.field)
        others = [q for q in self._asked if (order.index(q.field) - index) * by > 0]
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
                self.prompter,
                question,
                session.situation,
                is_only_question=is_only_question,
                mail_source=session.mail_source(question.field),
            )
            session.answer(question.field, answer)
            session.confirm(question.field)
            if getattr(session.answers, question.field) != before:
                # Already saved, so that Back or Quit in the suggestions below cannot lose it.
                corrected = offer_corrections(self.prompter, question, session.situation)
                session.answer(question.field, corrected)
                self._offer_readings(question)
            error = validation_error(question, session.answers)
            missing = not getattr(session.answers, question.field)
            if error is None or (missing and warned):
                return
            later = " Press Enter again to leave it for later." if missing else ""
            self.prompter.say(f"{error}{later}")
            warned = True

    def _offer_readings(self, question: Question) -> None:
        """Say what becomes of an answer where it can be read in several ways, and offer others."""
        session = self.session
        if question.field == "recipient_name" and (other := guessed_greeting(session.situation)):
            instead = session.preview("greet_as", other).greeting
            self.prompter.say(f"The note greets them “{session.note.greeting}”.")
            if self.prompter.confirm(f"Shall it be “{instead}” instead?"):
                session.answer("greet_as", other)
        if question.kind is Kind.PROSE and not session.note.edited:
            self._offer_openings(question.field)

    def _offer_openings(self, field: str) -> None:
        session = self.session
        while sentence := sentence_with(field, session.note):
            self.prompter.say(f"In your note: {sentence}")
            if move_of(field) is None or is_certain(field, session.situation):
                return
            typed = self.prompter.ask("Enter keeps it, o takes another opening")
            if not typed:
                return
            if typed == "o":
                session.change(turn_opening(field, session.situation), "words")

    def _read_connection_note(self) -> None:
        session = self.session
        note = connection_note(session.answers, session.wording, premium=session.premium)
        if note is not None and session.is_complete:
            self.prompter.say(
                f"If you ask to connect, this note goes with the request: {note.text}"
            )
            self.prompter.say(f"That is {note.length} of {note.limit} characters.")
            if note.to_first:
                self.prompter.say(TO_FIRST)
