"""Find the greeting of a letter."""

import re
from typing import NamedTuple

from templates.mail.alternatives import any_word_of
from templates.mail.names import EMOJI, may_be_same_person
from templates.names.word_kinds import is_given_name

ENDEARMENTS = frozenset("hun hon love dear mate pal darling".split())
"""Words that may follow the name in a greeting."""
_GREETING_WORDS = any_word_of(
    r"""
    (?:my_)?dear(?:est)? hi hello hey hiya good_(?:morning|afternoon|evening|day) greetings hallo
    salut bonjour annwyl kia_ora g'day gidday to howdy morning afternoon evening hej hei hola ciao
    prynhawn_da bore_da helo sehr_geehrte[rs]? liebe[rs]? tēnā_koe aloha namaste respected salaam
    olá caro cara chère? geachte beste heya yo a_chara a(?-i:(?=\s[^\W\d_a-z]))
    """
)
_GREETING = re.compile(
    rf"(?i)^(?:{_GREETING_WORDS}\b[ ,]*)+"
    r"(?P<name>[^,:;!.\n–—-]{0,80}(?:\.\s?[^,:;!.\n–—]{1,60}|-[^,:;!.\n–—]{1,60})*)"
    r"(?P<end>[,:;!.–—-]|$)"
)
"""As in "Dear Ada,", "Good morning", "Hello, dear Ada!" or "To whom it may concern:"."""
_NAME_AS_GREETING = re.compile(
    r"^(?P<name>[^\W\d_][\w'’-]{1,30})[,!.:]? ?"
    r"(?:hello|hi|good (?:morning|afternoon|evening|day))?[,!.:–—-]+\s*$"
)
"""As in "Ada,", "Ada, hello!" or "Ada good evening,"."""
_NAME_AND_ENDEARMENT = re.compile(rf"(?i)^[^\W\d_]{{2,30}} (?:{'|'.join(sorted(ENDEARMENTS))})$")
"""As in "ada love"."""
_TITLED_NAME_AS_GREETING = re.compile(
    r"^(?P<name>(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Frau|"
    r"Herr)\.? [^\W\d_][\w'’-]{1,30}(?: [^\W\d_][\w'’-]{1,30})?)\s?[:,–—-]?$"
)
"""As in "Ms. Ada Lovelace:"."""
_NAME_BEFORE_HONORIFIC = re.compile(
    r"^(?P<name>[^\W\d_][^,:;!?\n]{0,60}?)\s*(?:様|さま|さん|殿|님|先生|女士|[ -](?:san|sama))"
    r"\s*[,、，:：]?$"
)
"""As in "Ada Lovelace 様" or "Lovelace-san,"."""
_NAME_BEFORE_SENTENCE = re.compile(
    r"[^\W\d_][\w'’-]{1,24}(?=(?: my (?:dear|friend|love)| dear)?[,!.]\s)"
)
"""As in "Ada, we have chosen somebody else." or "Ada my dear, …"."""
_FIRST_WORDS_WITHOUT_NAME = ("good", "morning", "afternoon", "evening", "greetings")
"""The first words of greetings that need no name."""
_MAX_LINES_SEARCHED = 40
"""The maximum number of lines with text that are searched for a greeting."""
_MAX_SEARCHED, _MAX_SEARCHED_FOR_NAME = 200, 80
"""How many characters of a line are searched for a word of greeting, and for a name alone."""


class Greeting(NamedTuple):
    """A greeting in a message."""

    line_index: int
    text: str
    """The greeting itself: "Dear Ada,"."""
    name: str
    rest: str = ""
    """The text after the greeting in the same line."""


def find_greeting(lines: list[str], recipient_name: str) -> Greeting | None:
    """Return the first greeting; lines without a word of greeting count only near the top."""
    lines_with_text = [(index, line) for index, line in enumerate(lines) if line]
    for line_number, (index, line) in enumerate(lines_with_text[:_MAX_LINES_SEARCHED], 1):
        match = _GREETING.match(line[:_MAX_SEARCHED])
        if match and _is_greeting(match, line):
            text, rest = line[: match.end()], line[match.end() :].strip()
            return Greeting(index, text, _find_name_in_greeting(match["name"]), rest)
        start = line[:_MAX_SEARCHED_FOR_NAME]
        if line_number <= 2 and (match := _NAME_AS_GREETING.match(start)):
            return Greeting(index, line, match["name"])
        is_above_others = line_number == 1 and len(lines_with_text) > 1
        if is_above_others and is_given_name(line) and not lines[index + 1]:
            # A given name alone, with an empty line below it.
            return Greeting(index, line, line)
        if is_above_others and _NAME_AND_ENDEARMENT.match(start):
            return Greeting(index, line, line)
        match = _TITLED_NAME_AS_GREETING.match(start) or _NAME_BEFORE_HONORIFIC.match(start)
        if line_number <= 4 and match:
            return Greeting(index, line, match["name"])
        if line_number <= 2 and recipient_name:
            match = _NAME_BEFORE_SENTENCE.match(line)
            if match and match[0] in recipient_name.split():
                rest = re.split(r"[,!.]", line, maxsplit=1)[1].strip()
                return Greeting(index, match[0], match[0], rest)
            name = line.rstrip(" ,:!-–—")
            if len(name.split()) < 4 and may_be_same_person(name, recipient_name):
                # The recipient's name alone.
                return Greeting(index, line, name)
    return None


def find_greeting_below(body: list[str], ending: int) -> Greeting | None:
    """Return a greeting on a line of its own below the ending of a letter, or None."""
    for index, line in enumerate(body[ending:], ending):
        match = _GREETING.match(line[:_MAX_SEARCHED])
        is_alone = match is not None and match.end() == len(line) and bool(match["name"].strip())
        if match and is_alone and line.endswith((",", ":", "!")) and _is_greeting(match, line):
            return Greeting(index, line, _find_name_in_greeting(match["name"]))
    return None


def _find_name_in_greeting(text: str) -> str:
    """Return the name in the text after a word of greeting.

    In "Hallo / Dear Ada", it stands after the last greeting.
    """
    name = re.split(r"\s/\s|\s*/\s*(?=Dear|Hi)", EMOJI.sub(" ", text))[-1]
    return re.sub(r"(?i)^(?:dear|hi|hello)\s+", "", name).strip(" ,")


def _is_greeting(match: re.Match[str], line: str) -> bool:
    """Return whether a match of `_GREETING` in a line is a greeting, and no sentence.

    "Hi all of you who came to see us" is none.
    """
    words = match["name"].split()
    if len(words) > 6:
        return False
    if re.match(r"(?i)to\b", line):
        return line.lower().startswith("to whom")
    first_word = line.split()[0].lower().strip(",!.")
    if first_word in _FIRST_WORDS_WITHOUT_NAME:
        is_name = len(words) == 1 and match["end"] == "," and is_given_name(words[0])
        return is_name or (len(line) < 80 and words[:1] not in (["to"], ["from"]))
    return match.end() == len(line) or match["end"] in ",!:.–—" or len(line) < 50
