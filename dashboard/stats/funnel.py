"""The funnel: which places lie further from the district's rate than equal places would by chance.

Spiegelhalter 2005, Funnel plots for comparing institutional performance, Statistics in Medicine 24. Limits at 95 % and 99.8 %
stand around the rate of all places together, and are widened by the φ that the places show (see dispersion.py); where φ is at
most 1 they are the plain exact ones. φ takes real differences between places for clumping as long as many places differ, so the
funnel errs towards naming nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.special import ndtr

from dashboard.stats.counted import Counted, counted
from dashboard.stats.dispersion import Array, Dispersion, dispersion_of, studentised_deviate
from dashboard.stats.limits import binomial_limits, poisson_limits
from dashboard.stats.points import Point
from dashboard.stats.reasons import Direction, Model, Reason, Refused, Status, status_of

LEAST_PLACES = 8  # with fewer, φ is hardly known and the limits are so wide that they say nothing


@dataclass(frozen=True)
class Band:
    """The limits at one size (denominator), in the unit of the figure."""

    size: float
    low_95: float
    high_95: float
    low_998: float
    high_998: float


@dataclass(frozen=True)
class Position:
    """Where one place stands. `status` is judged at 95 %, and None outside where neither direction is the better one."""

    place: str
    value: float
    band: Band
    outside: Literal["inside", "outside_95", "outside_998"]
    side: Literal["above", "below", "on"]
    status: Status | None


@dataclass(frozen=True)
class Funnel:
    """`rate` is that of all places together, in the unit of the figure. `left_out` are places without a sound figure.

    `expected_95` and `expected_998`: so many places at most lie outside by chance alone where all are equal.
    """

    rate: float
    dispersion: Dispersion
    positions: tuple[Position, ...]
    left_out: tuple[tuple[Point, Reason], ...]
    model: Model
    scale: float

    @property
    def widened(self) -> bool:
        return self.dispersion.phi > 1

    @property
    def expected_95(self) -> float:
        return 0.05 * len(self.positions)

    @property
    def expected_998(self) -> float:
        return 0.002 * len(self.positions)

    def curve(self, sizes: Sequence[float]) -> tuple[Band, ...]:
        """The limits at any sizes above 0, for drawing."""
        return _bands(
            np.asarray(sizes, dtype=np.float64), self.rate / self.scale, self.dispersion, self.model, self.scale
        )


def funnel(points: Sequence[Point], model: Model, *, scale: float = 1, direction: Direction) -> Funnel | Refused:
    """The funnel over the dongs of one period (not the district itself). ValueError where periods are mixed."""
    if len({point.period for point in points}) > 1:
        raise ValueError("a funnel shows one period")
    if model == "none":
        return Refused("no_model")
    found = [(point, counted(point, model)) for point in points]
    sound = [(point, seen) for point, seen in found if isinstance(seen, Counted)]
    left_out = tuple((point, seen.reason) for point, seen in found if isinstance(seen, Refused))
    if reason := _unsuited([point for point, _ in sound]):
        return Refused(reason)
    counts = np.array([seen.count for _, seen in sound], dtype=np.float64)
    sizes = np.array([seen.size for _, seen in sound], dtype=np.float64)
    rate = float(counts.sum() / sizes.sum())
    if rate == 0 or (model == "binomial" and rate == 1):
        return Refused("no_variation")
    dispersion = dispersion_of(residuals(counts, sizes, model), "between_places")
    bands = _bands(sizes, rate, dispersion, model, scale)
    values = counts / sizes * scale
    positions = tuple(
        _position(point.place, float(value), band, rate * scale, direction)
        for (point, _), value, band in zip(sound, values, bands, strict=True)
    )
    return Funnel(rate * scale, dispersion, positions, left_out, model, scale)


def residuals(counts: Array, sizes: Array, model: Model) -> Array:
    """Standardised residuals around the common rate, shape (n,); a large place pulls the rate towards itself, which is undone."""
    rate = counts.sum() / sizes.sum()
    unit = rate * (1 - rate) if model == "binomial" else rate
    variance = sizes * unit * (1 - sizes / sizes.sum())
    return np.asarray((counts - sizes * rate) / np.sqrt(variance), dtype=np.float64)


def _unsuited(points: Sequence[Point]) -> Reason | None:
    if len(points) < LEAST_PLACES:
        return "too_few_places"
    if any(point.denominator is None for point in points):
        return "no_denominator"  # places of different size have no common count
    return "mixed_origin" if len({point.demonstration for point in points}) > 1 else None


def _bands(sizes: Array, rate: float, dispersion: Dispersion, model: Model, scale: float) -> tuple[Band, ...]:
    limits = binomial_limits if model == "binomial" else poisson_limits
    inner, outer = (
        limits(
            rate,
            sizes,
            dispersion.factor,
            float(ndtr(-studentised_deviate(dispersion.observations, level, dispersion.phi > 1))),
        )
        for level in (0.95, 0.998)
    )
    return tuple(
        Band(float(size), float(low) * scale, float(high) * scale, float(lowest) * scale, float(highest) * scale)
        for size, low, high, lowest, highest in zip(sizes, *inner, *outer, strict=True)
    )


def _position(place: str, value: float, band: Band, rate: float, direction: Direction) -> Position:
    outside: Literal["inside", "outside_95", "outside_998"] = "inside"
    if not band.low_95 <= value <= band.high_95:
        outside = "outside_95" if band.low_998 <= value <= band.high_998 else "outside_998"
    status: Status | None = "no_clear_difference" if outside == "inside" else status_of(value > rate, direction)
    return Position(place, value, band, outside, "above" if value > rate else "below" if value < rate else "on", status)
