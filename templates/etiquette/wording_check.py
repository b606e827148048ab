"""Check a wording, including its rules of etiquette."""

from pathlib import Path

from templates.errors import WordingError, WordingIssue
from templates.etiquette.checker import etiquette_for, read_etiquette
from templates.etiquette.findings import select_blocking
from templates.letter.situation import FIELD_BY_FRAMED_MOVE
from templates.phrasebook.wording import Wording, parse_wording

_ANY_NAME = "Ada"


def read_wording_and_rules(base: Path, overlay: Path | None = None) -> Wording:
    """Read and check the wording and rules in a folder, combined with an overlay folder.

    Raises WordingError with all errors.
    """
    wording, issues = parse_wording(base, overlay)
    read_etiquette(wording, issues)
    if issues:
        raise WordingError(tuple(issues))
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
