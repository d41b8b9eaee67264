"""The year's scorecard: every indicator of the district, the changes of its dongs, and one judgement over all of them together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from catalog.load import Catalog
from catalog.model import Indicator, Place
from dashboard.figures.marks import Mark, by_place, read_marks
from dashboard.periods import last_day
from dashboard.stats.change import Change, changes
from dashboard.stats.discoveries import ChangeVerdict, judge_changes
from dashboard.stats.of_marks import points_of
from dashboard.stats.points import Point, course, flaw
from dashboard.stats.reasons import Reason

MEAN_OF = 5


@dataclass(frozen=True)
class Standing:
    """One indicator of the district. `marks` are its yearly figures up to the year, oldest first.

    `mean` is that of the five years before, in the unit of the figure; None where they are not all there and comparable.
    `flaw` is what keeps the year's figure from being compared at all. `lacking` are the dongs without a figure of the year.
    """

    indicator: Indicator
    year: str
    marks: tuple[Mark, ...]
    verdict: ChangeVerdict
    mean: float | None
    flaw: Reason | None
    lacking: tuple[str, ...]

    @property
    def this(self) -> Mark | None:
        """The figure of the year, or why there is none; None where nothing is known of it."""
        return next((mark for mark in self.marks if mark.period == self.year), None)

    @property
    def incomplete(self) -> bool:
        """Whether the year's figure lacks dongs, months or a programme."""
        return self.flaw in ("part_year", "partial_dongs", "owed")


@dataclass(frozen=True)
class Finding:
    """A change of a dong that chance does not easily explain."""

    indicator: Indicator
    before: Mark
    after: Mark
    verdict: ChangeVerdict


@dataclass(frozen=True)
class Scorecard:
    """What a year looks like. `looked_at` counts the changes of dongs that were tested, findings or not."""

    year: str
    standings: tuple[Standing, ...]
    findings: tuple[Finding, ...]
    looked_at: int

    def standing(self, indicator: str) -> Standing:
        """That of one indicator. Raises KeyError where the catalog declares none."""
        for one in self.standings:
            if one.indicator.indicator == indicator:
                return one
        raise KeyError(indicator)


def scorecard(frame: pd.DataFrame, year: str, catalog: Catalog, as_of: date) -> Scorecard:
    """`frame`: queries/overview.sql, the yearly figures of all indicators. A year that is not over on `as_of` is a part year.

    The district is judged against its own earlier years, a dong against those of all dongs.
    """
    figures = _figures(frame, catalog)
    points = {name: _points(own, catalog.indicators[name], as_of) for name, own in figures.items()}
    home = catalog.district.id
    of_district = [
        changed
        for name, indicator in catalog.indicators.items()
        for changed in _changes({home: points[name].get(home, ())}, indicator, year, catalog)
    ]
    of_dongs = [
        (name, changed)
        for name in _looked_at(catalog.indicators)
        for changed in _changes(
            {place: own for place, own in points[name].items() if place != home},
            catalog.indicators[name],
            year,
            catalog,
        )
    ]
    verdicts = judge_changes([*of_district, *(changed for _, changed in of_dongs)])
    standings = tuple(
        _standing(indicator, figures[name], points[name].get(home, ()), verdict, catalog)
        for (name, indicator), verdict in zip(catalog.indicators.items(), verdicts, strict=False)
    )
    judged = [(name, verdict) for (name, _), verdict in zip(of_dongs, verdicts[len(of_district) :], strict=True)]
    found = [_finding(catalog.indicators[name], figures[name], one) for name, one in judged if one.is_finding]
    return Scorecard(
        year,
        standings,
        tuple(sorted(found, key=lambda finding: finding.verdict.q or 0)),
        sum(verdict.q is not None for _, verdict in judged),
    )


def first_days(indicator: Indicator, catalog: Catalog) -> list[date]:
    """The days from which figures of the indicator are not comparable with those before."""
    return [catalog.events[name].since for name in indicator.breaks]


def mean_before(points: Sequence[Point], year: str, indicator: Indicator, breaks: Sequence[date]) -> float | None:
    """The mean of the five years before `year`, where all of them are comparable with it; of a rate, sums divided by sums."""
    run = next((run for run in course(points, breaks).runs if any(point.period == year for point in run)), ())
    wanted = {str(int(year) - back) for back in range(1, MEAN_OF + 1)}
    earlier = [point for point in run if point.period in wanted]
    if len(earlier) < MEAN_OF:
        return None
    if indicator.denominator is None:
        return sum(point.value or 0 for point in earlier) / MEAN_OF
    below = sum(point.denominator or 0 for point in earlier)
    return sum(point.numerator or 0 for point in earlier) * indicator.scale / below if below else None


def _figures(frame: pd.DataFrame, catalog: Catalog) -> dict[str, dict[str, tuple[Mark, ...]]]:
    """Indicator → place → marks."""
    marks: dict[str, list[Mark]] = {name: [] for name in catalog.indicators}
    for name, mark in zip(frame["indicator"].tolist(), read_marks(frame), strict=True):
        if name in marks:
            marks[name].append(mark)
    return {name: by_place(own) for name, own in marks.items()}


def _points(figures: Mapping[str, tuple[Mark, ...]], indicator: Indicator, as_of: date) -> dict[str, tuple[Point, ...]]:
    return {place: points_of(marks, indicator, as_of) for place, marks in figures.items()}


def _changes(
    points: Mapping[str, Sequence[Point]], indicator: Indicator, year: str, catalog: Catalog
) -> tuple[Change, ...]:
    return changes(points, year, indicator.model, direction=indicator.direction, breaks=first_days(indicator, catalog))


def _looked_at(indicators: Mapping[str, Indicator]) -> Iterable[str]:
    """Indicators whose changes by dong can be judged; a count and the same per resident are one change, told once."""
    counts = {one.numerator for one in indicators.values() if one.denominator is None and one.model != "none"}
    for name, indicator in indicators.items():
        per_resident = indicator.denominator is not None and indicator.denominator.table == "population"
        if indicator.model != "none" and not (per_resident and indicator.numerator in counts):
            yield name


def _standing(
    indicator: Indicator,
    figures: Mapping[str, tuple[Mark, ...]],
    points: Sequence[Point],
    verdict: ChangeVerdict,
    catalog: Catalog,
) -> Standing:
    year = verdict.change.period
    this = next((point for point in points if point.period == year), None)
    return Standing(
        indicator=indicator,
        year=year,
        marks=figures.get(catalog.district.id, ()),
        verdict=verdict,
        mean=mean_before(points, year, indicator, first_days(indicator, catalog)),
        flaw=flaw(this) if this else "no_value",
        lacking=tuple(
            dong.id for dong in dongs_of(year, catalog) if not _told(figures.get(dong.id, ()), year, catalog)
        ),
    )


def dongs_of(year: str, catalog: Catalog) -> list[Place]:
    """The dongs that there were at the end of a year."""
    return [dong for dong in catalog.dongs if dong.until is None or dong.until >= last_day(year)]


def _told(marks: Iterable[Mark], year: str, catalog: Catalog) -> bool:
    """Whether a dong has the whole of its figure of the year, or had nothing to count."""
    nothing = {name for name, reason in catalog.words.missing.items() if reason.nothing}
    this = next((mark for mark in marks if mark.period == year), None)
    return this is not None and (this.missing in nothing if this.missing else this.value is not None)


def _finding(indicator: Indicator, figures: Mapping[str, Sequence[Mark]], verdict: ChangeVerdict) -> Finding:
    periods = {mark.period: mark for mark in figures[verdict.change.place]}
    year = verdict.change.period
    return Finding(indicator, periods[str(int(year) - 1)], periods[year], verdict)
