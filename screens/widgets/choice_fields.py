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
"""The keys of the options after the tenth. They end before j, which moves the highlight."""

_COLUMNS_BESIDE_LABEL = 3
"""The cells that an option in a row takes besides its label: for brackets and a space."""

_LEFT_ARROW, _RIGHT_ARROW = "‹ ", " ›"
"""Shown around the one visible option of a row that has no room for all."""


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
        """The options that are shown; `options` is Textual's name for their rows."""
        self._rows: list[_Row] = []

    @property
    def hint(self) -> str:
        """The hint of the highlighted option, or else of the question."""
        hint = "" if self.highlighted is None else self.choices[self.highlighted].hint
        return hint or self.question.hint

    def heading_rows(self, index: int) -> int:
        """Return how many rows of headings are above an option: 1 if it is the first of a group."""
        return 1 if self._rows[index].heading else 0

    def show_answer(self, answer: Answer, options: Options = (), default: Answer = None) -> None:
        """Show the options, with the answer or else the default marked and highlighted."""
        rows = self._rows_for(answer, options, default)
        rows_before, self._rows = self._rows, rows
        if options != self.choices:
            self.choices = options
            self.set_options([ListOption(row.prompt) for row in rows])
        else:
            for index, (before, row) in enumerate(zip(rows_before, rows, strict=True)):
                # Replacing an unchanged prompt would draw it again.
                if row != before:
                    self.replace_option_prompt_at_index(index, row.prompt)
        values = [option.value for option in options]
        marked = answer if answer in values else default
        self.highlighted = values.index(marked) if marked in values else 0

    def _rows_for(self, answer: Answer, options: Options, default: Answer) -> list["_Row"]:
        """Return the row of each option, with the answer or a suggested default marked."""
        rows = []
        group_before = ""
        for index, option in enumerate(options):
            is_suggested = answer is None and option.value == default
            mark = "✓" if option.value == answer else ""
            if is_suggested and not self.question.is_required:
                mark = "· suggested"
            heading = option.group if option.group != group_before else ""
            group_before = option.group
            # An option after the last letter has no key.
            key = (DIGITS + _LETTERS)[index : index + 1] or " "
            rows.append(_Row(key, mark, option.label, heading))
        return rows


class _Row(NamedTuple):
    """What the row of an option shows."""

    key: str
    mark: str
    """A sign or a word after the label, or ""."""
    label: str
    heading: str
    """The name of the group that begins with this option, shown above it, or ""."""

    @property
    def prompt(self) -> HangingIndent:
        """The row in the form that the list draws."""
        mark_style = "$text-success" if self.mark == "✓" else "$muted"
        label = Content(self.label)
        if self.mark:
            label = Content.assemble(self.label, (f" {self.mark}", mark_style))
        headings = (Content.styled(self.heading, "$muted"),) if self.heading else ()
        return HangingIndent(Content.assemble(" ", (f"{self.key} ", "$muted")), label, headings)


class ChoiceRow(Field, can_focus=True):
    """One row with every option if they fit, otherwise one at a time; ← and → change the answer.

    The answer is in brackets, which are visible even without colours.
    """

    DEFAULT_CLASSES = "field"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "cycle(1)", "Change", key_display="←→", tooltip="Change the answer"),
        Binding("left", "cycle(-1)", "Previous option", show=False),
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
        """Answer with the next (1) or previous (-1) option.

        Without a default, "not said" is also an option.
        """
        values: list[Answer] = [option.value for option in self.choices]
        if not values:
            return
        if self._default is None:
            values.append(None)
        shown = self._shown_value
        index = values.index(shown) + by if shown in values else 0
        self.value = values[index % len(values)]

    def action_pick(self, number: int) -> None:
        """Answer with `number` if options are numbers, or else with the option at that position.

        Positions are counted from 1. If there is no such option, nothing changes.
        """
        values = [option.value for option in self.choices]
        # Not `isinstance`: True and False are the values of a yes-or-no question.
        are_numbers = bool(values) and type(values[0]) is int
        if are_numbers and number in values:
            self.value = number
        elif not are_numbers and 0 < number <= len(values):
            self.value = values[number - 1]

    def action_submit(self) -> None:
        """Go on to the next field."""
        self.post_message(FieldSubmitted(self))

    def on_click(self, event: events.Click) -> None:
        """Answer with the option that was clicked.

        If only one option is visible, a click on the left arrow answers with the previous option,
        and any other click with the next.
        """
        offset = event.get_content_offset(self)
        if offset is None:
            return
        if not self._options_fit:
            self.action_cycle(-1 if offset.x < cell_len(_LEFT_ARROW) else 1)
            return
        end = 0
        for option in self.choices:
            end += cell_len(option.label) + _COLUMNS_BESIDE_LABEL
            if offset.x < end:
                self.value = option.value
                return

    @property
    def _options_fit(self) -> bool:
        """Whether there are several options, and all of them fit in the row."""
        width = sum(cell_len(option.label) + _COLUMNS_BESIDE_LABEL for option in self.choices)
        # The space after the last one may be cut off.
        return len(self.choices) > 1 and width - 1 <= self.size.width

    def render(self) -> Content:
        """Return all options with the answer in brackets, or the answer between two arrows."""
        return self._all_options() if self._options_fit else self._one_option()

    def _all_options(self) -> Content:
        answer_style = "bold $text-primary" if self.has_focus else ""
        shown = self._shown_option
        pieces = [
            (f"[{option.label}] ", answer_style)
            if option is shown
            else (f" {option.label}  ", "$muted")
            for option in self.choices
        ]
        return Content.assemble(*pieces)

    def _one_option(self) -> Content:
        shown = self._shown_option
        if self.has_focus:
            label_style = arrow_style = "bold $text-primary"
        else:
            label_style, arrow_style = ("" if shown else "$muted"), "$muted"
        label_width = max(1, self.size.width - cell_len(_LEFT_ARROW + _RIGHT_ARROW))
        label = Content(shown.label if shown else "not said").truncate(label_width, ellipsis=True)
        return Content.assemble(
            (_LEFT_ARROW, arrow_style), label.stylize(label_style), (_RIGHT_ARROW, arrow_style)
        )

    @property
    def hint(self) -> str:
        """The hint of the option that is shown, or else of the question."""
        hint = self._shown_option.hint if self._shown_option else ""
        return hint or self.question.hint
