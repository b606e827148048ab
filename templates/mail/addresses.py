"""Find the address to answer, and tell one that nobody reads."""

import re
from collections.abc import Iterable

from templates.mail.headers import Mailbox

_NOBODY = re.compile(
    r"(?i)(?:no|not|donot|dont|do-not|do_not|never)[-_.]?(?:reply|replies|respond|response|answer)|"
    r"(?:^|[-_.+])(?:noreply|no-reply|donotreply|do-not-reply|autoreply|auto-reply|autoresponder|"
    r"mailer-daemon|postmaster|bounces?|unmonitored|unattended|notifications?|notify|notifier|"
    r"alerts?|automated|auto|system|mailer|robot|daemon)(?:[-_.+\d]|$)"
)


def is_unread(address: str) -> bool:
    """Return whether nobody reads the answers to an address, as its name says."""
    local, _, domain = address.partition("@")
    return bool(_NOBODY.search(local[:120])) or domain.casefold().startswith(
        ("noreply.", "no-reply.")
    )


def answerable(boxes: Iterable[Mailbox]) -> str:
    """Return the first address that somebody may read; "" if there is none."""
    return next((box.address for box in boxes if box.address and not is_unread(box.address)), "")
