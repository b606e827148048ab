"""Follow-ups: whether and when the writer may send one, and the answers that it starts with."""

from dataclasses import replace
from datetime import date, timedelta

from templates import Answers
from templates.phrasebook.wording import Wording
from tui.notes.draft import Draft

_NO_SECOND = (
    "One note has followed it; a second would be too many for somebody who did not answer, or whom"
    " you meet anyway."
)
_NO_THIRD = "Two notes have followed it, and a third would be one too many."
_NO_MORE = "{number} notes have followed it, and another would be one too many."
_IS_FOLLOW_UP = "This note is a follow-up; the note that it follows shows when the next one is due."
_NOT_SENT = "Mark it as sent first; only a note that was sent can be followed up."
_NOT_AFTER_OUTCOME = "After this outcome, no follow-up is appropriate."


def next_follow_up_date(draft: Draft, wording: Wording) -> date | None:
    """Return the date from which the next follow-up is appropriate.

    Return None if no follow-up is appropriate; `no_follow_up_reason` says why.
    """
    if draft.sent_at is None or no_follow_up_reason(draft, wording):
        return None
    days = wording.outcomes[draft.answers.outcome or ""].follow_up_days[draft.follow_up_count]
    return draft.sent_at.astimezone().date() + timedelta(days=days)


def no_follow_up_reason(draft: Draft, wording: Wording) -> str:
    """Return the reason why no follow-up may be written, as a sentence, or "" if one may."""
    if draft.followed_note_id:
        return _IS_FOLLOW_UP
    outcome = wording.outcomes.get(draft.answers.outcome or "")
    if outcome is None:
        # A note without an outcome is unfinished, whatever its status.
        return _NOT_SENT
    if not outcome.follow_up_days:
        return outcome.no_follow_up_reason or _NOT_AFTER_OUTCOME
    if draft.sent_at is None:
        return _NOT_SENT
    if draft.follow_up_count < len(outcome.follow_up_days):
        return ""
    match len(outcome.follow_up_days):
        case 1:
            return _NO_SECOND
        case 2:
            return _NO_THIRD
        case number:
            return _NO_MORE.format(number=number)


def is_due(draft: Draft, today: date) -> bool:
    """Return whether the date of the draft's reminder is today or in the past."""
    return (
        draft.sent_at is not None
        and draft.reminder_date is not None
        and draft.reminder_date <= today
    )


def answers_for_follow_up(draft: Draft, previously_brought: str = "") -> Answers:
    """Return the initial answers of a follow-up: those of the note, without changes to its text.

    `previously_brought` is what the previous follow-up brought, such as news or an article; ""
    without a previous follow-up.
    """
    return replace(
        draft.answers, follow_up=draft.follow_up_count + 1, brings="", tie="", hope="",
        meet_again="", previously_brought=previously_brought,
        chosen_variants=(), left_out=(), subject="", added=(), reword_count=0,
        edited_letter="", edited_from="",
    )  # fmt: skip
