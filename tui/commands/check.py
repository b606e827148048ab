"""The `check` command: report problems in a note file."""

import json

from templates.answers import Answers
from templates.etiquette.checker import check_note
from templates.etiquette.findings import Finding, select_stops
from templates.letter.typed_answers.sentences import END_MARKS
from templates.matching.sentences import locate_sentences
from templates.phrasebook.wording import Wording
from tui.commands.note_file import read_note_file
from tui.system.exit_statuses import ExitStatus

_MAX_QUOTED_WORDS = 4
"""The maximum number of words to quote from what is left of a sentence without its beginning."""

_DOUBTS_HEADING = "Only you can tell whether these are problems:"


def check(
    file: str, answers: Answers | None, wording: Wording, *, as_json: bool
) -> tuple[str, ExitStatus]:
    """Return a report on a note file, and the exit status: 1 if there is a stop.

    In a text report, doubts come last, under their own heading. Raises NoteFileError if the file
    cannot be read as a note.
    """
    text = read_note_file(file)
    findings = check_note(text, wording, answers)
    status = ExitStatus.FAILED if select_stops(findings) else ExitStatus.SUCCESS
    if as_json:
        entries = [_as_dict(finding) for finding in findings]
        return json.dumps(entries, ensure_ascii=False, indent=2) + "\n", status
    if not findings:
        return "The checker found nothing wrong with this note.\n", status
    blocks = [_as_text(finding, text) for finding in findings if not finding.is_doubt]
    doubts = [_as_text(finding, text) for finding in findings if finding.is_doubt]
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
    quote = " ".join(_quoted_text(finding).split())
    lines = [
        f'{line}:{column} {finding.severity} ({finding.category}) "{quote}"',
        f"  {finding.message}",
    ]
    if finding.replacement is not None:
        lines.append(f"  Instead: {_describe_replacement(finding, text)}")
    return "\n".join(lines)


def _removes_beginning(finding: Finding) -> bool:
    """Return whether the replacement of a finding drops the beginning of its sentence.

    The text of the finding then ends with the first letter to keep, and the replacement is that
    letter as a capital: "Give me another chance, and i" and "I".
    """
    return finding.is_removal and (finding.replacement or "").isalpha()


def _rest_of_sentence(finding: Finding, text: str) -> str:
    for start, sentence in locate_sentences(text):
        if start + len(sentence) >= finding.end:
            return text[finding.end : start + len(sentence)]
    return ""


def _quoted_text(finding: Finding) -> str:
    if not _removes_beginning(finding):
        return finding.text
    return finding.text[:-1].rstrip(" ,;–—")


def _describe_replacement(finding: Finding, text: str) -> str:
    """Return what to write instead, for a finding that has a replacement."""
    replacement = finding.replacement or ""
    if _removes_beginning(finding):
        words = f"{replacement}{_rest_of_sentence(finding, text)}".split()
        quoted = " ".join(words[:_MAX_QUOTED_WORDS]).rstrip(".,;!?")
        return f"begin with “{quoted} …”" if words[_MAX_QUOTED_WORDS:] else f"begin with “{quoted}”"
    if replacement in END_MARKS:
        return f"end with “{replacement}”"
    if len(replacement) == 1:
        # Without quotation marks, a single punctuation mark would be overlooked.
        return f"“{replacement}”"
    return replacement or "leave it out"
