"""Check the spelling and grammar of typed text, offline, if the extra `proofread` is installed."""

import errno
import os
import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from templates import Answers, Note, Spelling
from templates.etiquette.findings import Category, Finding, Severity
from templates.text import decode
from tui.system.atomic_write import locked_for_change, write_atomically

if TYPE_CHECKING:
    # The package belongs to an optional extra, and takes a second to load.
    import harper

_MISTAKE_KINDS = frozenset((
    "Agreement", "BoundaryError", "Capitalization", "Eggcorn", "Grammar", "Malapropism",
    "Miscellaneous", "Nonstandard", "Punctuation", "Repetition", "Spelling", "Typo", "Usage",
))  # fmt: skip
"""The kinds of the library's lints that are about mistakes and not about taste."""

_OVERLONG_WORD = re.compile(r"\S{50,}")
"""Matches 50 characters or more without a space; the library would take seconds to check them."""


def _never() -> bool:
    return False


class Proofreader:
    """Finds mistakes in text; its first use takes about a second, to load the library.

    `dictionary` is the file of the words that the writer has accepted. `accept_hint` is a sentence
    that says how to accept a word, or "".
    """

    is_installed = find_spec("harper") is not None
    """Whether the extra is installed."""

    def __init__(self, dictionary: Path, accept_hint: str = "") -> None:
        self._dictionary = dictionary
        self._accept_hint = accept_hint
        self._linters: dict[Spelling, harper.Linter] = {}
        self._lock = Lock()

    def check_note(
        self,
        letter: str,
        answers: Answers,
        note: Note,
        is_outdated: Callable[[], bool] = _never,
    ) -> tuple[Finding, ...]:
        """Return the mistakes in a letter, except in the sentences that the program composed.

        `note` is the composed note, whose letter the writer may have edited. `is_outdated` is
        called as in `check`.
        """
        composed_spans = []
        for sentence in note.sentences:
            start = letter.find(sentence.text)
            if start >= 0:
                composed_spans.append((start, start + len(sentence.text)))

        def is_composed(finding: Finding) -> bool:
            return any(
                start <= finding.start and finding.end <= end for start, end in composed_spans
            )

        findings = self.check(letter, "", answers, is_outdated)
        return tuple(finding for finding in findings if not is_composed(finding))

    def check(
        self, text: str, opening: str, answers: Answers, is_outdated: Callable[[], bool] = _never
    ) -> tuple[Finding, ...]:
        """Return the mistakes in a text that continues the words in `opening`, which may be "".

        Names in the answers and the words of the writer's dictionary count as spelt right. One text
        is checked at a time. A text that has to wait is not checked if `is_outdated` returns true
        when its turn comes; the result is then empty.
        """
        with self._lock:
            if is_outdated():
                return ()
            linter = self._linter(answers.spelling or Spelling.BRITISH)
            linter.clear_words()
            linter.import_words([*_name_words(answers), *self.accepted_words()])
            # Digits are not checked, and one for each character leaves all positions as they are.
            checked_text = _OVERLONG_WORD.sub(lambda word: "0" * len(word[0]), opening + text)
            # In the note the text will begin with a capital, so it is checked with a capital. The
            # upper case of "ß", "SS", is cut to one letter, to keep the positions.
            checked_text = checked_text[:1].upper()[:1] + checked_text[1:]
            lints = linter.lint(checked_text)
        return tuple(
            self._finding(lint, len(opening))
            for lint in lints
            if lint.lint_kind in _MISTAKE_KINDS and lint.span.start >= len(opening)
        )

    def accepted_words(self) -> list[str]:
        """Return the words of the writer's dictionary; none if it cannot be read."""
        try:
            return decode(self._dictionary.read_bytes()).split()
        except (OSError, UnicodeDecodeError):
            return []

    def accept(self, word: str) -> None:
        """Add a word to the writer's dictionary.

        Raises OSError if it cannot be read or written.
        """
        with locked_for_change(self._dictionary):
            try:
                accepted = decode(self._dictionary.read_bytes()).split()
            except FileNotFoundError:
                accepted = []
            except UnicodeDecodeError:
                raise OSError(errno.EILSEQ, "the dictionary is not text in UTF-8") from None
            words = accepted if word in accepted else [*accepted, word]
            # A dictionary that is a link, as dotfiles often are, stays a link.
            target = Path(os.path.realpath(self._dictionary))
            write_atomically(target, "".join(f"{word}\n" for word in words))

    def _linter(self, spelling: Spelling) -> "harper.Linter":
        # Imported here: it takes a second to load, and may not be installed.
        import harper

        if spelling not in self._linters:
            dialects = {
                Spelling.BRITISH: harper.Dialect.BRITISH,
                Spelling.AMERICAN: harper.Dialect.AMERICAN,
            }
            self._linters[spelling] = harper.Linter(dialects[spelling])
        return self._linters[spelling]

    def _finding(self, lint: "harper.Lint", opening_length: int) -> Finding:
        replacement = None
        if suggestions := lint.suggestions:
            suggestion = suggestions[0]
            replacement = suggestion.replacement_text
            if suggestion.kind == suggestion.kind.INSERT_AFTER:
                replacement = lint.problem_text + replacement
        message = lint.message
        if lint.lint_kind == "Spelling":
            message = f"Is this spelt as you intended? {self._accept_hint}".rstrip()
        start = lint.span.start - opening_length
        return Finding(
            Category.STYLE, Severity.HINT, start, lint.problem_text, message, replacement
        )


def _name_words(answers: Answers) -> list[str]:
    """Return the words of the names in the answers."""
    names = (
        answers.recipient_name, answers.greet_as, answers.organisation, answers.client,
        answers.role, answers.sender_name, *answers.also_thank,
    )  # fmt: skip
    return [word.strip(".,()") for name in names for word in name.split()]
