"""The name of a person or a team, and its form in a greeting."""

from typing import NamedTuple

from templates.answers import Spelling
from templates.names import name_words
from templates.names.titles import spell_title


class PersonName(NamedTuple):
    """One person, or a team, as named in an answer.

    `full` is the name in the order typed, without title, suffix and middle initials. `given` and
    `family` are "" if they are unknown. `is_team` is also true of a role without a name. `is_guess`
    says whether the name may be read differently, and `alternative` is the other reading, or None
    if there is no likely one.
    """

    full: str
    title: str = ""
    given: str = ""
    family: str = ""
    nickname: str = ""
    suffix: str = ""
    is_team: bool = False
    is_guess: bool = False
    alternative: "PersonName | None" = None

    def greeting_name(self, spelling: Spelling, *, formal: bool) -> str:
        """Return the name after "Dear": the title and the family name, or the given name.

        No title is guessed: without one, a formal greeting uses the full name.
        """
        title = spell_title(self.title, spelling)
        given = self.nickname or self.given
        family = self.family or self.given or self.full
        if not title or self.is_team:
            return self.full if formal or not given else given
        if self.title in name_words.GIVEN_NAME_TITLES and self.given:
            return f"{title} {self.given}"
        if self.title in name_words.FAMILY_NAME_TITLES or not given:
            return f"{title} {family}".strip()
        if formal:
            return f"{title} {self.full if self.title in name_words.FULL_NAME_TITLES else family}"
        return f"{title} {given}" if self.title in name_words.KEPT_TITLES else given

    def full_with_title(self, spelling: Spelling) -> str:
        """Return the full name with its title."""
        return f"{spell_title(self.title, spelling)} {self.full}".strip()
