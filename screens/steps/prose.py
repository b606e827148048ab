"""A step that asks for the writer's own words, each shown in the sentence that it becomes."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalGroup
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Static

from screens.steps.base import TitledStep
from screens.widgets.choice_fields import ChoiceList
from screens.widgets.findings_area import FindingList, FindingsArea
from screens.widgets.new_field import new_field
from screens.widgets.prose_field import ProseField
from templates.etiquette.checker import check_answer
from templates.etiquette.findings import Finding
from templates.letter.openings import (
    frame,
    is_chosen,
    move_of,
    sentence_with,
    turn_opening,
)
from templates.questions.questions import examples_for, heading_for


class ProseStep(TitledStep):
    """A step with fields for sentences, which are checked while they are typed.

    Above each field stand the words that the note puts before what is typed there. Below the one
    with the focus are its sentence in the note, the findings, and examples while it is empty.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f2,ctrl+o", "turn_opening", "Opening", tooltip="Put other words before yours"),
    ]

    def compose_step(self) -> ComposeResult:
        """Compose a titled group for each question, and what is shown below the focus."""
        for question in self.questions:
            field = new_field(question)
            with VerticalGroup(classes="titled") as group:
                group.set_class(isinstance(field, ProseField), "prose")
                group.set_class(isinstance(field, ChoiceList), "list")
                yield Static(question.label, classes="title", markup=False)
                if move_of(question.field):
                    yield Static("", id=f"{question.field}-opening", classes="opening")
                yield field
        with VerticalGroup(id="below"):
            yield FindingList()
            yield Static("", id="in-note", markup=False)
            yield Static("", id="examples", markup=False)

    def on_mount(self) -> None:
        """Check what is typed in each field."""
        for field in self.query(ProseField):
            field.check = self._check

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer other openings where the field with the focus has some."""
        if action == "turn_opening":
            field = self._prose_field
            return field is not None and bool(move_of(field.question.field))
        return super().check_action(action, parameters)

    @property
    def _prose_field(self) -> ProseField | None:
        return self.focused if isinstance(self.focused, ProseField) else None

    @property
    def _prose_is_typed(self) -> bool:
        field = self._prose_field
        return field is not None and bool(field.value.strip())

    # --- showing the openings and the sentence

    def show_answers(self) -> None:
        """Show the answers, and check them again: another outcome makes other words untrue."""
        super().show_answers()
        heading = heading_for(self.step_id, self.model.situation)
        self.query_one("#heading", Static).update(heading)
        for field in self.query(ProseField):
            field.check_text()
        self._show_below()

    def show_note(self) -> None:
        """Show the note, and how it frames what is typed."""
        super().show_note()
        for question in self.asked_questions:
            field = self.field(question.field)
            if isinstance(field, ProseField) and move_of(question.field):
                self._show_opening(field)
        self._show_sentence()

    def _show_opening(self, field: ProseField) -> None:
        name = field.question.field
        situation = self.model.situation
        before, after = frame(name, situation)
        field.lead = f"{before} " if before else ""
        words = f"{before} …" if before else f"…{after}." if after else "Your own sentence:"
        opening = self.query_one(f"#{name}-opening", Static)
        if words != opening.content:
            opening.update(Content(words), layout=False)
        chosen = is_chosen(name, situation)
        hint = "Ctrl+O takes another opening; you chose this one."
        if not chosen:
            hint = "Ctrl+O takes another opening, the words before yours."
        if hint != field.hint_while_typing:
            field.hint_while_typing = hint
            if field is self.focused and self.is_current and not self._notice:
                self.show_hint(field.hint)

    def _show_sentence(self) -> None:
        """Show the sentence in the note; the screen is only laid out if it takes other rows."""
        field = self._prose_field
        if field is None:
            return
        line = self.query_one("#in-note", Static)
        text = self._sentence(field) if field.value.strip() else ""
        if text == line.content and line.display is bool(text):
            return
        width = line.size.width
        rows = [len(Content(str(t)).wrap(width)) if width else 0 for t in (line.content, text)]
        line.update(text, layout=not width or rows[0] != rows[1])
        if line.display is not bool(text):
            line.display = bool(text)
            self._list_findings()

    def _sentence(self, field: ProseField) -> str:
        if self.model.note.edited:
            return ""
        sentence = sentence_with(field.question.field, self.model.note)
        return f"In your note: {sentence}" if sentence else "It is left out of your note."

    # --- below the field with the focus

    def on_descendant_focus(self) -> None:
        """Show under the field with the focus what belongs to it."""
        self._show_below()

    def _show_below(self) -> None:
        field = self._prose_field
        for opening in self.query(".opening"):
            opening.display = field is not None and opening.parent is field.parent
        below = self.query_one("#below")
        below.display = field is not None
        if field is None or not isinstance(field.parent, Widget):
            return
        self.query_one("#question").move_child(below, after=field.parent)
        self.place_hint()
        self._show_sentence()
        self._list_findings()

    def bring_focus_into_sight(self) -> None:
        """Keep what belongs to a field for sentences in sight, too."""
        if self._prose_field is None:
            super().bring_focus_into_sight()
        else:
            self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        field = self._prose_field
        if field is None or not isinstance(field.parent, Widget):
            return
        # As far up as it goes; what is wrong, and what is typed, come first if not all of it fits.
        self.query_one("#question").scroll_home(animate=False, immediate=True)
        for part in (*self.query("#in-note, .findings"), field.parent):
            if part.display:
                part.scroll_visible(animate=False, immediate=True)
        for other in self.query(ProseField):
            # A field without the focus has few rows: they show how it begins.
            if other is not field:
                other.scroll_home(animate=False, immediate=True)
        field.scroll_cursor_visible()
        self.call_after_refresh(self._place_cursor, field)

    def _place_cursor(self, field: ProseField) -> None:
        """Put the terminal's cursor where the layout has moved the field's."""
        position = field.cursor_screen_offset
        if field is self.focused and position != self.app.cursor_position:
            self.app.cursor_position = position
            # The terminal's cursor moves when something is drawn next.
            field.refresh()

    def on_resize(self, event: Resize) -> None:
        """Bring the field with the focus into sight again."""
        self.call_after_refresh(self._bring_into_sight)

    def _show_examples(self) -> None:
        field = self._prose_field
        shown = self.query_one("#examples", Static)
        shown.display = (
            field is not None and not field.value.strip() and not self._fields_with_findings
        )
        if field is not None and shown.display:
            examples = examples_for(field.question.field, self.model.situation)
            shown.update("\n".join(["For example", *(f"– {example}" for example in examples)]))

    # --- turning the openings

    def action_turn_opening(self) -> None:
        """Put the next opening before what is typed in the field with the focus."""
        field = self._prose_field
        if field is None:
            return
        # What was typed before is undone by the session from now on, after the opening.
        field.history.clear()
        answers = turn_opening(field.question.field, self.model.situation)
        self.model.change(answers, "words")
        self.update_hint()

    # --- findings

    def _check(self, text: str) -> tuple[Finding, ...]:
        return check_answer(text, self.wording, self.answers)

    @property
    def _fields_with_findings(self) -> list[ProseField]:
        """The fields with findings, the one with the focus first."""
        fields = [field for field in self.query(ProseField) if field.findings]
        return sorted(fields, key=lambda field: not field.has_focus)

    @on(FindingsArea.FindingsChanged)
    def _list_findings(self) -> None:
        fields = self._fields_with_findings
        shown = self.query_one(FindingList)
        shown.show(fields[0].findings if fields else (), fields[0].current if fields else None)
        # What is wrong takes the place of the hint.
        hint = self.query_one("#hint")
        has_room = not (fields or (self.has_class("-short") and self._prose_is_typed))
        hint.display = has_room or hint.has_class("-wrong")
        self._show_examples()
