"""From the marks of a figure to points that can be judged."""

from collections.abc import Iterable
from datetime import date

from catalog.model import Indicator
from dashboard.figures.marks import Mark, part_year
from dashboard.periods import grain_of, last_day
from dashboard.stats.points import Point


def point_of(mark: Mark, indicator: Indicator, as_of: date) -> Point:
    """The mark as a point. A period that is not over on `as_of` is a part year, as is a state counted in an earlier month."""
    over = grain_of(mark.period) == "none" or last_day(mark.period) <= as_of
    return Point(
        place=mark.place,
        period=mark.period,
        value=mark.value,
        numerator=mark.numerator,
        denominator=mark.denominator if indicator.denominator is not None else None,
        whole=over and not part_year(mark, indicator),
        partial=mark.partial,
        owed=mark.value is not None and bool(mark.missing),
        demonstration=mark.demonstration,
        covers=mark.covers,
        exact=mark.qualifier == "exact",
    )


def points_of(marks: Iterable[Mark], indicator: Indicator, as_of: date) -> tuple[Point, ...]:
    """The marks as points, in their order."""
    return tuple(point_of(mark, indicator, as_of) for mark in marks)
