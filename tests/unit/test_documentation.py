"""The documentation agrees with the program."""

import re
import subprocess
import sys
from dataclasses import fields

import pytest

from helpers.repository import ROOT
from helpers.wording import read_wording
from templates.etiquette.rules import Rule
from templates.etiquette.wording_check import find_failing_examples, read_wording_and_rules
from templates.phrasebook.question_wording import QUESTION_NAMES
from templates.phrasebook.wording_reader import built_in
from templates.questions.answers_file import read_answers
from tools.reference import generate_pages

DOCUMENTS = sorted([*(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md")])


@pytest.mark.parametrize("name", generate_pages())
def test_a_generated_page_is_not_stale(name):
    saved_page = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert saved_page == generate_pages()[name], "run make docs"


def test_every_condition_of_a_sentence_is_documented_with_all_its_values():
    guide = (ROOT / "docs/wording.md").read_text(encoding="utf-8")
    table = guide.partition("| condition | values |")[2].partition("\n\n")[0]
    documented = {}
    for facts, values in re.findall(r"(?m)^\| (`.+?) \| (.+) \|$", table):
        for fact in re.findall(r"`(\w+)`", facts):
            documented[fact] = set(re.findall(r"`(\w+)`", values))
    known = {fact: set(values) for fact, values in built_in().facts.items()}
    # The outcomes are not listed, since an adviser may add some.
    assert documented.pop("outcome") == set()
    known.pop("outcome")
    assert documented == known


def test_every_key_of_a_rule_is_documented():
    guide = (ROOT / "docs/wording.md").read_text(encoding="utf-8")
    section = guide.partition("## A rule of etiquette")[2]
    documented = set(re.findall(r"(?m)^\| `(\w+)` \|", section)) - {"off"}
    keys_by_field = {
        "category": "rule",
        "exceptions": "spare",
        "covers_clause": "whole",
        "overrides_classifier": "always",
        "needs_classifier": "suspected",
        "replacement": "instead",
        "move": "makes",
    }
    names = {field.name for field in fields(Rule)} - {"name", "conditions"}
    assert documented == {keys_by_field.get(name, name) for name in names}


def test_every_question_is_named_in_the_guide_to_wording():
    guide = (ROOT / "docs/wording.md").read_text(encoding="utf-8")
    named = re.findall(r"`(\w+)`", guide.partition("The questions are ")[2].partition(".\n")[0])
    assert sorted(named) == sorted(QUESTION_NAMES)


_GUIDE_TO_WORDING = (ROOT / "docs/wording.md").read_text(encoding="utf-8")
_FILES_IN_GUIDE = re.findall(r"(?ms)^`([a-z_/]+\.toml)`\n```toml\n(.*?)^```", _GUIDE_TO_WORDING)
"""The name and the text of each file that the guide shows."""


@pytest.mark.parametrize(("name", "text"), _FILES_IN_GUIDE)
def test_a_file_in_the_guide_to_wording_is_valid(name, text, tmp_path):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8")
    if name.startswith("etiquette/"):
        assert not find_failing_examples(read_wording_and_rules(tmp_path))
    else:
        assert read_wording(tmp_path)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_every_link_has_a_target(document):
    for target in re.findall(r"\]\(([^)]+)\)", document.read_text(encoding="utf-8")):
        path, _, anchor = target.partition("#")
        if target.startswith("http"):
            continue
        file = document.parent / path if path else document
        assert file.exists(), target
        if anchor:
            headings = re.findall(r"(?m)^#+ (.*)$", file.read_text(encoding="utf-8"))
            anchors = {
                re.sub(r"[^\w -]", "", h).strip().lower().replace(" ", "-") for h in headings
            }
            assert anchor in anchors, target


def test_the_loop_over_several_answers_files_writes_private_mail_drafts(tmp_path, home):
    page = (ROOT / "docs/answers.md").read_text(encoding="utf-8")
    (loop,) = re.findall(r"(?s)```sh\n(.*?)```", page)
    smallest, _ = re.findall(r"(?s)```toml\n(.*?)```", page)
    program, clients = tmp_path / "bridge-tui", tmp_path / "clients"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m tui "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    clients.mkdir()
    (clients / "ada.toml").write_text(smallest, encoding="utf-8")
    (clients / "jo march.toml").write_text(smallest.replace("Ada", "Jo"), encoding="utf-8")
    (clients / "wrong.toml").write_text("schema = 2\n", encoding="utf-8")
    done = subprocess.run(
        ["/bin/sh", "-c", loop.replace("bridge-tui", str(program))],
        cwd=tmp_path, env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT), "HOME": str(home)},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    drafts = sorted(clients.glob("*.eml"))
    assert [draft.name for draft in drafts] == ["ada.eml", "jo march.eml"], done.stderr
    for draft in drafts:
        assert draft.read_text(encoding="utf-8").startswith("X-Unsent: 1\nSubject: ")
        assert draft.stat().st_mode & 0o777 == 0o600
    assert "wrong.toml" in done.stderr


def test_the_answers_files_in_the_documentation_are_valid():
    shown = [
        block
        for document in DOCUMENTS
        for block in re.findall(r"(?s)```toml\n(.*?)```", document.read_text(encoding="utf-8"))
        if block.startswith("schema")
    ]
    assert shown
    for block in shown:
        read_answers(block, built_in())
