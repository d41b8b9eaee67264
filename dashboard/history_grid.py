"""One measure of one programme, dong by year: values, reasons why there is none, and blanks to be given a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from catalog.model import Place
from dashboard.history_facts import fact_period, key_of, table_facts
from dashboard.periods import grain_of
from dashboard.release import Release, Row
from ledger.entries import FactKey

AHEAD = 1  # years after the last figure


@dataclass(frozen=True)
class Series:
    """What a grid is of. `programme` is empty where facts name none."""

    table: str
    measure: str
    programme: str

    def __str__(self) -> str:
        return f"{self.table}.{self.measure},{self.programme}"


@dataclass(frozen=True)
class Grid:
    """Dongs by years. `cells` holds the fact of a dong and year where there is one; `measured` years are those with any."""

    series: Series
    dongs: tuple[Place, ...]
    years: tuple[str, ...]
    cells: dict[tuple[str, str], Row]

    @property
    def blanks(self) -> int:
        """How many cells hold neither a value nor a reason."""
        return len(self.dongs) * len(self.years) - len(self.cells)

    def open_to_reason(self, place: str, year: str) -> bool:
        """Whether a reason may be given: where there is no value."""
        fact = self.cells.get((place, year))
        return fact is None or (
            fact["value"] is None and fact["value_text"] is None and fact["missing"] != "small_count"
        )

    def key(self, place: str, year: str) -> FactKey:
        """What a reason given here is about."""
        fact = self.cells.get((place, year))
        if fact is not None:
            return key_of(fact)
        series = self.series
        return FactKey(series.table, series.programme or None, place, year, year, "", series.measure, False)


@lru_cache(maxsize=8)
def gaps(opened: Release, demonstration: bool) -> Mapping[Series, int]:
    """The measures and programmes that there are figures of by dong and year, with the blanks of each; most blanks first."""
    dongs = {dong.id for dong in opened.catalog.dongs}
    found = {
        Series(table, fact["measure"], fact["programme"] or "")
        for table in opened.catalog.tables
        for fact in table_facts(opened, table)
        if fact["place"] in dongs
        and grain_of(fact_period(fact)) == "year"
        and not fact["attributes"]
        and (demonstration or not fact["demonstration"])
    }
    counts = {series: grid(opened, series, demonstration=demonstration).blanks for series in found}
    return {series: counts[series] for series in sorted(found, key=lambda one: (-counts[one], str(one)))}


def grid(opened: Release, series: Series, *, demonstration: bool) -> Grid:
    """The grid of a series. A real figure goes before a made-up one."""
    dongs = opened.catalog.dongs
    cells: dict[tuple[str, str], Row] = {}
    for fact in table_facts(opened, series.table):
        about = (fact["measure"], fact["programme"] or "", fact["attributes"])
        if about != (series.measure, series.programme, "") or grain_of(fact_period(fact)) != "year":
            continue
        where = (fact["place"], fact_period(fact))
        if (demonstration or not fact["demonstration"]) and (where not in cells or cells[where]["demonstration"]):
            cells[where] = fact
    known = {dong.id for dong in dongs}
    own = {where: fact for where, fact in cells.items() if where[0] in known}
    return Grid(series, dongs, _years([year for _, year in own], opened), own)


def _years(found: Sequence[str], opened: Release) -> tuple[str, ...]:
    """From the first year with a figure to the one the release was built in."""
    first = min(found, default=opened.built_at[:4])
    last = max([*found, str(int(opened.built_at[:4]) - AHEAD)])
    return tuple(str(year) for year in range(int(first), int(last) + 1))


def read_about(about: str) -> tuple[Series | None, str, str]:
    """The series that a link names, and the dong and year of a cell in it: `trainees.completed_people,village_school,yang,2023`.

    >>> read_about("trainees.completed_people,village_school,yang,2023")[1:]
    ('yang', '2023')
    >>> read_about("nonsense")
    (None, '', '')
    """
    parts = [*about.split(","), "", "", ""]
    table, _, measure = parts[0].partition(".")
    if not measure:
        return None, "", ""
    return Series(table, measure, parts[1]), parts[2], parts[3]
