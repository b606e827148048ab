"""Check a note, or an answer in it: by the rules, and for leftovers, style and names."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

from templates.answers import Answers, Length
from templates.errors import WordingError
from templates.etiquette.classifier import Classifier, built_in_classifier, find_neighbours
from templates.etiquette.composed import find_composed_pieces, without_composed
from templates.etiquette.consistency import check_consistency, check_spelling_of_names
from templates.etiquette.findings import Category, Finding, Severity, merge_findings
from templates.etiquette.leftovers import find_answers_for_leftovers, find_leftovers
from templates.etiquette.letter_parts import LetterParts, split_letter
from templates.etiquette.rule_reader import RuleReader
from templates.etiquette.rules import Rule
from templates.etiquette.sentence_checker import check_sentence
from templates.etiquette.style import (
    MIN_WORDS,
    check_characters,
    check_emphasis,
    check_length_and_thanks,
    check_register,
)
from templates.letter.composer import compose_note
from templates.letter.note import Note
from templates.letter.situation import Situation, resolve
from templates.letter.typed_answers.tie import lacks_tie
from templates.matching.sentences import locate_sentences
from templates.phrasebook.wording import Wording

MAX_CHECKED = 20_000
"""The number of characters to check; ten times the length of any note."""

_MIN_SENTENCES_OF_NOTE = 3
"""The minimum number of sentences in a whole note, which has a greeting and a signature."""

_MIN_WORDS_OF_REPETITION = 4
"""A replacement counts as already in the note if the note has this many of its first words."""

_CATEGORIES_WITHOUT_CONTEXT = frozenset(
    (
        Category.FEEDBACK,
        Category.REASONS,
        Category.GRIEVANCE,
        Category.PLEAD,
        Category.OVERSHARING,
        Category.PLACEHOLDER,
    )
)
"""The categories of faults that do not depend on the text around them."""

MISSING_TIE_MESSAGE = "They may wonder why you tell them: say what you have from them."
_TRUNCATED_MESSAGE = (
    f"Only the first {MAX_CHECKED:,} characters were checked; a note needs a tenth of that."
)


@dataclass(frozen=True, eq=False)
class Etiquette:
    """The rules of a wording in order, and the classifier that supplements them."""

    rules: tuple[Rule, ...]
    classifier: Classifier

    def check(
        self,
        text: str,
        situation: Situation | None = None,
        *,
        is_note: bool = False,
        is_part_of_sentence: bool = False,
    ) -> tuple[Finding, ...]:
        """Return the findings in a text, in order.

        With a situation, the rules with conditions on its facts also apply, and its answers may
        replace leftovers. Only in a whole note (`is_note`) do the sentences around a sentence
        count. In a part of a sentence (`is_part_of_sentence`), no replacement is a whole sentence,
        which might not fit there.
        """
        facts = situation.facts if situation else None
        values = find_answers_for_leftovers(situation.answers_as_given) if situation else {}

        def is_allowed(move: str) -> bool:
            return not is_part_of_sentence and (situation is None or situation.allows_move(move))

        rules = tuple(rule for rule in self.rules if rule.applies_to(facts))
        findings: list[Finding] = []
        sentences = tuple(locate_sentences(text[:MAX_CHECKED]))
        has_context = is_note and len(sentences) >= _MIN_SENTENCES_OF_NOTE
        for index, (offset, sentence) in enumerate(sentences):
            neighbours = find_neighbours(sentences, index) if has_context else None
            for finding, rule in check_sentence(rules, self.classifier, sentence, neighbours):
                # The replacement of a rule may be a whole sentence, which makes a move. If the move
                # is not allowed here, the words at fault are removed instead.
                is_from_rule = finding.replacement and finding.replacement == rule.replacement
                if is_from_rule and rule.move and not is_allowed(rule.move):
                    finding = finding._replace(replacement="")
                findings.append(finding.with_offset(offset))
            for finding in self._check_leftovers(sentence, values):
                findings.append(finding.with_offset(offset))
        return tuple(sorted(findings, key=lambda finding: (finding.start, finding.severity.rank)))

    def _check_leftovers(self, sentence: str, values: Mapping[str, str]) -> Iterator[Finding]:
        """Yield a finding for each leftover; `values` are the answers that may replace it."""
        rule = next((r for r in self.rules if r.category is Category.PLACEHOLDER), None)
        if rule is None:
            return
        for start, text, field in find_leftovers(sentence):
            value = values.get(field) or None
            yield Finding(rule.category, rule.severity, start, text, rule.message, value)


_reading_lock = Lock()


def etiquette_for(wording: Wording) -> Etiquette:
    """Return the etiquette in the files of a wording. Raises WordingError with all errors."""
    # A background thread may be reading the rules already: wait for its result.
    with _reading_lock:
        return _cached_etiquette(wording)


@lru_cache(maxsize=4)
def _cached_etiquette(wording: Wording) -> Etiquette:
    reader = _cached_rule_reader(wording)
    rules = reader.read_all()
    if reader.issues:
        raise WordingError(tuple(reader.issues))
    return Etiquette(rules, built_in_classifier())


@lru_cache(maxsize=4)
def _cached_rule_reader(wording: Wording) -> RuleReader:
    return RuleReader(wording)


def read_rules_in_turn(wording: Wording) -> Iterator[None]:
    """Read the rules of a wording for `etiquette_for`; yield after each."""
    with _reading_lock:
        reader = _cached_rule_reader(wording)
    for name in reader.names:
        with _reading_lock:
            reader.read(name)
        yield


def check_note(
    text: str, wording: Wording, answers: Answers | None = None, composed: Note | None = None
) -> tuple[Finding, ...]:
    """Return the findings in a whole note, in order; with answers, also contradictions to them.

    Words of the `composed` note that are still in the text are not checked. By default, this note
    is composed from the answers.
    """
    findings = [*check_characters(text[:MAX_CHECKED])]
    if len(text) > MAX_CHECKED:
        last = MAX_CHECKED - 1
        findings.append(
            Finding(Category.LENGTH, Severity.HINT, last, text[last], _TRUNCATED_MESSAGE)
        )
    text = text[:MAX_CHECKED]
    letter = split_letter(text)
    if answers is None:
        findings += etiquette_for(wording).check(text, is_note=True)
        findings += check_length_and_thanks(letter)
        findings += check_register(letter)
        findings += check_emphasis(letter, allowed=1)
        return merge_findings(findings)
    situation = resolve(answers, wording)
    composed = composed or compose_note(situation)
    findings += _check_style(text, letter, situation, composed)
    findings += _check_content(text, letter, situation, composed)
    return merge_findings(_without_repetition(finding, text) for finding in findings)


def _check_style(
    text: str, letter: LetterParts, situation: Situation, composed: Note
) -> Iterator[Finding]:
    """Yield the findings about the length, the thanks, the register and the emphasis of a note."""
    word_limits = situation.outcome.word_limits
    # Few answers make a short note: the writer is not to blame for one that the program composed.
    is_as_composed = not composed.missing and text.strip() == composed.letter().strip()
    yield from check_length_and_thanks(
        letter,
        min_words=0 if is_as_composed else min(word_limits[Length.SHORT][0], MIN_WORDS),
        recommended=word_limits[situation.length],
    )
    yield from check_register(letter, situation.tone, composed.greeting)
    is_cheerful = situation.tone.sentence_tone == "friendly" and not situation.outcome.subdued
    yield from check_emphasis(letter, allowed=1 if is_cheerful else 0)


def _check_content(
    text: str, letter: LetterParts, situation: Situation, composed: Note
) -> Iterator[Finding]:
    """Yield the findings in typed words, on a missing tie, and on names other than the answers'."""
    answers = situation.answers_as_given
    pieces = tuple(find_composed_pieces(text, composed, answers))
    etiquette = etiquette_for(situation.wording)
    findings = etiquette.check(text, situation, is_note=True)
    yield from without_composed(findings, pieces)
    names = check_consistency(text, letter, answers, composed.greeting)
    yield from without_composed(names, pieces)
    if letter.body and lacks_tie(answers):
        start, sentence = letter.body[0]
        yield Finding(Category.STYLE, Severity.HINT, start, sentence, MISSING_TIE_MESSAGE)
    for start, end in (span for piece in pieces for span in piece.typed_spans_inside()):
        # Most faults are found in the typed words alone. Others depend on the words around them,
        # as in "I look forward to …": they count only if the check of the whole text has found a
        # fault of the same category that overlaps the typed words.
        overlapping_categories = {
            finding.category for finding in findings if finding.overlaps(start, end)
        }
        categories = _CATEGORIES_WITHOUT_CONTEXT | overlapping_categories
        for finding in etiquette.check(text[start:end], situation, is_part_of_sentence=True):
            if finding.category in categories:
                yield finding.with_offset(start)


def check_answer(text: str, wording: Wording, answers: Answers) -> tuple[Finding, ...]:
    """Return the findings in an answer, which may be only a part of a sentence, in order."""
    if not text.strip():
        return ()
    findings = etiquette_for(wording).check(
        text, resolve(answers, wording), is_part_of_sentence=True
    )
    return merge_findings([*findings, *check_spelling_of_names(text[:MAX_CHECKED], answers)])


def check_subject(answers: Answers, wording: Wording) -> tuple[Finding, ...]:
    """Return the findings in a subject that the writer typed, in order; none in a composed one."""
    return check_answer(answers.subject, wording, answers)


def check_connection_note(answers: Answers, wording: Wording) -> tuple[Finding, ...]:
    """Return the findings in the writer's own connection note, in order."""
    return check_answer(answers.connection_note, wording, answers)


def check_subject_and_letter(answers: Answers, wording: Wording, note: Note) -> tuple[Finding, ...]:
    """Return the findings in the subject of a note, then those in its letter."""
    in_letter = check_note(note.letter(), wording, answers, note)
    return (*check_subject(answers, wording), *in_letter)


def _without_repetition(finding: Finding, text: str) -> Finding:
    """Return the finding; its replacement becomes "" if the note already contains it."""
    first_words = (finding.replacement or "").split()[:_MIN_WORDS_OF_REPETITION]
    is_long_enough = len(first_words) == _MIN_WORDS_OF_REPETITION
    is_repeated = is_long_enough and " ".join(first_words).casefold() in text.casefold()
    return finding._replace(replacement="") if is_repeated else finding
