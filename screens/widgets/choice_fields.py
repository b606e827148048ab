"""The fields for a choice: a list with every option in sight, or one row to cycle through."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widgets.option_list import Option as ListOption

from screens.widgets.field import Field, FieldSubmitted, Options
from screens.widgets.hanging_indent import HangingIndent
from screens.widgets.option_lists import DIGITS, NumberedList
from templates.answers import Answer
from templates.questions.options import Option
from templates.questions.questions import Question


class ChoiceList(NumberedList, Field):
    """A list of options: the highlighted one is previewed, Enter makes it the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Choose", tooltip="Choose this and go on"),
    ]

    def __init__(self, question: Question) -> None:
        super().__init__(id=question.field, markup=False, compact=True)
        self.question = question
        self.choices: Options = ()

    @property
    def hint(self) -> str:
        """The hint of the highlighted option, or else of the question."""
        choice = None if self.highlighted is None else self.choices[self.highlighted]
        return (choice.hint if choice else "") or self.question.hint

    def show_answer(self, answer: Answer, options: Options = (), default: Answer = None) -> None:
        """Show the options, with a sign at the answer or the default and the highlight on it."""
        values = [option.value for option in options]
        signs = [
            "●" if v == answer else "○" if v == default and answer is None else " " for v in values
        ]
        rows = [_row(n, sign, options[n - 1]) for n, sign in enumerate(signs, 1)]
        if options != self.choices:
            self.choices = options
            self.set_options([ListOption(row) for row in rows])
        else:
            for index, row in enumerate(rows):
                self.replace_option_prompt_at_index(index, row)
        marked = answer if answer in values else default
        self.highlighted = values.index(marked) if marked in values else 0


def _row(number: int, sign: str, option: Option) -> HangingIndent:
    key = str(number % 10) if number <= 10 else " "
    mark = Content.assemble((f"{key} ", "dim"), f"{sign} ")
    return HangingIndent(mark, Content(option.label))


class ChoiceRow(Field, can_focus=True):
    """One row that shows one option at a time; left and right show the others."""

    DEFAULT_CLASSES = "field"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space,l", "cycle(1)", "Change", key_display="←→"),
        Binding("left,h", "cycle(-1)", "Change back", show=False),
        Binding("enter", "submit", "Next", tooltip="Go to the next question"),
        *(Binding(d, f"pick({d})", f"Pick {d}", show=False) for d in DIGITS[:9]),
    ]
    value: reactive[Answer] = reactive[Answer](None)
    """The answer, or None while the question is unanswered."""

    def __init__(self, question: Question) -> None:
        super().__init__(id=question.field)
        self.question = question
        self.choices: Options = ()
        self._default: Answer = None

    @property
    def answer(self) -> Answer:
        """The option that was chosen, or None."""
        return self.value

    def show_answer(self, answer: Answer, options: Options = (), default: Answer = None) -> None:
        """Show the answer, or, dimly, the default while there is none."""
        self.choices = options
        self._default = default
        self.value = answer if any(option.value == answer for option in options) else None
        self.refresh()

    @property
    def _shown(self) -> Option | None:
        value = self.value if self.value is not None else self._default
        return next((option for option in self.choices if option.value == value), None)

    def action_cycle(self, by: int) -> None:
        """Answer with the next or previous option, or with none where there is no default."""
        values: list[Answer] = [option.value for option in self.choices]
        if not values:
            return
        if self._default is None:
            values.append(None)
        shown = self.value if self.value is not None else self._default
        index = values.index(shown) + by if shown in values else 0
        self.value = values[index % len(values)]

    def action_pick(self, number: int) -> None:
        """Answer with the option of a number; where the options are counts, with that count."""
        values = [option.value for option in self.choices]
        if values and type(values[0]) is int:
            self.value = number if number in values else self.value
        elif number <= len(values):
            self.value = values[number - 1]

    def action_submit(self) -> None:
        """Go on to the next field."""
        self.post_message(FieldSubmitted(self))

    def render(self) -> Content:
        """Return the option between two arrows."""
        label = self._shown.label if self._shown else "not said"
        arrow = "bold" if self.has_focus else "dim"
        return Content.assemble(
            ("‹ ", arrow), (label, "dim" if self.value is None else ""), (" ›", arrow)
        )

    @property
    def hint(self) -> str:
        """The hint of the option that is shown, or else of the question."""
        return (self._shown.hint if self._shown else "") or self.question.hint
