"""Choose the opening of a typed answer: the words around it in the note, mostly before it.

A framed move is a sentence made of an opening and a typed answer: "What I'll remember is" + "your
account of …". Its variants are the openings. Unless the writer chooses one, the program chooses
one that fits the grammatical form of the answer.
"""

from dataclasses import replace
from functools import cache

from templates.answers import Answers
from templates.letter.note import Note, remove_gap_marks
from templates.letter.seed import pseudo_random
from templates.letter.situation import FIELD_BY_FRAMED_MOVE, Situation, resolve
from templates.letter.values import in_writers_spelling, placeholder_values
from templates.phrasebook.facts import GrammaticalForm
from templates.phrasebook.variants import Template, Variant
from templates.phrasebook.wording import Wording

_FRAMED_MOVE_BY_FIELD = {field: move for move, field in FIELD_BY_FRAMED_MOVE.items()}
_FIELDS_FOR_SENTENCES = frozenset({"brings", "tie", "hope"})
"""Fields that ask for a whole sentence, and so show no opening before anything is typed."""
_NO_WORDS = ("", "")
"""What an opening without words puts before and after an answer."""


def framed_move(field: str) -> str | None:
    """Return the framed move with the answer in a field, or None for other fields."""
    return _FRAMED_MOVE_BY_FIELD.get(field)


def openings(move: str, situation: Situation) -> tuple[Variant, ...]:
    """Return the variants of a framed move from which the writer can choose.

    They fit the situation, but not necessarily the grammatical form of the answer. If exclusive
    variants fit the situation and the form, only these are returned.
    """
    field = FIELD_BY_FRAMED_MOVE[move]
    variants = [
        variant
        for variant in situation.wording.moves[move]
        if all(c.fact == field or c.is_met(situation.facts) for c in variant.conditions)
        and situation.tone.id in variant.texts
    ]
    facts = situation.facts
    exclusive = [v for v in variants if v.is_exclusive and v.applies_to(facts)]
    return tuple(exclusive or variants)


def only_exclusive(variants: list[Variant]) -> list[Variant]:
    """Return the exclusive variants, which rule out the others, or all if none is exclusive."""
    return [variant for variant in variants if variant.is_exclusive] or variants


def select_opening(move: str, situation: Situation) -> Variant | None:
    """Return the variant of a framed move that the writer chose, or else the default one."""
    chosen = [v for v in openings(move, situation) if v.name in situation.answers.chosen_variants]
    return _first_by_seed(chosen, situation) or default_opening(move, situation)


def default_opening(move: str, situation: Situation) -> Variant | None:
    """Return the variant of a framed move that fits the grammatical form of the answer best.

    If several fit, the seed chooses between them.
    """
    facts = situation.facts
    fitting = [
        variant
        for variant in openings(move, situation)
        if variant.applies_to(facts) and not variant.is_used_only_if_chosen
    ]
    preferred = [variant for variant in fitting if variant.is_preferred]
    return _first_by_seed(preferred or fitting, situation)


def joined_variant(field: str, situation: Situation) -> Variant | None:
    """Return a variant of another move that includes a typed answer: "…, because {reason}".

    Return None if the writer chose an opening for the answer, or another variant for the other
    move.
    """
    chosen_variants = situation.answers.chosen_variants
    chosen_moves = situation.moves_with_chosen_variant
    move = _FRAMED_MOVE_BY_FIELD[field]
    if move in chosen_moves:
        return None
    for variant in _variants_with_framed_move(situation.wording, move):
        if (
            (variant.move not in chosen_moves or variant.name in chosen_variants)
            and variant.move in situation.outcome.required
            and variant.applies_to(situation.facts)
            and situation.tone.id in variant.texts
        ):
            return variant
    return None


@cache
def _variants_with_framed_move(wording: Wording, framed_move: str) -> tuple[Variant, ...]:
    """Return the preferred variants of other moves that also make a framed move."""
    return tuple(
        variant
        for variants in wording.moves.values()
        for variant in variants
        if variant.is_preferred and framed_move in variant.other_moves
    )


def _first_by_seed(variants: list[Variant], situation: Situation) -> Variant | None:
    """Return the variant that the seed puts first, or None if there is none."""
    return min(
        variants, key=lambda variant: pseudo_random(situation.seed, variant.name), default=None
    )


def words_around(field: str, situation: Situation) -> tuple[str, str]:
    """Return the words before and after a typed answer in the note.

    While nothing is typed, they are the words for what the field asks for, which is mostly a noun
    phrase.
    """
    if situation.fragments[field].form is GrammaticalForm.NONE:
        asks_for_sentence = field in _FIELDS_FOR_SENTENCES
        form = GrammaticalForm.SENTENCE if asks_for_sentence else GrammaticalForm.NOUN
        situation = situation.with_form(field, form)
    move = _FRAMED_MOVE_BY_FIELD[field]
    variant = joined_variant(field, situation) or select_opening(move, situation)
    return _words_of_opening(field, variant, situation) if variant else _NO_WORDS


def _words_of_opening(field: str, variant: Variant, situation: Situation) -> tuple[str, str]:
    """Return the words of an opening before and after a typed answer, without a full stop."""
    text = in_writers_spelling(variant.texts[situation.tone.id], situation)
    before, _, after = text.source.partition(f"{{{field}}}")
    if text.placeholders != {field}:
        values = placeholder_values(situation)
        before = remove_gap_marks(Template(before).fill(values))
        after = remove_gap_marks(Template(after).fill(values))
    return before.strip(), after.rstrip(".")


def is_opening_chosen(field: str, situation: Situation) -> bool:
    """Return whether the writer, not the program, chose the opening of a typed answer."""
    move = _FRAMED_MOVE_BY_FIELD[field]
    return any(
        variant.name in situation.answers.chosen_variants for variant in openings(move, situation)
    )


def distinct_openings(move: str, situation: Situation) -> tuple[Variant, ...]:
    """Return the openings of a framed move that its answer can follow.

    Of several openings with the same words, only one is returned. One without words is
    returned in any case, since the writer may want no opening; it is last if it does not fit the
    grammatical form.
    """
    return tuple(_variants_by_opening_words(move, situation).values())


def _variants_by_opening_words(move: str, situation: Situation) -> dict[tuple[str, str], Variant]:
    """Return the distinct openings by the words that they put before and after the answer."""
    field = FIELD_BY_FRAMED_MOVE[move]
    variants: dict[tuple[str, str], Variant] = {}
    facts = situation.facts
    for variant in openings(move, situation):
        words = _words_of_opening(field, variant, situation)
        # Of variants with the same words, one that fits the answer is better.
        if words not in variants or not variants[words].applies_to(facts):
            variants[words] = variant
    if situation.fragments[field].form is GrammaticalForm.NONE:
        # Nothing is typed yet that an opening must fit.
        return variants
    fitting = {w: v for w, v in variants.items() if v.applies_to(facts)}
    return fitting | {w: v for w, v in variants.items() if w == _NO_WORDS}


def choose_next_opening(field: str, situation: Situation) -> Answers:
    """Return the answers with the next opening chosen for a typed answer.

    If the program would choose that opening anyway, the writer's choice is removed instead.
    """
    move = _FRAMED_MOVE_BY_FIELD[field]
    answers = situation.answers_as_given
    variants = _variants_by_opening_words(move, situation)
    if not variants:
        return answers
    without_choice = drop_choice(move, answers)
    default_words = words_around(field, resolve(without_choice, situation.wording))
    all_words = list(variants) if default_words in variants else [default_words, *variants]
    words = words_around(field, situation)
    # An opening that was chosen for another text may not be among the openings for this text.
    index = all_words.index(words) if words in all_words else -1
    next_words = all_words[(index + 1) % len(all_words)]
    if next_words == default_words:
        return without_choice
    return add_choice(variants[next_words].name, without_choice)


def drop_choice(move: str, answers: Answers) -> Answers:
    """Return the answers without the chosen variant of a move, if there is one."""
    others = (name for name in answers.chosen_variants if not name.startswith(f"{move}."))
    return replace(answers, chosen_variants=tuple(others))


def add_choice(variant_name: str, answers: Answers) -> Answers:
    """Return the answers with the named variant chosen; its move must not have a choice yet."""
    return replace(answers, chosen_variants=(*answers.chosen_variants, variant_name))


def is_surely_sentence(field: str, situation: Situation) -> bool:
    """Return whether a typed answer is certainly a complete sentence, which needs no opening."""
    text = getattr(situation.answers, field).strip()
    is_sentence = situation.fragments[field].form is GrammaticalForm.SENTENCE
    is_joined = joined_variant(field, situation) is not None
    has_no_opening = is_joined or words_around(field, situation) == _NO_WORDS
    looks_complete = text[:1].isupper() or text.endswith((".", "!", "?"))
    return is_sentence and has_no_opening and looks_complete


def sentence_with_answer(field: str, situation: Situation, note: Note) -> str:
    """Return the sentence of a note with a typed answer, or "" if there is none."""
    move = _FRAMED_MOVE_BY_FIELD.get(field, field)
    occasion = situation.answers.occasion if field == "occasion" else ""
    for sentence in note.sentences:
        if move in sentence.moves or (occasion and occasion in sentence.text):
            return remove_gap_marks(sentence.text)
    return ""
