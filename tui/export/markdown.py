"""The note as Markdown, in which nothing that was typed is markup."""

import re

from tui.export.outgoing import Outgoing

_ANYWHERE = re.compile(r"[\\`*_\[\]<>&~|#]")
_AT_THE_START = re.compile(r"^([-+=:])")
_NUMBERED = re.compile(r"^(\d+)(?=[.)])")


def markdown(outgoing: Outgoing) -> str:
    """Return the note as Markdown, the subject as its heading. Raises UnfinishedNote."""
    paragraphs = re.split(r"\n{2,}", outgoing.note.letter().strip("\n"))
    shown = ["\\\n".join(map(_as_text, row.split("\n"))) for row in paragraphs]
    return "\n\n".join((f"# {_as_text(outgoing.subject)}", *shown)) + "\n"


def _as_text(line: str) -> str:
    """Return a line with every character that could mean something kept from it."""
    escaped = _ANYWHERE.sub(r"\\\g<0>", line.strip())
    return _NUMBERED.sub(r"\1\\", _AT_THE_START.sub(r"\\\1", escaped))
