"""The words in lexicon.toml, read once."""

from functools import cached_property
from pathlib import Path
from typing import Any

# tomli is a compiled tomllib, which takes three times as long.
import tomli

DATA = Path(__file__).parent / "data"
"""The folder of the words and the patterns."""


class Lexicon:
    """Sets of words by which parts of a mail are recognised."""

    @cached_property
    def _values(self) -> dict[str, Any]:
        return tomli.loads((DATA / "lexicon.toml").read_text(encoding="utf-8"))

    def _words(self, name: str) -> frozenset[str]:
        return frozenset(self._values[name])

    @cached_property
    def farewells(self) -> frozenset[str]:
        """The lines that end a letter, with "ss" for "ß"."""
        return frozenset(map(str.casefold, self._words("farewells")))

    @cached_property
    def farewell_ends(self) -> frozenset[str]:
        """The last words of a short line that ends a letter, whatever stands before."""
        return self._words("farewell_ends")

    @cached_property
    def farewell_tails(self) -> frozenset[str]:
        """The words that a farewell may add."""
        return self._words("farewell_tails")

    @cached_property
    def small_print(self) -> tuple[str, ...]:
        """The words by which a line below a signature is no part of it."""
        return tuple(self._values["small_print"])

    @cached_property
    def page_words(self) -> frozenset[str]:
        """The lines that the page of a web mail shows around a mail."""
        return self._words("page_words")

    @cached_property
    def page_lines(self) -> tuple[str, ...]:
        """How further lines of such a page begin."""
        return tuple(self._values["page_lines"])

    @cached_property
    def systems(self) -> frozenset[str]:
        """The brands of applicant systems and of services that send mail."""
        return self._words("systems")

    @cached_property
    def mail_providers(self) -> frozenset[str]:
        """The domains where people have a mailbox of their own."""
        return self._words("mail_providers")

    @cached_property
    def team_words(self) -> frozenset[str]:
        """The words that name a team."""
        return self._words("team_words")

    @cached_property
    def organisation_words(self) -> frozenset[str]:
        """The words that organisations have in their names."""
        return self._words("organisation_words")

    @cached_property
    def domain_endings(self) -> tuple[str, ...]:
        """The words that a domain may end in, the longest first."""
        return tuple(sorted(self._values["domain_endings"], key=len, reverse=True))

    @cached_property
    def agency_words(self) -> frozenset[str]:
        """The words that agencies have in their names."""
        return self._words("agency_words")

    @cached_property
    def role_heads(self) -> frozenset[str]:
        """The last words of roles."""
        return self._words("role_heads")

    @cached_property
    def role_endings(self) -> tuple[str, ...]:
        """The endings of further last words of roles: "bookseller", "herdsman"."""
        return tuple(self._values["role_endings"])

    @cached_property
    def parts(self) -> dict[str, tuple[str, ...]]:
        """The words of a job title for each part of a recipient."""
        return {part: tuple(words) for part, words in self._values["parts"].items()}


LEXICON = Lexicon()
