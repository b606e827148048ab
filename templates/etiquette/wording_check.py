"""Check a wording, including its rules of etiquette."""

from pathlib import Path

from templates.errors import WordingError, WordingIssue
from templates.etiquette.checker import etiquette_for, read_etiquette
from templates.etiquette.findings import select_blocking
from templates.etiquette.tokens import tokenize
from templates.letter.situation import FIELD_BY_FRAMED_MOVE
from templates.phrasebook.files import RULES_FOLDER
from templates.phrasebook.wording import Wording, parse_wording

_ANY_NAME = "Ada"


def read_wording_and_rules(
    base: Path, overlay: Path | None = None, *, is_strict: bool = False
) -> Wording:
    """Read and check the wording and rules in a folder, combined with an overlay folder.

    Raises WordingError with all errors; those that are harmless count only if `is_strict` is true.
    """
    wording, issues = parse_wording(base, overlay)
    read_etiquette(wording, issues)
    errors = tuple(issue for issue in issues if is_strict or not issue.is_harmless)
    if errors:
        raise WordingError(errors)
    return wording


def find_blocked_sentences(wording: Wording) -> tuple[WordingIssue, ...]:
    """Return an issue for each sentence of a wording in which its own rules find a stop.

    Openings, which the writer's words complete, are not sentences and not checked.
    """
    etiquette = etiquette_for(wording)
    issues = []
    for move in wording.moves.keys() - FIELD_BY_FRAMED_MOVE.keys():
        for variant in wording.moves[move]:
            for text in variant.tones_by_text:
                sentence = text.fill(dict.fromkeys(text.placeholders, _ANY_NAME))
                for finding in select_blocking(etiquette.check(sentence)):
                    problem = f'says "{finding.text}", which would be stopped ({finding.category})'
                    issues.append(WordingIssue(f"moves/{move}.toml", variant.key, "", problem))
    return tuple(issues)


def find_wrong_examples(wording: Wording) -> tuple[WordingIssue, ...]:
    """Return an issue for each example of a pattern in the adviser's rules that proves it wrong."""
    own_files = wording.files.overlay_files()
    issues = []
    for rule in etiquette_for(wording).rules:
        file = f"{RULES_FOLDER}/{rule.name}.toml"
        for pattern in rule.patterns if file in own_files else ():
            table = f"patterns.{pattern.name}"
            for sentence in pattern.examples if pattern.forms.patterns else ():
                tokens = tokenize(sentence)
                if not (pattern.matches(tokens) and rule.match(tokens)):
                    problem = f'"{sentence}" is not found by the rule'
                    issues.append(WordingIssue(file, table, "examples", problem))
            for sentence in pattern.counterexamples:
                if not rule.needs_classifier and rule.match(tokenize(sentence)):
                    problem = f'"{sentence}" is found by the rule'
                    issues.append(WordingIssue(file, table, "innocent", problem))
    return tuple(issues)
