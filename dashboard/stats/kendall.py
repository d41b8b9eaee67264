"""The Mann-Kendall test for a monotonic trend with its exact distribution, and the Theil-Sen slope.

Mann 1945, Nonparametric tests against trend, Econometrica 13; Kendall 1975, Rank Correlation Methods; Sen 1968, Estimates of the
regression coefficient based on Kendall's tau, JASA 63; Gilbert 1987, Statistical Methods for Environmental Pollution Monitoring,
ch. 16. Assumes that without a trend all orders of the years are equally likely: that one year does not carry over into the next.
Where it does (autocorrelation 0.3 over ten years) one noise series in ten is called a trend instead of one in twenty.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, combinations

import numpy as np

LEVEL = 0.95


@dataclass(frozen=True)
class Trend:
    """`s`: later-is-higher pairs less later-is-lower ones; `p`: exact, two-sided; `slope`: a year, in the unit of the figures.

    `low` and `high` are the slope's limits at no less than 95 %, None where too few years allow none.
    """

    n: int
    s: int
    p: float
    slope: float
    low: float | None
    high: float | None


def trend(years: Sequence[int], values: Sequence[float]) -> Trend:
    """The trend of two or more values. Years ascend and may have gaps.

    >>> trend([1, 2, 3, 4], [10, 15, 14, 20])  # Gilbert 1987, p. 209: S = 4, one-sided 0.167
    Trend(n=4, s=4, p=0.333..., slope=2.916..., low=None, high=None)
    """
    pairs = list(combinations(zip(years, values, strict=True), 2))
    s = sum(int(np.sign(later - earlier)) for (_, earlier), (_, later) in pairs)
    slopes = sorted((later - earlier) / (end - start) for (start, earlier), (end, later) in pairs)
    low, high = _limits(slopes, len(values))
    return Trend(len(values), s, p_of(s, values), float(np.median(slopes)), low, high)


def p_of(s: int, values: Sequence[float]) -> float:
    """How often orders of these values, ties included, give an S at least as far from 0. No approximation at any length."""
    ties = tuple(sorted(Counter(values).values()))
    pairs = (len(values) ** 2 - sum(count**2 for count in ties)) // 2
    return min(1.0, 2 * _at_most(ties)[(pairs - abs(s)) // 2])


def _limits(slopes: Sequence[float], n: int) -> tuple[float, float] | tuple[None, None]:
    """As many slopes are cut off at either end as the test allows without a claim (Sen 1968), ties apart."""
    cut = sum(chance <= (1 - LEVEL) / 2 for chance in _at_most((1,) * n)) - 1
    return (slopes[cut], slopes[-1 - cut]) if cut >= 0 else (None, None)


@lru_cache(maxsize=1024)
def _at_most(ties: tuple[int, ...]) -> tuple[float, ...]:
    """The chance of k or fewer inversions (later-is-lower pairs) in a random order of values that are tied in such groups.

    Orders by number of inversions are counted by the Gaussian multinomial coefficient (MacMahon 1913): the product of 1 - q^i up
    to n, divided by the same of every group. Whole numbers, so nothing is rounded.
    """
    n = sum(ties)
    counts = [1] + [0] * ((n**2 - sum(count**2 for count in ties)) // 2)
    for power in range(1, n + 1):
        for k in range(len(counts) - 1, power - 1, -1):
            counts[k] -= counts[k - power]
    for power in (power for count in ties for power in range(1, count + 1)):
        for k in range(power, len(counts)):
            counts[k] += counts[k - power]
    orders = sum(counts)
    return tuple(found / orders for found in accumulate(counts))
