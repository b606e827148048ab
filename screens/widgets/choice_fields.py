"""The fields for a choice: a list with a row for every option, or a single row."""

from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
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

_LETTERS = "abcdefghi"
"""The keys of the options after the tenth: j, k and m do something else."""


class ChoiceList(NumberedList, Field):
    """A list of options: the highlighted one is previewed, Enter makes it the answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Choose", tooltip="Choose this and go on"),
        *(
            Binding(letter, f"highlight({index})", f"Go to {letter}", show=False)
            for index, letter in enumerate(_LETTERS, len(DIGITS))
        ),
    ]

    def __init__(self, question: Question) -> None:
        super().__init__(id=question.name, markup=False, compact=True)
        self.question = question
        self.choices: Options = ()
        self._rows: list[_Row] = []

    @property
    def hint(self) -> str:
        """The hint of the highlighted option, or else of the question."""
        choice = None if self.highlighted is None else self.choices[self.highlighted]
        return (choice.hint if choice else "") or self.question.hint

    def heading_rows(self, index: int) -> int:
        """Return 1 for the first option of a group, which has the name of the group above it."""
        return 1 if self._begins_group(self.choices, index) else 0

    @staticmethod
    def _begins_group(choices: Options, index: int) -> bool:
        group = choices[index].group
        return bool(group) and (index == 0 or choices[index - 1].group != group)

    def show_answer(self, answer: Answer, options: Options = (), default: Answer = None) -> None:
        """Show the options. The answer, or else the default, is marked and highlighted."""
        values = [option.value for option in options]
        rows = []
        for index, option in enumerate(options):
            mark = "✓" if option.value == answer else ""
            is_suggested = option.value == default and answer is None
            if is_suggested and not self.question.is_required:
                mark = "· suggested"
            heading = option.group if self._begins_group(options, index) else ""
            key = (DIGITS + _LETTERS)[index : index + 1] or " "
            rows.append(_Row(key, mark, option.label, heading))
        if options != self.choices:
            self.choices = options
            self.set_options([ListOption(row.prompt) for row in rows])
        else:
            for index, (before, row) in enumerate(zip(self._rows, rows, strict=True)):
                # Replacing an unchanged prompt would draw it again.
                if row != before:
                    self.replace_option_prompt_at_index(index, row.prompt)
        self._rows = rows
        marked = answer if answer in values else default
        self.highlighted = values.index(marked) if marked in values else 0


class _Row(NamedTuple):
    """The content of an option's row."""

    key: str
    mark: str
    label: str
    heading: str

    @property
    def prompt(self) -> HangingIndent:
        """The row in the form that the list draws."""
        style = "$text-success" if self.mark == "✓" else "$muted"
        label = Content(self.label)
        if self.mark:
            label = Content.assemble(self.label, (f" {self.mark}", style))
        headings = (Content.styled(self.heading, "$muted"),) if self.heading else ()
        return HangingIndent(Content.assemble(" ", (f"{self.key} ", "$muted")), label, headings)


class ChoiceRow(Field, can_focus=True):
    """One row with every option if they fit, otherwise one at a time; ← and → change the answer.

    The answer is in brackets, which are visible without colours, too.
    """

    DEFAULT_CLASSES = "field"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "cycle(1)", "Change", key_display="←→", tooltip="Change the answer"),
        Binding("left", "cycle(-1)", "Change back", show=False),
        Binding("enter", "submit", "Next", tooltip="Go to the next question"),
        *(Binding(d, f"pick({d})", f"Pick {d}", show=False) for d in DIGITS),
    ]
    value: reactive[Answer] = reactive[Answer](None)
    """The answer, or None while the question is unanswered."""

    def __init__(self, question: Question) -> None:
        super().__init__(id=question.name)
        self.question = question
        self.choices: Options = ()
        self._default: Answer = None

    @property
    def answer(self) -> Answer:
        """The value of the chosen option, or None."""
        return self.value

    def show_answer(self, answer: Answer, options: Options = (), default: Answer = None) -> None:
        """Show the answer, or the default while the question is unanswered."""
        self.choices = options
        self._default = default
        self.value = answer if any(option.value == answer for option in options) else None
        self.refresh()

    @property
    def _shown_value(self) -> Answer:
        return self.value if self.value is not None else self._default

    @property
    def _shown_option(self) -> Option | None:
        value = self._shown_value
        return next((option for option in self.choices if option.value == value), None)

    def action_cycle(self, by: int) -> None:
        """Answer with the next or previous option; without a default, None is one of them."""
        values: list[Answer] = [option.value for option in self.choices]
        if not values:
            return
        if self._default is None:
            values.append(None)
        shown = self._shown_value
        index = values.index(shown) + by if shown in values else 0
        self.value = values[index % len(values)]

    def action_pick(self, number: int) -> None:
        """Answer with an option by its number, counted from 1, or by its count if it is one."""
        values = [option.value for option in self.choices]
        if values and type(values[0]) is int:
            self.value = number if number in values else self.value
        elif 0 < number <= len(values):
            self.value = values[number - 1]

    def action_submit(self) -> None:
        """Go on to the next field."""
        self.post_message(FieldSubmitted(self))

    def on_click(self, event: events.Click) -> None:
        """Answer with the option that was clicked, or go on to the next one at an arrow."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        if not self._options_fit:
            self.action_cycle(-1 if offset.x < 2 else 1)
            return
        end = 0
        for option in self.choices:
            end += cell_len(option.label) + 3
            if offset.x < end:
                self.value = option.value
                return

    @property
    def _options_fit(self) -> bool:
        width = sum(cell_len(option.label) + 3 for option in self.choices)
        return len(self.choices) > 1 and width - 1 <= self.size.width

    def render(self) -> Content:
        """Return all options with the answer in brackets, or the answer between two arrows."""
        shown = self._shown_option
        answer_style = "bold $text-primary" if self.has_focus else ""
        if not self._options_fit:
            label_width = max(1, self.size.width - cell_len("‹  ›"))
            text = shown.label if shown else "not said"
            label = Content(text).truncate(label_width, ellipsis=True)
            style = answer_style or ("$muted" if shown is None else "")
            arrow_style = "bold $text-primary" if self.has_focus else "$muted"
            return Content.assemble(("‹ ", arrow_style), label.stylize(style), (" ›", arrow_style))
        pieces = []
        for option in self.choices:
            is_answer = option is shown
            text = f"[{option.label}] " if is_answer else f" {option.label}  "
            pieces.append((text, answer_style if is_answer else "$muted"))
        return Content.assemble(*pieces)

    @property
    def hint(self) -> str:
        """The hint of the option that is shown, or else of the question."""
        return (self._shown_option.hint if self._shown_option else "") or self.question.hint
