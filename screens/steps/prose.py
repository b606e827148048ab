"""The base class of steps with fields for sentences, which are checked while they are typed."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from screens.steps.base import TitledStep
from screens.steps.layout import row_count
from screens.widgets.choice_fields import ChoiceList
from screens.widgets.field_factory import create_field
from screens.widgets.finding_list import FindingList
from screens.widgets.findings_area import FindingsArea
from screens.widgets.prose_field import ProseField
from templates.answers import Answers
from templates.etiquette.checker import check_answer
from templates.etiquette.findings import Finding
from templates.letter.openings import (
    choose_next_opening,
    framed_move,
    is_opening_chosen,
    joined_variant,
    sentence_with_answer,
    words_around,
)
from templates.questions.questions import context_for, examples_for, heading_for

_MAX_SHOWN_WORDS = 8
"""The maximum number of words before or after a typed answer that its field shows in full."""
_SHOWN_WORDS_BEFORE_ANSWER = 4
"""How many words the field shows of a longer text before the answer: "… not to take it"."""
_SHOWN_WORDS_AFTER_ANSWER = 6
"""How many words the field shows of a longer text after the answer: ", and for the time …"."""


class ProseStep(TitledStep):
    """A step with fields for sentences, which are checked while they are typed.

    Above the focused field is its opening: the words before the answer in the note. Below it are
    the findings, the sentence in the note, and examples while it is empty.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,ctrl+o", "next_opening", "Opening", tooltip="Put other words before yours"),
    ]

    _last_checked: tuple[str, Answers] | None = None
    """The text that was checked last, with the answers at that time."""
    _last_findings: tuple[Finding, ...] = ()
    """The findings of that check."""

    def compose_step(self) -> ComposeResult:
        """Compose a titled group for each question, and what is below the focused field."""
        for question in self.questions:
            field = create_field(question)
            with VerticalGroup(classes="titled") as group:
                group.set_class(isinstance(field, ProseField), "prose")
                group.set_class(isinstance(field, ChoiceList), "list")
                yield Static(question.label, classes="title", markup=False)
                if framed_move(question.name):
                    yield Static("", id=f"{question.name}-opening", classes="opening", markup=False)
                yield field
        with VerticalGroup(id="below"):
            yield FindingList()
            yield Static("", id="in-note", markup=False)
            yield Static("", id="examples", markup=False)

    def on_mount(self) -> None:
        """Set the checker of each field."""
        for field in self.query(ProseField):
            field.check = self._check

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable the key for the next opening where the focused field has no openings."""
        if action == "next_opening":
            field = self._focused_field
            return field is not None and bool(framed_move(field.question.name))
        return super().check_action(action, parameters)

    @property
    def _focused_field(self) -> ProseField | None:
        """The focused field for sentences, or None if another widget has the focus."""
        return self.focused if isinstance(self.focused, ProseField) else None

    # --- showing the openings and the sentence

    def show_answers(self) -> None:
        """Show the current answers, and check the texts again: findings depend on all answers."""
        super().show_answers()
        heading = self.query_one("#heading", Static)
        text = heading_for(self.step_id, self.model.situation)
        if text != heading.content:
            heading.update(text)
        for field in self.query(ProseField):
            field.check_text()
        self._show_below()

    def show_note(self) -> None:
        """Show the note, the opening of each field, and the sentence of the focused one."""
        super().show_note()
        for question in self.asked_questions:
            field = self.field(question.name)
            if isinstance(field, ProseField) and framed_move(question.name):
                self._show_opening(field)
                self._set_hint_while_typing(field)
        self._show_sentence()

    def _show_opening(self, field: ProseField) -> None:
        """Show the words before and after the answer of a field in the note, above the field."""
        name = field.question.name
        before, after = words_around(name, self.model.situation)
        field.opening = f"{before} " if before else ""
        if joined_variant(name, self.model.situation) or _is_long(before):
            # The answer ends a long sentence, or is joined to the sentence of another move: the
            # last words before the answer are enough.
            before = " ".join(["…", *before.split()[-_SHOWN_WORDS_BEFORE_ANSWER:]])
        if _is_long(after):
            after = " ".join([*after.split(" ")[:_SHOWN_WORDS_AFTER_ANSWER], "…"])
        elif after:
            after = f"{after}."
        text = f"{before} …{after}".strip() if before or after else "Your own sentence:"
        opening = self.query_one(f"#{name}-opening", Static)
        if text != opening.content:
            _update_text(opening, text)

    def _set_hint_while_typing(self, field: ProseField) -> None:
        if is_opening_chosen(field.question.name, self.model.situation):
            hint = "Ctrl+O chooses another opening; you chose this one."
        else:
            hint = "Ctrl+O chooses another opening, the words before yours."
        if hint != field.hint_while_typing:
            field.hint_while_typing = hint
            if field is self.focused and self.is_current and not self._notice:
                self.show_hint(field.hint)

    def _show_sentence(self) -> None:
        """Show, below the focused field, the sentence that it makes in the note, if any."""
        field = self._focused_field
        if field is None:
            return
        line = self.query_one("#in-note", Static)
        text = self.sentence_text(field)
        was_visible, is_visible = line.display, bool(text)
        if text == line.content and was_visible == is_visible:
            return
        _update_text(line, text)
        if was_visible != is_visible:
            line.display = is_visible
            self._list_findings()

    def sentence_text(self, field: ProseField) -> str:
        """Return the sentence that a field makes in the note, as shown below the field, or ""."""
        if self.model.note.edited_letter or not field.value.strip():
            return ""
        sentence = sentence_with_answer(field.question.name, self.model.situation, self.model.note)
        return f"In your note: {sentence}" if sentence else "Your answer is left out of the note."

    # --- what is below the focused field

    def follow_focus(self) -> None:
        """Show what is below the focused field."""
        self._show_below()
        super().follow_focus()

    def _show_below(self) -> None:
        """Put the hint below the focused field, and `#below` below the hint.

        Without a focused field, `#below` is hidden.
        """
        field = self._focused_field
        for opening in self.query(".opening"):
            opening.display = field is not None and opening.parent is field.parent
        below = self.query_one("#below")
        below.display = field is not None
        if field is None or not isinstance(field.parent, Widget):
            return
        self.place_hint()
        question, hint = self.query_one("#question"), self.query_one("#hint")
        if question.children.index(below) != question.children.index(hint) + 1:
            question.move_child(below, after=hint)
        self._show_sentence()
        self._list_findings()

    def scroll_focus_visible(self) -> None:
        """Scroll the question until the focused field and what is below it are visible."""
        if self._focused_field is None:
            super().scroll_focus_visible()
        else:
            self._scroll_prose_visible()

    def _scroll_prose_visible(self) -> None:
        field = self._focused_field
        if field is None or not isinstance(field.parent, Widget):
            return
        # The most important part comes last: if not all parts fit, the last part is in view.
        self.query_one("#question").scroll_home(animate=False, immediate=True)
        for part in (*self.query("#in-note, .findings"), field.parent):
            if part.display:
                part.scroll_visible(animate=False, immediate=True)
        for other in self.query(ProseField):
            # A field without the focus has few rows, which show the beginning of its text.
            if other is not field:
                other.scroll_home(animate=False, immediate=True)
        field.scroll_cursor_visible()

    def on_resize(self, event: Resize) -> None:
        """Scroll the focused field into view again."""
        self.call_after_refresh(self._scroll_prose_visible)

    def show_examples(self) -> None:
        """Show the examples for the focused field while it is empty."""
        field = self._focused_field
        widget = self.query_one("#examples", Static)
        if field is None or field.value.strip():
            widget.display = False
            return
        name, situation = field.question.name, self.model.situation
        examples = [f"– {example}" for example in examples_for(name, situation)]
        lines = [context_for(name, situation), "For example" if examples else "", *examples]
        text = "\n".join(filter(None, lines))
        widget.display = bool(text)
        if text != widget.content:
            widget.update(text)

    # --- choosing the opening

    def action_next_opening(self) -> None:
        """Choose the next opening for the focused field."""
        field = self._focused_field
        if field is None:
            return
        # Without a history, the field leaves Ctrl+Z to the session, which undoes the opening.
        field.history.clear()
        answers = choose_next_opening(field.question.name, self.model.situation)
        self.model.change(answers, "chosen_variants")
        self.update_hint()

    # --- findings

    def _check(self, text: str) -> tuple[Finding, ...]:
        # Each keystroke asks for two checks: the text changes, and then the cursor moves.
        if (text, self.answers) != self._last_checked:
            self._last_checked = (text, self.answers)
            self._last_findings = check_answer(text, self.wording, self.answers)
        return self._last_findings

    @on(FindingsArea.FindingsChanged)
    def _list_findings(self) -> None:
        # While the program quits, some of the widgets may be gone already.
        if not self.app.is_running:
            return
        finding_list = self.query_one(FindingList)
        had_findings = finding_list.display
        field = self._focused_field
        if field is not None:
            finding_list.show(field.findings, field.current_finding)
        self._show_or_hide_hint()
        self.show_examples()
        if finding_list.display and not had_findings:
            self.call_after_refresh(self._scroll_prose_visible)

    def _show_or_hide_hint(self) -> None:
        """Hide the hint where the findings, or a sentence on a short screen, need its room."""
        field = self._focused_field
        has_text = field is not None and bool(field.value.strip())
        has_findings = field is not None and bool(field.findings)
        needs_room = has_findings or (has_text and self.has_class("-short"))
        hint = self.query_one("#hint")
        is_error = hint.has_class("-wrong")
        hint.display = is_error or not needs_room


def _update_text(widget: Static, text: str) -> None:
    """Show a text in a widget; lay the screen out, which is slow, only if the height changes."""
    is_same_height = row_count(text, widget.size.width) == widget.size.height
    # Before the first layout, the width is 0.
    widget.update(text, layout=not widget.size.width or not is_same_height)


def _is_long(words: str) -> bool:
    """Return whether the words before or after an answer are too many to be shown in full."""
    return len(words.split()) > _MAX_SHOWN_WORDS
