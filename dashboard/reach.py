"""How far the figures reach: for which periods and at which grain an indicator has any."""

from collections.abc import Iterable
from functools import lru_cache

from dashboard import engine
from dashboard.engine import Release
from dashboard.views import Grain

GRAINS: tuple[Grain, ...] = ("year", "half", "month")


@lru_cache(maxsize=engine.KEPT_OPEN)
def _reach(opened: Release) -> dict[tuple[str, str], list[engine.Row]]:
    found: dict[tuple[str, str], list[engine.Row]] = {}
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
    declared = opened.catalog.indicators
    this = declared[indicator]
    for other in declared.values():
        if other.numerator != this.numerator or other.indicator == indicator:
            continue
        if {_divides(other.denominator), _divides(this.denominator)} == {"nothing", "residents"}:
            return other.indicator
    return ""


def per_resident(opened: Release, indicator: str) -> bool:
    """Whether the indicator is divided by the residents."""
    return _divides(opened.catalog.indicators[indicator].denominator) == "residents"


def _divides(denominator: object) -> str:
    if denominator is None:
        return "nothing"
    return "residents" if getattr(denominator, "table", "") == "population" else "something"
