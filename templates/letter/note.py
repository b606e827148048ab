"""The note and its parts."""

from typing import NamedTuple

from templates.errors import UnfinishedNote

MISSING_ANSWER_START, MISSING_ANSWER_END = "\ue000", "\ue001"
"""Marks around the words in place of a missing answer; answers never contain them."""


def remove_gap_marks(text: str) -> str:
    """Return a text without the marks around words in place of missing answers, for display."""
    return text.replace(MISSING_ANSWER_START, "").replace(MISSING_ANSWER_END, "")


class Sentence(NamedTuple):
    """A sentence of the note, or several from one variant, and the moves that it makes."""

    text: str
    moves: tuple[str, ...]
    """The moves, first that of its variant; "added" for a sentence that the writer added."""
    id: str
    """The name of its variant, such as "news.letting_me_know"; "added.1" for an added one."""


class Note(NamedTuple):
    """A note: its subject, and the parts of its letter."""

    subject: str
    greeting: str
    """The first line of the letter, with its comma."""
    paragraphs: tuple[tuple[Sentence, ...], ...]
    """The body."""
    sign_off: str
    """The line before the signature, with its comma."""
    signature: tuple[str, ...]
    """The writer's name, and lines such as an email address."""
    missing: tuple[str, ...] = ()
    """The fields of missing required answers.

    The note has marked words in their place, and cannot be exported.
    """
    edited_letter: str = ""
    """The letter in place of the composed one: as edited by hand, or as sent; or ""."""
    is_kept_as_sent: bool = False
    """Whether `edited_letter` is the letter as it was sent, rather than edited by hand."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)

    @property
    def word_count(self) -> int:
        """The number of words in the body."""
        return count_words(self.paragraphs)

    def body(self) -> str:
        """Return the paragraphs as text, one line each, separated by empty lines.

        Raises UnfinishedNote while required answers are missing.
        """
        self._require_finished()
        return self._composed_body()

    def letter(self) -> str:
        """Return everything below the subject as text, from greeting to signature.

        Raises UnfinishedNote while required answers are missing.
        """
        self._require_finished()
        return self.edited_letter or self.composed_letter()

    def composed_letter(self) -> str:
        """Return everything below the subject as composed, without edits."""
        signature = "\n".join((self.sign_off, *self.signature))
        return "\n\n".join((self.greeting, self._composed_body(), signature))

    def text(self) -> str:
        """Return the whole note as plain text, the subject on the first line.

        Raises UnfinishedNote while required answers are missing.
        """
        return f"Subject: {self.subject}\n\n{self.letter()}\n"

    def _composed_body(self) -> str:
        return "\n\n".join(" ".join(s.text for s in paragraph) for paragraph in self.paragraphs)

    def _require_finished(self) -> None:
        if self.missing:
            raise UnfinishedNote(f"The note is not finished: {', '.join(self.missing)} missing.")


def count_words(paragraphs: tuple[tuple[Sentence, ...], ...]) -> int:
    """Return the number of words in paragraphs."""
    return sum(len(sentence.text.split()) for paragraph in paragraphs for sentence in paragraph)
