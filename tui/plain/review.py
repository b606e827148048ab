"""The finished note in lines: what was found in it, and every sentence to be changed."""

from dataclasses import replace
from typing import TYPE_CHECKING

from templates import Sentence, compose
from templates.answers import Answers
from templates.etiquette.checker import check_note
from templates.etiquette.findings import Finding, apply_fix
from templates.letter.composer import fingerprint, is_stale, seed_for
from templates.letter.rewording import (
    brought_back,
    can_be_left_out,
    in_words,
    left_out_sentences,
    without,
    wordings,
)
from templates.questions.questions import BY_FIELD
from tui.plain.prompts import Back, Jump
from tui.plain.questions import told
from tui.system import editor

if TYPE_CHECKING:
    from tui.plain.wizard import PlainWizard


class PlainReview:
    """The review of the note: a menu, as long as the writer does not go on."""

    def __init__(self, wizard: "PlainWizard") -> None:
        self._wizard = wizard
        self._talk = wizard.talk

    def run(self) -> None:
        """Let the writer work on the note until they go on.

        Raises what a command raises, and Jump to a question that must be answered first.
        """
        self._ask_for_what_is_missing()
        self._settle_an_edit()
        self._tell_found()
        while True:
            does = {
                "read": self._wizard.read,
                "sentence": self._sentence,
                "mend": self._mend,
                "shuffle": self._shuffle,
                "editor": self._editor,
                "composed": self._composed,
            }
            way = str(self._talk.choose(self._menu(), "on"))
            if way == "on":
                return
            try:
                does[way]()
            except Back:
                self._talk.say("Back to the note.")

    def _menu(self) -> list[tuple[str, str]]:
        menu = [("on", "Go on to the ways out. (usual)"), ("read", "Read the note.")]
        if self._found():
            menu.append(("mend", "Mend what was found."))
        if self._wizard.answers.edited:
            menu.append(("composed", "Take the composed note again, and drop what was edited."))
        else:
            menu.append(("sentence", "Change one sentence, or leave it out."))
            menu.append(("shuffle", "Other words throughout."))
        if self._wizard.capabilities.start_programs:
            menu.append(("editor", "Edit it in your own editor."))
        return menu

    def _ask_for_what_is_missing(self) -> None:
        missing = self._wizard.note.missing
        if missing:
            labels = ", ".join(BY_FIELD[field].label.lower() for field in missing)
            self._talk.say(f"Still missing: {labels}.")
            raise Jump(BY_FIELD[missing[0]].step, missing[0])

    def _settle_an_edit(self) -> None:
        if is_stale(self._wizard.answers, self._wizard.note):
            self._talk.say("The answers changed after you edited the note. Which one stands?")
            choices = (("mine", "Mine, as edited."), ("new", "The new words."))
            mine = self._talk.choose(choices, None) == "mine"
            self._keep_edit(self._wizard.answers.edited if mine else "")

    # --- what was found

    def _found(self) -> tuple[Finding, ...]:
        wizard = self._wizard
        return check_note(wizard.note.letter(), wizard.wording, wizard.answers)

    def _tell_found(self) -> None:
        found = self._found()
        if not found:
            self._talk.say("Nothing is missing, and nothing was found in it.")
        for finding in found:
            self._talk.say(*told(finding))

    def _mend(self) -> None:
        for finding in self._found():
            self._talk.say(*told(finding))
            if finding.replacement is None:
                self._talk.say("Only you can know what belongs there: change the sentence.")
            elif self._talk.choose(((True, "Change it so."), (False, "Leave it.")), None):
                self._keep_edit(apply_fix(self._wizard.note.letter(), finding))
                # Everything behind it has moved: the rest is looked for anew.
                self._tell_found()
                return

    # --- sentences

    def _sentence(self) -> None:
        wizard = self._wizard
        gone = left_out_sentences(wizard.answers, wizard.wording)
        said = wizard.note.sentences
        choices = [(n, sentence.text) for n, sentence in enumerate(said)]
        choices += [(len(said) + n, f"Left out: {s.text}") for n, s in enumerate(gone)]
        self._talk.say("Which sentence?")
        number = self._talk.choose(choices, None)
        if not isinstance(number, int):
            raise TypeError("a sentence is chosen by its number")
        if number >= len(said):
            self._take(brought_back(gone[number - len(said)], wizard.answers), "left_out")
        else:
            self._change(said[number])

    def _change(self, sentence: Sentence) -> None:
        wizard = self._wizard
        texts: dict[str, Answers] = {}
        for name in wordings(sentence, wizard.answers, wizard.wording):
            answers = in_words(sentence, name, wizard.answers)
            for other in compose(answers, wizard.wording, seed_for(answers)).sentences:
                if other.source == name and other.text != sentence.text:
                    texts.setdefault(other.text, answers)
        choices = [(text, text) for text in texts]
        if can_be_left_out(sentence, wizard.answers, wizard.wording):
            choices.append(("out", "Leave it out."))
        choices += [("own", "Write it yourself."), ("stay", "Leave it as it is. (usual)")]
        chosen = str(self._talk.choose(choices, "stay"))
        if chosen in texts:
            self._take(texts[chosen], "words")
        elif chosen == "out":
            self._take(without(sentence, wizard.answers), "left_out")
        elif chosen == "own":
            own = self._talk.hear("The sentence")
            if own:
                self._keep_edit(wizard.note.letter().replace(sentence.text, own))
                self._tell_found()

    def _take(self, answers: Answers, field: str) -> None:
        self._wizard.take_all(answers, field)
        self._wizard.read()

    # --- the whole

    def _shuffle(self) -> None:
        answers = self._wizard.answers
        self._take(replace(answers, shuffle=answers.shuffle + 1), "shuffle")

    def _editor(self) -> None:
        path = self._wizard.keeping.editing_file
        try:
            self._keep_edit(editor.edit(self._wizard.note.letter(), path))
        except editor.EditorError as error:
            self._talk.say(str(error))
        else:
            self._tell_found()

    def _composed(self) -> None:
        self._keep_edit("")
        self._wizard.read()

    def _keep_edit(self, text: str) -> None:
        wizard = self._wizard
        composed = wizard.note.composed_letter()
        edited = "" if text.strip("\n") == composed else text.strip("\n")
        wizard.take_all(
            replace(
                wizard.answers, edited=edited, edited_from=fingerprint(composed) if edited else ""
            ),
            "edited",
        )
