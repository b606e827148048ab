"""Read the employer's mail from a file, from standard input, or from pasted text."""

from templates.mail import MAX_MAIL_BYTES, MailReading, UnreadableMail, read_mail
from tui.system.paths import expand_home
from tui.system.streams import read_standard_input


def read_mail_file(name: str) -> MailReading:
    """Return the answers that the mail in a file gives.

    Raises UnusableFolder, UnreadableMail and NotARejection.
    """
    try:
        with expand_home(name).open("rb") as file:
            data = file.read(MAX_MAIL_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a path"
        raise UnreadableMail(f"{name}: {reason}.") from None
    return read_mail(data)


def read_piped_mail() -> MailReading:
    """Return the answers that the mail on standard input gives.

    Raises NoInputError, UnreadableMail and NotARejection.
    """
    return read_mail(read_standard_input(MAX_MAIL_BYTES + 1))


def read_mail_text(text: str) -> MailReading:
    """Return the answers that a pasted mail gives. Raises UnreadableMail and NotARejection."""
    return read_mail(text.encode(errors="replace"))
