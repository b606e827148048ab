"""The formats by name."""

from collections.abc import Callable, Mapping

from tui.export.eml import eml
from tui.export.html import html
from tui.export.ics import ics
from tui.export.json import json
from tui.export.linkedin import linkedin
from tui.export.mailto import mailto
from tui.export.markdown import markdown
from tui.export.outgoing import Outgoing
from tui.export.text import text

FORMATS: Mapping[str, Callable[[Outgoing], str]] = {
    "text": text,
    "markdown": markdown,
    "html": html,
    "eml": eml,
    "json": json,
    "linkedin": linkedin,
    "mailto": mailto,
    "ics": ics,
}
"""The formats, each a function that raises ExportError or UnfinishedNote."""
