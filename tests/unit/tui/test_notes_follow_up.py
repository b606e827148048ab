"""Sent notes: when a follow-up is appropriate or why none is, and calendar reminders."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import vobject
from hypothesis import given
from icalendar import Calendar

from helpers.outgoing_notes import READY, any_outgoing, outgoing
from helpers.wording import read_wording
from templates.phrasebook.wording_reader import built_in
from tui.export.formats import FORMATS
from tui.export.outgoing import ExportError, Reminder
from tui.notes import Draft, Status
from tui.notes.follow_up import (
    answers_for_follow_up,
    is_due,
    next_follow_up_date,
    no_follow_up_reason,
)

WORDING = built_in()
TIME = datetime(2026, 11, 23, 12, tzinfo=UTC)
READY_DRAFT = Draft("20261123-abcd", TIME, TIME, Status.READY, READY)
SENT = replace(READY_DRAFT, status=Status.SENT, sent_at=TIME)
REMINDER = Reminder(
    READY_DRAFT.id, 1, date(2026, 12, 23), TIME, f"bridge-tui open {READY_DRAFT.id}"
)


def test_there_are_two_follow_ups_after_thirty_and_ninety_days():
    assert next_follow_up_date(SENT, WORDING) == date(2026, 12, 23)
    assert next_follow_up_date(replace(SENT, follow_up_count=1), WORDING) == date(2027, 2, 21)
    twice = replace(SENT, follow_up_count=2)
    assert next_follow_up_date(twice, WORDING) is None
    assert "third would be one too many" in no_follow_up_reason(twice, WORDING)


def test_a_wording_with_more_follow_ups_counts_them_in_the_reason(tmp_path):
    (tmp_path / "outcomes.toml").write_text("[not_selected]\nfollow_up = [30, 60, 90]\n")
    wording = read_wording(tmp_path)
    after_two, after_three = (replace(SENT, follow_up_count=count) for count in (2, 3))
    assert no_follow_up_reason(after_two, wording) == ""
    assert no_follow_up_reason(after_three, wording).startswith("3 notes have followed it")


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (replace(SENT, answers=replace(READY, outcome="reneged")), "leave it at one note"),
        (READY_DRAFT, "Mark it as sent first"),
        (replace(SENT, followed_note_id="another"), "is a follow-up"),
        # A note without an outcome is unfinished, even if it was marked as sent.
        (replace(SENT, answers=replace(READY, outcome=None)), "Mark it as sent first"),
    ],
)
def test_there_is_a_reason_if_no_follow_up_may_be_written(draft, reason):
    assert next_follow_up_date(draft, WORDING) is None
    assert reason in no_follow_up_reason(draft, WORDING)


def test_a_reminder_is_due_on_its_day_and_later():
    draft = replace(SENT, reminder_date=date(2026, 12, 23))
    days = (date(2026, 12, 22), date(2026, 12, 23), date(2027, 3, 1))
    assert [is_due(draft, day) for day in days] == [False, True, True]
    assert not is_due(SENT, date(2027, 3, 1))


def test_a_follow_up_starts_with_the_answers_but_not_the_words_of_the_note():
    draft = replace(
        SENT,
        answers=replace(
            READY,
            chosen_variants=("news.x",),
            subject="Hi",
            edited_letter="Dear Grace,",
            reword_count=3,
            meet_again="on Thursday",
            tie="your loom",
            hope="a post at the mill",
        ),
    )
    assert answers_for_follow_up(draft) == replace(READY, follow_up=1)


# --- the reminder


def test_calendar_parsers_accept_a_reminder_and_each_export_is_the_same():
    calendar_file, second_file = (
        FORMATS["ics"](outgoing()._replace(reminder=REMINDER)) for _ in range(2)
    )
    assert calendar_file == second_file
    (event,) = Calendar.from_ical(calendar_file).walk("VEVENT")
    assert str(event["uid"]) == "20261123-abcd-1@bridge-tui"
    assert event["dtstart"].dt == datetime(2026, 12, 23, 9)
    assert not event.errors
    parsed_file = vobject.readOne(calendar_file)
    assert parsed_file.vevent.uid.value == "20261123-abcd-1@bridge-tui"
    assert parsed_file.vevent.dtstart.value == datetime(2026, 12, 23, 9)
    assert parsed_file.vevent.summary.value == "Write again: Grace Hopper, Analytical Engines"
    assert parsed_file.validate(raiseException=True)


def test_the_alarm_of_a_reminder_rings_in_the_morning_in_any_time_zone():
    calendar_file = FORMATS["ics"](outgoing()._replace(reminder=REMINDER))
    lines = calendar_file.splitlines()
    assert "DTSTART:20261223T090000" in lines, "the time must have no time zone"
    assert "DTEND:20261223T091500" in lines
    calendar = Calendar.from_ical(calendar_file)
    (alarm,), (event,) = calendar.walk("VALARM"), calendar.walk("VEVENT")
    assert alarm["trigger"].dt == timedelta(0)
    assert str(event["description"]).endswith(f": bridge-tui open {READY_DRAFT.id}")


@given(any_outgoing())
def test_any_name_is_text_in_a_reminder(note):
    calendar_file = FORMATS["ics"](note._replace(reminder=REMINDER))
    (event,) = Calendar.from_ical(calendar_file).walk("VEVENT")
    recipient = " ".join(note.answers.recipient_name.split())
    organisation = " ".join(note.answers.organisation.split())
    assert str(event["summary"]) == f"Write again: {recipient}, {organisation}"
    assert vobject.readOne(calendar_file).vevent.summary.value == str(event["summary"])
    assert calendar_file.count("BEGIN:VEVENT") == calendar_file.count("\r\nUID:") == 1


def test_exporting_a_calendar_file_without_a_reminder_is_an_error():
    with pytest.raises(ExportError, match="nothing to be reminded of"):
        FORMATS["ics"](outgoing())
