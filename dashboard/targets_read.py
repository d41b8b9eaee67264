"""One row about a target, from a file or from the page, made a goal; what cannot be is told by cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from catalog.declared import Catalog
from catalog.model import Indicator
from dashboard.targets_cells import NotReadError, read_indicator, read_number, read_place, read_year, written
from dashboard.text import Say
from ledger.targets import Goal


@dataclass(frozen=True)
class Fault:
    """What is wrong in one cell; `where` names it as its sender knows it."""

    where: str
    sentence: str


Where = Callable[[str], str]  # the name of a column → what its cell is called


def read_goal(
    row: Mapping[str, object], where: Where, catalog: Catalog, speak: Say, unit: str = ""
) -> tuple[Goal | None, list[Fault]]:
    """The goal of a row, or None and all its faults.

    `row` holds cells under indicator, place, year, value, baseline, baseline_year and note; `unit` stands beside its numbers.
    """
    reading = _Reading(row, where, speak, [])
    indicator: Indicator | None = reading.of("indicator", lambda cell: read_indicator(written(cell), catalog, speak))
    place: str | None = reading.of("place", lambda cell: read_place(written(cell), catalog, speak))
    year: int | None = reading.of("year", lambda cell: read_year(cell, speak))
    value: float | None = None
    baseline: float | None = None
    if indicator is not None:
        of_it = indicator
        value = reading.of("value", lambda cell: read_number(cell, of_it, catalog, speak, unit))
        if _filled(row, "baseline"):
            baseline = reading.of("baseline", lambda cell: read_number(cell, of_it, catalog, speak, unit))
    since: int | None = None
    if _filled(row, "baseline_year"):
        since = reading.of("baseline_year", lambda cell: read_year(cell, speak))
    reading.found.extend(_unpaired(row, where, year, since, speak))
    if reading.found or indicator is None or place is None or year is None or value is None:
        return None, reading.found
    return Goal(indicator.indicator, place, year, value, baseline, since, written(row.get("note"))), []


@dataclass(frozen=True)
class _Reading:
    row: Mapping[str, object]
    where: Where
    speak: Say
    found: list[Fault]

    def of(self, column: str, read: Callable[[object], Any]) -> Any:
        """The cell read; None, and the fault kept, where it cannot be."""
        try:
            if not _filled(self.row, column):
                raise NotReadError(self.speak("비어 있습니다."))
            return read(self.row.get(column))
        except NotReadError as fault:
            self.found.append(Fault(self.where(column), str(fault)))
            return None


def _unpaired(row: Mapping[str, object], where: Where, year: int | None, since: int | None, speak: Say) -> list[Fault]:
    """A baseline needs its year and the other way round, and comes before the target."""
    if _filled(row, "baseline") != _filled(row, "baseline_year"):
        empty = "baseline_year" if _filled(row, "baseline") else "baseline"
        return [Fault(where(empty), speak("기준값과 기준연도는 함께 적어 주십시오."))]
    if year is not None and since is not None and since >= year:
        return [Fault(where("baseline_year"), speak("기준연도는 목표 연도보다 앞서야 합니다."))]
    return []


def _filled(row: Mapping[str, object], column: str) -> bool:
    return bool(written(row.get(column)))
