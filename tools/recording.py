"""Join screenshots of the full screen into one animated SVG."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

_ROW_HEIGHT = 24.4
"""The height of a row of text in Rich's SVG, in its units."""

_STYLE = re.compile(r"\.(terminal-\d+-r\d+) \{ (.*?) \}\n?")
"""A style with its name: ".terminal-1-r2 { fill: #c5c8c6 }"."""
_CLIP = re.compile(
    r' clip-path="url\(#[^"]*-line-\d+\)"|<clipPath id="[^"]*-line-\d+">.*?</clipPath>\s*',
    re.DOTALL,
)
"""The clipping path of a row, or the attribute that refers to it."""
_CELLS = re.compile(r'<rect fill="(?P<colour>#\w+)" x[^>]*/>')
"""The background of one or more cells in a row."""
_TEXT = re.compile(r'<text class="(terminal-\d+-r\d+)"([^>]*>)(.*?</text>)', re.DOTALL)
"""A text in a row, as the name of its style, its place, and the rest."""
_MATRIX = re.compile(r'<g class="terminal-\d+-matrix">')
"""The beginning of the group with all texts."""
_Y = re.compile(r' y="([\d.]+)"')


class Frame(NamedTuple):
    """A screenshot as Rich exports it, and how long it is shown."""

    svg: str
    seconds: float


def animate(frames: Sequence[Frame]) -> str:
    """Return an SVG that shows screenshots of one size one after the other, for ever.

    A row that is the same in several frames is drawn once. A viewer without animations shows the
    last frame.
    """
    style_names: dict[str, str] = {}
    rows_by_frame = [_extract_rows(frame.svg, style_names) for frame in frames]
    # The times at which the frames begin, and the end of the last one.
    times = [0.0, *accumulate(frame.seconds for frame in frames)]
    rows: list[str] = []
    rules_by_name: dict[str, str] = {}
    for row in sorted({row for frame in rows_by_frame for row in frame}):
        end = 0
        # A run is a series of frames in which the row is the same.
        for markup, run in groupby(frame.get(row, "") for frame in rows_by_frame):
            start, end = end, end + len(list(run))
            if markup:
                name = f"f{start}-{end}"
                rules_by_name[name] = _format_animation(name, times[start], times[end], times[-1])
                rows.append(f'<g class="{name}">{markup}</g>\n')
    colours = "".join(f".{name}{{{style}}}\n" for style, name in style_names.items())
    return _fill_window(frames[-1].svg, colours + "".join(rules_by_name.values()), "".join(rows))


def _find_background(svg: str) -> str:
    """Return the colour of most cells."""
    colour: str = Counter(_CELLS.findall(svg)).most_common(1)[0][0]
    return colour


def _extract_rows(svg: str, style_names: dict[str, str]) -> dict[int, str]:
    """Return the markup of the cells and texts in each row of a screenshot, by the row's number.

    Rich numbers the styles anew in each screenshot. `style_names` has one name for each style in
    all of them; new styles are added to it.
    """
    styles = dict(_STYLE.findall(svg))
    background = _find_background(svg)
    rows: dict[int, str] = {}

    def add(markup: str) -> None:
        y = _Y.search(markup)
        row = int(float(y[1]) // _ROW_HEIGHT) if y else 0
        rows[row] = rows.get(row, "") + markup

    svg = _CLIP.sub("", svg)
    for cells in _CELLS.finditer(svg):
        if cells["colour"] != background:
            add(cells[0])
    for name, place, text in _TEXT.findall(svg):
        if not text.startswith("\n"):
            style = style_names.setdefault(styles[name], f"r{len(style_names)}")
            add(f'<text class="{style}"{place}{text}')
    return rows


def _format_animation(name: str, start: float, end: float, duration: float) -> str:
    """Return the rules that show a group from `start` to `end`, in seconds of the `duration`."""
    is_last = end >= duration
    steps = [f"{100 * start / duration:.2f}%{{visibility:visible}}"]
    if start:
        steps.insert(0, "0%{visibility:hidden}")
    if not is_last:
        steps.append(f"{100 * end / duration:.2f}%{{visibility:hidden}}")
    elif not start:
        # The group is always shown.
        return ""
    # Without animations, only what is in the last frame is shown.
    hidden = "" if is_last else "visibility:hidden;"
    rule = f".{name}{{{hidden}animation:{name} {duration:.1f}s step-end infinite}}"
    return f"@keyframes {name}{{{''.join(steps)}}}\n{rule}\n"


def _fill_window(svg: str, rules: str, rows: str) -> str:
    """Return a screenshot with other rows, and with more rules in its style sheet."""
    background = _find_background(svg)
    window = _TEXT.sub("", _CELLS.sub("", _STYLE.sub("", _CLIP.sub("", svg))))
    window = window.replace("</style>", f"{rules}</style>", 1)
    cells = f'<rect fill="{background}" width="100%" height="100%"/>\n'
    return _MATRIX.sub(lambda match: f"{match[0]}{cells}{rows}", window)
