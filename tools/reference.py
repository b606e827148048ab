"""Write the pages of the documentation that are made from the TOML and the declarations."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from templates.answers import Answers
from templates.etiquette.checker import etiquette_for
from templates.etiquette.findings import Severity
from templates.etiquette.rules import Rule
from templates.letter.situation import resolve
from templates.phrasebook.wording import Wording, built_in
from templates.questions.answers_file import allowed_values
from templates.questions.questions import QUESTIONS, Kind, Question, options_for

MADE = "<!-- Made by `make docs` from what the program itself reads: change that, not this. -->"

_KINDS = {
    Kind.YES_NO: "true or false",
    Kind.COUNT: "a whole number",
    Kind.NAMES: "a list of texts",
}
_TABLES = {
    "": "At the top",
    "recipient": "`[recipient]`: who reads it",
    "application": "`[application]`: what it is about",
    "sender": "`[sender]`: who it is from",
}
_ABOUT = {
    "feedback": "Asking for feedback",
    "reasons": "Asking for reasons",
    "grievance": "Reproach",
    "plead": "Pleading",
    "oversharing": "Laying troubles at the reader's door",
    "untrue": "What the ending makes untrue",
    "style": "Style",
}


def pages() -> dict[str, str]:
    """Return the pages by their file names."""
    wording = built_in()
    return {"etiquette.md": etiquette_page(wording), "answers.md": answers_page(wording)}


def etiquette_page(wording: Wording) -> str:
    """Return the page that lists every rule of etiquette with its reason."""
    rules = etiquette_for(wording).rules
    return "\n".join((
        "# What is caught, and why",
        "",
        MADE,
        "",
        "A *stop* would burn the bridge: you are asked once more before the note goes out. A *hint*"
        " costs a little. You may always go on.",
        "",
        *(line for about in _ABOUT for line in _section(about, rules, wording)),
        _BESIDES,
    ))  # fmt: skip


def _section(about: str, rules: tuple[Rule, ...], wording: Wording) -> Iterator[str]:
    yield from (f"## {_ABOUT[about]}", "")
    told = ""
    for rule in (rule for rule in rules if rule.category == about):
        if rule.message != told:
            kind = "Stop" if rule.severity is Severity.STOP else "Hint"
            yield from (f"{kind}{_when(rule, wording)}. {rule.message}", "")
        told = rule.message
        yield f"- “{rule.example}”{_instead(rule)}"
        if rule.innocent:
            yield f"- left in peace: “{rule.innocent}”"
        yield ""


def _when(rule: Rule, wording: Wording) -> str:
    outcomes = [name for c in rule.conditions if c.fact == "outcome" for name in c.values]
    labels = [f"“{wording.outcomes[name].label}”" for name in wording.outcomes if name in outcomes]
    return f", only in {' or '.join(labels)}" if labels else ""


def _instead(rule: Rule) -> str:
    if rule.replacement:
        return f" → “{rule.replacement}”"
    return " → leave it out" if rule.replacement == "" else ""


_BESIDES = """\
## Besides

Found without a rule of their own: something left to fill in (`[Company]`, `{name}`, `XXX`,
`TBD`), a name or a role unlike the one given, a note under 35 or over 150 words, a fourth thanks,
shouting, a second exclamation mark, a greeting of one register and a sign-off of another.

What is weighed: the words of a whole sentence count beside its frame, so that a request in words
that no rule has is found, and an innocent sentence with a rule's words in it is spared. The rules
are in `templates/phrasebook/data/etiquette.toml`;
[your own](wording.md#a-rule-of-etiquette) can be laid
over them.
"""


def answers_page(wording: Wording) -> str:
    """Return the page that describes the answers file."""
    return "\n".join((
        "# The answers file",
        "",
        MADE,
        "",
        _ANSWERS_OPENING,
        *(line for table, title in _TABLES.items() for line in _keys(table, title, wording)),
        *_values(wording),
        _ANSWERS_REST,
    ))  # fmt: skip


_ANSWERS_OPENING = """\
A note's answers as TOML, in UTF-8. `bridge-tui render answers.toml` prints the note; every note
that the wizard keeps is such a file too. The first line is `schema = 1`. What is not given takes
the usual value for the ending; what the ending makes untrue is left out of the note, and a line
on standard error says so. An unknown key, or a value that cannot be, is refused with the key's
name.

The least that makes a note:

```toml
schema = 1
outcome = "screened_out"

[recipient]
name = "Grace Hopper"

[application]
organisation = "Analytical Engines"
role = "Programming Lead"

[sender]
name = "Ada Lovelace"
```
"""


def _keys(table: str, title: str, wording: Wording) -> Iterator[str]:
    yield from (f"## {title}", "", "| key | value | what it is |", "|---|---|---|")
    for question in QUESTIONS:
        if question.key[:-1] == ((table,) if table else ()):
            needed = " **Needed.**" if question.required else ""
            hint = question.hint or f"{question.label.removesuffix(' …')}."
            yield f"| `{question.key[-1]}` | {_kind(question)} | {hint}{needed} |"
    yield ""


def _kind(question: Question) -> str:
    if question.kind is Kind.CHOICE:
        return f"one of [these](#{question.key[-1]})"
    return _KINDS.get(question.kind, f"a text, to {question.max_length} characters in the wizard")


def _values(wording: Wording) -> Iterator[str]:
    yield from ("## Values to choose from", "")
    for question in QUESTIONS:
        if question.kind is Kind.CHOICE:
            yield from (f"### {question.key[-1]}", "")
            labels = _labels(question, wording)
            for value in allowed_values(question, wording):
                label, hint = labels[value]
                yield f"- `{value}`: {label}{f' ({hint})' if hint else ''}"
            yield ""


def _labels(question: Question, wording: Wording) -> dict[str, tuple[str, str]]:
    """Return the label and the hint of each value; a hint that differs by outcome says so."""
    labels: dict[str, tuple[str, str]] = {}
    for outcome in wording.outcomes:
        most = wording.outcomes[outcome].meetings[1]
        answers = replace(Answers(), outcome=outcome, meetings=most)
        for option in options_for(question.field, resolve(answers, wording)):
            label, hint = labels.setdefault(str(option.value), (option.label, option.hint))
            if hint != option.hint:
                labels[str(option.value)] = (label, "how many words depends on the outcome")
    return labels


_ANSWERS_REST = """\
## Tables that the wizard writes

`[review]` holds what was chosen on the review: `words` (the names of the wordings picked, such as
`"news.good_of_you"`), `left_out` (the moves left out), `shuffle` (how often all words were drawn
anew), `edited` (the letter as edited by hand, which then stands for the note) and `edited_from`
(a mark of the letter that was edited). `[note]` holds when a note was begun, changed and sent,
and how far it has come; `render` passes over it.

The same answers make the same note, always. Two people with the same answers but their own names
do not get the same letter.
"""


if __name__ == "__main__":
    for name, text in pages().items():
        (Path(sys.argv[1]) / name).write_text(text, encoding="utf-8")
