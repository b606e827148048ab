"""What can keep a note from leaving, said in a sentence."""

from templates import BridgeError


class ExportError(BridgeError):
    """The note cannot leave in this way; the text says why."""


class MailError(BridgeError):
    """A file holds no mail that can be answered; the text says which and why."""
