"""The commands `wording init`, `check` and `show`, for an adviser's own wording."""

import stat
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

from templates import BridgeError
from templates.errors import InvalidInput
from templates.phrasebook.files import QUESTIONS_FILE, RULES_FOLDER
from templates.phrasebook.table import list_known
from templates.phrasebook.wording import Wording
from templates.phrasebook.wording_reader import BUILT_IN
from templates.text import clean_line

_NEWS_EXAMPLE = """\
# Another way to thank for the news. With
#   first = true   it is taken unless the writer chooses another
#   only = true    nothing else is offered where its conditions hold
# Without either, it may never be taken: the program prefers sentences that do two things at once.
# A table with the name of a built-in sentence replaces that sentence.

[told_plainly]
outcome = ["not_selected", "runner_up"]
side = "employer"
news = ["email", "telephone", "unsaid"]
thanks_for = "none"
first = true
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
    # Emacs marks a file that it edits by a link to a path that does not exist.
    paths = (path for path in folder.rglob("*") if path.exists())
    return all(map(_may_be_read_by_others, (folder, *paths)))


def _may_be_read_by_others(path: Path) -> bool:
    needed = stat.S_IROTH
    if path.is_dir():
        # To read a file in a folder, others must also have the permission to enter the folder.
        needed |= stat.S_IXOTH
    return path.stat().st_mode & needed == needed


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
            # Unlike a note, a wording is not private: the umask says who may read it.
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise FolderError(f"{folder} could not be created: {error.strerror}.") from None
    return tuple(texts)


def own_sentences(wording: Wording) -> Iterator[str]:
    """Yield the names of the sentences in the adviser's folder."""
    for move, variants in wording.moves.items():
        keys = wording.files.overlay_keys(f"moves/{move}.toml")
        yield from (variant.name for variant in variants if variant.key in keys)


def describe(wording: Wording, place: str) -> str:
    """Return what a wording without errors contains, and how much of it is the adviser's own.

    `place` says where the adviser's folder is; "" for the built-in wording.
    """
    sentence_count = sum(
        len(variant.tones_by_text) for variants in wording.moves.values() for variant in variants
    )
    text = (
        f"Nothing is wrong: {len(wording.outcomes)} outcomes, {len(wording.tones)} tones,"
        f" {sentence_count} sentences.\n"
    )
    if not place:
        return text
    files = wording.files
    rules = [name for name in files.list_overlay_files() if name.startswith(f"{RULES_FOLDER}/")]
    counts = {"sentence": len(tuple(own_sentences(wording))), "rule": len(rules)}
    for kind in ("outcome", "tone", "question", "phrase"):
        counts[kind] = len(files.non_empty_keys(f"{kind}s.toml"))
    own = [f"{count} {kind}{'s' if count > 1 else ''}" for kind, count in counts.items() if count]
    return f"{text}Written or changed in {place}: {', '.join(own) or 'nothing'}.\n"


def list_built_in_files(folder: str) -> str:
    """Return the names of the built-in files in a folder, each with what it contains, one per line.

    `folder` is a name such as "etiquette", or "" for all files. Return "" if there is no such
    folder.
    """
    prefix = f"{folder}/" if folder else ""
    path_by_name = {
        file.removesuffix(".toml"): path
        for file, path in _built_in_paths().items()
        if file.startswith(prefix)
    }
    width = max(map(len, path_by_name), default=0)
    return "".join(f"{name:{width}}  {_summary(path)}\n" for name, path in path_by_name.items())


def _summary(path: Path) -> str:
    """Return the first sentence of the comment with which a built-in file begins."""
    lines = path.read_text(encoding="utf-8").splitlines()
    comment_lines = takewhile(lambda line: line.startswith("# "), lines)
    comment = " ".join(line.removeprefix("# ") for line in comment_lines)
    return f"{comment.partition('. ')[0].removesuffix('.')}."


def _built_in_paths() -> dict[str, Path]:
    """Return the paths of the built-in files by their names, such as "moves/news.toml"."""
    return {
        path.relative_to(BUILT_IN).as_posix(): path for path in sorted(BUILT_IN.rglob("*.toml"))
    }


def read_built_in_files(name: str) -> str:
    """Return the contents of the built-in files with a name, each under a comment with its path.

    The name is with or without its folder, as in "news" and "moves/news.toml". Raises InvalidInput
    if there is no such file.
    """
    name = name.removesuffix(".toml")
    paths = _built_in_paths()
    texts = [
        f"# {file}\n\n{path.read_text(encoding='utf-8')}"
        for file, path in paths.items()
        if name in (file.removesuffix(".toml"), path.stem)
    ]
    if not texts and f"{name}.toml" == QUESTIONS_FILE:
        raise InvalidInput(f"{QUESTIONS_FILE} is not built in: it contains only your own changes")
    if not texts:
        names = tuple(file.removesuffix(".toml") for file in paths)
        raise InvalidInput(f'There is no file "{clean_line(name)}"{list_known(name, names)}')
    return "\n".join(texts)
