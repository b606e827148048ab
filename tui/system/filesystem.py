"""The features that a file system lacks, and what that means for the writer."""

import errno
from enum import CONFORM, Flag, auto
from pathlib import Path

UNSUPPORTED_ERRORS = frozenset(
    {
        errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOTTY, errno.ENOLCK,
        errno.EPERM, errno.EACCES,
    }
)  # fmt: skip
"""The error numbers with which file systems and sandboxes report that they lack a feature.

Which of them is used differs among network, FAT and FUSE file systems. Errors after which data may
be lost (EIO, ENOSPC, EDQUOT) are not included.
"""


class MissingFeatures(Flag, boundary=CONFORM):
    """Features that a file system lacks."""

    PRIVACY = auto()
    """Keeping a file from other users of the computer."""
    SYNC = auto()
    """Writing data to the disk at once."""
    LOCKS = auto()
    """Keeping two sessions from writing the same note."""


NOTHING_MISSING = MissingFeatures(0)

_CONSEQUENCES = {
    MissingFeatures.PRIVACY: "other people who use it can read your notes",
    MissingFeatures.SYNC: "a power cut can take the last changes with it",
    MissingFeatures.LOCKS: "open a note in one window at a time, as nothing warns you of a second",
}


def describe_missing_features(folder: Path, missing: MissingFeatures) -> str:
    """Return a sentence that says what the missing features mean for a folder."""
    consequences = "; ".join(_CONSEQUENCES[feature] for feature in missing)
    return f"On the disk of {folder}, {consequences}."
