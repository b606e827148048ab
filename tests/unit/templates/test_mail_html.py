"""The text of HTML mails, as a mail program shows it."""

import pytest

from templates.mail.html_text import html_to_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Hi <!wonderful people", "Hi wonderful people"),
        ("Hi <!-- wonderful people", "Hi wonderful people"),
        ("Hi <!-- there --><!DOCTYPE html>Ada", "Hi Ada"),
    ],
)
def test_only_a_closed_comment_is_left_out(html, text):
    assert html_to_text(html).text == text


@pytest.mark.parametrize("depth", [0, 1, 2, 3])
def test_empty_lines_in_a_row_become_one_at_any_depth_of_quotation(depth):
    html = f"{'<blockquote>' * depth}one<br><br><br><br><br>two"
    assert html_to_text(html).text.partition("one")[2].count("\n") == 2
