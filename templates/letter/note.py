"""The finished note, part by part."""

from typing import NamedTuple

from templates.errors import UnfinishedNote

STAND_IN_OPEN, STAND_IN_CLOSE = "\ue000", "\ue001"
"""Marks around words that stand in for a missing answer; typed text never holds them."""


def without_marks(text: str) -> str:
    """Return a text without the marks around stand-ins, to be read and not sent."""
    return text.replace(STAND_IN_OPEN, "").replace(STAND_IN_CLOSE, "")


class Sentence(NamedTuple):
    """One thing the note says: its words, the moves they make, and where the words come from.

    `source` is the name of a wording entry ("news.letting_me_know").
    """

    text: str
    moves: tuple[str, ...]
    source: str


class Note(NamedTuple):
    """A note: subject, greeting, paragraphs of sentences, sign-off and signature lines.

    While required answers are `missing`, marked words stand in for them, and the note cannot be
    taken out as text.
    """

    subject: str
    greeting: str
    paragraphs: tuple[tuple[Sentence, ...], ...]
    sign_off: str
    signature: tuple[str, ...]
    missing: tuple[str, ...] = ()
    edited: str = ""
    """The letter as the writer edited it by hand, which then stands for all below the subject."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence, in order."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph)

    @property
    def word_count(self) -> int:
        """The number of words in the body."""
        return sum(len(sentence.text.split()) for sentence in self.sentences)

    def body(self) -> str:
        """Return the paragraphs as text, a line each, parted by empty lines.

        Raises UnfinishedNote while required answers are missing.
        """
        self._require_finished()
        return "\n\n".join(" ".join(s.text for s in paragraph) for paragraph in self.paragraphs)

    def letter(self) -> str:
        """Return everything below the subject as text, greeting to signature.

        Raises UnfinishedNote while required answers are missing.
        """
        self._require_finished()
        return self.edited or self.composed_letter()

    def composed_letter(self) -> str:
        """Return everything below the subject as it was composed, edited or not."""
        body = "\n\n".join(" ".join(s.text for s in row) for row in self.paragraphs)
        return "\n\n".join((self.greeting, body, "\n".join((self.sign_off, *self.signature))))

    def text(self) -> str:
        """Return the whole note as plain text, the subject on the first line.

        Raises UnfinishedNote while required answers are missing.
        """
        return f"Subject: {self.subject}\n\n{self.letter()}\n"

    def _require_finished(self) -> None:
        if self.missing:
            raise UnfinishedNote(f"The note is not finished: {', '.join(self.missing)} missing.")
