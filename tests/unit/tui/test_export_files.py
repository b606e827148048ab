"""Exported files: safe names, resolved paths, and nothing overwritten without permission."""

import os
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.export.files import FileAlreadyExists, SaveError, resolve_path, save, suggest_file_name

DAY = date(2026, 1, 5)


@pytest.mark.parametrize(
    ("organisation", "name"),
    [
        ("Analytical Engines", "analytical-engines-2026-01-05.txt"),
        ("../../etc/passwd", "etc-passwd-2026-01-05.txt"),
        ("-rf .hidden", "rf-hidden-2026-01-05.txt"),
        ("日本語の会社", "日本語の会社-2026-01-05.txt"),
        ("", "note-2026-01-05.txt"),
        ("...", "note-2026-01-05.txt"),
    ],
)
def test_a_file_is_named_for_the_organisation_and_the_day(organisation, name):
    assert suggest_file_name(organisation, DAY) == name


@given(
    st.one_of(
        st.text(), st.sampled_from(["..", "~", "-rf", "CON", "nul.txt", "a/b", "\u202etxt.exe"])
    ),
    st.sampled_from([".txt", ".eml", ".html", ".md", ".json", ".ics"]),
)
def test_any_organisation_gives_a_safe_name(organisation, suffix):
    name = suggest_file_name(organisation, DAY, suffix)
    assert Path(name).name == name
    assert resolve_path(name, Path("/nowhere")) == Path("/nowhere") / name
    assert len(name.encode()) <= 100
    assert not name.startswith((".", "-"))
    assert not any(c in name for c in '/\\\0\n\r\t:*?"<>|\u202e\x1b')
    assert name.endswith(f"2026-01-05{suffix}")
    assert name.partition(".")[0].upper() not in ("CON", "PRN", "AUX", "NUL")


@pytest.mark.parametrize("has_hard_links", [True, False], ids=["", "without-hard-links"])
def test_nothing_is_overwritten_without_permission(tmp_path, monkeypatch, has_hard_links):
    def fail(*_, **__):
        raise OSError(1, "no links")

    if not has_hard_links:
        monkeypatch.setattr(os, "link", fail)
    target, path = tmp_path / "target", tmp_path / "note.txt"
    for create in (lambda: path.write_text("old"), lambda: path.symlink_to(target), path.mkdir):
        create()
        with pytest.raises(FileAlreadyExists):
            save(path, "new")
        assert not target.exists()
        path.rmdir() if path.is_dir() else path.unlink()
    save(path, "new")
    assert path.read_text() == "new"
    save(path, "newer", overwrite=True)
    assert path.read_text() == "newer"
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["note.txt"]


@given(st.text())
def test_a_path_never_contains_control_characters(typed):
    try:
        shown = str(resolve_path(typed, Path("/nowhere")))
    except SaveError as error:
        shown = str(error)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


@pytest.mark.parametrize("name", ["新しい\u3000名前.txt", "at 9.41\u202fAM.txt", "\ue000.txt"])
def test_a_path_may_contain_unusual_spaces_and_symbols(name):
    assert resolve_path(name, Path("/nowhere")) == Path("/nowhere") / name


@pytest.mark.parametrize("target_name", ["existing", "missing"])
def test_a_file_is_saved_to_the_target_of_a_symbolic_link(tmp_path, target_name):
    target, link = tmp_path / target_name, tmp_path / "note.txt"
    (tmp_path / "existing").write_text("mine")
    link.symlink_to(target)
    path = resolve_path("note.txt", tmp_path)
    assert path == target
    save(path, "new", overwrite=True)
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_a_link_to_itself_is_not_followed(tmp_path):
    (tmp_path / "note.txt").symlink_to(tmp_path / "note.txt")
    with pytest.raises(SaveError, match="symbolic link"):
        resolve_path("note.txt", tmp_path)
