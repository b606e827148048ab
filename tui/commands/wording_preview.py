"""The `wording preview` command: a note for each outcome and tone, to be read aloud."""

from dataclasses import replace
from itertools import product

from templates import Answers, Note
from templates.answers import MeetingFormat, NewsChannel, RecipientRole
from templates.letter.composer import compose
from templates.letter.situation import FIELD_BY_FRAMED_MOVE
from templates.phrasebook.wording import Wording
from tui.commands.wording import own_sentences

_SAMPLE_ANSWERS = Answers(
    recipient_name="Grace Hopper",
    part=RecipientRole.HIRING_MANAGER,
    organisation="Analytical Engines",
    role="Programming Lead",
    news=NewsChannel.EMAIL,
    meetings=2,
    held=MeetingFormat.IN_PERSON,
    sender_name="Ada Lovelace",
    detail="your account of the night the mill flooded",
    reason="I have accepted a post nearer home",
)
"""The answers for the notes, if the adviser names no answers file."""

_DETAIL_WITHOUT_MEETING = "your page on the restored looms"
"""The detail for an outcome without a meeting, where the usual one would be untrue."""

_REWORD_COUNTS = range(6)
"""The rewordings to try: each gives a note that a writer with another name might get."""


def preview(wording: Wording, answers: Answers | None = None) -> str:
    """Return the note for each outcome and tone that is offered, with the names of its sentences.

    The outcome and the tone in the answers are ignored; without answers, sample ones are used. The
    adviser's own sentences are chosen where they fit, and marked with a star. Two lists at the end
    name those that are in a note only because they were chosen, and those that fit no note.
    """
    own_names = frozenset(own_sentences(wording))
    chosen_names = tuple(name for name in own_names if not _is_opening(name))
    names_in_notes: set[str] = set()
    names_without_choice: set[str] = set()
    blocks = []
    for outcome, tone in product(wording.offered("outcome"), wording.offered("tone")):
        given = answers or _sample_answers(wording, outcome)
        given = replace(given, outcome=outcome, tone=tone, chosen_variants=())
        note = compose(replace(given, chosen_variants=chosen_names), wording)
        names = {sentence.id for sentence in note.sentences}
        names_in_notes |= names
        own_names_in_note = own_names & names
        if not own_names_in_note <= names_without_choice:
            names_without_choice |= _names_without_choice(given, wording)
        blocks.append(_format(note, wording, outcome, tone, own_names))
    own_names_in_notes = own_names & names_in_notes
    if only_chosen := sorted(own_names_in_notes - names_without_choice):
        blocks.append(
            "Your sentences that are here only because the preview chose them"
            f" (first = true changes that): {', '.join(only_chosen)}\n"
        )
    if unused := sorted(own_names - own_names_in_notes):
        blocks.append(f"Your sentences that none of these notes contains: {', '.join(unused)}\n")
    return "\n".join(blocks)


def _is_opening(name: str) -> bool:
    """Return whether a sentence is an opening, to be followed by what the writer typed.

    A chosen opening would be used even if it did not fit the grammar of that text.
    """
    move, _, _ = name.partition(".")
    return move in FIELD_BY_FRAMED_MOVE


def _sample_answers(wording: Wording, outcome: str) -> Answers:
    _, most_meetings = wording.outcomes[outcome].meeting_limits
    if most_meetings:
        return _SAMPLE_ANSWERS
    return replace(_SAMPLE_ANSWERS, detail=_DETAIL_WITHOUT_MEETING)


def _names_without_choice(answers: Answers, wording: Wording) -> set[str]:
    """Return the names of the sentences that the program itself chooses for these answers."""
    notes = (compose(replace(answers, reword_count=count), wording) for count in _REWORD_COUNTS)
    return {sentence.id for note in notes for sentence in note.sentences}


def _format(
    note: Note, wording: Wording, outcome: str, tone: str, own_names: frozenset[str]
) -> str:
    """Return a note with its title, and the names of its sentences."""
    label = f"{wording.outcomes[outcome].label} · {wording.tones[tone].label}"
    names = [sentence.id for sentence in note.sentences]
    marked_names = ", ".join(f"*{name}" if name in own_names else name for name in names)
    return f"=== {label} ({outcome}, {tone})\n\n{note.text()}\n[{marked_names}]\n"
