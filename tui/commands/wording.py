"""The `wording init` command: create a folder for an adviser's own wording."""

from pathlib import Path

from templates import BridgeError
from tui.system.atomic_write import write_atomically

_NEWS_EXAMPLE = """\
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

_OUTCOMES_EXAMPLE = """\
# Other words for an outcome in the list. Keys that are not given stay as they are.

[no_reply]
label = "They fell silent"
"""


class FolderError(BridgeError):
    """A folder of wording cannot be created; the message says why."""


def create_folder(folder: Path) -> tuple[Path, ...]:
    """Create a folder of wording with small examples, and return the paths of its files.

    Raises FolderError if the folder is not empty or cannot be created.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderError(f"{folder} is not empty: name a new folder.")
        paths = (folder / "moves" / "news.toml", folder / "outcomes.toml")
        for path, text in zip(paths, (_NEWS_EXAMPLE, _OUTCOMES_EXAMPLE), strict=True):
            write_atomically(path, text)
    except OSError as error:
        raise FolderError(f"{folder} could not be created: {error.strerror}.") from None
    return paths
