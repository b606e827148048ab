"""The `check` command: report problems in a note file."""

import json

from templates.answers import Answers
from templates.etiquette.checker import check_note
from templates.etiquette.findings import Finding, is_doubt, select_blocking
from templates.phrasebook.wording import Wording
from tui.commands.note_file import read_note_file
from tui.system.exit_codes import ExitCode

_MAX_WORDS_OF_REST = 4
"""How many words to quote of what is left of a sentence."""

_DOUBTS_HEADING = "Only you can tell whether these fit:"


def check(
    file: str, answers: Answers | None, wording: Wording, *, as_json: bool
) -> tuple[str, ExitCode]:
    """Return a report on a note file, and the exit status: 1 if there is a blocking finding.

    In a text report, doubts come last, under their own heading. Raises LetterError if the file
    cannot be read as a note.
    """
    text = read_note_file(file)
    findings = check_note(text, wording, answers)
    status = ExitCode.FAILED if select_blocking(findings) else ExitCode.SUCCESS
    if as_json:
        entries = [_as_dict(finding) for finding in findings]
        return json.dumps(entries, ensure_ascii=False, indent=2) + "\n", status
    if not findings:
        return "Nothing is wrong with it.\n", status
    blocks = [_as_text(finding, text) for finding in findings if not is_doubt(finding)]
    doubts = [_as_text(finding, text) for finding in findings if is_doubt(finding)]
    if doubts:
        blocks += [_DOUBTS_HEADING, *doubts]
    return "\n\n".join(blocks) + "\n", status


def _as_dict(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.category,
        "severity": finding.severity,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "message": finding.message,
        "instead": finding.replacement,
    }


def _as_text(finding: Finding, text: str) -> str:
    preceding = text[: finding.start]
    line = preceding.count("\n") + 1
    column = finding.start - preceding.rfind("\n")
    quote, rest = finding.text, ""
    if finding.is_removal and finding.replacement and finding.replacement.isalpha():
        # The last letter becomes the capital with which the rest begins.
        quote = quote[:-1].rstrip(" ,;–—")
        words = f"{finding.replacement}{text[finding.end :]}".split()[:_MAX_WORDS_OF_REST]
        rest = " ".join(words).rstrip(".,;!?")
    quote = " ".join(quote.split())
    lines = [
        f'{line}:{column} {finding.severity} ({finding.category}) "{quote}"',
        f"  {finding.message}",
    ]
    if finding.replacement is not None:
        lines.append(f"  Instead: {_instead(finding.replacement, rest)}")
    return "\n".join(lines)


def _instead(replacement: str, rest: str) -> str:
    """Return what to write instead; `rest` is how the sentence begins after a removal, or ""."""
    if rest:
        return f"begin with “{rest} …”."
    if len(replacement) == 1:
        return f"end with “{replacement}”"
    return replacement or "leave it out."
