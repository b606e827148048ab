"""Talking in lines: what is said is one fact a line, and what is heard is one line."""

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from typing import TextIO

from templates.answers import Answer
from templates.text import one_line

_ASCII = str.maketrans({
    "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "—": "-", "·": "-", "←": "left",
    "→": "right", "↑": "up", "↓": "down", "\u00a0": " ",
})  # fmt: skip
"""What stands in for typographic signs where the terminal cannot show them."""

LETTER_ITSELF = "="
"""In front of a command's letter it makes the letter an answer."""


def number_in(typed: str, numbers: Container[int]) -> bool:
    """Say whether what was typed is one of some numbers, none of which has four digits."""
    return typed.isascii() and typed.isdigit() and len(typed) < 4 and int(typed) in numbers


class Left(Exception):
    """The writer leaves: by command, at the end of the input, or by a signal."""


class Back(Exception):
    """The writer wants the question before."""


@dataclass
class Jump(Exception):
    """The writer wants to be at a step, and at a question of it where one is named."""

    step: str
    field: str = ""


class Prompter:
    """A conversation in lines.

    `commands` are carried out whenever one of them is typed instead of an answer; they may raise
    to lead elsewhere. `before` is called before each line that is waited for.
    """

    def __init__(self, heard: TextIO, said: TextIO) -> None:
        self._heard = heard
        self._said = said
        self.commands: dict[str, Callable[[], None]] = {}
        self.before: Callable[[], None] = lambda: None

    def say(self, *lines: str) -> None:
        """Say something, a fact a line."""
        for line in lines:
            self._said.write(f"{self._sayable(line)}\n")
        self._said.flush()

    def _sayable(self, line: str) -> str:
        encoding = self._said.encoding or "utf-8"
        try:
            line.encode(encoding)
        except UnicodeEncodeError:
            return line.translate(_ASCII).encode(encoding, "replace").decode(encoding)
        return line

    def hear(self, prompt: str) -> str:
        """Wait for an answer and return it without blanks around it; commands are carried out.

        Raises Left at the end of the input, and whatever a command raises.
        """
        while True:
            self.before()
            self._said.write(f"{prompt}: ")
            self._said.flush()
            line = self._heard.readline()
            if not line or not self._heard.isatty():
                # No terminal has echoed what ended the line.
                self._said.write("\n")
            if not line:
                raise Left
            typed = one_line(line).strip()
            if typed not in self.commands:
                return self._literally(typed)
            self.commands[typed]()

    def _literally(self, typed: str) -> str:
        meant = typed.removeprefix(LETTER_ITSELF).strip()
        return meant if typed.startswith(LETTER_ITSELF) and meant in self.commands else typed

    def choose(
        self, choices: Sequence[tuple[Answer, str]], given: Answer, *, or_none: bool = False
    ) -> Answer:
        """Have one of some choices made by its number; an empty line takes the one that is given.

        With `or_none` an empty line takes none where none is given. Raises as `hear` does.
        """
        values = [value for value, _ in choices]
        kept = ", Enter leaves it unsaid" if or_none else ""
        kept = ", Enter for the one marked" if given in values else kept
        self.say(*(f"{n}. {called}" for n, (_, called) in enumerate(choices, 1)))
        while True:
            typed = self.hear(f"A number from 1 to {len(choices)}{kept}")
            if not typed and given in values:
                return given
            if not typed and or_none:
                return None
            if number_in(typed, range(1, len(choices) + 1)):
                return values[int(typed) - 1]
            self.say(f"That is not a number from 1 to {len(choices)}.")
