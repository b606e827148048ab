"""The `wording init` command: create a folder for an adviser's own wording."""

from pathlib import Path

from templates import BridgeError

_NEWS_EXAMPLE = """\
# Another way to thank for the news. It is chosen as often as the built-in ones. Add
#   first = true   for it to be taken unless the writer chooses another
#   only = true    for nothing else to be offered where its conditions hold
# A table with the name of a built-in sentence replaces that sentence.

[told_plainly]
outcome = ["not_selected", "runner_up"]
side = "employer"
news = ["email", "telephone"]
formal = "Thank you for telling me plainly about {the_role}, and without delay."
warm = "Thank you for telling me plainly about {the_role}, and so soon."
friendly = "Thanks for telling me straight about {the_role}, and so soon."
"""

_OUTCOMES_EXAMPLE = """\
# Another label for an outcome. Keys that are not given stay as they are.

[no_reply]
label = "They fell silent"
"""


_QUESTIONS_EXAMPLE = """\
# The questions: remove the "#" in front of what you want to change.

[tone]
# default = "formal"
# hide = ["friendly"]

[outcome]
# order = ["no_reply", "not_selected"]
# hide = ["reneged"]

[detail]
# hint = "One thing that only you could have noticed there."
# examples = ["the way your apprentices taught each other"]
"""


class FolderError(BridgeError):
    """A folder of wording cannot be created; the message says why."""


def is_readable_by_others(folder: Path) -> bool:
    """Return whether other accounts can read everything in a folder of wording."""
    return all(
        path.stat().st_mode & (needed := 0o005 if path.is_dir() else 0o004) == needed
        for path in (folder, *folder.rglob("*"))
    )


def create_folder(folder: Path) -> tuple[Path, ...]:
    """Create a folder of wording with small examples, and return the paths of its files.

    Raises FolderError if the folder is not empty or cannot be created.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderError(f"{folder} is not empty: name a new folder.")
        texts = {
            folder / "moves" / "news.toml": _NEWS_EXAMPLE,
            folder / "outcomes.toml": _OUTCOMES_EXAMPLE,
            folder / "questions.toml": _QUESTIONS_EXAMPLE,
        }
        for path, text in texts.items():
            # Not private, as notes are: others may use the wording, as far as the umask allows.
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise FolderError(f"{folder} could not be created: {error.strerror}.") from None
    return tuple(texts)
