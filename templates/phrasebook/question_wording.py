"""An adviser's changes to the questions: their hints, examples, usual answers and options."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import NamedTuple

from templates.answers import (
    Answers,
    Interest,
    Length,
    MeetingFormat,
    NewsChannel,
    RecipientRole,
    Spelling,
)
from templates.phrasebook.table import Table, known_values

MAX_HINT = 78
"""The number of characters for which there is room on the screen."""

DEFAULT_TONE = "warm"

_WITH_DEFAULT = ("tone", "length", "spelling")
"""The choices whose usual answer an adviser may set; outcomes.toml has others for each outcome."""

_NOT_ASKED = frozenset(
    "follow_up brought subject words left_out added shuffle edited edited_from".split()
)
QUESTION_NAMES = tuple(f.name for f in fields(Answers) if f.name not in _NOT_ASKED)
"""The names of the questions: the fields of the answers that the wizard asks for."""

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "part": tuple(RecipientRole),
    "length": tuple(Length),
    "spelling": tuple(Spelling),
    "news": tuple(NewsChannel),
    "held": tuple(MeetingFormat),
    "interest": tuple(Interest),
}
"""The options of each choice, besides the outcomes and the tones."""


class QuestionWording(NamedTuple):
    """What an adviser changes of one question; None leaves the built-in words."""

    hint: str | None = None
    examples: tuple[str, ...] | None = None
    order: tuple[str, ...] = ()
    """The options that are listed first."""
    hidden: frozenset[str] = frozenset()
    """The options that are not offered."""


@dataclass(frozen=True)
class QuestionsWording:
    """What an adviser changes of the questions, by the name of the question, and the defaults."""

    outcome: str
    """The outcome that holds while none is chosen: the first that is listed."""
    tone: str
    length: Length = Length.STANDARD
    spelling: Spelling = Spelling.BRITISH
    changes: Mapping[str, QuestionWording] = field(default_factory=dict)

    def of(self, name: str) -> QuestionWording:
        """Return what is changed of a question."""
        return self.changes.get(name, QuestionWording())


def read_questions(
    file: Table, outcomes: tuple[str, ...], tones: tuple[str, ...]
) -> QuestionsWording:
    """Read questions.toml; errors are reported as issues of the table."""
    choices = {"outcome": outcomes, "tone": tones, **_CHOICES}
    usual = {
        "tone": DEFAULT_TONE if DEFAULT_TONE in tones else next(iter(tones), ""),
        "part": RecipientRole.HIRING_MANAGER,
        "length": Length.STANDARD,
        "spelling": Spelling.BRITISH,
    }
    changes: dict[str, QuestionWording] = {}
    for table in file.tables():
        name = table.name
        if name not in QUESTION_NAMES:
            table.report("", f"is not a question{known_values(name, QUESTION_NAMES)}")
            continue
        change = changes[name] = _change(table, choices.get(name, ()))
        if name in _WITH_DEFAULT:
            default = table.choices("default", choices[name])
            usual[name] = next(iter(default), usual[name])
        table.report_unknown_keys()
        _check_hidden(table, change, choices.get(name, ()), usual.get(name, ""))
    order = changes.get("outcome", QuestionWording())
    return QuestionsWording(
        outcome=next(iter(listed(outcomes, order)), ""),
        tone=usual["tone"],
        length=Length(usual["length"]),
        spelling=Spelling(usual["spelling"]),
        changes=changes,
    )


def listed(options: tuple[str, ...], change: QuestionWording) -> tuple[str, ...]:
    """Return the options that are offered, in order."""
    ordered = dict.fromkeys((*(o for o in change.order if o in options), *options))
    return tuple(option for option in ordered if option not in change.hidden)


def _change(table: Table, options: tuple[str, ...]) -> QuestionWording:
    hint = table.optional_text("hint") if table.has("hint") else None
    if hint and len(hint) > MAX_HINT:
        table.report("hint", f"is too long for the screen: {len(hint)} characters, of {MAX_HINT}")
    examples = table.texts("examples") if table.has("examples") else None
    if not options:
        return QuestionWording(hint, examples)
    return QuestionWording(
        hint, examples, table.choices("order", options), frozenset(table.choices("hide", options))
    )


def _check_hidden(
    table: Table, change: QuestionWording, options: tuple[str, ...], usual: str
) -> None:
    if usual in change.hidden:
        table.report("hide", f'"{usual}" is the usual answer: give another one as default')
    elif change.hidden.issuperset(options) and options:
        table.report("hide", "leaves nothing to choose")
