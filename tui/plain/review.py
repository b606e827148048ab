"""The review in plain mode: show the findings, and change the note sentence by sentence."""

from collections.abc import Callable

from templates import Answers, Note, Sentence, compose
from templates.etiquette.checker import check_answer, check_note, check_subject_and_letter
from templates.etiquette.findings import Finding, apply_fix
from templates.letter.rewording import (
    add_sentence,
    bring_back,
    change_added,
    choose_variant,
    is_added,
    is_optional,
    leave_out,
    left_out_sentences,
    variant_names_for_sentence,
)
from templates.questions.questions import QUESTION_BY_FIELD
from tui.plain.prompts import Back, GoTo, Prompter
from tui.plain.questions import describe_finding, offer_fixes
from tui.session import Session
from tui.system.editor import EditorError


class PlainReview:
    """The menu of the review step, which lets the writer change the note before the export."""

    def __init__(
        self, session: Session, prompter: Prompter, print_note: Callable[[], None]
    ) -> None:
        self._session = session
        self._prompter = prompter
        self._print_note = print_note

    @property
    def _note(self) -> Note:
        return self._session.note

    def run(self) -> None:
        """Let the writer work on the note until they go on.

        Raises GoTo if a question must be answered first, and GoTo or Quit if the writer types the
        letter of such a command in place of a choice.
        """
        self._check_required_answers()
        self._resolve_stale_edit()
        self._say_findings()
        actions = {
            "read": self._print_note,
            "sentence": self._choose_sentence,
            "fix": self._offer_fixes,
            "reword": self._reword,
            "add": self._add_sentence,
            "subject": self._change_subject,
            "editor": self._edit_externally,
            "use_composed": self._use_composed_letter,
        }
        while True:
            action = self._prompter.choose(self._menu(), "continue")
            if action == "continue":
                return
            try:
                actions[action]()
            except Back:
                self._prompter.say("Back to the note.")

    def _menu(self) -> list[tuple[str, str]]:
        menu = [("continue", "Go on and export it. (default)"), ("read", "Read the note.")]
        if not all(finding.is_doubt for finding in self._findings()):
            menu.append(("fix", "Correct the findings."))
        if self._note.edited_letter:
            replaced = "the words that you sent" if self._note.is_kept_as_sent else "your edit"
            menu.append(
                ("use_composed", f"Go back to the composed note; u brings back {replaced}.")
            )
        else:
            menu.append(("sentence", "Change one sentence, or leave it out."))
            menu.append(("reword", "Choose other words everywhere."))
            menu.append(("add", "Add a sentence of your own."))
        if self._session.can_open_editor:
            menu.append(("editor", "Edit it in your own editor."))
        menu.append(("subject", "Change the subject."))
        return menu

    def _check_required_answers(self) -> None:
        missing = self._note.missing
        if missing:
            labels = ", ".join(QUESTION_BY_FIELD[field].label.lower() for field in missing)
            self._prompter.say(f"Still missing: {labels}.")
            raise GoTo(QUESTION_BY_FIELD[missing[0]].step, missing[0])

    def _resolve_stale_edit(self) -> None:
        if not self._session.must_choose_letter:
            return
        self._prompter.say(
            "The answers changed after you edited the note. Which version do you want?"
        )
        edited = self._session.answers.edited_letter
        choices = ((edited, "Mine, as edited."), ("", "The new words."))
        self._session.edit_letter(self._prompter.choose(choices))

    # --- findings

    def _findings(self) -> tuple[Finding, ...]:
        session = self._session
        return check_note(self._note.letter(), session.wording, session.answers, self._note)

    def _say_findings(self) -> None:
        session = self._session
        findings = check_subject_and_letter(session.answers, session.wording, self._note)
        if not findings:
            self._prompter.say("Nothing is missing, and the checker found nothing.")
        for finding in findings:
            self._prompter.say(*describe_finding(finding))

    def _offer_fixes(self) -> None:
        for finding in self._findings():
            if finding.is_doubt:
                continue
            self._prompter.say(*describe_finding(finding))
            if finding.replacement is None:
                self._prompter.say("Only you can know what belongs there: change the sentence.")
            elif self._prompter.choose(((True, "Change it."), (False, "Leave it."))):
                self._session.edit_letter(apply_fix(self._note.letter(), finding))
                # The positions of the other findings have changed, so check the letter again.
                self._say_findings()
                return

    # --- one sentence

    def _choose_sentence(self) -> None:
        session = self._session
        sentences = self._note.sentences
        left_out = left_out_sentences(session.situation)
        texts = [sentence.text for sentence in sentences]
        texts += [f"Left out: {sentence.text}" for sentence in left_out]
        self._prompter.say("Which sentence?")
        index = self._prompter.choose(tuple(enumerate(texts)))
        if index < len(sentences):
            self._change_sentence(sentences[index])
        else:
            sentence = left_out[index - len(sentences)]
            self._change(bring_back(sentence, session.answers), "left_out")

    def _change_sentence(self, sentence: Sentence) -> None:
        session = self._session
        variants = self._variants(sentence)
        choices = [(text, text) for text in variants]
        if is_optional(sentence, session.situation):
            choices.append(("out", "Remove it." if is_added(sentence) else "Leave it out."))
        choices += [("own", "Write it yourself."), ("keep", "Leave it as it is. (default)")]
        choice = self._prompter.choose(choices, "keep")
        if choice in variants:
            self._change(variants[choice], "chosen_variants")
        elif choice == "out":
            field = "added" if is_added(sentence) else "left_out"
            self._change(leave_out(sentence, session.answers), field)
        elif choice == "own":
            self._rewrite_sentence(sentence)

    def _rewrite_sentence(self, sentence: Sentence) -> None:
        """Replace a sentence with one that the writer types."""
        session = self._session
        if is_added(sentence):
            if text := self._ask_for_sentence():
                self._change(change_added(sentence, text, session.answers), "added")
        elif text := self._prompter.ask("The sentence"):
            session.edit_letter(self._note.letter().replace(sentence.text, text))
            self._say_findings()

    def _add_sentence(self) -> None:
        sentences = self._note.sentences
        choices = [(0, "At the beginning.")]
        choices += [(n, f"After: {sentence.text}") for n, sentence in enumerate(sentences, 1)]
        self._prompter.say("Where?")
        number = self._prompter.choose(choices)
        preceding = sentences[number - 1] if number else None
        if text := self._ask_for_sentence():
            self._change(add_sentence(preceding, text, self._session.answers), "added")

    def _ask_for_sentence(self) -> str:
        """Return a sentence that the writer types, with the fixes that they accept, or ""."""
        session = self._session
        text = self._prompter.ask("The sentence, Enter for none")
        findings = check_answer(text, session.wording, session.answers)
        return offer_fixes(self._prompter, text, findings)

    def _variants(self, sentence: Sentence) -> dict[str, Answers]:
        """Return the answers that choose another variant of a sentence, by the variant's text."""
        session = self._session
        variants: dict[str, Answers] = {}
        for name in variant_names_for_sentence(sentence, session.situation):
            answers = choose_variant(sentence, name, session.answers)
            for other in compose(answers, session.wording).sentences:
                if other.id == name and other.text != sentence.text:
                    variants.setdefault(other.text, answers)
        return variants

    def _change(self, answers: Answers, field: str) -> None:
        self._session.change(answers, field)
        self._print_note()

    # --- the subject

    def _change_subject(self) -> None:
        session = self._session
        self._prompter.say(f"Subject: {self._note.subject}")
        text = self._prompter.ask("The new subject, Enter for the usual one")
        findings = check_answer(text, session.wording, session.answers)
        session.answer("subject", offer_fixes(self._prompter, text, findings))
        self._prompter.say(f"Subject: {self._note.subject}")

    # --- the complete letter

    def _reword(self) -> None:
        self._session.reword()
        self._print_note()

    def _edit_externally(self) -> None:
        try:
            text = self._session.edit_externally(self._note.letter())
        except EditorError as error:
            self._prompter.say(str(error))
        else:
            self._session.edit_letter(text)
            self._say_findings()

    def _use_composed_letter(self) -> None:
        self._session.edit_letter("")
        self._print_note()
