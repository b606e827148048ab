"""Render the reminder to write a follow-up as an iCalendar file."""

from datetime import UTC, datetime, time, timedelta

from templates.text import tidy
from tui.export.outgoing import ExportError, OutgoingNote

_START = time(9)
"""When the event begins, in the local time of the calendar."""
_DURATION = timedelta(minutes=15)


def to_ics(outgoing: OutgoingNote) -> str:
    """Return the reminder as an iCalendar file: an event in the morning, with an alarm.

    An all-day event would begin at midnight: some calendars would ring its alarm then, and others
    show no alarm that is set for later than the start. The event has the same id in every export,
    so a calendar updates it instead of adding another.

    Raises ExportError if the note has no reminder; the message says why.
    """
    reminder = outgoing.reminder
    if reminder is None:
        raise ExportError(outgoing.no_follow_up_reason)
    # Imported here because it takes longer to load than the rest of the program without Textual.
    from icalendar import Alarm, Calendar, Event

    answers = outgoing.answers
    recipient = tidy(answers.recipient_name) or "the recipient"
    names = ", ".join(filter(None, (recipient, tidy(answers.organisation))))
    event = Event()
    event.add("uid", f"{reminder.note_id}-{reminder.number}@bridge-tui")
    event.add("dtstamp", reminder.sent_at.astimezone(UTC))
    # Without a time zone, which RFC 5545 calls floating: nine in the morning everywhere.
    start = datetime.combine(reminder.day, _START)
    event.add("dtstart", start)
    event.add("dtend", start + _DURATION)
    event.add("summary", f"Write again: {names}")
    description = f"To write {recipient} a short note with some news, run: {reminder.command}"
    event.add("description", description)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Write again: {recipient}")
    alarm.add("trigger", timedelta(0))
    event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", "-//bridge-tui//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")
