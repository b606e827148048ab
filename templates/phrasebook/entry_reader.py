"""Reading texts with placeholders: sentences, phrases and connection notes, checked or not."""

import re
from collections.abc import Mapping
from typing import Any

from templates.phrasebook.conditions import condition, read_conditions
from templates.phrasebook.entries import (
    NAMES,
    PHRASES,
    PLACEHOLDERS,
    ConnectionEntry,
    ConnectionWording,
    Entry,
    Text,
)
from templates.phrasebook.table import Table, close_to

_BEGINS_WITH_A_NAME = r"(?:^|[.!?]\s+)(\{(?:" + "|".join(sorted(NAMES)) + r")\})"


class EntryReader:
    """Reads entries from tables; every fault is noted in the table where it is.

    `tones` are those that have sentences of their own, `moves` and `conditions` what is known.
    """

    def __init__(
        self,
        moves: tuple[str, ...],
        tones: tuple[str, ...],
        conditions: Mapping[str, tuple[str, ...]],
        *,
        checks: bool,
    ) -> None:
        self._moves = moves
        self._tones = tones
        self._conditions = conditions
        self._checks = checks

    def phrases(self, file: Table) -> dict[str, tuple[Entry, ...]]:
        """Return the phrases by placeholder; each must have words for every situation and tone."""
        known = PLACEHOLDERS - PHRASES - {"everyone"}
        phrases: dict[str, tuple[Entry, ...]] = {}
        for table in file.tables():
            if table.name not in PHRASES:
                table.fault("", f"is not a phrase{close_to(table.name, sorted(PHRASES))}")
            variants = tuple(self.entry(table.name, variant) for variant in table.tables())
            if all(variant.conditions for variant in variants):
                table.fault("", "needs a variant without conditions, for all other situations")
            for variant in variants:
                for tone in self._tones:
                    if tone not in variant.texts:
                        table.fault(variant.key, f"has no words for the tone {tone}")
                for text in variant.texts.values():
                    for name in sorted(text.placeholders - known):
                        table.fault(variant.key, f"{{{name}}} must come from a phrase above it")
            phrases[table.name] = variants
            known |= {table.name}
        for name in sorted(PHRASES - phrases.keys()):
            file.fault(name, "is missing")
        return phrases

    def entry(self, move: str, table: Table) -> Entry:
        """Return one way to make a move, or one form of a phrase."""
        key = table.name.rpartition(".")[2]
        if not self._checks:
            return self._as_it_stands(move, key, table.values)
        texts: dict[str, Text] = {}
        for tone in self._tones:
            if table.has(tone):
                texts[tone] = self.text(table, tone)
        if table.has("text"):
            text = self.text(table, "text")
            texts = {tone: texts.get(tone, text) for tone in self._tones}
        for tone, text in texts.items():
            if move not in PHRASES and (name := re.search(_BEGINS_WITH_A_NAME, text.source)):
                table.fault(tone, f"begins with {name[1]}, a name that may be written small")
        if not texts:
            table.fault("text", f"has no words: give text, or {', '.join(self._tones)}")
        conditions = read_conditions(table, self._conditions)
        also = table.names("also", self._moves) if table.has("also") else ()
        table.finish((*self._conditions, *self._tones, "also"))
        return Entry(move, key, texts, conditions, also)

    def _as_it_stands(self, move: str, key: str, values: Mapping[str, Any]) -> Entry:
        """Return an entry that is known to be right; there are hundreds at every start."""
        text = Text(values["text"]) if "text" in values else None
        own = ((tone, Text(values[tone]) if tone in values else text) for tone in self._tones)
        conditions = tuple(
            condition(fact, (stated,) if isinstance(stated, str) else tuple(stated))
            for fact, stated in values.items()
            if fact in self._conditions
        )
        also = tuple(values.get("also", ()))
        return Entry(move, key, {tone: words for tone, words in own if words}, conditions, also)

    def connections(self, file: Table) -> ConnectionWording:
        """Return the connection notes."""
        limit = file.table("limit")
        entries = []
        for name in file.values:
            if name != "limit":
                table = file.table(name)
                texts = {
                    tone: tuple(
                        self._checked(table, tone, t) for t in table.texts(tone, required=True)
                    )
                    for tone in self._tones
                }
                conditions = read_conditions(table, self._conditions)
                table.finish(self._conditions)
                entries.append(ConnectionEntry(texts, conditions))
        return ConnectionWording(limit.number("free"), limit.number("premium"), tuple(entries))

    def text(self, table: Table, key: str) -> Text:
        """Return the text under a required key; each placeholder must be known."""
        return self._checked(table, key, table.text(key))

    def _checked(self, table: Table, key: str, source: str) -> Text:
        text = Text(source)
        if not self._checks:
            return text
        try:
            unknown = sorted(text.placeholders - PLACEHOLDERS)
        except ValueError as error:
            table.fault(key, f"has a brace that does not fit: {error}")
            return Text("")
        for name in unknown:
            table.fault(
                key, f"{{{name}}} is not a placeholder{close_to(name, sorted(PLACEHOLDERS))}"
            )
        return Text("") if unknown else text
