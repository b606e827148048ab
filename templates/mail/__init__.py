"""Reads the employer's mail: by rules, offline, and blank where the mail is not clear.

Pure: no input and output, no Textual.
"""

from templates.mail.errors import MailKind, NotARejection, UnreadableMail
from templates.mail.mime import MAX_MAIL_BYTES
from templates.mail.reading import MailReading, read_mail

__all__ = [
    "MAX_MAIL_BYTES",
    "MailKind",
    "MailReading",
    "NotARejection",
    "UnreadableMail",
    "read_mail",
]
