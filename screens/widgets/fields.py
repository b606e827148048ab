"""The fields a question is answered in: a list, a row, a line of text."""

from dataclasses import dataclass
from typing import Any, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.option_list import Option as ListOption

from screens.widgets.hanging_indent import HangingIndent
from screens.widgets.option_lists import DIGITS, NumberedList
from templates.answers import Answer
from templates.letter.names import as_usually_written
from templates.questions.options import Option
from templates.questions.questions import Kind, Question
from templates.text import names_in, one_line

NAMES = ("recipient_name", "sender_name")
"""The fields in which a name typed in haste is offered as it is usually written."""


class Field(Widget):
    """What a question is answered in."""

    question: Question

    @property
    def hint(self) -> str:
        """What to say of the field: what is asked."""
        return self.question.hint

    def show_text(self, text: str) -> None:
        """Show a text that was answered, unless it stands there."""


@dataclass
class Answered(Message):
    """A field is answered: the writer wants to go on."""

    field: Field

    @property
    def control(self) -> Field:
        """The field."""
        return self.field


class ChoiceList(NumberedList, Field):
    """A question whose options are all in sight; the highlight is a hypothesis, Enter an answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Choose", tooltip="Choose this and go on", id="choose"),
    ]

    def __init__(self, question: Question) -> None:
        super().__init__(id=question.field, markup=False, compact=True)
        self.question = question
        self.offered: tuple[Option, ...] = ()

    def offer(self, options: tuple[Option, ...], given: Answer, usual: Answer) -> None:
        """Show options, with a sign at the one given and the highlight on it or the usual one."""
        values = [option.value for option in options]
        signs = [
            "●" if v == given else "○" if v == usual and given is None else " " for v in values
        ]
        rows = [_row(place, sign, options[place - 1]) for place, sign in enumerate(signs, 1)]
        if options != self.offered:
            self.offered = options
            self.set_options([ListOption(row) for row in rows])
        else:
            for place, row in enumerate(rows):
                self.replace_option_prompt_at_index(place, row)
        wanted = given if given in values else usual
        self.highlighted = values.index(wanted) if wanted in values else 0


def _row(number: int, sign: str, option: Option) -> HangingIndent:
    key = str(number % 10) if number <= 10 else " "
    mark = Content.assemble((f"{key} ", "dim"), f"{sign} ")
    return HangingIndent(mark, Content(option.label))


class ChoiceRow(Field, can_focus=True):
    """A question on one row, whose options are turned through with left and right."""

    DEFAULT_CLASSES = "field"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space,l", "turn(1)", "Change", key_display="←→", id="turn"),
        Binding("left,h", "turn(-1)", "Change back", show=False, id="turn-back"),
        Binding("enter", "done", "Next", tooltip="Go to the next question", id="next-field"),
        *(Binding(d, f"pick({d})", f"Pick {d}", show=False) for d in DIGITS[:9]),
    ]
    value: reactive[Answer] = reactive[Answer](None)

    def __init__(self, question: Question) -> None:
        super().__init__(id=question.field)
        self.question = question
        self.offered: tuple[Option, ...] = ()
        self._usual: Answer = None

    def offer(self, options: tuple[Option, ...], given: Answer, usual: Answer) -> None:
        """Offer options, showing the one given, or the usual one dimly until one is."""
        self.offered = options
        self._usual = usual
        self.value = given if any(option.value == given for option in options) else None
        self.refresh()

    def action_turn(self, by: int) -> None:
        """Take the option before or after the one shown; what was not said may be unsaid again."""
        values: list[Answer] = [option.value for option in self.offered]
        if not values:
            return
        if self._usual is None:
            values.append(None)
        shown = self.value if self.value is not None else self._usual
        at = values.index(shown) + by if shown in values else 0
        self.value = values[at % len(values)]

    def action_pick(self, number: int) -> None:
        """Take an option by its number; a count is its own number."""
        values = [option.value for option in self.offered]
        if values and type(values[0]) is int:
            self.value = number if number in values else self.value
        elif number <= len(values):
            self.value = values[number - 1]

    def action_done(self) -> None:
        """Say that the row is answered."""
        self.post_message(Answered(self))

    def render_line(self, y: int) -> Strip:
        """Draw the row: the option between arrows where it can be turned."""
        style = self.rich_style
        shown = self.value if self.value is not None else self._usual
        label = next((o.label for o in self.offered if o.value == shown), "not said")
        words = style + Style(dim=self.value is None)
        edges = style + Style(bold=self.has_focus, dim=not self.has_focus)
        segments = [Segment("‹ ", edges), Segment(label, words), Segment(" ›", edges)]
        return Strip(segments, cell_len(label) + 4).adjust_cell_length(self.size.width, style)

    @property
    def hint(self) -> str:
        """What the shown option means."""
        shown = self.value if self.value is not None else self._usual
        return next((option.hint for option in self.offered if option.value == shown), "")


MOST_PASTED = 20_000
"""Characters; ten times a long letter. What is pasted beyond that was not meant for a note."""


@dataclass
class PasteRefused(Message):
    """A paste was longer than any note, and nothing of it was taken."""

    length: int


@dataclass
class LinesJoined(Message):
    """A paste of several lines was made one; all of it is kept."""

    count: int


def joined(field: Widget, event: events.Paste) -> None:
    """Make a paste one line, and say so where it was several, or too much to be meant."""
    if len(event.text) > MOST_PASTED:
        field.post_message(PasteRefused(len(event.text)))
        event.text = ""
        return
    lines = [one_line(line).strip() for line in event.text.splitlines() if line.strip()]
    event.text = " ".join(lines) if len(lines) > 1 else one_line(event.text.strip("\r\n"))
    if len(lines) > 1:
        field.post_message(LinesJoined(len(lines)))


class TextField(Input, Field):
    """A question answered on one line; a paste of several lines is joined, not cut."""

    DEFAULT_CLASSES = "field"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Next", tooltip="Go to the next question", id="next-field"),
        Binding("ctrl+t", "take_offer", "Take", show=False, tooltip="Take the offered spelling"),
    ]
    # As the toolkit's own, but that a longer text does not lay the screen out again.
    virtual_size = reactive(Size(0, 0))

    def __init__(self, question: Question) -> None:
        example = f"such as {question.examples[0]}" if question.examples else ""
        super().__init__(
            id=question.field, placeholder=example, compact=True, select_on_focus=False
        )
        self.question = question
        self.cursor_blink = False

    @property
    def offered(self) -> str | None:
        """A better form of a name typed in haste, or nothing."""
        return as_usually_written(self.value) if self.question.field in NAMES else None

    @property
    def hint(self) -> str:
        """What to say of the field: what is offered, or what is asked."""
        if self.offered:
            return f"Ctrl+T writes it {self.offered}, if that is how they write it."
        return self.question.hint

    def show_text(self, text: str) -> None:
        """Show a text that was answered, unless it stands there in some form."""
        if self._answer(text) != self._answer(self.value):
            self.value = text

    def _answer(self, text: str) -> Answer:
        return names_in(text) if self.question.kind is Kind.NAMES else text

    def action_take_offer(self) -> None:
        """Take the offered form of the name."""
        self.value = self.offered or self.value

    def _on_paste(self, event: events.Paste) -> None:
        joined(self, event)


def new_field(question: Question) -> Field:
    """Return the field that fits a question's kind."""
    match question.kind:
        case Kind.CHOICE | Kind.YES_NO:
            return ChoiceList(question)
        case Kind.COUNT:
            return ChoiceRow(question)
        case Kind.PROSE:
            # The text area is slow to load, and the first step has none.
            from screens.widgets.prose_field import ProseField

            return ProseField(question)
    return TextField(question)


def value_of(field: Any) -> Answer:
    """Return what stands in a field, as an answer."""
    if isinstance(field, ChoiceList):
        raise TypeError("a list's highlight is not an answer")
    if field.question.kind is Kind.NAMES:
        return names_in(str(field.value))
    value: Answer = field.value
    return value
