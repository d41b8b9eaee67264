"""Whether a place's yearly figures have a direction: only with five comparable years since the last break."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from dashboard.periods import grain_of
from dashboard.stats.kendall import Trend, trend
from dashboard.stats.points import Course, Point, course
from dashboard.stats.reasons import Direction, Model, Status, status_of

LEAST_YEARS = 5
LEVEL = 0.05


@dataclass(frozen=True)
class SeriesVerdict:
    """What may be said of a series, and from what.

    broken: there would be enough years, were they comparable (see `course.cuts`). not_yearly: quarters or months only, whose
    seasons are no trend. `trend` is that of `course.latest`, None where nothing is judged; without a sampling model its slope has
    no limits. `status` is that of a direction, None where there is none to judge or neither is better.
    """

    kind: Literal["rising", "falling", "no_clear_direction", "too_short", "broken", "not_yearly"]
    status: Status | None
    course: Course
    trend: Trend | None


def judge_series(
    points: Sequence[Point], model: Model, *, direction: Direction, breaks: Sequence[date] = ()
) -> SeriesVerdict:
    """The verdict on one place's figures. Part years, spans, inexact and incomplete figures are left out and named."""
    found = course(points, breaks)
    if len(found.latest) < LEAST_YEARS:
        return SeriesVerdict(_unjudged(points, found), None, found, None)
    tested = trend([int(point.period) for point in found.latest], [_value(point) for point in found.latest])
    if model == "none":
        tested = replace(tested, low=None, high=None)
    # S and slope agree in all but heavily tied series, where most steps are none at all
    if tested.p > LEVEL or tested.s * tested.slope <= 0:
        return SeriesVerdict("no_clear_direction", "no_clear_difference", found, tested)
    rise = tested.s > 0
    return SeriesVerdict("rising" if rise else "falling", status_of(rise, direction), found, tested)


def _unjudged(points: Sequence[Point], found: Course) -> Literal["too_short", "broken", "not_yearly"]:
    grains = {grain_of(point.period) for point in points}
    if grains & {"half", "quarter", "month", "day"} and "year" not in grains:
        return "not_yearly"
    return "broken" if found.cuts and sum(len(run) for run in found.runs) >= LEAST_YEARS else "too_short"


def _value(point: Point) -> float:
    if point.value is None:  # `course` has left those out
        raise ValueError(f"{point.place} {point.period} has no value")
    return point.value
