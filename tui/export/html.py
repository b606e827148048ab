"""The note as a page that can be pasted into a web mail: paragraphs and nothing else."""

import re
from html import escape

from templates import Spelling
from tui.export.outgoing import Outgoing


def html(outgoing: Outgoing) -> str:
    """Return the note as an HTML page, its subject as the title. Raises UnfinishedNote."""
    rows = re.split(r"\n{2,}", outgoing.note.letter().strip("\n"))
    body = "\n".join(f"<p>{'<br>'.join(map(escape, row.split(chr(10))))}</p>" for row in rows)
    american = outgoing.answers.spelling is Spelling.AMERICAN
    return (
        f'<!DOCTYPE html>\n<html lang="{"en-US" if american else "en-GB"}">\n<head>\n'
        f'<meta charset="utf-8">\n<title>{escape(outgoing.subject)}</title>\n</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )
