"""Everything that is looked at before a note goes out, in one place."""

from collections.abc import Callable, Iterable

from templates.answers import Answers, Length
from templates.etiquette.consistency import inconsistencies, misspelt, resolve_placeholders
from templates.etiquette.findings import Finding, Rule, Severity
from templates.etiquette.letter_parts import read_letter
from templates.etiquette.rules import MOST_CHECKED
from templates.etiquette.style import FEWEST_WORDS, loudness, register, style_findings
from templates.letter.composer import compose
from templates.letter.situation import resolve
from templates.phrasebook.wording import Wording

_UNSEEN = f"Only the first {MOST_CHECKED:,} characters were looked at; a note is a tenth as long."


def inspect_note(
    text: str, wording: Wording, answers: Answers | None = None
) -> tuple[Finding, ...]:
    """Return what is wrong with a whole note, in order; with answers also what disagrees."""
    unseen = len(text) > MOST_CHECKED
    text = text[:MOST_CHECKED]
    letter = read_letter(text)
    found = [*_etiquette(text, wording, answers)]
    if unseen:
        last = len(text) - 1
        found.append(Finding(Rule.LENGTH, Severity.HINT, last, last + 1, text[last], _UNSEEN))
    if answers is None:
        found += [*style_findings(letter), *register(letter, None, None), *loudness(letter, 1)]
        return in_order(found)
    situation = resolve(answers, wording)
    fewest = situation.outcome.words[Length.SHORT][0]
    found += style_findings(letter, min(fewest, FEWEST_WORDS))
    greeting = compose(answers, wording).greeting
    found += register(letter, situation.tone, greeting)
    cheerful = situation.tone.sentences == "friendly" and not situation.outcome.subdued
    found += loudness(letter, 1 if cheerful else 0)
    found += inconsistencies(text, letter, answers, greeting)
    return in_order(_without_repeating(item, text) for item in found)


def _without_repeating(finding: Finding, text: str) -> Finding:
    """Offer nothing in a sentence's place where the note says as much already."""
    words = " ".join((finding.replacement or "").split()[:4])
    said = words.count(" ") == 3 and words.casefold() in text.casefold()
    return finding._replace(replacement="") if said else finding


def inspect_words(text: str, wording: Wording, answers: Answers) -> tuple[Finding, ...]:
    """Return what is wrong with words that become part of a sentence of the note.

    What is offered instead takes the words out: a whole sentence would not fit in their place.
    """
    if not text.strip():
        return ()
    found = _etiquette(text, wording, answers, allows=lambda _: False)
    return in_order([*found, *misspelt(text[:MOST_CHECKED], answers)])


def _etiquette(
    text: str,
    wording: Wording,
    answers: Answers | None,
    allows: Callable[[str], bool] | None = None,
) -> tuple[Finding, ...]:
    if answers is None:
        return wording.etiquette.check(text)
    situation = resolve(answers, wording)
    return wording.etiquette.check(
        text,
        facts=situation.facts,
        allows=allows or situation.makes,
        meant=resolve_placeholders(answers),
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
