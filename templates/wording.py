"""The wording: outcomes, tones, recipients, phrases and sentences, read from TOML and checked.

Every fault is found before anything is refused, and each names its file, table and key.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from templates.answers import Held, Interest, Length, Part, Spelling
from templates.checking import Table, close_to
from templates.conditions import facts_known, read_conditions
from templates.deferred import Deferred
from templates.entries import (
    NAMES,
    PHRASES,
    PLACEHOLDERS,
    ConnectionEntry,
    ConnectionWording,
    Entry,
    Text,
)
from templates.faults import WordingError, WordingFault
from templates.outcomes import FollowUpWording, Outcome, PartWording, Tone
from templates.wording_files import WordingFiles

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from templates.etiquette import Etiquette

BUILT_IN = Path(__file__).with_name("wording")
"""The folder of the wording that comes with the program."""

_BEGINS_WITH_A_NAME = re.compile(r"(?:^|[.!?]\s+)(\{(?:" + "|".join(sorted(NAMES)) + r")\})")


@dataclass(frozen=True, eq=False)
class Wording:
    """Everything that can be said."""

    outcomes: Mapping[str, Outcome]
    tones: Mapping[str, Tone]
    parts: Mapping[Part, PartWording]
    phrases: Mapping[str, tuple[Entry, ...]]
    moves: Mapping[str, tuple[Entry, ...]]
    follow_up: FollowUpWording
    americanised: Mapping[str, str]
    read_linkedin: Callable[[], ConnectionWording]
    read_etiquette: Callable[[], "Etiquette"]
    stems: Mapping[str, int] = field(default_factory=dict)
    """Word stems that are noticed when they come twice, with how much it matters."""

    @cached_property
    def linkedin(self) -> ConnectionWording:
        """The connection notes, read when they are first wanted."""
        return self.read_linkedin()

    @cached_property
    def etiquette(self) -> "Etiquette":
        """The rules of what a note must not say, read when they are first wanted."""
        return self.read_etiquette()

    def in_american(self, text: Text) -> Text:
        """Return a text of the wording in American spelling; what stands in braces is kept."""
        return text.respelt(tuple(self.americanised.items()))


@cache
def built_in() -> Wording:
    """Return the wording that comes with the program; it is checked when the program is tested."""
    return _Reader(BUILT_IN, None, checks=False).wording()


def laid_over(folder: "Traversable") -> Wording:
    """Return the built-in wording with a folder of an adviser's own laid over it.

    Raises WordingError with everything that is wrong.
    """
    return read_wording(BUILT_IN, folder)


def read_wording(source: "Traversable", over: "Traversable | None" = None) -> Wording:
    """Read and check a folder of wording, and lay another over it.

    A sentence, phrase or connection note of the folder laid over takes the place of the one of the
    same name; an outcome, a tone, a recipient or a matter of style takes its keys.

    Raises WordingError with everything that is wrong.
    """
    reader = _Reader(source, over, checks=True)
    wording = reader.wording()
    reader.check(wording)
    return wording


class _Reader:
    """Reads a folder; one that checks nothing reads a file of sentences when it is wanted."""

    def __init__(self, source: "Traversable", over: "Traversable | None", *, checks: bool) -> None:
        self.faults: list[WordingFault] = []
        self.files = WordingFiles(source, over, self.faults)
        self._checks = checks

    def wording(self) -> Wording:
        names = self.files.moves()
        self.move_names = tuple(name.removesuffix(".toml") for name in names)
        tones = {t.name: t for t in self.files.table("tones.toml").tables()}
        self.tone_names = tuple(tones)
        self.sentence_tones = tuple(t.name for t in tones.values() if not t.has("sentences"))
        outcomes = {t.name: t for t in self.files.table("outcomes.toml").tables()}
        parts = {t.name: t for t in self.files.table("parts.toml").tables()}
        self.conditions = facts_known(tuple(outcomes))
        style = self.files.table("style.toml")
        return Wording(
            outcomes={name: self._outcome(table) for name, table in outcomes.items()},
            tones={name: self._tone(table) for name, table in tones.items()},
            parts={part: self._part(parts, part) for part in Part},
            phrases=self._phrases(self.files.table("phrases.toml")),
            moves=Deferred(self.move_names, self._move),
            follow_up=self._follow_up(self.files.table("follow_up.toml")),
            americanised={k: str(v) for k, v in style.table("american").values.items()},
            stems={k: int(v) for k, v in style.table("stems").values.items()},
            read_linkedin=self._linkedin,
            read_etiquette=self._etiquette,
        )

    def check(self, wording: Wording) -> None:
        """Read all that there is; raises WordingError with everything that is wrong."""
        for name in wording.moves:
            wording.moves[name]
        wording.linkedin  # noqa: B018
        wording.etiquette  # noqa: B018
        self._require_sentences(wording)
        if self.faults:
            raise WordingError(tuple(self.faults))

    def _move(self, name: str) -> tuple[Entry, ...]:
        return tuple(self._entry(name, t) for t in self.files.table(f"moves/{name}.toml").tables())

    def _etiquette(self) -> "Etiquette":
        from templates.etiquette_file import EtiquetteReader
        from templates.likeness import read_weights

        file = self.files.table("etiquette.toml")
        rules = EtiquetteReader(file, self.conditions, self.move_names).read()
        return replace(rules, weights=read_weights(self.files.table("weights.toml").values))

    def _outcome(self, table: Table) -> Outcome:
        moves = self.move_names
        standing = {
            key: frozenset(table.names(key, moves))
            for key in ("required", "when_held", "optional", "on_request")
        }
        defaults, words = table.table("defaults"), table.table("words")
        outcome = Outcome(
            id=table.name,
            label=table.text("label"),
            hint=table.text("hint"),
            subject=self._text(table, "subject"),
            **standing,
            fill=table.names("fill", moves),
            paragraphs=table.rows("paragraphs", moves),
            meetings=table.range("meetings"),
            held=tuple(map(Held, table.names("held", tuple(Held)))),
            words={length: words.range(length) for length in Length},
            interest=Interest(next(iter(defaults.names("interest", tuple(Interest))), "none")),
            keep_in_mind=defaults.yes_no("keep_in_mind"),
            linkedin=defaults.yes_no("linkedin"),
            subdued=table.has("subdued") and table.yes_no("subdued"),
            not_to=frozenset(map(Part, table.names("not_to", tuple(Part)))),
            follow_up=table.days("follow_up"),
            no_follow_up=table.text("no_follow_up") if table.has("no_follow_up") else "",
        )
        placed = {move for paragraph in outcome.paragraphs for move in paragraph}
        for move in moves:
            if outcome.allows(move) and move not in placed:
                table.fault("paragraphs", f'"{move}" may be made here but has no place')
        for read in (table, defaults, words):
            read.finish()
        return outcome

    def _follow_up(self, table: Table) -> FollowUpWording:
        words = table.table("words")
        shape = FollowUpWording(
            subject=self._text(table, "subject"),
            required=frozenset(table.names("required", self.move_names)),
            optional=frozenset(table.names("optional", self.move_names)),
            paragraphs=table.rows("paragraphs", self.move_names),
            words={length: words.range(length) for length in Length},
        )
        for move in sorted(shape.required | shape.optional):
            if not any(move in row for row in shape.paragraphs):
                table.fault("paragraphs", f'"{move}" may be made here but has no place')
        for read in (table, words):
            read.finish()
        return shape

    def _tone(self, table: Table) -> Tone:
        signs, subdued = table.table("sign_off"), table.table("subdued_sign_off")
        sentences = (
            table.names("sentences", self.sentence_tones)
            if table.has("sentences")
            else (table.name,)
        )
        tone = Tone(
            id=table.name,
            label=table.text("label"),
            hint=table.text("hint"),
            sentences=next(iter(sentences), table.name),
            names=next(iter(table.names("names", ("formal", "given"), required=True)), "given"),
            greeting=self._text(table, "greeting"),
            sign_offs={form: signs.texts(form, required=True) for form in Spelling},
            subdued_sign_offs={form: subdued.texts(form, required=True) for form in Spelling},
        )
        for read in (table, signs, subdued):
            read.finish()
        return tone

    def _part(self, tables: Mapping[str, Table], part: Part) -> PartWording:
        table = tables.get(part) or Table("parts.toml", part, {}, self.faults)
        sides = table.names("side", ("employer", "agency", "referrer"), required=True)
        wording = PartWording(
            label=table.text("label"),
            hint=table.text("hint"),
            side=next(iter(sides), "employer"),
            never=frozenset(table.names("never", self.move_names)),
        )
        table.finish()
        return wording

    def _phrases(self, file: Table) -> dict[str, tuple[Entry, ...]]:
        known = PLACEHOLDERS - PHRASES - {"everyone"}
        phrases: dict[str, tuple[Entry, ...]] = {}
        for table in file.tables():
            if table.name not in PHRASES:
                table.fault("", f"is not a phrase{close_to(table.name, sorted(PHRASES))}")
            variants = tuple(self._entry(table.name, variant) for variant in table.tables())
            if all(variant.conditions for variant in variants):
                table.fault("", "needs a variant without conditions, for all other situations")
            for variant in variants:
                for tone in self.sentence_tones:
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

    def _entry(self, move: str, table: Table) -> Entry:
        texts: dict[str, Text] = {}
        for tone in self.sentence_tones:
            if table.has(tone):
                texts[tone] = self._text(table, tone)
        if table.has("text"):
            text = self._text(table, "text")
            texts = {tone: texts.get(tone, text) for tone in self.sentence_tones}
        for tone, text in texts.items() if self._checks else ():
            if move not in PHRASES and (name := _BEGINS_WITH_A_NAME.search(text.source)):
                table.fault(tone, f"begins with {name[1]}, a name that may be written small")
        if not texts:
            table.fault("text", f"has no words: give text, or {', '.join(self.sentence_tones)}")
        conditions = read_conditions(table, self.conditions)
        also = table.names("also", self.move_names) if table.has("also") else ()
        table.finish((*self.conditions, *self.sentence_tones, "also"))
        return Entry(move, table.name.rpartition(".")[2], texts, conditions, also)

    def _linkedin(self) -> ConnectionWording:
        file = self.files.table("linkedin.toml")
        limit = file.table("limit")
        entries = []
        for name in file.values:
            if name != "limit":
                table = file.table(name)
                texts = {
                    tone: tuple(
                        self._checked(table, tone, t) for t in table.texts(tone, required=True)
                    )
                    for tone in self.sentence_tones
                }
                conditions = read_conditions(table, self.conditions)
                table.finish(self.conditions)
                entries.append(ConnectionEntry(texts, conditions))
        return ConnectionWording(limit.number("free"), limit.number("premium"), tuple(entries))

    def _text(self, table: Table, key: str) -> Text:
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

    def _require_sentences(self, wording: Wording) -> None:
        for outcome in wording.outcomes.values():
            after = wording.follow_up if outcome.follow_up else None
            further = after.required | after.optional if after else frozenset()
            for move in sorted(outcome.required | outcome.when_held | outcome.optional | further):
                entries = wording.moves[move]
                for tone in self.sentence_tones:
                    if not any(tone in e.texts and _may_hold(e, outcome.id) for e in entries):
                        self.faults.append(
                            WordingFault(
                                f"moves/{move}.toml", outcome.id, tone,
                                f'has no sentence for the move "{move}", which this outcome makes',
                            )
                        )  # fmt: skip


def _may_hold(entry: Entry, outcome: str) -> bool:
    return all(c.fact != "outcome" or c.holds({"outcome": outcome}) for c in entry.conditions)
