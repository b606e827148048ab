"""The errors of reading a mail: it cannot be parsed, or it is not a rejection."""

from enum import StrEnum

from templates.errors import InvalidInput


class UnreadableMail(InvalidInput):
    """A file cannot be read as a mail; the message is a sentence that says why."""


class MailKind(StrEnum):
    """The kinds of mail that are not a rejection."""

    INVITATION = "invitation"
    OFFER = "offer"
    RECEIPT = "receipt"
    IN_PROCESS = "in_process"
    NEWSLETTER = "newsletter"
    OWN = "own"
    """Written by the writer, with no answer in it."""
    OTHER = "other"
    """Not about an application, or silent on how it ended."""


_MESSAGES = {
    MailKind.INVITATION: "This mail is no rejection: it invites you to an interview or a call.",
    MailKind.OFFER: "This mail is no rejection: it offers you the role.",
    MailKind.RECEIPT: "This mail is no rejection: it says that your application has arrived.",
    MailKind.IN_PROCESS: "This mail is no rejection: it says that nothing is decided yet.",
    MailKind.NEWSLETTER: "This mail is no rejection: it advertises roles or news.",
    MailKind.OWN: "This mail holds only your own words, and no answer to them.",
    MailKind.OTHER: "Nothing in this mail says that an application of yours was turned down.",
}


class NotARejection(InvalidInput):
    """A mail does not reject an application; the message is a sentence that says what it does."""

    def __init__(self, kind: MailKind) -> None:
        super().__init__(_MESSAGES[kind])
        self.kind = kind
