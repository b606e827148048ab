"""Errors in reading a mail: it cannot be parsed, or it is not a rejection."""

from enum import StrEnum

from templates.errors import InvalidInput


class UnreadableMail(InvalidInput):
    """A file cannot be read as a mail; the message is a sentence that says why."""


class MailKind(StrEnum):
    """The kinds of mail other than a rejection."""

    INVITATION = "invitation"
    OFFER = "offer"
    RECEIPT = "receipt"
    IN_PROCESS = "in_process"
    NEWSLETTER = "newsletter"
    OWN = "own"
    """Written by the writer, and without a reply of the employer in it."""
    OTHER = "other"
    """Not about an application, or silent on how it ended."""


_MESSAGES = {
    MailKind.INVITATION: "This mail is not a rejection: it invites you to an interview or a call.",
    MailKind.OFFER: "This mail is not a rejection: it offers you the role.",
    MailKind.RECEIPT: "This mail is not a rejection: it says that your application has arrived.",
    MailKind.IN_PROCESS: "This mail is not a rejection: it says that nothing is decided yet.",
    MailKind.NEWSLETTER: "This mail is not a rejection: it advertises roles or brings news.",
    MailKind.OWN: "This mail contains only what you wrote, and no reply to it.",
    MailKind.OTHER: "Nothing in this mail says that an application of yours was turned down.",
}


class NotARejection(InvalidInput):
    """A mail does not reject an application; the error's text says what the mail does."""

    def __init__(self, kind: MailKind) -> None:
        super().__init__(_MESSAGES[kind])
        self.kind = kind
