"""Read the wording as an adviser has changed it, and a tone that an adviser may add."""

from templates import WordingError
from templates.phrasebook.wording_reader import BUILT_IN, parse_wording

PLAIN_TONE = """
[plain]
label = "Plain"
hint = "Short and straight"
sentences = "warm"
names = "given"
greeting = "Hello {recipient},"
sign_off = { british = ["Regards,"], american = ["Regards,"] }
subdued_sign_off = { british = ["Regards,"], american = ["Regards,"] }
"""
"""The text of tones.toml in an overlay folder."""


def read_wording(overlay=None, base=BUILT_IN):
    """Return the wording of a base folder with the changes of an overlay folder, if there is one.

    Raises WordingError for every mistake, also for harmless ones. The rules are not read.
    """
    wording, issues = parse_wording(base, overlay)
    if issues:
        raise WordingError(tuple(issues))
    return wording


def write_files(folder, texts):
    """Write files with these texts, by their path in a folder."""
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
