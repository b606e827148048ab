"""The whole note, sentence by sentence: other words, leaving out, editing by hand."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from screens.dialogs.confirm import Confirm
from screens.dialogs.edit_note import EditNoteDialog
from screens.steps.checked import CheckedStep
from screens.widgets.findings_area import FindingList
from screens.widgets.option_lists import NumberedList
from screens.widgets.save_status import SaveStatus
from templates import Note, Sentence
from templates.letter.composer import is_stale
from templates.letter.rewording import (
    brought_back,
    can_be_left_out,
    changed_beside,
    in_words,
    left_out_sentences,
    without,
    wordings,
)
from templates.letter.situation import resolve
from templates.questions.questions import BY_FIELD

KEEP, TAKE = "keep", "take"


class Pending(NumberedList):
    """What must be seen to before the note can leave, each a key press away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "See to it", tooltip="See to this", id="see-to-it"),
    ]


class ReviewStep(CheckedStep):
    """Show the note as they will read it."""

    step_id = "review"
    takes_turns = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "other_words(-1)", "Other words", show=False, id="other-words-back"),
        Binding("right", "other_words(1)", "Other words", key_display="←→", id="other-words"),
        Binding("x", "leave_out", "Leave out", tooltip="Leave it out, or bring it back"),
        Binding("e", "edit", "Edit", tooltip="Edit the whole note here", id="edit"),
        Binding("ctrl+o", "open_editor", "Editor", tooltip="Edit it in your own editor"),
        Binding("ctrl+r", "shuffle", "Shuffle", tooltip="Draw all words anew but those you chose"),
        Binding("u", "unedit", "Undo edits", show=False, tooltip="Back to the composed note"),
        Binding("j", "next_field", "Down", show=False),
        Binding("k", "previous_field", "Up", show=False),
    ]

    @dataclass
    class WentTo(Message):
        """The writer wants to answer one question."""

        step: str
        field: str

    @dataclass
    class EditorWanted(Message):
        """The writer wants to edit the letter in their own editor."""

        letter: str

    def compose_step(self) -> ComposeResult:
        """Compose the line that says how the note stands, and the list of what is pending."""
        yield Static("", id="standing", markup=False)
        yield FindingList("n and p walk them.")
        yield Pending(id="pending", markup=False, compact=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the note as it stands: nothing while something is missing."""
        if action == "open_editor" and not self.offers_editor:
            return False
        if action in ("edit", "open_editor", "shuffle", "other_words", "leave_out"):
            # Asked for each key of the footer: to compose the note each time would be felt.
            missing = resolve(self.answers, self.wording).missing
            by_sentence = action not in ("edit", "open_editor")
            return not missing and not (by_sentence and self.answers.edited.strip("\n"))
        return super().check_action(action, parameters)

    @property
    def ghosts(self) -> tuple[Sentence, ...]:
        """The sentences that would be said again if nothing were left out."""
        return left_out_sentences(self.answers, self.wording, self.draw)

    # --- what is shown

    def show_answers(self) -> None:
        """Show the note, what is missing from it, and a choice where an edit was outrun."""
        super().show_answers()
        missing = resolve(self.answers, self.wording).missing
        note = self.note
        options = [Option(f"{n} {BY_FIELD[f].label}", id=f) for n, f in enumerate(missing, 1)]
        standing = "Still missing:" if missing else "Nothing is missing. ↑↓ walk the sentences."
        self.look()
        if not missing and note.edited:
            standing = "Edited by hand. e goes on editing, u takes the composed note again."
        if not missing and is_stale(self.answers, note):
            standing = "The answers changed after you edited the note. Which one stands?"
            options = [
                Option("1 Keep mine, as edited", id=KEEP),
                Option("2 Take the new words", id=TAKE),
            ]
        pending = self.query_one(Pending)
        pending.set_options(options)
        pending.display = bool(options)
        self.refresh_bindings()
        self.query_one("#standing", Static).update(standing)
        if options:
            pending.highlighted = 0
            pending.focus()
        else:
            self.set_focus(None)
            self._select(self.preview.selected or 0)

    def _show_note(self, before: Note | None = None) -> None:
        note, ghosts = self.note, self.ghosts
        rows = (*note.paragraphs, ghosts) if ghosts else note.paragraphs
        struck = frozenset(ghost.text for ghost in ghosts)
        self.preview.show(note._replace(paragraphs=rows), before, struck)

    @on(OptionList.OptionHighlighted, "#pending")
    def _show_either(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_id in (KEEP, TAKE):
            note = self.note
            self.preview.show(note if event.option_id == KEEP else note._replace(edited=""))

    @on(OptionList.OptionSelected, "#pending")
    def _see_to(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        field = event.option_id or ""
        if field == TAKE:
            self.keep_edit("")
        elif field == KEEP:
            self.keep_edit(self.answers.edited)
        else:
            self.post_message(self.WentTo(BY_FIELD[field].step, field))

    # --- walking the sentences

    def action_next_field(self) -> None:
        """Select the next sentence."""
        self.preview.forget_changes()
        self._select((self.preview.selected or 0) + 1)

    def action_previous_field(self) -> None:
        """Select the sentence before."""
        self.preview.forget_changes()
        self._select((self.preview.selected or 0) - 1)

    def _select(self, number: int, besides: str = "") -> None:
        shown = self.preview.note
        if shown is None or shown.edited:
            self.preview.select(None)
            self.tell("The sentences can be turned again once u has taken the composed note.")
            return
        number = max(0, min(number, len(shown.sentences) - 1))
        self.preview.mark(self._found, None)
        self.preview.select(number)
        sentence = shown.sentences[number]
        names = wordings(sentence, self.answers, self.wording)
        place = names.index(sentence.source) + 1 if sentence.source in names else 1
        told, keys = f"Wording {place} of {len(names)}.", "← → say it in others, x leaves it out."
        if len(names) < 2:
            told, keys = "There is one wording for this.", "x leaves it out."
        self.tell(f"{told} {besides or keys}")

    @property
    def _selected(self) -> Sentence | None:
        shown, number = self.preview.note, self.preview.selected
        if shown is None or shown.edited or number is None or number >= len(shown.sentences):
            return None
        selected: Sentence = shown.sentences[number]
        return selected

    def action_other_words(self, by: int) -> None:
        """Say the selected sentence in other words."""
        sentence = self._selected
        if sentence is None or sentence in self.ghosts:
            return
        names = wordings(sentence, self.answers, self.wording)
        if len(names) < 2:
            self.tell("There are no other words for this sentence here.")
            return
        at = names.index(sentence.source) if sentence.source in names else 0
        further = names[(at + by) % len(names)]
        self._answer_here("words", in_words(sentence, further, self.answers).words, sentence)

    def action_leave_out(self) -> None:
        """Leave the selected sentence out, or bring it back."""
        sentence = self._selected
        if sentence is None:
            return
        if sentence in self.ghosts:
            self._answer_here("left_out", brought_back(sentence, self.answers).left_out, sentence)
        elif not can_be_left_out(sentence, self.answers, self.wording):
            self.tell("This one belongs in every note of this kind; ← → find other words for it.")
        else:
            self._answer_here("left_out", without(sentence, self.answers).left_out, sentence)

    def action_shuffle(self) -> None:
        """Draw the words anew; those that were chosen stay."""
        if not self.answers.edited:
            self.answer("shuffle", self.answers.shuffle + 1)
            self.post_message(self.WentTo(self.step_id, ""))

    def _answer_here(self, field: str, value: tuple[str, ...], sentence: Sentence) -> None:
        before = self.note
        self.answer(field, value)
        shown, move = self.preview.note, sentence.moves[0]
        places = [n for n, s in enumerate(shown.sentences if shown else ()) if move in s.moves]
        beside = changed_beside(sentence, before, self.note)
        if beside:
            self._show_note(before)
        self._select(places[0] if places else 0, "~ marks what changed with it." if beside else "")

    # --- editing the whole

    def action_edit(self) -> None:
        """Edit the whole letter in place."""
        if not self.note.missing:
            trouble = self.query_one(SaveStatus).error
            letter = self.note.letter()
            at = letter.find(self._selected.text) if self._selected else 0
            edit = EditNoteDialog(letter, self._inspect, max(0, at), trouble)
            self.app.push_screen(edit, self._edited)

    def _edited(self, text: str | None) -> None:
        self.keep_edit(text or "")

    def action_open_editor(self) -> None:
        """Hand the letter to the writer's own editor."""
        if not self.note.missing:
            self.post_message(self.EditorWanted(self.note.letter()))

    def action_unedit(self) -> None:
        """Take the composed note again, if the writer means it."""
        if self.answers.edited:
            question = "Take the composed note again? What you edited by hand is dropped."
            self.app.push_screen(Confirm(question, "take it", "keep mine"), self._drop_edit)

    def _drop_edit(self, yes: bool | None) -> None:
        if yes:
            self.keep_edit("")

    def take_edit(self, text: str) -> None:
        """Take the letter back from the writer's own editor."""
        self.keep_edit(text)
