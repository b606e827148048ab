"""Render the reminder of a follow-up note as an iCalendar file."""

from datetime import UTC, datetime, time, timedelta

from templates.text import tidy
from tui.export.outgoing import ExportError, Outgoing

_DESCRIPTION = "One light note that carries something, to {who}: {command}"
_START = time(9)
"""When the event begins, on the clock of wherever the calendar is read."""
_DURATION = timedelta(minutes=15)


def to_ics(outgoing: Outgoing) -> str:
    """Return the reminder as an iCalendar file with one event in the morning, which has an alarm.

    An alarm of an all-day event would ring at midnight, or later than some calendars show it.
    The event has the same id in every export, so a calendar updates it instead of adding another.
    Raises ExportError if the note has no reminder; the message says why.
    """
    reminder = outgoing.reminder
    if reminder is None:
        raise ExportError(outgoing.no_reminder)
    # Imported here because it takes longer to load than the rest of the program without Textual.
    from icalendar import Alarm, Calendar, Event

    answers = outgoing.answers
    who = tidy(answers.recipient_name) or "the reader"
    event = Event()
    event.add("uid", f"{reminder.note_id}-{reminder.number}@bridge-tui")
    event.add("dtstamp", reminder.since.astimezone(UTC))
    # Without a time zone, which RFC 5545 calls floating: nine in the morning everywhere.
    start = datetime.combine(reminder.day, _START)
    event.add("dtstart", start)
    event.add("dtend", start + _DURATION)
    event.add(
        "summary", f"Write again: {', '.join(filter(None, (who, tidy(answers.organisation))))}"
    )
    event.add("description", _DESCRIPTION.format(who=who, command=reminder.command))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Write again: {who}")
    alarm.add("trigger", timedelta(0))
    event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", "-//bridge-tui//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")
