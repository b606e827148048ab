"""The destinations of a note, declared once for every front end."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from operator import attrgetter

from tui.export.calendar import to_ics
from tui.export.eml import to_eml
from tui.export.formats import to_html, to_json, to_linkedin, to_markdown, to_text
from tui.export.mailto import to_mailto
from tui.export.outgoing import Outgoing


class Target(Enum):
    """The kind of place that a destination is."""

    FILE = auto()
    CLIPBOARD = auto()
    MAIL_PROGRAM = auto()
    OUTPUT = auto()
    RECORD = auto()
    EXIT = auto()


@dataclass(frozen=True)
class Destination:
    """One destination.

    `key` picks it from a list. `render` returns the text that is exported, and may raise
    ExportError or UnfinishedNote. `suffix` is that of a file's name. `whole`: the whole letter is
    exported, not only a part of the note or nothing. `common`: it is listed at first sight, the
    others only when asked for.
    """

    id: str
    key: str
    label: str
    description: str
    target: Target
    render: Callable[[Outgoing], str] = lambda outgoing: ""
    suffix: str = ""
    whole: bool = True
    common: bool = False


DESTINATIONS = (
    Destination("text", "1", "Text file", "Save it as plain text.",
                Target.FILE, to_text, ".txt", common=True),
    Destination("eml", "2", "Mail draft (.eml)", "Save it as a draft that mail programs open.",
                Target.FILE, to_eml, ".eml", common=True),
    Destination("html", "3", "Web page (.html)", "Save it to be pasted into a web mail.",
                Target.FILE, to_html, ".html"),
    Destination("markdown", "4", "Markdown file", "Save it as Markdown.",
                Target.FILE, to_markdown, ".md"),
    Destination("json", "5", "JSON file", "Save its parts for another program.",
                Target.FILE, to_json, ".json"),
    Destination("copy", "6", "Clipboard: letter", "Copy all below the subject.",
                Target.CLIPBOARD, attrgetter("letter"), common=True),
    Destination("subject", "7", "Clipboard: subject", "Copy the subject alone.",
                Target.CLIPBOARD, attrgetter("subject"), whole=False),
    Destination("all", "8", "Clipboard: both", "Copy the subject and the letter.",
                Target.CLIPBOARD, to_text),
    Destination("linkedin", "9", "Clipboard: LinkedIn note", "Copy the connection note.",
                Target.CLIPBOARD, to_linkedin, whole=False),
    Destination("mail", "0", "Mail program", "Hand it to your mail program as a link.",
                Target.MAIL_PROGRAM, to_mailto, common=True),
    Destination("print", "p", "Print on exit", "Print it when you quit.",
                Target.OUTPUT, to_text, common=True),
    Destination("sent", "s", "Mark as sent", "Keep in mind that it was sent.",
                Target.RECORD, whole=False, common=True),
    Destination("ics", "f", "Follow-up reminder (.ics)",
                "Save the day of the next note for a calendar.",
                Target.FILE, to_ics, ".ics", whole=False),
    Destination("done", "d", "Done: quit", "Quit; the note is kept.",
                Target.EXIT, whole=False, common=True),
)  # fmt: skip
"""Every destination, in the order in which they are listed."""

DESTINATION = {destination.id: destination for destination in DESTINATIONS}
"""The destinations by id."""
