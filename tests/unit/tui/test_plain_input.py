"""Input of plain mode: keys and responses of the terminal, and text in other encodings."""

import io

import pytest

from tui.plain.prompts import Prompter
from tui.terminal.legacy_decoding import LEGACY_DECODING


def answer(data):
    """Return the answer that a prompt reads from these bytes."""
    source = io.TextIOWrapper(io.BytesIO(data + b"\n"), encoding="utf-8", errors=LEGACY_DECODING)
    return Prompter(source, io.StringIO()).ask("Their name")


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Andr\xe9 Lef\xe8vre", "André Lefèvre"),
        (b"I\x92m Zo\xeb", "I’m Zoë"),
        ("André 日本".encode(), "André 日本"),
        (b"a\x81b\x00c\x9b", "abc›"),
        (b"\xe6\x97", "æ—"),
        ("山田\u3000太郎".encode(), "山田 太郎"),
        ("how\u00a0your\u202fteam\u2009works".encode(), "how your team works"),
    ],
)
def test_text_is_read_in_two_encodings_with_any_kind_of_blank(data, text):
    assert answer(data) == text


@pytest.mark.parametrize(
    "sequence",
    ["\x1b[A", "\x1bOD", "\x1b[1;5C", "\x1b[3~", "\x1b]11;rgb:0/0/0\x07", "\x1bP>|XTerm(388)\x1b\\",
     "\x1b[?62;4c", "\x1b[200~", "\x1b[201~", "\x1b", "\x1b[97;1:3u", "\x1b_Gi=31;OK\x1b\\"],
)  # fmt: skip
def test_keys_and_responses_of_the_terminal_are_not_text(sequence):
    assert answer(f"Ada{sequence} Lovelace{sequence}".encode()) == "Ada Lovelace"
