"""The step for the recipient, the application and the writer's details."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import HorizontalGroup
from textual.widget import Widget
from textual.widgets import Static

from screens.steps.base import Step
from screens.widgets.choice_fields import ChoiceRow
from screens.widgets.field import Field
from screens.widgets.fold import Fold
from screens.widgets.source_in_mail import SourceInMail
from screens.widgets.text_field import TextField
from templates.letter.values import alternative_greeting
from templates.questions.questions import Question
from templates.questions.summary import summary

_GREETING_FIELDS = ("recipient_name", "greet_as")
"""The fields that decide how the recipient is greeted."""

_CLOSED_HINT = "These are optional: Enter goes on, → shows them."
_OPEN_HINT = "These are optional: ↓ goes to them, ← hides them."
"""The hints of the fold, while it is closed and while it is open."""


class PeopleStep(Step):
    """Ask about the people and the application in a form, with a row for each question.

    The optional questions are hidden in a fold until it is opened.
    """

    step_id = "people"
    _optional_fields_are_mounted = False
    """Whether the fold has ever been opened, which mounts the fields in it."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "ctrl+t", "use_other_greeting", "Greeting", show=False, tooltip="Use another greeting"
        ),
    ]

    def compose_step(self) -> ComposeResult:
        """Compose a labelled row for each question, under "To" and "From"."""
        required = [question for question in self.questions if question.is_required]
        about_writer = [question for question in required if _is_about_writer(question)]
        about_them = [question for question in required if question not in about_writer]
        yield Static("To", classes="group -first", markup=False)
        yield from map(_row, about_them)
        yield Static("From", classes="group", markup=False)
        yield from map(_row, about_writer)
        yield Fold("More about them and you")

    @property
    def questions_with_field(self) -> tuple[Question, ...]:
        """The questions whose field is mounted; the optional ones are mounted later."""
        if self._optional_fields_are_mounted:
            return self.questions
        return tuple(question for question in self.questions if question.is_required)

    def _open_fold(self) -> None:
        """Open the fold; when it is first opened, mount the fields in it."""
        self._fold.is_open = True
        if self._optional_fields_are_mounted:
            return
        self._optional_fields_are_mounted = True
        questions = self._optional_questions
        rows = [HorizontalGroup(classes="row") for _ in questions]
        self.query_one("#question").mount(*rows, after=self._fold)
        for row, question in zip(rows, questions, strict=True):
            # What is passed to the constructor of a row is mounted too late for `watch_fields`.
            row.mount(*_label_and_field(question))
        self.watch_fields(questions)

    @property
    def _fold(self) -> Fold:
        return self.query_one(Fold)

    @property
    def _optional_questions(self) -> list[Question]:
        return [question for question in self.questions if not question.is_required]

    @property
    def focus_order(self) -> Sequence[Widget]:
        """The visible fields, with the fold between the required and the optional ones."""
        required = [question for question in self.asked_questions if question.is_required]
        # As on the screen, the questions about the writer are last.
        widgets: list[Widget] = [
            *(self.field(question.name) for question in sorted(required, key=_is_about_writer)),
            self._fold,
        ]
        if self._fold.is_open:
            optional = [q for q in self.asked_questions if not q.is_required]
            widgets += [self.field(question.name) for question in optional]
        return widgets

    def reveal(self, name: str) -> None:
        """Open the fold if the named field is in it."""
        if name in (question.name for question in self._optional_questions):
            self._open_fold()
            self._show_fields()

    def _show_fields(self) -> None:
        if any(self.model.source_in_mail(question.name) for question in self._optional_questions):
            # The writer must see the answers from the mail to confirm them.
            self._open_fold()
        super()._show_fields()
        optional = [question for question in self.asked_questions if not question.is_required]
        self._fold.show(summary(optional, self.model.situation))

    def set_field_visible(self, field: Field, is_visible: bool) -> None:
        """Show or hide a field with its label; a closed fold always hides optional fields."""
        if field.parent is not None:
            is_hidden_by_fold = not (field.question.is_required or self._fold.is_open)
            field.parent.display = is_visible and not is_hidden_by_fold

    @on(Fold.Toggled)
    def _fold_toggled(self, event: Fold.Toggled) -> None:
        event.stop()
        if self._fold.is_open:
            self._open_fold()
        self._show_fields()
        # Mounting the fields pushed the hint away from the fold; move it back.
        self.place_hint()
        self.update_hint()
        if self.focused is not None and self.focused not in self.focus_order:
            self._fold.focus()

    @on(Fold.Submitted)
    def _fold_submitted(self, event: Fold.Submitted) -> None:
        event.stop()
        if self._fold.is_open:
            self.action_next_field()
        else:
            self.action_forward()

    def place_source_in_mail(self, line: SourceInMail, field: Field) -> None:
        """Mount the line with the words of the mail below the row of the field."""
        if isinstance(field.parent, Widget):
            self.mount(line, after=field.parent)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable the key for another greeting where it does nothing."""
        if action == "use_other_greeting":
            return self._alternative_name is not None
        return super().check_action(action, parameters)

    @property
    def _alternative_name(self) -> str | None:
        """The alternative name that Ctrl+T puts in the greeting.

        It is "" if none is known: Ctrl+T then asks the writer for a greeting. It is None if Ctrl+T
        does nothing: there is no reason for another greeting, or the focused field does not affect
        the greeting, or already asks for one.
        """
        field = self.focused.question.name if isinstance(self.focused, Field) else ""
        if field not in _GREETING_FIELDS:
            return None
        name = alternative_greeting(self.model.situation)
        if name == "" and field == "greet_as":
            return None
        return name

    def update_hint(self) -> None:
        """Show the hint of the fold or of the focused field."""
        if self.focused is self._fold and not self._notice_applies():
            self.show_hint(_OPEN_HINT if self._fold.is_open else _CLOSED_HINT)
        else:
            super().update_hint()

    def hint_for(self, field: Field) -> str:
        """Return the hint of a field or, where Ctrl+T changes the greeting, a hint that says so."""
        # If capitals are suggested, Ctrl+T uses them first.
        suggests_capitals = isinstance(field, TextField) and bool(field.suggested_name)
        name = self._alternative_name
        if name is None or suggests_capitals:
            return field.hint
        if not name:
            # The hint leaves out the greeting, so that it need not be redrawn on each keystroke.
            return "The greeting is a guess. Ctrl+T lets you write another."
        alternative = self.model.preview("greet_as", name).greeting
        return (
            f"The greeting is “{self.model.note.greeting}”. Ctrl+T changes it to “{alternative}”."
        )

    def action_use_other_greeting(self) -> None:
        """Greet the recipient by the alternative name; if there is none, ask for a greeting."""
        name = self._alternative_name
        if name is None:
            return
        if not name:
            self.reveal("greet_as")
            self.field("greet_as").focus()
            return
        self.answer("greet_as", name)
        self.show_answers()
        self.show_hint(f"The greeting is now “{self.model.note.greeting}”.")


def _row(question: Question) -> Widget:
    return HorizontalGroup(*_label_and_field(question), classes="row")


def _label_and_field(question: Question) -> tuple[Static, Field]:
    asterisk = "*" if question.is_required else ""
    label = Static(f"{question.label}{asterisk}", classes="label", markup=False)
    field = TextField(question) if question.kind.is_text else ChoiceRow(question)
    return label, field


def _is_about_writer(question: Question) -> bool:
    return question.key[0] == "sender"
