"""Format the list of notes as text and as JSON, and the times and dates in it."""

import json
import os
from collections.abc import Callable
from datetime import date, datetime, timedelta

from tui.notes.draft import Draft
from tui.notes.folder import Entry
from tui.notes.follow_up import is_due

_WEEK = timedelta(days=7)

_VALUES_FROM_DRAFT: dict[str, Callable[[Draft], object]] = {
    "organisation": lambda draft: draft.answers.organisation,
    "recipient": lambda draft: draft.answers.recipient_name,
    "role": lambda draft: draft.answers.role,
    "outcome": lambda draft: draft.answers.outcome,
    "status": lambda draft: draft.status,
    "sent": lambda draft: draft.sent_at and draft.sent_at.isoformat(),
    "sent_by": lambda draft: draft.sent_by or None,
    "follow_up": lambda draft: draft.reminder_date and draft.reminder_date.isoformat(),
    "followed_up": lambda draft: draft.follow_up_count,
    "follows": lambda draft: draft.followed_note_id or None,
    "created": lambda draft: draft.created.isoformat(),
}
"""How to get the values of the JSON list from a draft, by key; null for an unreadable note."""


def format_time(time: datetime, now: datetime) -> str:
    """Return a time relative to `now`, such as "5 min ago", "Tue 14:05" or "3 Nov 2026"."""
    age = now - time
    if timedelta(0) <= age < timedelta(hours=1):
        minutes = int(age.total_seconds() // 60)
        return f"{minutes} min ago" if minutes else "just now"
    local, today = time.astimezone(), now.astimezone().date()
    if local.date() == today:
        return f"today {local:%H:%M}"
    if timedelta(0) <= age < _WEEK:
        return f"{local:%a %H:%M}"
    return f"{local.day} {local:%b %Y}"


def format_date(value: date) -> str:
    """Return a date such as "23 December 2026"."""
    return f"{value.day} {value:%B %Y}"


def outcome_of(entry: Entry) -> str:
    """Return the id of the note's outcome with spaces instead of underscores, or ""."""
    return (entry.draft.answers.outcome or "").replace("_", " ") if entry.draft else ""


def status_of(entry: Entry, today: date) -> str:
    """Return the status for display.

    It is the status of the draft, or "due" if the follow-up is due. For a file that cannot be read,
    it is "damaged", "too new" or, if the note needs another wording, "wording".
    """
    if entry.draft and is_due(entry.draft, today):
        return "due"
    if entry.draft:
        return entry.draft.status.value
    if entry.needs_other_wording:
        return "wording"
    return "too new" if entry.is_from_newer_version else "damaged"


def as_json(entries: list[Entry]) -> str:
    """Return notes as a JSON list.

    For a note that cannot be read, `unreadable` is the error message.
    """
    return json.dumps([_to_dict(entry) for entry in entries], ensure_ascii=False, indent=2) + "\n"


def _to_dict(entry: Entry) -> dict[str, object]:
    draft = entry.draft
    return {
        "id": entry.id,
        **{key: read(draft) if draft else None for key, read in _VALUES_FROM_DRAFT.items()},
        "changed": entry.changed.isoformat(),
        "path": os.fsencode(entry.path).decode(errors="replace"),
        "unreadable": entry.error or None,
    }


def as_text(entries: list[Entry], now: datetime) -> str:
    """Return notes as text, one note per line."""
    return "".join(f"{entry.id}  {_details(entry, now)}\n" for entry in entries)


def summary(entry: Entry, now: datetime) -> str:
    """Return a one-line summary of a note; an unreadable note is identified by its file name."""
    details = _details(entry, now)
    return details if entry.draft else f"{entry.id}.toml {details}"


def _details(entry: Entry, now: datetime) -> str:
    """Return one line on what a note is, or why it cannot be read, without the note's id."""
    if entry.draft is None:
        return f"cannot be read: {entry.error}"
    answers = entry.draft.answers
    status = status_of(entry, now.astimezone().date())
    parts = (answers.organisation, answers.recipient_name, outcome_of(entry), status)
    return ", ".join(filter(None, (*parts, format_time(entry.changed, now))))
