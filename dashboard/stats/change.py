"""Whether a change on the year before lies outside ordinary variation: one test for each sampling model.

poisson and clumped_counts: given both years together, the later count is binomial (Przyborowski & Wilenski 1940, Homogeneity of
results in testing samples from Poisson series, Biometrika 31); exact, two-sided, at the effective counts (divided by φ).
binomial: two proportions, χ² with N - 1 (Campbell 2007, Chi-squared and Fisher-Irwin tests of two-by-two tables with small sample
recommendations, Statistics in Medicine 26), which needs one expected event in every cell. Where φ is an estimate, Student's t
takes the place of the normal law. Nothing is claimed here: see discoveries.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from scipy.special import betainc, ndtr, ndtri, stdtr

from dashboard.periods import grain_of
from dashboard.stats.counted import Counted, counted
from dashboard.stats.dispersion import DECLARED, Dispersion
from dashboard.stats.points import Point, flaw, incomparable
from dashboard.stats.reasons import Direction, Model, Reason, Refused
from dashboard.stats.variation import ordinary_variation, standardised_change

_LEAST_EXPECTED = 1


@dataclass(frozen=True)
class Change:
    """A change of one place on the year before.

    `difference` is in the unit of the figure, None where the two are not comparable. `p` is None where nothing was tested, and
    `reason` then says why. `variation` is the φ that was used.
    """

    place: str
    period: str
    direction: Direction
    difference: float | None = None
    p: float | None = None
    variation: Dispersion | None = None
    reason: Reason | None = None


def changes(
    series: Mapping[str, Sequence[Point]], year: str, model: Model, *, direction: Direction, breaks: Sequence[date] = ()
) -> tuple[Change, ...]:
    """The change of every place (place → its yearly points) from the year before to `year`, against their common variation."""
    variation = ordinary_variation(series.values(), model, before=year, breaks=breaks)
    return tuple(
        change(place, points, year, model, direction=direction, breaks=breaks, variation=variation)
        for place, points in series.items()
    )


def change(
    place: str,
    points: Sequence[Point],
    year: str,
    model: Model,
    *,
    direction: Direction,
    breaks: Sequence[date] = (),
    variation: Dispersion | Refused,
) -> Change:
    """The change of one place. Where its variation is unknown, counts in clumps are not tested; the other models speak for
    themselves."""
    bare = Change(place, year, direction)
    if grain_of(year) != "year":  # a quarter differs from the one before by its season
        return replace(bare, reason="not_a_year")
    after = next((point for point in points if point.period == year), None)
    before = next((point for point in points if point.period == str(int(year) - 1)), None)
    if after is None or after.value is None:
        return replace(bare, reason="no_value")
    if before is None or before.value is None:
        return replace(bare, reason="no_earlier_value")
    reason = _apart(before, after, breaks)
    if reason not in (None, "inexact"):
        return replace(bare, reason=reason)
    stated = replace(bare, difference=after.value - before.value, reason=reason)
    return stated if reason else _tested(stated, before, after, model, variation)


def count_test(before: Counted, after: Counted, variation: Dispersion = DECLARED) -> float:
    """Two-sided p that two counts, or rates, have the same mean.

    >>> round(count_test(Counted(5, 1), Counted(15, 1)), 4)  # twice the chance of 15 heads or more in 20
    0.0414
    """
    both, later = (before.count + after.count) / variation.factor, after.count / variation.factor
    share = after.size / (before.size + after.size)
    above = betainc(later, both - later + 1, share) if later > 0 else 1.0
    below = betainc(both - later, later + 1, 1 - share) if later < both else 1.0
    return _two_sided(min(float(above), float(below)), variation)


def share_test(before: Counted, after: Counted, variation: Dispersion = DECLARED) -> float | None:
    """Two-sided p that two proportions are the same; None where an expected count is below 1."""
    size, factor = before.size + after.size, variation.factor
    share = (before.count + after.count) / size
    if min(before.size, after.size) * min(share, 1 - share) / factor < _LEAST_EXPECTED:
        return None
    deviate = standardised_change(before, after, "binomial") or 0.0
    # at the effective size: N - 1 becomes N / φ - 1
    deviate *= np.sqrt((size / factor - 1) / size)
    return _two_sided(float(ndtr(-abs(deviate))), variation)


def _apart(before: Point, after: Point, breaks: Sequence[date]) -> Reason | None:
    """Why the two are not set against each other; that they are inexact comes last, for then their difference can be told."""
    flaws = [reason for reason in (flaw(before), flaw(after)) if reason]
    graver = next((reason for reason in flaws if reason != "inexact"), None)
    return graver or incomparable(before, after, breaks) or next(iter(flaws), None)


def _tested(stated: Change, before: Point, after: Point, model: Model, variation: Dispersion | Refused) -> Change:
    earlier, later = counted(before, model), counted(after, model)
    if isinstance(earlier, Refused):
        return replace(stated, reason=earlier.reason)
    if isinstance(later, Refused):
        return replace(stated, reason=later.reason)
    if isinstance(variation, Refused):
        if model == "clumped_counts":
            return replace(stated, reason=variation.reason)
        variation = DECLARED
    p = share_test(earlier, later, variation) if model == "binomial" else count_test(earlier, later, variation)
    return replace(stated, p=p, variation=variation, reason="too_few_events" if p is None else None)


def _two_sided(tail: float, variation: Dispersion) -> float:
    """From the smaller tail under a known φ to the two-sided p under an estimated one."""
    if tail >= 0.5:
        return 1.0
    return float(2 * stdtr(variation.degrees_of_freedom, ndtri(tail))) if tail > 0 else 0.0
