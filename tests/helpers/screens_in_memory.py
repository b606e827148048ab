"""Terminals in memory, and frames like those that Textual paints."""

import pyte
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes
from rich.style import Style as RichStyle


class Terminal(pyte.Screen):
    """A terminal that gives every character the width that Textual gives it."""

    def __init__(self, width, height):
        super().__init__(width, height)
        # No wrapping at the right edge. `DECAWM` is shifted already, and `reset_mode` shifts too.
        self.reset_mode(pyte.modes.DECAWM >> 5, private=True)
        self.stream = pyte.Stream(self)

    def draw(self, data):
        """Draw text at the cursor; pyte calls this."""
        for start, end, width in split_graphemes(data)[0]:
            row, column = self.buffer[self.cursor.y], self.cursor.x
            if column < self.columns:
                row[column] = self.cursor.attrs._replace(data=data[start:end])
                if width == 2 and column + 1 < self.columns:
                    row[column + 1] = self.cursor.attrs._replace(data="")
                self.cursor.x = min(column + width, self.columns)

    def show(self, data):
        """Show output, and return the terminal."""
        self.stream.feed(data)
        return self


def visible_cells(screen):
    """Return the visible properties of each cell; of a blank, only its background is visible."""
    return [
        [_visible_cell(screen.buffer[row][column]) for column in range(screen.columns)]
        for row in range(screen.lines)
    ]


def _visible_cell(cell):
    is_marked = cell.underscore or cell.strikethrough or cell.reverse
    if cell.data == " " and not is_marked:
        return (" ", cell.bg)
    return cell


WORDS = st.lists(
    st.sampled_from(
        [
            *"aZ09 .'-",
            *"éß·–…●✓▏“”",
            *"日本한字",
            "e\u0301",
            "👩",
            "☀\ufe0f",
            "👩\u200d💻",
            "\U0001f1eb",
        ]
    ),
    max_size=12,
).map("".join)
"""Text with characters of every width: narrow, wide, combined and joined."""

COLOURS = st.sampled_from([None, "default", "red", "bright_blue", "color(123)", "#102030"])
STYLES = st.builds(
    RichStyle,
    color=COLOURS,
    bgcolor=COLOURS,
    bold=st.booleans(),
    dim=st.booleans(),
    underline=st.booleans(),
    reverse=st.booleans(),
    strike=st.booleans(),
)


def move(row, column):
    """Return the sequence that moves the cursor to a row and a column, counted from 0."""
    return f"\x1b[{row + 1};{column + 1}H"


@st.composite
def frames(draw, width, height):
    """Return a frame as Textual paints it: styled texts at positions, and a last cursor move."""
    rows, columns = st.integers(0, height - 1), st.integers(0, width - 1)
    lines = []
    for row in sorted(draw(st.sets(rows, max_size=height))):
        column = draw(columns)
        line = move(row, column)
        for text in draw(st.lists(WORDS, min_size=1, max_size=4)):
            while column + cell_len(text) > width:
                last_start, _, _ = split_graphemes(text)[0][-1]
                text = text[:last_start]
            column += cell_len(text)
            line += draw(STYLES).render(text)
        lines.append(line)
    return "\n".join(lines) + move(draw(rows), draw(columns))


@st.composite
def whole_frames(draw, width, height):
    """Return a frame that paints every cell."""
    rows = [
        move(row, 0) + draw(STYLES).render(draw(st.text("ab …", min_size=width, max_size=width)))
        for row in range(height)
    ]
    return "\n".join(rows) + move(0, 0)
