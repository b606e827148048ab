"""The `wording preview` command: a note for each outcome and tone, to be read aloud."""

from dataclasses import replace

from templates import Answers
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
"""The sample answers."""

_DETAIL_WITHOUT_MEETING = "your page on the restored looms"
"""The detail in these answers for an outcome without a meeting, where nothing was told."""

_SHUFFLES = range(6)
"""Stand for writers of different names, whose notes have different sentences."""


def preview(wording: Wording, answers: Answers | None = None) -> str:
    """Return the note for each outcome and tone that is offered, with the names of its sentences.

    The outcome and the tone in the answers are ignored; without answers, sample ones are used. The
    adviser's own sentences are chosen where they fit, and marked with a star; those that fit no
    note are listed at the end, and so are those that are in no note unless they are chosen.
    """
    own_names = frozenset(own_sentences(wording))
    # A chosen opening would be used even if it did not fit the grammar of the text after it.
    chosen_names = [
        name for name in own_names if name.partition(".")[0] not in FIELD_BY_FRAMED_MOVE
    ]
    used_names: set[str] = set()
    names_in_notes_without_choice: set[str] = set()
    blocks = []
    for outcome in wording.offered("outcome"):
        given = replace(answers or _sample_answers(wording, outcome), words=tuple(chosen_names))
        for tone in wording.offered("tone"):
            note = compose(replace(given, outcome=outcome, tone=tone), wording)
            names = [sentence.id for sentence in note.sentences]
            used_names.update(names)
            if not names_in_notes_without_choice.issuperset(own_names.intersection(names)):
                unchosen = replace(given, outcome=outcome, tone=tone, words=())
                for shuffle in _SHUFFLES:
                    sentences = compose(replace(unchosen, shuffle=shuffle), wording).sentences
                    names_in_notes_without_choice.update(sentence.id for sentence in sentences)
            label = f"{wording.outcomes[outcome].label} · {wording.tones[tone].label}"
            marked_names = ", ".join(f"*{name}" if name in own_names else name for name in names)
            title = f"=== {label} ({outcome}, {tone})"
            blocks.append(f"{title}\n\n{note.text()}\n[{marked_names}]\n")
    if only_chosen := sorted(own_names & used_names - names_in_notes_without_choice):
        blocks.append(
            "Your sentences that are here only because the preview chose them"
            f" (first = true changes that): {', '.join(only_chosen)}\n"
        )
    if unused := sorted(own_names - used_names):
        blocks.append(f"Your sentences that none of these notes contains: {', '.join(unused)}\n")
    return "\n".join(blocks)


def _sample_answers(wording: Wording, outcome: str) -> Answers:
    _, most_meetings = wording.outcomes[outcome].meeting_limits
    if most_meetings:
        return _SAMPLE_ANSWERS
    return replace(_SAMPLE_ANSWERS, detail=_DETAIL_WITHOUT_MEETING)
