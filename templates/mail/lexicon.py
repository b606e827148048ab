"""The words in lexicon.toml, which help to recognise the parts of a mail."""

from functools import cached_property
from pathlib import Path
from typing import Any

# tomli is the compiled version of tomllib, and three times as fast.
import tomli

DATA_FOLDER = Path(__file__).parent / "data"
"""The folder of the TOML files with words and patterns."""


class Lexicon:
    """The lists of words in lexicon.toml, read at the first use; all words are in lower case."""

    @cached_property
    def _lists_by_key(self) -> dict[str, Any]:
        """The lists of the file; one key has a table of lists, by recipient role."""
        return tomli.loads((DATA_FOLDER / "lexicon.toml").read_text(encoding="utf-8"))

    def _words(self, key: str) -> frozenset[str]:
        return frozenset(self._lists_by_key[key])

    @cached_property
    def farewells(self) -> frozenset[str]:
        """Complete farewells, such as "best wishes", casefolded."""
        return frozenset(map(str.casefold, self._words("farewells")))

    @cached_property
    def farewell_ends(self) -> frozenset[str]:
        """The last words of short lines that are a farewell, such as "wishes"."""
        return self._words("farewell_ends")

    @cached_property
    def small_print(self) -> tuple[str, ...]:
        """Words that occur only in the small print below a signature."""
        return tuple(self._lists_by_key["small_print"])

    @cached_property
    def webmail_lines(self) -> frozenset[str]:
        """Complete lines that webmail shows around a mail."""
        return self._words("webmail_lines")

    @cached_property
    def webmail_line_starts(self) -> tuple[str, ...]:
        """The beginnings of further lines that webmail shows around a mail."""
        return tuple(self._lists_by_key["webmail_line_starts"])

    @cached_property
    def mailing_services(self) -> frozenset[str]:
        """The brands of applicant tracking systems, and of other services that send mail."""
        return self._words("mailing_services")

    @cached_property
    def mail_providers(self) -> frozenset[str]:
        """The domains of providers of personal mailboxes, without the top-level domain."""
        return self._words("mail_providers")

    @cached_property
    def team_words(self) -> frozenset[str]:
        """Words in the names of teams, such as "recruitment"."""
        return self._words("team_words")

    @cached_property
    def organisation_words(self) -> frozenset[str]:
        """Words in the names of organisations, such as "university"."""
        return self._words("organisation_words")

    @cached_property
    def organisation_first_words(self) -> frozenset[str]:
        """Words that begin organisations' names, such as "maison"; without accents."""
        return self._words("organisation_first_words")

    @cached_property
    def domain_endings(self) -> tuple[str, ...]:
        """The last words of organisations' names that a domain may end with, the longest first."""
        return tuple(sorted(self._lists_by_key["domain_endings"], key=len, reverse=True))

    @cached_property
    def agency_words(self) -> frozenset[str]:
        """Words in the names of recruitment agencies."""
        return self._words("agency_words")

    @cached_property
    def role_nouns(self) -> frozenset[str]:
        """The nouns that name a role, such as "gardener"."""
        return self._words("role_nouns")

    @cached_property
    def role_noun_endings(self) -> tuple[str, ...]:
        """The endings of further nouns that name a role, such as "seller" in "bookseller"."""
        return tuple(self._lists_by_key["role_noun_endings"])

    @cached_property
    def title_words_by_recipient_role(self) -> dict[str, tuple[str, ...]]:
        """The words of job titles, by the recipient role that they show."""
        return {
            role: tuple(words)
            for role, words in self._lists_by_key["title_words_by_recipient_role"].items()
        }


LEXICON = Lexicon()
