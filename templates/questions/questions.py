"""The questions and the steps of the wizard.

Each question is declared only here. The screens, plain mode, the answers file, the validation, the
writer's details, the help and the tests read these declarations.
"""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum, auto
from typing import NamedTuple

from templates.answers import REQUIRED_FIELDS, Answer, Interest, RecipientRole
from templates.letter.composer import compose_subject
from templates.letter.situation import Situation, resolve
from templates.letter.typed_answers.sentences import first_sentence
from templates.letter.typed_answers.tie import mentions_recipient
from templates.phrasebook.facts import Side
from templates.phrasebook.question_wording import offered_options
from templates.phrasebook.wording import Wording
from templates.questions import examples, options
from templates.questions.addresses import MAX_ADDRESS
from templates.questions.examples import Example
from templates.questions.options import Option


class AnswerKind(Enum):
    """The kind of an answer, which determines how it is entered and validated."""

    CHOICE = auto()
    """One of several options."""
    YES_NO = auto()
    COUNT = auto()
    """A whole number."""
    TEXT = auto()
    """Any other text on one line."""
    NAME = auto()
    NAMES = auto()
    EMAIL = auto()
    PROSE = auto()
    """The writer's own words in the note."""

    @property
    def is_text(self) -> bool:
        """Whether the answer is typed rather than chosen from options."""
        return self not in (AnswerKind.CHOICE, AnswerKind.YES_NO, AnswerKind.COUNT)


class Step(NamedTuple):
    """A step of the wizard."""

    id: str
    title: str
    """Its name in the progress line and in menus."""
    heading: str
    lead: str = ""
    """A sentence under the heading, or ""."""


class Question(NamedTuple):
    """A question of a step, whose answer is a field of `Answers`."""

    name: str
    """The name of that field."""
    step: str
    """The id of the step."""
    key: tuple[str, ...]
    """The path of the answer in an answers file: the table, if there is one, and the key."""
    kind: AnswerKind
    label: str
    hint: str = ""
    examples: tuple[Example, ...] = ()
    placeholder: str = "optional"
    """What the field of an optional `AnswerKind.PROSE` question shows while it is empty."""
    missing_message: str = ""
    """The error message for a missing answer, as a sentence; "" if it may be missing."""
    max_length: int = 120
    """The maximum length of a text, in characters."""
    is_asked: Callable[[Situation], bool] = lambda situation: True
    options: Callable[[Situation], tuple[Option, ...]] = lambda situation: ()
    """The options of a choice, a count or a yes or no."""

    @property
    def is_required(self) -> bool:
        """Whether every note needs an answer."""
        return self.name in REQUIRED_FIELDS


STEPS = (
    Step("outcome", "Outcome", "How did it end?", "It decides what the note can say."),
    Step("people", "People", "Who is the note for, and who from?",
         "* needed; the rest may stay empty."),
    Step("detail", "Your words", "What only you can say",
         "One thing nobody else could write."),
    Step("tone", "Tone", "How should it sound?", "As you would speak to this person."),
    Step("interest", "Interest", "What are you still interested in?",
         "Say only what is true."),
    Step("linkedin", "LinkedIn", "Ask to connect on LinkedIn?",
         "One light sentence and a short note."),
    Step("review", "Review", "Read it as they will."),
    Step("export", "Export", "How will you send it?",
         "Nothing is sent yet. Most copy it."),
)  # fmt: skip
"""The steps, in order. The last two have no questions."""

# In the conditions below, `s` is a situation.
QUESTIONS = (
    Question(
        "outcome", "outcome", ("outcome",), AnswerKind.CHOICE, "Outcome",
        hint="How it ended decides what the note can truly say.",
        missing_message="The note needs to know how it ended.", options=options.outcomes,
    ),
    Question(
        "recipient_name", "people", ("recipient", "name"), AnswerKind.NAME, "Their name",
        hint="Who reads the note. A title is fine; commas between several.",
        examples=(Example("Dr Ruth Reed"),), missing_message="The note needs a name to greet.",
    ),
    Question(
        "part", "people", ("recipient", "part"), AnswerKind.CHOICE, "Who they are",
        hint="It changes the words as much as the outcome does.", options=options.recipient_roles,
    ),
    Question(
        "greet_as", "people", ("recipient", "greet_as"), AnswerKind.TEXT, "Greet as",
        hint="Only if the greeting in the note is not right.", examples=(Example("Dr Reed"),),
        max_length=60,
    ),
    Question(
        "organisation", "people", ("application", "organisation"), AnswerKind.TEXT, "Organisation",
        hint="Where you applied, or your agency; with “the” if it takes one.",
        examples=(Example("Engines Ltd"),),
        missing_message="The note needs the organisation's name.",
    ),
    Question(
        "client", "people", ("application", "client"), AnswerKind.TEXT, "Their client",
        hint="The employer the agency put you forward to.",
        is_asked=lambda s: s.answers.part is RecipientRole.AGENCY,
    ),
    Question(
        "role", "people", ("application", "role"), AnswerKind.TEXT, "Role",
        hint="The one you applied for, as you would say it.", examples=(Example("team lead"),),
        missing_message="The note needs the role you applied for.",
    ),
    Question(
        "news", "people", ("application", "news"), AnswerKind.CHOICE, "How you heard",
        hint="How this person told you, if they did.", options=options.news_channels,
        is_asked=lambda s: s.outcome.allows_move("news"),
    ),
    Question(
        "meetings", "people", ("application", "meetings"), AnswerKind.COUNT, "Times you met",
        hint="How many meetings, calls and interviews there were.",
        is_asked=lambda s: s.outcome.meeting_limits[0] < s.outcome.meeting_limits[1],
        options=options.meeting_counts,
    ),
    Question(
        "held", "people", ("application", "held"), AnswerKind.CHOICE, "How you met",
        hint="In person, by video, by telephone, or in several ways.",
        is_asked=lambda s: bool(s.answers.meetings and s.outcome.meeting_formats),
        options=options.meeting_formats,
    ),
    Question(
        "told_close", "people", ("application", "told_close"), AnswerKind.YES_NO, "Came close",
        hint="Yes only if they told you that you came close.",
        is_asked=lambda s: s.allows_move("close"), options=options.yes_or_no,
    ),
    Question(
        "on_hold", "people", ("application", "on_hold"), AnswerKind.YES_NO, "On hold",
        hint="Yes if the role may come back: frozen or postponed, not cancelled.",
        is_asked=lambda s: s.outcome.is_closure, options=options.yes_or_no,
    ),
    Question(
        "told_by", "people", ("application", "told_by"), AnswerKind.NAME, "Who told you",
        hint="Which of them gave you the news; the note thanks them for it.",
        is_asked=lambda s: s.answers.part is RecipientRole.PANEL and s.allows_move("told_by"),
    ),
    Question(
        "told_already", "people", ("application", "told_already"), AnswerKind.CHOICE,
        "Told already",
        hint="Whether and how they already know that you are saying no.",
        is_asked=lambda s: s.allows_move("withdrawal"), options=options.withdrawal_channels,
    ),
    Question(
        "appointee", "people", ("application", "appointee"), AnswerKind.NAME, "Who was chosen",
        hint="Only if you know, and as you would name them in the note.",
        examples=(Example("Mary Reed"),),
        is_asked=lambda s: s.allows_move("appointee"),
    ),
    Question(
        "work_with", "people", ("application", "work_with"), AnswerKind.YES_NO, "Work together",
        hint="Whether you and the person chosen will work together.",
        is_asked=lambda s: bool(s.answers.appointee.strip()) and s.allows_move("appointee"),
        options=options.yes_or_no,
    ),
    Question(
        "also_thank", "people", ("recipient", "also_thank"), AnswerKind.NAMES, "Also thank",
        hint="Others who gave you time, also at a client.",
        examples=(Example("Alan, Kate"),), is_asked=lambda s: s.allows_move("pass_on"),
    ),
    Question(
        "sender_name", "people", ("sender", "name"), AnswerKind.NAME, "Your name",
        hint="As you sign. Remembered for next time.", examples=(Example("Ada Lovelace"),),
        missing_message="The note needs your name under it.",
    ),
    Question(
        "sender_email", "people", ("sender", "email"), AnswerKind.EMAIL, "Your email",
        hint="A line under your name, if you like. Remembered.",
    ),
    Question(
        "sender_phone", "people", ("sender", "phone"), AnswerKind.TEXT, "Your phone",
        hint="A line under your name, if you like. Remembered.", max_length=40,
    ),
    Question(
        "sender_linkedin", "people", ("sender", "linkedin"), AnswerKind.TEXT, "LinkedIn address",
        hint="Of your profile: a line under your name, if you like. Remembered.",
        is_asked=lambda s: s.allows_move("linkedin"),
    ),
    Question(
        "recipient_email", "people", ("recipient", "email"), AnswerKind.EMAIL, "Their email",
        hint="If you send the note by mail: the draft is addressed to them.",
        max_length=MAX_ADDRESS,
    ),
    Question(
        "follow_up", "detail", ("follow_up",), AnswerKind.COUNT, "Follow-up",
        hint="1 for the first follow-up to a note that was sent, 2 for the second.",
        # The program sets this and the next answer itself.
        is_asked=lambda s: False,
    ),
    Question(
        "previously_brought", "detail", ("brought",), AnswerKind.TEXT, "Sent before",
        hint="What the first follow-up brought; the second needs something else.",
        max_length=300, is_asked=lambda s: False,
    ),
    Question(
        "brings", "detail", ("brings",), AnswerKind.PROSE, "Your news",
        hint="First what happened, then what they did that led to it, and your thanks for it.",
        examples=examples.BRINGS,
        missing_message="A note that follows another needs something new.",
        max_length=300, is_asked=lambda s: s.allows_move("brings"),
    ),
    Question(
        "tie", "detail", ("tie",), AnswerKind.PROSE, "Their part in it",
        hint="What they did or said that led to it, with thanks if you like; or why you tell them.",
        examples=examples.TIE,
        max_length=200,
        is_asked=lambda s: (
            s.allows_move("tie")
            and (bool(s.answers.tie.strip()) or not mentions_recipient(s.answers))
        ),
    ),
    Question(
        "subject", "detail", ("subject",), AnswerKind.TEXT, "Subject",
        hint="Your news in three to six words, one of them about what they gave you.",
        examples=examples.SUBJECT, is_asked=lambda s: s.allows_move("brings"),
    ),
    Question(
        "occasion", "detail", ("application", "occasion"), AnswerKind.PROSE, "What you met for",
        hint="What they gave you time for, as you would say it after “Thank you for”.",
        examples=examples.OCCASION,
        max_length=120,
        is_asked=lambda s: (
            bool(s.answers.meetings)
            and s.recipient.side is not Side.REFERRER
            and not (s.recipient.side is Side.AGENCY and s.outcome.is_withdrawal)
            and s.allows_move("gratitude")
        ),
    ),
    Question(
        "thanks_for", "detail", ("thanks_for",), AnswerKind.PROSE, "What they did for you",
        hint="What this person did that you want to thank them for, if anything.",
        examples=examples.THANKS_FOR,
        max_length=200, is_asked=lambda s: s.allows_move("gratitude"),
    ),
    Question(
        "detail", "detail", ("detail",), AnswerKind.PROSE, "What stays with you",
        hint="One thing they showed or told you: what you thought of it, and what came of it.",
        examples=examples.DETAIL,
        max_length=400,
        is_asked=lambda s: s.allows_move("detail") and not s.answers.follow_up,
    ),
    Question(
        "reason", "detail", ("reason",), AnswerKind.PROSE, "Your reason",
        hint="One sentence, if you like; leave it out if they know it already.",
        examples=examples.REASON,
        max_length=160, is_asked=lambda s: s.allows_move("reason"),
    ),
    Question(
        "own_words", "detail", ("own_words",), AnswerKind.PROSE, "Anything else",
        hint="A good wish for them, a light word, or what else they should hear.",
        examples=examples.OWN_WORDS,
        max_length=300, is_asked=lambda s: s.allows_move("own_words"),
    ),
    Question(
        "tone", "tone", ("tone",), AnswerKind.CHOICE, "Tone",
        hint="As you would speak to this person.", options=options.tones,
    ),
    Question(
        "length", "tone", ("length",), AnswerKind.CHOICE, "Length",
        options=options.lengths,
    ),
    Question(
        "spelling", "tone", ("spelling",), AnswerKind.CHOICE, "Spelling",
        options=options.spellings,
    ),
    Question(
        "interest", "interest", ("interest",), AnswerKind.CHOICE, "Interest",
        hint="Choose the widest that is true for you.",
        is_asked=lambda s: len(options.interests(s)) > 1, options=options.interests,
    ),
    Question(
        "keep_in_mind", "interest", ("keep_in_mind",), AnswerKind.YES_NO, "Ask to be kept in mind",
        hint="One light sentence about future openings.",
        is_asked=lambda s: s.allows_move("keep_in_mind"), options=options.include_or_not,
    ),
    Question(
        "consider_for", "interest", ("consider_for",), AnswerKind.PROSE, "What to think of you for",
        hint="A kind of work, if you can name one; the note then asks for that.",
        examples=examples.CONSIDER_FOR,
        max_length=160, is_asked=lambda s: s.allows_move("door"),
    ),
    Question(
        "hope", "interest", ("hope",), AnswerKind.PROSE, "What you hope for",
        hint="What you would still like, as in “If …”; or an offer, or a question.",
        examples=examples.HOPE,
        max_length=160,
        is_asked=lambda s: (
            s.allows_move("hope")
            and (s.answers.interest is not Interest.NONE or bool(s.answers.hope.strip()))
        ),
    ),
    Question(
        "meet_again", "interest", ("meet_again",), AnswerKind.PROSE, "If you will meet again",
        hint="When or where, if you know.",
        examples=examples.MEET_AGAIN,
        max_length=120, is_asked=lambda s: s.allows_move("meet_again"),
    ),
    Question(
        "linkedin", "linkedin", ("linkedin",), AnswerKind.YES_NO, "Ask to connect",
        hint="One light sentence, and a connection note to go with it.",
        is_asked=lambda s: s.allows_move("linkedin"), options=options.include_or_not,
    ),
    Question(
        "connection_note", "linkedin", ("connection_note",), AnswerKind.PROSE, "In your own words",
        hint="What they know you by, but not in the words of your letter.",
        examples=examples.CONNECTION_NOTE,
        max_length=300, is_asked=lambda s: s.allows_move("linkedin"),
    ),
)  # fmt: skip
"""Every question, in order."""

MAX_EXAMPLES = 3
"""The maximum number of examples that are shown for a question."""

QUESTION_BY_FIELD = {question.name: question for question in QUESTIONS}
"""The questions, by the field of `Answers` that holds the answer."""

PROSE_FIELDS = tuple(question.name for question in QUESTIONS if question.kind is AnswerKind.PROSE)
"""The fields for the writer's own words in the note."""

SENDER_QUESTIONS = tuple(question for question in QUESTIONS if question.key[0] == "sender")
"""The questions about the writer, whose answers are remembered from one note to the next."""


def find_step(step_id: str) -> Step:
    """Return the step whose id is `step_id`."""
    return next(step for step in STEPS if step.id == step_id)


def with_wording(question: Question, wording: Wording) -> Question:
    """Return a question with the wording's hint and examples, if it changes them."""
    change = wording.questions.changes_to(question.name)
    if change.hint is not None:
        question = question._replace(hint=change.hint)
    if change.examples is not None:
        question = question._replace(examples=tuple(map(Example, change.examples)))
    return question


def questions_for_step(step: str, situation: Situation) -> tuple[Question, ...]:
    """Return the questions that a step asks in a situation; none if the step is skipped."""
    return tuple(
        with_wording(question, situation.wording)
        for question in QUESTIONS
        if question.step == step and question.is_asked(situation)
    )


def heading_for(step_id: str, situation: Situation) -> str:
    """Return the heading of a step, which depends on the questions that it asks."""
    asked = [question.name for question in questions_for_step(step_id, situation)]
    if "brings" in asked:
        return "What do you bring?"
    if "hope" in asked:
        return "What do you still hope for?"
    if asked == ["meet_again"]:
        return "Will you meet again?"
    return find_step(step_id).heading


def examples_for(field: str, situation: Situation) -> tuple[str, ...]:
    """Return the first few of a field's examples that can be true in a situation."""
    examples = with_wording(QUESTION_BY_FIELD[field], situation.wording).examples
    return tuple(example.text for example in examples if example.fits(situation))[:MAX_EXAMPLES]


def context_for(field: str, situation: Situation) -> str:
    """Return what the writer should know when answering, as a sentence; "" for most questions.

    That is what the sent note said or, for the subject, what the composed subject is.
    """
    answers = situation.answers_as_given
    detail, thanks = answers.detail.strip(), answers.thanks_for.strip()
    request = answers.consider_for.strip()
    if field in ("brings", "tie") and detail:
        return f"Your note mentioned: {_with_full_stop(first_sentence(detail))}"
    if field == "brings" and thanks:
        return f"You thanked them for: {_with_full_stop(first_sentence(thanks))}"
    if field == "hope" and request:
        return f"Your note asked already: {_with_full_stop(first_sentence(request))}"
    if field == "subject":
        return f"If you leave this empty, the subject is “{compose_subject(situation)}”."
    return ""


def _with_full_stop(sentence: str) -> str:
    """Return a sentence with a full stop, unless it has a mark at its end."""
    return sentence if sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def options_for(field: str, situation: Situation) -> tuple[Option, ...]:
    """Return the options that a question offers in a situation; those of a group stay together.

    An option that the wording hides is offered only if it is the current answer.
    """
    options = QUESTION_BY_FIELD[field].options(situation)
    change = situation.wording.questions.changes_to(field)
    option_by_value = {str(option.value): option for option in options}
    offered = list(offered_options(tuple(option_by_value), change))
    answer = str(getattr(situation.answers_as_given, field))
    if answer in option_by_value and answer not in offered:
        offered.append(answer)
    groups = list(dict.fromkeys(option_by_value[value].group for value in offered))
    offered.sort(key=lambda value: groups.index(option_by_value[value].group))
    return tuple(option_by_value[value] for value in offered)


def default_for(field: str, situation: Situation) -> Answer:
    """Return the answer that is used for a field in a situation if the writer gives none."""
    if getattr(situation.answers_as_given, field) is not None:
        without_answer = replace(situation.answers_as_given, **{field: None})  # type: ignore[arg-type]
        situation = resolve(without_answer, situation.wording)
    value: Answer = getattr(situation.answers, field)
    return value


def completed_steps(situation: Situation, current: str) -> frozenset[str]:
    """Return the ids of the steps that are complete when `current` is the current step's id.

    A step is complete if it has an answer or is before the current one, and none of its required
    answers is missing. The review is complete if it is before the current one and no required
    answer of any step is missing.
    """
    answers = situation.answers_as_given
    is_before_current = True
    completed = set()
    for step in STEPS:
        is_before_current = is_before_current and step.id != current
        fields = [question.name for question in questions_for_step(step.id, situation)]
        has_answer = any(getattr(answers, field) not in (None, "", ()) for field in fields)
        if step.id == "review":
            lacks_answer = bool(situation.missing)
        else:
            lacks_answer = not set(fields).isdisjoint(situation.missing)
        if (has_answer or is_before_current) and not lacks_answer:
            completed.add(step.id)
    return frozenset(completed)


def skip_reason(step: str, situation: Situation) -> str | None:
    """Return the reason why a step is skipped, as a sentence; None if it is not skipped."""
    if step in ("review", "export") or questions_for_step(step, situation):
        return None
    title = find_step(step).title
    if situation.answers.follow_up:
        return f"{title} is skipped: a follow-up does not mention it."
    # The id of a step that may be skipped is also the name of the move that it is about.
    if situation.outcome.allows_move(step):
        return f"{title} is skipped: it does not belong in a note to this recipient."
    return f"{title} is skipped: it would not be true or fitting for this outcome."
