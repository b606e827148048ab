"""Who the note is for, what it was about, and who it is from."""

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
from screens.widgets.mail_source import MailSource
from screens.widgets.text_field import TextField
from templates.letter.values import guessed_greeting
from templates.questions.questions import Question
from templates.questions.summary import summary

_GREETED = ("recipient_name", "greet_as")
"""The fields that decide how the recipient is greeted."""

_CLOSED_HINT = "These may stay as they are: Enter goes on, → opens them."
_OPEN_HINT = "These may stay as they are: ↓ goes to them, ← hides them."


class PeopleStep(Step):
    """Ask about the people and the application in a form, one row a question.

    What every note needs is in sight, the rest behind one line that can be opened.
    """

    step_id = "people"
    _fold_was_opened = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+t", "take_greeting", "Greeting", show=False, tooltip="Greet them otherwise"),
    ]

    def compose_step(self) -> ComposeResult:
        """Compose a labelled row for each question, under "They" and "You"."""
        needed = [question for question in self.questions if question.required]
        theirs = [question for question in needed if not _is_about_writer(question)]
        yield Static("They", classes="group -first", markup=False)
        yield from map(_row, theirs)
        yield Static("You", classes="group", markup=False)
        yield from map(_row, filter(_is_about_writer, needed))
        yield Fold("More about them and you")

    @property
    def questions_with_field(self) -> tuple[Question, ...]:
        """The questions that have a field by now: the optional ones once the fold was opened."""
        return tuple(q for q in self.questions if q.required or self._fold_was_opened)

    def _open_fold(self) -> None:
        """Open the fold, and mount the fields behind it, which take longer than all the others."""
        self._fold.is_open = True
        if not self._fold_was_opened:
            self._fold_was_opened = True
            rows = [HorizontalGroup(classes="row") for _ in self._optional]
            self.query_one("#question").mount(*rows, after=self._fold)
            for row, question in zip(rows, self._optional, strict=True):
                # Not as children of the row, which would be mounted only later.
                row.mount(*_label_and_field(question))
            self.watch_fields(self._optional)

    @property
    def _fold(self) -> Fold:
        return self.query_one(Fold)

    @property
    def _optional(self) -> list[Question]:
        return [question for question in self.questions if not question.required]

    @property
    def focus_order(self) -> list[Widget]:
        """The visible fields, with the fold between the required and the optional ones."""
        asked = self.asked_questions
        needed = sorted((q for q in asked if q.required), key=_is_about_writer)
        optional = [q for q in asked if not q.required] if self._fold.is_open else []
        fields = [self.field(question.field) for question in (*needed, *optional)]
        return [*fields[: len(needed)], self._fold, *fields[len(needed) :]]

    def reveal(self, name: str) -> None:
        """Open the fold if a field is behind it."""
        if name in (question.field for question in self._optional):
            self._open_fold()
            self._show_fields()

    def _show_fields(self) -> None:
        if any(self.model.mail_source(question.field) for question in self._optional):
            # What their mail answered is to be seen, and confirmed.
            self._open_fold()
        super()._show_fields()
        optional = [question for question in self.asked_questions if not question.required]
        self._fold.show(summary(optional, self.model.situation))

    def set_field_visible(self, field: Field, is_visible: bool) -> None:
        """Show or hide a field with its label; optional ones are hidden by a closed fold, too."""
        if field.parent is not None:
            is_unfolded = field.question.required or self._fold.is_open
            field.parent.display = is_visible and is_unfolded

    @on(Fold.Toggled)
    def _fold_toggled(self, event: Fold.Toggled) -> None:
        event.stop()
        if self._fold.is_open:
            self._open_fold()
        self._show_fields()
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

    def place_mail_source(self, line: MailSource, field: Field) -> None:
        """Put the line below the row of its field."""
        if isinstance(field.parent, Widget):
            self.mount(line, after=field.parent)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer another greeting where the present one is a guess."""
        if action == "take_greeting":
            return self._other_greeting is not None
        return super().check_action(action, parameters)

    @property
    def _other_greeting(self) -> str | None:
        """The name that Ctrl+T greets; "" to write one; None where the greeting is no guess."""
        field = self.focused.question.field if isinstance(self.focused, Field) else ""
        other = guessed_greeting(self.model.situation) if field in _GREETED else None
        return None if field == "greet_as" and not other else other

    def update_hint(self) -> None:
        """Show the hint of the fold, too."""
        if self.focused is self._fold and not self._notice_applies():
            self.show_hint(_OPEN_HINT if self._fold.is_open else _CLOSED_HINT)
        else:
            super().update_hint()

    def hint_for(self, field: Field) -> str:
        """Return the hint of a field, or say that the greeting is a guess."""
        is_other_hint = isinstance(field, TextField) and field.suggested_spelling
        other = self._other_greeting
        if other is None or is_other_hint:
            return field.hint
        if not other:
            # Without the name, or each key would draw the sentence anew.
            return "The greeting is a guess. Ctrl+T lets you write another."
        instead = self.model.preview("greet_as", other).greeting
        return f"Greeted “{self.model.note.greeting}”. Ctrl+T greets “{instead}” instead."

    def action_take_greeting(self) -> None:
        """Greet the recipient by the other reading of the name, or ask how to greet them."""
        other = self._other_greeting
        if other == "":
            self.reveal("greet_as")
            self.field("greet_as").focus()
        elif other:
            self.answer("greet_as", other)
            self.show_answers()
            self.show_hint(f"Greeted “{self.model.note.greeting}” now.")


def _is_about_writer(question: Question) -> bool:
    return question.key[0] == "sender"


def _row(question: Question) -> Widget:
    return HorizontalGroup(*_label_and_field(question), classes="row")


def _label_and_field(question: Question) -> tuple[Static, Field]:
    needed = "*" if question.required else ""
    label = Static(f"{question.label}{needed}", classes="label", markup=False)
    return label, TextField(question) if question.kind.is_text else ChoiceRow(question)
