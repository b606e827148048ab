"""Read the employer's mail from a file, from standard input, or from pasted text."""

from templates.mail import MAX_MAIL_BYTES, MailReading, UnreadableMail, read_mail
from tui.system.streams import read_file, read_standard_input


def read_mail_file(name: str) -> MailReading:
    """Return the answers that the mail in a file gives.

    Raises UnusableFolder, UnreadableMail and NotARejection.
    """
    try:
        data = read_file(name, MAX_MAIL_BYTES + 1)
    except OSError as error:
        raise UnreadableMail(f"{name}: {error.strerror}.") from None
    return read_mail(data)


def read_piped_mail() -> MailReading:
    """Return the answers that the mail on standard input gives.

    Raises NoInputError, UnreadableMail and NotARejection.
    """
    return read_mail(read_standard_input(MAX_MAIL_BYTES + 1))


def read_mail_text(text: str) -> MailReading:
    """Return the answers that a pasted mail gives. Raises UnreadableMail and NotARejection."""
    return read_mail(text.encode(errors="replace"))
