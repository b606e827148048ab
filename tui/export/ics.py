"""A reminder that a note may follow, for a calendar."""

from datetime import UTC, timedelta

from templates.text import tidy
from tui.export.errors import ExportError
from tui.export.outgoing import Outgoing

_WHAT = "One light note that carries something, to {who}: bridge-tui open {note_id}"
"""What the reminder says; the note itself stays where it is kept."""

_IN_THE_MORNING = timedelta(hours=9)


def ics(outgoing: Outgoing) -> str:
    """Return the reminder of the next note as an iCalendar file with one event, a whole day.

    Its id is the same each time, so that a calendar that has it already moves it. Raises
    ExportError with the reason where nothing is to follow.
    """
    reminder = outgoing.reminder
    if reminder is None:
        raise ExportError(outgoing.no_reminder)
    # Only a reminder needs the library: every other way out is spared its loading.
    from icalendar import Alarm, Calendar, Event

    answers = outgoing.answers
    who = tidy(answers.recipient_name) or "the reader"
    event = Event()
    event.add("uid", f"{reminder.note_id}-{reminder.number}@bridge-tui")
    event.add("dtstamp", reminder.since.astimezone(UTC))
    event.add("dtstart", reminder.day)
    event.add(
        "summary", f"Write again: {', '.join(filter(None, (who, tidy(answers.organisation))))}"
    )
    event.add("description", _WHAT.format(who=who, note_id=reminder.note_id))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", f"Write again: {who}")
    alarm.add("trigger", _IN_THE_MORNING)
    event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", "-//bridge-tui//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return str(calendar.to_ical(), "utf-8")
