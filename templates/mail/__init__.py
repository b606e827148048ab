"""Reads the employer's mail: by rules, offline, and without a guess where the mail is not clear.

Pure functions: no input or output, no Textual.
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
