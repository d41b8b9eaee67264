"""The questions a file leaves open, each with its choices, the likeliest first."""

import difflib
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from catalog.declared import Catalog
from catalog.model import Programme
from catalog.problems import Ask, Choice
from catalog.vocabulary import squeeze
from etl.conform.lexicon import Candidate
from etl.conform.memory import LEAVE_OUT

LEFT_OUT = Choice(LEAVE_OUT, "이 값은 싣지 않음", "Leave it out")
MANY = 8
YEARS = 6  # offered; earlier ones can be typed
MONEY_UNITS = ("원", "천원", "만원", "백만원", "억원")


def alike(one: str, other: str) -> float:
    """How alike two words are, 0 to 1, by the letters their syllables are made of.

    >>> alike("수료인언", "수료인원") > alike("수료인언", "신청인원")
    True
    """
    first, second = (unicodedata.normalize("NFD", squeeze(word)) for word in (one, other))
    return difflib.SequenceMatcher(None, first, second, autojunk=False).ratio()


def _likest(label: str, words: Iterable[str]) -> float:
    return max((alike(label, word) for word in words), default=0.0)


@dataclass(frozen=True)
class Asks:
    """Makes questions, by one catalog."""

    catalog: Catalog

    def measure(
        self, subject: str, form: str, candidates: Iterable[Candidate], evidence: Callable[[Candidate], float]
    ) -> Ask:
        """Which measure stands under a heading: those of the table most spoken for first, then by likeness of the words."""
        label = subject.rpartition("/")[2]
        nearest = sorted(candidates, key=lambda c: (-evidence(c), -_likest(label, c.words)))
        return Ask("measure", subject, form, (*map(_of_measure, nearest[:MANY]), LEFT_OUT))

    def programme(self, subject: str, form: str, groups: tuple[str, ...]) -> Ask:
        """Which programme a row, or a whole table, is about."""
        likely = [p for p in self.catalog.programmes.values() if not groups or p.group in groups]
        likely = likely or list(self.catalog.programmes.values())
        nearest = sorted(likely, key=lambda p: -_likest(subject, (p.label.ko, *p.aliases)))
        choices = [Choice(p.id, p.label.ko, p.label.en) for p in self._with_namesakes(subject, nearest[:MANY])]
        return Ask("programme", subject, form, (*choices, LEFT_OUT))

    def _with_namesakes(self, subject: str, nearest: list[Programme]) -> list[Programme]:
        """Those of the table's kind, and any other whose name is nearly the one printed."""
        others = [p for p in self.catalog.programmes.values() if p not in nearest]
        return [*(p for p in others if _likest(subject, (p.label.ko, *p.aliases)) >= 0.75), *nearest]

    def place(self, name: str, nearest: Iterable[str]) -> Ask:
        """Which place a name means: the same answer holds in every form."""
        choices = [self._of_place(place) for place in nearest]
        return Ask("place", squeeze(name), "", (*choices, LEFT_OUT))

    def sender(self, form: str, file: str) -> Ask:
        """Whose figures a file holds that names no place."""
        district = self.catalog.district.id
        return Ask(
            "sender", file, form, tuple(self._of_place(p) for p in (district, *(d.id for d in self.catalog.dongs)))
        )

    def period(self, sheet: str, upload: str) -> Ask:
        """Of which year the figures of a sheet are; another period may be given in so many words (2025-H1, 2025-03)."""
        this = datetime.now(UTC).year
        years = [str(year) for year in range(this, this - YEARS, -1)]
        return Ask("period", sheet, upload, tuple(Choice(year, f"{year}년", year) for year in years))

    def unit(self, subject: str, form: str, units: Iterable[str] = MONEY_UNITS) -> Ask:
        """In which unit a column of money is written."""
        return Ask("unit", subject, form, tuple(Choice(unit, unit, WON[unit]) for unit in units))

    def cell(self, sheet: str, cell: str, upload: str, guesses: Iterable[float] = ()) -> Ask:
        """What stands in one cell of one file."""
        values = [Choice(f"value:{guess:.12g}", f"{guess:,.12g}", f"{guess:,.12g}") for guess in guesses]
        reasons = [
            Choice(f"missing:{reason}", f"값 없음: {words.label.ko}", f"No value: {words.label.en}")
            for reason, words in self.catalog.words.missing.items()
            if not words.nothing
        ]
        return Ask("cell", f"{sheet}!{cell}", upload, (*values, *reasons, LEFT_OUT))

    def _of_place(self, place: str) -> Choice:
        label = self.catalog.places[place].label
        return Choice(place, label.ko, label.en)


WON: Mapping[str, str] = {
    "원": "won", "천원": "thousand won", "만원": "10,000 won", "백만원": "million won", "억원": "100 million won",
}  # fmt: skip


def _of_measure(candidate: Candidate) -> Choice:
    table, measure = candidate.table.label, candidate.measure.label
    return Choice(candidate.name, f"{table.ko} › {measure.ko}", f"{table.en} › {measure.en}")
