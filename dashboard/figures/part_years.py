"""Figures that must stand apart from the line: years that are not over, states of an earlier month, sums over some dongs."""

from collections.abc import Sequence
from datetime import date

from catalog.model import Indicator
from dashboard.figures.lines import segments
from dashboard.figures.marks import Mark, part_year
from dashboard.figures.paint import Paint
from dashboard.periods import grain_of, last_day, show_month


def unfinished(mark: Mark, as_of: date | None) -> bool:
    """Whether the period was not over on the day up to which the figures reach."""
    return as_of is not None and grain_of(mark.period) not in ("none", "span") and last_day(mark.period) > as_of


def stands_apart(mark: Mark, indicator: Indicator, as_of: date | None) -> bool:
    """Whether no line may lead to the mark, for it stands for less than the others do."""
    return mark.partial or part_year(mark, indicator) or unfinished(mark, as_of)


def stretches(
    marks: Sequence[Mark], breaks: Sequence[date], indicator: Indicator, as_of: date | None
) -> list[list[Mark]]:
    """One place's marks as lines may run through them; those that stand for less than the others are alone, at the end."""
    apart = [mark for mark in marks if stands_apart(mark, indicator, as_of)]
    return [*segments([mark for mark in marks if mark not in apart], breaks), *([mark] for mark in apart)]


def until(mark: Mark, indicator: Indicator, as_of: date | None, paint: Paint) -> str:
    """`7월 기준` for a state counted before the year's end, `10월까지` for what was counted up to then; empty for a whole one.

    Of a year that is not over it may not be known up to when it was counted: it may be a budget, and whole already.
    """
    if part_year(mark, indicator):
        return paint.say("{month} 기준", month=show_month(last_day(mark.denominator_period).month, paint.language))
    if not unfinished(mark, as_of):
        return ""
    at_year_end = indicator.denominator is not None and indicator.denominator.at == "year_end"
    if mark.denominator_period and not at_year_end:
        return paint.say("{month}까지", month=show_month(last_day(mark.denominator_period).month, paint.language))
    return paint.say("끝나지 않은 해")
