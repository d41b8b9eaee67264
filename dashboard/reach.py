"""How far the figures reach: for which periods and at which grain an indicator has any."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from dashboard import engine, measured
from dashboard.release import Release, Row
from dashboard.views import Grain

GRAINS: tuple[Grain, ...] = ("year", "half", "month")


@lru_cache(maxsize=engine.KEPT_OPEN)
def _reach(opened: Release) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = {}
    for row in opened.ask("reach", district=opened.catalog.district.id):
        found.setdefault((row["indicator"], row["grain"]), []).append(row)
    return found


def periods(opened: Release, indicator: str, grain: Grain, demonstration: bool) -> list[str]:
    """Periods with at least one value, oldest first."""
    rows = _reach(opened).get((indicator, grain), [])
    return sorted({row["period"] for row in rows if row["places"] and (demonstration or not row["demonstration"])})


def grains(opened: Release, indicator: str, demonstration: bool) -> list[Grain]:
    """The grains at which there is anything to show."""
    return [grain for grain in GRAINS if periods(opened, indicator, grain, demonstration)]


def years(opened: Release, demonstration: bool) -> list[str]:
    """Years for which any indicator has a value, oldest first."""
    return sorted({year for name in opened.catalog.indicators for year in periods(opened, name, "year", demonstration)})


def fullest_year(opened: Release, indicators: Iterable[str], demonstration: bool) -> str:
    """The latest of the years in which most of these indicators have a figure; empty where none has."""
    counts: dict[str, int] = {}
    for indicator in indicators:
        for year in periods(opened, indicator, "year", demonstration):
            counts[year] = counts.get(year, 0) + 1
    return max(counts, key=lambda year: (counts[year], year), default="")


def latest_by_dong(opened: Release, indicator: str, demonstration: bool) -> str:
    """The latest year with values of most dongs that ever had one; the latest year at all where no dong has any."""
    dongs: dict[str, int] = {}
    for row in _reach(opened).get((indicator, "year"), []):
        if row["places"] and (demonstration or not row["demonstration"]):
            dongs[row["period"]] = max(dongs.get(row["period"], 0), row["places"] - row["district"])
    most = max(dongs.values(), default=0)
    return max((year for year, count in dongs.items() if 2 * count >= most), default="")


def spans(opened: Release, indicator: str, demonstration: bool) -> list[str]:
    """Spans of years that have one figure together."""
    rows = _reach(opened).get((indicator, "span"), [])
    return sorted({row["period"] for row in rows if row["places"] and (demonstration or not row["demonstration"])})


def twin(opened: Release, indicator: str) -> str:
    """The other side of `per resident or not`: same numerator with the residents as denominator, or without; else empty."""
    return measured.twin(opened.catalog, indicator)


def per_resident(opened: Release, indicator: str) -> bool:
    """Whether the indicator is divided by the residents."""
    return measured.per_resident(opened.catalog, indicator)


@dataclass(frozen=True)
class Needed:
    """What would have to be there for a choice: measures of tables as (table, measure), and the dongs without any figure."""

    measures: tuple[tuple[str, str], ...]
    dongs: tuple[str, ...]


def needed(opened: Release, name: str, periods: Iterable[str], demonstration: bool) -> Needed:
    """What an indicator, in whatever measure, is made of, and which dongs have no value of it in any of these periods."""
    indicator = opened.indicator(name)
    parts = [part for part in (indicator.numerator, indicator.denominator) if part is not None]
    measures = tuple(dict.fromkeys((part.table, part.measure) for part in parts))
    wanted = sorted(set(periods))
    rows = opened.ask("reach_dongs", indicator=measured.split(name)[0], periods=wanted, demonstration=demonstration)
    there = {row["place"] for row in rows}
    return Needed(measures, tuple(dong.id for dong in opened.catalog.dongs if dong.id not in there))
