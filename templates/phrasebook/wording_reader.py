"""Read and check a whole wording, and report all its errors together."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from templates.answers import Interest, Length, MeetingFormat, RecipientRole, Spelling
from templates.errors import WordingError, WordingIssue
from templates.phrasebook.facts import KnownFacts, Side
from templates.phrasebook.files import MOVES_FOLDER, QUESTIONS_FILE, WordingFiles
from templates.phrasebook.gaps import describe_gaps
from templates.phrasebook.inheritance import resolve_outcomes, resolve_tones
from templates.phrasebook.outcomes import (
    FollowUpWording,
    Outcome,
    RecipientRoleWording,
    Tone,
    WordLimits,
)
from templates.phrasebook.question_wording import MAX_HINT, MAX_LABEL, read_questions
from templates.phrasebook.table import Table, list_known
from templates.phrasebook.variant_reader import VariantReader
from templates.phrasebook.variants import Template, Variant
from templates.phrasebook.wording import Wording

BUILT_IN = Path(__file__).with_name("data")
"""The folder of the built-in wording."""

_NAME_IN_GREETING = r"\s([A-Z][^\s,]+)"
"""A word with a capital that is not the first word: "Grace" in "Dear Grace"."""


@cache
def built_in() -> Wording:
    """Return the built-in wording, which reads the sentences of a move when they are first needed.

    The texts of sentences and phrases are not checked here: `wording check` and the tests do that.
    """
    reader = _Reader(WordingFiles(BUILT_IN), checks_texts=False)
    wording = reader.read(_LazyMoves(reader))
    reader.raise_issues()
    return wording


def parse_wording(base: Path, overlay: Path | None) -> tuple[Wording, list[WordingIssue]]:
    """Return the readable part of the wording in a folder and an overlay folder, and all errors.

    A sentence, phrase or connection note of the overlay replaces the one of the same name. An
    outcome, tone, recipient role, rule or table of style replaces only the keys that it contains.
    Missing sentences are reported only if there is no other error, which could be their cause.

    Raises WordingError if the overlay folder cannot be read, or if the files of the outcomes or
    the tones cannot be read, because all other files depend on them.
    """
    reader = _Reader(WordingFiles(base, overlay), checks_texts=True)
    reader.raise_if_unreadable()
    wording = reader.read({move: reader.read_variants(move) for move in reader.move_names})
    reader.report_unused_moves(wording)
    if all(issue.is_harmless for issue in reader.issues):
        reader.report_missing_sentences(wording)
    # A value that is read in two places has the same issue twice.
    return wording, list(dict.fromkeys(reader.issues))


class _LazyMoves(Mapping[str, tuple[Variant, ...]]):
    """The variants of each move, read when they are first needed. Raises WordingError then.

    A note needs a third of the moves. Reading all of them takes 6% of the processor time of
    `render`, and 5% of the processor time to the first screen.
    """

    def __init__(self, reader: "_Reader") -> None:
        self._reader = reader
        self._variants: dict[str, tuple[Variant, ...]] = {}

    def __getitem__(self, move: str) -> tuple[Variant, ...]:
        if move not in self._reader.move_names:
            raise KeyError(move)
        if move not in self._variants:
            self._variants[move] = self._reader.read_variants(move)
            self._reader.raise_issues()
        return self._variants[move]

    def __iter__(self) -> Iterator[str]:
        return iter(self._reader.move_names)

    def __len__(self) -> int:
        return len(self._reader.move_names)


class _Reader:
    """Reads the wording file by file, and collects errors in `issues`.

    The outcomes and the tones are read first, because all other files name them.
    """

    def __init__(self, files: WordingFiles, *, checks_texts: bool) -> None:
        self._files = files
        self.issues = files.find_name_issues()
        self.move_names = files.list_moves()
        outcomes, tones = self._read_table("outcomes.toml"), self._read_table("tones.toml")
        self._are_outcomes_and_tones_readable = not any(
            issue.file in (outcomes.file, tones.file) for issue in self.issues
        )
        self._outcomes = resolve_outcomes(outcomes, files.added_keys(outcomes.file))
        self._tones = resolve_tones(tones, files.added_keys(tones.file))
        self._variant_reader = VariantReader(
            self.move_names, self._tones, KnownFacts(self._outcomes.family_by_outcome), checks_texts
        )

    def raise_issues(self) -> None:
        """Raise WordingError if there are any issues."""
        if self.issues:
            raise WordingError(tuple(self.issues))

    def raise_if_unreadable(self) -> None:
        """Raise WordingError for all unreadable files if the outcomes or tones are among them."""
        if self._are_outcomes_and_tones_readable:
            return
        for name in self._files.list_overlay_files():
            if name not in (issue.file for issue in self.issues):
                # Reading reports the errors in the file.
                self._read_table(name)
        self.raise_issues()

    def read_variants(self, move: str) -> tuple[Variant, ...]:
        """Read the variants of a move from its file."""
        return self._variant_reader.read_sentences(move, self._read_table(f"moves/{move}.toml"))

    def read(self, moves: Mapping[str, tuple[Variant, ...]]) -> Wording:
        """Read everything except the moves."""
        style, recipients = self._read_table("style.toml"), self._read_table("parts.toml")
        american, stems = style.table("american"), style.table("stems")
        style.report_unknown_keys()
        outcomes, tones = self._outcomes.table, self._tones.table
        wording = Wording(
            outcomes={table.name: self._read_outcome(table) for table in outcomes.tables()},
            tones={table.name: self._read_tone(table) for table in tones.tables()},
            recipients={
                role: self._read_recipient(recipients.table(role)) for role in RecipientRole
            },
            phrases=self._variant_reader.read_phrases(self._read_table("phrases.toml")),
            moves=moves,
            follow_up=self._read_follow_up(self._read_table("follow_up.toml")),
            linkedin=self._variant_reader.read_connections(self._read_table("linkedin.toml")),
            questions=read_questions(
                self._read_table(QUESTIONS_FILE),
                tuple(outcomes.values),
                tuple(tones.values),
                self._unreadable,
            ),
            facts=self._variant_reader.facts,
            american_spelling=tuple(
                (british, american.text(british)) for british in american.values
            ),
            stems={stem: stems.number(stem) for stem in stems.values},
            dropped=self._read_dropped(),
            files=self._files,
        )
        recipients.report_unknown_keys()
        self._report_repeated_labels(outcomes)
        self._report_repeated_labels(tones)
        return wording

    @property
    def _unreadable(self) -> tuple[str, ...]:
        """The names of the outcomes and the tones that have an error."""
        outcomes, tones = self._outcomes, self._tones
        names = (*outcomes.family_by_outcome, *tones.sources)
        readable = outcomes.table.values.keys() | tones.table.values.keys()
        return tuple(name for name in names if name not in readable)

    def _read_table(self, name: str) -> Table:
        """Read a file; `name` is its path in the folder of the wording."""
        return self._files.read_table(name, self.issues)

    def _read_dropped(self) -> dict[str, tuple[Variant, ...]]:
        """Return, by move, the built-in form of the variants that the overlay folder drops."""
        dropped: dict[str, tuple[Variant, ...]] = {}
        for move, keys in self._files.dropped_keys().items():
            file = self._files.read_built_in_table(f"{MOVES_FOLDER}/{move}.toml", keys)
            dropped[move] = self._variant_reader.read_sentences(move, file)
        return dropped

    def _read_outcome(self, table: Table) -> Outcome:
        def moves_under(key: str) -> frozenset[str]:
            return frozenset(table.choices(key, self.move_names))

        defaults = table.table("defaults")
        outcome = Outcome(
            id=table.name,
            lineage=self._outcomes.lineage(table.name),
            label=_read_label(table),
            hint=table.line("hint", MAX_HINT),
            subject=self._variant_reader.read_template(table, "subject"),
            told_subject=self._variant_reader.read_template(
                table, "told_subject" if table.has("told_subject") else "subject"
            ),
            required=moves_under("required"),
            optional=moves_under("optional"),
            on_request=moves_under("on_request"),
            fillers=table.choices("fill", self.move_names),
            paragraphs=table.rows("paragraphs", self.move_names),
            meeting_limits=table.range("meetings"),
            meeting_formats=tuple(map(MeetingFormat, table.choices("held", MeetingFormat))),
            word_limits=_read_word_limits(table),
            interest=Interest(next(iter(defaults.choices("interest", Interest)), Interest.NONE)),
            keep_in_mind=defaults.yes_no("keep_in_mind"),
            linkedin=defaults.yes_no("linkedin"),
            subdued=table.optional_yes_no("subdued"),
            excluded_roles=frozenset(map(RecipientRole, table.choices("not_to", RecipientRole))),
            follow_up_days=table.days("follow_up"),
            no_follow_up_reason=table.optional_text("no_follow_up"),
            group=table.optional_text("group"),
        )
        self._report_moves_without_place(
            table, filter(outcome.allows_move, self.move_names), outcome.paragraphs
        )
        defaults.report_unknown_keys()
        table.report_unknown_keys()
        return outcome

    def _report_repeated_labels(self, root: Table) -> None:
        """Report each label that two outcomes, or two tones, have in common."""
        names_by_label: dict[str, str] = {}
        for table in root.tables():
            label = str(table.values.get("label", ""))
            other = names_by_label.get(label)
            if label and other:
                table.report("label", f"is the same as that of [{other}]")
            names_by_label[label] = table.name

    def _read_follow_up(self, table: Table) -> FollowUpWording:
        follow_up = FollowUpWording(
            subject=self._variant_reader.read_template(table, "subject"),
            topic_subject=self._variant_reader.read_template(table, "topic_subject"),
            required=frozenset(table.choices("required", self.move_names)),
            optional=frozenset(table.choices("optional", self.move_names)),
            paragraphs=table.rows("paragraphs", self.move_names),
            word_limits=_read_word_limits(table),
        )
        moves = sorted(follow_up.required | follow_up.optional)
        self._report_moves_without_place(table, moves, follow_up.paragraphs)
        table.report_unknown_keys()
        return follow_up

    def _read_tone(self, table: Table) -> Tone:
        sign_offs, subdued = table.table("sign_off"), table.table("subdued_sign_off")
        role_nouns, familiar = (
            table.table(key)
            if table.has(key)
            else Table(table.file, f"{table.name}.{key}", {}, self.issues)
            for key in ("role_noun", "familiar_sign_off")
        )
        names = table.choices("names", ("formal", "given"), required=True)
        tone = Tone(
            id=table.name,
            label=_read_label(table),
            hint=table.line("hint", MAX_HINT),
            sentence_tone=self._tones.sources[table.name],
            uses_formal_names="formal" in names,
            greeting=self._read_greeting(table),
            role_nouns={
                spelling: role_nouns.optional_text(spelling, "role") for spelling in Spelling
            },
            sign_offs={spelling: sign_offs.texts(spelling, required=True) for spelling in Spelling},
            subdued_sign_offs={
                spelling: subdued.texts(spelling, required=True) for spelling in Spelling
            },
            familiar_sign_offs={spelling: familiar.texts(spelling) for spelling in Spelling},
            shared_sign_off=self._variant_reader.read_template(table, "shared_sign_off")
            if table.has("shared_sign_off")
            else None,
        )
        # `resolve_tones` has used this key; it is read here so that it is not reported as unknown.
        table.optional_text("sentences")
        for inner in (table, role_nouns, sign_offs, subdued, familiar):
            inner.report_unknown_keys()
        return tone

    def _read_greeting(self, table: Table) -> Template:
        """Return the greeting of a tone; report one that has a name instead of {recipient}."""
        greeting = self._variant_reader.read_template(table, "greeting")
        if "recipient" not in greeting.placeholders and (
            name := re.search(_NAME_IN_GREETING, greeting.source)
        ):
            table.report(
                "greeting", f'greets every recipient as "{name[1]}": write {{recipient}} instead'
            )
        return greeting

    def _read_recipient(self, table: Table) -> RecipientRoleWording:
        sides = table.choices("side", Side, required=True)
        wording = RecipientRoleWording(
            label=_read_label(table),
            hint=table.line("hint", MAX_HINT),
            side=Side(next(iter(sides), Side.EMPLOYER)),
            excluded_moves=frozenset(table.choices("never", self.move_names)),
            subject=self._variant_reader.read_template(table, "subject")
            if table.has("subject")
            else None,
        )
        table.report_unknown_keys()
        return wording

    def _report_moves_without_place(
        self, table: Table, moves: Iterable[str], paragraphs: tuple[tuple[str, ...], ...]
    ) -> None:
        """Report each of the moves that is in none of the paragraphs."""
        placed = {move for paragraph in paragraphs for move in paragraph}
        for move in moves:
            if move not in placed:
                table.report("paragraphs", f'"{move}" may be made here but has no place')

    def report_unused_moves(self, wording: Wording) -> None:
        """Report each file of sentences for a move that no note makes."""
        used = wording.follow_up.required | wording.follow_up.optional
        for outcome in wording.outcomes.values():
            used |= outcome.required | outcome.optional | outcome.on_request
        known = tuple(sorted(used))
        for move in self._files.list_added_moves():
            if move not in known:
                problem = f"has sentences for a move that no note makes{list_known(move, known)}"
                self.issues.append(WordingIssue(f"moves/{move}.toml", problem))

    def report_missing_sentences(self, wording: Wording) -> None:
        """Report the moves for which an outcome and a tone have no sentence."""
        for move in self.move_names:
            outcomes = [o for o in wording.offered("outcome") if _may_make(move, o, wording)]
            tones = wording.offered("tone")
            # The tone comes first, as the more informative fact for `describe_gaps`.
            cases = [{"tone": tone, "outcome": o} for o in outcomes for tone in tones]
            missing = [case for case in cases if not _has_sentence(wording.moves[move], **case)]
            covered = [case for case in cases if case not in missing]
            dropped = wording.dropped.get(move, ())
            self.issues += describe_gaps(move, missing, covered, dropped)


def _read_label(table: Table) -> str:
    """Return the label of an outcome, a tone or a recipient role; report an empty one."""
    label = table.line("label", MAX_LABEL)
    if table.has("label") and not label.strip():
        table.report("label", "is empty: nobody could tell what it is")
    return label


def _read_word_limits(table: Table) -> WordLimits:
    """Return the limits for the number of words of a note."""
    words = table.table("words")
    limits = {length: words.range(length) for length in Length}
    words.report_unknown_keys()
    return limits


def _may_make(move: str, outcome_id: str, wording: Wording) -> bool:
    """Return whether a note or a follow-up about an outcome may make a move without a request."""
    outcome = wording.outcomes[outcome_id]
    moves = outcome.required | outcome.optional
    if outcome.follow_up_days:
        moves |= wording.follow_up.required | wording.follow_up.optional
    return move in moves


def _has_sentence(variants: tuple[Variant, ...], outcome: str, tone: str) -> bool:
    """Return whether a variant has a text for a tone, and allows an outcome."""
    return any(
        tone in variant.texts
        and all(c.fact != "outcome" or c.is_met({"outcome": outcome}) for c in variant.conditions)
        for variant in variants
    )
