"""The destinations of a note, declared once for every front end."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple

from templates import BridgeError
from tui.export.calendar import to_ics
from tui.export.eml import to_eml
from tui.export.formats import to_html, to_json, to_linkedin, to_markdown, to_text
from tui.export.mailto import is_too_long, to_mailto
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
    exported, not only a part of the note or nothing.
    """

    id: str
    key: str
    label: str
    description: str
    target: Target
    render: Callable[[Outgoing], str] = lambda outgoing: ""
    suffix: str = ""
    whole: bool = True


def _letter(outgoing: Outgoing) -> str:
    return outgoing.letter


def _subject(outgoing: Outgoing) -> str:
    return outgoing.subject


DESTINATIONS = (
    Destination(
        "text", "1", "Text file", "Save it as plain text.",
        Target.FILE, to_text, ".txt",
    ),
    Destination(
        "eml", "2", "Mail draft (.eml)", "Save it as a draft that mail programs open.",
        Target.FILE, to_eml, ".eml",
    ),
    Destination(
        "html", "3", "Web page (.html)", "Save it to be pasted into a web mail.",
        Target.FILE, to_html, ".html",
    ),
    Destination(
        "markdown", "4", "Markdown file", "Save it as Markdown.",
        Target.FILE, to_markdown, ".md",
    ),
    Destination(
        "json", "5", "JSON file", "Save its parts for another program.",
        Target.FILE, to_json, ".json",
    ),
    Destination(
        "copy", "6", "Clipboard: letter", "Copy all below the subject.",
        Target.CLIPBOARD, _letter,
    ),
    Destination(
        "subject", "7", "Clipboard: subject", "Copy the subject alone.",
        Target.CLIPBOARD, _subject, whole=False,
    ),
    Destination(
        "all", "8", "Clipboard: both", "Copy the subject and the letter.",
        Target.CLIPBOARD, to_text,
    ),
    Destination(
        "linkedin", "9", "Clipboard: LinkedIn note", "Copy the connection note.",
        Target.CLIPBOARD, to_linkedin, whole=False,
    ),
    Destination(
        "mail", "0", "Mail program", "Hand it to your mail program as a link.",
        Target.MAIL_PROGRAM, to_mailto,
    ),
    Destination(
        "print", "p", "Print on exit", "Print it when you quit.",
        Target.OUTPUT, to_text,
    ),
    Destination(
        "sent", "s", "Mark as sent", "Keep in mind that it was sent.",
        Target.RECORD, whole=False,
    ),
    Destination(
        "ics", "f", "Follow-up reminder (.ics)", "Save the day of the next note for a calendar.",
        Target.FILE, to_ics, ".ics", whole=False,
    ),
    Destination(
        "done", "d", "Done: quit", "Quit; the note is kept.",
        Target.EXIT, whole=False,
    ),
)  # fmt: skip
"""Every destination, in the order in which they are listed."""

DESTINATION = {destination.id: destination for destination in DESTINATIONS}
"""The destinations by id."""


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
        written = way.render(outgoing)
        short = way.id == "mail" and is_too_long(outgoing)
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
            return "To standard output, when you quit."
        case Target.RECORD:
            return "Into the note's own file: that it was sent, when, and by what way."
        case Target.EXIT:
            return "Nothing is written; the note stays among your notes."
