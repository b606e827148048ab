"""What comes after a note was sent: when another may follow it, and why none may."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from templates import Answers
from templates.phrasebook.wording import Wording
from tui.notes.draft import Draft, Status

_MOST_ENDINGS = "Two notes have followed it, and a third would be one too many."
_FOLLOWS = "This note follows another, which tells when the next is fitting."
_NOT_SENT = "Mark it as sent first; a note may follow one that has arrived."
_NONE_HERE = "No note follows this ending."


def marked_sent(draft: Draft, way: str, moment: datetime) -> Draft:
    """Return a note as sent at a moment, by a way out or, with "", one that is not known."""
    return replace(draft, status=Status.SENT, sent=moment, sent_by=way, changed=moment)


def marked_unsent(draft: Draft, moment: datetime, *, complete: bool) -> Draft:
    """Return a note as one that was not sent after all; `complete` says that nothing is missing."""
    status = Status.READY if complete else Status.DRAFT
    return replace(draft, status=status, sent=None, sent_by="", follow_up=None, changed=moment)


def next_follow_up(draft: Draft, wording: Wording) -> date | None:
    """Return the day from which the next note may follow; None where `why_none` says why."""
    if draft.sent is None or why_no_follow_up(draft, wording):
        return None
    days = wording.outcomes[draft.answers.outcome or ""].follow_up[draft.followed_up]
    return draft.sent.astimezone().date() + timedelta(days=days)


def why_no_follow_up(draft: Draft, wording: Wording) -> str:
    """Return why no note may follow, in a sentence, or "" where one may."""
    outcome = wording.outcomes.get(draft.answers.outcome or "")
    if draft.follows:
        return _FOLLOWS
    if outcome is not None and not outcome.follow_up:
        return outcome.no_follow_up or _NONE_HERE
    if outcome is None or draft.sent is None:
        return _NOT_SENT
    return _MOST_ENDINGS if draft.followed_up >= len(outcome.follow_up) else ""


def is_due(draft: Draft, today: date) -> bool:
    """Say whether the day has come on which the writer wants to be reminded."""
    return draft.sent is not None and draft.follow_up is not None and draft.follow_up <= today


def answers_for_follow_up(draft: Draft) -> Answers:
    """Return what a note that follows begins with: the people, and nothing of the words."""
    return replace(
        draft.answers,
        follow_up=draft.followed_up + 1,
        brings="",
        words=(),
        left_out=(),
        shuffle=0,
        edited="",
        edited_from="",
    )


def counted(draft: Draft, by: int, wording: Wording, moment: datetime) -> Draft:
    """Return a note that so many more notes have followed; a reminder moves on with them."""
    followed = replace(draft, followed_up=max(0, draft.followed_up + by), changed=moment)
    reminded = draft.follow_up is not None
    return replace(followed, follow_up=next_follow_up(followed, wording) if reminded else None)
