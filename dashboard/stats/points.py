"""The figures of one place over time, and which of them may be set beside one another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.periods import first_day, grain_of, last_day
from dashboard.stats.reasons import Reason


@dataclass(frozen=True)
class Point:
    """One figure. `value` is as shown (scaled); numerator and denominator are unscaled counts, None where there is none.

    `whole`: the period is over and all of it is counted. `partial`: a sum over fewer dongs than there are. `owed`: it lacks
    the figure of a programme. `covers`: the programmes in it. `exact`: printed without 약, 이상 or the like.
    """

    place: str
    period: str
    value: float | None
    numerator: float | None = None
    denominator: float | None = None
    whole: bool = True
    partial: bool = False
    owed: bool = False
    demonstration: bool = False
    covers: str = ""
    exact: bool = True


@dataclass(frozen=True)
class Cut:
    """Two neighbouring figures that are not comparable, and why."""

    before: Point
    after: Point
    reason: Reason


@dataclass(frozen=True)
class Course:
    """Figures of one place in order of time: runs of comparable ones, the cuts between the runs, and what was left out.

    There is one cut fewer than there are runs. A year without a figure does not cut a run: it is for whoever draws the line
    to leave the gap open.
    """

    runs: tuple[tuple[Point, ...], ...]
    cuts: tuple[Cut, ...]
    left_out: tuple[tuple[Point, Reason], ...]

    @property
    def latest(self) -> tuple[Point, ...]:
        """The last run; empty where there is none."""
        return self.runs[-1] if self.runs else ()


def flaw(point: Point) -> Reason | None:
    """Why a figure by itself is never judged, or None. Judged is what is exact, complete, and of a whole single period."""
    checks: tuple[tuple[bool, Reason], ...] = (
        (point.value is None, "no_value"),
        (grain_of(point.period) == "span", "span"),
        (not point.whole, "part_year"),
        (point.partial, "partial_dongs"),
        (point.owed, "owed"),
        (not point.exact, "inexact"),
    )
    return next((reason for found, reason in checks if found), None)


def incomparable(before: Point, after: Point, breaks: Iterable[date] = ()) -> Reason | None:
    """Why two sound figures of one place are not comparable, or None.

    `breaks` are the first days under a new method, boundary or definition. A year with a break inside it is of both kinds, and
    so is comparable with neither the year before nor the year after.
    """
    if any(first_day(before.period) < day <= last_day(after.period) for day in breaks):
        return "break"
    if before.demonstration != after.demonstration:
        return "mixed_origin"
    return "different_programmes" if before.covers != after.covers else None


def course(points: Sequence[Point], breaks: Sequence[date] = ()) -> Course:
    """The yearly figures of one place as runs of comparable ones. ValueError where a period comes twice."""
    periods = [point.period for point in points]
    if len(set(periods)) < len(periods):
        raise ValueError(f"two figures for one period: {sorted({p for p in periods if periods.count(p) > 1})}")
    ordered = sorted(points, key=lambda point: point.period)
    reasons = [(point, _unfit(point)) for point in ordered]
    runs: list[list[Point]] = []
    cuts: list[Cut] = []
    for point in (point for point, reason in reasons if reason is None):
        reason = incomparable(runs[-1][-1], point, breaks) if runs else None
        if runs and reason is None:
            runs[-1].append(point)
            continue
        if runs and reason is not None:
            cuts.append(Cut(runs[-1][-1], point, reason))
        runs.append([point])
    left_out = tuple((point, reason) for point, reason in reasons if reason is not None)
    return Course(tuple(tuple(run) for run in runs), tuple(cuts), left_out)


def _unfit(point: Point) -> Reason | None:
    reason = flaw(point)
    return "not_a_year" if reason is None and grain_of(point.period) != "year" else reason
