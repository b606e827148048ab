"""The value of each placeholder of the wording, and texts filled with them."""

import re
from collections.abc import Callable
from typing import TypeVar

from templates.answers import RecipientRole, Spelling
from templates.letter.fragments import parse, with_article
from templates.letter.note import STAND_IN_CLOSE, STAND_IN_OPEN
from templates.letter.people import (
    greeting_name,
    is_salutation,
    joined,
    mention,
    other_greeting,
)
from templates.letter.roles import inside_a_sentence, role_name, the_role
from templates.letter.situation import FRAMED_FIELDS, Situation
from templates.letter.topic import topic
from templates.phrasebook.entries import Text
from templates.phrasebook.facts import GrammaticalForm
from templates.text import tidy

_Name = TypeVar("_Name", str, str | None)

_DOUBLED_STOP = re.compile(r"([.!?][\"”’')]?)\.(?=\s|$)")
_FIELDS_WITH_ARTICLE = frozenset({"detail", "thanks_for"})
"""Fields in which a bare noun stands for something that both remember, and so takes "the"."""

_STAND_INS = {
    "recipient_name": "their name",
    "role": "…",
    "organisation": "the organisation",
    "sender_name": "Your name",
}
"""The words shown in place of a missing required answer."""


def fill(text: Text, values: dict[str, str]) -> str:
    """Return a text with its placeholders filled and its first letter capitalised.

    No full stop follows a name with its own, like "Inc." or "Yahoo!".
    """
    result = _DOUBLED_STOP.sub(r"\1", text.fill(values))
    start = 1 if result.startswith(STAND_IN_OPEN) else 0
    return result[:start] + result[start : start + 1].upper() + result[start + 1 :]


def in_writers_spelling(text: Text, situation: Situation) -> Text:
    """Return a text of the wording in the writer's spelling."""
    is_american = situation.answers.spelling is Spelling.AMERICAN
    return situation.wording.in_american_spelling(text) if is_american else text


def placeholder_values(situation: Situation) -> dict[str, str]:
    """Return the value of each placeholder in a situation."""
    answers, spelling = situation.answers, situation.answers.spelling or Spelling.BRITISH
    role, organisation = tidy(answers.role), tidy(answers.organisation)
    noun = situation.tone.role_nouns[spelling]
    others = tuple(mention(name, spelling) for name in answers.also_thank)
    values = {
        "role": role_name(role) if role else _stand_in("role"),
        "the_role": the_role(role, noun) if role else f"the {_stand_in('role')} {noun}",
        "organisation": inside_a_sentence(organisation) or _stand_in("organisation"),
        "client": inside_a_sentence(tidy(answers.client)),
        "others": joined(others, spelling),
        "reader": _recipient(situation),
        "appointee": _as_greeted(answers.appointee, situation),
        "told_by": _as_greeted(answers.told_by, situation),
        "own_words": parse(answers.own_words).text,
        "topic": topic(situation.fragments["brings"]),
        **{field: _fragment_text(field, situation) for field in FRAMED_FIELDS.values()},
        "sender": tidy(answers.sender_name) or _stand_in("sender_name"),
    }
    for phrase in situation.wording.phrases:
        values[phrase] = in_writers_spelling(situation.phrase(phrase), situation).fill(values)
        if phrase == "you":
            named = others if situation.others_were_there else ()
            values["everyone"] = joined((values["you"], *named), spelling)
    # Only the connection note has them; any other text gets nothing there.
    return values | {"greeting": "", "memory": ""}


def _fragment_text(field: str, situation: Situation) -> str:
    fragment = situation.fragments[field]
    takes_article = field in _FIELDS_WITH_ARTICLE and fragment.form is GrammaticalForm.BARE_NOUN
    return with_article(fragment.text) if takes_article else fragment.text


def _as_greeted(name: str, situation: Situation) -> str:
    """Return a person's name as the tone would greet them, to stand in a sentence."""
    spelling = situation.answers.spelling or Spelling.BRITISH
    return greeting_name(name, spelling, formal=situation.tone.names == "formal")


def _stand_in(field: str) -> str:
    return f"{STAND_IN_OPEN}{_STAND_INS[field]}{STAND_IN_CLOSE}"


def _recipient(situation: Situation) -> str:
    answers, spelling = situation.answers, situation.answers.spelling or Spelling.BRITISH
    if greet_as := tidy(answers.greet_as):
        return mention(greet_as, spelling)
    return _named_by(greeting_name, situation) or _stand_in("recipient_name")


def guessed_greeting(situation: Situation) -> str | None:
    """Return the name to greet instead of a guessed one, "" if there is none, None if not guessed.

    A title that the tone leaves out is greeted instead, too. As an answer to `greet_as` it greets
    that name.
    """
    return None if tidy(situation.answers.greet_as) else _named_by(other_greeting, situation)


def _named_by(reading: Callable[..., _Name], situation: Situation) -> _Name:
    answers = situation.answers
    return reading(
        answers.recipient_name,
        answers.spelling or Spelling.BRITISH,
        formal=situation.tone.names == "formal",
        several=answers.part is RecipientRole.PANEL,
        employers=(answers.organisation, answers.client),
    )


def greeting(situation: Situation, values: dict[str, str]) -> str:
    """Return the greeting, with its comma."""
    recipient = values["reader"]
    return f"{recipient}," if is_salutation(recipient) else fill(situation.tone.greeting, values)
