"""The interval of one figure: Wilson's for proportions; for counts and rates exact limits under ten events, Byar's from ten.

Wilson 1927, Probable inference, JASA 22. Garwood 1936, Fiducial limits for the Poisson distribution, Biometrika 28. Byar's in
Breslow & Day 1987, Statistical Methods in Cancer Research II, p. 69. Which where: APHO Technical Briefing 3 (2008) and the Public
Health England technical guide (2018). With a φ above 1 the same limits are taken at the effective size (count and size divided
by φ), which is exact where people come in classes of φ.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.special import gammaincinv

from dashboard.stats.counted import Counted, counted
from dashboard.stats.dispersion import DECLARED, Dispersion
from dashboard.stats.points import Point
from dashboard.stats.reasons import Model, Refused

_BYAR_FROM = 10


@dataclass(frozen=True)
class Interval:
    """Limits in the unit of the figure."""

    low: float
    high: float
    level: float
    method: Literal["wilson", "exact", "byar"]


def interval(
    point: Point, model: Model, *, scale: float = 1, level: float = 0.95, variation: Dispersion | None = None
) -> Interval | Refused:
    """The interval of a point. `scale` is the indicator's. Counts in clumps have none before φ is known from elsewhere."""
    if variation is None and model == "clumped_counts":
        return Refused("variation_unknown")
    seen = counted(point, model)
    return seen if isinstance(seen, Refused) else interval_of(seen, model, scale, level, variation or DECLARED)


def interval_of(seen: Counted, model: Model, scale: float, level: float, variation: Dispersion = DECLARED) -> Interval:
    """The interval of bare counts.

    >>> interval_of(Counted(81, 263), "binomial", 100, 0.95)  # Newcombe 1998, Statistics in Medicine 17, p. 862
    Interval(low=25.52..., high=36.62..., level=0.95, method='wilson')
    """
    effective = seen.count / variation.factor
    if model == "binomial":
        low, high = wilson(effective, seen.size / variation.factor, variation.deviate(level))
        return Interval(low * scale, high * scale, level, "wilson")
    method: Literal["exact", "byar"] = "exact" if effective < _BYAR_FROM else "byar"
    low, high = (
        exact_poisson(effective, variation.tail(level))
        if method == "exact"
        else byar(effective, variation.deviate(level))
    )
    unit = variation.factor * scale / seen.size
    return Interval(low * unit, high * unit, level, method)


def wilson(count: float, size: float, deviate: float) -> tuple[float, float]:
    """Limits of a proportion."""
    share, square = count / size, deviate**2
    middle = share + square / (2 * size)
    half = deviate * np.sqrt(share * (1 - share) / size + square / (4 * size**2))
    low, high = (middle - half) / (1 + square / size), (middle + half) / (1 + square / size)
    # nothing and everything end exactly at 0 and 1, whatever the rounding
    return (0.0 if count == 0 else float(low)), (1.0 if count == size else float(high))


def exact_poisson(count: float, tail: float) -> tuple[float, float]:
    """Limits of a count's mean, each with `tail` beyond it."""
    low = gammaincinv(count, tail) if count > 0 else 0
    return float(low), float(gammaincinv(count + 1, 1 - tail))


def byar(count: float, deviate: float) -> tuple[float, float]:
    """Byar's approximation of the same."""
    more = count + 1
    low = count * (1 - 1 / (9 * count) - deviate / (3 * np.sqrt(count))) ** 3
    return float(low), float(more * (1 - 1 / (9 * more) + deviate / (3 * np.sqrt(more))) ** 3)
