"""The base classes of the steps, which show a field for each question and pass on the answers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from screens.steps.layout import StepLayout
from screens.steps.model import StepModel
from screens.widgets.choice_fields import ChoiceList
from screens.widgets.field import Field, FieldSubmitted
from screens.widgets.field_factory import create_field
from screens.widgets.footer import NOTE_BINDING
from screens.widgets.progress import Progress
from screens.widgets.source_in_mail import SourceInMail
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

_CONFIRM_HINT = "Enter confirms this answer, Ctrl+N all of this step."
"""The hint of a field whose answer is from the employer's mail and not confirmed."""


class Direction(Enum):
    """Forward to the next step, or back to the previous one."""

    NEXT = auto()
    BACK = auto()


class Step(StepLayout):
    """One step of the wizard: a field for each question, beside the note.

    A step shows the answers of its model, and passes new ones to the model; it stores none itself.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # Not in the footer: Enter also leads to the next step, and two keys would confuse.
        Binding("ctrl+n", "forward", "Next step", show=False, tooltip="Go to the next step"),
        Binding("escape", "back", "Back", tooltip="Go back; nothing is lost"),
        Binding("up", "previous_field", "Up", show=False),
        Binding("down", "next_field", "Down", show=False),
        Binding(
            "ctrl+g", "peek", "Note", tooltip="Show the note, or the question", id=NOTE_BINDING
        ),
        Binding("enter", "end_peek", "Question", tooltip="Show the question again"),
        *(
            Binding(
                key,
                f"scroll_note({pages})",
                "Scroll the note",
                show=False,
                priority=True,
                tooltip="Move the note by a page",
            )
            for key, pages in (("pagedown", 1), ("pageup", -1))
        ),
    ]

    @dataclass
    class GoTo(Message):
        """The writer goes to another step.

        `target` is a direction or the id of a step. `field` is the name of the field to focus
        there; with "", the step decides.
        """

        target: Direction | str
        field: str = ""

    def __init__(self, model: StepModel) -> None:
        super().__init__(id=self.step_id)
        self.model = model
        self._warned_fields: frozenset[str] = frozenset()
        """The names of the fields with errors when the writer last tried to go on."""
        self._field_to_focus = ""
        """The name of the field to focus when the step is shown next, or ""."""
        self._source_lines: dict[str, SourceInMail] = {}
        """The lines with words of the mail, by the name of the field."""
        self._last_focused_field: Field | None = None
        """The field that was focused last since the step was shown, or None."""
        self._was_shown = False
        """Whether the step was shown before; then its focus is where the writer left it."""

    @property
    def answers(self) -> Answers:
        """The current answers."""
        return self.model.answers

    @property
    def wording(self) -> Wording:
        """The wording that the note is composed from."""
        return self.model.wording

    def compose_step(self) -> ComposeResult:
        """Compose the usual field for each question."""
        for question in self.questions:
            yield create_field(question)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question that belongs to the step, whether it is asked or not."""
        return tuple(
            with_wording(question, self.wording)
            for question in QUESTIONS
            if question.step == self.step_id
        )

    @property
    def questions_with_field(self) -> tuple[Question, ...]:
        """The questions whose field is mounted; some steps mount fields later."""
        return self.questions

    @property
    def asked_questions(self) -> tuple[Question, ...]:
        """The questions that the step asks, given the answers so far."""
        return questions_for_step(self.step_id, self.model.situation)

    @property
    def fields(self) -> list[Field]:
        """The fields of the questions that are asked, in order."""
        return [self.field(question.name) for question in self.asked_questions]

    @property
    def focus_order(self) -> Sequence[Widget]:
        """The widgets that the focus moves through, in order: by default the fields."""
        return self.fields

    def reveal(self, name: str) -> None:
        """Make the field called `name` visible; by default, every field is visible."""

    def field(self, name: str) -> Field:
        """Return the widget for a field of the answers, by its name."""
        return self.query_one(f"#{name}", Field)

    # --- showing the answers

    def on_mount(self) -> None:
        """Watch the fields."""
        self.watch_fields(self.questions_with_field)

    def watch_fields(self, questions: Iterable[Question]) -> None:
        """Watch the fields of some questions: to preview a list's option, or to store an answer."""
        for question in questions:
            field = self.field(question.name)
            if isinstance(field, ChoiceList):
                self.watch(field, "highlighted", partial(self._preview_option, field), init=False)
            else:
                self.watch(field, "value", partial(self._store_answer, field), init=False)

    def set_notice_and_focus(self, notice: str = "", field: str = "") -> None:
        """Set the notice to show, and the field to focus, when the step is shown next."""
        self.set_notice(notice)
        self._field_to_focus = field

    def show_answers_ahead(self) -> None:
        """Show the answers, and focus the first field, before the step is shown for the first time.

        Showing the step then changes little, so it takes half as long. The review and the export
        have no questions and are not shown ahead: showing them also checks the letter, and reads
        from the disk.
        """
        if self.questions:
            self.show_answers()
            if not self._was_shown:
                self.set_focus(self.focus_order[0])

    def on_screen_resume(self) -> None:
        """Show the current answers, and focus a field."""
        self._warned_fields = frozenset()
        self._last_focused_field = None
        self.action_end_peek()
        self.show_answers()
        self._focus_on_resume()
        if not self._was_shown:
            self._was_shown = True
            self._preview_focused_option()
        self.call_after_refresh(self.scroll_to_focus)
        self.call_after_refresh(self.show_notice)

    def _focus_on_resume(self) -> None:
        """Focus the requested field; otherwise keep the focus, or focus the first field."""
        focus_order = self.focus_order
        widget = focus_order[0] if focus_order else None
        if self._field_to_focus:
            self.reveal(self._field_to_focus)
            # On the export step, this is not a field of the answers.
            widget = self.query_one(f"#{self._field_to_focus}")
            self._field_to_focus = ""
        elif self._was_shown and self.focused in focus_order:
            widget = self.focused
        if widget is self.focused and isinstance(widget, Field):
            # Textual reports no focus for a widget that has it already.
            self._last_focused_field = widget
        elif widget is not None:
            widget.focus()

    def show_answers(self) -> None:
        """Update the fields, the note and the progress line to the current answers."""
        self._show_fields()
        self.show_sources_in_mail()
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
        asked_questions = self.asked_questions
        situation = self.model.situation
        for question in self.questions_with_field:
            field = self.field(question.name)
            self.set_field_visible(field, question in asked_questions)
            options = options_for(question.name, situation)
            default = default_for(question.name, situation) if options else None
            field.show_answer(getattr(self.answers, question.name), options, default)

    def set_field_visible(self, field: Field, is_visible: bool) -> None:
        """Show or hide a field."""
        field.display = is_visible

    def show_note(self) -> None:
        """Show the note for the current answers."""
        self.mark_own_words()
        self.preview.show(self.model.note)

    def mark_own_words(self) -> None:
        """Mark the writer's own words in the note."""
        self.preview.set_own_words(getattr(self.answers, field) for field in PROSE_FIELDS)

    # --- answers from their mail

    def show_sources_in_mail(self) -> None:
        """Show the words of the mail that each answer is from, until it is confirmed."""
        asked_questions = self.asked_questions
        for question in self.questions_with_field:
            field = self.field(question.name)
            sentence = self.model.source_in_mail(question.name)
            line = self._source_lines.get(question.name)
            if sentence and line is None:
                # The line is only created when it is needed: most notes begin without a mail.
                line = self._source_lines[question.name] = SourceInMail(question.name)
                self.place_source_in_mail(line, field)
            if line is not None:
                shown = sentence if question in asked_questions else ""
                line.show(shown, is_current=field is self.focused)

    def place_source_in_mail(self, line: SourceInMail, field: Field) -> None:
        """Mount the line with the words of the mail above the field of the answer."""
        self.mount(line, before=field)

    def _confirm_passed_answer(self) -> None:
        """Confirm an answer from the mail if the focus has moved down from it."""
        field, last = self.focused, self._last_focused_field
        if not isinstance(field, Field) or field is last:
            return
        self._last_focused_field = field
        order = self.focus_order
        if last is None or last not in order or field not in order:
            return
        has_moved_down = order.index(last) < order.index(field)
        if has_moved_down:
            self.model.confirm(last.question.name)

    def update_hint(self) -> None:
        """Show the hint; for an answer from the mail, say instead how to confirm the answer."""
        super().update_hint()
        field = self.focused
        if isinstance(field, Field) and self.model.source_in_mail(field.question.name):
            shows_usual_hint = self.query_one("#hint", Static).content == field.question.hint
            if shows_usual_hint:
                self.show_hint(_CONFIRM_HINT)

    # --- storing an answer

    def _store_answer(self, field: Field, _value: object) -> None:
        """Pass the answer in a field to the model if it has changed."""
        # The answer may be another type than the value: a tuple of names, not their text.
        value = field.answer
        if value == getattr(self.answers, field.question.name) or not self.is_current:
            return
        before = self.model.note
        self.answer(field.question.name, value)
        if not field.question.kind.is_text:
            # Mark what has changed in the note, as a list does for the highlighted option.
            self.preview.show(self.model.note, before)

    def answer(self, name: str, value: Answer) -> None:
        """Answer the question called `name`, and update what depends on the answer."""
        self._warned_fields = frozenset()
        self.set_notice("")
        asked_before = self.asked_questions
        self.model.answer(name, value)
        if not QUESTION_BY_FIELD[name].kind.is_text or self.asked_questions != asked_before:
            self._show_fields()
        self.show_sources_in_mail()
        self.update_hint()

    def _preview_option(self, field: ChoiceList, highlighted: int | None) -> None:
        """Show the note as it would be with the option at the index `highlighted`."""
        if highlighted is None or not field.has_focus or not self.is_current:
            return
        option = field.choices[highlighted]
        self.preview.show(self.model.preview(field.question.name, option.value), self.model.note)
        self.update_hint()

    @on(ChoiceList.OptionSelected)
    def _choose(self, event: ChoiceList.OptionSelected) -> None:
        field = event.option_list
        if isinstance(field, ChoiceList):
            event.stop()
            self.answer(field.question.name, field.choices[event.option_index].value)
            self._go_forward_from(field)

    @on(FieldSubmitted)
    def _field_submitted(self, event: FieldSubmitted) -> None:
        event.stop()
        self._go_forward_from(event.field)

    def _go_forward_from(self, field: Field) -> None:
        """Focus the widget after a field; after the last, go to the next step."""
        focus_order = self.focus_order
        if field in focus_order[:-1]:
            self._focus_by_index(focus_order.index(field) + 1)
        else:
            self.action_forward()

    # --- moving between fields and steps

    def action_forward(self) -> None:
        """Go to the next step, or show the first error of this step.

        If answers are only missing, not invalid, the second attempt goes to the next step.
        """
        errors = self.errors_by_field()
        missing = {name for name in errors if not getattr(self.answers, name)}
        only_missing = missing == errors.keys()
        was_warned = self._warned_fields == errors.keys()
        if not errors or (only_missing and was_warned):
            self.post_message(self.GoTo(Direction.NEXT))
            return
        self._warned_fields = frozenset(errors)
        first = next(iter(errors))
        later = " Ctrl+N leaves it for later." if first in missing else ""
        self.set_notice(f"{errors[first]}{later}", is_error=True)
        # A field that is hidden may not be mounted yet.
        self.reveal(first)
        field = self.field(first)
        if self.focused is field:
            self.update_hint()
        field.focus()

    def errors_by_field(self) -> dict[str, str]:
        """Return an error message for each answer that is missing or invalid, by field name."""
        errors = {}
        for question in self.asked_questions:
            if error := validation_error(question, self.answers):
                errors[question.name] = error
        return errors

    def action_back(self) -> None:
        """Go from the note to its question, else to the previous step, without checking answers."""
        if self.has_class("-peek"):
            self.action_end_peek()
        else:
            self.post_message(self.GoTo(Direction.BACK))

    def action_next_field(self) -> None:
        """Move to the field below."""
        if self.focused in self.focus_order:
            self._focus_by_index(self.focus_order.index(self.focused) + 1)

    def action_previous_field(self) -> None:
        """Move to the field above."""
        if self.focused in self.focus_order:
            self._focus_by_index(self.focus_order.index(self.focused) - 1)

    def _focus_by_index(self, index: int) -> None:
        """Focus a widget by its index in the focus order, or the first or last one beyond it."""
        focus_order = self.focus_order
        # `Widget.focus` would paint the widget first, in a frame of its own.
        self.set_focus(focus_order[max(0, min(index, len(focus_order) - 1))])

    def follow_focus(self) -> None:
        """Confirm a passed answer, and show the hint and the words of the mail."""
        self._confirm_passed_answer()
        self.show_sources_in_mail()
        super().follow_focus()

    def on_descendant_focus(self) -> None:
        """Preview the highlighted option of a list."""
        self._preview_focused_option()

    def _preview_focused_option(self) -> None:
        if isinstance(self.focused, ChoiceList):
            self._preview_option(self.focused, self.focused.highlighted)


class TitledStep(Step):
    """A step with a group for each question: its label, and its field below the label."""

    def _show_fields(self) -> None:
        super()._show_fields()
        # A step without a question that fits the outcome has no fields.
        first_group = next((field.parent for field in self.fields), None)
        for group in self.query(".titled"):
            group.set_class(group is first_group, "-first")

    def set_field_visible(self, field: Field, is_visible: bool) -> None:
        """Show or hide a field with its title."""
        if field.parent is not None:
            field.parent.display = is_visible
