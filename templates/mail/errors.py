"""Why a mail gives no answers: it cannot be read, or it is no rejection."""

from enum import StrEnum

from templates.errors import InvalidInput


class UnreadableMail(InvalidInput):
    """A file is no mail that can be read; the text is a sentence that says why."""


class MailKind(StrEnum):
    """What a mail is, if it is no rejection."""

    INVITATION = "invitation"
    OFFER = "offer"
    RECEIPT = "receipt"
    IN_PROCESS = "in_process"
    NEWSLETTER = "newsletter"
    OWN = "own"
    """Only the writer's own words are in it."""
    OTHER = "other"
    """It is not about an application, or does not say how one ended."""


_SENTENCES = {
    MailKind.INVITATION: "This mail is no rejection: it invites you to an interview or a call.",
    MailKind.OFFER: "This mail is no rejection: it offers you the role.",
    MailKind.RECEIPT: "This mail is no rejection: it says that your application has arrived.",
    MailKind.IN_PROCESS: "This mail is no rejection: it says that nothing is decided yet.",
    MailKind.NEWSLETTER: "This mail is no rejection: it advertises roles or news.",
    MailKind.OWN: "This mail holds only your own words, and no answer to them.",
    MailKind.OTHER: "Nothing in this mail says that an application of yours was turned down.",
}


class NotARejection(InvalidInput):
    """A mail was read, and does not turn an application down; the text is a sentence on it."""

    def __init__(self, kind: MailKind) -> None:
        super().__init__(_SENTENCES[kind])
        self.kind = kind
