"""Typed text reaches the wizard, and other input from a terminal is not taken for it."""

from unicodedata import normalize

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textual.events import Key, MouseDown, MouseEvent, MouseUp, Paste
from textual.messages import TerminalSupportsSynchronizedOutput

from helpers.strategies import parts_of
from tui.terminal.input_tokens import INCOMPLETE_SECONDS
from tui.terminal.keys import KeyReader

ESCAPE_SECONDS = 0.1
COLUMNS, ROWS = 80, 24


def new_reader(encoding="utf-8"):
    """Return a reader of the input of a terminal of 80 by 24."""
    return KeyReader(encoding, ESCAPE_SECONDS, lambda: (COLUMNS, ROWS))


def read(*pieces, encoding="utf-8"):
    """Return the messages for input that arrives in pieces and is followed by silence."""
    reader = new_reader(encoding)
    messages = [message for piece in pieces for message in reader.feed(piece)]
    return [*messages, *reader.expire(INCOMPLETE_SECONDS)]


def typed(messages):
    """Return the text that a text field would take."""
    text = ""
    for message in messages:
        if isinstance(message, Paste):
            text += message.text
        elif isinstance(message, Key) and message.is_printable:
            text += message.character
    return text


def keys(messages):
    """Return the names of the keys that were pressed."""
    return [message.key for message in messages if isinstance(message, Key)]


SEQUENCES_WITHOUT_TEXT = [
    "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
    "\x1b]10;rgb:cdcd/d6d6/f4f4\x07",
    "\x1b]4;1;rgb:0101/0202/0303\x1b\\",
    "\x1b]52;c;MTIzNDU2\x1b\\",
    "\x1b]lhow it ended\x1b\\",
    "\x1b[?62;4;22c",
    "\x1b[>1;4600;0c",
    "\x1bP!|7E565445\x1b\\",
    "\x1bP>|XTerm(388)\x1b\\",
    "\x1bP1+r524742=38\x1b\\",
    "\x1bP1$r0m\x1b\\",
    "\x1b[?2048;0$y",
    "\x1b[?1;2$y",
    "\x1b[4;1$y",
    "\x1b[24;80R",
    "\x1b[0n",
    "\x1b[?997;1n",
    "\x1b[I",
    "\x1b[O",
    "\x1b[?1u",
    "\x1b_Gi=31;OK\x1b\\",
    "\x1b_unknown 123\x1b\\",
    "\x1b^private\x1b\\",
    "\x1bXstring\x1b\\",
    "\x1b[8;24;80t",
    "\x1b[48;24;80;480;1280t",
    "\x1b[6;16;8t",
    "\x1b[M !!",
    "\x1b[M\xff\xff\xff",
    "\x1b[32;20;5M",
    "\x1b[97;1:3u",
    "\x1b[97;1:3;97u",
    "\x1b[1;1:3A",
    "\x1b[5;1:3~",
    "\x1b[1;9999999999999999999999999A",
    "\x1b[999999999999u",
    "\x1b[55296u",
    "\x1b[57441u",
    "\x1b[99~",
    "\x1b[97A",
    "\x1b[1;2;3;4;5;6x",
    "\x1b[?" + "1;" * 40 + "h",
    "\x1bO5P",
    "\x1bOz",
    "\x1b[27;5;97~",
    "\x1b[97;5;97u",
    "\x1b[<0;999;999M",
    "\x1b[<0;-5;3M",
    "\x1b[<999;1;1M",
]
"""Responses, reports of the mouse and the focus, releases of keys, and keys that type nothing."""
ENCODED_SEQUENCES = [sequence.encode("latin-1") for sequence in SEQUENCES_WITHOUT_TEXT]


def test_a_sequence_without_text_types_nothing():
    for sequence in ENCODED_SEQUENCES:
        assert typed(read(sequence + b"text")) == "text", sequence
        assert typed(read(b"a" + sequence + sequence + b"b")) == "ab", sequence
        for middle in range(1, len(sequence)):
            assert typed(read(sequence[:middle], sequence[middle:] + b"k")) == "k", sequence
            # The sequence is cut off and never completed: its beginning may count as typed.
            assert typed(read(b"k" + sequence[:middle])).startswith("k"), sequence


def test_a_sequence_without_text_that_arrives_with_a_pause_types_nothing():
    for sequence in ENCODED_SEQUENCES:
        for middle in range(2, len(sequence)):
            beginning, rest = sequence[:middle], sequence[middle:]
            reader = new_reader()
            messages = [*reader.feed(beginning), *reader.expire(ESCAPE_SECONDS)]
            messages += reader.feed(rest + b"k")
            # After a pause, these are the same as Alt+^, Alt+X or Alt+_ and then typing. Only a
            # "G" after "_" begins a response that the program knows.
            is_ambiguous = beginning in (b"\x1b^", b"\x1bX") or (
                beginning == b"\x1b_" and not rest.startswith(b"G")
            )
            assert is_ambiguous or typed(messages) == "k", (sequence, middle)


@pytest.mark.parametrize(
    "response", ["\x1b]11;rgb:1e1e/1e1e/2e2e\x07", "\x1b]4;1;rgb:0/0/0\x07", "\x1b[?62;4;22c", "\x1b[?997;1n",
               "\x1b[>1;4600;0c", "\x1bP>|XTerm(388)\x07", "\x1bP!|7E565445\x07", "\x1b_Gi=31;OK\x07"],
)  # fmt: skip
def test_a_response_whose_esc_was_taken_for_the_escape_key_types_nothing(response):
    reader = new_reader()
    messages = []
    for byte in response.encode():
        messages += [*reader.feed(bytes([byte])), *reader.expire(ESCAPE_SECONDS * 2)]
    assert keys(messages) == ["escape"]
    assert typed([*messages, *reader.feed(b"Grace")]) == "Grace"


@pytest.mark.parametrize(
    "text", ["[Acme]", "[?]", "]", "P", "Peter", "_x", "_", "[", "1[?1", "]12"]
)
def test_text_typed_after_the_escape_key_is_text(text):
    reader = new_reader()
    messages = [*reader.feed(b"\x1b"), *reader.expire(ESCAPE_SECONDS)]
    for byte in text.encode():
        messages += [*reader.feed(bytes([byte])), *reader.expire(ESCAPE_SECONDS * 2)]
    messages += reader.expire(INCOMPLETE_SECONDS / 2)
    assert typed(messages) == text
    assert keys(messages)[0] == "escape"


TEXTS = st.text(st.characters(categories=["L", "M", "N", "P", "S"]), max_size=9)
PIECES = st.one_of(
    TEXTS.map(str.encode),
    st.sampled_from(ENCODED_SEQUENCES),
)


@given(st.lists(PIECES, max_size=6), st.data())
def test_text_between_sequences_is_kept_however_the_input_is_split(pieces, data):
    stream = b"".join(pieces)
    whole = typed(read(stream))
    assert typed(read(*data.draw(parts_of(stream)))) == whole
    texts = "".join(p.decode() for p in pieces if p.decode("latin-1") not in SEQUENCES_WITHOUT_TEXT)
    # Nothing is typed twice; a composed character may become several when it is normalised.
    assert len(whole) <= len(normalize("NFD", texts))
    assert typed(read(texts.encode())) == whole


@given(st.lists(st.binary(max_size=40), max_size=6))
@example([b"\x1b[97:65;2u", b"\x1b[97;1:3u"])
@example([b"\x1b[" + b"9" * 5000 + b"u"])
@example([b"\x1b[<" + b"9" * 5000 + b";1;1M"])
@example([b"\x1b[48;0;0;0;0t\x1b[<0;1;1M"])
@example([b"\x1b[\x1b[[\x1b[M\x1bO\x1bP\x1b]\x1b_\x1b\x1b\xe9\x1b"])
def test_no_bytes_raise_an_error(pieces):
    read(*pieces)
    read(*pieces, encoding="latin-1")
    read(*pieces, encoding="gbk")


@given(
    st.text(st.sampled_from("\x1b[]OPX^_\\;:?<>=!$ 019AMuRmt~\x07\x9b\x9c\x9d\x90"), max_size=30)
)
def test_malformed_sequences_raise_no_error_and_do_not_block_the_keyboard(text):
    reader = new_reader()
    messages = [*reader.feed(text.encode()), *reader.expire(INCOMPLETE_SECONDS)]
    # No character is made up, but ESC O t is the 4 of the keypad.
    is_made_up = [key not in text for key in keys(messages) if len(key) == 1]
    assert "\x1bO" in text or not any(is_made_up)
    assert typed(reader.feed(b"Grace")) == "Grace"


@pytest.mark.parametrize(
    ("sequence", "character"),
    [
        ("\x1b[97u", "a"),
        ("\x1b[97;1:1u", "a"),
        ("\x1b[97;1:2u", "a"),
        ("\x1b[97;;97u", "a"),
        ("\x1b[97:65;2u", "A"),
        ("\x1b[97;2u", "A"),
        ("\x1b[97:65;2;65u", "A"),
        ("\x1b[97;65u", "A"),  # with Caps Lock
        ("\x1b[97;66u", "a"),  # with Shift and Caps Lock
        ("\x1b[49:33;2u", "!"),
        ("\x1b[0;;128105:8205:128188u", "👩\u200d💼"),
        ("\x1b[113;7;64u", "@"),  # with AltGr, as Ctrl and Alt
        ("\x1b[27;2;97~", "A"),
        ("\x1b[160u", " "),
        ("\x1b[57400;;49u", "1"),
        ("\x1bOp", "0"),
    ],
)
def test_a_key_that_is_reported_as_a_sequence_types_its_character(sequence, character):
    assert typed(read(sequence.encode())) == character


@pytest.mark.parametrize(
    ("sequence", "key"),
    [
        ("\x1b", "escape"),
        ("\x1b[27u", "escape"),
        ("\x1b[27;1:1u", "escape"),
        ("\x1b[13u", "enter"),
        ("\x1b[13;129u", "enter"),
        ("\x1b\r", "enter"),
        ("\x1b[9;2u", "shift+tab"),
        ("\x1b[Z", "shift+tab"),
        ("\x1b[127u", "backspace"),
        ("\x1b[110;5u", "ctrl+n"),
        ("\x1b[1090::110;5u", "ctrl+n"),
        ("\x1b[27;5;110~", "ctrl+n"),
        ("\x1b[A", "up"),
        ("\x1bOA", "up"),
        ("\x1b[1;1:2A", "up"),
        ("\x1b[1;5C", "ctrl+right"),
        ("\x1bf", "ctrl+right"),
        ("\x1b[3~", "delete"),
        ("\x1b[3$", "shift+delete"),
        ("\x1b[6;1:1~", "pagedown"),
        ("\x1bOP", "f1"),
        ("\x1b[11~", "f1"),
        ("\x1b[[A", "f1"),
        ("\x1b[P", "f1"),
        ("\x1b[1;1P", "f1"),
        ("\x1b[H", "home"),
        ("\x1b[1~", "home"),
    ],
)
def test_a_key_is_the_same_in_every_keyboard_protocol(sequence, key):
    data = sequence.encode()
    assert keys(read(data)) == [key]
    assert keys(read(*(data[i : i + 1] for i in range(len(data))))) == [key]


@pytest.mark.parametrize("letter", [*"acjkqxyz1059,;é", "日", "\x0f", "\\"])
def test_an_unknown_key_with_alt_does_nothing(letter):
    assert keys(read(f"\x1b{letter}".encode())) == []
    assert typed(read(f"\x1b{letter}b".encode())) == "b"
    assert typed(read(f"\x1b[{ord(letter)};3u".encode())) == ""


@pytest.mark.parametrize("introducer", "]P_^X")
def test_text_typed_some_time_after_an_alt_key_is_text(introducer):
    reader = new_reader()
    messages = [*reader.feed(b"\x1b" + introducer.encode()), *reader.expire(ESCAPE_SECONDS)]
    assert typed([*messages, *reader.feed(b"hello"), *reader.expire(INCOMPLETE_SECONDS)]) == "hello"


def test_a_sequence_without_text_after_an_alt_key_types_nothing():
    reader = new_reader()
    messages = [
        *reader.feed(b"\x1b]"),
        *reader.expire(ESCAPE_SECONDS),
        *reader.expire(INCOMPLETE_SECONDS),
    ]
    messages += [
        *reader.feed(b"\x1bX"),
        *reader.feed(b"hello\x1b\\"),
        *reader.expire(INCOMPLETE_SECONDS),
    ]
    assert typed(messages) == ""


@pytest.mark.parametrize("begun", ["\x1b]11;rg", "\x1bP>|XT", "\x1b_Gi", "\x1b[12;", "\x1b[M!"])
@pytest.mark.parametrize(("key", "name"), [("\r", "enter"), ("\x11", "ctrl+q"), ("\x1b[A", "up")])
def test_a_key_ends_an_incomplete_response(begun, key, name):
    assert keys(read((begun + key).encode())) == [name]


def test_an_incomplete_response_does_not_block_the_keyboard():
    reader = new_reader()
    assert list(reader.feed(b"\x1b]11;rgb:")) == []
    assert list(reader.expire(INCOMPLETE_SECONDS)) == []
    assert typed(reader.feed(b"Grace")) == "Grace"


@pytest.mark.parametrize("blank", "\u00a0\u1680\u2002\u2009\u202f\u205f\u3000\u2028\u0085")
def test_any_kind_of_space_is_typed_as_a_space(blank):
    assert typed(read(f"how{blank}your".encode())) == "how your"


@pytest.mark.parametrize("text", ["👩\u200d👩\u200d👧", "می\u200cخواهم", "❤️", "e\u0301", "ﷺ مرحبا"])
def test_joiners_and_marks_are_typed_with_their_text(text):
    assert typed(read(text.encode())) == text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"Andr\xe9 Lef\xe8vre", "André Lefèvre"),
        (b"Andr\xe9", "André"),
        (b"I\x92d", "I’d"),
        (b"\x80 5", "€ 5"),
        ("André".encode(), "André"),
        (b"\xff\xfe", "ÿþ"),
    ],
)
def test_bytes_that_are_not_utf_8_are_read_as_windows_1252(data, text):
    assert typed(read(data)) == text
    assert typed(read(b"\x1b[200~" + data + b"\x1b[201~")) == text


@pytest.mark.parametrize("text", ["é", "日", "👩"])
def test_a_character_may_arrive_in_pieces(text):
    data = text.encode()
    reader = new_reader()
    messages = []
    for byte in data:
        messages += [*reader.feed(bytes([byte])), *reader.expire(ESCAPE_SECONDS)]
    assert typed(messages) == text


def test_an_escape_sequence_may_arrive_slowly():
    reader = new_reader()
    messages = list(reader.feed(b"\x1b["))
    messages += reader.expire(INCOMPLETE_SECONDS / 2)
    messages += reader.feed(b"A")
    assert keys(messages) == ["up"]


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\x1b\0"), max_size=60),
    st.integers(0, 60),
)
def test_a_paste_is_one_text_however_the_input_is_split(text, cut):
    data = f"\x1b[200~{text}\x1b[201~".encode()
    (paste,) = read(data[:cut], data[cut:])
    assert isinstance(paste, Paste)
    assert paste.text == text


def test_a_paste_without_its_end_does_not_block_the_keyboard():
    reader = new_reader()
    assert list(reader.feed(b"\x1b[200~Analytical\nEngines\x1b[20")) == []
    assert list(reader.expire(ESCAPE_SECONDS)) == []
    (paste,) = reader.expire(INCOMPLETE_SECONDS)
    assert paste.text.splitlines() == ["Analytical", "Engines"]
    assert keys(reader.feed(b"\r")) == ["enter"]


def test_the_end_of_a_paste_without_its_start_is_dropped():
    assert typed(read(b"\x1b[201~Grace")) == "Grace"


def test_escape_sequences_and_control_characters_in_a_paste_are_removed():
    (paste,) = read(b"\x1b[200~\x1b[31mred\x1b[m\0 \x1b]0;title\x07text\x1b[200~\x1b[201~")
    assert paste.text == "red text"


def test_a_huge_paste_is_read_as_a_whole():
    (paste,) = read(*(b"\x1b[200~", *[b"how you listened " * 250] * 250, b"\x1b[201~"))
    assert len(paste.text) == 17 * 250 * 250


def test_a_mouse_release_outside_the_screen_is_moved_to_the_edge():
    press, release = read(b"\x1b[<0;80;24M\x1b[<0;500;900m")
    assert isinstance(press, MouseDown)
    assert isinstance(release, MouseUp)
    assert (release.x, release.y) == (press.x, press.y) == (79, 23)


@pytest.mark.parametrize("report", ["0;81;5M", "64;10;25M", "0;0;1M", "2;99999;99999M"])
def test_a_mouse_press_outside_the_screen_is_dropped(report):
    assert not [m for m in read(f"\x1b[<{report}".encode()) if isinstance(m, MouseEvent)]


def test_the_response_on_synchronised_output_is_understood():
    (message,) = read(b"\x1b[?2026;2$y")
    assert isinstance(message, TerminalSupportsSynchronizedOutput)
