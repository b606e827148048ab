"""The fixtures of the unit tests."""

from functools import cache

import pytest

from helpers.programs import write_script
from templates.etiquette import rules


@pytest.fixture
def fake_program(tmp_path, monkeypatch):
    """Return a function that replaces a program by a shell script."""

    def write(name, script):
        folder = write_script(tmp_path / "bin" / name, script).parent
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")

    return write


@pytest.fixture(autouse=True, scope="session")
def parse_each_pattern_once():
    """Share the patterns of the rules between all wordings that the tests read."""
    groups_by_words = {}

    def find_or_make_groups(sources):
        words = tuple(sources.items())
        if words not in groups_by_words:
            groups_by_words[words] = word_groups(sources)
        return groups_by_words[words]

    word_groups = rules.WordGroups
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rules, "WordGroups", find_or_make_groups)
        patch.setattr(rules, "Pattern", cache(rules.Pattern))
        yield
