"""Line-based prompts: print text, and read a line as the answer."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from typing import TextIO, TypeVar

from templates.text import clean_line
from tui.terminal.escape_sequences import remove_escape_sequences

_ASCII_FALLBACKS = str.maketrans({
    "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "-", "·": "-", "←": "left",
    "→": "right", "↑": "up", "↓": "down", "\u00a0": " ",
})  # fmt: skip
"""Replacements for typographic characters that the terminal cannot show."""

ANSWER_PREFIX = "="
"""The prefix that makes a command's letter an answer, as in "=b"."""

_MAX_DIGITS = 3
"""The maximum number of digits in a number that is asked for."""

_Value = TypeVar("_Value")


def is_number_in(line: str, numbers: Container[int]) -> bool:
    """Return whether a line is one of `numbers`."""
    is_number = line.isascii() and line.isdigit() and len(line) <= _MAX_DIGITS
    return is_number and int(line) in numbers


class Quit(Exception):
    """The wizard must end: by command, at the end of the input, or because of a signal."""


class Back(Exception):
    """The writer asks for the previous question."""


@dataclass
class GoTo(Exception):
    """The wizard must go to a step, and to the question of `field` unless it is ""."""

    step: str
    field: str = ""


class Prompter:
    """Writes prompts to one stream and reads the answers from another.

    `commands` has the functions to call when their letter is typed instead of an answer; they may
    raise Back, GoTo or Quit. `before_prompt` is called before each prompt.
    """

    def __init__(self, source: TextIO, output: TextIO) -> None:
        self._source = source
        self._output = output
        self.is_output_lost = False
        """Whether the output stream can no longer be written to."""
        self.commands: dict[str, Callable[[], None]] = {}
        self.before_prompt: Callable[[], None] = lambda: None

    def say(self, *lines: str) -> None:
        """Print lines, unless the output stream is lost."""
        self._write("".join(f"{self._make_encodable(line)}\n" for line in lines))

    def _write(self, text: str) -> None:
        if self.is_output_lost:
            return
        try:
            self._output.write(text)
            self._output.flush()
        except OSError:
            self.is_output_lost = True

    def _make_encodable(self, line: str) -> str:
        encoding = self._output.encoding or "utf-8"
        try:
            line.encode(encoding)
        except UnicodeEncodeError:
            return line.translate(_ASCII_FALLBACKS).encode(encoding, "replace").decode(encoding)
        return line

    def ask(self, prompt: str) -> str:
        """Return the line typed at a prompt, stripped. If it is a command, run it and ask again.

        Raises Quit at the end of the input or if the prompt cannot be written, and any exception
        that a command raises.
        """
        while True:
            self.before_prompt()
            self._write(f"{prompt}: ")
            if self.is_output_lost:
                raise Quit
            line = self._read_line()
            if not line or not self._source.isatty():
                # Only a terminal shows the line break that ends an answer.
                self._write("\n")
            if not line:
                raise Quit
            typed = clean_line(remove_escape_sequences(line)).strip()
            if typed not in self.commands:
                return self._without_prefix(typed)
            self.commands[typed]()

    def _without_prefix(self, typed: str) -> str:
        """Return a line, without the prefix if that is followed by a command's letter."""
        letter = typed.removeprefix(ANSWER_PREFIX).strip()
        return letter if typed.startswith(ANSWER_PREFIX) and letter in self.commands else typed

    def _read_line(self) -> str:
        try:
            return self._source.readline()
        except OSError:
            # The terminal is gone, which is the end of the input.
            return ""

    def read_lines(self, end: str) -> str:
        """Return the lines up to one that is only `end`, or up to the end of the input."""
        lines = []
        while (line := self._read_line()) and line.rstrip("\r\n") != end:
            lines.append(line)
        return "".join(lines)

    def choose(
        self, choices: Sequence[tuple[_Value, str]], default: _Value | None = None
    ) -> _Value:
        """List choices, each a value and its label, and return the value chosen by its number.

        An empty line chooses the default, whose label the caller marks. Raises the same exceptions
        as `ask`.
        """
        values = [value for value, _ in choices]
        if default is None or default not in values:
            return values[self._ask_index(choices)]
        hint = ", Enter for the one that is marked"
        return values[self._ask_index(choices, hint, index_if_empty=values.index(default))]

    def choose_or_skip(
        self, choices: Sequence[tuple[_Value, str]], default: _Value | None
    ) -> _Value | None:
        """Choose as in `choose`, but return None for an empty line if there is no default."""
        if any(value == default for value, _ in choices):
            return self.choose(choices, default)
        index = self._ask_index(choices, ", Enter to skip", index_if_empty=-1)
        return None if index < 0 else choices[index][0]

    def _ask_index(
        self,
        choices: Sequence[tuple[_Value, str]],
        hint: str = "",
        index_if_empty: int | None = None,
    ) -> int:
        """List choices, and return the index of the one whose number is typed.

        An empty line returns `index_if_empty`, unless that is None; `hint` says so in the prompt.
        """
        self.say(*(f"{number}. {label}" for number, (_, label) in enumerate(choices, 1)))
        while True:
            typed = self.ask(f"A number from 1 to {len(choices)}{hint}")
            if not typed and index_if_empty is not None:
                return index_if_empty
            if is_number_in(typed, range(1, len(choices) + 1)):
                return int(typed) - 1
            self.say(f"That is not a number from 1 to {len(choices)}.")

    def confirm(self, question: str) -> bool:
        """Return whether a question is answered with yes. Raises the same exceptions as `ask`."""
        while True:
            typed = self.ask(f"{question} y or n").casefold()
            if typed in ("y", "yes", "n", "no"):
                return typed.startswith("y")
