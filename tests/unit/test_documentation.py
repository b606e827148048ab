"""The documentation says what the program does: what can be made from it is, and is not stale."""

import re
from dataclasses import replace

import pytest

from helpers.repository import ROOT
from templates.etiquette.checker import etiquette_for
from templates.phrasebook.wording import built_in
from templates.questions.answers_file import read_answers
from tools.reference import pages

DOCUMENTS = sorted([*(ROOT / "docs").glob("*.md"), *ROOT.glob("*.md")])
RULES = etiquette_for(built_in()).rules


@pytest.mark.parametrize("name", pages())
def test_a_page_that_is_made_is_not_stale(name):
    kept = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert kept == pages()[name], "run make docs"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_finds_its_example_and_spares_the_innocent_one(rule):
    rules = tuple(replace(r, conditions=()) if r is rule else r for r in RULES)
    alone = replace(
        etiquette_for(built_in()), rules=(replace(rule, conditions=()),), classifier=None
    )
    all_of_them = replace(etiquette_for(built_in()), rules=rules)
    assert rule.example, "the guide shows what it finds"
    assert [found.category for found in alone.check(rule.example)] == [rule.category]
    assert rule.category in [found.category for found in all_of_them.check(rule.example)]
    assert not all_of_them.check(rule.innocent)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda file: file.name)
def test_no_link_leads_nowhere(document):
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


def test_the_answers_files_that_are_shown_can_be_used():
    shown = [
        block
        for document in DOCUMENTS
        for block in re.findall(r"(?s)```toml\n(.*?)```", document.read_text(encoding="utf-8"))
        if block.startswith("schema")
    ]
    assert shown
    for block in shown:
        read_answers(block, built_in())
