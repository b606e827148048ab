"""What the review says about the selected sentence: its variants, and the keys that change it."""

from templates import Sentence
from templates.letter.rewording import (
    is_added,
    is_optional,
    left_out_sentences,
    variant_names_for_sentence,
)
from templates.letter.situation import Situation


def hint_and_keys(sentence: Sentence, situation: Situation) -> tuple[str, str]:
    """Return what the hint says about a sentence, and the keys that change it."""
    if sentence in left_out_sentences(situation):
        return "You left this out.", "x brings it back."
    if is_added(sentence):
        return "You added this.", "e changes it, x removes it."
    omission = (
        "x leaves the sentence out."
        if is_optional(sentence, situation)
        else "This sentence cannot be left out."
    )
    names, index = variants_and_index(sentence, situation)
    if len(names) < 2:
        return "There is only one variant of this.", omission
    return f"Variant {index + 1} of {len(names)}.", f"← → show the others. {omission}"


def variants_and_index(sentence: Sentence, situation: Situation) -> tuple[tuple[str, ...], int]:
    """Return the names of the variants of a sentence, and the index of the one in the note."""
    names = variant_names_for_sentence(sentence, situation)
    return names, names.index(sentence.id) if sentence.id in names else 0
