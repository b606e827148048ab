"""Sentences of an adviser that would be wrong in some situations."""

import pytest

from templates.letter.sentence_checks import find_doubtful_sentences, find_empty_placeholders
from templates.phrasebook.wording_reader import built_in


def find_doubts(wording, *names):
    """Return the issues about an adviser's sentences with these names, as texts."""
    return [str(issue) for issue in find_doubtful_sentences(wording, frozenset(names))]


def test_no_built_in_placeholder_may_be_empty():
    assert find_empty_placeholders(built_in()) == ()


@pytest.mark.parametrize(
    ("placeholder", "problem"),
    [
        ("appointee", '{appointee} may be empty: add appointee = "yes"'),
        ("others", '{others} may be empty: add others = "yes"'),
        ("client", '{client} may be empty: add client = "yes"'),
        ("thanks_for", '{thanks_for} may be empty: add thanks_for = "not none"'),
        ("topic", "{topic} is empty in this move: leave it out"),
        ("greeting", "{greeting} is empty in this move: leave it out"),
    ],
)
def test_a_placeholder_that_may_be_empty_is_reported(read_overlay, placeholder, problem):
    wording = read_overlay(
        {"moves/wishes.toml": f'[ours]\ntext = "I wish {{{placeholder}}} well."\n'}
    )
    assert list(map(str, find_empty_placeholders(wording))) == [
        f"moves/wishes.toml: [ours]: {problem}"
    ]


@pytest.mark.parametrize(
    "files",
    [
        {"moves/wishes.toml": '[ours]\nappointee = "yes"\ntext = "I wish {appointee} well."\n'},
        {"moves/wishes.toml": '[ours]\ndetail = "not none"\ntext = "I wish {detail} well."\n'},
        {"moves/detail.toml": '[ours]\ntext = "We recall {detail}."\n'},
        {"moves/wishes.toml": '[ours]\ntext = "I wish {team} and {recipient} at {place} well."\n'},
    ],
)
def test_a_placeholder_that_is_never_empty_is_not_reported(read_overlay, files):
    assert find_empty_placeholders(read_overlay(files)) == ()


THANKS = '[ours]\n{}\ntext = "Thank you for telling me about the role."\n'


def test_a_sentence_without_the_conditions_that_all_others_have_is_doubtful(read_overlay):
    wording = read_overlay(
        {"moves/news.toml": THANKS.format('only = true\noutcome = "not_selected"')}
    )
    (doubt,) = find_doubts(wording, "news.ours")
    assert doubt.startswith("moves/news.toml: [ours]: may be untrue")
    for condition in ('news = "not unheard"', 'side = "not referrer"', 'thanks_for = "none"'):
        assert condition in doubt


@pytest.mark.parametrize(
    "keys",
    ["", 'only = true\nnews = ["email"]\nside = "employer"\nthanks_for = "none"'],
)
def test_a_sentence_with_the_conditions_that_all_others_have_or_without_only_is_not_doubtful(
    read_overlay, keys
):
    assert find_doubts(read_overlay({"moves/news.toml": THANKS.format(keys)}), "news.ours") == []


OPENING = '[ours]\n{}\ntext = "What struck me was {{detail}}."\n'


@pytest.mark.parametrize("keys", ["", "only = true", 'length = "short"'])
def test_an_opening_without_a_grammatical_form_is_doubtful(read_overlay, keys):
    (doubt,) = find_doubts(read_overlay({"moves/detail.toml": OPENING.format(keys)}), "detail.ours")
    assert doubt.startswith("moves/detail.toml: [ours]: may not read well before every answer")
    assert 'detail = ["noun", "gerund"]' in doubt


def test_an_opening_with_grammatical_forms_or_without_words_is_not_doubtful(read_overlay):
    with_forms = OPENING.format('detail = ["noun", "clause"]')
    assert find_doubts(read_overlay({"moves/detail.toml": with_forms}), "detail.ours") == []
    without_words = '[ours]\ntext = "{detail}."\n'
    assert find_doubts(read_overlay({"moves/detail.toml": without_words}), "detail.ours") == []


@pytest.mark.parametrize(
    ("news", "is_doubtful"),
    [
        ('["email", "telephone", "in_person"]', True),
        ('["email", "telephone", "in_person", "unsaid"]', False),
        ('["not unheard", "not automatic"]', False),
        ('"email"', False),
    ],
)
def test_a_sentence_that_needs_an_answer_about_the_news_is_doubtful(
    read_overlay, news, is_doubtful
):
    keys = f'only = true\nside = "employer"\nthanks_for = "none"\nnews = {news}'
    issues = find_doubts(read_overlay({"moves/news.toml": THANKS.format(keys)}), "news.ours")
    assert all('add "unsaid" to news?' in issue for issue in issues)
    assert bool(issues) is is_doubtful


def test_two_sentences_marked_as_only_for_one_situation_are_doubtful(read_overlay):
    text = '[{}]\nonly = true\nside = "{}"\ntext = "I wish you well."\n'
    overlapping = text.format("ours", "employer") + text.format("other", "not agency")
    issues = find_doubts(
        read_overlay({"moves/wishes.toml": overlapping}), "wishes.ours", "wishes.other"
    )
    assert any("[ours]: has only = true, but so has [other]" in issue for issue in issues)
    distinct = text.format("ours", "employer") + text.format("other", "not employer")
    issues = find_doubts(
        read_overlay({"moves/wishes.toml": distinct}), "wishes.ours", "wishes.other"
    )
    assert not any("but so has" in issue for issue in issues)
