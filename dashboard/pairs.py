"""Two periods of every place side by side: the change as a number, and as a finding only where the statistics carry it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from catalog.model import Indicator
from dashboard.figures.marks import Mark, by_place
from dashboard.periods import grain_of
from dashboard.stats.change import Change, changes
from dashboard.stats.discoveries import ChangeVerdict, judge_changes
from dashboard.stats.of_marks import point_of, points_of
from dashboard.stats.points import flaw, incomparable
from dashboard.stats.reasons import Reason


@dataclass(frozen=True)
class Pair:
    """One place in two periods. `difference` is in the unit of the figure, None where the two are not comparable.

    `reason` says why there is no difference, or why it is a number and no more. `verdict` is there only where the later period
    is the year after the earlier one: only neighbouring years are judged.
    """

    before: Mark
    after: Mark
    difference: float | None
    reason: Reason | None
    verdict: ChangeVerdict | None = None

    @property
    def place(self) -> str:
        return self.after.place

    @property
    def label(self) -> str:
        return self.after.label

    @property
    def is_district(self) -> bool:
        return self.after.is_district


def pairs(
    marks: Sequence[Mark], indicator: Indicator, earlier: str, later: str, breaks: Sequence[date], as_of: date
) -> tuple[Pair, ...]:
    """A pair for each place with a figure or a reason in one of the two periods, in the order of the marks."""
    places = by_place(marks)
    found = [
        _pair(_at(own, earlier), _at(own, later), indicator, breaks, as_of)
        for own in places.values()
        if any(mark.period in (earlier, later) for mark in own)
    ]
    if not neighbours(earlier, later):
        return tuple(found)
    verdicts = _judged(places, indicator, later, breaks, as_of)
    return tuple(Pair(one.before, one.after, *_told(verdicts[one.place])) for one in found)


def neighbours(earlier: str, later: str) -> bool:
    """Whether the later period is the year after the earlier one: such changes can be judged."""
    return grain_of(earlier) == grain_of(later) == "year" and int(later) == int(earlier) + 1


def _judged(
    places: dict[str, tuple[Mark, ...]], indicator: Indicator, later: str, breaks: Sequence[date], as_of: date
) -> dict[str, ChangeVerdict]:
    """Dongs are judged by what is ordinary among them, the district by its own years; all of them are one family."""
    series = {place: points_of(own, indicator, as_of) for place, own in places.items()}
    found: list[Change] = []
    for district in (False, True):
        group = {place: points for place, points in series.items() if places[place][0].is_district == district}
        found += changes(group, later, indicator.model, direction=indicator.direction, breaks=breaks)
    return {verdict.change.place: verdict for verdict in judge_changes(found)}


def _told(verdict: ChangeVerdict) -> tuple[float | None, Reason | None, ChangeVerdict]:
    return verdict.change.difference, verdict.change.reason, verdict


def _pair(before: Mark, after: Mark, indicator: Indicator, breaks: Sequence[date], as_of: date) -> Pair:
    """The two as numbers: their difference, unless one is no whole figure or something changed in between."""
    one, other = point_of(before, indicator, as_of), point_of(after, indicator, as_of)
    flaws = [reason for reason in (flaw(one), flaw(other)) if reason not in (None, "inexact")]
    reason = flaws[0] if flaws else incomparable(one, other, breaks)
    if reason is not None or before.value is None or after.value is None:
        return Pair(before, after, None, reason)
    inexact: Reason | None = "inexact" if not (one.exact and other.exact) else None
    return Pair(before, after, after.value - before.value, inexact)


def _at(own: Sequence[Mark], period: str) -> Mark:
    first = own[0]
    return next((mark for mark in own if mark.period == period), Mark(first.place, first.kind, first.label, period))
