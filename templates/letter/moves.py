"""Choose the moves of a note.

The names of some moves, which are also names of wording files, need an explanation. "door" asks to
be considered for work that the writer names. "close" says that the employer told the writer how
close they came. "tie" says what the news of a follow-up has to do with the recipient.
"""

from collections.abc import Set

from templates.answers import Interest, Length
from templates.grammar.words import word_set
from templates.letter.openings import select_opening
from templates.letter.situation import FIELD_BY_FRAMED_MOVE, MOVE_BY_INTEREST, Situation
from templates.letter.typed_answers.other_people import names_others
from templates.letter.typed_answers.own_words import is_wish
from templates.names.people import parse_people
from templates.phrasebook.facts import GrammaticalForm, Side, YesNo

MAX_WORDS_WITH_FILLERS = {Length.STANDARD: 65, Length.SHORT: 50}
"""The maximum number of words up to which a note may be lengthened with fillers.

A good wish may exceed it in a note that has nothing else to end with.
"""

_BEGINNINGS_OF_APOLOGIES = ("sorry", "apologis", "apologiz", "regret")
"""The beginnings of words with which the writer has already apologised."""

_REQUESTS = frozenset({"door", "keep_in_mind", "role_interest", "linkedin"})
"""The moves that ask for something, so that "no reply needed" would be odd in the same note."""

_MOVES_REPLACED_BY_DOOR = frozenset({"role_interest", "interest", "field_interest", "keep_in_mind"})
"""The moves left out of a note that asks to be considered for work."""


def included_moves(situation: Situation) -> frozenset[str]:
    """Return the moves of a note that are required or requested, without any fillers."""
    answers, outcome = situation.answers, situation.outcome
    moves = _with_interest(outcome.required | _requested_moves(situation), answers.interest)
    if "door" in moves:
        moves -= _MOVES_REPLACED_BY_DOOR
    if "meet_again" in moves and outcome.is_withdrawal:
        # A writer who withdraws expresses interest by hoping to meet again.
        moves.discard("interest")
    if "meet_again" in moves and "keep_in_mind" not in moves:
        # Hoping to meet again also expresses interest in the field, unless the note asks to be kept
        # in mind.
        moves.discard("field_interest")
    # A referrer is often a friend, who does not feel that they must reply.
    may_feel_they_must_reply = situation.recipient.side is not Side.REFERRER
    # Whoever hopes for the role, knows who has it or meets the recipient does not guess that.
    may_be_filled = (
        "no_reply" in outcome.lineage
        and answers.interest is not Interest.ROLE
        and moves.isdisjoint({"appointee", "meet_again"})
    )
    if may_feel_they_must_reply and (
        may_be_filled or (outcome.is_silence and moves.isdisjoint(_REQUESTS))
    ):
        moves.add("no_reply_needed")
    if "gratitude" in moves and _is_consideration_superfluous(moves, situation):
        moves.discard("consideration")
    if _is_withdrawal_superfluous(situation):
        moves.discard("withdrawal")
    moves -= left_out_moves(situation)
    return frozenset(filter(situation.allows_move, moves))


def _requested_moves(situation: Situation) -> set[str]:
    """Return the moves that the answers ask for, whether or not a note can make them."""
    answers = situation.answers
    is_requested_by_move = {
        "own_words": bool(answers.own_words.strip()),
        "told_by": bool(answers.told_by.strip()),
        "appointee": bool(answers.appointee.strip()),
        "pass_on": bool(answers.also_thank)
        and not _are_others_already_thanked(situation)
        and not does_sign_off_thank_other(situation),
        "close": bool(answers.told_close),
        "keep_in_mind": bool(answers.keep_in_mind),
        "linkedin": bool(answers.linkedin),
    }
    for move, field in FIELD_BY_FRAMED_MOVE.items():
        is_requested_by_move[move] = situation.fragments[field].form is not GrammaticalForm.NONE
    return {move for move, is_requested in is_requested_by_move.items() if is_requested}


def _is_consideration_superfluous(moves: Set[str], situation: Situation) -> bool:
    """Return whether the typed thanks make a separate thanks for the consideration superfluous.

    They do if they name the consideration or the offer; if they are for time and the note says
    something else beside the regret: how close the writer came, or who was chosen; or if the
    recipient is not from the employer, and so did not consider the application. Thanks that name
    the meetings (`occasion`) do, too. But if another sentence thanks for the meetings, it also
    thanks for the consideration, and is needed.
    """
    facts = situation.facts
    if facts["thanks_name_consideration"] == YesNo.YES:
        return True
    if facts["occasion"] == YesNo.YES:
        return do_thanks_name_meetings(situation)
    opening = select_opening("gratitude", situation)
    if opening is not None and "consideration" in opening.other_moves:
        # The same sentence thanks for the consideration.
        return False
    has_other_turn = not moves.isdisjoint({"close", "appointee"})
    are_for_time = facts["thanks_mention_time"] == YesNo.YES
    return (has_other_turn and are_for_time) or situation.recipient.side is not Side.EMPLOYER


def _is_withdrawal_superfluous(situation: Situation) -> bool:
    """Return whether the typed answers speak of a withdrawal that the recipient knows already.

    They do if there are thanks and an apology, and if no reason needs a sentence with the
    withdrawal. The answer is no for an outcome that requires an apology in the program's own words.
    """
    facts = situation.facts
    speak_of_it = YesNo.YES == facts["thanks_typed"] == facts["own_words_apologise"]
    form_of_reason = situation.fragments["reason"].form
    is_reason_complete = form_of_reason in (GrammaticalForm.NONE, GrammaticalForm.SENTENCE)
    is_apology_required = "apology" in situation.outcome.required
    is_known = situation.is_withdrawal_known
    return is_known and speak_of_it and is_reason_complete and not is_apology_required


def do_thanks_name_meetings(situation: Situation) -> bool:
    """Return whether the sentence with the typed thanks also thanks for the meetings."""
    opening = select_opening("gratitude", situation)
    if opening is None:
        return False
    return "occasion" in opening.texts[situation.tone.id].placeholders


def _are_others_already_thanked(situation: Situation) -> bool:
    """Return whether the thanks for the time already name the other people."""
    # If the writer typed no thanks, the note thanks for the time.
    thanks_are_for_time = situation.facts["thanks_typed"] == YesNo.NO
    names_everyone = "everyone" in situation.phrase("your_time").placeholders
    return situation.others_were_there and thanks_are_for_time and names_everyone


def does_sign_off_thank_other(situation: Situation) -> bool:
    """Return whether the sign-off thanks the only other person, in place of a sentence.

    It does so in a tone with such a sign-off, for a colleague of the only recipient whom the writer
    calls by the first name, and of whom nothing else is said. Thanks in the writer's own words
    would make that one too many.
    """
    answers = situation.answers
    if len(answers.also_thank) != 1 or answers.follow_up or "pass_on" in answers.left_out:
        return False
    if situation.tone.shared_sign_off is None or situation.facts["thanks_typed"] == YesNo.NO:
        return False
    (other,) = answers.also_thank
    people = parse_people(other)
    is_first_name = len(people) == 1 and other.strip() == people[0].given
    is_only_recipient = len(parse_people(answers.recipient_name)) == 1
    typed = f"{answers.thanks_for} {answers.detail} {answers.own_words}"
    may_thank = "thank" not in answers.own_words.casefold()
    is_colleague = situation.others_were_there and is_only_recipient
    return (
        is_first_name and is_colleague and may_thank and not names_others(typed, answers.also_thank)
    )


def is_optional(move: str, situation: Situation) -> bool:
    """Return whether the writer may leave a move out."""
    # "interest" counts as optional because the writer may choose to express none.
    return move not in situation.outcome.required or move == "interest"


def left_out_moves(situation: Situation) -> frozenset[str]:
    """Return the optional moves that the writer left out."""
    return frozenset(move for move in situation.answers.left_out if is_optional(move, situation))


def _with_interest(moves: frozenset[str], interest: Interest | None) -> set[str]:
    """Return the moves with the move that expresses the chosen interest.

    An outcome may require the move "interest", which expresses interest in the organisation. A
    writer who is interested in the role expresses both interests; any other choice replaces the
    required one.
    """
    others = moves if interest is Interest.ROLE else moves - {"interest"}
    move = MOVE_BY_INTEREST[interest or Interest.NONE]
    return {*others, move} if move else set(others)


def filler_moves(situation: Situation) -> tuple[str, ...]:
    """Return the optional moves that may lengthen a short note, in order of preference."""
    excluded = set(left_out_moves(situation))
    typed = word_set(f"{situation.answers.reason} {situation.answers.own_words}")
    if any(word.startswith(_BEGINNINGS_OF_APOLOGIES) for word in typed):
        excluded.add("apology")
    if is_wish(situation.answers.own_words):
        excluded.add("wishes")
    allowed = filter(situation.allows_move, situation.outcome.fillers)
    return tuple(move for move in allowed if move not in excluded)
