"""The step that shows the complete note, and lets the writer change it sentence by sentence."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from screens.dialogs.confirm import Confirm
from screens.dialogs.edit_note import EditNoteDialog
from screens.dialogs.own_sentence import OwnSentenceDialog
from screens.steps.base import Step
from screens.steps.layout import StepLayout
from screens.steps.model import StepModel
from screens.widgets.findings_area import FindingList
from screens.widgets.option_lists import NumberedList
from screens.widgets.proofreading import ProofreadingRequested, WordAccepted
from templates import Answers, BridgeError, Note, Sentence
from templates.etiquette.checker import check_answer, check_note
from templates.etiquette.findings import Finding, apply_fix, merge_findings
from templates.etiquette.subject import check_subject
from templates.letter.composer import ADDED, is_stale
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
    sentence_variants,
)
from templates.questions.questions import PROSE_FIELDS, QUESTION_BY_FIELD, find_step
from templates.text import tidy

KEEP, TAKE = "keep", "take"
_HOW_TO_CHANGE = "↑ ↓ choose a sentence, s changes the subject."


class PendingList(NumberedList):
    """What must be answered before the note can be exported, each a key press away."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "See to it", tooltip="See to this"),
    ]


class ReviewStep(Step):
    """Show the note as the recipient will read it, and let the writer change it."""

    step_id = "review"
    can_peek = False
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        *StepLayout.HORIZONTAL_BREAKPOINTS,
        (100, "-broad"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "forward", "Next step", tooltip="Go to the next step"),
        Binding("n", "go_to_finding(1)", "Next finding", tooltip="Go to the next finding"),
        Binding(
            "p",
            "go_to_finding(-1)",
            "Finding before",
            show=False,
            tooltip="Go to the finding before",
        ),
        Binding(
            "ctrl+t", "take_replacement", "Mend it", tooltip="Replace or remove what is marked"
        ),
        Binding(
            "f4", "accept_word", "Remember", show=False, tooltip="Remember how a word is spelt"
        ),
        Binding("left", "other_words(-1)", "Other words", show=False),
        Binding("right", "other_words(1)", "Other words", key_display="←→"),
        Binding("x", "leave_out", "Leave out", tooltip="Leave it out, or bring it back"),
        Binding("a", "add", "Add", tooltip="Add a sentence of your own after this one"),
        Binding("A", "add_first", "Add", show=False, tooltip="Add one at the beginning"),
        Binding("e", "edit", "Edit", tooltip="Edit the whole note here, or what you added"),
        Binding("ctrl+o", "open_editor", "Editor", tooltip="Edit it in your own editor"),
        Binding("s", "change_subject", "Subject", tooltip="Change the subject"),
        Binding("ctrl+r", "shuffle", "Shuffle", tooltip="Draw all words anew but those you chose"),
        Binding("u", "discard_edit", "Undo edits", show=False, tooltip="Back to the composed note"),
        Binding("j", "next_field", "Down", show=False),
        Binding("k", "previous_field", "Up", show=False),
    ]

    def __init__(self, model: StepModel) -> None:
        super().__init__(model)
        self._findings: tuple[Finding, ...] = ()
        self._current = 0
        self._spelling: tuple[str, tuple[Finding, ...]] = ("", ())
        """The text that was proofread last, and what was found in it."""

    def compose_step(self) -> ComposeResult:
        """Compose the status line, the findings, and the list of what is pending."""
        yield Static("", id="status", markup=False)
        yield FindingList("n goes to the next, p to the one before.")
        yield PendingList(id="pending", markup=False, compact=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done with the note as it is; nothing while something is missing."""
        if action in ("go_to_finding", "take_replacement", "accept_word"):
            return bool(self._findings)
        if action == "open_editor" and not self.model.can_open_editor:
            return False
        if action in (
            "edit",
            "open_editor",
            "shuffle",
            "other_words",
            "leave_out",
            "add",
            "add_first",
            "change_subject",
        ):
            missing = self.model.situation.missing
            by_sentence = action not in ("edit", "open_editor", "change_subject")
            return not missing and not (by_sentence and self.model.note.edited)
        return super().check_action(action, parameters)

    @property
    def removed_sentences(self) -> tuple[Sentence, ...]:
        """The sentences that the writer has left out, which can be brought back."""
        return left_out_sentences(self.model.situation, self.model.seed)

    # --- showing the note

    def show_answers(self) -> None:
        """Show the note and what is missing from it; a stale edit is asked about."""
        super().show_answers()
        note, missing = self.model.note, self.model.situation.missing
        options = [
            Option(f" {n} {QUESTION_BY_FIELD[f].label}", id=f) for n, f in enumerate(missing, 1)
        ]
        status = "Still missing:" if missing else _HOW_TO_CHANGE
        self.check_letter()
        if not missing and note.edited:
            status = "Edited by hand. e goes on editing, u takes the composed note again."
        if not missing and is_stale(self.answers, note):
            status = "The answers changed after you edited the note. Which one do you want?"
            options = [
                Option(" 1 Keep mine, as edited", id=KEEP),
                Option(" 2 Take the new words", id=TAKE),
            ]
        pending = self.query_one(PendingList)
        pending.set_options(options)
        pending.display = bool(options)
        self.refresh_bindings()
        # What there is to say of an edited letter takes the whole line; how to change one that is
        # complete gives way to the letter on a short screen.
        heading = "" if note.edited else f"{find_step(self.step_id).heading} "
        line = Content.assemble((heading, "bold $text-primary"), status)
        status_line = self.query_one("#status", Static)
        status_line.update(line)
        status_line.set_class(status == _HOW_TO_CHANGE, "-help")
        if options:
            pending.highlighted = 0
            pending.focus()
        else:
            self.set_focus(None)
            self._select(self.preview.selected or 0)

    def show_note(self, before: Note | None = None) -> None:
        """Show the note with the removed sentences struck out below it."""
        note, removed = self.model.note, self.removed_sentences
        rows = (*note.paragraphs, removed) if removed else note.paragraphs
        struck = frozenset(sentence.text for sentence in removed)
        self.mark_own_words()
        self.preview.show(replace(note, paragraphs=rows), before, struck)

    @on(OptionList.OptionHighlighted, "#pending")
    def _preview_either(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_id in (KEEP, TAKE):
            note = self.model.note
            self.preview.show(note if event.option_id == KEEP else replace(note, edited=""))

    @on(OptionList.OptionSelected, "#pending")
    def _resolve_pending(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        field = event.option_id or ""
        if field == TAKE:
            self.take_edit("")
        elif field == KEEP:
            self.take_edit(self.answers.edited)
        else:
            self.post_message(self.GoTo(QUESTION_BY_FIELD[field].step, field))

    # --- one sentence

    def action_next_field(self) -> None:
        """Select the next sentence."""
        self.preview.forget_changes()
        self._select((self.preview.selected or 0) + 1)

    def action_previous_field(self) -> None:
        """Select the previous sentence."""
        self.preview.forget_changes()
        self._select((self.preview.selected or 0) - 1)

    def _select(self, number: int, remark: str = "") -> None:
        shown = self.preview.note
        if shown is None or shown.edited:
            self.preview.select(None)
            self.show_hint("Sentences can be chosen again once u has taken the composed note.")
            return
        number = max(0, min(number, len(shown.sentences) - 1))
        self.preview.show_findings(self._findings, None)
        self.preview.select(number)
        sentence = shown.sentences[number]
        names = sentence_variants(sentence, self.model.situation)
        index = names.index(sentence.source) + 1 if sentence.source in names else 1
        hint, keys = (
            f"Wording {index} of {len(names)}.",
            "← → show the others, x leaves the sentence out.",
        )
        if is_added(sentence):
            hint, keys = "You added this.", "e changes it, x removes it."
        elif len(names) < 2:
            hint, keys = "There is one wording for this.", "x leaves the sentence out."
        self.show_hint(f"{hint} {remark or keys}")

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
        if sentence is None or sentence in self.removed_sentences:
            return
        names = sentence_variants(sentence, self.model.situation)
        if len(names) < 2:
            self.show_hint("There are no other words for this sentence here.")
            return
        index = names.index(sentence.source) if sentence.source in names else 0
        variant = names[(index + by) % len(names)]
        self._change(choose_variant(sentence, variant, self.answers), "words", sentence)

    def action_leave_out(self) -> None:
        """Leave the selected sentence out, or bring it back."""
        sentence = self._selected
        if sentence is None:
            return
        if sentence in self.removed_sentences:
            self._change(bring_back(sentence, self.answers), "left_out", sentence)
        elif not is_optional(sentence, self.model.situation):
            self.show_hint("This one belongs in every note of this kind; ← → show other wordings.")
        else:
            self._change(leave_out(sentence, self.answers), "left_out", sentence)

    def action_shuffle(self) -> None:
        """Choose other variants throughout; those that the writer chose stay."""
        if not self.answers.edited:
            self.model.shuffle()
            self.show_answers()

    def _change(self, answers: Answers, field: str, sentence: Sentence) -> None:
        """Change the answers for a sentence, and select it where it is now."""
        before = self.model.note
        self.model.change(answers, field)
        self.check_letter()
        if is_added(sentence):
            self._select((self.preview.selected or 0) - 1)
            self.show_hint("It is removed; Ctrl+Z brings it back.")
            return
        others = other_sentences_changed(sentence, before, self.model.note)
        if others:
            self.show_note(before)
        remark = "~ marks what changed with it." if others else ""
        self._select(self._index_of_move(sentence.moves[0]), remark)

    def _index_of_move(self, move: str) -> int:
        shown = self.preview.note
        places = [n for n, s in enumerate(shown.sentences if shown else ()) if move in s.moves]
        return places[0] if places else 0

    # --- a sentence of the writer's own

    def action_add(self) -> None:
        """Add a sentence of the writer's own after the selected one."""
        selected = self._selected
        if selected is not None and selected not in self.removed_sentences:
            self._add(selected, "A sentence of your own after this one")

    def action_add_first(self) -> None:
        """Add a sentence of the writer's own at the beginning."""
        self._add(None, "A sentence of your own at the beginning")

    @work
    async def _add(self, after: Sentence | None, heading: str) -> None:
        before = self.answers
        source = f"{ADDED}.{len(before.added) + 1}"

        def with_sentence(text: str) -> Answers:
            return add_sentence(after, text, before) if text.strip() else before

        await self._write_sentence(heading, source, "", with_sentence)
        sources = [sentence.source for sentence in self.model.note.sentences]
        if source in sources:
            self._select(sources.index(source))

    @work
    async def _change_added(self, selected: Sentence) -> None:
        """Change the selected sentence, which the writer added."""
        before, number = self.answers, self.preview.selected or 0

        def with_sentence(text: str) -> Answers:
            return change_added(selected, text, before)

        await self._write_sentence(
            "Your own sentence", selected.source, selected.text, with_sentence
        )
        self._select(number)

    async def _write_sentence(
        self, heading: str, source: str, text: str, with_sentence: Callable[[str], Answers]
    ) -> None:
        """Open the dialog for a sentence; each change of its text changes the answers.

        What is typed into one sentence is undone at once: `source` is its name.
        """

        def check(text: str) -> tuple[Finding, ...]:
            return check_answer(text, self.wording, self.answers)

        def save(text: str) -> None:
            self.model.change(with_sentence(text), source)

        await self.app.push_screen_wait(OwnSentenceDialog(heading, text, check, save))
        self.show_answers()

    # --- the subject

    @work
    async def action_change_subject(self) -> None:
        """Change the subject; each change of the text is saved, and an empty one is composed."""
        composed = self.model.preview("subject", "").subject

        def check(text: str) -> tuple[Finding, ...]:
            return check_answer(text, self.wording, self.answers)

        def save(text: str) -> None:
            self.model.answer("subject", "" if tidy(text) == composed else text)

        dialog = OwnSentenceDialog(
            "The subject", self.model.note.subject, check, save, f"it is “{composed}”"
        )
        await self.app.push_screen_wait(dialog)
        self.show_answers()

    # --- the letter edited by hand

    def take_edit(self, text: str) -> None:
        """Take a letter that was edited by hand, and show it."""
        self.model.edit_letter(text)
        self.show_answers()

    @work
    async def action_edit(self) -> None:
        """Edit the letter in place from the selected sentence on; of an added one, only that."""
        if self.model.note.missing:
            return
        if self._selected and is_added(self._selected):
            self._change_added(self._selected)
            return
        letter = self.model.note.letter()
        cursor = letter.find(self._selected.text) if self._selected else 0
        dialog = EditNoteDialog(letter, self._inspect, self.model.edit_letter, max(0, cursor))
        self.take_edit(await self.app.push_screen_wait(dialog))

    def action_open_editor(self) -> None:
        """Hand the letter to the writer's own editor, and take it back."""
        note = self.model.note
        if note.missing:
            return
        error: BridgeError | None = None
        text = ""
        try:
            with self.app.suspend():
                # An exception that leaves the block would leave the app suspended and deaf.
                try:
                    text = self.model.edit_externally(note.letter())
                except BridgeError as raised:
                    error = raised
        except SuspendNotSupported:
            self.show_error("An editor cannot be opened from here; e edits the note.")
            return
        if error:
            # Too long for the hint line.
            self.query_one("#status", Static).update(f"! {error}")
        else:
            self.take_edit(text)

    @work
    async def action_discard_edit(self) -> None:
        """Take the composed note again, if the writer confirms it."""
        if not self.answers.edited:
            return
        question = "Take the composed note again? What you edited by hand is dropped."
        dialog = Confirm(question, "take it", "keep mine")
        if await self.app.push_screen_wait(dialog):
            self.take_edit("")

    # --- findings

    def check_letter(self) -> None:
        """Check the letter as it is now."""
        note = self.model.note
        if note.edited and note.edited != self._spelling[0]:
            self.post_message(ProofreadingRequested(note.edited, None, self._take_misspelt))
        self._findings = () if note.missing else self._inspect(note.letter())
        if note.edited == self._spelling[0]:
            self._findings = merge_findings((*self._findings, *self._spelling[1]))
        self._current = min(self._current, max(0, len(self._findings) - 1))
        self._show_findings(show_current=False)

    def _take_misspelt(self, text: str, findings: tuple[Finding, ...]) -> None:
        self._spelling = (text, findings)
        self.check_letter()

    def _inspect(self, letter: str) -> tuple[Finding, ...]:
        return check_note(letter, self.wording, self.answers, self.model.note)

    def _show_findings(self, *, show_current: bool) -> None:
        current = self._findings[self._current] if self._findings else None
        in_subject = check_subject(self.answers, self.wording)
        self.query_one(FindingList).show((*in_subject, *self._findings), current)
        self.set_class(bool(in_subject or self._findings), "-with-findings")
        self.preview.show_findings(self._findings, current if show_current else None)

    def action_go_to_finding(self, by: int) -> None:
        """Go to the next finding, or the one before."""
        if self.preview.current is not None:
            self._current = (self._current + by) % len(self._findings)
        self.preview.select(None)
        self._show_findings(show_current=True)

    def action_take_replacement(self) -> None:
        """Take the replacement, in the answer that the words came from or else in the letter."""
        finding = self._findings[self._current]
        note = self.model.note
        fixed = None if note.edited else self._fixed_where_typed(finding)
        if fixed:
            self.model.change(*fixed)
            self.show_answers()
        elif finding.replacement is None:
            self.show_hint("Only you can know what belongs there: e edits the note.")
        else:
            self.take_edit(apply_fix(note.letter(), finding))

    def _fixed_where_typed(self, finding: Finding) -> tuple[Answers, str] | None:
        """Return the answers with a finding fixed where its words were typed, and the field."""
        answers = self.answers
        fixes: list[tuple[bool, Answers, str]] = []
        for field in PROSE_FIELDS:
            typed = getattr(answers, field)
            for own in self._findings_like(finding, typed):
                changed = replace(answers, **{field: apply_fix(typed, own)})  # type: ignore[arg-type]
                fixes.append((own.text in finding.text, changed, field))
        for sentence in filter(is_added, self.model.note.sentences):
            for own in self._findings_like(finding, sentence.text):
                changed = change_added(sentence, apply_fix(sentence.text, own), answers)
                fixes.append((own.text in finding.text, changed, "added"))
        if not fixes:
            return None
        # The same thing may be wrong in several places: the one with the same words is meant.
        _, changed, field = max(fixes, key=lambda fix: fix[0])
        return changed, field

    def _findings_like(self, finding: Finding, typed: str) -> Iterator[Finding]:
        for own in check_answer(typed, self.wording, self.answers):
            if own.category is finding.category and own.replacement is not None:
                yield own

    def action_accept_word(self) -> None:
        """Remember that the current word is spelt right."""
        text, misspelt = self._spelling
        finding = self._findings[self._current]
        if finding in misspelt and " " not in finding.text:
            self._spelling = (text, tuple(m for m in misspelt if m.text != finding.text))
            self.post_message(WordAccepted(finding.text))
            self.check_letter()
