"""Read and check the sentences, phrases and connection notes of the wording."""

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple, TypeVar

from templates.phrasebook.connection_notes import ConnectionVariant, ConnectionWording
from templates.phrasebook.facts import (
    Condition,
    KnownFacts,
    excluding_outcomes,
    read_conditions,
)
from templates.phrasebook.files import DROP_KEY
from templates.phrasebook.inheritance import Tones
from templates.phrasebook.table import Table, list_known
from templates.phrasebook.variants import (
    ANSWER_PLACEHOLDERS,
    PHRASE_PLACEHOLDERS,
    PLACEHOLDERS,
    Template,
    Variant,
)

_Text = TypeVar("_Text", Template, tuple[Template, ...])
"""What a variant has for each tone: a sentence or phrase, or several connection notes."""


class VariantReader(NamedTuple):
    """Reads variants from tables, and reports errors as issues of the tables.

    A tone that uses the sentences of another one has its own text only where the adviser gives one.
    """

    moves: tuple[str, ...]
    """The names of all moves."""
    tones: Tones
    facts: KnownFacts
    checks_texts: bool
    """Whether texts are read and checked at once; otherwise they are read when first needed."""

    def read_sentences(self, move: str, file: Table) -> tuple[Variant, ...]:
        """Return the variants of a move; report texts that are not whole sentences."""
        tables = [table for table in file.tables() if not _is_dropped(table)]
        variants = tuple(self._read_variant(move, table) for table in tables)
        if self.checks_texts:
            for variant, table in zip(variants, tables, strict=True):
                _check_sentences(variant, table)
        return variants

    def read_phrases(self, file: Table) -> dict[str, tuple[Variant, ...]]:
        """Return the variants of each phrase by placeholder; report those that are missing."""
        # A phrase may contain the answers and the phrases above it.
        known = ANSWER_PLACEHOLDERS
        phrases: dict[str, tuple[Variant, ...]] = {}
        for table in file.tables():
            if table.name not in PHRASE_PLACEHOLDERS:
                table.report(
                    "", f"is not a phrase{list_known(table.name, sorted(PHRASE_PLACEHOLDERS))}"
                )
                continue
            phrases[table.name] = self._read_phrase(table, known)
            known |= {table.name}
            if table.name == "you":
                # The value of {everyone} contains that of {you}.
                known |= {"everyone"}
        for name in sorted(PHRASE_PLACEHOLDERS - phrases.keys()):
            file.report(name, "is missing")
        return phrases

    def _read_phrase(self, table: Table, known: frozenset[str]) -> tuple[Variant, ...]:
        """Return the variants of a phrase; `known` are the placeholders that it may contain."""
        variants = tuple(self._read_variant(table.name, inner) for inner in table.tables())
        if all(variant.conditions for variant in variants):
            table.report("", "needs a variant without conditions, for all other situations")
        for variant in variants if self.checks_texts else ():
            if missing := [tone for tone in self._base_tones if tone not in variant.texts]:
                table.report(variant.key, f"has no words for the tone {', '.join(missing)}")
            for text in variant.tones_by_text:
                for name in sorted(text.placeholders - known):
                    table.report(variant.key, f"{{{name}}} must come from a phrase above it")
        return variants

    def read_connections(self, file: Table) -> ConnectionWording:
        """Return the connection notes."""
        limit = file.table("limit")
        variants = [
            self._read_connection(file.table(name)) for name in file.values if name != "limit"
        ]
        return ConnectionWording(limit.number("free"), limit.number("premium"), tuple(variants))

    def read_template(self, table: Table, key: str) -> Template:
        """Return the template under a required key, on one line; report unknown placeholders."""
        return _parse_template(table, key, " ".join(table.text(key).split()))

    def _read_variant(self, move: str, table: Table) -> Variant:
        """Return the variant in a table; `move` is its move, or the placeholder of its phrase."""
        issue_count = len(table.issues)
        conditions = read_conditions(table, self.facts)
        if table.has(DROP_KEY):
            conditions = (*conditions, self._read_drop(table, conditions))
        other_moves = table.choices("also", self.moves) if table.has("also") else ()
        variant = Variant(
            move=move,
            key=table.name.rpartition(".")[2],
            read_texts=partial(self._read_texts, table),
            conditions=conditions,
            other_moves=other_moves,
            is_used_only_if_chosen=table.optional_yes_no("only_offered"),
            is_default=table.optional_yes_no("first"),
            is_exclusive=table.optional_yes_no("only"),
        )
        if self.checks_texts:
            has_texts = bool(variant.texts)
            table.report_unknown_keys((*self.facts, *self._base_tones))
            # A text under a misspelt key has an issue already.
            if not has_texts and len(table.issues) == issue_count:
                table.report("text", f"has no words: give text, or {', '.join(self._base_tones)}")
        return variant

    def _read_drop(self, table: Table, conditions: tuple[Condition, ...]) -> Condition:
        """Return the condition that the outcome is not one for which a sentence is dropped.

        Report each outcome that the other `conditions` of the sentence exclude anyway.
        """
        outcomes = table.choices(DROP_KEY, self.facts["outcome"])
        on_outcome = [condition for condition in conditions if condition.fact == "outcome"]
        for outcome in outcomes:
            if not all(condition.is_met({"outcome": outcome}) for condition in on_outcome):
                problem = f'"{outcome}" has never had this sentence'
                table.report(DROP_KEY, problem, is_harmless=True)
        return excluding_outcomes(outcomes, self.facts)

    @property
    def _base_tones(self) -> tuple[str, ...]:
        """The tones that do not use the sentences of another."""
        return tuple(tone for tone, source in self.tones.sources.items() if tone == source)

    def _read_texts(self, table: Table) -> dict[str, Template]:
        """Return the text for each tone that has one, its own or another tone's."""
        for key in ("text", *self.tones.sources):
            if table.has(key) and table.values[key] == "":
                table.report(
                    key, f"is empty: to leave a built-in sentence out, give {DROP_KEY} = true"
                )
        texts = {
            tone: self.read_template(table, tone) for tone in self.tones.sources if table.has(tone)
        }
        common = self.read_template(table, "text") if table.has("text") else None
        return self._for_every_tone(texts, common)

    def _read_connection(self, table: Table) -> ConnectionVariant:
        """Return the connection notes in a table."""
        missing = table.missing(self._base_tones)
        if missing and not table.has("text"):
            table.report("", f"has no texts for the tone {', '.join(missing)}")
            return ConnectionVariant({}, ())
        texts = {
            key: tuple(_parse_template(table, key, text) for text in table.texts(key))
            for key in ("text", *self.tones.sources)
            if table.has(key)
        }
        common = texts.pop("text", None)
        conditions = read_conditions(table, self.facts)
        table.report_unknown_keys((*self.facts, *self._base_tones))
        return ConnectionVariant(self._for_every_tone(texts, common), conditions)

    def _for_every_tone(self, given: Mapping[str, _Text], common: _Text | None) -> dict[str, _Text]:
        """Return the text for each tone that has one.

        This is the tone's own text in `given`, or else the text of the tone whose sentences it
        uses. `common`, if not None, is the text of the tones that have none in `given`. The
        built-in text of a tone that now uses the sentences of another is ignored.
        """
        own = {tone: text for tone, text in given.items() if tone not in self.tones.redirected}
        if common is not None:
            own = {**dict.fromkeys(self._base_tones, common), **own}
        texts: dict[str, _Text] = {}
        for tone, source in self.tones.sources.items():
            key = tone if tone in own else source
            if key in own:
                texts[tone] = own[key]
        return texts


def _check_sentences(variant: Variant, table: Table) -> None:
    """Report the texts of a variant that are not whole sentences."""
    for text, tone in variant.tones_by_text.items():
        key = tone if table.has(tone) else "text"
        if name := text.name_at_start:
            table.report(key, f"begins with {name}, a name that may be in lower case")
        # An empty text may be one with wrong placeholders, which has an issue already.
        if text.source and not text.ends_sentence:
            table.report(key, "must end with a full stop, a question or exclamation mark")


def _is_dropped(table: Table) -> bool:
    """Return whether a sentence is dropped for every outcome."""
    return table.values.get(DROP_KEY) is True


def _parse_template(table: Table, key: str, source: str) -> Template:
    """Return a text of a table as a template; report what is wrong with it."""
    if "\\" in source:
        table.report(key, "has a backslash, which would appear in the letter: leave it out")
        return Template("")
    template = Template(source)
    if template.is_valid:
        return template
    unknown = sorted(template.placeholders - PLACEHOLDERS)
    for name in unknown:
        known = list_known(name, sorted(PLACEHOLDERS))
        table.report(key, f"{{{name}}} is not a placeholder{known}")
    if not unknown:
        table.report(key, "has a brace that belongs to no placeholder, like {role}")
    return Template("")
