"""The fixtures of the unit tests."""

from functools import cache

import pytest

from helpers.programs import write_script
from templates.etiquette import rule_reader


@pytest.fixture
def fake_program(tmp_path, monkeypatch):
    """Return a function that replaces a program by a shell script."""

    def write(name, script):
        folder = write_script(tmp_path / "bin" / name, script).parent
        monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")

    return write


@pytest.fixture(autouse=True, scope="session")
def parse_each_pattern_once():
    """Share the patterns of the rules between all wordings that the tests read.

    A pattern is looked up by its source and its groups of words, so the groups are also shared.
    """
    groups_by_items = {}
    word_groups = rule_reader.WordGroups

    def find_or_make_groups(sources):
        items = tuple(sources.items())
        if items not in groups_by_items:
            groups_by_items[items] = word_groups(sources)
        return groups_by_items[items]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rule_reader, "WordGroups", find_or_make_groups)
        patch.setattr(rule_reader, "Pattern", cache(rule_reader.Pattern))
        yield
