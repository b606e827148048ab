"""Spelling and grammar of what was typed, offline, where the extra `proofread` is installed."""

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
    # Belongs to an optional extra, and takes a second to load.
    import harper

_KINDS = frozenset(
    (
        "Spelling Typo Repetition Agreement Grammar Miscellaneous Capitalization Punctuation "
        "Malapropism Nonstandard Usage BoundaryError Eggcorn"
    ).split()
)
"""The kinds of remark that are about mistakes and not about taste."""

_NO_WORD = re.compile(r"[^\W_]{50,}")
"""Letters without end, which are no word: the library takes seconds to suggest others for them."""


def _never() -> bool:
    return False


class Proofreader:
    """Reads text for mistakes; loading it takes about a second, and happens at first use.

    `dictionary` is the file of the words that the writer has accepted.
    """

    installed = find_spec("harper") is not None
    """Whether the extra is installed."""

    def __init__(self, dictionary: Path) -> None:
        self._dictionary = dictionary
        self._linters: dict[Spelling, harper.Linter] = {}
        self._lock = Lock()

    def check_note(
        self,
        letter: str,
        answers: Answers,
        note: Note,
        is_outdated: Callable[[], bool] = _never,
    ) -> tuple[Finding, ...]:
        """Return the mistakes in a letter, except in the sentences that the wording wrote.

        `is_outdated` is asked as in `check`.
        """
        composed = [
            (start, start + len(sentence.text))
            for sentence in note.sentences
            if (start := letter.find(sentence.text)) >= 0
        ]
        return tuple(
            finding
            for finding in self.check(letter, "", answers, is_outdated)
            if not any(start <= finding.start and finding.end <= end for start, end in composed)
        )

    def check(
        self, text: str, lead: str, answers: Answers, is_outdated: Callable[[], bool] = _never
    ) -> tuple[Finding, ...]:
        """Return the mistakes in a text that continues the words in `lead`.

        Names in the answers count as spelt right, as do the words of the writer's dictionary. Texts
        are read one after another; nothing is returned if the text `is_outdated` when its turn
        comes.
        """
        with self._lock:
            if is_outdated():
                return ()
            linter = self._linter(answers.spelling or Spelling.BRITISH)
            linter.clear_words()
            linter.import_words([*_names(answers), *self.accepted_words()])
            remarks = linter.lint(_NO_WORD.sub(lambda found: "0" * len(found[0]), lead + text))
        return tuple(
            _finding(remark, len(lead))
            for remark in remarks
            if remark.lint_kind in _KINDS and remark.span.start >= len(lead)
        )

    def accepted_words(self) -> list[str]:
        """Return the words of the writer's own dictionary; none if it cannot be read."""
        try:
            return decode(self._dictionary.read_bytes()).split()
        except (OSError, UnicodeDecodeError):
            return []

    def accept(self, word: str) -> None:
        """Put a word in the writer's own dictionary.

        Raises OSError if it cannot be read or written.
        """
        with locked_for_change(self._dictionary):
            try:
                accepted = decode(self._dictionary.read_bytes()).split()
            except FileNotFoundError:
                accepted = []
            except UnicodeDecodeError:
                raise OSError(errno.EILSEQ, "the dictionary is not text in UTF-8") from None
            words = dict.fromkeys([*accepted, word])
            target = Path(os.path.realpath(self._dictionary))
            write_atomically(target, "".join(f"{known}\n" for known in words))

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


def _names(answers: Answers) -> list[str]:
    typed = (
        answers.recipient_name, answers.greet_as, answers.organisation, answers.client,
        answers.role, answers.sender_name, *answers.also_thank,
    )  # fmt: skip
    return [word.strip(".,()") for text in typed for word in text.split()]
