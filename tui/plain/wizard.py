"""The wizard in plain mode: it asks the questions of each step, one line at a time."""

from collections.abc import Callable, Mapping
from queue import SimpleQueue

from templates.letter.note import remove_gap_marks
from templates.letter.openings import (
    choose_next_opening,
    framed_move,
    is_surely_sentence,
    sentence_with_answer,
)
from templates.letter.values import alternative_greeting
from templates.questions.navigation import active_steps
from templates.questions.questions import (
    QUESTIONS,
    AnswerKind,
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
    "m fills in answers from the employer's mail.",
    "p prints the note.",
    "u undoes the last change.",
    "q saves the note and quits.",
    "? shows this help.",
    "To enter one of these characters as an answer, type = before it, as in =b.",
)

_INDEX_BY_FIELD = {question.name: index for index, question in enumerate(QUESTIONS)}

_CONFLICT_CHOICES = (
    ("mine", "Keep my version, and overwrite the file."),
    ("theirs", "Use the version on disk, and discard mine."),
    ("both", "Keep both: mine becomes a new note."),
)


class PlainWizard:
    """Asks a session's questions, one line at a time."""

    def __init__(self, session: Session, prompter: Prompter) -> None:
        self.session = session
        self.prompter = prompter
        self._save_errors: SimpleQueue[Exception | None] = SimpleQueue()
        """The save errors that are still to be reported; None when saving works again."""
        session.open_note.on_save_error = self._save_errors.put
        prompter.commands = {
            "b": self._go_back,
            "m": self._read_mail,
            "p": self.print_note,
            "u": self._undo,
            "?": self._say_help,
            "q": self._quit,
        }
        prompter.before_prompt = self._report_save_errors

    # --- commands

    def _go_back(self) -> None:
        raise Back

    def _quit(self) -> None:
        raise Quit

    def _say_help(self) -> None:
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
        self.prompter.say(f"Subject: {remove_gap_marks(note.subject)}")
        letter = remove_gap_marks(note.edited_letter or note.composed_letter())
        self.prompter.say(*filter(None, letter.split("\n")))
        if not note.edited_letter:
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
        self.prompter.say(str(conflict))
        choice = self.prompter.choose(_CONFLICT_CHOICES)
        try:
            self.session.open_note.resolve_conflict(choice)
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

    def run(self, step: str, menus: Mapping[str, Callable[[], None]]) -> None:
        """Ask the questions, starting at a step, until the last step is done.

        `menus` has a function for each step with a menu instead of questions, by the step's id.
        Raises Quit when the writer quits.
        """
        field = ""
        self.session.go(step)
        while True:
            try:
                self._run_step(field, menus)
                self.session.open_note.request_save()
                position = self.session.next()
                if position is None:
                    return
                self.prompter.say(*position.notices)
                field = ""
            except Back:
                field = ""
                if self.session.back() is None:
                    self.prompter.say("This is the first question.")
                elif self._questions:
                    field = self._questions[-1].name
            except GoTo as target:
                self.session.go(target.step)
                field = target.field

    def _run_step(self, field: str, menus: Mapping[str, Callable[[], None]]) -> None:
        """Ask the questions of the current step, or run its menu.

        The first question is that of `field`, if it is one of the step.
        """
        step = find_step(self.session.step)
        steps = active_steps(self.session.situation)
        heading = heading_for(step.id, self.session.situation)
        self.prompter.say(f"Step {steps.index(step) + 1} of {len(steps)}. {heading}")
        questions = self._questions
        if not questions:
            menus[step.id]()
            return
        self._ask_questions_from(next((q for q in questions if q.name == field), questions[0]))

    @property
    def _questions(self) -> tuple[Question, ...]:
        """The questions of the current step that are asked; they depend on the answers."""
        return questions_for_step(self.session.step, self.session.situation)

    def _ask_questions_from(self, question: Question) -> None:
        while True:
            try:
                self._ask(question)
                # The answer may remove the question itself, so its index in the step may be gone.
                index = _INDEX_BY_FIELD[question.name]
                later = [q for q in self._questions if _INDEX_BY_FIELD[q.name] > index]
                if not later:
                    return
                question = later[0]
            except Back:
                index = _INDEX_BY_FIELD[question.name]
                earlier = [q for q in self._questions if _INDEX_BY_FIELD[q.name] < index]
                if not earlier:
                    raise
                question = earlier[-1]

    def _ask(self, question: Question) -> None:
        """Ask a question until its answer is valid; a required answer may be left for later."""
        session = self.session
        if question.name == "linkedin":
            self._say_connection_note()
        has_warned = False
        is_only_question = len(self._questions) == 1
        while True:
            before = getattr(session.answers, question.name)
            answer = ask_question(
                self.prompter,
                question,
                session.situation,
                is_only_question=is_only_question,
                source_in_mail=session.source_in_mail(question.name),
            )
            session.answer(question.name, answer)
            session.confirm(question.name)
            if getattr(session.answers, question.name) != before:
                # The answer is stored already, so that Back or Quit below cannot lose it.
                corrected = offer_corrections(self.prompter, question, session.situation)
                session.answer(question.name, corrected)
                self._show_in_note(question)
            error = validation_error(question, session.answers)
            if question.name == "connection_note":
                error = error or self._connection_note_error
            is_missing = not getattr(session.answers, question.name)
            if error is None or (is_missing and has_warned):
                return
            hint = " Press Enter again to leave it for later." if is_missing else ""
            self.prompter.say(f"{error}{hint}")
            has_warned = True

    def _show_in_note(self, question: Question) -> None:
        """Show how the note uses an answer, and offer another greeting or other openings."""
        session = self.session
        if question.name == "recipient_name" and (name := alternative_greeting(session.situation)):
            alternative = session.preview("greet_as", name).greeting
            self.prompter.say(f"The greeting is “{session.note.greeting}”.")
            if self.prompter.confirm(f"Use “{alternative}” instead?"):
                session.answer("greet_as", name)
        if question.name == "connection_note":
            if not self._connection_note_error:
                self._say_connection_note()
        elif question.kind is AnswerKind.PROSE and not session.note.edited_letter:
            self._offer_openings(question.name)

    def _offer_openings(self, field: str) -> None:
        session = self.session
        while sentence := sentence_with_answer(field, session.situation, session.note):
            self.prompter.say(f"In your note: {sentence}")
            if framed_move(field) is None or is_surely_sentence(field, session.situation):
                return
            typed = self.prompter.ask("Enter to keep it, o for another opening")
            if not typed:
                return
            if typed == "o":
                session.change(choose_next_opening(field, session.situation), "chosen_variants")

    @property
    def _connection_note_error(self) -> str | None:
        note = self.session.connection_note
        return (note and note.error) or None

    def _say_connection_note(self) -> None:
        note = self.session.connection_note
        if note is not None and self.session.is_complete:
            self.prompter.say(
                f"If you ask to connect, this note goes with the request: {note.text}"
            )
            self.prompter.say(f"That is {note.length} of {note.limit} characters.")
            self.prompter.say(*note.hints)
