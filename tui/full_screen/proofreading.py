"""Spelling and grammar of what was typed, offline, where the extra `proofread` is installed."""

from collections.abc import Iterable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from screens.steps.base import Step
from templates import Answers, Spelling, compose
from templates.etiquette.findings import Category, Finding, Severity
from tui.system.atomic_write import write_atomically
from tui.system.settings import SettingsError, read_config, remember

if TYPE_CHECKING:
    import harper

    from screens.widgets.findings_area import ProofreadingRequested
    from tui.full_screen.app import BridgeApp

NOT_CHECKED = "Spelling is not checked on this machine: read it once more."
_TOLD = "told_of_proofreading"
_FAULTS = frozenset(
    (
        "Spelling Typo Repetition Agreement Grammar Miscellaneous Capitalization Punctuation "
        "Malapropism Nonstandard Usage BoundaryError Eggcorn"
    ).split()
)
"""The kinds of remark that are about faults and not about taste."""


class Proofreader:
    """Reads text for faults; loading it takes about a second, and happens when first used."""

    def __init__(self, dictionary: Path) -> None:
        self._dictionary = dictionary
        self._linters: dict[Spelling, harper.Linter] = {}
        self._lock = Lock()

    def read(
        self, text: str, lead: str, spelling: Spelling, names: Iterable[str]
    ) -> tuple[Finding, ...]:
        """Return the faults in a text that goes on from some words in front of it.

        `names` are taken as spelt right, as are the words of the writer's own dictionary.
        """
        with self._lock:
            linter = self._linter(spelling)
            linter.clear_words()
            linter.import_words([*names, *self.known_words()])
            remarks = linter.lint(lead + text)
        return tuple(
            _finding(remark, len(lead))
            for remark in remarks
            if remark.lint_kind in _FAULTS and remark.span.start >= len(lead)
        )

    def known_words(self) -> list[str]:
        """Return the words of the writer's own dictionary; none if it cannot be read."""
        try:
            return self._dictionary.read_text(encoding="utf-8").split()
        except (OSError, UnicodeDecodeError):
            return []

    def learn(self, word: str) -> None:
        """Put a word in the writer's own dictionary. Raises OSError if it cannot be written."""
        words = dict.fromkeys([*self.known_words(), word])
        write_atomically(self._dictionary, "".join(f"{known}\n" for known in words))

    def _linter(self, spelling: Spelling) -> "harper.Linter":
        import harper

        if spelling not in self._linters:
            dialects = {
                Spelling.BRITISH: harper.Dialect.BRITISH,
                Spelling.AMERICAN: harper.Dialect.AMERICAN,
            }
            self._linters[spelling] = harper.Linter(dialects[spelling])
        return self._linters[spelling]


def _finding(remark: "harper.Lint", lead: int) -> Finding:
    replacement = None
    if suggestions := remark.suggestions:
        added = suggestions[0].kind == suggestions[0].kind.INSERT_AFTER
        replacement = (remark.problem_text if added else "") + suggestions[0].replacement_text
    message = remark.message
    if remark.lint_kind == "Spelling":
        message = "Is it spelt as you mean it? F4 remembers the word."
    start, end = remark.span.start - lead, remark.span.end - lead
    return Finding(
        Category.STYLE, Severity.HINT, start, end, remark.problem_text, message, replacement
    )


class Proofreading:
    """Has what was typed read while the wizard goes on; without the extra it says so once."""

    def __init__(self, app: "BridgeApp", dictionary: Path, config: Path) -> None:
        self._app = app
        self._config = config
        self._reader = Proofreader(dictionary)
        self._installed = find_spec("harper") is not None

    def wanted(self, event: "ProofreadingRequested") -> None:
        """Read a text in the background, and hand what is found to whoever wanted it."""
        if not self._installed:
            self._tell_how_to_have_it()
            return
        answers = self._app.answers
        work = partial(self._read, event, answers)
        self._app.run_worker(work, thread=True, exclusive=True, group="proofreading")

    def _read(self, event: "ProofreadingRequested", answers: Answers) -> None:
        spelling = answers.spelling or Spelling.BRITISH
        found = self._reader.read(event.text, event.lead, spelling, _names(answers))
        composed = [] if event.lead else _composed(event.text, answers)
        typed = tuple(f for f in found if not any(s <= f.start and f.end <= e for s, e in composed))
        if not get_current_worker().is_cancelled:
            self._app.call_from_thread(event.on_result, event.text, typed)

    def learn(self, word: str) -> str:
        """Remember a word, and return what to say of it."""
        try:
            self._reader.learn(word)
        except OSError as error:
            return f"The word was not remembered: {error.strerror}."
        return f"“{word}” is remembered."

    def _tell_how_to_have_it(self) -> None:
        screen = self._app.screen
        if isinstance(screen, Step) and not read_config(self._config).get(_TOLD):
            screen.tell(NOT_CHECKED)
            try:
                remember(self._config, {_TOLD: True})
            except SettingsError as error:
                screen.tell(str(error))


def _names(answers: Answers) -> list[str]:
    typed = (
        answers.recipient_name, answers.greet_as, answers.organisation, answers.client,
        answers.role, answers.sender_name, *answers.also_thank,
    )  # fmt: skip
    return [word.strip(".,()") for text in typed for word in text.split()]


def _composed(text: str, answers: Answers) -> list[tuple[int, int]]:
    """Return where the project's own sentences stand in a text; nobody typed those."""
    spans = []
    for sentence in compose(answers).sentences:
        start = text.find(sentence.text)
        if start >= 0:
            spans.append((start, start + len(sentence.text)))
    return spans
