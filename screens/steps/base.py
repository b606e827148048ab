"""A step: it asks its questions, takes the answers, and shows the note they make."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from screens.steps.layout import StepLayout
from screens.steps.model import StepModel
from screens.widgets.choice_fields import ChoiceList
from screens.widgets.field import Field, FieldSubmitted
from screens.widgets.footer import NOTE_BINDING
from screens.widgets.mail_source import MailSource
from screens.widgets.new_field import new_field
from screens.widgets.progress import Progress
from templates.answers import Answer, Answers
from templates.phrasebook.wording import Wording
from templates.questions.questions import (
    PROSE_FIELDS,
    QUESTION_BY_FIELD,
    QUESTIONS,
    STEPS,
    Question,
    completed_steps,
    default_for,
    options_for,
    questions_for_step,
    skip_reason,
    with_wording,
)
from templates.questions.validation import validation_error

_CONFIRM_HINT = "Enter takes it from their mail, Ctrl+N takes the whole step; or change it."


class Direction(Enum):
    """Where the writer wants to go from a step."""

    NEXT = auto()
    BACK = auto()


class Step(StepLayout):
    """One step of the wizard.

    A step shows what the model holds and answers its questions; it keeps no answers itself.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "forward", "Next step", tooltip="Go to the next step"),
        Binding("escape", "back", "Back", tooltip="Go back; nothing is lost"),
        Binding("up", "previous_field", "Up", show=False),
        Binding("down", "next_field", "Down", show=False),
        Binding(
            "ctrl+g", "peek", "Note", tooltip="Show the note, or the question", id=NOTE_BINDING
        ),
        *(
            Binding(
                key,
                f"scroll_note({by})",
                "Scroll the note",
                show=False,
                priority=True,
                tooltip="Move the note by a page",
            )
            for key, by in (("pagedown", 1), ("pageup", -1))
        ),
    ]

    @dataclass
    class GoTo(Message):
        """The writer wants to go to another step: the next, the previous, or a certain field."""

        where: Direction | str
        field: str = ""

    def __init__(self, model: StepModel) -> None:
        super().__init__(id=self.step_id)
        self.model = model
        self._warned: frozenset[str] = frozenset()
        self._first_field = ""
        self._mail_sources: dict[str, MailSource] = {}
        self._last_field: Field | None = None
        """The field that had the focus last since the step was shown."""

    @property
    def answers(self) -> Answers:
        """The answers as they are now."""
        return self.model.answers

    @property
    def wording(self) -> Wording:
        """The wording that the note is composed from."""
        return self.model.wording

    def compose_step(self) -> ComposeResult:
        """Compose the usual field for each question; a step with other fields overrides this."""
        for question in self.questions:
            yield new_field(question)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question that belongs to the step, asked now or not."""
        return tuple(
            with_wording(question, self.wording)
            for question in QUESTIONS
            if question.step == self.step_id
        )

    @property
    def questions_with_field(self) -> tuple[Question, ...]:
        """The questions that have a field by now: all, unless a step mounts some fields later."""
        return self.questions

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions that the answers so far make the step ask."""
        return questions_for_step(self.step_id, self.model.situation)

    @property
    def fields(self) -> list[Field]:
        """The fields of the questions that are asked, in order."""
        return [self.field(question.field) for question in self.asked]

    @property
    def stops(self) -> list[Widget]:
        """What the focus goes through, in order: the fields, where a step has nothing else."""
        return [*self.fields]

    def reveal(self, name: str) -> None:
        """Bring a field into sight that may be hidden."""

    def field(self, name: str) -> Any:
        """Return the field that answers a field of the answers."""
        return self.query_one(f"#{name}")

    # --- showing the answers

    def on_mount(self) -> None:
        """Watch every field."""
        self.watch_fields(self.questions_with_field)

    def watch_fields(self, questions: Iterable[Question]) -> None:
        """Take what is entered in the fields of some questions."""
        for question in questions:
            field = self.field(question.field)
            if isinstance(field, ChoiceList):
                self.watch(field, "highlighted", partial(self._preview_option, field), init=False)
            else:
                self.watch(field, "value", partial(self._take_value, field), init=False)

    def enter(self, notice: str = "", field: str = "") -> None:
        """Prepare the step to be shown, with a notice and the focus on a field."""
        self.set_notice(notice)
        self._first_field = field

    def on_screen_resume(self) -> None:
        """Show the answers as they are now."""
        self._warned = frozenset()
        self._last_field = None
        self.end_peek()
        self.show_answers()
        stops = self.stops
        if self._first_field:
            self.reveal(self._first_field)
            self.field(self._first_field).focus(scroll_visible=False)
        elif stops and self.focused not in stops:
            stops[0].focus(scroll_visible=False)
        self.call_after_refresh(self.scroll_to_focus)
        self.call_after_refresh(self.show_notice)

    def show_answers(self) -> None:
        """Bring every field, the note and the progress line up to date with the answers."""
        self._show_fields()
        self.show_mail_sources()
        self.show_note()
        self._show_progress()

    def _show_progress(self) -> None:
        situation = self.model.situation
        skipped = [step.id for step in STEPS if skip_reason(step.id, situation)]
        completed = completed_steps(situation, self.step_id)
        self.query_one(Progress).show(self.step_id, skipped, completed)

    @on(Progress.StepClicked)
    def _go_to_clicked(self, event: Progress.StepClicked) -> None:
        event.stop()
        if event.step_id != self.step_id:
            self.post_message(self.GoTo(event.step_id))

    def _show_fields(self) -> None:
        asked = self.asked
        situation = self.model.situation
        for question in self.questions_with_field:
            field = self.field(question.field)
            self.show_field(field, question in asked)
            options = options_for(question.field, situation)
            default = default_for(question.field, situation) if options else None
            field.show_answer(getattr(self.answers, question.field), options, default)

    def show_field(self, field: Field, asked: bool) -> None:
        """Show a field, or hide it where its question is not asked."""
        field.display = asked

    def show_note(self) -> None:
        """Show the note that the answers make."""
        self.mark_own_words()
        self.preview.show(self.model.note)

    def mark_own_words(self) -> None:
        """Have the writer's own words marked in the note."""
        self.preview.set_own_words(getattr(self.answers, field) for field in PROSE_FIELDS)

    # --- answers from their mail

    def show_mail_sources(self) -> None:
        """Show which words of their mail the answers rest on, until the writer confirms them."""
        for question in self.questions_with_field:
            words = self.model.mail_source(question.field)
            line = self._mail_sources.get(question.field)
            if words and line is None:
                # Made when it is first needed: most notes begin without a mail.
                line = self._mail_sources[question.field] = MailSource(question.field)
                self.place_mail_source(line, self.field(question.field))
            if line is not None:
                is_current = self.focused is self.field(question.field)
                line.show(words if question in self.asked else "", is_current=is_current)

    def place_mail_source(self, line: MailSource, field: Field) -> None:
        """Put the line that says what an answer rests on beside its field."""
        self.mount(line, before=field)

    def _confirm_passed(self) -> None:
        """Confirm the answer in the field that the writer came from, unless it is further down."""
        field, last = self.focused, self._last_field
        if not isinstance(field, Field) or field is last:
            return
        stops = self.stops
        was_above = last in stops and field in stops and stops.index(last) < stops.index(field)
        if last is not None and was_above:
            self.model.confirm(last.question.field)
        self._last_field = field

    def update_hint(self) -> None:
        """Say how to confirm an answer from their mail, where no other hint is in the way."""
        super().update_hint()
        field = self.focused
        if (
            isinstance(field, Field)
            and self.model.mail_source(field.question.field)
            and self.query_one("#hint", Static).content == field.question.hint
        ):
            self.show_hint(_CONFIRM_HINT)

    # --- taking an answer

    def _take_value(self, field: Field, *_: object) -> None:
        value = field.answer
        if value == getattr(self.answers, field.question.field) or not self.is_current:
            return
        before = self.model.note
        self.answer(field.question.field, value)
        if not field.question.kind.is_text:
            # What an option changes is marked, as while a list is gone through.
            self.preview.show(self.model.note, before)

    def answer(self, name: str, value: Answer) -> None:
        """Answer a question."""
        self._warned = frozenset()
        self.set_notice("")
        self.model.answer(name, value)
        if name in QUESTION_BY_FIELD and not QUESTION_BY_FIELD[name].kind.is_text:
            self._show_fields()
        self.show_mail_sources()
        self.update_hint()

    def _preview_option(self, field: ChoiceList, highlighted: int | None) -> None:
        """Show the note as it would be with the highlighted option."""
        if highlighted is None or not field.has_focus or not self.is_current:
            return
        option = field.choices[highlighted]
        self.preview.show(self.model.preview(field.question.field, option.value), self.model.note)
        self.update_hint()

    @on(ChoiceList.OptionSelected)
    def _choose(self, event: ChoiceList.OptionSelected) -> None:
        field = event.option_list
        if isinstance(field, ChoiceList):
            event.stop()
            self.answer(field.question.field, field.choices[event.option_index].value)
            self._show_fields()
            self._go_on(field)

    @on(FieldSubmitted)
    def _field_submitted(self, event: FieldSubmitted) -> None:
        event.stop()
        self._go_on(event.field)

    def _go_on(self, field: Field) -> None:
        stops = self.stops
        if field in stops[:-1]:
            stops[stops.index(field) + 1].focus()
        else:
            self.action_forward()

    # --- moving between fields and steps

    def action_forward(self) -> None:
        """Go to the next step, or show what is wrong with this one.

        Required answers may be left for later: going forward again passes them.
        """
        errors = {
            q.field: error for q in self.asked if (error := validation_error(q, self.answers))
        }
        missing = {name for name in errors if not getattr(self.answers, name)}
        if errors and (self._warned != errors.keys() or missing != errors.keys()):
            self._warned = frozenset(errors)
            first = next(iter(errors))
            later = " Ctrl+N again leaves it for later." if first in missing else ""
            self.set_notice(f"{errors[first]}{later}", error=True)
            if self.focused is self.field(first):
                self.update_hint()
            self.reveal(first)
            self.field(first).focus()
            return
        self.post_message(self.GoTo(Direction.NEXT))

    def action_back(self) -> None:
        """Go to the previous step; nothing is checked and nothing is lost."""
        self.post_message(self.GoTo(Direction.BACK))

    def action_next_field(self) -> None:
        """Move to the field below."""
        self._move_by(1)

    def action_previous_field(self) -> None:
        """Move to the field above."""
        self._move_by(-1)

    def _move_by(self, by: int) -> None:
        stops = self.stops
        if self.focused in stops:
            index = stops.index(self.focused) + by
            stops[max(0, min(index, len(stops) - 1))].focus()

    def on_descendant_focus(self) -> None:
        """Confirm what was moved past, and show the note with the option of a list."""
        self._confirm_passed()
        self.show_mail_sources()
        if isinstance(self.focused, ChoiceList):
            self._preview_option(self.focused, self.focused.highlighted)


class TitledStep(Step):
    """A step that shows each question's label above its field."""

    def compose_step(self) -> ComposeResult:
        """Compose a titled group for each question."""
        for question in self.questions:
            with VerticalGroup(classes="titled"):
                yield Static(question.label, classes="title", markup=False)
                yield self.new_field(question)

    def new_field(self, question: Question) -> Field:
        """Return a field for a question."""
        return new_field(question)

    def _show_fields(self) -> None:
        super()._show_fields()
        groups = [field.parent for field in self.fields]
        for group in self.query(".titled"):
            group.set_class(group is groups[0], "-first")

    def show_field(self, field: Field, asked: bool) -> None:
        """Show or hide a question with its title."""
        if field.parent is not None:
            field.parent.display = asked
