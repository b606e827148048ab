"""A step: its questions asked, its answers taken, the note kept up to date beside them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from screens.steps.hints import HintedScreen
from screens.widgets.choice_fields import ChoiceList
from screens.widgets.field import Field, FieldSubmitted
from screens.widgets.new_field import new_field
from screens.widgets.progress import Progress
from templates.answers import Answer, Answers
from templates.letter.composer import compose
from templates.letter.situation import resolve
from templates.phrasebook.wording import Wording
from templates.questions.questions import (
    BY_FIELD,
    QUESTIONS,
    STEPS,
    Kind,
    Question,
    asked_in,
    default_for,
    options_for,
    why_skipped,
)
from templates.questions.validation import validation_error


class Step(HintedScreen):
    """One step of the wizard.

    The app hands `answers` and `draw` down when it shows the step; each change goes up as
    `AnswerChanged`. The step updates its own answers meanwhile, so that the note beside the
    question follows in the same turn as the key.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+n", "forward", "Next step", tooltip="Go to the next step", id="forward"),
        Binding("escape", "back", "Back", tooltip="Go back; nothing is lost", id="back"),
        Binding("up", "previous_field", "Up", show=False, id="previous-field"),
        Binding("down", "next_field", "Down", show=False, id="next-field"),
        Binding("ctrl+g", "peek", "Note", tooltip="Show the note, or the question", id="peek"),
        *(
            Binding(
                key,
                f"scroll_note({by})",
                "Scroll the note",
                show=False,
                priority=True,
                tooltip="Scroll the note",
                id=f"note-{key}",
            )
            for key, by in (("pagedown", 1), ("pageup", -1))
        ),
    ]

    premium = False
    """Whether LinkedIn allows the writer longer notes."""
    offers_editor = True
    """Whether the writer's own editor may be opened."""
    answers: var[Answers] = var(Answers(), init=False)
    draw: var[str] = var("", init=False)

    @dataclass
    class AnswerChanged(Message):
        """A question was answered."""

        step: str
        field: str
        value: Answer

    @dataclass
    class NextRequested(Message):
        """The writer is done with a step."""

        step: str

    @dataclass
    class BackRequested(Message):
        """The writer wants the step before."""

        step: str

    def __init__(self, wording: Wording) -> None:
        super().__init__(id=self.step_id)
        self.wording = wording
        self._warned: frozenset[str] = frozenset()
        self._wanted: str | None = None

    def compose_step(self) -> ComposeResult:
        """Compose the fields; a step that needs no others leaves this as it is."""
        yield from self.compose_fields()

    def compose_fields(self) -> Iterator[Widget]:
        """Make the usual field for each question of the step."""
        for question in self.questions:
            yield new_field(question)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question that belongs to the step, asked now or not."""
        return tuple(question for question in QUESTIONS if question.step == self.step_id)

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions that the answers so far make the step ask."""
        return asked_in(self.step_id, resolve(self.answers, self.wording))

    @property
    def fields(self) -> list[Field]:
        """The fields of the questions that are asked, in order."""
        return [self.field(question.field) for question in self.asked]

    def field(self, name: str) -> Any:
        """Return the field that answers a field of the answers."""
        return self.query_one(f"#{name}")

    # --- down: what the answers say is shown

    def on_mount(self) -> None:
        """Follow every field."""
        for question in self.questions:
            field = self.field(question.field)
            if isinstance(field, ChoiceList):
                self.watch(field, "highlighted", partial(self._suppose, field), init=False)
            else:
                self.watch(field, "value", partial(self._take, field), init=False)

    def on_screen_resume(self) -> None:
        """Show the answers as they are now."""
        self._warned = frozenset()
        self.end_peek()
        self.show_answers()
        fields = self.fields
        if self._wanted:
            self.field(self._wanted).focus(scroll_visible=False)
        elif fields and self.focused not in fields:
            fields[0].focus(scroll_visible=False)
        self.call_after_refresh(self.show_focus)
        if self.notice:
            self.call_after_refresh(self.say_notice)

    def show_answers(self) -> None:
        """Bring every field, the note and the progress line up to date with the answers."""
        self._show_fields()
        self._show_note()
        skipped = (s.id for s in STEPS if why_skipped(s.id, resolve(self.answers, self.wording)))
        self.query_one(Progress).show(self.step_id, frozenset(skipped))

    def _show_fields(self) -> None:
        asked = self.asked
        for question in self.questions:
            field = self.field(question.field)
            self.show_field(field, question in asked)
            given = getattr(self.answers, question.field)
            situation = resolve(self.answers, self.wording)
            options = options_for(question.field, situation)
            default = default_for(question.field, situation) if options else None
            field.show_answer(given, options, default)

    def show_field(self, field: Field, asked: bool) -> None:
        """Show a field, or hide it where its question is not asked."""
        field.display = asked

    def _show_note(self) -> None:
        self.preview.show(compose(self.answers, self.wording, self.draw))

    def watch_answers(self) -> None:
        """Let the note follow the answers."""
        if self.is_current:
            self._show_note()

    def arrive(
        self, answers: Answers, draw: str, notice: str = "", field: str | None = None
    ) -> None:
        """Take the answers as they stand when the step is about to be shown.

        `notice` is said on the hint line, and the focus goes to `field`.
        """
        self.set_reactive(Step.answers, answers)
        self.set_reactive(Step.draw, draw)
        self.give_notice(notice)
        self._wanted = field

    # --- up: what is typed or chosen is an answer

    def _take(self, field: Field, *_: object) -> None:
        value = field.answer
        if value != getattr(self.answers, field.question.field) and self.is_current:
            self.answer(field.question.field, value)

    def answer(self, name: str, value: Answer) -> None:
        """Answer a question: here at once, and upwards as a message."""
        self._warned = frozenset()
        self.give_notice("")
        self.answers = replace(self.answers, **{name: value})  # type: ignore[arg-type]
        if name in BY_FIELD and BY_FIELD[name].kind in (Kind.CHOICE, Kind.YES_NO, Kind.COUNT):
            self._show_fields()
        self.tell_hint()
        self.post_message(self.AnswerChanged(self.step_id, name, value))

    def _suppose(self, field: ChoiceList, highlighted: int | None) -> None:
        """Show the note as it would be with the highlighted option."""
        if highlighted is None or not field.has_focus or not self.is_current:
            return
        option = field.choices[highlighted]
        kept = compose(self.answers, self.wording, self.draw)
        supposed = replace(self.answers, **{field.question.field: option.value})  # type: ignore[arg-type]
        self.preview.show(compose(supposed, self.wording, self.draw), kept)
        self.tell_hint()

    @on(ChoiceList.OptionSelected)
    def _choose(self, event: ChoiceList.OptionSelected) -> None:
        field = event.option_list
        if isinstance(field, ChoiceList):
            event.stop()
            self.answer(field.question.field, field.choices[event.option_index].value)
            self._show_fields()
            self._go_on(field)

    @on(FieldSubmitted)
    def _field_done(self, event: FieldSubmitted) -> None:
        event.stop()
        self._go_on(event.field)

    def _go_on(self, field: Field) -> None:
        fields = self.fields
        if field in fields[:-1]:
            fields[fields.index(field) + 1].focus()
        else:
            self.action_forward()

    # --- moving about

    def action_forward(self) -> None:
        """Go to the next step, or say what is wrong with this one."""
        wrong = {q.field: said for q in self.asked if (said := validation_error(q, self.answers))}
        missing = {name for name in wrong if not getattr(self.answers, name)}
        if wrong and (self._warned != wrong.keys() or missing != wrong.keys()):
            self._warned = frozenset(wrong)
            first = next(iter(wrong))
            later = " Ctrl+N again leaves it for later." if first in missing else ""
            self.give_notice(f"{wrong[first]}{later}", wrong=True)
            if self.focused is self.field(first):
                self.tell_hint()
            self.field(first).focus()
            return
        self.post_message(self.NextRequested(self.step_id))

    def action_back(self) -> None:
        """Go to the step before; nothing is checked and nothing is lost."""
        self.post_message(self.BackRequested(self.step_id))

    def action_next_field(self) -> None:
        """Move to the field below."""
        self._move_by(1)

    def action_previous_field(self) -> None:
        """Move to the field above."""
        self._move_by(-1)

    def _move_by(self, by: int) -> None:
        fields = self.fields
        if isinstance(self.focused, Field) and self.focused in fields:
            place = fields.index(self.focused) + by
            fields[max(0, min(place, len(fields) - 1))].focus()

    def on_descendant_focus(self) -> None:
        """Show the note with what a list that has got the focus highlights."""
        if isinstance(self.focused, ChoiceList):
            self._suppose(self.focused, self.focused.highlighted)
