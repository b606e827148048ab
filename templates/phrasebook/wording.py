"""Read and check the wording: outcomes, tones, recipient roles, phrases and sentences.

All errors are reported together, each with its file, table and key.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from templates.answers import Interest, Length, MeetingFormat, RecipientRole, Spelling
from templates.errors import WordingError, WordingIssue
from templates.phrasebook.entries import ConnectionWording, Entry, Text, respell
from templates.phrasebook.entry_reader import EntryReader
from templates.phrasebook.facts import Side, values_by_fact
from templates.phrasebook.files import WordingFiles
from templates.phrasebook.outcomes import (
    FollowUpWording,
    Outcome,
    RecipientRoleWording,
    Tone,
    WordLimits,
)
from templates.phrasebook.table import Table

BUILT_IN = Path(__file__).with_name("data")
"""The folder of the built-in wording."""


@dataclass(frozen=True, eq=False)
class Wording:
    """A complete wording; compared by identity, so that it is a cheap cache key."""

    outcomes: Mapping[str, Outcome]
    tones: Mapping[str, Tone]
    recipients: Mapping[RecipientRole, RecipientRoleWording]
    phrases: Mapping[str, tuple[Entry, ...]]
    """The variants of each phrase, by its placeholder."""
    moves: Mapping[str, tuple[Entry, ...]]
    """The variants of each move."""
    follow_up: FollowUpWording
    linkedin: ConnectionWording
    american_spelling: tuple[tuple[str, str], ...]
    """Pairs of a British spelling and its American replacement."""
    stems: Mapping[str, int]
    """The word stems that a note should not repeat, each with a cost from 1 to 9."""
    files: WordingFiles
    """The files it was read from, which also contain the rules of etiquette."""

    def in_american_spelling(self, text: Text) -> Text:
        """Return a text in American spelling."""
        return respell(text, self.american_spelling)


@cache
def built_in() -> Wording:
    """Return the built-in wording."""
    return read_wording(BUILT_IN)


def read_wording(base: Path, overlay: Path | None = None) -> Wording:
    """Read and check a folder of wording, combined with an overlay folder.

    A sentence, phrase or connection note in the overlay replaces that of the same name. An outcome,
    tone, recipient role or table of style replaces only the keys that it contains.

    Raises WordingError with all errors.
    """
    wording, issues = parse_wording(base, overlay)
    if issues:
        raise WordingError(tuple(issues))
    return wording


def parse_wording(base: Path, overlay: Path | None = None) -> tuple[Wording, list[WordingIssue]]:
    """Return the readable part of a wording, and all errors.

    Raises WordingError if the overlay folder cannot be listed.
    """
    reader = _Reader(WordingFiles(base, overlay))
    return reader.read(), reader.issues


class _Reader:
    """Reads the wording file by file, and collects errors in `issues`."""

    def __init__(self, files: WordingFiles) -> None:
        self._files = files
        self.issues = files.unknown_files()
        self._moves = files.moves(self.issues)
        self._outcomes = self._file("outcomes.toml")
        self._tones = self._file("tones.toml")
        self._sentence_tones = tuple(t.name for t in self._tones.tables() if not t.has("sentences"))
        self._entries = EntryReader(
            self._moves, self._sentence_tones, values_by_fact(tuple(self._outcomes.values))
        )

    def read(self) -> Wording:
        style, recipients = self._file("style.toml"), self._file("parts.toml")
        american, stems = style.table("american"), style.table("stems")
        wording = Wording(
            outcomes={table.name: self._outcome(table) for table in self._outcomes.tables()},
            tones={table.name: self._tone(table) for table in self._tones.tables()},
            recipients={role: self._recipient(recipients.table(role)) for role in RecipientRole},
            phrases=self._entries.phrases(self._file("phrases.toml")),
            moves={
                move: self._entries.sentences(move, self._file(f"moves/{move}.toml"))
                for move in self._moves
            },
            follow_up=self._follow_up(self._file("follow_up.toml")),
            linkedin=self._entries.connections(self._file("linkedin.toml")),
            american_spelling=tuple(
                (british, american.text(british)) for british in american.values
            ),
            stems={stem: stems.number(stem) for stem in stems.values},
            files=self._files,
        )
        self._require_sentences(wording)
        return wording

    def _file(self, name: str) -> Table:
        return self._files.table(name, self.issues)

    def _outcome(self, table: Table) -> Outcome:
        def moves(key: str) -> frozenset[str]:
            return frozenset(table.choices(key, self._moves))

        defaults = table.table("defaults")
        outcome = Outcome(
            id=table.name,
            label=table.text("label"),
            hint=table.text("hint"),
            subject=self._entries.text(table, "subject"),
            required=moves("required"),
            when_held=moves("when_held"),
            optional=moves("optional"),
            on_request=moves("on_request"),
            fill=table.choices("fill", self._moves),
            paragraphs=table.rows("paragraphs", self._moves),
            meetings=table.range("meetings"),
            held=tuple(map(MeetingFormat, table.choices("held", MeetingFormat))),
            words=_word_limits(table),
            interest=Interest(next(iter(defaults.choices("interest", Interest)), Interest.NONE)),
            keep_in_mind=defaults.yes_no("keep_in_mind"),
            linkedin=defaults.yes_no("linkedin"),
            subdued=table.optional_yes_no("subdued"),
            not_to=frozenset(map(RecipientRole, table.choices("not_to", RecipientRole))),
            follow_up=table.days("follow_up"),
            no_follow_up=table.optional_text("no_follow_up"),
        )
        self._require_places(table, filter(outcome.allows, self._moves), outcome.paragraphs)
        defaults.report_unknown_keys()
        table.report_unknown_keys()
        return outcome

    def _follow_up(self, table: Table) -> FollowUpWording:
        follow_up = FollowUpWording(
            subject=self._entries.text(table, "subject"),
            required=frozenset(table.choices("required", self._moves)),
            optional=frozenset(table.choices("optional", self._moves)),
            paragraphs=table.rows("paragraphs", self._moves),
            words=_word_limits(table),
        )
        moves = sorted(follow_up.required | follow_up.optional)
        self._require_places(table, moves, follow_up.paragraphs)
        table.report_unknown_keys()
        return follow_up

    def _tone(self, table: Table) -> Tone:
        sign_offs, subdued = table.table("sign_off"), table.table("subdued_sign_off")
        sentences: tuple[str, ...] = ()
        if table.has("sentences"):
            sentences = table.choices("sentences", self._sentence_tones)
        names = table.choices("names", ("formal", "given"), required=True)
        tone = Tone(
            id=table.name,
            label=table.text("label"),
            hint=table.text("hint"),
            sentences=next(iter(sentences), table.name),
            names="formal" if "formal" in names else "given",
            greeting=self._entries.text(table, "greeting"),
            sign_offs={form: sign_offs.texts(form, required=True) for form in Spelling},
            subdued_sign_offs={form: subdued.texts(form, required=True) for form in Spelling},
        )
        for read in (table, sign_offs, subdued):
            read.report_unknown_keys()
        return tone

    def _recipient(self, table: Table) -> RecipientRoleWording:
        sides = table.choices("side", Side, required=True)
        wording = RecipientRoleWording(
            label=table.text("label"),
            hint=table.text("hint"),
            side=Side(next(iter(sides), Side.EMPLOYER)),
            never=frozenset(table.choices("never", self._moves)),
        )
        table.report_unknown_keys()
        return wording

    def _require_places(
        self, table: Table, moves: Iterable[str], paragraphs: tuple[tuple[str, ...], ...]
    ) -> None:
        placed = {move for paragraph in paragraphs for move in paragraph}
        for move in moves:
            if move not in placed:
                table.report("paragraphs", f'"{move}" may be made here but has no place')

    def _require_sentences(self, wording: Wording) -> None:
        """Report each move of an outcome for which a tone has no sentence."""
        for outcome in wording.outcomes.values():
            moves = outcome.required | outcome.when_held | outcome.optional
            if outcome.follow_up:
                moves |= wording.follow_up.required | wording.follow_up.optional
            for move in sorted(moves):
                problem = f'has no sentence for the move "{move}", which this outcome makes'
                for tone in self._tones_without_sentence(wording.moves[move], outcome.id):
                    self.issues.append(
                        WordingIssue(f"moves/{move}.toml", outcome.id, tone, problem)
                    )

    def _tones_without_sentence(self, entries: tuple[Entry, ...], outcome: str) -> list[str]:
        tones = list(self._sentence_tones)
        for entry in entries:
            if not tones:
                break
            if _may_hold(entry, outcome):
                tones = [tone for tone in tones if tone not in entry.texts]
        return tones


def _word_limits(table: Table) -> WordLimits:
    words = table.table("words")
    limits = {length: words.range(length) for length in Length}
    words.report_unknown_keys()
    return limits


def _may_hold(entry: Entry, outcome: str) -> bool:
    return all(c.fact != "outcome" or c.holds({"outcome": outcome}) for c in entry.conditions)
