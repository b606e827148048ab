"""The fixtures of the tests of `templates`."""

import pytest

from helpers.wording import read_wording, write_files
from templates import WordingError


@pytest.fixture
def read_overlay(tmp_path):
    """Return a function that reads the built-in wording with the files of an overlay folder.

    It takes the text of each file by its path, such as "moves/news.toml".
    """

    def read(texts):
        write_files(tmp_path, texts)
        return read_wording(tmp_path)

    return read


@pytest.fixture
def find_issues(read_overlay):
    """Return a function that reads such an overlay folder, and returns its issues as texts."""

    def read(texts):
        with pytest.raises(WordingError) as error:
            read_overlay(texts)
        return [str(issue) for issue in error.value.issues]

    return read
