"""Compute the values of the placeholders in the wording, and fill texts with them."""

import re

from templates.answers import Answers, RecipientRole, Spelling
from templates.letter.note import MISSING_ANSWER_END, MISSING_ANSWER_START
from templates.letter.organisations import organisation_in_sentence, workplace
from templates.letter.roles import role_in_subject, short_role_name, the_role
from templates.letter.situation import FIELD_BY_FRAMED_MOVE, Situation
from templates.letter.typed_answers.capitals import capitalise, uncapitalise
from templates.letter.typed_answers.fragments import with_article
from templates.letter.typed_answers.occasion import last_occasion
from templates.letter.typed_answers.own_words import parse_own_words
from templates.names.name_words import TITLES
from templates.names.names_in_notes import (
    alternative_greeting_name,
    greeting_name,
    is_complete_greeting,
    join_names,
    name_in_sentence,
)
from templates.names.people import parse_people
from templates.names.person_name import PersonName
from templates.phrasebook.facts import GrammaticalForm
from templates.phrasebook.variants import CONNECTION_PLACEHOLDERS, Template
from templates.text import tidy

_DOUBLED_FULL_STOP = r"((?:^|[.!?] )\([^()]*[.!?]\)|[.!?][\"']?[”’]?)\.(?=\s|$)"
"""A full stop after the mark that ends a sentence or a name: "Yahoo!.".

A bracket before it must be a sentence of its own, unlike in "the tea (so strong!).".
"""
_MARKS_BEFORE_FULL_STOP = ".!?\"')”’"
_DESCRIPTION = (
    r"(?i)(?:the|a|an|my|our|your|both|two|three|one|some(?:one|body)|whoever|another)\b(?!\.)"
)
"""The beginning of a description of a person whose name is not given: "your two new fitters"."""
_ALSO_NAMES = frozenset(("A", "An", "My", "One"))
"""Words in `_DESCRIPTION` that are also names or initials: "An Tran", "A Lopez"."""
_FIELDS_WITH_ARTICLE = frozenset({"detail", "thanks_for", "tie"})
"""Fields whose bare nouns get "the", as the recipient knows what is meant: "tour", "offer"."""

_WORDS_BY_MISSING_FIELD = {
    "recipient_name": "their name",
    "role": "…",
    "organisation": "the organisation",
    "sender_name": "Your name",
}
"""The words shown in place of a missing required answer."""


def fill(text: Template, values: dict[str, str]) -> str:
    """Return a text with its placeholders filled and its first letter capitalised.

    A full stop is dropped after a name that already ends with a punctuation mark, such as "Yahoo!".
    """
    result = text.fill(values)
    if any(f"{mark}." in result for mark in _MARKS_BEFORE_FULL_STOP):
        result = re.sub(_DOUBLED_FULL_STOP, r"\1", result)
    start = 1 if result.startswith(MISSING_ANSWER_START) else 0
    return result[:start] + capitalise(result[start:])


def in_writers_spelling(text: Template, situation: Situation) -> Template:
    """Return a text of the wording in the writer's spelling."""
    is_american = situation.spelling is Spelling.AMERICAN
    return situation.wording.in_american_spelling(text) if is_american else text


def placeholder_values(situation: Situation) -> dict[str, str]:
    """Return the value of each placeholder in a situation."""
    answers, spelling = situation.answers, situation.spelling
    role, organisation = tidy(answers.role), tidy(answers.organisation)
    noun = situation.tone.role_nouns[spelling]
    others = tuple(_other_name(name, situation) for name in answers.also_thank)
    values = {
        "role": short_role_name(role) if role else _mark_missing("role"),
        "subject_role": role_in_subject(role) if role else _mark_missing("role"),
        "the_role": the_role(role, noun) if role else f"the {_mark_missing('role')} {noun}",
        "organisation": organisation_in_sentence(organisation) or _mark_missing("organisation"),
        "workplace": workplace(organisation, _typed_sentences(answers))
        or _mark_missing("organisation"),
        "client": organisation_in_sentence(tidy(answers.client)),
        "others": join_names(others, spelling),
        "recipient": _recipient_as_greeted(situation),
        "appointee": _appointee_name(situation),
        "told_by": _name_as_greeted(answers.told_by, situation),
        "occasion": answers.occasion,
        "subject_occasion": last_occasion(answers.occasion),
        "own_words": parse_own_words(answers.own_words),
        "topic": situation.topic,
        **{field: _write_fragment(field, situation) for field in FIELD_BY_FRAMED_MOVE.values()},
        "sender": tidy(answers.sender_name) or _mark_missing("sender_name"),
    }
    # A phrase may contain the placeholders of answers, and of the phrases before it.
    for name in situation.wording.phrases:
        values[name] = in_writers_spelling(situation.phrase(name), situation).fill(values)
        if name == "you":
            # {everyone} is {you} and the others who were there.
            others_there = others if situation.others_were_there else ()
            values["everyone"] = join_names((values["you"], *others_there), spelling)
    # These placeholders are only for the connection note, which sets them itself.
    return values | dict.fromkeys(CONNECTION_PLACEHOLDERS, "")


def _typed_sentences(answers: Answers) -> str:
    """Return everything that the writer typed in sentences or parts of them."""
    fields = (*FIELD_BY_FRAMED_MOVE.values(), "own_words")
    return " ".join(getattr(answers, field) for field in fields)


def _write_fragment(field: str, situation: Situation) -> str:
    """Return the text of a typed answer, with "the" before a bare noun where it needs one."""
    fragment = situation.fragments[field]
    takes_article = field in _FIELDS_WITH_ARTICLE and fragment.form is GrammaticalForm.BARE_NOUN
    return with_article(fragment.text) if takes_article else fragment.text


def _name_as_typed(name: str, spelling: Spelling) -> str:
    """Return the name or description of a person, such as "your two new fitters", as typed."""
    name = tidy(name)
    if not name:
        return ""
    return uncapitalise(name) if _is_description(name) else name_in_sentence(name, spelling)


def _is_description(name: str) -> bool:
    """Return whether a text describes a person, as "my sister" does, but not "My Nguyen"."""
    first, *others = name.split() or [""]
    is_name = first in _ALSO_NAMES and all(word[0].isupper() for word in others)
    return re.match(_DESCRIPTION, name) is not None and not is_name


def _other_name(name: str, situation: Situation) -> str:
    """Return the name of another person to thank: "Mr Hughes" for one with a title, or as typed.

    A person whom the writer calls by the first name elsewhere is not given the full name here.
    """
    people = parse_people(name)
    if len(people) == 1 and people[0].title and people[0].family:
        return greeting_name(people, situation.spelling, formal=True)
    return _first_name_in_use(name, situation) or name_in_sentence(name, situation.spelling)


def _appointee_name(situation: Situation) -> str:
    """Return the name of the person appointed as typed, or the first name if that is in use."""
    name = situation.answers.appointee
    return _first_name_in_use(name, situation) or _name_as_typed(name, situation.spelling)


def _first_name_in_use(name: str, situation: Situation) -> str:
    """Return the first name by which the writer calls a person in typed sentences, or "".

    It is "" if the sentences also have the family name, and in a formal note.
    """
    people = parse_people(name) if name and not situation.tone.uses_formal_names else ()
    if len(people) != 1 or people[0].title or not people[0].given:
        return ""
    person, typed = people[0], _typed_sentences(situation.answers)
    is_called = re.search(rf"\b{re.escape(person.given)}\b(?! [A-Z])", typed) is not None
    return person.given if is_called and person.family not in typed else ""


def _name_as_greeted(name: str, situation: Situation) -> str:
    """Return a person's name in the form in which the tone would greet them.

    A description, such as "your two new fitters", is used as typed.
    """
    if not name or _is_description(tidy(name)):
        return _name_as_typed(name, situation.spelling)
    people = tuple(_as_recipient(person, situation) for person in parse_people(name))
    return greeting_name(people, situation.spelling, formal=situation.tone.uses_formal_names)


def _as_recipient(person: PersonName, situation: Situation) -> PersonName:
    """Return the recipient with the first or the family name of a person, or the person."""
    named = [r for r in _parse_recipients(situation) if person.full in (r.given, r.family)]
    return named[0] if len(named) == 1 else person


def _mark_missing(field: str) -> str:
    """Return the marked words in place of a missing answer."""
    return f"{MISSING_ANSWER_START}{_WORDS_BY_MISSING_FIELD[field]}{MISSING_ANSWER_END}"


def _recipient_as_greeted(situation: Situation) -> str:
    """Return the name after "Dear": the writer's own choice, or the recipient's name."""
    if greet_as := tidy(situation.answers.greet_as):
        return name_in_sentence(greet_as, situation.spelling)
    formal = situation.tone.uses_formal_names
    name = greeting_name(_parse_recipients(situation), situation.spelling, formal=formal)
    return name or _mark_missing("recipient_name")


def alternative_greeting(situation: Situation) -> str | None:
    """Return another name to greet the recipient by, which can become the answer `greet_as`.

    The result is that of `alternative_greeting_name`, and None if the writer has chosen a greeting.
    """
    if tidy(situation.answers.greet_as):
        return None
    return alternative_greeting_name(
        _parse_recipients(situation), situation.spelling, formal=situation.tone.uses_formal_names
    )


def _parse_recipients(situation: Situation) -> tuple[PersonName, ...]:
    """Return the people or the team in the answer with the recipient's name."""
    answers = situation.answers
    return parse_people(
        answers.recipient_name,
        is_panel=answers.part is RecipientRole.PANEL,
        employers=(answers.organisation, answers.client),
    )


def greeting(situation: Situation, values: dict[str, str]) -> str:
    """Return the greeting, with its comma.

    Somebody with a title is greeted as in the formal tone: never "Hi Captain Vosa".
    """
    recipient = values["recipient"]
    if is_complete_greeting(recipient):
        return f"{recipient},"
    tone = situation.tone
    first_word = recipient.partition(" ")[0].rstrip(".").casefold()
    if first_word in TITLES:
        formal_tones = (t for t in situation.wording.tones.values() if t.uses_formal_names)
        tone = next(formal_tones, tone)
    return fill(tone.greeting, values)
