"""Compose the LinkedIn connection note, within LinkedIn's length limit."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from operator import itemgetter
from typing import NamedTuple

from templates.answers import Answers, RecipientRole
from templates.letter.openings import select_opening
from templates.letter.situation import FIELD_BY_FRAMED_MOVE, Situation, resolve
from templates.letter.typed_answers.as_told import as_told
from templates.letter.typed_answers.capitals import capitalise, uncapitalise
from templates.letter.typed_answers.excerpts import moments, stories, tells_deed_of_writer
from templates.letter.typed_answers.fragments import NOUN_FORMS, parse_answer
from templates.letter.typed_answers.second_person import names_one_of, tell_to
from templates.letter.typed_answers.sentences import first_sentence
from templates.letter.typed_answers.thanks_for_deeds import as_deed_to_thank_for, is_thanked_for
from templates.letter.values import fill, greeting, in_writers_spelling, placeholder_values
from templates.names.names_in_notes import begins_with_greeting
from templates.names.people import parse_people
from templates.phrasebook.facts import GrammaticalForm, YesNo
from templates.phrasebook.variants import NAME_PLACEHOLDERS, Template
from templates.phrasebook.wording import Wording
from templates.phrasebook.wording_reader import built_in
from templates.text import split_names, tidy

_EXCERPTS = frozenset({"story", "moment"})
"""The placeholders of excerpts of the detail."""

_WISH_TO_CONNECT = r"(?i)\b(?:in (?:touch|contact)|connect\w*|LinkedIn)\b"
"""Words of the writer's own line that a wish to connect would repeat."""

_FORMS_OF_WHOLE_LINES = frozenset(
    (
        GrammaticalForm.SENTENCE,
        GrammaticalForm.MOMENT,
        GrammaticalForm.CAUSE,
        GrammaticalForm.CONDITION,
        GrammaticalForm.PURPOSE,
    )
)
"""The forms of lines that need no opening, such as "since you told me so, I …"."""
_FORMS_OF_THANKS = (*NOUN_FORMS, GrammaticalForm.GERUND)
"""The forms of what can follow "thank you again for"."""
_OWN_LINE = Template("{greeting}, {story}.")

_PLACEHOLDER_AT_SENTENCE_START = re.compile(r"(?<=\. )\{(\w+)\}")

_ONE_RECIPIENT_HINT = "It is for one of them: a request goes to one person."
_NO_STORY_HINT = "It does not say what you did with what they told you; a line of your own can."


class ConnectionNote(NamedTuple):
    """The note that goes with a connection request on LinkedIn."""

    text: str
    limit: int
    """The maximum length in UTF-16 units."""
    is_for_one_recipient: bool = False
    """Whether the note greets only one of several recipients."""
    is_own: bool = False
    """Whether the writer typed the whole note, greeting included."""
    has_story: bool = True
    """Whether the note tells what the writer did with something from the meetings.

    The program can only guess this; a line of the writer's own counts as telling it.
    """

    @property
    def length(self) -> int:
        """The length as LinkedIn counts it, in UTF-16 units."""
        return utf16_length(self.text)

    @property
    def error(self) -> str:
        """Why LinkedIn would refuse the note, as a sentence, or ""."""
        if self.length <= self.limit:
            return ""
        return f"That is {self.length} characters; LinkedIn allows {self.limit}."

    @property
    def hints(self) -> tuple[str, ...]:
        """What the writer should know about the note, in sentences."""
        hints = []
        if self.is_for_one_recipient:
            hints.append(_ONE_RECIPIENT_HINT)
        if not self.has_story:
            hints.append(_NO_STORY_HINT)
        return tuple(hints)


def utf16_length(text: str) -> int:
    """Return the length of a text in UTF-16 units, as browsers count it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def connection_note(
    answers: Answers, wording: Wording | None = None, *, has_linkedin_premium: bool = False
) -> ConnectionNote | None:
    """Return the connection note, or None if the outcome or the recipient rules one out.

    If the writer typed a line with a greeting for the note, that line is the note. A line without a
    greeting gets one before it. A wish to connect follows the line if there is room for a wish and
    the line has none.
    Otherwise the note is composed. Of the texts of the wording, the first is used that fits the
    limit, has a value for each placeholder, and does not name the recipient again after the
    greeting. If none fits, because names are long, the last text is used without the writer's name.
    A sentence of the detail is used whole, or without a clause or an aside at its end. `wording` is
    by default the built-in wording.
    """
    wording = wording or built_in()
    detail = answers.detail
    own_text = tidy(answers.connection_note)
    is_own = begins_with_greeting(own_text) or _begins_with_name(own_text, answers.recipient_name)
    if own_text and not is_own:
        # In this note, the writer's line takes the place of the detail.
        answers = replace(answers, detail=own_text, chosen_variants=())
    answers_for_one, is_for_one_recipient = _address_one_recipient(answers, detail)
    situation = resolve(answers_for_one, wording)
    situation = situation._replace(facts={**situation.facts, "connection": YesNo.YES})
    if not situation.allows_move("linkedin"):
        return None
    limit = wording.linkedin.premium_limit if has_linkedin_premium else wording.linkedin.free_limit
    if is_own:
        return ConnectionNote(own_text, limit, is_own=True)
    variant = next(v for v in wording.linkedin.variants if v.applies_to(situation.facts))
    texts = [in_writers_spelling(text, situation) for text in variant.texts[situation.tone.id]]
    values = placeholder_values(situation)
    values["greeting"] = greeting(situation, values).rstrip(",")
    values["sender"] = tidy(answers.sender_name)
    values["next_meeting"] = _frame_answer("meet_again", situation, values).rstrip(".")
    has_story = True
    if own_text:
        note = _fill_with_own_line(texts, situation, values, limit)
    else:
        note, has_story = _fill_from_answers(texts, situation, values, limit)
    return ConnectionNote(note, limit, is_for_one_recipient, has_story=has_story)


def _frame_own_line(situation: Situation, values: dict[str, str]) -> str:
    """Return the writer's own line, the detail of the situation, in the form that follows a comma.

    If the line is something to thank for, "thank you again for" is put before it; "you" is put
    before a verb without its subject. Any other phrase gets the opening that it would have in the
    letter.
    """
    form, text = parse_answer(situation.answers.detail)
    if form in _FORMS_OF_THANKS and is_thanked_for(text):
        return f"{values['thank_again']} {text}"
    if form is GrammaticalForm.DEED:
        return f"you {text}"
    framed = "" if form in _FORMS_OF_WHOLE_LINES else _frame_answer("detail", situation, values)
    return framed or text


def _fill_with_own_line(
    texts: list[Template], situation: Situation, values: dict[str, str], limit: int
) -> str:
    """Return the first text that fits with the writer's line, or a greeting and the line."""
    own_line = _frame_own_line(situation, values).rstrip(".")
    values = _with_story(own_line, values)
    if re.search(_WISH_TO_CONNECT, own_line):
        texts = []
    # A next meeting may be what the line itself is about.
    fitting = [
        text
        for text in texts
        if "story" in text.placeholders
        and "next_meeting" not in text.placeholders
        and all(values[name] for name in text.placeholders)
    ]
    notes = [_fill(text, values) for text in (*fitting, _OWN_LINE)]
    return next((note for note in notes if utf16_length(note) <= limit), notes[-1])


def _with_story(story: str, values: dict[str, str]) -> dict[str, str]:
    """Return the values with a story; one that gives thanks needs no others after it."""
    has_thanks = re.search(r"(?i)\b(?:thank\w*|grateful)\b", story) is not None
    return {**values, "story": story} | ({"repeated_thanks": ""} if has_thanks else {})


def _fill_from_answers(
    texts: list[Template], situation: Situation, values: dict[str, str], limit: int
) -> tuple[str, bool]:
    """Return the note, and whether it tells a story.

    The note is the first filled text that is complete and fits, and names the recipient only once.
    If no text does, the note is the last text without the writer's name.
    """
    recipient_pattern = _compile_name_pattern(situation.answers.recipient_name)
    for text, excerpt in _list_texts_to_try(texts, situation, values):
        values_of_text = _with_story(excerpt.get("story", ""), values) | excerpt
        if not all(values_of_text[name] for name in text.placeholders):
            continue
        note = _fill(text, values_of_text)
        body = note.removeprefix(values["greeting"])
        if utf16_length(note) <= limit and not recipient_pattern.search(body):
            return note, _tells_story(excerpt)
    return _fill(texts[-1], {**values, "sender": ""}).rstrip(), False


def _tells_story(excerpt: dict[str, str]) -> bool:
    """Return whether an excerpt also says what the writer did."""
    return "story" in excerpt or tells_deed_of_writer(excerpt.get("moment", ""))


def _list_texts_to_try(
    texts: list[Template], situation: Situation, values: dict[str, str]
) -> Iterator[tuple[Template, dict[str, str]]]:
    """Yield the texts in the order in which to try them, each with the excerpt to fill in.

    The excerpt is in a dict under the name of its placeholder. Stories come first, then moments
    without what came of them. Among excerpts of one kind, a short excerpt in a text that says more
    comes before a long excerpt in a text that says less.
    """
    detail = _frame_answer("detail", situation, values)
    if detail:
        fragment = situation.fragments["detail"]._replace(text=values["detail"])
        told = as_told(fragment) or detail
        # Without its opening, since "I'm glad you told me. I'd be glad to connect" repeats "glad".
        moment = told if as_deed_to_thank_for(first_sentence(told)) else detail
        groups = [*(("story", group) for group in stories(told)), ("moment", moments(moment))]
        for name, excerpts in groups:
            with_excerpt = [text for text in texts if name in text.placeholders]
            yield from product(with_excerpt, [{name: excerpt} for excerpt in excerpts])
    yield from ((text, {}) for text in texts if text.placeholders.isdisjoint(_EXCERPTS))


def _frame_answer(move: str, situation: Situation, values: dict[str, str]) -> str:
    """Return the sentence of a framed move as it follows a comma, or "" without an answer."""
    variant = select_opening(move, situation)
    if variant is None or not values[FIELD_BY_FRAMED_MOVE[move]]:
        return ""
    text = in_writers_spelling(variant.texts[situation.tone.id], situation)
    sentence = text.fill(values)
    return sentence if text.source.startswith("{") else uncapitalise(sentence)


def _fill(text: Template, values: dict[str, str]) -> str:
    """Return a text with its placeholders filled; after a full stop, values get a capital."""
    names = set(_PLACEHOLDER_AT_SENTENCE_START.findall(text.source)) - NAME_PLACEHOLDERS
    return fill(text, {**values, **{name: capitalise(values[name]) for name in names}})


def _compile_name_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern for the words of a name, without initials and titles such as "Dr".

    It matches nothing if the name has no such words.
    """
    words = re.findall(r"\w{3,}", name)
    return re.compile(rf"\b(?:{'|'.join(words)})\b" if words else r"(?!)")


def _begins_with_name(text: str, name: str) -> bool:
    """Return whether a text begins with a word of a name, and a comma: "Priya, I …"."""
    first, comma, _ = text.partition(",")
    return bool(comma) and _compile_name_pattern(name).fullmatch(first) is not None


def _address_one_recipient(answers: Answers, detail: str) -> tuple[Answers, bool]:
    """Return the answers for a note to one person, and whether the letter has other recipients.

    Of a panel, the note goes to the first person of whom `answers.detail` says something that can
    be said to that person: "Priya showed me" becomes "you showed me". If `answers.detail` is a line
    that the writer typed for the note, and names nobody, the note goes to the person whom `detail`,
    the detail of the letter, names. Otherwise it goes to the first of the panel.
    """
    names = split_names(answers.recipient_name)
    if answers.part is not RecipientRole.PANEL or not names:
        return answers, False
    people = [(n, person) for n in (*names, *answers.also_thank) for person in parse_people(n)]
    told = ((n, tell_to(person, answers.detail)) for n, person in people)
    name, text = next(filter(itemgetter(1), told), (names[0], answers.detail))
    if not names_one_of((person for _, person in people), answers.detail):
        name = next((n for n, person in people if names_one_of((person,), detail)), name)
    if names == (name,) and not _greets_several(answers.greet_as):
        return replace(answers, detail=text), False
    answers_for_one = replace(
        answers,
        recipient_name=name,
        detail=text,
        greet_as="",
        part=RecipientRole.HIRING_MANAGER,
    )
    return answers_for_one, True


def _greets_several(greet_as: str) -> bool:
    """Return whether a greeting is for several people, even if only one is named: "all"."""
    people = parse_people(greet_as)
    return len(people) > 1 or any(person.is_team for person in people)
