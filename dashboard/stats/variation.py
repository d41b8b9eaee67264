"""Ordinary variation: by how much figures change from one year to the next when nothing is known to have happened.

φ of the changes between neighbouring comparable years, pooled over the places handed in. Assumed: classes are of like size in all
of them and over the years, and most earlier changes were ordinary; a steady growth of everybody widens φ and so errs towards
saying nothing. Hand in the dongs for a change of a dong, but the district's own years for a change of the district: what moves all
dongs alike in one year is lost in the noise of a dong and not in that of the district.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

import numpy as np

from dashboard.periods import follows
from dashboard.stats.counted import Counted, counted
from dashboard.stats.dispersion import Dispersion, dispersion_of
from dashboard.stats.points import Point, course
from dashboard.stats.reasons import Model, Refused

LEAST_CHANGES = 4
# neighbouring changes share a year, so that n of them tell about as much as two thirds of n apart (von Neumann 1941)
_WORTH_OF_OVERLAPPING = 2 / 3


def ordinary_variation(
    series: Iterable[Sequence[Point]], model: Model, *, before: str, breaks: Sequence[date] = ()
) -> Dispersion | Refused:
    """φ from the changes that ended before the year `before`; where they are fewer than four, from those up to it as well.

    The year itself is used only in need: its changes are what is to be judged, and large ones would hide themselves.
    """
    changes = [change for points in series for change in _changes(points, model, breaks)]
    earlier = [deviate for year, deviate in changes if year < before]
    found = earlier if len(earlier) >= LEAST_CHANGES else [deviate for year, deviate in changes if year <= before]
    if len(found) < LEAST_CHANGES:
        return Refused("variation_unknown")
    dispersion = dispersion_of(np.array(found), "year_to_year")
    worth = dispersion.degrees_of_freedom * (_WORTH_OF_OVERLAPPING if len({year for year, _ in changes}) > 1 else 1)
    return replace(dispersion, degrees_of_freedom=worth)


def standardised_change(before: Counted, after: Counted, model: Model) -> float | None:
    """The change divided by its standard deviation under the model, given both years together; None where nothing happened.

    Counts: the later one of both is binomial at the later year's share of the denominators. Proportions: pooled.
    """
    both, size = before.count + after.count, before.size + after.size
    share = both / size
    expected = both * after.size / size
    variance = expected * before.size / size
    if model == "binomial":
        variance *= 1 - share
    return (after.count - expected) / float(np.sqrt(variance)) if variance > 0 else None


def _changes(points: Sequence[Point], model: Model, breaks: Sequence[date]) -> Iterable[tuple[str, float]]:
    for run in course(points, breaks).runs:
        for before, after in pairwise(run):
            earlier, later = counted(before, model), counted(after, model)
            if isinstance(earlier, Refused) or isinstance(later, Refused) or not follows(before.period, after.period):
                continue
            deviate = standardised_change(earlier, later, model)
            if deviate is not None:
                yield after.period, deviate
