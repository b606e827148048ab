"""Decide what a letter is, and how the application ended that it is about."""

from collections.abc import Iterable
from dataclasses import dataclass

from templates.mail.errors import MailKind
from templates.mail.phrases import Found, find, find_all


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a letter is: an outcome with the words it rests on, or else a kind."""

    outcome: str = ""
    evidence: str = ""
    kind: MailKind | None = None
    close: str = ""
    """The words that say that the writer came close."""
    met: str = ""
    """The words that tell of a meeting or a call."""

    @property
    def is_rejection(self) -> bool:
        """Whether the letter says how the application ended."""
        return bool(self.outcome)


_REFUSALS = ("decline", "other_chosen", "closed")
_BY_WRITER = ("reneged", "declined", "withdrew")


def judge(sentences: Iterable[str], own_earlier: Iterable[str] = ()) -> Verdict:
    """Return what a letter says.

    `own_earlier` are sentences of the writer's that it quotes: they may tell of meetings.
    """
    sentences = tuple(sentences)
    refusals = [found for name in _REFUSALS for found in _unconditional(name, sentences)]
    if refusals and _is_about_something_else(sentences, refusals):
        return Verdict(kind=MailKind.OTHER)
    by_writer = _by_writer(sentences)
    if by_writer and not any(found.sentence != by_writer[1].sentence for found in refusals):
        return Verdict(by_writer[0], by_writer[1].sentence)
    if not refusals:
        return Verdict(kind=_kind(sentences))
    first = min(refusals, key=lambda found: sentences.index(found.sentence))
    close = find("close", sentences)
    met = _first_unconditional("met", sentences)
    called = _first_unconditional("called", sentences)
    if not met and not called:
        met = find("met", own_earlier)
        called = find("called", own_earlier)
    outcome = _outcome(sentences, close=bool(close), met=bool(met), called=bool(called))
    return Verdict(
        outcome,
        first.sentence,
        close=close.sentence if close else "",
        met=(met or called).sentence if met or called else "",  # type: ignore[union-attr]
    )


def _outcome(sentences: tuple[str, ...], *, close: bool, met: bool, called: bool) -> str:
    chosen = _unconditional("other_chosen", sentences)
    if _unconditional("closed", sentences) and not chosen:
        return "role_closed"
    if find("internal", sentences) or find("colleague", sentences):
        return "internal"
    if close:
        return "runner_up"
    if met:
        return "not_selected"
    return "screened_out" if called else "application_only"


def _by_writer(sentences: tuple[str, ...]) -> tuple[str, Found] | None:
    """Return what the writer did, where the letter answers that: withdrew, declined, reneged."""
    for outcome in _BY_WRITER:
        if found := _first_unconditional(outcome, sentences):
            return outcome, found
    return None


def _kind(sentences: tuple[str, ...]) -> MailKind:
    """Return what a letter without a refusal is."""
    kinds = (
        MailKind.OFFER, MailKind.INVITATION, MailKind.IN_PROCESS, MailKind.RECEIPT,
        MailKind.NEWSLETTER,
    )  # fmt: skip
    return next((kind for kind in kinds if find(kind.value, sentences)), MailKind.OTHER)


def _is_about_something_else(sentences: tuple[str, ...], refusals: list[Found]) -> bool:
    """Return whether what is refused is no application for work."""
    refused = {found.sentence for found in refusals}
    if not find("refused_thing", refused):
        return False
    return not find("about_work", (s for s in sentences if s not in refused))


def _unconditional(name: str, sentences: Iterable[str]) -> list[Found]:
    """Return the sentences with a signal, but for those that only say what would follow if."""
    return [
        found
        for found in find_all(name, sentences)
        if not (condition := find("conditional", (found.sentence,)))
        or condition.start > found.start
    ]


def _first_unconditional(name: str, sentences: Iterable[str]) -> Found | None:
    return next(iter(_unconditional(name, sentences)), None)
