"""What the file system of a folder lacks, and what that means for the user."""

import errno
from enum import CONFORM, Flag, auto
from pathlib import Path

UNSUPPORTED = frozenset(
    {
        errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOTTY, errno.ENOLCK,
        errno.EPERM, errno.EACCES,
    }
)  # fmt: skip
"""The errors by which file systems say that they do not have a feature.

Network, FAT and FUSE file systems and sandboxes differ in which they use. Errors that data may be
lost by (EIO, ENOSPC, EDQUOT) are not among them.
"""


class MissingFeatures(Flag, boundary=CONFORM):
    """Features that a file system lacks."""

    PRIVACY = auto()
    """Keeping a file from other users of the computer."""
    SYNC = auto()
    """Having data written to the disk at once."""
    LOCKS = auto()
    """Keeping two sessions from writing one note."""


NOTHING_MISSING = MissingFeatures(0)

_CONSEQUENCES = {
    MissingFeatures.PRIVACY: "other people who use it can read your notes",
    MissingFeatures.SYNC: "a power cut can take the last changes with it",
    MissingFeatures.LOCKS: "open a note in one window at a time, as nothing warns you of a second",
}


def describe_missing(folder: Path, missing: MissingFeatures) -> str:
    """Return a sentence on what the lack of features in a folder means; "" if none is missing."""
    if not missing:
        return ""
    return f"On the disk of {folder}, {'; '.join(_CONSEQUENCES[item] for item in missing)}."
