"""Where a period or a day stands on the horizontal axis, and how the axis is labelled."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dashboard.periods import first_day, grain_of
from dashboard.text import say
from dashboard.views import Grain, Language

Position = float | str
_FEW_YEARS = 7


@dataclass(frozen=True)
class TimeAxis:
    """Years and halves stand on a line of numbers, months on a line of dates."""

    grain: Grain

    def at(self, period: str) -> Position:
        """The middle of a period; of a month, its first day, by which Plotly labels it."""
        start = first_day(period)
        if self.grain == "month":
            return start.isoformat()
        return start.year + (0.5 if grain_of(period) == "half" and start.month > 6 else 0.0)

    def of_day(self, day: date) -> Position:
        """A day between the points: the first of January lies between two years."""
        if self.grain == "month":
            return (day - timedelta(days=15)).isoformat()
        share = (day.timetuple().tm_yday - 1) / 365
        return day.year + share - (0.5 if self.grain == "year" else 0.25)

    def edges(self, span: str) -> tuple[float, float]:
        """First and last position of a span of years, each year as wide as the axis gives it."""
        start, _, end = span.partition("/")
        return first_day(start or end).year - 0.4, first_day(end or start).year + 0.4

    def layout(self, periods: Sequence[str], language: Language) -> dict[str, Any]:
        """The axis for these periods; years never get a comma."""
        if self.grain == "month":
            days = sorted(first_day(period) for period in periods)
            margin = max((days[-1] - days[0]) * 0.04, timedelta(days=12))
            return {
                "type": "date",
                "tickformat": "%Y. %-m." if language == "ko" else "%b %Y",
                "tickangle": 0,
                "range": [str(days[0] - margin), str(days[-1] + margin)],
            }
        years = range(
            min(first_day(period).year for period in periods),
            max(first_day(period.rpartition("/")[2] or period).year for period in periods) + 1,
        )
        edge = 0.45 if self.grain == "year" else 0.3
        half = 0.0 if self.grain == "year" else 0.5
        values, words = (
            _halves(years, language) if half and len(years) <= 3 else (list(years), [str(year) for year in years])
        )
        shape = {"type": "linear", "tickangle": 0, "range": [years[0] - edge, years[-1] + half + edge]}
        if len(years) > _FEW_YEARS:
            # Plotly thins whole years out by itself where the screen is narrow; of fewer years it would make fractions.
            return shape | {"tickmode": "auto", "tickformat": "d"}
        return shape | {"tickmode": "array", "tickvals": values, "ticktext": words}


def _halves(years: Sequence[int], language: Language) -> tuple[list[float], list[str]]:
    speak = say(language)
    return (
        [year + half for year in years for half in (0.0, 0.5)],
        [speak(name, year=year) for year in years for name in ("{year} 상", "{year} 하")],
    )
