"""Find the address to reply to, and recognise addresses that nobody reads."""

import re
from collections.abc import Iterable

from templates.mail.headers import Mailbox

_NO_REPLY = re.compile(
    r"""
    noreply
    |
    (?:^|[-_.+\d]) (?:do[-_.]?)? (?:no|not|dont|never) [-_.]? (?:repl|respon|answer)
    |
    (?:^|[-_.+])
    (?:
        autoreply|auto-reply|autoresponder|mailer-daemon|postmaster|bounces?|unmonitored|unattended
        |notifications?|notify|notifier|alerts?|automated|auto|system|mailer|robot|daemon
    )
    (?:[-_.+\d]|$)
    |
    (?:^|[-_.+\d]) (?:ne[-_.]?pas|nicht|keine|nao|non|niet|geen|inget|svara|ikke|ei|nie) [-_.]?
    (?:repondre|antwort|respond|rispond|beantwoord|antwoord|svar|inte|vasta|odpow)
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""The part before the "@" of addresses that nobody reads, in several languages.

Examples are "do-not-reply", "jobs-notifications" and "ne-pas-repondre".
"""
_MAX_LOCAL_PART = 120
"""The maximum number of characters in the part before the "@"; the rest is ignored."""


def is_no_reply(address: str) -> bool:
    """Return whether an address looks like one that nobody reads, such as "noreply@…"."""
    local_part, _, domain = address.partition("@")
    has_no_reply_domain = domain.casefold().startswith(("noreply.", "no-reply."))
    return has_no_reply_domain or _NO_REPLY.search(local_part[:_MAX_LOCAL_PART]) is not None


def find_reply_address(mailboxes: Iterable[Mailbox]) -> str:
    """Return the first address that is not a no-reply address; "" if there is none."""
    addresses = (mailbox.address for mailbox in mailboxes)
    return next((address for address in addresses if address and not is_no_reply(address)), "")
