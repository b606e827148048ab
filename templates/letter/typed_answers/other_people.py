"""Find the names of the other people to thank in typed answers."""

from templates.letter.typed_answers.second_person import names_one_of
from templates.letter.typed_answers.sentences import split_sentences
from templates.names.people import parse_people

_RELATIVE_PRONOUNS = frozenset({"who", "that", "whose", "whom"})


def names_others(text: str, names: tuple[str, ...]) -> bool:
    """Return whether a text names one of the other people to thank; `names` are as typed."""
    people = (person for name in names for person in parse_people(name))
    # No person is parsed from "your dad".
    is_as_typed = any(name.casefold() in text.casefold() for name in names)
    return is_as_typed or names_one_of(people, text)


def is_described_by_clause(name: str) -> bool:
    """Return whether a person is described with a relative clause: "the nurse who let me in"."""
    return not _RELATIVE_PRONOUNS.isdisjoint(name.split())


def ends_with_only_other(detail: str, names: tuple[str, ...]) -> bool:
    """Return whether the last sentence of a detail names the only other person or team to thank."""
    return len(names) == 1 and names_others(split_sentences(detail)[-1], names)
