"""Read and check sentences, phrases and connection notes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from templates.phrasebook.entries import (
    ANSWER_PLACEHOLDERS,
    PHRASES,
    PLACEHOLDERS,
    ConnectionEntry,
    ConnectionWording,
    Entry,
    Text,
)
from templates.phrasebook.facts import KnownFacts, not_for_outcomes, read_conditions
from templates.phrasebook.files import DROP
from templates.phrasebook.inheritance import Tones
from templates.phrasebook.table import Table, known_values

_Text = TypeVar("_Text", Text, tuple[Text, ...])


@dataclass(frozen=True, slots=True)
class EntryReader:
    """Reads entries from tables; errors are collected as issues of the tables.

    `moves` and `facts` are the known names. A tone that uses the sentences of another has its own
    text where the adviser gives one.
    """

    moves: tuple[str, ...]
    tones: Tones
    facts: KnownFacts

    def sentences(self, move: str, file: Table) -> tuple[Entry, ...]:
        """Return the variants of a move; none may begin with a name."""
        tables = [table for table in file.tables() if not _is_dropped(table)]
        entries = tuple(self._entry(move, table) for table in tables)
        for entry, table in zip(entries, tables, strict=True):
            for text, tone in entry.tones_by_text.items():
                if name := text.name_at_start:
                    key = tone if table.has(tone) else "text"
                    table.report(key, f"begins with {name}, a name that may be written small")
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
                if without := [tone for tone in self._own_tones if tone not in variant.texts]:
                    table.report(variant.key, f"has no words for the tone {', '.join(without)}")
                for text in variant.tones_by_text:
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
        texts = self._texts(table)
        conditions = read_conditions(table, self.facts)
        if table.has(DROP):
            outcomes = table.choices(DROP, self.facts["outcome"])
            conditions = (*conditions, not_for_outcomes(outcomes, self.facts))
        also = table.choices("also", self.moves) if table.has("also") else ()
        entry = Entry(
            move=move,
            key=table.name.rpartition(".")[2],
            texts=texts,
            conditions=conditions,
            also=also,
            only_offered=table.optional_yes_no("only_offered"),
            first=table.optional_yes_no("first"),
            only=table.optional_yes_no("only"),
        )
        table.report_unknown_keys((*self.facts, *self._own_tones, "also"))
        return entry

    @property
    def _own_tones(self) -> tuple[str, ...]:
        return tuple(tone for tone, source in self.tones.sources.items() if tone == source)

    def _texts(self, table: Table) -> dict[str, Text]:
        """Return the text for each tone that has one, be it that of another tone."""
        given = {tone: self.text(table, tone) for tone in self.tones.sources if table.has(tone)}
        given = {tone: text for tone, text in given.items() if tone not in self.tones.without_texts}
        if table.has("text"):
            given = {**dict.fromkeys(self._own_tones, self.text(table, "text")), **given}
        if not given:
            table.report("text", f"has no words: give text, or {', '.join(self._own_tones)}")
        return _for_every_tone(given, self.tones)

    def _connection(self, table: Table) -> ConnectionEntry:
        if without := table.missing(self._own_tones):
            table.report("", f"has no texts for the tone {', '.join(without)}")
            return ConnectionEntry({}, ())
        texts = {
            tone: tuple(_parse_text(table, tone, text) for text in table.texts(tone))
            for tone in self.tones.sources
            if table.has(tone)
        }
        conditions = read_conditions(table, self.facts)
        table.report_unknown_keys((*self.facts, *self._own_tones))
        texts = {t: texts[t] for t in texts if t not in self.tones.without_texts}
        return ConnectionEntry(_for_every_tone(texts, self.tones), conditions)


def _is_dropped(table: Table) -> bool:
    return table.values.get(DROP) is True


def _for_every_tone(given: Mapping[str, _Text], tones: Tones) -> dict[str, _Text]:
    """Return the text for each tone: its own, else that of the tone whose sentences it uses."""
    return {
        tone: given[tone if tone in given else source]
        for tone, source in tones.sources.items()
        if tone in given or source in given
    }


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
