"""Read, from a file, the mail that a note replies to."""

from templates.mail.addresses import find_reply_address
from templates.mail.mime import MAX_MAIL_BYTES, parse_headers
from tui.export.reply import MailError, OriginalMail
from tui.system.streams import read_file_or_input


def read_original_mail(path: str, name: str = "") -> OriginalMail:
    """Return the mail in a file, or on standard input if the path is "-".

    `name` is the name of the file in error messages, by default its path. Raises UnusableFolder,
    NoInputError, and MailError if the file cannot be read or has no mail that can be replied to.
    """
    name = name or path
    try:
        raw = read_file_or_input(path, MAX_MAIL_BYTES + 1)
    except OSError as error:
        raise MailError(f"{name}: {error.strerror}.") from None
    if len(raw) > MAX_MAIL_BYTES:
        raise MailError(f"{name}: too large for a mail (over {MAX_MAIL_BYTES // 1024**2} MB).")
    mail = parse_headers(raw)
    if not mail.message_id:
        raise MailError(f"{name}: not a mail that can be replied to: it has no Message-ID.")
    address = find_reply_address((*mail.reply_to, mail.sender))
    addresses = {recipient.address for recipient in mail.recipients}
    writer_address = addresses.pop() if len(addresses) == 1 else ""
    return OriginalMail(mail.message_id, mail.references, mail.subject, address, writer_address)
