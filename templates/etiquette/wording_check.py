"""Check a wording together with its rules of etiquette."""

from pathlib import Path

from templates.errors import WordingError, WordingIssue
from templates.etiquette.checker import etiquette_for, read_etiquette
from templates.etiquette.findings import blocking
from templates.letter.situation import FRAMED_FIELDS
from templates.phrasebook.wording import Wording, parse_wording

_ANY_NAME = "Ada"


def read_wording_and_rules(base: Path, overlay: Path | None = None) -> Wording:
    """Read and check a folder of wording with its rules, combined with an overlay folder.

    Raises WordingError with all errors.
    """
    wording, issues = parse_wording(base, overlay)
    read_etiquette(wording, issues)
    if issues:
        raise WordingError(tuple(issues))
    return wording


def blocked_sentences(wording: Wording) -> tuple[WordingIssue, ...]:
    """Return an issue for each sentence of a wording that its own rules would block.

    An opening that the writer's words follow is no sentence, and is not checked.
    """
    check = etiquette_for(wording).check
    issues = []
    for move in wording.moves.keys() - FRAMED_FIELDS.keys():
        for entry in wording.moves[move]:
            for text in entry.tones_by_text:
                words = text.fill(dict.fromkeys(text.placeholders, _ANY_NAME))
                for finding in blocking(check(words)):
                    problem = f'says "{finding.text}", which would be stopped ({finding.category})'
                    issues.append(WordingIssue(f"moves/{move}.toml", entry.key, "", problem))
    return tuple(issues)
