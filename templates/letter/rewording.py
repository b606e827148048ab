"""Change single sentences of a note: choose another variant, leave one out, or add one."""

from dataclasses import replace

from templates.answers import AddedText, Answers
from templates.letter import moves
from templates.letter.composer import ADDED, compose_note
from templates.letter.note import Note, Sentence
from templates.letter.openings import add_choice, drop_choice
from templates.letter.selection import variant_names
from templates.letter.situation import Situation, resolve


def variant_names_for_sentence(sentence: Sentence, situation: Situation) -> tuple[str, ...]:
    """Return the names of the variants that may replace a sentence."""
    if is_added(sentence):
        return ()
    return variant_names(sentence.moves[0], situation)


def choose_variant(sentence: Sentence, variant_name: str, answers: Answers) -> Answers:
    """Return the answers with the named variant chosen for a sentence."""
    return add_choice(variant_name, drop_choice(sentence.moves[0], answers))


def other_sentences_changed(sentence: Sentence, before: Note, after: Note) -> bool:
    """Return whether replacing a sentence also changed others.

    `before` and `after` are the notes with the sentence and with its replacement.
    """
    texts_before = {other.text for other in before.sentences}
    return any(
        other.text not in texts_before and sentence.moves[0] not in other.moves
        for other in after.sentences
    )


def is_optional(sentence: Sentence, situation: Situation) -> bool:
    """Return whether a sentence may be left out."""
    return moves.is_optional(sentence.moves[0], situation)


def leave_out(sentence: Sentence, answers: Answers) -> Answers:
    """Return the answers with a sentence left out; an added one is removed."""
    if is_added(sentence):
        return change_added(sentence, "", answers)
    new_moves = tuple(move for move in sentence.moves if move not in answers.left_out)
    return replace(answers, left_out=(*answers.left_out, *new_moves))


def bring_back(sentence: Sentence, answers: Answers) -> Answers:
    """Return the answers with a sentence included again."""
    others = tuple(move for move in answers.left_out if move not in sentence.moves)
    return replace(answers, left_out=others)


def left_out_sentences(situation: Situation) -> tuple[Sentence, ...]:
    """Return the sentences that the writer left out."""
    left_out = moves.left_out_moves(situation)
    if not left_out:
        return ()
    complete = resolve(replace(situation.answers_as_given, left_out=()), situation.wording)
    note = compose_note(complete)
    return tuple(sentence for sentence in note.sentences if sentence.moves[0] in left_out)


def is_added(sentence: Sentence) -> bool:
    """Return whether the writer added a sentence on the review step."""
    return sentence.moves == (ADDED,)


def add_sentence(after: Sentence | None, text: str, answers: Answers) -> Answers:
    """Return the answers with a text added after a sentence; None adds it at the beginning.

    After a sentence that the writer did not add, it comes after those added to that place before.
    """
    added = list(answers.added)
    if after is not None and is_added(after):
        index = _index_in_added(after)
        added.insert(index + 1, AddedText(added[index].after, text))
    else:
        added.append(AddedText(after.moves[0] if after else "", text))
    return replace(answers, added=tuple(added))


def change_added(sentence: Sentence, text: str, answers: Answers) -> Answers:
    """Return the answers with the text of an added sentence changed; a blank one removes it."""
    added = list(answers.added)
    index = _index_in_added(sentence)
    if text.strip():
        added[index] = added[index]._replace(text=text)
    else:
        del added[index]
    return replace(answers, added=tuple(added))


def _index_in_added(sentence: Sentence) -> int:
    """Return the index in `Answers.added` of a sentence whose id is "added.1" and so on."""
    return int(sentence.id.rpartition(".")[2]) - 1
