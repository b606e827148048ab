"""Sent notes: when another may follow, why none may, and reminders."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import vobject
from hypothesis import given
from icalendar import Calendar

from helpers.outgoing_notes import READY, any_outgoing, outgoing
from templates.phrasebook.wording import built_in
from tui.export.formats import FORMATS
from tui.export.outgoing import ExportError, Reminder
from tui.notes import Draft, Status
from tui.notes.follow_up import (
    answers_for_follow_up,
    is_due,
    next_follow_up,
    no_follow_up_reason,
)
from tui.notes.sent import add_follow_ups, marked_as_sent, marked_as_unsent

WORDING = built_in()
MOMENT = datetime(2026, 11, 23, 12, tzinfo=UTC)
DRAFT = Draft("20261123-abcd", MOMENT, MOMENT, Status.READY, READY)
SENT = marked_as_sent(DRAFT, "clipboard", MOMENT)
REMINDER = Reminder(DRAFT.id, 1, date(2026, 12, 23), MOMENT, f"bridge-tui open {DRAFT.id}")


def test_a_sent_note_records_when_and_to_which_destination():
    assert (SENT.status, SENT.sent, SENT.sent_by) == (Status.SENT, MOMENT, "clipboard")
    assert marked_as_unsent(SENT, MOMENT, is_complete=True) == DRAFT
    unfinished = replace(DRAFT, status=Status.DRAFT)
    assert marked_as_unsent(SENT, MOMENT, is_complete=False) == unfinished


def test_a_note_follows_after_thirty_days_and_after_ninety_and_then_no_more():
    assert next_follow_up(SENT, WORDING) == date(2026, 12, 23)
    once = add_follow_ups(replace(SENT, follow_up=date(2026, 12, 23)), 1, WORDING, MOMENT)
    assert once.follow_up == next_follow_up(once, WORDING) == date(2027, 2, 21)
    twice = add_follow_ups(once, 1, WORDING, MOMENT)
    assert twice.follow_up is next_follow_up(twice, WORDING) is None
    assert "third would be one too many" in no_follow_up_reason(twice, WORDING)
    assert add_follow_ups(twice, -1, WORDING, MOMENT).followed_up == 1


def test_without_a_reminder_none_is_set_by_a_follow_up():
    assert add_follow_ups(SENT, 1, WORDING, MOMENT).follow_up is None


@pytest.mark.parametrize(
    ("draft", "why"),
    [
        (replace(SENT, answers=replace(READY, outcome="reneged")), "leave it at one note"),
        (DRAFT, "Mark it as sent first"),
        (replace(SENT, follows="another"), "follows another"),
        (replace(SENT, answers=replace(READY, outcome=None)), "Mark it as sent first"),
    ],
)
def test_there_is_a_reason_where_no_note_may_follow(draft, why):
    assert next_follow_up(draft, WORDING) is None
    assert why in no_follow_up_reason(draft, WORDING)


def test_a_reminder_is_due_from_its_day_on():
    draft = replace(SENT, follow_up=date(2026, 12, 23))
    days = (date(2026, 12, 22), date(2026, 12, 23), date(2027, 3, 1))
    assert [is_due(draft, day) for day in days] == [False, True, True]
    assert not is_due(SENT, date(2027, 3, 1))


def test_a_follow_up_starts_with_the_people_and_none_of_the_words():
    draft = replace(
        SENT,
        answers=replace(READY, words=("news.x",), subject="Hi", edited="Dear Grace,", shuffle=3),
    )
    assert answers_for_follow_up(draft) == replace(READY, follow_up=1)


# --- the reminder


def test_two_calendar_readers_accept_a_reminder_which_is_always_the_same():
    made, again = (FORMATS["ics"](outgoing()._replace(reminder=REMINDER)) for _ in range(2))
    assert made == again
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert str(event["uid"]) == "20261123-abcd-1@bridge-tui"
    assert event["dtstart"].dt == datetime(2026, 12, 23, 9)
    assert not event.errors
    other = vobject.readOne(made)
    assert other.vevent.uid.value == "20261123-abcd-1@bridge-tui"
    assert other.vevent.dtstart.value == datetime(2026, 12, 23, 9)
    assert other.vevent.summary.value == "Write again: Grace Hopper, Analytical Engines"
    assert other.validate(raiseException=True)


def test_a_reminder_rings_in_the_morning_of_its_day_wherever_it_is_read():
    made = FORMATS["ics"](outgoing()._replace(reminder=REMINDER)).splitlines()
    assert "DTSTART:20261223T090000" in made, "a time without a zone is that of the reader"
    assert "DTEND:20261223T091500" in made
    calendar = Calendar.from_ical("\r\n".join(made))
    (alarm,), (event,) = calendar.walk("VALARM"), calendar.walk("VEVENT")
    assert alarm["trigger"].dt == timedelta(0)
    assert str(event["description"]).endswith(f": bridge-tui open {DRAFT.id}")


@given(any_outgoing())
def test_any_name_is_text_in_a_reminder(note):
    made = FORMATS["ics"](note._replace(reminder=REMINDER))
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    who, where = (
        " ".join(t.split()) for t in (note.answers.recipient_name, note.answers.organisation)
    )
    assert str(event["summary"]) == f"Write again: {who}, {where}"
    assert vobject.readOne(made).vevent.summary.value == str(event["summary"])
    assert made.count("BEGIN:VEVENT") == made.count("\r\nUID:") == 1


def test_without_a_day_there_is_no_calendar_file_and_a_reason():
    with pytest.raises(ExportError, match="nothing to be reminded of"):
        FORMATS["ics"](outgoing())
