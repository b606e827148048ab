"""Everything that is looked at before a note goes out, in one place."""

from collections.abc import Iterable

from templates.agreement import disagreements, meant_by_left_overs
from templates.answers import Answers
from templates.compose import compose
from templates.etiquette import MOST_CHECKED
from templates.findings import Finding, Rule, Severity
from templates.letters import read_letter
from templates.manner import loudness, of_a_whole_note, register
from templates.situation import settle
from templates.wording import Wording


def inspect_note(
    text: str, wording: Wording, answers: Answers | None = None
) -> tuple[Finding, ...]:
    """Return what is wrong with a whole note, in order; with answers also what disagrees."""
    text = text[:MOST_CHECKED]
    letter = read_letter(text)
    found = [*inspect_words(text, wording, answers), *of_a_whole_note(letter)]
    if answers is None:
        found += [*register(letter, None, None), *loudness(text, 1)]
        return in_order(found)
    situation = settle(answers, wording)
    greeting = compose(answers, wording).greeting
    found += register(letter, situation.tone, greeting)
    cheerful = situation.tone.sentences == "friendly" and not situation.outcome.subdued
    found += loudness(text, 1 if cheerful else 0)
    found += disagreements(text, letter, answers, greeting)
    return in_order(found)


def inspect_words(
    text: str, wording: Wording, answers: Answers | None = None
) -> tuple[Finding, ...]:
    """Return what is wrong with some words that may become part of a note."""
    if answers is None:
        return wording.etiquette.check(text)
    situation = settle(answers, wording)
    return wording.etiquette.check(
        text,
        facts=situation.facts,
        allows=situation.makes,
        meant=meant_by_left_overs(answers),
    )


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by place; of two about the same words only the graver stays."""
    ordered = sorted(findings, key=lambda f: (f.start, f.severity is Severity.HINT, -f.end))
    kept: list[Finding] = []
    for finding in ordered:
        if finding.rule is Rule.LENGTH or not any(
            f.rule is not Rule.LENGTH and f.start <= finding.start and finding.end <= f.end
            and (f.severity is Severity.STOP or f.rule is finding.rule)
            for f in kept
        ):  # fmt: skip
            kept.append(finding)
    return tuple(kept)
