"""The ways out, declared once: what each is called, what it does, what it writes and where.

The wizard, and any mode without it, offers these and no others.
"""

from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from templates import BridgeError
from tui.export.eml import eml
from tui.export.html import html
from tui.export.ics import ics
from tui.export.json import json
from tui.export.linkedin import linkedin
from tui.export.mailto import mailto, without_body
from tui.export.markdown import markdown
from tui.export.outgoing import Outgoing
from tui.export.text import letter, subject, text


class Target(Enum):
    """Where a way leads."""

    FILE = auto()
    CLIPBOARD = auto()
    MAIL_PROGRAM = auto()
    OUTPUT = auto()
    RECORD = auto()
    END = auto()


class Destination(NamedTuple):
    """One way out: its name, its key in a list, what it is called, what it does.

    `written` makes the very text that goes out, and raises ExportError or UnfinishedNote where
    none can; `ending` is that of a file's name. `whole` says that the writer then has the note
    they came for.
    """

    id: str
    key: str
    label: str
    does: str
    target: Target
    written: Callable[[Outgoing], str] = lambda outgoing: ""
    ending: str = ""
    whole: bool = True


DESTINATIONS = (
    Destination("text", "1", "Text file", "Save it as plain text.", Target.FILE, text, ".txt"),
    Destination(
        "eml",
        "2",
        "Mail draft (.eml)",
        "Save it as a draft that mail programs open.",
        Target.FILE,
        eml,
        ".eml",
    ),
    Destination(
        "html",
        "3",
        "Web page (.html)",
        "Save it to be pasted into a web mail.",
        Target.FILE,
        html,
        ".html",
    ),
    Destination(
        "markdown", "4", "Markdown file", "Save it as Markdown.", Target.FILE, markdown, ".md"
    ),
    Destination(
        "json", "5", "JSON file", "Save its parts for another program.", Target.FILE, json, ".json"
    ),
    Destination(
        "copy", "6", "Clipboard: letter", "Copy all below the subject.", Target.CLIPBOARD, letter
    ),
    Destination(
        "subject",
        "7",
        "Clipboard: subject",
        "Copy the subject alone.",
        Target.CLIPBOARD,
        subject,
        whole=False,
    ),
    Destination(
        "all", "8", "Clipboard: both", "Copy the subject and the letter.", Target.CLIPBOARD, text
    ),
    Destination(
        "linkedin",
        "9",
        "Clipboard: LinkedIn note",
        "Copy the connection note.",
        Target.CLIPBOARD,
        linkedin,
        whole=False,
    ),
    Destination(
        "mail",
        "0",
        "Mail program",
        "Hand it to your mail program as a link.",
        Target.MAIL_PROGRAM,
        mailto,
    ),
    Destination("print", "p", "Print on leaving", "Print it when you leave.", Target.OUTPUT, text),
    Destination(
        "sent", "s", "Mark as sent", "Keep in mind that it was sent.", Target.RECORD, whole=False
    ),
    Destination(
        "ics",
        "f",
        "Follow-up reminder (.ics)",
        "Save the day of the next note for a calendar.",
        Target.FILE,
        ics,
        ".ics",
        whole=False,
    ),
    Destination("done", "d", "Done: leave", "Leave; the note is kept.", Target.END, whole=False),
)
"""Every way out, in order."""

DESTINATION = {way.id: way for way in DESTINATIONS}
"""The ways by name."""


class Offer(NamedTuple):
    """What a way would write, and where, each in full; `why_not` is why it cannot."""

    where: str
    written: str = ""
    why_not: str = ""


def offer(way: Destination, outgoing: Outgoing, path: Path | None, *, local: bool) -> Offer:
    """Return what a way would write and where; `path` is where a file would be.

    `local` says that the writer sits at this machine.
    """
    where = _where(way, path, local=local)
    try:
        written = way.written(outgoing)
        short = way.id == "mail" and without_body(outgoing)
    except BridgeError as error:
        return Offer(where, why_not=str(error))
    if short:
        where += " It is too long for a link, which has only the subject: paste the letter (6)."
    return Offer(where, written)


def _where(way: Destination, path: Path | None, *, local: bool) -> str:
    match way.target:
        case Target.FILE:
            there = path is not None and path.exists()
            asked = " It is there already: you are asked before it is written over."
            return f"Into the file {path}.{asked if there else ''}"
        case Target.CLIPBOARD:
            whose = "this machine's" if local else "your terminal's"
            return f"Onto {whose} clipboard."
        case Target.MAIL_PROGRAM:
            if local:
                return "To your mail program, as this link."
            return "As a link to click or to copy: no mail program opens at this end of the line."
        case Target.OUTPUT:
            return "To standard output, when you leave."
        case Target.RECORD:
            return "Into the note's own file: that it was sent, when, and by what way."
        case Target.END:
            return "Nothing is written; the note stays among your notes."
