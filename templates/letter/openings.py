"""Choose the words that a typed answer stands after.

A framed move is nothing but an opening and the typed text ("What I'll remember is" + "your account
of …"). Its variants are the openings. Without a choice of the writer's, one that fits the grammar
of what was typed is taken.
"""

from dataclasses import replace

from templates.answers import Answers
from templates.letter.note import Note, without_marks
from templates.letter.seed import pseudo_random, seed_for
from templates.letter.situation import FRAMED_FIELDS, Situation, resolve
from templates.letter.values import in_writers_spelling, placeholder_values
from templates.phrasebook.entries import Entry, Text
from templates.phrasebook.facts import GrammaticalForm

_MOVES = {field: move for move, field in FRAMED_FIELDS.items()}


def move_of(field: str) -> str | None:
    """Return the framed move that a field is typed for, or None for other fields."""
    return _MOVES.get(field)


def openings(move: str, situation: Situation) -> tuple[Entry, ...]:
    """Return the variants of a framed move that fit the situation, whatever the grammar."""
    field = FRAMED_FIELDS[move]
    entries = [
        entry
        for entry in situation.wording.moves[move]
        if situation.tone.id in entry.texts
        and all(c.fact == field or c.holds(situation.facts) for c in entry.conditions)
    ]
    fitting = [entry for entry in entries if entry.holds(situation.facts)]
    return tuple(only_entries_or_all(fitting) if any(e.is_exclusive for e in fitting) else entries)


def only_entries_or_all(fitting: list[Entry]) -> list[Entry]:
    """Return those of the entries that fit a situation that are `only`; if there are none, all."""
    return [entry for entry in fitting if entry.is_exclusive] or fitting


def chosen_opening(move: str, situation: Situation) -> Entry | None:
    """Return the variant of a framed move that the writer chose, else one that fits the grammar.

    Of several that fit, the names in the answers choose one, so that not every note has the same.
    """
    entries = openings(move, situation)
    picked = [entry for entry in entries if entry.name in situation.answers.words]
    fitting = [e for e in entries if e.holds(situation.facts) and not e.is_only_offered]
    fitting = [entry for entry in fitting if entry.is_preferred] or fitting
    seed = seed_for(situation.original_answers)
    return min(picked or fitting, key=lambda e: pseudo_random(seed, e.name), default=None)


def frame(field: str, situation: Situation) -> tuple[str, str]:
    """Return the words before and after a typed answer; both are "" for a sentence of its own.

    While nothing is typed they are those before a noun phrase.
    """
    if situation.fragments[field].form is GrammaticalForm.NONE:
        facts = {**situation.facts, field: GrammaticalForm.NOUN}
        situation = situation._replace(facts=facts)
    entry = chosen_opening(_MOVES[field], situation)
    return _frame(entry, field, situation) if entry else ("", "")


def _frame(entry: Entry, field: str, situation: Situation) -> tuple[str, str]:
    """Return the words of an opening before and after the typed answer."""
    text = in_writers_spelling(entry.texts[situation.tone.id], situation)
    before, _, after = text.source.partition(f"{{{field}}}")
    if text.placeholders != {field}:
        values = placeholder_values(situation)
        before, after = (without_marks(Text(part).fill(values)) for part in (before, after))
    return before.strip(), after.rstrip(".")


def is_chosen(field: str, situation: Situation) -> bool:
    """Return whether the writer chose the opening, so that it no longer follows the grammar."""
    move = _MOVES[field]
    return any(entry.name in situation.answers.words for entry in openings(move, situation))


def turns(move: str, situation: Situation) -> tuple[Entry, ...]:
    """Return the openings of a framed move, one for each wording, as a key turns through them.

    Those that fit the grammar of what was typed come first, then none, then the others.
    """
    return tuple(_entries_by_frame(move, situation).values())


def _entries_by_frame(move: str, situation: Situation) -> dict[tuple[str, str], Entry]:
    """Return an opening for each frame, in the order in which a key turns through them."""
    field = FRAMED_FIELDS[move]
    entries: dict[tuple[str, str], Entry] = {}
    for entry in openings(move, situation):
        words = _frame(entry, field, situation)
        if words not in entries or not entries[words].holds(situation.facts):
            entries[words] = entry

    def rank(words: tuple[str, str]) -> tuple[bool, bool]:
        return not entries[words].holds(situation.facts), words != ("", "")

    return {words: entries[words] for words in sorted(entries, key=rank)}


def turn_opening(field: str, situation: Situation) -> Answers:
    """Return the answers with the next opening chosen for a typed answer.

    Where that is what the grammar gives, the choice is dropped, and it follows the grammar again.
    """
    move = _MOVES[field]
    answers = situation.original_answers
    entries = _entries_by_frame(move, situation)
    if not entries:
        return answers
    frames = list(entries)
    words = frames[(frames.index(frame(field, situation)) + 1) % len(frames)]
    others = tuple(name for name in answers.words if not name.startswith(f"{move}."))
    unchosen = replace(answers, words=others)
    if frame(field, resolve(unchosen, situation.wording)) == words:
        return unchosen
    return replace(answers, words=(*others, entries[words].name))


def is_certain(field: str, situation: Situation) -> bool:
    """Return whether a typed answer is surely a whole sentence, which needs no opening."""
    text = getattr(situation.answers, field).strip()
    is_sentence = situation.fragments[field].form is GrammaticalForm.SENTENCE
    is_own = frame(field, situation) == ("", "")
    return is_sentence and is_own and (text[:1].isupper() or text.endswith((".", "!", "?")))


def sentence_with(field: str, note: Note) -> str:
    """Return the sentence of a note that a typed answer stands in, or "" if there is none."""
    move = _MOVES.get(field, field)
    texts = (sentence.text for sentence in note.sentences if move in sentence.moves)
    return without_marks(next(texts, ""))
