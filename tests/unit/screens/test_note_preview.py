"""The note as the preview lays it out: nothing is lost, and nothing runs over the edge."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.widgets.note_preview import NotePreview
from templates import Answers, compose
from templates.text import clean_line

NOTE = compose(
    Answers(
        outcome="not_selected",
        recipient_name="Grace Hopper",
        organisation="Analytical Engines",
        role="Programming Lead",
        sender_name="Ada Lovelace",
    )
)
PARAGRAPHS_OF_LETTER = st.lists(
    st.text("ab -.'’🙂日本語שé\u0301\u00a0\u3000", max_size=60).map(clean_line)
)


@given(PARAGRAPHS_OF_LETTER, st.integers(8, 76))
def test_any_letter_wraps_within_the_width_and_keeps_its_words(paragraphs, width):
    note = NOTE._replace(edited_letter="\n".join(paragraphs))
    lines = [line.plain for line in NotePreview().lines(note, width)]
    assert max(map(cell_len, lines)) <= width
    assert "".join("".join(lines).split()) == "".join(note.text().split())


def test_blanks_that_were_typed_are_shown():
    letter = "Dear Grace,\n\n  - one\n  - two"
    lines = NotePreview().lines(NOTE._replace(edited_letter=letter), 40)
    assert [line.plain for line in lines][-2:] == ["  - one", "  - two"]
