"""The field for a single line of text."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import reactive

from screens.widgets.field import Field, FieldSubmitted, Options, clean_paste, end_of_change
from screens.widgets.line_input import LineInput
from templates.answers import Answer
from templates.names.capitals import with_usual_capitals
from templates.questions.questions import AnswerKind, Question
from templates.text import split_names


class TextField(LineInput, Field):
    """A line of text; pasted lines are joined into one, while Textual would keep only the first."""

    DEFAULT_CLASSES = "field"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Next", tooltip="Go to the next question"),
        Binding(
            "ctrl+t",
            "use_capitals",
            "Use capitals",
            show=False,
            tooltip="Use the suggested capitals",
        ),
    ]
    # Textual declares this with `layout=True`, which lays out the whole screen again on each
    # keystroke, so that it takes 80% longer.
    virtual_size = reactive(Size(0, 0))

    def __init__(self, question: Question) -> None:
        example = f"e.g. {question.examples[0].text}" if question.examples else ""
        super().__init__(question.name, example)
        self.question = question

    def watch_has_focus(self, _has_focus: bool) -> None:
        """Keep the style, which is the same with the focus and without it.

        Textual would style the field and its parts again, a fifth of the work that Enter causes.
        """

    @property
    def suggested_name(self) -> str | None:
        """The name with its usual capitals; None if it has them, or if the answer is not a name."""
        return with_usual_capitals(self.value) if self.question.kind is AnswerKind.NAME else None

    @property
    def hint(self) -> str:
        """How to use the suggested capitals or, without any, the hint of the question."""
        if suggestion := self.suggested_name:
            return f"Ctrl+T changes it to {suggestion}."
        return self.question.hint

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the key to the step if no capitals are suggested."""
        if action == "use_capitals":
            return bool(self.suggested_name)
        return super().check_action(action, parameters)

    @property
    def answer(self) -> Answer:
        """The text, or a tuple of names if the question asks for several."""
        return self._parse(self.value)

    def _parse(self, text: str) -> Answer:
        return split_names(text) if self.question.kind is AnswerKind.NAMES else text

    def show_answer(self, answer: Answer, options: Options = (), default: Answer = None) -> None:
        """Show an answer, unless the text in the field already stands for it."""
        text = ", ".join(map(str, answer)) if isinstance(answer, tuple) else str(answer or "")
        # Names that are being typed may end in a comma, which the answer does not have.
        if self._parse(text) != self.answer:
            cursor = end_of_change(self.value, text)
            self.value = text
            self.cursor_position = cursor

    async def action_submit(self) -> None:
        """Go on to the next field."""
        self.post_message(FieldSubmitted(self))

    def action_use_capitals(self) -> None:
        """Write the name as suggested."""
        self.value = self.suggested_name or self.value

    def on_paste(self, event: events.Paste) -> None:
        """Clean pasted text before Textual inserts it."""
        clean_paste(event, self)
