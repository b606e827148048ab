"""The review step: shows the complete note, and lets the writer change each sentence."""

from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static

from screens.dialogs.confirm import ConfirmDialog
from screens.dialogs.edit_note import EditNoteDialog
from screens.dialogs.own_text import OwnTextDialog
from screens.steps.answer_fixes import fix_in_answers
from screens.steps.base import Step
from screens.steps.layout import StepLayout
from screens.steps.letter_findings import LetterFindings
from screens.steps.model import StepModel
from screens.steps.sentence_hints import hint_and_keys, variants_and_index
from screens.widgets.finding_list import FindingList
from screens.widgets.pending_list import KEEP_EDITED, USE_COMPOSED, PendingList
from screens.widgets.proofreading import ProofreadingRequested, WordAccepted
from templates import Answers, BridgeError, Note, Sentence
from templates.etiquette.checker import check_answer, check_note, check_subject
from templates.etiquette.findings import Finding, apply_fix
from templates.letter.composer import ADDED
from templates.letter.rewording import (
    add_sentence,
    bring_back,
    change_added,
    choose_variant,
    is_added,
    is_optional,
    leave_out,
    left_out_sentences,
    other_sentences_changed,
)
from templates.questions.questions import QUESTION_BY_FIELD, find_step
from templates.text import tidy

_FINDING_ACTIONS = frozenset(("go_to_finding", "apply_fix", "accept_word"))
"""Actions that need findings in the letter."""

_LETTER_ACTIONS = frozenset(("edit", "open_editor", "change_subject"))
"""Actions that need a complete note."""

_SENTENCE_ACTIONS = frozenset(("reword", "other_words", "leave_out", "add", "add_first"))
"""Actions that need a complete note whose letter was not edited by hand."""

_DEFAULT_STATUS = "↑ ↓ choose a sentence."


class ReviewStep(Step):
    """Show the note as the recipient will read it, and let the writer change it."""

    step_id = "review"
    can_peek = False
    # A broad screen has room for the findings beside the note.
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        *StepLayout.HORIZONTAL_BREAKPOINTS,
        (100, "-broad"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "forward", "Next", tooltip="Go to the next step"),
        Binding("n", "go_to_finding(1)", "Next finding", tooltip="Go to the next finding"),
        Binding(
            "p",
            "go_to_finding(-1)",
            "Previous finding",
            show=False,
            tooltip="Go to the previous finding",
        ),
        Binding("ctrl+t", "apply_fix", "Fix it", tooltip="Replace or remove what is underlined"),
        Binding(
            "f4",
            "accept_word",
            "Remember",
            show=False,
            tooltip="Remember that this word is spelt correctly",
        ),
        Binding("left", "other_words(-1)", "Other words", show=False),
        Binding(
            "right",
            "other_words(1)",
            "Other words",
            key_display="←→",
            tooltip="Show this sentence in other words",
        ),
        Binding("x", "leave_out", "Leave out", tooltip="Leave it out, or bring it back"),
        Binding("a", "add", "Add", tooltip="Add a sentence of your own after this one"),
        Binding("A", "add_first", "Add", show=False, tooltip="Add one at the beginning"),
        Binding("e", "edit", "Edit", tooltip="Edit the whole note here, or what you added"),
        Binding("s", "change_subject", "Subject", tooltip="Change the subject"),
        Binding(
            "ctrl+r",
            "reword",
            "Reword all",
            tooltip="Choose other words, except where you chose them",
        ),
        Binding("E", "open_editor", "Editor", tooltip="Edit it in your own editor"),
        Binding("u", "discard_edit", "Undo edits", show=False, tooltip="Back to the composed note"),
        Binding("down,j", "next_field", "Down", show=False, tooltip="Select the next sentence"),
        Binding("up,k", "previous_field", "Up", show=False, tooltip="Select the previous sentence"),
    ]

    def __init__(self, model: StepModel) -> None:
        super().__init__(model)
        self._findings = LetterFindings()

    def compose_step(self) -> ComposeResult:
        """Compose the status line, the findings, and the pending decisions."""
        yield Static("", id="status", markup=False)
        yield FindingList("n goes to the next, p to the one before.")
        yield PendingList(id="pending", markup=False, compact=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable actions that need findings, a complete note, or a note that is not edited."""
        if action in _FINDING_ACTIONS:
            return bool(self._findings.all)
        if action == "open_editor" and not self.model.can_open_editor:
            return False
        is_complete = not self.model.situation.missing
        if action in _LETTER_ACTIONS:
            return is_complete
        if action in _SENTENCE_ACTIONS:
            is_composed = is_complete and not self.model.note.edited_letter
            return is_composed and (action != "leave_out" or self._may_be_left_out)
        return super().check_action(action, parameters)

    @property
    def _may_be_left_out(self) -> bool:
        """Whether the selected sentence may be left out, or is left out already."""
        # The footer asks for its keys before the preview is mounted.
        sentence = self._selected_sentence if self.is_mounted else None
        return sentence is not None and (
            sentence in self._left_out_sentences or is_optional(sentence, self.model.situation)
        )

    @property
    def _left_out_sentences(self) -> tuple[Sentence, ...]:
        """The sentences that the writer left out, and can bring back."""
        return left_out_sentences(self.model.situation)

    # --- showing the note

    def show_answers(self) -> None:
        """Show the note, and list what is missing or must be decided."""
        super().show_answers()
        self._check_letter()
        pending = self.query_one(PendingList)
        is_pending = pending.ask(
            self.model.situation.missing, must_choose_letter=self.model.must_choose_letter
        )
        self.refresh_bindings()
        self._show_status()
        if is_pending:
            pending.highlighted = 0
            pending.focus()
        else:
            self.set_focus(None)
            self._select(self.preview.selected_index or 0)

    def _show_status(self) -> None:
        status = self._status()
        # The status of an edited letter needs the whole line.
        heading = "" if self.model.note.edited_letter else f"{find_step(self.step_id).heading} "
        line = self.query_one("#status", Static)
        line.update(Content.assemble((heading, "bold $text-primary"), status))
        # A short screen has no room for a hint here.
        line.set_class(status == _DEFAULT_STATUS, "-help")

    def _status(self) -> str:
        """Return a sentence on the state of the letter, or on what the list below it asks for."""
        note = self.model.note
        if self.model.situation.missing:
            return "Still missing:"
        if self.model.must_choose_letter:
            return "The answers changed after you edited the note. Which version do you want?"
        if not note.edited_letter:
            return _DEFAULT_STATUS
        if note.is_kept_as_sent:
            return "As you sent it. e edits it, u goes back to the composed note."
        return "Edited by hand. e edits it again, u goes back to the composed note."

    def show_note(self, before: Note | None = None) -> None:
        """Show the note, with left-out sentences struck through, and changes since `before`."""
        note, left_out = self.model.note, self._left_out_sentences
        if left_out:
            # The left-out sentences are a paragraph of their own at the end.
            note = note._replace(paragraphs=(*note.paragraphs, left_out))
        struck_texts = frozenset(sentence.text for sentence in left_out)
        self.mark_own_words()
        self.preview.show(note, before, struck_texts)

    @on(OptionList.OptionHighlighted, "#pending")
    def _preview_decision(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_id in (KEEP_EDITED, USE_COMPOSED):
            note = self.model.note
            keeps_edit = event.option_id == KEEP_EDITED
            self.preview.show(note if keeps_edit else note._replace(edited_letter=""))

    @on(OptionList.OptionSelected, "#pending")
    def _resolve_pending(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        option_id = event.option_id or ""
        if option_id == USE_COMPOSED:
            self.set_edited_letter("")
        elif option_id == KEEP_EDITED:
            # Storing the letter again records that the writer has seen the newly composed one.
            self.set_edited_letter(self.answers.edited_letter)
        else:
            # The other options are missing answers, by the name of the field.
            self.post_message(self.GoTo(QUESTION_BY_FIELD[option_id].step, option_id))

    # --- changing a sentence

    def action_next_field(self) -> None:
        """Select the next sentence, with the keys that go to the next field in the other steps."""
        self.preview.forget_changes()
        self._select((self.preview.selected_index or 0) + 1)

    def action_previous_field(self) -> None:
        """Select the previous sentence, as `action_next_field` selects the next."""
        self.preview.forget_changes()
        self._select((self.preview.selected_index or 0) - 1)

    def _select(self, index: int, remark: str = "") -> None:
        """Select a sentence by its index; the hint shows `remark` in place of the keys."""
        shown_note = self.preview.note
        if shown_note is None or shown_note.edited_letter:
            self.preview.select(None)
            self.show_hint("Single sentences can be chosen only in the composed note.")
            return
        index = max(0, min(index, len(shown_note.sentences) - 1))
        self.preview.show_findings(self._findings.all, None)
        self.preview.select(index)
        sentence = shown_note.sentences[index]
        hint, keys = hint_and_keys(sentence, self.model.situation)
        self.show_hint(f"{hint} {remark or keys}")
        self.refresh_bindings()

    @property
    def _selected_sentence(self) -> Sentence | None:
        note, index = self.preview.note, self.preview.selected_index
        if note is None or note.edited_letter or index is None or index >= len(note.sentences):
            return None
        sentence: Sentence = note.sentences[index]
        return sentence

    def action_other_words(self, by: int) -> None:
        """Show the next (1) or the previous (-1) variant of the selected sentence."""
        sentence = self._selected_sentence
        if sentence is None or sentence in self._left_out_sentences:
            return
        variants, index = variants_and_index(sentence, self.model.situation)
        if len(variants) < 2:
            self.show_hint("There is no other variant of this sentence here.")
            return
        variant = variants[(index + by) % len(variants)]
        self._change(choose_variant(sentence, variant, self.answers), "chosen_variants", sentence)

    def action_leave_out(self) -> None:
        """Leave the selected sentence out, or bring it back."""
        sentence = self._selected_sentence
        if sentence is None:
            return
        if sentence in self._left_out_sentences:
            self._change(bring_back(sentence, self.answers), "left_out", sentence)
        else:
            self._change(leave_out(sentence, self.answers), "left_out", sentence)

    def action_reword(self) -> None:
        """Choose other variants everywhere, except where the writer chose one."""
        if not self.answers.edited_letter:
            self.model.reword()
            self.show_answers()

    def _change(self, answers: Answers, field: str, sentence: Sentence) -> None:
        """Replace the answers, and select a sentence again, wherever it is now.

        A sentence that the writer added comes here only to be removed. Then the one before it is
        selected. `_edit_sentence` changes its text.
        """
        before = self.model.note
        self.model.change(answers, field)
        self._check_letter()
        if is_added(sentence):
            self._select((self.preview.selected_index or 0) - 1)
            self.show_hint("Your sentence was removed; Ctrl+Z brings it back.")
            return
        remark = ""
        if other_sentences_changed(sentence, before, self.model.note):
            self.show_note(before)
            remark = "~ marks the other sentences that changed."
        self._select(self._sentence_index(sentence.moves[0]), remark)

    def _sentence_index(self, move: str) -> int:
        """Return the index of the first shown sentence that makes a move; 0 if none does."""
        sentences = self.preview.note.sentences if self.preview.note else ()
        for index, sentence in enumerate(sentences):
            if move in sentence.moves:
                return index
        return 0

    # --- a sentence of the writer's own

    def action_add(self) -> None:
        """Add a sentence of the writer's own after the selected one."""
        selected = self._selected_sentence
        if selected in self._left_out_sentences:
            self.show_hint("You left this out: choose the sentence that yours should follow.")
        elif selected is not None:
            self._add(selected, "A sentence of your own after this one")

    def action_add_first(self) -> None:
        """Add a sentence of the writer's own at the beginning."""
        self._add(None, "A sentence of your own at the beginning")

    @work
    async def _add(self, after: Sentence | None, heading: str) -> None:
        before = self.answers
        sentence_id = f"{ADDED}.{len(before.added) + 1}"

        def answers_with(text: str) -> Answers:
            return add_sentence(after, text, before) if text.strip() else before

        await self._edit_sentence(heading, sentence_id, "", answers_with)
        ids = [sentence.id for sentence in self.model.note.sentences]
        if sentence_id in ids:
            self._select(ids.index(sentence_id))

    @work
    async def _change_added(self, sentence: Sentence) -> None:
        """Change the selected sentence, which the writer added."""
        before, index = self.answers, self.preview.selected_index or 0

        def answers_with(text: str) -> Answers:
            return change_added(sentence, text, before)

        await self._edit_sentence("Your own sentence", sentence.id, sentence.text, answers_with)
        self._select(index)

    async def _edit_sentence(
        self, heading: str, sentence_id: str, text: str, answers_with: Callable[[str], Answers]
    ) -> None:
        """Open the dialog for a sentence; each change to its `text` there changes the answers.

        `answers_with` returns the answers with another text of the sentence. All changes under its
        `sentence_id` are undone as one.
        """

        def save(text: str) -> None:
            self.model.change(answers_with(text), sentence_id)

        dialog = OwnTextDialog(heading, text, self._findings_in_answer, save)
        await self.app.push_screen_wait(dialog)
        self.show_answers()

    # --- the subject

    @work
    async def action_change_subject(self) -> None:
        """Open the dialog for the subject; if it is left empty, the composed one is used."""
        composed = self.model.preview("subject", "").subject

        def save(text: str) -> None:
            self.model.answer("subject", "" if tidy(text) == composed else text)

        dialog = OwnTextDialog(
            "The subject",
            self.model.note.subject,
            self._findings_in_answer,
            save,
            meaning_if_empty=f"the subject is “{composed}”",
        )
        await self.app.push_screen_wait(dialog)
        self.show_answers()

    # --- editing the letter by hand

    def set_edited_letter(self, text: str) -> None:
        """Store a letter that was edited by hand, or "" for the composed one, and show it."""
        self.model.edit_letter(text)
        self.show_answers()

    @work
    async def action_edit(self) -> None:
        """Open the dialog for the letter, or for the selected sentence if the writer added it."""
        if self.model.note.missing:
            return
        sentence = self._selected_sentence
        if sentence is not None and is_added(sentence):
            self._change_added(sentence)
            return
        letter = self.model.note.letter()
        # A sentence that is left out is not found.
        cursor = max(0, letter.find(sentence.text)) if sentence else 0
        dialog = EditNoteDialog(letter, self._findings_in_letter, self.model.edit_letter, cursor)
        self.set_edited_letter(await self.app.push_screen_wait(dialog))

    def action_open_editor(self) -> None:
        """Edit the letter in the external editor."""
        note = self.model.note
        if note.missing:
            return
        error: BridgeError | None = None
        text = ""
        try:
            with self.app.suspend():
                # After an exception that leaves this block, the app would stay suspended.
                try:
                    text = self.model.edit_externally(note.letter())
                except BridgeError as raised:
                    error = raised
        except SuspendNotSupported:
            self.show_error("An editor cannot be opened from here; e edits the note.")
            return
        if error:
            # The message is too long for the hint.
            self.query_one("#status", Static).update(f"! {error}")
        else:
            self.set_edited_letter(text)

    @work
    async def action_discard_edit(self) -> None:
        """Replace the edited letter by the composed one, if the writer confirms it."""
        if not self.answers.edited_letter:
            return
        replaced = "the words that you sent" if self.model.note.is_kept_as_sent else "your edit"
        question = f"Go back to the composed note? Ctrl+Z brings back {replaced}."
        dialog = ConfirmDialog(question, "go back", "keep mine")
        if await self.app.push_screen_wait(dialog):
            self.set_edited_letter("")

    # --- findings

    def _check_letter(self) -> None:
        """Check the current letter, and have it proofread if it was edited by hand."""
        note = self.model.note
        if self._findings.needs_proofreading(note):
            self.post_message(
                ProofreadingRequested(
                    self, note.edited_letter, None, self._set_proofreader_findings
                )
            )
        found = () if note.missing else self._findings_in_letter(note.letter())
        self._findings.update(note, found)
        self._show_findings(show_current=False)

    def _set_proofreader_findings(self, text: str, findings: tuple[Finding, ...]) -> None:
        self._findings.set_proofreader_findings(text, findings)
        self._check_letter()

    def _findings_in_letter(self, letter: str) -> tuple[Finding, ...]:
        return check_note(letter, self.wording, self.answers, self.model.note)

    def _findings_in_answer(self, answer: str) -> tuple[Finding, ...]:
        return check_answer(answer, self.wording, self.answers)

    def _show_findings(self, *, show_current: bool) -> None:
        found, current = self._findings.all, self._findings.current
        subject_findings = check_subject(self.answers, self.wording)
        self.query_one(FindingList).show((*subject_findings, *found), current)
        self.set_class(bool(subject_findings or found), "-with-findings")
        self.preview.show_findings(found, current if show_current else None)

    def action_go_to_finding(self, by: int) -> None:
        """Go to the next (1) or previous (-1) finding; if none is marked, mark the current one."""
        if self.preview.current_finding is not None:
            self._findings.go(by)
        self.preview.select(None)
        self.refresh_bindings()
        self._show_findings(show_current=True)

    def action_apply_fix(self) -> None:
        """Fix the current finding, in the answer that it comes from or in the letter."""
        finding, note = self._findings.current, self.model.note
        if finding is None:
            return
        if fix := fix_in_answers(finding, note, self.answers, self.wording):
            self.model.change(fix.answers, fix.field)
            self.show_answers()
        elif finding.replacement is None:
            self.show_hint("Only you can know what belongs there: e edits the note.")
        else:
            self.set_edited_letter(apply_fix(note.letter(), finding))

    def action_accept_word(self) -> None:
        """Add the word of the current finding to the writer's dictionary."""
        if word := self._findings.accept_word():
            self.post_message(WordAccepted(word))
            self._check_letter()
