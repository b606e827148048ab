"""Beginning a folder of an adviser's own wording."""

from pathlib import Path

from templates import BridgeError
from tui.system.atomic_write import write_atomically

_NEWS = """\
# Further ways to thank for the news. A sentence of a name that the built-in wording has takes its
# place; a new name is offered beside the others.

[told_plainly]
outcome = ["not_selected", "runner_up"]
side = "employer"
news = ["email", "telephone"]
formal = "Thank you for telling me plainly about {the_role}, and without delay."
warm = "Thank you for telling me plainly about {the_role}, and so soon."
friendly = "Thanks for telling me straight about {the_role}, and so soon."
"""

_OUTCOMES = """\
# Other words for an outcome in the list. Keys that are not given stay as they are.

[no_reply]
label = "They went quiet"
"""


class FolderInUseError(BridgeError):
    """A folder of wording was to begin where something is already."""


def begin(folder: Path) -> tuple[Path, ...]:
    """Begin a folder of wording with small examples, and return the files made.

    Raises FolderInUseError if the folder holds anything, or cannot be made.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderInUseError(f"{folder} is not empty: name a new folder.")
        made = (folder / "moves" / "news.toml", folder / "outcomes.toml")
        for path, text in zip(made, (_NEWS, _OUTCOMES), strict=True):
            write_atomically(path, text)
    except OSError as error:
        raise FolderInUseError(f"{folder} could not be made: {error.strerror}.") from None
    return made
