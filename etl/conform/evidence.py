"""How strongly each measure is spoken for: by words in the cell, headings, titles, units, and the programme's own terms."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from catalog.model import Programme
from catalog.problems import Ask, Problem
from catalog.vocabulary import squeeze
from etl.conform.lexicon import EXACT, Candidate, Lexicon
from etl.conform.signature import Signature

CONTEXT, HEADING, TITLE, SHEET = 1.4, 1.0, 0.4, 0.3
MEANS, GROUP, UNIT, MOST_EVIDENCE = 6.0, 2.0, 2.0, 4.0
ENOUGH = 3.0
TELLING_UNITS = frozenset({"강", "시간", "회", "표", "부", "개동", "개교", "개소"})
KINDS = {
    "number": {"count", "money", "share", "text"},
    "date": {"date", "event"},
    "text": {"text"},
    "places": {"count", "text", "event"},
    "missing": {"count", "money", "share", "text", "date"},
}


@dataclass(frozen=True)
class Surroundings:
    """What stands around a table: its title, the names of sheet and file, and how its own headings speak of measures.

    `position` is the place among the row labels that names measures (None where the rows are things), `companions` the tables
    whose measures are named by some heading of this one. `told` are row labels that are facts themselves, such as a type.
    """

    title: str
    sheet: str
    file: str
    position: int | None = None
    companions: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()

    def measure_row(self, row_labels: tuple[str, ...]) -> str | None:
        """The row label that says what is counted, where the rows are measures."""
        known = self.position is not None and self.position < len(row_labels)
        return row_labels[self.position] if known and self.position is not None else None


@dataclass(frozen=True)
class LeftOut:
    """Figures that are not loaded and need no settling: `derived` from others, a `part` of one (men, women), `excluded`,
    `answered` so, or `unknown`."""

    why: str


@dataclass(frozen=True)
class Evidence:
    """The evidence within one table of one sheet."""

    lexicon: Lexicon
    around: Surroundings

    @cached_property
    def _tables(self) -> dict[str, float]:
        around = self.around
        return self.lexicon.table_evidence({around.title: 3.0, around.sheet: 2.0, around.file: 1.0})

    def of_table(self, candidate: Candidate) -> float:
        """How strongly title, sheet and file speak for a measure's table; 0 for not at all."""
        return min(self._tables[candidate.table.table], MOST_EVIDENCE)

    def belongs(self, candidate: Candidate, programme: Programme | None = None) -> bool:
        """Whether a measure's table is the one at hand: spoken for, or the programme's kind; any is, where none is spoken for."""
        if not any(self._tables.values()) or self.of_table(candidate):
            return True
        return programme is not None and (not candidate.table.groups or programme.group in candidate.table.groups)

    def best(self, signature: Signature, programme: Programme | None, columns: tuple[str, ...]) -> list[Candidate]:
        """The measures most spoken for: none where no evidence is enough, several where it is equal."""
        words = self._words(signature, columns)
        scores = [
            (self._score(c, signature, programme, words), c) for c in self._spoken_for(signature, programme, words)
        ]
        top = max((score for score, _ in scores), default=0.0)
        return [candidate for score, candidate in scores if score == top] if top >= ENOUGH else []

    def _spoken_for(
        self, signature: Signature, programme: Programme | None, named: Mapping[str, float]
    ) -> Iterator[Candidate]:
        """The measures that some word, the programme's own terms or a telling unit speak for, in the catalog's order."""
        names = {*named, programme.means.get(signature.unit or "") if programme else None}
        telling = self.lexicon.by_unit.get(signature.unit, ()) if signature.unit in TELLING_UNITS else ()
        names |= {candidate.name for candidate in telling}
        return (candidate for candidate in self.lexicon.candidates if candidate.name in names)

    def is_sure(self, candidate: Candidate, signature: Signature) -> bool:
        """Whether the best measure may be taken without asking: nothing above the figure says more than the measure does.

        Words inside the cell tell by themselves, and only figures are asked about. Where a table has attributes, a heading
        below the measure's own is one.
        """
        if signature.context or signature.kind not in ("number", "missing"):
            return True
        columns = [squeeze(text) for text in signature.column_labels]
        if any(self.lexicon.unexplained(label, candidate) for label in columns):
            return bool(candidate.table.attributes) and any(
                squeeze(text) in candidate.words for text in signature.labels
            )
        row = self.around.measure_row(signature.row_labels)
        if row is None or any(candidate.named_by(label) for label in columns):
            return True
        return bool(candidate.named_by(squeeze(row))) and not self.lexicon.unexplained(squeeze(row), candidate)

    def named_exactly(self, column_labels: tuple[str, ...]) -> list[Candidate]:
        """The measures of numbers of which a heading is the whole name."""
        labels = {squeeze(text) for text in column_labels}
        return [
            c for c in self.lexicon.candidates if labels & c.words and c.measure.type in ("count", "money", "share")
        ]

    def unexplained_row(self, candidate: Candidate, signature: Signature) -> str | None:
        """A row label that is neither measure, programme, place nor period: part of something, or a programme never heard of."""
        if candidate.table.attributes or signature.context or signature.kind not in ("number", "missing"):
            return None
        row = self.around.measure_row(signature.row_labels)
        said = self.around.told | self.lexicon.programme_names | {squeeze(row or "")}
        beside = (text for text in signature.row_labels if squeeze(text) not in said)
        return next((text for text in beside if self.lexicon.unexplained(squeeze(text), candidate)), None)

    def _words(self, signature: Signature, columns: tuple[str, ...]) -> dict[str, float]:
        """How strongly the words in and around a figure name each measure."""
        words = dict(self._named_above) if signature.kind == "number" else {}
        self._weigh(HEADING, (*columns, *self._but_programmes(signature.row_labels)), words)
        if signature.context:
            self._weigh(CONTEXT, (*signature.context, "".join(signature.context)), words)
        return words

    @cached_property
    def _named_above(self) -> dict[str, float]:
        """What title and sheet name: words and dates must be named where they stand, not by a title far above."""
        words: dict[str, float] = {}
        self._weigh(TITLE, (self.around.title,), words)
        self._weigh(SHEET, (self.around.sheet,), words)
        return words

    def _weigh(self, weight: float, texts: Iterable[str], words: dict[str, float]) -> None:
        for text in texts:
            for name, strength in self.lexicon.naming(squeeze(text)).items():
                words[name] = max(words.get(name, 0.0), weight * strength)

    def _score(
        self, candidate: Candidate, signature: Signature, programme: Programme | None, named: Mapping[str, float]
    ) -> float:
        if not fits(candidate, signature):
            return 0.0
        words = named.get(candidate.name, 0.0)
        unsaid = (
            words >= EXACT or max(named.values(), default=0.0) < EXACT
        )  # a programme's own terms, where no word says it
        means = unsaid and programme is not None and programme.means.get(signature.unit or "") == candidate.name
        own_units = (candidate.measure.unit, *candidate.measure.units)
        telling = signature.unit in TELLING_UNITS and signature.unit in own_units
        if not (words or means or telling):
            return 0.0
        group = programme is not None and programme.group in candidate.table.groups
        return words + MEANS * means + UNIT * telling + GROUP * group + self.of_table(candidate)

    def _but_programmes(self, labels: tuple[str, ...]) -> tuple[str, ...]:
        """A row named 주민자치회 전환 is about that programme; its name does not say which figure of it stands there."""
        return tuple(label for label in labels if squeeze(label) not in self.lexicon.programme_names)


def fits(candidate: Candidate, signature: Signature) -> bool:
    """Whether kind and unit of a figure allow the measure."""
    measure = candidate.measure
    counts_dongs = signature.listed and signature.unit is None and measure.lists == "count"
    unit = "개동" if counts_dongs else signature.unit
    if measure.type not in KINDS[signature.kind]:
        return False
    if measure.type == "text" and signature.kind in ("number", "places") and not signature.listed:
        return False
    return unit is None or signature.kind == "missing" or measure.type in ("text", "event") or unit in measure.all_units


def problem_of(code: str, signature: Signature, expected: str | None = None, ask: Ask | None = None) -> Problem:
    """A problem with a figure's meaning, that shows the words printed for it."""
    found = " / ".join(signature.labels) or (signature.unit or "")
    return Problem(code, expected=expected, found=found, ask=ask)
