"""Figures with a known truth, for the tests of what may be said of them."""

import os
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from dashboard.stats.points import Point

SOAK = bool(os.environ.get("DONGNE_SOAK"))
# eighteen dongs, from the smallest to the largest
RESIDENTS = np.array(
    [
        3400,
        4800,
        5600,
        6900,
        8200,
        9100,
        10300,
        11500,
        12800,
        14100,
        15800,
        17500,
        19800,
        22400,
        25300,
        28600,
        31700,
        35000,
    ],
    dtype=np.float64,
)


def yearly(values: Sequence[float | None], first: int = 2016, place: str = "양동", **more: object) -> list[Point]:
    """Whole years of one place, where the value is the count."""
    return [Point(place, str(first + i), value, value, **more) for i, value in enumerate(values)]


def rates(counts: ArrayLike, sizes: ArrayLike = RESIDENTS, scale: float = 1000, period: str = "2024") -> list[Point]:
    """One figure for each dong, named 동1, 동2 …"""
    return [
        Point(f"동{number}", period, count / size * scale, count, size)
        for number, (count, size) in enumerate(
            zip(np.asarray(counts, dtype=float).tolist(), np.asarray(sizes, dtype=float).tolist(), strict=True), start=1
        )
    ]


def in_classes(chance: np.random.Generator, means: ArrayLike, size: int = 20) -> np.ndarray:
    """Counts of people who come in classes of one size."""
    return size * chance.poisson(np.asarray(means) / size).astype(np.float64)
