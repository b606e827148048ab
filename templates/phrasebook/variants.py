"""The variants of the wording: texts with placeholders, and the conditions for using them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from templates.phrasebook.facts import Condition, Facts

ANSWER_PLACEHOLDERS = frozenset(
    (
        "role the_role subject_role organisation workplace client others recipient sender "
        "appointee told_by occasion subject_occasion thanks_for detail reason own_words "
        "consider_for meet_again brings tie hope topic"
    ).split()
)
"""The placeholders whose values come from the answers."""

PHRASE_PLACEHOLDERS = frozenset(
    (
        "place job the_job this_job withdraw team telling_me telling told_me your_reply "
        "you your_time consideration pleased_for "
        "putting_forward considering "
        "considering_me regret when_we_met offering and_for calling "
        "grateful_for acquaintance "
        "thanks_again thank_again repeated_thanks connect connect_briefly decline stopped thanks"
    ).split()
)
"""The placeholders whose values come from phrases.toml."""

CONNECTION_PLACEHOLDERS = frozenset("greeting story moment next_meeting".split())
"""The placeholders that only the connection note has."""

PLACEHOLDERS = (
    ANSWER_PLACEHOLDERS | PHRASE_PLACEHOLDERS | CONNECTION_PLACEHOLDERS | frozenset({"everyone"})
)
"""All placeholders; the value of `everyone` combines those of `you` and `others`."""

NAME_PLACEHOLDERS = frozenset(
    "organisation place client others recipient sender appointee told_by".split()
)
"""The placeholders for names, which are filled as typed, and so may begin in lower case."""

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_GAP = re.compile(r"(?<=[.!?])\s+")
_CLOSING_MARKS = "\"'”’)]"
"""Quotation marks and brackets that may follow the punctuation at the end of a text."""
_PLACEHOLDER_OR_WORDS = r"\{[^{}]*\}|[^{}]+"


@dataclass(frozen=True, eq=False)
class Template:
    """A text with placeholders such as {role}; compared by identity, as a cheap cache key."""

    source: str

    @cached_property
    def placeholders(self) -> frozenset[str]:
        """The names of the placeholders, without braces."""
        return frozenset(_PLACEHOLDER.findall(self.source))

    @property
    def is_valid(self) -> bool:
        """Whether all braces belong to known placeholders."""
        names = _PLACEHOLDER.findall(self.source)
        has_no_other_brace = self.source.count("{") == self.source.count("}") == len(names)
        return has_no_other_brace and PLACEHOLDERS.issuperset(names)

    @property
    def name_at_start(self) -> str:
        """The first placeholder of a name at the start of a sentence, with its braces, or ""."""
        names = tuple(f"{{{name}}}" for name in self.placeholders & NAME_PLACEHOLDERS)
        for sentence in _SENTENCE_GAP.split(self.source) if names else ():
            if sentence.startswith(names):
                return sentence[: sentence.index("}") + 1]
        return ""

    @property
    def ends_sentence(self) -> bool:
        """Whether the text ends with a full stop or the like."""
        return self.source.rstrip(_CLOSING_MARKS).endswith((".", "!", "?", "…"))

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words outside placeholders, in lower case."""
        return tuple(_WORD.findall(_PLACEHOLDER.sub(" ", self.source).casefold()))

    @cached_property
    def beginnings(self) -> tuple[str, ...]:
        """The first two words of each sentence, in lower case."""
        sentences = _SENTENCE_GAP.split(self.source)
        return tuple(" ".join(s.replace(",", "").split()[:2]).casefold() for s in sentences)

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the text with its placeholders replaced by their values."""
        return _PLACEHOLDER.sub(lambda match: values[match[1]], self.source)


@cache
def respell(template: Template, spellings: tuple[tuple[str, str], ...]) -> Template:
    """Return a template with other spellings, except in placeholders.

    `spellings` are pairs of what to replace, such as a part of a word, and the replacement.
    """

    def respell_part(match: re.Match[str]) -> str:
        part = match[0]
        if part.startswith("{"):
            return part
        for old, new in spellings:
            part = part.replace(old, new)
        return part

    return Template(re.sub(_PLACEHOLDER_OR_WORDS, respell_part, template.source))


@dataclass(frozen=True, eq=False)
class Variant:
    """One variant of a move or a phrase: a text for each tone, and the conditions for using it."""

    move: str
    """The name of the move, or the placeholder of the phrase."""
    key: str
    """The name of the variant's table in its file."""
    read_texts: Callable[[], Mapping[str, Template]]
    """Reads `texts` when first needed; reading those of all variants takes 4% of `render`."""
    conditions: tuple[Condition, ...] = ()
    other_moves: tuple[str, ...] = ()
    """Further moves that the same text makes."""
    is_used_only_if_chosen: bool = False
    """Whether only the writer chooses this variant, never the program."""
    is_default: bool = False
    """Whether the program chooses this variant, unless the writer chooses another."""
    is_exclusive: bool = False
    """Whether no other variant is used or offered where this one fits."""

    @cached_property
    def texts(self) -> Mapping[str, Template]:
        """The text for each tone that has one, by the id of the tone."""
        return self.read_texts()

    @cached_property
    def tones_by_text(self) -> Mapping[Template, str]:
        """The distinct texts, each with the first tone that has it."""
        tones: dict[Template, str] = {}
        for tone, text in self.texts.items():
            tones.setdefault(text, tone)
        return tones

    @property
    def is_preferred(self) -> bool:
        """Whether the program uses the variant before all others: it is a default or exclusive."""
        return self.is_default or self.is_exclusive

    @cached_property
    def name(self) -> str:
        """The variant's name in an answers file, such as "news.letting_me_know"."""
        return f"{self.move}.{self.key}"

    @cached_property
    def moves(self) -> tuple[str, ...]:
        """All moves that the text makes, the variant's own first."""
        return (self.move, *self.other_moves)

    def applies_to(self, facts: Facts) -> bool:
        """Return whether every condition is met in a situation."""
        return all(condition.is_met(facts) for condition in self.conditions)
