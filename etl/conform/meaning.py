"""What a figure means: its table, measure, programme and attributes, decided by named evidence, or the reason why not.

Words inside the cell weigh most, then its row and column headings, then the title; the unit must fit; the programme's own
`means`, its group and the title's words for a table break ties. Two measures equally likely are never guessed between.
"""

from dataclasses import dataclass, field, replace

from catalog.model import Programme
from catalog.problems import Problem
from catalog.vocabulary import squeeze
from etl.conform.lexicon import Candidate, Lexicon

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
class Signature:
    """Everything about a figure that tells what it is, save the figure itself. Figures of one signature mean the same."""

    kind: str
    unit: str | None
    total: bool
    listed: bool
    row_labels: tuple[str, ...]
    column_labels: tuple[str, ...]
    context: tuple[str, ...]


@dataclass(frozen=True)
class Surroundings:
    """What stands around a table: its title, the names of sheet and file."""

    title: str
    sheet: str
    file: str


@dataclass(frozen=True)
class Meaning:
    """What figures of a signature are. `measures` holds two where the sheet itself leaves open which is meant."""

    candidates: tuple[Candidate, ...]
    programme: Programme | None
    attributes: str = ""

    @property
    def table(self) -> str:
        return self.candidates[0].table.table

    @property
    def measure(self) -> str:
        return "|".join(candidate.measure.id for candidate in self.candidates)


@dataclass
class Judge:
    """Decides meanings within one table of one sheet, once for each signature."""

    lexicon: Lexicon
    around: Surroundings
    _known: dict[Signature, Meaning | Problem | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        around = self.around
        self._evidence = self.lexicon.table_evidence({around.title: 3.0, around.sheet: 2.0, around.file: 1.0})

    def judge(self, signature: Signature) -> Meaning | Problem | None:
        """The meaning of figures of a signature; a Problem where it cannot be told; None where there is nothing to tell."""
        if signature not in self._known:
            self._known[signature] = self._decide(signature)
        return self._known[signature]

    def _decide(self, signature: Signature) -> Meaning | Problem | None:
        if any(squeeze(word) in self.lexicon.excluding for phrase in signature.context for word in phrase.split()):
            return None
        programme, named_by = self._programme(signature)
        open_pair = [label for label in signature.column_labels if "|" in label]
        if open_pair:
            best = [self._best(signature, programme, (half,))[:1] for half in open_pair[0].split("|")]
            chosen = tuple(candidate for found in best for candidate in found)
        else:
            chosen = tuple(self._best(signature, programme, signature.column_labels))
            if len(chosen) > 1:
                return _problem("measure_ambiguous", signature, " · ".join(c.measure.label.ko for c in chosen))
        if not chosen:
            return self._unplaced(signature, programme)
        if programme is None and not signature.total:
            return _problem("programme_unknown", signature)
        return Meaning(chosen, programme, self._attributes(signature, chosen[0], named_by))

    def _unplaced(self, signature: Signature, programme: Programme | None) -> Problem | None:
        """A number of no measure is told. Words are only told where a heading asks for a number by its whole name."""
        if signature.kind == "number":
            return _problem("measure_unknown", signature)
        if signature.kind == "text":
            wanted = self._best(replace(signature, kind="number", unit=None), programme, signature.column_labels)
            heading = squeeze(signature.column_labels[-1]) if signature.column_labels else ""
            if any(heading in candidate.words for candidate in wanted):
                return Problem("number_expected", expected=" / ".join(signature.column_labels))
        return None

    def _programme(self, signature: Signature) -> tuple[Programme | None, str | None]:
        headings = (*signature.row_labels, *signature.column_labels)
        for texts in (headings, (self.around.title,), (self.around.sheet,), signature.context, (self.around.file,)):
            if found := self.lexicon.programme_in(texts):
                return found
        return None, None

    def _best(self, signature: Signature, programme: Programme | None, columns: tuple[str, ...]) -> list[Candidate]:
        scores = [(self._score(c, signature, programme, columns), c) for c in self.lexicon.candidates]
        top = max(score for score, _ in scores)
        return [candidate for score, candidate in scores if score == top] if top >= ENOUGH else []

    def _score(
        self, candidate: Candidate, signature: Signature, programme: Programme | None, columns: tuple[str, ...]
    ) -> float:
        if not _fits(candidate, signature):
            return 0.0
        inside = (*signature.context, "".join(signature.context))
        labels = [(CONTEXT, inside), (HEADING, columns), (HEADING, self._but_programmes(signature.row_labels))]
        if signature.kind == "number":  # words and dates must be named where they stand, not by a title far above
            labels += [(TITLE, (self.around.title,)), (SHEET, (self.around.sheet,))]
        words = max((w * candidate.named_by(squeeze(text)) for w, texts in labels for text in texts), default=0.0)
        means = programme is not None and programme.means.get(signature.unit or "") == candidate.name
        telling = signature.unit in TELLING_UNITS and signature.unit in (
            candidate.measure.unit,
            *candidate.measure.units,
        )
        if not (words or means or telling):
            return 0.0
        group = programme is not None and programme.group in candidate.table.groups
        evidence = min(self._evidence[candidate.table.table], MOST_EVIDENCE)
        return words + MEANS * means + UNIT * telling + GROUP * group + evidence

    def _but_programmes(self, labels: tuple[str, ...]) -> tuple[str, ...]:
        """A row named 주민자치회 전환 is about that programme; its name does not say which figure of it stands there."""
        return tuple(label for label in labels if squeeze(label) not in self.lexicon.programme_names)

    def _attributes(self, signature: Signature, candidate: Candidate, programme_label: str | None) -> str:
        if not candidate.table.attributes:
            return ""
        own = squeeze(programme_label or "")
        rest = [
            text
            for text in (*signature.row_labels, *signature.column_labels, *signature.context)
            if (label := squeeze(text)) not in self.lexicon.generic and label != own and label not in candidate.words
        ]
        return f"{candidate.table.attributes[0].id}={' '.join(rest)}" if rest else ""


def _fits(candidate: Candidate, signature: Signature) -> bool:
    measure = candidate.measure
    counts_dongs = signature.listed and signature.unit is None and measure.lists == "count"
    unit = "개동" if counts_dongs else signature.unit
    if measure.type not in KINDS[signature.kind]:
        return False
    if measure.type == "text" and signature.kind in ("number", "places") and not signature.listed:
        return False
    return unit is None or signature.kind == "missing" or measure.type in ("text", "event") or unit in measure.all_units


def _problem(code: str, signature: Signature, expected: str | None = None) -> Problem:
    found = " / ".join((*signature.row_labels, *signature.column_labels, *signature.context)) or (signature.unit or "")
    return Problem(code, expected=expected, found=found)
