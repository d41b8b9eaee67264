"""Overdispersion: by how much figures vary more than their sampling model says, because people come in classes and groups.

The variance is taken as φ times that of the binomial or Poisson model (multiplicative; McCullagh & Nelder 1989, Generalized
Linear Models, ch. 4.5 and 6.2), which is exactly so where everybody comes in classes of φ. The alternative, a variance between
places added on top (Spiegelhalter 2005, Funnel plots for comparing institutional performance, Statistics in Medicine 24), is the
same for small places and large ones, while that of classes shrinks with size. In 6,000 draws of 18 dongs of 3,400 to 35,000
residents with equal rates and classes of 20, additive "95 %" limits left out 13-17 % of the six smallest and 1 % of the six
largest; multiplicative ones 4 % of both.

φ is the mean square of standardised residuals, winsorised at a tenth of them on either side as Spiegelhalter does, so that a
place that truly stands out does not widen the limits meant to find it. Winsorising alone would make φ too small by a third, and
18 residuals leave it uncertain: both are answered by the same seeded simulation under the normal model.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri, stdtrit

Array = NDArray[np.float64]

_NORMAL_DRAWS = 400_000  # the 99.8 % point then comes out within about one per cent
_LEAST_WINSORISED = 8


@dataclass(frozen=True)
class Dispersion:
    """φ and how well it is known: from so many residuals, worth so many degrees of freedom.

    `declared`: nothing but the model speaks, φ is 1 and certain. A φ below 1 is never used to narrow anything.
    """

    phi: float
    degrees_of_freedom: float
    observations: int
    basis: Literal["declared", "between_places", "year_to_year"]

    @property
    def factor(self) -> float:
        """By which variances are multiplied."""
        return max(1.0, self.phi)

    def deviate(self, level: float) -> float:
        """How many standard deviations hold `level` of all figures: Student's t, normal where φ is declared."""
        return float(stdtrit(self.degrees_of_freedom, (1 + level) / 2))

    def tail(self, level: float) -> float:
        """The normal tail beyond `deviate` on one side, for limits that are exact and not normal."""
        return float(ndtr(-self.deviate(level)))


DECLARED = Dispersion(1.0, np.inf, 0, "declared")


@dataclass(frozen=True)
class _Calibration:
    """What the winsorised mean square of so many normal residuals is: its mean, its degrees of freedom, and the standardised
    residual that 5 % and 0.2 % of them exceed when divided by its root."""

    mean: float
    degrees_of_freedom: float
    deviates: dict[float, float]


def dispersion_of(residuals: Array, basis: Literal["between_places", "year_to_year"]) -> Dispersion:
    """φ from standardised residuals, shape (n,): those of places around their common rate, or of changes around none."""
    known = _calibration(len(residuals), basis == "between_places")
    phi = float(_mean_squares(residuals[np.newaxis, :])[0]) / known.mean
    return Dispersion(phi, known.degrees_of_freedom, len(residuals), basis)


def studentised_deviate(places: int, level: float, widened: bool) -> float:
    """How many standard deviations from the common rate hold `level` of `places` equal places.

    Each place is measured by a φ to which it has itself contributed, so this is not Student's t but what the simulation finds:
    2.00 and 3.57 for 18 places. Where limits are not widened it is the normal deviate.
    """
    return _calibration(places, True).deviates[level] if widened else float(ndtri((1 + level) / 2))


@lru_cache(maxsize=256)
def _calibration(count: int, centred: bool) -> _Calibration:
    draws = np.random.default_rng(count).standard_normal((_NORMAL_DRAWS // count, count))
    if centred:
        draws = (draws - draws.mean(axis=1, keepdims=True)) / np.sqrt(1 - 1 / count)
    squares = _mean_squares(draws)
    mean = float(squares.mean())
    studentised = np.abs(draws) / np.sqrt(squares / mean)[:, np.newaxis]
    deviates = {level: float(np.quantile(studentised, level)) for level in (0.95, 0.998)}
    return _Calibration(mean, float(2 * mean**2 / squares.var()), deviates)


def _mean_squares(residuals: Array) -> Array:
    """Winsorised mean square of each row, shape (rows, n) → (rows,)."""
    count = residuals.shape[1]
    cut = max(1, round(count / 10)) if count >= _LEAST_WINSORISED else 0
    if cut:
        ordered = np.partition(residuals, (cut, count - 1 - cut), axis=1)
        residuals = np.clip(residuals, ordered[:, [cut]], ordered[:, [count - 1 - cut]])
    mean: Any = (residuals**2).mean(axis=1)
    return np.asarray(mean, dtype=np.float64)
