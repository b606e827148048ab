"""The wording: outcomes, tones, recipients, phrases and sentences, read from TOML and checked.

Every fault is found before anything is refused, and each names its file, table and key.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from templates.answers import Interest, Length, MeetingFormat, RecipientRole, Spelling
from templates.errors import WordingError, WordingIssue
from templates.phrasebook.conditions import facts_known
from templates.phrasebook.deferred import Deferred
from templates.phrasebook.entries import ConnectionWording, Entry, Text
from templates.phrasebook.entry_reader import EntryReader
from templates.phrasebook.loader import WordingFiles
from templates.phrasebook.outcomes import FollowUpWording, Outcome, RecipientRoleWording, Tone
from templates.phrasebook.table import Table

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from templates.etiquette.checker import Etiquette

_Value = TypeVar("_Value")

BUILT_IN = Path(__file__).with_name("data")
"""The folder of the wording that comes with the program."""


class Wording:
    """Everything that can be said."""

    def __init__(
        self,
        *,
        outcomes: Mapping[str, Outcome],
        tones: Mapping[str, Tone],
        parts: Mapping[RecipientRole, RecipientRoleWording],
        phrases: Mapping[str, tuple[Entry, ...]],
        moves: Mapping[str, tuple[Entry, ...]],
        follow_up: FollowUpWording,
        americanised: Mapping[str, str],
        stems: Mapping[str, int],
        read_linkedin: Callable[[], ConnectionWording],
        read_etiquette: Callable[[], "Etiquette"],
    ) -> None:
        self.outcomes: Final = outcomes
        self.tones: Final = tones
        self.parts: Final = parts
        self.phrases: Final = phrases
        self.moves: Final = moves
        self.follow_up: Final = follow_up
        self.americanised: Final = americanised
        self.stems: Final = stems
        """Word stems that are noticed when they come twice, with how much it matters."""
        self._read_etiquette = read_etiquette
        self._read_linkedin = read_linkedin

    @cached_property
    def linkedin(self) -> ConnectionWording:
        """The connection notes, read when they are first wanted."""
        return self._read_linkedin()

    @cached_property
    def etiquette(self) -> "Etiquette":
        """The rules of what a note must not say, read when they are first wanted."""
        return self._read_etiquette()

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
        self.faults: list[WordingIssue] = []
        self.files = WordingFiles(source, over, self.faults)
        self._checks = checks

    def wording(self) -> Wording:
        names = self.files.moves()
        self.move_names = tuple(name.removesuffix(".toml") for name in names)
        tones = {t.name: t for t in self.files.table("tones.toml").tables()}
        self.sentence_tones = tuple(t.name for t in tones.values() if not t.has("sentences"))
        outcomes = {t.name: t for t in self.files.table("outcomes.toml").tables()}
        parts = {t.name: t for t in self.files.table("parts.toml").tables()}
        self.conditions = facts_known(tuple(outcomes))
        self.entries = EntryReader(
            self.move_names, self.sentence_tones, self.conditions, checks=self._checks
        )
        style = self.files.table("style.toml")
        return Wording(
            outcomes=self._read(outcomes, lambda name: self._outcome(outcomes[name])),
            tones=self._read(tones, lambda name: self._tone(tones[name])),
            parts={part: self._part(parts, part) for part in RecipientRole},
            phrases=self.entries.phrases(self.files.table("phrases.toml")),
            moves=Deferred(self.move_names, self._move),
            follow_up=self._follow_up(self.files.table("follow_up.toml")),
            americanised={k: str(v) for k, v in style.table("american").values.items()},
            stems={k: int(v) for k, v in style.table("stems").values.items()},
            read_linkedin=lambda: self.entries.connections(self.files.table("linkedin.toml")),
            read_etiquette=self._etiquette,
        )

    def _read(self, names: Iterable[str], read: Callable[[str], _Value]) -> Mapping[str, _Value]:
        """Return what stands under some names; unless it is checked, each when it is wanted."""
        return {name: read(name) for name in names} if self._checks else Deferred(names, read)

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
        file = self.files.table(f"moves/{name}.toml")
        return tuple(self.entries.entry(name, table) for table in file.tables())

    def _etiquette(self) -> "Etiquette":
        from templates.etiquette.checker import Etiquette
        from templates.etiquette.classifier import read_classifier
        from templates.etiquette.rules import read_rules

        file = self.files.table("etiquette.toml")
        rules, placeholder_message = read_rules(file, self.conditions, self.move_names)
        classifier = read_classifier(self.files.table("weights.toml").values)
        return Etiquette(rules, placeholder_message, classifier)

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
            subject=self.entries.text(table, "subject"),
            **standing,
            fill=table.names("fill", moves),
            paragraphs=table.rows("paragraphs", moves),
            meetings=table.range("meetings"),
            held=tuple(map(MeetingFormat, table.names("held", tuple(MeetingFormat)))),
            words={length: words.range(length) for length in Length},
            interest=Interest(next(iter(defaults.names("interest", tuple(Interest))), "none")),
            keep_in_mind=defaults.yes_no("keep_in_mind"),
            linkedin=defaults.yes_no("linkedin"),
            subdued=table.has("subdued") and table.yes_no("subdued"),
            not_to=frozenset(map(RecipientRole, table.names("not_to", tuple(RecipientRole)))),
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
            subject=self.entries.text(table, "subject"),
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
            greeting=self.entries.text(table, "greeting"),
            sign_offs={form: signs.texts(form, required=True) for form in Spelling},
            subdued_sign_offs={form: subdued.texts(form, required=True) for form in Spelling},
        )
        for read in (table, signs, subdued):
            read.finish()
        return tone

    def _part(self, tables: Mapping[str, Table], part: RecipientRole) -> RecipientRoleWording:
        table = tables.get(part) or Table("parts.toml", part, {}, self.faults)
        sides = table.names("side", ("employer", "agency", "referrer"), required=True)
        wording = RecipientRoleWording(
            label=table.text("label"),
            hint=table.text("hint"),
            side=next(iter(sides), "employer"),
            never=frozenset(table.names("never", self.move_names)),
        )
        table.finish()
        return wording

    def _require_sentences(self, wording: Wording) -> None:
        for outcome in wording.outcomes.values():
            after = wording.follow_up if outcome.follow_up else None
            further = after.required | after.optional if after else frozenset()
            for move in sorted(outcome.required | outcome.when_held | outcome.optional | further):
                entries = wording.moves[move]
                for tone in self.sentence_tones:
                    if not any(tone in e.texts and _may_hold(e, outcome.id) for e in entries):
                        self.faults.append(
                            WordingIssue(
                                f"moves/{move}.toml", outcome.id, tone,
                                f'has no sentence for the move "{move}", which this outcome makes',
                            )
                        )  # fmt: skip


def _may_hold(entry: Entry, outcome: str) -> bool:
    return all(c.fact != "outcome" or c.holds({"outcome": outcome}) for c in entry.conditions)
