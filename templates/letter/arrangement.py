"""Arrange the moves of a note in order, by paragraph.

A note is about a decision: the employer's no ("news") or the writer's ("withdrawal").
"""

from templates.letter.moves import do_thanks_name_meetings
from templates.letter.situation import Situation, is_named
from templates.letter.typed_answers.fragments import NOUN_FORMS
from templates.letter.typed_answers.other_people import names_others
from templates.letter.typed_answers.own_words import (
    apologises,
    apologises_for_trouble,
    begins_with_message,
    begins_with_pronoun,
    is_about_later,
    is_wish,
    tells_availability,
    tells_how_news_came,
    tells_of_unanswered_call,
)
from templates.letter.typed_answers.tie import leads_up_to
from templates.phrasebook.facts import GrammaticalForm, Side, YesNo

Plan = tuple[tuple[str, ...], ...]
"""The moves of a note in order, by paragraph."""

_DECISION = ("news", "close", "withdrawal", "reason", "apology")
"""The moves that tell of the decision, in the order of the note."""

_EARLY_REFUSALS = frozenset({"screened_out", "application_only"})
"""The outcomes that end an application before the interviews."""

_THANKS = ("gratitude", "consideration")
"""The moves that give the recipient thanks."""

_COMPANIONS_OF_LINKEDIN = frozenset(
    {"door", "keep_in_mind", "role_interest", "interest", "field_interest"}
)
"""The moves that can stand before a request to connect, in its paragraph."""


def arrange(moves: frozenset[str], situation: Situation) -> Plan:
    """Return the plan for moves: in the order of the outcome's wording, with these exceptions.

    - The sentence that thanks for the meetings comes first among the thanks, but after thanks for
      the news, or for how the recipient took the withdrawal.
    - The decision follows the detail if `_is_decision_after_detail` says so.
    - One sentence of thanks comes before the apology for a withdrawal that the recipient knows of.
    - The writer's own words stand beside the move that they belong to; an apology is a paragraph.
    - A reason for a withdrawal that is not told again begins a paragraph.
    - A next meeting and good wishes come before a request to connect that would otherwise be a
      paragraph of its own.
    - In a follow-up, a tie that says when something happened comes before the news.
    """
    paragraphs, fragments = situation.outcome.paragraphs, situation.fragments
    begins_with_news = situation.facts["thanks_for_news_first"] == YesNo.YES
    if "tie" in moves and leads_up_to(fragments["brings"].text, fragments["tie"].text):
        paragraphs = _with_move_before("tie", "brings", paragraphs)
    if "apology" in situation.outcome.required and _may_begin_with_thanks(situation):
        apology, thanks, *others = paragraphs
        paragraphs = (thanks, apology, *others)
    names_meetings = "gratitude" in moves and do_thanks_name_meetings(situation)
    if situation.facts["occasion"] == YesNo.YES and not names_meetings:
        thanks_for_meetings = "closing" if "closing" in moves else "consideration"
        place = _with_move_after if begins_with_news else _with_move_before
        paragraphs = place(thanks_for_meetings, "gratitude", paragraphs)
    is_decision_later = _is_decision_after_detail(moves, situation)
    if is_decision_later:
        paragraphs = _with_decision_after_detail(moves, paragraphs)
        # The sentence with the news can also thank for the consideration, unless it is followed by
        # one of these moves.
        moves_after_news = {"close", "appointee", "door"}
        if situation.facts["occasion"] == YesNo.NO and moves.isdisjoint(moves_after_news):
            paragraphs = _with_move_after("consideration", "news", paragraphs)
    if "linkedin" in moves and moves.isdisjoint(_COMPANIONS_OF_LINKEDIN):
        for move in ("meet_again", "wishes"):
            paragraphs = _with_move_before(move, "linkedin", paragraphs)
    paragraphs = _with_own_words_placed(moves, paragraphs, situation, is_decision_later)
    if "reason" in moves and "withdrawal" not in moves:
        paragraphs = _with_paragraph_beginning_with("reason", paragraphs)
    included = (tuple(move for move in paragraph if move in moves) for paragraph in paragraphs)
    plan = tuple(paragraph for paragraph in included if paragraph)
    return _with_others_thanked(plan, situation) if "pass_on" in moves else plan


def _with_own_words_placed(
    moves: frozenset[str], paragraphs: Plan, situation: Situation, is_decision_later: bool
) -> Plan:
    """Return a plan in which the writer's own words stand beside what they are about.

    A call in vain comes first of all. Words on how the news came follow the thanks for it. If the
    decision comes after the detail, words about the decision end its paragraph, and an apology is a
    paragraph before it. Other words stay in their usual place.
    """
    own_words = situation.answers.own_words.strip()
    begins_with_news = situation.facts["thanks_for_news_first"] == YesNo.YES
    if "withdrawal" in moves and tells_of_unanswered_call(own_words):
        first_move = next(move for paragraph in paragraphs for move in paragraph if move in moves)
        return _with_move_before("own_words", first_move, paragraphs)
    if "news" in moves and begins_with_news and tells_how_news_came(own_words):
        return _with_move_after("own_words", "gratitude", paragraphs)
    if next_move := _find_move_after_own_words(moves, own_words, is_decision_later):
        return _with_move_before("own_words", next_move, paragraphs)
    if not (is_decision_later and own_words):
        return paragraphs
    decision = [move for move in _DECISION if move in moves]
    if _is_about_decision(own_words, situation):
        placed = _with_move_after("own_words", decision[-1], paragraphs)
    elif apologises(own_words):
        placed = _with_move_before("own_words", decision[0], paragraphs)
    else:
        return paragraphs
    return _with_paragraph_ending_after("own_words", placed)


def _with_others_thanked(plan: Plan, situation: Situation) -> Plan:
    """Return a plan in which the request to thank other people ("pass_on") has its place.

    The request comes before the writer's own words if these go on with a message ("And tell her").
    Otherwise it follows a detail that names one of these people. Otherwise it follows the other
    thanks in the first paragraph, if these are typed and neither a withdrawal nor the writer's own
    words stand there; words about a withdrawal may. In any other note it stays in its paragraph,
    unless it would stand there alone: then it follows the detail, or ends the first paragraph of a
    note without a detail.
    """
    if begins_with_message(situation.answers.own_words):
        return _with_move_before("pass_on", "own_words", plan)
    first, *others = tuple(tuple(m for m in paragraph if m != "pass_on") for paragraph in plan)
    has_detail = any("detail" in paragraph for paragraph in others)
    thanks = [move for move in first if move in _THANKS]
    has_typed_thanks = thanks and situation.facts["thanks_typed"] == YesNo.YES
    are_own_words_between = "own_words" in first and not situation.outcome.is_withdrawal
    if has_detail and names_others(situation.answers.detail, situation.answers.also_thank):
        neighbour = "detail"
    elif has_typed_thanks and "withdrawal" not in first and not are_own_words_between:
        neighbour = first[-1] if "own_words" not in first else thanks[-1]
    elif first and ("pass_on",) in plan:
        neighbour = "detail" if has_detail else first[-1]
    else:
        return plan
    without = tuple(paragraph for paragraph in (first, *others) if paragraph)
    return _with_move_after("pass_on", neighbour, without)


def _may_begin_with_thanks(situation: Situation) -> bool:
    """Return whether one sentence of thanks may come before the apology for a known withdrawal."""
    facts = situation.facts
    has_thanks = situation.fragments["thanks_for"].form is not GrammaticalForm.NONE
    is_one_sentence = facts["thanks_long"] == YesNo.NO and not _thanks_are_sentences(situation)
    is_from_employer = situation.recipient.side is Side.EMPLOYER
    is_known = situation.is_withdrawal_known
    return has_thanks and is_one_sentence and is_known and is_from_employer


def _thanks_are_sentences(situation: Situation) -> bool:
    """Return whether the typed thanks are sentences, and so cannot follow "Thank you for"."""
    return situation.fragments["thanks_for"].form not in (
        GrammaticalForm.NONE,
        GrammaticalForm.GERUND,
        GrammaticalForm.CLAUSE,
        *NOUN_FORMS,
    )


def _is_decision_after_detail(moves: frozenset[str], situation: Situation) -> bool:
    """Return whether the note tells of the decision only after the detail.

    This needs typed thanks to begin the note with. A withdrawal must also be known to the
    recipient. An early no that leads to a request for work comes before the detail, as does news
    for somebody who has not heard it. So does the news if one of several recipients told the writer
    and there was no meeting: then its sentence thanks that person.
    """
    facts = situation.facts
    is_early = not _EARLY_REFUSALS.isdisjoint(situation.outcome.lineage)
    if situation.recipient.side is Side.REFERRER or (is_early and {"detail", "door"} <= moves):
        return False
    thanks_messenger_with_news = facts["told_by"] == YesNo.YES and facts["occasion"] == YesNo.NO
    if facts["thanks_typed"] == YesNo.NO or thanks_messenger_with_news:
        return False
    if "withdrawal" in moves:
        return situation.is_withdrawal_known and "apology" not in situation.outcome.required
    return "news" in moves


def _with_decision_after_detail(moves: frozenset[str], paragraphs: Plan) -> Plan:
    """Return a plan in which the decision follows the first two paragraphs directly.

    These two hold the thanks and the detail. The plan is unchanged if nothing follows them.
    """
    later = [move for paragraph in paragraphs[2:] for move in paragraph if move in moves]
    if not later:
        return paragraphs
    for move in _DECISION:
        if move in moves:
            paragraphs = _with_move_before(move, later[0], paragraphs)
    return paragraphs


def _is_about_decision(own_words: str, situation: Situation) -> bool:
    """Return whether the writer's own words are about the decision.

    After a withdrawal, this is true of any words; after a role was closed, of all but an apology
    for trouble; after any other no, only of words about the person appointed.
    """
    outcome, appointee = situation.outcome, situation.answers_as_given.appointee
    is_about_appointee = is_named(appointee, own_words) or (
        bool(appointee) and begins_with_pronoun(own_words)
    )
    if outcome.is_withdrawal or is_about_appointee:
        return True
    return "role_closed" in outcome.lineage and not apologises_for_trouble(own_words)


def _find_move_after_own_words(
    moves: frozenset[str], own_words: str, is_decision_later: bool
) -> str | None:
    """Return the move before which the writer's own words belong; None for their usual place.

    Words on when or where the writer could work come before the request for work; words on a later
    time come after all requests but the request to connect. Words on how the news reached the
    writer follow the thanks. A good wish is at the end.
    """
    if not own_words:
        return None
    if "door" in moves and tells_availability(own_words):
        return "door"
    if is_about_later(own_words):
        return "meet_again" if moves.isdisjoint(_COMPANIONS_OF_LINKEDIN) else "linkedin"
    if "news" in moves and tells_how_news_came(own_words):
        return "told_by" if is_decision_later or "gratitude" not in moves else "news"
    return "wishes" if is_wish(own_words) else None


def _with_move_before(move: str, next_move: str, paragraphs: Plan) -> Plan:
    """Return a plan in which a move stands directly before another one.

    A plan without `next_move` is returned unchanged.
    """
    return _with_move_beside(next_move, move, paragraphs, offset=0)


def _with_move_after(move: str, previous_move: str, paragraphs: Plan) -> Plan:
    """Return a plan in which a move stands directly after another one, like `_with_move_before`."""
    return _with_move_beside(previous_move, move, paragraphs, offset=1)


def _with_move_beside(neighbour: str, move: str, paragraphs: Plan, offset: int) -> Plan:
    """Return a plan in which a move stands directly before (0) or after (1) another one."""
    if move == neighbour or not any(neighbour in paragraph for paragraph in paragraphs):
        return paragraphs
    plan = []
    for paragraph in paragraphs:
        others = [other for other in paragraph if other != move]
        if neighbour in others:
            others.insert(others.index(neighbour) + offset, move)
        plan.append(tuple(others))
    return tuple(plan)


def _with_paragraph_beginning_with(move: str, paragraphs: Plan) -> Plan:
    """Return a plan in which a move, and what follows it there, is a paragraph of its own."""
    plan: list[tuple[str, ...]] = []
    for paragraph in paragraphs:
        start = paragraph.index(move) if move in paragraph else 0
        plan += (part for part in (paragraph[:start], paragraph[start:]) if part)
    return tuple(plan)


def _with_paragraph_ending_after(move: str, paragraphs: Plan) -> Plan:
    """Return a plan in which a move ends its paragraph; what followed it begins the next one."""
    plan = []
    carried: tuple[str, ...] = ()
    for paragraph in paragraphs:
        moves, carried = (*carried, *paragraph), ()
        if move in moves:
            end = moves.index(move) + 1
            moves, carried = moves[:end], moves[end:]
        plan.append(moves)
    return (*plan, carried) if carried else tuple(plan)
