"""Find the title before a name, and write it in British or American spelling."""

import re

from templates.answers import Spelling
from templates.names import name_words
from templates.names.word_kinds import as_listed, is_given_name

AND_IN_COUPLE, OR_IN_COUPLE = "‿", "⁀"
"""Characters that replace " and " and " or " in the titles of a couple to make them one word."""
_COUPLE_TITLES = (
    r"(?i)\b(mr|mrs|ms|mx|miss|dr|prof|professor|revd?|sir|lord|herr|frau|señor|sr|capt)\.?"
    r"\s*(and|&|\+|/|or)\s*"
    r"(mr|mrs|ms|mx|miss|dr|prof|professor|lady|herr|frau|señora|sra)\.?(?=\s)"
)
"""The two titles of a couple and what joins them, as three groups: "Mr & Mrs"."""


def join_couple_titles(text: str) -> str:
    """Return a text with the titles of a couple as one word: "Mr‿Mrs Roe"."""
    return re.sub(_COUPLE_TITLES, _join_titles, text)


def _join_titles(titles: re.Match[str]) -> str:
    conjunction = OR_IN_COUPLE if titles[2].casefold() in ("/", "or") else AND_IN_COUPLE
    return f"{titles[1]}{conjunction}{titles[3]}"


def spell_title(title: str, spelling: Spelling) -> str:
    """Return a title in a spelling; American spelling puts a full stop after an abbreviation."""
    if spelling is not Spelling.AMERICAN:
        return title
    return " ".join(
        f"{word}." if word in name_words.ABBREVIATED_TITLES else word for word in title.split()
    )


def split_title(words: list[str]) -> tuple[str, list[str]]:
    """Split the words of a name into the title for a greeting, or "", and the words after it.

    Of several titles the most important is returned: Professor for "Prof. Dr.", Dr for "Frau Dr.",
    and Sir for "Professor Sir".
    """
    titles: list[str] = []
    rest = list(words)
    while rest:
        word = as_listed(rest[0])
        following = as_listed(rest[1]) if len(rest) > 1 else ""
        if word in name_words.WORDS_BEFORE_TITLES and following in name_words.TITLES:
            rest.pop(0)
        elif AND_IN_COUPLE in rest[0] or OR_IN_COUPLE in rest[0]:
            conjunction = "and" if AND_IN_COUPLE in rest[0] else "or"
            couple = rest.pop(0).replace(OR_IN_COUPLE, AND_IN_COUPLE).split(AND_IN_COUPLE)
            couple_titles = [name_words.TITLES.get(as_listed(title), title) for title in couple]
            titles.append(f" {conjunction} ".join(couple_titles))
        elif titles and _belongs_to_title(rest, titles[-1]):
            rest.pop(0)
        elif word in name_words.TITLES and (len(rest) > 1 or titles):
            titles.append(name_words.TITLES[word])
            rest.pop(0)
        elif len(rest) > 1 and _is_abbreviation(rest[0]):
            titles.append(rest.pop(0))
        else:
            break
    titles = [title for title in titles if title]
    special_titles = [title for title in titles if title not in name_words.COURTESY_TITLES]
    for group in (name_words.TITLES_WITH_FIXED_NAME, {"Professor"}, {"Dr"}):
        for title in special_titles:
            if title in group:
                return title, rest
    if special_titles and all(title in name_words.RANKS for title in special_titles):
        return " ".join(special_titles), rest
    return (special_titles or titles or [""])[0], rest


def _is_abbreviation(word: str) -> bool:
    """Return whether a word before a name looks like an abbreviated title: "Det."."""
    letters = word.removesuffix(".")
    is_short = letters != word and letters.isalpha() and 1 < len(letters) < 6
    return is_short and letters.istitle() and not (
        is_given_name(letters) or as_listed(word) in name_words.ABBREVIATED_GIVEN_NAMES
    )  # fmt: skip


def _belongs_to_title(words: list[str], title: str) -> bool:
    """Return whether the first word belongs to the title before it: "rer." in "Dr. rer. nat.".

    `title` is the title in its form for a greeting.
    """
    # Without a full stop, most of these words may also be names: "Dr Phil Roe".
    is_unmistakable = words[0].endswith(".") or title == "Datuk" or words[0].startswith("Emerit")
    words_after_title = name_words.WORDS_AFTER_TITLE.get(title, frozenset())
    return is_unmistakable and len(words) > 1 and as_listed(words[0]) in words_after_title


def has_title(text: str) -> bool:
    """Return whether a text begins with a title."""
    return bool(split_title(text.split())[0])
