"""The verdict on a letter: how an application ended, or what kind of mail it is."""

from dataclasses import dataclass
from typing import TypeAlias

from templates.mail.errors import MailKind

Sentences: TypeAlias = tuple[str, ...]
"""The sentences of a letter, or texts that are searched in the same way."""
CLOSINGS = ("closed", "closing_cause")
"""The signals of a job that nobody will have."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rejection with the evidence for it, or else a kind of mail."""

    outcome: str = ""
    """How the application ended; "" if a rejection does not say it."""
    evidence: str = ""
    """The sentence that shows the outcome or the kind."""
    kind: MailKind | None = None
    """The kind of a mail that is not a rejection."""
    close_evidence: str = ""
    """The sentence that says that the writer came close."""
    meeting_evidence: str = ""
    """The sentence that mentions a meeting or a call."""
    is_from_writer: bool = False
    """Whether the writer sent the mail: to withdraw or decline, or because nobody answered."""

    @property
    def ends_application(self) -> bool:
        """Whether the letter says that the application ended."""
        return self.kind is None
