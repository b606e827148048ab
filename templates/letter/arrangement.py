"""Arrange the moves of a note in order, by paragraph."""

from templates.answers import WithdrawalChannel
from templates.letter.moves import names_others
from templates.letter.openings import select_opening
from templates.letter.situation import Situation, is_named
from templates.letter.typed_answers.fragments import NOUN_FORMS
from templates.letter.typed_answers.own_words import (
    apologises_for_trouble,
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

_NO = ("news", "close", "withdrawal", "reason", "apology")
"""The moves that tell of the employer's or the writer's no, in the order of the note."""

_COMPANIONS_OF_LINKEDIN = frozenset(
    {"door", "keep_in_mind", "role_interest", "interest", "field_interest"}
)
"""The moves that can stand before a request to connect, in its paragraph."""


def arrange(moves: frozenset[str], situation: Situation) -> Plan:
    """Return the plan for moves: in the outcome's order, by paragraph, with these exceptions.

    A next meeting and good wishes come before a request to connect that would otherwise
    be a paragraph of its own. The writer's own words stand beside the move that they belong to, but
    an unanswered call comes first. If the recipient already knows of the withdrawal, one sentence
    of thanks comes before the apology.

    Thanks for the meetings come before thanks for what the recipient did. After complete thanks,
    and if the recipient knows of a withdrawal, the no comes after the detail, before the first of
    the requests and other moves that follow; the writer's own words about it come after it. In a
    follow-up, a tie that says when something happened comes before the news.
    """
    paragraphs, fragments = situation.outcome.paragraphs, situation.fragments
    if "tie" in moves and leads_up_to(fragments["brings"].text, fragments["tie"].text):
        paragraphs = _with_move_before("brings", "tie", paragraphs)
    if "apology" in situation.outcome.required and _may_begin_with_thanks(situation):
        apology, thanks, *others = paragraphs
        paragraphs = (thanks, apology, *others)
    if situation.facts["occasion"] == YesNo.YES:
        thanks_for_meetings = "closing" if "closing" in moves else "consideration"
        paragraphs = _with_move_before("gratitude", thanks_for_meetings, paragraphs)
    is_no_last = _is_no_last(moves, situation)
    if is_no_last:
        paragraphs = _with_no_after_detail(moves, paragraphs)
    if "linkedin" in moves and moves.isdisjoint(_COMPANIONS_OF_LINKEDIN):
        for move in ("meet_again", "wishes"):
            paragraphs = _with_move_before("linkedin", move, paragraphs)
    own_words = situation.answers.own_words.strip()
    if "withdrawal" in moves and tells_of_unanswered_call(own_words):
        first_move = next(move for paragraph in paragraphs for move in paragraph if move in moves)
        paragraphs = _with_move_before(first_move, "own_words", paragraphs)
    elif next_move := _move_after_own_words(
        # Words on how the news came then follow the thanks, not the regret.
        moves - {"gratitude"} if is_no_last else moves,
        own_words,
    ):
        paragraphs = _with_move_before(next_move, "own_words", paragraphs)
    elif is_no_last and own_words and _is_about_no(own_words, situation):
        no = next(move for move in reversed(_NO) if move in moves)
        paragraphs = _with_move_after(no, "own_words", paragraphs)
    included = (tuple(move for move in paragraph if move in moves) for paragraph in paragraphs)
    plan = tuple(paragraph for paragraph in included if paragraph)
    return _with_others_thanked(plan, situation) if "pass_on" in moves else plan


def _with_others_thanked(plan: Plan, situation: Situation) -> Plan:
    """Return a plan in which the request to thank other people has its place.

    It comes after a detail that names them, or else at the end of a first paragraph that only
    thanks. If that also has the writer's own words, or if it would be a paragraph of its own, it
    comes after the detail in any case.
    """
    first, *others = tuple(tuple(m for m in paragraph if m != "pass_on") for paragraph in plan)
    has_detail = any("detail" in paragraph for paragraph in others)
    if has_detail and names_others(situation.answers.detail, situation.answers):
        neighbour = "detail"
    elif situation.facts["thanks_typed"] == YesNo.YES and "withdrawal" not in first:
        neighbour = "detail" if has_detail and "own_words" in first else first[-1]
    elif ("pass_on",) in plan:
        neighbour = "detail" if has_detail else first[-1]
    else:
        return plan
    without = tuple(paragraph for paragraph in (first, *others) if paragraph)
    return _with_move_after(neighbour, "pass_on", without)


def _may_begin_with_thanks(situation: Situation) -> bool:
    """Return whether one sentence of thanks may come before the apology for a known withdrawal."""
    facts = situation.facts
    has_thanks = situation.fragments["thanks_for"].form is not GrammaticalForm.NONE
    is_one_sentence = facts["thanks_long"] == YesNo.NO and not _thanks_are_sentences(situation)
    knows_already = situation.answers.told_already is not WithdrawalChannel.NONE
    is_from_employer = situation.recipient.side is Side.EMPLOYER
    return has_thanks and is_one_sentence and knows_already and is_from_employer


def _thanks_are_sentences(situation: Situation) -> bool:
    """Return whether the typed thanks are sentences, and so cannot follow "Thank you for"."""
    return situation.fragments["thanks_for"].form not in (
        GrammaticalForm.NONE,
        GrammaticalForm.GERUND,
        GrammaticalForm.CLAUSE,
        *NOUN_FORMS,
    )


def _is_no_last(moves: frozenset[str], situation: Situation) -> bool:
    """Return whether the employer's or the writer's no comes after the detail.

    It does only after typed thanks. A withdrawal does if the recipient knows of it. The employer's
    no does if the thanks before it need no other sentence: if they are for the meetings, or also
    for the consideration.
    """
    if situation.facts["thanks_typed"] == YesNo.NO:
        return False
    if "withdrawal" in moves:
        knows_already = situation.answers.told_already is not WithdrawalChannel.NONE
        return knows_already and "apology" not in situation.outcome.required
    if "news" not in moves:
        return False
    if situation.facts["occasion"] == YesNo.YES:
        return True
    opening = select_opening("gratitude", situation) if "gratitude" in moves else None
    return opening is not None and (
        "consideration" in opening.other_moves or "consideration" not in moves
    )


def _with_no_after_detail(moves: frozenset[str], paragraphs: Plan) -> Plan:
    """Return a plan in which the no comes before the first of the moves after the detail."""
    later = [move for paragraph in paragraphs[2:] for move in paragraph if move in moves]
    if not later:
        return paragraphs
    for move in _NO:
        if move in moves:
            paragraphs = _with_move_before(later[0], move, paragraphs)
    return paragraphs


def _is_about_no(own_words: str, situation: Situation) -> bool:
    """Return whether the writer's own words are about the no: the employer's or the writer's.

    They are after every withdrawal. After an employer's no they are if they speak of the person
    appointed, or if the role was closed, unless they are an apology for trouble.
    """
    outcome, appointee = situation.outcome, situation.answers_as_given.appointee
    is_about_appointee = is_named(appointee, own_words) or (
        bool(appointee) and begins_with_pronoun(own_words)
    )
    if outcome.is_withdrawal or is_about_appointee:
        return True
    return "role_closed" in outcome.lineage and not apologises_for_trouble(own_words)


def _move_after_own_words(moves: frozenset[str], own_words: str) -> str | None:
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
        return "news" if "gratitude" in moves else "told_by"
    return "wishes" if is_wish(own_words) else None


def _with_move_before(next_move: str, move: str, paragraphs: Plan) -> Plan:
    """Return a plan in which a move stands directly before another one.

    A plan without `next_move` is returned unchanged.
    """
    return _with_move_beside(next_move, move, paragraphs, offset=0)


def _with_move_after(previous_move: str, move: str, paragraphs: Plan) -> Plan:
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
