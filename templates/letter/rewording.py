"""What a writer may do with one sentence of the note: other words for it, or leaving it out."""

from dataclasses import replace

from templates.answers import Answers
from templates.letter.composer import compose, seed_for
from templates.letter.moves import left_out
from templates.letter.note import Note, Sentence
from templates.letter.selection import alternatives
from templates.letter.situation import resolve
from templates.phrasebook.wording import Wording


def wordings(sentence: Sentence, answers: Answers, wording: Wording) -> tuple[str, ...]:
    """Return the names of the wording entries that may stand in a sentence's place."""
    return alternatives(sentence.moves[0], resolve(answers, wording), wording)


def in_words(sentence: Sentence, name: str, answers: Answers) -> Answers:
    """Return the answers that have a sentence said in the words of an entry."""
    move = sentence.moves[0]
    picked = tuple(word for word in answers.words if not word.startswith(f"{move}."))
    return replace(answers, words=(*picked, name))


def can_be_left_out(sentence: Sentence, answers: Answers, wording: Wording) -> bool:
    """Say whether the ending allows a note without a sentence."""
    required = resolve(answers, wording).outcome.required - {"interest"}
    return sentence.moves[0] not in required


def changed_beside(sentence: Sentence, before: Note, after: Note) -> bool:
    """Say whether other words for one sentence brought other words for another with them."""
    known = {s.text for s in before.sentences}
    return any(s.text not in known and sentence.moves[0] not in s.moves for s in after.sentences)


def without(sentence: Sentence, answers: Answers) -> Answers:
    """Return the answers that leave a sentence out."""
    further = tuple(move for move in sentence.moves if move not in answers.left_out)
    return replace(answers, left_out=(*answers.left_out, *further))


def brought_back(sentence: Sentence, answers: Answers) -> Answers:
    """Return the answers that say a sentence again that was left out."""
    kept = tuple(move for move in answers.left_out if move != sentence.moves[0])
    return replace(answers, left_out=kept)


def left_out_sentences(
    answers: Answers, wording: Wording, draw: str | None = None
) -> tuple[Sentence, ...]:
    """Return the sentences that would be said if nothing were left out."""
    dropped = left_out(resolve(answers, wording))
    if not dropped:
        return ()
    draw = seed_for(answers) if draw is None else draw
    whole = compose(replace(answers, left_out=()), wording, draw)
    return tuple(s for s in whole.sentences if s.moves[0] in dropped)
