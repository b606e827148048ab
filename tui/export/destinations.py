"""The destinations that a note can be exported to, shared by all front ends."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto
from operator import attrgetter

from tui.clipboard import may_have_clipboard
from tui.export.calendar import to_ics
from tui.export.eml import to_mail_draft
from tui.export.formats import (
    to_html,
    to_json,
    to_linkedin,
    to_markdown,
    to_printed_text,
    to_text_with_subject,
)
from tui.export.mailto import to_mailto
from tui.export.outgoing import OutgoingNote
from tui.system.capabilities import Capabilities


class DestinationKind(Enum):
    """What happens to the note at a destination."""

    FILE = auto()
    CLIPBOARD = auto()
    MAIL_PROGRAM = auto()
    PRINT = auto()
    MARK_SENT = auto()
    QUIT = auto()


class Group(StrEnum):
    """The groups that destinations are listed in; each value is the heading of its group."""

    COPY = "Copy"
    SAVE = "Save"
    SEND = "Send"
    AFTER = "After"


@dataclass(frozen=True)
class Destination:
    """A place that a note can be exported to, or an action listed with those places.

    `key` is the key that selects it. `render` returns the text to export; it may raise ExportError
    or UnfinishedNote. `suffix` is the file name's suffix, including the dot, or "" if no file is
    written. `exports_letter` is true if the whole letter is exported. If `shown_by_default` is
    false, the destination is hidden until the writer asks for more. `sets_reminder` is true if
    exporting also sets the follow-up reminder in the list of notes.
    """

    id: str
    key: str
    group: Group
    label: str
    description: str
    kind: DestinationKind
    render: Callable[[OutgoingNote], str] = lambda outgoing: ""
    suffix: str = ""
    exports_letter: bool = True
    shown_by_default: bool = False
    sets_reminder: bool = False


DESTINATIONS = (
    Destination("copy", "1", Group.COPY, "The letter", "Copy everything below the subject.",
                DestinationKind.CLIPBOARD, attrgetter("letter"), shown_by_default=True),
    Destination("subject", "2", Group.COPY, "The subject", "Copy the subject alone.",
                DestinationKind.CLIPBOARD, attrgetter("subject"), exports_letter=False,
                shown_by_default=True),
    Destination("both", "6", Group.COPY, "Both", "Copy the subject and the letter.",
                DestinationKind.CLIPBOARD, to_text_with_subject),
    Destination("linkedin", "7", Group.COPY, "The LinkedIn note", "Copy the connection note.",
                DestinationKind.CLIPBOARD, to_linkedin, exports_letter=False),
    Destination("text", "3", Group.SAVE, "Text file", "Save it as plain text.",
                DestinationKind.FILE, to_text_with_subject, ".txt", shown_by_default=True),
    Destination("eml", "4", Group.SAVE, "Mail draft (.eml)",
                "Save it as a draft that mail programs open.",
                DestinationKind.FILE, to_mail_draft, ".eml", shown_by_default=True),
    Destination("html", "8", Group.SAVE, "Web page (.html)",
                "Save it to paste into webmail.",
                DestinationKind.FILE, to_html, ".html"),
    Destination("markdown", "9", Group.SAVE, "Markdown file", "Save it as Markdown.",
                DestinationKind.FILE, to_markdown, ".md"),
    Destination("json", "0", Group.SAVE, "JSON file", "Save its parts for another program.",
                DestinationKind.FILE, to_json, ".json"),
    Destination("mail", "5", Group.SEND, "In your mail program",
                "Open a new mail with the note in it; you send it.",
                DestinationKind.MAIL_PROGRAM, to_mailto, shown_by_default=True),
    Destination("sent", "s", Group.AFTER, "I have sent it",
                "Sends nothing; marks the note as sent.",
                DestinationKind.MARK_SENT, exports_letter=False, shown_by_default=True),
    Destination("ics", "f", Group.AFTER, "Follow-up reminder (.ics)",
                "Save the follow-up day for a calendar.",
                DestinationKind.FILE, to_ics, ".ics", exports_letter=False, sets_reminder=True),
    Destination("print", "p", Group.AFTER, "Show it when I quit",
                "Put the text in the terminal after you quit.",
                DestinationKind.PRINT, to_printed_text, shown_by_default=True),
    Destination("done", "d", Group.AFTER, "Done: quit", "Quit; your list of notes keeps it.",
                DestinationKind.QUIT, exports_letter=False, shown_by_default=True),
)  # fmt: skip
"""All destinations, in display order."""


def offered_destinations(
    capabilities: Capabilities, environment: Mapping[str, str]
) -> tuple[Destination, ...]:
    """Return the destinations that a session offers, in display order.

    A session that may not use files offers no file destinations: a guest could not fetch the files
    from the host. Printing is then listed in the first group, with copying, because both bring the
    note to the guest's own machine. It comes last in that group, but first on a terminal without a
    clipboard.
    """
    if capabilities.may_use_files:
        return DESTINATIONS
    to_print: list[Destination] = []
    to_copy: list[Destination] = []
    others: list[Destination] = []
    for destination in DESTINATIONS:
        if destination.kind is DestinationKind.PRINT:
            to_print.append(replace(destination, group=Group.COPY))
        elif destination.group is Group.COPY:
            to_copy.append(destination)
        elif destination.kind is not DestinationKind.FILE:
            others.append(destination)
    if may_have_clipboard(environment):
        return (*to_copy, *to_print, *others)
    return (*to_print, *to_copy, *others)


DESTINATIONS_BY_ID = {destination.id: destination for destination in DESTINATIONS}
