"""Errors in the syntax of a TOML file, as people who do not know TOML need them explained."""

import pytest
import tomli

from templates.toml_errors import explain_encoding_error, explain_syntax_error


@pytest.mark.parametrize(
    ("text", "explanation"),
    [
        ("text = “Thank you.”", 'has curly quotation marks: write straight ones (")'),
        ('text = "It’s late.”', 'has curly quotation marks: write straight ones (")'),
        ("text = 'Thank you.", "has a text without its closing quotation mark"),
        ('text = "It’s late.', "has a text without its closing quotation mark"),
        ('text = """Thank you.', "has a text without its closing quotation mark"),
        ("text = Thank you.", 'needs quotation marks around the text, like "…"'),
        ("only = True", "must say true or false, in lower case"),
        ("only = yes # always", "must say true or false, in lower case"),
        ("[my sentence]", "needs one word between two square brackets, like [plain_thanks]"),
        ("[ours", "needs one word between two square brackets, like [plain_thanks]"),
        ("[x]", "appears twice under this name: give it another one, or join the two"),
        ("a = 2", "appears twice under this name: give it another one, or join the two"),
        ("text = 'I'm glad.'", 'has words after the end of a text: put the text between double quotation marks (")'),
        ('order = ["a" "b"]', "lacks a comma between two texts, or the ] at the end"),
        (r'text = "Thanks\o."', "has a backslash, which no text needs: leave it out"),
        ('text = "A "good" day."', 'has words after the end of a text: write \\"'),
        ('text "Thank you."', "needs an equals sign after a name of one word"),
        ("text = &", "is not TOML (Invalid value)"),
    ],
)  # fmt: skip
def test_a_mistake_is_explained_with_its_line(text, explanation):
    with pytest.raises(tomli.TOMLDecodeError) as error:
        tomli.loads(f"[x]\na = 1\n{text}\n")
    explained = explain_syntax_error(error.value)
    assert explained.startswith(f"line 3: {explanation}")
    assert explained.endswith(f": {text}")


@pytest.mark.parametrize("character", ["\u2028", "\x85"])
def test_a_character_that_only_looks_like_a_line_break_ends_no_line(character):
    with pytest.raises(tomli.TOMLDecodeError) as error:
        tomli.loads(f"# one{character}two\nb = yes\n")
    assert explain_syntax_error(error.value).startswith("line 2: must say true or false")


def test_a_long_line_is_shown_in_part():
    with pytest.raises(tomli.TOMLDecodeError) as error:
        tomli.loads(f"text = {'x' * 200}")
    assert len(explain_syntax_error(error.value)) < 130


def test_a_file_that_is_not_in_utf_8_is_explained():
    with pytest.raises(tomli.TOMLDecodeError) as syntax:
        tomli.loads("a = 1".encode("utf-16-le").decode())
    assert "line 1: is not text in UTF-8: save the file as UTF-8" in explain_syntax_error(
        syntax.value
    )
    with pytest.raises(UnicodeDecodeError) as encoding:
        "a = 1\nb = 'café'".encode("cp1252").decode()
    assert explain_encoding_error(encoding.value).startswith("line 2: is not text in UTF-8")
