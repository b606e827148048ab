"""Choose the moves of a note, and arrange them in order.

The names of some moves, which are also names of wording files, need an explanation. "door" asks to
be considered for work that the writer names. "close" says that the employer told the writer how
close they came. "tie" says what the news of a follow-up has to do with the recipient.
"""

import re

from templates.answers import Answers, Interest, Length, WithdrawalChannel
from templates.grammar.words import word_set
from templates.letter.openings import select_opening
from templates.letter.situation import (
    FIELD_BY_FRAMED_MOVE,
    MOVE_BY_INTEREST,
    Situation,
    is_named,
)
from templates.letter.typed_answers.fragments import NOUN_FORMS
from templates.letter.typed_answers.second_person import names_one_of
from templates.letter.typed_answers.sentences import split_sentences
from templates.letter.typed_answers.tie import leads_up_to
from templates.names.people import parse_people
from templates.phrasebook.facts import FollowUpNumber, GrammaticalForm, Side, YesNo

Plan = tuple[tuple[str, ...], ...]
"""The moves of a note in order, by paragraph."""

MAX_WORDS_WITH_FILLERS = {Length.STANDARD: 65, Length.SHORT: 50}
"""The maximum number of words up to which a note may be lengthened with fillers.

A good wish may exceed it in a note that has nothing else to end with.
"""

_BEGINNINGS_OF_APOLOGIES = ("sorry", "apologis", "apologiz", "regret")
"""The beginnings of words with which the writer has already apologised."""

_APOLOGY_FOR_TROUBLE = r"(?i)(?:(?:I[’']m|I am) (?:very |so |really )?)?sorry (?:for|about)\b"
"""The beginning of the writer's own words if they apologise for some trouble."""

_AVAILABILITY = (
    r"(?i)^I(?:[’']m| am|[’']d be| would be|[’']ll be| will be| can| could|[’']d| would)"
    r"(?: also| still| always)? (?:be )?"
    r"(?:ready|able|willing|free|available|happy|glad|start|move|travel|relocate|begin|work)\b"
)
"""The beginning of the writer's own words about when or where they could work: "I'm free to"."""

_WISH = (
    # "I hope the new year is kind", but not "I hope we meet"
    r"(?i)^(?:(?:I|we) (?:do )?(?:wish|hope)\b(?!.*\b(?:I|me|my|we|us|our)\b)"
    # "all the best with the show"
    r"|(?:the )?(?:very )?best of luck\b"
    r"|good luck\b|all the best\b|all good wishes\b|my (?:best|good) wishes\b|congratulations\b)"
)
"""The beginning of the writer's own words that are a good wish."""

_WORDS_OF_WISHES = frozenset("wish hope luck best wishes congratulations".split())
"""`_WISH` only matches texts with one of these words, checked first for speed."""

_LATER = (
    # "I'd like to apply again, though not before next year"
    r"(?i)^(?:(?:perhaps|maybe|some ?day|one day)\b"
    r"|I(?:[’']d| would|[’']ll| will| hope| may| might| could| plan| want)\b.*"
    r"\b(?:some ?day|one day|(?:apply|try|ask|be|come) (?:back|again)|in (?:a|two|three|\d) years?"
    r"|next (?:year|spring|summer|autumn|fall|winter|season)|once (?:I|my|the|we)\b)"
    # "I still drink my coffee with you, so if we run into each other, …"
    r"|.*\b(?:run into|bump into|cross paths|see you (?:at|in|on|around|there))\b)"
)
"""The writer's own words about a later time: "Perhaps some day"."""

_WORDS_OF_LATER = frozenset(
    "perhaps maybe someday day again back year years next once into paths see".split()
)
"""`_LATER` only matches texts with one of these words, checked first for speed."""

_HOW_NEWS_CAME = (
    # "I was under a truck when you rang", "Sorry that I missed your call"
    r"(?i)^(?:I (?:was|had been|could(?:n[’']t| not)|did(?:n[’']t| not)|missed|only)"
    r"|I[’'](?:d been|m sorry|m afraid)|(?:I am )?sorry)\b.*"
    r"\b(?:rang|called|phoned|wrote|calls?|voicemail|messages?|e-?mails?|letter|reception|signal"
    r"|heard? me)\b"
)
"""The beginning of the writer's own words about how the news reached them."""

_WORDS_OF_NEWS = frozenset(
    (
        "rang called phoned wrote call calls voicemail message messages mail mails email emails "
        "letter reception signal hear heard"
    ).split()
)
"""`_HOW_NEWS_CAME` only matches texts with one of these words, checked first for speed."""

_UNANSWERED_CALL = (
    # "I rang twice yesterday but couldn't get hold of you"
    r"(?i)^I(?:[’']ve| have)? (?:just |also )?(?:(?:rang|rung|called|phoned|telephoned|tried"
    r"|could(?:n[’']t| not) (?:reach|get (?:hold of|through to)))\b.*\byou"
    r"|left (?:you )?a (?:message|voicemail))\b"
)
"""The beginning of the writer's own words about a call that the recipient did not answer."""

_SOMEBODY = r"(?:He|She|They|We)\b"
"""The beginning of the writer's own words about somebody: "He was my partner"."""

_REQUESTS = frozenset({"door", "keep_in_mind", "role_interest", "linkedin"})
"""The moves that ask for something, so that "no reply needed" would be odd in the same note."""

_NO = ("news", "close", "withdrawal", "reason", "apology")
"""The moves that tell of the employer's or the writer's no, in the order of the note."""

_COMPANIONS_OF_LINKEDIN = _REQUESTS - {"linkedin"} | {"interest", "field_interest"}
"""The moves that can stand before a request to connect, in its paragraph."""

_MOVES_REPLACED_BY_DOOR = frozenset({"role_interest", "interest", "field_interest", "keep_in_mind"})
"""The moves left out of a note that asks to be considered for work."""


def included_moves(situation: Situation) -> frozenset[str]:
    """Return the moves of a note except fillers: the required and the requested ones."""
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
    if outcome.is_silence and may_feel_they_must_reply and moves.isdisjoint(_REQUESTS):
        moves.add("no_reply_needed")
    if "gratitude" in moves and _thanks_include_consideration(situation):
        moves.discard("consideration")
    moves -= left_out_moves(situation)
    return frozenset(filter(situation.allows_move, moves))


def _requested_moves(situation: Situation) -> set[str]:
    """Return the moves that the answers ask for, whether or not a note can make them."""
    answers = situation.answers
    is_requested_by_move = {
        "own_words": bool(answers.own_words.strip()),
        "told_by": bool(answers.told_by.strip()),
        "appointee": bool(answers.appointee.strip()),
        "pass_on": bool(answers.also_thank) and not _are_others_already_thanked(situation),
        "pass_on_news": _should_others_be_told(situation),
        "close": bool(answers.told_close),
        "keep_in_mind": bool(answers.keep_in_mind),
        "linkedin": bool(answers.linkedin),
    }
    for move, field in FIELD_BY_FRAMED_MOVE.items():
        is_requested_by_move[move] = situation.fragments[field].form is not GrammaticalForm.NONE
    return {move for move, is_requested in is_requested_by_move.items() if is_requested}


def _thanks_include_consideration(situation: Situation) -> bool:
    """Return whether the typed thanks make a separate thanks for the consideration superfluous.

    They do if they name the consideration or the offer, or if the recipient is not from the
    employer, and so did not consider the application. But the thanks for the meetings are in the
    same sentence as the thanks for the consideration, so a note with meetings keeps that sentence.
    """
    if situation.facts["thanks_name_consideration"] == YesNo.YES:
        return True
    begins_with_meetings = situation.facts["occasion"] == YesNo.YES
    return situation.recipient.side is not Side.EMPLOYER and not begins_with_meetings


def _should_others_be_told(situation: Situation) -> bool:
    """Return whether a first follow-up asks to tell its news to those whom the note has thanked.

    It does not if its news or its tie names one of them, or if they may be at an agency's client.
    """
    answers = situation.answers
    is_first = situation.facts["follow_up_number"] == FollowUpNumber.FIRST
    is_for_employer = situation.recipient.side is Side.EMPLOYER
    has_news = situation.fragments["brings"].form is not GrammaticalForm.NONE
    are_named = _names_others(f"{answers.brings} {answers.tie}", answers)
    is_appropriate = is_first and is_for_employer and has_news and not are_named
    return is_appropriate and bool(answers.also_thank)


def _are_others_already_thanked(situation: Situation) -> bool:
    """Return whether the thanks for the time or the meetings already name the other people."""
    # If the writer typed no thanks, the note thanks for the time.
    thanks_are_for_time = situation.facts["thanks_typed"] == YesNo.NO
    names_everyone = "everyone" in situation.phrase("your_time").placeholders
    return situation.others_were_there and thanks_are_for_time and names_everyone


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


def is_optional(move: str, situation: Situation) -> bool:
    """Return whether the writer may leave a move out."""
    # "interest" counts as optional because the writer may choose to express none.
    return move not in situation.outcome.required or move == "interest"


def left_out_moves(situation: Situation) -> frozenset[str]:
    """Return the optional moves that the writer left out."""
    return frozenset(move for move in situation.answers.left_out if is_optional(move, situation))


def _with_interest(moves: frozenset[str], interest: Interest | None) -> set[str]:
    """Return the moves with the move that expresses the chosen interest.

    An outcome may require the move "interest", which expresses interest in the organisation.
    Interest in the role is expressed as well; any other choice replaces it.
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
    if _is_wish(situation.answers.own_words):
        excluded.add("wishes")
    allowed = filter(situation.allows_move, situation.outcome.fillers)
    return tuple(move for move in allowed if move not in excluded)


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
    if "withdrawal" in moves and _is_one_sentence_like(_UNANSWERED_CALL, own_words):
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
    if has_detail and _names_others(situation.answers.detail, situation.answers):
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


def _names_others(text: str, answers: Answers) -> bool:
    """Return whether a text names one of the other people to thank."""
    people = (person for name in answers.also_thank for person in parse_people(name))
    # No person is parsed from "your dad".
    is_as_typed = any(name.casefold() in text.casefold() for name in answers.also_thank)
    return is_as_typed or names_one_of(people, text)


def _is_about_no(own_words: str, situation: Situation) -> bool:
    """Return whether the writer's own words are about the no: the employer's or the writer's.

    They are after every withdrawal. After an employer's no they are if they speak of the person
    appointed, or if the role was closed, unless they are an apology for trouble.
    """
    outcome, appointee = situation.outcome, situation.answers_as_given.appointee
    speaks_of_somebody = re.match(_SOMEBODY, own_words) is not None
    if (
        outcome.is_withdrawal
        or is_named(appointee, own_words)
        or (appointee and speaks_of_somebody)
    ):
        return True
    return "role_closed" in outcome.lineage and not re.match(_APOLOGY_FOR_TROUBLE, own_words)


def _move_after_own_words(moves: frozenset[str], own_words: str) -> str | None:
    """Return the move before which the writer's own words belong; None for their usual place.

    Words on when or where the writer could work come before the request for work; words on a later
    time come after all requests but the request to connect. Words on how the news reached the
    writer follow the thanks. A good wish is at the end.
    """
    if not own_words:
        return None
    if "door" in moves and re.match(_AVAILABILITY, own_words):
        return "door"
    words = word_set(own_words)
    if not _WORDS_OF_LATER.isdisjoint(words) and re.match(_LATER, own_words):
        return "meet_again" if moves.isdisjoint(_COMPANIONS_OF_LINKEDIN) else "linkedin"
    may_tell_how_news_came = "news" in moves and not _WORDS_OF_NEWS.isdisjoint(words)
    if may_tell_how_news_came and re.match(_HOW_NEWS_CAME, own_words):
        return "news" if "gratitude" in moves else "told_by"
    return "wishes" if _is_wish(own_words) else None


def _is_wish(own_words: str) -> bool:
    """Return whether the writer's own words are a good wish, and nothing else."""
    may_wish = not _WORDS_OF_WISHES.isdisjoint(word_set(own_words))
    return may_wish and _is_one_sentence_like(_WISH, own_words.strip())


def _is_one_sentence_like(pattern: str, text: str) -> bool:
    """Return whether a text is a single sentence that begins as the pattern says."""
    return bool(text) and re.match(pattern, text) is not None and len(split_sentences(text)) == 1


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
