"""What the tests say of a view, before it is put into words: judged once, then worded, drawn and listed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from catalog.model import Event, Indicator
from dashboard.figures.marks import (
    Mark,
    at_period,
    by_place,
    highlighted,
    in_grain,
    looked_at,
    read_marks,
    shown_marks,
)
from dashboard.periods import grain_of
from dashboard.stats.dispersion import Dispersion
from dashboard.stats.funnel import Funnel, funnel
from dashboard.stats.intervals import Interval, interval
from dashboard.stats.of_marks import points_of
from dashboard.stats.points import Point
from dashboard.stats.ranks import Rank, Ranking, ranking
from dashboard.stats.reasons import Refused
from dashboard.stats.trend import SeriesVerdict, judge_series
from dashboard.stats.variation import ordinary_variation
from dashboard.views import View

BESIDE = ("rank", "funnel")  # the kinds of view that set places beside one another


@dataclass(frozen=True)
class Places:
    """The places of one period beside one another.

    `variation` is the φ behind ranges and intervals, None where there is none but the model. `schools`: they are no dongs.
    """

    period: str
    ranking: Ranking
    intervals: Mapping[str, Interval]
    funnel: Funnel | Refused
    variation: Dispersion | None
    schools: bool

    @property
    def ranks(self) -> dict[str, Rank]:
        """Place → its rank; those that could not be ranked are not there."""
        return {rank.place: rank for rank in self.ranking.ranks}


@dataclass(frozen=True)
class Judged:
    """`series` is the verdict on the place that a trend's title is about, `places` that of a ranking or a funnel."""

    series: SeriesVerdict | None = None
    places: Places | None = None


NOTHING_JUDGED = Judged()


def judge(view: View, frame: pd.DataFrame, indicator: Indicator, events: Mapping[str, Event], as_of: date) -> Judged:
    """What may be said of a view. Periods that are not over on `as_of` are part years."""
    marks = read_marks(frame)
    if view.kind == "trend":
        own = subject(view, marks, indicator)
        return Judged(series=judge_course(own, indicator, events, as_of)) if own else NOTHING_JUDGED
    return Judged(places=judge_places(view, marks, indicator, events, as_of)) if view.kind in BESIDE else NOTHING_JUDGED


def subject(view: View, marks: Sequence[Mark], indicator: Indicator) -> tuple[Mark, ...]:
    """Whose values the title tells: the first place chosen, else the district, else the only one; nobody's where all are alike."""
    valued = shown_marks(view, marks, indicator)
    places = by_place(valued)
    named = (*highlighted(view, valued), *(place for place, own in places.items() if own[0].is_district))
    if named or len(places) == 1:
        return places[next(iter((*named, *places)))]
    return ()


def judge_course(
    own: Sequence[Mark], indicator: Indicator, events: Mapping[str, Event], as_of: date
) -> SeriesVerdict | None:
    """The verdict on one place's figures; None where they have no time at all."""
    dated = [mark for mark in own if grain_of(mark.period) != "none"]
    if not dated:
        return None
    points = points_of(dated, indicator, as_of)
    return judge_series(points, indicator.model, direction=indicator.direction, breaks=break_days(indicator, events))


def judge_places(
    view: View, marks: Sequence[Mark], indicator: Indicator, events: Mapping[str, Event], as_of: date
) -> Places | None:
    """Ranks, intervals and funnel of the places below the district at the period looked at; None where there are none."""
    at = [mark for mark in at_period(view, marks) if not mark.is_district]
    if not any(mark.value is not None for mark in at):
        return None
    period, points = looked_at(view, marks), points_of(at, indicator, as_of)
    found = funnel(points, indicator.model, scale=indicator.scale, direction=indicator.direction)
    variation = _variation(view, marks, period, indicator, events, as_of)
    if variation is None and isinstance(found, Funnel):
        variation = found.dispersion
    order = ranking(points, indicator.model, lowest_first=indicator.direction == "lower", variation=variation)
    schools = all(mark.kind == "school" for mark in at)
    return Places(period, order, _intervals(points, indicator, variation, order), found, variation, schools)


def break_days(indicator: Indicator, events: Mapping[str, Event]) -> list[date]:
    """The first days under a new method, boundary or definition."""
    return [events[name].since for name in indicator.breaks if name in events]


def _variation(
    view: View,
    marks: Sequence[Mark],
    period: str,
    indicator: Indicator,
    events: Mapping[str, Event],
    as_of: date,
) -> Dispersion | None:
    """By how much the places ordinarily vary from year to year. What places differ in is no chance, so this comes first."""
    if grain_of(period) != "year" or indicator.model == "none":
        return None
    below = by_place(in_grain(replace(view, grain="year"), [mark for mark in marks if not mark.is_district]))
    series = [points_of(own, indicator, as_of) for own in below.values()]
    found = ordinary_variation(series, indicator.model, before=period, breaks=break_days(indicator, events))
    return None if isinstance(found, Refused) else found


def _intervals(
    points: Sequence[Point], indicator: Indicator, variation: Dispersion | None, order: Ranking
) -> dict[str, Interval]:
    """Place → its interval; nobody's where the order is a plain one."""
    if order.plain:
        return {}
    found = {
        point.place: interval(point, indicator.model, scale=indicator.scale, variation=variation) for point in points
    }
    return {place: one for place, one in found.items() if not isinstance(one, Refused)}
