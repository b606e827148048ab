"""Find the address to reply to, and recognise addresses that nobody reads."""

import re
from collections.abc import Iterable

from templates.mail.headers import Mailbox

_NO_REPLY = re.compile(
    r"(?i)(?:no|not|donot|dont|do-not|do_not|never)[-_.]?(?:reply|replies|respond|response|answer)|"
    r"(?:^|[-_.+])(?:noreply|no-reply|donotreply|do-not-reply|autoreply|auto-reply|autoresponder|"
    r"mailer-daemon|postmaster|bounces?|unmonitored|unattended|notifications?|notify|notifier|"
    r"alerts?|automated|auto|system|mailer|robot|daemon)(?:[-_.+\d]|$)"
)


def is_no_reply(address: str) -> bool:
    """Return whether an address looks like one that nobody reads, such as "noreply@…"."""
    local_part, _, domain = address.partition("@")
    return bool(_NO_REPLY.search(local_part[:120])) or domain.casefold().startswith(
        ("noreply.", "no-reply.")
    )


def find_reply_address(mailboxes: Iterable[Mailbox]) -> str:
    """Return the first address that is not a no-reply address; "" if there is none."""
    addresses = (mailbox.address for mailbox in mailboxes)
    return next((address for address in addresses if address and not is_no_reply(address)), "")
