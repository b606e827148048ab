"""The wizard in lines: the same questions in the same order, with the same answers kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from queue import SimpleQueue

from templates import Answers, Note, compose
from templates.answers import Answer
from templates.letter.composer import seed_for
from templates.letter.linkedin import connection_note
from templates.letter.note import without_marks
from templates.letter.situation import resolve
from templates.phrasebook.wording import Wording
from templates.questions.navigation import active_steps, next_step, previous_step
from templates.questions.questions import QUESTIONS, STEPS, Question, Step, asked_in
from templates.questions.validation import validation_error
from tui.notes import DraftError, NotesFolder
from tui.notes.open_note import ChangedOnDisk, OpenNote, save_error_reason
from tui.notes.undo import Change, History
from tui.plain.prompts import Back, Jump, Left, Prompter
from tui.plain.questions import ask, improved
from tui.system import profile
from tui.system.capabilities import Capabilities

HELP = (
    "b goes back to the question before.",
    "p reads the note as it stands.",
    "u takes the last change back.",
    "q keeps the note and leaves.",
    "? says this.",
    "To answer with one of these letters, type = in front of it.",
)


_STATES = (
    ("mine", "Keep mine, and write over the other."),
    ("theirs", "Take the other, and drop mine."),
    ("both", "Keep both: mine becomes a note of its own."),
)


class PlainWizard:
    """Owns the answers and walks the questions, as the full screen does."""

    def __init__(
        self,
        talk: Prompter,
        wording: Wording,
        *,
        capabilities: Capabilities,
        config: Path,
        notes: NotesFolder,
        today: date,
        premium: bool = False,
    ) -> None:
        self.talk = talk
        self.wording = wording
        self.capabilities = capabilities
        self.config = config
        self.premium = premium
        self.today = today
        self.answers = self.fresh_answers()
        self.history = History()
        self._news: SimpleQueue[Exception | None] = SimpleQueue()
        self.trouble: Exception | None = None
        """What keeps the note from being saved, if something does."""
        self.keeping = OpenNote(notes, today, self._news.put)
        self.at = ""
        """The step that the conversation is at."""
        talk.commands = {
            "b": self._back, "p": self.read, "u": self._undo, "?": self._help, "q": self._leave,
        }  # fmt: skip
        talk.before = self._tell_trouble

    def fresh_answers(self) -> Answers:
        """Return the answers that a new note begins with: the writer's own details."""
        return profile.remembered(self.config)

    @property
    def note(self) -> Note:
        """The note as the answers make it."""
        return compose(self.answers, self.wording, seed_for(self.answers))

    def take_up(self, answers: Answers) -> None:
        """Go on with another note."""
        self.answers = answers
        self.history = History()

    def take(self, field: str, value: Answer) -> None:
        """Take an answer, and have it kept."""
        self.take_all(replace(self.answers, **{field: value}), field)  # type: ignore[arg-type]

    def take_all(self, answers: Answers, field: str) -> None:
        """Take answers of which one was changed, and have them kept."""
        if answers != self.answers:
            self.history.record(self.answers, self.at, field)
            self.answers = answers
            self.keeping.change(answers)

    # --- commands

    def _back(self) -> None:
        raise Back

    def _leave(self) -> None:
        raise Left

    def read(self) -> None:
        """Read the note out, a paragraph a line."""
        note = self.note
        self.talk.say(f"Subject: {without_marks(note.subject)}")
        letter = without_marks(note.edited or note.composed_letter())
        self.talk.say(*filter(None, letter.split("\n")))
        if not note.edited:
            self.talk.say(f"That is {note.word_count} words.")

    def _undo(self) -> None:
        change = self.history.back(self.answers)
        if change is None:
            self.talk.say("There is nothing to take back.")
            return
        self._go_to(change)

    def _go_to(self, change: Change) -> None:
        self.answers = change.answers
        self.keeping.change(self.answers)
        self.talk.say("The last change is taken back.")
        raise Jump(change.step, change.field)

    def _help(self) -> None:
        self.talk.say(*HELP)

    # --- saving

    def _tell_trouble(self) -> None:
        """Say what has become of the note's file since the last line was heard."""
        while not self._news.empty():
            self.trouble = self._news.get()
            if isinstance(self.trouble, ChangedOnDisk):
                self._decide()
            elif self.trouble is not None:
                reason = save_error_reason(self.trouble)
                self.talk.say(f"The note is not saved: {reason} It is kept in memory.")

    def reason(self) -> Exception | None:
        """Return what keeps the note from being saved by now, if something does."""
        while not self._news.empty():
            self.trouble = self._news.get()
        return self.trouble

    def _decide(self) -> None:
        self.talk.say("Someone else has changed this note's file while it was open here.")
        match self.talk.choose(_STATES, None):
            case "mine":
                self.keeping.keep_mine()
            case "both":
                self.keeping.keep_both()
            case _:
                self._take_theirs()

    def _take_theirs(self) -> None:
        try:
            self.keeping.take_theirs()
        except DraftError as error:
            self.talk.say(str(error))
            self._decide()
        else:
            self.answers = self.keeping.draft.answers
            raise Jump(self.at)

    # --- the walk

    def walk(self, step_id: str, closing: Callable[[str], None]) -> None:
        """Walk the questions from a step on; `closing` takes the steps that ask nothing.

        Raises Left when the writer leaves.
        """
        step: Step | None = next(step for step in STEPS if step.id == step_id)
        field, last = "", False
        while step is not None:
            self.at = step.id
            try:
                self._step(step, field, closing, from_behind=last)
            except Back:
                earlier = previous_step(step.id, resolve(self.answers, self.wording))
                field, last = "", earlier is not None
                if earlier is None:
                    self.talk.say("This is the first question.")
                step = earlier or step
            except Jump as jump:
                step = next(step for step in STEPS if step.id == jump.step)
                field, last = jump.field, False
            else:
                step = self._onward(step)
                field, last = "", False

    def _onward(self, step: Step) -> Step | None:
        if step.id == "people" and (told := profile.try_to_remember(self.config, self.answers)):
            self.talk.say(told)
        self.keeping.save_soon()
        following, passed_over = next_step(step.id, resolve(self.answers, self.wording))
        self.talk.say(*passed_over)
        return following

    def _step(
        self, step: Step, field: str, closing: Callable[[str], None], *, from_behind: bool
    ) -> None:
        steps = active_steps(resolve(self.answers, self.wording))
        self.talk.say(f"Step {steps.index(step) + 1} of {len(steps)}. {step.heading}")
        asked = asked_in(step.id, resolve(self.answers, self.wording))
        if not asked:
            closing(step.id)
            return
        at = asked[-1] if from_behind else asked[0]
        self._questions(step, next((q for q in asked if q.field == field), at))

    def _questions(self, step: Step, question: Question) -> None:
        while True:
            try:
                self._ask(question)
                following = self._beside(step, question, 1)
                if following is None:
                    return
                question = following
            except Back:
                earlier = self._beside(step, question, -1)
                if earlier is None:
                    raise
                question = earlier

    def _beside(self, step: Step, question: Question, by: int) -> Question | None:
        """Return the question after or before one, of those that are asked by now."""
        place = QUESTIONS.index(question)
        asked = asked_in(step.id, resolve(self.answers, self.wording))
        beside = [q for q in asked if (QUESTIONS.index(q) - place) * by > 0]
        return (beside[0] if by > 0 else beside[-1]) if beside else None

    def _ask(self, question: Question) -> None:
        """Ask a question until the answer will do; one that is missing may be left for later."""
        if question.field == "linkedin":
            self._read_connection()
        told_once = False
        alone = len(asked_in(question.step, resolve(self.answers, self.wording))) == 1
        while True:
            before = getattr(self.answers, question.field)
            answer = ask(self.talk, question, self.answers, self.wording, alone=alone)
            self.take(question.field, answer)
            if getattr(self.answers, question.field) != before:
                # It is kept by now: whatever the next question leads to, it is not lost.
                better = improved(self.talk, question, self.answers, self.wording)
                self.take(question.field, better)
            wrong = validation_error(question, self.answers)
            missing = not getattr(self.answers, question.field)
            if wrong is None or (missing and told_once):
                return
            later = " Enter again leaves it for later." if missing else ""
            self.talk.say(f"{wrong}{later}")
            told_once = True

    def _read_connection(self) -> None:
        note = connection_note(self.answers, self.wording, premium=self.premium)
        if note is not None and not resolve(self.answers, self.wording).missing:
            self.talk.say(f"If you ask, this goes with it: {note.text}")
            self.talk.say(f"That is {note.length} of {note.limit} characters.")
