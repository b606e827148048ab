"""Change one sentence of a note: choose another variant, leave it out, or bring it back."""

from dataclasses import replace

from templates.answers import Answers
from templates.letter import moves
from templates.letter.composer import compose_note
from templates.letter.note import Note, Sentence
from templates.letter.selection import variants
from templates.letter.situation import Situation, resolve


def sentence_variants(sentence: Sentence, situation: Situation) -> tuple[str, ...]:
    """Return the names of the wording entries that may replace a sentence."""
    return variants(sentence.moves[0], situation)


def choose_variant(sentence: Sentence, entry: str, answers: Answers) -> Answers:
    """Return the answers with a wording entry chosen for a sentence."""
    move = sentence.moves[0]
    others = tuple(name for name in answers.words if not name.startswith(f"{move}."))
    return replace(answers, words=(*others, entry))


def other_sentences_changed(sentence: Sentence, before: Note, after: Note) -> bool:
    """Return whether replacing a sentence also changed others."""
    known = {s.text for s in before.sentences}
    return any(s.text not in known and sentence.moves[0] not in s.moves for s in after.sentences)


def is_optional(sentence: Sentence, situation: Situation) -> bool:
    """Return whether a sentence may be left out."""
    return moves.is_optional(sentence.moves[0], situation)


def leave_out(sentence: Sentence, answers: Answers) -> Answers:
    """Return the answers with a sentence left out."""
    new_moves = tuple(move for move in sentence.moves if move not in answers.left_out)
    return replace(answers, left_out=(*answers.left_out, *new_moves))


def bring_back(sentence: Sentence, answers: Answers) -> Answers:
    """Return the answers with a sentence included again."""
    others = tuple(move for move in answers.left_out if move != sentence.moves[0])
    return replace(answers, left_out=others)


def left_out_sentences(situation: Situation, seed: str) -> tuple[Sentence, ...]:
    """Return the sentences that the writer left out."""
    left_out = moves.left_out_moves(situation)
    if not left_out:
        return ()
    complete = resolve(replace(situation.original_answers, left_out=()), situation.wording)
    note = compose_note(complete, seed)
    return tuple(sentence for sentence in note.sentences if sentence.moves[0] in left_out)
