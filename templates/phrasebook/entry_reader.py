"""Read and check sentences, phrases and connection notes."""

from collections.abc import Mapping
from dataclasses import dataclass

from templates.phrasebook.entries import (
    ANSWER_PLACEHOLDERS,
    PHRASES,
    PLACEHOLDERS,
    ConnectionEntry,
    ConnectionWording,
    Entry,
    Text,
)
from templates.phrasebook.facts import read_conditions
from templates.phrasebook.table import Table, known_values


@dataclass(frozen=True, slots=True)
class EntryReader:
    """Reads entries from tables; errors are collected as issues of the tables.

    `tones` are those with their own sentences. `moves` and `facts` are the known names.
    """

    moves: tuple[str, ...]
    tones: tuple[str, ...]
    facts: Mapping[str, tuple[str, ...]]

    def sentences(self, move: str, file: Table) -> tuple[Entry, ...]:
        """Return the variants of a move; none may begin with a name."""
        entries = tuple(self._entry(move, table) for table in file.tables())
        for entry in entries:
            for tone, text in entry.texts.items():
                if name := text.name_at_start:
                    table = file.table(entry.key)
                    table.report(tone, f"begins with {name}, a name that may be written small")
        return entries

    def phrases(self, file: Table) -> dict[str, tuple[Entry, ...]]:
        """Return the phrases by placeholder; each must cover every situation and tone."""
        known = ANSWER_PLACEHOLDERS
        phrases: dict[str, tuple[Entry, ...]] = {}
        for table in file.tables():
            if table.name not in PHRASES:
                table.report("", f"is not a phrase{known_values(table.name, sorted(PHRASES))}")
            variants = tuple(self._entry(table.name, variant) for variant in table.tables())
            if all(variant.conditions for variant in variants):
                table.report("", "needs a variant without conditions, for all other situations")
            for variant in variants:
                for tone in self.tones:
                    if tone not in variant.texts:
                        table.report(variant.key, f"has no words for the tone {tone}")
                for text in variant.texts.values():
                    for name in sorted(text.placeholders - known):
                        table.report(variant.key, f"{{{name}}} must come from a phrase above it")
            phrases[table.name] = variants
            known |= {table.name, "everyone"} if table.name == "you" else {table.name}
        for name in sorted(PHRASES - phrases.keys()):
            file.report(name, "is missing")
        return phrases

    def connections(self, file: Table) -> ConnectionWording:
        """Return the connection notes."""
        limit = file.table("limit")
        entries = [self._connection(file.table(name)) for name in file.values if name != "limit"]
        return ConnectionWording(limit.number("free"), limit.number("premium"), tuple(entries))

    def text(self, table: Table, key: str) -> Text:
        """Return the text under a required key; report its unknown placeholders."""
        return _parse_text(table, key, table.text(key))

    def _entry(self, move: str, table: Table) -> Entry:
        texts = {tone: self.text(table, tone) for tone in self.tones if table.has(tone)}
        if table.has("text"):
            text = self.text(table, "text")
            texts = {tone: texts.get(tone, text) for tone in self.tones}
        if not texts:
            table.report("text", f"has no words: give text, or {', '.join(self.tones)}")
        conditions = read_conditions(table, self.facts)
        also = table.choices("also", self.moves) if table.has("also") else ()
        only_offered = table.optional_yes_no("only_offered")
        table.report_unknown_keys((*self.facts, *self.tones, "also", "only_offered"))
        key = table.name.rpartition(".")[2]
        return Entry(move, key, texts, conditions, also, only_offered)

    def _connection(self, table: Table) -> ConnectionEntry:
        texts = {
            tone: tuple(_parse_text(table, tone, text) for text in table.texts(tone, required=True))
            for tone in self.tones
        }
        conditions = read_conditions(table, self.facts)
        table.report_unknown_keys(self.facts)
        return ConnectionEntry(texts, conditions)


def _parse_text(table: Table, key: str, source: str) -> Text:
    text = Text(source)
    if text.is_valid:
        return text
    unknown = sorted(text.placeholders - PLACEHOLDERS)
    for name in unknown:
        known = known_values(name, sorted(PLACEHOLDERS))
        table.report(key, f"{{{name}}} is not a placeholder{known}")
    if not unknown:
        table.report(key, "has a brace that belongs to no placeholder, like {role}")
    return Text("")
