"""An adviser's changes to the questions: their hints, examples, defaults and options."""

from collections.abc import Mapping
from dataclasses import fields
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
from templates.phrasebook.table import Table, list_known

MAX_HINT, MAX_LABEL = 78, 60
"""The maximum length of a hint and of a label in characters, to fit on the screen."""

DEFAULT_TONE = "warm"
"""The default tone, unless the adviser sets another one."""

_WITH_DEFAULT = ("tone", "length", "spelling")
"""The choices whose default an adviser may set in questions.toml; that of "part" is fixed."""

_WITH_DEFAULT_OF_OUTCOME = ("interest", "keep_in_mind", "linkedin")
"""The questions whose default is in outcomes.toml."""

_FIELDS_NOT_ASKED = frozenset(
    (
        "follow_up previously_brought chosen_variants left_out added reword_count edited_letter "
        "edited_from"
    ).split()
)
QUESTION_NAMES = tuple(f.name for f in fields(Answers) if f.name not in _FIELDS_NOT_ASKED)
"""The names of the questions, which are the fields of `Answers` that the wizard asks for."""

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "part": tuple(RecipientRole),
    "length": tuple(Length),
    "spelling": tuple(Spelling),
    "news": tuple(NewsChannel),
    "held": tuple(MeetingFormat),
    "interest": tuple(Interest),
}
"""The options of each choice, except outcome and tone."""


class QuestionChanges(NamedTuple):
    """An adviser's changes to one question; None keeps the built-in text."""

    hint: str | None = None
    examples: tuple[str, ...] | None = None
    order: tuple[str, ...] = ()
    """The options that are listed first."""
    hidden: frozenset[str] = frozenset()
    """The options that are not offered."""


class QuestionnaireWording(NamedTuple):
    """The defaults, and an adviser's changes to the questions."""

    outcome: str
    """The outcome that is used while none is chosen: the first that is listed."""
    tone: str
    """The default answer to `tone`; the next two are those to `length` and `spelling`."""
    length: Length
    spelling: Spelling
    changes: Mapping[str, QuestionChanges]
    """The changes to questions, by the name of the question."""

    def changes_to(self, name: str) -> QuestionChanges:
        """Return the changes to a question, if there are any."""
        return self.changes.get(name, QuestionChanges())


def read_questions(
    file: Table,
    outcomes: tuple[str, ...],
    tones: tuple[str, ...],
    unreadable: tuple[str, ...],
) -> QuestionnaireWording:
    """Read questions.toml, and report errors as issues of the table.

    `outcomes` and `tones` are the ids of the outcomes and tones without errors. `unreadable` are
    the ids of the outcomes and tones with errors; questions.toml may name these as well.
    """
    choices = {"outcome": (*outcomes, *unreadable), "tone": (*tones, *unreadable), **_CHOICES}
    defaults = {
        "tone": DEFAULT_TONE if DEFAULT_TONE in tones else next(iter(tones), ""),
        # An adviser cannot change this default in questions.toml, so they must not hide it.
        "part": RecipientRole.HIRING_MANAGER,
        "length": Length.STANDARD,
        "spelling": Spelling.BRITISH,
    }
    changes: dict[str, QuestionChanges] = {}
    for table in file.tables():
        name = table.name
        if name not in QUESTION_NAMES:
            table.report("", f"is not a question{list_known(name, QUESTION_NAMES)}")
            continue
        change = changes[name] = _read_change(table, choices.get(name, ()))
        if name in _WITH_DEFAULT:
            given = table.choices("default", choices[name])
            defaults[name] = next(iter(given), defaults[name])
        elif name in _WITH_DEFAULT_OF_OUTCOME and table.has("default"):
            table.report("default", "belongs in outcomes.toml: each outcome has its defaults")
        table.report_unknown_keys()
        _check_hidden(table, change, choices.get(name, ()), defaults.get(name, ""))
    outcome_change = changes.get("outcome", QuestionChanges())
    return QuestionnaireWording(
        outcome=next(iter(offered_options(outcomes, outcome_change)), ""),
        tone=defaults["tone"],
        length=Length(defaults["length"]),
        spelling=Spelling(defaults["spelling"]),
        changes=changes,
    )


def offered_options(options: tuple[str, ...], change: QuestionChanges) -> tuple[str, ...]:
    """Return the options that are offered after an adviser's changes, in order."""
    listed_first = [option for option in change.order if option in options]
    ordered = dict.fromkeys((*listed_first, *options))
    return tuple(option for option in ordered if option not in change.hidden)


def _read_change(table: Table, options: tuple[str, ...]) -> QuestionChanges:
    """Read the changes to one question; `options` is empty unless it is a choice."""
    hint = table.line("hint", MAX_HINT) if table.has("hint") else None
    examples = table.texts("examples") if table.has("examples") else None
    if not options:
        return QuestionChanges(hint, examples)
    return QuestionChanges(
        hint, examples, table.choices("order", options), frozenset(table.choices("hide", options))
    )


def _check_hidden(
    table: Table, change: QuestionChanges, options: tuple[str, ...], default: str
) -> None:
    """Report a question that hides all of its options, or its default ("" if it has none)."""
    if options and change.hidden.issuperset(options):
        table.report("hide", "hides every option: leave at least one")
    elif default in change.hidden:
        can_change_default = table.name in _WITH_DEFAULT
        advice = (
            ": give another one as default" if can_change_default else ", which must be offered"
        )
        table.report("hide", f'"{default}" is the usual answer{advice}')
