"""`bridge-tui check`: what a note must not say, found in a file."""

import json

from templates.answers import Answers
from templates.etiquette.checker import check_note
from templates.etiquette.findings import Finding, blocking
from templates.phrasebook.wording import Wording
from tui.commands.note_file import read_letter_file
from tui.system.exit_codes import ExitCode


def check(
    file: str, answers: Answers | None, wording: Wording, *, as_json: bool
) -> tuple[str, ExitCode]:
    """Return what to print of the note in a file, and the exit status: 1 if it has a stop.

    Raises LetterError for a file that holds no note.
    """
    text = read_letter_file(file)
    findings = check_note(text, wording, answers)
    status = ExitCode.FAILED if blocking(findings) else ExitCode.DONE
    if as_json:
        return json.dumps(
            [_entry(f) for f in findings], ensure_ascii=False, indent=2
        ) + "\n", status
    if not findings:
        return "Nothing is wrong with it.\n", status
    return "\n\n".join(_told(finding, text) for finding in findings) + "\n", status


def _entry(finding: Finding) -> dict[str, object]:
    return {
        "rule": finding.category,
        "severity": finding.severity,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "message": finding.message,
        "instead": finding.replacement,
    }


def _told(finding: Finding, text: str) -> str:
    before = text[: finding.start]
    line, column = before.count("\n") + 1, finding.start - before.rfind("\n")
    words = " ".join(finding.text.split())
    said = [
        f'{line}:{column} {finding.severity} ({finding.category}) "{words}"',
        f"  {finding.message}",
    ]
    if finding.replacement is not None:
        said.append(f"  Instead: {finding.replacement or 'leave it out.'}")
    return "\n".join(said)
