"""Split a message into greeting, body, signature, and the small print below it."""

import re
from dataclasses import dataclass

from templates.mail.greeting import find_greeting, find_greeting_below
from templates.mail.letter_ending import find_ending, split_off_last_small_print
from templates.mail.paragraphs import find_headings, join_paragraphs
from templates.matching.sentences import locate_sentences
from templates.text import tidy

MAX_BODY = 20_000
"""The maximum number of characters in a body; the rest is ignored. No refusal is longer."""

_EMPHASIS = re.compile(r"(?<![\w*_])([*_]{1,2})(?=\S)([^*_]{1,200}?)(?<=\S)\1(?![\w*_])")
"""Words in bold or italics, as in "*Re: Head Gardener*"."""
_MAX_SENTENCES = 400
_MAX_HEADINGS_ABOVE_GREETING = 6
_MAX_SIGNATURE_LINES, _MAX_SMALL_PRINT_LINES = 25, 60


@dataclass(frozen=True, slots=True)
class Letter:
    """The parts of a message, in lines or sentences."""

    greeting: str = ""
    """The greeting as written: "Dear Ada,"."""
    addressee: str = ""
    """The name in the greeting."""
    headings: tuple[str, ...] = ()
    """The lines above the greeting, such as a letterhead, then what may be headings in the body.

    These are its short paragraphs, such as "Re: Head Gardener".
    """
    sentences: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    small_print: tuple[str, ...] = ()
    """The lines below the signature, such as a disclaimer."""

    @property
    def text(self) -> str:
        """The sentences as one text."""
        return " ".join(self.sentences)

    @property
    def sentences_and_footer(self) -> tuple[str, ...]:
        """The sentences, the small print and the signature."""
        return (*self.sentences, *self.small_print, *self.signature)


def split_letter(
    raw_lines: tuple[str, ...], sender_name: str = "", recipient_name: str = ""
) -> Letter:
    """Return the parts of a message; the names of sender and recipient may be "" if unknown."""
    lines = [tidy(_EMPHASIS.sub(r"\2", line)) for line in raw_lines]
    lines, last_small_print = split_off_last_small_print(lines)
    greeting = find_greeting(lines, recipient_name)
    headings: list[str] = []
    body = lines
    if greeting:
        headings = [line for line in lines[: greeting.line_index] if line]
        body = lines[greeting.line_index + 1 :]
        if greeting.rest:
            body = [greeting.rest, *body]
    end, signature, small_print = find_ending(body, sender_name)
    second_greeting = find_greeting_below(body, end)
    if second_greeting:
        # The letter follows again in another language.
        body_below = body[second_greeting.line_index + 1 :]
        end_below, signature, small_print = find_ending(body_below, sender_name)
        body = [*body[:end], "", *body_below[:end_below]]
        greeting = second_greeting
    else:
        body = body[:end]
    paragraphs = join_paragraphs(body)
    sentences = locate_sentences("\n\n".join(paragraphs)[:MAX_BODY])
    return Letter(
        greeting=greeting.text if greeting else "",
        addressee=greeting.name if greeting else "",
        headings=(*headings[-_MAX_HEADINGS_ABOVE_GREETING:], *find_headings(paragraphs)),
        sentences=tuple(sentence for _, sentence in sentences)[:_MAX_SENTENCES],
        signature=tuple(signature[:_MAX_SIGNATURE_LINES]),
        small_print=tuple([*small_print, *last_small_print][:_MAX_SMALL_PRINT_LINES]),
    )
